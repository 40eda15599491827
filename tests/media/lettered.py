"""Tiles and clips with lettering that the tests draw themselves, in Pillow's own font with dots for umlauts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import av
import pytest
from PIL import Image, ImageDraw

from tests.example_media.drawings import Pen
from tests.media import clips

# `.ci/run` installs the extra; without it these tests say why they did not run.
needs_ocr = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("rapidocr", "onnxruntime", "cv2")),
    reason="the extra `ocr` is not installed",
)
FPS = 5


class Caption(NamedTuple):
    """Words in a clip from `start` to `end`, in seconds, their middle at `x`, `y` as shares of the frame."""

    start: float
    end: float
    text: str
    x: float = 0.5
    y: float = 0.85
    size: int = 26


SPOKEN = (
    Caption(0.0, 2.0, "Guten Tag."),
    Caption(2.0, 4.2, "Die Stadt öffnet am Samstag"),
    Caption(4.2, 6.2, "den neuen Spielplatz am Rathaus."),
    Caption(6.2, 9.0, "Alle Kinder sind eingeladen."),
)


def tile(
    path: Path,
    lines: Sequence[str],
    size: int = 48,
    ink: str = "#ffffff",
    ground: str = "#0b3d66",
    shape: tuple[int, int] = (1080, 1080),
) -> Path:
    """A tile of one colour with lines of words; the format is that of the name."""
    image = Image.new("RGB", shape, ground)
    pen = Pen(ImageDraw.Draw(image), size, ink)
    for number, line in enumerate(lines):
        pen.write((60, 80 + int(number * size * 1.6)), line)
    image.save(path, quality=85)
    return path


def qr_code(path: Path, text: str, shape: tuple[int, int] = (1080, 1080), field: int = 8) -> Path:
    """A white poster with a QR code of `text`, each of its fields `field` pixels wide."""
    import cv2

    code = Image.fromarray(cv2.QRCodeEncoder.create().encode(text))
    poster = Image.new("L", shape, 255)
    size = (code.width * field, code.height * field)
    poster.paste(code.resize(size, Image.Resampling.NEAREST), (shape[0] // 2, shape[1] // 2))
    poster.convert("RGB").save(path)
    return path


def clip(
    path: Path,
    captions: Sequence[Caption],
    size: tuple[int, int] = (640, 360),
    turned: int = 0,
    sound: Callable[[], clips.Samples] = clips.speech,
) -> Path:
    """A clip as long as its sound, a moving scene with words over it; `turned` is stored as a rotation."""
    heard = sound()
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=FPS, options={"crf": "24", "threads": "1"})
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        if turned:
            video.set_display_rotation(turned)
        audio = clips._audio_stream(out, "aac", clips.RATE)
        for number in range(int(len(heard) / clips.RATE * FPS)):
            frame = av.VideoFrame.from_image(_frame(number / FPS, captions, size, turned))
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        clips._write_sound(out, audio, heard)
    return path


def scenes(path: Path, grounds: Sequence[str]) -> Path:
    """A silent clip of flat colours, a second each."""
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=FPS, options={"threads": "1"})
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = 160, 96, "yuv420p"
        for number in range(len(grounds) * FPS):
            frame = av.VideoFrame.from_image(Image.new("RGB", (160, 96), grounds[number // FPS]))
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    return path


def _frame(time: float, captions: Sequence[Caption], size: tuple[int, int], turned: int) -> Image.Image:
    shown = size[::-1] if turned % 180 else size
    image = Image.new("RGB", shown, "#3f5f4a")
    draw = ImageDraw.Draw(image)
    draw.ellipse([20 + time * 30, 60, 120 + time * 30, 160], fill="#8fa7c4")
    for caption in captions:
        if caption.start <= time < caption.end:
            x, y = int(caption.x * shown[0]), int(caption.y * shown[1])
            half = int(len(caption.text) * caption.size * 0.3)
            draw.rectangle([x - half, y - 6, x + half, y + caption.size + 8], fill="#101010")
            Pen(draw, caption.size, "#ffffff", centred=True).write((x, y), caption.text)
    return image.rotate(-turned, expand=True) if turned else image
