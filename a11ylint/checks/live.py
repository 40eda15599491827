"""Checks of live streams: sign language, captions, and streams that a text only announces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from a11ylint.checks import Problem, check
from a11ylint.checks._prepared import prepared
from a11ylint.post import Medium, Post
from a11ylint.source import Place, Span, Text, place_of
from a11ylint.targets import media
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.mask import MARKS, mask
from a11ylint.text.sentences import sentences
from a11ylint.tree import NO, Scalar

Phrases = Mapping[str, Sequence[str]]  # by language

NOTHING: Final = NO | {"none", "keine", "keiner", "kein", "not-provided", "?"}
EVENT: Final = frozenset(("event", "events", "veranstaltung", "veranstaltungen", "termin"))
AUTOMATIC: Final = frozenset(("auto", "automatic", "automatisch", "asr"))


# Bounded, so that no text can make the search slow.
_BLANK: Final = r"[\s\-\u2010-\u2013]{1,3}"
_GAP: Final = r"(?:[^\s.!?:]{1,40}\s{1,3}){0,6}?"
_LOOK_BACK: Final = 120


class Lists(NamedTuple):
    """Phrases that announce a stream, and those that say it is none, over, or still to come."""

    phrases: tuple[str, ...]
    not_after: tuple[str, ...]
    past: tuple[str, ...]
    upcoming: tuple[str, ...]


def _maybe_live(post: Post) -> Iterator[Post]:
    """Posts, and threads once, unless the author said that they are no live stream."""
    if post.first and post.live is not False:
        yield post


def _live(post: Post) -> Iterator[Post]:
    """Declared live streams."""
    if post.first and post.live:
        yield post


@check("live-sign-language-missing", on=_maybe_live)
def live_sign_language_missing(
    post: Post, _target: Post, *, phrases: Phrases, not_after: Phrases, past: Phrases, upcoming: Phrases
) -> Iterator[Problem]:
    """A live stream has a sign-language interpreter; a text that announces one asks for an answer first."""
    if post.live:
        if not _signed(post):
            refused = _given(post, "sign_language")
            yield Problem(
                "refused" if refused else "missing", _place(post, "sign_language", "live", "format")
            )
        return
    words = _lists(phrases, not_after, past, upcoming)(post.language)
    spans = (_announced(post, text, words) for text in post.thread or (post.text,))
    if found := next((span for span in spans if span), None):
        yield Problem("announced", place_of(found), {"words": found.text})


@check("live-captions-missing", on=_live)
def live_captions_missing(post: Post, _target: Post) -> Iterator[Problem]:
    """A live stream has captions that people write or correct."""
    word = post.answers.word("live_captions")
    if word is None or word in NOTHING:
        key = "missing" if word is None else "refused"
        yield Problem(key, _place(post, "live_captions", "live", "format"))
    elif word in AUTOMATIC:
        yield Problem("auto", _place(post, "live_captions"))


def _events(post: Post) -> Iterator[Post]:
    """Live streams and posts with the tag `event`, threads once."""
    if post.first and (post.live or (post.live is None and _tagged(post))):
        yield post


def _recordings(post: Post) -> Iterator[Medium]:
    """Videos of a post that says how its stream was captioned, and that it is no stream any more."""
    if post.live is False and _given(post, "live_captions"):
        yield from (clip for clip in media("video")(post) if clip.captions or clip.answers.get("captions"))


@check("live-recording-captions", on=_recordings, needs=("media",))
def live_recording_captions(post: Post, clip: Medium) -> Iterator[Problem]:
    """Captions written live are gone over before the recording is published."""
    if not clip.answers.truth("captions_reviewed") and post.answers.word("live_captions") not in NOTHING:
        yield Problem("unedited", clip.at, {"name": clip.name})


def _tagged(post: Post) -> bool:
    return bool(EVENT & {word.lower() for word in post.answers.words("tags")})


@check("live-announcement-access-info", on=_events)
def live_announcement_access_info(
    post: Post, _target: Post, *, stream_words: Phrases, event_words: Phrases
) -> Iterator[Problem]:
    """Who announces a stream or an event says how people with disabilities can take part."""
    lists = (stream_words,) if post.live else (stream_words, event_words)
    wanted = pattern(tuple(phrase for words in lists for phrase in _listed(words, None)))
    if not any(wanted.search(text.value.replace("#", " ")) for text in post.thread or (post.text,)):
        yield Problem("stream" if post.live else "event", _place(post, "live", "format", "tags"))


def _signed(post: Post) -> bool:
    """`sign_language: gsg`, `true`, `{provided: true}`, `{language: gsg}`; any name of a language counts."""
    table = post.answers.table("sign_language")
    if table.truth("provided") is not None:
        return bool(table.truth("provided"))
    words = table.words("language") or post.answers.words("sign_language")
    return any(word.lower() not in NOTHING for word in words)


def _given(post: Post, key: str) -> bool:
    """Whether anything stands behind a key."""
    node = post.answers.get(key)
    return node is not None and not (isinstance(node, Scalar) and node.null)


def _place(post: Post, *keys: str) -> Place:
    """Where the first of these answers stands; the whole post when there is none."""
    for key in keys:
        node = post.answers.table(key).get("provided", "language") or post.answers.get(key)
        if _given(post, key) and node is not None and node.at is not None:
            return place_of(node.at)
    return post.at


def _listed(phrases: Phrases, lang: str | None) -> tuple[str, ...]:
    """The phrases of one language, of all when there is no list for it.

    Announcements are searched in all languages: German posts say "going live" too. Words around them are not:
    the English past tense "was" is a German question.
    """
    keys = [lang] if lang is not None and lang in phrases else sorted(phrases)
    return tuple(phrase for key in keys for phrase in phrases[key] if phrase.strip())


@prepared
def _lists(
    phrases: Phrases, not_after: Phrases, past: Phrases, upcoming: Phrases
) -> Callable[[str | None], Lists]:
    @cache
    def of(lang: str | None) -> Lists:
        return Lists(
            _listed(phrases, None), _listed(not_after, lang), _listed(past, lang), _listed(upcoming, lang)
        )

    return of


def _announced(post: Post, text: Text, words: Lists) -> Span | None:
    """The first words that announce a stream which is still to come."""
    if not may_hold(text.value, _beginnings(words.phrases)):
        return None
    # A hashtag says it as well as a word does; addresses, picture texts and comments say nothing.
    prose = mask(text.value.replace("#", " "))
    if not pattern(words.phrases).search(prose):
        return None
    for sentence in sentences(prose, post.language or "de"):
        found = _in_sentence(prose[sentence.start : sentence.end], words)
        if found:
            return text.span(sentence.start + found.start(), sentence.start + found.end())
    return None


@cache
def _beginnings(phrases: tuple[str, ...]) -> Hints | None:
    return hints(phrases)


def _in_sentence(sentence: str, words: Lists) -> re.Match[str] | None:
    if pattern(words.past).search(sentence) and not pattern(words.upcoming).search(sentence):
        return None
    for match in pattern(words.phrases).finditer(sentence):
        before = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not _just_before(words.not_after).search(before):
            return match
    return None


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words: `*` leaves a word open, a blank is also a hyphen, `…` is a gap."""
    # Longer ones first, so that a finding shows as much of the text as possible.
    parts = sorted((_phrase(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _just_before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, with at most one more word behind it, at the end of the text."""
    return re.compile(rf"{pattern(phrases).pattern}(?:\s+[^\s:,;]+)?\s*$", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = phrase.split()
    parts = (_GAP if word == "…" else _word(word) + _BLANK for word in words[:-1])
    return "".join(parts) + _word(words[-1])


def _word(word: str) -> str:
    """One word of a phrase; umlauts match in their composed and decomposed form."""
    both = (re.escape(c) if c.isascii() else f"(?:{c}|{unicodedata.normalize('NFD', c)})" for c in word)
    return "".join(both).replace(r"\*", rf"[\w{MARKS}]*")
