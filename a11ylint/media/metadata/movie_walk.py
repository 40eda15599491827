"""Where an MP4 or QuickTime file (ISO/IEC 14496-12) may say something private: user data, keys, tracks of cameras."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from a11ylint.media.metadata.boxes import Box, boxes

if TYPE_CHECKING:
    from mmap import mmap

_XMP_ID: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # XMP Specification Part 3, MPEG-4
# A text behind two numbers of 16 bits: QuickTime's, and that of some telephones and cameras.
_PLACES: Final = (b"\xa9xyz", b"@xyz")
# Serial numbers of cameras and lenses: GoPro's (MUID begins with the same), and those of others.
_SERIALS: Final = (b"CAME", b"LENS", b"MUID", b"slno", b"SNum")
_IN_SETTINGS: Final = (b"CASN", b"LINF")  # GoPro's settings name the camera and its lens
# Tracks that a camera writes beside the picture, by their format. In those of the first kind the place can be read.
_READABLE: Final = (b"gpmd", b"tx3g", b"text", b"mett")
_CLOSED: Final = (b"djmd", b"dbgi", b"camm", b"rtmd")
_MOST_TRACKS: Final = 32
_SAMPLE: Final = 1 << 16  # bytes of the first entry of such a track
_IN_SAMPLE: Final = re.compile(
    rb"GPS[59]|\[(?:latitude|longitude)\s{0,5}:\s{0,5}-?\d|\bGPS\s{0,5}\(\s{0,5}(?:[EWNS]\s{0,3}:\s{0,3})?-?\d",
    re.IGNORECASE,
)

Kind = Literal["gps", "serial", "xmp", "xml", "closed"]


class Entry(NamedTuple):
    """Something private, or a packet (xmp, xml) that may hold it, or a track (closed) that nobody can read here.

    `how` says what takes it out: `blanks` over a text, `whole` for a box that becomes free space, "" for nothing.
    """

    kind: Kind
    box: Box
    how: str = ""


def entries(data: mmap) -> Iterator[Entry]:
    """All such places of a file, in their order."""
    for box in boxes(data, 0):
        if box.name in (b"uuid", b"meta"):
            yield from _anywhere(data, box)
        elif box.name == b"moov":
            yield from _of_movie(data, box)


def _anywhere(data: mmap, box: Box) -> Iterator[Entry]:
    """What may stand in the file, in the movie and in its user data."""
    if box.name == b"uuid" and data[box.start : box.start + 16] == _XMP_ID:
        yield Entry("xmp", box._replace(start=box.start + 16))
    elif box.name == b"XMP_":
        yield Entry("xmp", box)
    elif box.name == b"meta":
        yield from _of_meta(data, box)


def _of_movie(data: mmap, movie: Box) -> Iterator[Entry]:
    """Of the whole, and of each track; Novatek's dash cameras have a box of their own."""
    inside = list(boxes(data, movie.start, movie.end))
    for box in inside:
        yield from _of_part(data, box)
        if box.name == b"gps ":
            yield Entry("gps", box)
    for track in islice((box for box in inside if box.name == b"trak"), _MOST_TRACKS):
        for box in boxes(data, track.start, track.end):
            yield from _of_part(data, box)
        yield from _of_track(data, track)


def _of_part(data: mmap, box: Box) -> Iterator[Entry]:
    if box.name != b"udta":
        yield from _anywhere(data, box)
        return
    for item in boxes(data, box.start, box.end):
        yield from _of_user(data, item)


def _of_user(data: mmap, item: Box) -> Iterator[Entry]:
    """QuickTime File Format, user data."""
    value = data[item.start : min(item.end, item.start + _SAMPLE)]
    if item.name in _PLACES:
        yield Entry("gps", item._replace(start=min(item.start + 4, item.end)), "blanks")
    elif item.name == b"loci" and _is_a_place(value):
        yield Entry("gps", item, "whole")
    elif _is_number(item.name, value):
        yield Entry("serial", item, "whole")
    else:
        yield from _anywhere(data, item)


