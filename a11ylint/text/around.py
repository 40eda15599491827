"""The words around a hint: looking for what an address cannot do without is much faster than trying every word."""

import re
from collections.abc import Callable, Iterator

from a11ylint.later import Pattern

_SPACE = re.compile(r"\s|\Z")
_LOOK_BACK = 2000  # code points before a hint; longer words are cut, which keeps huge ones linear


def words_with(text: str, hint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Half-open offsets of each word (a run without blanks) in which `hint` is found, in their order."""
    at = 0
    for match in hint.finditer(text):
        if match.start() < at:
            continue
        before = text[max(at, match.start() - _LOOK_BACK) : match.start()]
        lead = len(before.split()[-1]) if before and not before[-1].isspace() else 0
        space = _SPACE.search(text, match.end())
        at = space.start() if space else len(text)
        yield match.start() - lead, at


def blanks(text: str) -> str:
    """As many blanks as the text has characters; its line ends stay."""
    if "\n" in text or "\r" in text:
        return "".join(char if char in "\r\n" else " " for char in text)
    return " " * len(text)


def blank(match: re.Match[str]) -> str:
    """`blanks` of a match."""
    return blanks(match[0])


def replaced_from(text: str, signs: str, pattern: Pattern, replace: Callable[[re.Match[str]], str]) -> str:
    """The text with each match replaced; each begins with one of `signs`, so the search begins at the first of them."""
    first = min((at for at in map(text.find, signs) if at >= 0), default=-1)
    if first < 0:
        return text
    pieces = []
    at = 0
    for match in pattern().finditer(text, first):
        pieces += [text[at : match.start()], replace(match)]
        at = match.end()
    return "".join((*pieces, text[at:]))
