"""Places and serial numbers in clips and sound files, and taking them out without moving a byte."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from a11ylint.media.metadata.embedded import read, strip
from tests.media.boxed import box, clip, keys, sound, wide, with_boxes, with_track, with_user_data
from tests.media.portraits import packet, patched

APPLE = "com.apple.quicktime.location.ISO6709"
PLACE = "+48.1373+011.5754+519.000/"
KEYS = {"movflags": "use_metadata_tags"}
NOWHERE = b"\x15\xc7" + b"\0" * 4


def frames(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


def tags_of(path: Path) -> dict[str, str]:
    with av.open(str(path)) as container:
        return dict(container.metadata)


def without_place(path: Path) -> dict[str, str]:
    return {name: value for name, value in tags_of(path).items() if "location" not in name}


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
    other = patched(path)
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
    other = patched(clip(tmp_path / "a.mov", KEYS, **tags))
    assert b"Sonnenschein" not in other.read_bytes()
    assert b"\0Apple" in other.read_bytes()


@pytest.mark.parametrize(
    ("boxes", "private", "mended"),
    [
        pytest.param([box(b"CAME", bytes(range(16)))], ("serial",), (), id="the serial number of a camera"),
        pytest.param([wide(b"LENS", b"LAJ9")], ("serial",), (), id="that of a lens, with a size of 64 bits"),
        pytest.param([box(b"CAME", bytes(16))], (), (), id="a number that is nothing"),
        pytest.param(
            [box(b"GPMF", b"DEVCCASNc\1\0\x0eC3461325")], ("serial",), (), id="settings with the number"
        ),
        pytest.param([box(b"GPMF", b"DEVCVERSB\1\0\3")], (), (), id="settings without one"),
        pytest.param([box(b"FIRM", b"HD9.01.01.60.00")], (), (), id="the version of its program"),
        pytest.param(
            [box(b"XMP_", packet(attributes='exif:GPSLatitude="48,8.1N"'))], ("gps",), (), id="a place in XMP"
        ),
        pytest.param([box(b"XMP_", packet())], (), (), id="XMP without one"),
        pytest.param([box(b"\xa9xyz", b"\0\x1a\0\0" + PLACE.encode())], ("gps",), (), id="user data"),
        pytest.param(
            [box(b"@xyz", b"\0\x1a\0\0" + PLACE.encode())], ("gps",), (), id="user data of old telephones"
        ),
        pytest.param([box(b"\xa9xyz", b"\0\x12" + NOWHERE)], (), (), id="user data without a position"),
        pytest.param(
            [box(b"\xa9xyz", b"\0\x12\0\0+00.0000+000.0000/")], (), (), id="the position at 0 degrees"
        ),
        pytest.param([box(b"\xa9xyz", b"\0")], (), (), id="user data that is cut off"),
        pytest.param(
            [wide(b"loci", bytes(6) + b"\0\0" + b"\0\x0b\0\0" * 3 + b"earth\0\0")], ("gps",), (), id="64 bits"
        ),
        pytest.param(
            [box(b"loci", bytes(6) + b"\0\0" + bytes(12) + b"earth\0\0")], (), (), id="an empty location"
        ),
        pytest.param([box(b"meta", b"")], (), (), id="empty metadata"),
        pytest.param([keys({APPLE: PLACE}, bytes(4))], ("gps",), (), id="keys with a version"),
        pytest.param(
            [keys({"com.arri.camera.CameraSerialNumber": "42"})], ("serial",), (), id="a serial number"
        ),
        pytest.param(
            [keys({"serial": "Staffel 1", "location": "Halle 3"})], (), (), id="keys that sound alike"
        ),
        pytest.param([keys({"location": "Messe 2024-05-17"})], (), (), id="a date is no place"),
        pytest.param([keys({"location": "48.1373 N, 11.5754 E"})], ("gps",), (), id="a place in decimals"),
        pytest.param(
            [box(b"meta", bytes(4) + box(b"ilst", box(bytes(4), b"")))], (), (), id="an item without name"
        ),
        pytest.param([b"\0\0\0\4udta"], (), (), id="a box that is shorter than its head"),
        pytest.param(
            [b"\xff\xff\xff\xff\xa9xyz\0\x1a\0\0" + PLACE.encode()],
            ("gps",),
            (),
            id="a box longer than the one it is in",
        ),
        pytest.param([b"\0\0\0\0\xa9xyz\0\x1a\0\0" + PLACE.encode()], ("gps",), (), id="a box up to the end"),
    ],
)
def test_boxes_of_user_data(
    boxes: list[bytes], private: tuple[str, ...], mended: tuple[str, ...], tmp_path: Path
) -> None:
    path = with_user_data(tmp_path / "a.mp4", *boxes)
    assert read(path).private == private
    other = patched(path)
    assert read(other).private == mended
    assert frames(other) == frames(path)


XML = b'<NonRealTimeMeta><Device manufacturer="Sony" serialNo="4294967295"/></NonRealTimeMeta>'
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + packet(attributes='exif:GPSLatitude="48,8.1N"')


@pytest.mark.parametrize(
    ("boxes", "private", "mended"),
    [
        pytest.param([keys({APPLE: PLACE})], ("gps",), (), id="keys of an iPhone, without a version"),
        pytest.param([box(b"trak", keys({APPLE: PLACE}))], ("gps",), (), id="keys of a track"),
        pytest.param(
            [box(b"trak", box(b"udta", box(b"\xa9xyz", b"\0\x1a\0\0" + PLACE.encode())))],
            ("gps",),
            (),
            id="user data of a track",
        ),
        pytest.param([box(b"uuid", XMP)], ("gps",), (), id="XMP in the movie"),
        pytest.param(
            [box(b"uuid", b"1234567812345678" + XMP)], (), (), id="something else with a number of its own"
        ),
        pytest.param(
            [
                box(
                    b"udta",
                    box(
                        b"loci",
                        bytes(6) + "Ä".encode("utf-16") + b"\0\0\0" + b"\0\x0b\0\0" * 3 + b"earth\0\0",
                    ),
                )
            ],
            ("gps",),
            (),
            id="a location with a name in UTF-16",
        ),
        pytest.param([box(b"udta", box(b"loci", b""))], (), (), id="a location without content"),
        pytest.param([box(b"gps ", bytes(16))], ("gps",), ("gps",), id="the table of a dash camera"),
        pytest.param(
            [box(b"meta", bytes(4) + box(b"hdlr", bytes(25)) + box(b"xml ", bytes(4) + XML))],
            ("serial",),
            ("serial",),
            id="XML of a camera",
        ),
    ],
)
def test_boxes_of_the_movie(
    boxes: list[bytes], private: tuple[str, ...], mended: tuple[str, ...], tmp_path: Path
) -> None:
    path = with_boxes(tmp_path / "a.mov", *boxes)
    assert read(path).private == private
    assert read(patched(path)).private == mended


def test_xmp_at_the_end_of_the_file(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4")
    path.write_bytes(box(b"wide", b"") + path.read_bytes() + box(b"uuid", XMP))
    assert read(path).private == ("gps",)
    assert read(patched(path)).private == ()


def test_names_of_places_stay_where_no_place_is_told(tmp_path: Path) -> None:
    pairs = {"com.arri.camera.CameraSerialNumber": "42", "com.apple.quicktime.location.name": "Halle 3"}
    other = patched(with_boxes(tmp_path / "a.mov", keys(pairs)))
    assert read(other).private == ()
    assert b"Halle 3" in other.read_bytes()


def test_boxes_in_boxes_do_not_go_too_deep(tmp_path: Path) -> None:
    nested = box(b"udta", b"")
    for _ in range(3000):
        nested = box(b"trak", nested)
    assert read(with_boxes(tmp_path / "a.mp4", nested)).private == ()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("kind", "sample", "private"),
    [
        pytest.param(b"gpmd", b"DEVC\0\1\0\1GPS5l\x14\0\1", ("gps",), id="an action camera"),
        pytest.param(b"gpmd", b"DEVC\0\1\0\1ACCLs\6\0\1", (), id="one that writes how it moves alone"),
        pytest.param(
            b"tx3g", b"F/2.8, SS 640, GPS (11.5754, 48.1373, 17)", ("gps",), id="subtitles of a drone"
        ),
        pytest.param(b"tx3g", b"F/2.8, GPS (E: 11.5754, N: 48.1373)", ("gps",), id="those of a second one"),
        pytest.param(
            b"text", b"[iso: 100] [latitude: 48.13] [longitude: 11.5]", ("gps",), id="those of a third"
        ),
        pytest.param(b"tx3g", b"\0\x1bDas GPS (Ortung aus dem All)", (), id="captions about places"),
        pytest.param(b"djmd", b"\x0a\x08\x12", (), id="a track that nobody can read here"),
    ],
)
def test_tracks_that_cameras_write_are_a_matter_for_people(
    kind: bytes, sample: bytes, private: tuple[str, ...], large: bool, tmp_path: Path
) -> None:
    path = with_track(tmp_path / "a.mp4", kind, sample, large)
    path.write_bytes(path.read_bytes() + b" GPS5 is said later on")
    assert read(path).private == private
    assert strip(path) == ()


@pytest.mark.parametrize(
    ("kind", "sample"),
    [
        pytest.param(b"gpmd", b"DEVC\0\1\0\1GPS5l\x14\0\1", id="a track with places"),
        pytest.param(b"djmd", b"\x0a\x08\x12", id="a track that may hold them"),
    ],
)
def test_half_of_it_is_not_taken_out(kind: bytes, sample: bytes, tmp_path: Path) -> None:
    path = with_track(tmp_path / "a.mov", kind, sample, location=PLACE)
    assert read(path).private == ("gps",)
    assert strip(path) == ()


@pytest.mark.parametrize("name", ["a.mkv", "a.webm"])
def test_tags_of_matroska_are_a_matter_for_people(name: str, tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mkv", location=PLACE).rename(tmp_path / name)
    assert read(path).private == ("gps",)
    assert strip(path) == ()


def test_a_voice_memo_has_a_place_too(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.m4a", location=PLACE)
    assert read(path).private == ("gps",)
    assert read(patched(path)).private == ()


def test_a_series_is_no_serial_number(tmp_path: Path) -> None:
    assert read(clip(tmp_path / "a.mkv", serial="Staffel 1", location="Halle 3")).private == ()


def test_tags_of_a_stream_count(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", 5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.metadata["location"] = PLACE
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")))
        container.mux(stream.encode(None))
    assert read(path).private == ("gps",)


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
        assert len(patched(path).read_bytes()) == len(data)
