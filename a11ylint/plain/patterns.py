"""Token patterns of rule files, run by spaCy's Matcher over the sentences of a post."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from a11ylint.plain.engine import Analysed, engine

if TYPE_CHECKING:
    from spacy.matcher import Matcher

Pattern: TypeAlias = Sequence[dict[str, Any]]

# Attributes that a blank pipeline does not know. A pattern that asks for one replaces the others of its language
# where a trained pipeline is installed, and is left out where none is.
_TRAINED_ONLY = frozenset({"TAG", "POS", "MORPH", "DEP", "LEMMA", "ENT_TYPE"})


class Patterns(NamedTuple):
    """The patterns of a rule for one language, and its exceptions, as JSON: they are compiled once under this key."""

    hits: str
    exceptions: str


def patterns(hits: Sequence[Pattern], exceptions: Sequence[Pattern]) -> Patterns:
    """What a rule file says; no pattern is an empty string."""
    return Patterns(*(json.dumps(listed) if listed else "" for listed in (hits, exceptions)))


def matches(sentence: Analysed, wanted: Patterns) -> list[tuple[int, int]]:
    """Token ranges that a pattern matches, the longest of those that overlap, in order; exceptions are no match.

    Raises ValueError for a pattern that spaCy does not understand.
    """
    hits = _found(sentence, wanted.hits)
    taken = _found(sentence, wanted.exceptions) if hits else []
    return [hit for hit in hits if not any(hit[0] < end and start < hit[1] for start, end in taken)]


def _found(sentence: Analysed, compiled: str) -> list[tuple[int, int]]:
    matcher = _matcher(sentence.lang, compiled) if compiled else None
    return sorted((start, end) for _, start, end in matcher(sentence.doc)) if matcher else []


@cache
def _matcher(lang: str, listed: str) -> Matcher | None:
    """The compiled patterns; None if none of them can be used with the pipeline of this language."""
    from spacy.matcher import Matcher

    used = engine(lang)
    usable = list(_usable(json.loads(listed), used.trained))
    if not usable:
        return None
    matcher = Matcher(used.nlp.vocab, validate=True)
    matcher.add("hit", usable, greedy="LONGEST")
    return matcher


def _usable(listed: Sequence[Pattern], trained: bool) -> Iterator[list[dict[str, Any]]]:
    tagged = [pattern for pattern in listed if any(_TRAINED_ONLY & token.keys() for token in pattern)]
    plain = [pattern for pattern in listed if pattern not in tagged]
    yield from (list(pattern) for pattern in (tagged or plain if trained else plain))
