"""Place and serial numbers in clips and sound files: boxes of MP4 and QuickTime (ISO/IEC 14496-12), tags of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.metadata import xmp
from a11ylint.media.metadata.boxes import Box, boxes
from a11ylint.media.metadata.exif import Edit
from a11ylint.media.metadata.mapped import Mapped, mapped
from a11ylint.media.metadata.part import MOST

_XMP_ID: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # XMP Specification Part 3, MPEG-4
# What cameras write under these names is no secret of the format: GoPro's serial numbers, dash cameras' tracks.
_SERIALS: Final = (b"CAME", b"LENS")
_TRACKS_OF_CAMERAS: Final = (b"gpmd", b"tx3g", b"text", b"mett")
_SAMPLE: Final = 1 << 16  # bytes of the first sample of such a track
_IN_SAMPLE: Final = re.compile(rb"GPS[59]|\[(?:latitude|longitude)\s{0,5}:|\bGPS\s{0,5}\(", re.IGNORECASE)
# ISO 6709, Annex H: latitude and longitude with their signs, as in +48.1373+011.5754/.
_PLACE: Final = re.compile(r"[+-]\d{1,6}(?:\.\d{1,12})?[+-]\d{1,7}")


class Entry(NamedTuple):
    """Something private: `kind` is gps, serial, or xmp for a packet that may hold either.

    `how` says what takes it out: `blanks` over a text, `whole` for a box that becomes free space, "" for nothing.
    """

    kind: str
    box: Box
    how: str = ""


def is_movie(path: Path) -> bool:
    """Whether a file begins as an MP4 or QuickTime one; raises `Unreadable` for a pipe or a folder."""
    if not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with path.open("rb") as file:
        return file.read(8)[4:] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def private(path: Path) -> frozenset[str]:
    """`gps` where the place of the recording can be read, `serial` where a number of the camera can.

    Raises OSError and `Unreadable`.
    """
    if not is_movie(path):
        return frozenset(_of_tags(_tags(path)))
    with mapped(path) as data:
        return frozenset(kind for entry in _entries(data) for kind in _kinds(data, entry))


def edits(path: Path) -> tuple[Edit, ...]:
    """What takes place and serial numbers out, with nothing moved; none where something would stay."""
    if not is_movie(path):
        return ()
    with mapped(path) as data:
        found = [
            _edit(data, entry) for entry in _entries(data) if _kinds(data, entry) or entry.how == "blanks"
        ]
        return () if None in found else tuple(edit for edit in found if edit)


def _kinds(data: Mapped, entry: Entry) -> Iterable[str]:
    value = data[entry.box.start : entry.box.end]
    if entry.kind == "xmp":
        return xmp.private(value)
    return (entry.kind,) if entry.how != "blanks" or _says(entry.kind, value) else ()


def _says(kind: str, value: bytes) -> bool:
    text = value.decode("utf-8", "replace").strip("\0 ")
    return bool(_PLACE.search(text) if kind == "gps" else text)


def _edit(data: Mapped, entry: Entry) -> Edit | None:
    box = entry.box
    if entry.how == "blanks":
        return Edit(box.start, b" " * (box.end - box.start))
    if entry.how == "whole":
        return Edit(box.start - 4, b"free" + bytes(box.end - box.start))
    new = xmp.stripped(data[box.start : box.end]) if entry.kind == "xmp" else None
    return None if new is None else Edit(box.start, new)


def _entries(data: Mapped) -> Iterator[Entry]:
    for box in boxes(data, 0, len(data)):
        if box.name == b"uuid" and data[box.start : box.start + 16] == _XMP_ID:
            yield from _packet(box._replace(start=box.start + 16))
        elif box.name == b"moov":
            yield from _of_movie(data, box)


def _packet(box: Box) -> Iterator[Entry]:
    if box.end - box.start <= MOST:
        yield Entry("xmp", box)


def _of_movie(data: Mapped, movie: Box) -> Iterator[Entry]:
    """The user data and keys of the whole or of a track; Novatek's dash cameras have a box of their own."""
    for box in boxes(data, movie.start, movie.end):
        if box.name == b"trak":
            yield from _of_movie(data, box)
            yield from _of_track(data, box)
        elif box.name == b"udta":
            yield from _of_user(data, box)
        elif box.name == b"meta":
            yield from _of_meta(data, box)
        elif box.name == b"gps ":
            yield Entry("gps", box)


