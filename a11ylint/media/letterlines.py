"""Lines of lettering in frames of a clip: which are the same, stay where they are, or run through the picture."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STAYS: Final = 0.6  # share of the frames in which a logo or the name of a programme is seen
ALIKE: Final = 0.75  # difflib: the same words, read twice
SHARED: Final = 0.25  # share of their pairs of letters; of words that are so much alike, more are the same
RIM: Final = 0.01  # share of the width; what reaches it runs on beyond the frame
ROW: Final = 0.03  # share of the height; lines of one row differ by less
SHIFT: Final = 0.05  # share of the width by which words move on from frame to frame
RISE: Final = 0.015  # share of the height by which a line moves up from frame to frame, or more
HEIGHTS: Final = 4  # of the same words on their way up; captions that roll up stand at three at most
ROLLING: Final = 0.2  # share of the lines that roll up where others do as well


class Seen(NamedTuple):
    """A line of lettering in a frame; `x`, `y` of its middle as shares of width and height, `wide` its width."""

    text: str
    x: float
    y: float
    wide: float = 0.0

    @property
    def cut(self) -> bool:
        """Whether it reaches an edge of the frame."""
        return self.wide > 0 and min(self.x - self.wide / 2, 1 - self.x - self.wide / 2) <= RIM


class Sample(NamedTuple):
    """One frame: its time in seconds, and the lines in it.

    `turned`: the share of the pixels that are not those of the frame before. `first`: of frames that follow each other
    second by second of the speech.
    """

    time: float
    lines: tuple[Seen, ...]
    turned: float = 0.0
    first: bool = False


def without_tickers(samples: Sequence[Sample]) -> list[Sample]:
    """The frames without rows of lettering that run through the picture sideways."""
    rows: list[list[Seen]] = []
    for line in (line for sample in samples for line in sample.lines):
        row = next((row for row in rows if abs(row[0].y - line.y) <= ROW), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    running = [row[0].y for row in rows if _runs(row)]
    return [
        sample._replace(lines=tuple(line for line in sample.lines if not _near(line.y, running)))
        for sample in samples
    ]


def _near(y: float, heights: Sequence[float]) -> bool:
    return any(abs(y - height) <= ROW for height in heights)


def _runs(row: Sequence[Seen]) -> bool:
    """Most lines of a row are cut off at the edge, or the same words come at another place each time."""
    cut = sum(line.cut for line in row)
    moved = sum(abs(two.x - one.x) >= SHIFT and alike(one.text, two.text) for one, two in pairwise(row))
    return max(cut, moved) >= max(2, len(row) / 2)


def static(samples: Sequence[Sample]) -> tuple[Seen, ...]:
    """Lines that stay where they are in most frames: logos, names, the sender."""
    groups: list[tuple[Seen, int]] = []
    for sample in samples:
        for line in sample.lines:
            found = next((n for n, (other, _) in enumerate(groups) if _same(line, other)), None)
            if found is None:
                groups.append((line, 1))
            else:
                groups[found] = (groups[found][0], groups[found][1] + 1)
    return tuple(line for line, count in groups if count >= max(2, STAYS * len(samples)))


def among(line: Seen, others: Sequence[Seen]) -> bool:
    return any(_same(line, other) for other in others)


def _same(one: Seen, two: Seen) -> bool:
    near = abs(one.x - two.x) <= 0.03 and abs(one.y - two.y) <= 0.03
    return near and alike(one.text, two.text)


def alike(one: str, two: str) -> bool:
    """Whether these are the same words, read twice."""
    from difflib import SequenceMatcher

    if one == two:
        return True
    mine, other = _pairs(one), _pairs(two)
    if len(mine & other) < SHARED * max(len(mine), len(other)):  # most texts, and much quicker
        return False
    return SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio() >= ALIKE


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    """The letters of a text two by two."""
    folded = plain(text)
    return frozenset(one + two for one, two in pairwise(folded))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_credits(samples: Sequence[Sample]) -> list[Sample]:
    """The frames without lines that roll up the picture: names at the end of a film, pages that are scrolled.

    The same words are met at one height after the other; captions stand still, or move up by a line or two. Where most
    lines roll, those that were met at two heights do as well.
    """
    tracks = list(_tracks(samples))
    rolling = sum(len(track) for track in tracks if len(track) >= HEIGHTS)
    most = rolling >= ROLLING * sum(len(sample.lines) for sample in samples)
    least = 2 if most else HEIGHTS
    moving = {place for track in tracks if len(track) >= least for place in track}
    return [
        sample._replace(lines=tuple(line for line in sample.lines if (number, line) not in moving))
        for number, sample in enumerate(samples)
    ]


def _tracks(samples: Sequence[Sample]) -> Iterator[list[tuple[int, Seen]]]:
    """Lines on their way up from frame to frame, each with the number of its frame."""
    open_ones: list[list[tuple[int, Seen]]] = []
    for number, sample in enumerate(samples):
        left = list(sample.lines)
        kept = []
        for track in open_ones:
            next_one = next((line for line in left if _rises(track[-1][1], line)), None)
            if next_one is None:
                yield track
            else:
                left.remove(next_one)
                kept.append([*track, (number, next_one)])
        open_ones = [*kept, *([(number, line)] for line in left)]
    yield from open_ones


def _rises(one: Seen, two: Seen) -> bool:
    return one.y - two.y >= RISE and abs(one.x - two.x) <= SHIFT and alike(one.text, two.text)
