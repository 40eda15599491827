"""Small recordings in formats that keep their length in different ways: coloured noise, and pictures at will."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from av.container.output import OutputContainer

RATE = 44100
FPS = 25
_SOUND = {"ogg": "libopus", "webm": "libopus", "mp3": "libmp3lame", "flac": "flac", "wav": "pcm_s16le"}
_PICTURE = {"asf": "wmv2", "flv": "flv", "mpeg": "mpeg1video", "ogg": "libvpx", "webm": "libvpx"}
_FORMATS = {
    "mpg": "mpeg",
    "wma": "asf",
    "wmv": "asf",
    "ogv": "ogg",
    "opus": "ogg",
    "oga": "ogg",
    "aac": "adts",
}


def record(
    path: Path, *, picture: bool = False, seconds: float = 2.0, options: dict[str, str] | None = None
) -> bytes:
    """Write a recording of the format that the ending stands for, and give its bytes."""
    ending = path.suffix[1:]
    form = _FORMATS.get(ending, ending)
    with av.open(str(path), "w", format=_muxer(form), container_options=options or {}) as out:
        codec = _sound_codec(form)
        sound = out.add_stream(codec, rate=48000 if codec == "libopus" else RATE, layout="mono")
        assert isinstance(sound, av.AudioStream)
        sound.bit_rate = 64_000
        film = _film(out, _PICTURE.get(form, "mpeg4")) if picture else None
        out.start_encoding()
        for second in range(int(seconds)):
            if film:
                _show(out, film, second)
            _play(out, sound, second)
        for stream in (film, sound):
            if stream:
                out.mux(stream.encode(None))
    return path.read_bytes()


def _muxer(form: str) -> str:
    return {"m4a": "mp4", "mkv": "matroska", "3gp": "3gp"}.get(form, form)


def _sound_codec(form: str) -> str:
    return _SOUND.get(form, {"asf": "wmav2", "mpeg": "mp2", "avi": "libmp3lame"}.get(form, "aac"))


def _film(out: OutputContainer, codec: str) -> av.VideoStream:
    film = out.add_stream(codec, rate=FPS)
    assert isinstance(film, av.VideoStream)
    film.width, film.height, film.pix_fmt = 64, 48, "yuv420p"
    film.codec_context.gop_size = 10
    return film


def _show(out: OutputContainer, film: av.VideoStream, second: int) -> None:
    for number in range(second * FPS, (second + 1) * FPS):
        pixels = np.full((48, 64, 3), 90, np.uint8)
        pixels[:, number % 60 : number % 60 + 4] = 220
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
        frame.pts, frame.time_base = number, 1 / film.codec_context.framerate
        out.mux(film.encode(frame))


def _play(out: OutputContainer, sound: av.AudioStream, second: int) -> None:
    """A second of noise that no encoder can make small."""
    rate = sound.rate
    wave = np.random.default_rng(second).uniform(-0.3, 0.3, (1, rate)).astype(np.float32)
    whole = av.AudioFrame.from_ndarray(wave, format="flt", layout="mono")
    whole.rate, whole.pts = rate, second * rate
    size = sound.codec_context.frame_size or 1024
    resampler = av.AudioResampler(sound.format, sound.layout, rate, frame_size=size)
    for part in [*resampler.resample(whole), *resampler.resample(None)]:
        part.pts = None
        out.mux(sound.encode(part))
