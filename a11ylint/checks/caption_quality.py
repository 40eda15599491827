"""Checks of captions: how long they stay, how fast they must be read, how long and how many their lines are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks._caption_quality import (
    Hit,
    Say,
    alone,
    edited,
    frequent,
    limits_of,
    measured,
    number,
    report,
)
from a11ylint.checks._caption_wrap import rewrap
from a11ylint.checks._sheets import Sheet
from a11ylint.facts import Known
from a11ylint.post import Post

_ROUNDING: Final = 0.5  # characters a second: what is shown as the limit is the limit
_NEAR: Final = 1.1  # lines that are longer by a tenth at most are worth a note only
_FEW_WORDS: Final = 4  # BBC: 1.2 seconds for 4 words; longer captions are a matter of reading speed
_TICK: Final = 0.004  # seconds; 5/6 of a second is 0.833 in a file
_FRAMES: Final = 2  # Netflix asks for a gap of two frames, the German broadcasters for one at least
_UNSCORED: Final = "caption-script"


@check("caption-reading-speed", on=edited, needs=("media",))
def caption_reading_speed(
    post: Post, found: Sheet, *, preset: str, limit: float, share: float, far: float
) -> Iterator[Problem | NotChecked]:
    """There is time to read each caption; those that stay too short at all have a rule of their own."""
    limits = limits_of(post, found, preset)
    if limits is None:
        yield NotChecked(_UNSCORED, found.path)
        return
    words = limits.speed is None and not limit
    most = limit or limits.speed or limits.words
    if most is None:
        return
    hits = _fast(found, most, words, limits.shortest or 0.0)
    key = "many" if frequent(hits, found, share) else "some"
    if key == "some":
        hits = [hit for hit in hits if hit.weight > far * most]
    if hits:
        data = {"worst": number(max(hit.weight for hit in hits)), "limit": number(most)}
        key = f"{key}-words" if words else key
        yield report(
            alone(key, found) if key.startswith("many") else key, found, hits, partial(_speed, words), data
        )


def _fast(found: Sheet, most: float, words: bool, shortest: float) -> list[Hit]:
    columns = measured(found.file)
    amounts, slack = columns.chars, _ROUNDING
    if words:
        counts = (sum(len(line.split()) for line in lines) for lines in columns.spoken)
        amounts, slack = tuple(60 * count if count > _FEW_WORDS else 0 for count in counts), 60 * _ROUNDING
    least, most = max(shortest - _TICK, _TICK), most + slack
    pairs = enumerate(zip(amounts, columns.seconds, strict=True))
    return [Hit(at, amount / long) for at, (amount, long) in pairs if amount >= most * long and long >= least]


def _speed(words: bool, hit: Hit) -> Say:
    shown = number(round(hit.weight) if words else hit.weight)
    if words:
        return Say(Words(f"{shown.de} Wörter je Minute", f"{shown.en} words a minute"))
    return Say(Words(f"{shown.de} Zeichen je Sekunde", f"{shown.en} characters a second"))


@check("caption-line-length", on=edited, needs=("media",))
def caption_line_length(
    post: Post, found: Sheet, *, preset: str, limit: float, share: float, far: float
) -> Iterator[Problem | NotChecked]:
    """Lines fit on the screen in a size that can be read."""
    limits = limits_of(post, found, preset)
    if limits is None:
        yield NotChecked(_UNSCORED, found.path)
        return
    most = limit or limits.line
    if not most:
        return
    hits = [Hit(at, width) for at, width in enumerate(measured(found.file).widths) if width > most]
    worst = max((hit.weight for hit in hits), default=0.0)
    many = frequent(hits, found, share)
    if many or worst > far * most:
        fix = rewrap(post, found, (hit.at for hit in hits), most, int(limits.lines or 2))
        data = {"worst": number(worst), "limit": number(most)}
        key = alone("many", found) if many and worst > _NEAR * most else "some"
        yield report(key, found, hits, partial(_long, found), data, fix)


def _long(found: Sheet, hit: Hit) -> Say:
    columns = measured(found.file)
    shown = number(hit.weight)
    longest = max(columns.lines[hit.at], key=columns.width)
    return Say(Words(f"{shown.de} Zeichen", f"{shown.en} characters"), longest)


@check("caption-line-count", on=edited, needs=("media",))
def caption_line_count(post: Post, found: Sheet, *, preset: str, limit: int) -> Iterator[Problem]:
    """Sheet leave most of the picture free; lines with nothing but a label do not count."""
    limits = limits_of(post, found, preset)
    most = int(limit or (limits.lines if limits else 0) or 0)
    if not most:
        return
    columns = measured(found.file)
    high = (at for at, lines in enumerate(columns.lines) if len(lines) > most)
    counts = ((at, sum(map(bool, columns.spoken[at]))) for at in high)
    hits = [Hit(at, count) for at, count in counts if count > most]
    if hits:
        yield report(
            "fail", found, hits, _lines, {"worst": int(max(hit.weight for hit in hits)), "limit": most}
        )


def _lines(hit: Hit) -> Say:
    return Say(Words(f"{int(hit.weight)} Zeilen", f"{int(hit.weight)} lines"))


@check("caption-duration-short", on=edited, needs=("media",))
def caption_duration_short(
    post: Post, found: Sheet, *, preset: str, limit: float, single: float, share: float
) -> Iterator[Problem]:
    """Sheet stay long enough to be noticed; a single word needs less. Times that run backwards are not ours."""
    limits = limits_of(post, found, preset)
    least = limit or (limits.shortest if limits else 0.0) or 0.0
    each = (limits.per_word if limits and not limit else 0.0) or 0.0
    seconds = measured(found.file).seconds
    reach = max(least, single, _FEW_WORDS * each)
    short = (
        ((at, long) for at, long in enumerate(seconds) if 0 < long < reach - _TICK) if least or each else ()
    )
    hits = [Hit(at, -long) for at, long in short if long < _needed(found, at, least, each, single) - _TICK]
    if hits:
        key = alone("many", found) if frequent(hits, found, share) else "some"
        yield report(key, found, hits, _stays, {"worst": _hundredths(-max(hit.weight for hit in hits))})


def _needed(found: Sheet, at: int, least: float, each: float, single: float) -> float:
    """Seconds that a caption should stay."""
    words = sum(len(line.split()) for line in measured(found.file).spoken[at])
    if words < 2:
        return single
    return max(least, each * words) if words <= _FEW_WORDS else least


@check("caption-duration-long", on=edited, needs=("media",))
def caption_duration_long(
    post: Post, found: Sheet, *, preset: str, limit: float, share: float, far: float
) -> Iterator[Problem]:
    """Sheet go when they have been read; songs and sounds may stay."""
    from a11ylint.text.captions.labels import has_sound

    limits = limits_of(post, found, preset)
    most = limit or (limits.longest if limits else None)
    if not most:
        return
    columns = measured(found.file)
    long = [Hit(at, seconds) for at, seconds in enumerate(columns.seconds) if seconds > most + _ROUNDING]
    hits = [hit for hit in long if not has_sound(" ".join(columns.lines[hit.at]))]
    worst = max((hit.weight for hit in hits), default=0.0)
    if frequent(hits, found, share) or worst > far * most:
        yield report("fail", found, hits, _stays, {"worst": number(worst), "limit": number(most)})


def _stays(hit: Hit) -> Say:
    shown = _hundredths(abs(hit.weight))
    return Say(Words(f"steht {shown.de} Sekunden", f"stays {shown.en} seconds"))


def _hundredths(seconds: float) -> Words:
    english = f"{seconds:.2f}"
    return Words(english.replace(".", ","), english)


@check("caption-gap-jerky", on=edited, needs=("media",))
def caption_gap_jerky(_post: Post, found: Sheet, *, longest: float, share: float) -> Iterator[Problem]:
    """Sheet follow each other at once or after a clear pause."""
    cues = measured(found.file).cues
    probe = found.clip.facts.probe()
    rate = (probe.value.fps if isinstance(probe, Known) else None) or 25.0
    gaps = ((at, after.start - before.end) for at, (before, after) in enumerate(pairwise(cues), 1))
    hits = [Hit(at, gap) for at, gap in gaps if _FRAMES / rate + _TICK < gap < longest]
    if frequent(hits, found, share):
        yield report("fail", found, hits, _pause, {"limit": number(longest)})


def _pause(hit: Hit) -> Say:
    shown = _hundredths(hit.weight)
    return Say(Words(f"nach {shown.de} Sekunden Pause", f"after a pause of {shown.en} seconds"))
