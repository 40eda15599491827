"""How large an SVG says it is, and how large it is drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from a11ylint.media.errors import Unreadable

# CSS Values 4, 5.2: 96 pixels an inch; em and ex of the 16 pixels that browsers begin with.
_UNITS: Final = {
    "": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16.0,
    "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
_LENGTH = re.compile(
    r"\+?(\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:e([+-]?\d{1,2}))?\s*([a-z]{0,3})", re.IGNORECASE
)
_DEFAULT: Final = (300.0, 150.0)  # CSS Images 3, 5.3: the size of a picture that has none
# Platforms show pictures 1080 pixels wide; lines and letters are judged as they stand there.
WIDTH: Final = 1080
LARGEST: Final = 1080 * 1920
STEEPEST: Final = 100.0  # times as high as wide, or the other way round; beyond that there are borders
_MOST: Final = 1e6  # pixels of a side; a number beyond is a joke or an attack


class Size(NamedTuple):
    """Width and height in CSS pixels, and the part of the drawing that is shown (`viewBox`)."""

    width: float
    height: float
    box: tuple[float, float, float, float]


def size(root: Mapping[str, str]) -> Size:
    """The size after the attributes of the root, as a browser works it out; raises `Unreadable` for 0."""
    box = _box(root.get("viewBox", ""))
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if 0.0 in (width, height):
        raise Unreadable("unreadable", "width or height is 0")
    if box:
        ratio = box[2] / box[3]
        if width is None:
            width = height * ratio if height is not None else box[2]
        height = width / ratio if height is None else height
    else:
        width, height = width or _DEFAULT[0], height or _DEFAULT[1]
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise Unreadable("unreadable", "width or height is no number")
    return Size(min(width, _MOST), min(height, _MOST), box or (0.0, 0.0, width, height))


def drawn(found: Size, most: int = LARGEST) -> tuple[int, int]:
    """Columns and rows of the drawing: WIDTH wide, or smaller where that would make more than `most` pixels."""
    ratio = max(min(found.height / found.width, STEEPEST), 1 / STEEPEST)
    width = min(float(WIDTH), math.sqrt(min(most, LARGEST) / ratio))
    return max(1, math.floor(width)), max(1, round(width * ratio))


def _length(value: str) -> float | None:
    """Pixels; None for nothing, for a share (`100%`) and for what is no length."""
    match = _LENGTH.fullmatch(value.strip())
    if not match or match[3].lower() not in _UNITS:
        return None
    return float(match[1]) * 10.0 ** int(match[2] or 0) * _UNITS[match[3].lower()]


def _box(value: str) -> tuple[float, float, float, float] | None:
    try:
        numbers = [float(part) for part in value.replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]
