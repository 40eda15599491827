"""What people see of a draft: code, markup and addresses blanked by spaces, without moving a single character."""

import re
from functools import lru_cache
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text.around import blank, replaced_from, words_with

_TARGET = r"\((?:[^()\r\n]|\([^()\r\n]{0,500}\)){0,2000}\)"
_ALT = r"(?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,5000}"
_FENCE = r"(?:\A|(?<=[\r\n]))[ \t]*(?P<fence>```|~~~).*?[\r\n][ \t]*(?P=fence)[^\r\n]*"
_CODE = later(rf"<!--.*?(?:-->|\Z)|{_FENCE}|`[^`\r\n]{{1,500}}`", re.DOTALL)
_PICTURE = later(rf"!\[{_ALT}\](?:{_TARGET}|\[[^\[\]\r\n]{{0,500}}\])", re.DOTALL)
_LINK = later(rf"(?<!!)\[(?P<label>[^\[\]]{{1,1000}})\]{_TARGET}")
_TAG = later(r"</?[A-Za-z][^<>]{0,2000}>|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]{1,6});")
# Emoji end an address: writers put them right behind it.
_INNER = r"[^\s<>\"»“”\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff]"
_END = r"[^\s<>\"»“”.,;:!?…)\]'*_\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff]"
_DOMAIN = r"\w[\w-]{0,62}(?:\.[\w-]{1,63}){0,8}"
_ADDRESS = later(
    rf"(?:\b[A-Za-z]{{2,8}}://|\b(?i:mailto:|www\.)){_INNER}*{_END}"
    rf"|(?<![\w.+@-])[\w.+-]{{1,64}}@{_DOMAIN}"
    rf"|(?<![\w.@/-]){_DOMAIN}\.[A-Za-z]{{2,12}}(?![\w-])(?:[/?:]{_INNER}*{_END}|/)?"
)
# Looking for these first is ten times as fast as trying every word of a post.
_HINT = re.compile(r"://|mailto:|\.[A-Za-z]{2}")
_HANDLE = later(r"[#＃](?<![\w&/].)[\w\u0300-\u036f]+|@(?<![\w&/].)\w[\w.-]*(?:@\w[\w.-]*)?")


class Visible(NamedTuple):
    """A draft as people see it; both texts have the length and the line breaks of the draft.

    `text` keeps hashtags and mentions, `prose` has spaces in their place. The words of links stay.
    """

    text: str
    prose: str


class Hit(NamedTuple):
    """A stretch of a text, half-open offsets, and the characters that should stand there instead."""

    start: int
    end: int
    plain: str = ""


@lru_cache(maxsize=16)  # every rule of a post asks for the same text
def visible(text: str) -> Visible:
    """Blank what nobody sees (code, comments, pictures with their alternative texts, link targets) and addresses."""
    shown = _without_markup(text)
    shown = _without_addresses(shown)
    return Visible(shown, replaced_from(shown, "#@＃", _HANDLE, blank))


def _without_markup(text: str) -> str:
    if "<!--" in text or "`" in text or "~~~" in text:
        text = _CODE().sub(blank, text)
    if "](" in text or "][" in text:
        text = _LINK().sub(_label, _PICTURE().sub(blank, text))
    if "<" in text or "&" in text:
        text = _TAG().sub(blank, text)
    return text


def _without_addresses(text: str) -> str:
    pieces = []
    at = 0
    for start, end in words_with(text, _HINT):
        pieces += [text[at:start], _ADDRESS().sub(blank, text[start:end])]
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def _label(match: re.Match[str]) -> str:
    label = match["label"]
    return f" {label}{' ' * (len(match[0]) - len(label) - 1)}"
