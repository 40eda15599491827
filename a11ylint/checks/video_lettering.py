"""Checks of lettering that belongs to a clip: on its cover, and where the controls of the platforms lie over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks import _lettering as lettering
from a11ylint.checks._clips import clock
from a11ylint.checks.caption_labels import platform_names
from a11ylint.facts import Known, Unknown
from a11ylint.post import Cover, Medium, Post
from a11ylint.targets import media
from a11ylint.text.overlap import compare

if TYPE_CHECKING:
    from a11ylint.media.lettering import Placed

# Where upright clips fill the screen, and buttons, names and texts of the app lie over them.
_FULL_SCREEN: Final = ("tiktok", "instagram", "youtube")


class Covered(NamedTuple):
    """A clip with the picture that stands for it in lists."""

    clip: Medium
    cover: Cover


def _covered(post: Post) -> Iterator[Covered]:
    for clip in media("video")(post):
        if clip.cover is not None:
            yield Covered(clip, clip.cover)


@check("video-thumbnail-text", on=_covered, needs=("media",))
def video_thumbnail_text(
    post: Post, target: Covered, *, min_words: int, found: float, least_score: float, largest_angle: float
) -> Iterator[Problem | NotChecked]:
    """What is written on the cover of a clip stands in its title, in the post or in the alternative text, too."""
    clip, cover = target
    fact = cover.facts.text()
    if isinstance(fact, Unknown):
        if fact.why == "missing-library":
            yield NotChecked("no-ocr", cover.ref.rsplit("/", 1)[-1])
        return
    lines = lettering.printed(fact.value, least_score, largest_angle)
    title = post.answers.word("title") or ""
    words = compare([line.text for line in lines], (title, *lettering.wordings(post, clip)))
    if len(words.words) >= min_words and words.share < found:
        shown = " ".join(dict.fromkeys(words.missing))
        data = {"name": cover.ref.rsplit("/", 1)[-1], "text": lettering.quote(shown)}
        yield Problem("missing", cover.at, data)


def _full_screen(post: Post) -> Iterator[Medium]:
    """Upright clips for platforms that show them on the whole screen."""
    if not set(_FULL_SCREEN).isdisjoint(post.platforms):
        for clip in media("video")(post):
            probe = clip.facts.probe()
            if isinstance(probe, Known) and probe.value.upright:
                yield clip


@check("video-vertical-safe-area", on=_full_screen, needs=("media",))
def video_vertical_safe_area(
    post: Post, clip: Medium, *, top: float, bottom: float, right: float, least: float, min_letters: int
) -> Iterator[Problem | NotChecked]:
    """Lettering stands where no button and no text of the app lies over it."""
    fact = clip.facts.lettering()
    if isinstance(fact, Unknown):
        if fact.why == "missing-library":
            yield NotChecked("no-ocr", clip.name, clip.path)
        return
    hidden = [
        (line, zone)
        for line in fact.value.lines
        if lettering.letters(line.text) >= min_letters and (zone := _zone(line, top, bottom, right, least))
    ]
    if hidden:
        line, zone = hidden[0]
        data = {
            "name": clip.name,
            "count": len(hidden),
            "text": lettering.quote(line.text),
            "zone": zone,
            "time": clock(line.time),
            "platforms": platform_names(name for name in post.platforms if name in _FULL_SCREEN),
        }
        yield Problem("hidden", clip.at._replace(logical=f"t={line.time:.1f}"), data)


def _zone(line: Placed, top: float, bottom: float, right: float, least: float) -> Words | None:
    """The edge that hides at least this share of a line."""
    high, wide = max(line.bottom - line.top, 1e-6), max(line.right - line.left, 1e-6)
    if (top - line.top) / high >= least:
        return Words("oben", "at the top")
    if (line.bottom - (1 - bottom)) / high >= least:
        return Words("unten", "at the bottom")
    if (line.right - (1 - right)) / wide >= least:
        return Words("rechts", "at the right")
    return None
