"""The media of the example folders open, are small, match their captions, and come out the same when made again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests import make_examples
from tests.example_media import clips

EXAMPLES = make_examples.EXAMPLES
CLIPS = ("gut/sprechstunde.mp4", "gut/radroute.mp4", "mangelhaft/sprechstunde.mp4")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), dtype=np.int16)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pictures")
    make_examples.write_pictures(target)
    return target


@pytest.mark.parametrize("name", make_examples.PICTURES)
def test_a_picture_made_again_has_the_same_pixels(name: str, made: Path) -> None:
    kept, fresh = pixels(EXAMPLES / name), pixels(made / name)
    assert kept.shape == fresh.shape
    # Another FreeType or libjpeg may set an edge a shade lighter; another drawing changes far more than this.
    assert np.mean(np.abs(kept - fresh).max(axis=2) > 24) < 0.0002


@pytest.mark.parametrize("name", [*make_examples.PICTURES, *CLIPS])
def test_a_file_is_small(name: str) -> None:
    assert 1_000 < (EXAMPLES / name).stat().st_size < 150_000


def test_the_folders_hold_our_media_and_nothing_else_that_is_big() -> None:
    files = [path for path in EXAMPLES.rglob("*") if path.is_file()]
    media = {
        path.relative_to(EXAMPLES).as_posix() for path in files if path.suffix in {".jpg", ".png", ".mp4"}
    }
    assert media == {*make_examples.PICTURES, *CLIPS}
    assert sum(path.stat().st_size for path in files) < 1_500_000


@pytest.mark.parametrize(
    ("name", "seconds", "codecs"),
    [
        pytest.param("gut/sprechstunde.mp4", 11.2, ["h264", "aac"], id="the good clip speaks"),
        pytest.param("mangelhaft/sprechstunde.mp4", 9.9, ["h264", "aac"], id="the bad clip speaks"),
        pytest.param("gut/radroute.mp4", 5.0, ["h264"], id="the route has no sound track"),
    ],
)
def test_a_clip_opens_and_decodes(name: str, seconds: float, codecs: list[str]) -> None:
    with av.open(str(EXAMPLES / name)) as clip:
        assert [stream.codec_context.name for stream in clip.streams] == codecs
        frames = sum(1 for _frame in clip.decode(video=0))
    assert frames / clips.FPS == pytest.approx(seconds, abs=0.3)


def loudness(name: str) -> np.ndarray:
    """The mean level of each tenth of a second."""
    with av.open(str(EXAMPLES / name)) as clip:
        sound = np.concatenate([frame.to_ndarray()[0] for frame in clip.decode(audio=0)])
    step = clips.RATE // 10
    return np.abs(sound[: len(sound) // step * step]).reshape(-1, step).mean(axis=1)


def test_the_captions_stand_where_the_voice_is() -> None:
    text = (EXAMPLES / "gut/sprechstunde.de.vtt").read_text(encoding="utf-8")
    times = [tuple(map(float, found)) for found in re.findall(r"00:00:(\S+) --> 00:00:(\S+)", text)]
    level = loudness("gut/sprechstunde.mp4")
    loud = {int(tenth) for tenth in np.flatnonzero(level > 0.01)}
    covered = {tenth for start, end in times for tenth in range(int(start * 10), int(end * 10) + 1)}
    assert len(times) == len(clips.OFFICE)
    assert loud
    assert loud <= covered
    assert all(end - start > 1 for start, end in times)


@pytest.mark.parametrize("line", clips.OFFICE)
def test_a_caption_line_is_short(line: str) -> None:
    assert len(line.split("\n")) <= 2
    assert max(map(len, line.split("\n"))) <= 42


@needs_espeak
def test_the_clips_can_be_made_again(tmp_path: Path) -> None:
    for folder in ("gut", "mangelhaft"):
        (tmp_path / folder).mkdir()
    make_examples.write_clips(tmp_path)
    for name in CLIPS:
        with av.open(str(EXAMPLES / name)) as kept, av.open(str(tmp_path / name)) as fresh:
            assert len(kept.streams) == len(fresh.streams)
            # Another version of espeak-ng may speak a little faster.
            assert fresh.duration == pytest.approx(kept.duration, rel=0.15)
    assert (tmp_path / "gut/sprechstunde.de.vtt").read_text(encoding="utf-8").count("-->") == len(
        clips.OFFICE
    )
