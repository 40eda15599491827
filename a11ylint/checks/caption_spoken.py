"""The check of caption languages against the languages that are spoken and read."""

from __future__ import annotations

from collections.abc import Iterator

from a11ylint.checks import Problem, check
from a11ylint.checks._languages import language_name
from a11ylint.checks.caption_labels import guessed
from a11ylint.facts import Known
from a11ylint.media.captions import CAPTION_KINDS
from a11ylint.post import Medium, Post


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
    """The primary languages of all captions, an empty one where a file does not tell."""
    facts = (clip.facts.track(track) for track in clip.captions)
    files = (fact.value for fact in facts if isinstance(fact, Known))
    tags = [
        file.lang for file in files if file.kind in CAPTION_KINDS and file.cues and "forced" not in file.flags
    ]
    probe = clip.facts.probe()
    inside = probe.value.subtitles if isinstance(probe, Known) else ()
    tags += [track.language for track in inside if track.captions]
    return tuple(sorted({_primary(tag) for tag in tags}))


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
