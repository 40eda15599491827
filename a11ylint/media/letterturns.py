"""When the lettering of a clip changes, where, and how much of it is new."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.letterlines import alike, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11ylint.media.letterlines import Sample, Seen

PAUSE: Final = 3.0  # seconds; a longer silence counts no more, captions are gone by then
HALF: Final = (
    0.09  # of the height: above and below the middle of three lines of captions, with the space between them
)
CENTRED: Final = 0.3  # of the width, from the middle of the picture to that of a line
APART: Final = 0.75  # share of the new letters that stand in one place; slides change at all heights at once
JUMPING: Final = 1.5  # times the letters at one height that come where all heights are taken together
MOST_ROWS: Final = 4  # of captions: two in each of two languages
SAME_ROW: Final = 0.012  # share of the height by which the middles of words in one row differ at most
SHIFTED: Final = 0.02  # share of the height by which captions that roll up move at least
OTHER_PICTURE: Final = 0.25  # share of the pixels that differ behind a cut; captions and their box cover less


class Turn(NamedTuple):
    """From one frame to the next: lines that are new, and those that stay or move, with their former height."""

    seconds: float
    cut: bool
    fresh: tuple[Seen, ...]
    kept: tuple[tuple[float, Seen], ...]


class Band(NamedTuple):
    """What lettering does around one height of the picture.

    `said`: the words that took the place of others, each time at their longest; `cut`: how many of them came together
    with another picture. `texts`: the words of each frame, empty where there are none. `jumping`: now here, now there.
    """

    said: tuple[str, ...] = ()
    cut: int = 0
    texts: tuple[str, ...] = ()
    jumping: bool = False


class Span(NamedTuple):
    """Heights of the picture, as shares of it; lines that move by less than `still` stand there still."""

    top: float
    bottom: float
    still: float = SHIFTED

    def holds(self, y: float) -> bool:
        """Whether a height lies between them."""
        return self.top <= y <= self.bottom


def turns(samples: Sequence[Sample]) -> list[Turn | None]:
    """One for each frame: what came since the frame before; None for the first of a run."""
    first: list[Turn | None] = [None] if samples else []
    return [*first, *(_turn(one, two) for one, two in pairwise(samples))]


def _turn(before: Sample, now: Sample) -> Turn | None:
    if now.first:
        return None
    left = list(before.lines)
    fresh, kept = [], []
    for line in now.lines:
        former = next((other for other in left if _continues(other.text, line.text)), None)
        if former is None:
            fresh.append(line)
        else:
            left.remove(former)
            kept.append((former.y, line))
    cut = now.turned >= OTHER_PICTURE
    return Turn(min(PAUSE, now.time - before.time), cut, tuple(fresh), tuple(kept))


def _continues(one: str, two: str) -> bool:
    """The same words, or words that are written on."""
    short, long = sorted((plain(one), plain(two)), key=len)
    return long.startswith(short) or alike(one, two)


def fullest(samples: Sequence[Sample], steps: Sequence[Turn | None]) -> Band:
    """The height at which most letters come and go like captions do, the lowest of several."""
    heights = {height for sample in samples for height in _heights(sample.lines)}
    spans = (Span(height - HALF, height + HALF) for height in sorted(heights, reverse=True))
    found = max((_band(samples, steps, span) for span in spans), key=_rank, default=Band())
    everywhere = _band(samples, steps, Span(0.0, 1.0, 1.0))
    more = _letters(everywhere) > JUMPING * _letters(found)
    return everywhere._replace(jumping=True) if more else found


def _letters(band: Band) -> int:
    return sum(map(count, band.said))


def _rank(band: Band) -> tuple[int, int, int]:
    return _letters(band), len(band.said), sum(map(bool, band.texts))


def _heights(lines: Sequence[Seen]) -> Iterator[float]:
    """Of each line, and halfway to the next two: the middle of captions of several lines."""
    places = sorted(line.y for line in lines)
    for number, place in enumerate(places):
        yield from (round((place + other) / 2, 2) for other in places[number : number + 3])


def _band(samples: Sequence[Sample], steps: Sequence[Turn | None], span: Span) -> Band:
    texts = tuple(" ".join(line.text for line in _inside(sample.lines, span)) for sample in samples)
    said: list[str] = []
    cut = 0
    open_ended = False
    for text, turn in zip(texts, steps, strict=True):
        if turn is None:
            open_ended = False
        elif _replaces(turn, span):
            open_ended = True
            said.append(text)
            cut += turn.cut
        elif open_ended and count(text) > count(said[-1]):  # the words are written on
            said[-1] = text
    return Band(tuple(said), cut, texts)


def _replaces(turn: Turn, span: Span) -> bool:
    """Words come in one place, and those that stood there are gone, or have moved up by a line."""
    inside = list(_inside(turn.fresh, span))
    fresh = sum(count(line.text) for line in inside)
    if not fresh or fresh < APART * sum(count(line.text) for line in turn.fresh):
        return False
    heights = [line.y for line in inside]
    if _rows(turn.fresh) > MOST_ROWS or max(heights) - min(heights) > 2 * HALF:
        return False
    stays = any(span.holds(line.y) and abs(line.y - y) < span.still for y, line in turn.kept)
    leaves = any(span.holds(y) and not span.holds(line.y) for y, line in turn.kept)
    return not stays and not leaves


def _rows(lines: Sequence[Seen]) -> int:
    """How many rows some lines stand in; the engine takes words far apart for lines of their own."""
    heights = sorted(line.y for line in lines)
    return len(heights) and 1 + sum(two - one > SAME_ROW for one, two in pairwise(heights))


def _inside(lines: Sequence[Seen], span: Span) -> Iterator[Seen]:
    return (line for line in lines if span.holds(line.y) and abs(line.x - 0.5) <= CENTRED)


def count(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))
