"""Tells whether an emoji stands in the place of a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from a11ylint.later import later
from a11ylint.text.emoji import Emoji, line_around, runs
from a11ylint.text.wordlists import LISTED, keyed

_HEART = later("[❤♥💓💕💖💗💙💚💛💜💝💞🖤🤍🤎🧡🩵🩶🩷]")
_BEFORE = later(r"(?<!\S)[(„“\"]?([^\W\d_]+)[ \t]*$")
_AFTER = later(r"[ \t]*(?:([^\W\d_]+)|([.,;:!?…)]|[\r\n]|$))")
_IN_COMPOUND = later(r"[-\u2010\u2011][^\W\d_]{2}")  # "♥-lich", "🚲-Tour"
_CONJUNCTION = later(r"[ \t]+(?:und|oder|sowie|and|or|&|\+)[ \t]+")
_LOOK_BACK = 60  # code points; longer than any word of the lists


def stand_ins(text: str, found: Iterable[Emoji]) -> list[tuple[Emoji, tuple[int, int]]]:
    """Emoji that stand for a word.

    They come after a word that needs a noun and before none, are the first part of a compound, or are hearts between a
    pronoun and what it loves.

    Each comes with the offsets of its line. German and English, whatever the language of the text.
    """
    result = []
    found = tuple(found)
    joined = _joined(text, found)
    for row in runs(text, found):
        start, end = line_around(text, row[0].start)
        before = _BEFORE().search(text[max(start, row[0].start - _LOOK_BACK) : row[0].start])
        after = _AFTER().match(text, row[-1].end, end)
        in_row = _IN_COMPOUND().match(text, row[-1].end, end) or row[-1].end in joined
        if in_row or (before and after and _stands_for_word(before[1].lower(), after[1], row[0])):
            result.append((row[0], (start, end)))
    return result


def _joined(text: str, found: tuple[Emoji, ...]) -> frozenset[int]:
    """Ends of emoji that a conjunction joins: "Bringt 🧺 und 🥤 mit"."""
    ends: set[int] = set()
    for one, other in pairwise(found):
        if _CONJUNCTION().fullmatch(text, one.end, other.start):
            ends |= {one.end, other.end}
    return frozenset(ends)


def _stands_for_word(before: str, after: str | None, item: Emoji) -> bool:
    nouns, pronouns, others = _lists()
    if after is not None and before in pronouns and _HEART().match(item.text):
        return True
    return before in nouns and (after is None or (after.islower() and after in others))


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that a noun follows, pronouns, and short words that no noun phrase begins with."""
    lists = keyed("around-emoji")
    short = frozenset[str]().union(*(keyed("stop")[lang] for lang in LISTED))
    return lists["noun-follows"], lists["pronoun"], short - lists["adjective-like"]
