"""The words around a hint: looking for what an address cannot do without is much faster than trying every word."""

import re
from collections.abc import Iterator

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
