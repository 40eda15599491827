"""The check of where captions stand: not over an interpreter, nor over names that are shown in the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._clips import clock
from a11ylint.checks._sheets import Sheet, Spot, distinct_sheets, others, place
from a11ylint.checks.sign_video import share_of
from a11ylint.facts import Known
from a11ylint.media.cues.position import Box, box
from a11ylint.post import Medium, Post
from a11ylint.tree import Items, Node, Scalar

if TYPE_CHECKING:
    from a11ylint.media.cues.model import Cue

_PLACED: Final = ("vtt", "srt", "sbv")
_EDGES: Final = {
    "top": "top", "upper": "top", "oben": "top", "bottom": "bottom", "lower": "bottom", "unten": "bottom",
    "left": "left", "links": "left", "right": "right", "rechts": "right",
}  # fmt: skip
# Names of people and places are shown in the lower third, above the line where captions begin and end.
_LOWER_THIRD: Final = Box(4.0, 66.0, 96.0, 92.0)
_TIME: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2}(?:[.,]\d+)?)")


class Taken(NamedTuple):
    """A part of the picture that is needed for something else; `times` in seconds, none means all the time."""

    key: str
    box: Box
    times: tuple[tuple[float, float], ...] = ()


class Layout(NamedTuple):
    """A caption file, and the parts of the picture that the author says are taken."""

    sheet: Sheet
    taken: tuple[Taken, ...]


def _placed(post: Post) -> Iterator[Layout]:
    """Caption files whose captions players place, where the draft says what else is in the picture."""
    sign = tuple(_interpreter(post))
    if not sign and not any(clip.answers.get("lower_third") for clip in post.media):
        return
    for sheet in distinct_sheets(post):
        taken = (*sign, *_names(sheet.clip.answers.get("lower_third")))
        if taken and sheet.file.format in _PLACED:
            yield Layout(sheet, taken)


def _interpreter(post: Post) -> Iterator[Taken]:
    """The window of the interpreter, by the corner or side and the share of the picture that the draft names."""
    table = post.answers.table("sign_language")
    words = re.findall(r"\w+", table.word("position") or "")
    edges = {_EDGES[word] for word in words if word in _EDGES}
    share = share_of(table.word("area") or "") or 1 / 6  # a sixth is the usual rule of thumb
    if not edges or not 0 < share <= 1:
        return
    side = 100 * share**0.5
    corner = bool(edges & {"top", "bottom"}) and bool(edges & {"left", "right"})
    across = side if corner else 100 * share if edges & {"left", "right"} else 100.0
    down = side if corner else 100 * share if edges & {"top", "bottom"} else 100.0
    left = 100 - across if "right" in edges else 0.0
    top = 100 - down if "bottom" in edges else 0.0
    yield Taken("sign", Box(left, top, left + across, top + down))


def _names(node: Node | None) -> Iterator[Taken]:
    """The times at which names are shown: `lower_third: ["0:02-0:08"]`, or `true` for all the time."""
    items = node.items if isinstance(node, Items) else (node,)
    words = [item.value for item in items if isinstance(item, Scalar) and not item.null]
    times = tuple(span for word in words if (span := _span(word)))
    if times or any(word.lower() in ("true", "yes", "ja") for word in words):
        yield Taken("names", _LOWER_THIRD, times)


def _span(word: str) -> tuple[float, float] | None:
    found = [
        int(hours or 0) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))
        for hours, minutes, rest in _TIME.findall(word)
    ]
    return (found[0], found[1]) if len(found) == 2 and found[0] < found[1] else None


@check("caption-position-collision", on=_placed, needs=("media",))
def caption_position_collision(_post: Post, layout: Layout, *, least: float) -> Iterator[Problem]:
    """Captions leave the interpreter and the names in the picture free."""
    sheet, high = layout.sheet, _upright(layout.sheet.clip)
    for taken in layout.taken:
        hits = []
        for cue, lines in zip(sheet.file.cues, sheet.file.lines, strict=True):
            own = box(cue, lines, high) if _meets(cue, taken) else None
            if own is not None and own.shared(taken.box) >= least:
                hits.append(cue)
        if hits:
            spots = [Spot(cue.line, _label(cue)) for cue in hits]
            data = {
                "name": sheet.name,
                "count": len(hits),
                "line": hits[0].line,
                "time": clock(hits[0].start),
            }
            yield Problem(taken.key, place(sheet, hits[0].line), data, others(sheet, spots))


def _upright(clip: Medium) -> bool:
    """Higher than wide; a clip that cannot be opened counts as wide."""
    fact = clip.facts.probe()
    return isinstance(fact, Known) and bool(fact.value.upright)


def _meets(cue: Cue, taken: Taken) -> bool:
    return not taken.times or any(cue.start < end and start < cue.end for start, end in taken.times)


def _label(cue: Cue) -> Words:
    return Words(f"Ebenso bei {clock(cue.start)}.", f"Also at {clock(cue.start)}.")
