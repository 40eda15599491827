"""How captions lie on speech: what is said without one, and whether all of them come too early or too late."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.shifts import Spans, begins, edges, trial

if TYPE_CHECKING:
    from a11ylint.media.shifts import Votes

__all__ = ["SPEEDS", "Coverage", "Fit", "Spans", "coverage", "fit", "in_place", "moved"]

NEAR: Final = 0.6  # seconds within which a caption begins with the words
FEWEST: Final = 5  # stretches of speech; fewer agree by chance
MOST_VOTES: Final = 0.7
CLEARLY: Final = 0.2
# Films run at 24, 23.976 and 25 pictures a second, recordings at 30 and 29.97; captions for one rate drift away on
# another. That of 24 and 23.976 is heard after half an hour only: 3.6 seconds an hour.
SPEEDS: Final = (1.0, 25 / 23.976, 23.976 / 25, 25 / 24, 24 / 25, 24 / 23.976, 23.976 / 24)
FITTING: Final = 0.9  # share of votes from which no other speed can be clearly better


class Coverage(NamedTuple):
    """`speech` and `bare` (speech without a caption) in seconds, and where the bare speech is."""

    speech: float
    bare: float
    gaps: Spans

    @property
    def share(self) -> float:
        """The share of the speech that is captioned, 0 … 1; 1 when nobody speaks."""
        return 1 - self.bare / self.speech if self.speech else 1.0


class Fit(NamedTuple):
    """How all captions would have to move to begin with the words.

    `late` is how many seconds they come after the words at the first speech, `late_at_end` at the last (the same,
    unless they run at another speed). `sure` is False when the sound does not tell; both are 0 then.
    """

    late: float = 0.0
    late_at_end: float = 0.0
    sure: bool = False


def coverage(speech: Spans, cues: Spans, widen: float, shortest: float, joined: float) -> Coverage:
    """The speech that no caption covers; each caption counts `widen` seconds longer at both ends.

    Stretches that lie less than `joined` seconds apart with no caption between them are one; of these `gaps` holds
    those with at least `shortest` seconds of speech. `bare` counts all of them.
    """
    wide = _Cover(_merged((begin - widen, end + widen) for begin, end in cues))
    bare = [span for begin, end in speech for span in _without(begin, end, wide)]
    gaps = tuple((begin, end) for begin, end, said in _grouped(bare, wide, joined) if said >= shortest)
    return Coverage(_length(speech), _length(bare), gaps)


class _Cover:
    """Spans that do not overlap, sorted; those that meet a stretch are found without looking at the others."""

    def __init__(self, spans: Iterable[tuple[float, float]]) -> None:
        self.spans = list(spans)
        self.ends = [end for _, end in self.spans]

    def meeting(self, begin: float, end: float) -> Iterator[tuple[float, float]]:
        """The spans that share more than an edge with a stretch."""
        for place in range(bisect(self.ends, begin), len(self.spans)):
            if self.spans[place][0] >= end:
                return
            yield self.spans[place]


def moved(spans: Spans, seconds: float) -> Spans:
    """The same spans, later."""
    return tuple((begin + seconds, end + seconds) for begin, end in spans)


def in_place(cues: Spans, found: Fit, speech: Spans) -> Spans:
    """The captions as they would lie on the speech without the shift and the wrong speed that were found."""
    length = speech[-1][1] - speech[0][0]
    speed = 1 + (found.late_at_end - found.late) / length if length > 0 else 1.0
    shift = found.late - (speed - 1) * speech[0][0]
    return tuple(((begin - shift) / speed, (end - shift) / speed) for begin, end in cues)


def _length(spans: Iterable[tuple[float, float]]) -> float:
    return round(sum(end - begin for begin, end in spans), 3)


def _merged(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Spans that touch or overlap as one."""
    last: tuple[float, float] | None = None
    for begin, end in sorted(spans):
        if last is not None and begin <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = begin, end
    if last is not None:
        yield last


def _without(begin: float, end: float, cover: _Cover) -> Iterator[tuple[float, float]]:
    """What is left of a span."""
    for first, last in cover.meeting(begin, end):
        if first > begin:
            yield begin, first
        begin = last
    if begin < end:
        yield begin, end


def _grouped(
    bare: Iterable[tuple[float, float]], cover: _Cover, joined: float
) -> Iterator[tuple[float, float, float]]:
    """Stretches that belong together: begin, end, and the seconds of speech in them."""
    last: tuple[float, float, float] | None = None
    for begin, end in bare:
        if last is not None and begin - last[1] < joined and not any(cover.meeting(last[1], begin)):
            last = last[0], end, last[2] + end - begin
            continue
        if last is not None:
            yield last
        last = begin, end, end - begin
    if last is not None:
        yield last


@lru_cache(maxsize=32)
def fit(speech: Spans, cues: Spans) -> Fit:
    """Find the shift, and a wrong speed, at which the captions begin with the words.

    Every stretch of speech votes for the shifts at which a caption begins with it, and where that does not tell, for
    those at which one ends with it, too; the captions must lie on the speech there as well. All together must be
    clearly better than where the captions stand now and than anywhere else.
    """
    if not speech or not cues:
        return Fit()
    if len(speech) < FEWEST:
        return _by_ends(speech, cues)
    found = (_fit(speech, cues, votes) for votes in (begins, edges))
    return next((one for one in found if one.sure), Fit())


def _fit(speech: Spans, cues: Spans, votes: Votes) -> Fit:
    trials = [trial(speech, cues, votes)]
    if trials[0].votes < FITTING:
        trials += [trial(_scaled(speech, speed), cues, votes) for speed in SPEEDS[1:]]
    best = max(range(len(trials)), key=lambda place: trials[place].score)
    if trials[best].score < trials[0].score + CLEARLY:
        best = 0
    found = trials[best]
    if found.votes < MOST_VOTES or found.rival > found.score - CLEARLY or found.score < trials[0].now:
        return Fit()
    begin, end = (found.shift + at * (SPEEDS[best] - 1) for at in (speech[0][0], speech[-1][1]))
    return Fit(round(begin, 1), round(end, 1), True)


def _scaled(spans: Spans, speed: float) -> Spans:
    return tuple((begin * speed, end * speed) for begin, end in spans)


def _by_ends(speech: Spans, cues: Spans) -> Fit:
    """With few stretches: captions that begin and end late by the same time; the last one may stay a little."""
    first = min(begin for begin, _ in cues) - speech[0][0]
    last = max(end for _, end in cues) - speech[-1][1]
    if not -NEAR <= last - first <= 2 * NEAR:
        return Fit()
    late = round(first, 1)
    return Fit(late, late, True)
