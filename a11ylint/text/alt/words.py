"""The words that tell alternative texts which say nothing; they ship in `data/words-alt.txt`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from a11ylint.text.wordlists import lines

TOKEN = re.compile(r"[^\W_]+")
EDGES = " .,:;!?…-–—#*\"'„“”‚‘’«»<>[](){}"
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def plain(value: str) -> str:
    """Folded for comparison: one Unicode form, no soft hyphens, single blanks, no difference of case."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", value)).casefold().split())


@cache
def listed(name: str, key: str) -> tuple[str, ...]:
    """The words and phrases under `key` in `words-NAME.txt`, as they stand there."""
    pairs = (line.partition(":") for line in lines(f"words-{name}.txt"))
    return tuple(word.strip() for own, _, words in pairs if own == key for word in words.split(","))


@cache
def folded(key: str) -> frozenset[str]:
    """Words and phrases of `words-alt.txt`, letters and digits only: "Vorher-Nachher-Bild" is three words."""
    return frozenset(" ".join(TOKEN.findall(plain(word))) for word in listed("alt", key))


@cache
def phrases(key: str) -> tuple[str, ...]:
    """Phrases of `words-alt.txt`, folded, with their signs."""
    return tuple(map(plain, listed("alt", key)))
