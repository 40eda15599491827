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
_STEPS: Final = 1023  # of the table for the sRGB curve
# Weights of red and blue in luma: ITU-R BT.709, BT.601 and BT.2020.
BT709: Final = (0.2126, 0.0722)
BT601: Final = (0.299, 0.114)
BT2020: Final = (0.2627, 0.0593)


class Light(NamedTuple):
    """One frame, cell by cell: `luminance` 0-1, `red` as (R - G - B) x 320 from 0 to 320, `saturated` red or not."""

    luminance: Values
    red: Values
    saturated: Mask


class Coding(NamedTuple):
    """How a clip writes colours: the weights of red and blue in luma, and whether 0-255 is used in full."""

    weights: tuple[float, float] = BT709
    full: bool = False


def from_yuv(planes: Bytes, coding: Coding) -> Light:
    """Luma and both chroma values of each cell, uint8 of shape (3, rows, columns)."""
    import numpy as np

    matrix, offset = _to_rgb(coding)
    flat = planes.reshape(3, -1).astype(np.float32)
    rgb = matrix @ flat
    rgb += offset
    np.clip(rgb, 0, _STEPS, out=rgb)
    return _measured(_curve(_STEPS).take(rgb.astype(np.uint16)), planes.shape[1:])


def from_rgb(planes: Bytes) -> Light:
    """Red, green and blue of each cell, uint8 of shape (3, rows, columns)."""
    return _measured(_curve(255).take(planes.reshape(3, -1)), planes.shape[1:])


def _measured(linear: Values, shape: tuple[int, ...]) -> Light:
    import numpy as np

    luminance, red, rest = _measures() @ linear
    np.maximum(red, 0, out=red)
    return Light(luminance.reshape(shape), red.reshape(shape), (rest > _BARELY).reshape(shape))


@cache
def _measures() -> Values:
    import numpy as np

    return np.asarray(_MEASURES, np.float32)


@cache
def _curve(steps: int) -> Values:
    """The sRGB curve of WCAG's relative luminance as a table from 0-`steps` to 0-1."""
    import numpy as np

    values = np.arange(steps + 1) / steps
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4).astype(np.float32)


@cache
def _to_rgb(coding: Coding) -> tuple[Values, Values]:
    """The matrix from 8-bit luma and chroma to RGB from 0 to _STEPS, and what to add to it."""
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
    matrix *= _STEPS / np.array([luma, chroma, chroma])
    offset = -matrix @ np.array([0 if coding.full else 16, 128, 128])
    # The table is read at whole numbers: half a step more rounds instead of cutting off.
    return matrix.astype(np.float32), (offset + 0.5).astype(np.float32)[:, None]
