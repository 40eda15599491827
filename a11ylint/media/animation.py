"""How long an animated GIF, PNG or WebP moves: frames, delays as players show them, plays, and how to set those."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from a11ylint.media.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FRAME_LIMIT: Final = 10_000  # counting stops here: nobody posts more, and a hostile file may go on and on
# Browsers show frames with a delay of 10 ms or less for 100 ms, whatever the format: so do the platforms' players.
FASTEST: Final = 0.010
INSTEAD: Final = 0.100

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_LOOPERS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_GIF_EXTENSION, _GIF_IMAGE, _GIF_CONTROL, _GIF_APPLICATION = b"\x21", b"\x2c", b"\xf9", b"\xff"


class Animation(NamedTuple):
    """`seconds` is the time of one play, `plays` how often it is played (None: without end).

    A still picture has one frame. `complete` is false when there are more frames than are counted.
    """

    frames: int = 1
    seconds: float = 0.0
    plays: int | None = 1
    complete: bool = True

    @property
    def playing(self) -> float | None:
        """Seconds until the picture stands still, None for never."""
        return None if self.plays is None else self.seconds * self.plays


class Splice(NamedTuple):
    """New bytes for a range of the file: `length` bytes from offset `at` become `data`."""

    at: int
    length: int
    data: bytes


class Loop(NamedTuple):
    """Where a file says how often it plays: the block from `start` to `end`, and its number at `at`."""

    start: int
    end: int
    at: int
    number: int


class Timeline(NamedTuple):
    """Delays of all frames in seconds, as played, and what the file says about plays."""

    format: str = ""
    delays: tuple[float, ...] = ()
    loops: tuple[Loop, ...] = ()
    complete: bool = True

    @property
    def plays(self) -> int | None:
        """How often it is played, None for without end. Of two loop blocks the later one counts.

        The number in a GIF is that of repetitions after the first play, in the other formats that of plays.
        """
        if not self.loops:
            return 1
        number = self.loops[-1].number
        return None if number == 0 else number + (self.format == "GIF")


def describe(path: Path) -> Animation:
    """Frames, time and plays from the blocks of the file, without decoding; raises Unreadable."""
    line = read(path)
    if len(line.delays) < 2:
        return Animation()
    return Animation(len(line.delays), round(sum(line.delays), 3), line.plays, line.complete)


def read(path: Path) -> Timeline:
    """The timeline of a file; empty for a still picture and for formats without one. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
            if head[:6] in (b"GIF87a", b"GIF89a"):
                return _collected("GIF", _gif(file))
            if head[:8] == _PNG:
                return _collected("PNG", _png(file))
            if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
                return _collected("WEBP", _webp(file))
    except OSError as error:
        raise Unreadable("unreadable", error.strerror or "") from error
    return Timeline()


def _collected(name: str, parts: Iterator[float | Loop]) -> Timeline:
    """Delays and loop blocks in the order of the file."""
    delays: list[float] = []
    loops: list[Loop] = []
    for part in parts:
        if isinstance(part, Loop):
            loops.append(part)
        elif len(delays) >= FRAME_LIMIT:
            return Timeline(name, tuple(delays), tuple(loops), complete=False)
        else:
            delays.append(part if part > FASTEST else INSTEAD)
    return Timeline(name, tuple(delays), tuple(loops))


def with_plays(line: Timeline, plays: int) -> tuple[Splice, ...]:
    """The bytes to change so that the animation is played so often (1 or more); nothing else in the file changes."""
    return tuple(_SETTERS[line.format](loop, plays) for loop in line.loops)


def _set_gif(loop: Loop, plays: int) -> Splice:
    """One play is a GIF without a loop block: the number 0 would mean without end."""
    if plays == 1:
        return Splice(loop.start, loop.end - loop.start, b"")
    return Splice(loop.at, 2, struct.pack("<H", min(plays - 1, 0xFFFF)))


