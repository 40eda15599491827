"""Mean values of the cells of many frames at once, from some of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Words = NDArray[np.uint32]

_WORD: Final = 4  # bytes that are added up at once, two and two of them in a number of 32 bits
_MOST_ADDED: Final = 256  # bytes that fit into half of such a number


class Room:
    """Memory that sums are done in, again and again: to be given new memory would take longer than the sums."""

    def __init__(self) -> None:
        self._kept: Words | None = None

    def of(self, size: int) -> tuple[Words, Words]:
        """Two rows of so many numbers."""
        import numpy as np

        if self._kept is None or self._kept.shape[1] < size:
            self._kept = np.empty((2, size), np.uint32)
        return self._kept[0, :size], self._kept[1, :size]


def of_all(values: Bytes, width: int, across: int, rows: int, room: Room) -> Bytes:
    """The mean of all points of each cell.

    `values` has the rows one below the other, `rows` of each row of cells; cells are `across` points wide. The last
    column of cells may be cut off; lines may be longer than `width`.
    """
    import numpy as np

    fast = across % _WORD == 0 and values.shape[1] % _WORD == 0 and across * rows // 2 <= _MOST_ADDED
    if not fast or width < across:
        return _reduced(values, width, (across, rows))
    whole = width // across
    found = np.empty((len(values) // rows, -(-width // across)), np.uint8)
    sums = _added(values, across, rows, room)
    # Divided by multiplying: 255 times two to the power of 23 is below that of 32.
    sums *= np.uint32((1 << 23) // (across * rows))
    sums += np.uint32(1 << 22)
    sums >>= np.uint32(23)
    found[:, :whole] = sums[:, :whole]
    if width % across:
        found[:, whole:] = _reduced(values[:, whole * across : width].copy(), width % across, (across, rows))
    return found


def _reduced(values: Bytes, width: int, factor: tuple[int, int]) -> Bytes:
    import numpy as np
    from PIL import Image

    image = Image.frombuffer("L", (width, len(values)), values, "raw", "L", values.shape[1], 1)
    return np.asarray(image.reduce(factor))


def _added(values: Bytes, across: int, rows: int, room: Room) -> Words:
    """The sums of whole cells: four bytes at a time, every second one in the same half of a number."""
    import numpy as np

    words = values.view(np.uint32).reshape(-1, rows, values.shape[1] // _WORD)
    odd, eight = np.uint32(0x00FF00FF), np.uint32(8)
    shape = len(words), words.shape[2]
    total, part = (numbers.reshape(shape) for numbers in room.of(shape[0] * shape[1]))
    total.fill(0)
    for row in range(rows):
        np.bitwise_and(words[:, row], odd, out=part)
        total += part
        np.right_shift(words[:, row], eight, out=part)
        part &= odd
        total += part
    step = across // _WORD
    cells = words.shape[2] // step
    found = total[:, ::step][:, :cells].copy()
    for place in range(1, step):
        found += total[:, place::step][:, :cells]
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
