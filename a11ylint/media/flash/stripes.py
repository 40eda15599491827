"""Regular stripes in clips: light and dark by turns, over a large part of the picture, for a while."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.flash import light
from a11ylint.media.flash.clip import pictures
from a11ylint.media.flash.swing import Swing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from a11ylint.media.flash.light import Values
    from a11ylint.media.video import Tell

    Mask = NDArray[np.bool_]

VERSION: Final = 1  # of what is answered here: a change makes remembered answers useless
LONG_SIDE: Final = 192  # points of a frame when it is looked at: enough for 40 pairs of stripes
STEP: Final = 0.2  # seconds between two frames that are looked at
# What separates light from dark, as relative luminance 0-1. ITU-R BT.1702 begins at a tenth; this is about stripes of
# high contrast, and the soft rows of a text that is scaled down have less.
CONTRAST: Final = 0.3
PAIRS: Final = 6  # BT.1702: more than five pairs of light and dark
EVEN: Final = 0.35  # how far the width of a pair may be from the usual one of its row, as a share
ALIKE: Final = 0.2  # the same for the usual widths of rows beside each other
GOES_ON: Final = (
    0.25  # how far stripes may differ from those beside them, as a share of their own differences
)
LEAST_SHARE: Final = 0.02  # of the picture: less is not kept
MOST: Final = 200  # stretches that are kept apart


class Striped(NamedTuple):
    """Frames with stripes one after the other: times in seconds, the largest share of the picture, pairs at once."""

    start: float
    end: float
    share: float = 0.0
    pairs: int = 0


class Stripes(NamedTuple):
    """What was found up to `checked` seconds."""

    found: tuple[Striped, ...] = ()
    checked: float = 0.0


class Run(NamedTuple):
    """Regular stripes in one row: first and last point, the usual width of a pair in points, the number of pairs."""

    first: int
    last: int
    width: float
    pairs: int


def stripes(path: Path, max_seconds: float, tell: Tell | None = None) -> Stripes:
    """Look for stripes in the first `max_seconds` of a clip; raises Unreadable.

    Stretches with stripes on less than 2 % of the picture are left out.
    """
    found: list[Striped] = []
    checked = 0.0
    for time, frame in pictures(path, max_seconds, STEP):
        checked = time
        if tell:
            tell(time)
        share, pairs = pattern(_luminance(frame))
        if share < LEAST_SHARE:
            continue
        last = found[-1] if found else None
        if last is not None and (time <= last.end + 2 * STEP or len(found) >= MOST):
            found[-1] = Striped(last.start, round(time, 3), max(share, last.share), max(pairs, last.pairs))
        else:
            found.append(Striped(round(time, 3), round(time, 3), share, pairs))
    return Stripes(tuple(found), round(checked, 3))


def _luminance(frame: VideoFrame) -> Values:
    """Relative luminance 0-1 of a small version of a frame."""
    import numpy as np

    factor = LONG_SIDE / max(frame.width, frame.height)
    width, height = (max(2, round(length * min(factor, 1.0))) for length in (frame.width, frame.height))
    rgb = frame.reformat(width, height, format="rgb24", interpolation="AREA").to_ndarray()
    return light.from_rgb(np.ascontiguousarray(rgb.transpose(2, 0, 1))).luminance


def pattern(luminance: Values) -> tuple[float, int]:
    """The share of a picture that is striped, 0-1, and the pairs of stripes in it; array of shape (rows, columns).

    Stripes of any direction cross rows or columns; whichever shows more of them counts.
    """
    found = []
    for values in (luminance, luminance.T):
        runs = _beside(values, list(_runs(values)))
        points = sum(run.last - run.first + run.width for row in runs for run in row)
        pairs = max((run.pairs for row in runs for run in row), default=0)
        found.append((min(1.0, round(points / values.size, 3)), pairs))
    return max(found)


def _runs(values: Values) -> Iterator[list[Run]]:
    """The regular stripes of each row."""
    import numpy as np

    rows: list[list[int]] = [[] for _ in values]
    columns = np.ascontiguousarray(values.T)
    for place, turns in enumerate(Swing(CONTRAST, columns[0]).steps(columns[1:]), 1):
        for row in turns.up if turns is not None else ():
            rows[row].append(place)
    yield from (list(_regular(places)) for places in rows)


def _regular(places: Sequence[int]) -> Iterator[Run]:
    """Runs of at least six places that are equally far from each other."""
    begin = 0
    for number in range(1, len(places) + 1):
        part = places[begin:number]
        if number < len(places) and _even([*part, places[number]]):
            continue
        if len(part) >= PAIRS:
            width = (part[-1] - part[0]) / (len(part) - 1)
            yield Run(part[0], part[-1], width, len(part))
        begin = number - 1 if number < len(places) and len(part) > 1 else number


def _even(places: Sequence[int]) -> bool:
    widths = [two - one for one, two in pairwise(places)]
    usual = sorted(widths)[len(widths) // 2]
    return all(abs(width - usual) <= max(1, EVEN * usual) for width in widths)


def _beside(values: Values, rows: Sequence[list[Run]]) -> list[list[Run]]:
    """The runs that have one like them in the row above or below: parallel stripes, no lines of letters."""
    padded = [*rows, []]  # so that nothing is above the first row, and nothing below the last one
    return [
        [
            run
            for run in row
            if any(_goes_on(values, padded, number, run, at) for at in (number - 1, number + 1))
        ]
        for number, row in enumerate(rows)
    ]


def _goes_on(values: Values, rows: Sequence[list[Run]], number: int, run: Run, other: int) -> bool:
    return any(_like(run, two) and _same(values[number], values[other], run, two) for two in rows[other])


def _like(one: Run, two: Run) -> bool:
    shared = min(one.last, two.last) - max(one.first, two.first)
    return shared >= 0.5 * (one.last - one.first) and abs(one.width - two.width) <= ALIKE * one.width


def _same(row: Values, other: Values, one: Run, two: Run) -> bool:
    """Whether the stripes go on as they are, perhaps a little to the side: letters look different at every place."""
    import numpy as np

    aside = round((two.first - one.first + one.width / 2) % one.width - one.width / 2)
    for shift in (aside, aside - 1, aside + 1):
        begin, end = max(one.first, -shift), min(one.last, len(row) - shift)
        here, there = row[begin:end], other[begin + shift : end + shift]
        if len(here) and np.abs(here - there).sum() <= GOES_ON * np.abs(here - here.mean()).sum():
            return True
    return False
