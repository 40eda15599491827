"""Compares an alternative text with the other texts of a post."""

from __future__ import annotations

import re
from functools import lru_cache

from a11ylint.text.alt.words import plain
from a11ylint.text.mask import mask

_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
# Longer texts have to be equal to the letter: comparing takes the square of their length.
_MOST_WORDS = 1000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_LINE = re.compile(r"\r\n|\r|\n")
# A line that describes the picture may well repeat its alternative text.
_DESCRIPTION = re.compile(
    r"^\W*(?:(?:bild|foto|grafik|video)\s?beschreibung|alternativ\s?text|alt|bb|id|(?:image|picture) description"
    r"|bild|foto|grafik|infografik|kachel|folie|image|photo|picture)\b[^:\n]{0,30}:",
    re.IGNORECASE,
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text for comparing: one form, no case, no signs."""
    return tuple(_WORD.findall(plain(text)))


@lru_cache(maxsize=8)  # every picture of a post asks for the same text
def parts(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of the text, its paragraphs, lines and sentences, without addresses, hashtags and descriptions."""
    kept = [piece for piece in _PARAGRAPH.split(text) if not _DESCRIPTION.match(piece)]
    prose = [mask(piece) for piece in kept]
    lines = (line for piece in prose for line in (piece, *_LINE.split(piece), *_SENTENCE.split(piece)))
    return tuple(dict.fromkeys(map(words, ("\n".join(prose), *lines))))


def alike(one: tuple[str, ...], other: tuple[str, ...], least: float) -> bool:
    """Whether two texts share at least `least` of their words in the same order (0 to 1)."""
    if one == other:
        return True
    if not one or not other or 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return False
    if len(one) + len(other) > _MOST_WORDS:
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least
