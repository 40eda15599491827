"""Pictures that the tests draw with Pillow alone: bars, pies, lines, flags, a meadow without any flat area."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

OKABE_ITO = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")
SIZE = (1080, 1080)


def bars(
    colors: Sequence[str],
    size: tuple[int, int] = SIZE,
    ground: str = "#ffffff",
    letters: bool = True,
    named: bool = False,
) -> Image.Image:
    """Standing bars side by side on a common line, with a title and a legend unless `letters` is false.

    `named`: each bar has its name below it, and there is no legend.
    """
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    width, height = size
    step = width // (len(colors) + 1)
    for number, color in enumerate(colors):
        left, top = step // 2 + number * step, height * (3 + number % 3) // 10
        draw.rectangle((left, top, left + step * 2 // 3 - 1, height * 9 // 10 - 1), fill=color)
        if named:
            write(draw, (left, height * 92 // 100), f"Gruppe {number} 1234", height // 50)
    if letters:
        write(draw, (width // 10, height // 20), "Ergebnis der Befragung im Herbst", height // 28)
    if letters and not named:
        legend(draw, colors, size)
    return image


def legend(draw: ImageDraw.ImageDraw, colors: Sequence[str], size: tuple[int, int]) -> None:
    """A small field of each colour in a row at the foot, with a name to its right."""
    side, top = max(size[1] // 54, 8), size[1] * 94 // 100
    for number, color in enumerate(colors):
        left = size[0] * (2 * number + 1) // (2 * len(colors) + 1)
        draw.rectangle((left, top, left + side - 1, top + side - 1), fill=color)
        write(draw, (left + 3 * side // 2, top), f"Gruppe {number}", side)


def write(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int) -> None:
    draw.text(at, text, font=ImageFont.load_default(size), fill="#222222")


def stripes(colors: Sequence[str], size: tuple[int, int] = (900, 600)) -> Image.Image:
    """A flag of upright stripes."""
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    for number, color in enumerate(colors):
        left = size[0] * number // len(colors)
        draw.rectangle((left, 0, size[0] * (number + 1) // len(colors) - 1, size[1]), fill=color)
    return image


def discs(colors: Sequence[str], size: tuple[int, int] = (600, 600)) -> Image.Image:
    """Round shapes on white without a word, such as a logo."""
    image = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(image)
    step = size[0] // len(colors)
    for number, color in enumerate(colors):
        draw.ellipse(
            (number * step + 5, size[1] // 3, (number + 1) * step - 5, size[1] // 3 + step - 10), fill=color
        )
    return image


def squares(colors: Sequence[str], side: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """One small square of each colour, with words beside it."""
    image = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(image)
    for number, color in enumerate(colors):
        top = size[1] * (number + 1) // (len(colors) + 2)
        draw.rectangle((100, top, 99 + side, top + side - 1), fill=color)
        write(draw, (300, top), "Rathaus Bücherei Schwimmbad Museum", 32)
    return lettered(image)


def lettered(image: Image.Image) -> Image.Image:
    """The picture with a line of words above and below."""
    draw = ImageDraw.Draw(image)
    for y in (image.height // 20, image.height * 9 // 10):
        write(draw, (image.width // 20, y), "So sind die Einrichtungen der Stadt im Winter erreichbar", 34)
    return image


def lines(colors: Sequence[str], size: tuple[int, int] = SIZE, width: int = 4) -> Image.Image:
    """Rising lines with a title."""
    image = Image.new("RGB", size, "#ffffff")
    draw = ImageDraw.Draw(image)
    for number, color in enumerate(colors):
        y = size[1] * (number + 3) // (len(colors) + 4)
        draw.line((60, y + 120, size[0] // 2, y, size[0] - 60, y + 60), fill=color, width=width)
    write(draw, (60, 40), "Pegel der Elbe und der Mulde im November", 36)
    write(draw, (60, size[1] - 60), "Montag Dienstag Mittwoch Donnerstag Freitag", 28)
    return image


def meadow(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Like a photograph: a green and a red half, no two neighbouring pixels alike. The same in every run."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    grain = ((x * 7919 + y * 104729 + x * y * 31) % 61).astype(np.int16) - 30
    coat = (abs(x - size[0] // 2) < size[0] // 6) & (y > size[1] // 4)
    base = np.where(coat[..., None], (190, 40, 45), (70, 140, 60)).astype(np.int16)
    shade = (y * 60 // size[1])[..., None]
    return Image.fromarray((base + grain[..., None] + shade).clip(0, 255).astype(np.uint8))


def save(image: Image.Image, path: Path, **options: Any) -> Path:
    image.save(path, **options)
    return path
