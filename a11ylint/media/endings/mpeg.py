"""Whether an MPEG film ends inside a packet (program stream, ISO/IEC 13818-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

MARK: Final = b"\0\0\1\xba"
_START: Final = b"\0\0\1"
_FIRST_PACKET: Final = 0xBB  # codes from here on have a length
_TAIL: Final = 1 << 18


def missing(part: Part) -> str:
    """Bytes of the last packet. The mark of the end is missing in many recordings, so that says nothing."""
    tail = part.tail(_TAIL)
    place = tail.rfind(MARK)
    if place < 0:
        return ""
    place += _pack_head(tail[place : place + 14])
    while tail[place : place + 3] == _START and len(tail) >= place + 6 and tail[place + 3] >= _FIRST_PACKET:
        place += 6 + int.from_bytes(tail[place + 4 : place + 6], "big")
    return in_bytes(part.size - len(tail) + place, part.size) if place > len(tail) else ""


def _pack_head(head: bytes) -> int:
    """Bytes of the header of a pack: MPEG-2 has fillings behind it."""
    if len(head) < 14:
        return 0
    return 14 + (head[13] & 7) if head[4] >> 6 == 1 else 12
