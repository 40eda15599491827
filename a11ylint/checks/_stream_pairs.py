"""Pairs of words that announce a stream only together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from a11ylint.checks._phrases import holds, pattern
from a11ylint.checks._stream_words import Kinds, Lists, holds_one
from a11ylint.text.mask import EMOJI

MOST: Final = 50  # a sentence with more phrases than that says nothing new
# "Live-Musik", "Online-Kurs"; a YouTube-Kanal is one.
_COMPOUND: Final = re.compile(r"-(?!(?:kanal|kanäle|seite|auftritt|account|channel|page))\w", re.IGNORECASE)
NEAR: Final = 120  # characters before and behind a phrase that can change what it says
_CLAUSE_END: Final = re.compile(
    rf"[,;:()!?\n{EMOJI}]|\s[–—-]\s|\b(?:aber|sondern|deshalb|daher|darum|dafür|but|instead)\b", re.IGNORECASE
)


class Pair(NamedTuple):
    """Words of two lists in a clause, and lists of which the sentence must hold a word as well.

    `two` empty: a word of `one` alone. Of each of `more` one list must have a word.
    """

    one: tuple[str, ...]
    two: tuple[str, ...]
    more: tuple[Kinds, ...] = ()
    apart: bool = False  # anywhere in the sentence
    around: bool = False  # `more` may stand in the sentences before and behind
    unless: Kinds = ()  # words of these sentences that say something else
    narrow: bool = False  # the words around the first one deny it or not

    def found(self, sentence: str, around: str, plain: str) -> Iterator[tuple[int, int]]:
        """Where the pair stands, from its first word to its last; of a narrow pair the word of `one` alone.

        `around`: the sentence and its neighbours, `plain`: without the words that deny nothing.
        """
        where = around if self.around else sentence
        if not holds(self.one, sentence) or not all(holds_one(kinds, where) for kinds in self.more):
            return
        if holds_one(self.unless, plain):
            return
        far = next(single(self.two, sentence), None) if self.apart else None
        for match in islice(single(self.one, sentence), MOST):
            near = () if self.apart else single(self.two, sentence, *clause(sentence, *match.span()))
            other = next(iter(near), far) if self.two else match
            if other and self.narrow:
                yield match.span()
            elif other:
                yield min(match.start(), other.start()), max(match.end(), other.end())


def single(
    phrases: tuple[str, ...], text: str, begin: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Matches that are no first part of another word."""
    stop = len(text) if end is None else end
    yield from (
        match
        for match in pattern(phrases).finditer(text, begin, stop)
        if not _COMPOUND.match(text, match.end())
    )


def pairs(words: Lists) -> tuple[Pair, ...]:
    """What announces a stream together: "live" and a verb of showing, a verb and a channel, "live" and an occasion."""
    known = words.occasions, words.official
    timely = words.times, words.gatherings
    clock, social = (words.clock,), (words.social,)
    stage = (words.stage,)
    return (
        Pair(words.at_once, words.shows),
        Pair(words.at_once, words.channels),
        Pair(words.shows, words.social),
        Pair(words.shows, words.channels, ((*words.times, *known),)),
        *(Pair(verbs, words.channels, (known,)) for verbs in (words.seen, words.follow)),
        *(Pair(verbs, words.channels, timely, around=True) for verbs in (words.shows, words.follow)),
        Pair(words.follow, words.channels, (clock,), around=True),
        Pair(words.seen, words.channels, (clock, words.gatherings), unless=stage),
        *(
            Pair(words.streams, others, narrow=True)
            for others in (*words.times, words.channels, words.official)
        ),
        Pair(words.at_once, words.official, apart=True),
        Pair(words.at_once, words.channels, (clock,), apart=True, around=True, unless=stage),
        Pair(words.at_once, words.speaks, (words.times,), apart=True, around=True, unless=stage),
        *(
            Pair(words.at_once, time, (social,), around=True, unless=(words.stage, words.things))
            for time in words.times
        ),
        Pair(words.at_once, (), (clock, words.gatherings), around=True, unless=(words.stage, words.things)),
        Pair(words.home, (), (clock, words.gatherings), around=True, unless=(words.others,)),
        Pair(words.social, words.clock, apart=True, unless=(words.stage, words.things)),
        *(Pair(words.both, kind, (clock,), apart=True, around=True) for kind in words.gatherings),
    )


def clause(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the words around a stretch of text begin and end: at the next comma, colon or conjunction.

    At most 120 characters each way; offsets into the text.
    """
    first = max(0, begin - NEAR)
    ends = [first + found.end() for found in _CLAUSE_END.finditer(text[first:begin])]
    last = _CLAUSE_END.search(text[end : end + NEAR])
    return ends[-1] if ends else first, end + last.start() if last else min(len(text), end + NEAR)
