"""What a media file says about itself beside pixels and sound: texts, the place it was taken at, serial numbers."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from a11ylint.media.kinds import is_svg, media_type
from a11ylint.media.metadata import exif, movie, tiff, xmp
from a11ylint.media.metadata.part import Part
from a11ylint.media.metadata.walk import parts
from a11ylint.media.metadata.xmp import Said

MOVING: Final = ("video", "audio")


class Embedded(NamedTuple):
    """The texts in a file in their order, and which private parts it has (`gps`, `serial`)."""

    texts: tuple[Said, ...] = ()
    private: tuple[str, ...] = ()


class Patch(NamedTuple):
    """New bytes for a range of a file: `length` bytes from `at` become `data`."""

    at: int
    length: int
    data: bytes


def read(path: Path) -> Embedded:
    """Texts and private parts of a picture; nothing of formats without metadata. Raises OSError and `Unreadable`.

    JPEG, PNG, WebP, TIFF, HEIC and AVIF; of an SVG its title and description; of a clip or a sound file its private
    parts.
    """
    if media_type(path.name) in MOVING:
        return Embedded((), tuple(sorted(movie.private(path))))
    if is_svg(path.name):
        from a11ylint.media import svg

        return Embedded(tuple(Said(*told) for told in svg.texts(path)))
    if tiff.is_tiff(path):
        seen = tiff.look(path)
        packets = [Part("xmp", 0, packet) for packet in seen.packets]
        return _collected(packets, seen.private, _described(seen.description))
    return _collected(parts(path), frozenset(), [])


def _collected(found: Iterable[Part], known: frozenset[str], texts: list[Said]) -> Embedded:
    private = set(known)
    for part in found:
        if part.kind == "exif":
            private |= exif.private(part.data)
            texts += _described(exif.description(part.data))
        elif part.kind == "xmp":
            private |= xmp.private(part.data)
            texts += xmp.texts(part.data)
        else:
            texts += _described(part.data.decode("utf-8", "replace"))
    return Embedded(tuple(dict.fromkeys(texts)), tuple(sorted(private)))


def _described(words: str) -> list[Said]:
    return [Said("description", "", words)] if words else []


def strip(path: Path) -> tuple[Patch, ...]:
    """Patches that take place and serial numbers out and leave every pixel as it is; none where that is not safe."""
    if media_type(path.name) in MOVING:
        return tuple(Patch(edit.at, len(edit.data), edit.data) for edit in movie.edits(path))
    if tiff.is_tiff(path):
        return tuple(Patch(edit.at, len(edit.data), edit.data) for edit in tiff.edits(path))
    patches: list[Patch] = []
    names: dict[bytes, bytes] = {}
    # Packets in pieces come first: what they are called stands in the packet that names them.
    for part in sorted(parts(path), key=lambda part: not part.name):
        new = _without_private(part)
        if new is None:
            return ()
        for old, name in names.items() if part.kind == "xmp" and not part.name else ():
            new = new.replace(old, name)
        if new == part.data:
            continue
        if part.packed or len(new) != len(part.data):
            return ()
        patches += _patches(part, new)
        if part.name:
            # The name is the MD5 of the content, after the specification; it protects nothing.
            names[part.name] = hashlib.md5(new, usedforsecurity=False).hexdigest().upper().encode()
            patches += (Patch(at, len(part.name), names[part.name]) for at in part.names_at)
    size = path.stat().st_size
    return tuple(patches) if all(patch.at + patch.length <= size for patch in patches) else ()


def _without_private(part: Part) -> bytes | None:
    """The bytes of a part without place and serial numbers, None where that is not safe."""
    if part.kind not in ("exif", "xmp"):
        return part.data
    module = exif if part.kind == "exif" else xmp
    return module.stripped(part.data) if module.private(part.data) else part.data


def _patches(part: Part, new: bytes) -> Iterator[Patch]:
    """The ranges that change, and the checksum behind the data of a PNG chunk (PNG specification, 5.5)."""
    done = 0
    for at, length in part.spans or ((part.at, len(new)),):
        old, now = part.data[done : done + length], new[done : done + length]
        done += length
        differs = [
            index for index, (before, after) in enumerate(zip(old, now, strict=True)) if before != after
        ]
        if differs:
            first, last = differs[0], differs[-1] + 1
            yield Patch(at + first, last - first, now[first:last])
    if part.chunk:
        head = part.whole[: len(part.whole) - len(new)]
        crc = struct.pack(">L", zlib.crc32(part.chunk + head + new))
        yield Patch(part.at + len(new), 4, crc)
