"""Clips with German speech from espeak-ng, their captions, and a clip without sound."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from tests.example_media.drawings import BLUE, DARK, GREY, ORANGE, PAPER, Pen

if TYPE_CHECKING:
    import av
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

SIZE = (640, 360)
RATE = 22_050  # what espeak-ng writes
FPS = 12
PAUSE = 0.7  # seconds after each sentence

# What is said; a line break shows where the caption breaks.
OFFICE = (
    "Guten Tag aus Musterstadt.",
    "Die Bürgersprechstunde ist am Donnerstag,\nvon 14 bis 18 Uhr.",
    "Bitte bringen Sie Ihren Ausweis mit.",
)
OFFICE_CARDS = (
    ("Guten Tag", "aus Musterstadt"),
    ("Bürgersprechstunde", "Donnerstag, 14 bis 18 Uhr"),
    ("Bitte mitbringen:", "Ausweis"),
)
MAYOR = (
    "Liebe Bürgerinnen und Bürger, der Neubau des Rathauses beginnt im Mai.",
    "Die Sprechstunde zieht deshalb in die Schule am Markt um.",
)
MAYOR_CARDS = (("Stadt Musterstadt", "informiert"),) * 2

BLOCKS = tuple(
    (x, y, x + w, y + h) for x, w in ((40, 160), (260, 160), (480, 120)) for y, h in ((60, 80), (200, 90))
)
ROUTE = ((60, 320), (230, 320), (230, 170), (450, 170), (450, 40))


class Spoken(NamedTuple):
    """One sentence on the time line, in seconds."""

    text: str
    start: float
    end: float


def say(text: str) -> Samples:
    """German speech from espeak-ng, without the silence at both ends."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "speech.wav"
        subprocess.run(["espeak-ng", "-v", "de", "-s", "135", "-w", str(target), text], check=True)
        with wave.open(str(target)) as sound:
            samples = np.frombuffer(sound.readframes(sound.getnframes()), dtype=np.int16)
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 200)
    return samples[loud[0] : loud[-1] + 1]


def speech(lines: Iterable[str]) -> tuple[Samples, list[Spoken]]:
    """All sentences with pauses between them, and when each one is heard."""
    track, times = [np.zeros(RATE // 2, dtype=np.int16)], []
    for line in lines:
        start = sum(map(len, track)) / RATE
        voice = say(line.replace("\n", " "))
        track += [voice, np.zeros(int(RATE * PAUSE), dtype=np.int16)]
        times.append(Spoken(line, start, start + len(voice) / RATE))
    return np.concatenate(track), times


def card(title: str, text: str) -> Image.Image:
    """White words on dark blue above an orange stripe."""
    image = Image.new("RGB", SIZE, "#0b3d66")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 330, 640, 360), fill=ORANGE)
    Pen(draw, 46, PAPER, centred=True).write((320, 110), title)
    Pen(draw, 36, PAPER, centred=True).write((320, 190), text)
    return image


def slides(times: list[Spoken], cards: Iterable[tuple[str, str]], seconds: float) -> Iterator[Image.Image]:
    """The card of the sentence that is heard, frame by frame."""
    pictures = [card(*words) for words in cards]
    for number in range(int(seconds * FPS)):
        yield pictures[sum(spoken.start - 0.3 <= number / FPS for spoken in times[1:])]


def route(share: float) -> Image.Image:
    """A plain town map on which a blue line has grown by `share` from the station to the school."""
    image = Image.new("RGB", SIZE, "#eef1f4")
    draw = ImageDraw.Draw(image)
    for block in BLOCKS:
        draw.rectangle(block, fill=GREY)
    left = share * sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(ROUTE))
    for start, end in pairwise(ROUTE):
        part = max(0.0, min(1.0, left / (abs(end[0] - start[0]) + abs(end[1] - start[1]))))
        tip = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
        if part:
            draw.line((start, tip), fill=BLUE, width=10)
        left -= abs(end[0] - start[0]) + abs(end[1] - start[1])
    for (x, y), name, at in ((ROUTE[0], "Bahnhof", (80, 329)), (ROUTE[-1], "Schule", (470, 24))):
        draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=DARK)
        Pen(draw, 24).write(at, name)
    return image


def route_clip(target: Path) -> None:
    """Four seconds in which the route grows, one second in which it stands; no sound track."""
    write_clip(target, (route(min(1.0, number / 48)) for number in range(60)))


def spoken_clip(target: Path, lines: Iterable[str], cards: Iterable[tuple[str, str]]) -> list[Spoken]:
    """A clip that says the lines and shows a card for each; returns when each line is heard."""
    sound, times = speech(lines)
    write_clip(target, slides(times, cards, len(sound) / RATE), sound)
    return times


def write_clip(target: Path, frames: Iterator[Image.Image], sound: Samples | None = None) -> None:
    """H.264 in MP4, with AAC when there is sound; one thread and no dates, so that the bytes stay the same."""
    import av

    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with av.open(str(target), "w", format="mp4", options=options) as out:
        video = out.add_stream("libx264", rate=FPS, options={"crf": "28", "preset": "slow", "threads": "1"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        audio = out.add_stream("aac", rate=RATE, layout="mono") if sound is not None else None
        for number, image in enumerate(frames):
            frame = av.VideoFrame.from_image(image)
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        if audio is not None and sound is not None:
            audio.bit_rate = 40_000
            write_sound(out, audio, sound)


def write_sound(out: av.container.OutputContainer, stream: av.AudioStream, sound: Samples) -> None:
    """Encode in pieces of 1024 samples, the frame length of AAC."""
    import av

    for start in range(0, len(sound) - 1023, 1024):
        piece = sound[None, start : start + 1024].copy()
        frame = av.AudioFrame.from_ndarray(piece, format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def webvtt(times: list[Spoken]) -> str:
    """One cue for each sentence; it stays half a second longer than the voice."""
    cues = [f"{stamp(spoken.start)} --> {stamp(spoken.end + 0.5)}\n{spoken.text}\n" for spoken in times]
    return "\n".join(["WEBVTT", "Kind: captions", "Language: de", "", *cues])


def stamp(seconds: float) -> str:
    """Write a time as WebVTT does, hh:mm:ss.ttt."""
    return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}"
