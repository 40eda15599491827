"""Whether a Flash film reaches the duration or the size that its first tag states."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import in_bytes, in_seconds

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

MARK: Final = b"FLV\1"
_FIRST: Final = 1 << 16  # bytes of the beginning in which the numbers stand
_NUMBER: Final = b"\0"  # a double follows
# A tag of sound, picture or data: its size, its time, and the number of the stream, which is 0.
_TAG: Final = re.compile(rb"[\x08\x09\x12](?=(...)(...)(.)\0\0\0)", re.DOTALL)
_HEAD: Final = 11  # bytes of a tag before its content
_SHARE: Final = 0.02  # of the duration: sound and picture may end at different times
_STEP: Final = 0.1  # seconds that the last tag itself may last


def missing(part: Part) -> str:
    """Seconds up to the stated duration, or bytes up to the stated size where no duration is stated."""
    head = part.at(part.start, _FIRST)
    size, seconds = _stated(head, b"filesize"), _stated(head, b"duration")
    if size and size <= part.size:
        return ""
    last, whole = _last(part.tail())
    if seconds and last is not None:
        return in_seconds(seconds - last, max(1.0, _SHARE * seconds) if whole else _STEP)
    return in_bytes(part.start + int(size), part.size) if last is not None and not whole else ""


def _stated(head: bytes, name: bytes) -> float:
    """A number of the first tag; 0 where it does not stand there, as in a live recording."""
    place = head.find(len(name).to_bytes(2, "big") + name + _NUMBER)
    at = place + len(name) + 3
    if place < 0 or len(head) < at + 8:
        return 0.0
    value = float(struct.unpack_from(">d", head, at)[0])
    return value if 0 < value < 1e15 else 0.0


def _last(tail: bytes) -> tuple[float | None, bool]:
    """The time in seconds of the last whole tag, and whether the file ends with it.

    Behind a whole tag stands its length once more.
    """
    found: float | None = None
    end = 0
    for match in _TAG.finditer(tail):
        length = _HEAD + int.from_bytes(match[1], "big")
        behind = match.start() + length
        if tail[behind : behind + 4] == length.to_bytes(4, "big"):
            found, end = int.from_bytes(match[3] + match[2], "big") / 1000, behind + 4
    return found, end == len(tail)
