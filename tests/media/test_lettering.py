"""Where lettering stands in the picture of a clip."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.checks.video_lettering import _zone
from a11ylint.config import Limits
from a11ylint.facts import Known, Unknown
from a11ylint.media.cache import Cache
from a11ylint.media.lettering import Placed, look
from a11ylint.media.store import FileFacts
from tests.media import clips
from tests.media.lettered import SPOKEN, Caption, clip, needs_ocr


@needs_ocr
def test_boxes_of_lettering(tmp_path: Path) -> None:
    name = Caption(0.0, 99.0, "Rathaus", 0.5, 0.06)
    found = look(clip(tmp_path / "a.mp4", (name, *SPOKEN), (360, 640)))
    assert found.samples == 8
    first = found.lines[0]
    assert first.text == "Rathaus"
    assert first.time == pytest.approx(0.6, abs=0.4)
    assert first.left < 0.5 < first.right
    assert first.top < 0.06 < first.bottom < 0.12
    assert sum(line.text == "Rathaus" for line in found.lines) == 1
    assert any("Spielplatz" in line.text and line.top > 0.8 for line in found.lines)


@needs_ocr
def test_the_fact_is_remembered_and_tells_how_far_it_is(tmp_path: Path) -> None:
    path, cache = clip(tmp_path / "a.mp4", SPOKEN, (360, 640)), Cache(tmp_path / "cache")
    told: list[tuple[str, float]] = []
    first = FileFacts(path, Limits(), cache, lambda *what: told.append(what)).lettering()
    assert isinstance(first, Known)
    assert len(told) == 8
    assert FileFacts(path, Limits(), cache).lettering() == first


def test_a_sound_file_has_no_lettering(tmp_path: Path) -> None:
    path = clips.write_clip(tmp_path / "a.mp4", sound=clips.sine(0.5), picture=False)
    assert isinstance(FileFacts(path, Limits(), Cache(None)).lettering(), Unknown)


@pytest.mark.parametrize(
    ("box", "zone"),
    [
        pytest.param((0.2, 0.5, 0.8, 0.54), None, id="in the middle"),
        pytest.param((0.2, 0.1, 0.8, 0.14), "oben", id="at the top"),
        pytest.param((0.2, 0.135, 0.8, 0.175), None, id="hardly at the top"),
        pytest.param((0.2, 0.79, 0.8, 0.83), "unten", id="at the bottom"),
        pytest.param((0.2, 0.76, 0.8, 0.80), None, id="just above the bottom"),
        pytest.param((0.7, 0.5, 0.99, 0.54), "rechts", id="at the right"),
        pytest.param((0.0, 0.5, 1.0, 0.54), None, id="a line over the whole width"),
    ],
)
def test_zones_of_an_upright_clip(box: tuple[float, float, float, float], zone: str | None) -> None:
    found = _zone(Placed("Rathaus", *box), 0.14, 0.2, 0.12, 0.3)
    assert (found.de if found else None) == zone
