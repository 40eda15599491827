"""The language of a draft as authors write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from a11ylint.config import is_tag
from a11ylint.post import Note
from a11ylint.source import place_of
from a11ylint.tree import Scalar, Table

# What authors write for a language instead of its tag.
_LANGUAGES: Mapping[str, str] = {
    "deutsch": "de",
    "englisch": "en",
    "französisch": "fr",
    "italienisch": "it",
    "polnisch": "pl",
    "russisch": "ru",
    "spanisch": "es",
    "türkisch": "tr",
    "ukrainisch": "uk",
    "arabisch": "ar",
}


def language_notes(table: Table, names: Iterable[str]) -> Iterator[Note]:
    """A language under one of some keys that is written as a word, or several of them in one value."""
    for name in names:
        item = table.get(name)
        if isinstance(item, Scalar) and not item.null and not is_tag(item.value.strip()):
            match = _LANGUAGES.get(item.value.strip().lower(), "")
            data = {
                "name": name,
                "value": item.value,
                "allowed": tuple(_LANGUAGES.values()),
                "match": match,
            }
            yield Note("unknown-key", "value-close" if match else "value", place_of(item.at), data)
