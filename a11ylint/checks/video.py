"""Checks of clips: whether somebody speaks in them, and whether what is said can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from a11ylint import platforms
from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks._caption_strays import beside
from a11ylint.checks._clips import (
    NOT_NEEDED,
    REFUSED,
    REPORTED,
    clock,
    lasting,
    says_no_speech,
    says_speech,
    stretch,
    unheard,
)
from a11ylint.facts import Known, Unknown
from a11ylint.post import Medium, Post, Track, Where, remote
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.sound import Sound

BURNED_IN: Final = frozenset(
    "burned-in,burned_in,burned in,burnt-in,burnt in,baked in,hardcoded,hard-coded,open,open captions,in the picture,"
    "in the video,eingebrannt,eingeblendet,im bild,im video,im bild eingeblendet,im video eingeblendet,fest im bild,"
    "fest im video".split(",")
)
AUTOMATIC: Final = frozenset(
    ("auto", "automatic", "automatisch", "asr")
)  # video-captions-auto-only asks about them
_NO_CAPTIONS: Final = {
    "descriptions": Words(
        "Das sind Beschreibungen, keine Untertitel.", "These are descriptions, no captions."
    ),
    "chapters": Words("Das sind Kapitel, keine Untertitel.", "These are chapters, no captions."),
    "metadata": Words("Das sind Metadaten, keine Untertitel.", "These are metadata, no captions."),
    "forced": Words("Das übersetzt nur fremde Stellen.", "This translates foreign passages only."),
    "empty": Words("Darin steht kein einziger Untertitel.", "There is not a single caption in it."),
}


@check("video-captions-missing", on=media("video"))
def video_captions_missing(
    post: Post,
    clip: Medium,
    *,
    min_speech: float,
    least_texts: int,
    least_share: float,
    least_letters: float,
    loose_letters: float,
) -> Iterator[Problem]:
    """What is said in a clip stands in captions, or the author has answered why not."""
    if clip.where in (Where.MISSING, Where.OUTSIDE) or _answered(clip):
        return
    address = _address(clip)
    if _captioned(clip) or (address and clip.answers.truth("captions_reviewed")):
        return
    related = tuple(Related(track.at, why) for track in clip.captions if (why := _why_none(clip, track)))
    for problem in _heard(clip, min_speech):
        start = clip.name.rpartition(".")[0] or clip.name
        name = clip.ref if clip.where is Where.REMOTE else clip.name
        sidecar = f"{start}.{post.language or 'de'}.{_format(post)}"
        data = {**problem.data, "name": name, "sidecar": sidecar, "value": address or _strange(clip)}
        limits = (least_texts, least_share, least_letters, loose_letters)
        text = _burned_in(clip, limits) if problem.key in ("speech", "declared") else ""
        key, files = ("burned-in", {}) if text else beside(post, clip, problem.key)
        if address:
            key = "elsewhere"
        elif key in ("speech", "declared") and data["value"]:
            key = "no-file"
        elif key == "speech" and _pictureless(clip):
            key = "sound-only"
        yield problem._replace(key=key, data={**data, "text": text, **files}, related=related)


def _pictureless(clip: Medium) -> bool:
    """Recorders of telephones call some of their sounds .mp4 or .3gp."""
    probe = clip.facts.probe()
    return isinstance(probe, Known) and not probe.value.has_video


def _address(clip: Medium) -> str:
    """The first address under `captions`, "" where there is none: nobody opens it here."""
    named = (*clip.answers.words("captions"), *(track.ref for track in clip.captions))
    return next((word for word in named if remote(word)), "")


def _strange(clip: Medium) -> str:
    """What stands under `captions` and is neither a file of captions nor an answer."""
    words = (word for word in clip.answers.words("captions") if word.lower() not in REFUSED)
    return next((word for word in words if word and all(word != track.ref for track in clip.captions)), "")


def _format(post: Post) -> str:
    """The ending of captions that the platforms of the post take: WebVTT where that is one."""
    rows = (platforms.table()[name].captions for name in post.platforms if name in platforms.table())
    taken = [{entry.name for entry in row.formats} for row in rows if row.upload.value and row.formats]
    return "srt" if taken and all("srt" in names for names in taken) and "vtt" not in taken[0] else "vtt"


def _burned_in(clip: Medium, limits: tuple[int, float, float, float]) -> str:
    """The first words that look like captions in the picture; needs the extra `ocr`, without it the rule is sure."""
    seen = clip.facts.burned_in()
    if isinstance(seen, Unknown) or not seen.value.captions(*limits):
        return ""
    # In the message they stand between quotation marks, with a full stop behind them.
    return seen.value.text.rstrip(" .,;:")


def _answered(clip: Medium) -> bool:
    """The author said that captions are in the picture or not needed, or that nobody speaks."""
    words = {word.lower() for word in clip.answers.words("captions")}
    if words & (BURNED_IN | NOT_NEEDED | AUTOMATIC) or clip.answers.truth("captions"):
        return True
    return says_no_speech(clip)


def _captioned(clip: Medium) -> bool:
    """A caption file of its own, or a caption track inside the clip."""
    here = (track for track in clip.captions if not remote(track.ref))
    if any(_why_none(clip, track) is None for track in here):
        return True
    probe = clip.facts.probe()
    return isinstance(probe, Known) and any(track.captions for track in probe.value.subtitles)


def _why_none(clip: Medium, track: Track) -> Words | None:
    """Why a file holds no captions; None when it does, or when another rule says that it cannot be read."""
    fact = clip.facts.track(track)
    return _NO_CAPTIONS.get(_flaw(fact.value)) if isinstance(fact, Known) else None


def _flaw(file: CaptionFile) -> str:
    if file.kind not in ("captions", "subtitles"):
        return file.kind
    if "forced" in file.flags:
        return "forced"
    return "empty" if file.cues == 0 and file.problem != "unreadable" else ""


def _heard(clip: Medium, min_speech: float) -> Iterator[Problem]:
    """The finding for what the clip sounds like; none for silence and for clips without a sound stream."""
    if says_speech(clip):
        yield Problem("declared", clip.at)
        return
    probe = clip.facts.probe()
    if isinstance(probe, Unknown):
        yield from _unopened(clip, probe)
    elif probe.value.audio:
        sound = clip.facts.sound()
        if isinstance(sound, Known):
            yield from _judged(clip, sound.value, min_speech)
        elif sound.why not in ("no-stream", "not-stated"):
            yield Problem("unheard", clip.at, {"detail": unheard(sound)})


def _unopened(clip: Medium, fact: Unknown) -> Iterator[Problem]:
    """Nobody could look: the author must say."""
    if clip.where is Where.REMOTE:
        yield Problem("remote", clip.at)
    elif fact.why not in REPORTED:
        yield Problem("unheard", clip.at, {"detail": unheard(fact)})


def _judged(clip: Medium, sound: Sound, min_speech: float) -> Iterator[Problem]:
    if sound.speech >= min_speech:
        start, end = stretch(sound)
        data = {"length": lasting(sound.speech), "start": clock(start)}
        yield Problem("speech", clip.at._replace(logical=f"t={start:.1f},{end:.1f}"), data)
    elif not sound.complete:
        yield Problem("limit", clip.at, {"length": lasting(sound.checked)})
    elif sound.audible:
        yield Problem("sound", clip.at)
