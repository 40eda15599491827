"""Finds typing that is loud or cryptic: capitals, spaced letters, repeated marks, digits as letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text.visible import Hit
from a11ylint.text.wordlists import LISTED, keyed

# Three times the same class is faster than once with a count.
_MAYBE_LOUD = re.compile("[A-ZÄÖÜΑ-ΩА-ЯЁІЇЄ]" * 3)
_WORD = later(r"[^\W\d_]+(?:[’'·\u00ad-][^\W\d_]+)*")
# These part a row of words; the end of a sentence does not: "JETZT ANMELDEN! NOCH HEUTE!"
_PART = later(r"[,;:/|•·()\[\]–—_]|(?:\r\n?|\n)[ \t]*[\r\n]")
_ROMAN = later(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VOWEL = later("[AEIOUYÄÖÜÀ-ÆÈ-ÏÒ-ÖØ-ÝАЕЁИОУЫЭЮЯІЇЄΑΕΗΙΟΥΩ]")
# A row of capitals is a cry and no list of acronyms if it has a word of 6 letters (guidance: acronyms have at most 5),
# three of 5 letters, or two of the short words that every sentence has.
_LONG, _MIDDLE, _FEW_MIDDLE, _FEW_SHORT = 6, 5, 3, 2
_SHORTEST_CRY = 4
_FEWEST_LETTERS = 10

_MAYBE_SPACED = re.compile("[ \u00a0\u2009\u202f]\\w[ \u00a0\u2009\u202f]\\w[ \u00a0\u2009\u202f]")
_SPACE = "[ \u00a0\u2009\u202f]"

_MARK_PAIRS = ("!!", "??", "!?", "?!", "! !", "? ?", "....")
_ONE_MIXED = frozenset(("!?", "?!"))

_MAYBE_SWAPPED = later(r"[01345$€][^\W\d_]")
_SWAPPED = later(r"(?<![\w$€#@+-])(?=\w*[$€\d])[\w$€]{4,40}(?![\w+-])")
_INNER_SIGN = later(r"(?<=[^\W\d_])(?:0+|1|3+|4|5+|\$+|€)(?=[a-zäöüß])")
_FOR_LETTERS = str.maketrans("01345$€", "oieasse")
_LETTERS = later(r"[^\W\d_]+")
# Formats, versions and initiatives that are spelt with a digit: mp3player, co2neutral, v1beta1, fit4future.
_KNOWN = later(
    r"(?:mp[34]|co2|h2|v\d|web\d|ipv\d|utf\d|sha\d|md5|log4)|[a-zäöü]{2,}[24][a-zäöü]{2,}", re.IGNORECASE
)


class Row(NamedTuple):
    """Words in capitals side by side: half-open offsets, and those of them that are no acronyms and no numerals."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def letters(self) -> int:
        """Letters of the counted words."""
        return sum(map(len, self.words))


def may_be_loud(prose: str) -> bool:
    """Whether three capitals stand side by side anywhere."""
    return _MAYBE_LOUD.search(prose) is not None


def rows(prose: str, acronyms: Iterable[str], names: Sequence[str]) -> list[Row]:
    """The rows of words in capitals in their order; `names` are written in capitals by their owners."""
    if not may_be_loud(prose):
        return []
    for name in names:
        if name in prose:
            prose = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda match: " " * len(match[0]), prose)
    known = frozenset(word.upper() for word in acronyms)
    return list(_rows(prose, known))


def _rows(prose: str, known: frozenset[str]) -> Iterator[Row]:
    row: list[re.Match[str]] = []
    for match in _WORD().finditer(prose):
        if not _is_capital(match[0]) or (row and _PART().search(prose, row[-1].end(), match.start())):
            yield from _row(row, known)
            row = []
        if _is_capital(match[0]):
            row.append(match)
    yield from _row(row, known)


def _is_capital(word: str) -> bool:
    """Every letter is a capital; letters of scripts without capitals are none."""
    return all(char.isupper() for char in word if char.isalpha() and char != "ß")


def _row(row: list[re.Match[str]], known: frozenset[str]) -> Iterator[Row]:
    words = tuple(match[0] for match in row if _is_word(match[0], known))
    if words:
        counted = [match for match in row if match[0] in words]
        yield Row(counted[0].start(), counted[-1].end(), words)


