"""The first letters of all words of a text: one look tells most word lists that nothing of theirs is in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

FULL = 7
OPEN = (4, 3)
"""Of each word the first seven letters are kept, and the first four and three for entries that leave a word open."""
_CUTS = tuple(itemgetter(slice(length)) for length in OPEN)
_BEGINNING = re.compile(rf"([^\W\d_]{{1,{FULL}}})[^\W\d_]*")
_RUN = re.compile(r"[^\W\d_]+")
_NOTHING: frozenset[str] = frozenset()


class Beginnings(NamedTuple):
    """Of each word the first letters: the longest ones in `full`, the shorter ones of OPEN in `cut`."""

    full: frozenset[str]
    cut: frozenset[str]


class Hints(NamedTuple):
    """What a text cannot do without that holds one of some phrases.

    `full` and `cut`: the beginning of the longest word of each phrase; `phrases`: for each of them (a star behind it
    means that it is cut), the beginnings of all words of the phrases that have it.
    """

    full: frozenset[str]
    cut: frozenset[str]
    phrases: Mapping[str, tuple[Beginnings, ...]]


@lru_cache(maxsize=16)  # every rule with a word list asks for the same text
def beginnings(text: str) -> Beginnings:
    """The first letters of each run of letters, case-folded; digits and marks end a run."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    found = frozenset(_BEGINNING.findall(text.casefold()))
    return Beginnings(found, frozenset().union(*(map(cut, found) for cut in _CUTS)))


def hints(phrases: Iterable[str]) -> Hints | None:
    """The hints for phrases that stand in a text as whole words, `*` leaving a word open at its end or its beginning.

    None where nothing can be said of a phrase: it has no letters, or fewer than three and is open, or all its words
    are open at the beginning.
    """
    found: dict[str, set[Beginnings]] = {}
    for phrase in phrases:
        composed = (phrase if phrase.isascii() else unicodedata.normalize("NFC", phrase)).casefold()
        runs = [composed[:FULL]] if composed.isalpha() else [run for run in _runs(composed) if run]
        if not runs:
            return None
        longest = max(reversed(runs), key=len)  # the first word of a phrase is often an everyday one
        found.setdefault(longest, set()).add(_parted(runs))
    ordered = {key: tuple(sets) if len(sets) == 1 else _sorted(sets) for key, sets in found.items()}
    return Hints(*_parted(found), ordered)


def may_hold(text: str, wanted: Hints | None) -> bool:
    """Whether one of the phrases behind `wanted` can be in a text; False is certain."""
    if wanted is None:
        return True
    there = beginnings(text)
    if wanted.full.isdisjoint(there.full) and wanted.cut.isdisjoint(there.cut):
        return False
    keys = (*(wanted.full & there.full), *(f"{key}*" for key in wanted.cut & there.cut))
    return any(one.full <= there.full and one.cut <= there.cut for key in keys for one in wanted.phrases[key])


def _sorted(sets: Iterable[Beginnings]) -> tuple[Beginnings, ...]:
    return tuple(sorted(sets, key=lambda one: tuple(map(sorted, one))))


def _parted(runs: Iterable[str]) -> Beginnings:
    full = frozenset(runs)
    cut = {run for run in full if run[-1] == "*"}
    return Beginnings(full - cut, frozenset([run[:-1] for run in cut])) if cut else Beginnings(full, _NOTHING)


def _runs(phrase: str) -> Iterator[str]:
    """What is known of each run of letters: nothing of one with a star before it, which any letters may precede."""
    for run in _RUN.finditer(phrase):
        if phrase[max(0, run.start() - 1) : run.start()] != "*":
            yield _known(run[0], phrase[run.end() : run.end() + 1] == "*")


def _known(letters: str, is_open: bool) -> str:
    """As many letters of a run as `beginnings` is sure to know, with a star where it knows the shorter ones only.

    Empty where the run is open and too short.
    """
    if not is_open or len(letters) >= FULL:
        return letters[:FULL]
    return next((f"{letters[:length]}*" for length in OPEN if len(letters) >= length), "")
