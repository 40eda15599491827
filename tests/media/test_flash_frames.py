"""Frames of clips that are damaged, joined, or strange in another way, and what is said of the rest."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PIL import Image

from a11ylint import lint
from a11ylint.config import Config
from a11ylint.media.flash.frames import Losses
from tests.media import clips
from tests.media import flashing as f
from tests.media.test_flash_clips import look, verdict

if TYPE_CHECKING:
    from pathlib import Path


def _times(start: float, end: float) -> list[float]:
    return [start + number / 25 for number in range(round((end - start) * 25))]


@pytest.mark.parametrize(
    ("packets", "shown", "stated", "lost"),
    [
        pytest.param(_times(0, 3), _times(0, 3), 3.0, 0, id="all is there"),
        pytest.param([0, 0.04, 4], [0, 0.04, 4], None, 0, id="a picture that is held"),
        pytest.param([0, 0.04, 3.9, 3.95, 4], [0, 0.04, 4], None, 0, id="hidden frames"),
        pytest.param(_times(0, 3), [*_times(0, 1), *_times(2, 3)], 3.0, 1.04, id="a second in between"),
        pytest.param(_times(0, 3), [*_times(0, 1), *_times(1.2, 3)], 3.0, 0, id="a few frames"),
        pytest.param(_times(0, 3), _times(0, 1), 3.0, 2.04, id="the end, by its packets"),
        pytest.param(_times(0, 1), _times(0, 1), 3.0, 2.04, id="the end, by the header"),
        pytest.param(_times(0, 3), _times(1, 3), 3.0, 0, id="what comes before the first key frame"),
        pytest.param(_times(0, 6), _times(3, 6), 6.0, 3.0, id="a beginning that is too long for that"),
    ],
)
def test_how_much_is_lost(
    packets: list[float], shown: list[float], stated: float | None, lost: float
) -> None:
    losses = Losses()
    waiting = list(packets)
    for time in shown:
        while waiting and waiting[0] <= time + 0.2:  # a decoder is some packets ahead
            losses.packet(waiting.pop(0))
        losses.frame(time)
    for time in waiting:
        losses.packet(time)
    losses.end(shown[-1], stated)
    assert losses.seconds == pytest.approx(lost, abs=0.01)


def _draft(folder: Path, name: str) -> list[tuple[str, str]]:
    (folder / "post.md").write_text(
        f"---\nlang: de\nmedia:\n  - file: {name}\n---\nDas Fest.\n", encoding="utf-8"
    )
    report = lint([folder / "post.md"], Config(root=folder, cache=False))
    assert not report.failures
    wanted = ("media-flash", "media-unreadable")
    return [(one.rule.id, one.problem.key) for one in report.findings if one.rule.id in wanted]


def _overwritten(path: Path, start: float, end: float) -> Path:
    """The same file with zeros in a part of its data, both as shares."""
    data = bytearray(path.read_bytes())
    first, last = (round(len(data) * share) for share in (start, end))
    data[first:last] = bytes(last - first)
    path.write_bytes(data)
    return path


def _trimmed(path: Path, new: Path, start: float) -> Path:
    """The clip from `start` on as cutters make it without new encoding: an edit list hides what comes before."""
    with (
        av.open(str(path)) as source,
        av.open(str(new), "w", options={"avoid_negative_ts": "disabled"}) as out,
    ):
        stream = source.streams.video[0]
        copy = out.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.dts is not None and packet.pts is not None and stream.time_base:
                packet.pts -= int(start / stream.time_base)
                packet.dts -= int(start / stream.time_base)
                packet.stream = copy
                out.mux(packet)
    return new


def test_what_a_cutter_has_hidden_is_not_lost(tmp_path: Path) -> None:
    whole = f.write(tmp_path / "whole.mp4", f.blink(0.5), f.every(25, 6))
    path = _trimmed(whole, tmp_path / "a.mp4", 4.5)
    with av.open(str(path)) as container:
        hidden = [packet for packet in container.demux(video=0) if packet.is_discard]
    assert len(hidden) > 100
    assert not look(path).stopped
    assert look(path).total == pytest.approx(1.5, abs=0.1)


def test_a_part_that_cannot_be_decoded_is_asked_about(tmp_path: Path) -> None:
    f.write(tmp_path / "a.avi", f.noise, f.every(25, 4), "mpeg4")
    assert look(tmp_path / "a.avi").stopped == ""
    _overwritten(tmp_path / "a.avi", 0.3, 0.8)
    assert look(tmp_path / "a.avi").stopped == "damaged"
    assert _draft(tmp_path, "a.avi") == [("media-flash", "damaged")]


def test_flashes_of_a_damaged_clip_are_an_error_all_the_same(tmp_path: Path) -> None:
    scene = f.blink(5)
    f.write(tmp_path / "a.avi", lambda t: scene(t) if t < 2 else f.noise(t), f.every(25, 5), "mpeg4")
    _overwritten(tmp_path / "a.avi", 0.5, 0.9)
    assert look(tmp_path / "a.avi").stopped == "damaged"
    assert _draft(tmp_path, "a.avi") == [("media-flash", "general")]


def test_pictures_that_nobody_can_decode_beside_good_sound_are_asked_about(tmp_path: Path) -> None:
    path = clips.write_clip(tmp_path / "a.avi", sound=clips.sine(2.0))
    data = path.read_bytes()
    assert data.count(b"FMP4") == 2
    path.write_bytes(data.replace(b"FMP4", b"ZZZZ"))
    assert _draft(tmp_path, "a.avi") == [("media-flash", "damaged")]


def _header_first(path: Path, new: Path) -> Path:
    """The same clip as it is made for the web: what is cut off is data, not the table of contents."""
    with av.open(str(path)) as old, av.open(str(new), "w", options={"movflags": "faststart"}) as out:
        stream = out.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    return new


def test_a_clip_that_breaks_off_is_told_once(tmp_path: Path) -> None:
    path = _header_first(f.write(tmp_path / "b.mp4", f.noise, f.every(25, 6)), tmp_path / "a.mp4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert look(path).stopped == "damaged"
    assert _draft(tmp_path, "a.mp4") == [("media-unreadable", "truncated")]


@pytest.mark.parametrize("name", ["a.gif", "a.png"])
def test_an_animation_that_breaks_off_is_seen_as_far_as_it_goes(name: str, tmp_path: Path) -> None:
    dice = np.random.default_rng(2)
    levels = [(0, 200)[number % 2] if number < 10 else 90 for number in range(40)]
    first, *rest = (
        Image.fromarray((level + dice.integers(0, 40, (48, 64, 3))).astype(np.uint8)) for level in levels
    )
    first.save(tmp_path / name, save_all=True, append_images=rest, duration=100, loop=1)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) * 7 // 10])
    found = look(tmp_path / name)
    assert (verdict(found), found.stopped) == ("general", "damaged")
    assert 2 < found.checked < 3


def test_a_clip_after_a_clip_is_judged_too(tmp_path: Path) -> None:
    """Files of MPEG may be put one behind the other; the time stamps begin anew."""
    one = f.write(tmp_path / "a.ts", f.blink(1), f.every(25, 4))
    two = f.write(tmp_path / "b.ts", f.blink(5), f.every(25, 2))
    joined = tmp_path / "c.mpg"
    joined.write_bytes(one.read_bytes() + two.read_bytes())
    found = look(joined)
    assert (verdict(found), found.stopped) == ("general", "")
    assert found.general[0].start > 3
    assert found.checked == pytest.approx(6, abs=0.2)


def test_a_film_of_television_is_looked_at_where_a_draft_names_it(tmp_path: Path) -> None:
    f.write(tmp_path / "a.ts", f.blink(5), f.every(25, 3))
    assert _draft(tmp_path, "a.ts") == [("media-flash", "general")]


def test_a_palette_that_flashes(tmp_path: Path) -> None:
    """The numbers of the points stay the same, and their colours change."""
    with av.open(str(tmp_path / "a.mov"), "w") as out:
        stream = out.add_stream("png", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "pal8"
        for number in range(60):
            picture, file = Image.new("P", (64, 48)), BytesIO()
            picture.putpalette([255 * (number // 3 % 2)] * 3 + [9] * 9)
            picture.save(file, "PNG")
            packet = av.Packet(file.getvalue())
            packet.stream, packet.pts, packet.dts, packet.time_base = stream, number, number, Fraction(1, 30)
            out.mux(packet)
    assert verdict(look(tmp_path / "a.mov")) == "general"


def test_sound_that_begins_late_is_no_obstacle(tmp_path: Path) -> None:
    """A stream that nothing announced in the five megabytes that FFmpeg looks at before it begins."""
    dice = np.random.default_rng(5)
    with av.open(str(tmp_path / "a.flv"), "w") as out:
        video, audio = out.add_stream("flv", rate=25), out.add_stream("mp3", rate=44_100)
        video.width, video.height, video.pix_fmt, video.bit_rate = 320, 240, "yuv420p", 40_000_000
        for number in range(12 * 25):
            picture = av.VideoFrame.from_ndarray(
                dice.integers(0, 256, (240, 320, 3), np.uint8), format="rgb24"
            )
            picture.pts, picture.time_base = number, Fraction(1, 25)
            out.mux(video.encode(picture))
        sound = av.AudioFrame.from_ndarray(np.zeros((1, 44_100), np.float32), format="fltp", layout="mono")
        sound.sample_rate, sound.pts, sound.time_base = 44_100, 11 * 44_100, Fraction(1, 44_100)
        for packet in (*audio.encode(sound), *video.encode(None), *audio.encode(None)):
            out.mux(packet)
    assert (tmp_path / "a.flv").stat().st_size > 5_500_000
    assert look(tmp_path / "a.flv").checked == pytest.approx(12, abs=0.1)
