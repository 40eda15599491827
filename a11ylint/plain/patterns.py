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
    """The patterns of a rule for one language, and those of exceptions: what overlaps with one of these is no match."""

    hits: Sequence[Pattern]
    exceptions: Sequence[Pattern]


def matches(sentence: Analysed, patterns: Patterns) -> list[tuple[int, int]]:
    """Token ranges that a pattern matches, the longest of those that overlap, in order.

    Raises ValueError for a pattern that spaCy does not understand.
    """
    hits = _found(sentence, patterns.hits)
    taken = _found(sentence, patterns.exceptions) if hits else []
    return [hit for hit in hits if not any(hit[0] < end and start < hit[1] for start, end in taken)]


def _found(sentence: Analysed, patterns: Sequence[Pattern]) -> list[tuple[int, int]]:
    if not patterns:
        return []
    matcher = _matcher(sentence.lang, json.dumps(patterns))
    return sorted((start, end) for _, start, end in matcher(sentence.doc)) if matcher else []


@cache
def _matcher(lang: str, patterns: str) -> Matcher | None:
    """The compiled patterns; None if none of them can be used with the pipeline of this language."""
    from spacy.matcher import Matcher

    used = engine(lang)
    usable = list(_usable(json.loads(patterns), used.trained))
    if not usable:
        return None
    matcher = Matcher(used.nlp.vocab, validate=True)
    matcher.add("hit", usable, greedy="LONGEST")
    return matcher


def _usable(patterns: Sequence[Pattern], trained: bool) -> Iterator[list[dict[str, Any]]]:
    tagged = [pattern for pattern in patterns if any(_TRAINED_ONLY & token.keys() for token in pattern)]
    plain = [pattern for pattern in patterns if pattern not in tagged]
    yield from (list(pattern) for pattern in (tagged or plain if trained else plain))
