"""How well captions lie on speech when all of them are moved by the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[Any]
    Votes: TypeAlias = Callable[["Spans", "Spans", Numbers], Numbers]

Spans: TypeAlias = tuple[tuple[float, float], ...]  # begin and end in seconds, sorted

STEP: Final = 0.1  # seconds between two shifts that are tried
FARTHEST: Final = 60.0  # seconds; what lies farther off is another recording
HERE: Final = 0.3  # seconds that count as no shift at all
ELSEWHERE: Final = 1.2  # seconds between a shift and one that is clearly another
# Seconds up to which a caption comes with the words, and from which it does not; between them a part of a vote counts.
# Measured on synthetic talks of sentences in a row, whose captions are up to 0.6 seconds off: captions that stay until
# the next one comes tell by their begins alone, careless ones by begins and ends together.
SHARP: Final = (0.3, 0.9)
BROAD: Final = (0.4, 1.0)
LINGERING: Final = 0.1  # seconds for which captions stay after the words


class Trial(NamedTuple):
    """The best shift of all; `votes` is the share of stretches for it, `score` counts the overlap too.

    `now` is the score without a shift, `rival` the best score of a shift that lies clearly elsewhere.
    """

    shift: float
    votes: float
    score: float
    now: float
    rival: float


def trial(speech: Spans, cues: Spans, votes: Votes) -> Trial:
    """The best shift up to a minute each way; `votes` gives the share of stretches that are for each shift."""
    import numpy as np

    shifts = every_shift()
    cast = votes(speech, cues, shifts)
    score = cast + _overlap(speech, cues)
    best = int(score.argmax())
    elsewhere = np.abs(shifts - shifts[best]) > ELSEWHERE
    here = np.abs(shifts) <= HERE
    return Trial(
        float(shifts[best]),
        float(cast[best]),
        float(score[best]),
        float(score[here].max()),
        float(score[elsewhere].max()),
    )


def begins(speech: Spans, cues: Spans, shifts: Numbers) -> Numbers:
    """For each shift the share of stretches that begin with a caption."""
    return _near([begin for begin, _ in speech], [begin for begin, _ in cues], shifts, SHARP)


def edges(speech: Spans, cues: Spans, shifts: Numbers) -> Numbers:
    """For each shift the share of stretches that begin with a caption, and end with one."""
    first = _near([begin for begin, _ in speech], [begin for begin, _ in cues], shifts, BROAD)
    last = _near([end + LINGERING for _, end in speech], [end for _, end in cues], shifts, BROAD)
    return (first + last) / 2


def _near(
    times: Sequence[float], marks: Iterable[float], shifts: Numbers, limits: tuple[float, float]
) -> Numbers:
    """For each shift the share of times that have a mark near them; there is one time at least."""
    import numpy as np

    full, none = limits
    total = np.zeros(len(shifts))
    for away in distances(times, marks):
        total += np.clip((none - away) / (none - full), 0, 1)
    return total / len(times)


def distances(times: Iterable[float], marks: Iterable[float]) -> Iterator[Numbers]:
    """For each time and each shift the seconds to the nearest mark."""
    import numpy as np

    ordered, shifts = np.array([-1e9, *sorted(marks), 1e9]), every_shift()
    for time in times:
        wanted = time + shifts
        after = np.searchsorted(ordered, wanted)
        yield np.minimum(ordered[after] - wanted, wanted - ordered[after - 1])


@lru_cache(maxsize=8)
def every_shift() -> Numbers:
    """All shifts that are tried, in seconds, sorted."""
    import numpy as np

    steps = round(FARTHEST / STEP)
    return np.arange(-steps, steps + 1) * STEP


@lru_cache(maxsize=16)
def _overlap(speech: Spans, cues: Spans) -> Numbers:
    """For each shift the time that is spoken and captioned by the time that is either."""
    import numpy as np

    # Captions far behind the speech can meet it at no shift; a time of many hours must not cost memory.
    length = round((speech[-1][1] + 2 * FARTHEST) / STEP) + 2
    said, shown = (_marked(spans, length) for spans in (speech, cues))
    both = np.array(
        [said[: length - k] @ shown[k:] if k >= 0 else said[-k:] @ shown[:k] for k in _steps(every_shift())]
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
