"""The check of caption languages against the languages that are spoken and read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Problem, check
from a11ylint.checks._languages import language_name
from a11ylint.checks.caption_labels import guessed, sure
from a11ylint.facts import Known
from a11ylint.media.captions import CAPTION_KINDS
from a11ylint.post import Medium, Post, Track

if TYPE_CHECKING:
    from a11ylint.media.captions import CaptionFile

_ENOUGH: Final = 25  # words that stand for a label which is missing, as many as contradict one


def _captioned(post: Post) -> Iterator[Medium]:
    """Clips all of whose captions tell their language."""
    for clip in post.media:
        found = _languages(clip) if clip.type in ("video", "audio") else ()
        if found and "" not in found:
            yield clip


@check("caption-language-other", on=_captioned, needs=("media",))
def caption_language_other(post: Post, clip: Medium) -> Iterator[Problem]:
    """Captions are in the language that is spoken, or in that of the post."""
    if clip.answers.truth("captions_reviewed"):
        return
    captions, spoken, words = _languages(clip), _spoken(clip), _words(clip)
    if {*captions, *words} & {*spoken, post.language} or not (spoken or post.language):
        return
    data = {"name": clip.name, "captions": tuple(language_name(lang) for lang in captions)}
    if spoken:
        yield Problem("spoken", clip.at, {**data, "spoken": tuple(language_name(lang) for lang in spoken)})
    elif post.lang_declared and words and words <= set(captions):
        yield Problem("post", clip.at, {**data, "post": language_name(post.language or "")})


def _languages(clip: Medium) -> tuple[str, ...]:
    """The primary languages of all captions, an empty one where neither label nor words of a file tell."""
    tags = [tag for track in clip.captions if (tag := _language(clip, track)) is not None]
    probe = clip.facts.probe()
    inside = probe.value.subtitles if isinstance(probe, Known) else ()
    tags += [_primary(track.language) for track in inside if track.captions]
    return tuple(sorted(set(tags)))


def _language(clip: Medium, track: Track) -> str | None:
    """The language of a file: its label, else its words where there are enough; None for what is no captions."""
    about = clip.facts.track(track)
    if not isinstance(about, Known) or not _counts(about.value):
        return None
    cues = clip.facts.cues(track)
    words = sure(cues.value, _ENOUGH) if isinstance(cues, Known) and not about.value.lang else None
    return _primary(about.value.lang or words)


def _counts(file: CaptionFile) -> bool:
    return file.kind in CAPTION_KINDS and file.cues > 0 and "forced" not in file.flags


def _words(clip: Medium) -> set[str]:
    """The languages that the words of the caption files speak for, where there are enough of them."""
    files = (clip.facts.cues(track) for track in clip.captions)
    found = (guessed(fact.value) for fact in files if isinstance(fact, Known))
    return {_primary(lang) for lang in found if lang}


def _spoken(clip: Medium) -> tuple[str, ...]:
    """What the author says is spoken, else what the sound streams say."""
    if declared := clip.answers.word("lang", "language"):
        return (_primary(declared),)
    probe = clip.facts.probe()
    streams = probe.value.audio if isinstance(probe, Known) else ()
    return tuple(sorted({_primary(stream.language) for stream in streams if stream.language}))


def _primary(tag: str | None) -> str:
    return tag.split("-")[0].lower() if tag else ""
