"""What a picture file says about itself beside its pixels: texts, the place of the photo, serial numbers."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from a11ylint.media import exif, xmp
from a11ylint.media.errors import Unreadable
from a11ylint.media.xmp import Said

_PNG = b"\x89PNG\r\n\x1a\n"
_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_PNG = b"XML:com.adobe.xmp"
_EXIF = b"Exif\0\0"
# Bytes of one part that are read; a JPEG part has 64 KB at most, real packets of other formats stay far below.
_MOST = 4_000_000
_MOST_PARTS = 10_000
_KEYWORD: Final = b"Description"  # PNG specification, 11.3.3.2


class Part(NamedTuple):
    """Metadata in a file: `exif`, `xmp` or `text`, the offset and bytes of it, and the chunk type for PNG's checksum.

    `packed` metadata is compressed in the file: it can be read, but not changed in place.
    `whole` is the data of a PNG chunk, of which the metadata may be only the end.
    """

    kind: str
    at: int
    data: bytes
    chunk: bytes = b""
    whole: bytes = b""
    packed: bool = False


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
    """Texts and private parts of a JPEG, PNG or WebP; nothing of other formats. Raises OSError and `Unreadable`."""
    texts: list[Said] = []
    private: set[str] = set()
    for part in parts(path):
        if part.kind == "exif":
            private |= exif.private(part.data)
            words = exif.description(part.data)
            texts += [Said("description", "", words)] if words else []
        elif part.kind == "xmp":
            private |= xmp.private(part.data)
            texts += xmp.texts(part.data)
        else:
            texts.append(Said("description", "", part.data.decode("utf-8", "replace")))
    return Embedded(tuple(dict.fromkeys(texts)), tuple(sorted(private)))


def digest(path: Path) -> str:
    """SHA-256 of the whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def strip(path: Path) -> tuple[Patch, ...]:
    """Patches that take place and serial numbers out and leave every pixel as it is; none where that is not safe."""
    patches: list[Patch] = []
    for part in parts(path):
        if part.kind not in ("exif", "xmp"):
            continue
        module = exif if part.kind == "exif" else xmp
        if not module.private(part.data):
            continue
        new = module.stripped(part.data)
        if part.packed or new is None or len(new) != len(part.data):
            return ()
        patches += _patches(part, new)
    return tuple(patches)


def _patches(part: Part, new: bytes) -> Iterator[Patch]:
    """The range that changes, and the checksum behind the data of a PNG chunk (PNG specification, 5.5)."""
    differs = [index for index, (old, now) in enumerate(zip(part.data, new, strict=True)) if old != now]
    first, last = differs[0], differs[-1] + 1
    yield Patch(part.at + first, last - first, new[first:last])
    if part.chunk:
        head = part.whole[: len(part.whole) - len(new)]
        crc = struct.pack(">L", zlib.crc32(part.chunk + head + new))
        yield Patch(part.at + len(new), 4, crc)


def parts(path: Path) -> Iterator[Part]:
    """The metadata of a file, found by walking over its parts; pixels are jumped over."""
    if not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with path.open("rb") as file:
        start = file.read(12)
        try:
            if start.startswith(b"\xff\xd8\xff"):
                yield from _jpeg(file)
            elif start.startswith(_PNG):
                yield from _png(file)
            elif start.startswith(b"RIFF") and start[8:] == b"WEBP":
                yield from _webp(file)
        except struct.error:
            return  # cut off: what came before counts, and the rules about pixels say the rest


def _jpeg(file: BinaryIO) -> Iterator[Part]:
    """Segments up to the first scan (ITU-T T.81, B.1.1)."""
    at = 2
    for _ in range(_MOST_PARTS):
        file.seek(at)
        mark, code = struct.unpack(">BB", file.read(2))
        if mark != 0xFF or code in (0xDA, 0xD9):
            return
        if code in (0xFF, 0x01) or 0xD0 <= code <= 0xD7:  # filler, or a marker without data
            at += 1 if code == 0xFF else 2
            continue
        (size,) = struct.unpack(">H", file.read(2))
        if code == 0xE1:
            data = file.read(max(size - 2, 0))
            yield from _app1(at + 4, data)
        at += 2 + size


def _app1(at: int, data: bytes) -> Iterator[Part]:
    for kind, mark in (("exif", _EXIF), ("xmp", _XMP_JPEG)):
        if data.startswith(mark):
            yield Part(kind, at + len(mark), data[len(mark) :])


def _png(file: BinaryIO) -> Iterator[Part]:
    """Chunks (PNG specification, 5.3); those with texts may stand behind the pixels."""
    at = len(_PNG)
    for _ in range(_MOST_PARTS):
        file.seek(at)
        size, name = struct.unpack(">L4s", file.read(8))
        if name == b"IEND":
            return
        if name in (b"eXIf", b"iTXt", b"tEXt") and size <= _MOST:
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
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""


def _webp(file: BinaryIO) -> Iterator[Part]:
    """Chunks of a RIFF file, each padded to an even length (WebP container specification)."""
    at = 12
    for _ in range(_MOST_PARTS):
        file.seek(at)
        name, size = struct.unpack("<4sL", file.read(8))
        if name in (b"EXIF", b"XMP ") and size <= _MOST:
            data = file.read(size)
            skip = len(_EXIF) if data.startswith(_EXIF) else 0
            yield Part("exif" if name == b"EXIF" else "xmp", at + 8 + skip, data[skip:])
        at += 8 + size + size % 2
