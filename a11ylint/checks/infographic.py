"""Colours of charts, maps and infographics: red and green, and other pairs that look alike to many people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import Problem, check
from a11ylint.checks import _color_words as color_words
from a11ylint.checks import _drawn_charts as drawn
from a11ylint.facts import Unknown
from a11ylint.post import Medium, Post
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.color.evidence import ColorEvidence, Pair
    from a11ylint.media.color.names import Zone

GRAPHIC = frozenset(("infographic", "chart", "map"))
NO_GRAPHIC = frozenset(("photo", "portrait", "screenshot", "logo", "flag"))
SECOND_CUES = frozenset(("label", "pattern", "shape", "position"))
ORDER = (
    "palette",
    "declared",
    "pixels",
    "cue",
    "seen",
    "marks",
    "unsure",
    "lightness",
)  # the worst is reported
MOST_RELATED = 4


class Seen(NamedTuple):
    """What a rule judges. `by`: the declared `palette`, pixels of a `declared` graphic, or `pixels` alone."""

    by: str
    evidence: ColorEvidence
    cues: bool


class Limits(NamedTuple):
    """Options that decide how sure a rule is: shares of the picture 0-1, and CIEDE2000."""

    least_share: float
    strong_share: float
    distance: float


class Found(NamedTuple):
    """A pair to report under a message key."""

    key: str
    pair: Pair


Judge = Callable[["Seen", "Pair"], str | None]


def pictures(post: Post) -> Iterator[Medium]:
    """Pictures that are, or may be, a chart, a map or an infographic: photos, flags, logos are none."""
    for picture in media("image")(post):
        if not picture.decorative and picture.kind not in NO_GRAPHIC:
            yield picture


@check("infographic-red-green", on=pictures, needs=("media",), sees=("colors",))
def infographic_red_green(
    _post: Post,
    picture: Medium,
    *,
    red: Sequence[float],
    green: Sequence[float],
    rose_angle: float,
    saturation: float,
    lightness: Sequence[float],
    contrast: float,
    distance: float,
    least_share: float,
    strong_share: float,
) -> Iterator[Problem]:
    """Red and green in one graphic, on hue alone."""
    from a11ylint.media.color import names

    limits = Limits(least_share, strong_share, distance)
    span = (lightness[0], lightness[1])
    reds = names.Zone((red[0], red[1]), saturation, span, rose_angle)
    greens = names.Zone((green[0], green[1]), saturation, span)

    def judge(seen: Seen, pair: Pair) -> str | None:
        if not _red_and_green(seen.evidence, pair, reds, greens):
            return None
        key = _key(seen, pair, _sure(seen, pair, limits))
        if pair.contrast < contrast:
            return key
        return "lightness" if key in ("palette", "declared", "pixels", "cue", "seen") else None

    yield from _report(picture, judge)


@check("infographic-color-confusable", on=pictures, needs=("media",), sees=("colors",))
def infographic_color_confusable(
    _post: Post,
    picture: Medium,
    *,
    normal: float,
    close: float,
    ratio: float,
    chroma: float,
    distance: float,
    least_share: float,
    strong_share: float,
) -> Iterator[Problem]:
    """Two colours that nearly fall together in protanopia or deuteranopia; red and green: the rule above."""
    from a11ylint.media.color import names

    limits = Limits(least_share, strong_share, distance)

    def judge(seen: Seen, pair: Pair) -> str | None:
        apart = min(pair.protan, pair.deutan)
        if pair.normal < normal or apart > min(close, ratio * pair.normal) or pair.chroma < chroma:
            return None
        if _red_and_green(seen.evidence, pair, names.RED, names.GREEN):
            return None
        sure = _sure(seen, pair, limits)
        return _key(seen, pair, sure and apart <= distance)

    yield from _report(picture, judge)


def _red_and_green(evidence: ColorEvidence, pair: Pair, reds: Zone, greens: Zone) -> bool:
    one, two = evidence.colors[pair.a].hex, evidence.colors[pair.b].hex
    return (reds.holds(one) and greens.holds(two)) or (reds.holds(two) and greens.holds(one))


def _report(picture: Medium, judge: Judge) -> Iterator[Problem]:
    """One problem for a picture, about its worst pair; the other pairs stand beside it as related places."""
    seen = _seen(picture)
    if seen:
        judged = ((judge(seen, pair), pair) for pair in _pairs(seen.evidence))
        found = [Found(key, pair) for key, pair in judged if key]
        if found:
            yield _problem(picture, seen, sorted(found, key=lambda one: _rank(seen.evidence, one)))


def _seen(picture: Medium) -> Seen | None:
    """The declared palette wins over the pixels; an undeclared picture counts only when it was drawn."""
    from a11ylint.media.color.evidence import Area, ColorEvidence
    from a11ylint.media.color.spaces import is_hex

    cues = bool(SECOND_CUES.intersection(word.lower() for word in picture.answers.words("encoding")))
    palette = [word for word in picture.answers.words("palette") if is_hex(word)]
    if len(palette) > 1:
        return Seen("palette", ColorEvidence(colors=tuple(Area(color, 0.0) for color in palette)), cues)
    fact = picture.facts.colors()
    if isinstance(fact, Unknown):
        return None  # why not stands in media-unreadable and not-checked
    if picture.kind in GRAPHIC:
        return Seen("declared", fact.value, cues)
    return Seen("pixels", fact.value, cues) if fact.value.drawn else None


def _pairs(evidence: ColorEvidence) -> tuple[Pair, ...]:
    from a11ylint.media.color.evidence import compare

    return evidence.pairs or compare([area.hex for area in evidence.colors])


def _key(seen: Seen, pair: Pair, sure: bool | None) -> str | None:
    """Message of a pair. Not sure and a second cue declared: the author has answered already."""
    if sure is None or (seen.cues and not sure):
        return None
    if not sure:
        return "unsure" if seen.by == "pixels" else "marks"
    if seen.cues:
        return "cue"
    return "seen" if pair.cues else seen.by


def _sure(seen: Seen, pair: Pair, limits: Limits) -> bool | None:
    """Whether both colours carry data: yes, perhaps, or (None) the picture is no chart at all."""
    if seen.by == "palette":
        return True
    areas = (seen.evidence.colors[pair.a], seen.evidence.colors[pair.b])
    share = min(area.share for area in areas)
    thin = any(area.thin or area.soft for area in areas) or share < limits.least_share
    if seen.by == "declared":
        return not thin
    same = min(pair.protan, pair.deutan) <= limits.distance
    large = share >= limits.strong_share and not thin
    return drawn.is_chart(seen.evidence, areas, large=large, same=same)


def _rank(evidence: ColorEvidence, found: Found) -> tuple[int, float, float, int, int]:
    pair = found.pair
    share = min(evidence.colors[pair.a].share, evidence.colors[pair.b].share)
    return ORDER.index(found.key), -share, min(pair.protan, pair.deutan), pair.a, pair.b


def _problem(picture: Medium, seen: Seen, found: Sequence[Found]) -> Problem:
    worst = found[0].pair
    first, second = seen.evidence.colors[worst.a], seen.evidence.colors[worst.b]
    data = {
        "name": picture.name,
        "first": color_words.words(seen.evidence, first),
        "second": color_words.words(seen.evidence, second),
        "contrast": worst.contrast,
        "cue": color_words.cue(worst.cues),
    }
    others = dict.fromkeys(
        number for one in found for number in (one.pair.a, one.pair.b) if number != worst.a
    )
    related = tuple(
        color_words.related(picture.at, seen.evidence, seen.evidence.colors[number]) for number in others
    )
    return Problem(
        found[0].key, color_words.place(picture.at, seen.evidence, first), data, related[:MOST_RELATED]
    )
