"""Tiles, lamps, dashboards and what is no chart at all, drawn with Pillow."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Final, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.chartset.palettes import STATES, TITLES, Palette

PLACES: Final = ("Hallenbad", "Freibad", "Museum", "Bücherei", "Rathaus", "Theater")
INK: Final = "#222222"


class Poster(NamedTuple):
    """One picture to draw: `cue` is none, legend, numbers (both name nothing), label or shape."""

    colors: Palette
    cue: str
    round: bool
    rng: Random
    size: tuple[int, int]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The face of matplotlib where it is installed: Pillow's own has no umlauts."""
    if importlib.util.find_spec("matplotlib") is None:
        return ImageFont.load_default(size)
    from matplotlib.font_manager import findfont

    return ImageFont.truetype(findfont("DejaVu Sans"), size)


def _write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: float,
    fill: str = INK,
    anchor: str = "mm",
) -> None:
    draw.text(at, text, font=_font(max(round(size), 12)), fill=fill, anchor=anchor)


def _ink(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#111111" if 0.3 * red + 0.6 * green + 0.1 * blue > 140 else "#ffffff"


def _sheet(task: Poster, ground: str = "#ffffff") -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", task.size, ground)
    draw = ImageDraw.Draw(image)
    _write(draw, (task.size[0] / 2, task.size[1] * 0.07), task.rng.choice(TITLES), min(task.size) / 22)
    if task.cue in ("legend", "numbers"):
        _legend(draw, task)
    return image, draw


def _legend(draw: ImageDraw.ImageDraw, task: Poster) -> None:
    side, y = min(task.size) // 36, task.size[1] * 93 // 100
    for number, color in enumerate(task.colors):
        x = task.size[0] * (2 * number + 1) // (2 * len(task.colors) + 1)
        draw.rectangle((x, y, x + side, y + side), fill=color)
        _write(draw, (x + 1.5 * side, y + side / 2), STATES[number], side, anchor="lm")


def _fields(size: tuple[int, int], columns: int, rows: int) -> list[tuple[float, float, float, float]]:
    width, height = size[0] * 0.88 / columns, size[1] * 0.74 / rows
    return [
        (size[0] * 0.06 + x * width, size[1] * 0.14 + y * height, width * 0.9, height * 0.84)
        for y in range(rows)
        for x in range(columns)
    ]


def _tile(
    draw: ImageDraw.ImageDraw, task: Poster, box: tuple[float, float, float, float], color: str
) -> None:
    x, y, width, height = box
    draw.rounded_rectangle(
        (x, y, x + width, y + height), min(width, height) / 8 if task.round else 0, fill=color
    )


def tiles(task: Poster) -> Image.Image:
    """A board of tiles, one for each place, coloured by its state; the place stands below."""
    image, draw = _sheet(task, "#f3f3f3" if task.round else "#ffffff")
    for place, (x, y, width, height) in zip(PLACES, _fields(task.size, 2, 3), strict=True):
        number = PLACES.index(place) % len(task.colors)
        color = task.colors[number]
        _tile(draw, task, (x, y, width, height * 0.8), color)
        _write(draw, (x + width / 2, y + height * 0.9), place, height / 10)
        if task.cue == "label":
            _write(draw, (x + width / 2, y + height * 0.4), STATES[number], width / 10, _ink(color))
        if task.cue == "numbers":
            text = f"{task.rng.randint(10, 99)} %"
            _write(draw, (x + width / 2, y + height * 0.4), text, width / 6, _ink(color))
    return image


def lamps(task: Poster) -> Image.Image:
    """A list of places, each with a round lamp; with the cue label its state stands to the right."""
    image, draw = _sheet(task)
    for place, (x, y, width, height) in zip(PLACES, _fields(task.size, 1, 6), strict=True):
        number = (PLACES.index(place) + PLACES.index(place) // 2) % len(task.colors)
        side, left = min(height, width / 4), x + width * 0.45
        draw.ellipse((left, y, left + side, y + side), fill=task.colors[number])
        _write(draw, (x, y + side / 2), place, side / 3.5, anchor="lm")
        if task.cue == "label":
            _write(draw, (left + side * 1.15, y + side / 2), STATES[number], side / 4, anchor="lm")
    return image


def cards(task: Poster) -> Image.Image:
    """A dashboard of cards with a coloured head, or coloured cards, with large numbers."""
    image, draw = _sheet(task, "#eef1f5")
    for spot, box in enumerate(_fields(task.size, 2, 2)):
        x, y, width, height = box
        number = spot % len(task.colors)
        _tile(draw, task, box, task.colors[number] if not task.round else "#ffffff")
        ink = INK if task.round else _ink(task.colors[number])
        if task.round:
            draw.rectangle((x, y, x + width, y + height / 3), fill=task.colors[number])
        _write(draw, (x + width / 2, y + height * 0.65), f"{task.rng.randint(100, 9999)}", height / 5, ink)
        if task.cue == "label":
            at = (x + width / 2, y + height * 0.18)
            _write(draw, at, STATES[number], width / 11, _ink(task.colors[number]))
    return image


def gauge(task: Poster) -> Image.Image:
    """One bar across the picture in parts, such as a share of votes; names above the parts with the cue label."""
    image, draw = _sheet(task)
    left, (width, height) = task.size[0] * 0.06, task.size
    for number, color in enumerate(task.colors):
        part = width * 0.88 / len(task.colors) * task.rng.uniform(0.8, 1.0)
        draw.rectangle((left, height * 0.4, left + part, height * 0.6), fill=color)
        if task.cue == "label":
            _write(draw, (left + part / 2, height * 0.5), STATES[number], part / 10, _ink(color))
        if task.cue == "numbers":
            _write(
                draw, (left + part / 2, height * 0.5), f"{task.rng.randint(10, 60)} %", part / 8, _ink(color)
            )
        left += part
    return image


def columns(task: Poster) -> Image.Image:
    """Election columns: percentages above, party names below with the cue label."""
    names = ("Bürgerliste", "GRÜNE", "SPD", "Freie Wähler", "Sonstige")
    image, draw = _sheet(task)
    width, base = task.size[0] * 0.88 / len(task.colors), task.size[1] * 0.85
    for number, color in enumerate(task.colors):
        tall, left = task.rng.uniform(0.2, 0.6) * task.size[1], task.size[0] * 0.06 + number * width
        draw.rectangle((left, base - tall, left + width * 0.7, base), fill=color)
        text = f"{100 * tall / task.size[1]:.1f} %".replace(".", ",")
        if task.cue in ("label", "numbers"):
            _write(draw, (left + width * 0.35, base - tall - 30), text, 34)
        if task.cue == "label":
            _write(draw, (left + width * 0.35, base + 34), names[number], 32)
    return image


def waffle(task: Poster) -> Image.Image:
    """A hundred squares, coloured by share."""
    image, draw = _sheet(task)
    side = min(task.size) * 0.72 / 10
    left, top = (task.size[0] - side * 10) / 2, task.size[1] * 0.16
    for number in range(100):
        color = task.colors[number * len(task.colors) // 100]
        x, y = left + number % 10 * side, top + number // 10 * side
        draw.rectangle((x, y, x + side * 0.85, y + side * 0.85), fill=color)
    return image


def ticks(task: Poster) -> Image.Image:
    """A tick and a cross, drawn thick: their shapes tell."""
    image, draw = _sheet(task)
    (width, height), thick = task.size, min(task.size) // 14
    x, y, side = width * 0.12, height * 0.4, min(task.size) * 0.26
    draw.line((x, y, x + side, y + side), fill=task.colors[0], width=thick)
    draw.line((x, y + side, x + side, y), fill=task.colors[0], width=thick)
    x += width * 0.45
    draw.line((x, y + side / 2, x + side / 3, y + side, x + side, y), fill=task.colors[1], width=thick)
    return image


def light(task: Poster) -> Image.Image:
    """A traffic light with its three lamps in their order."""
    image, draw = _sheet(task)
    (width, height), side = task.size, min(task.size) * 0.2
    draw.rounded_rectangle(
        (width / 2 - side, height * 0.15, width / 2 + side, height * 0.15 + side * 3.8), 30, fill="#333333"
    )
    for number, color in enumerate((task.colors[0], "#ffd000", task.colors[1])):
        top = height * 0.15 + side * (0.2 + 1.2 * number)
        draw.ellipse((width / 2 - side / 2, top, width / 2 + side / 2, top + side), fill=color)
    return image


def flag(task: Poster) -> Image.Image:
    """Stripes, lying or standing, or a disc on a ground."""
    image = Image.new("RGB", task.size, task.colors[0])
    draw = ImageDraw.Draw(image)
    (width, height), third = task.size, task.rng.choice(("#ffffff", "#ffd700", "#000000"))
    way = task.rng.randrange(3)
    if way == 0:
        draw.rectangle((0, height // 3, width, height * 2 // 3), fill=third)
        draw.rectangle((0, height * 2 // 3, width, height), fill=task.colors[1])
    elif way == 1:
        draw.rectangle((width // 3, 0, width * 2 // 3, height), fill=third)
        draw.rectangle((width * 2 // 3, 0, width, height), fill=task.colors[1])
    else:
        side = min(task.size) * 0.3
        draw.ellipse(
            (width / 2 - side, height / 2 - side, width / 2 + side, height / 2 + side), fill=task.colors[1]
        )
    return image


def arms(task: Poster) -> Image.Image:
    """A coat of arms: a parted shield with a charge, the town's name below."""
    image = Image.new("RGB", task.size, "#ffffff")
    draw = ImageDraw.Draw(image)
    (width, height), side = task.size, min(task.size) * 0.3
    x, y = width / 2, height * 0.15
    shield = [(x - side, y), (x + side, y), (x + side, y + side), (x, y + 2 * side), (x - side, y + side)]
    draw.polygon(shield, fill=task.colors[0])
    draw.polygon([(x, y), (x + side, y), (x + side, y + side), (x, y + 2 * side)], fill=task.colors[1])
    draw.line([*shield, shield[0]], fill="#111111", width=8)
    draw.regular_polygon((x, y + side * 0.8, side / 3), 6, fill="#ffd700", rotation=task.rng.randint(0, 60))
    if task.round:
        _write(draw, (x, y + 2.3 * side), "Gemeinde Musterstadt", side / 5)
    return image


def logo(task: Poster) -> Image.Image:
    """Overlapping discs or bars, a name beside or below."""
    image = Image.new("RGB", task.size, "#ffffff")
    draw = ImageDraw.Draw(image)
    (width, height), side = task.size, min(task.size) * 0.2
    for number, color in enumerate(task.colors):
        x = width / 2 + (number - len(task.colors) / 2) * side * 0.8
        if task.round:
            draw.ellipse((x, height / 3, x + side, height / 3 + side), fill=color)
        else:
            draw.polygon(
                [(x, height / 3 + side), (x + side / 2, height / 3), (x + side, height / 3 + side)],
                fill=color,
            )
    _write(draw, (width / 2, height / 3 + side * 1.4), "Stadtwerke Musterstadt", side / 4)
    return image


def site(task: Poster) -> Image.Image:
    """A screenshot of a page with lines of text and buttons that carry words."""
    image = Image.new("RGB", task.size, "#ffffff")
    draw = ImageDraw.Draw(image)
    width, height = task.size
    draw.rectangle((0, 0, width, height // 12), fill=task.colors[0])
    _write(draw, (width * 0.2, height / 24), "Serviceportal", height / 40, _ink(task.colors[0]))
    for number in range(18):
        y = height * (0.13 + 0.04 * number)
        _write(
            draw, (30, y), "Hier finden Sie Termine, Anträge und Formulare der Stadt", width / 40, anchor="lm"
        )
    for number, color in enumerate(task.colors[:2]):
        y = height * (0.86 + 0.07 * number)
        draw.rounded_rectangle((30, y, width * 0.6, y + height * 0.05), 12, fill=color)
        text = ("Abbrechen", "Termin buchen")[number]
        _write(draw, (width * 0.3, y + height * 0.025), text, height / 45, _ink(color))
    return image


def photo(task: Poster) -> Image.Image:
    """Like a photograph: soft patches in both colours with grain, a line of words on it."""
    width, height = task.size
    seed = task.rng.randrange(1 << 30)
    grid = np.random.default_rng(seed).integers(0, 255, (7, 7, 3), dtype=np.uint8)
    soft = Image.fromarray(grid).resize(task.size, Image.Resampling.BICUBIC)
    patch = Image.new("RGB", task.size, task.colors[1])
    ImageDraw.Draw(patch).ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.8), fill=task.colors[0])
    mixed = np.asarray(Image.blend(soft, patch.filter(ImageFilter.GaussianBlur(25)), 0.7)).astype(np.int16)
    grain = np.random.default_rng(seed + 1).normal(0, 6, mixed.shape)
    image = Image.fromarray((mixed + grain).clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    if task.round:
        draw.rectangle((0, height * 0.8, width, height), fill=task.colors[0])
    _write(draw, (width / 2, height * 0.9), "Sommerfest am Fluss", width / 16, "#ffffff")
    return image


def sky(task: Poster) -> Image.Image:
    """A soft transition from one colour to the other, as behind a slogan."""
    share = np.linspace(0, 1, task.size[1])[:, None, None]
    ends = [np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) for color in task.colors[:2]]
    rows = ends[0] * (1 - share) + ends[1] * share
    image = Image.fromarray(np.repeat(rows, task.size[0], axis=1).astype(np.uint8))
    middle = (task.size[0] / 2, task.size[1] * (0.5 + 0.1 * math.sin(task.rng.random())))
    _write(ImageDraw.Draw(image), middle, "Wir sind für alle da", task.size[0] / 14, "#ffffff")
    return image


def table(task: Poster) -> Image.Image:
    """A list of places with a coloured field for each of three days; the state stands in it with the cue label."""
    image, draw = _sheet(task)
    for place, (x, y, width, height) in zip(PLACES, _fields(task.size, 1, 6), strict=True):
        _write(draw, (x, y + height / 2), place, min(height, width) / 8, anchor="lm")
        for day in range(3):
            number = (PLACES.index(place) + day * day) % len(task.colors)
            left = x + width * (0.31 + 0.23 * day)
            draw.rectangle((left, y, left + width * 0.21, y + height * 0.8), fill=task.colors[number])
            middle, ink = (left + width * 0.105, y + height * 0.4), _ink(task.colors[number])
            if task.cue == "label":
                _write(draw, middle, STATES[number].split()[0], width / 36, ink)
            if task.cue == "numbers":
                _write(draw, middle, str(task.rng.randint(10, 99)), width / 24, ink)
    return image


def cells(task: Poster) -> Image.Image:
    """A map of quarters around their middles, with pale borders."""
    width, height = task.size
    spots = [(task.rng.uniform(0.1, 0.9), task.rng.uniform(0.2, 0.8)) for _ in range(9)]
    y, x = np.mgrid[0:height, 0:width]
    away = np.stack([(x - a * width) ** 2.0 + (y - b * height) ** 2.0 for a, b in spots])
    order = np.sort(away, axis=0)
    nearest, border = away.argmin(axis=0), np.sqrt(order[1]) - np.sqrt(order[0]) < 6
    town = (abs(x / width - 0.5) < 0.42) & (abs(y / height - 0.5) < 0.34)
    table = np.array(
        [
            [int(task.colors[number % len(task.colors)][at : at + 2], 16) for at in (1, 3, 5)]
            for number in range(9)
        ],
        dtype=np.uint8,
    )
    image, _ = _sheet(task)
    pixels = np.asarray(image).copy()
    pixels[town & ~border] = table[nearest][town & ~border]
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    for number, (a, b) in enumerate(spots):
        color = number % len(task.colors)
        text = {"label": STATES[color].split()[0], "numbers": str(task.rng.randint(10, 400))}.get(
            task.cue, ""
        )
        _write(
            draw,
            (min(max(a, 0.2), 0.8) * width, b * height),
            text,
            min(task.size) / 40,
            _ink(task.colors[color]),
        )
    return image


def rings(task: Poster) -> Image.Image:
    """One ring for each colour with its share in the middle; names below with the cue label."""
    image, draw = _sheet(task)
    (width, height), count = task.size, len(task.colors)
    side = min(width * 0.9 / count, height * 0.5) * 0.8
    for number, color in enumerate(task.colors):
        middle = width * (2 * number + 1) / (2 * count)
        box = (middle - side / 2, height / 2 - side / 2, middle + side / 2, height / 2 + side / 2)
        draw.arc(box, 0, 360, fill="#dddddd", width=round(side / 6))
        draw.arc(box, -90, task.rng.randint(120, 250), fill=color, width=round(side / 6))
        if task.cue != "none":
            _write(draw, (middle, height / 2), f"{task.rng.randint(20, 90)} %", side / 6)
        if task.cue == "label":
            _write(draw, (middle, height / 2 + side * 0.6), STATES[number], side / 10)
    return image


def people(task: Poster) -> Image.Image:
    """Fifty figures, coloured by share."""
    image, draw = _sheet(task)
    width, height = task.size[0] * 0.88 / 10, task.size[1] * 0.74 / 5
    for number in range(50):
        color = task.colors[number * len(task.colors) // 50]
        x, y = task.size[0] * 0.06 + number % 10 * width, task.size[1] * 0.15 + number // 10 * height
        head = min(width, height) * 0.3
        draw.ellipse((x + width * 0.4 - head / 2, y, x + width * 0.4 + head / 2, y + head), fill=color)
        draw.rounded_rectangle(
            (x + width * 0.15, y + head * 1.1, x + width * 0.65, y + height * 0.85), 8, fill=color
        )
    return image


CHARTS: Final[dict[str, Callable[[Poster], Image.Image]]] = {
    draw.__name__: draw for draw in (tiles, lamps, cards, gauge, columns, waffle, table, cells, rings, people)
}
OTHERS: Final[dict[str, Callable[[Poster], Image.Image]]] = {
    draw.__name__: draw for draw in (ticks, light, flag, arms, logo, site, photo, sky)
}
KINDS: Final = {**CHARTS, **OTHERS}


def picture(
    kind: str, colors: Sequence[str], cue: str, half: str, rng: Random, size: tuple[int, int]
) -> Image.Image:
    """Draw one picture; corners and shapes are square in the half to tune on, round in the other."""
    return KINDS[kind](Poster(tuple(colors), cue, half != "tune", rng, size))
