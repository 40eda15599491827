"""Regular stripes in pictures and clips."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw

from a11ylint.config import Limits
from a11ylint.facts import Known
from a11ylint.media.cache import Cache
from a11ylint.media.flash import stripes as looks
from a11ylint.media.flash.light import from_rgb
from a11ylint.media.flash.stripes import pattern, stripes
from a11ylint.media.store import FileFacts
from tests.media import flashing as f

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float32]

Y, X = np.mgrid[0:108, 0:192].astype(np.float64)


def bars(angle: float, period: float, dark: float = 0.0, bright: float = 1.0) -> Values:
    turned = np.deg2rad(angle)
    place = (X * np.cos(turned) + Y * np.sin(turned)) / period
    return np.where(place % 1 < 0.5, dark, bright).astype(np.float32)


def boxed(values: Values, share: float) -> Values:
    """Only in the middle of an even picture."""
    rows, columns = round(108 * share**0.5), round(192 * share**0.5)
    top, left = (108 - rows) // 2, (192 - columns) // 2
    whole = np.full((108, 192), 0.3, np.float32)
    whole[top : top + rows, left : left + columns] = values[top : top + rows, left : left + columns]
    return whole


def lettering(size: int, lines: int) -> Values:
    """A page of print, as relative luminance."""
    words = "Das Bürgerbüro ist am Montag geschlossen wir bitten um Verständnis Anmeldung im Netz".split()
    dice = np.random.default_rng(1)
    image = Image.new("RGB", (768, 432), "white")
    draw = ImageDraw.Draw(image)
    for row in range(lines):
        text = " ".join(dice.choice(words, 16))
        draw.text((20, 10 + row * 432 // lines), text, "black", font_size=size)
    small = np.asarray(image.resize((192, 108), Image.Resampling.BOX))
    return from_rgb(np.ascontiguousarray(small.transpose(2, 0, 1))).luminance


def noise() -> Values:
    return np.random.default_rng(1).random((108, 192)).astype(np.float32)


@pytest.mark.parametrize("angle", [0, 20, 45, 70, 90, 135])
@pytest.mark.parametrize("period", [6, 9, 13])
def test_stripes_of_every_direction(angle: float, period: float) -> None:
    share, pairs = pattern(bars(angle, period))
    assert share > 0.9
    assert pairs >= 6


@pytest.mark.parametrize(
    ("values", "least", "most"),
    [
        pytest.param(bars(0, 24), 0.8, 1, id="eight broad pairs"),
        pytest.param(bars(0, 48), 0, 0, id="four pairs are too few"),
        pytest.param(bars(0, 9, 0.2, 0.45), 0, 0, id="little contrast"),
        pytest.param(bars(0, 9, 0.81, 1.0), 0, 0, id="both bright"),
        pytest.param(bars(30, 4) * 0 + 0.5, 0, 0, id="an even picture"),
        pytest.param(boxed(bars(20, 6), 0.4), 0.3, 0.45, id="on two fifths of the picture"),
        pytest.param(boxed(bars(20, 6), 0.1), 0.05, 0.15, id="on a tenth of the picture"),
        pytest.param(noise(), 0, 0.2, id="grain of single points"),
        pytest.param(lettering(16, 14), 0, 0.2, id="a page of print"),
        pytest.param(lettering(30, 8), 0, 0.1, id="a page of large print"),
        pytest.param(np.cumsum(noise() * 0.02, 1) % 1, 0, 0.2, id="steps of unequal width"),
    ],
)  # fmt: skip
def test_what_is_striped(values: Values, least: float, most: float) -> None:
    assert least <= pattern(values)[0] <= most


def test_a_clip_with_stripes_for_a_while(tmp_path: Path) -> None:
    shown, plain = f.stripes(0, 12)(0), f.plain(f.GREY)
    path = f.write(tmp_path / "a.mp4", lambda t: shown if 1 <= t < 2 else plain, f.every(25, 3))
    (found,) = stripes(path, 99).found
    assert found.start == pytest.approx(1.0, abs=0.25)
    assert found.end == pytest.approx(2.0, abs=0.25)
    assert found.share > 0.9


def test_only_the_first_seconds_and_a_limited_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, plain = f.stripes(0, 12)(0), f.plain(f.GREY)
    path = f.write(tmp_path / "a.mp4", lambda t: shown if int(t) % 2 else plain, f.every(10, 8))
    assert len(stripes(path, 99).found) == 4
    assert len(stripes(path, 3).found) == 1
    assert stripes(path, 3).checked == pytest.approx(2.9, abs=0.2)
    monkeypatch.setattr(looks, "MOST", 2)
    assert [round(one.end) for one in stripes(path, 99).found] == [2, 8]


def test_the_fact_is_remembered(tmp_path: Path) -> None:
    path = f.write(tmp_path / "a.mp4", f.stripes(0, 12), f.every(10, 1))
    cache = Cache(tmp_path / "cache")
    first = FileFacts(path, Limits(), cache).stripes()
    assert isinstance(first, Known)
    assert FileFacts(path, Limits(), cache).stripes() == first
    assert len(list((tmp_path / "cache").glob("*-stripes-*.json"))) == 1
