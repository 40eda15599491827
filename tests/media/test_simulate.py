"""`a11ylint simulate`: the sheet with three pictures, what is outlined, and when nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from a11ylint.cli import main
from a11ylint.media.color import vision
from a11ylint.media.simulate import GAP, LARGEST, PANELS, TYPE, simulate
from a11ylint.strings import STRINGS
from tests.media import charts

TRAFFIC = ("#d7191c", "#1a9641")
SAFE = ("#0072b2", "#e69f00")
TOP = TYPE + 2 * GAP


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["simulate", *map(str, args)], prog_name="a11ylint")


def sheet(path: Path, lang: str = "de") -> Image.Image:
    out = path.with_name("sheet.png")
    out.write_bytes(simulate(path, lang).png)
    with Image.open(out) as image:
        return image.convert("RGB")


def panels(image: Image.Image, size: tuple[int, int]) -> list[np.ndarray]:
    """The three pictures of a sheet whose picture has this size."""
    step = (image.width - GAP) // 3
    boxes = ((GAP + number * step, TOP, GAP + number * step + size[0], TOP + size[1]) for number in range(3))
    return [np.asarray(image.crop(box)).astype(int) for box in boxes]


def test_three_pictures_stand_side_by_side(tmp_path: Path) -> None:
    size = (600, 400)
    path = charts.save(charts.bars(SAFE, size), tmp_path / "a.png")
    normal, *seen = panels(sheet(path), size)
    assert normal.tolist() == np.asarray(charts.bars(SAFE, size)).tolist()
    for panel, kind in zip(seen, ("protanopia", "deuteranopia"), strict=True):
        assert np.abs(panel - vision.simulate(normal, kind)).max() <= 1


def test_areas_that_look_alike_are_outlined_in_black_and_white(tmp_path: Path) -> None:
    size = (600, 600)
    path = charts.save(charts.bars(TRAFFIC, size), tmp_path / "a.png")
    left, top, right, bottom = 100, 180, 100 + 133, 540  # the first bar
    for panel in panels(sheet(path), size):
        column = panel[top + 60, left - 6 : left].tolist()
        assert column == [[0, 0, 0]] * 3 + [[255, 255, 255]] * 3
        inside = panel[top + 20 : bottom - 20, left + 4 : right - 6]
        assert (inside.min(axis=(0, 1)) == inside.max(axis=(0, 1))).all()
    assert simulate(path, "de").pairs == (TRAFFIC,)


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(charts.bars(SAFE), id="safe colours"),
        pytest.param(charts.bars(("#8b0000", "#90ee90")), id="dark red and light green"),
        pytest.param(charts.meadow(), id="a photograph"),
    ],
)
def test_nothing_is_outlined_where_nothing_is_alike(image: Image.Image, tmp_path: Path) -> None:
    assert simulate(charts.save(image, tmp_path / "a.png"), "de").pairs == ()


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = charts.save(charts.bars(TRAFFIC), tmp_path / "a.jpg", quality=80)
    assert simulate(path, "de") == simulate(path, "de")
    assert simulate(path, "de").png != simulate(path, "en").png


def test_large_pictures_are_reduced(tmp_path: Path) -> None:
    path = charts.save(charts.bars(TRAFFIC, (4000, 3000)), tmp_path / "a.jpg")
    image = sheet(path)
    assert image.width == 3 * LARGEST[0] + 4 * GAP
    assert simulate(path, "de").pairs


def test_a_narrow_picture_leaves_room_for_its_labels(tmp_path: Path) -> None:
    image = sheet(charts.save(Image.new("RGB", (20, 300), "#336699"), tmp_path / "a.png"))
    assert image.width > 3 * 240


def test_the_exif_rotation_is_honoured(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = Image.new("RGB", (400, 200), "white")
    stored.paste((0, 0, 0), (0, 0, 100, 200))  # the left end is shown on top
    path = charts.save(stored, tmp_path / "a.png", exif=exif)
    shown = panels(sheet(path), (200, 400))[0]
    assert shown[20, 100].tolist() == [0, 0, 0]
    assert shown[380, 100].tolist() == [255, 255, 255]


def test_labels_are_in_the_language_of_the_report(tmp_path: Path) -> None:
    path = charts.save(charts.bars(SAFE), tmp_path / "a.png")
    assert np.asarray(sheet(path, "de"))[:TOP].tolist() != np.asarray(sheet(path, "en"))[:TOP].tolist()
    assert "grünblind" in STRINGS["simulate-deutan"]["de"]


def test_umlauts_have_their_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = charts.save(charts.bars(SAFE), tmp_path / "a.png")
    with_dots = np.asarray(sheet(path, "de").convert("L")).astype(int)
    monkeypatch.setitem(STRINGS, PANELS[2], {"de": "Deuteranopie (grunblind)", "en": ""})
    without = np.asarray(sheet(path, "de").convert("L")).astype(int)
    rows, columns = np.nonzero(with_dots != without)
    assert len(rows) > 4
    assert (with_dots <= without).all()
    assert rows.max() < GAP + TYPE // 2 < TOP
    assert columns.max() - columns.min() <= TYPE // 2


def test_the_command_writes_the_sheet_and_nothing_to_standard_output(tmp_path: Path) -> None:
    path = charts.save(charts.bars(TRAFFIC), tmp_path / "a.png")
    done = run(path, "-o", tmp_path / "aus.png", "--lang", "de")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Geschrieben: ")
    again = run(path, "-o", tmp_path / "aus.png", "--lang", "de")  # its own earlier result is replaced
    assert again.exit_code == 0
    assert (tmp_path / "aus.png").read_bytes() == simulate(path, "de").png


def nothing(_: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def letter(path: Path) -> None:
    path.write_text("kein Bild", encoding="utf-8")


def chart(path: Path) -> None:
    charts.bars(TRAFFIC).save(path, "PNG")


@pytest.mark.parametrize(
    ("make", "image", "out", "words"),
    [
        pytest.param(nothing, "weg.png", "aus.png", "Es gibt kein Bild", id="no picture"),
        pytest.param(folder, "bilder", "aus.png", "ist ein Ordner", id="a folder"),
        pytest.param(letter, "brief.png", "aus.png", "lässt sich nicht als Bild lesen", id="a text"),
        pytest.param(chart, "a.png", "a.png", "gibt es schon", id="the picture itself"),
        pytest.param(chart, "a.png", "fremd.png", "gibt es schon", id="a file of somebody else"),
        pytest.param(chart, "a.png", "nirgends/aus.png", "Den Ordner von", id="a folder that is not there"),
        pytest.param(chart, "a.png", "aus.jpg", "muss auf .png enden", id="another ending"),
        pytest.param(chart, "a.png", "ordner.png", "gibt es schon", id="a folder as result"),
    ],
)
def test_nothing_is_written_and_a_sentence_says_why(
    make: Callable[[Path], None], image: str, out: str, words: str, tmp_path: Path
) -> None:
    charts.save(charts.bars(SAFE), tmp_path / "fremd.png")
    (tmp_path / "ordner.png").mkdir()
    make(tmp_path / image)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(tmp_path / image, "-o", tmp_path / out, "--lang", "de")
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_to_the_picture_is_the_picture(tmp_path: Path) -> None:
    path = charts.save(charts.bars(TRAFFIC), tmp_path / "a.png")
    (tmp_path / "b.png").symlink_to(path)
    before = path.read_bytes()
    assert run(path, "-o", tmp_path / "b.png").exit_code == 2
    assert path.read_bytes() == before


@pytest.mark.skipif(find_spec("resvg_py") is not None, reason="the extra `svg` is installed")
def test_a_drawing_without_the_extra_says_what_to_install(tmp_path: Path) -> None:
    drawing = tmp_path / "a.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    result = run(drawing, "-o", tmp_path / "out.png", "--lang", "de")
    assert result.exit_code == 2
    assert "pip install 'a11ylint[svg]'" in result.output


@pytest.mark.skipif(find_spec("resvg_py") is None, reason="the extra `svg` is not installed")
def test_a_drawing_is_shown_as_it_is_seen(tmp_path: Path) -> None:
    drawing, out = tmp_path / "a.svg", tmp_path / "out.png"
    bars = "".join(
        f'<rect x="{40 + 140 * n}" y="60" width="100" height="200" fill="{color}"/>'
        for n, color in enumerate(TRAFFIC)
    )
    drawing.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">{bars}</svg>', encoding="utf-8"
    )
    assert run(drawing, "-o", out).exit_code == 0
    assert [set(pair) for pair in simulate(drawing, "de").pairs] == [set(TRAFFIC)]
