"""Splits letters written without spaces into German and English words; a German compound stays one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parent.parent / "data" / "lexicon-de-en.z"
LONGEST = 28
"""Letters of the longest word in the lexicon."""

# Costs are negative decimal logarithms of probabilities. They were tuned on hashtags of public bodies, dictionary
# words and town names; tests/text/test_segment.py measures them on tags that they were not tuned on.
_WORD = 3.0  # each word: keeps long words whole
_COMPOUND = 2.5  # a compound that stands in no list …
_PART = 1.0  # … and each of its parts beyond the second
_UNKNOWN = 12.5  # a stretch that is no word …
_UNKNOWN_LETTER = 1.0  # … and each of its letters beyond the third
_SHORTEST_UNKNOWN = 3
_OTHER_LANGUAGE = 1.5  # an English word in a German post, and the other way round
_RARE = 6.5  # a word that is as rare as this is more often a bit of a longer one: about one in a million
_NAME = 4.0  # a word from the configuration: as frequent as "Rathaus"
NEVER = 99.0

# "ein|schnüren", "vorsitz|er": two words that are hardly ever a hashtag, unless they are a known pair ("vor|ort").
_BEGINNINGS = frozenset(
    "ab an auf aus be durch ein ex ge her hin nach um un unter ver vor wieder zu zurück über".split()
)
_ENDINGS = frozenset("er es in ist me um".split())

_UNIT = re.compile(".[\u0300-\u036f]*", re.DOTALL)
_DIGRAPH = re.compile("[aou]e")
FIRST_LENGTH, FIRST_NUMBER = 0x21, 0x100  # the characters for 0 in the packed lexicon; see _lexicon
_PACKED = re.compile("[!-@][^!-@]*")
_UMLAUT = {"ae": "ä", "oe": "ö", "ue": "ü"}


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


class Piece(NamedTuple):
    """One word of a reading: half-open offsets, whether the lexicon explains it, and whether it is a rare word."""

    start: int
    end: int
    known: bool
    rare: bool


class Split(NamedTuple):
    """The words as they stand in the input, and whether the cuts are sure.

    Two words are not if one of them is rare, looks like the beginning or the ending of the other one, or if letters
    remain that are no word: such letters are more often a single word.
    """

    words: tuple[str, ...]
    sure: bool


class _Step(NamedTuple):
    """The cheapest way to a place: its cost, where its last piece begins, what that piece is joined to on its left.

    `joined` is "" for the beginning of a word, else the row that holds the step before: "words" (the piece is an
    ending of that word) or "parts". A `bound` part is no word of its own ("verwaltungs").
    """

    cost: float
    start: int = 0
    joined: str = ""
    known: bool = True
    bound: bool = False


class _Ways(NamedTuple):
    """For each place the cheapest way to it that ends with a word, and the one with an unfinished compound."""

    words: list[_Step]
    parts: list[_Step]


_NOWHERE = _Step(10 * NEVER)
_NO_ENTRY = Entry()
Lookup = Callable[[str], Entry | None]


@lru_cache(maxsize=1 << 12)
def split(letters: str, lang: str | None = "de", names: tuple[str, ...] = ()) -> Split:
    """The words of a run of letters; capitals do not count, `oe` may stand for `ö`, `names` are further words.

    `lang` is the language of the post (two letters): English words are cheaper in an English post, German ones in any
    other. The words of both are known.
    """
    text, ends = _plain(letters)
    entry = _lookup(text, "en" if lang == "en" else "de", names)
    _, pieces = reading(text, entry)
    cuts = [0, *(ends[piece.end - 1] for piece in pieces)]
    words = (letters[start:end] for start, end in pairwise(cuts))
    pair = (entry(text) or _NO_ENTRY).cut > 0
    return Split(tuple(word for word in words if word), pair or _is_sure(text, pieces))


def _is_sure(text: str, pieces: list[Piece]) -> bool:
    if not all(piece.known for piece in pieces):
        return False
    if len(pieces) != 2:
        return True
    cut = pieces[0].end
    return not (pieces[0].rare or pieces[1].rare or text[:cut] in _BEGINNINGS or text[cut:] in _ENDINGS)


def _plain(letters: str) -> tuple[str, list[int]]:
    """Small letters, composed, ss for ß; and for each of them where it ends in the input."""
    text: list[str] = []
    ends: list[int] = []
    for match in _UNIT.finditer(letters):
        plain = unicodedata.normalize("NFC", match[0].lower()).replace("ß", "ss")
        text.append(plain)
        ends += [match.end()] * len(plain)
    return "".join(text), ends


def _lookup(text: str, lang: str, names: tuple[str, ...]) -> Lookup:
    known = _lexicon(lang)
    own = {_plain(name)[0]: Entry(_NAME) for name in names}
    if not own and not _DIGRAPH.search(text):
        return known.get

    def entry(letters: str) -> Entry | None:
        with_umlauts = known.get(_DIGRAPH.sub(lambda match: _UMLAUT[match[0]], letters))
        found = known.get(letters) or own.get(letters)
        return min(found, with_umlauts) if found and with_umlauts else found or with_umlauts

    return entry


def reading(text: str, entry: Lookup) -> tuple[float, list[Piece]]:
    """Cost and words of the cheapest reading of small letters; `entry` says what a stretch of letters costs."""
    ways = _walk(text, entry)
    found: list[Piece] = []
    end = len(text)
    while end:
        start, known, rare = _word_before(end, ways)
        cut = (entry(text[start:end]) or _NO_ENTRY).cut
        if cut:
            found.append(Piece(start + cut, end, known, rare))
            end = start + cut
        found.append(Piece(start, end, known, rare))
        end = start
    return ways.words[-1].cost, found[::-1]


def _walk(text: str, entry: Lookup) -> _Ways:
    """Viterbi: all places from left to right."""
    size = len(text)
    ways = _Ways([_Step(0.0), *[_NOWHERE] * size], [_NOWHERE] * (size + 1))
    unknown = _NOWHERE
    for start in range(size + 1):
        unknown = _unknown(unknown, start, ways)
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            found = entry(text[start:end])
            if found:
                _piece(found, start, end, ways)
    return ways


def _unknown(before: _Step, end: int, ways: _Ways) -> _Step:
    """The cheapest way here with a stretch that is no word: one more letter, or a new stretch of the least length."""
    start = end - _SHORTEST_UNKNOWN
    step = before._replace(cost=before.cost + _UNKNOWN_LETTER)
    if start >= 0 and (cost := ways.words[start].cost + _WORD + _UNKNOWN) < step.cost:
        step = _Step(cost, start, known=False)
    if step.cost < ways.words[end].cost:
        ways.words[end] = step
    if step.cost + _COMPOUND < ways.parts[end].cost:
        ways.parts[end] = step._replace(cost=step.cost + _COMPOUND)
    return step


def _piece(found: Entry, start: int, end: int, ways: _Ways) -> None:
    """All ways to `end` whose last piece is this one."""
    words, parts = ways
    word, part, best = words[start].cost, parts[start].cost, words[end].cost
    if (cost := word + _WORD + found.word) < best:
        words[end], best = _Step(cost, start), cost
    if (cost := word + found.ending) < best:
        words[end], best = _Step(cost, start, "words"), cost
    if (cost := part + (min(found.last, found.word) if parts[start].bound else found.last)) < best:
        words[end] = _Step(cost, start, "parts")
    if found.part < NEVER:
        new, more = word + _WORD + _COMPOUND + found.part, part + _PART + found.part
        if min(new, more) < parts[end].cost:
            joined = "" if new <= more else "parts"
            parts[end] = _Step(min(new, more), start, joined, bound=found.word == NEVER)


def _word_before(end: int, ways: _Ways) -> tuple[int, bool, bool]:
    """Where the word that ends here begins, all its parts together, whether it is known, and whether it is rare."""
    step = ways.words[end]
    rare = not step.joined and step.cost - ways.words[step.start].cost >= _WORD + _RARE
    known = step.known
    while step.joined:
        step = (ways.words if step.joined == "words" else ways.parts)[step.start]
        known = known and step.known
    return step.start, known, rare


@cache
def _lexicon(lang: str) -> Mapping[str, Entry]:
    """All words with what they cost in a post of this language.

    The file is four compressed blocks of text: the different cost lines (tenths for a German word, part, last part,
    an English word, part, last part); for each word the character with the number of its line; the words in order,
    each as a character for the number of letters shared with the word before, and the rest; pairs of words ("in+der")
    and endings, a line for each common cost.
    """
    from zlib import decompress

    costs, numbers, words, extras = decompress(LEXICON.read_bytes()).decode("utf-8").split("\n\n")
    entries = [_entry(line, lang) for line in costs.split("\n")]
    found = dict(
        zip(_unpacked(words), (entries[ord(number) - FIRST_NUMBER] for number in numbers), strict=True)
    )
    if lang != "en":
        for letter in "ai":
            found.pop(letter, None)
    for line in extras.split("\n"):
        kind, cost, *more = line.split(" ")
        for letters in more:
            first, second = letters.split("+") if kind == "pairs" else (letters, "")
            entry = found.get(letters, _NO_ENTRY)._replace(ending=int(cost) / 10)
            found[first + second] = Entry(int(cost) / 10, cut=len(first)) if second else entry
    return found


def _unpacked(words: str) -> Iterator[str]:
    word = ""
    for piece in _PACKED.findall(words):
        word = word[: ord(piece[0]) - FIRST_LENGTH] + piece[1:]
        yield word


def _entry(costs: str, lang: str) -> Entry:
    german_and_english = [int(cost) / 10 if cost else NEVER for cost in costs.split(",")]
    own, other = german_and_english[:3], german_and_english[3:]
    if lang == "en":
        own, other = other, own
    word, part, last = (min(cost, far + _OTHER_LANGUAGE, NEVER) for cost, far in zip(own, other, strict=True))
    return Entry(word, part, last)
