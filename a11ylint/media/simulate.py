"""A picture as people with protanopia and deuteranopia see it, beside the picture itself."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.i18n import text
from a11ylint.media.color import vision
from a11ylint.media.color.evidence import analyse_pixels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

    from a11ylint.media.color.evidence import Area, ColorEvidence, Pair

LARGEST: Final = (720, 1080)  # of one of the three pictures, so that all fit on a screen
LEAST: Final = 240  # room for a label
GAP: Final = 16
TYPE: Final = 26
LINE: Final = 3  # pixels of the black and of the white line of an outline
NEAR: Final = 28  # steps of a channel within which a pixel has the colour of an area
PANELS: Final = ("simulate-normal", "simulate-protan", "simulate-deutan")
SOFTWARE: Final = "a11ylint simulate"
PAPER, INK = (255, 255, 255), (17, 17, 17)

# The defaults of the rules infographic-red-green and infographic-color-confusable.
DIFFERENT: Final = 25.0
CLOSE: Final = 10.0
RATIO: Final = 0.3
CHROMA: Final = 18.0
RED_GREEN: Final = 19.0
CONTRAST: Final = 3.0


class Simulation(NamedTuple):
    """The sheet as the bytes of a PNG, and the pairs of colours that are outlined, as hex."""

    png: bytes
    pairs: tuple[tuple[str, str], ...]


def simulate(path: Path, lang: str, max_pixels: int | None = None) -> Simulation:
    """Draw the sheet: normal, protanopia, deuteranopia; raises `Unreadable`. The same bytes in every run."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from a11ylint.media.image import MAX_PIXELS, load_pixels

    pixels = load_pixels(path, max_pixels or MAX_PIXELS)
    evidence = analyse_pixels(pixels)
    pairs = alike(evidence)
    picture = _fitted(Image.fromarray(pixels.rgb))
    lines = _outline(picture, evidence, pairs)
    seen = [picture] + [_seen(picture, kind) for kind in ("protanopia", "deuteranopia")]
    sheet = _sheet([_outlined(panel, lines) for panel in seen], lang, _caption(evidence, pairs, lang))
    notes, out = PngInfo(), io.BytesIO()
    notes.add_text("Software", SOFTWARE)
    sheet.save(out, "PNG", pnginfo=notes)
    return Simulation(out.getvalue(), tuple((_hex(evidence, one.a), _hex(evidence, one.b)) for one in pairs))


def alike(evidence: ColorEvidence) -> tuple[Pair, ...]:
    """Pairs of a drawn picture that are different in normal vision and nearly the same in a deficiency."""
    from a11ylint.media.color import names

    found = []
    for pair in evidence.pairs if evidence.drawn else ():
        apart = min(pair.protan, pair.deutan)
        both = (_hex(evidence, pair.a), _hex(evidence, pair.b))
        red_green = any(names.is_red(both[i]) and names.is_green(both[1 - i]) for i in (0, 1))
        colorful = pair.normal >= DIFFERENT and pair.chroma >= CHROMA
        limit = RED_GREEN if red_green else min(CLOSE, RATIO * pair.normal)
        if colorful and apart <= limit and pair.contrast < CONTRAST:
            found.append(pair)
    return tuple(found)


def _hex(evidence: ColorEvidence, number: int) -> str:
    return evidence.colors[number].hex


def _fitted(picture: Image) -> Image:
    from PIL import Image

    scale = min(LARGEST[0] / picture.width, LARGEST[1] / picture.height, 1.0)
    size = max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
    return picture if scale == 1 else picture.resize(size, Image.Resampling.BOX)


def _seen(picture: Image, kind: str) -> Image:
    import numpy as np
    from PIL import Image

    values = vision.simulate(np.asarray(picture), kind)
    return Image.fromarray(values.round().clip(0, 255).astype(np.uint8))


