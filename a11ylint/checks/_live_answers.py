"""What authors answer about a live stream: sign language and captions, as they write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from a11ylint.checks._phrases import pattern
from a11ylint.post import Post
from a11ylint.tree import BY_MACHINE, BY_PEOPLE, NOTHING, YES, Table

_REFUSED: Final = ("nein", "nicht", "kein*", "ohne", "no", "not", "none", "without", "entfällt")
_OPEN: Final = tuple(
    "offen angefragt angedacht beantragt folgt Klärung klären geklärt prüfen geprüft geplant gesucht unklar unbekannt "
    "vielleicht eventuell evtl Anfrage todo tbd tba unknown planned requested request pending maybe open".split()
)
_PROVIDED: Final = tuple(
    "ja yes vorhanden gebucht bestellt beauftragt zugesagt provided available booked confirmed".split()
)


class Answer(NamedTuple):
    """`kind` is yes, auto, unclear, refused or missing; `value` what the author wrote."""

    kind: str
    value: str = ""


def sign_language(post: Post, known: Sequence[str]) -> Answer:
    """`gsg`, `true`, `{provided: true}`, `{language: gsg}`; `known`: names of languages and of interpreting."""
    node = post.answers.get("sign_language")
    if not isinstance(node, Table):
        values = post.answers.words("sign_language")
    elif not any(values := node.words("provided")):
        values = (*node.words("language"), *node.words("type"))
    return _best(values, lambda word: _signed(word, tuple(known)))


def live_captions(post: Post) -> Answer:
    """`human` and `reviewed-auto` count as yes; words for them, for machines and for none are understood."""
    return _best(post.answers.words("live_captions"), _captioned)


def _best(values: Sequence[str], kind: Callable[[str], str]) -> Answer:
    """Of several values the one that says most for the stream; blank ones say nothing."""
    answers = [Answer(kind(value.lower()), " ".join(value.split())) for value in values if value]
    order = ("yes", "auto", "unclear", "refused")
    return min(answers, key=lambda answer: order.index(answer.kind), default=Answer("missing"))


def _signed(word: str, known: tuple[str, ...]) -> str:
    if _refused(word):
        return "refused"
    if word in YES:
        return "yes"
    if pattern(_OPEN).search(word):
        return "unclear"
    return "yes" if pattern((*known, *_PROVIDED)).search(word) else "unclear"


def _captioned(word: str) -> str:
    if word in BY_PEOPLE:
        return "yes"
    if word in BY_MACHINE:
        return "auto"
    return "refused" if _refused(word) else "unclear"


def _refused(word: str) -> bool:
    return word in NOTHING or bool(pattern(_REFUSED).search(word))
