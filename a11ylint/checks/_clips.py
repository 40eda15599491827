"""What checks of clips and sounds share: the author's answers, and whether anybody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from a11ylint.facts import Known, Unknown
from a11ylint.media.sound import Sound
from a11ylint.post import AltState, Medium, Post, Where
from a11ylint.tree import NO

REFUSED: Final = NO | {"none", "keine", "kein", "missing", "fehlt", "?"}
# Why a file was not opened, where the draft group says so: one finding for one cause.
REPORTED: Final = frozenset(
    ("missing", "outside", "unreadable", "truncated", "no-stream", "too-large", "not-stated")
)
_NO_SPEECH: Final = frozenset(("music", "none")) | NO
_LINK: Final = re.compile(r"(?:https?://|www\.)\S*|(?<!\S)[#@]\S*")
_FAR: Final = 3000  # characters behind a marker that are looked at


def says_speech(medium: Medium) -> bool:
    """The author wrote `audio: speech`."""
    return "speech" in {word.lower() for word in medium.answers.words("audio")}


def says_no_speech(medium: Medium) -> bool:
    """The author wrote `audio: music` or `audio: none`."""
    words = {word.lower() for word in medium.answers.words("audio")}
    return bool(words) and words <= _NO_SPEECH


def here(medium: Medium) -> bool:
    """Whether it makes sense to speak of its content: a file that is missing has a finding of its own."""
    return medium.where not in (Where.MISSING, Where.OUTSIDE)


def heard(medium: Medium) -> Sound | Unknown | None:
    """What is heard, why that is unknown, or None where there is no sound stream."""
    probe = medium.facts.probe()
    if isinstance(probe, Unknown):
        return probe
    if not probe.value.audio:
        return None
    sound = medium.facts.sound()
    return sound.value if isinstance(sound, Known) else None if sound.why == "no-stream" else sound


def silent(medium: Medium) -> bool | None:
    """Nobody speaks: the author says so, or there is nothing to hear. None where that is unknown."""
    if says_no_speech(medium):
        return True
    if says_speech(medium):
        return False
    sound = heard(medium)
    if sound is None:
        return True
    if isinstance(sound, Unknown):
        return None
    return True if sound.complete and not sound.audible else False if sound.speech else None


def given(medium: Medium, key: str) -> bool:
    """The author answered with a file, an address, `yes` or `none-needed`; `no` and `none` are no such answer."""
    word = medium.answers.word(key)
    return word is not None and word not in REFUSED


def described(medium: Medium) -> bool:
    """Audio description: declared, a sound stream of the clip, or a text track of descriptions."""
    if given(medium, "audio_description"):
        return True
    tracks = (medium.facts.track(track) for track in medium.captions)
    if any(
        isinstance(fact, Known) and fact.value.kind == "descriptions" and fact.value.cues for fact in tracks
    ):
        return True
    probe = medium.facts.probe()
    return isinstance(probe, Known) and (
        any(stream.described for stream in probe.value.audio)
        or any(track.descriptions for track in probe.value.subtitles)
    )


def told(post: Post, medium: Medium, markers: Sequence[str], min_words: int) -> bool:
    """A text stands for the medium: a transcript, an alternative text, or a part of the post under one of `markers`."""
    has_alt = medium.alt.state is AltState.TEXT and bool(medium.alt.value)
    return has_alt or given(medium, "transcript") or written(post, markers, min_words)


def written(post: Post, markers: Sequence[str], min_words: int) -> bool:
    """A line of the post or thread begins with a marker and a colon; enough words stand behind it or below."""
    texts = (text.value for text in post.thread or (post.text,))
    return any(_words(rest) >= min_words for text in texts for rest in _parts(text, tuple(markers)))


def _parts(text: str, markers: tuple[str, ...]) -> Iterator[str]:
    for match in _pattern(markers).finditer(text):
        rest = text[match.end() : match.end() + _FAR].lstrip(" \t\r\n*_")
        yield re.split(r"\n\s*\n", rest, maxsplit=1)[0]


def _words(text: str) -> int:
    return sum(any(map(str.isalpha, word)) for word in _LINK.sub(" ", text).split())


@cache
def _pattern(markers: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(markers, key=len, reverse=True)))
    return re.compile(rf"^[^\w\n]{{0,9}}(?:{words})(?![\w])[^\n:]{{0,40}}:", re.IGNORECASE | re.MULTILINE)


def clock(seconds: float) -> str:
    """Minutes and seconds: 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
