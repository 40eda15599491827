"""EXIF data (a TIFF structure, EXIF 2.32): what it says about the picture, and the same bytes without private parts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from mmap import mmap

IMAGE_DESCRIPTION: Final = 0x010E
EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825
# BodySerialNumber and LensSerialNumber of EXIF, CameraSerialNumber of DNG.
SERIALS: Final = frozenset({0xA431, 0xA435, 0xC62F})
_LATITUDE, _LONGITUDE = 2, 4
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_TABLES = 32  # IFD0, the thumbnail's, EXIF, GPS, those of more pages; a file may link them in a circle
_MOST_ENTRIES = 256
_MOST_BYTES = 4_000_000  # of the values of one table; what goes beyond is kept, but not looked at
_THUMBNAIL, _THUMBNAIL_SIZE = 0x0201, 0x0202

Data: TypeAlias = "bytes | bytearray | mmap"


class Entry(NamedTuple):
    """One entry: the table it stands in, its tag, where its twelve bytes and its value stand, the value, its type."""

    table: str
    tag: int
    at: int
    value_at: int
    value: bytes
    kind: int = 1


class Edit(NamedTuple):
    """New bytes from an offset on, as many as the old ones."""

    at: int
    data: bytes


class Table(NamedTuple):
    """A table of entries (IFD): its name, where it begins, and its entries."""

    name: str
    at: int
    entries: tuple[Entry, ...]


def order(data: Data) -> str | None:
    """The byte order as `struct` writes it, None for anything that is no TIFF structure."""
    return {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(data[:4]))


def tables(data: Data) -> tuple[Table, ...]:
    """The tables of a TIFF structure; what lies outside the data is left out."""
    sign = order(data)
    if sign is None or len(data) < 8:
        return ()
    found: dict[int, Table] = {}
    waiting = [("main", _long(data, sign, 4))]
    while waiting and len(found) < _MOST_TABLES:
        name, at = waiting.pop(0)
        if at in found or not 8 <= at <= len(data) - 2:
            continue
        table = Table(name, at, tuple(_entries(data, sign, name, at)))
        found[at] = table
        waiting += _linked(data, sign, table)
    return tuple(found.values())


def _linked(data: Data, sign: str, table: Table) -> Iterator[tuple[str, int]]:
    """The tables that a table leads to: the next picture (the thumbnail), EXIF, GPS."""
    names = {EXIF_IFD: "exif", GPS_IFD: "gps"}
    for entry in table.entries:
        if table.name in ("main", "next") and entry.tag in names and len(entry.value) == 4:
            yield names[entry.tag], _long(entry.value, sign, 0)
    after = table.at + 2 + 12 * _count(data, sign, table.at)
    if table.name in ("main", "next") and after + 4 <= len(data) and _long(data, sign, after):
        yield "next", _long(data, sign, after)


def _entries(data: Data, sign: str, name: str, at: int) -> Iterator[Entry]:
    left = _MOST_BYTES
    for number in range(min(_count(data, sign, at), _MOST_ENTRIES)):
        here = at + 2 + 12 * number
        if here + 12 > len(data):
            return
        tag, kind, count = struct.unpack_from(f"{sign}HHL", data, here)
        size = _SIZES.get(kind, 1) * count
        value_at = here + 8 if size <= 4 else _long(data, sign, here + 8)
        if value_at + size <= len(data) and size <= left:
            left -= size
            yield Entry(name, tag, here, value_at, bytes(data[value_at : value_at + size]), kind)


def _count(data: Data, sign: str, at: int) -> int:
    return int(struct.unpack_from(f"{sign}H", data, at)[0])


def _long(data: Data, sign: str, at: int) -> int:
    return int(struct.unpack_from(f"{sign}L", data, at)[0])


def description(data: Data) -> str:
    """The text of ImageDescription, empty when there is none."""
    for table in tables(data):
        for entry in table.entries:
            if table.name == "main" and entry.tag == IMAGE_DESCRIPTION:
                return decoded(entry.value)
    return ""


def decoded(raw: bytes) -> str:
    """EXIF wants ASCII; cameras and programs write UTF-8 or Latin-1."""
    raw = raw.partition(b"\0")[0]
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip()


def private(data: Data) -> frozenset[str]:
    """`gps` where the place of the photo can be read, `serial` where a number of the camera can."""
    found = set()
    for table in tables(data):
        tags = {entry.tag: entry.value for entry in table.entries}
        # A telephone that may not tell its place still writes a table, with 0/0 in it or with the version alone.
        if table.name == "gps" and any(tags.get(_LATITUDE, b"")) and any(tags.get(_LONGITUDE, b"")):
            found.add("gps")
        if any(decoded(value).strip("0 ") for tag, value in tags.items() if tag in SERIALS):
            found.add("serial")
    return frozenset(found)


def stripped(data: bytes) -> bytes | None:
    """The same structure, as long as before, without GPS table and serial numbers; None where that is not safe."""
    changed = bytearray(data)
    apply(changed, edits(data))
    return bytes(changed) if order(data) and same_otherwise(data, changed) else None


def apply(changed: bytearray | mmap, found: list[Edit]) -> None:
    """Write the edits, in their order."""
    for edit in found:
        changed[edit.at : edit.at + len(edit.data)] = edit.data


def edits(data: Data) -> list[Edit]:
    """What has to change so that GPS table and serial numbers are gone.

    An entry is taken out of its table and the rest moves up; its value and the GPS table become zeros, so no other
    offset changes.
    """
    sign = order(data) or "<"
    found: list[Edit] = []
    for table in tables(data):
        gone = [entry for entry in table.entries if _is_private(table, entry)]
        wiped = table.entries if table.name == "gps" else gone
        found += [Edit(entry.value_at, bytes(len(entry.value))) for entry in wiped]
        if table.name == "gps":
            size = 2 + 12 * min(_count(data, sign, table.at), _MOST_ENTRIES)
            found.append(Edit(table.at, bytes(min(size, len(data) - table.at))))
        elif gone:
            found.append(_without(data, sign, table, gone))
    return found


def same_otherwise(data: Data, changed: Data) -> bool:
    """Whether every other entry, the thumbnail and the pixels are as before, and nothing private is left."""
    return _kept(changed) == _kept(data) and not private(changed)


def _is_private(table: Table, entry: Entry) -> bool:
    return entry.tag in SERIALS or (entry.tag == GPS_IFD and table.name != "gps")


def _without(data: Data, sign: str, table: Table, gone: list[Entry]) -> Edit:
    """The table without some entries, with the link to the next table behind the last one that stays."""
    count = _count(data, sign, table.at)
    end = table.at + 2 + 12 * count
    out = {entry.at for entry in gone}
    rows = [bytes(data[at : at + 12]) for at in range(table.at + 2, end, 12) if at not in out]
    block = struct.pack(f"{sign}H", len(rows)) + b"".join(rows) + bytes(data[end : end + 4])
    size = len(data[table.at : end + 4])
    return Edit(table.at, block.ljust(size, b"\0")[:size])


def _kept(data: Data) -> list[tuple[str, int, bytes]]:
    """Everything that has to stay, in order: entries with their values, and the thumbnail."""
    found = []
    for table in tables(data):
        if table.name == "gps":
            continue
        found += [
            (table.name, entry.tag, entry.value) for entry in table.entries if not _is_private(table, entry)
        ]
        found += _thumbnail(data, table)
    return found


def _thumbnail(data: Data, table: Table) -> Iterator[tuple[str, int, bytes]]:
    sign = order(data) or "<"
    tags = {entry.tag: entry.value for entry in table.entries if len(entry.value) == 4}
    if _THUMBNAIL in tags and _THUMBNAIL_SIZE in tags:
        at, size = (_long(tags[tag], sign, 0) for tag in (_THUMBNAIL, _THUMBNAIL_SIZE))
        yield "thumbnail", 0, bytes(data[at : at + size])
