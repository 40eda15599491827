"""What a clip holds, read from clips that the test makes, and from files that lie about being one."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from av.stream import Disposition
from PIL import Image

from a11ylint.media.errors import Unreadable
from a11ylint.media.sound import listen
from a11ylint.media.video import AudioStream, Probe, SubtitleTrack, probe
from tests.media.clips import Track, silence, sine, with_cover, write_clip

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[Path], object]

FORCED, DESCRIPTIONS = int(Disposition.forced), int(Disposition.descriptions)
COMMENT = int(Disposition.comment)
DEAF = int(Disposition.captions | Disposition.hearing_impaired)


def test_a_clip_with_picture_sound_and_captions_tells_all_of_it(tmp_path: Path) -> None:
    clip = write_clip(
        tmp_path / "a.mp4", seconds=2, sound=sine(2), language="deu", tracks=(Track(language="deu"),)
    )
    found = probe(clip)
    assert found == Probe(
        duration=pytest.approx(2.0, abs=0.1),
        width=64,
        height=48,
        fps=10.0,
        has_video=True,
        audio=(AudioStream("aac", "de", ("default",)),),
        subtitles=(SubtitleTrack("mov_text", "de", ("default",)),),
        format=found.format,
    )
    assert "mp4" in found.format.split(",")
    assert json.loads(json.dumps(found))[6] == [["aac", "de", ["default"], ""]]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("a.mp4", (True, 0), id="a soundless clip has no sound stream"),
        pytest.param("a.gif", (True, 0), id="an animated GIF has no sound stream"),
        pytest.param("a.webm", (True, 0), id="a WebM clip is read"),
        pytest.param("Grußwort – 1.mp4", (True, 0), id="a name with umlauts and blanks is read"),
        pytest.param("http:example.mp4", (True, 0), id="a name that looks like an address is a file"),
        pytest.param("concat:a|b.mp4", (True, 0), id="a name that looks like a protocol is a file"),
    ],
)
def test_clips_without_sound(name: str, wanted: tuple[bool, int], tmp_path: Path) -> None:
    found = probe(write_clip(tmp_path / name))
    assert (found.has_video, len(found.audio)) == wanted


@pytest.mark.parametrize(
    ("name", "codec", "language"),
    [
        pytest.param("a.mp4", "aac", "de", id="MP4"),
        pytest.param("a.m4v", "aac", "de", id="M4V"),
        pytest.param("a.mov", "aac", "de", id="QuickTime"),
        pytest.param("a.mkv", "aac", "de", id="Matroska"),
        pytest.param("a.webm", "opus", "de", id="WebM"),
        pytest.param("a.avi", "mp3", None, id="AVI, which holds no languages"),
    ],
)
def test_clips_with_sound_of_every_container(
    name: str, codec: str, language: str | None, tmp_path: Path
) -> None:
    found = probe(write_clip(tmp_path / name, sound=sine(2), seconds=2, language="ger"))
    assert [(s.codec, s.language) for s in found.audio] == [(codec, language)]
    assert (found.has_video, found.shown, found.fps) == (True, (64, 48), 10.0)
    assert found.duration == pytest.approx(2, abs=0.15)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        pytest.param("a.mp3", "mp3", id="MP3"),
        pytest.param("a.m4a", "aac", id="M4A"),
        pytest.param("a.wav", "pcm_s16le", id="WAV"),
        pytest.param("a.ogg", "opus", id="Ogg"),
        pytest.param("a.opus", "opus", id="Opus"),
        pytest.param("a.flac", "flac", id="FLAC"),
    ],
)
def test_sound_without_picture(name: str, codec: str, tmp_path: Path) -> None:
    found = probe(write_clip(tmp_path / name, sound=sine(1), picture=False))
    assert (found.has_video, found.width, [s.codec for s in found.audio]) == (False, None, [codec])
    assert found.duration == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("name", [pytest.param(f"a.{end}", id=end) for end in ("mp3", "flac")])
def test_a_cover_picture_is_no_video(name: str, tmp_path: Path) -> None:
    found = probe(with_cover(write_clip(tmp_path / name, sound=sine(1), picture=False)))
    assert (found.has_video, found.shown, found.upright, len(found.audio)) == (False, None, None, 1)


@pytest.mark.parametrize(
    ("turned", "shown", "upright"),
    [
        pytest.param(0, (64, 48), False, id="not turned"),
        pytest.param(90, (48, 64), True, id="filmed upright"),
        pytest.param(-90, (48, 64), True, id="filmed upright, the other way"),
        pytest.param(180, (64, 48), False, id="filmed upside down"),
    ],
)
def test_how_a_clip_is_shown(turned: int, shown: tuple[int, int], upright: bool, tmp_path: Path) -> None:
    found = probe(write_clip(tmp_path / "a.mov", turned=turned))
    assert (found.width, found.height, found.rotation) == (64, 48, -turned % 360)
    assert (found.shown, found.upright) == (shown, upright)


def test_pixels_that_are_not_square_count_for_the_shown_size() -> None:
    assert Probe(width=720, height=576, pixel_aspect=16 / 11).shown == (1047, 576)
    assert Probe(width=576, height=720, pixel_aspect=2.0, rotation=90).shown == (720, 1152)


@pytest.mark.parametrize(
    ("stream", "described"),
    [
        pytest.param(AudioStream("aac", "de", ("default",)), False, id="the usual sound"),
        pytest.param(AudioStream("aac", "de", ("visual_impaired",)), True, id="marked for blind people"),
        pytest.param(AudioStream("aac", "de", ("descriptions",)), True, id="marked as description"),
        pytest.param(AudioStream("aac", "de", (), "Deutsch (Audiodeskription)"), True, id="a German title"),
        pytest.param(AudioStream("aac", "de", (), "German AD"), True, id="a short title"),
        pytest.param(AudioStream("aac", "de", (), "Stadtradio"), False, id="letters within a word"),
    ],
)
def test_a_described_sound_stream(stream: AudioStream, described: bool) -> None:
    assert stream.described is described


@pytest.mark.parametrize(
    ("track", "descriptions"),
    [
        pytest.param(SubtitleTrack("webvtt", "de", ("descriptions",)), True, id="marked"),
        pytest.param(SubtitleTrack("webvtt", "de", (), "Audiodeskription"), True, id="a title"),
        pytest.param(SubtitleTrack("webvtt", "de", (), "Deutsch"), False, id="captions"),
    ],
)
def test_a_text_track_of_descriptions(track: SubtitleTrack, descriptions: bool) -> None:
    assert track.descriptions is descriptions


@pytest.mark.parametrize(
    ("name", "track", "captions"),
    [
        pytest.param("a.mp4", Track("mov_text", "deu"), True, id="an MP4 text track is captions"),
        pytest.param("a.mkv", Track("subrip", "ger"), True, id="a Matroska SRT track is captions"),
        pytest.param("a.webm", Track("webvtt", "de"), True, id="a WebM track is captions"),
        pytest.param("a.mkv", Track("subrip", "ger", dispositions=DEAF), True, id="captions for deaf people"),
        pytest.param(
            "a.webm",
            Track("webvtt", "de", dispositions=DESCRIPTIONS),
            False,
            id="descriptions are no captions",
        ),
        pytest.param(
            "a.mkv", Track("subrip", "ger", dispositions=FORCED), False, id="foreign passages alone are none"
        ),
        pytest.param("a.mkv", Track("subrip", "ger", dispositions=COMMENT), False, id="comments are none"),
        pytest.param("a.mkv", Track("ass", "ger", title="Kapitel"), False, id="a title says chapters"),
        pytest.param(
            "a.mkv", Track("ass", "ger", title="Audiodeskription"), False, id="a title says description"
        ),
        pytest.param("a.mkv", Track("ass", "ger", title="Deutsch"), True, id="a title says a language"),
    ],
)
def test_embedded_tracks(name: str, track: Track, captions: bool, tmp_path: Path) -> None:
    found = probe(write_clip(tmp_path / name, sound=silence(1), tracks=(track,)))
    assert [(t.language, t.captions) for t in found.subtitles] == [("de", captions)]


@pytest.mark.parametrize(
    "name", [pytest.param(n, id=f"called {n[1:]}") for n in ("a.flac", "a.mp3", "a.aac", "a.ac3")]
)
def test_a_web_page_that_is_called_a_sound_is_no_cut_sound(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("<!DOCTYPE html><title>404 Not Found</title>", encoding="utf-8")
    with pytest.raises(Unreadable) as error:
        probe(tmp_path / name)
    assert error.value.reason == "unreadable"


def _halved(path: Path, options: dict[str, str] | None = None, keep: float = 0.5) -> None:
    raw = write_clip(path, seconds=2, sound=sine(2), options=options).read_bytes()
    path.write_bytes(raw[: int(len(raw) * keep)])


def _header_only(path: Path) -> None:
    raw = write_clip(path, options={"movflags": "faststart"}).read_bytes()
    path.write_bytes(raw[: raw.index(b"mdat") + 4])


def _picture(path: Path, form: str) -> None:
    Image.new("RGB", (64, 48), "red").save(path, format=form)


@pytest.mark.parametrize(
    ("make", "reason", "detail"),
    [
        pytest.param(lambda _: None, "unreadable", "No such file", id="a file that is not there"),
        pytest.param(lambda p: p.mkdir(), "unreadable", "directory", id="a folder"),
        pytest.param(lambda p: p.touch(), "unreadable", "empty", id="an empty file"),
        pytest.param(lambda p: p.write_text("Guten Tag\n" * 99), "unreadable", "format", id="a text"),
        pytest.param(
            lambda p: p.write_bytes(random.Random(1).randbytes(50_000)),  # noqa: S311
            "unreadable",
            "format",
            id="random bytes",
        ),
        pytest.param(lambda p: _picture(p, "PNG"), "unreadable", "picture", id="a PNG picture"),
        pytest.param(lambda p: _picture(p, "JPEG"), "unreadable", "picture", id="a JPEG picture"),
        pytest.param(
            lambda p: p.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nJa\n"),
            "unreadable",
            "format",
            id="captions",
        ),
        pytest.param(
            lambda p: p.write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"),
            "unreadable",
            "format",
            id="a playlist that leads to the network",
        ),
        pytest.param(
            lambda p: p.write_text("ffconcat version 1.0\nfile other.mp4\n"),
            "unreadable",
            "format",
            id="a list that leads to another file",
        ),
        pytest.param(_halved, "truncated", "index", id="a clip that lost its end and its index"),
        pytest.param(_header_only, "truncated", "missing", id="a clip with an index and no data"),
    ],
)
def test_what_is_no_clip_says_why(
    make: Make, reason: str, detail: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.mp4"
    make(path)
    with pytest.raises(Unreadable) as caught:
        probe(path)
    assert (caught.value.reason, detail in caught.value.detail) == (reason, True)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("a.mp4", {"movflags": "faststart"}, id="an MP4 with its index in front"),
        pytest.param("a.mov", {"movflags": "faststart"}, id="a QuickTime film"),
        pytest.param("a.mp4", {"movflags": "frag_keyframe+empty_moov"}, id="a fragmented MP4"),
        pytest.param("a.mkv", {}, id="a Matroska file"),
        pytest.param("a.webm", {}, id="a WebM file"),
        pytest.param("a.avi", {}, id="an AVI file"),
    ],
)
def test_a_clip_that_lost_its_end_says_so(name: str, options: dict[str, str], tmp_path: Path) -> None:
    _halved(tmp_path / name, options, keep=0.8)
    with pytest.raises(Unreadable, match=r"truncated: [0-9]+ bytes are missing"):
        probe(tmp_path / name)


def test_a_sound_that_lost_its_end_says_so(tmp_path: Path) -> None:
    raw = write_clip(tmp_path / "a.wav", sound=sine(2), picture=False).read_bytes()
    (tmp_path / "a.wav").write_bytes(raw[:-9000])
    with pytest.raises(Unreadable, match="truncated: 9000 bytes are missing"):
        probe(tmp_path / "a.wav")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw + b"\0" * 99, id="bytes behind the end"),
        pytest.param(
            lambda raw: raw[:4] + b"\xff\xff\xff\xff" + raw[8:], id="a recorder that wrote to a pipe"
        ),
        pytest.param(lambda raw: raw[:4] + b"\0\0\0\0" + raw[8:], id="a recorder that never came back"),
    ],
)
def test_a_sound_with_an_odd_size_is_read(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    raw = write_clip(tmp_path / "a.wav", sound=sine(2), picture=False).read_bytes()
    (tmp_path / "a.wav").write_bytes(change(raw))
    assert probe(tmp_path / "a.wav").duration == pytest.approx(2, abs=0.1)


def test_a_clip_with_a_huge_picture_is_not_decoded(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too-large: 64 × 48 pixels"):
        probe(write_clip(tmp_path / "a.mp4"), max_pixels=3000)


def test_damaged_bytes_never_crash(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    clips = [write_clip(tmp_path / f"a{end}", sound=sine(1)) for end in (".mp4", ".webm", ".mkv", ".mov")]
    dice = random.Random(5)  # noqa: S311
    for number in range(120):
        damaged = bytearray(clips[number % 4].read_bytes())
        for _ in range(30):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        (tmp_path / "b.mp4").write_bytes(damaged)
        for read in (probe, lambda path: listen(path, max_seconds=5)):
            with suppress(Unreadable):
                read(tmp_path / "b.mp4")
    assert capfd.readouterr() == ("", "")
