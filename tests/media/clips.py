"""Small clips that the tests make themselves with PyAV: a moving picture, sound, subtitle tracks."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import av
import numpy as np

if TYPE_CHECKING:
    from av.container.output import OutputContainer
    from av.stream import Stream
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE = 16000
_SOUND_CODECS = {
    ".webm": "libopus",
    ".ogg": "libopus",
    ".opus": "libopus",
    ".mp3": "libmp3lame",
    ".avi": "libmp3lame",
    ".wav": "pcm_s16le",
    ".flac": "flac",
}
ASSETS = Path(__file__).parent.parent / "assets"


class Track(NamedTuple):
    """A subtitle track to put into a clip: its cues are (start, end, text) in seconds."""

    codec: str = "mov_text"
    language: str = ""
    cues: tuple[tuple[float, float, str], ...] = ((0.0, 1.0, "Guten Tag."),)
    dispositions: int = 0
    title: str = ""


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def sine(seconds: float, hz: float = 440.0, peak: float = 0.3) -> Samples:
    return (peak * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def noise(seconds: float, peak: float = 0.3) -> Samples:
    spread = np.random.default_rng(7).uniform(-peak, peak, int(seconds * RATE))
    return spread.astype(np.float32)


def music(seconds: float, peak: float = 0.3) -> Samples:
    """A plucked tune with overtones over a bass, four notes a second."""
    at = np.arange(int(seconds * RATE)) / RATE
    tune = np.array([262.0, 330.0, 392.0, 523.0, 440.0, 349.0, 294.0, 392.0])
    note = np.floor(at * 4).astype(int)
    hz, fade = tune[note % len(tune)], np.exp(-4 * (at * 4 - note))
    pluck = sum(np.sin(2 * np.pi * hz * k * at) / k for k in range(1, 6)) * fade
    both = pluck + np.sin(2 * np.pi * 65.4 * at)
    return (peak * both / np.abs(both).max()).astype(np.float32)


@cache
def _asset(name: str) -> bytes:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(str(ASSETS / name)) as spoken:
        frames = [part for frame in spoken.decode(audio=0) for part in resampler.resample(frame)]
    return b"".join(part.to_ndarray().tobytes() for part in [*frames, *resampler.resample(None)])


def speech() -> Samples:
    """German speech, about eight seconds, spoken by a program (tests/assets/make_speech.py)."""
    return np.frombuffer(_asset("speech-de.ogg"), np.float32)


def mixed(one: Samples, other: Samples) -> Samples:
    length = min(len(one), len(other))
    return one[:length] + other[:length]


def write_clip(
    path: Path,
    *,
    sound: Samples | None = None,
    picture: bool = True,
    seconds: float = 1.0,
    tracks: tuple[Track, ...] = (),
    turned: int = 0,
    language: str = "",
    options: dict[str, str] | None = None,
    rate: int = RATE,
    codec: str = "",
) -> Path:
    """A 64 × 48 clip at 10 frames a second with the sound and the subtitle tracks given.

    `rate` and `codec` are those of the sound, `options` go to the container.
    """
    with av.open(str(path), "w", container_options=options or {}) as out:
        video = _video_stream(out, turned) if picture else None
        audio = (
            _audio_stream(out, codec or _SOUND_CODECS.get(path.suffix, "aac"), rate)
            if sound is not None
            else None
        )
        if audio is not None and language:
            audio.metadata["language"] = language
        texts = [_subtitle_stream(out, track) for track in tracks]
        out.start_encoding()
        for stream, track in zip(texts, tracks, strict=True):
            _write_cues(out, stream, track)
        if video is not None:
            _write_pictures(out, video, int(seconds * 10))
        if audio is not None and sound is not None:
            _write_sound(out, audio, sound)
    return path


def with_cover(path: Path) -> Path:
    """The same sound with a picture of its cover, as music programs store it."""
    made = path.with_name(f"cover-{path.name}")
    with av.open(str(path)) as sound, av.open(str(made), "w") as out:
        stream = out.add_stream_from_template(sound.streams.audio[0])
        cover = out.add_stream("png", rate=1)
        cover.width, cover.height, cover.pix_fmt = 32, 32, "rgb24"
        cover.disposition = av.stream.Disposition.attached_pic
        picture = av.VideoFrame.from_ndarray(np.full((32, 32, 3), 90, np.uint8), format="rgb24")
        out.mux([*cover.encode(picture), *cover.encode(None)])
        for packet in sound.demux(sound.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    return made


def _video_stream(out: OutputContainer, turned: int) -> av.VideoStream:
    codec = "libvpx" if "webm" in out.format.name else "gif" if "gif" in out.format.name else "mpeg4"
    stream = out.add_stream(codec, rate=10)
    assert isinstance(stream, av.VideoStream)
    stream.width, stream.height = 64, 48
    stream.pix_fmt = "rgb8" if codec == "gif" else "yuv420p"
    if turned:
        stream.set_display_rotation(turned)
    return stream


def _audio_stream(out: OutputContainer, codec: str, rate: int) -> av.AudioStream:
    stream = out.add_stream(codec, rate=rate, layout="mono")
    assert isinstance(stream, av.AudioStream)
    return stream


def _subtitle_stream(out: OutputContainer, track: Track) -> Stream:
    stream = out.add_mux_stream(track.codec)
    stream.time_base = Fraction(1, 1000)
    stream.disposition = av.stream.Disposition(track.dispositions)
    stream.metadata.update({"language": track.language, "title": track.title})
    return stream


def _write_cues(out: OutputContainer, stream: Stream, track: Track) -> None:
    for start, end, text in track.cues:
        said = text.encode()
        packet = av.Packet(len(said).to_bytes(2, "big") + said if track.codec == "mov_text" else said)
        packet.stream, packet.time_base = stream, Fraction(1, 1000)
        packet.pts = packet.dts = int(start * 1000)
        packet.duration = int((end - start) * 1000)
        out.mux(packet)


def _write_pictures(out: OutputContainer, stream: av.VideoStream, count: int) -> None:
    for number in range(count):
        picture = np.full((48, 64, 3), 90, np.uint8)
        picture[:, number % 60 : number % 60 + 4] = 220
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=stream.pix_fmt)
        frame.pts, frame.time_base = number, Fraction(1, 10)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def _write_sound(out: OutputContainer, stream: av.AudioStream, sound: Samples) -> None:
    whole = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(sound).reshape(1, -1), format="flt", layout="mono"
    )
    whole.rate = RATE
    size = stream.codec_context.frame_size or 1024
    resampler = av.AudioResampler(stream.format, stream.layout, stream.rate, frame_size=size)
    for part in [*resampler.resample(whole), *resampler.resample(None)]:
        out.mux(stream.encode(part))
    out.mux(stream.encode(None))
