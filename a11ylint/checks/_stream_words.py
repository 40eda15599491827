"""The word lists with which announcements of streams are found, and pairs of words that are one only together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from a11ylint.checks._phrases import Phrases, clause, holds, listed, pattern
from a11ylint.checks._prepared import prepared
from a11ylint.text.beginnings import Hints, hints, may_hold

MOST: Final = 50  # a sentence with more phrases than that says nothing new
_ALL_LANGUAGES: Final = 4
# "Live-Musik", "Online-Kurs"; a YouTube-Kanal is one.
_COMPOUND: Final = re.compile(r"-(?!(?:kanal|kanäle|seite|auftritt|account|channel|page))\w", re.IGNORECASE)


class Lists(NamedTuple):
    """Phrases; those of the first four fields are searched in all languages: German posts say "going live" too."""

    phrases: tuple[str, ...]
    going: tuple[str, ...]
    weak: tuple[str, ...]
    channels: tuple[str, ...]
    nouns: tuple[str, ...]
    at_once: tuple[str, ...]
    shows: tuple[str, ...]
    seen: tuple[str, ...]
    streams: tuple[str, ...]
    occasions: tuple[str, ...]
    official: tuple[str, ...]
    when: tuple[str, ...]
    things: tuple[str, ...]
    others: tuple[str, ...]
    about: tuple[str, ...]
    inside: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    answers: tuple[str, ...]
    none: tuple[str, ...]
    past: tuple[str, ...]
    past_near: tuple[str, ...]
    upcoming: tuple[str, ...]
    unless: tuple[str, ...]

    @property
    def alone(self) -> tuple[str, ...]:
        """Words that need no channel in all of their pairs."""
        return (*self.phrases, *self.nouns, *self.going, *self.weak, *self.at_once, *self.streams)

    def inkling(self, text: str) -> bool:
        """Whether anything in a text can announce a stream: a look before the search."""
        if holds(self.alone, text):
            return True
        return holds((*self.shows, *self.seen), text) and holds(self.channels, text)


class Pair(NamedTuple):
    """Two kinds of words in a clause, and words that the sentence must hold as well (None: no more is asked)."""

    one: tuple[str, ...]
    two: tuple[str, ...]
    more: tuple[str, ...] | None = None
    apart: bool = False  # anywhere in the sentence

    def found(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where the pair stands, from its first word to its last."""
        if self.more is not None and not holds(self.more, sentence):
            return
        far = next(single(self.two, sentence), None) if self.apart else None
        for match in islice(single(self.one, sentence), MOST):
            near = () if self.apart else single(self.two, sentence, *clause(sentence, *match.span()))
            other = next(iter(near), far)
            if other:
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
    timely = (*words.when, *words.occasions, *words.official)
    return (
        Pair(words.at_once, words.shows),
        Pair(words.at_once, words.channels),
        Pair(words.shows, words.channels, timely),
        Pair(words.seen, words.channels, (*words.occasions, *words.official)),
        *(Pair(words.streams, others) for others in (words.when, words.channels, words.official)),
        Pair(words.at_once, words.official, apart=True),
    )


class Prepared(NamedTuple):
    """The lists of one language, and what a text cannot do without that holds some of them."""

    words: Lists
    pairs: tuple[Pair, ...]
    alone: Hints | None
    verbs: Hints | None
    places: Hints | None

    def may_announce(self, text: str) -> bool:
        """False is certain."""
        return may_hold(text, self.alone) or (may_hold(text, self.verbs) and may_hold(text, self.places))


@prepared
def prepare(*lists: Phrases) -> Callable[[str | None], Prepared]:
    """The lists of the options in the order of `Lists`, for any language."""

    @cache
    def of(lang: str | None) -> Prepared:
        keys = (None if number < _ALL_LANGUAGES else lang for number in range(len(lists)))
        words = Lists(*map(listed, lists, keys))
        alone = hints(words.alone)
        return Prepared(words, pairs(words), alone, hints((*words.shows, *words.seen)), hints(words.channels))

    return of
