"""Finds marks laid over letters, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text import emoji

_MARKS = "\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
_MARKED = re.compile(f"[{_MARKS}]")
# Lines over, under and through letters, and shapes around them; U+20E3 makes keycaps.
_OVERLAY = frozenset(
    "\u0305\u0330\u0331\u0332\u0333\u0334\u0335\u0336\u0337\u0338\u033f\u0489\u20d2\u20d3\u20dd\u20de\u20e0\u20e5\u20eb"
)
_STROKES = frozenset("\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e5\u20eb")
_CLUSTER = later(f"[^{_MARKS}\\r\\n][{_MARKS}]+")
_FEWEST_OVERLAID = 2  # side by side: one letter with a line (x̅, s̱) is science
_HEAVY = 3  # marks on one letter that no orthography writes with combining diacritics

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\U000e0001\U000e0020-\U000e007f]"
)
_RIGHT_TO_LEFT = later("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDES = frozenset("\u202d\u202e")
# Scripts in which the joiners shape letters, and those that part words by an invisible blank.
_JOINING = later(
    "[\u0600-\u0e00\u1000-\u109f\u1780-\u18af\u1a20-\u1cff\ua800-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_UNSPACED = later("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\u3040-\u9fff]")
_HANGUL = later("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_BRAILLE = later("[\u2801-\u28ff]")
_BREAKERS = frozenset("\u200b\u2060\u200c\u200d\ufeff")

_KINDS = {
    "\u00ad": "soft-hyphen",
    "\u200b": "zero-width",
    "\u200c": "zero-width",
    "\u200d": "zero-width",
    "\u2060": "zero-width",
    "\ufeff": "zero-width",
    "\u115f": "blank",
    "\u1160": "blank",
    "\u2800": "blank",
    "\u3164": "blank",
    "\uffa0": "blank",
}


class Overlaid(NamedTuple):
    """A stretch of letters with marks over them, the bare letters, and whether they are crossed out."""

    start: int
    end: int
    plain: str
    struck: bool


class Unseen(NamedTuple):
    """Invisible characters side by side.

    `kind` is soft-hyphen, zero-width, blank, direction, order (turns the order of the text around) or hidden.
    """

    start: int
    end: int
    kind: str


def overlaid(text: str, least_marks: int) -> list[Overlaid]:
    """Letters with lines laid over them, and letters with `least_marks` or more marks that do not compose with them."""
    if text.isascii() or not _MARKED.search(text):
        return []
    clusters = list(_CLUSTER().finditer(emoji.blanked(text)))
    found = [_overlaid(run) for run in _side_by_side(clusters) if _is_overlaid(run)]
    heavy = [match for match in clusters if _is_heavy(match, least_marks)]
    if len(heavy) > 1 or any(_leftover(match[0]) >= _HEAVY for match in heavy):
        covered = [(item.start, item.end) for item in found]
        found += [_bare(match) for match in heavy if not any(a <= match.start() < b for a, b in covered)]
    return _joined(sorted(found))


def _joined(found: list[Overlaid]) -> list[Overlaid]:
    """Neighbours are one word."""
    joined: list[Overlaid] = []
    for item in found:
        if joined and joined[-1].end == item.start:
            last = joined.pop()
            joined.append(Overlaid(last.start, item.end, last.plain + item.plain, last.struck or item.struck))
        else:
            joined.append(item)
    return joined


def _side_by_side(clusters: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    runs: list[list[re.Match[str]]] = []
    for match in clusters:
        if _OVERLAY.isdisjoint(match[0]):
            continue
        if runs and runs[-1][-1].end() == match.start():
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _is_overlaid(run: list[re.Match[str]]) -> bool:
    return sum(match[0][0].isalnum() for match in run) >= _FEWEST_OVERLAID


def _overlaid(run: list[re.Match[str]]) -> Overlaid:
    signs = "".join(match[0] for match in run)
    bare = "".join(char for char in signs if char not in _OVERLAY)
    return Overlaid(
        run[0].start(), run[-1].end(), unicodedata.normalize("NFC", bare), not _STROKES.isdisjoint(signs)
    )


def _leftover(cluster: str) -> int:
    """Marks that stay apart when the cluster is composed: none for an umlaut, none for Vietnamese."""
    return len(unicodedata.normalize("NFC", cluster)) - 1


def _is_heavy(match: re.Match[str], least: int) -> bool:
    cluster = match[0]
    latin = cluster[0] < "\u0250" or "\u1e00" <= cluster[0] < "\u1f00"
    return cluster[0].isalnum() and _leftover(cluster) >= (least if latin else max(least, _HEAVY))


def _bare(match: re.Match[str]) -> Overlaid:
    return Overlaid(*match.span(), unicodedata.normalize("NFC", match[0])[0], struck=False)


def unseen(text: str) -> list[Unseen]:
    """Invisible characters that no script of the text needs, in order.

    One behind # or @ was put there to keep a word from becoming a hashtag or a mention, so it stays.
    """
    if text.isascii() or not _UNSEEN.search(text):
        return []
    bare = emoji.blanked(text)
    both_ways = _RIGHT_TO_LEFT().search(bare) is not None
    found: list[Unseen] = []
    for match in _UNSEEN.finditer(bare):
        start, end = match.span()
        around = bare[max(0, start - 1) : start] + bare[end : end + 1]
        if _is_needed(match[0], around, both_ways) or (
            match[0] in _BREAKERS and around[:1] in ("#", "@", "＃")
        ):
            continue
        kind = _kind(match[0])
        if found and found[-1].end == start and found[-1].kind == kind:
            start = found.pop().start
        found.append(Unseen(start, end, kind))
    return found


def _is_needed(char: str, around: str, both_ways: bool) -> bool:
    if char in _BIDI:
        return both_ways
    if char in "\u200c\u200d":
        return "\ufffc" in around or _JOINING().search(around) is not None
    if char == "\u200b":
        return _UNSPACED().search(around) is not None
    if char == "\u2800":
        return _BRAILLE().search(around) is not None
    if char in "\u115f\u1160\u3164\uffa0":
        return _HANGUL().search(around) is not None
    return char == "\u180e"


def _kind(char: str) -> str:
    if char in _OVERRIDES:
        return "order"
    return "direction" if char in _BIDI else _KINDS.get(char, "hidden")
