"""Mean values of the cells of many frames at once, from some of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Pairs = NDArray[np.uint16]
    Words = NDArray[np.uint32]

_WORD: Final = 4  # bytes that are added up at once, two and two of them in a number of 32 bits
_MOST_ADDED: Final = 256  # bytes that fit into half of such a number


class Room:
    """Memory that sums are done in, again and again: to be given new memory would take longer than the sums."""

    def __init__(self) -> None:
        self._kept: Pairs | None = None

    def of(self, frames: int, points: int, size: int) -> tuple[Pairs, Pairs, Pairs]:
        """Room for all numbers of so many frames, and for their sums twice."""
        import numpy as np

        needed = frames * (points + 2) * size
        if self._kept is None or len(self._kept) < needed:
            self._kept = np.empty(needed, np.uint16)
        room = self._kept[:needed].reshape(points + 2, frames, size)
        return room[:points].reshape(frames, points, size), room[points], room[points + 1]


def of_all(values: Bytes, width: int, across: int, room: Room) -> Bytes:
    """The mean of all points of each cell, as uint8 of shape (frames x rows, columns).

    `values` has the shape (frames, points, rows, line): first the first line of each row of cells, then the next ones.
    Cells are `across` points wide. The last column may be cut off; lines may be longer than `width`.
    """
    import numpy as np

    frames, points, rows, line = values.shape
    fast = across % _WORD == 0 and line % _WORD == 0 and across * points // 2 <= _MOST_ADDED
    if not fast or width < across:
        return _reduced(values[..., :width], across)
    whole = width // across
    found = np.empty((frames * rows, -(-width // across)), np.uint8)
    sums = _added(values, across, room)[:, :whole]
    # Divided by multiplying: 255 times two to the power of 23 is below that of 32.
    sums *= np.uint32((1 << 23) // (across * points))
    sums += np.uint32(1 << 22)
    sums >>= np.uint32(23)
    found[:, :whole] = sums
    if width % across:
        found[:, whole:] = _reduced(values[..., whole * across : width], across)
    return found


def _reduced(values: Bytes, across: int) -> Bytes:
    import numpy as np
    from PIL import Image

    frames, points, rows, width = values.shape
    lines = np.ascontiguousarray(values.transpose(0, 2, 1, 3))
    image = Image.frombuffer("L", (width, frames * rows * points), lines, "raw", "L", 0, 1)
    return np.asarray(image.reduce((across, points)))


def _added(values: Bytes, across: int, room: Room) -> Words:
    """The sums of whole cells, of shape (frames x rows, cells and maybe more).

    Two bytes are one number of 16 bits, n = low + 256 high, so their sum is n - 255 high. What overflows on the way
    does no harm: the sums themselves fit, and numbers of a fixed size count modulo 65,536.
    """
    import numpy as np

    frames, points, rows, line = values.shape
    pairs = values.view(np.uint16).reshape(frames, points, -1)
    part, total, high = room.of(frames, points, pairs.shape[2])
    np.add.reduce(pairs, 1, out=total)
    np.right_shift(pairs, 8, out=part)
    np.add.reduce(part, 1, out=high)
    high *= np.uint16(255)
    total -= high
    words, step = total.view(np.uint32).reshape(frames * rows, line // _WORD), across // _WORD
    cells = words.shape[1] // step
    found = words[:, ::step][:, :cells].copy()
    for place in range(1, step):
        found += words[:, place::step][:, :cells]
    sums: Words = (found & np.uint32(0xFFFF)) + (found >> np.uint32(16))
    return sums


def of_two(values: Bytes, width: int, across: int, columns: int) -> Bytes:
    """The mean of two points of each cell, in one row: it is luma that decides, and chroma has little grain."""
    import numpy as np

    first, second = across // 4, 3 * across // 4
    whole = min(columns, (width - 1 - second) // across + 1)
    one, two = (values[:, start::across][:, :whole].copy() for start in (first, second))
    found = np.empty((len(values), columns), np.uint8)
    found[:, :whole] = (one & two) + ((one ^ two) >> 1)
    found[:, whole:] = values[:, width - 1 : width]  # a last cell that is cut off
    return found
