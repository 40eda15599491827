"""How much of what one text says stands in another one: for words read from pictures, which may be misread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+\.\w+|[@#]\w+")
_BROKEN = re.compile(r"[-\u00ad\u2010]$")
# A word that is written together or bent in the other text: "Bürgersprechstunde" in "Bürgersprechstunden".
INSIDE = 5
# Of difflib: one wrong letter in five, or "geöffnet" for "öffnet".
ALIKE = 0.8


class Overlap(NamedTuple):
    """The words of the first text, and those of them that the other text lacks."""

    words: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the words that were found, 0-1; 1 where there are none."""
        return 1 - len(self.missing) / len(self.words) if self.words else 1.0


def compare(lines: Sequence[str], others: Iterable[str]) -> Overlap:
    """Which words of at least three letters of some printed lines stand in other texts, in any order."""
    words = tuple(_words(lines))
    known = _known("\n".join(others))
    return Overlap(words, tuple(word for word in words if not known.holds(word)))


def _words(lines: Sequence[str]) -> Iterator[str]:
    """The words as written; one that is broken at the end of a line is put together again."""
    head = ""
    for number, line in enumerate(lines):
        text = head + _ADDRESS.sub(" ", unicodedata.normalize("NFC", line)).strip()
        head = ""
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if _BROKEN.search(text) and below[:1].islower():
            text, _, head = text[:-1].rpartition(" ")
        yield from _WORD.findall(text)


class _Known(NamedTuple):
    words: frozenset[str]
    letters: str

    def holds(self, word: str) -> bool:
        plain = fold(word)
        if plain in self.words or (len(plain) >= INSIDE and plain in self.letters):
            return True
        return len(plain) > 3 and _near(plain, self.words)


@lru_cache(maxsize=16)
def _known(text: str) -> _Known:
    folded = fold(text)
    return _Known(frozenset(_WORD.findall(folded)), "".join(filter(str.isalpha, folded)))


def _near(word: str, words: frozenset[str]) -> bool:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, b=word, autojunk=False)
    for other in sorted(words):
        if abs(len(other) - len(word)) <= 2:
            matcher.set_seq1(other)
            if (
                matcher.real_quick_ratio() >= ALIKE
                and matcher.quick_ratio() >= ALIKE
                and matcher.ratio() >= ALIKE
            ):
                return True
    return False


def fold(text: str) -> str:
    """Small letters without accents and dots, ß as ss: readers of pictures lose these first."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
