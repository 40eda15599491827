"""Metadata of JPEG files: EXIF, XMP in one segment or several, and that of further pictures in the same file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

from a11ylint.media.metadata import exif
from a11ylint.media.metadata.part import MOST, Part

_MARKS: Final = (("exif", b"Exif\0\0"), ("xmp", b"http://ns.adobe.com/xap/1.0/\0"))
_XMP_MORE: Final = b"http://ns.adobe.com/xmp/extension/\0"
_MPF: Final = b"MPF\0"
_MP_ENTRY: Final = 0xB002
_APP1, _APP2, _SCAN, _END = 0xE1, 0xE2, 0xDA, 0xD9
_MOST_SEGMENTS: Final = 10_000
_MOST_PICTURES: Final = 16


def segments(file: BinaryIO) -> Iterator[Part]:
    """The metadata of all pictures of a file; telephones and cameras put a second one behind the first."""
    further: list[int] = []
    yield from _picture(file, 0, further)
    for start in further[:_MOST_PICTURES]:
        file.seek(start)
        if file.read(3) == b"\xff\xd8\xff":
            yield from _picture(file, start, [])


def _picture(file: BinaryIO, start: int, further: list[int]) -> Iterator[Part]:
    """Segments up to the first scan (ITU-T T.81, B.1.1); where more pictures begin is added to `further`."""
    at, more = start + 2, _Extension()
    for _ in range(_MOST_SEGMENTS):
        file.seek(at)
        head = file.read(2)
        if len(head) < 2 or head[0] != 0xFF or head[1] in (_SCAN, _END):
            break
        code = head[1]
        if code in (0xFF, 0x01) or 0xD0 <= code <= 0xD7:  # filler, or a marker without data
            at += 1 if code == 0xFF else 2
            continue
        (size,) = struct.unpack(">H", file.read(2))
        if code in (_APP1, _APP2):
            data = file.read(max(size - 2, 0))
            yield from _app1(at + 4, data, more)
            further += _listed(at + 4, data)
        at += 2 + size
    yield from more.parts()


def _app1(at: int, data: bytes, more: _Extension) -> Iterator[Part]:
    for kind, mark in _MARKS:
        if data.startswith(mark):
            yield Part(kind, at + len(mark), data[len(mark) :])
    if data.startswith(_XMP_MORE) and len(data) >= len(_XMP_MORE) + 40:
        more.add(at + len(_XMP_MORE), data[len(_XMP_MORE) :])


def _listed(at: int, data: bytes) -> Iterator[int]:
    """Where further pictures begin (CIPA DC-007, 5.2.3): 16 bytes each, counted from the start of the list."""
    if not data.startswith(_MPF):
        return
    listing = data[len(_MPF) :]
    sign = exif.order(listing)
    for table in exif.tables(listing):
        for entry in table.entries:
            if entry.tag == _MP_ENTRY and table.name == "main":
                rows = range(0, len(entry.value) - 15, 16)
                starts = (struct.unpack_from(f"{sign}L", entry.value, row + 8)[0] for row in rows)
                yield from (at + len(_MPF) + start for start in starts if start)  # the first one has 0


class _Extension:
    """Parts of XMP packets that are too long for one segment (XMP specification 3, 1.1.3.1).

    Each begins with a name of 32 digits (the MD5 of the packet), the length of the whole, and its place in it.
    """

    def __init__(self) -> None:
        self._pieces: dict[bytes, dict[int, tuple[int, bytes]]] = {}
        self._left = MOST

    def add(self, at: int, data: bytes) -> None:
        """`data` and its offset in the file, from the name on."""
        self._left -= len(data)
        if self._left >= 0:
            pieces = self._pieces.setdefault(data[:32], {})
            pieces[int(struct.unpack(">L", data[36:40])[0])] = (at, data[40:])

    def parts(self) -> Iterator[Part]:
        """Each packet whole, in the order of its pieces."""
        for name, pieces in self._pieces.items():
            found = [piece for _, piece in sorted(pieces.items())]
            spans = tuple((at + 40, len(piece)) for at, piece in found)
            data = b"".join(piece for _, piece in found)
            yield Part("xmp", 0, data, spans=spans, name=name, names_at=tuple(at for at, _ in found))
