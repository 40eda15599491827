"""Whether an Ogg file ends inside a page (RFC 3533)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

MARK: Final = b"OggS\0"
_TAIL: Final = 1 << 17  # two of the longest pages
_HEAD: Final = 27  # bytes before the table of lengths


def missing(part: Part) -> str:
    """Bytes of the last page. Not every program marks the last page as such, so a missing mark says nothing."""
    tail = part.tail(_TAIL)
    last = tail.rfind(MARK)
    if last < 0:
        return ""
    count = tail[last + _HEAD - 1] if len(tail) >= last + _HEAD else 0
    table = tail[last + _HEAD : last + _HEAD + count]
    length = _HEAD + count + sum(table)
    return in_bytes(part.size - len(tail) + last + length, part.size)
