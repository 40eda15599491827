"""Reading words from drawn tiles with the extra `ocr`; sockets are cut, so nothing can be fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from a11ylint.config import Limits
from a11ylint.facts import Known, Unknown
from a11ylint.media import ocr
from a11ylint.media.cache import Cache
from a11ylint.media.codes import find
from a11ylint.media.ocr import engine
from a11ylint.media.store import FileFacts
from tests.media.clips import write_clip
from tests.media.lettered import needs_ocr, qr_code, tile

LINES = (
    "Bürgersprechstunde am Donnerstag",
    "Öffnungszeiten für Äpfel und Übungen",
    "Wöchentliche Müllabfuhr in Köln",
    "schöne Grüße".replace("ß", "ss"),
)
PIXELS = 10**8


def _read(path: Path) -> ocr.PictureText:
    return ocr.read(path, PIXELS)


@needs_ocr
@pytest.mark.parametrize("size", [20, 30, 48])
@pytest.mark.parametrize(
    ("ink", "ground"), [("#ffffff", "#0b3d66"), ("#222222", "#ffffff"), ("#888888", "#ffffff")]
)
@pytest.mark.parametrize("name", ["tile.png", "tile.jpg"])
def test_umlauts_are_read(name: str, ink: str, ground: str, size: int, tmp_path: Path) -> None:
    read = _read(tile(tmp_path / name, LINES, size, ink, ground))
    words = " ".join(line.text for line in read.lines).split()
    wanted = " ".join(LINES).split()
    assert len([word for word in wanted if word in words]) >= len(wanted) - 1


@needs_ocr
def test_sharp_s_is_read(tmp_path: Path) -> None:
    """Pillow's own font lacks the letter; OpenCV 5 writes any with its own."""
    cv2 = pytest.importorskip("cv2")
    if not hasattr(cv2, "FontFace"):
        pytest.skip("this OpenCV has no font with ß")
    import numpy as np

    picture = np.full((300, 1080, 3), 255, np.uint8)
    for number, text in enumerate(("Straße gesperrt", "Fußgänger frei, schöne Grüße")):
        cv2.putText(picture, text, (60, 100 + 90 * number), (20, 20, 20), cv2.FontFace("sans"), 48)
    Image.fromarray(picture).save(tmp_path / "tile.png")
    text = " ".join(line.text for line in _read(tmp_path / "tile.png").lines)
    for word in ("Straße", "Fußgänger", "schöne", "Grüße"):
        assert word in text


@needs_ocr
def test_a_line_knows_its_place_size_and_colors(tmp_path: Path) -> None:
    (line,) = _read(tile(tmp_path / "tile.png", ["Das Rathaus bleibt zu"], 60)).lines
    assert (line.ink, line.ground, line.sure) == ("#ffffff", "#0b3d66", True)
    assert line.size == pytest.approx(60, rel=0.15)
    assert line.angle < 2
    assert line.box.x == pytest.approx(60, abs=20)
    assert line.box.y == pytest.approx(90, abs=30)


@needs_ocr
def test_a_large_picture_is_measured_in_its_own_pixels(tmp_path: Path) -> None:
    read = _read(tile(tmp_path / "tile.png", ["Das Rathaus bleibt zu"], 240, shape=(4320, 4320)))
    (line,) = read.lines
    assert (read.width, line.ink) == (4320, "#ffffff")
    assert line.size == pytest.approx(240, rel=0.15)


@needs_ocr
@pytest.mark.parametrize(
    "shape",
    [(1, 1), (12, 12), (3, 2000), (2000, 3), (20, 3000)],
    ids=lambda shape: f"{shape[0]} x {shape[1]} pixels",
)
def test_odd_shapes_do_not_fail(shape: tuple[int, int], tmp_path: Path) -> None:
    Image.new("RGB", shape, "#808080").save(tmp_path / "odd.png")
    assert _read(tmp_path / "odd.png").lines == ()


@needs_ocr
def test_tilted_words_say_so(tmp_path: Path) -> None:
    path = tile(tmp_path / "tile.png", ["Das Rathaus bleibt zu"], 60)
    with Image.open(path) as image:
        image.rotate(-20, fillcolor="#0b3d66").save(path)
    assert max(line.angle for line in _read(path).lines) == pytest.approx(20, abs=6)


@needs_ocr
def test_a_picture_is_read_once_and_remembered(tmp_path: Path) -> None:
    path = tile(tmp_path / "tile.png", ["Das Rathaus bleibt zu"], 60)
    cache = Cache(tmp_path / "cache")
    first = FileFacts(path, Limits(), cache).text()
    stored = list((tmp_path / "cache").glob("*text-*.json"))
    assert len(stored) == 1
    stored[0].write_text(stored[0].read_text().replace("Rathaus", "Freibad"))
    again = FileFacts(path, Limits(), cache).text()
    assert isinstance(first, Known)
    assert isinstance(again, Known)
    assert "Rathaus" in first.value.lines[0].text
    assert again.value.lines[0].text == first.value.lines[0].text.replace("Rathaus", "Freibad")


def test_without_the_extra_no_letters_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("a_package_that_nobody_has",))
    tile(tmp_path / "tile.png", ["Rathaus"], 60)
    write_clip(tmp_path / "clip.mp4")
    picture, clip = (FileFacts(tmp_path / name, Limits(), Cache(None)) for name in ("tile.png", "clip.mp4"))
    for fact in (picture.text(), picture.codes(), clip.burned_in(), clip.lettering()):
        assert isinstance(fact, Unknown)
        assert fact.why == "missing-library"


def test_the_extra_is_no_advice_for_what_nobody_can_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("a_package_that_nobody_has",))
    for name in ("tile.png", "clip.mp4"):
        (tmp_path / name).write_bytes(b"<html>Not found</html>")
    picture, clip = (FileFacts(tmp_path / name, Limits(), Cache(None)) for name in ("tile.png", "clip.mp4"))
    for fact in (picture.text(), picture.codes(), clip.burned_in(), clip.lettering()):
        assert isinstance(fact, Unknown)
        assert fact.why != "missing-library"


@needs_ocr
@pytest.mark.parametrize("field", [4, 6, 10])
def test_codes_are_read(field: int, tmp_path: Path) -> None:
    text = "https://www.musterstadt.example/termine?utm_source=qr"
    (code,) = find(qr_code(tmp_path / "poster.png", text, field=field), PIXELS).codes
    assert code.text == text
    assert code.box.x == pytest.approx(540, abs=5 * field)
    assert code.box.width == pytest.approx(code.box.height, abs=3 * field)


@needs_ocr
def test_a_light_code_on_a_dark_ground_is_read(tmp_path: Path) -> None:
    path = qr_code(tmp_path / "poster.png", "https://www.musterstadt.example/")
    with Image.open(path) as poster:
        poster.point(lambda value: 255 - value).save(path)
    assert [code.text for code in find(path, PIXELS).codes] == ["https://www.musterstadt.example/"]


@needs_ocr
def test_a_picture_without_a_code_has_none(tmp_path: Path) -> None:
    assert find(tile(tmp_path / "tile.png", LINES), PIXELS).codes == ()
