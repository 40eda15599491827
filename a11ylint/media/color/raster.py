"""Whole pictures: where the colour stays the same, how few colours there are, whether someone drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.color.areas import share_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.pixels import Pixels

# A pixel is flat when it differs from its four neighbours by no more than this per channel.
TOLERANCE: Final = 2
LOSSY_TOLERANCE: Final = 6

# Measured on drawn charts, photographs and wallpapers; tiles find a chart that was pasted on a photograph.
DRAWN_CONCENTRATION: Final = 0.60
DRAWN_FLAT: Final = 0.40
DRAWN_BINS: Final = 100
TILES_A_SIDE: Final = 16
TILE_FLAT: Final = 0.6
TILE_TOP4: Final = 0.8
TILES_NEEDED: Final = 0.08
INSIDE_CONCENTRATION: Final = 0.75
INSIDE_BINS: Final = 40

BINS: Final = 1 << 15

LETTER_CELL: Final = 16  # a line of small type in a picture of 1,080 pixels
LETTER_STEP: Final = 40  # lightness step of a stroke, of 255
LETTER_STROKES: Final = 3  # steps in one row of a cell: an outline of an area makes one or two
LETTER_ROWS: Final = (3, 14)  # rows of a cell with so many steps; more are stripes or a pattern
SECTORS: Final = 5


class Raster(NamedTuple):
    """A picture prepared: `planes` (3, h, w) uint8, `codes` (h, w) 15-bit colours, `flat` (h, w) booleans.

    `seen` (h, w): the drawn part of a photograph, None when all of the picture counts. `drawn`: whether
    somebody drew the picture or that part.
    """

    planes: NDArray[np.uint8]
    codes: NDArray[np.uint16]
    flat: NDArray[np.bool_]
    seen: NDArray[np.bool_] | None
    drawn: bool


def prepare(pixels: Pixels) -> Raster:
    """Split the picture, find its flat parts and judge whether it was drawn."""
    import numpy as np

    planes = np.ascontiguousarray(pixels.rgb.transpose(2, 0, 1))
    codes = _codes(planes)
    flat = flat_mask(planes, LOSSY_TOLERANCE if pixels.info.lossy else TOLERANCE)
    few = _few_colors(codes)
    if few and share_of(flat) < DRAWN_FLAT and not pixels.info.lossy:
        flat = flat_mask(planes, LOSSY_TOLERANCE)  # a lossless copy of a lossy picture has its noise
    seen, drawn = (None, True) if few and share_of(flat) >= DRAWN_FLAT else _drawn_tiles(codes, flat)
    return Raster(planes, codes, flat, seen, drawn)


def flat_mask(planes: NDArray[np.uint8], tolerance: int) -> NDArray[np.bool_]:
    """Pixels that differ from every direct neighbour by at most `tolerance` in each channel."""
    import numpy as np

    flat = np.ones(planes.shape[1:], dtype=np.bool_)
    across = _alike(planes[:, :, 1:], planes[:, :, :-1], tolerance)
    flat[:, 1:] &= across
    flat[:, :-1] &= across
    down = _alike(planes[:, 1:], planes[:, :-1], tolerance)
    flat[1:] &= down
    flat[:-1] &= down
    return flat


def _alike(a: NDArray[np.uint8], b: NDArray[np.uint8], tolerance: int) -> NDArray[np.bool_]:
    import numpy as np

    alike = np.ones(a.shape[1:], dtype=np.bool_)
    for one, other in zip(a, b, strict=True):
        apart = np.maximum(one, other)
        apart -= np.minimum(one, other)
        alike &= apart <= tolerance
    return alike


def _codes(planes: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Five bits a channel: one of 32,768 colours for each pixel."""
    import numpy as np

    codes: NDArray[np.uint16] = planes[0].astype(np.uint16)
    codes >>= 3
    for plane in planes[1:]:
        codes <<= 5
        codes |= plane >> 3
    return codes


