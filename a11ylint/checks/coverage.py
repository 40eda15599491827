"""Checks of captions against the sound of their clip: what is said without any, and captions at the wrong time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import NotChecked, Problem, Related, Words, check
from a11ylint.checks._clips import clock, heard, says_no_speech
from a11ylint.checks._moved import shifted
from a11ylint.checks._sheets import Sheet, distinct_sheets, draft, whole
from a11ylint.facts import Known, Unknown
from a11ylint.media.coverage import Coverage, Fit, Spans, coverage, fit, in_place
from a11ylint.post import Medium, Post
from a11ylint.source import Place
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.cues.model import CueFile
    from a11ylint.media.sound import Sound

_NONE: Final = 0.01  # a share that would be called nought per cent
MOST_GAPS: Final = 5  # named in one message
# The end of a file is known to a frame, and a caption may stand a moment longer.
ROUNDED: Final = 0.5
HOUR: Final = 3600
_TRACK: Final = Words("der Textspur des Videos", "the text track of the video")
JOINED: Final = 5.0  # seconds between two stretches that are named as one when no caption stands between them


class Laid(NamedTuple):
    """Captions with the times at which they show: a file beside the clip (`sheet`), or a track inside it."""

    clip: Medium
    name: object
    at: Place
    cues: Spans
    sheet: Sheet | None = None

    @property
    def related(self) -> tuple[Related, ...]:
        """The draft, where the finding stands in another file."""
        return (draft(self.sheet),) if self.sheet else ()


def _captions(post: Post) -> Iterator[Laid]:
    """Files and tracks that hold all that is said; those for foreign passages alone do not."""
    for sheet in distinct_sheets(post):
        if "forced" not in sheet.about.flags:
            yield Laid(sheet.clip, sheet.name, whole(sheet), _spans(sheet.file), sheet)
    for clip in media("video", "audio")(post):
        yield from _inside(clip)


def _inside(clip: Medium) -> Iterator[Laid]:
    probe = clip.facts.probe()
    if isinstance(probe, Known) and any(track.captions for track in probe.value.subtitles):
        fact = clip.facts.inside()
        for track in fact.value if isinstance(fact, Known) else ():
            yield Laid(clip, _TRACK, clip.at, track.spans)


@check("caption-coverage", on=_captions, needs=("media",))
def caption_coverage(
    _post: Post,
    laid: Laid,
    *,
    error_below: float,
    warn_below: float,
    widen: float,
    shortest: float,
    alone: float,
    tail: float,
    min_speech: float,
) -> Iterator[Problem | NotChecked]:
    """What is said in a clip has a caption at that time."""
    sound, cues = _sound(laid.clip), laid.cues
    if sound is None or (laid.sheet and not cues):  # an empty file is none: video-captions-missing
        return
    if not sound.complete:
        yield NotChecked("heard-in-part", laid.clip.name, laid.clip.path)
    if sound.speech < min_speech or _beyond(laid):
        return
    # Captions at the wrong time are another finding; here they count as if they were in place.
    placed = in_place(cues, fit(sound.segments, _heard_cues(sound, cues)), sound.segments)
    cover = coverage(sound.segments, placed, widen, shortest, JOINED)
    key = _key(cover, placed, sound, (error_below, warn_below, alone, tail))
    if key in ("nowhere", "missing", "breaks-off") or (
        key and not laid.clip.answers.truth("captions_reviewed")
    ):
        yield Problem(key, _timed(laid, cover), _told(laid, cover, sound), laid.related)


def _key(cover: Coverage, cues: Spans, sound: Sound, limits: tuple[float, float, float, float]) -> str:
    """Which message fits: the end alone is missing, much is, or stretches are."""
    error_below, warn_below, alone, tail = limits
    if not cover.gaps:
        return ""
    if cover.share < _NONE and cover.share < error_below:
        return "nowhere"
    if cues and sound.segments[-1][1] - _end(cues) >= tail and cover.gaps[0][1] > _end(cues):
        return "ends" if cover.share >= error_below else "breaks-off"
    if cover.share < error_below:
        return "missing"
    longest = max(end - begin for begin, end in cover.gaps)
    return "gaps" if cover.share < warn_below or longest >= alone else ""


def _told(laid: Laid, cover: Coverage, sound: Sound) -> dict[str, object]:
    spans = [f"{clock(begin)}–{clock(end)}" for begin, end in cover.gaps]
    more = len(spans) - MOST_GAPS
    named = (*spans[:MOST_GAPS], *((Words(f"{more} weitere", f"{more} more"),) if more > 0 else ()))
    return {
        "name": laid.name,
        "clip": laid.clip.name,
        "share": int(100 * cover.share),
        "gaps": named,
        "last": clock(_end(laid.cues)),
        "end": clock(sound.segments[-1][1]),
    }


def _timed(laid: Laid, cover: Coverage) -> Place:
    begin, end = cover.gaps[0]
    return laid.at._replace(logical=f"t={begin:.1f},{end:.1f}")


@check("caption-sync-offset", on=_captions, needs=("media",))
def caption_sync_offset(_post: Post, laid: Laid, *, tolerance: float) -> Iterator[Problem]:
    """Captions come with the words, and none after the end."""
    data = {"name": laid.name, "clip": laid.clip.name}
    if hours := _whole_hours(laid):
        fix = shifted(laid.sheet, -hours * HOUR) if laid.sheet else None
        first = clock(laid.cues[0][0])
        yield Problem("hour", laid.at, {**data, "first": first, "count": hours}, laid.related, fix)
        return
    sound = _sound(laid.clip)
    found = fit(sound.segments, _heard_cues(sound, laid.cues)) if sound and laid.cues else Fit()
    if max(abs(found.late), abs(found.late_at_end)) > tolerance:
        yield _off(laid, found, data, tolerance)
    elif count := _beyond(laid):
        length = clock(_duration(laid.clip))
        yield Problem("beyond", laid.at, {**data, "count": count, "length": length}, laid.related)


def _off(laid: Laid, found: Fit, data: dict[str, object], tolerance: float) -> Problem:
    if found.late != found.late_at_end:
        both = {"begin": abs(found.late), "end": abs(found.late_at_end)}
        key = "drift-begin" if both["end"] <= tolerance else "drift"
        key = "drift-end" if both["begin"] <= tolerance else key
        return Problem(key, laid.at, {**data, **both}, laid.related)
    key = "late" if found.late > 0 else "early"
    fix = shifted(laid.sheet, -found.late) if laid.sheet else None
    return Problem(key, laid.at, {**data, "seconds": abs(found.late)}, laid.related, fix)


def _sound(clip: Medium) -> Sound | None:
    """What is heard in the clip; None when it cannot be opened, or its author says that nobody speaks."""
    found = None if says_no_speech(clip) else heard(clip)
    return None if isinstance(found, Unknown) else found


@lru_cache(maxsize=64)
def _spans(file: CueFile) -> Spans:
    """The times of the captions that show something, sorted."""
    pairs = zip(file.cues, file.lines, strict=True)
    return tuple(sorted((cue.start, cue.end) for cue, lines in pairs if lines and cue.end > cue.start))


def _heard_cues(sound: Sound, cues: Spans) -> Spans:
    """The captions of the part that was listened to."""
    return cues if sound.complete else tuple(span for span in cues if span[0] < sound.checked)


def _beyond(laid: Laid) -> int:
    """How many captions begin after the end of the clip."""
    length = _duration(laid.clip)
    return sum(begin > length + ROUNDED for begin, _ in laid.cues) if length else 0


def _whole_hours(laid: Laid) -> int:
    """By how many hours all captions are late, where they fit without: cutting programs begin to count at 01:00:00."""
    length = _duration(laid.clip)
    if not laid.cues or not length or laid.cues[0][0] <= length:
        return 0
    hours = int(laid.cues[0][0] // HOUR)
    return hours if _end(laid.cues) - hours * HOUR <= length + ROUNDED else 0


def _duration(clip: Medium) -> float:
    probe = clip.facts.probe()
    return (probe.value.duration or 0.0) if isinstance(probe, Known) else 0.0


def _end(cues: Spans) -> float:
    return max((end for _, end in cues), default=0.0)
