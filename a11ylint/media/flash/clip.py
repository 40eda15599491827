"""The frames of a video in the order of time, each measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.flash import light
from a11ylint.media.flash.meter import Meter
from a11ylint.media.flash.planes import Shape, cells, shape_of, some_rows
from a11ylint.media.video import LARGEST_FRAME, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

_SAME: Final = 1  # a step of rounding: nothing new is in the picture
_SLOW: Final = 5.0  # frames a second, where a file does not say


class Watched(NamedTuple):
    """A clip that was seen: the meter, how far it was seen, and how long it is (seconds; None: nobody knows)."""

    meter: Meter
    checked: float
    total: float | None


class Last(NamedTuple):
    """What a frame is compared by: some of its rows, and the cells that were measured last."""

    rows: bytes
    cells: Bytes | None


def watch(path: Path, max_seconds: float) -> Watched:
    """Look at the first `max_seconds` of a clip, frame by frame; memory does not grow with its length.

    Raises Unreadable: unreadable, truncated, no-stream (there is no picture), too-large, missing-library.
    """
    with opened(path) as container:
        stream = _pictures(container)
        return _watched(container, stream, max_seconds)


def _pictures(container: InputContainer) -> VideoStream:
    for stream in container.streams.video:
        if "attached_pic" not in {flag.name for flag in stream.disposition}:
            context: object = getattr(
                stream, "codec_context", None
            )  # None without a decoder, the stubs do not say
            if context is None:
                raise Unreadable("unreadable", "no decoder for the picture")
            if stream.width * stream.height > LARGEST_FRAME:
                raise Unreadable("too-large", f"{stream.width} × {stream.height} pixels")
            stream.thread_type = "AUTO"
            # Pictures that no other is built on need no smoothing of their blocks: means move by 0.02 at most.
            stream.codec_context.options = {"skip_loop_filter": "noref"}
            return stream
    raise Unreadable("no-stream", "no picture")


def _watched(container: InputContainer, stream: VideoStream, max_seconds: float) -> Watched:
    shape: Shape | None = None
    meter: Meter | None = None
    last = Last(b"", None)
    time = 0.0
    lasts = 1 / float(stream.average_rate or _SLOW)
    ended = True
    for number, frame in enumerate(_frames(container, stream)):
        time = max(time, _time(frame, container, number * lasts))
        if time >= max_seconds:
            ended = False
            break
        if shape is None or meter is None:
            shape = shape_of(frame)
            meter = Meter(shape.grid.field)
        last = _look(meter, time, frame, shape, last)
    if meter is None:
        raise Unreadable("unreadable", "no picture could be decoded")
    checked = round(time + lasts if ended else min(time, max_seconds), 3)
    meter.wait(checked)
    return Watched(meter, checked, checked if ended else _stated(container, stream))


def _look(meter: Meter, time: float, frame: VideoFrame, shape: Shape, last: Last) -> Last:
    """Measure one frame, unless it shows what the last one showed; returns the values it was compared by."""
    import numpy as np

    rows = some_rows(frame)
    if rows == last.rows:
        meter.wait(time)
        return last
    now = cells(frame, shape)
    if last.cells is not None and int(np.abs(now.astype(np.int16) - last.cells).max()) <= _SAME:
        meter.wait(time)
        return Last(rows, last.cells)
    meter.see(time, light.from_yuv(now, shape.coding) if shape.planes else light.from_rgb(now))
    return Last(rows, now)


def _time(frame: VideoFrame, container: InputContainer, guess: float) -> float:
    """When a frame appears, from the start of the clip; a file without time stamps has frames of equal length."""
    stamp: float | None = frame.time
    return guess if stamp is None else stamp - (container.start_time or 0) / 1_000_000


def _stated(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration and stream.time_base:
        return round(float(stream.duration * stream.time_base), 3)
    return round(container.duration / 1_000_000, 3) if container.duration else None


def _frames(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """The pictures as far as they can be decoded: a damaged packet is left out, a damaged file ends there."""
    import av

    for packet in _packets(container, stream):
        try:
            decoded = packet.decode()
        except av.error.FFmpegError:
            continue
        yield from decoded


def _packets(container: InputContainer, stream: VideoStream) -> Iterator[Packet[VideoStream]]:
    import av

    try:
        yield from container.demux(stream)
    except av.error.FFmpegError:
        return
