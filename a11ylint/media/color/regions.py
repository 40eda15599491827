"""The few colours of a prepared picture: how much of it each one covers, where, and how solidly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color import boxes, spaces, vision
from a11ylint.media.color.areas import Area
from a11ylint.media.color.raster import BINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.color.raster import Raster

FILL_RADIUS: Final = 7.0  # CIEDE2000 within which shades count as one colour
THIN_RADIUS: Final = 10.0
FILL_SHARE: Final = 0.001
THIN_SHARE: Final = 0.0002
THIN_CHROMA: Final = 48  # largest minus smallest channel; below it blends of text and paper would count
MOST_BINS: Final = 256
SAMPLE: Final = 40_000  # pixels that the mean colour of a bin is taken from
MOST_COLORS: Final = 12
SOFT: Final = 2.0  # mean CIEDE2000 of a colour's shades: a flat area has nearly none, a soft transition 3
SOLID: Final = 0.4  # where fewer points have the same colour on all four sides, all marks are thin


class _Group(NamedTuple):
    """Bins that count as one colour: its value 0-255 and its share of the picture."""

    rgb: NDArray[np.float64]
    bins: NDArray[np.intp]
    share: float
    spread: float


class Regions(NamedTuple):
    """The colours of a picture, and every GRID-th pixel as the number of its flat colour, or -1.

    `numbers`: for each colour its number in `labels`; -1 for lines, dots and letters, which are not in there.
    """

    areas: tuple[Area, ...]
    labels: NDArray[np.int8]
    numbers: tuple[int, ...]


def find(raster: Raster, width: int, height: int) -> Regions:
    """The colours of a picture, largest share first; width and height: its size as shown."""
    rows, columns = raster.codes.shape
    frame = boxes.Frame(width, height, boxes.GRID * width / columns, boxes.GRID * height / rows)
    fills = _fills(raster)
    thin = _thin(raster, fills) if raster.drawn else []  # a photograph is full of them
    labels = _labels(raster.codes[:: boxes.GRID, :: boxes.GRID], fills)
    if raster.seen is not None:
        labels[~raster.seen[:: boxes.GRID, :: boxes.GRID]] = -1
    areas = list(enumerate(_fill_areas(labels, fills, frame)))
    areas += ((-1, area) for area in _thin_areas(raster, thin, frame))
    areas.sort(key=lambda numbered: (-numbered[1].share, numbered[1].hex))
    return Regions(tuple(area for _, area in areas), labels, tuple(number for number, _ in areas))


def _fill_areas(labels: NDArray[np.int8], fills: list[_Group], frame: boxes.Frame) -> Iterator[Area]:
    import numpy as np

    points = np.bincount(labels[labels >= 0], minlength=len(fills))
    inside = np.bincount(_inside(labels), minlength=len(fills))
    for number, fill in enumerate(fills):
        thin = bool(inside[number] < SOLID * points[number])
        yield _area(fill, labels == number, frame, thin)


def _inside(labels: NDArray[np.int8]) -> NDArray[np.int8]:
    """Labels of the points that have the same label above, below, left and right."""
    middle = labels[1:-1, 1:-1]
    across = (labels[1:-1, :-2] == middle) & (labels[1:-1, 2:] == middle)
    down = (labels[:-2, 1:-1] == middle) & (labels[2:, 1:-1] == middle)
    inside: NDArray[np.int8] = middle[across & down & (middle >= 0)]
    return inside


def _thin_areas(raster: Raster, marks: list[_Group], frame: boxes.Frame) -> Iterator[Area]:
    if marks:
        masks = boxes.masks(_labels(raster.codes, marks), len(marks))
        yield from (_area(mark, mask, frame, True) for mark, mask in zip(marks, masks, strict=True))


def _area(group: _Group, where: NDArray[np.bool_], frame: boxes.Frame, thin: bool) -> Area:
    parts = boxes.locate(where, frame)
    soft = group.spread > SOFT
    return Area(spaces.hex_of(group.rgb), round(group.share, 4), parts.boxes, thin, parts.filled, soft)


def _fills(raster: Raster) -> list[_Group]:
    """Colours of flat areas, from a regular sample of the pixels."""
    import numpy as np

    step = _step(raster.codes.shape[1])
    codes, flat = raster.codes.ravel()[::step], raster.flat.ravel()[::step]
    if raster.seen is not None:
        seen = raster.seen.ravel()[::step]
        codes, flat = np.where(seen, codes, 0), flat & seen
    every = np.bincount(codes, minlength=BINS)
    groups = _grouped(raster, np.flatnonzero(flat) * step, FILL_RADIUS)
    shares = [float(every[group.bins].sum() / len(codes)) for group in groups]
    return _largest(groups, shares, FILL_SHARE)


def _step(columns: int) -> int:
    """Every n-th pixel in reading order, n so chosen that it moves from column to column from row to row."""
    return next(step for step in (5, 7, 3, 2, 1) if columns % step or step == 1)


def _thin(raster: Raster, fills: list[_Group]) -> list[_Group]:
    """Colours of lines, dots and letters: outside flat areas, the most colourful pixel of each 3 x 3."""
    import numpy as np

    red, green, blue = raster.planes
    chroma = np.maximum(np.maximum(red, green), blue)
    chroma -= np.minimum(np.minimum(red, green), blue)
    peak = (chroma >= THIN_CHROMA) & ~raster.flat
    peak &= chroma == _largest_near(chroma)
    if raster.seen is not None:
        peak &= raster.seen
    chosen = np.flatnonzero(peak)
    known = spaces.lab(np.array([fill.rgb for fill in fills]).reshape(-1, 3))
    groups = [group for group in _grouped(raster, chosen, THIN_RADIUS) if _is_new(group, known)]
    return _largest(groups, [group.share * len(chosen) / peak.size for group in groups], THIN_SHARE)


def _is_new(group: _Group, known: NDArray[np.float64]) -> bool:
    if not len(known):
        return True
    return bool(vision.difference(spaces.lab(group.rgb[None])[0], known).min() > THIN_RADIUS)


def _largest(groups: list[_Group], shares: list[float], least: float) -> list[_Group]:
    weighed = [
        group._replace(share=share) for group, share in zip(groups, shares, strict=True) if share >= least
    ]
    return sorted(weighed, key=lambda group: (-group.share, group.bins[0]))[:MOST_COLORS]


def _grouped(raster: Raster, chosen: NDArray[np.intp], radius: float) -> list[_Group]:
    """The chosen pixels (numbers in reading order), joined around the commonest colours.

    Each group takes all bins within `radius` that are still free; its colour is that of its commonest bin.
    """
    import numpy as np

    counts = np.bincount(raster.codes.ravel()[chosen], minlength=BINS)
    bins = np.flatnonzero(counts)
    bins = bins[np.argsort(-counts[bins], kind="stable")][:MOST_BINS]
    rgb = _means(raster, chosen[:: max(len(chosen) // SAMPLE, 1)], bins)
    values = spaces.lab(rgb)
    free = np.ones(len(bins), dtype=np.bool_)
    groups = []
    while free.any():
        seed = int(np.argmax(free))
        apart = vision.difference(values[seed], values)
        near = free & (apart <= radius)
        near[seed] = True
        free &= ~near
        weights = counts[bins[near]]
        spread = float((apart[near] * weights).sum() / weights.sum())
        groups.append(_Group(rgb[seed], bins[near], float(weights.sum() / counts.sum()), spread))
    return groups


def _means(raster: Raster, sample: NDArray[np.intp], bins: NDArray[np.intp]) -> NDArray[np.float64]:
    """Mean colour (n, 3) of the sampled pixels of each bin; of a bin without any, its middle."""
    import numpy as np

    codes = raster.codes.ravel()[sample]
    counts = np.bincount(codes, minlength=BINS)[bins, None]
    sums = [np.bincount(codes, plane.ravel()[sample], minlength=BINS)[bins] for plane in raster.planes]
    middle = np.stack([bins >> 10, (bins >> 5) & 31, bins & 31], axis=1) * 8 + 3.5
    return np.where(counts > 0, np.stack(sums, axis=1) / np.maximum(counts, 1), middle)


def _largest_near(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The largest value in the 3 x 3 neighbourhood."""
    import numpy as np

    wide = plane.copy()
    np.maximum(wide[:, 1:], plane[:, :-1], out=wide[:, 1:])
    np.maximum(wide[:, :-1], plane[:, 1:], out=wide[:, :-1])
    both = wide.copy()
    np.maximum(both[1:], wide[:-1], out=both[1:])
    np.maximum(both[:-1], wide[1:], out=both[:-1])
    return both


def _labels(codes: NDArray[np.uint16], groups: list[_Group]) -> NDArray[np.int8]:
    import numpy as np

    table = np.full(BINS, -1, dtype=np.int8)
    for number, group in enumerate(groups):
        table[group.bins] = number
    return table[codes]