def _set_png(loop: Loop, plays: int) -> Splice:
    """The number of plays ends the chunk acTL, its checksum follows. `start` of a PNG's Loop holds the frames."""
    number = struct.pack(">I", plays)
    check = zlib.crc32(b"acTL" + struct.pack(">I", loop.start) + number)
    return Splice(loop.at, 8, number + struct.pack(">I", check))


def _set_webp(loop: Loop, plays: int) -> Splice:
    return Splice(loop.at, 2, struct.pack("<H", min(plays, 0xFFFF)))


_SETTERS: Final = {"GIF": _set_gif, "PNG": _set_png, "WEBP": _set_webp}


def _gif(file: BinaryIO) -> Iterator[float | Loop]:
    """Blocks of a GIF (GIF89a, sections 20, 23 and 26): a control block holds the delay of the next image."""
    file.seek(10)
    _skip_colors(file, file.read(1))
    file.seek(2, 1)
    delay = 0.0
    while (block := file.read(1)) in (_GIF_EXTENSION, _GIF_IMAGE):
        start = file.tell() - 1
        if block == _GIF_IMAGE:
            file.seek(8, 1)
            _skip_colors(file, file.read(1))
            file.seek(1, 1)
            _skip_parts(file)
            yield delay
            delay = 0.0
            continue
        label = file.read(1)
        if label == _GIF_CONTROL:
            data = file.read(5)
            delay = struct.unpack("<H", data[2:4])[0] / 100 if len(data) == 5 else 0.0
        elif label == _GIF_APPLICATION and (loop := _gif_loop(file, start)):
            yield loop
            continue
        _skip_parts(file)


def _gif_loop(file: BinaryIO, start: int) -> Loop | None:
    """The loop block that begins at `start`, when this application block is one; the file stands behind it then."""
    here = file.tell()
    data = file.read(17)
    if data[:1] == b"\x0b" and data[1:12] in _LOOPERS and data[12:14] == b"\x03\x01" and data[16:] == b"\0":
        return Loop(start, here + 17, here + 14, struct.unpack("<H", data[14:16])[0])
    file.seek(here)
    return None


def _skip_colors(file: BinaryIO, flags: bytes) -> None:
    """Bit 7 says that a table of colours follows, bits 0-2 give its size as a power of two."""
    if flags and flags[0] & 0x80:
        file.seek(3 << ((flags[0] & 7) + 1), 1)


def _skip_parts(file: BinaryIO) -> None:
    while size := file.read(1).strip(b"\0"):
        file.seek(size[0], 1)


def _png(file: BinaryIO) -> Iterator[float | Loop]:
    """Chunks of a PNG: acTL before the picture makes it an animation, each fcTL holds the delay of a frame."""
    file.seek(8)
    animated = pictured = False
    while len(head := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        here = file.tell()
        if kind == b"acTL" and length == 8 and not pictured:
            frames, plays = _unpacked(">II", file)
            animated = True
            yield Loop(frames, here + 12, here + 4, plays)
        elif kind == b"fcTL" and length == 26 and animated:
            file.seek(20, 1)
            number, parts = _unpacked(">HH", file)
            yield number / (parts or 100)
        elif kind == b"IEND":
            return
        pictured = pictured or kind == b"IDAT"
        file.seek(here + length + 4)


def _webp(file: BinaryIO) -> Iterator[float | Loop]:
    """Chunks of a WebP: ANIM holds the number of plays, each ANMF the delay of a frame in milliseconds."""
    file.seek(12)
    while len(head := file.read(8)) == 8:
        kind, length = struct.unpack("<4sI", head)
        here = file.tell()
        if kind == b"ANIM" and length >= 6:
            _, plays = _unpacked("<IH", file)
            yield Loop(here - 8, here + 6, here + 4, plays)
        elif kind == b"ANMF" and length >= 16:
            file.seek(12, 1)
            yield int.from_bytes(file.read(3), "little") / 1000
        file.seek(here + length + length % 2)


def _unpacked(form: str, file: BinaryIO) -> tuple[int, ...]:
    """Numbers from the file; zeros where it ends."""
    size = struct.calcsize(form)
    return struct.unpack(form, file.read(size).ljust(size, b"\0"))
