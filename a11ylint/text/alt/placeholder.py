"""Tells alternative texts that say nothing: placeholders, file names, openings that every reader knows."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from a11ylint.text.alt.words import EDGES, TOKEN, folded, phrases, plain

_PIECE = re.compile(r"[^\W\d_]+|\d+")
# A number as people count: "Bild 3", "Foto Nr. 2", "image 1 of 4". Programs write zeros, brackets and strokes
# instead: "image001", "foto (3)", "Unbenannt-1".
_COUNTED = re.compile(
    r"(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,3}?)(?: nr\.?| no\.?)? ?#?[1-9]\d{0,2}(?: ?(?:von|of|/) ?\d{1,3})?"
)
# UUIDs as RFC 9562 writes them, and the hexadecimal names of stores that call a file after its content.
_RANDOM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{12,}")
# Panasonic and Ricoh count P1010001 and R0010001: eight characters, as the DCF standard of cameras wants it.
_CAMERA = re.compile(r"[pr]\d{7}")
_STAMP = re.compile(r"\d{8}[-_]\d{4,9}|\d{4}-\d\d-\d\d[ _t]\d\d[.:-]\d\d(?:[.:-]\d\d)?")
# "Screenshot 2026", "Foto von 1920": poor, but people write so.
_YEAR = re.compile(r"^\D+ (?:1[89]|20)\d\d$")
_SNAKE = re.compile(r"(?![@#])\S*[^\W_]_[^\W_]\S*")
_GENDER_GAP = re.compile(r"_in(?:nen)?(?![^\W\d_])")
# Stock libraries and page generators: a name without blanks that carries a number of six digits or more.
_SERIAL = re.compile(r"(?![@#])(?=[\w.()-]*[^\W\d_])[\w.()-]*\d{6}[\w.()-]*")
_ENDING = re.compile(r"[^\s.].*(\.\w{2,5})")
# Longest file name of the usual file systems; a longer text is no name.
_LONGEST_NAME = 255
# A text with a file ending and more words than this is a sentence about a file; own collection of names with blanks.
_MAX_WORDS = 3


def is_leftover(value: str) -> bool:
    """A single letter or digit, or signs alone; emoji are read out, one Chinese character can be a word."""
    text = plain(value).strip(EDGES)
    categories = {unicodedata.category(char) for char in text}
    signs = all(kind[0] in "PZC" or kind in ("Sm", "Sk", "Sc") for kind in categories)
    return signs or (len(text) == 1 and categories <= {"Ll", "Nd"})


def is_placeholder(value: str) -> bool:
    """Words that only keep the place of a text, perhaps with a number or fillers around them.

    Always the whole text, so "Bilderbuch", "Bild der Woche" and "Luftbild 3" are none.
    """
    if plain(value).startswith(phrases("todo")) or is_leftover(value):
        return True
    text = plain(value).strip(EDGES)
    words = folded("placeholder")
    counted = _COUNTED.fullmatch(text)
    if counted:
        found = counted["words"]
        return found in words or (words | folded("numbered")).issuperset(found.split())
    if any(char.isdigit() for char in text):
        return False
    tokens = TOKEN.findall(text)
    if " ".join(tokens) in words:
        return True
    telling = words | folded("filler-alone")
    return not telling.isdisjoint(tokens) and (words | folded("filler")).issuperset(tokens)


def is_file_name(value: str, own: str, endings: frozenset[str]) -> bool:
    """The name of the picture itself (`own`), or one as cameras, phones, messengers and programs give it.

    "Bild" and "Bild 3" are placeholders and not meant here, also where the file is called so. `endings` are those of
    media files, with their dot.
    """
    if len(value) > _LONGEST_NAME:
        return False
    text = plain(value).strip("\"'„“”‚‘’«»<>[] ")
    if has_ending(text, endings):
        return True
    if len(text) < 2 or _COUNTED.fullmatch(text.strip(EDGES)) or _is_bare(text):
        return False
    if text == _stem(plain(own)) and len(text.split()) < _MAX_WORDS:
        return True
    return _is_made_by_program(text) or _is_numbered_name(_without_ending(text, endings))


def has_ending(text: str, endings: frozenset[str]) -> bool:
    """Ends like a picture file and is no sentence."""
    return _without_ending(text, endings) != text and len(text.split()) <= _MAX_WORDS


def _without_ending(text: str, endings: frozenset[str]) -> str:
    match = _ENDING.fullmatch(text)
    return text[: match.start(1)] if match and match[1].lower() in endings else text


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _is_bare(text: str) -> bool:
    """Words without a number that could begin any file name."""
    return (folded("file") | folded("file-mark")).issuperset(TOKEN.findall(text))


def _is_made_by_program(text: str) -> bool:
    """No blank and an underscore or a long number in it, a time stamp, or a random name."""
    snake = _SNAKE.fullmatch(text) and not _GENDER_GAP.search(text)
    patterns = (_SERIAL, _RANDOM, _CAMERA, _STAMP)
    return bool(snake) or any(pattern.fullmatch(text) for pattern in patterns)


def _is_numbered_name(text: str) -> bool:
    """A usual first word, at least one number, and nothing else that has a meaning."""
    pieces = _PIECE.findall(text)
    letters = [piece for piece in pieces if not piece.isdigit()]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if not letters or not numbers or pieces[0] not in folded("file") or _YEAR.search(text):
        return False
    return (folded("file") | folded("file-mark")).issuperset(letters)


class Opening(NamedTuple):
    """What a redundant opening is made of.

    One of `kept` behind it gives it a meaning ("Foto von oben"); one of `owners` behind a phrase makes a thing of the
    picture ("Auf dem Bild von Monet").
    """

    leads: tuple[str, ...]
    articles: tuple[str, ...]
    nouns: tuple[str, ...]
    links: tuple[str, ...]
    phrases: tuple[str, ...]
    kept: tuple[str, ...]
    owners: tuple[str, ...]


def redundant_opening(value: str, opening: Opening) -> tuple[int, int] | None:
    """Offsets of "Ein Bild von" and the like at the beginning of a text, when something follows."""
    match = _opening(opening).match(value)
    return match.span("head") if match else None


@cache
def _opening(opening: Opening) -> re.Pattern[str]:
    leads, articles, nouns, links, phrases, kept, owners = (_any(words) for words in opening)
    head = rf"(?:(?:{leads})\s+)?(?:(?:{articles})\s+)?(?:{nouns}),?\s+(?:{links})|(?:{phrases})(?!\s+(?:{owners})\b)"
    # "Foto vom 3. Mai" and "Bild von 1920" say when, "Bild von oben" says from where.
    return re.compile(rf"\s*(?P<head>{head})(?=[\s:,]+(?!\d|(?:{kept})\b)\w|[\s:]+[„“\"'«»(])", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    """One of these words or phrases; of nothing, nothing matches."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) or r"(?!)"
