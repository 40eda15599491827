"""Large still WebP pictures out of FFmpeg's planes, for which Pillow's decoder takes 16 bytes a pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from a11ylint.media.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from av import VideoFrame
    from numpy.typing import NDArray
    from PIL.Image import Image as PILImage

    Plane = NDArray[np.uint8]

# ITU-R BT.601, 8 bits, lightness 16-235: red, green and blue out of lightness, blue and red difference.
TO_RGB: Final = ((1.164, 0.0, 1.596), (1.164, -0.392, -0.813), (1.164, 2.017, 0.0))


def thinned(path: Path, size: tuple[int, int], steps: Sequence[int]) -> Iterator[tuple[int, PILImage]]:
    """For each step every k-th pixel of the picture, RGB or RGBA, as thin as `thinning` has it; raises `Unreadable`."""
    from PIL import Image

    frame = _frame(path)
    if (frame.width, frame.height) != size:
        raise Unreadable("unreadable", "two sizes in one file")
    for step in steps:
        yield step, Image.fromarray(_every(frame, step))


def _frame(path: Path) -> VideoFrame:
    import av

    try:
        with av.open(str(path), format="webp_pipe") as container:
            stream = container.streams.video[0]
            stream.thread_type = "NONE"  # a thread each would keep pictures of its own
            for frame in container.decode(stream):
                return frame
    except (av.FFmpegError, OSError, ValueError, IndexError) as problem:
        raise Unreadable("unreadable", str(problem)) from problem
    raise Unreadable("unreadable", "no picture")


def _every(frame: VideoFrame, step: int) -> NDArray[np.uint8]:
    import numpy as np

    if frame.format.name == "argb":
        packed = _pick(_plane(frame, 0, 4), frame, step, 0)
        return np.ascontiguousarray(packed[:, :, [1, 2, 3, 0]])
    if frame.format.name not in ("yuv420p", "yuva420p"):
        raise Unreadable("unreadable", f"pixels stored as {frame.format.name}")
    light = _pick(_plane(frame, 0, 1), frame, step, 0)
    tints = [_pick(_plane(frame, number, 1), frame, step, 1) for number in (1, 2)]
    rgb = _rgb(light, *tints)
    if frame.format.name == "yuv420p":
        return rgb
    return np.concatenate((rgb, _pick(_plane(frame, 3, 1), frame, step, 0)), axis=2)


def _plane(frame: VideoFrame, number: int, channels: int) -> Plane:
    """A plane as it lies in memory, of shape (rows, columns and padding, channels); nothing is copied."""
    import numpy as np

    plane: Any = frame.planes[number]
    return np.frombuffer(plane, np.uint8).reshape(plane.height, -1, channels)


def _pick(plane: Plane, frame: VideoFrame, step: int, halved: int) -> Plane:
    """The middle pixel of each whole cell of step x step; `halved` planes have one value for two pixels."""
    import numpy as np

    rows = np.arange(max(frame.height // step, 1)) * step + step // 2
    columns = np.arange(max(frame.width // step, 1)) * step + step // 2
    picked: Plane = plane[(rows >> halved)[:, None], (columns >> halved)[None, :]]
    return picked


def _rgb(light: Plane, blue: Plane, red: Plane) -> NDArray[np.uint8]:
    import numpy as np

    parts = np.concatenate((light, blue, red), axis=2) - np.array((16, 128, 128), dtype=np.float32)
    values: NDArray[np.float32] = parts @ np.array(TO_RGB, dtype=np.float32).T
    return values.round().clip(0, 255).astype(np.uint8)
