"""Tells a line that only names the photographer or the source of a picture."""

from __future__ import annotations

import re
from functools import cache

from a11ylint.text.alt.words import listed

_SPLIT = re.compile(r"[\s/|,;()\[\]–—•·:&+]+|(?<=\s)-(?=\s)")
_EDGE = ".,:;!?„“”\"'*_-"
_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_LICENCE = re.compile(r"(?:cc|by|sa|nc|nd|by-sa|by-nc|cc-by|cc-by-sa|cc0|lizenz|\d[\d./-]*)", re.IGNORECASE)
_CHUNK = re.compile(r"[,;/|&]")
# Of an address only the host is a source.
_PATH = re.compile(r"\bhttps?://(?:www\.)?|(?<=\w\.[a-z]{2})/\S*|(?<=\w\.[a-z]{3})/\S*")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
# A longer line describes something.
_MOST_WORDS = 10
_MOST_NAMES = 4  # words of a name, or of two short ones


def is_credit(value: str) -> bool:
    """Names, bodies and agencies alone, as in "Foto: Stadt Musterstadt / Anna Meier".

    "Foto: Menschen auf dem Markt" and "Foto: Stadtfest Musterstadt" say what there is to see; "Foto von Anna Meier"
    may.
    """
    text = " ".join(value.split())
    mark = _mark().match(text) or _sign_first(text)
    # "picture alliance / dpa" begins with no word for pictures.
    if mark and mark["loose"] and _agency().match(text):
        mark = None
    named = _PATH.sub("", text[mark.end() :] if mark else text)
    words = _words(named)
    if not 0 < len(words) <= _MOST_WORDS or not all(map(_belongs, words)):
        return False
    known = _agency().search(named) is not None or (mark is not None and any(map(_DOMAIN.fullmatch, words)))
    if mark is not None and mark["loose"] and mark["perhaps"]:
        return False
    if mark is None:
        # Nothing says that this is a credit but the source itself.
        return known and _is_source_alone(named)
    chunks = [_words(chunk) for chunk in _CHUNK.split(named)]
    bodies = _folded("body") | (frozenset() if mark["perhaps"] else _folded("body-seen"))
    if known or any(chunk and chunk[0].casefold() in bodies for chunk in chunks):
        return True
    if mark["loose"] or mark["perhaps"]:
        return False
    sure = mark["sure"] is not None or mark["by"] is not None or _SIGN.search(text) is not None
    names = (len(chunk) > 1 and chunk[0].casefold() in _folded("first-name") for chunk in chunks)
    return _is_name(words) and (sure or any(names))


def _words(text: str) -> list[str]:
    words = (word.strip(_EDGE) for word in _SPLIT.split(_SIGN.sub(" ", text)))
    return [word for word in words if word]


def _belongs(word: str) -> bool:
    """A word that can stand in a credit: with a capital, a particle, part of an agency or of a licence."""
    if word[0].isupper() or word.startswith("@") or _LICENCE.fullmatch(word):
        return True
    return word.casefold() in _small() or "." in word


def _is_name(words: list[str]) -> bool:
    """A few words with capitals, none of which is a thing to see."""
    words = [word for word in words if word.casefold() not in _labels()]
    seen = any(word.casefold().endswith(listed("alt", "seen-ending")) for word in words)
    return 0 < len(words) <= _MOST_NAMES and not seen


def _is_source_alone(text: str) -> bool:
    """Of a line without a mark: agencies alone, or a name and "from iNaturalist", "/ dpa"."""
    rest = _words(_agency().sub(" ", text))
    linked = re.search(r"[/|©(]|\b(?:from|via|by|at|on)\b", text) is not None
    return not rest or (linked and _is_name([word for word in rest if word.casefold() not in _small()]))


def _sign_first(text: str) -> re.Match[str] | None:
    return re.match(
        r"\W*(?P<sure>©|\(c\)|copyright\b)\s*:?\s*(?P<loose>(?!))?(?P<perhaps>(?!))?(?P<by>(?!))?",
        text,
        re.IGNORECASE,
    )


@cache
def _mark() -> re.Pattern[str]:
    """What stands before a name ("Foto:", "Photo by").

    `loose` is nothing between, `by` says it, `perhaps` is a word of many uses.
    """
    likely, sure, perhaps = (_any(key) for key in ("credit", "credit-sure", "credit-perhaps"))
    word = rf"(?:(?P<sure>{sure})|(?P<perhaps>{perhaps})|{likely})"
    behind = rf"\s?[:/|=–—©]\s?(?:©|\(c\))?|\s+(?:(?P<by>by)|{_any('credit-link')}|©|\(c\))(?!\w)\s?:?|(?P<loose>\s)"
    return re.compile(rf"\W*{word}(?:{behind})\s*", re.IGNORECASE)


def _any(key: str) -> str:
    return "|".join(map(re.escape, sorted(listed("alt", key), key=len, reverse=True)))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any('agency')})(?:\.(?:com|org|de|net))?(?![\w-])", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return _folded("credit") | _folded("credit-sure") | _folded("credit-perhaps") | {"text", "icons"}


@cache
def _folded(key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in listed("alt", key))


@cache
def _small() -> frozenset[str]:
    """Words without a capital in a credit: particles, links, and the words of agencies."""
    keys = (("description", "particles"), ("alt", "credit-link"), ("alt", "agency"))
    particles = (phrase for name, key in keys for phrase in listed(name, key))
    return frozenset(word.casefold() for phrase in particles for word in phrase.split()) | {"auf", "on"}
