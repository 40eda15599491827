"""What a picture, or a declared palette, shows about colours: plain numbers, no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color.areas import Area, Box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from a11ylint.media.color.regions import Regions
    from a11ylint.media.pixels import Pixels

__all__ = ["VERSION", "Area", "Box", "ColorEvidence", "Pair", "analyse", "compare"]

# Of the analysis: raise it when the same picture gives other numbers, stored facts then expire.
VERSION: Final = 3

# Pairs for which a second cue is searched; all others are far apart for everybody, or close for everybody.
ALIKE: Final = 21.0
DIFFERENT: Final = 20.0
COLORFUL: Final = 10.0


class Pair(NamedTuple):
    """Two colours, by their numbers in the palette, and how far apart they are.

    `normal`, `protan`, `deutan`: CIEDE2000 as seen with each kind of vision. `contrast`: WCAG contrast ratio.
    `chroma`: CIE C* of the paler of the two. `cues`: what else tells them apart, as far as it is seen in the
    picture: label, position (ordered bands with gaps), pattern, shape.
    """

    a: int
    b: int
    normal: float
    protan: float
    deutan: float
    contrast: float
    chroma: float
    cues: tuple[str, ...] = ()


class ColorEvidence(NamedTuple):
    """What a picture shows: plain numbers that can be stored as JSON.

    `drawn`: a chart, map or graphic rather than a photograph. `colors`: largest first. `pairs`: all of them.
    `lettering`: share 0-1 of the sectors of the picture that hold words or numbers.
    `width`, `height`: size of the picture in pixels as shown, the frame of all boxes. `page`: of a PDF, from 1.
    """

    drawn: bool = False
    colors: tuple[Area, ...] = ()
    pairs: tuple[Pair, ...] = ()
    lettering: float = 0.0
    width: int = 0
    height: int = 0
    page: int = 0


def analyse(path: Path, max_pixels: int | None = None) -> ColorEvidence:
    """Open a picture and find its few colours; of a PDF the page that shows most. Raises `Unreadable`."""
    from a11ylint.media.image import MAX_PIXELS, is_pdf, load_pixels

    if is_pdf(path):
        return _worst_page(path)
    return analyse_pixels(load_pixels(path, max_pixels or MAX_PIXELS))


def _worst_page(path: Path) -> ColorEvidence:
    """The evidence of the page with the largest areas of two colours that look alike and have no second cue."""
    from a11ylint.media.image import KEPT_PIXELS
    from a11ylint.media.pdf import pages

    drawn = enumerate(pages(path, KEPT_PIXELS), 1)
    found = [analyse_pixels(page)._replace(page=number) for number, page in drawn]
    return max(found, key=lambda evidence: (_alike_share(evidence), -evidence.page))


def _alike_share(evidence: ColorEvidence) -> float:
    close = (
        pair for pair in evidence.pairs if pair.normal >= DIFFERENT and min(pair.protan, pair.deutan) <= ALIKE
    )
    shares = (
        min(evidence.colors[one.a].share, evidence.colors[one.b].share) for one in close if not one.cues
    )
    return max(shares, default=0.0)


def analyse_pixels(pixels: Pixels) -> ColorEvidence:
    """The same for a picture that is decoded already."""
    from a11ylint.media.color import boxes, cues, raster, regions

    prepared = raster.prepare(pixels)
    found = regions.find(prepared, pixels.info.width, pixels.info.height)
    pairs = compare([area.hex for area in found.areas])
    close = _close(pairs, found) if prepared.drawn else {}
    if not close:
        letters = raster.lettering(prepared.planes) if prepared.drawn else 0.0
    else:
        seen = cues.find(prepared.planes, found.labels, boxes.GRID, close.values())
        pairs = tuple(
            pair._replace(cues=seen.pairs[close[pair]]) if pair in close else pair for pair in pairs
        )
        letters = seen.lettering
    return ColorEvidence(prepared.drawn, found.areas, pairs, letters, pixels.info.width, pixels.info.height)


def _close(pairs: tuple[Pair, ...], found: Regions) -> dict[Pair, tuple[int, int]]:
    """Pairs of flat colours that look alike to some people, with their numbers among the flat colours."""
    numbers = {
        pair: (found.numbers[pair.a], found.numbers[pair.b])
        for pair in pairs
        if pair.normal >= DIFFERENT and min(pair.protan, pair.deutan) <= ALIKE and pair.chroma >= COLORFUL
    }
    return {pair: both for pair, both in numbers.items() if min(both) >= 0}


def compare(hexes: Sequence[str]) -> tuple[Pair, ...]:
    """Every pair of a palette; raises ValueError for what is no hex colour."""
    from a11ylint.media.color import spaces, vision

    if len(hexes) < 2:
        return ()
    seen = vision.palette(hexes)
    chroma = [float((values[1] ** 2 + values[2] ** 2) ** 0.5) for values in seen.lab]
    pairs = []
    for a in range(len(hexes)):
        for b in range(a + 1, len(hexes)):
            distances = (float(kind[a, b]) for kind in (seen.normal, seen.protan, seen.deutan))
            ratio = spaces.contrast(hexes[a], hexes[b])  # never rounded: 2.999 is below 3
            near, protan, deutan = (round(distance, 2) for distance in distances)
            pairs.append(Pair(a, b, near, protan, deutan, ratio, round(min(chroma[a], chroma[b]), 2)))
    return tuple(pairs)
