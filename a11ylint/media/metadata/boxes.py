"""The boxes of MP4, QuickTime, HEIC and AVIF (ISO/IEC 14496-12, 4.2): each has its size, a name and content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from mmap import mmap

_MOST: Final = 10_000  # in a row


class Box(NamedTuple):
    """A box: its name, where its content begins and ends, and where the box itself begins."""

    name: bytes
    start: int
    end: int
    at: int


def boxes(data: bytes | mmap, start: int, end: int | None = None) -> Iterator[Box]:
    """The boxes between two places, down to the first that is none; the last one may be cut off there."""
    end = len(data) if end is None else min(end, len(data))
    for _ in range(_MOST):
        size, name, head = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start  # zero: it goes to the end
        if size < head or start + head > end:
            return
        yield Box(name, start + head, min(start + size, end), start)
        start += size
