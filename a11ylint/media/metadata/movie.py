"""Place and serial numbers in clips and sound files: found, and taken out of MP4 and QuickTime with nothing moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from mmap import mmap
from pathlib import Path
from typing import Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.metadata import xmp
from a11ylint.media.metadata.exif import Edit
from a11ylint.media.metadata.mapped import mapped
from a11ylint.media.metadata.movie_walk import Entry, entries, kind_of
from a11ylint.media.metadata.part import MOST

_STARTS: Final = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"uuid")
# ISO 6709, Annex H: latitude and longitude with their signs, as in +48.1373+011.5754+519.000/; or decimals one by one.
_SIGNED: Final = re.compile(
    r"([+-]\d{2,6}(?:\.\d{1,12})?[+-]\d{3,7}(?:\.\d{1,12})?)(?:[+-]\d{1,6}(?:\.\d{1,12})?)?(?:CRS[\w.:-]{1,20})?/?"
)
_DECIMALS: Final = re.compile(r"(\b\d{1,3}\.\d{3,12}[^\d.]{1,8}\d{1,3}\.\d{3,12})\b")
# What cameras write as XML beside the picture, such as Sony's.
_XML: Final = (
    ("gps", re.compile(rb"ExifGPS|GPS[_ ]?Latitude|<Latitude\b", re.IGNORECASE)),
    ("serial", re.compile(rb"\bserial(?:No|Number)\s{0,5}=\s{0,5}[\"'][^\"'\s]", re.IGNORECASE)),
)


def is_movie(path: Path) -> bool:
    """Whether a file begins as an MP4 or QuickTime one; raises `Unreadable` for a pipe or a folder."""
    if not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with path.open("rb") as file:
        return file.read(8)[4:] in _STARTS


def private(path: Path) -> frozenset[str]:
    """`gps` where the place of the recording can be read, `serial` where a number of the camera can.

    Raises OSError and `Unreadable`.
    """
    if not is_movie(path):
        return frozenset(_of_tags(_tags(path)))
    with mapped(path) as data:
        return frozenset(kind for entry in entries(data) for kind in _kinds(data, entry))


def edits(path: Path) -> tuple[Edit, ...]:
    """What takes place and serial numbers out, with nothing moved; none where something would stay."""
    if not is_movie(path):
        return ()
    with mapped(path) as data:
        found = list(entries(data))
        told = {kind for entry in found for kind in _kinds(data, entry)}
        # A camera that writes a place for the whole writes it in its own track as well, which nothing here can read.
        if "gps" in told and any(entry.kind == "closed" for entry in found):
            return ()
        # With the place go its name and all that is said about it.
        due = [
            entry for entry in found if _kinds(data, entry) or (entry.how == "blanks" and entry.kind in told)
        ]
        new = [_edit(data, entry) for entry in due]
        return () if None in new else tuple(edit for edit in new if edit)


def _kinds(data: mmap, entry: Entry) -> frozenset[str]:
    """What a person can read there."""
    value = _value(data, entry)
    if entry.kind == "closed":
        return frozenset()
    if entry.kind == "xmp":
        return xmp.private(value)
    if entry.kind == "xml":
        return frozenset(kind for kind, pattern in _XML if pattern.search(value))
    return frozenset((entry.kind,) if entry.how != "blanks" or _says(entry.kind, value) else ())


def _value(data: mmap, entry: Entry) -> bytes:
    return data[entry.box.start : min(entry.box.end, entry.box.start + MOST)]


def _says(kind: str, value: bytes) -> bool:
    """Whether a text names a place, which is not the one at 0 degrees, or any number."""
    text = value.decode("utf-8", "replace").strip("\0 ")
    if kind == "serial":
        return bool(text)
    found = _SIGNED.fullmatch(text) or _DECIMALS.search(text)
    return found is not None and any(digit in "123456789" for digit in found[1])


def _edit(data: mmap, entry: Entry) -> Edit | None:
    box = entry.box
    if entry.how == "blanks":
        return Edit(box.start, b" " * (box.end - box.start))
    if entry.how == "whole":
        return Edit(box.at + 4, b"free" + data[box.at + 8 : box.start] + bytes(box.end - box.start))
    whole = entry.kind == "xmp" and box.end - box.start <= MOST
    new = xmp.stripped(_value(data, entry)) if whole else None
    return None if new is None else Edit(box.start, new)


def _tags(path: Path) -> Iterator[tuple[str, str]]:
    """The tags of any other container and its streams, as FFmpeg reads them."""
    from a11ylint.media.opening import opened

    with opened(path) as container:
        yield from container.metadata.items()
        for stream in container.streams:
            yield from stream.metadata.items()


def _of_tags(tags: Iterator[tuple[str, str]]) -> Iterator[str]:
    for name, value in tags:
        kind = kind_of(name)
        if kind and _says(kind, value.encode()):
            yield kind
