"""Whether a frame shows what the one before it did: told before anything is measured."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.video.frame import VideoFrame

# Rows of the planes that tell whether anything moved: a field is a third as high as the picture.
_COMPARED: Final = (24, 6, 6)
_ASKED: Final = 8  # every so manieth frame is compared with the one after it


class Sameness:
    """Tells of frames whether they show what the last one did, by some rows of all planes as they are stored.

    While the picture moves, only every eighth frame is asked.
    """

    def __init__(self) -> None:
        self.asked = -1
        self.rested = True
        self.one = b""
        self.some: bytes | None = None

    def as_before(self, frame: VideoFrame) -> bool:
        """When these rows are the same, no field can have flashed."""
        self.asked += 1
        if self.rested or self.one:
            return self._compared(frame)
        if self.asked % _ASKED == 0:
            self.one = _middle_row(frame)
        return False

    def _compared(self, frame: VideoFrame) -> bool:
        rested = self.rested
        if not rested and not self._alike(frame):
            return False
        before, self.some = self.some, some_rows(frame)
        self.rested = before == self.some
        if rested and not self.rested:
            # A picture that rested may rest again at once; of one that moves nothing is kept until it is asked again.
            self.one = _middle_row(frame)
        return self.rested

    def _alike(self, frame: VideoFrame) -> bool:
        """Whether the middle row is as before; what is kept of a picture that moves on is left."""
        one = _middle_row(frame)
        alike = one == self.one
        if not alike:
            self.some = None
            self.one = one if self.asked % _ASKED == 0 else b""
        return alike


def _middle_row(frame: VideoFrame) -> bytes:
    plane = frame.planes[0]
    line = abs(plane.line_size)
    middle = plane.height // 2 * line
    return bytes(memoryview(plane)[middle : middle + line])


def some_rows(frame: VideoFrame) -> bytes:
    """Some rows of all planes, as stored: when they are the same, no field can have flashed."""
    parts: list[memoryview] = []
    for plane, least in zip(frame.planes, _COMPARED, strict=False):
        parts += _rows_of(plane.height, abs(plane.line_size), least)(memoryview(plane))
    return b"".join(parts)


@lru_cache(maxsize=64)
def _rows_of(height: int, line: int, least: int) -> Callable[[memoryview], tuple[memoryview, ...]]:
    """What takes evenly spread rows from a plane: `least` of them, or some more, and all of a lower one."""
    step = max(1, height // least)
    starts = [row * line for row in range(step // 2, height, step)]
    # Two at least, so that a tuple comes back; the last row twice does no harm.
    return itemgetter(*(slice(start, start + line) for start in (*starts, starts[-1])))
