"""EXIF data (a TIFF structure, EXIF 2.32): what it says about the picture, and the same bytes without private parts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

IMAGE_DESCRIPTION: Final = 0x010E
EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825
# BodySerialNumber and LensSerialNumber of EXIF, CameraSerialNumber of DNG.
SERIALS: Final = frozenset({0xA431, 0xA435, 0xC62F})
_LATITUDE, _LONGITUDE = 2, 4
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_TABLES = 8  # IFD0, the thumbnail's, EXIF, GPS; a file may link them in a circle
_MOST_ENTRIES = 256
_LONGEST_VALUE = 65_536  # what a JPEG can hold; a longer value is kept, but not looked at
_THUMBNAIL, _THUMBNAIL_SIZE = 0x0201, 0x0202


class Entry(NamedTuple):
    """One entry: the table it stands in, its tag, where its twelve bytes and its value stand, and the value."""

    table: str
    tag: int
    at: int
    value_at: int
    value: bytes


class Table(NamedTuple):
    """A table of entries (IFD): its name, where it begins, and its entries."""

    name: str
    at: int
    entries: tuple[Entry, ...]


def order(data: bytes) -> str | None:
    """The byte order as `struct` writes it, None for anything that is no TIFF structure."""
    return {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])


def tables(data: bytes) -> tuple[Table, ...]:
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


def _linked(data: bytes, sign: str, table: Table) -> Iterator[tuple[str, int]]:
    """The tables that a table leads to: the next picture (the thumbnail), EXIF, GPS."""
    names = {EXIF_IFD: "exif", GPS_IFD: "gps"}
    for entry in table.entries:
        if table.name in ("main", "next") and entry.tag in names and len(entry.value) == 4:
            yield names[entry.tag], _long(entry.value, sign, 0)
    after = table.at + 2 + 12 * _count(data, sign, table.at)
    if table.name in ("main", "next") and after + 4 <= len(data) and _long(data, sign, after):
        yield "next", _long(data, sign, after)


def _entries(data: bytes, sign: str, name: str, at: int) -> Iterator[Entry]:
    for number in range(min(_count(data, sign, at), _MOST_ENTRIES)):
        here = at + 2 + 12 * number
        if here + 12 > len(data):
            return
        tag, kind, count = struct.unpack_from(f"{sign}HHL", data, here)
        size = _SIZES.get(kind, 1) * count
        value_at = here + 8 if size <= 4 else _long(data, sign, here + 8)
        if value_at + size <= len(data) and size <= _LONGEST_VALUE:
            yield Entry(name, tag, here, value_at, data[value_at : value_at + size])


def _count(data: bytes, sign: str, at: int) -> int:
    return int(struct.unpack_from(f"{sign}H", data, at)[0])


def _long(data: bytes, sign: str, at: int) -> int:
    return int(struct.unpack_from(f"{sign}L", data, at)[0])


def description(data: bytes) -> str:
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


def private(data: bytes) -> frozenset[str]:
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
    """The same structure, as long as before, without GPS table and serial numbers; None where that is not safe.

    An entry is taken out of its table and the rest moves up; its value and the GPS table become zeros, so no other
    offset changes. The result is read again: every other entry and the thumbnail must be as before.
    """
    sign = order(data)
    if sign is None:
        return None
    changed = bytearray(data)
    for table in tables(data):
        gone = [entry for entry in table.entries if _is_private(table, entry)]
        for entry in gone if table.name != "gps" else table.entries:
            changed[entry.value_at : entry.value_at + len(entry.value)] = bytes(len(entry.value))
        if table.name == "gps":
            size = 2 + 12 * len(table.entries)
            changed[table.at : table.at + size] = bytes(len(changed[table.at : table.at + size]))
        elif gone:
            _remove(changed, data, sign, table, gone)
    result = bytes(changed)
    return result if _kept(result) == _kept(data) and not private(result) else None


def _is_private(table: Table, entry: Entry) -> bool:
    return entry.tag in SERIALS or (entry.tag == GPS_IFD and table.name != "gps")


def _remove(changed: bytearray, data: bytes, sign: str, table: Table, gone: list[Entry]) -> None:
    """Entries out of their table, with the link to the next table behind the last one that stays."""
    count = _count(data, sign, table.at)
    end = table.at + 2 + 12 * count
    out = {entry.at for entry in gone}
    rows = [changed[at : at + 12] for at in range(table.at + 2, end, 12) if at not in out]
    block = struct.pack(f"{sign}H", len(rows)) + b"".join(rows) + data[end : end + 4]
    size = len(data[table.at : end + 4])
    changed[table.at : table.at + size] = block.ljust(size, b"\0")[:size]


def _kept(data: bytes) -> list[tuple[str, int, bytes]]:
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


def _thumbnail(data: bytes, table: Table) -> Iterator[tuple[str, int, bytes]]:
    sign = order(data) or "<"
    tags = {entry.tag: entry.value for entry in table.entries if len(entry.value) == 4}
    if _THUMBNAIL in tags and _THUMBNAIL_SIZE in tags:
        at, size = (_long(tags[tag], sign, 0) for tag in (_THUMBNAIL, _THUMBNAIL_SIZE))
        yield "thumbnail", 0, data[at : at + size]
