"""Phrases of options as patterns: `*` leaves a word open, `#` is a number, a blank also a hyphen, `…` a gap."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from a11ylint.text.mask import MARKS

Phrases = Mapping[str, Sequence[str]]  # by language

# Bounded, so that no text can make the search slow. Signs without letters have no case: to say so (`-i`) halves the
# time that a list takes to become a pattern.
_BLANK: Final = r"(?-i:[\s\-\u2010-\u2013]{1,3})"
_GAP: Final = (  # "am 3. Juni ab 18.30 Uhr"
    r"(?-i:(?:(?:[^\s.!?:]{1,40}|\d{1,2}[.:](?:\d{1,2}\.?)?)\s{1,3}){0,8}?)"
)
_OPEN: Final = rf"(?-i:[\w{MARKS}]*)"


def listed(phrases: Phrases, lang: str | None) -> tuple[str, ...]:
    """The phrases of one language, of all when there is no list for it.

    The English past tense "was" is a German question: words around a phrase count in their own language only.
    """
    keys = [lang] if lang is not None and lang in phrases else sorted(phrases)
    return tuple(phrase for key in keys for phrase in phrases[key] if phrase.strip())


def holds(phrases: tuple[str, ...], text: str) -> bool:
    """Whether one of the phrases is in a text."""
    return bool(pattern(phrases).search(text))


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words."""
    # Longer ones first, so that a finding shows as much of the text as possible.
    parts = sorted((_phrase(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def just_before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, with at most one more word behind it, at the end of the text."""
    return re.compile(rf"{pattern(phrases).pattern}(?:\s+[^\s:,;]+)?\s*$", re.IGNORECASE)


def first_part(phrases: tuple[str, ...], before: str, word: str) -> int | None:
    """How many characters before a word one of the phrases begins that is a part of it (Online-Vortrag); else None."""
    if _first_part(phrases).match(word):
        return 0
    found = just_before(phrases).search(before.rstrip("-"))
    return len(before) - found.start() if found else None


@cache
def _first_part(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(_phrase, phrases)) or '(?!)'})", re.IGNORECASE)


@cache
def just_behind(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, with at most two words before it, at the beginning of the text."""
    return re.compile(rf"(?:\s+[^\s:,;]+){{0,2}}?\s+{pattern(phrases).pattern}", re.IGNORECASE)


@cache
def answering(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases behind a colon, a question mark or a dash, at the beginning of the text."""
    return re.compile(rf"\s{{0,2}}[:?–—-]\W{{0,3}}{pattern(phrases).pattern}", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = phrase.split()
    parts = (_GAP if word == "…" else _word(word) + _BLANK for word in words[:-1])
    return "".join(parts) + _word(words[-1])


def _word(word: str) -> str:
    """One word of a phrase; umlauts match in their composed and decomposed form."""
    both = (re.escape(c) if c.isascii() else f"(?:{c}|{unicodedata.normalize('NFD', c)})" for c in word)
    return "".join(both).replace(r"\*", _OPEN).replace(r"\#", r"\d{1,2}")