def _outline(
    picture: Image, evidence: ColorEvidence, pairs: Sequence[Pair]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where the black line and the white line go: two lines show on any ground."""
    import numpy as np
    from PIL import Image

    black = np.zeros((picture.height, picture.width), dtype=np.bool_)
    white = black.copy()
    for number in sorted({number for pair in pairs for number in (pair.a, pair.b)}):
        where = Image.fromarray(_where(picture, evidence, evidence.colors[number]))
        rings = [np.asarray(_grown(where, width)) for width in (0, LINE, 2 * LINE)]
        white |= rings[1] & ~rings[0]
        black |= rings[2] & ~rings[1]
    return black & ~white, white


def _where(picture: Image, evidence: ColorEvidence, area: Area) -> NDArray[np.bool_]:
    """The points of a colour: its areas without specks, or the boxes of lines and dots."""
    import numpy as np
    from PIL import Image, ImageFilter

    from a11ylint.media.color.spaces import rgb_of

    if area.thin:
        return _boxes(picture, evidence, area)
    apart = np.abs(np.asarray(picture).astype(np.int16) - np.array(rgb_of(area.hex), dtype=np.int16))
    mask = Image.fromarray(((apart.max(axis=2) <= NEAR) * 255).astype(np.uint8)).filter(
        ImageFilter.MedianFilter(7)
    )
    closed = mask.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))  # letters stay unmarked
    found: NDArray[np.bool_] = np.asarray(closed) > 127
    return found


def _boxes(picture: Image, evidence: ColorEvidence, area: Area) -> NDArray[np.bool_]:
    import numpy as np

    found = np.zeros((picture.height, picture.width), dtype=np.bool_)
    across, down = picture.width / evidence.width, picture.height / evidence.height
    for x, y, width, height in area.boxes:
        found[int(y * down) : round((y + height) * down), int(x * across) : round((x + width) * across)] = (
            True
        )
    return found


def _grown(mask: Image, by: int) -> Image:
    from PIL import ImageFilter

    return mask.convert("L").filter(ImageFilter.MaxFilter(2 * by + 1)).convert("1") if by else mask


def _outlined(panel: Image, lines: tuple[NDArray[np.bool_], NDArray[np.bool_]]) -> Image:
    import numpy as np
    from PIL import Image

    pixels = np.asarray(panel).copy()
    pixels[lines[0]], pixels[lines[1]] = (0, 0, 0), (255, 255, 255)
    return Image.fromarray(pixels)


def _caption(evidence: ColorEvidence, pairs: Sequence[Pair], lang: str) -> str:
    from a11ylint.media.color.names import name

    if not pairs:
        return text("simulate-none", lang)
    both = (
        " / ".join(getattr(name(_hex(evidence, number)), lang) for number in (one.a, one.b)) for one in pairs
    )
    return text("simulate-outlined", lang, colors=", ".join(dict.fromkeys(both)))


def _sheet(panels: Sequence[Image], lang: str, caption: str) -> Image:
    """The panels side by side on white, each with its name above, and a line below."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = max(panels[0].width, LEAST), panels[0].height
    font = ImageFont.load_default(TYPE)
    names = [text(key, lang) for key in PANELS]
    width = max(width, *(round(font.getlength(name)) for name in names))
    lines = _wrapped(caption, font, 3 * width + 2 * GAP)
    top = TYPE + 2 * GAP
    sheet = Image.new("RGB", (3 * width + 4 * GAP, top + height + GAP + len(lines) * (TYPE + GAP)), PAPER)
    draw = ImageDraw.Draw(sheet)
    for number, (panel, name) in enumerate(zip(panels, names, strict=True)):
        left = GAP + number * (width + GAP)
        _write(draw, (left, GAP), name, font)
        sheet.paste(panel, (left, top))
    for number, line in enumerate(lines):
        _write(draw, (GAP, top + height + GAP + number * (TYPE + GAP)), line, font)
    return sheet


def _wrapped(caption: str, font: FreeTypeFont | ImageFont, width: int) -> list[str]:
    lines = [""]
    for word in caption.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _write(draw: ImageDraw, at: tuple[int, int], words: str, font: FreeTypeFont | ImageFont) -> None:
    """Pillow's own face has no umlauts: the dots are set by hand above the letter."""
    plain = ""
    for sign in unicodedata.normalize("NFC", words):
        parts = unicodedata.normalize("NFD", sign)
        if parts[1:] == "\u0308":
            start = at[0] + font.getlength(plain)
            _dots(draw, start + font.getlength(parts[0]) / 2, at[1] + font.getbbox(parts[0])[1], TYPE)
        plain += "ss" if sign == "ß" else parts[0]
    draw.text(at, plain, font=font, fill=INK)


def _dots(draw: ImageDraw, middle: float, top: float, size: float) -> None:
    half, apart, above = size * 0.055, size * 0.13, size * 0.12
    for x in (middle - apart, middle + apart):
        draw.ellipse((x - half, top - above - half, x + half, top - above + half), fill=INK)
