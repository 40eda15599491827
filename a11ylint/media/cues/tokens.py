"""The text of a cue: tags and entities out, visible lines left."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

# A tag ends at the next `>`, or at the end of the text (WebVTT, cue text tokenizer).
_TAG: Final = re.compile(r"<[^>]*(?:>|\Z)")
# Players of SRT and SBV know only these; any other `<` is a character like others (`3 < 5`).
LOOSE: Final = re.compile(
    r"</?(?:[ibus]|font|c|v|em|strong|span)(?:[ .][^<>]*)?>|\{\\[^{}]*\}|<br ?/?>", re.IGNORECASE
)
# The colours that WebVTT knows by name; players without styles drop them. Other classes mean nothing by themselves.
CLASSES: Final = re.compile(
    r"<c(?:\.[^<>.\s]+)*?\.(?:bg_)?(?:white|lime|cyan|red|yellow|magenta|blue|black)(?:\.[^<>\s]*)?>"
)
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?[ \t\n\f]+([^>]*)>?")


def visible(text: str) -> tuple[str, ...]:
    """The lines of a WebVTT payload as a viewer sees them, without blanks around and without empty ones."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = unescape(text)
    return lines(text)


def visible_loose(text: str) -> tuple[str, ...]:
    """The lines of an SRT or SBV payload as a viewer sees them."""
    if "<" in text or "{" in text:
        text = LOOSE.sub("", text)
    if "&" in text:
        text = unescape(text)
    return lines(text)


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text without blanks around and without empty ones."""
    if "\n" not in text:
        text = text.strip()
        return (text,) if text else ()
    return tuple(line for part in text.split("\n") if (line := part.strip()))


def voice(text: str) -> str:
    """The first speaker that a voice tag names; empty without one."""
    found = _VOICE.search(text) if "<v" in text else None
    return " ".join(unescape(found[1]).split()) if found else ""
