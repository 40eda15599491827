"""Second cues that are seen in a picture: names, ordered bands with gaps, patterns, shapes; and what is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from a11ylint.media.color import parts, patterns, texts
from a11ylint.media.color.evidence import Pair, analyse
from a11ylint.media.color.spaces import rgb_of
from tests.media import charts

COLORS = ("#d7191c", "#1a9641")
WORDS = ("offen", "geschlossen")


def drawn(
    draw_all: Callable[[ImageDraw.ImageDraw], None], ground: str = "#ffffff", title: bool = True
) -> Image.Image:
    image = Image.new("RGB", charts.SIZE, ground)
    draw = ImageDraw.Draw(image)
    if title:
        charts.write(draw, (100, 40), "Wege und Hallen am Wochenende", 40)
    draw_all(draw)
    return image


def word(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int = 36, ink: str = "white"
) -> None:
    draw.text(at, text, font=ImageFont.load_default(size), fill=ink, anchor="mm")


def tiles(texts_in: Sequence[str], below: Sequence[str] = (), legend: bool = False) -> Image.Image:
    """Six tiles, red and green in turn, with a text in each and below each."""

    def all_tiles(draw: ImageDraw.ImageDraw) -> None:
        for number in range(6):
            x, y = 100 + number % 2 * 460, 140 + number // 2 * 270
            draw.rectangle((x, y, x + 400, y + 180), fill=COLORS[number % 2])
            if texts_in:
                word(draw, (x + 200, y + 90), texts_in[number % len(texts_in)])
            if below:
                word(draw, (x + 200, y + 215), below[number % len(below)], 30, "black")
        if legend:
            charts.legend(draw, COLORS, charts.SIZE)

    return drawn(all_tiles)


def stacks(gap: int, turned: bool = False, mixed: bool = False, ground: str = "#ffffff") -> Image.Image:
    """Three columns, or rows, of a red and a green band; `mixed`: in changing order."""

    def bands(draw: ImageDraw.ImageDraw) -> None:
        for column in range(3):
            for band in range(2):
                color = COLORS[(band + column * mixed) % 2]
                x, y = 150 + column * 280, 200 + band * 330 + 20 * column
                box = (x, y, x + 200, y + 329 - gap)
                draw.rectangle((box[1], box[0], box[3], box[2]) if turned else box, fill=color)
                if gap and ground != "#ffffff" and band:
                    line = (x, y - gap, x + 200, y - 1)
                    draw.rectangle(line, fill="#ffffff")

    return drawn(bands, ground)


def hatched(which: Sequence[int], step: int = 22) -> Image.Image:
    """Two large fields; those in `which` have slanting lines."""
    image = charts.bars(COLORS)
    lines = Image.new("RGB", charts.SIZE, "#111111")
    mask = Image.new("L", charts.SIZE)
    draw = ImageDraw.Draw(mask)
    for start in range(-1080, 1080, step):
        draw.line((start, 0, start + 1080, 1080), fill=255, width=3)
    for number in which:
        left, top = 180 + number * 360, 324 + number * 108
        box = (left, top, left + 240, 972)
        image.paste(lines.crop(box), box[:2], mask.crop(box))
    return image


def marks(squares: bool) -> Image.Image:
    """Large discs in red, and in green discs or squares."""

    def all_marks(draw: ImageDraw.ImageDraw) -> None:
        for number in range(5):
            x = 100 + 190 * number
            draw.ellipse((x, 300, x + 120, 420), fill=COLORS[0])
            (draw.rectangle if squares else draw.ellipse)((x, 600, x + 120, 720), fill=COLORS[1])

    return drawn(all_marks)


def signs(cross: bool) -> Image.Image:
    """A green tick beside a red cross, or beside the same tick in red."""

    def both(draw: ImageDraw.ImageDraw) -> None:
        tick = [(620, 540), (720, 680), (880, 400)]
        draw.line(tick, fill=COLORS[1], width=70)
        if cross:
            draw.line((200, 400, 460, 680), fill=COLORS[0], width=70)
            draw.line((200, 680, 460, 400), fill=COLORS[0], width=70)
        else:
            draw.line([(x - 450, y) for x, y in tick], fill=COLORS[0], width=70)

    return drawn(both)


def light(lamps: int) -> Image.Image:
    """A traffic light."""

    def lamp(draw: ImageDraw.ImageDraw) -> None:
        draw.rectangle((420, 150, 660, 900), fill="#333333")
        for number, color in enumerate((COLORS[0], "#ffd000", COLORS[1])[-lamps:]):
            draw.ellipse((440, 180 + 240 * number, 640, 380 + 240 * number), fill=color)

    return drawn(lamp)


def pair(path: Path) -> Pair:
    """The pair of red and green."""
    evidence = analyse(path)

    def number(color: str) -> int:
        near = [
            sum(abs(a - b) for a, b in zip(rgb_of(one.hex), rgb_of(color), strict=True))
            for one in evidence.colors
        ]
        return int(np.argmin(near))

    wanted = {number(color) for color in COLORS}
    (found,) = [one for one in evidence.pairs if {one.a, one.b} == wanted]
    return found


FORMATS = [
    pytest.param("a.png", {}, id="PNG"),
    pytest.param("a.jpg", {"quality": 75}, id="JPEG"),
    pytest.param("a.webp", {"quality": 80}, id="WebP"),
]


@pytest.mark.parametrize(("name", "options"), FORMATS)
@pytest.mark.parametrize(
    ("image", "cues"),
    [
        pytest.param(charts.bars(COLORS, named=True), ("label",), id="a name below each bar"),
        pytest.param(charts.bars(COLORS), (), id="a legend names colours, which is no second cue"),
        pytest.param(charts.bars(COLORS, letters=False), (), id="bars without a word"),
        pytest.param(tiles(WORDS), ("label",), id="the state stands in each tile"),
        pytest.param(tiles(WORDS, legend=True), ("label",), id="the state in each tile, and a legend"),
        pytest.param(tiles(()), (), id="tiles without a word"),
        pytest.param(
            tiles((), ("Hallenbad", "Rathaus", "Museum", "Theater am Markt", "Zoo", "Bad")),
            (),
            id="places below the tiles do not name the colour",
        ),
        pytest.param(
            tiles(("27 %", "14 %", "8 %"), legend=True), (), id="numbers do not name the colour of a legend"
        ),
        pytest.param(stacks(6), ("position",), id="bands in one order with white gaps"),
        pytest.param(stacks(6, turned=True), ("position",), id="the same lying"),
        pytest.param(stacks(6, ground="#dde6f0"), ("position",), id="white gaps on a pale blue ground"),
        pytest.param(stacks(0), (), id="bands that touch"),
        pytest.param(stacks(6, mixed=True), (), id="bands in changing order"),
        pytest.param(hatched([1]), ("pattern",), id="one of two bars is hatched"),
        pytest.param(hatched([0, 1]), (), id="both are hatched alike"),
        pytest.param(marks(squares=True), ("shape",), id="discs and squares"),
        pytest.param(marks(squares=False), (), id="discs and discs"),
        pytest.param(signs(cross=True), ("shape",), id="a tick and a cross"),
        pytest.param(signs(cross=False), (), id="two ticks"),
        pytest.param(light(3), ("position",), id="a traffic light with all lamps"),
    ],
)
def test_cues_are_seen(
    image: Image.Image, cues: tuple[str, ...], name: str, options: dict[str, object], tmp_path: Path
) -> None:
    assert pair(charts.save(image, tmp_path / name, **options)).cues == cues


def test_names_that_stand_upright_in_narrow_bars_are_seen(tmp_path: Path) -> None:
    image = charts.bars(COLORS, letters=False)
    for number, text in enumerate(WORDS):
        layer = Image.new("L", (300, 60))
        ImageDraw.Draw(layer).text((5, 5), text, font=ImageFont.load_default(36), fill=255)
        image.paste("#ffffff", (280 + number * 360, 560), layer.rotate(90, expand=True))
    assert pair(charts.save(image, tmp_path / "a.png")).cues == ("label",)


def test_colors_that_nobody_confuses_are_not_searched(tmp_path: Path) -> None:
    evidence = analyse(charts.save(charts.bars(("#0072b2", "#e69f00"), named=True), tmp_path / "a.png"))
    assert all(one.cues == () for one in evidence.pairs)


@pytest.mark.parametrize("size", [11, 14, 18, 24, 40, 64], ids=lambda size: f"{size} pixels")
@pytest.mark.parametrize(
    ("text", "is_word"),
    [
        pytest.param("geschlossen", True, id="a long word"),
        pytest.param("offen", True, id="a short word"),
        pytest.param("Nord", True, id="a word with a capital"),
        pytest.param("2026", False, id="a year"),
        pytest.param("145", False, id="a number"),
        pytest.param("46 %", False, id="a share"),
    ],
)
def test_words_are_told_from_numbers(text: str, is_word: bool, size: int) -> None:
    image = Image.new("L", (700, 140), 255)
    ImageDraw.Draw(image).text((80, 30), text, font=ImageFont.load_default(size), fill=20)
    (line,) = texts.find(np.asarray(image))
    assert line.word is is_word
    left, top, right, bottom = ImageFont.load_default(size).getbbox(text)
    assert abs(line.left - 80 - left) <= 0.3 * size + 3
    assert abs(line.right - 80 - right) <= 0.3 * size + 3
    assert line.top <= 30 + top + 0.25 * size + 3
    assert line.bottom >= 30 + bottom - 0.25 * size - 4


def test_edges_and_grids_are_no_text() -> None:
    image = Image.new("L", (600, 600), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 300, 500), fill=120)
    draw.polygon([(350, 100), (560, 300), (380, 520)], fill=60)
    for at in range(20, 600, 40):
        draw.line((0, at, 600, at), fill=200)
        draw.line((at, 0, at, 600), fill=200)
    assert texts.find(np.asarray(image)) == []


def test_parts_are_joined_over_their_sides() -> None:
    plane = np.array([[0, 0, -1, 1], [-1, 0, -1, 1], [1, -1, 0, 1], [1, 1, 1, 1]], dtype=np.int8)
    found = parts.split(plane)
    assert found is not None
    assert [tuple(part) for part in found.all] == [(0, 0, 0, 2, 2, 3), (1, 0, 0, 4, 4, 8), (0, 2, 2, 3, 3, 1)]
    assert found.plane.tolist() == [[0, 0, -1, 1], [-1, 0, -1, 1], [1, -1, 2, 1], [1, 1, 1, 1]]


def test_noise_has_too_many_parts() -> None:
    y, x = np.mgrid[0:200, 0:200]
    assert parts.split(((x + y) % 2).astype(np.int8)) is None


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        pytest.param((1.0, 33.0, 0.5), (0.0, 0.0, 0.0), True, id="the widest hatching beside a plain area"),
        pytest.param((1.0, 90.0, 0.5), (1.0, 45.0, 0.5), True, id="two hatchings, one twice as narrow"),
        pytest.param((1.0, 60.0, 0.5), (1.0, 55.0, 0.5), False, id="the same hatching twice"),
        pytest.param(
            (0.7, 20.0, 0.5), (0.0, 1.0, 0.3), False, id="a line of the grid through most of the area"
        ),
        pytest.param((0.8, 14.0, 0.0), (0.7, 18.0, 0.3), False, id="such lines through both"),
    ],
)
def test_lines_of_a_grid_are_no_hatching(
    one: tuple[float, float, float], other: tuple[float, float, float], different: bool
) -> None:
    """Shares and steps of a cell as measured on charts."""
    for a, b in ((one, other), (other, one)):
        assert patterns.differ(patterns.Texture(*a), patterns.Texture(*b)) is different


def test_chains_of_touching_things_have_one_lowest_number() -> None:
    """In any order, and a thing that touches nothing stays alone."""
    links = [(number, number + 1) for number in range(99)] + [(150, 120), (120, 140)]
    for order in (links, links[::-1], links[1::2] + links[::2]):
        pairs = np.array(order)
        found = parts.lowest(pairs[:, 0], pairs[:, 1], 200).tolist()
        assert found[:100] == [0] * 100
        assert [found[number] for number in (120, 140, 150, 130)] == [120, 120, 120, 130]
