"""The parts of a picture file that hold metadata, found by walking over it: pixels are jumped over, never read."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.metadata import heif, jpeg
from a11ylint.media.metadata.part import MOST, Part

PNG: Final = b"\x89PNG\r\n\x1a\n"
_XMP_PNG = b"XML:com.adobe.xmp"
_EXIF = b"Exif\0\0"
_MOST_PARTS = 10_000
_KEYWORD: Final = b"Description"  # PNG specification, 11.3.3.2


def parts(path: Path) -> Iterator[Part]:
    """The metadata of a file, found by walking over its parts; pixels are jumped over."""
    if not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with path.open("rb") as file:
        start = file.read(12)
        try:
            if start.startswith(b"\xff\xd8\xff"):
                yield from jpeg.segments(file)
            elif start.startswith(PNG):
                yield from _png(file)
            elif start.startswith(b"RIFF") and start[8:] == b"WEBP":
                yield from _webp(file)
            elif start[4:8] == b"ftyp":
                yield from heif.items(file)
        except (struct.error, IndexError):
            return  # cut off: what came before counts, and the rules about pixels say the rest


def _png(file: BinaryIO) -> Iterator[Part]:
    """Chunks (PNG specification, 5.3); those with texts may stand behind the pixels."""
    at = len(PNG)
    for _ in range(_MOST_PARTS):
        file.seek(at)
        size, name = struct.unpack(">L4s", file.read(8))
        if name == b"IEND":
            return
        if name in (b"eXIf", b"iTXt", b"tEXt") and size <= MOST:
            data = file.read(size)
            if name == b"eXIf":
                yield Part("exif", at + 8, data, name, data)
            elif name == b"iTXt":
                yield from _itxt(at + 8, data)
            else:
                yield from _text(at + 8, data)
        at += 12 + size


def _itxt(at: int, data: bytes) -> Iterator[Part]:
    """Keyword, compression flag and method, language, translated keyword, text (PNG specification, 11.3.3.4)."""
    keyword, _, rest = data.partition(b"\0")
    packed, words = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    if keyword == _XMP_PNG and packed:
        yield Part("xmp", at, _unpacked(words), packed=True)
    elif keyword == _XMP_PNG:
        yield Part("xmp", at + len(data) - len(words), words, b"iTXt", data)
    elif keyword == _KEYWORD:
        yield Part("text", at, _unpacked(words) if packed else words)


def _text(at: int, data: bytes) -> Iterator[Part]:
    keyword, _, words = data.partition(b"\0")
    if keyword == _KEYWORD:
        yield Part("text", at, words.decode("latin-1").encode("utf-8"))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MOST)
    except zlib.error:
        return b""


def _webp(file: BinaryIO) -> Iterator[Part]:
    """Chunks of a RIFF file, each padded to an even length (WebP container specification)."""
    at = 12
    for _ in range(_MOST_PARTS):
        file.seek(at)
        name, size = struct.unpack("<4sL", file.read(8))
        if name in (b"EXIF", b"XMP ") and size <= MOST:
            data = file.read(size)
            skip = len(_EXIF) if data.startswith(_EXIF) else 0
            yield Part("exif" if name == b"EXIF" else "xmp", at + 8 + skip, data[skip:])
        at += 8 + size + size % 2
