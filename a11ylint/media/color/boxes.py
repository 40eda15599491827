"""Where a colour stands: the boxes of its largest connected parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color.areas import Box

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
    filled = round(float(where[top:bottom, left:right].mean()), 2)
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

    if where.mean() > GROUND:
        return [_extent(where, [(0, 0), where.shape], 1)]
    side, cells = CELL, _cells(where, CELL)
    if np.count_nonzero(cells) > MANY_CELLS:
        side, cells = 2 * CELL, _cells(where, 2 * CELL)
    width = cells.shape[1] + 1  # one empty column, so that no row touches the next one at its ends
    rows, columns = np.nonzero(cells)
    left = dict(zip((rows * width + columns).tolist(), cells[rows, columns].tolist(), strict=True))
    near = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]
    parts = []
    while left:
        part, points = _grown(left, near)
        parts.append((-points, min(part), part))
    return [
        _extent(where, [divmod(cell, width) for cell in part], side)
        for _, _, part in sorted(parts)[:MOST_BOXES]
    ]


def _grown(left: dict[int, int], near: list[int]) -> tuple[list[int], int]:
    """Take one connected part out of `left` (points of each cell): its cells and its number of points."""
    start = next(iter(left))
    points, part = left.pop(start), [start]
    for cell in part:  # grows while it runs
        for step in near:
            if cell + step in left:
                points += left.pop(cell + step)
                part.append(cell + step)
    return part, points


def _extent(where: NDArray[np.bool_], part: list[tuple[int, int]], side: int) -> tuple[int, int, int, int]:
    """Bounds of a part in points: of its cells (row, column), drawn in to the points themselves."""
    import numpy as np

    rows, columns = [row for row, _ in part], [column for _, column in part]
    top, left = min(rows) * side, min(columns) * side
    inside = where[top : (max(rows) + 1) * side, left : (max(columns) + 1) * side]
    down, across = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    return top + int(down[0]), left + int(across[0]), top + int(down[-1]) + 1, left + int(across[-1]) + 1


def _cells(where: NDArray[np.bool_], side: int) -> NDArray[np.uint8]:
    """Points of the mask in each cell of side x side."""
    import numpy as np

    rows, columns = -(-where.shape[0] // side), -(-where.shape[1] // side)
    padded = np.zeros((rows * side, columns * side), dtype=np.uint8)
    padded[: where.shape[0], : where.shape[1]] = where
    lines = padded.reshape(rows, side, -1).sum(axis=1, dtype=np.uint8)
    cells: NDArray[np.uint8] = lines.reshape(rows, columns, side).sum(axis=2, dtype=np.uint8)
    return cells
