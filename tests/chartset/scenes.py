"""Drawings in red and green that are no charts, and charts almost without words, drawn with Pillow alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tests.media.charts import SIZE, write

LEVELS: Final = ("#d2691e", "#6b8e23", "#4682b4")
RED, GREEN, PALE = "#c62828", "#2e7d32", "#f4f5f0"
Draw = ImageDraw.ImageDraw
Scene = Callable[[Draw], None]


def flag(draw: Draw) -> None:
    """A flag on a card, with a line of words above."""
    write(draw, (60, 44), "Besuch aus der Partnerstadt", 48)
    for number, color in enumerate(("#009246", PALE, "#ce2b37")):
        draw.rectangle((240 + number * 200, 320, 439 + number * 200, 719), fill=color)


def fields(draw: Draw) -> None:
    """A logo of four fields with a name below."""
    for number, color in enumerate((RED, GREEN, GREEN, RED)):
        left, top = 240 + number % 2 * 310, 200 + number // 2 * 310
        draw.rounded_rectangle((left, top, left + 290, top + 290), 40, fill=color)
    write(draw, (400, 880), "Stadtwerke", 60)


def house(draw: Draw) -> None:
    """A house with a red roof on a lawn."""
    draw.rectangle((0, 0, 1080, 760), fill="#b3e5fc")
    draw.rectangle((0, 760, 1080, 1080), fill="#4caf50")
    draw.rectangle((300, 460, 780, 820), fill="#ffe0b2")
    draw.polygon([(250, 460), (540, 240), (830, 460)], fill=RED)
    write(draw, (200, 60), "Bauen in Musterstadt", 56)


def leaves(draw: Draw) -> None:
    """Leaves that lie about below a title."""
    rng = Random(5)  # noqa: S311 -- the same picture in every run
    draw.rectangle((0, 0, 1080, 1080), fill="#fff3e0")
    write(draw, (60, 44), "Herbstferien im Museum", 48)
    for number in range(12):
        x, y = rng.randrange(60, 900), rng.randrange(220, 900)
        outline = [(0, 60), (40, 0), (90, 20), (120, 80), (60, 130)]
        draw.polygon([(x + dx, y + dy) for dx, dy in outline], fill=(RED, GREEN, "#ef6c00")[number % 3])


def named_pie(draw: Draw) -> None:
    """A pie whose names stand close to its edge, above and below."""
    write(draw, (360, 60), "Anteile am Haushalt", 36)
    for number, color in enumerate((RED, GREEN, "#ffc107")):
        draw.pieslice((300, 300, 780, 780), number * 120 - 90, number * 120 + 30, fill=color)
        angle = math.radians(number * 120 - 30)
        at = 540 + 290 * math.cos(angle) - 40, 540 + 270 * math.sin(angle) - 14
        write(draw, at, ("Ahlen", "Bonn am Rhein", "Celle")[number], 28)


def books(draw: Draw) -> None:
    """Two fields with large words in them, whose letters have openings like the fields of a legend."""
    write(draw, (120, 60), "Stadtchronik", 80)
    for number, (color, name) in enumerate(((RED, "Band I"), (GREEN, "Band II"))):
        draw.rectangle((120 + number * 460, 200, 500 + number * 460, 880), fill=color)
        font = ImageFont.load_default(90)
        draw.text(
            (160 + number * 460, 480), name, font=font, fill="#ffffff", stroke_width=5, stroke_fill="#ffffff"
        )


def bare_bars(draw: Draw) -> None:
    """Bars on one line without any word."""
    for number, color in enumerate((RED, GREEN, RED, GREEN)):
        left, height = 140 + number * 210, (420, 300, 560, 480)[number]
        draw.rectangle((left, 900 - height, left + 150, 899), fill=color)


def seats(draw: Draw) -> None:
    """Places of a hall in rows, taken or free, below a title."""
    rng = Random(7)  # noqa: S311 -- the same picture in every run
    write(draw, (60, 44), "Plätze im Stadttheater", 48)
    for number in range(48):
        left, top = 90 + number % 8 * 115, 200 + number // 8 * 130
        draw.rounded_rectangle((left, top, left + 90, top + 100), 10, fill=rng.choice((RED, GREEN)))


def city(draw: Draw) -> None:
    """Districts with white lines between them and a title; no line is a hatching."""
    write(draw, (260, 40), "Pegel in den Bezirken", 48)
    for number in range(30):
        row, column = divmod(number, 6)
        left, top = 120 + column * 140 + row * 12, 160 + row * 130 - column * 8
        corners = [(left, top), (left + 134, top - 8), (left + 146, top + 116), (left + 12, top + 124)]
        draw.polygon(corners, fill=LEVELS[(row * 2 + column) % 3])


def explained_city(draw: Draw) -> None:
    """The same with a legend below."""
    city(draw)
    for number, (color, name) in enumerate(zip(LEVELS, ("hoch", "niedrig", "mittel"), strict=True)):
        draw.rectangle((200 + number * 240, 940, 240 + number * 240, 970), fill=color)
        write(draw, (255 + number * 240, 938), name, 30)


# What must never fail, and what must.
DRAWINGS: Final[tuple[Scene, ...]] = (flag, fields, house, leaves, named_pie, books)
CHARTS: Final[tuple[Scene, ...]] = (bare_bars, seats, city, explained_city)


def picture(scene: Scene) -> Image.Image:
    """A square picture of one of these."""
    image = Image.new("RGB", SIZE, "#ffffff")
    scene(ImageDraw.Draw(image))
    return image
