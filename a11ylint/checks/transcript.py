"""Checks of texts that stand for clips and sounds: transcripts, audio description, alternative texts of videos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from a11ylint import platforms
from a11ylint.checks import Problem, Words, check
from a11ylint.checks._clips import (
    REPORTED,
    clock,
    described,
    describing,
    heard,
    here,
    lasting,
    says_no_speech,
    says_speech,
    silent,
    spoken_for,
    stretch,
    transcribed,
    unheard,
)
from a11ylint.checks._standins import wanted
from a11ylint.facts import Known, Unknown
from a11ylint.media.sound import Sound
from a11ylint.post import AltState, Medium, Post, Where
from a11ylint.targets import media

# Words that a minute of speech has at least; a text with as many words for the speech in it can be its transcript.
_WORDS_A_SECOND: Final = 1.0


def _with_visuals(post: Post) -> Iterator[Medium]:
    """Videos whose author says that what they show matters, and in which somebody speaks."""
    for clip in media("video")(post):
        if clip.answers.truth("important_visuals") and here(clip) and silent(clip) is not True:
            yield clip


@check("video-audio-description-missing", on=_with_visuals, needs=("media",))
def video_audio_description_missing(
    post: Post, clip: Medium, *, markers: Sequence[str], link_markers: Sequence[str], min_words: int
) -> Iterator[Problem]:
    """What matters in the picture is spoken, or stands in a transcript."""
    if described(clip):
        return
    found = transcribed(post, clip, wanted(markers, min_words, link_markers))
    if found is None:
        yield Problem("named", clip.at, {"name": clip.name})
    elif not found:
        refused = clip.answers.word("audio_description") is not None
        yield Problem("refused" if refused else "missing", clip.at, {"name": clip.name})


@check("video-transcript-missing", on=media("video"))
def video_transcript_missing(
    post: Post,
    clip: Medium,
    *,
    markers: Sequence[str],
    link_markers: Sequence[str],
    min_words: int,
    min_seconds: float,
) -> Iterator[Problem]:
    """A longer video with speech has a transcript."""
    probe = clip.facts.probe()
    length = probe.value.duration if isinstance(probe, Known) else None
    if length is None or length < min_seconds:
        return
    if transcribed(post, clip, wanted(markers, min_words, link_markers)) is False and silent(clip) is False:
        yield Problem("missing", clip.at, {"name": clip.name, "length": lasting(length)})


def _soundless(post: Post) -> Iterator[Medium]:
    """Videos in which nobody speaks; videos in sign language tell in signs what the post tells in words."""
    for clip in media("video")(post):
        if clip.kind != "sign-language" and here(clip) and silent(clip) and not _is_gif(clip):
            yield clip


def _is_gif(clip: Medium) -> bool:
    """A GIF under a wrong name: media-unreadable says so, and once renamed it is a picture."""
    probe = clip.facts.probe()
    return isinstance(probe, Known) and probe.value.format == "gif"


@check("video-text-only", on=_soundless, needs=("media",))
def video_text_only(
    post: Post, clip: Medium, *, markers: Sequence[str], link_markers: Sequence[str], min_words: int
) -> Iterator[Problem]:
    """A video without speech has a text that tells what it shows."""
    matters = clip.answers.truth("important_visuals")
    has_alt = clip.alt.state is AltState.TEXT and bool(clip.alt.value)
    # `none-needed` says that the speaker tells what is to be seen; here nobody speaks.
    spoken = describing(clip) if matters and spoken_for(clip) else described(clip)
    if matters is False or clip.decorative or spoken or has_alt:
        return
    found = transcribed(post, clip, wanted(markers, min_words, link_markers))
    if not found:
        key = "named" if found is None else "missing" if matters else "unsure"
        yield Problem(key, clip.at, {"name": clip.name, "field": _where_to(post)})


def _where_to(post: Post) -> Words:
    """Where the description can stand on the platforms of the post."""
    rows = [platforms.table()[name] for name in post.platforms]
    fits = [platforms.alt_field(row, "video", post.answers.word("format") or "post") for row in rows]
    if rows and not any(field.supported.value for field in fits):
        return Words("im Text in einer Zeile „Video: …“", 'in the text, in a line "Video: …"')
    return Words(
        "in `alt:` oder im Text in einer Zeile „Video: …“", 'in `alt:` or in the text, in a line "Video: …"'
    )


def _bare_videos(post: Post) -> Iterator[Medium]:
    """Videos for platforms that take an alternative text with them."""
    if _taking(post):
        yield from (clip for clip in media("video")(post) if here(clip))


@check("video-alt-missing", on=_bare_videos, needs=("media",))
def video_alt_missing(post: Post, clip: Medium) -> Iterator[Problem]:
    """Where a platform takes an alternative text with a video, there is one."""
    absent = clip.alt.state in (AltState.ABSENT, AltState.EMPTY)
    # Where nobody speaks, video-text-only asks for a text: one finding for one cause.
    if absent and not (clip.kind != "sign-language" and silent(clip)):
        yield Problem("missing", clip.at, {"name": clip.name, "platforms": _taking(post)})


def _taking(post: Post) -> tuple[str, ...]:
    form = post.answers.word("format") or "post"
    rows = (platforms.table()[name] for name in post.platforms)
    fields = ((row, platforms.alt_field(row, "video", form).supported) for row in rows)
    return tuple(row.name["en"] for row, field in fields if field.value and field.confidence == "verified")


@check("audio-transcript-missing", on=media("audio"))
def audio_transcript_missing(
    post: Post,
    sound: Medium,
    *,
    markers: Sequence[str],
    link_markers: Sequence[str],
    min_words: int,
    min_speech: float,
) -> Iterator[Problem]:
    """What is said in a sound file can be read."""
    if says_no_speech(sound) or _captioned(sound) or not here(sound):
        return
    found = transcribed(post, sound, wanted(markers, min_words, link_markers))
    data = {"name": sound.ref if sound.where is Where.REMOTE else sound.name}
    if found is None:
        yield Problem("named", sound.at, data)
    elif not found:
        yield from _untold(sound, min_speech, data)


def _untold(sound: Medium, min_speech: float, data: dict[str, str]) -> Iterator[Problem]:
    """What is heard in a sound that no text stands for."""
    if says_speech(sound):
        yield Problem("declared", sound.at, data)
        return
    found = heard(sound)
    if isinstance(found, Unknown):
        yield from _unheard(sound, found, data)
    elif found is not None:
        yield from _judged(sound, found, min_speech, data)


def _captioned(sound: Medium) -> bool:
    """Captions of a sound hold its words too; chapters and descriptions do not."""
    facts = (sound.facts.track(track) for track in sound.captions)
    return any(
        isinstance(fact, Known) and fact.value.kind in ("captions", "subtitles") and fact.value.cues
        for fact in facts
    )


def _unheard(sound: Medium, found: Unknown, data: dict[str, str]) -> Iterator[Problem]:
    if sound.where is Where.REMOTE:
        yield Problem("remote", sound.at, data)
    elif found.why not in REPORTED:
        yield Problem("unheard", sound.at, {**data, "detail": unheard(found)})


def _judged(medium: Medium, sound: Sound, min_speech: float, data: dict[str, str]) -> Iterator[Problem]:
    if len(medium.alt.value.split()) >= max(1.0, sound.speech * _WORDS_A_SECOND):
        return
    if sound.speech >= min_speech:
        begin, end = stretch(sound)
        place = medium.at._replace(logical=f"t={begin:.1f},{end:.1f}")
        yield Problem("speech", place, {**data, "length": lasting(sound.speech), "start": clock(begin)})
    elif not sound.complete:
        yield Problem("limit", medium.at, {**data, "length": lasting(sound.checked)})
    elif sound.audible:
        yield Problem("sound", medium.at, data)
