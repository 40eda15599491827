"""Whether two colours are told apart by hatching, dots or lines drawn over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.color.cues import Scene

CELL: Final = 24  # pixels of a side, six points of the labels: two lines of a wide hatching
INNER: Final = 5  # so many cells inside an area are needed for a judgement
SPOTS: Final = 3  # every third point is looked at: one spot in four must have the colour
STEP: Final = 30  # lightness step of a line, of 255
STEPS: Final = 6
DENSE: Final = (
    26  # steps in a cell: one line across it, such as that of a grid, makes 24, a hatching 33 and more
)
DRAWN: Final = 0.6  # share of the cells with lines in a hatched area
PLAIN: Final = 0.3


class Texture(NamedTuple):
    """Share of an area's cells with lines, lines a cell, and how many of their steps lie across."""

    share: float
    density: float
    across: float


def differ(one: Texture | None, other: Texture | None) -> bool:
    """Whether one is hatched and the other plain, or both are hatched differently."""
    if one is None or other is None:
        return False
    more, less = max(one.share, other.share), min(one.share, other.share)
    if more < DRAWN or max(one.density, other.density) < DENSE:
        return False
    if less <= PLAIN:
        return True
    if less < DRAWN:
        return False
    ratio = max(one.density, other.density) / max(min(one.density, other.density), 0.01)
    return abs(one.across - other.across) > 0.2 or ratio > 1.6


def texture(scene: Scene, label: int, rivals: Sequence[int] = ()) -> Texture | None:
    """How a colour's areas are drawn over; None where they are too small to tell.

    `rivals`: labels of other colours of the data. The line between two districts is no hatching.
    """
    import numpy as np

    spots = scene.labels[1::SPOTS, 1::SPOTS]  # four of each cell
    rows, columns = spots.shape[0] // 2, spots.shape[1] // 2
    if rows < 3 or columns < 3:
        return None
    spots = spots[: 2 * rows, : 2 * columns]
    own = _cells(spots == label)
    for rival in rivals:
        if rival != label:
            own &= ~_cells(spots == rival)
    inner = own[1:-1, 1:-1].copy()
    for y in (0, 1, 2):
        for x in (0, 1, 2):
            inner &= own[y : y + rows - 2, x : x + columns - 2]
    at = np.argwhere(inner) + 1
    if len(at) < INNER:
        return None
    across, down = _steps(scene, at[:: max(len(at) // 60, 1)])
    total = across + down
    steps = float(total.sum())
    return Texture(float(np.mean(total >= STEPS)), steps / len(total), float(across.sum()) / max(steps, 1.0))


def _cells(spots: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Cells of which one of four spots is set."""
    cells: NDArray[np.bool_] = spots[::2, ::2] | spots[::2, 1::2] | spots[1::2, ::2] | spots[1::2, 1::2]
    return cells


def _steps(scene: Scene, cells: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Steps from left to right and from top to bottom in each of some cells, on every second row and column."""
    import numpy as np

    light = scene.light
    windows = np.stack(
        [light[y * CELL : y * CELL + CELL, x * CELL : x * CELL + CELL] for y, x in cells.tolist()]
    )
    low = windows.astype(np.int16)
    across = np.abs(np.diff(low[:, ::2], axis=2)) > STEP
    down = np.abs(np.diff(low[:, :, ::2], axis=1)) > STEP
    return across.sum(axis=(1, 2)), down.sum(axis=(1, 2))
