"""Colour spaces for whole pictures: linear light, luminance, CIE Lab, hue-saturation-lightness."""

from __future__ import annotations

import colorsys
import math
from operator import mul
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# IEC 61966-2-1 (sRGB), white point D65.
TO_XYZ: Final = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Final = (0.95047, 1.0, 1.08883)
LUMINANCE: Final = (0.2126, 0.7152, 0.0722)  # WCAG 2.2, relative luminance


class Lch(NamedTuple):
    """CIE lightness 0-100, chroma from 0 (grey) to about 130, hue angle 0-360 (red 40, green 136)."""

    lightness: float
    chroma: float
    hue: float


class Hsl(NamedTuple):
    """Hue in degrees 0-360, saturation and lightness 0-1 (CSS Color 4)."""

    hue: float
    saturation: float
    lightness: float


def rgb_of(hex_color: str) -> tuple[int, int, int]:
    """`#d7191c`, `d7191c` or `#f00` as three values 0-255; raises ValueError."""
    digits = hex_color.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(f"no hex colour: {hex_color!r}")
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def is_hex(text: str) -> bool:
    """Whether `rgb_of` can read it."""
    try:
        rgb_of(text)
    except ValueError:
        return False
    return True


def hex_of(rgb: Any) -> str:
    """Three values 0-255 as `#rrggbb`."""
    return "#" + "".join(f"{round(float(value)):02x}" for value in rgb)


def hsl(hex_color: str) -> Hsl:
    """Hue, saturation and lightness of a hex colour."""
    red, green, blue = rgb_of(hex_color)
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    return Hsl(hue * 360, saturation, lightness)


def lch(hex_color: str) -> Lch:
    """CIE lightness, chroma and hue angle of a hex colour, without numpy."""
    light = [_light(value / 255) for value in rgb_of(hex_color)]
    ratios = (sum(map(mul, row, light)) / white for row, white in zip(TO_XYZ, WHITE, strict=True))
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in ratios)
    a, b = 500 * (x - y), 200 * (y - z)
    return Lch(116 * y - 16, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1-21 of two hex colours (WCAG 2.2), not rounded."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(hex_color: str) -> float:
    light = (_light(value / 255) for value in rgb_of(hex_color))
    return math.fsum(map(mul, LUMINANCE, light))


def _light(value: float) -> float:
    """One sRGB value 0-1 as linear light; the threshold is that of IEC 61966-2-1 and WCAG 2.2."""
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def linear(rgb: NDArray[Any]) -> NDArray[np.float64]:
    """sRGB values 0-255 of any shape as linear light 0-1."""
    import numpy as np

    scaled = np.asarray(rgb, dtype=np.float64) / 255
    return np.where(scaled <= 0.04045, scaled / 12.92, ((scaled + 0.055) / 1.055) ** 2.4)


def encoded(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear light 0-1 as sRGB values 0-1."""
    import numpy as np

    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 0) ** (1 / 2.4) - 0.055)


def lab(rgb: NDArray[Any]) -> NDArray[np.float64]:
    """sRGB values 0-255 of shape (n, 3) as CIE L*a*b* under D65, same shape."""
    import numpy as np

    ratio = linear(rgb) @ np.array(TO_XYZ).T / np.array(WHITE)
    curve = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    x, y, z = curve[:, 0], curve[:, 1], curve[:, 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=1)
