"""Reading single places of a file, and following frames that stand one behind the other."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# Bytes at the end that are looked at; the longest frame of sound and the longest page of Ogg have less than 64 KiB.
TAIL: Final = 1 << 18
SLACK: Final = 1.0  # seconds; encoders round, and streams of one file end at different times
_ENOUGH: Final = 3  # frames in a row are no accident


class Part(NamedTuple):
    """A file that is looked at: it begins with its sound or film at `start` and has `size` bytes in all."""

    file: IO[bytes]
    start: int
    size: int

    def at(self, place: int, count: int) -> bytes:
        """At most `count` bytes from a place; none where the file has ended or the place is nonsense."""
        if not 0 <= place < self.size:
            return b""
        self.file.seek(place)
        return self.file.read(count)

    def tail(self, most: int = TAIL) -> bytes:
        """The last bytes."""
        count = min(most, self.size - self.start)
        return self.at(self.size - count, count)


def in_bytes(end: int, size: int) -> str:
    """What is missing where the headers state another end; empty where nothing is."""
    return f"{end - size} bytes are missing at the end" if end > size else ""


def in_seconds(missing: float, slack: float = SLACK) -> str:
    """What is missing where the headers state another duration; empty where that may be rounding."""
    return f"{missing:.1f} seconds are missing at the end" if missing > slack else ""


def cut_frame(tail: bytes, length_at: Callable[[bytes, int], int], longest: int) -> int:
    """How many bytes the last frame lacks; 0 where the frames end with the file or with something else.

    `length_at` gives the length of the frame whose header stands at an offset, 0 where there is none. The first
    frame of `tail` begins within the first `longest` bytes.
    """
    seen: set[int] = set()
    for start in range(min(longest, len(tail))):
        place, count = start, 0
        while place not in seen and (length := length_at(tail, place)):
            seen.add(place)
            place, count = place + length, count + 1
        if count > _ENOUGH and place > len(tail):
            return place - len(tail)
    return 0
