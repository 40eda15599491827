"""Whether an MP3 file holds the bytes that its first frame announces, in a Xing, Info or VBRI header."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import cut_frame, in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

_FIRST: Final = 1 << 16  # bytes in which the first frame begins, behind filling
_TAIL: Final = 1 << 16
_LONGEST: Final = 2881  # bytes of a frame
# Kilobits a second by version (MPEG 1; 2 and 2.5) and layer (I, II, III), and samples a second of MPEG 1.
_BIT_RATES: Final = {
    (3, 3): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (3, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (3, 1): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 3): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 1): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES: Final = (44100, 48000, 32000)
_STATED: Final = 0x2  # the flag of a header that states the bytes
_MOST_HEAD: Final = 200  # bytes of the first frame up to the numbers of its header


def missing(part: Part) -> str:
    """Bytes that are stated and missing, where the file also ends inside a frame.

    Programs that cut without encoding keep the old numbers and end with a whole frame: nothing is said of those.
    """
    head = part.at(part.start, _FIRST)
    first = head.find(b"\xff")
    while first >= 0 and not _begins(head, first):
        first = head.find(b"\xff", first + 1)
    if first < 0:
        return ""
    stated = _stated(head[first : first + _MOST_HEAD])
    end = part.start + first + stated
    if end <= part.size or not cut_frame(
        part.tail(_TAIL), partial(_alike, head[first : first + 3]), _LONGEST
    ):
        return ""
    return in_bytes(end, part.size)


def _begins(data: bytes, at: int) -> bool:
    """Whether a frame begins here, and another one behind it."""
    length = frame_length(data, at)
    return bool(length and _alike(data[at : at + 3], data, at + length))


def _alike(first: bytes, data: bytes, at: int) -> int:
    """The length of a frame of the same version, layer and rate as the first one."""
    same = data[at + 1 : at + 2] == first[1:2] and len(data) > at + 2 and data[at + 2] & 12 == first[2] & 12
    return frame_length(data, at) if same else 0


def frame_length(data: bytes, at: int) -> int:
    """Bytes of the frame whose header stands here (ISO/IEC 11172-3); 0 where there is none, or a free one."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer, rate, row = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 2 & 3, head[2] >> 4
    if version == 1 or not layer or rate == 3 or row in (0, 15):
        return 0
    bits = 1000 * _BIT_RATES[3 if version == 3 else 2, layer][row - 1]
    samples = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    filled = head[2] >> 1 & 1
    if layer == 3:
        return (12 * bits // samples + filled) * 4
    return (72 if layer == 1 and version != 3 else 144) * bits // samples + filled


def _stated(frame: bytes) -> int:
    """The bytes of all frames from this one on, 0 where it does not state them."""
    if frame[36:40] == b"VBRI":
        return int.from_bytes(frame[46:50], "big")
    place = max(frame.find(b"Xing", 0, 44), frame.find(b"Info", 0, 44))
    flags = int.from_bytes(frame[place + 4 : place + 8], "big")
    if place < 0 or not flags & _STATED:
        return 0
    at = place + (12 if flags & 1 else 8)
    return int.from_bytes(frame[at : at + 4], "big")
