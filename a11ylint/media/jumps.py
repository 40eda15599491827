"""Captions that fit up to a place and are off from there on: the clip was cut, or something was put in, afterwards."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.odds import chances, drifting, odds, unusual
from a11ylint.media.pieces import BETTER, CLEARLY, FITS, Piece, is_clear, pieces
from a11ylint.media.shifts import ELSEWHERE, Spans, every_shift

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11ylint.media.shifts import Numbers

FEWEST: Final = 4  # stretches of speech before a jump, and behind it; fewer agree by chance
EARLY: Final = 0.6  # seconds by which a caption may begin before its words
# Logarithms of odds, see media.pieces: by which captions must lie better behind the jump than by chance, and before it
# than by chance or at any other shift; and what each stretch before it must give on average.
TAIL: Final = 1.5
HEAD: Final = 3.5
EVERY: Final = 0.5


class Jump(NamedTuple):
    """From `at` on captions come `late` seconds after the words (before them when negative); `before` up to there."""

    at: float
    late: float
    before: float = 0.0

    @property
    def inserted(self) -> tuple[float, float]:
        """Begin and end of what was put in; both are the same where something was cut out."""
        return self.at, self.at + max(0.0, self.before - self.late)


class _Place(NamedTuple):
    """Captions fit the stretches before `last`, and with a shift those from `first` on; how likely that is.

    `rival` is the likelihood of the likeliest other shift behind the jump.
    """

    last: int
    first: int
    shift: float
    head: float
    tail: float
    rival: float


@lru_cache(maxsize=32)
def jumps(speech: Spans, cues: Spans) -> tuple[Jump, ...]:
    """The places from which on captions are off by another time than before; none where one shift explains them all."""
    if min(len(speech), len(cues)) < 2 * FEWEST:
        return ()
    found = odds(speech, cues)
    if several := _several(speech, found):
        return tuple(several)
    one = _one(speech, found)
    return (Jump(speech[one.last][0], round(one.shift, 1)),) if one else ()


def stepped(cues: Spans, found: Sequence[Jump]) -> Spans:
    """The captions as they would lie on the speech without the jumps, those of a part that was cut out left out."""
    return tuple(
        sorted(
            (max(begin - late, first), min(end - late, last))
            for first, last, late in _laid(found)
            for begin, end in cues
            if first < last and begin - late < last and end - late > first
        )
    )


def _laid(found: Sequence[Jump]) -> Iterator[tuple[float, float, float]]:
    """Begin and end of each piece in the clip, and how late its captions are."""
    begins = (-1e9, *(jump.inserted[1] for jump in found))
    ends = (*(jump.at for jump in found), 1e9)
    return zip(begins, ends, (found[0].before, *(jump.late for jump in found)), strict=True)


def _one(speech: Spans, found: Numbers) -> _Place | None:
    """The likeliest single jump, where it is clearly likelier than none."""
    import numpy as np

    begins = np.array([begin for begin, _ in speech])
    sums = np.concatenate((np.zeros((1, found.shape[1])), found.cumsum(axis=0)))
    lasts = range(FEWEST, len(speech) - FEWEST + 1)
    best = max((_place(sums, begins, last) for last in lasts), key=lambda place: place.head + place.tail)
    if best.tail < max(TAIL, best.rival + CLEARLY) or best.head < _needed(sums, best.last):
        return None
    least = best.head + best.tail - BETTER - chances(found)
    return best if least >= sums[-1].max() and least >= drifting(speech, found) else None


def _needed(sums: Numbers, last: int) -> float:
    """The least odds of captions that fit before a jump; others belong to another recording, or are missing."""
    import numpy as np

    shifts = every_shift()
    rival = (sums[last] - unusual(shifts))[np.abs(shifts) > FITS + ELSEWHERE].max()
    return max(HEAD, float(rival) + HEAD, EVERY * last)


def _place(sums: Numbers, begins: Numbers, last: int) -> _Place:
    """The likeliest shift behind a jump before the stretch `last`; `sums` are the odds of all stretches before each."""
    import numpy as np

    shifts, each = every_shift(), np.arange(sums.shape[1])
    here = np.flatnonzero(np.abs(shifts) <= FITS)
    now = here[sums[last, here].argmax()]
    # Behind something put in, the captions go on that stood before it: what was put in has none.
    first = np.maximum(np.searchsorted(begins, begins[last] - shifts - EARLY), last)
    tails = sums[-1] - sums[first, each] - unusual(shifts)
    tails[np.abs(shifts - shifts[now]) < ELSEWHERE] = -np.inf
    then = int(tails.argmax())
    rival = tails[np.abs(shifts - shifts[then]) > ELSEWHERE].max()
    likely = sums[last, now], tails[then], rival
    return _Place(last, int(first[then]), float(shifts[then]), *map(float, likely))


def _several(speech: Spans, found: Numbers) -> list[Jump]:
    """The jumps of a clip that was cut in two places or more; empty where that is not clear."""
    path, likely = pieces(found)
    clear = len(path) > 2 and all(is_clear(found, piece) for piece in path)
    if not clear or not _in_order(speech, path) or likely < drifting(speech, found):
        return []
    lates = [0.0, *(round(float(every_shift()[piece.column]), 1) for piece in path[1:])]
    begins = [speech[piece.rows[-1] + 1][0] for piece in path[:-1]]
    return [Jump(at, late, before) for at, (before, late) in zip(begins, pairwise(lates), strict=True)]


def _in_order(speech: Spans, path: Sequence[Piece]) -> bool:
    """A caption belongs to one piece: where captions come early, something was put in that has none.

    The place is known to a stretch only, so half of its length is enough.
    """
    for one, other in pairwise(path):
        early = float(every_shift()[one.column] - every_shift()[other.column])
        if speech[other.rows[0]][0] - speech[one.rows[-1]][0] < early / 2:
            return False
    return True
