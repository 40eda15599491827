"""How likely captions belong to stretches of speech when they are moved by a time, against those that lie by chance."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from a11ylint.media.coverage import SPEEDS
from a11ylint.media.shifts import LINGERING, STEP, Spans, distances, every_shift

if TYPE_CHECKING:
    from a11ylint.media.shifts import Numbers

# Captions that belong to words begin and end about so many seconds from them (the mean of an exponential spread), but
# for a share that begins or ends within a stretch. The ends of captions that stay until the next one, or that vanish at
# once, tell nothing.
BEGIN: Final = (0.25, 0.85)
END: Final = (0.35, 0.6)
HELD: Final = 0.5  # share of captions that stay until the next one, or vanish at once
BRIEF: Final = 0.6  # seconds; no words that make a caption are said faster
LONG: Final = 1.5  # how much less usual a cut of twice the length is, as a power
SHORT: Final = 60  # stretches of speech; more of them give more places where captions agree by chance
DRIFTS: Final = (
    0.05,
    100,
)  # films and recordings run by a 24th faster or slower at most; speeds tried each way
AROUND: Final = 10.0  # seconds that captions with a wrong speed may be off at the beginning


def odds(speech: Spans, cues: Spans) -> Numbers:
    """For each stretch (row) and each of every_shift() the natural logarithm of the odds; there are captions."""
    import numpy as np

    density = len(cues) / max(max(end for _, end in cues) - cues[0][0], 1.0)
    held = sum(after[0] - end < STEP or end - begin < BRIEF for (begin, end), after in pairwise(cues))
    total = np.zeros((len(speech), len(every_shift())))
    begins = [begin for begin, _ in speech], [begin for begin, _ in cues], BEGIN
    ends = [end + LINGERING for _, end in speech], [end for _, end in cues], END
    for times, marks, (spread, share) in (begins,) if held > HELD * len(cues) else (begins, ends):
        for row, away in enumerate(distances(times, marks)):
            near = np.exp(-away / spread) / (2 * spread)
            total[row] += np.log(share * near / density + 1 - share)
    return total


def drifting(speech: Spans, found: Numbers) -> float:
    """The sum of the odds for the likeliest speed at which captions drift away from the words."""
    import numpy as np

    most, count = DRIFTS
    speeds = {*np.linspace(-most, most, 2 * count + 1), *(speed - 1 for speed in SPEEDS)}
    times = np.array([begin - speech[0][0] for begin, _ in speech])
    rows, columns = np.arange(len(speech))[:, None], np.flatnonzero(np.abs(every_shift()) <= AROUND)
    best = -np.inf
    for speed in sorted(speeds):
        moved = columns + np.round(times * speed / STEP).astype(int)[:, None]
        inside = np.clip(moved, 0, found.shape[1] - 1)
        best = max(best, found[rows, inside].sum(axis=0).max())
    return float(best)


def unusual(shifts: Numbers) -> Numbers:
    """What a jump costs, as a logarithm: short parts are cut out more often than long ones."""
    import numpy as np

    costs: Numbers = LONG * np.log1p(np.abs(shifts))
    return costs


def chances(found: Numbers) -> float:
    """What a jump costs more in a long clip, which has more places for one by chance."""
    return math.log(max(1.0, len(found) / SHORT))
