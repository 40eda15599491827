"""Recordings that lost their end, and whole ones that look as if: real files of every format, cut and joined."""

from __future__ import annotations

import io
import random
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest

from a11ylint.media.endings import missing
from a11ylint.media.endings.mp3 import frame_length
from a11ylint.media.errors import Unreadable
from a11ylint.media.video import probe
from tests.media.recordings import record

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[bytes], bytes]

ID3V1 = b"TAG" + b"Ein Lied".ljust(125, b"\0")
ID3V2 = b"ID3\x04\0\0\0\0\x07\x76" + b"\0" * 1014
COVER = b"ID3\x04\0\0\0\x10\0\0" + bytes(16 << 14)
APE = b"APETAGEX" + struct.pack("<IIII", 2000, 32, 0, 0x80000000) + b"\0" * 8
ZEROS = bytes(5001)
TO_A_PIPE = {"seekable": "0"}
SEGMENTS = {"movflags": "dash+global_sidx+frag_keyframe"}
FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
SOUNDS = ("mp3", "flac", "opus", "ogg", "aac", "m4a", "wma", "wav")
FILMS = ("wmv", "flv", "mpg", "ogv", "mkv", "webm", "avi", "3gp", "mov", "mp4")
BOTH = [
    *(pytest.param(f"a.{ending}", False, id=f"sound called .{ending}") for ending in SOUNDS),
    *(pytest.param(f"a.{ending}", True, id=f"film called .{ending}") for ending in FILMS),
]


def lost(data: bytes) -> str:
    return missing(io.BytesIO(data))


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%} are left") for share in (0.35, 0.83)])
@pytest.mark.parametrize(("name", "picture"), BOTH)
def test_a_recording_that_lost_its_end_says_so(
    name: str, picture: bool, share: float, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = record(tmp_path / name, picture=picture)
    assert lost(whole) == ""
    (tmp_path / name).write_bytes(whole[: int(share * len(whole)) | 1])
    with pytest.raises(Unreadable) as caught:
        probe(tmp_path / name)
    assert caught.value.reason == "truncated"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("name", "picture"), BOTH)
@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(ID3V1, id="a title"),
        pytest.param(APE, id="a long title"),
        pytest.param(ZEROS, id="zeros"),
        pytest.param(b"P" * 5003, id="letters"),
    ],
)
def test_bytes_behind_the_end_take_nothing_away(
    name: str, picture: bool, behind: bytes, tmp_path: Path
) -> None:
    assert lost(record(tmp_path / name, picture=picture) + behind) == ""


def _frames(data: bytes) -> list[int]:
    """Where the frames of an MP3 begin."""
    at = data.index(b"\xff\xfb", 10 if data.startswith(b"ID3") else 0)
    found = []
    while length := frame_length(data, at):
        found.append(at)
        at += length
    return found


