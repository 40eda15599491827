"""Scenes that flash, or only look as if: a function from a time to a picture, and clips made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Scene = Callable[[float], Picture]

WIDTH, HEIGHT = 128, 96  # 8 points of WCAG's screen of 1024 x 768 for each of ours
BLACK, GREY, WHITE, RED, BLUE = (0, 0, 0), (127, 127, 127), (255, 255, 255), (255, 0, 0), (0, 0, 255)
QUARTER = 341  # of our points are a quarter of the 10-degree field
Color = tuple[int, int, int]
_TICKS = 12_800


def every(fps: float, seconds: float = 2.5) -> list[float]:
    """Times of frames at an even rate."""
    return [number / fps for number in range(int(fps * seconds))]


def uneven(seconds: float = 2.5) -> list[float]:
    """Times of frames as a phone writes them: sometimes long, sometimes short."""
    dice, times = np.random.default_rng(5), [0.0]
    while times[-1] < seconds:
        times.append(times[-1] + float(dice.choice([1 / 60, 1 / 30, 1 / 24, 1 / 15])))
    return times


def plain(color: Color, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    return np.full((height, width, 3), color, np.uint8)


def on(time: float, hertz: float) -> bool:
    return int(time * hertz * 2 + 1e-9) % 2 == 1


def blink(hertz: float, dark: Color = BLACK, bright: Color = WHITE) -> Scene:
    """The whole picture."""
    return lambda time: plain(bright if on(time, hertz) else dark)


def patches(hertz: float, boxes: Iterable[tuple[int, int, int, int]], bright: Color = WHITE) -> Scene:
    """Only boxes (x, y, width, height) on a dark ground."""
    kept = tuple(boxes)

    def scene(time: float) -> Picture:
        picture = plain((40, 40, 40))
        for x, y, width, height in kept:
            picture[y : y + height, x : x + width] = bright if on(time, hertz) else BLACK
        return picture

    return scene


def square(share: float, at: tuple[int, int] = (30, 20)) -> tuple[int, int, int, int]:
    """A box of this share of the area limit."""
    side = round((QUARTER * share) ** 0.5)
    return (*at, side, side)


def fade(hertz: float) -> Scene:
    return lambda time: plain((round(127.5 - 127.5 * np.cos(2 * np.pi * hertz * time)),) * 3)


def stripes(points_a_second: float, period: int = 24) -> Scene:
    """Bars that move sideways."""
    x = np.arange(WIDTH)

    def scene(time: float) -> Picture:
        bars = ((x + int(points_a_second * time)) // (period // 2)) % 2 * 255
        return np.repeat(np.tile(bars, (HEIGHT, 1))[:, :, None], 3, axis=2).astype(np.uint8)

    return scene


def chequers(hertz: float, size: int) -> Scene:
    """A chequerboard whose black and white change places."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    board = (x // size + y // size) % 2
    return lambda time: np.repeat(((board ^ on(time, hertz)) * 255)[:, :, None], 3, axis=2).astype(np.uint8)


def landscape() -> Picture:
    """Soft shapes, dark and bright, twice as large as the picture."""
    from PIL import Image

    coarse = np.random.default_rng(3).integers(0, 256, (16, 22), dtype=np.uint8)
    grey = Image.fromarray(coarse).resize((WIDTH * 2, HEIGHT * 2), Image.Resampling.BICUBIC)
    return np.repeat(np.asarray(grey)[:, :, None], 3, axis=2)


def pan(points_a_second: float) -> Scene:
    whole = landscape()

    def scene(time: float) -> Picture:
        return np.roll(whole, -int(points_a_second * time), axis=1)[:HEIGHT, :WIDTH]

    return scene


def shaken(points: float, hertz: float) -> Scene:
    """A landscape that goes to and fro."""
    whole = landscape()

    def scene(time: float) -> Picture:
        shift = 60 + int(points * np.sin(2 * np.pi * hertz * time))
        return np.roll(whole, shift, axis=1)[20 : 20 + HEIGHT, :WIDTH]

    return scene


def cuts(hertz: float) -> Scene:
    """Another picture at every cut."""
    whole = landscape()
    return lambda time: np.roll(whole, int(time * hertz + 1e-9) * 53, axis=1)[:HEIGHT, :WIDTH]


def lamp(hertz: float) -> Scene:
    """A landscape under a light that flickers softly: its parts reach 10 % at different times."""
    part = landscape()[:HEIGHT, :WIDTH].astype(float)
    return lambda time: (part * (0.55 + 0.45 * np.cos(2 * np.pi * hertz * time))).astype(np.uint8)


def noise(_time: float = 0.0, dice: np.random.Generator = np.random.default_rng(9)) -> Picture:  # noqa: B008
    """Grain of single points, new in every frame."""
    return np.repeat(dice.integers(0, 256, (HEIGHT, WIDTH, 1), dtype=np.uint8), 3, axis=2)


def halves(hertz: float) -> Scene:
    """Left and right flash by turns."""

    def scene(time: float) -> Picture:
        picture = plain(BLACK)
        if time * hertz % 1 < 0.5:
            side = slice(0, WIDTH // 2) if int(time * hertz) % 2 else slice(WIDTH // 2, WIDTH)
            picture[:, side] = 255
        return picture

    return scene


def write(
    path: Path,
    scene: Scene,
    times: Iterable[float],
    codec: str = "libx264",
    form: str = "yuv420p",
    turned: int = 0,
    colors: dict[str, Any] | None = None,
) -> Path:
    """A clip of the scene, one frame at each of the times (seconds)."""
    with av.open(str(path), "w") as out:
        quick = {"crf": "12", "preset": "ultrafast"} if codec == "libx264" else {}
        stream = out.add_stream(codec, rate=30, options=quick)
        assert isinstance(stream, av.VideoStream)
        for time in times:
            picture = np.ascontiguousarray(scene(time))
            if not stream.codec_context.is_open:
                stream.height, stream.width, stream.pix_fmt = *picture.shape[:2], form
                stream.codec_context.time_base = Fraction(1, _TICKS)
                if turned:
                    stream.set_display_rotation(turned)
                for name, value in (colors or {}).items():
                    setattr(stream.codec_context, name, value)
            wanted = {f"dst_{name}": value for name, value in (colors or {}).items()}
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=form, **wanted)
            frame.pts, frame.time_base = round(time * _TICKS), Fraction(1, _TICKS)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path
