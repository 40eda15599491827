"""Marks that our token patterns may ask for, beside spaCy's own attributes.

`_.participle`: `sure` for a past participle, `maybe` for one that may be an infinitive (German only), else empty.
`_.noun`: whether the token is a noun. A trained pipeline says both by its tags, else the shape of the words does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.plain import english, german

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Past participles in the tag sets of spaCy's pipelines: STTS for German, Penn Treebank for English.
_PARTICIPLES = {"de": frozenset({"VVPP", "VAPP", "VMPP"}), "en": frozenset({"VBN"})}
_NOUNS = frozenset({"NOUN", "PROPN"})
_SHAPES = {"de": german, "en": english}


def mark(doc: Doc, lang: str) -> None:
    """Set the marks of all tokens."""
    tagged = doc.has_annotation("TAG")
    words = [token.text for token in doc]
    for i, token in enumerate(doc):
        if not token.is_alpha and "-" not in token.text and "*" not in token.text:
            continue
        participle = _tagged(token, lang) if tagged else _SHAPES[lang].participle(words, i)
        if participle:
            token._.participle = participle
        if token.pos_ in _NOUNS if tagged else _SHAPES[lang].noun(words, i):
            token._.noun = True


def _tagged(token: Token, lang: str) -> str:
    return "sure" if token.tag_ in _PARTICIPLES[lang] else ""
