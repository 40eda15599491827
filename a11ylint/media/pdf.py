"""Pages of a PDF as pictures, where the extra `pdf` is installed: LinkedIn shows them as slides."""

from __future__ import annotations

import json
import re
import struct
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media import apart
from a11ylint.media.errors import Unreadable
from a11ylint.media.pixels import ImageInfo, Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES: Final = 20  # platforms take more, but carousels have fewer
SHARPEST: Final = 4.0  # pixels a point; a tiny page is not blown up further
MOST_BYTES: Final = 64 << 20  # that are searched for an XMP packet
_TITLE = re.compile(
    rb"<dc:title>\s{0,200}(?:<rdf:Alt>\s{0,200}<rdf:li[^<>]{0,100}>)?(?P<title>[^<>]{1,2000})<"
)
_LIBRARY: Final = "pypdfium2"


class Document(NamedTuple):
    """What a PDF tells a screen reader, apart from its pages.

    `tagged`: it says that it has a structure (ISO 32000-1, 14.8: MarkInfo). `language` as written, empty where there is
    none, None where the installed library cannot tell. `title` from the properties or the XMP packet.
    """

    pages: int = 1
    tagged: bool = False
    language: str | None = ""
    title: str = ""


def describe(path: Path) -> ImageInfo:
    """Size of the first page in points, and the number of pages as `frames`; raises `Unreadable`."""
    facts = _facts(path)
    return _info(facts["width"], facts["height"], facts["pages"])


def document(path: Path) -> Document:
    """Structure, language and title; raises `Unreadable`."""
    facts = _facts(path)
    title = facts["title"] or _title_in_xmp(path)
    return Document(facts["pages"], facts["tagged"], facts["language"], title)


def pages(path: Path, kept: int) -> Iterator[Pixels]:
    """The first MOST_PAGES pages, each drawn with at most `kept` pixels; raises `Unreadable`."""
    import numpy as np

    _need()
    settings = (str(path.resolve()), str(MOST_PAGES), str(kept), str(SHARPEST))
    with apart.stream("pdf-pages", _LIBRARY, *settings) as out:
        (count,) = struct.unpack(">L", _exactly(out, 4) or bytes(4))
        while head := _exactly(out, 12):
            width, height, stride = struct.unpack(">LLL", head)
            rows = np.frombuffer(_exactly(out, stride * height), np.uint8)
            if rows.size < stride * height:
                break  # the child ended in the middle, and its status says why
            rgb = rows.reshape(height, stride)[:, : width * 3].reshape(height, width, 3)
            yield Pixels(rgb, _info(width, height, count))


def _exactly(out: IO[bytes], size: int) -> bytes:
    """The next bytes; fewer or none only at the end."""
    data = out.read(size)
    return data if len(data) == size else b""


def _need() -> None:
    if not apart.folder(_LIBRARY):
        raise Unreadable("missing-library", "a11ylint[pdf]")


def _facts(path: Path) -> dict[str, Any]:
    _need()
    status = path.stat()
    found = _asked(str(path.resolve()), status.st_mtime_ns, status.st_size)
    if isinstance(found, Unreadable):
        raise found
    return found


@lru_cache(maxsize=16)
def _asked(path: str, _changed: int, _size: int) -> dict[str, Any] | Unreadable:
    """What the child says about a file, or the reason against it: two facts ask for it."""
    try:
        facts: dict[str, Any] = json.loads(apart.run("pdf-facts", _LIBRARY, path))
    except Unreadable as problem:
        return problem
    return facts


def _title_in_xmp(path: Path) -> str:
    """PDF/UA wants the title there; the packet is plain text unless the file hides it in a compressed part."""
    with path.open("rb") as file:
        match = _TITLE.search(file.read(MOST_BYTES))
    return match["title"].decode("utf-8", "replace").strip() if match else ""


def _info(width: int, height: int, count: int) -> ImageInfo:
    return ImageInfo("PDF", width, height, count, "RGB", 1, animated=False)
