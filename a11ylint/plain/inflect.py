"""Forms of the words in our lists of plain words, made generously: a form that nobody writes does no harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_ADJECTIVE = ("", "e", "en", "er", "es", "em")
_PLURAL = ("", "s", "es", "e", "n", "en", "er", "ern", "nen")
_FIXED = re.compile(r"(?:be|emp|ent|er|ge|miss|ver|zer|über|unter|hinter|wider|voll)(?=[a-zäöüß]{3})")


def _adjective(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield from (stem + ending for ending in _ADJECTIVE if stem + ending)


def _noun_de(word: str) -> Iterator[str]:
    yield from (word + ending for ending in _PLURAL)


def _verb_de(word: str) -> Iterator[str]:
    apart, _, base = word.rpartition("|")
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    e = "e" if stem.endswith(("t", "d")) else ""
    own = [base, stem + "e", *(f"{stem}{e}{ending}" for ending in ("st", "t", "te", "test", "ten", "tet"))]
    yield from (apart + form for form in own)
    ge = "" if base.endswith("ieren") or _FIXED.match(base) else "ge"
    yield from _adjective(f"{apart}{ge}{stem}{e}t")
    yield from _adjective(f"{apart}{base}d")
    if apart:
        yield f"{apart}zu{base}"


def _noun_en(word: str) -> Iterator[str]:
    yield from (word, f"{word}s", f"{word}es")


def _verb_en(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield from (
        word,
        f"{word}s",
        f"{word}es",
        f"{stem}ed",
        f"{stem}ing",
        f"{word}{word[-1]}ed",
        f"{word}{word[-1]}ing",
    )


def _same(word: str) -> Iterator[str]:
    yield word


Forms = Callable[[str], Iterator[str]]
FORMS: Mapping[str, Mapping[str, Forms]] = {
    "de": {"w": _same, "a": _adjective, "n": _noun_de, "v": _verb_de},
    "en": {"w": _same, "n": _noun_en, "v": _verb_en},
}
"""For each language and kind of word: all forms of a word as it stands in the list."""
