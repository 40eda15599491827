"""Reads the words that ship with the package, and what each of them costs; built by tests/make_lexicon.py."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parent.parent / "data" / "lexicon-de-en.z"
LONGEST = 28
"""Letters of the longest word in the lexicon."""
NEVER = 99.0
"""The cost of what letters are not."""
BLOCK = 100
"""Words in a packed block."""
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
    """A lexicon file: words in packed blocks, the number of each, the line of costs for each number, and the rest."""

    blocks: Sequence[str]
    firsts: Sequence[str]
    chars: str
    costs: Sequence[str]
    extras: Sequence[str]


Lookup = Callable[[str], Entry | None]


@cache
def lexicon(lang: str) -> Lookup:
    """What a string of letters costs in a post of this language, as a function; None for one that is no word."""
    return in_language(_file(), lang)


@cache
def _file() -> File:
    return read(LEXICON.read_bytes())


def read(data: bytes) -> File:
    """Unpack a lexicon file.

    It is four compressed blocks of text: the different cost lines (tenths for a German word, part, last part, an
    English word, part, last part); for each word the character with the number of its line; the words in order, each
    as a character for the number of letters shared with the word before, and the rest, BLOCK in a line, of which the
    first is whole; what else is known of some words, which have the last cost lines, in their order: see `_extras`.
    """
    from zlib import decompress

    costs, chars, words, extras = (block.decode("utf-8") for block in decompress(data).split(b"\n\n"))
    blocks = words.split("\n")
    firsts = [match[0][1:] for block in blocks if (match := _PACKED.match(block))]
    return File(blocks, firsts, chars, costs.split("\n"), extras.split("\n"))


def unpacked(file: File, block: int) -> Iterator[tuple[str, int]]:
    """The words of a block with their numbers."""
    word = ""
    chars = file.chars[block * BLOCK : (block + 1) * BLOCK]
    for piece, char in zip(_PACKED.findall(file.blocks[block]), chars, strict=True):
        word = word[: ord(piece[0]) - FIRST_LENGTH] + piece[1:]
        yield word, ord(char) - FIRST_NUMBER


def in_language(file: File, lang: str) -> Lookup:
    """What letters cost in a post of this language.

    Blocks are unpacked when one of their words is asked for: few posts need many, and all of them take 13 MB.
    """
    extras = dict(_extras(file, lang))

    @cache
    def block(number: int) -> Mapping[str, int]:
        return dict(unpacked(file, number))

    @cache
    def entry(number: int) -> Entry:
        return extras.get(number) or _entry(file.costs[number], lang)

    def look_up(letters: str) -> Entry | None:
        place = bisect_right(file.firsts, letters) - 1
        number = block(place).get(letters) if place >= 0 else None
        return None if number is None else entry(number)

    return look_up


def _extras(file: File, lang: str) -> Iterator[tuple[int, Entry]]:
    """Entries of the words in the extra lines: a kind, tenths of a cost, and words.

    Kinds are pairs of words that often follow each other ("in+der"), endings that any word can take, and words that
    only English posts have.
    """
    lines = [line.split(" ") for line in file.extras]
    special = sorted({word.replace("+", "") for _, _, *words in lines for word in words})
    numbers = {word: len(file.costs) - len(special) + index for index, word in enumerate(special)}
    entries = {number: _entry(file.costs[number], lang) for number in numbers.values()}
    for kind, cost, *words in lines:
        for word in words:
            number = numbers[word.replace("+", "")]
            entries[number] = _extra(entries[number], kind, int(cost) / 10, word, lang)
    yield from entries.items()


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
