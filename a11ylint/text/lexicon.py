"""Reads the words that ship with the package, and what each of them costs; built by tests/make_lexicon.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parent.parent / "data" / "lexicon-de-en.z"
LONGEST = 28
"""Letters of the longest word in the lexicon."""
NEVER = 99.0
"""The cost of what letters are not."""
FIRST_LENGTH, FIRST_NUMBER = 0x21, 0x100
"""The characters that stand for 0 in the packed file."""

# An English word in a German post, and the other way round; tuned together with the costs in segment.py.
_OTHER_LANGUAGE = 1.5
_PACKED = re.compile("[!-@][^!-@]*")


class Entry(NamedTuple):
    """What letters cost as a word of their own, as a part of a compound before its last one, and as the last one.

    `ending` is the cost of an ending that any word can take ("keit"). `cut` is not 0 for two words that often follow
    each other: where the second begins ("in|der").
    """

    word: float = NEVER
    part: float = NEVER
    last: float = NEVER
    ending: float = NEVER
    cut: int = 0


class File(NamedTuple):
    """A lexicon file: the number of each string of letters, the line of costs for each number, pairs and endings."""

    numbers: Mapping[str, int]
    costs: Sequence[str]
    extras: Sequence[str]


Lookup = Callable[[str], Entry | None]


@cache
def lexicon(lang: str) -> Lookup:
    """What a string of letters costs in a post of this language, as a function; None for one that is no word."""
    numbers, entries = _file().numbers, in_language(_file(), lang)

    def look_up(letters: str) -> Entry | None:
        number = numbers.get(letters)
        return None if number is None else entries[number]

    return look_up


@cache
def _file() -> File:
    """The words are read once for all languages: they take 13 MB."""
    return read(LEXICON.read_bytes())


def read(data: bytes) -> File:
    """Unpack a lexicon file.

    It is four compressed blocks of text: the different cost lines (tenths for a German word, part, last part, an
    English word, part, last part); for each word the character with the number of its line; the words in order, each
    as a character for the number of letters shared with the word before, and the rest, a hundred or so in a line; what
    else is known of some words, each of which has a cost line of its own: see `in_language`.
    """
    from zlib import decompress

    costs, chars, words, extras = (block.decode("utf-8") for block in decompress(data).split(b"\n\n"))
    lines = costs.split("\n")
    same = list(range(len(lines)))  # one object for each number, not one for each word
    numbers = dict(zip(_unpacked(words), (same[ord(char) - FIRST_NUMBER] for char in chars), strict=True))
    return File(numbers, lines, extras.split("\n"))


def _unpacked(words: str) -> Iterator[str]:
    word = ""
    for line in words.split("\n"):
        for piece in _PACKED.findall(line):
            word = word[: ord(piece[0]) - FIRST_LENGTH] + piece[1:]
            yield word


def in_language(file: File, lang: str) -> list[Entry]:
    """The costs for each number in a post of this language.

    An extra line is its kind, tenths of a cost, and words: pairs of words that often follow each other ("in+der"),
    endings that any word can take, and words that only English posts have.
    """
    entries = [_entry(line, lang) for line in file.costs]
    for line in file.extras:
        kind, cost, *words = line.split(" ")
        for word in words:
            number = file.numbers[word.replace("+", "")]
            entries[number] = _extra(entries[number], kind, int(cost) / 10, word, lang)
    return entries


def _extra(entry: Entry, kind: str, cost: float, word: str, lang: str) -> Entry:
    if kind == "pairs":
        return entry._replace(word=cost, cut=word.index("+"))
    if kind == "endings":
        return entry._replace(ending=cost)
    return entry if lang == "en" else Entry()


def _entry(costs: str, lang: str) -> Entry:
    return combined([int(cost) / 10 if cost else NEVER for cost in costs.split(",")], lang)


def combined(costs: Sequence[float], lang: str) -> Entry:
    """What the six costs of a line come to in a post of this language."""
    own, other = (costs[3:], costs[:3]) if lang == "en" else (costs[:3], costs[3:])
    word, part, last = (min(cost, far + _OTHER_LANGUAGE, NEVER) for cost, far in zip(own, other, strict=True))
    return Entry(word, part, last)
