"""spaCy for the rules of plain language: a trained pipeline if the user has one, else a blank one and our own marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.plain.marks import mark
from a11ylint.plain.prose import masked
from a11ylint.plain.surface import Surface, surface
from a11ylint.text.passages import passages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LANGUAGES = ("de", "en")
APPROXIMATED = "rules"
"""The name of the engine that judges by the shape of words."""

# The official names of spaCy's trained pipelines, the largest first. They are looked for, never fetched.
_TRAINED = {
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
}
# A sentence without an end must not cost quadratic time: it is judged in pieces. Far longer than real sentences.
_LONGEST = 600


class Engine(NamedTuple):
    """A pipeline of one language; `name` is APPROXIMATED, or name and version of the trained pipeline."""

    nlp: Language
    name: str

    @property
    def trained(self) -> bool:
        """Whether the tokens have tags."""
        return self.name != APPROXIMATED


class Analysed(NamedTuple):
    """The tokens of a sentence or of a piece of a long one.

    `start` is its offset in the text; character i of the tokens stood at `start + offsets[i]`.
    """

    doc: Doc
    lang: str
    start: int
    surface: Surface

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text of the tokens `first` up to `last` (exclusive)."""
        begin, end = self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])
        return self.start + self.surface.offsets[begin], self.start + self.surface.offsets[end]


def installed() -> bool:
    """Whether spaCy is there; asked without importing it."""
    return find_spec("spacy") is not None


@cache
def blank(lang: str) -> Language:
    """The tokeniser of a language."""
    import spacy

    return spacy.blank(lang)


@cache
def engine(lang: str) -> Engine:
    """The pipeline for `de` or `en`; a trained one that does not load counts as not installed."""
    from spacy.tokens import Token

    Token.set_extension("participle", default="", force=True)
    Token.set_extension("noun", default=False, force=True)
    for name in _TRAINED[lang]:
        if find_spec(name):
            trained = _load(name)
            if trained:
                return trained
    return Engine(blank(lang), APPROXIMATED)


def _load(name: str) -> Engine | None:
    from importlib import import_module

    try:
        nlp: Language = import_module(name).load(exclude=["ner", "lemmatizer"])
    except Exception:  # noqa: BLE001 - whatever is wrong with the user's model, the other engine can judge
        return None
    return Engine(nlp, f"spacy:{name}-{nlp.meta.get('version', '?')}")


@lru_cache(maxsize=16)  # all rules of the group ask for each part of a thread
def analysed(text: str, lang: str | None) -> tuple[Analysed, ...]:
    """The German and English sentences of a text as tokens with marks; `lang` is the language of the post."""
    prose = masked(text)
    found: list[Analysed] = []
    for passage in passages(text, lang):
        if passage.lang in LANGUAGES:
            for sentence in passage.sentences:
                pieces = _pieces(prose, sentence.start, sentence.end)
                found += (_tokens(prose[start:end], passage.lang, start) for start, end in pieces)
    return tuple(found)


def _pieces(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = prose.rfind(" ", start + 1, start + _LONGEST)
        stop = cut if cut > start else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def _tokens(piece: str, lang: str, start: int) -> Analysed:
    plain = surface(piece)
    doc = engine(lang).nlp(plain.value)
    mark(doc, lang)
    return Analysed(doc, lang, start, plain)
