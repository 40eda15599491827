"""Tells a row of keywords from a description."""

from __future__ import annotations

import re

from a11ylint.text.alt.words import folded
from a11ylint.text.wordlists import words as listed

_CHUNK = re.compile(r"\s*[,;|•·\n]+\s*|\s+[/–—-]\s+")
_SENTENCE = re.compile(r"[.!?:](?:\s|$)|[„“”\"«»]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_FEWEST_CHUNKS = 4
_MOST_WORDS = 2  # words in a chunk, on average
_MOST_NAMES = 0.6  # share of chunks that look like first name and family name
# "Datenschutz Netzwerke Behörden – Blog der Stadt": nouns in a row, then the name of the site.
_FEWEST_NOUNS = 5
_LONGEST = 400  # characters: a longer text is no row of keywords


def is_keyword_list(value: str) -> bool:
    """Four or more short chunks between commas or strokes, or five nouns in a row, without any grammar.

    "Äpfel, Birnen und Kirschen", "Anna Meier, Bernd Schulz, …" and "Kinder spielen, Eltern grillen, …" are none.
    """
    text = value.strip().rstrip(".")
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    chunks = [_WORD.findall(chunk) for chunk in _CHUNK.split(text)]
    chunks = [chunk for chunk in chunks if chunk]
    words = [word for chunk in chunks for word in chunk]
    if len(chunks) < 2 or _has_grammar(words):
        return False
    if len(chunks) >= _FEWEST_CHUNKS and len(words) <= _MOST_WORDS * len(chunks):
        return not (_has_predicate(chunks) or _are_names(chunks))
    if words[0].lower() in folded("kind"):  # "Logo Stadtwerke Musterstadt – Bäder"
        return False
    return len(words) >= _FEWEST_NOUNS and len(chunks) == 2 and all(word[0].isupper() for word in words)


def _has_grammar(words: list[str]) -> bool:
    """Articles, prepositions, conjunctions, numbers, forms of "sein" … of German or English."""
    small = listed("glue") | folded("grammar")
    # German nouns have a capital, and some look like a short word: "Seine", "An".
    return words[0].lower() in small or not small.isdisjoint(words)


def _has_predicate(chunks: list[list[str]]) -> bool:
    """Chunks that end like sentences: German nouns have a capital, so a small last word is a verb; English -ing.

    One of many is a keyword as well: "Energie sparen; Heizung; Dämmung; Förderung; Beratung".
    """
    longer = [chunk for chunk in chunks if len(chunk) > 1]
    if any(
        word.endswith("ing") and word[0].islower() and len(word) > 5 for chunk in longer for word in chunk
    ):
        return True
    german = all(chunk[0][0].isupper() for chunk in chunks)
    return german and sum(chunk[-1][0].islower() for chunk in longer) * _FEWEST_CHUNKS >= len(chunks)


def _are_names(chunks: list[list[str]]) -> bool:
    pairs = [chunk for chunk in chunks if len(chunk) > 1 and all(word[0].isupper() for word in chunk)]
    return len(pairs) > _MOST_NAMES * len(chunks)
