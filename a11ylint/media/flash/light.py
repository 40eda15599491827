"""From stored colours to what WCAG measures: relative luminance and how red a colour is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Values = NDArray[np.float32]
    Mask = NDArray[np.bool_]

# Rows: relative luminance (WCAG 2.2); (R - G - B) x 320 (WCAG 2.1, which EN 301 549 V3.2.1 and so BITV refer to);
# R - 0.8 (R + G + B), which is not below zero for a saturated red.
_MEASURES: Final = ((0.2126, 0.7152, 0.0722), (320.0, -320.0, -320.0), (0.2, -0.8, -0.8))
_BARELY: Final = 0.002  # keeps the rounding of black from being a red
# The sRGB curve as a polynomial, from the first power on: no further than 0.0005 from WCAG's formula (least largest
# error on 0-1, by Lawson's method); a table for values that are no whole numbers would be slower and less exact.
_CURVE: Final = (0.04574993, 0.49405243, 0.61582513, -0.1561155)
# Frames that are measured together: enough that it pays, and few enough for the caches of a processor.
_MOST_FRAMES: Final = 32
_MOST_CELLS: Final = 30_000  # from 44,000 on, a product of matrices is spread over threads that wait busily
# Weights of red and blue in luma: ITU-R BT.709, BT.601 and BT.2020.
BT709: Final = (0.2126, 0.0722)
BT601: Final = (0.299, 0.114)
BT2020: Final = (0.2627, 0.0593)


class Light(NamedTuple):
    """One frame, or many in the first axis, cell by cell.

    `luminance` is 0-1, `red` is (R - G - B) x 320 from 0 to 320, `saturated` is red or not.
    """

    luminance: Values
    red: Values
    saturated: Mask

    def flat(self, frames: int) -> Light:
        """The same with the cells of each frame in one row."""
        size = frames, -1
        return Light(self.luminance.reshape(size), self.red.reshape(size), self.saturated.reshape(size))

    def part(self, frames: int | slice) -> Light:
        """One frame, or some of them."""
        return Light(self.luminance[frames], self.red[frames], self.saturated[frames])


def most_frames(cells: int) -> int:
    """How many frames of so many cells are best measured together."""
    return max(1, min(_MOST_FRAMES, _MOST_CELLS // cells))


class Coding(NamedTuple):
    """How a clip writes colours: the weights of red and blue in luma, and whether 0-255 is used in full."""

    weights: tuple[float, float] = BT709
    full: bool = False


class Lamp:
    """Tells the light of cells, many frames at once.

    All of it happens in the same memory again and again: to be given new memory would take longer than the sums.
    """

    def __init__(self, coding: Coding | None) -> None:
        """`coding` is None for cells of red, green and blue."""
        self.coding = coding
        self._room: tuple[Values, Values] | None = None

    def light(self, planes: Bytes) -> Light:
        """Luma and both chroma values of each cell, or red, green and blue: uint8 of shape (3, …).

        The answer stands in memory that the next call uses again.
        """
        import numpy as np

        values, linear = self._rooms(planes.size // 3)
        if self.coding is None:
            linear[:] = _curve().take(planes.reshape(3, -1))
        else:
            values[:3] = planes.reshape(3, -1)
            np.matmul(_to_rgb(self.coding), values, out=linear)
            np.clip(linear, 0, 1, out=linear)
            linear, values = _straightened(linear, values[:3]), linear
        luminance, red, rest = np.matmul(_measures(), linear, out=values[:3])
        np.maximum(red, 0, out=red)
        shape = planes.shape[1:]
        return Light(luminance.reshape(shape), red.reshape(shape), (rest > _BARELY).reshape(shape))

    def _rooms(self, cells: int) -> tuple[Values, Values]:
        """Room for the planes with a row of ones below them, and for red, green and blue."""
        import numpy as np

        if self._room is None or self._room[0].shape[1] != cells:
            self._room = np.ones((4, cells), np.float32), np.empty((3, cells), np.float32)
        return self._room


def _straightened(values: Values, room: Values) -> Values:
    """From stored values, 0-1, to linear light, which is put into `room`."""
    import numpy as np

    last, *others = reversed(_CURVE)
    np.multiply(values, last, out=room)
    for factor in others:
        room += factor
        room *= values
    return room


def from_rgb(planes: Bytes) -> Light:
    """Red, green and blue of each cell, uint8 of shape (3, …)."""
    return Lamp(None).light(planes)


@cache
def _measures() -> Values:
    import numpy as np

    return np.asarray(_MEASURES, np.float32)


@cache
def _curve() -> Values:
    """The sRGB curve of WCAG's relative luminance as a table from 0-255 to 0-1."""
    import numpy as np

    values = np.arange(256) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4).astype(np.float32)


@cache
def _to_rgb(coding: Coding) -> Values:
    """The matrix from 8-bit luma and chroma, and a one, to RGB from 0 to 1."""
    import numpy as np

    red, blue = coding.weights
    green = 1 - red - blue
    matrix = np.array(
        [
            [1, 0, 2 * (1 - red)],
            [1, -2 * (1 - blue) * blue / green, -2 * (1 - red) * red / green],
            [1, 2 * (1 - blue), 0],
        ]
    )
    luma, chroma = (255, 255) if coding.full else (219, 224)
    matrix /= np.array([luma, chroma, chroma])
    offset = -matrix @ np.array([0 if coding.full else 16, 128, 128])
    return np.column_stack((matrix, offset)).astype(np.float32)
