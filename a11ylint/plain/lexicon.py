"""Words and phrases that have a plain alternative."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from a11ylint.plain.inflect import FORMS
from a11ylint.text.wordlists import lines
from a11ylint.text.words import WORD, composed

_TOKENS = re.compile(r"\(([^()]+)\)|(\S+)")


class Word(NamedTuple):
    """What the list says about a form: its kind (w, a, n, v) and the plain word."""

    kind: str
    plain: str


class Phrase(NamedTuple):
    """The words of a phrase in small letters, several for a place where any of them may stand, and the plain word."""

    parts: tuple[frozenset[str], ...]
    plain: str


class Lexicon(NamedTuple):
    """Forms in small letters, and phrases by their first word."""

    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[Phrase, ...]]


class Hard(NamedTuple):
    """A hard word or phrase in a text: half-open offsets, and the plain word."""

    start: int
    end: int
    plain: str


@cache
def lexicon(lang: str) -> Lexicon:
    """The list of a language (`de`, `en`) with all forms."""
    found: dict[str, Word] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for line in lines(f"plain-words-{lang}.txt"):
        kind, _, rest = line.partition(" ")
        entry, _, plain = rest.partition(": ")
        if kind == "p":
            phrase = _phrase(entry, plain)
            for first in phrase.parts[0]:
                phrases[first] = (*phrases.get(first, ()), phrase)
            continue
        for form in _forms(kind, entry, lang):
            found.setdefault(form.lower(), Word(kind, plain))
    return Lexicon(found, phrases)


def _forms(kind: str, entry: str, lang: str) -> Iterator[str]:
    """The forms of an entry, and those behind "+"; a strong participle takes the endings of an adjective."""
    word, _, extra = entry.partition(" + ")
    yield from FORMS[lang][kind](word)
    for form in extra.split():
        yield from FORMS[lang]["a" if kind == "v" and lang == "de" else "w"](form)


def _phrase(entry: str, plain: str) -> Phrase:
    parts = [frozenset((any_of or one).lower().split()) for any_of, one in _TOKENS.findall(entry)]
    return Phrase(tuple(parts), plain)


def hard_words(prose: str, lang: str, keep: Collection[str] = ()) -> Iterator[Hard]:
    """The hard words and phrases of a masked sentence in order; words in `keep` (small letters) are let through."""
    known = lexicon(lang)
    spans = [match.span() for match in WORD.finditer(prose)]
    words = [composed(prose[start:end]) for start, end in spans]
    small = [word.lower() for word in words]
    i = 0
    while i < len(words):
        phrase = _phrase_at(known, small, i)
        length = len(phrase.parts) if phrase else 1
        written = _as_written(words[i], i == 0, lang)
        plain = phrase.plain if phrase else _plain(known, small[i], written)
        if plain and " ".join(small[i : i + length]) not in keep:
            yield Hard(spans[i][0], spans[i + length - 1][1], plain)
        i += length


def _phrase_at(known: Lexicon, small: Sequence[str], i: int) -> Phrase | None:
    for phrase in known.phrases.get(small[i], ()):
        pairs = list(zip(small[i:], phrase.parts, strict=False))
        if len(pairs) == len(phrase.parts) and all(word in part for word, part in pairs):
            return phrase
    return None


def _as_written(word: str, first: bool, lang: str) -> frozenset[str]:
    """The kinds of words that are written like this; a capital may also open the sentence."""
    if word[0].islower():
        return frozenset("wav") if lang == "de" else frozenset("wnv")
    if lang == "de":
        return frozenset("nwa") if first and not word.isupper() else frozenset("n")
    return frozenset("wn") if first and not word.isupper() else frozenset()


def _plain(known: Lexicon, small: str, written: frozenset[str]) -> str:
    """The plain word; also for a part of a compound with hyphens ("Workshop-Reihe")."""
    for part in (small, *(small.split("-") if "-" in small else ())):
        found = known.words.get(part)
        if found and found.kind in written:
            return found.plain
    return ""
