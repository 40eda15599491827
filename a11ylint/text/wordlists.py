"""Reads the word lists that ship with the package."""

from functools import cache
from pathlib import Path

LISTED = ("de", "en")
"""Languages with lists of abbreviations and of words that open sentences."""

_DATA = Path(__file__).resolve().parent.parent / "data"


def lines(name: str) -> list[str]:
    """The lines of a data file, without comments and empty ones."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """All words of the list `words-NAME.txt`."""
    return frozenset(word for line in lines(f"words-{name}.txt") for word in line.split())


@cache
def keyed(name: str) -> dict[str, frozenset[str]]:
    """The list `words-NAME.txt` of lines `key: word word`, as a mapping from key to words."""
    pairs = (line.split(":", 1) for line in lines(f"words-{name}.txt"))
    found: dict[str, frozenset[str]] = {}
    for key, value in pairs:
        found[key] = found.get(key, frozenset()) | frozenset(value.split())
    return found


@cache
def abbreviations(lang: str) -> dict[str, bool]:
    """Abbreviations of a listed language without the last full stop; True where one may end a sentence."""
    entries = lines(f"abbreviations-{lang}.txt")
    return {line.removesuffix(" +").removesuffix("."): line.endswith(" +") for line in entries}
