"""What hides in a caption file that looks right: words beside times, signs nobody sees, words taken for a tag, codes.

https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Final

# Settings of WebVTT in the notation of today, of old drafts (`A:start`) and torn apart, coordinates of SRT.
_NAMES: Final = re.compile(r"\b(align|line|position|region|size|vertical)\s*[:;]\s*", re.IGNORECASE)
_SETTING: Final = re.compile(
    r"[A-Za-z]{1,12}\d?:\S*|start|center|middle|end|left|right|auto|line-(?:left|right)|lr|rl|\{\\.*|<.*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
# Blanks other than those of a keyboard, marks of writing direction, signs without any width.
_BLANKS: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_NO_WIDTH: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# A tag ends at the next `>`, or with the caption.
_TAG: Final = re.compile(r"<([^>]*)(>?)")
_STAMP: Final = re.compile(r"(?:[0-9]+:[0-9:.,]*)?")
_NAME: Final = re.compile(r"/?(?:[a-z]+:)?([a-z][a-z0-9-]*)", re.IGNORECASE)
# The tags of WebVTT, and those of HTML that editors write although players drop them: both hold no words themselves.
_TAGS: Final = frozenset(
    (
        "c i b u v ruby rt lang a abbr big blockquote body br center cite code del div em font h1 h2 h3 h4 h5 h6 head "
        "hr html img ins kbd li mark ol p pre rp s script small span strike strong style sub sup title tt u ul wbr"
    ).split()
)
# Payloads as nearly all files write them: nothing but whole tags of WebVTT.
_USUAL: Final = re.compile(
    r"[^<]*+(?:<(?:/?[cibuv]|/?lang|/?ruby|/?rt|[0-9]++:[0-9:.]++)(?:\.[^\s<>]*+)?(?: [^<>\n]*+)?>[^<]*+)*+"
)
# `<` that begins no tag: `<3`, `3 < 5`.
_LONE: Final = re.compile(r"<(?=[^A-Za-z/!?<>\d]|\d(?![0-9:.]*>))")
_LONGEST: Final = 4000  # characters; nobody reads a longer caption
_CODE: Final = r"(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});"
_CODES: Final = {
    "vtt": re.compile(rf"&amp;(?={_CODE})"),  # written as a code twice
    "srt": re.compile(rf"&{_CODE}"),  # players of SRT and SBV do not all know codes
}


@lru_cache(maxsize=64)
def has_words(settings: str) -> bool:
    """Whether words of a caption stand behind its times, where players look for settings."""
    parts = _NAMES.sub(r"\1:", settings[:_LONGEST]).split()
    return any(_WORD.search(part) and not _SETTING.fullmatch(part) for part in parts)


def without_hidden(line: str) -> str:
    """A line with plain blanks, and without signs that nobody sees."""
    return _NO_WIDTH.sub("", _BLANKS.sub(" ", line))


def swallowed(payload: str) -> int | None:
    """The line (from 0) of a WebVTT payload whose words a player takes for a tag, and does not show; None for none."""
    if len(payload) > _LONGEST or _USUAL.fullmatch(payload):
        return None
    for match in _TAG.finditer(payload):
        if _holds_words(match[1], bool(match[2]), payload):
            return payload.count("\n", 0, match.start())
    return None


def _holds_words(inside: str, closed: bool, payload: str) -> bool:
    """Whether there are words in a tag; one that is ended elsewhere, `<big>so</big>`, is a command all the same."""
    name = _NAME.match(inside)
    if inside[:1] in ("!", "?") or _STAMP.fullmatch(inside.strip()):
        return False
    if name is None:
        return any(map(str.isalnum, inside))
    tail = inside[name.end() :]
    if name[1].lower() in _TAGS or (closed and (inside[0] == "/" or f"</{name[1]}" in payload)):
        return ("<" in tail or "\n" in tail or not closed) and any(map(str.isalnum, tail))
    return _WORD.search(inside) is not None


def escaped(line: str) -> str:
    """A line of WebVTT with `&lt;` for each `<` that begins no tag."""
    return _LONE.sub("&lt;", line)


def coded(payload: str, form: str) -> int | None:
    """The line (from 0) of a payload that shows a code like `&amp;` in place of a sign; None for none."""
    found = _CODES["vtt" if form == "vtt" else "srt"].search(payload)
    return payload.count("\n", 0, found.start()) if found else None


def decoded(line: str, form: str) -> str:
    """A line with the signs that its codes stand for; as it was where a sign would begin a tag."""
    if form == "vtt":
        return _CODES["vtt"].sub("&", line)
    plain = _CODES["srt"].sub(lambda match: unescape(match[0]), line)
    return plain if plain.count("<") == line.count("<") else line
