"""Checks of plain language: token patterns of rule files, officialese and foreign words, abbreviations with a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import Edit, Fix, NotChecked, Problem, Words, check
from a11ylint.plain.prose import listed, one_finding, prose, sentences, texts, unique
from a11ylint.post import Post
from a11ylint.source import Place, Text, place_of

if TYPE_CHECKING:
    from a11ylint.plain.patterns import Pattern, Patterns


# A word that comes back, in the plural too, counts once: "Buchungen", "Buchung".
_ENDING = re.compile(r"(?:en|es|e|n|s)$")


class _Hit(NamedTuple):
    """A sentence with enough matches: their number, the place and words of the first, and who judged."""

    matches: int
    at: Place
    words: str
    sentence: str
    engine: str


@check("token-pattern", on=prose())
def token_pattern(
    post: Post,
    _target: Post,
    *,
    german: Sequence[Pattern],
    german_except: Sequence[Pattern],
    english: Sequence[Pattern],
    english_except: Sequence[Pattern],
    least: int,
) -> Iterator[Problem | NotChecked]:
    """No sentence has `least` or more matches of the token patterns for its language; exceptions are no match."""
    from a11ylint.plain.engine import APPROXIMATED, LANGUAGES, engine, installed
    from a11ylint.plain.patterns import patterns

    wanted = {"de": patterns(german, german_except), "en": patterns(english, english_except)}
    langs = unique(found.lang or "?" for found in sentences(post))
    yield from (NotChecked("plain-language-not-checked", lang) for lang in langs if lang not in LANGUAGES)
    judged = [lang for lang in langs if lang in LANGUAGES and wanted[lang].hits]
    if judged and not installed():
        yield NotChecked("no-spacy", post.id)
        return
    for lang in judged:
        name = engine(lang).name
        yield (
            NotChecked("grammar-approximated", lang)
            if name == APPROXIMATED
            else NotChecked("grammar-by-model", name)
        )
    hits: list[_Hit] = []
    for text in texts(post) if judged else ():
        hits += _hits(text, post.language, wanted, least)
    if hits:
        yield _found(sorted(hits, key=lambda hit: -hit.matches))


def _hits(text: Text, lang: str | None, wanted: Mapping[str, Patterns], least: int) -> Iterator[_Hit]:
    from a11ylint.plain.engine import analysed, engine
    from a11ylint.plain.patterns import matches

    for sentence in analysed(text.value, lang):
        found = matches(sentence, wanted[sentence.lang])
        spans = [sentence.offsets(*pair) for pair in found]
        if len({_ENDING.sub("", text.value[start:end].lower()) for start, end in spans}) >= least:
            words = " … ".join(text.value[start:end] for start, end in spans)
            start, end = sentence.offsets(0, len(sentence.doc))
            name = engine(sentence.lang).name
            yield _Hit(len(found), place_of(text.span(*spans[0])), words, text.value[start:end], name)


def _found(hits: Sequence[_Hit]) -> Problem:
    """One finding for all sentences, at the one with most matches; the next ones as related places."""
    worst = hits[0]
    related = listed((hit.at, Words(f"„{hit.sentence}“", f"“{hit.sentence}”")) for hit in hits[1:])
    data = {"count": len(hits), "words": worst.words, "sentence": worst.sentence, "engine": worst.engine}
    return Problem("found", worst.at, data, related)


@check("foreign-word", on=prose("de", "en"))
def foreign_word(post: Post, _target: Post, *, keep: Sequence[str]) -> Iterator[Problem]:
    """No sentence has a word of offices or of another language for which our list has a plain one."""
    from a11ylint.plain.lexicon import hard_words

    kept = frozenset(word.lower() for word in (*keep, *post.house.acronyms))
    found = [
        (sentence.at(hard.start, hard.end), f"{sentence.value[hard.start : hard.end]} → {hard.plain}")
        for sentence in sentences(post, "de", "en")
        for hard in hard_words(sentence.prose, sentence.lang or "", kept)
    ]
    yield from one_finding("found", found)


@check("abbreviation-dotted", on=prose("de", "en"))
def abbreviation_dotted(post: Post, _target: Post, *, known_too: bool) -> Iterator[Problem]:
    """No sentence has an abbreviation with a full stop that our list writes out; with a fix for all of them."""
    from a11ylint.plain.abbreviations import abbreviations

    found: list[tuple[Place, str]] = []
    edits: list[Edit] = []
    sure = True
    for sentence in sentences(post, "de", "en"):
        for short in abbreviations(sentence.prose, sentence.lang or "", known_too):
            at = sentence.at(short.start, short.end)
            found.append((at, f"{sentence.value[short.start : short.end]} → {short.words.removesuffix('.')}"))
            edits += [Edit(at.span, short.words)] if at.span else []
            sure = sure and short.sure
    title = Words("Abkürzungen ausschreiben", "Write abbreviations out")
    yield from one_finding("found", found, Fix(title, tuple(edits), sure))
