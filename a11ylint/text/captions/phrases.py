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
_HEAD: Final = 3  # characters; of a long first word more letters
_LONGEST_HEAD: Final = 6
_WORD: Final = later(r"[^\W\d_]{4,6}")
_MARKS: Final = " -–—*#[(（【♪♫\"'„“”‚‘«»¡¿…."  # what may stand before the words of a caption
_BEGIN: Final = "\0"  # stands before each caption in a text of all of them
_MORE_WORDS: Final = 3  # what may follow a credit: "… ZDF für funk, 2017"
_MORE_BEHIND: Final = 1  # behind a sentence a year only: "Danke. Untertitel des ZDF sind gut." is said
_LONGEST: Final = 400  # characters at the end of a caption that hold a credit and a sentence before it
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


def credit_behind(text: str, credits_: tuple[str, ...]) -> str:
    """The credit behind a sentence, in the words of a caption as they are written; empty where there is none."""
    for tail in _tails(text[-_LONGEST:]):
        words = plain(tail)
        match = _finder(credits_).match(words)
        if match and len(words[match.end() :].split()) <= _MORE_BEHIND:
            return tail.strip()
    return ""


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
    likely = _likely(shown, listed)
    return [at for at in likely if _begins(shown[at][0], heads) or _continues(shown[at], heads)]


def _likely(shown: Sequence[Lines], listed: tuple[str, ...]) -> Iterator[int]:
    """Captions in which a head stands behind their begin or a sentence: one search through all of them at once."""
    text = "".join(f"{_BEGIN}{' '.join(lines).replace(_BEGIN, ' ')}" for lines in shown)
    at, counted, last = -1, 0, -1
    for match in _place(listed).finditer(text):
        if match.lastindex is None:
            continue
        at += text.count(_BEGIN, counted, match.start() + 1)
        counted = match.start() + 1
        if at != last:
            last = at
            yield at


@lru_cache(maxsize=8)
def _place(listed: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand before a head, and the head as a group. Each run of marks is taken once, found or not."""
    heads = {*map(_head, listed), *_heads(listed)}
    words = "|".join(map(re.escape, sorted(heads)))
    marks = rf"[{_BEGIN}.!?…][{re.escape(_MARKS)}\"'”“»«)\]\s!?]*+"
    return re.compile(f"{marks}({words})?" if words else r"(?!)", re.IGNORECASE)


def _begins(text: str, heads: tuple[str, ...]) -> bool:
    return text.lstrip(_MARKS)[:_LONGEST_HEAD].casefold().startswith(heads)


def _continues(lines: Lines, heads: tuple[str, ...]) -> bool:
    """Whether a sentence behind the first one begins so."""
    return any(_begins(tail, heads) for tail in _tails(" ".join(lines)))


@lru_cache(maxsize=8)
def _heads(listed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({_head(phrase).casefold() for phrase in listed}))


def _head(phrase: str) -> str:
    """What a phrase begins with, short enough to stand before every way of writing it."""
    bare = phrase.lstrip(_MARKS)
    word = _WORD().match(bare)
    return word[0] if word else bare[:_HEAD]


def loops(shown: Sequence[Lines], least: int) -> Iterator[tuple[int, int]]:
    """First place and number of equal captions in a row, `least` of them or more, of two words or more."""
    at = 0
    for lines, group in groupby(shown):
        count = sum(1 for _ in group)
        if count >= least and " " in plain(" ".join(lines)):
            yield at, count
        at += count
