"""Checks of live streams: sign language, captions, and streams that a text only announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from a11ylint.checks import Problem, check
from a11ylint.checks._live_answers import live_captions, sign_language
from a11ylint.checks._phrases import Phrases, listed, pattern
from a11ylint.checks._stream_words import prepare
from a11ylint.post import Medium, Post
from a11ylint.source import Place, Span, place_of
from a11ylint.targets import media
from a11ylint.tree import Scalar

EVENT: Final = frozenset(("event", "events", "veranstaltung", "veranstaltungen", "termin"))
_SHOWN: Final = 60  # characters of an answer that a message repeats


def _maybe_live(post: Post) -> Iterator[Post]:
    """Posts, and threads once, unless the author said that they are no live stream."""
    if post.first and (post.live is not False or _contradicted(post)):
        yield post


def _contradicted(post: Post) -> bool:
    """`format: live` says the same as `live: true`, so it cannot stand beside `live: false`."""
    return post.live is False and post.answers.word("format") == "live"


def _live(post: Post) -> Iterator[Post]:
    """Declared live streams."""
    if post.first and post.live:
        yield post


@check("live-sign-language-missing", on=_maybe_live)
def live_sign_language_missing(
    post: Post,
    _target: Post,
    *,
    sign_languages: Sequence[str],
    phrases: Phrases,
    going: Phrases,
    weak: Phrases,
    channels: Phrases,
    nouns: Phrases,
    at_once: Phrases,
    shows: Phrases,
    seen: Phrases,
    follow: Phrases,
    home: Phrases,
    both: Phrases,
    social: Phrases,
    speaks: Phrases,
    streams: Phrases,
    remote: Phrases,
    occasions: Phrases,
    official: Phrases,
    events: Phrases,
    clock: Phrases,
    when: Phrases,
    things: Phrases,
    stage: Phrases,
    others: Phrases,
    about: Phrases,
    asking: Phrases,
    several: Phrases,
    inside: Phrases,
    not_after: Phrases,
    not_before: Phrases,
    answers: Phrases,
    none: Phrases,
    past: Phrases,
    past_near: Phrases,
    upcoming: Phrases,
    unless: Phrases,
) -> Iterator[Problem]:
    """A live stream has a sign-language interpreter; a text that announces one asks for an answer first."""
    if post.live is not None:
        yield from _declared(post, sign_languages)
        return
    alone = (phrases, going, weak, channels, nouns, at_once)
    verbs = (shows, seen, follow, home, both, social, speaks, streams)
    subjects = (
        remote,
        occasions,
        official,
        events,
        clock,
        when,
        things,
        stage,
        others,
        about,
        asking,
        several,
    )
    near = (inside, not_after, not_before, answers, none, past, past_near, upcoming, unless)
    if found := _announced(post, *alone, *verbs, *subjects, *near):
        yield Problem("announced", place_of(found), {"words": found.text})


def _announced(post: Post, *lists: Phrases) -> Span | None:
    """The first words of a post or thread that announce a stream to come; `lists` in the order of Lists."""
    known = prepare(*lists)(post.language)
    texts = [text for text in post.thread or (post.text,) if known.may_announce(text.value)]
    if not texts:
        return None
    from a11ylint.checks._streams import announcement  # few texts are worth a search

    spans = (announcement(text, post.language or "de", known.words) for text in texts)
    return next((span for span in spans if span), None)


def _declared(post: Post, sign_languages: Sequence[str]) -> Iterator[Problem]:
    if not post.live:
        yield Problem("contradicted", _place(post, "live"))
        return
    answer = sign_language(post, sign_languages)
    if answer.kind != "yes":
        place = _place(post, "sign_language", "live", "format")
        yield Problem(answer.kind, place, {"value": answer.value[:_SHOWN]})


@check("live-captions-missing", on=_live)
def live_captions_missing(post: Post, _target: Post) -> Iterator[Problem]:
    """A live stream has captions that people write or correct."""
    answer = live_captions(post)
    if answer.kind != "yes":
        place = _place(post, "live_captions", "live", "format")
        yield Problem(answer.kind, place, {"value": answer.value[:_SHOWN]})


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
    if not clip.answers.truth("captions_reviewed") and live_captions(post).kind != "refused":
        yield Problem("unedited", clip.at, {"name": clip.name})


def _tagged(post: Post) -> bool:
    return bool(EVENT & {word.lower() for word in post.answers.words("tags")})


@check("live-announcement-access-info", on=_events)
def live_announcement_access_info(
    post: Post, _target: Post, *, stream_words: Phrases, event_words: Phrases
) -> Iterator[Problem]:
    """Who announces a stream or an event says how people with disabilities can take part."""
    lists = (stream_words,) if post.live else (stream_words, event_words)
    wanted = pattern(tuple(phrase for words in lists for phrase in listed(words, None)))
    if not any(wanted.search(text.value.replace("#", " ")) for text in post.thread or (post.text,)):
        yield Problem("stream" if post.live else "event", _place(post, "live", "format", "tags"))


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
