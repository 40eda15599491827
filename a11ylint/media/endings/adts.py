"""Whether bare AAC sound ends inside a frame (ADTS, ISO/IEC 13818-7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import cut_frame, in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

_TAIL: Final = 1 << 16
_LONGEST: Final = 1 << 13  # bytes of a frame
_SHORTEST: Final = 7  # bytes of its header


def missing(part: Part) -> str:
    """Bytes of the last frame: the format states no length of the whole."""
    lacks = cut_frame(part.tail(_TAIL), partial(_alike, part.at(part.start, 3)), _LONGEST)
    return in_bytes(part.size + lacks, part.size)


def begins(head: bytes) -> bool:
    """Whether a file begins with a frame: twelve ones, and no layer."""
    return len(head) > _SHORTEST and head[0] == 0xFF and head[1] & 0xF6 == 0xF0


def _alike(first: bytes, data: bytes, at: int) -> int:
    """The length of a frame of the same profile and rate as the first one, 0 where there is none."""
    head = data[at : at + _SHORTEST]
    if len(head) < _SHORTEST or head[:2] != first[:2] or head[2] & 0xFC != first[2] & 0xFC:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > _SHORTEST else 0
