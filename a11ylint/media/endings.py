"""Whether a video or sound file breaks off before the end that its own headers state."""

from __future__ import annotations

import os
from typing import IO, Final

# Boxes of MP4 and MOV whose loss is felt; some cameras state too much for the filling behind them.
_BOXES: Final = (b"mdat", b"moov", b"moof")
_MOST_BOXES: Final = 10_000
_SEGMENT: Final = b"\x18\x53\x80\x67"  # holds all of a Matroska or WebM file but its first header
# Programs that write to a pipe do not know the size and put one near the largest number instead.
_PIPED: Final = 0x7FFF0000


def bytes_missing(file: IO[bytes]) -> int:
    """How many bytes the file should hold beyond its end: 0 when it is whole or its format does not say.

    MP4 and MOV, Matroska and WebM, WAV and AVI state their size. Reads a few bytes and leaves the file at its start.
    """
    size = file.seek(0, os.SEEK_END)
    head = _at(file, 0, 64)
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        end = _boxes_end(file, size)
    elif head.startswith(b"RIFF"):
        end = _riff_end(head)
    elif head.startswith(b"\x1a\x45\xdf\xa3"):
        end = _segment_end(head)
    else:
        end = 0
    file.seek(0)
    return max(0, end - size)


def _at(file: IO[bytes], place: int, count: int) -> bytes:
    file.seek(place)
    return file.read(count)


def _boxes_end(file: IO[bytes], size: int) -> int:
    """Where the last box that matters ends; a box of size 0 goes to the end of the file."""
    place = end = 0
    for _ in range(_MOST_BOXES):
        head = _at(file, place, 16)
        if len(head) < 8:
            break
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length < 8:
            break
        place += length
        end = place if head[4:8] in _BOXES else end
        if place >= size:
            break
    return end


def _riff_end(head: bytes) -> int:
    """RIFF counts what follows the first eight bytes."""
    length = int.from_bytes(head[4:8], "little")
    return length + 8 if length < _PIPED else 0


def _segment_end(head: bytes) -> int:
    """The size behind the mark of the segment: a number of 1 to 8 bytes; all ones stand for unknown."""
    start = head.find(_SEGMENT) + len(_SEGMENT)
    if start < len(_SEGMENT) or start >= len(head) or not head[start]:
        return 0
    width = 9 - head[start].bit_length()
    if start + width > len(head):
        return 0
    largest = (1 << 7 * width) - 1
    length = int.from_bytes(head[start : start + width], "big") & largest
    return start + width + length if length < largest else 0
