"""Where flashes count: a grid of small cells over the picture, and the 10-degree field of WCAG's area rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Sums = NDArray[np.int32]

# WCAG 2.3.1 and technique G176: without a known viewing distance, a block of 341 x 256 pixels anywhere on a
# screen of 1024 x 768 stands for the 10-degree field; the picture is taken to fill that screen.
SCREEN: Final = (1024, 768)
FIELD: Final = (341, 256)
SHARE: Final = 0.25
CELL: Final = 10.0  # screen pixels: 0.3 degrees
BLOCK: Final = 2  # cells: the field moves over the picture in steps of so many


class Field(NamedTuple):
    """The 10-degree field: `rows` x `columns` in blocks, and the number of cells that is a quarter of it."""

    rows: int
    columns: int
    least: float


class Grid(NamedTuple):
    """How a picture is divided: square cells of `cell` pixels, with the field for each direction of time."""

    cell: int
    rows: int
    columns: int
    field: Field


def grid(width: int, height: int, turned: bool = False, block: int = 1) -> Grid:
    """Divide a picture of `width` x `height` stored pixels; `turned` means that it is shown on its side.

    `block` is what the cell size is a multiple of: chroma planes hold one value for several pixels.
    """
    shown = (height, width) if turned else (width, height)
    scale = min(SCREEN[0] / shown[0], SCREEN[1] / shown[1])
    cell = max(1, round(CELL / scale / block)) * block
    rows, columns = -(-height // cell), -(-width // cell)
    side = cell * scale  # of a cell, in screen pixels
    across, down = (max(1, round(length / side / BLOCK)) for length in FIELD)
    if turned:
        across, down = down, across
    least = SHARE * FIELD[0] * FIELD[1] / side**2
    return Grid(cell, rows, columns, fitted(Field(down, across, least), (rows, columns)))


def fitted(field: Field, shape: tuple[int, ...]) -> Field:
    """The field inside a picture of so many rows and columns of cells."""
    rows, columns = (-(-length // BLOCK) for length in shape)
    return field._replace(rows=min(field.rows, rows), columns=min(field.columns, columns))


def sums(mask: Mask, field: Field) -> Sums:
    """How many cells of `mask` each field holds; one value for every place that the field can have, block by block."""
    import numpy as np

    blocks = _halved(_halved(mask.view(np.uint8)).T).T
    total = np.zeros((blocks.shape[0] + 1, blocks.shape[1] + 1), np.int32)
    blocks.cumsum(0, np.int32).cumsum(1, out=total[1:, 1:])
    return _boxes(total, field.rows, field.columns)


def _halved(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Sums of two rows each; an odd last row stays alone."""
    pairs = values[::BLOCK].copy()
    pairs[: len(values) // BLOCK] += values[1::BLOCK]
    return pairs


def reached(mask: Mask, field: Field) -> bool:
    """Whether some field holds at least a quarter of its cells in `mask`."""
    import numpy as np

    held = int(np.count_nonzero(mask))
    if held < field.least or held == mask.size:
        return held >= field.least
    return int(sums(mask, field).max()) >= field.least


def covered(places: Mask, field: Field, shape: tuple[int, ...]) -> Mask:
    """The cells of a picture that lie in one of the fields at `places`."""
    import numpy as np

    if places.all():
        return np.ones(shape, np.bool_)
    down, across = field.rows, field.columns
    total = np.zeros((places.shape[0] + 2 * down - 1, places.shape[1] + 2 * across - 1), np.int32)
    total[down : down + places.shape[0], across : across + places.shape[1]] = places
    blocks = _boxes(total.cumsum(0).cumsum(1), down, across) > 0
    found: Mask = blocks.repeat(BLOCK, 0).repeat(BLOCK, 1)[: shape[0], : shape[1]]
    return found


def _boxes(total: Sums, rows: int, columns: int) -> Sums:
    found: Sums = (
        total[rows:, columns:] - total[:-rows, columns:] - total[rows:, :-columns] + total[:-rows, :-columns]
    )
    return found
