"""What checks of clips and sounds share: the author's answers, and whether anybody speaks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from a11ylint.checks import Words
from a11ylint.checks._standins import Wanted, elsewhere, hints, placeholder, tells
from a11ylint.facts import Known, Unknown
from a11ylint.media.kinds import SOUNDS
from a11ylint.media.sound import Sound
from a11ylint.post import Medium, Post, Track, Where
from a11ylint.tree import NO, NOTHING, YES

REFUSED: Final = NOTHING | {"missing", "fehlt"}
# Why a file was not opened, where the draft group says so: one finding for one cause.
REPORTED: Final = frozenset(
    ("missing", "outside", "unreadable", "truncated", "no-stream", "too-large", "not-stated")
)
# Why nobody could listen, for the reasons that no other rule reports.
_UNHEARD: Final = {
    "unreadable": Words("der Ton ist beschädigt oder unbekannt", "the sound is damaged or unknown"),
    "truncated": Words("die Datei bricht mittendrin ab", "the file ends in the middle"),
    "missing-library": Words(
        "auf diesem Rechner fehlt ein Programmteil dafür",
        "this computer lacks a part of the program for that",
    ),
    "embedded": Words("die Datei ist eingebettet", "the file is embedded"),
    "no-decoder": Words("das Format wird nicht gelesen", "the format is not read"),
}
_OTHERWISE: Final = Words("der Grund ist unbekannt", "nobody knows why")
_NO_SPEECH: Final = frozenset(("music", "none")) | NO
NOT_NEEDED: Final = frozenset(
    "none-needed,none_needed,not-needed,none needed,not needed,not required,nicht nötig,nicht noetig,nicht notwendig,"
    "nicht erforderlich,keine nötig,unnötig".split(",")
)
# The transcript is said to stand in the post, where `written` finds it.
_SAID: Final = YES | {"vorhanden", "liegt vor", "gibt es", "available", "exists"}
_IN_POST: Final = re.compile(
    r"(?:(?:siehe|steht|see) )?(?:(?:im|in the|unten im) )?(?:text|beitrag|post|posting|caption|body)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"://|^www\.|\.\w{2,5}$|/")  # an address or the name of a file
_READ: Final = (".txt", ".md")  # files of words; others are only looked at for being empty


def sounds(medium: Medium) -> frozenset[str]:
    """What the author wrote under `audio:`; `Musik` is `music`."""
    words = (unicodedata.normalize("NFC", word).lower() for word in medium.answers.words("audio"))
    return frozenset(SOUNDS.get(word, word) for word in words)


def says_speech(medium: Medium) -> bool:
    """The author wrote `audio: speech`."""
    return "speech" in sounds(medium)


def says_no_speech(medium: Medium) -> bool:
    """The author wrote `audio: music` or `audio: none`."""
    words = sounds(medium)
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


def unheard(fact: Unknown) -> Words:
    """Why nobody could listen to a medium, as a part of a sentence."""
    return _UNHEARD.get(fact.why, _OTHERWISE)


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


def stretch(sound: Sound) -> tuple[float, float]:
    """Seconds from the first word to the last."""
    return (sound.segments[0][0], sound.segments[-1][1]) if sound.segments else (0.0, sound.speech)


def given(medium: Medium, key: str) -> bool:
    """The author answered with a file, an address, `yes` or `none-needed`; `no` and `none` are no such answer.

    Nor are words that only promise one (`TODO`), a hint without an address ("siehe Website"), and an empty file.
    """
    return any(_answer(medium, word) for word in medium.answers.words(key))


def _answer(medium: Medium, word: str) -> bool:
    if word.lower() in REFUSED:
        return False
    if not _NAMED.search(word):
        return word.lower() in NOT_NEEDED or not (placeholder(word) or _nowhere(word))
    return not any(track.ref == word and _blank(medium, track) for track in medium.attached)


def _nowhere(word: str) -> bool:
    """A place that cannot be found with what is said; the comments of the post can."""
    return elsewhere(word) and "omm" not in word.lower()


def _blank(medium: Medium, track: Track) -> bool:
    """A file that holds nothing, or only a promise; one that is missing has a finding of its own."""
    fact = medium.facts.head(track)
    if isinstance(fact, Unknown) or track.path is None:
        return False
    return not fact.value or (track.path.suffix.lower() in _READ and placeholder(fact.value))


def unplaced(medium: Medium) -> bool:
    """The author wrote `transcript: yes` or `transcript: im Text`, and neither a file nor an address."""
    words = medium.answers.words("transcript")
    return bool(words) and all(word.lower() in _SAID or _IN_POST.fullmatch(word) for word in words)


def described(medium: Medium) -> bool:
    """Audio description: declared, a sound stream of the clip, or a text track of descriptions."""
    return given(medium, "audio_description") or describing(medium)


def spoken_for(medium: Medium) -> bool:
    """The author says that the speaker tells what is to be seen: `audio_description: none-needed`."""
    return (medium.answers.word("audio_description") or "").lower() in NOT_NEEDED


def describing(medium: Medium) -> bool:
    """A sound stream or a text track of the clip describes it."""
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


def transcribed(post: Post, medium: Medium, want: Wanted) -> bool | None:
    """Whether a transcript is named, or stands in the post; None where one is spoken of without its place."""
    if written(post, want) or (given(medium, "transcript") and not unplaced(medium)):
        return True
    # A file beside the clip that is called its transcript.
    if any(not track.declared and not _blank(medium, track) for track in medium.attached):
        return True
    return None if unplaced(medium) or any(hints(text, want) for text in _texts(post)) else False


def written(post: Post, want: Wanted) -> bool:
    """The post or thread holds a text for the recording, or links to one."""
    return any(tells(text, want) for text in _texts(post))


def _texts(post: Post) -> tuple[str, ...]:
    return tuple(text.value for text in post.thread or (post.text,))


def lasting(seconds: float) -> Words:
    """A length for people: seconds up to two minutes, minutes up to two hours."""
    if seconds < 120:
        count = max(1, round(seconds))
        return Words(f"{count} Sekunde{'n' * (count > 1)}", f"{count} second{'s' * (count > 1)}")
    if seconds < 7200:
        return Words(f"{round(seconds / 60)} Minuten", f"{round(seconds / 60)} minutes")
    return Words(f"{round(seconds / 3600)} Stunden", f"{round(seconds / 3600)} hours")


def clock(seconds: float) -> str:
    """Seconds as 1:05 or 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
