"""Whether two colours of a drawn picture that nobody declared carry data, or are a flag, a logo, an illustration."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11ylint.media.color.evidence import Area, Box, ColorEvidence

# What tells a chart from a flag, a logo or a screenshot when nobody declared the picture: measured on 696
# charts, 1,001 pictures of documentation, 271 flags, 300 logos, 1,946 screenshots and 328 photographs.
ICON_SHARE = 0.002  # smaller colours of an undeclared picture are icons
GROUND = 0.8  # share against the largest colour: a flag's colours are its ground, a chart's stand on one
LETTERING = 0.12  # words or numbers in 3 of 25 sectors
EDGE = 0.006  # of the picture's sides: so near is at its edge
SOFT = 0.25  # with so much of a picture in gradual transitions, its other colours are ends of them
COLORFUL = 12  # CIE chroma
FILLED = 0.9  # a bar fills its box, the parts of a logo seldom do
LINED_UP = 0.006  # of the shorter side: bars begin on one line
UNEQUAL = 0.004  # and have different lengths; bands of a flag and fields of a logo are equal


def is_chart(evidence: ColorEvidence, areas: tuple[Area, Area], *, large: bool, same: bool) -> bool | None:
    """Yes, perhaps, or None for surely not.

    `large`: both colours are areas and cover enough. `same`: they look the same in a deficiency.
    """
    share = min(area.share for area in areas)
    largest = max(area.share for area in evidence.colors)
    wide = max(areas, key=lambda area: area.share)
    on_ground = wide.share <= GROUND * largest or (bool(wide.boxes) and not _at_edge(evidence, wide))
    soft = sum(area.share for area in evidence.colors if area.soft and _colorful(area.hex)) > SOFT
    flag = all(_at_edge(evidence, area) for area in areas)
    marks = large and on_ground and not soft and not flag
    lettered = evidence.lettering >= LETTERING
    if marks and same and (lettered or _bars(evidence, *areas)):
        return True
    return False if marks or (lettered and share >= ICON_SHARE) else None


def _bars(evidence: ColorEvidence, one: Area, other: Area) -> bool:
    """Whether two colours are bars: they begin on one line and end where their numbers say."""
    if min(one.filled, other.filled) < FILLED:
        return False
    side = min(evidence.width, evidence.height)
    return any(_bar_beside(a, b, side) for a, b in product(one.boxes, other.boxes))


def _bar_beside(one: Box, other: Box, side: int) -> bool:
    """Standing on one line or lying and beginning on one line, of different lengths; also piece by piece in one bar."""
    near, apart = max(LINED_UP * side, 4.0), max(UNEQUAL * side, 5.0)
    wider, taller = abs(one.width - other.width) >= apart, abs(one.height - other.height) >= apart
    left, top = abs(one.x - other.x) <= near, abs(one.y - other.y) <= near
    bottom = abs(one.y + one.height - other.y - other.height) <= near
    return (bottom and (taller or (top and wider))) or (left and (wider or taller))


def _colorful(color: str) -> bool:
    """White and the pale grey of a chart's field are joined to one soft colour too."""
    from a11ylint.media.color.spaces import lch

    return lch(color).chroma >= COLORFUL


def _at_edge(evidence: ColorEvidence, area: Area) -> bool:
    """Whether a colour runs to the edge of the picture, as in flags; charts have a margin."""
    wide, high = EDGE * evidence.width, EDGE * evidence.height
    return any(
        x <= wide or y <= high or x + width >= evidence.width - wide or y + height >= evidence.height - high
        for x, y, width, height in area.boxes
    )
