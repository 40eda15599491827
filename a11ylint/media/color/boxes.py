"""Where a colour stands: the boxes of its largest connected parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color import parts as connected
from a11ylint.media.color.areas import Box, share_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

GRID: Final = 4  # a mask holds every fourth pixel across and down
CELL: Final = 4  # of these make one cell of the search for connected parts
MANY_CELLS: Final = 1200  # a colour that is everywhere is searched in cells of twice the side
MOST_BOXES: Final = 3
GROUND: Final = 0.5  # a colour on more than half of the picture is its ground: one box, no search


class Frame(NamedTuple):
    """Size of the picture as shown, and pixels of it for one point of a mask, across and down."""

    width: int
    height: int
    across: float
    down: float


class Parts(NamedTuple):
    """Boxes of the largest parts, largest first, and how much of the first one is covered, 0-1."""

    boxes: tuple[Box, ...]
    filled: float


def locate(where: NDArray[np.bool_], frame: Frame) -> Parts:
    """Find the parts of a mask of every GRID-th pixel."""
    parts = _parts(where)
    if not parts:
        return Parts((), 0.0)
    top, left, bottom, right = parts[0]
    filled = round(share_of(where[top:bottom, left:right]), 2)
    return Parts(tuple(_box(part, frame) for part in parts), filled)


def masks(labels: NDArray[np.int8], number: int) -> Iterator[NDArray[np.bool_]]:
    """For each label of a plane of all pixels the mask of every GRID-th: True where the cell has it."""
    import numpy as np

    rows, columns = np.nonzero(labels >= 0)
    found = labels[rows, columns]
    for label in range(number):
        mask = np.zeros((-(-labels.shape[0] // GRID), -(-labels.shape[1] // GRID)), dtype=np.bool_)
        mask[rows[found == label] // GRID, columns[found == label] // GRID] = True
        yield mask


def _box(part: tuple[int, int, int, int], frame: Frame) -> Box:
    top, left, bottom, right = part
    x, y = round(left * frame.across), round(top * frame.down)
    end_x = min(round(right * frame.across), frame.width)
    end_y = min(round(bottom * frame.down), frame.height)
    return Box(x, y, max(end_x - x, 1), max(end_y - y, 1))


def _parts(where: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """The largest connected parts as (top, left, bottom, right), joined over cells of CELL x CELL points."""
    import numpy as np

    if share_of(where) > GROUND:
        return [_extent(where, (0, 0, *where.shape), 1)]
    side, cells = CELL, _cells(where, CELL)
    if np.count_nonzero(cells) > MANY_CELLS:
        side, cells = 2 * CELL, _cells(where, 2 * CELL)
    parts = sorted(_joined(_runs(cells)), key=lambda part: -part.points)[:MOST_BOXES]
    return [_extent(where, (part.top, part.left, part.bottom, part.right), side) for part in parts]


class _Run(NamedTuple):
    """Cells side by side, or a part made of such rows: bounds (ends excluded) and points."""

    top: int
    left: int
    bottom: int
    right: int
    points: int

    def joined(self, other: _Run) -> _Run:
        start = min(self.top, other.top), min(self.left, other.left)
        return _Run(
            *start, max(self.bottom, other.bottom), max(self.right, other.right), self.points + other.points
        )


def _runs(cells: NDArray[np.uint8]) -> list[_Run]:
    """The rows of cells that hold points, in reading order."""
    import numpy as np

    rows, columns = np.nonzero(cells)
    if not len(rows):
        return []
    begins = np.flatnonzero((np.diff(rows, prepend=-1) != 0) | (np.diff(columns, prepend=-1) != 1))
    points = np.add.reduceat(cells[rows, columns].astype(np.intp), begins)
    ends = columns[np.append(begins[1:], len(rows)) - 1] + 1
    fields = (rows[begins], columns[begins], rows[begins] + 1, ends, points)
    return [_Run(*values) for values in zip(*(field.tolist() for field in fields), strict=True)]


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs that touch each other become one part; parts in reading order."""
    import numpy as np

    pairs = np.array(list(_touching(runs)), dtype=np.intp).reshape(-1, 2)
    found: dict[int, _Run] = {}
    for first, run in zip(connected.lowest(pairs[:, 0], pairs[:, 1], len(runs)).tolist(), runs, strict=True):
        found[first] = found[first].joined(run) if first in found else run
    return list(found.values())


def _touching(runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """Runs that touch one in the row above, be it with a corner."""
    above = 0
    for number, run in enumerate(runs):
        while (runs[above].bottom, runs[above].right) < (run.top, run.left):
            above += 1
        other = above
        while runs[other].bottom == run.top and runs[other].left <= run.right:
            yield other, number
            other += 1


def _extent(
    where: NDArray[np.bool_], cells: tuple[int, int, int, int], side: int
) -> tuple[int, int, int, int]:
    """Bounds of a part in points: of its cells, drawn in to the points themselves."""
    import numpy as np

    top, left = cells[0] * side, cells[1] * side
    inside = where[top : cells[2] * side, left : cells[3] * side]
    down, across = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    return top + int(down[0]), left + int(across[0]), top + int(down[-1]) + 1, left + int(across[-1]) + 1


def _cells(where: NDArray[np.bool_], side: int) -> NDArray[np.uint8]:
    """Points of the mask in each cell of side x side."""
    import numpy as np

    rows, columns = -(-where.shape[0] // side), -(-where.shape[1] // side)
    padded = np.zeros((rows * side, columns * side), dtype=np.uint8)
    padded[: where.shape[0], : where.shape[1]] = where
    lines = padded.reshape(rows, side, -1).sum(axis=1, dtype=np.uint8)
    cells: NDArray[np.uint8] = lines[:, ::side].copy()
    for column in range(1, side):  # a sum along a short axis takes five times as long
        cells += lines[:, column::side]
    return cells
