"""Finds what speech recognisers invent: credits of broadcasters, thanks for watching, one line again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from a11ylint.later import later

Lines = Sequence[str]

_NOT_A_WORD: Final = later(r"[\W_]+")
_APOSTROPHE: Final = later(r"(?<=\w)['’‘`´](?=\w)")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_HEAD: Final = 3  # letters
_MARKS: Final = " -–—*#[(（【♪♫\"'„“”‚‘«»¡¿…."  # what may stand before the words of a caption
_MORE_WORDS: Final = 3  # what may follow a credit: "… ZDF für funk, 2017"
_MORE_BEHIND: Final = 1  # behind a sentence a year only: "Danke. Untertitel des ZDF sind gut." is said
_SENTENCE: Final = later(r"[.!?…][\"'”“»«)\]]?\s+(?=\S)")


def plain(text: str) -> str:
    """Small letters and blanks; "fürs" and "für's" are the same, and so are all years."""
    bare = _NOT_A_WORD().sub(" ", _APOSTROPHE().sub("", text.casefold())).strip()
    return _YEAR().sub("0000", bare)


@lru_cache(maxsize=8)
def phrases(listed: tuple[str, ...]) -> frozenset[str]:
    """The phrases of an option as they are compared."""
    return frozenset(filter(None, map(plain, listed)))


@lru_cache(maxsize=8)
def _finder(listed: tuple[str, ...]) -> re.Pattern[str]:
    """One alternation for all phrases at the begin of a text, the longest first."""
    ordered = sorted(phrases(listed), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)" if ordered else r"(?!)")


def is_credit(text: str, credits_: tuple[str, ...]) -> bool:
    """Whether a plain text is a credit: it begins with one, and a few words follow at most."""
    found = _finder(credits_).match(text)
    return found is not None and len(text[found.end() :].split()) <= _MORE_WORDS


def ends_with_credit(text: str, credits_: tuple[str, ...]) -> bool:
    """Whether a credit stands behind a sentence, in the words of a caption as they are written."""
    found = ((_finder(credits_).match(tail), tail) for tail in map(plain, _tails(text)))
    return any(match and len(tail[match.end() :].split()) <= _MORE_BEHIND for match, tail in found)


def _tails(text: str) -> Iterator[str]:
    """What stands behind each sentence of a text."""
    yield from (text[match.end() :] for match in _SENTENCE().finditer(text))


def is_said(text: str, listed: tuple[str, ...]) -> bool:
    """Whether a plain text is one of the phrases, once or several times in a row."""
    if text in phrases(listed):
        return True
    words = text.split()
    sizes = (size for size in range(1, len(words) // 2 + 1) if len(words) % size == 0)
    return any(
        words[:size] * (len(words) // size) == words and " ".join(words[:size]) in phrases(listed)
        for size in sizes
    )


def candidates(shown: Sequence[Lines], listed: tuple[str, ...]) -> list[int]:
    """Captions with a sentence that begins like one of the phrases; comparing them all would take long."""
    heads = _heads(listed)
    return [at for at, lines in enumerate(shown) if _begins(lines[0], heads) or _continues(lines, heads)]


def _begins(text: str, heads: frozenset[str]) -> bool:
    return text.lstrip(_MARKS)[:_HEAD].casefold() in heads


def _continues(lines: Lines, heads: frozenset[str]) -> bool:
    """Whether a sentence behind the first one begins so."""
    return any(_begins(tail, heads) for tail in _tails(" ".join(lines)))


@lru_cache(maxsize=8)
def _heads(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.lstrip(_MARKS)[:_HEAD].casefold() for phrase in listed)


def loops(shown: Sequence[Lines], least: int) -> Iterator[tuple[int, int]]:
    """First place and number of equal captions in a row, `least` of them or more, of two words or more."""
    at = 0
    for lines, group in groupby(shown):
        count = sum(1 for _ in group)
        if count >= least and " " in plain(" ".join(lines)):
            yield at, count
        at += count
