"""Where WAV, AVI, Matroska and WebM files end by the size that stands at their beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

_SEGMENT: Final = b"\x18\x53\x80\x67"  # holds all of a Matroska or WebM file but its first header
# Programs that write to a pipe do not know the size and put one near the largest number instead.
_PIPED: Final = 0x7FFF0000
_HEAD: Final = 8  # bytes of name and size, which some programs count although RIFF does not
_MOST_PARTS: Final = 1_000  # of an AVI film, each up to 1 GB


def of_riff(part: Part) -> str:
    """Bytes of the last part: an AVI film of more than 1 GB has several behind each other (OpenDML)."""
    place = end = part.start
    for _ in range(_MOST_PARTS):
        head = part.at(place, _HEAD)
        length = int.from_bytes(head[4:], "little")
        if not head.startswith(b"RIFF") or not length or length >= _PIPED:
            break
        place = end = place + _HEAD + length
        place += place % 2
    return in_bytes(end, part.size) if end > part.size + _HEAD else ""


def of_rf64(part: Part) -> str:
    """Bytes of a WAV file that may have more than 4 GB (EBU Tech 3306): its size stands in the part `ds64`."""
    head = part.at(part.start, 28)
    length = int.from_bytes(head[20:28], "little") if head[12:16] == b"ds64" else 0
    end = part.start + _HEAD + length
    return in_bytes(end, part.size) if length and end > part.size + _HEAD else ""


def of_matroska(part: Part) -> str:
    """Bytes of the segment; its size is a number of 1 to 8 bytes (RFC 8794), and all ones stand for unknown."""
    head = part.at(part.start, 64)
    start = head.find(_SEGMENT) + len(_SEGMENT)
    if start < len(_SEGMENT) or start >= len(head) or not head[start]:
        return ""
    width = 9 - head[start].bit_length()
    if start + width > len(head):
        return ""
    largest = (1 << 7 * width) - 1
    length = int.from_bytes(head[start : start + width], "big") & largest
    return in_bytes(part.start + start + width + length, part.size) if length < largest else ""