def _between_frames(data: bytes) -> bytes:
    frames = _frames(data)
    return data[: frames[len(frames) // 2]]


def _without_bytes(data: bytes) -> bytes:
    """The header of the first frame without the number of bytes."""
    at = max(data.find(b"Xing"), data.find(b"Info"))
    return data[: at + 4] + struct.pack(">I", 1) + data[at + 8 :]


def _vbri(data: bytes) -> bytes:
    """The same sound with the header that other encoders write."""
    first, second = _frames(data)[:2]
    size = len(data) - first
    head = data[first : first + 36] + b"VBRI" + struct.pack(">HHHII", 1, 0, 75, size, 99)
    return data[:first] + head.ljust(second - first, b"\0") + data[second:]


def _at_page(data: bytes) -> bytes:
    return data[: data.rindex(b"OggS")]


def _at_flac_frame(data: bytes) -> bytes:
    first = data[(at := data.index(b"\xff\xf8", 42)) : at + 4]
    frames = [at for at in range(len(data)) if data.startswith(first, at)]
    return data[: frames[len(frames) // 2]]


def _with_a_false_frame(data: bytes) -> bytes:
    """A FLAC that breaks off behind bytes that look like its last frame but one, far beyond its end."""
    first = data[(at := data.index(b"\xff\xf8", 42)) : at + 4]
    head = first + bytes((0xFE, *(0xBF,) * 6))
    return data[: len(data) // 2] + head + bytes((_crc8(head),)) + bytes(999)


def _crc8(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value << 1 ^ 7 if value & 0x80 else value << 1) & 0xFF
    return value


def _with_a_false_end(data: bytes) -> bytes:
    """Twenty frames of AAC; in the sound of the last but one stands what looks like a frame of 2,000 bytes."""
    starts = [0]
    while len(starts) <= 20:
        starts.append(starts[-1] + int.from_bytes(data[starts[-1] + 3 : starts[-1] + 6], "big") // 32 % 8192)
    at = starts[-3] + 50
    false = data[:3] + (2000 * 32).to_bytes(3, "big") + b"\0"
    return data[:at] + false + data[at + 7 : starts[-1]]


def _stated_longer(data: bytes) -> bytes:
    """An FLV whose sound ends before the duration that it states, while its size is right."""
    at = data.index(b"duration\0") + 9
    return data[:at] + struct.pack(">d", 9.0) + data[at + 8 :]


def _live(data: bytes) -> bytes:
    """The flag of a stream in the header of a WMA file."""
    at = data.index(bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")) + 88
    return data[:at] + struct.pack("<I", 1) + data[at + 4 :]


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2 | 1]


@pytest.mark.parametrize(
    ("name", "options", "change"),
    [
        pytest.param("a.mp3", {}, lambda raw: raw + raw, id="two MP3 behind each other"),
        pytest.param("a.mp3", {}, lambda raw: raw + ID3V1 + raw, id="two MP3 with a title between them"),
        pytest.param("a.mp3", {}, _between_frames, id="an MP3 that a program cut between two frames"),
        pytest.param("a.mp3", {}, lambda raw: _half(_without_bytes(raw)), id="an MP3 that states no bytes"),
        pytest.param("a.mp3", {"write_xing": "0"}, _half, id="an MP3 without a header"),
        pytest.param("a.mp3", {}, lambda raw: ID3V2 + ID3V2 + raw, id="an MP3 behind two covers"),
        pytest.param("a.mp3", {}, _vbri, id="a whole MP3 with the other header"),
        pytest.param("a.flac", {}, _at_flac_frame, id="a FLAC that a program cut between two frames"),
        pytest.param("a.flac", {}, lambda raw: ID3V2 + raw, id="a FLAC behind a cover"),
        pytest.param("a.aac", {}, _with_a_false_end, id="AAC with a false frame"),
        pytest.param("a.flv", {}, _stated_longer, id="an FLV of the stated size"),
        pytest.param(
            "a.flac",
            {},
            lambda raw: _half(raw[:21] + raw[21:22].replace(raw[21:22], b"\xf0") + b"\0\0\0\0" + raw[26:]),
            id="a FLAC that does not know its length",
        ),
        pytest.param("a.ogg", {}, _at_page, id="an Ogg file whose last page is not marked"),
        pytest.param("a.ogg", {}, lambda raw: raw + raw, id="two Ogg files behind each other"),
        pytest.param("a.aac", {}, lambda raw: ID3V2 + raw, id="an AAC behind a cover"),
        pytest.param("a.wma", {}, lambda raw: _half(_live(raw)), id="a live WMA"),
        pytest.param("a.wav", {}, lambda raw: raw[:-8], id="a WAV that counts its own header"),
        pytest.param(
            "a.flv", {"flvflags": "no_duration_filesize"}, _half, id="a live FLV, whose length nobody knew"
        ),
        pytest.param("a.mp4", FRAGMENTS, lambda raw: raw[: raw.rindex(b"moof") - 4], id="fragments alone"),
    ],
)
def test_what_nobody_knows_is_no_accusation(
    name: str, options: dict[str, str], change: Change, tmp_path: Path
) -> None:
    assert lost(change(record(tmp_path / name, options=options))) == ""


@pytest.mark.parametrize(
    ("name", "options", "change", "detail"),
    [
        pytest.param(
            "a.mp3", {}, lambda raw: (COVER + raw)[:-5000], "5000 bytes", id="an MP3 behind a cover"
        ),
        pytest.param("a.mp3", {}, lambda raw: _vbri(raw)[:-5000], "5000 bytes", id="the other header"),
        pytest.param("a.wma", {}, lambda raw: raw[:-999], "999 bytes", id="a WMA"),
        pytest.param("a.wav", {"rf64": "always"}, lambda raw: raw[:-9001], "9001 bytes", id="a huge WAV"),
        pytest.param("a.wav", {}, lambda raw: raw[:-9], "9 bytes", id="a WAV without its last bytes"),
        pytest.param("a.flac", {}, _half, "1.0 seconds", id="a FLAC of two seconds"),
        pytest.param("a.flac", {}, lambda raw: COVER + _half(raw), "1.0 seconds", id="a FLAC behind a cover"),
        pytest.param("a.flac", {}, _with_a_false_frame, "1.0 seconds", id="a FLAC with a false frame"),
        pytest.param("a.flv", {}, lambda raw: raw[:-3000], "0.4 seconds", id="an FLV of two seconds"),
        pytest.param(
            "a.avi",
            {},
            lambda raw: raw + b"RIFF" + struct.pack("<I", 5000) + b"AVIX" + bytes(4000),
            "996 bytes",
            id="the second part of a long AVI",
        ),
        pytest.param(
            "a.mp4",
            SEGMENTS,
            lambda raw: raw[: raw.rindex(b"moof") - 4],
            "bytes",
            id="an MP4 without its last segment",
        ),
    ],
)
def test_how_much_is_missing(
    name: str, options: dict[str, str], change: Change, detail: str, tmp_path: Path
) -> None:
    film = name.endswith(("avi", "mp4"))
    assert f"{detail} are missing" in lost(change(record(tmp_path / name, picture=film, options=options)))


def _with_duration(data: bytes, seconds: float) -> bytes:
    """A fragmented MP4 whose header states how long all fragments are (the box `mehd`)."""
    rate = int.from_bytes(data[(at := data.index(b"mvhd")) + 16 : at + 20], "big")
    box = struct.pack(">I4sII", 16, b"mehd", 0, int(seconds * rate))
    out = bytearray(data)
    for name in (b"moov", b"mvex"):
        at = out.index(name) - 4
        out[at : at + 4] = (int.from_bytes(out[at : at + 4], "big") + len(box)).to_bytes(4, "big")
    at = out.index(b"mvex") + 4
    out[at:at] = box
    return bytes(out)


@pytest.mark.parametrize(
    ("stated", "cut", "found"),
    [
        pytest.param(4.0, False, False, id="as long as stated"),
        pytest.param(4.0, True, True, id="the last fragments are gone"),
        pytest.param(4.6, False, False, id="stated a little too long"),
        pytest.param(0.0, True, False, id="nothing stated"),
    ],
)
def test_fragments_and_a_stated_duration(stated: float, cut: bool, found: bool, tmp_path: Path) -> None:
    whole = _with_duration(record(tmp_path / "a.mp4", picture=True, seconds=4, options=FRAGMENTS), stated)
    moofs = [at for at in range(len(whole)) if whole.startswith(b"moof", at)]
    data = whole[: moofs[len(moofs) // 2] - 4] if cut else whole
    (tmp_path / "a.mp4").write_bytes(data)
    detail = f"{stated - _ends(tmp_path / 'a.mp4'):.1f} seconds are missing at the end"
    assert lost(data) == (detail if found else "")


def _ends(path: Path) -> float:
    """When the last packet of a file ends, in seconds."""
    with av.open(str(path)) as file:
        packets = [packet for packet in file.demux() if packet.dts is not None]
    return float(max((packet.dts + packet.duration) * packet.time_base for packet in packets))


class _Counted(io.FileIO):
    """A file that counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size) or b""
        self.count += len(data)
        return data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stores holes in full")
@pytest.mark.parametrize(("name", "picture"), BOTH)
def test_of_a_long_recording_little_is_read(name: str, picture: bool, tmp_path: Path) -> None:
    whole = record(tmp_path / name, picture=picture)
    with (tmp_path / name).open("r+b") as file:
        file.seek(300_000_000)
        file.write(whole[-300_000:])
    with _Counted(tmp_path / name) as counted:
        missing(counted)
        assert counted.count < 1_200_000
        assert counted.tell() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stores holes in full")
def test_of_huge_fragments_little_is_read(tmp_path: Path) -> None:
    huge = 1 << 28
    with (tmp_path / "a.mp4").open("wb") as file:
        file.write(record(tmp_path / "b.mp4", options=FRAGMENTS))
        for _ in range(3):
            file.write(struct.pack(">I4s", huge, b"moof"))
            file.seek(huge - 9, 1)
            file.write(b"\0")
    with _Counted(tmp_path / "a.mp4") as counted:
        assert missing(counted) == ""
        assert counted.count < 1_200_000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"fLaC", id="the mark of a FLAC alone"),
        pytest.param(b"OggS\0", id="the mark of an Ogg file alone"),
        pytest.param(b"ID3\x04\0\0\x7f\x7f\x7f\x7f", id="a cover that is larger than the file"),
        pytest.param(b"\xff\xfb\x90\x00" * 50_000, id="headers of MP3 without sound"),
        pytest.param(b"\xff\xf1\x50\x80\x00\xff\xfc" * 30_000, id="headers of AAC without sound"),
        pytest.param(b"fLaC" + bytes(17) + b"\xff" * 5 + b"\xff\xf8" * 150_000, id="marks of FLAC frames"),
        pytest.param(b"\0\0\0\x08moof" * 20_000, id="20,000 empty boxes"),
        pytest.param(b"FLV\1" + b"\x08\0\0\0\0\0\0\0\0\0\0" * 30_000, id="empty tags of an FLV"),
    ],
)
def test_odd_bytes_say_nothing(data: bytes) -> None:
    assert "seconds" not in lost(data)


def test_a_recording_that_cannot_be_opened_at_all_still_says_that_it_is_cut(tmp_path: Path) -> None:
    whole = record(tmp_path / "a.mov", picture=True)
    at = whole.index(b"wide") - 4 if b"wide" in whole else whole.index(b"mdat") - 4
    (tmp_path / "a.mov").write_bytes(whole[at : at + 4000])
    with pytest.raises(Unreadable, match=r"truncated: [0-9]+ bytes"):
        probe(tmp_path / "a.mov")


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ("a.wmv", "a.wma")])
def test_a_damaged_header_prints_nothing(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It sends the reader to places before the beginning of the file."""
    whole = record(tmp_path / name, picture=name.endswith("v"))
    for seed in range(30):
        dice = random.Random(seed)  # noqa: S311
        damaged = bytearray(whole)
        for _ in range(8):
            damaged[dice.randrange(700)] = dice.randrange(256)
        (tmp_path / name).write_bytes(damaged)
        with suppress(Unreadable):
            probe(tmp_path / name)
    assert capfd.readouterr() == ("", "")
