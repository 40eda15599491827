"""Where flashes count: a grid of small cells over the picture, and the 10-degree field of WCAG's area rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Sums = NDArray[np.float32]  # whole numbers

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


def sums(cells: Mask, field: Field) -> Sums:
    """How many cells each field holds; one value for every place that the field can have, block by block.

    `cells` has the shape (…, rows, columns), the answer as many leading axes.
    """
    import numpy as np

    rows, columns = cells.shape[-2:]
    found: Sums = _places(rows, field.rows) @ cells.astype(np.float32) @ _places(columns, field.columns).T
    return found


@cache
def _places(cells: int, blocks: int) -> Sums:
    """For each place of a field that is so many blocks long, a row with a one for each of its cells."""
    import numpy as np

    starts = np.arange(-(-cells // BLOCK) - blocks + 1)[:, None]
    block = np.arange(cells) // BLOCK
    return ((block >= starts) & (block < starts + blocks)).astype(np.float32)


def reached(mask: Mask, field: Field) -> bool:
    """Whether some field holds at least a quarter of its cells in `mask`."""
    import numpy as np

    held = int(np.count_nonzero(mask))
    if held < field.least or held == mask.size:
        return held >= field.least
    return float(sums(mask, field).max()) >= field.least


def covered(places: Mask, field: Field, shape: tuple[int, ...]) -> Mask:
    """The cells of a picture that lie in one of the fields at `places`, an array of shape (…, places down, across)."""
    import numpy as np

    down, across = _places(shape[0], field.rows), _places(shape[1], field.columns)
    found: Mask = down.T @ places.astype(np.float32) @ across > 0
    return found
