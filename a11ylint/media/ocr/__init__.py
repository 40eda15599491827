"""Words that are drawn or photographed into a picture: what they say, where they stand, how they look."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color.areas import Box

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.ocr.engine import Raw
    from a11ylint.media.pixels import Pixels

    Picture = NDArray[np.uint8]
    Corners = tuple[tuple[float, float], ...]

VERSION: Final = 2  # raise it when the same picture gives other lines, stored facts then expire
KEPT_PIXELS: Final = 16_000_000  # decoded pixels that are kept for the colours of letters
# Phones show a picture about 1080 pixels wide; what cannot be read then, nobody can read there.
SHORT_SIDE: Final = 1080
LONG_SIDE: Final = 2000
LEAST_SIDE: Final = 16
ENLARGED: Final = 736  # pixels of the short side to which the engine's authors enlarge small pictures


class Line(NamedTuple):
    """One line of words; positions and sizes in pixels of the picture as shown.

    `score`: how sure the engine is, 0-1. `angle`: degrees away from level. `skew`: 0 for a straight rectangle, rising
    with perspective. `size`: estimated font size. `ink`, `ground`: hex colours, empty where nobody can tell (the words
    stand on a photograph or a gradient). `sure`: the ink was read inside the strokes, not at their smoothed edges.
    """

    text: str
    box: Box = Box(0, 0, 0, 0)
    score: float = 1.0
    angle: float = 0.0
    skew: float = 0.0
    size: float = 0.0
    ink: str = ""
    ground: str = ""
    sure: bool = True


class PictureText(NamedTuple):
    """The lines of a picture from top to bottom, and its size in pixels as shown."""

    width: int = 0
    height: int = 0
    lines: tuple[Line, ...] = ()


def read(path: Path, max_pixels: int) -> PictureText:
    """Read the words of a picture, of an animated one its first frame; raises Unreadable.

    About half a second for a picture of 1080 × 1080 pixels, a second more for the first one.
    """
    from a11ylint.media.image import load_pixels

    return read_pixels(load_pixels(path, max_pixels, KEPT_PIXELS))


def read_pixels(pixels: Pixels) -> PictureText:
    """The same for a picture that is decoded already."""
    width, height = pixels.info.width, pixels.info.height
    scale = width / pixels.rgb.shape[1]
    lines = tuple(_line(raw, pixels.rgb, scale) for raw in lines_of(pixels.rgb))
    return PictureText(width, height, lines)


def lines_of(rgb: Picture, enlarged: int = ENLARGED) -> tuple[Raw, ...]:
    """The lines as the engine reads them, with corners in pixels of `rgb`, uint8 of shape (rows, columns, 3)."""
    from a11ylint.media.ocr import engine

    rows, columns = rgb.shape[:2]
    factor = min(1.0, SHORT_SIDE / min(rows, columns), LONG_SIDE / max(rows, columns))
    if min(rows, columns) * factor < LEAST_SIDE:
        return ()
    found = engine.read(_smaller(rgb, factor), enlarged)
    return tuple(raw._replace(corners=_scaled(raw.corners, 1 / factor)) for raw in found)


def _smaller(rgb: Picture, factor: float) -> Picture:
    """Here pixels are blended: letters keep their shape, and their colours are read elsewhere."""
    if factor == 1.0:
        return rgb
    import numpy as np
    from PIL import Image

    size = (round(rgb.shape[1] * factor), round(rgb.shape[0] * factor))
    return np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))


def _scaled(corners: Corners, factor: float) -> Corners:
    return tuple((x * factor, y * factor) for x, y in corners)


def _line(raw: Raw, rgb: Picture, scale: float) -> Line:
    """`scale` leads from the pixels that were kept to those of the picture."""
    from a11ylint.media.ocr import strokes

    look = strokes.measure(_straight(rgb, raw.corners), raw.text)
    columns, rows = zip(*_scaled(raw.corners, scale), strict=True)
    left, top = max(0, math.floor(min(columns))), max(0, math.floor(min(rows)))
    box = Box(left, top, math.ceil(max(columns)) - left, math.ceil(max(rows)) - top)
    angle, skew = _slant(raw.corners)
    size = round(look.size * scale, 1)
    return Line(raw.text, box, raw.score, angle, skew, size, look.ink, look.ground, look.sure)


def _straight(rgb: Picture, corners: Corners) -> Picture:
    """The line cut out and laid level; nearest pixels, since blending would invent colours."""
    import numpy as np
    from PIL import Image

    (ulx, uly), (urx, ury), (lrx, lry), (llx, lly) = corners
    width = max(1, round(math.hypot(urx - ulx, ury - uly)))
    height = max(1, round(math.hypot(llx - ulx, lly - uly)))
    quad = (ulx, uly, llx, lly, lrx, lry, urx, ury)
    image = Image.fromarray(rgb)
    return np.asarray(image.transform((width, height), Image.Transform.QUAD, quad, Image.Resampling.NEAREST))


def _slant(corners: Corners) -> tuple[float, float]:
    """Degrees away from level, and how much opposite sides differ in direction and length, 0-1."""
    sides = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)]
    lengths = [max(1.0, math.hypot(*side)) for side in sides]
    angle = abs(math.degrees(math.atan2(sides[0][1], sides[0][0])))
    unequal = max(abs(lengths[0] - lengths[2]) / max(lengths[0], lengths[2]),
                  abs(lengths[1] - lengths[3]) / max(lengths[1], lengths[3]))  # fmt: skip
    return round(angle, 1), round(unequal, 2)
