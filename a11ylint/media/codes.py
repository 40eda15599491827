"""QR codes in a picture, read with OpenCV, which comes with the extra `ocr`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.color.areas import Box

if TYPE_CHECKING:
    from pathlib import Path

    from a11ylint.media.pixels import Pixels

VERSION: Final = 2  # raise it when the same picture gives other codes, stored facts then expire
KEPT_PIXELS: Final = 4_000_000  # a code of 25 × 25 fields is then still found at a thirtieth of the width


class Code(NamedTuple):
    """What a code says, and where it stands in pixels of the picture as shown."""

    text: str
    box: Box = Box(0, 0, 0, 0)


class Codes(NamedTuple):
    """The codes of a picture from top to bottom."""

    codes: tuple[Code, ...] = ()


def find(path: Path, max_pixels: int) -> Codes:
    """The QR codes of a picture; raises Unreadable."""
    from a11ylint.media.image import load_pixels
    from a11ylint.media.ocr import engine

    engine.need()  # first: without the extra the file is not even opened
    return find_in(load_pixels(path, max_pixels, KEPT_PIXELS))


def find_in(pixels: Pixels) -> Codes:
    """The same for a picture that is decoded already."""
    from a11ylint.media.ocr.engine import opencv

    cv2 = opencv()
    gray = cv2.cvtColor(pixels.rgb, cv2.COLOR_RGB2GRAY)
    scale = pixels.info.width / gray.shape[1]
    # Each of the two finders misses codes that the other one reads; both want dark fields on a light ground.
    finders = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
    found: dict[str, Box] = {}
    for plane in (gray, 255 - gray):
        for finder in () if found else finders:
            for text, corners in _decoded(finder, plane, cv2.error):
                found.setdefault(text, _box(corners, scale))
    return Codes(tuple(sorted((Code(*item) for item in found.items()), key=lambda code: (code.box[1], code))))


def _decoded(finder: Any, gray: Any, error: type[Exception]) -> list[tuple[str, Any]]:
    try:
        _, texts, corners, _ = finder.detectAndDecodeMulti(gray)
    except (error, UnicodeDecodeError):  # codes that hold no text
        return []
    return [(text, quad) for text, quad in zip(texts, corners, strict=False) if text] if texts else []


def _box(corners: Any, scale: float) -> Box:
    columns, rows = (corners * scale).min(axis=0), (corners * scale).max(axis=0)
    left, top = (max(0, round(float(value))) for value in columns)
    return Box(left, top, round(float(rows[0])) - left, round(float(rows[1])) - top)
