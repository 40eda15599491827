"""Abbreviations with a full stop, and the words they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from a11ylint.text.wordlists import lines

_BLANK = r"[ \u00a0\u2009\u202f]?"


class Short(NamedTuple):
    """An abbreviation in a sentence: half-open offsets, the words it stands for, whether it may mean nothing else."""

    start: int
    end: int
    words: str
    sure: bool


class _Entry(NamedTuple):
    words: str
    sure: bool
    small: bool


class _Table(NamedTuple):
    pattern: re.Pattern[str]
    entries: tuple[_Entry, ...]


@cache
def _table(lang: str, known_too: bool) -> _Table:
    patterns, entries = [], []
    for line in lines(f"plain-abbreviations-{lang}.txt"):
        if line.startswith("!") and not known_too:
            continue
        entry, _, words = line.lstrip("!").partition(": ")
        name = entry.removesuffix(" ?")
        patterns.append(f"({_as_pattern(name)})")
        entries.append(_Entry(words, name == entry, name[0].islower()))
    return _Table(re.compile(rf"(?<![\w.-])(?:{'|'.join(patterns)})"), tuple(entries))


def _as_pattern(name: str) -> str:
    """Blanks may be missing, the first letter may be a capital, "(.)" is a full stop that may be missing."""
    bare = name.removesuffix("(.)").removesuffix(".")
    parts = _BLANK.join(re.escape(part) for part in bare.split(" "))
    first = parts[0]
    start = f"[{first}{first.upper()}]{parts[1:]}" if first.islower() else parts
    if name.endswith("(.)"):
        return rf"{start}(?:\.|(?![\w.-]))"
    return rf"{start}\." if name.endswith(".") else rf"{start}(?!\w)"


def abbreviations(prose: str, lang: str, known_too: bool) -> Iterator[Short]:
    """The abbreviations of a masked sentence; `known_too` adds the well known ones ("Nr.", "Mo.").

    Where one ends the sentence, its full stop stays.
    """
    table = _table(lang, known_too)
    for match in table.pattern.finditer(prose):
        entry = table.entries[(match.lastindex or 1) - 1]
        capital = entry.small and match[0][0].isupper()
        words = entry.words[0].upper() + entry.words[1:] if capital else entry.words
        stop = "." if match.end() == len(prose) and match[0].endswith(".") else ""
        yield Short(match.start(), match.end(), words + stop, entry.sure)
