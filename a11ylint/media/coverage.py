"""How captions lie on speech: what is said without one, and whether all of them come too early or too late."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[Any]

Spans: TypeAlias = tuple[tuple[float, float], ...]  # begin and end in seconds, sorted

# A caption may come a little before or after the words and stay a little longer; the speech model widens too.
STEP: Final = 0.1  # seconds between two shifts that are tried
FARTHEST: Final = 60.0  # seconds; what lies farther off is another recording
NEAR: Final = 0.6  # seconds within which a caption begins with the words
# Films run at 24, 23.976 and 25 pictures a second; captions for one speed drift away on another.
ELSEWHERE: Final = 2 * NEAR
FEWEST: Final = 5  # stretches of speech; fewer agree by chance
MOST_VOTES: Final = 0.7
CLEARLY: Final = 0.2
SPEEDS: Final = (1.0, 25 / 23.976, 23.976 / 25)


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

    Every stretch of speech votes for the shifts at which a caption begins with it; the captions must lie on the
    speech there as well. Both together must be clearly better than where the captions stand now and than anywhere else.
    """
    if not speech or not cues:
        return Fit()
    if len(speech) < FEWEST:
        return _by_ends(speech, cues)
    trials = [_trial(_scaled(speech, speed), cues) for speed in SPEEDS]
    best = max(range(len(SPEEDS)), key=lambda place: trials[place].score)
    if trials[best].score < trials[0].score + CLEARLY:
        best = 0
    found = trials[best]
    if found.votes < MOST_VOTES or found.rival > found.score - CLEARLY or found.score < trials[0].now:
        return Fit()
    begin, end = (found.shift + at * (SPEEDS[best] - 1) for at in (speech[0][0], speech[-1][1]))
    return Fit(round(begin, 1), round(end, 1), True)


def _scaled(spans: Spans, speed: float) -> Spans:
    return tuple((begin * speed, end * speed) for begin, end in spans)


class _Trial(NamedTuple):
    """The best shift of all; `votes` is the share of stretches for it, `score` counts the overlap too.

    `now` is the score without a shift, `rival` the best score of a shift that lies clearly elsewhere.
    """

    shift: float
    votes: float
    score: float
    now: float
    rival: float


def _trial(speech: Spans, cues: Spans) -> _Trial:
    import numpy as np

    shifts = np.arange(-round(FARTHEST / STEP), round(FARTHEST / STEP) + 1) * STEP
    votes = _votes(speech, cues, shifts)
    score = votes + _overlap(speech, cues, shifts)
    best = int(score.argmax())
    elsewhere = np.abs(shifts - shifts[best]) > ELSEWHERE
    here = np.abs(shifts) <= NEAR / 2
    return _Trial(
        float(shifts[best]),
        float(votes[best]),
        float(score[best]),
        float(score[here].max()),
        float(score[elsewhere].max()),
    )


def _votes(speech: Spans, cues: Spans, shifts: Numbers) -> Numbers:
    """For each shift the share of stretches that begin with a caption."""
    import numpy as np

    starts = np.array([-1e9, *sorted(begin for begin, _ in cues), 1e9])
    total = np.zeros(len(shifts))
    for begin, _ in speech:
        wanted = begin + shifts
        after = np.searchsorted(starts, wanted)
        away = np.minimum(starts[after] - wanted, wanted - starts[after - 1])
        total += np.clip((2 * NEAR - away) / NEAR, 0, 1)
    return total / len(speech)


def _overlap(speech: Spans, cues: Spans, shifts: Numbers) -> Numbers:
    """For each shift the time that is spoken and captioned by the time that is either."""
    import numpy as np

    # Captions far behind the speech can meet it at no shift; a time of many hours must not cost memory.
    length = round((speech[-1][1] + 2 * FARTHEST) / STEP) + 2
    said, shown = (_marked(spans, length) for spans in (speech, cues))
    both = np.array(
        [said[: length - k] @ shown[k:] if k >= 0 else said[-k:] @ shown[:k] for k in _steps(shifts)]
    )
    either = said.sum() + shown.sum() - both
    share: Numbers = both / np.maximum(either, 1)
    return share


def _steps(shifts: Numbers) -> list[int]:
    return [round(float(shift) / STEP) for shift in shifts]


def _marked(spans: Spans, length: int) -> Numbers:
    import numpy as np

    marks = np.zeros(length)
    for begin, end in spans:
        marks[max(0, round(begin / STEP)) : max(0, round(end / STEP))] = 1
    return marks


def _by_ends(speech: Spans, cues: Spans) -> Fit:
    """With few stretches: captions that begin and end late by the same time; the last one may stay a little."""
    first = min(begin for begin, _ in cues) - speech[0][0]
    last = max(end for _, end in cues) - speech[-1][1]
    if not -NEAR <= last - first <= 2 * NEAR:
        return Fit()
    late = round(first, 1)
    return Fit(late, late, True)
