"""Colour and size of letters, read from drawn lines whose true values are known; needs no extra."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from a11ylint.media.color.spaces import contrast
from a11ylint.media.ocr.strokes import Strokes, measure

Picture = NDArray[np.uint8]
PAIRS = (("#ffffff", "#0b3d66"), ("#777777", "#ffffff"), ("#ffffff", "#e69f00"), ("#d7191c", "#f5f5f5"))


def line(text: str, size: int, ink: str, ground: str) -> Image.Image:
    """One line with a rim of a quarter of its height, as the engine cuts it."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    rim = size // 4
    image = Image.new("RGB", (int(right - left) + 2 * rim, int(bottom - top) + 2 * rim), ground)
    ImageDraw.Draw(image).text((rim - left, rim - top), text, font=font, fill=ink)
    return image


def judged(image: Image.Image, text: str, quality: int = 0) -> Strokes:
    if quality:
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=quality)
        image = Image.open(packed)
    return measure(np.asarray(image.convert("RGB")), text)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("size", [36, 60, 120])
def test_colors_of_a_sharp_line_are_exact(ink: str, ground: str, size: int) -> None:
    seen = judged(line("Das Rathaus bleibt zu", size, ink, ground), "Das Rathaus bleibt zu")
    assert (seen.ink, seen.ground) == (ink, ground)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast_in_a_jpeg_is_within_a_tenth_when_it_is_sure(ink: str, ground: str) -> None:
    seen = judged(line("Das Rathaus bleibt zu", 60, ink, ground), "Das Rathaus bleibt zu", quality=80)
    assert seen.sure
    assert contrast(seen.ink, seen.ground) == pytest.approx(contrast(ink, ground), rel=0.1)


def test_thin_strokes_are_not_sure_and_never_stronger_than_they_are() -> None:
    seen = judged(line("Das Rathaus bleibt zu", 22, "#767676", "#ffffff"), "Das Rathaus bleibt zu")
    assert not seen.sure
    assert contrast(seen.ink, seen.ground) <= contrast("#767676", "#ffffff")


def test_the_palest_word_of_a_line_counts() -> None:
    dark, pale = (
        np.asarray(line("Rathaus", 60, ink, "#ffffff").resize((320, 80))) for ink in ("#222222", "#bbbbbb")
    )
    seen = measure(np.concatenate((dark, pale), axis=1), "Rathaus Rathaus")
    assert seen.ink == "#bbbbbb"


def test_an_outline_counts_for_its_letters() -> None:
    image = Image.new("RGB", (700, 160), "#ffcc00")
    font = ImageFont.load_default(90)
    ImageDraw.Draw(image).text(
        (40, 30), "Freibad", font=font, fill="#ffffff", stroke_width=4, stroke_fill="#000000"
    )
    assert judged(image, "Freibad").ink == "#000000"


def gradient(rows: int, columns: int) -> Picture:
    ramp = np.linspace(0, 255, columns).astype(np.uint8)
    return np.repeat(np.repeat(ramp[None, :, None], rows, axis=0), 3, axis=2)


def noise(rows: int, columns: int) -> Picture:
    return np.random.default_rng(3).integers(0, 255, (rows, columns, 3)).astype(np.uint8)


@pytest.mark.parametrize(
    "make", [pytest.param(gradient, id="a gradient"), pytest.param(noise, id="a photograph")]
)
def test_on_an_uneven_ground_nobody_can_tell(make: object) -> None:
    letters = np.asarray(line("Rathaus", 60, "#ffffff", "#000000"))
    ground = make(*letters.shape[:2])  # type: ignore[operator]
    seen = measure(np.where(letters > 128, letters, ground).astype(np.uint8), "Rathaus")
    assert (seen.ink, seen.ground) == ("", "")


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(np.full((60, 200, 3), 90, np.uint8), id="one colour"),
        pytest.param(np.full((3, 200, 3), 90, np.uint8), id="three rows"),
        pytest.param(np.zeros((1, 1, 3), np.uint8), id="one pixel"),
    ],
)
def test_nothing_to_see_gives_nothing(picture: Picture) -> None:
    assert measure(picture, "Rathaus") == Strokes()


@pytest.mark.parametrize("text", ["Rathaus", "aus einem raum", "GROSSE HALLE", "Bürgertage", "Öffnung"])
@pytest.mark.parametrize("size", [30, 64])
def test_font_size_is_estimated_within_a_fifth(text: str, size: int) -> None:
    from tests.example_media.drawings import Pen

    image = Image.new("RGB", (size * len(text), size * 2), "#ffffff")
    Pen(ImageDraw.Draw(image), size, "#222222").write((size // 2, size // 2), text)
    assert judged(image, text).size == pytest.approx(size, rel=0.2)
