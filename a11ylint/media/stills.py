"""The pictures of a clip at some moments, as people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.opening import opened, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

SHORT_SIDE: Final = 480  # pixels of a frame when it is read: captions are at least a thirtieth of it high
JUMP: Final = 3.0  # seconds ahead from which seeking is quicker than decoding on
MOST_FRAMES: Final = 600  # decoded for one sample; a clip without key frames ends there
LATE: Final = 1.0  # seconds by which the last picture may stand before the moment that is asked for


def frames(path: Path, moments: Sequence[float]) -> Iterator[tuple[float, Picture]]:
    """The pictures at some moments as shown, uint8 of shape (rows, columns, 3); a damaged clip gives fewer."""
    import av

    with opened(path) as container:
        stream = container.streams.best("video")
        if not isinstance(stream, av.VideoStream):
            raise Unreadable("no-stream", "no picture")
        stream.thread_type = "AUTO"
        start = start_of(container)
        last: float | None = None
        for moment in moments:
            try:
                if last is None or not 0 <= moment - last <= JUMP:
                    container.seek(int((start + moment) * av.time_base), backward=True)
                frame = _frame_at(container, stream, start + moment)
            except (av.error.FFmpegError, OSError):
                return
            if frame is None:
                return
            last = (frame.time or 0.0) - start
            yield moment, _shown(frame)


def _frame_at(container: InputContainer, stream: VideoStream, moment: float) -> VideoFrame | None:
    """The first frame that is not before a moment, or the last one of the clip; None behind its end."""
    last = None
    for number, frame in enumerate(container.decode(stream)):
        last = frame
        if number >= MOST_FRAMES or (frame.time or 0.0) >= moment:
            return frame
    return last if last is not None and (last.time or 0.0) > moment - LATE else None


def _shown(frame: VideoFrame) -> Picture:
    """A frame as people see it: turned, not larger than it is read."""
    import numpy as np

    factor = min(1.0, SHORT_SIDE / min(frame.width, frame.height))
    size = (max(2, round(frame.width * factor)), max(2, round(frame.height * factor)))
    rgb = frame.reformat(*size, format="rgb24").to_ndarray()
    turned: Picture = np.ascontiguousarray(np.rot90(rgb, (frame.rotation // 90) % 4))
    return turned