def _few_colors(codes: NDArray[np.uint16]) -> bool:
    import numpy as np

    concentration, bins = _concentration(np.bincount(codes[::2, ::2].ravel(), minlength=BINS))
    return concentration >= DRAWN_CONCENTRATION and bins <= DRAWN_BINS


def _concentration(counts: NDArray[np.intp]) -> tuple[float, int]:
    """Share of the 16 commonest colours, and how many colours make 90 % of the pixels."""
    import numpy as np

    ordered = np.sort(counts[counts > 0])[::-1].cumsum()
    total = ordered[-1]
    return float(ordered[min(15, len(ordered) - 1)] / total), int(np.searchsorted(ordered, 0.9 * total)) + 1


def _drawn_tiles(codes: NDArray[np.uint16], flat: NDArray[np.bool_]) -> tuple[NDArray[np.bool_] | None, bool]:
    """A chart on a photograph: enough tiles that are flat and hold few colours."""
    import numpy as np

    side = max(min(codes.shape) // TILES_A_SIDE, 8)
    rows, columns = codes.shape[0] // side, codes.shape[1] // side
    if rows * columns == 0:
        return None, False
    good = _tiles(flat, rows, columns, side).mean(axis=1) >= TILE_FLAT
    tiles = _tiles(codes, rows, columns, side)[:, ::3]
    good[good] = _top4(tiles[good]) >= TILE_TOP4
    if good.mean() < TILES_NEEDED:
        return None, False
    concentration, bins = _concentration(np.bincount(tiles[good].ravel(), minlength=BINS))
    if concentration < INSIDE_CONCENTRATION or bins > INSIDE_BINS:
        return None, False
    seen = np.zeros(codes.shape, dtype=np.bool_)
    seen[: rows * side, : columns * side] = good.reshape(rows, columns).repeat(side, 0).repeat(side, 1)
    return seen, True


def _tiles(plane: NDArray[Any], rows: int, columns: int, side: int) -> NDArray[Any]:
    """The plane cut into (rows * columns, side * side)."""
    cut = plane[: rows * side, : columns * side].reshape(rows, side, columns, side)
    return cut.swapaxes(1, 2).reshape(rows * columns, side * side)


def _top4(tiles: NDArray[np.uint16]) -> NDArray[np.float64]:
    """Share of the four commonest colours in each tile of shape (n, pixels)."""
    import numpy as np

    if not len(tiles):
        return np.zeros(0)
    shares = [np.sort(np.unique(tile, return_counts=True)[1])[-4:].sum() for tile in tiles]
    top: NDArray[np.float64] = np.array(shares, dtype=np.float64) / tiles.shape[1]
    return top


def lettering(planes: NDArray[np.uint8]) -> float:
    """Share of the 5 x 5 sectors of the picture that hold something like words or numbers.

    Charts have a title, labels and numbers around the marks; flags and logos have none, or one emblem.
    """
    import numpy as np

    light = planes[1]  # green makes most of the lightness
    rows, columns = light.shape[0] // LETTER_CELL, light.shape[1] // LETTER_CELL
    light = light[: rows * LETTER_CELL, : columns * LETTER_CELL]
    step = np.zeros(light.shape, dtype=np.uint8)
    step[:, 1:] = (
        np.maximum(light[:, 1:], light[:, :-1]) - np.minimum(light[:, 1:], light[:, :-1]) > LETTER_STEP
    )
    strokes = step.reshape(rows * LETTER_CELL, columns, LETTER_CELL).sum(axis=2) >= LETTER_STROKES
    lines = strokes.reshape(rows, LETTER_CELL, columns).sum(axis=1)
    cells = (lines >= LETTER_ROWS[0]) & (lines <= LETTER_ROWS[1])
    down, across = np.nonzero(cells[:, 1:] & cells[:, :-1])  # letters never stand alone
    sectors = set(
        zip(
            (down * SECTORS // max(rows, 1)).tolist(),
            (across * SECTORS // max(columns, 1)).tolist(),
            strict=True,
        )
    )
    return len(sectors) / SECTORS**2
