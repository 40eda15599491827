"""Lines of words and numbers in a picture: where they stand, and whether they are more than numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.color import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

SCALES: Final = (1, 2, 4)  # small, middle and large type: every pixel, every second, every fourth
BLOCK: Final = 8
BYTES: Final = 0x0101010101010101  # times this, the highest of eight bytes is their sum
STEP: Final = 40  # lightness step of a stroke, of 255
STROKES: Final = 3  # steps in one row of two blocks
ROWS: Final = (4, 14)  # rows of two blocks with so many strokes; more are edges or a pattern
HEIGHTS: Final = (6, 34)  # of a line of type, in points of its scale
MOST_BLOCKS: Final = 120
GAP: Final = 0.75  # a gap wider than so many heights parts two texts
SMALL_LETTER: Final = (0.45, 0.83)  # height of a, e, n against the tallest sign; figures are all alike
JOINED: Final = 1.5  # so much wider than tall is no sign but letters that touch
BEGIN: Final = (0.14, 0.6)  # where a, e, n begin, from the top of the line
LOW: Final = 0.35  # share of the columns of joined letters that begin there
TALLER: Final = (
    2.5  # a line found on a coarser scale replaces its own letters, not smaller type inside a frame
)
FRAMED: Final = 1.6
COVERED: Final = 0.5  # of a line's width; less than that are bits of its letters
MARGIN: Final = 2  # pixels around a line that show its ground
CROSSED: Final = 0.2  # share of that frame that may be of another colour
ACROSS: Final = 1.2  # so much wider than tall are several signs, even where a line of a grid joins them
LONG: Final = 7  # so many signs are more than a number


class Line(NamedTuple):
    """A line of type, in pixels, ends excluded. `word`: it has letters; a number names nothing."""

    top: int
    left: int
    bottom: int
    right: int
    word: bool

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def find(light: NDArray[np.uint8]) -> list[Line]:
    """All lines of type of a plane of lightness, in reading order."""
    import numpy as np

    read = cache(lambda line: _signs(light, line))
    found: list[Line] = []
    for scale in SCALES:
        for line in _at(np.ascontiguousarray(light[::scale, ::scale])):
            top, left, bottom, right = (side * scale for side in line[:4])
            large = Line(top, left, bottom, right, False)
            pieces = [one for one in found if _same(large, one)]
            if _is_whole(large, pieces) and (not pieces or read(large).type):
                found = [one for one in found if one not in pieces]
                found.append(large)
    return sorted(line._replace(word=read(line).word) for line in found if read(line).type)


def find_turned(light: NDArray[np.uint8], known: list[Line]) -> list[Line]:
    """Lines that are read from top to bottom or from bottom to top, such as names in narrow bars.

    `known`: lines found before, whose letters are no lines of their own.
    """
    import numpy as np

    found = find(np.ascontiguousarray(light.T))
    long = (line for line in found if line.width >= ACROSS * line.height)
    turned = (Line(line.left, line.top, line.right, line.bottom, line.word) for line in long)
    return [line for line in turned if not any(_same(line, one) for one in known)]


def _is_whole(line: Line, pieces: list[Line]) -> bool:
    """Whether a line of a coarser scale is the whole of these pieces, and no frame around smaller type."""
    if len(pieces) == 1 and pieces[0].width >= COVERED * line.width:
        return line.height <= FRAMED * pieces[0].height  # the same line, or a field around it
    tall = all(line.height <= TALLER * piece.height for piece in pieces)
    return tall or sum(piece.width for piece in pieces) < COVERED * line.width


def _same(one: Line, other: Line) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return (
        across > 0
        and down > 0
        and across * down > 0.5 * min(one.height * one.width, other.height * other.width)
    )


def _at(light: NDArray[np.uint8]) -> Iterator[Line]:
    """Lines of the size that this scale shows best."""
    import numpy as np

    step = np.zeros(light.shape, dtype=np.bool_)
    apart = np.maximum(light[:, 1:], light[:, :-1])
    apart -= np.minimum(light[:, 1:], light[:, :-1])
    np.greater(apart, STEP, out=step[:, 1:])
    found = parts.split(_blocks(step))
    if found is None:
        return
    blocks = sorted(found.all, key=lambda part: -part.points)[:MOST_BLOCKS]
    for block in blocks:
        top, left = block.top * BLOCK, block.left * BLOCK
        yield from _lines(step[top : block.bottom * BLOCK, left : block.right * BLOCK], top, left)


def _blocks(step: NDArray[np.bool_]) -> NDArray[np.int8]:
    """0 for each block of 8 x 8 points that lies in 16 x 16 points with strokes of letters, else -1."""
    import numpy as np

    rows, columns = step.shape[0] // BLOCK, step.shape[1] // BLOCK
    if min(rows, columns) < 2:
        return np.full((1, 1), -1, dtype=np.int8)
    cut = np.ascontiguousarray(step[: rows * BLOCK, : columns * BLOCK])
    sums = cut.view(np.uint64) * np.uint64(BYTES) >> np.uint64(56)  # of the eight points of a block in a row
    steps = sums.astype(np.uint8)
    strokes = (steps[:, 1:] + steps[:, :-1] >= STROKES).view(np.uint8)
    lines = np.add.reduce(strokes.reshape(rows, BLOCK, -1), axis=1, dtype=np.uint8)
    both = lines[1:] + lines[:-1]
    letters = (both >= ROWS[0]) & (both <= ROWS[1])
    wide = np.zeros((rows, columns), dtype=np.bool_)
    for down in (0, 1):
        for across in (0, 1):
            wide[down : down + letters.shape[0], across : across + letters.shape[1]] |= letters
    return np.where(wide, 0, -1).astype(np.int8)


def _lines(step: NDArray[np.bool_], top: int, left: int) -> Iterator[Line]:
    """Part a block of type into lines, and lines at wide gaps."""
    import numpy as np

    for first, last in _runs(np.count_nonzero(step, axis=1) >= STROKES, 1):
        if not HEIGHTS[0] <= last - first <= HEIGHTS[1]:
            continue
        across = step[first:last].any(axis=0)
        for start, end in _runs(across, max(int(GAP * (last - first)), 6)):
            if end - start >= 0.6 * (last - first):
                high, low = _taller(step[:, start:end].any(axis=1), first, last)
                yield Line(top + high, left + start, top + low, left + end, False)


def _taller(there: Any, first: int, last: int) -> tuple[int, int]:
    """Add the rows of tall letters above and of deep ones below, where few letters are that tall."""
    reach = (last - first) // 2
    start, end = max(first - reach, 0), min(last + reach, len(there))
    while first > start and there[first - 1]:
        first -= 1
    while last < end and there[last]:
        last += 1
    return first, last


def _runs(there: Any, gap: int) -> Iterator[tuple[int, int]]:
    """Runs of True in a row of booleans as (first, end), joined over gaps of at most `gap`."""
    import numpy as np

    at = np.flatnonzero(there)
    if not len(at):
        return
    cuts = np.flatnonzero(np.diff(at) > gap + 1)
    firsts, lasts = at[np.append(0, cuts + 1)], at[np.append(cuts, len(at) - 1)]
    yield from zip(firsts.tolist(), (lasts + 1).tolist(), strict=True)


class _Signs(NamedTuple):
    """`type`: signs of type on one ground, not a corner of an area; `word`: small letters are among them."""

    type: bool
    word: bool


def _signs(light: NDArray[np.uint8], line: Line) -> _Signs:
    """Read a line: in words small letters stand lower than the tallest sign; figures are all equally tall."""
    import numpy as np

    margin = MARGIN + line.height // 12  # a coarser scale cuts a pixel or two off large type
    rows = slice(max(line.top - margin, 0), line.bottom + margin)
    window = light[rows, max(line.left - margin, 0) : line.right + margin].astype(np.int16)
    frame = np.concatenate((window[0], window[-1], window[1:-1, 0], window[1:-1, -1]))
    ground = int(np.median(frame))
    apart = np.abs(window - ground)
    least = max(STEP, int(apart.max()) // 3)
    if np.count_nonzero(np.abs(frame - ground) > least) / frame.size > CROSSED:
        return _Signs(False, False)
    ink = apart > least
    signs = list(_runs(ink.any(axis=0), 0))
    heights = _heights(ink)
    tallest = max(heights, default=0)
    small = any(SMALL_LETTER[0] * tallest <= height <= SMALL_LETTER[1] * tallest for height in heights)
    inked = np.flatnonzero(ink.any(axis=1))
    tight = ink[inked[0] : inked[-1] + 1] if len(inked) else ink
    joined = any(end - start >= JOINED * tallest and _low(tight[:, start:end]) for start, end in signs)
    word = len(signs) >= LONG or (len(signs) >= 2 and small) or joined
    several = len(signs) >= 2 and line.width >= line.height
    return _Signs(several or line.width >= ACROSS * line.height, word)


def _heights(ink: NDArray[np.bool_]) -> list[int]:
    """The heights of signs, which are parted by columns without ink."""
    import numpy as np

    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return []
    firsts = np.flatnonzero(np.diff(columns, prepend=-2) > 1)
    tops = np.minimum.reduceat(ink.argmax(axis=0)[columns], firsts)
    bottoms = np.minimum.reduceat(ink[::-1].argmax(axis=0)[columns], firsts)
    heights: list[int] = (len(ink) - bottoms - tops).tolist()
    return heights


def _low(ink: NDArray[np.bool_]) -> bool:
    """Whether many columns of letters that touch each other begin below the top of the line."""
    import numpy as np

    tops = ink.argmax(axis=0) / len(ink)
    return bool(np.mean((tops >= BEGIN[0]) & (tops <= BEGIN[1])) >= LOW)