def _is_word(word: str, known: frozenset[str]) -> bool:
    """No acronym of the list, also not with a hyphen and a part of its own, no Roman numeral, no consonants only."""
    parts = re.split(r"[-’']", word)
    return (
        len(word) > 1
        and not _ROMAN().fullmatch(word)
        and _VOWEL().search(word) is not None
        and not all(part in known or len(part) < 2 for part in parts)
    )


def is_cry(row: Row, least_words: int, least_letters: int) -> bool:
    """Whether a row is a sentence or heading in capitals rather than a name, an acronym or a single word."""
    if row.letters >= least_letters:
        return True
    return len(row.words) >= least_words and _is_prose(row.words)


def _is_prose(words: Sequence[str]) -> bool:
    short = sum(word.lower() in _short_words() for word in words)
    middle = sum(len(word) >= _MIDDLE for word in words)
    return max(map(len, words)) >= _LONG or middle >= _FEW_MIDDLE or short >= _FEW_SHORT


@cache
def _short_words() -> frozenset[str]:
    return frozenset[str]().union(*(keyed("stop")[lang] for lang in LISTED))


def share(prose: str, found: Sequence[Row]) -> int:
    """Per cent of the letters of a text that stand in cries; 0 for a single word or a list of names."""
    cries = [word for row in found for word in row.words if len(word) >= _SHORTEST_CRY]
    if len(cries) < 2 or not _is_prose(cries):
        return 0
    letters = sum(map(str.isalpha, prose))
    if letters < _FEWEST_LETTERS:
        return 0
    return 100 * sum(map(len, cries)) // letters


def spaced(prose: str, least: int) -> list[Hit]:
    """Words typed with a blank after each letter; an enumeration in the order of the alphabet is none."""
    if not _MAYBE_SPACED.search(prose):
        return []
    return [
        Hit(*match.span(), _joined(match[0]))
        for match in _spaced(least).finditer(prose)
        if _is_spaced(match[0])
    ]


@cache
def _spaced(least: int) -> re.Pattern[str]:
    # Two blanks part two spaced words.
    return re.compile(rf"(?<![\w.'’-])[^\W\d_](?:{_SPACE}{{1,3}}[^\W\d_]){{{least - 1},}}(?![\w.'’-])")


def _is_spaced(text: str) -> bool:
    letters = "".join(text.split()).lower()
    in_order = all(one < other for one, other in pairwise(letters))
    return len(frozenset(letters)) > 1 and not in_order


def _joined(text: str) -> str:
    words = re.split(rf"{_SPACE}{{2,}}", text)
    return " ".join("".join(word.split()) for word in words)


def repeated(text: str, most_dots: int) -> list[Hit]:
    """Question and exclamation marks in a row, and more than `most_dots` full stops behind a word."""
    if not any(pair in text for pair in _MARK_PAIRS):
        return []
    found = []
    for match in _repeated(most_dots).finditer(text):
        marks = match[0].replace(" ", "")
        if marks not in _ONE_MIXED:
            found.append(Hit(*match.span(), "..." if "." in marks else _one_mark(marks)))
    return found


@cache
def _repeated(most_dots: int) -> re.Pattern[str]:
    return re.compile(rf"[!?](?:[ ]?[!?])+|(?<=[\w)”“\"’]){chr(92)}.{{{most_dots + 1},}}(?=[\s)”“\"]|\Z)")


def _one_mark(marks: str) -> str:
    kinds = frozenset(marks)
    return "?!" if len(kinds) > 1 else marks[0]


def swapped(prose: str) -> list[Hit]:
    """Words with digits or currency signs for letters: "W1cht1g", "B€rlin"; formulas, formats and products are none."""
    if not _MAYBE_SWAPPED().search(prose):
        return []
    hits = (
        Hit(*match.span(), match[0].lower().translate(_FOR_LETTERS)) for match in _SWAPPED().finditer(prose)
    )
    return [hit for hit in hits if _is_swapped(prose[hit.start : hit.end])]


def _is_swapped(word: str) -> bool:
    letters = _LETTERS().findall(word)
    if _KNOWN().match(word) or sum(map(len, letters)) < _SHORTEST_CRY or word[1:] == word[1:].upper():
        return False
    if word[0] == "$":
        return word[1:].isalpha() and word[1].islower()
    inner = _INNER_SIGN().findall(word)
    outer = sum(map(str.isdigit, word)) - sum(map(str.isdigit, "".join(inner)))
    return len(inner) > 1 or (len(inner) == 1 and (outer == 1 or (outer == 0 and len(letters[-1]) > 1)))
