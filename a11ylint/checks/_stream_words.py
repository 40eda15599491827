"""The word lists with which announcements of streams are found, and a quick look whether a text may hold them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from a11ylint.checks._phrases import Phrases, holds, listed
from a11ylint.checks._prepared import prepared

_ALL_LANGUAGES: Final = 4
_LETTERS: Final = re.compile(r"[^\W\d_]+")

Kinds = tuple[tuple[str, ...], ...]


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
    follow: tuple[str, ...]
    home: tuple[str, ...]
    both: tuple[str, ...]
    social: tuple[str, ...]
    speaks: tuple[str, ...]
    streams: tuple[str, ...]
    remote: tuple[str, ...]
    occasions: tuple[str, ...]
    official: tuple[str, ...]
    events: tuple[str, ...]
    clock: tuple[str, ...]
    when: tuple[str, ...]
    things: tuple[str, ...]
    stage: tuple[str, ...]
    others: tuple[str, ...]
    about: tuple[str, ...]
    asking: tuple[str, ...]
    several: tuple[str, ...]
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
    def alone(self) -> Kinds:
        """Words that need no channel in all of their pairs."""
        return self.phrases, self.nouns, self.going, self.weak, self.at_once, self.streams

    @property
    def timed(self) -> Kinds:
        """Words that need a time of day."""
        return self.home, self.both, self.social

    @property
    def verbs(self) -> Kinds:
        """Words that need a channel."""
        return self.shows, self.seen, self.follow

    @property
    def gatherings(self) -> Kinds:
        """All that people watch on a screen."""
        return self.occasions, self.official, self.events

    @property
    def times(self) -> Kinds:
        """Days and times."""
        return self.clock, self.when

    def inkling(self, text: str) -> bool:
        """Whether anything in a text can announce a stream: a look before the search."""
        if holds_one(self.alone, text):
            return True
        if holds_one(self.timed, text) or (holds(self.remote, text) and holds_one(self.gatherings, text)):
            return True
        return holds_one(self.verbs, text) and holds(self.channels, text)


def holds_one(kinds: Kinds, text: str) -> bool:
    """Whether a word of one of the lists is in a text."""
    return any(holds(phrases, text) for phrases in kinds)


class Look(NamedTuple):
    """What a text cannot do without that holds one of some phrases: all letters of each phrase, run by run."""

    phrases: tuple[tuple[str, ...], ...]

    def may_hold(self, folded: str) -> bool:
        """False is certain; `folded` is a text in small composed letters."""
        return any(runs[0] in folded and all(run in folded for run in runs[1:]) for runs in self.phrases)


def look(kinds: Kinds) -> Look:
    """A quick look for the phrases of lists. Wherever `*` leaves a word open, the letters beside it must be there."""
    needed = _needed(phrase for kind in kinds for phrase in kind)
    return Look(tuple(tuple(_runs(phrase)) or ("",) for phrase in sorted(needed)))


def _needed(phrases: Iterable[str]) -> set[str]:
    """Phrases without those that hold another one: where "live" is looked for, "live übertragen" need not be.

    Half of them fall away, and a look takes as long as it has phrases.
    """
    folded = {_folded(phrase) for phrase in phrases}
    words = {phrase for phrase in folded if phrase.isalpha()}
    return {phrase for phrase in folded if phrase in words or words.isdisjoint(phrase.split())}


def _folded(text: str) -> str:
    return (text if text.isascii() else normalize("NFC", text)).casefold()


def _runs(phrase: str) -> Iterator[str]:
    """The runs of letters, the longest first: the first word of a phrase is often an everyday one."""
    yield from sorted(_LETTERS.findall(phrase), key=len, reverse=True)


class Prepared(NamedTuple):
    """The lists of one language, and what a text cannot do without that holds some of them."""

    words: Lists
    alone: Look
    timed: Look
    verbs: Look
    places: Look

    def may_announce(self, text: str) -> bool:
        """False is certain."""
        folded = _folded(text)
        if self.alone.may_hold(folded) or (self.verbs.may_hold(folded) and self.places.may_hold(folded)):
            return True
        return self.timed.may_hold(folded) and holds(self.words.clock, text)


@prepared
def prepare(*lists: Phrases) -> Callable[[str | None], Prepared]:
    """The lists of the options in the order of `Lists`, for any language."""

    @cache
    def of(lang: str | None) -> Prepared:
        keys = (None if number < _ALL_LANGUAGES else lang for number in range(len(lists)))
        words = Lists(*map(listed, lists, keys))
        looks = map(look, (words.alone, (*words.timed, words.remote), words.verbs, (words.channels,)))
        return Prepared(words, *looks)

    return of
