"""Check of captions against the sound of their clip: what is said without any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks._caption_quality import limits_of, measured
from a11ylint.checks._clips import clock
from a11ylint.checks._laid import Laid, cuts, heard_cues, laid_captions, sound_of
from a11ylint.media.coverage import Coverage, Spans, coverage, fit, in_place
from a11ylint.media.jumps import stepped
from a11ylint.post import Post
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.sound import Sound

_NONE: Final = 0.01  # a share that would be called nought per cent
MOST_GAPS: Final = 5  # named in one message
JOINED: Final = 5.0  # seconds between two stretches that are named as one when no caption stands between them
# Captions with twice the speed that reads well have another finding; others cover what is said all the same.
_HASTY: Final = 2.0


class Ask(NamedTuple):
    """The options from which on a share or a stretch of speech is a finding, see the rule page."""

    error_below: float
    warn_below: float
    alone: float
    tail: float


@check("caption-coverage", on=laid_captions, needs=("media",))
def caption_coverage(
    post: Post,
    laid: Laid,
    *,
    error_below: float,
    warn_below: float,
    widen: float,
    shortest: float,
    alone: float,
    tail: float,
    min_speech: float,
    slow: float,
) -> Iterator[Problem | NotChecked]:
    """What is said in a clip has a caption at that time."""
    sound = sound_of(laid.clip)
    if sound is None or (laid.sheet and not laid.cues):  # an empty file is none: video-captions-missing
        return
    if not sound.complete:
        yield NotChecked("heard-in-part", laid.clip.name, laid.clip.path)
    if sound.speech < min_speech or (laid.beyond and not cuts(sound, laid)):
        return
    placed = _placed(laid, sound, _readable(post, laid, slow))
    cover = coverage(sound.segments, placed, widen, shortest, JOINED)
    key = _key(cover, placed, sound, Ask(error_below, warn_below, alone, tail))
    if key in ("nowhere", "missing", "breaks-off") or (
        key and not laid.clip.answers.truth("captions_reviewed")
    ):
        yield Problem(key, _timed(laid, cover), _told(laid, cover, sound), laid.related)


def _placed(laid: Laid, sound: Sound, cues: Spans) -> Spans:
    """Captions at the wrong time have a finding of their own; here they count as if they were in place."""
    steps = cuts(sound, laid)
    if not steps:
        return in_place(cues, fit(sound.segments, heard_cues(sound, laid.cues)), sound.segments)
    # What was put in later is named there, too, if somebody speaks in it.
    return tuple(sorted((*stepped(cues, steps), *(step.inserted for step in steps))))


def _readable(post: Post, laid: Laid, slow: float) -> Spans:
    """Captions that vanish far too soon have another finding; here they stay as long as their words take to be said."""
    limits = limits_of(post, laid.sheet, "auto") if laid.sheet and laid.cues else None
    if laid.sheet is None or limits is None or not limits.speed:
        return laid.cues
    columns, speed, shortest = measured(laid.sheet.file), limits.speed, limits.shortest or 0.0
    shown = sorted(
        zip(columns.cues, columns.seconds, columns.chars, strict=True), key=lambda row: row[0].start
    )
    nexts = [*(cue.start for cue, _, _ in shown[1:]), float("inf")]
    spans = []
    for (cue, seconds, chars), following in zip(shown, nexts, strict=True):
        hasty = 0 < seconds < max(shortest, chars / (_HASTY * speed))
        needed = min(cue.start + chars / (slow * speed), following) if hasty else cue.end
        spans.append((cue.start, max(cue.end, needed)))
    return tuple(span for span in spans if span[1] > span[0])


def _key(cover: Coverage, cues: Spans, sound: Sound, ask: Ask) -> str:
    """Which message fits: the end alone is missing, much is, or stretches are."""
    if not cover.gaps:
        return ""
    if cover.share < _NONE and cover.share < ask.error_below:
        return "nowhere"
    end = max((end for _, end in cues), default=0.0)
    if cues and sound.segments[-1][1] - end >= ask.tail and cover.gaps[0][1] > end:
        return "ends" if cover.share >= ask.error_below else "breaks-off"
    if cover.share < ask.error_below:
        return "missing"
    longest = max(end - begin for begin, end in cover.gaps)
    return "gaps" if cover.share < ask.warn_below or longest >= ask.alone else ""


def _told(laid: Laid, cover: Coverage, sound: Sound) -> dict[str, object]:
    spans = [f"{clock(begin)}–{clock(end)}" for begin, end in cover.gaps]
    more = len(spans) - MOST_GAPS
    named = (*spans[:MOST_GAPS], *((Words(f"{more} weitere", f"{more} more"),) if more > 0 else ()))
    return {
        "name": laid.name,
        "clip": laid.clip.name,
        "share": int(100 * cover.share),
        "gaps": named,
        "last": clock(laid.end),
        "end": clock(sound.segments[-1][1]),
    }


def _timed(laid: Laid, cover: Coverage) -> Place:
    begin, end = cover.gaps[0]
    return laid.at._replace(logical=f"t={begin:.1f},{end:.1f}")
