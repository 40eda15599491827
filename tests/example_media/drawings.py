"""Drawn pictures of a town: charts, maps, a logo, tables, lettered with Pillow's own font."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

# Okabe and Ito's palette, told apart with every kind of colour vision.
BLUE, ORANGE, DARK = "#0072b2", "#e69f00", "#1f2d3a"
# The pair that this project exists to find.
RED, GREEN = "#d7191c", "#1a9641"
PAPER, GREY = "#ffffff", "#d5dbe1"

CITY = ("Altstadt", "Nordstadt", "Südstadt", "Westend")
TURNOUT = ((61, 68), (48, 57), (55, 59), (52, 64))
VOTES = ((62, 38), (45, 55), (51, 49), (70, 30))


class Pen(NamedTuple):
    """Where and how to write: `at` is the top left of the letters, or the top middle when centred."""

    draw: ImageDraw.ImageDraw
    size: int
    fill: str = DARK
    centred: bool = False

    def write(self, at: tuple[int, int], text: str) -> None:
        """Pillow's font has no umlauts, so the letter is written and its dots are drawn. ß is not possible."""
        # Pillow's basic layout engine, so that every machine sets the same letters.
        font = ImageFont.load_default(self.size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        font = font.font_variant(layout_engine=ImageFont.Layout.BASIC)
        plain = unicodedata.normalize("NFD", text).replace("\u0308", "")
        left = at[0] - (int(font.getlength(plain) / 2) if self.centred else 0)
        self.draw.text((left, at[1]), plain, font=font, fill=self.fill)
        for place, char in enumerate(unicodedata.normalize("NFC", text)):
            if char in "äöüÄÖÜ":
                before, after = font.getlength(plain[:place]), font.getlength(plain[: place + 1])
                top = at[1] + font.getbbox(plain[place])[1]
                self.dots(left + (before + after) / 2, top - self.size * 0.16)

    def dots(self, middle: float, top: float) -> None:
        r = self.size * 0.065
        for x in (middle - self.size * 0.12, middle + self.size * 0.12):
            self.draw.ellipse((x - r, top - r, x + r, top + r), fill=self.fill)


def canvas(width: int, height: int, title: str = "") -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(image)
    Pen(draw, 32).write((30, 24), title)
    return image, draw


def turnout_chart() -> Image.Image:
    """Bars of the turnout in four districts, 2021 blue and 2026 orange, each with its number."""
    image, draw = canvas(800, 560, "Wahlbeteiligung in Prozent")
    bars(draw, TURNOUT, (BLUE, ORANGE), ("2021", "2026"))
    for number, pair in enumerate(TURNOUT):
        for side, value in enumerate(pair):
            Pen(draw, 24, centred=True).write(
                (90 + number * 180 + side * 66, 450 - value * 9 // 2), str(value)
            )
    return image


def vote_chart() -> Image.Image:
    """Bars of yes and no in four districts, told apart by green and red alone and without numbers."""
    image, draw = canvas(800, 560, "Ergebnis nach Stadtteilen")
    bars(draw, VOTES, (GREEN, RED), ("Ja", "Nein"))
    return image


def bars(
    draw: ImageDraw.ImageDraw,
    values: tuple[tuple[int, int], ...],
    colours: tuple[str, str],
    names: tuple[str, str],
) -> None:
    """Two bars for each district on a base line, and what the colours mean at the top."""
    for number, pair in enumerate(values):
        left = 60 + number * 180
        for side, value in enumerate(pair):
            x = left + side * 66
            draw.rectangle((x, 480 - value * 9 // 2, x + 60, 480), fill=colours[side])
        Pen(draw, 24, centred=True).write((left + 63, 492), CITY[number])
    draw.line((40, 481, 770, 481), fill=DARK, width=2)
    for side, name in enumerate(names):
        draw.rectangle((30 + side * 110, 78, 54 + side * 110, 102), fill=colours[side])
        Pen(draw, 24).write((62 + side * 110, 76), name)


class Zone(NamedTuple):
    """A district on the map: its outline, where its name stands, whether it is closed."""

    name: str
    outline: tuple[tuple[int, int], ...]
    at: tuple[int, int]
    closed: bool


ZONES = (
    Zone("Nordstadt", ((30, 90), (390, 90), (360, 250), (30, 280)), (190, 150), closed=True),
    Zone("Hafen", ((410, 90), (770, 90), (770, 220), (380, 248)), (580, 130), closed=False),
    Zone("Altstadt", ((30, 350), (350, 320), (330, 530), (30, 530)), (180, 410), closed=True),
    Zone("Südstadt", ((370, 318), (770, 290), (770, 530), (350, 530)), (565, 400), closed=False),
)


def safe_map() -> Image.Image:
    """Two districts closed in orange on the left, two open in blue on the right, and the words say it too."""
    return flood_map(ORANGE, BLUE, words=True)


def red_green_map() -> Image.Image:
    """Two districts closed in red on the left, two open in green on the right; nothing else says it."""
    return flood_map(RED, GREEN, words=False)


def flood_map(closed: str, opened: str, *, words: bool) -> Image.Image:
    image, draw = canvas(800, 560, "Hochwasser: Lage in den Stadtteilen")
    river = ((30, 285), (370, 253), (770, 225), (770, 285), (360, 313), (30, 345))
    draw.polygon(river, fill="#c9dbe8")
    Pen(draw, 20).write((70, 296), "Fluss")
    for zone in ZONES:
        fill = closed if zone.closed else opened
        ink = PAPER if fill == BLUE else DARK
        draw.polygon(zone.outline, fill=fill)
        Pen(draw, 26, ink, centred=True).write(zone.at, zone.name)
        if words:
            state = "gesperrt" if zone.closed else "frei"
            Pen(draw, 30, ink, centred=True).write((zone.at[0], zone.at[1] + 34), state)
    return image


def logo() -> Image.Image:
    """A white church tower on a blue disc, the words Stadtfest Musterstadt beside it."""
    image, draw = canvas(720, 320)
    draw.ellipse((30, 30, 290, 290), fill=BLUE)
    draw.polygon(((160, 56), (120, 136), (200, 136)), fill=PAPER)
    draw.rectangle((126, 136, 194, 260), fill=PAPER)
    draw.ellipse((144, 150, 176, 182), fill=BLUE)
    draw.pieslice((144, 212, 176, 250), 180, 360, fill=BLUE)
    draw.rectangle((144, 230, 176, 260), fill=BLUE)
    Pen(draw, 64).write((320, 96), "Stadtfest")
    Pen(draw, 50, BLUE).write((322, 176), "Musterstadt")
    return image


def hours() -> Image.Image:
    """The opening hours of the citizens' office as a table on a light ground."""
    image, draw = canvas(720, 480, "Bürgerbüro: Öffnungszeiten")
    rows = {
        "Montag": "8 bis 12 Uhr",
        "Dienstag": "8 bis 16 Uhr",
        "Donnerstag": "10 bis 18 Uhr",
        "Freitag": "8 bis 12 Uhr",
    }
    for number, (day, time) in enumerate(rows.items()):
        top = 92 + number * 88
        draw.rectangle((30, top, 690, top + 76), fill="#e3eef6" if number % 2 else "#f2f6fa")
        Pen(draw, 32).write((54, top + 20), day)
        Pen(draw, 32).write((340, top + 20), time)
    return image


def steps() -> Image.Image:
    """Three numbered blue boxes below each other: how to vote by post."""
    image, draw = canvas(720, 520, "Briefwahl in drei Schritten")
    for number, text in enumerate(("Antrag stellen", "Stimmzettel ausfüllen", "Brief zur Post bringen")):
        top = 96 + number * 136
        draw.rectangle((30, top, 690, top + 112), fill=BLUE)
        draw.ellipse((54, top + 20, 126, top + 92), fill=PAPER)
        Pen(draw, 40, BLUE, centred=True).write((90, top + 34), str(number + 1))
        Pen(draw, 36, PAPER).write((160, top + 36), text)
    return image
