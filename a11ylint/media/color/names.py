"""Colours in words, German and English, and what counts as red and as green."""

from __future__ import annotations

from typing import Final, NamedTuple

from a11ylint.media.color.spaces import hsl, lch


class Name(NamedTuple):
    """A colour word in both report languages, as an adjective that needs no ending."""

    de: str
    en: str


class Zone(NamedTuple):
    """What counts as one colour, in HSL: hue in degrees (may pass 360, end excluded), the others 0-1.

    `least_angle`: smallest CIE hue angle; below it a red has so much blue in it that people call it rose.
    """

    hue: tuple[float, float]
    saturation: float = 0.35
    lightness: tuple[float, float] = (0.15, 0.85)
    least_angle: float = 0.0

    def holds(self, hex_color: str) -> bool:
        """Whether the colour lies in this zone."""
        color = hsl(hex_color)
        inside = (
            self.saturation <= color.saturation and self.lightness[0] <= color.lightness <= self.lightness[1]
        )
        return inside and _between(color.hue, self.hue) and self.warm(hex_color)

    def warm(self, hex_color: str) -> bool:
        """Whether there is not too much blue in it."""
        return self.least_angle == 0 or self.least_angle <= lch(hex_color).hue <= 180


RED: Final = Zone(hue=(345, 14), least_angle=22)
GREEN: Final = Zone(hue=(75, 165))

# Upper end of each class, HSL hue in degrees; hues from 345 on start again at red.
HUES: Final = (
    (14, Name("rot", "red")),
    (43, Name("orange", "orange")),
    (68, Name("gelb", "yellow")),
    (75, Name("gelbgrün", "yellow-green")),
    (165, Name("grün", "green")),
    (190, Name("türkis", "turquoise")),
    (242, Name("blau", "blue")),
    (305, Name("violett", "purple")),
    (345, Name("pink", "pink")),
    (361, Name("rot", "red")),
)
GREYS: Final = (
    (14, Name("schwarz", "black")),
    (40, Name("dunkelgrau", "dark grey")),
    (70, Name("grau", "grey")),
    (95, Name("hellgrau", "light grey")),
    (101, Name("weiß", "white")),
)
GREY_CHROMA: Final = 9
DARK: Final = 36  # CIE lightness
BROWN: Final = Name("braun", "brown")
BEIGE: Final = Name("beige", "beige")
ROSE: Final = Name("rosa", "rose")
WINE: Final = Name("weinrot", "wine red")
OCHRE: Final = Name("ocker", "ochre")
OLIVE: Final = Name("oliv", "olive")


def is_red(hex_color: str, zone: Zone = RED) -> bool:
    """Red in the plain sense of the word; rose, pink and orange are not."""
    return zone.holds(hex_color)


def is_green(hex_color: str, zone: Zone = GREEN) -> bool:
    """Green in the plain sense of the word; turquoise and yellow are not."""
    return zone.holds(hex_color)


def name(hex_color: str) -> Name:
    """The word for a colour: rot, dunkelgrün, hellblau, grau …; raises ValueError for what is no hex."""
    light, chroma, _ = lch(hex_color)
    if chroma < GREY_CHROMA:
        return next(word for limit, word in GREYS if light < limit)
    return _earthy(hex_color) or _shade(hex_color, _hue_word(hex_color))


def _hue_word(hex_color: str) -> Name:
    hue, (light, chroma, _) = hsl(hex_color).hue, lch(hex_color)
    word = next(word for limit, word in HUES if hue < limit)
    if word.en == "red" and light >= DARK and not RED.warm(hex_color):
        return ROSE
    if word.en == "pink" and hue >= 335 and light < DARK:
        return WINE
    return ROSE if word.en == "pink" and chroma < 45 and light > 55 else word


def _earthy(hex_color: str) -> Name | None:
    """Dark and dull reds to yellows have words of their own."""
    hue, (light, chroma, _) = hsl(hex_color).hue, lch(hex_color)
    if (15 <= hue <= 45 and light < 58 and chroma < 58) or (8 <= hue <= 15 and light < 48 and chroma < 34):
        return BROWN
    if 15 <= hue <= 45 and light < 75 and chroma < 45:
        return Name("hellbraun", "light brown")
    if 40 <= hue <= 75 and light < 65:
        return OCHRE if hue < 50 else OLIVE
    return BEIGE if 20 <= hue <= 60 and light > 75 and chroma < 30 else None


def _shade(hex_color: str, word: Name) -> Name:
    lightness = hsl(hex_color).lightness
    if word in (ROSE, WINE):
        return word
    if lch(hex_color).lightness < DARK and lightness < 0.4:
        return Name(f"dunkel{word.de}", f"dark {word.en}")
    return Name(f"hell{word.de}", f"light {word.en}") if lightness >= 0.62 else word


def _between(hue: float, limits: tuple[float, float]) -> bool:
    low, high = limits
    return low <= hue < high if low <= high else hue >= low or hue < high
