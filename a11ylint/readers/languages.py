"""The language of a draft as authors write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from a11ylint.config import is_tag
from a11ylint.media.languages import known
from a11ylint.post import Note
from a11ylint.source import place_of
from a11ylint.tree import Scalar, Table

_USUAL = (
    "de",
    "en",
    "fr",
    "it",
    "pl",
    "ru",
    "es",
    "tr",
    "uk",
    "ar",
)  # named where nobody knows what was meant


def language_notes(table: Table, names: Iterable[str]) -> Iterator[Note]:
    """A language under one of some keys that is written as a word, or several of them in one value."""
    for name in names:
        item = table.get(name)
        if isinstance(item, Scalar) and not item.null and not is_tag(item.value.strip()):
            match = known(item.value.strip().lower()) or ""
            data = {"name": name, "value": item.value, "allowed": _USUAL, "match": match}
            yield Note("unknown-key", "value-close" if match else "value", place_of(item.at), data)
