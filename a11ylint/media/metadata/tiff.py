"""TIFF files: the whole file is one EXIF structure, with the pixels between its tables."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final, NamedTuple

from a11ylint.media.metadata import exif, xmp
from a11ylint.media.metadata.exif import Edit, Entry
from a11ylint.media.metadata.mapped import mapped

_XMP: Final = 0x02BC
# Strips and tiles of pixels: where they begin, and their sizes (TIFF 6.0, sections 8 and 15).
_PIXELS: Final = ((0x0111, 0x0117), (0x0144, 0x0145))
_INTEGERS: Final = {3: (2, "H"), 4: (4, "L")}


def is_tiff(path: Path) -> bool:
    """Whether a file begins as a TIFF; not BigTIFF, which cameras and platforms do not know."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return exif.order(file.read(8)) is not None and path.stat().st_size > 8


class Seen(NamedTuple):
    """What the tables say: `gps` and `serial` as `exif.private` gives them, ImageDescription, and XMP packets."""

    private: frozenset[str]
    description: str
    packets: tuple[bytes, ...]


def look(path: Path) -> Seen:
    """Read the tables; the pixels between them are not touched."""
    with mapped(path) as data:
        packets = tuple(entry.value for entry in _packets(data))
        return Seen(exif.private(data), exif.description(data), packets)


def edits(path: Path) -> tuple[Edit, ...]:
    """What has to change so that place and serial numbers are gone and no pixel is; none where that is not safe."""
    with (
        mapped(path) as data,
        mapped(path, changes=True) as changed,
    ):  # pages of memory that change are copied: the file stays
        found = [edit for edit in exif.edits(data) if edit.data] if exif.private(data) else []
        exif.apply(changed, found)
        packets = [
            Edit(entry.value_at, new) for entry in _packets(data) if (new := _stripped(entry)) is not None
        ]
        unsafe = len(packets) != sum(1 for entry in _packets(data) if xmp.private(entry.value))
        if unsafe or not exif.same_otherwise(data, changed) or _touch(found + packets, _pixels(data)):
            return ()
        return (*found, *packets)


def _stripped(entry: Entry) -> bytes | None:
    return xmp.stripped(entry.value) if xmp.private(entry.value) else None


def _packets(data: exif.Data) -> list[Entry]:
    entries = (entry for table in exif.tables(data) for entry in table.entries)
    return [entry for entry in entries if entry.tag == _XMP]


def _pixels(data: exif.Data) -> list[range]:
    """Where the pixels of all pages lie."""
    found = []
    for table in exif.tables(data):
        values = {entry.tag: _numbers(entry, exif.order(data) or "<") for entry in table.entries}
        for starts, sizes in _PIXELS:
            pairs = zip(values.get(starts, ()), values.get(sizes, ()), strict=False)
            found += [range(start, start + size) for start, size in pairs]
    return found


def _numbers(entry: Entry, sign: str) -> tuple[int, ...]:
    if entry.kind not in _INTEGERS:
        return ()
    size, letter = _INTEGERS[entry.kind]
    return struct.unpack(f"{sign}{len(entry.value) // size}{letter}", entry.value)


def _touch(found: list[Edit], pixels: list[range]) -> bool:
    """Whether a change would reach into the pixels, or nobody can say where they are."""
    spans = [(edit.at, edit.at + len(edit.data)) for edit in found]
    return not pixels or any(
        start < pixel.stop and pixel.start < end for start, end in spans for pixel in pixels
    )
