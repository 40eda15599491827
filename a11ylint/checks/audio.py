"""Checks of how a recording sounds: loudness, clipping, and speech against the background."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from a11ylint.checks import Problem, check
from a11ylint.checks._clips import heard
from a11ylint.media.sound import Sound
from a11ylint.post import Medium, Post
from a11ylint.targets import media

_BELONGS: Final = ("relevant", "wichtig")  # of `sounds:`, what is heard behind the speech


@check("audio-background-loud", on=media("video", "audio"))
def audio_background_loud(
    _post: Post, medium: Medium, *, least: float, min_speech: float
) -> Iterator[Problem]:
    """Speech stands well above what is heard in its pauses."""
    sound = heard(medium)
    if (
        not isinstance(sound, Sound)
        or sound.speech < min_speech
        or medium.answers.word("sounds") in _BELONGS
        or medium.answers.truth("sounds")
    ):
        return
    speech, background = sound.loudness.speech, sound.loudness.background
    if speech is not None and background is not None and speech - background < least:
        data = {"name": medium.name, "difference": max(0, round(speech - background)), "least": round(least)}
        yield Problem("loud", medium.at, data)


@check("audio-clipping-or-quiet", on=media("video", "audio"))
def audio_clipping_or_quiet(
    _post: Post, medium: Medium, *, quietest: float, loudest: float, most_clipped: float
) -> Iterator[Problem]:
    """The sound is neither very quiet nor very loud, and not clipped."""
    sound = heard(medium)
    if not isinstance(sound, Sound) or sound.loudness.integrated is None:
        return
    level = sound.loudness
    data = {"name": medium.name, "level": round(sound.loudness.integrated)}
    if level.clipped > most_clipped:
        yield Problem("clipped", medium.at, {**data, "share": 100 * level.clipped})
    elif sound.loudness.integrated < quietest:
        yield Problem("quiet", medium.at, data)
    elif sound.loudness.integrated > loudest:
        yield Problem("loud", medium.at, data)
