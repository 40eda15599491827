"""The few colours of drawn pictures: found in every format, with shares, boxes and pairs; photographs have none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from a11ylint.media.cache import revive
from a11ylint.media.color.evidence import Area, ColorEvidence, Pair, analyse
from a11ylint.media.color.spaces import rgb_of
from a11ylint.media.errors import Unreadable
from tests.media import charts

TRAFFIC = ("#d7191c", "#1a9641")
FORMATS = [
    pytest.param("a.png", {}, id="PNG"),
    pytest.param("a.jpg", {"quality": 70}, id="JPEG of quality 70"),
    pytest.param("a.jpg", {"quality": 85}, id="JPEG of quality 85"),
    pytest.param("a.jpg", {"quality": 85, "progressive": True}, id="progressive JPEG"),
    pytest.param("a.webp", {"quality": 80}, id="lossy WebP"),
    pytest.param("a.webp", {"lossless": True}, id="lossless WebP"),
    pytest.param("a.gif", {}, id="GIF"),
]


def near(color: str, other: str, most: int = 6) -> bool:
    return max(abs(a - b) for a, b in zip(rgb_of(color), rgb_of(other), strict=True)) <= most


def area(evidence: ColorEvidence, color: str) -> Area:
    (found,) = [one for one in evidence.colors if near(one.hex, color)]
    return found


def pair(evidence: ColorEvidence, one: str, two: str) -> Pair:
    numbers = {evidence.colors.index(area(evidence, color)) for color in (one, two)}
    (found,) = [each for each in evidence.pairs if {each.a, each.b} == numbers]
    return found


@pytest.mark.parametrize(("name", "options"), FORMATS)
def test_bars_are_found_with_share_and_box(name: str, options: dict[str, object], tmp_path: Path) -> None:
    evidence = analyse(charts.save(charts.bars(TRAFFIC), tmp_path / name, **options))
    assert evidence.drawn
    assert (evidence.width, evidence.height) == (1080, 1080)
    assert evidence.lettering >= 0.12
    for color, left, top in ((TRAFFIC[0], 180, 324), (TRAFFIC[1], 540, 432)):
        found = area(evidence, color)
        assert found.share == pytest.approx(240 * (972 - top) / 1080**2, rel=0.06)
        assert found.boxes[0] == pytest.approx((left, top, 240, 972 - top), abs=8)
        assert not found.thin
        assert found.filled > 0.9
    found_pair = pair(evidence, *TRAFFIC)
    assert found_pair.normal == pytest.approx(70.6, abs=1.5)
    assert min(found_pair.protan, found_pair.deutan) == pytest.approx(8.1, abs=1.5)
    assert found_pair.contrast == pytest.approx(1.36, abs=0.05)


def test_lossless_colors_are_exact(tmp_path: Path) -> None:
    palette = ("#d7191c", "#1a9641", "#2b83ba", "#fdae61")
    evidence = analyse(charts.save(charts.bars(palette), tmp_path / "a.png"))
    assert {"#ffffff", *palette} <= {one.hex for one in evidence.colors}


def test_colors_are_sorted_by_share_and_boxes_by_size(tmp_path: Path) -> None:
    image = charts.bars(("#d7191c", "#1a9641", "#d7191c"), letters=False)
    ImageDraw.Draw(image).rectangle((20, 20, 59, 59), fill="#1a9641")
    evidence = analyse(charts.save(image, tmp_path / "a.png"))
    assert [one.hex for one in evidence.colors] == ["#ffffff", "#d7191c", "#1a9641"]
    assert [len(one.boxes) for one in evidence.colors] == [1, 2, 2]
    assert evidence.colors[2].boxes[1] == pytest.approx((20, 20, 40, 40), abs=4)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        pytest.param(lambda image: image.resize((540, 540)), True, id="half the size"),
        pytest.param(lambda image: image.rotate(3, fillcolor="white"), True, id="turned by three degrees"),
        pytest.param(lambda image: image.filter(ImageFilter.GaussianBlur(1.2)), True, id="slightly blurred"),
        pytest.param(
            lambda image: image.convert("P", palette=Image.Palette.ADAPTIVE), True, id="a palette picture"
        ),
        pytest.param(lambda image: image.convert("RGBA"), True, id="with an alpha channel"),
        pytest.param(lambda image: image.resize((3200, 3200), 0), True, id="ten megapixels"),
        pytest.param(lambda image: image.convert("L"), False, id="in shades of grey"),
    ],
)
def test_changed_bars(change: Callable[[Image.Image], Image.Image], wanted: bool, tmp_path: Path) -> None:
    evidence = analyse(charts.save(change(charts.bars(TRAFFIC)), tmp_path / "a.png"))
    assert evidence.drawn
    found = all(any(near(one.hex, color) for one in evidence.colors) for color in TRAFFIC)
    assert found is wanted


def test_boxes_are_pixels_of_the_whole_picture(tmp_path: Path) -> None:
    large = charts.bars(TRAFFIC).resize((3240, 3240), Image.Resampling.NEAREST)
    found = area(analyse(charts.save(large, tmp_path / "a.png")), TRAFFIC[0])
    assert found.boxes[0] == pytest.approx((540, 972, 720, 1944), abs=24)


def test_a_turned_photograph_of_a_chart_has_its_boxes_as_shown(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 199, 99), fill="#d7191c")
    exif = Image.Exif()
    exif[0x0112] = 6  # shown after a quarter turn clockwise: the top left corner goes to the top right
    evidence = analyse(charts.save(image, tmp_path / "a.jpg", exif=exif, quality=95))
    assert (evidence.width, evidence.height) == (400, 600)
    assert area(evidence, "#d7191c").boxes[0] == pytest.approx((300, 0, 100, 200), abs=8)


def test_lines_are_thin_and_bars_are_not(tmp_path: Path) -> None:
    for image, thin in ((charts.lines(TRAFFIC), True), (charts.bars(TRAFFIC), False)):
        evidence = analyse(charts.save(image, tmp_path / "a.png"))
        assert [area(evidence, color).thin for color in TRAFFIC] == [thin, thin]


def test_letters_alone_are_thin(tmp_path: Path) -> None:
    image = Image.new("RGB", charts.SIZE, "white")
    draw = ImageDraw.Draw(image)
    from PIL import ImageFont

    draw.text((60, 100), "Geschlossen", font=ImageFont.load_default(90), fill=TRAFFIC[0])
    draw.text((60, 400), "Offen", font=ImageFont.load_default(90), fill=TRAFFIC[1])
    evidence = analyse(charts.save(image, tmp_path / "a.png"))
    assert area(evidence, TRAFFIC[0]).thin
    assert area(evidence, TRAFFIC[1]).thin


@pytest.mark.parametrize(
    "suffix",
    [pytest.param(".png", id="PNG"), pytest.param(".jpg", id="JPEG"), pytest.param(".webp", id="WebP")],
)
def test_a_photograph_is_not_drawn(suffix: str, tmp_path: Path) -> None:
    assert not analyse(charts.save(charts.meadow(), tmp_path / f"a{suffix}")).drawn


def test_a_soft_transition_of_two_colors_is_not_drawn(tmp_path: Path) -> None:
    share = np.linspace(0, 1, 900)[None, :, None]
    sky = np.array((40, 90, 200)) * (1 - share) + np.array((250, 250, 250)) * share
    image = Image.fromarray(np.repeat(sky, 600, axis=0).astype(np.uint8))
    assert not analyse(charts.save(image, tmp_path / "a.png")).drawn


def test_a_chart_on_a_photograph_is_found_and_the_photograph_is_not(tmp_path: Path) -> None:
    image = charts.meadow((1080, 1080))
    image.paste(charts.bars(("#2b83ba", "#fdae61"), (600, 500)), (240, 290))
    evidence = analyse(charts.save(image, tmp_path / "a.png"))
    assert evidence.drawn
    assert area(evidence, "#2b83ba").boxes[0][0] > 240
    assert not any(near(one.hex, "#468c3c", 25) for one in evidence.colors if not one.thin)


def test_a_chart_with_the_noise_of_an_earlier_jpeg_is_still_found(tmp_path: Path) -> None:
    pixels = np.asarray(charts.bars(TRAFFIC, ground="#eeeeee")).astype(np.int16)
    y, x = np.mgrid[0:1080, 0:1080]
    noise = ((x * 7919 + y * 104729 + x * y * 31 + x * x * 17) % 7 - 3)[..., None]
    image = Image.fromarray((pixels + noise).clip(0, 255).astype(np.uint8))
    evidence = analyse(charts.save(image, tmp_path / "a.png"))
    assert evidence.drawn
    assert pair(evidence, *TRAFFIC).normal > 60


def test_words_are_seen_in_a_chart_and_not_in_a_flag(tmp_path: Path) -> None:
    chart = analyse(charts.save(charts.bars(TRAFFIC), tmp_path / "a.png"))
    flag = analyse(charts.save(charts.stripes(("#009246", "#ffffff", "#ce2b37")), tmp_path / "b.png"))
    assert chart.lettering > 0.1
    assert flag.lettering == 0
    assert flag.drawn


def test_a_transparent_ground_counts_as_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (400, 400), (215, 25, 28, 0))
    ImageDraw.Draw(image).rectangle((100, 100, 299, 299), fill="#1a9641")
    evidence = analyse(charts.save(image, tmp_path / "a.png"))
    assert [one.hex for one in evidence.colors] == ["#ffffff", "#1a9641"]


def test_only_the_first_frame_counts(tmp_path: Path) -> None:
    frames = [charts.bars(colors, (400, 400)) for colors in (("#0072b2", "#e69f00"), TRAFFIC)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    evidence = analyse(tmp_path / "a.gif")
    assert area(evidence, "#0072b2").share > 0.05
    assert not any(near(one.hex, TRAFFIC[0], 20) for one in evidence.colors)


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (2, 2), (7, 5), (17, 16)], ids=str)
def test_tiny_pictures_have_evidence_too(size: tuple[int, int], tmp_path: Path) -> None:
    evidence = analyse(charts.save(Image.new("RGB", size, "#d7191c"), tmp_path / "a.png"))
    assert [(one.hex, one.share) for one in evidence.colors] == [("#d7191c", 1.0)]
    assert evidence.pairs == ()


def test_the_evidence_survives_json_and_is_the_same_in_every_run(tmp_path: Path) -> None:
    path = charts.save(charts.bars((*TRAFFIC, "#2b83ba")), tmp_path / "a.jpg", quality=80)
    evidence = analyse(path)
    assert revive(ColorEvidence, json.loads(json.dumps(evidence))) == evidence == analyse(path)


def test_boxes_never_leave_the_picture(tmp_path: Path) -> None:
    for size in ((1081, 1083), (999, 401), (1999, 1501)):
        evidence = analyse(charts.save(charts.bars(TRAFFIC, size), tmp_path / "a.png"))
        for x, y, width, height in (box for one in evidence.colors for box in one.boxes):
            assert 0 <= x < x + width <= size[0]
            assert 0 <= y < y + height <= size[1]


def test_a_picture_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too-large"):
        analyse(charts.save(Image.new("RGB", (300, 300)), tmp_path / "a.png"), max_pixels=89_999)
