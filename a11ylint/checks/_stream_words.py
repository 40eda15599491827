"""The word lists with which announcements of streams are found, and a quick look whether a text may hold them."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from a11ylint.checks._phrases import Phrases, holds, listed
from a11ylint.checks._prepared import prepared
from a11ylint.text.beginnings import Hints, hints, may_hold

_ALL_LANGUAGES: Final = 4

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
    """What a text cannot do without that holds one of some phrases; `stems`: how those open at the beginning are spelt.

    Stems are looked for in small, large and first capital letters: folding every text would cost more than the rest.
    """

    wanted: Hints | None
    stems: tuple[str, ...]

    def may_hold(self, text: str) -> bool:
        """False is certain, but for a stem LiKe tHiS."""
        return may_hold(text, self.wanted) or any(stem in text for stem in self.stems)


def look(kinds: Kinds) -> Look:
    """A quick look for the phrases of lists; those open at the beginning are looked for by what they hold."""
    phrases = _needed(phrase for kind in kinds for phrase in kind)
    opened = {phrase for phrase in phrases if phrase.startswith("*") and " " not in phrase}
    stems = {normalize(form, stem.strip("*")) for stem in opened for form in ("NFC", "NFD")}
    spelt = {spell for stem in stems for spell in (stem.lower(), stem.upper(), stem.capitalize())}
    return Look(hints(phrase for phrase in phrases if phrase not in opened), tuple(sorted(spelt)))


def _needed(phrases: Iterable[str]) -> set[str]:
    """Phrases without those that hold another one: where "live" is looked for, "live übertragen" need not be.

    Half of them fall away, and a look takes as long to make as it has phrases.
    """
    folded = {phrase.casefold() for phrase in phrases}
    words = {phrase for phrase in folded if phrase.isalpha()}
    return {phrase for phrase in folded if phrase in words or words.isdisjoint(phrase.split())}


class Prepared(NamedTuple):
    """The lists of one language, and what a text cannot do without that holds some of them."""

    words: Lists
    alone: Look
    timed: Look
    verbs: Look
    places: Look

    def may_announce(self, text: str) -> bool:
        """False is certain."""
        if self.alone.may_hold(text) or (self.verbs.may_hold(text) and self.places.may_hold(text)):
            return True
        return self.timed.may_hold(text) and holds(self.words.clock, text)


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
