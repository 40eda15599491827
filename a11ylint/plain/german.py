"""German without a tagger: past participles and nouns by their shape and their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from a11ylint.text.wordlists import keyed, words

_FIXED = "be|ver|er|ent|emp|zer|miss|über|unter|durch|um|wider|hinter|voll|wieder"
_FORMAL = frozenset(
    "Sie Ihr Ihre Ihren Ihrem Ihrer Ihres Ihnen Du Dich Dir Dein Deine Euch Euer Eure".split()
)
_NOMINAL = re.compile(r"(?:ung|heit|keit|schaft|tion|sion|tät|nahme|ismus)(?:en|s|n)?$")
_NAME = re.compile(r"[A-ZÄÖÜ]")


class _Shapes(NamedTuple):
    weak: re.Pattern[str]
    strong: re.Pattern[str]
    same: re.Pattern[str]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return keyed("grammar-de")


@cache
def _shapes() -> _Shapes:
    """Weak: (ab)gesagt, besucht, saniert; strong: (ab)gegeben, verschoben; same as an infinitive: erhalten."""
    apart, strong, same = (
        "|".join(sorted(_lists()[key], key=lambda word: (-len(word), word)))
        for key in ("apart", "strong", "same")
    )
    head = rf"(?:(?:{apart})(?=ge|{_FIXED}))?"
    return _Shapes(
        re.compile(
            rf"(?!un(?!ter)){head}(?:ge|zuge|{_FIXED})[a-zäöüß]{{2,}}t|(?!un(?!ter))[a-zäöüß]{{2,}}iert"
        ),
        re.compile(rf"(?!un(?!ter)){head}(?:ge|{_FIXED})+(?:{strong})"),
        re.compile(rf"(?!un(?!ter)){head}(?:{_FIXED})(?:{same})"),
    )


def participle(tokens: Sequence[str], i: int) -> str:
    """`sure`, `maybe` (it may be an infinitive) or empty; what stands behind a participle of a passive is known.

    "Gesperrt wird": a capital only at the beginning. "in geschlossenen Räumen", "sie eröffnet das Fest": an
    ending or an article behind it, so no passive.
    """
    word = tokens[i].lower()
    if len(word) < 5 or (tokens[i] != word and i > 0 and _before(tokens, i) not in _OPENERS):
        return ""
    shapes = _shapes()
    if word in _lists()["never"] or not (shapes.weak.fullmatch(word) or shapes.strong.fullmatch(word)):
        return ""
    follow = tokens[i + 1].lower() if i + 1 < len(tokens) else ""
    ends = not follow or not follow[0].isalnum()
    if not ends and not _may_follow(follow, word):
        return ""
    return "maybe" if shapes.same.fullmatch(word) else "sure"


_OPENERS = frozenset({"", ":", "\ufffc", "„", '"', "“", "»", "«", "-", "–", "•", "*"})


def _before(tokens: Sequence[str], i: int) -> str:
    return next((token for token in reversed(tokens[:i]) if not token.isspace()), "")


def _may_follow(follow: str, word: str) -> bool:
    if word in _lists()["adverb"]:
        return follow.startswith(("werde", "wird", "wurde"))
    return follow[0].isdigit() or follow in _lists()["after"]


def noun(tokens: Sequence[str], i: int) -> bool:
    """A capital inside a sentence; at the beginning only what no other kind of word looks like."""
    word = tokens[i]
    if not _NAME.match(word) or word in _FORMAL:
        return False
    if _before(tokens, i) not in _OPENERS:
        return True
    return bool(_NOMINAL.search(word)) or not (
        word in words("starters-de")
        or word.lower() in _lists()["small"]
        or word.lower().endswith(("en", "t"))
    )
