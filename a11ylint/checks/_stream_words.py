"""The word lists with which announcements of streams are found, and pairs of words that are one only together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple
from unicodedata import normalize

from a11ylint.checks._phrases import Phrases, clause, holds, listed, pattern
from a11ylint.checks._prepared import prepared
from a11ylint.text.beginnings import Hints, hints, may_hold

MOST: Final = 50  # a sentence with more phrases than that says nothing new
_ALL_LANGUAGES: Final = 4
# "Live-Musik", "Online-Kurs"; a YouTube-Kanal is one.
_COMPOUND: Final = re.compile(r"-(?!(?:kanal|kanäle|seite|auftritt|account|channel|page))\w", re.IGNORECASE)


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


def holds_one(kinds: Kinds, text: str) -> bool:
    """Whether a word of one of the lists is in a text."""
    return any(holds(phrases, text) for phrases in kinds)


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
    pairs: tuple[Pair, ...]
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
        return Prepared(words, pairs(words), *looks)

    return of
