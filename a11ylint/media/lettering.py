"""Where lettering stands in the picture of a clip, from a few frames spread over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.burnedin import SURE, WORD
from a11ylint.media.errors import Unreadable
from a11ylint.media.stills import SHORT_SIDE, frames
from a11ylint.media.video import probe

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.video import Tell

    Picture = NDArray[np.uint8]

VERSION: Final = 1  # raise it when the same clip gives another answer, stored facts then expire
SAMPLES: Final = 8  # frames that are read: a quarter of a second each
NEAR: Final = 0.03  # of the picture: lines with the same words this near to each other are one


class Placed(NamedTuple):
    """A line of lettering: its box as shares of width and height, and the first time it was seen, in seconds."""

    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    time: float = 0.0


class Lettering(NamedTuple):
    """The different lines that `samples` frames show, in the order of time and from top to bottom."""

    samples: int = 0
    lines: tuple[Placed, ...] = ()


def look(path: Path, tell: Tell | None = None) -> Lettering:
    """Read the lettering of eight frames; raises Unreadable, missing-library where the extra `ocr` is not installed.

    `tell` is told of each frame where in the clip it stands.
    """
    length = probe(path).duration
    if length is None:
        raise Unreadable("unreadable", "nobody knows how long the clip is")
    moments = [round((number + 0.5) * length / SAMPLES, 3) for number in range(SAMPLES)]
    found: list[Placed] = []
    samples = 0
    for time, rgb in frames(path, moments):
        samples += 1
        if tell:
            tell(time)
        found += [line for line in _lines(rgb, time) if not any(_same(line, other) for other in found)]
    return Lettering(samples, tuple(found))


def _lines(rgb: Picture, time: float) -> list[Placed]:
    from a11ylint.media import ocr

    rows, columns = rgb.shape[:2]
    found = []
    for raw in ocr.lines_of(rgb, SHORT_SIDE):
        if raw.score >= SURE and sum(map(str.isalpha, raw.text)) >= WORD:
            across = [corner[0] / columns for corner in raw.corners]
            down = [corner[1] / rows for corner in raw.corners]
            left, top, right, bottom = (
                round(edge, 3) for edge in (min(across), min(down), max(across), max(down))
            )
            found.append(Placed(raw.text, left, top, right, bottom, time))
    return sorted(found, key=lambda line: (line.top, line.left))


def _same(one: Placed, other: Placed) -> bool:
    near = abs(one.left - other.left) <= NEAR and abs(one.top - other.top) <= NEAR
    return near and one.text.casefold() == other.text.casefold()
