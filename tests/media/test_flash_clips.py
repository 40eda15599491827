"""Flashes in files: pixel formats, colour codings, rotation, limits, damaged clips, animated pictures and their seam."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from PIL import Image

from a11ylint.config import Limits
from a11ylint.facts import Known, Unknown
from a11ylint.media.cache import Cache
from a11ylint.media.errors import Unreadable
from a11ylint.media.flash import picture
from a11ylint.media.flash.evidence import Flashes
from a11ylint.media.flash.planes import Reader, shape_of
from a11ylint.media.flash.sameness import Sameness
from a11ylint.media.flash.screen import screen
from a11ylint.media.store import FileFacts
from tests.media import clips
from tests.media import flashing as f
from tests.media.test_flash import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = [
    pytest.param("a.mp4", "libx264", "yuv420p", id="H.264"),
    pytest.param("a.mp4", "libx264", "yuv422p", id="H.264 4:2:2"),
    pytest.param("a.mp4", "libx264", "yuv444p", id="H.264 4:4:4"),
    pytest.param("a.mp4", "libx264", "yuv420p10le", id="H.264, 10 bits"),
    pytest.param("a.mov", "mjpeg", "yuvj420p", id="Motion JPEG, full range"),
    pytest.param("a.mov", "png", "rgb24", id="PNG in MOV, RGB"),
    pytest.param("a.avi", "ffv1", "bgr0", id="FFV1, RGB"),
    pytest.param("a.webm", "libvpx-vp9", "yuv420p", id="VP9"),
    pytest.param("a.mp4", "mpeg4", "yuv420p", id="MPEG-4"),
]


# Light clips are decoded by the thread that measures them, all others by one of their own.
THREADS = [
    pytest.param("a.mp4", "libx264", "yuv420p", id="decoded while it is measured"),
    pytest.param("a.mov", "mjpeg", "yuvj420p", id="decoded ahead"),
]


def look(path: Path, seconds: float = 3600) -> Flashes:
    return screen(path, seconds, 10**9)


@pytest.mark.parametrize(("name", "codec", "form"), FORMATS)
def test_every_pixel_format(name: str, codec: str, form: str, tmp_path: Path) -> None:
    fast, slow = (
        f.write(tmp_path / f"{hertz}{name}", f.blink(hertz, f.BLACK, f.RED), f.every(25, 1.2), codec, form)
        for hertz in (5, 2)
    )
    assert (verdict(look(fast)), verdict(look(slow))) == ("general and red", "pass")


@pytest.mark.parametrize(
    ("colors", "bright", "wanted"),
    [
        pytest.param({}, 85, "pass", id="limited range, 9 %"),
        pytest.param({}, 100, "general", id="limited range, 12 %"),
        pytest.param({"color_range": 2}, 85, "pass", id="full range, 9 %"),
        pytest.param({"color_range": 2}, 100, "general", id="full range, 12 %"),
        pytest.param({"colorspace": 1}, 100, "general", id="BT.709"),
    ],
)
def test_range_and_matrix(colors: dict[str, Any], bright: int, wanted: str, tmp_path: Path) -> None:
    scene = f.blink(8, f.BLACK, (bright,) * 3)
    assert verdict(look(f.write(tmp_path / "a.mp4", scene, f.every(25, 1.2), colors=colors))) == wanted


@pytest.mark.parametrize(
    ("scene", "times", "wanted"),
    [
        pytest.param(f.blink(5), f.uneven(1.5), "general", id="a variable frame rate"),
        pytest.param(f.blink(5), [0.0], "pass", id="one frame"),
        pytest.param(f.noise, f.every(25, 1.2), "pass", id="grain that is new in every frame"),
        pytest.param(lambda t: f.plain(f.WHITE if f.on(t, 5) else f.BLACK, 90, 34), f.every(25, 1.2), "general", id="an odd size"),
        pytest.param(lambda t: f.plain(f.WHITE if f.on(t, 5) else f.BLACK, 2, 2), f.every(25, 1.2), "general", id="2 x 2"),
    ],
)  # fmt: skip
def test_clips(scene: f.Scene, times: Sequence[float], wanted: str, tmp_path: Path) -> None:
    assert verdict(look(f.write(tmp_path / "a.mp4", scene, times))) == wanted


def test_a_turned_clip_has_a_turned_field(tmp_path: Path) -> None:
    path = f.write(tmp_path / "a.mov", f.blink(5), f.every(25, 0.2), turned=90)
    with av.open(str(path)) as container:
        field = shape_of(next(container.decode(video=0))).grid.field
    assert field.rows > field.columns


def frame(size: tuple[int, int], color: f.Color = f.RED, form: str = "yuv420p") -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(f.plain(color, *size), format="rgb24").reformat(format=form)


def test_frames_of_other_sizes_and_formats_give_the_same_cells() -> None:
    frames = [frame((128, 96)), frame((200, 48)), frame((128, 96), form="yuv422p"), frame((128, 96))]
    reader = Reader(shape_of(frames[0]), frames[0])
    for one in frames:
        reader.take(one)
    found = reader.give()
    assert found.shape[1] == 4
    assert np.ptp(found.astype(int), axis=1).max() <= 2


@pytest.mark.parametrize("size", [(128, 96), (90, 34), (2, 2), (17, 300)])
@pytest.mark.parametrize("form", ["yuv420p", "yuv410p", "yuv444p", "yuv420p12le", "gray", "rgb24"])
def test_every_cell_of_an_even_picture_has_its_colour(size: tuple[int, int], form: str) -> None:
    one = frame(size, form=form)
    shape = shape_of(one)
    reader = Reader(shape, one)
    while not reader.full:
        reader.take(one)
    found = reader.give()
    assert found.shape == (3, reader.most, shape.grid.rows, shape.grid.columns)
    assert np.ptp(found.reshape(3, -1).astype(int), axis=1).max() <= 2


def _asked(scene: str) -> str:
    """What is told of frames, each letter another picture; "=" for what stands still."""
    same = Sameness()
    pictures = {
        letter: frame((128, 96), (9 * place, 200, 80)) for place, letter in enumerate(sorted(set(scene)))
    }
    return "".join("=" if same.as_before(pictures[letter]) else letter for letter in scene)


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        pytest.param("aaab", "a==b", id="a still picture"),
        pytest.param("aabbaabb", "a=b=a=b=", id="a picture that changes and rests"),
        pytest.param("abcdefghhhhh", "abcdefghhh==", id="a picture that moves is asked every eighth time"),
        pytest.param("abcdeeeeeeee", "abcdeeeeee==", id="a picture that comes to rest between"),
        pytest.param("aaaabcdddddd", "a===bcdddd==", id="one that moves again"),
    ],
)
def test_a_picture_that_stands_still_is_not_measured_again(scene: str, told: str) -> None:
    assert _asked(scene) == told


@pytest.mark.parametrize(("name", "codec", "form"), THREADS)
def test_only_the_first_seconds_are_looked_at(name: str, codec: str, form: str, tmp_path: Path) -> None:
    scene = f.blink(5)
    path = f.write(tmp_path / name, lambda t: scene(t if t > 2 else 0.0), f.every(25, 4), codec, form)
    assert (look(path, 2).general, look(path, 2).stopped, look(path, 2).checked) == ((), "limit", 2)
    assert (verdict(look(path)), look(path).stopped, look(path).total) == ("general", "", 4)


def test_a_clip_that_breaks_off_is_seen_as_far_as_it_goes(tmp_path: Path) -> None:
    path = f.write(tmp_path / "a.avi", f.blink(5), f.every(25, 3), "mpeg4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert verdict(look(path)) == "general"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("a.mp4", b"", "unreadable", id="an empty clip"),
        pytest.param("a.mp4", b"\0" * 4000, "unreadable", id="zeros"),
        pytest.param("a.gif", b"GIF89a" + b"\0" * 40, None, id="a GIF without a picture is no animation"),
    ],
)
def test_what_cannot_be_read(name: str, data: bytes, why: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    fact = FileFacts(tmp_path / name, Limits(), Cache(None)).flashes()
    assert (fact.why if isinstance(fact, Unknown) else None) == why


def test_a_sound_file_has_no_picture(tmp_path: Path) -> None:
    path = clips.write_clip(tmp_path / "a.mp4", sound=clips.sine(0.5), picture=False)
    with pytest.raises(Unreadable, match="no-stream"):
        look(path)


def animate(path: Path, levels: Sequence[int], delay: int, loop: int | None = 0) -> Path:
    """An animated picture of even greys; `loop` as the format counts."""
    first, *rest = (Image.new("RGB", (64, 48), (level,) * 3) for level in levels)
    said: dict[str, Any] = {} if loop is None else {"loop": loop}
    first.save(path, save_all=True, append_images=rest, duration=delay, lossless=True, **said)
    return path


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp"])
@pytest.mark.parametrize(
    ("levels", "delay", "loop", "wanted"),
    [
        pytest.param((0, 255), 100, 0, "general", id="two frames that flash when they repeat"),
        pytest.param((0, 255), 100, None, "pass", id="the same played once"),
        pytest.param((0, 255), 400, 0, "pass", id="a slow change without end"),
        pytest.param((0, 255), 0, 0, "general", id="no delay is played as 100 ms"),
        pytest.param(
            (0, 255, 0, 255, 0, 255, 0, 255, 0), 100, None, "general", id="flashes in a single play"
        ),
        pytest.param(
            (*range(90, 98), *((0, 255) * 4), 0),
            100,
            None,
            "general",
            id="flashes at the end of a single play",
        ),
        pytest.param(
            (255, 0, 255, 0) + (90,) * 20 + (0, 255, 0, 255), 70, 0, "general", id="flashes at the seam"
        ),
        pytest.param(
            (255, 0, 255, 0) + (90,) * 20 + (0, 255, 0, 255), 70, None, "pass", id="the same without seam"
        ),
    ],
)
def test_animated_pictures(
    name: str, levels: Sequence[int], delay: int, loop: int | None, wanted: str, tmp_path: Path
) -> None:
    if name == "a.png" and loop is None:
        loop = 1  # Pillow writes 0 for nothing
    if name == "a.webp" and loop is None:
        loop = 1
    assert verdict(look(animate(tmp_path / name, levels, delay, loop))) == wanted


def test_a_clear_background_is_white(tmp_path: Path) -> None:
    frames = [Image.new("RGBA", (64, 48), (0, 0, 0, alpha)) for alpha in (0, 255)]
    frames[0].save(
        tmp_path / "a.webp", save_all=True, append_images=frames[1:], duration=100, loop=0, lossless=True
    )
    assert verdict(look(tmp_path / "a.webp")) == "general"


def test_slow_blinking_without_end_is_extended(tmp_path: Path) -> None:
    found = look(animate(tmp_path / "a.gif", (0, 255), 200))
    assert (found.general, len(found.extended), found.total) == ((), 1, 0.4)


def test_too_much_work_is_left_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = animate(tmp_path / "a.gif", range(0, 250, 10), 100)
    monkeypatch.setattr(picture, "WORK", 64 * 48 * 5)
    assert (look(path).stopped, look(path).checked, look(path).total) == ("work", 0.5, 2.5)


def test_a_picture_beyond_the_pixel_limit(tmp_path: Path) -> None:
    path = animate(tmp_path / "a.gif", (0, 255), 100)
    fact = FileFacts(path, Limits(pixels=3000), Cache(None)).flashes()
    assert isinstance(fact, Unknown)
    assert fact.why == "too-large"


def test_what_was_seen_is_remembered_by_content(tmp_path: Path) -> None:
    path = f.write(tmp_path / "a.mp4", f.blink(5), f.every(25, 1.2))
    cache = Cache(tmp_path / "cache")
    first = FileFacts(path, Limits(), cache).flashes()
    path.rename(tmp_path / "b.mp4")
    assert FileFacts(tmp_path / "b.mp4", Limits(), cache).flashes() == first
    assert isinstance(first, Known)
    assert verdict(first.value) == "general"
    assert len(list((tmp_path / "cache").glob("*-flashes-*.json"))) == 1


@pytest.mark.parametrize(("name", "codec", "form"), THREADS)
def test_long_work_tells_how_far_it_has_come(name: str, codec: str, form: str, tmp_path: Path) -> None:
    path = f.write(tmp_path / name, f.blink(1), f.every(60, 4), codec, form)
    told: list[tuple[str, float]] = []
    FileFacts(path, Limits(), Cache(None), lambda *what: told.append(what)).flashes()
    assert {about for about, _ in told} == {name}
    assert len(told) > 2
    assert [seconds for _, seconds in told] == sorted(seconds for _, seconds in told)


def test_a_still_picture_is_not_even_read(tmp_path: Path) -> None:
    Image.new("RGB", (64, 48)).save(tmp_path / "a.gif")
    fact = FileFacts(tmp_path / "a.gif", Limits(), Cache(tmp_path / "cache")).flashes()
    assert fact == Known(Flashes(total=0.0))
    assert not (tmp_path / "cache").exists()
