"""English without a tagger: past participles and nouns by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from a11ylint.text.wordlists import keyed


def participle(tokens: Sequence[str], i: int) -> str:
    """`sure` for a regular or irregular past participle that is no common adjective, else empty."""
    word = tokens[i].lower()
    lists = keyed("grammar-en")
    if word in lists["never"] or (tokens[i] != word and i > 0):
        return ""
    regular = len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "bed", "sled"))
    return "sure" if regular or word in lists["irregular"] else ""


def noun(tokens: Sequence[str], i: int) -> bool:
    """English nouns do not show; only names do, by a capital inside a sentence."""
    return i > 0 and tokens[i][:1].isupper()
