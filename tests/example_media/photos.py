"""Pictures that look like photos: noise and gradients, never a flat colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.float64]
    Places = list[tuple[int, int, int]]

SIZE = (720, 480)


def dots(height: int, width: int, seed: int) -> Pixels:
    """Even noise in 0..1 from an integer hash: the same on every machine and with every numpy."""
    y, x = np.mgrid[0:height, 0:width].astype(np.uint64)
    n = (x * 374761393 + y * 668265263 + np.uint64(seed) * 2246822519) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    return (n ^ (n >> 16)).astype(np.float64) / 0xFFFFFFFF


def clouds(height: int, width: int, seed: int, size: int, *, stretch: int = 1) -> Pixels:
    """Soft noise in about 0..1: four sizes of smoothed dots; `stretch` makes it wider than high."""
    total, weight = np.zeros((height, width)), 0.0
    for level in range(4):
        step = max(2, size >> level)
        share = 0.5**level
        total += share * smooth(
            dots(height // step + 3, width // (step * stretch) + 3, seed + level), height, width
        )
        weight += share
    return total / weight


def smooth(grid: Pixels, height: int, width: int) -> Pixels:
    """The grid blown up to height × width, with soft steps between its points."""
    y = np.linspace(0, grid.shape[0] - 2, height, endpoint=False)[:, None]
    x = np.linspace(0, grid.shape[1] - 2, width, endpoint=False)[None, :]
    top, left = y.astype(int), x.astype(int)
    fy, fx = (y - top) ** 2 * (3 - 2 * (y - top)), (x - left) ** 2 * (3 - 2 * (x - left))
    upper = grid[top, left] * (1 - fx) + grid[top, left + 1] * fx
    lower = grid[top + 1, left] * (1 - fx) + grid[top + 1, left + 1] * fx
    return upper * (1 - fy) + lower * fy


def ramp(height: int, width: int, top: str, bottom: str) -> Pixels:
    """A vertical gradient between two colours."""
    t = np.linspace(0, 1, height)[:, None, None]
    return (rgb(top) * (1 - t) + rgb(bottom) * t) * np.ones((height, width, 1))


def rgb(colour: str) -> Pixels:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


def blend(base: Pixels, mask: Pixels, colour: Pixels | str, texture: Pixels | None = None) -> None:
    """Lay a colour over `base` where mask is 1; `texture` in -1..1 makes it lighter and darker."""
    paint = rgb(colour) if isinstance(colour, str) else colour
    shade = 0.0 if texture is None else texture[..., None]
    base += np.clip(mask, 0, 1)[..., None] * (paint * (1 + shade) - base)


def ridge(width: int, seed: int, base: float, height: float, size: int) -> Pixels:
    """A skyline: one height in pixels from the top for each column."""
    return base - height * clouds(8, width, seed, size)[0]


def below(line: Pixels, height: int) -> Pixels:
    return np.clip(np.arange(height)[:, None] - line[None, :] + 0.5, 0, 1)


def develop(pixels: Pixels, seed: int, grain: float = 14.0) -> Image.Image:
    """Soften a little, as a lens does, then add the grain of a sensor."""
    soft = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    height, width = pixels.shape[:2]
    noise = sum(dots(height, width, seed + i) for i in range(3)) / 3 - 0.5
    noisy = np.asarray(soft, dtype=float) + grain * 2 * noise[..., None]
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def meadow(seed: int, sky: tuple[str, str], horizon: int = 210) -> Pixels:
    """Sky with clouds, two chains of hills, a meadow from the horizon down."""
    width, height = SIZE
    base = ramp(height, width, *sky)
    cover = np.clip(clouds(height, width, seed, 90, stretch=3) * 3.2 - 1.5, 0, 1)
    blend(base, cover * 0.8, "#f4f5f6")
    blend(
        base,
        below(ridge(width, seed + 20, horizon - 8, 90, 200), height),
        "#6f8aa0",
        clouds(height, width, seed + 5, 30) - 0.5,
    )
    blend(
        base,
        below(ridge(width, seed + 30, horizon + 8, 60, 120), height),
        "#53704e",
        clouds(height, width, seed + 6, 16) - 0.5,
    )
    grass = clouds(height, width, seed + 7, 12, stretch=2) * 0.7 + dots(height, width, seed + 8) * 0.3 - 0.5
    blend(base, below(np.full(width, float(horizon)), height), "#7d9350", grass)
    return base


def trees(base: Pixels, seed: int, places: Places) -> None:
    """Round crowns on dark trunks at (x, foot, radius)."""
    height, width = base.shape[:2]
    y, x = np.mgrid[0:height, 0:width]
    leaves = clouds(height, width, seed, 10)
    for left, foot, radius in places:
        trunk = (abs(x - left) < radius * 0.09 + 1) & (y > foot - 1.6 * radius) & (y < foot)
        blend(base, trunk * 1.0, "#4a3b2c", leaves - 0.5)
        far = ((x - left) / radius) ** 2 + ((y - foot + 2.1 * radius) / (radius * 1.15)) ** 2
        blend(base, np.clip((1.25 - far - leaves * 0.9) * 5, 0, 1), "#3f5a35", 1.3 * (leaves - 0.5))


def path_photo() -> Image.Image:
    """A new grey cycle path with a dashed white line, through a meadow, towards hills; trees on the right."""
    width, height = SIZE
    base = meadow(3, ("#6ea3d0", "#cfe0ea"))
    y, x = np.mgrid[0:height, 0:width].astype(float)
    depth = np.clip((y - 212) / (height - 212), 0, 1)
    middle = 350 - 70 * depth * (1 - depth) * 4 + 20 * depth
    half = 4 + 190 * depth**1.5
    tar = clouds(height, width, 41, 6) * 0.3 + dots(height, width, 42) * 0.2 - 0.25
    blend(base, np.clip(half + 10 * depth - abs(x - middle), 0, 1) * (y > 212), "#a39b7e", tar * 2)
    blend(base, np.clip(half - abs(x - middle), 0, 1) * (y > 212), "#7c7f84", tar)
    dash = (1.0 / (depth + 0.12) * 3.2) % 1.0 < 0.5
    blend(base, np.clip(half * 0.045 + 0.4 - abs(x - middle), 0, 1) * dash * (y > 222), "#eef0ee", tar * 0.3)
    trees(
        base,
        50,
        [(705, 262, 44), (640, 248, 34), (590, 238, 26), (553, 231, 19), (525, 226, 14), (60, 236, 22)],
    )
    return develop(base, 60)


def flood_photo() -> Image.Image:
    """Brown water over a meadow almost to the hills, five trees standing in it, a grey sky."""
    width, height = SIZE
    base = meadow(11, ("#78838f", "#cdd3d6"))
    y = np.arange(height)[:, None] * np.ones((1, width))
    depth = np.clip((y - 240) / (height - 240), 0, 1)
    waves = (
        clouds(height, width, 71, 24, stretch=8) * 0.6 + clouds(height, width, 72, 8, stretch=8) * 0.4 - 0.5
    )
    shore = np.clip(y - 238 - 14 * clouds(height, width, 75, 60), 0, 1)
    blend(base, shore, ramp(height, width, "#c9cbc8", "#7f7058"), waves * (0.3 + 0.6 * depth))
    places = [(130, 330, 52), (260, 292, 33), (470, 300, 38), (610, 352, 58), (380, 268, 20)]
    mirror(base, waves, places)
    glint = np.clip(clouds(height, width, 73, 16, stretch=10) * 4 - 2.1, 0, 1) * depth
    blend(base, glint * 0.8, "#d3d5d2")
    trees(base, 76, places)
    return develop(base, 80, grain=24)


def mirror(base: Pixels, waves: Pixels, places: Places) -> None:
    """The dark reflection of each tree in the water below its foot, broken by the waves."""
    height, width = base.shape[:2]
    y, x = np.mgrid[0:height, 0:width]
    for left, foot, radius in places:
        shift = x - left + waves * radius * 0.9
        far = (shift / radius) ** 2 + ((y - foot - 2.1 * radius) / (radius * 1.15)) ** 2
        trunk = (abs(shift) < radius * 0.12 + 1) & (y >= foot) & (y < foot + 1.4 * radius)
        blend(base, np.clip((1.1 - far) * 2, 0, 1) * 0.55 + trunk * 0.5, "#3d4031")


def party_photo() -> Image.Image:
    """A market square at dusk: dark gabled houses with lit windows, a chain of warm lamps above the square."""
    width, height = SIZE
    base = ramp(height, width, "#27345f", "#e3a06f")
    blend(base, np.clip(clouds(height, width, 91, 70, stretch=4) * 3 - 1.6, 0, 1) * 0.5, "#b98a8a")
    houses(base)
    ground = ramp(height, width, "#4b4038", "#2c2724")
    stone = clouds(height, width, 93, 10, stretch=3) * 0.6 + dots(height, width, 94) * 0.3 - 0.45
    blend(base, below(np.full(width, 350.0), height), ground, stone)
    lamps(base)
    return develop(base, 97)


def houses(base: Pixels) -> None:
    height, width = base.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(float)
    wall = clouds(height, width, 92, 14) - 0.5
    for number, left in enumerate(range(-30, width, 125)):
        eaves = 205 + 30 * (number % 3) - 10 * (number % 2)
        roof = eaves - 90 + abs(x - left - 60) * 1.45
        blend(base, (np.clip(y - roof, 0, 1) * (abs(x - left - 60) < 63)), "#2b2a36", wall)
        for row, column in ((30, 18), (30, 52), (30, 86), (78, 18), (78, 86)):
            lit = (abs(x - left - column - 8) < 9) & (abs(y - eaves - row) < 13)
            blend(base, lit * 1.0, "#f0bf62" if (number + row + column) % 3 else "#55536a", wall)


def lamps(base: Pixels) -> None:
    height, width = base.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(float)
    for number in range(15):
        left = 24 + number * 48
        top = 120 + 110 * (1 - ((left - 360) / 360) ** 2)
        far = ((x - left) ** 2 + (y - top) ** 2) ** 0.5
        blend(base, np.clip(1 - far / 34, 0, 1) ** 2 * 0.8, "#ffb347")
        blend(base, np.clip(8 - far, 0, 1), "#fff1c9")
        blend(base, np.clip(1 - ((x - left) / 20) ** 2 - ((y - 410) / 46) ** 2, 0, 1) * 0.45, "#e8a04c")