def _is_number(name: bytes, value: bytes) -> bool:
    if name == b"GPMF":
        return any(setting in value for setting in _IN_SETTINGS)
    return name in _SERIALS and any(value)


def _is_a_place(value: bytes) -> bool:
    """3GPP TS 26.244, 8.8: version, language, name, role, and then longitude and latitude."""
    rest = value[6:]
    wide = rest[:2] in (b"\xfe\xff", b"\xff\xfe")
    end = rest.find(b"\0\0" if wide else b"\0")
    after = end + (3 if wide else 2)
    return end >= 0 and any(rest[after : after + 8])


def _of_meta(data: mmap, meta: Box) -> Iterator[Entry]:
    """Keys and their values, or XML (QuickTime File Format, metadata); in MP4 four bytes of a version come first."""
    start = meta.start if data[meta.start + 4 : meta.start + 8] == b"hdlr" else meta.start + 4
    inside = {box.name: box for box in boxes(data, start, meta.end)}
    if b"xml " in inside:
        yield Entry("xml", inside[b"xml "])
    if b"ilst" not in inside:
        return
    names = list(_names(data, inside[b"keys"])) if b"keys" in inside else []
    for item in boxes(data, inside[b"ilst"].start, inside[b"ilst"].end):
        number = int.from_bytes(item.name, "big") - 1
        name = names[number] if 0 <= number < len(names) else item.name
        kind = kind_of(name.decode("latin-1"))
        for value in boxes(data, item.start, item.end) if kind else ():
            if kind and value.name == b"data" and value.end - value.start >= 8:
                yield Entry(kind, value._replace(start=value.start + 8), "blanks")


def _names(data: mmap, keys: Box) -> Iterator[bytes]:
    """Each key has its length, four letters for the kind of name, and the name."""
    for box in boxes(data, keys.start + 8, keys.end):
        yield data[box.start : box.end]


_SERIAL_NAME: Final = re.compile(r"serial[ _.-]?(?:number|num|no|nr)(?![a-z])", re.IGNORECASE)


def kind_of(name: str) -> Literal["gps", "serial"] | None:
    """What a key or a tag of this name tells, None for nothing."""
    if "location" in name.lower() or "gps" in name.lower() or name == "\xa9xyz":
        return "gps"
    return "serial" if _SERIAL_NAME.search(name) else None


def _of_track(data: mmap, track: Box) -> Iterator[Entry]:
    """Tracks in which action cameras and drones write where they are, many times a second."""
    table = _inside(data, track, b"mdia", b"minf", b"stbl")
    inside = {box.name: box for box in boxes(data, table.start, table.end)} if table else {}
    if b"stsd" not in inside:
        return
    at = inside[b"stsd"].start + 12
    form = data[at : at + 4]
    if form in _CLOSED:
        yield Entry("closed", inside[b"stsd"])
    elif form in _READABLE and _IN_SAMPLE.search(_first_sample(data, inside)):
        yield Entry("gps", inside[b"stsd"])


def _first_sample(data: mmap, table: dict[bytes, Box]) -> bytes:
    """The first entry of a track, by the place of its first chunk and its size; some bytes where no size is told."""
    size = _number(data, table.get(b"stsz"), 4, 4) or _number(data, table.get(b"stsz"), 12, 4) or _SAMPLE
    at = _number(data, table.get(b"stco"), 8, 4) or _number(data, table.get(b"co64"), 8, 8)
    return data[at : at + min(size, _SAMPLE)] if at else b""


def _number(data: mmap, box: Box | None, skip: int, size: int) -> int:
    if box is None or box.start + skip + size > box.end:
        return 0
    return int.from_bytes(data[box.start + skip : box.start + skip + size], "big")


def _inside(data: mmap, outer: Box | None, *path: bytes) -> Box | None:
    for name in path:
        inner = boxes(data, outer.start, outer.end) if outer else iter(())
        outer = next((box for box in inner if box.name == name), None)
    return outer
