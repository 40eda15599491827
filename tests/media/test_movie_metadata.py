"""Places and serial numbers in clips and sound files, and taking them out without moving a byte."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from a11ylint.media.metadata.embedded import read, strip
from tests.media.portraits import packet

APPLE = "com.apple.quicktime.location.ISO6709"
PLACE = "+48.1373+011.5754+519.000/"
KEYS = {"movflags": "use_metadata_tags"}
NOWHERE = b"\x15\xc7" + b"\0" * 4


def clip(path: Path, options: dict[str, str] | None = None, **tags: str) -> Path:
    """Three grey frames, with these tags of the whole file; "." is written as two underlines."""
    with av.open(str(path), "w", options=options or {}) as container:
        container.metadata.update({name.replace("__", "."): value for name, value in tags.items()})
        stream = container.add_stream("mpeg4", 5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for level in (60, 90, 120):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), level, np.uint8), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def sound(path: Path, **tags: str) -> Path:
    with av.open(str(path), "w") as container:
        container.metadata.update(tags)
        stream = container.add_stream("aac", 16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1600), np.float32), "fltp", "mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", 8 + len(content)) + name + content


def with_user_data(path: Path, *boxes: bytes) -> Path:
    """A box `udta` at the end of the box `moov`, which is the last one of the file."""
    clip(path, {"empty_hdlr_name": "1"})
    data = path.read_bytes()
    at = data.rindex(b"moov") - 4
    size = int.from_bytes(data[at : at + 4], "big")
    assert at + size == len(data)
    added = box(b"udta", b"".join(boxes))
    path.write_bytes(data[:at] + struct.pack(">L", size + len(added)) + data[at + 4 :] + added)
    return path


def with_track(path: Path, kind: bytes, sample: bytes) -> Path:
    """A track of this kind of data, as cameras write beside the picture."""
    clip(path)
    data = path.read_bytes()
    at = data.rindex(b"moov") - 4
    size = int.from_bytes(data[at : at + 4], "big")
    first = struct.pack(">LLL", 0, 1, 0)
    for _ in (0, 1):  # the place of the sample is known once the track has its size
        entry = box(b"stsd", struct.pack(">LL", 0, 1) + box(kind, bytes(8)))
        table = box(b"stbl", entry + box(b"stco", first))
        track = box(b"trak", box(b"mdia", box(b"minf", table)))
        first = struct.pack(">LLL", 0, 1, len(data) + len(track) + 8)
    head = struct.pack(">L", size + len(track))
    path.write_bytes(data[:at] + head + data[at + 4 :] + track + box(b"mdat", sample))
    return path


def frames(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


def tags_of(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        return dict(container.metadata)


def without_place(path: Path) -> dict[str, str]:
    return {name: value for name, value in tags_of(path).items() if "location" not in name}


def stripped(path: Path) -> Path:
    data = bytearray(path.read_bytes())
    for patch in strip(path):
        assert patch.length == len(patch.data)
        data[patch.at : patch.at + patch.length] = patch.data
    other = path.with_name(f"stripped{path.suffix}")
    other.write_bytes(data)
    return other


@pytest.mark.parametrize(
    ("name", "options", "tags"),
    [
        pytest.param("a.mov", {}, {"location": PLACE}, id="user data of QuickTime"),
        pytest.param("a.mp4", {}, {"location": PLACE}, id="location information of 3GPP"),
        pytest.param("a.3gp", {}, {"location": PLACE}, id="a clip of an old telephone"),
        pytest.param("a.mov", KEYS, {APPLE.replace(".", "__"): PLACE}, id="keys of an iPhone"),
        pytest.param("a.mp4", KEYS, {APPLE.replace(".", "__"): PLACE}, id="the same in an MP4"),
    ],
)
def test_the_place_is_found_and_taken_out(
    name: str, options: dict[str, str], tags: dict[str, str], tmp_path: Path
) -> None:
    path = clip(tmp_path / name, options, **tags, title="Stadtfest")
    assert read(path).private == ("gps",)
    other = stripped(path)
    assert read(other).private == ()
    assert b"48.1373" not in other.read_bytes()
    assert len(other.read_bytes()) == len(path.read_bytes())
    assert frames(other) == frames(path)
    assert "48.1373" not in str(tags_of(other))
    assert without_place(other) == without_place(path)


def test_what_else_is_told_of_the_place_goes_with_it(tmp_path: Path) -> None:
    tags = {
        APPLE.replace(".", "__"): PLACE,
        "com__apple__quicktime__location__name": "Kita Sonnenschein",
        "com__apple__quicktime__make": "Apple",
    }
    other = stripped(clip(tmp_path / "a.mov", KEYS, **tags))
    assert b"Sonnenschein" not in other.read_bytes()
    assert b"\0Apple" in other.read_bytes()


@pytest.mark.parametrize(
    ("boxes", "private", "mended"),
    [
        pytest.param([box(b"CAME", bytes(range(16)))], ("serial",), (), id="the serial number of a camera"),
        pytest.param([box(b"FIRM", b"HD9.01.01.60.00")], (), (), id="the version of its program"),
        pytest.param(
            [box(b"XMP_", packet(attributes='exif:GPSLatitude="48,8.1N"'))], ("gps",), (), id="a place in XMP"
        ),
        pytest.param([box(b"XMP_", packet())], (), (), id="XMP without one"),
        pytest.param([box(b"\xa9xyz", b"\0\x12" + NOWHERE)], (), (), id="user data without a position"),
        pytest.param([box(b"\xa9xyz", b"\0")], (), (), id="user data that is cut off"),
        pytest.param(
            [box(b"loci", bytes(6) + b"\0\0" + bytes(12) + b"earth\0\0")], (), (), id="an empty location"
        ),
        pytest.param([box(b"loci", b"")], (), (), id="a location without content"),
        pytest.param([box(b"meta", b"")], (), (), id="empty metadata"),
        pytest.param([b"\0\0\0\4udta"], (), (), id="a box that is shorter than its head"),
        pytest.param(
            [b"\xff\xff\xff\xff\xa9xyz\0\x1a\0\0" + PLACE.encode()],
            ("gps",),
            (),
            id="a box longer than the one it is in",
        ),
    ],
)
def test_boxes_of_user_data(
    boxes: list[bytes], private: tuple[str, ...], mended: tuple[str, ...], tmp_path: Path
) -> None:
    path = with_user_data(tmp_path / "a.mp4", *boxes)
    assert read(path).private == private
    assert read(stripped(path)).private == mended


@pytest.mark.parametrize(
    ("kind", "sample", "private"),
    [
        pytest.param(b"gpmd", b"DEVC\0\1\0\1GPS5l\x14\0\1", ("gps",), id="an action camera"),
        pytest.param(b"gpmd", b"DEVC\0\1\0\1ACCLs\6\0\1", (), id="one that writes how it moves alone"),
        pytest.param(
            b"tx3g", b"F/2.8, SS 640, GPS (11.5754, 48.1373, 17)", ("gps",), id="subtitles of a drone"
        ),
        pytest.param(
            b"text", b"[iso: 100] [latitude: 48.13] [longitude: 11.5]", ("gps",), id="those of another"
        ),
        pytest.param(b"tx3g", b"\0\x13Herzlich willkommen", (), id="captions"),
    ],
)
def test_tracks_that_cameras_write_are_a_matter_for_people(
    kind: bytes, sample: bytes, private: tuple[str, ...], tmp_path: Path
) -> None:
    path = with_track(tmp_path / "a.mp4", kind, sample)
    assert read(path).private == private
    assert strip(path) == ()


@pytest.mark.parametrize("name", ["a.mkv", "a.webm"])
def test_tags_of_matroska_are_a_matter_for_people(name: str, tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mkv", location=PLACE).rename(tmp_path / name)
    assert read(path).private == ("gps",)
    assert strip(path) == ()


def test_a_voice_memo_has_a_place_too(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.m4a", location=PLACE)
    assert read(path).private == ("gps",)
    assert read(stripped(path)).private == ()


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv", "a.avi"])
def test_a_clip_without_a_place(name: str, tmp_path: Path) -> None:
    path = clip(tmp_path / name, comment="Alter Ort, neue Gesichter +49 89 1234")
    assert read(path).private == ()


def test_cut_and_changed_files_end_in_an_answer(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mov", KEYS, **{APPLE.replace(".", "__"): PLACE})
    whole = path.read_bytes()
    dice = np.random.default_rng(3)
    for number in range(300):
        data = bytearray(whole[: int(dice.integers(12, len(whole))) if number % 2 else None])
        for place in dice.integers(0, len(data), 5):
            data[place] = dice.integers(0, 256)
        data[4:8] = b"ftyp"
        path.write_bytes(data)
        assert set(read(path).private) <= {"gps", "serial"}
        assert len(stripped(path).read_bytes()) == len(data)