def _of_user(data: Mapped, user: Box) -> Iterator[Entry]:
    """QuickTime File Format, user data: a text has two numbers of 16 bits before it."""
    for box in boxes(data, user.start, user.end):
        if box.name == b"\xa9xyz":
            yield Entry("gps", box._replace(start=min(box.start + 4, box.end)), "blanks")
        elif box.name == b"loci" and _is_a_place(data[box.start : box.end]):
            yield Entry("gps", box, "whole")
        elif box.name == b"XMP_":
            yield from _packet(box)
        elif box.name in _SERIALS:
            yield Entry("serial", box, "whole")
        elif box.name == b"meta":
            yield from _of_meta(data, box)


def _is_a_place(value: bytes) -> bool:
    """3GPP TS 26.244, 8.8: version, language, name, role, and then longitude and latitude."""
    rest = value[6:]
    wide = rest[:2] in (b"\xfe\xff", b"\xff\xfe")
    end = rest.find(b"\0\0" if wide else b"\0")
    after = end + (3 if wide else 2)
    return end >= 0 and any(rest[after : after + 8])


def _of_meta(data: Mapped, meta: Box) -> Iterator[Entry]:
    """Keys and their values (QuickTime File Format, metadata); in MP4 four bytes of a version come first."""
    start = meta.start if data[meta.start + 4 : meta.start + 8] == b"hdlr" else meta.start + 4
    inside = {box.name: box for box in boxes(data, start, meta.end)}
    if b"ilst" not in inside:
        return
    names = list(_names(data, inside[b"keys"])) if b"keys" in inside else []
    for item in boxes(data, inside[b"ilst"].start, inside[b"ilst"].end):
        number = int.from_bytes(item.name, "big") - 1
        name = names[number] if number < len(names) else item.name
        kind = _kind(name.decode("latin-1"))
        for value in boxes(data, item.start, item.end) if kind else ():
            if value.name == b"data" and value.end - value.start >= 8:
                yield Entry(kind, value._replace(start=value.start + 8), "blanks")


def _names(data: Mapped, keys: Box) -> Iterator[bytes]:
    """Each key has its length, four letters for the kind of name, and the name."""
    for box in boxes(data, keys.start + 8, keys.end):
        yield data[box.start : box.end]


def _kind(name: str) -> str:
    """What a key or a tag of this name tells, "" for nothing."""
    name = name.lower()
    if "location" in name or "gps" in name or name == "\xa9xyz":
        return "gps"
    return "serial" if "serial" in name else ""


def _of_track(data: Mapped, track: Box) -> Iterator[Entry]:
    """Tracks in which action cameras and drones write where they are, many times a second."""
    table = _inside(data, track, b"mdia", b"minf", b"stbl")
    inside = {box.name: box for box in boxes(data, table.start, table.end)} if table else {}
    if b"stsd" not in inside or data[inside[b"stsd"].start + 12 :][:4] not in _TRACKS_OF_CAMERAS:
        return
    for name, wide in ((b"stco", 4), (b"co64", 8)):
        if name in inside:
            first = inside[name].start + 8
            at = int.from_bytes(data[first : first + wide], "big")
            if _IN_SAMPLE.search(data[at : at + _SAMPLE]):
                yield Entry("gps", inside[name])


def _inside(data: Mapped, outer: Box | None, *path: bytes) -> Box | None:
    for name in path:
        inner = boxes(data, outer.start, outer.end) if outer else iter(())
        outer = next((box for box in inner if box.name == name), None)
    return outer


def _tags(path: Path) -> dict[str, str]:
    """The tags of any other container, as FFmpeg reads them."""
    from a11ylint.media.video import opened

    with opened(path) as container:
        tags = dict(container.metadata)
        for stream in container.streams:
            tags |= stream.metadata
        return tags


def _of_tags(tags: dict[str, str]) -> Iterator[str]:
    for name, value in tags.items():
        kind = _kind(name)
        if kind and _says(kind, value.encode()):
            yield kind
