"""Splits letters written without spaces into German and English words; a German compound stays one word."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from a11ylint.text.lexicon import LONGEST, NEVER, Entry, Lookup, lexicon

# Costs are negative decimal logarithms of probabilities. They were tuned on hashtags of public bodies, dictionary
# words and town names; tests/text/test_segment.py measures them on tags that they were not tuned on.
_WORD = 3.0  # each word: keeps long words whole
_COMPOUND = 2.5  # a compound that stands in no list …
_PART = 1.0  # … and each of its parts beyond the second
_UNKNOWN = 12.5  # a stretch that is no word …
_UNKNOWN_LETTER = 1.0  # … and each of its letters beyond the third
_SHORTEST_UNKNOWN = 3
_RARE = 6.5  # a word that is as rare as this is more often a bit of a longer one: about one in a million
_NAME = 4.0  # a word from the configuration: as frequent as "Rathaus"

# "ein|schnüren", "vorsitz|er": two words that are hardly ever a hashtag, unless they are a known pair ("vor|ort").
_BEGINNINGS = frozenset(
    "ab an auf aus be durch ein ex ge her hin nach um un unter ver vor wieder zu zurück über".split()
)
_ENDINGS = frozenset("er es in ist me um".split())

_UNIT = re.compile(".[\u0300-\u036f]*", re.DOTALL)
_DIGRAPH = re.compile("[aou]e")
_UMLAUT = {"ae": "ä", "oe": "ö", "ue": "ü"}


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
    known = lexicon(lang)
    own = {_plain(name)[0]: Entry(_NAME) for name in names}
    if not own and not _DIGRAPH.search(text):
        return known

    def entry(letters: str) -> Entry | None:
        with_umlauts = known(_DIGRAPH.sub(lambda match: _UMLAUT[match[0]], letters))
        found = known(letters) or own.get(letters)
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
