"""Colours and size of the letters of one line: the core of the strokes, not their smoothed edges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.bool_]
    Plane = NDArray[np.int16]

# Differences of the largest channel, 0-255.
NOISE: Final = 24  # JPEG and film grain stay below it on one colour
FAINT: Final = 10  # weaker marks cannot be told from noise
PALE: Final = 0.15  # of the strongest difference: a pale word beside a dark one is still a word
FLAT: Final = (
    0.85  # share of the rim of a line that must have one colour; photographs and gradients have less
)
CORE: Final = 0.8  # of the strongest difference: inside a stroke, not at its edge
UNIFORM: Final = 0.7  # share of the core that must have one colour
OUTLINE: Final = 0.1  # share of the core from which a second colour is an outline and no chance
LEAST_CORE: Final = 12  # pixels inside strokes that make a colour sure
GAP: Final = 0.22  # of the line height: wider gaps part words
WORD: Final = 1.3  # width of a part against its height, from which it is a word and no sign

# Parts of the em of common sans-serif and serif faces (DejaVu, Arial, Open Sans, Times), within a tenth.
X_HEIGHT: Final = 0.53
CAP_HEIGHT: Final = 0.73
DESCENDER: Final = 0.21
DOTS: Final = 0.16  # dots above a capital
_DOTTED = re.compile("[ÄÖÜÅÁÀÉÈÍÓÚ]")
_TALL = re.compile(r"[A-ZÄÖÜẞbdfhklt0-9ßäöüij!?()/%&€\"'„“]")
_DEEP = re.compile(r"[gjpqyßQ,;()/„$@]")


class Strokes(NamedTuple):
    """What the letters of a line look like.

    `ink`, `ground`: hex colours of the worst word, empty where nobody can tell (a photograph or gradient behind).
    `sure`: the ink was read inside strokes; otherwise they are so thin that only their edges are seen.
    `size`: estimated font size in pixels, 0.0 where nobody can tell.
    """

    ink: str = ""
    ground: str = ""
    sure: bool = False
    size: float = 0.0


def measure(crop: Picture, text: str) -> Strokes:
    """Judge one line; `crop` is uint8 of shape (rows, columns, 3) with a rim around the letters."""
    import numpy as np

    if min(crop.shape[:2]) < 6:
        return Strokes()
    ground, flat = _ground(crop)
    away = np.abs(crop.astype(np.int16) - ground.astype(np.int16)).max(axis=2)
    strongest = float(np.percentile(away, 99.5))
    if strongest < FAINT:
        return Strokes()
    letters = away > strongest / 2
    if not 0.02 <= float(letters.mean()) <= 0.6:
        return Strokes()
    size = _size(letters, text)
    if not flat:
        return Strokes(size=size)
    marks = away > max(FAINT, PALE * strongest)
    found = [word for part in _parts(marks) if (word := _ink(crop[:, part], away[:, part], ground))]
    if not found:
        return Strokes(size=size)
    ink, sure = _worst(found, ground)
    return Strokes(_hex(ink), _hex(ground), sure, size)


def _ground(crop: Picture) -> tuple[Picture, bool]:
    """The colour around the letters, and whether nearly all of the rim has it."""
    import numpy as np

    rim = max(1, round(crop.shape[0] * 0.08))
    edge = np.concatenate(
        [part.reshape(-1, 3) for part in (crop[:rim], crop[-rim:], crop[:, :rim], crop[:, -rim:])]
    )
    color = _commonest(edge)
    near = np.abs(edge.astype(np.int16) - color.astype(np.int16)).max(axis=1) <= NOISE
    return color, float(near.mean()) >= FLAT


def _commonest(pixels: Picture) -> Picture:
    """The colour that most of some pixels, shape (n, 3), have, as the median around the fullest cell of 16 steps."""
    import numpy as np

    cells = (pixels >> 4).astype(np.int32)
    numbers = (cells[:, 0] << 8) | (cells[:, 1] << 4) | cells[:, 2]
    fullest = int(np.bincount(numbers, minlength=4096).argmax())
    middle = np.median(pixels[numbers == fullest], axis=0)
    near = np.abs(pixels - middle).max(axis=1) <= 12
    color: Picture = np.median(pixels[near], axis=0).round().astype(np.uint8)
    return color


def _parts(letters: Mask) -> Iterator[slice]:
    """The words of a line as ranges of columns; signs as narrow as they are high are left out."""
    import numpy as np

    rows = np.flatnonzero(letters.any(axis=1))
    height = int(rows[-1] - rows[0] + 1)
    columns = np.flatnonzero(letters.any(axis=0))
    breaks = np.flatnonzero(np.diff(columns) > max(2, GAP * height))
    starts = columns[np.concatenate(([0], breaks + 1))]
    ends = columns[np.concatenate((breaks, [len(columns) - 1]))] + 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start >= WORD * height or len(starts) == 1:
            yield slice(start, end)


def _ink(crop: Picture, away: Plane, ground: Picture) -> tuple[Picture, bool] | None:
    """The colour of a word and whether it was read inside strokes; None when it has several."""
    import numpy as np

    strongest = float(np.percentile(away, 99))
    if strongest < FAINT:
        return None
    strong = away >= CORE * strongest
    core = strong & _level(crop)
    sure = int(core.sum()) >= max(LEAST_CORE, 0.1 * int(strong.sum()))
    pixels = crop[core if sure else away >= np.percentile(away[strong], 50)]
    color, others = _split(pixels)
    ink: Picture | None = color
    if sure and len(others) >= OUTLINE * len(pixels):
        ink = _outlined(color, others, ground)
    elif len(others) > (1 - UNIFORM) * len(pixels):
        return None
    return None if ink is None or np.array_equal(ink, ground) else (ink, sure)


def _split(pixels: Picture) -> tuple[Picture, Picture]:
    """The commonest colour of some pixels, and those that do not have it."""
    import numpy as np

    color = _commonest(pixels)
    return color, pixels[np.abs(pixels.astype(np.int16) - color.astype(np.int16)).max(axis=1) > 2 * NOISE]


def _outlined(color: Picture, others: Picture, ground: Picture) -> Picture | None:
    """Of letters with an outline the colour that stands out more; None when there are more than two colours."""
    from a11ylint.media.color.spaces import contrast

    second, rest = _split(others)
    if len(rest) > (1 - UNIFORM) * len(others):
        return None
    return max((color, second), key=lambda one: contrast(_hex(one), _hex(ground)))


def _level(crop: Picture) -> Mask:
    """Pixels that differ from each of their four neighbours by no more than noise."""
    import numpy as np

    values = crop.astype(np.int16)
    level = np.zeros(crop.shape[:2], dtype=bool)
    middle = values[1:-1, 1:-1]
    others = (values[:-2, 1:-1], values[2:, 1:-1], values[1:-1, :-2], values[1:-1, 2:])
    level[1:-1, 1:-1] = np.max([np.abs(middle - other).max(axis=2) for other in others], axis=0) <= NOISE
    return level


def _worst(found: list[tuple[Picture, bool]], ground: Picture) -> tuple[Picture, bool]:
    """The word with the lowest contrast; one that is sure goes before one that is not."""
    from a11ylint.media.color.spaces import contrast

    certain = [word for word in found if word[1]] or found
    return min(certain, key=lambda word: contrast(_hex(word[0]), _hex(ground)))


def _size(letters: Mask, text: str) -> float:
    """Font size in pixels from the height of the letters and which letters they are."""
    import numpy as np

    rows = letters.sum(axis=1)
    filled = np.flatnonzero(rows >= max(1, 0.02 * rows.max()))
    band = _band(filled, letters.shape[0])
    above = CAP_HEIGHT + DOTS if _DOTTED.search(text) else CAP_HEIGHT if _TALL.search(text) else X_HEIGHT
    below = DESCENDER if _DEEP.search(text) else 0.0
    return round((band[1] - band[0] + 1) / (above + below), 1)


def _band(filled: NDArray[np.intp], height: int) -> tuple[int, int]:
    """First and last row of the letters; rows of the next line at the rim, behind a gap, are left out."""
    import numpy as np

    breaks = np.flatnonzero(np.diff(filled) > max(2, 0.12 * height))
    starts = np.concatenate(([0], breaks + 1))
    ends = np.concatenate((breaks, [len(filled) - 1]))
    widest = int((filled[ends] - filled[starts]).argmax())
    return int(filled[starts[widest]]), int(filled[ends[widest]])


def _hex(color: Picture) -> str:
    red, green, blue = (int(value) for value in color)
    return f"#{red:02x}{green:02x}{blue:02x}"
