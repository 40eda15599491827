"""When the captions inside a clip show, read from clips that the test makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from av.stream import Disposition

from a11ylint.media.errors import Unreadable
from a11ylint.media.inside import Inside, inside
from tests.media.clips import Track, silence, write_clip

CUES = ((0.5, 1.5, "Guten Tag."), (2.0, 3.5, "Der Bus fährt."))
SPANS = ((0.5, 1.5), (2.0, 3.5))


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        pytest.param("a.mp4", "mov_text", id="MP4"),
        pytest.param("a.mov", "mov_text", id="QuickTime"),
        pytest.param("a.mkv", "subrip", id="SRT in Matroska"),
        pytest.param("a.webm", "webvtt", id="WebVTT in WebM"),
    ],
)
def test_times_of_the_captions_inside(name: str, codec: str, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / name, sound=silence(4), seconds=4, tracks=(Track(codec, "ger", CUES),))
    (found,) = inside(clip)
    assert found.language in ("de", None)
    assert list(found.spans) == [(pytest.approx(a, abs=0.01), pytest.approx(b, abs=0.01)) for a, b in SPANS]


def test_the_clock_of_a_cut_clip_begins_at_zero(tmp_path: Path) -> None:
    late = {"output_ts_offset": "3600"}
    track = Track("subrip", "ger", CUES)
    clip = write_clip(tmp_path / "a.mkv", sound=silence(4), seconds=4, tracks=(track,), options=late)
    assert [found.spans for found in inside(clip)] == [SPANS]


def test_captions_without_words_do_not_show(tmp_path: Path) -> None:
    track = Track("mov_text", "ger", ((0.5, 1.5, ""), (2.0, 3.5, "  "), (4.0, 5.0, "Ja.")))
    clip = write_clip(tmp_path / "a.mp4", sound=silence(6), tracks=(track,))
    assert [found.spans for found in inside(clip)] == [((4.0, 5.0),)]


def test_descriptions_are_no_captions(tmp_path: Path) -> None:
    tracks = (
        Track("subrip", "ger", CUES, dispositions=int(Disposition.descriptions)),
        Track("subrip", "eng", CUES[:1]),
    )
    clip = write_clip(tmp_path / "a.mkv", sound=silence(4), tracks=tracks)
    assert inside(clip) == (Inside("en", ((0.5, 1.5),)),)


def test_a_clip_without_tracks(tmp_path: Path) -> None:
    assert inside(write_clip(tmp_path / "a.mp4")) == ()


def test_no_clip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("Guten Tag")
    with pytest.raises(Unreadable):
        inside(tmp_path / "a.mp4")
