"""Whether the last frame of a FLAC file is the one that its header announces (RFC 9639)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.endings.reading import TAIL, in_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11ylint.media.endings.reading import Part

_HEAD: Final = 42  # bytes of the mark and STREAMINFO
_LONGEST_TAIL: Final = 1 << 20  # bytes, two frames of eight channels at 192 kHz
_SHORTEST_LOSS: Final = 0.05  # seconds, less than a frame; the header counts single samples
_TITLE: Final = 128  # bytes of a title at the end (ID3)
_SYNC: Final = (b"\xff\xf8", b"\xff\xf9")  # frames of one size, frames of several sizes
_FIXED: Final = 0xF8
_LONGEST_HEAD: Final = 16  # bytes
_NO_RATE: Final = 15
_SIZE_BYTES: Final = {6: 1, 7: 2}  # codes of a size that is stored behind the number of the frame
_RATE_BYTES: Final = {12: 1, 13: 2, 14: 2}  # the same for the samples a second
_POWERS: Final = 8  # codes from here on are powers of two


class Header(NamedTuple):
    """What STREAMINFO says: samples a second, samples in all (0: unknown), samples and bytes of a large frame."""

    rate: int
    samples: int
    block: int
    frame: int


class Frame(NamedTuple):
    """Where a frame begins in the data, and the sample behind its last one."""

    at: int
    end: int


def missing(part: Part) -> str:
    """Seconds between the last frame and the stated end, where the file also ends inside a frame.

    Programs that cut without encoding keep the old number and end with a whole frame.
    """
    data = part.at(part.start, _HEAD)
    header = _header(data)
    if len(data) < _HEAD or data[4] & 0x7F or not header.samples or not header.rate:
        return ""
    tail = part.tail(max(TAIL, min(2 * header.frame, _LONGEST_TAIL)))
    found = [frame for frame in _frames(tail, header.block) if frame.end <= header.samples]
    last = max(found, key=lambda frame: frame.end, default=None)
    lost = (header.samples - last.end) / header.rate if last else 0.0
    return in_seconds(lost, _SHORTEST_LOSS) if last and lost and _breaks_off(tail[last.at :]) else ""


def _header(data: bytes) -> Header:
    packed = int.from_bytes(data[18:26], "big")
    frame = int.from_bytes(data[15:18], "big")
    return Header(packed >> 44, packed & (1 << 36) - 1, int.from_bytes(data[10:12], "big"), frame)


def _frames(tail: bytes, block: int) -> Iterator[Frame]:
    """The frames that begin here. A checksum tells a header from sound that looks like one."""
    for sync in _SYNC:
        place = tail.find(sync)
        while place >= 0:
            end = _end(tail[place : place + _LONGEST_HEAD], block)
            if end:
                yield Frame(place, end)
            place = tail.find(sync, place + 1)


def _breaks_off(frame: bytes) -> bool:
    """Whether the last frame is not whole: its last two bytes are a checksum of the others."""
    ends = (frame, frame[:-_TITLE]) if frame[-_TITLE:].startswith(b"TAG") else (frame,)
    return all(_checksum(end, 0x18005, 16) for end in ends)


def _end(head: bytes, block: int) -> int:
    """The sample behind the frame with this header; 0 where it is no header."""
    width = _width(head[4:5])
    code, rate = (head[2] >> 4, head[2] & 15) if len(head) == _LONGEST_HEAD else (0, _NO_RATE)
    more = _SIZE_BYTES.get(code, 0)
    after = 4 + width + more + _RATE_BYTES.get(rate, 0)
    if not code or rate == _NO_RATE or not width or _checksum(head[:after], 0x107, 8) != head[after]:
        return 0
    number = _number(head[4 : 4 + width])
    first = number * block if head[1] == _FIXED else number
    return first + _samples(code, int.from_bytes(head[4 + width : 4 + width + more], "big"))


def _samples(code: int, stored: int) -> int:
    """The samples of a frame: a code, or a number that is stored behind it."""
    if code in _SIZE_BYTES:
        return stored + 1
    return 192 if code == 1 else 144 << code if code < _POWERS else 1 << code


def _width(first: bytes) -> int:
    """How many bytes a number has, as in UTF-8; 0 where its first byte is none."""
    ones = 8 - (~first[0] & 0xFF).bit_length() if first else 1
    return 0 if ones in (1, 8) else ones or 1


def _number(data: bytes) -> int:
    value = data[0] & (0x7F if len(data) == 1 else 0x7F >> len(data))
    for byte in data[1:]:
        value = value << 6 | byte & 0x3F
    return value


def _checksum(data: bytes, polynomial: int, bits: int) -> int:
    """The CRC of the format: 0 where the data ends with its own."""
    value, top = 0, 1 << bits - 1
    for byte in data:
        value ^= byte << bits - 8
        for _ in range(8):
            value = value << 1 ^ (polynomial if value & top else 0)
    return value
