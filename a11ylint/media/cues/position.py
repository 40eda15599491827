"""Where a caption stands in the picture, as players put it there, in per cent of the picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11ylint.media.cues.model import Cue

# The letters of players are a twentieth of the height of the picture (WebVTT, 7.2: 5vh), lines a little more.
LINE: Final = 6.0
# BBC: 37 letters take 68 % of the width of a wide picture, 25 take 90 % of a narrow one.
LETTER: Final = {False: 68 / 37, True: 90 / 25}
_SETTING: Final = re.compile(r"(line|position|size|align|vertical|region):(\S+)")
_NUMBER: Final = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(%?)")
# Places in braces as editors write them, numbered like the keys of a number pad: {\an8} is top centre.
_PAD: Final = re.compile(r"\{\\an([1-9])\}")


class Box(NamedTuple):
    """A rectangle in per cent of the width and height of the picture, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Box) -> float:
        """The share of this box that the other one covers, 0-1."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        own = (self.right - self.left) * (self.bottom - self.top)
        return max(0.0, across) * max(0.0, down) / own if own > 0 else 0.0


def box(cue: Cue, lines: Sequence[str], upright: bool) -> Box | None:
    """The box of a caption with these visible lines; None for vertical writing, for regions and without words.

    `upright`: the picture is higher than wide. WebVTT settings count, and SRT places in braces.
    """
    settings: Mapping[str, str] = dict(_SETTING.findall(cue.settings))
    if not lines or "vertical" in settings or "region" in settings:
        return None
    pad = _PAD.search(cue.text)
    if pad:
        settings = _from_pad(int(pad[1]))
    size = _percent(settings.get("size", ""), 100.0)
    width = min(size, 96.0, max(map(len, lines)) * LETTER[upright])
    left = _left(settings, width)
    top = _top(settings.get("line", ""), LINE * len(lines))
    return Box(left, top, left + width, top + LINE * len(lines))


def _from_pad(key: int) -> Mapping[str, str]:
    row, column = divmod(key - 1, 3)
    across = {"position": f"{(5, 50, 95)[column]}%", "align": ("start", "center", "end")[column]}
    return {**across, "line": ("", "45%", "5%")[row]}


def _percent(text: str, otherwise: float) -> float:
    match = _NUMBER.match(text)
    return float(match[1]) if match and match[2] else otherwise


def _left(settings: Mapping[str, str], width: float) -> float:
    """The left edge: the position is that of the edge, or of the middle, that the text is aligned to."""
    align = {"left": "start", "right": "end"}.get(settings.get("align", ""), settings.get("align", "center"))
    at = _percent(settings.get("position", ""), {"start": 0.0, "end": 100.0}.get(align, 50.0))
    anchor = settings.get("position", "").partition(",")[2]
    anchor = {"line-left": "start", "line-right": "end", "center": "center"}.get(anchor, align)
    left = {"start": at, "end": at - width}.get(anchor, at - width / 2)
    return min(max(left, 0.0), 100.0 - width)


def _top(line: str, height: float) -> float:
    """The upper edge: lines are counted from the top, or from the bottom when negative; per cent go from the top."""
    match = _NUMBER.match(line)
    if match is None:
        return 100.0 - LINE / 2 - height
    number = float(match[1])
    if match[2]:
        return min(max(number, 0.0), 100.0 - height)
    return (
        min(LINE * number, 100.0 - height) if number >= 0 else max(0.0, 100.0 + LINE * number - height + LINE)
    )
