"""Check of captions that come at the wrong time: all of them, more and more, from a cut on, or after the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._clips import clock
from a11ylint.checks._laid import ROUNDED, Laid, cuts, heard_cues, laid_captions, sound_of
from a11ylint.checks._moved import shifted
from a11ylint.i18n import show
from a11ylint.media.coverage import Fit, coverage, fit
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.jumps import Jump

HOUR: Final = 3600
# Share of what was put in, from which it is speech and no music with a word in it, and seconds from which that can be
# told: the place is known to some seconds only.
SPOKEN: Final = 0.5
LONG: Final = 8.0


@check("caption-sync-offset", on=laid_captions, needs=("media",))
def caption_sync_offset(_post: Post, laid: Laid, *, tolerance: float) -> Iterator[Problem]:
    """Captions come with the words, and none after the end."""
    data = {"name": laid.name, "clip": laid.clip.name}
    if hours := _whole_hours(laid):
        fix = shifted(laid.sheet, -hours * HOUR) if laid.sheet else None
        first = clock(laid.cues[0][0])
        yield Problem("hour", laid.at, {**data, "first": first, "count": hours}, laid.related, fix)
        return
    sound = sound_of(laid.clip)
    steps = cuts(sound, laid) if sound else ()
    found = fit(sound.segments, heard_cues(sound, laid.cues)) if sound and laid.cues else Fit()
    if any(abs(step.late) > tolerance for step in steps):
        yield _jumped(laid, steps, data, tolerance)
    elif max(abs(found.late), abs(found.late_at_end)) > tolerance:
        yield _off(laid, found, data, tolerance)
    elif count := laid.beyond:
        length = clock(laid.duration)
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


def _jumped(laid: Laid, steps: Sequence[Jump], data: dict[str, object], tolerance: float) -> Problem:
    """Captions that fit up to a cut; where that is, the stretches of speech around it tell, to some seconds."""
    first = steps[0]
    at = laid.at._replace(logical=f"t={first.at:.1f}")
    begin, end = first.inserted
    data |= {"until": clock(begin), "end": clock(end), "seconds": abs(first.late)}
    if len(steps) > 1:
        key, data["steps"] = "jumps", tuple(_step(step, tolerance) for step in steps)
    elif first.late > 0:
        key = "jump-late"
    else:
        key = "jump-spoken" if _is_spoken(laid, begin, end) else "jump-early"
    return Problem(key, at, data, laid.related)


def _is_spoken(laid: Laid, begin: float, end: float) -> bool:
    """Somebody speaks in most of what was put in."""
    sound = sound_of(laid.clip)
    said = coverage(sound.segments, ((begin, end),), 0.0, 0.0, 0.0) if sound else None
    return said is not None and end - begin >= LONG and said.speech - said.bare > SPOKEN * (end - begin)


def _step(step: Jump, tolerance: float) -> Words:
    place, seconds = clock(step.at), abs(step.late)
    if seconds <= tolerance:
        return Words(f"ab {place} passen sie wieder", f"from {place} on they fit again")
    german, english = ("spät", "late") if step.late > 0 else ("früh", "early")
    return Words(
        f"ab {place} etwa {show(seconds, 'de')} Sekunden zu {german}",
        f"from {place} on about {show(seconds, 'en')} seconds too {english}",
    )


def _whole_hours(laid: Laid) -> int:
    """By how many hours all captions are late, where they fit without: cutting programs begin to count at 01:00:00."""
    length = laid.duration
    if not laid.cues or not length or laid.cues[0][0] <= length:
        return 0
    hours = int(laid.cues[0][0] // HOUR)
    return hours if laid.end - hours * HOUR <= length + ROUNDED else 0
