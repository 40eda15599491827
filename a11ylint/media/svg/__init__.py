"""Drawings in SVG: their size and texts from the XML, and their pixels where the extra `svg` is installed."""

from __future__ import annotations

import zlib
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.pixels import ImageInfo, Pixels

if TYPE_CHECKING:
    from pathlib import Path

    from a11ylint.media.svg.clean import Drawing, Told

MOST_BYTES: Final = 32 << 20  # of the XML; real maps have some megabytes
_ZIPPED: Final = b"\x1f\x8b"
# WAI-ARIA 1.2, 5.3.3: no screen reader speaks of these.
_SILENT: Final = frozenset(("presentation", "none"))


def describe(path: Path) -> ImageInfo:
    """The size in CSS pixels, as a browser shows the file; raises `Unreadable`."""
    from a11ylint.media.svg.size import size

    found = size(_read(path).attributes)
    return _info(round(found.width), round(found.height))


def texts(path: Path) -> tuple[Told, ...]:
    """`aria-label`, title and description of the whole drawing; none where it says that nobody shall hear of it."""
    drawing = _read(path)
    role = (drawing.attributes.get("role", "").lower().split() or [""])[0]
    hidden = drawing.attributes.get("aria-hidden", "").lower() == "true"
    return () if hidden or role in _SILENT else drawing.told


def draw(path: Path, most: int) -> Pixels:
    """The drawing on white, 1080 pixels wide, at most `most` pixels in all; raises `Unreadable`."""
    from a11ylint.media.svg.process import need, png
    from a11ylint.media.svg.size import drawn, size

    need()
    drawing = _read(path)
    found = size(drawing.attributes)
    columns, rows = drawn(found, most)
    box = " ".join(f"{number:.9g}" for number in found.box)
    return _decoded(png(_whole(drawing, columns, rows, box)), columns, rows)


def _whole(drawing: Drawing, columns: int, rows: int, box: str) -> str:
    """The copy with a root of our own: its size is the one that we chose."""
    from a11ylint.media.svg.clean import SVG, safe_css

    kept = ("fill", "stroke", "stroke-width", "style", "class", "color", "opacity", "preserveAspectRatio")
    more = [key for key in drawing.attributes if key in kept or key.startswith(("font", "text-"))]
    own = "".join(f' {key}="{escape(safe_css(drawing.attributes[key]))}"' for key in more)
    head = f'<svg xmlns="{SVG}" width="{columns}" height="{rows}" viewBox="{box}"{own}>'
    return f"{head}{drawing.inner}</svg>"


def _decoded(data: bytes, columns: int, rows: int) -> Pixels:
    import io

    import numpy as np
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
        if image.size != (columns, rows):
            raise Unreadable("unreadable", "drawn in another size")
        return Pixels(np.asarray(image.convert("RGB")), _info(columns, rows))


def _info(width: int, height: int) -> ImageInfo:
    return ImageInfo("SVG", max(width, 1), max(height, 1), 1, "RGB", 1, animated=False)


def _read(path: Path) -> Drawing:
    if not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    found = _cleaned(_unzipped(data) if data.startswith(_ZIPPED) else data)
    if isinstance(found, Unreadable):
        raise found
    return found


@lru_cache(maxsize=1)
def _cleaned(data: bytes) -> Drawing | Unreadable:
    """The parts of a drawing or the reason against it: several facts ask for the same file, one after the other."""
    from a11ylint.media.svg.clean import clean

    if len(data) > MOST_BYTES:
        return Unreadable("too-large", f"more than {MOST_BYTES >> 20} MB of XML")
    try:
        return clean(data)
    except Unreadable as problem:
        return problem


def _unzipped(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as problem:
        raise Unreadable("unreadable", str(problem)) from problem
    if not unpacker.eof and len(found) <= MOST_BYTES:
        raise Unreadable("truncated", "the compressed data breaks off")
    return found
