"""Finds the hashtags of a post: where they stand, where platforms let them end, and how their words are parted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text.mask import MARKS, mask
from a11ylint.text.segment import split
from a11ylint.text.visible import visible
from a11ylint.text.wordlists import words

# What all platforms agree on: letters, digits and underscores. Mastodon and X take the middle dot too, Bluesky takes
# everything up to the next blank but for signs at the end.
# https://github.com/mastodon/mastodon/blob/main/app/models/tag.rb
# https://github.com/twitter/twitter-text/blob/master/js/src/regexp/hashtagSpecialChars.js
# https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/util.ts
_DOT_ALLOWED = frozenset(("mastodon", "x", "bluesky"))
_ALL_ALLOWED = frozenset(("bluesky",))
_SIGN = later("[#＃]")
_TAG = later(rf"(?<![\w&/＃#])[#＃](?P<name>[\w{MARKS}]+)")
_DOTTED_TAG = later(rf"(?<![\w&/＃#])[#＃](?P<name>[\w{MARKS}]+(?:·[\w{MARKS}]+)*)")
# Signs with letters or digits right behind them: the writer took them for a part of the tag.
_TAIL = later(rf"(?:[-\u2010-\u2012.·•*:/'’&+]|/-)[\w{MARKS}]+(?:[-\u2010-\u2012.·•*:/'’&+][\w{MARKS}]+)*")
_GENDER = later(r"[*:·•/]-?(?:in(?:nen)?|[nre]|e[nr])(?![^\W\d_])")
_SHORT_FORM = later(r"['’](?:s|re|ll|ve|d|m)(?![^\W\d_])")
_RUN = later(rf"\d+|_+|(?:[^\W\d_][{MARKS}]*)+")
_HUMP = later(r"(?<![A-ZÄÖÜ])[^\W\d_][a-zäöüß]+")  # none inside a stylised name: VEuPathDB
_INNER_CAPITAL = later("[a-zäöüß][A-ZÄÖÜ]")  # by far the most usual way to part words
_LATIN = later(r"[A-Za-zÄÖÜäöüßẞÀ-ÖØ-öø-ÿ0-9_]+")
_NOUNS = later(
    r"[A-ZÄÖÜ][a-zäöüß]{3,}(?<!e)(?<!en)(?<!e[mrs])(?<!ig)(?<!isch)(?<!lich)(?<!bar)(?<!frei)"
    r"[A-ZÄÖÜ][a-zäöüß]{3,}[a-zäöüß](?<!en)(?<!t)\d*"
)

LONGEST = 100
"""Longer names are not looked into: no platform takes more, and some draft may hold a megabyte without a blank."""


class Hashtag(NamedTuple):
    """A hashtag: half-open offsets of sign and name, the name alone, and whether it is a word of a sentence.

    `tail` is what stands right behind it and no longer belongs to it ("-19", "*innen"); empty as a rule.
    """

    start: int
    end: int
    name: str
    inside: bool
    tail: str = ""

    @property
    def number(self) -> bool:
        """Nothing but digits: no platform makes a hashtag of it."""
        return self.name.isdigit()

    @property
    def gender(self) -> bool:
        """The tail is a gender sign with an ending: "*innen"."""
        return _GENDER().match(self.tail) is not None

    @property
    def written(self) -> str:
        """Sign and name."""
        return f"#{self.name}"


class Spelling(NamedTuple):
    """A hashtag with a capital for each word; `parted`: there are several; `sure`: the lexicon is sure of them."""

    name: str
    parted: bool
    sure: bool


def find(text: str, platforms: Sequence[str] = ()) -> tuple[Hashtag, ...]:
    """The hashtags in the body of a post, in order; code, comments, addresses and link targets have none.

    `platforms` are those the post is for (none: any). A number sign before digits is among them: see `number`.
    """
    return _find(text, platforms if isinstance(platforms, tuple) else tuple(platforms))


@lru_cache(maxsize=16)  # every rule about hashtags asks for the same post
def _find(text: str, platforms: tuple[str, ...]) -> tuple[Hashtag, ...]:
    if "#" not in text and "＃" not in text:
        return ()
    named = frozenset(platforms)
    pattern = _DOTTED_TAG() if named and named <= _DOT_ALLOWED else _TAG()
    found = []
    for sign in _SIGN().finditer(visible(text).text):
        match = pattern.match(text, sign.start())
        if match:
            tail = "" if named and named <= _ALL_ALLOWED else _tail(text, match.end())
            name = unicodedata.normalize("NFC", match["name"])
            found.append(Hashtag(match.start(), match.end(), name, False, tail))
    masked = mask(_without_rests(text, found))
    return tuple(tag._replace(inside=masked[tag.start + 1 : tag.end].strip() != "") for tag in found)


def _without_rests(text: str, found: Sequence[Hashtag]) -> str:
    """Numbers and tails blanked, which would look like words behind a hashtag."""
    pieces: list[str] = []
    at = 0
    for tag in found:
        start, end = (tag.start if tag.number else tag.end), tag.end + len(tag.tail)
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _tail(text: str, start: int) -> str:
    match = _TAIL().match(text, start)
    return match[0] if match and not _SHORT_FORM().match(text, start) else ""


def key(name: str) -> str:
    """What two spellings of the same hashtag have in common."""
    return unicodedata.normalize("NFC", name.lstrip("#＃")).casefold()


def unparted(name: str) -> bool:
    """Latin letters without a capital inside: all small, all capitals, or only the first one a capital."""
    if _INNER_CAPITAL().search(name) or len(name) > LONGEST or not _LATIN().fullmatch(name):
        return False
    letters = "".join(filter(str.isalpha, name))
    return letters[1:].islower() or (len(letters) > 1 and letters.isupper())


def spelled(name: str, lang: str | None, known: Mapping[str, str]) -> Spelling:
    """The hashtag with a capital for each word; `known` are spellings of words by their key, which go first."""
    pieces: list[str] = []
    parted, sure = False, True
    for run in _RUN().findall(name):
        if not run[0].isalpha():
            pieces.append(run)
            continue
        found = split(run, lang, tuple(known))
        parted, sure = parted or len(found.words) > 1, sure and found.sure
        pieces += (_capitalised(word, known) for word in found.words)
    return Spelling("".join(pieces), parted, sure)


def looks_like_noun(name: str, spelling: str) -> bool:
    """Whether a hashtag with one capital is a German compound that the lexicon cuts: "Teddybärkrankenhaus".

    Its two parts look like nouns: they are long, the first ends like no adjective, adverb or infinitive, and the second
    like no verb.
    """
    return name[:1].isupper() and name[1:].islower() and _NOUNS().fullmatch(spelling) is not None


def _capitalised(word: str, known: Mapping[str, str]) -> str:
    own = known.get(key(word)) or abbreviations().get(key(word))
    return own or word[:1].upper() + word[1:].lower()


@cache
def abbreviations() -> Mapping[str, str]:
    """Abbreviations that are spoken letter by letter, by their key."""
    return {key(word): word for word in sorted(words("spelled"))}


def with_abbreviations(name: str, known: Mapping[str, str]) -> str:
    """The hashtag with the right capitals for each abbreviation that capitals, digits or underscores part."""

    def right(match: re.Match[str]) -> str:
        hump = match[0]
        spelling = known.get(key(hump)) or abbreviations().get(key(hump))
        return hump if spelling is None or hump.isupper() else spelling

    return _HUMP().sub(right, name)
