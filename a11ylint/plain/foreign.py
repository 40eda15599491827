"""Readability in languages for which we have no counter of our own, by spaCy's tokenisers and textstat's formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

# Reading ease from 0 (very hard) to 100 (very easy), by the language it was made for. Only those for which textstat has
# constants of their own: for others it takes the English ones, and Polish goes by an English list of easy words. Never
# English: textstat would fetch a dictionary from the network.
FORMULAS: Mapping[str, str] = {
    "es": "Fernández Huerta",
    "fr": "Kandel-Moles",
    "it": "Flesch-Vacca",
    "nl": "Flesch-Douma",
    "ru": "Flesch-Oborneva",
}


def installed() -> bool:
    """Whether both packages are there; asked without importing them."""
    return find_spec("spacy") is not None and find_spec("textstat") is not None


def reading_ease(sentences: Sequence[str], lang: str) -> float:
    """The value of the language's formula for masked sentences; raises KeyError for a language without one.

    The text is made anew of the tokens, one full stop for each sentence, because textstat splits at abbreviations and
    counts neither line breaks nor what stands behind an apostrophe.
    """
    from textstat.backend.metrics import flesch_reading_ease

    if lang not in FORMULAS:
        raise KeyError(lang)
    text = " ".join(f"{' '.join(_words(sentence, lang))}." for sentence in sentences)
    return float(flesch_reading_ease(text, lang))


def _words(sentence: str, lang: str) -> list[str]:
    from a11ylint.plain.engine import blank

    found = (token.text.strip("'’") for token in blank(lang)(sentence))
    return [word for word in found if any(map(str.isalpha, word))]
