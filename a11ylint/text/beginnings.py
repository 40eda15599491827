"""The first letters of all words of a text: one look tells most word lists that nothing of theirs is in it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

FULL = 7
OPEN = (4, 3)
"""Of each word the first seven letters are kept, and the first four and three for entries that leave a word open."""
_CUTS = tuple(itemgetter(slice(length)) for length in OPEN)
_BEGINNING = re.compile(rf"([^\W\d_]{{1,{FULL}}})[^\W\d_]*")
_RUN = re.compile(r"([^\W\d_]+)(\*?)")


class Hints(NamedTuple):
    """What a text cannot do without that holds one of some phrases.

    `words`: the beginning of the longest word of each phrase; `phrases`: for each of them, the beginnings of all words
    of the phrases that have it.
    """

    words: frozenset[str]
    phrases: Mapping[str, tuple[frozenset[str], ...]]


@lru_cache(maxsize=16)  # every rule with a word list asks for the same text
def beginnings(text: str) -> AbstractSet[str]:
    """The first letters of each run of letters, case-folded; digits and marks end a run."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    found = set(_BEGINNING.findall(text.casefold()))
    return found.union(*(map(cut, found) for cut in _CUTS))


def hints(phrases: Iterable[str]) -> Hints | None:
    """The hints for phrases that stand in a text as whole words, `*` leaving a word open.

    None where nothing can be said of a phrase: it has no letters, or fewer than three and is open.
    """
    found: dict[str, set[frozenset[str]]] = {}
    for phrase in phrases:
        runs = [
            run for run in map(_known, _RUN.findall(unicodedata.normalize("NFC", phrase).casefold())) if run
        ]
        if not runs:
            return None
        longest = max(reversed(runs), key=len)  # the first word of a phrase is often an everyday one
        found.setdefault(longest, set()).add(frozenset(runs))
    return Hints(frozenset(found), {key: tuple(sorted(sets, key=sorted)) for key, sets in found.items()})


def may_hold(text: str, wanted: Hints | None) -> bool:
    """Whether one of the phrases behind `wanted` can be in a text; False is certain."""
    if wanted is None:
        return True
    there = beginnings(text)
    if wanted.words.isdisjoint(there):
        return False
    return any(phrase <= there for key in wanted.words & there for phrase in wanted.phrases[key])


def _known(run: tuple[str, str]) -> str:
    """As many letters of a run as `beginnings` is sure to know; empty where it is open and too short."""
    letters, star = run
    if not star or len(letters) >= FULL:
        return letters[:FULL]
    return next((letters[:length] for length in OPEN if len(letters) >= length), "")
