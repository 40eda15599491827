"""What a picture, or a declared palette, shows about colours: plain numbers, no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color.areas import Area, Box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["VERSION", "Area", "Box", "ColorEvidence", "Pair", "analyse", "compare"]

VERSION: Final = (
    1  # of the analysis: raise it when the same picture gives other numbers, stored facts then expire
)


class Pair(NamedTuple):
    """Two colours, by their numbers in the palette, and how far apart they are.

    `normal`, `protan`, `deutan`: CIEDE2000 as seen with each kind of vision. `contrast`: WCAG contrast ratio.
    `chroma`: CIE C* of the paler of the two.
    """

    a: int
    b: int
    normal: float
    protan: float
    deutan: float
    contrast: float
    chroma: float


class ColorEvidence(NamedTuple):
    """What a picture shows: plain numbers that can be stored as JSON.

    `drawn`: a chart, map or graphic rather than a photograph. `colors`: largest first. `pairs`: all of them.
    `lettering`: share 0-1 of the sectors of the picture that hold something like words or numbers.
    `width`, `height`: size of the picture in pixels as shown, the frame of all boxes.
    """

    drawn: bool = False
    colors: tuple[Area, ...] = ()
    pairs: tuple[Pair, ...] = ()
    lettering: float = 0.0
    width: int = 0
    height: int = 0


def analyse(path: Path, max_pixels: int | None = None) -> ColorEvidence:
    """Open a picture and find its few colours; raises `Unreadable`."""
    from a11ylint.media.color import raster, regions
    from a11ylint.media.image import MAX_PIXELS, load_pixels

    pixels = load_pixels(path, max_pixels or MAX_PIXELS)
    prepared = raster.prepare(pixels)
    colors = regions.find(prepared, pixels.info.width, pixels.info.height)
    letters = raster.lettering(prepared.planes) if prepared.drawn else 0.0
    pairs = compare([area.hex for area in colors])
    return ColorEvidence(prepared.drawn, colors, pairs, letters, pixels.info.width, pixels.info.height)


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
