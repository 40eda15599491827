"""Whether two colours stand in different shapes: discs and squares, a tick and a cross."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.color.cues import Scene

RASTER: Final = 12  # points a side of a shape put into one size
LIKE: Final = 0.72  # overlap from which two shapes are the same
UNLIKE: Final = 0.85  # overlap of different ones, such as a disc and a square
CLEARLY: Final = 0.04  # discs that hide each other have many shapes
ALONE: Final = 0.6  # the same for one sign of each colour
SMALL: Final = 0.4  # of the shorter side of the picture: larger parts are areas, whose shapes mean nothing
MOST: Final = 8  # parts of each colour that are looked at


def differ(scene: Scene, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether all marks of a colour have one shape, and the other colour's marks another."""
    import numpy as np

    if not one or not other or not all(_small(scene, number) for number in (*one, *other)):
        return False
    first, second = ([_shape(scene, number) for number in numbers[:MOST]] for numbers in (one, other))
    across = float(np.median([_overlap(a, b) for a in first for b in second]))
    if len(first) == 1 and len(second) == 1:
        return across < ALONE and _two_signs(scene, one[0], other[0])
    within = min(_within(first), _within(second))
    return across < UNLIKE and within >= max(LIKE, across + CLEARLY)


def _small(scene: Scene, number: int) -> bool:
    part = scene.parts.all[number]
    return max(part.width, part.height) <= SMALL * scene.side + 1 and min(part.width, part.height) >= 4


def _two_signs(scene: Scene, a: int, b: int) -> bool:
    """Two signs of about one size that do not touch: parts of a pie or a map do."""
    one, other = scene.parts.all[a], scene.parts.all[b]
    apart = max(
        one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom
    )
    alike = all(0.6 <= x / y <= 1.67 for x, y in ((one.width, other.width), (one.height, other.height)))
    open_shapes = max(one.filled, other.filled) <= 0.7
    return alike and open_shapes and apart >= 0.03 * scene.side


def _within(shapes: list[NDArray[np.bool_]]) -> float:
    import numpy as np

    return float(np.median([_overlap(a, b) for a, b in combinations(shapes, 2)] or [1.0]))


def _shape(scene: Scene, number: int) -> NDArray[np.bool_]:
    """A part drawn into RASTER x RASTER points."""
    import numpy as np

    part = scene.parts.all[number]
    rows = part.top + (np.arange(RASTER) * 2 + 1) * part.height // (2 * RASTER)
    columns = part.left + (np.arange(RASTER) * 2 + 1) * part.width // (2 * RASTER)
    shape: NDArray[np.bool_] = scene.parts.plane[np.ix_(rows, columns)] == number
    return shape


def _overlap(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    either = int((a | b).sum())
    return int((a & b).sum()) / either if either else 1.0
