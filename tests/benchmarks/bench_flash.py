"""The look for flashes in clips and animated pictures against the bare decode of the same file, in turn."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from measure import ROOT, verdict

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPEATS: Final = 7
BUDGET: Final = 1.3  # design: of the time that PyAV needs to decode the file
GRAIN: Final = 9  # of 255: a good light
FLASHING: Final = 0  # grains: a plain picture, in turn light and dark
CLIPS = (
    ("upright 1080 x 1920, 8 s", (1080, 1920), 8, GRAIN),
    ("upright 720 x 1280, 8 s", (720, 1280), 8, GRAIN),
    ("640 x 360, 20 s", (640, 360), 20, GRAIN),
    ("640 x 360, 10 s, in the dark", (640, 360), 10, 40),
    # As short and as plain as test clips for flashes are: what is decoded in 0.1 ms a frame is hardly ever looked at as fast.
    ("640 x 360, 6 s, flashes", (640, 360), 6, FLASHING),
)


def pictures(size: tuple[int, int], count: int, grains: int = GRAIN) -> Iterator[NDArray[np.uint8]]:
    """A camera that moves over a scene of soft and hard edges, with the grain of a sensor; or flashes, three a second."""
    import numpy as np
    from PIL import Image

    if not grains:
        yield from (
            np.full((*size[::-1], 3), 60 + 120 * (number // 5 % 2), np.uint8) for number in range(count)
        )
        return
    dice = np.random.default_rng(3)
    width, height = size
    coarse = Image.fromarray(dice.integers(0, 256, (24, 40, 3), dtype=np.uint8))
    scene = np.asarray(coarse.resize((width * 2, height * 2), Image.Resampling.BICUBIC)).copy()
    scene[:: height // 9, :] = 20
    scene[:, :: width // 7] = 230
    grain = dice.integers(0, grains, (height + 64, width + 64, 3), dtype=np.uint8)
    for number in range(count):
        x, y = (number * 3) % width, (number * 2) % height
        part = scene[y : y + height, x : x + width] // 2 + 60
        shift = number * 7 % 64
        yield part + grain[shift : shift + height, 63 - shift : 63 - shift + width]


def write(path: Path, size: tuple[int, int], seconds: int, grains: int) -> Path:
    import av

    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30, options={"crf": "23", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number, picture in enumerate(pictures(size, seconds * 30, grains)):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def decode(path: Path) -> None:
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for _ in container.decode(stream):
            pass


def decode_picture(path: Path) -> None:
    from PIL import Image, ImageSequence

    with Image.open(path) as image:
        for frame in ImageSequence.Iterator(image):
            frame.load()


def compare(name: str, bare: Callable[[], object], ours: Callable[[], object]) -> None:
    """Both in turn, so that other work on the machine meets both alike; processor time counts all threads."""
    wall: tuple[list[float], list[float]] = ([], [])
    busy: tuple[list[float], list[float]] = ([], [])
    for turn in range(REPEATS + 1):
        for number, work in enumerate((bare, ours)):
            start, before = time.perf_counter(), time.process_time()
            work()
            if turn:
                wall[number].append(time.perf_counter() - start)
                busy[number].append(time.process_time() - before)
    one, two = (statistics.median(kept) * 1000 for kept in wall)
    ratio, work_ratio = (median_ratio(*kept) for kept in (wall, busy))
    line = f"  {name:<28} {one:8.0f} ms bare {two:8.0f} ms ours, ratio {ratio:.2f}{verdict(ratio, BUDGET)}"
    print(f"{line}; of processor time {work_ratio:.2f}")


def median_ratio(theirs: list[float], ours: list[float]) -> float:
    return statistics.median(mine / other for other, mine in zip(theirs, ours, strict=True))


def main() -> None:
    from PIL import Image

    from a11ylint.media.flash.screen import screen

    with tempfile.TemporaryDirectory() as folder:
        print("Clips, against PyAV's bare decode with automatic threads")
        for name, *scene in CLIPS:
            path = write(Path(folder) / "clip.mp4", *scene)
            compare(name, lambda path=path: decode(path), lambda path=path: screen(path, 3600, 10**9))
        print("Animated pictures, against Pillow's bare decode")
        first, *rest = (Image.fromarray(picture) for picture in pictures((600, 600), 60))
        for suffix in ("gif", "webp", "png"):
            path = Path(folder) / f"a.{suffix}"
            first.save(path, save_all=True, append_images=rest, duration=50, loop=1)
            compare(
                f"600 x 600, 60 frames, {suffix}",
                lambda path=path: decode_picture(path),
                lambda path=path: screen(path, 3600, 10**9),
            )


if __name__ == "__main__":
    main()
