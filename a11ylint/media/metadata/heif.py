"""Metadata of HEIC and AVIF files: items of the container (ISO 14496-12, 8.11; ISO 23008-12, Annex A)."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, TypeAlias

from a11ylint.media.metadata.boxes import Box, boxes
from a11ylint.media.metadata.part import MOST, Part

_MOST_IN_FILE: Final = 64  # boxes
_MOST_ITEMS: Final = 10_000  # a photo of a telephone has some 50: one for each tile
_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"application/rdf+xml"
Span: TypeAlias = tuple[int, int]  # offset in the file, and length
_KINDS: Final = {b"Exif": "exif", b"mime": "xmp"}


def items(file: BinaryIO) -> Iterator[Part]:
    """The Exif and XMP items of a picture; a clip of the same family has none. May raise struct.error, IndexError."""
    size = file.seek(0, os.SEEK_END)
    meta = next((box for box in _in_file(file, size) if box.name == b"meta"), None)
    if meta is None or meta.end - meta.start > MOST:
        return
    file.seek(meta.start)
    data = file.read(meta.end - meta.start)
    inside = {box.name: box for box in boxes(data, 4)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    wanted = dict(_wanted(data, inside[b"iinf"]))
    idat = meta.start + inside[b"idat"].start if b"idat" in inside else None
    places = dict(_places(data, inside[b"iloc"], idat))
    for number, spans in places.items():
        inside_file = all(at + length <= size for at, length in spans)
        if number in wanted and inside_file and 0 < sum(length for _, length in spans) <= MOST:
            others = (span for other, found in places.items() if other != number for span in found)
            yield from _part(file, wanted[number], spans, shared=_meet(spans, others))


def _meet(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether pieces of an item lie on those of another: then nothing can be changed for the one alone."""
    mine = tuple(spans)
    return any(
        at < start + size and start < at + length for start, size in others if size for at, length in mine
    )


def _in_file(file: BinaryIO, end: int) -> Iterator[Box]:
    """The boxes of the file, down to the first that is broken."""
    at = 0
    for _ in range(_MOST_IN_FILE):
        if at + 8 > end:
            return
        file.seek(at)
        head = file.read(16)
        size, skip = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, skip = int.from_bytes(head[8:16], "big"), 16
        if size < skip:
            return
        yield Box(head[4:8], at + skip, at + size, at)
        at += size


def _wanted(data: bytes, iinf: Box) -> Iterator[tuple[int, str]]:
    """Number and kind of the items that are metadata (item information, 8.11.6)."""
    first = iinf.start + (6 if data[iinf.start] == 0 else 8)
    for box in boxes(data, first, iinf.end):
        version = data[box.start]
        if box.name != b"infe" or version not in (2, 3):
            continue
        number, _, kind = struct.unpack_from(">HH4s" if version == 2 else ">LH4s", data, box.start + 4)
        rest = data[box.start + (12 if version == 2 else 14) : box.end]
        if kind == b"Exif" or (kind == b"mime" and _XMP in rest.split(b"\0")[1:2]):
            yield number, _KINDS[kind]


def _places(data: bytes, iloc: Box, idat: int | None) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Number and pieces of each item in the file (item location, 8.11.3); those inside other items are left out."""
    version, sizes = data[iloc.start], data[iloc.start + 4 : iloc.start + 6]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    wide = 4 if version == 2 else 2
    reader = _Numbers(data, iloc.start + 6)
    for _ in range(min(reader.next(wide), _MOST_ITEMS)):
        number = reader.next(wide)
        method = reader.next(2) & 15 if version else 0
        reader.next(2)
        start = reader.next(base_size)
        spans = []
        for _ in range(min(reader.next(2), _MOST_ITEMS)):
            reader.next(index_size)
            offset = reader.next(offset_size)
            spans.append((start + offset, reader.next(length_size)))
        if method == 0:
            yield number, tuple(spans)
        elif method == 1 and idat is not None:
            yield number, tuple((idat + at, length) for at, length in spans)


class _Numbers:
    """Numbers of 0 to 8 bytes, one after the other; raises IndexError at the end of the data."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def next(self, size: int) -> int:
        if self._at + size > len(self._data):
            raise IndexError
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")


def _part(file: BinaryIO, kind: str, spans: tuple[Span, ...], *, shared: bool) -> Iterator[Part]:
    pieces = []
    for at, length in spans:
        file.seek(at)
        pieces.append(file.read(length))
    data = b"".join(pieces)
    if kind == "xmp":
        yield Part("xmp", 0, data, spans=spans, packed=shared)
        return
    # Four bytes say how many more come before the TIFF structure: mostly those of "Exif", or none.
    skip = 4 + int.from_bytes(data[:4], "big")
    if data[4:10] == _EXIF and skip == 4:
        skip = 10
    if skip < len(data):
        yield Part("exif", 0, data[skip:], spans=_cut(spans, skip), packed=shared)


def _cut(spans: tuple[Span, ...], skip: int) -> tuple[Span, ...]:
    """The pieces without the first `skip` bytes."""
    found = []
    for at, length in spans:
        gone = min(skip, length)
        skip -= gone
        found.append((at + gone, length - gone))
    return tuple(found)
