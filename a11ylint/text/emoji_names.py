"""What a screen reader calls an emoji, in German and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text.wordlists import words

_FLAG = later("[\U0001f1e6-\U0001f1ff]|🏴[\U000e0020-\U000e007f]")
_TONE_NAME = later(
    r"(?<! und) (?=(?:helle|mittel\w+|mittlere|dunkle) Hautfarbe|(?:medium-)?(?:light|medium|dark) skin tone)"
)
_WORD_START = later(r"(?<![^\W\d_])(?<!\((?=in\)|r\)|e\)))[^\W\d_]")
# Written in capitals in German; everything else of the names is a noun or in the list `emoji`.
_CAPITALS = frozenset("ab back cd cl dna dvd end id it ng ok om on! soon sos top vs wc wlan".split())


class Name(NamedTuple):
    """What a screen reader says, in German and in English."""

    de: str
    en: str


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    import emoji

    emoji.config.load_language(["de"])
    table: Mapping[str, Mapping[str, str]] = emoji.EMOJI_DATA
    return table


def is_known(cluster: str) -> bool:
    """Whether the characters are an emoji of Unicode."""
    return cluster in _table()


@cache
def name(cluster: str) -> Name:
    """The CLDR short name, which screen readers speak or build theirs on; of unknown ones the names of their parts."""
    table = _table()
    entry = table.get(cluster) or table.get(cluster.replace("\ufe0f", "")) or table.get(f"{cluster}\ufe0f")
    if entry is not None:
        return Name(
            _german(entry.get("de", entry["en"])), _english(entry["en"], _FLAG().match(cluster) is not None)
        )
    parts = [part for part in cluster.split("\u200d") if part]
    if len(parts) < 2:
        return Name("Emoji", "emoji")
    named = [name(part) for part in parts]
    return Name(", ".join(part.de for part in named), ", ".join(part.en for part in named))


def _german(key: str) -> str:
    small = words("emoji")
    parts = key.strip(":").replace(",", ",_").replace("__", "_").split("_")
    spoken = (part if part in small else _noun(part) for part in parts)
    return _TONE_NAME().sub(": ", re.sub(r"^Flagge ", "Flagge: ", " ".join(spoken)), count=1)


def _noun(word: str) -> str:
    first, hyphen, rest = word.partition("-")
    if first in _CAPITALS:
        word = first.upper() + hyphen + rest
    return _WORD_START().sub(lambda letter: letter[0].upper(), word)


def _english(key: str, flag: bool) -> str:
    spoken = key.strip(":").replace("_", " ")
    return f"flag: {spoken}" if flag else _TONE_NAME().sub(": ", spoken, count=1)
