"""The frames of a video in the order of time, each measured once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.flash import light
from a11ylint.media.flash.ahead import ahead
from a11ylint.media.flash.frames import SLOW, Losses, frames, stated_end
from a11ylint.media.flash.meter import Meter
from a11ylint.media.flash.planes import Reader, shape_of
from a11ylint.media.flash.sameness import Sameness
from a11ylint.media.opening import opened
from a11ylint.media.video import LARGEST_FRAME, Tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

_SAME: Final = 1  # a step of rounding: nothing new is in the picture
# A frame of so few bytes and points is decoded sooner than several threads agree on who decodes it.
_LIGHT_CODECS: Final = ("h264", "mpeg4")
_LIGHT_BYTES: Final = 3_000
_LIGHT_POINTS: Final = 500_000
# And one of so few sooner than two threads agree on who measures it.
_PLAIN_BYTES: Final = 400
# Decoded frames that are handed over in one go: so many small ones, as long as they have no more points.
_READY: Final = 32
_READY_POINTS: Final = 1_000_000
_TOLD: Final = 100  # frames after which somebody is told how far the work has come


class Watched(NamedTuple):
    """A clip that was seen: the meter, how far it was seen, how long it is (seconds; None: nobody knows), and why
    not all of it was seen, as `Flashes` says it.
    """

    meter: Meter
    checked: float
    total: float | None
    stopped: str


def watch(path: Path, max_seconds: float, tell: Tell | None = None) -> Watched:
    """Look at the first `max_seconds` of a clip, frame by frame; memory does not grow with its length.

    Raises Unreadable: unreadable, truncated, no-stream (there is no picture), too-large, missing-library.
    """
    with opened(path) as container:
        stream = _pictures(container)
        return _watched(container, stream, max_seconds, tell)


def pictures(path: Path, max_seconds: float, step: float) -> Iterator[tuple[float, VideoFrame]]:
    """Frames of a clip with their times, `step` seconds apart. Raises Unreadable."""
    with opened(path) as container:
        stream = _pictures(container)
        wanted = 0.0
        for time, frame in frames(container, stream):
            if time >= max_seconds:
                return
            if time >= wanted:
                wanted = max(wanted + step, time)
                yield time, frame


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
            if _is_light(container, stream, _LIGHT_BYTES):
                stream.codec_context.thread_count = 1
            # Frames between two others need no smoothing of their blocks: means of cells move by 3 of 255 at most.
            stream.codec_context.options = {"skip_loop_filter": "bidir"}
            return stream
    raise Unreadable("no-stream", "no picture")


def _is_light(container: InputContainer, stream: VideoStream, most: int) -> bool:
    """Whether a frame has so few points, and `most` bytes on an average."""
    each = (stream.bit_rate or container.bit_rate or 0) / 8 / float(stream.average_rate or SLOW)
    small = stream.width * stream.height <= _LIGHT_POINTS
    return stream.codec_context.name in _LIGHT_CODECS and small and 0 < each <= most


def _watched(
    container: InputContainer, stream: VideoStream, max_seconds: float, tell: Tell | None
) -> Watched:
    look: _Look | None = None
    losses = Losses()
    time, stopped = 0.0, ""
    ready = max(1, min(_READY, _READY_POINTS // max(1, stream.width * stream.height)))
    made = frames(container, stream, losses)
    alone = _is_light(container, stream, _PLAIN_BYTES)
    with closing(made if alone else ahead(made, ready)) as seen:
        for number, (time, frame) in enumerate(seen):
            if time >= max_seconds:
                stopped = "limit"
                break
            look = look or _Look(frame)
            look.at(time, frame)
            if tell and number % _TOLD == 0:
                tell(time)
    if look is None:
        raise Unreadable("unreadable", "no picture could be decoded")
    lasts = 1 / float(stream.average_rate or SLOW)
    checked = round(max_seconds if stopped else time + lasts, 3)
    look.end(checked)
    stated = stated_end(container, stream, or_sound=True) if stopped else checked
    total = stated if stated is not None and stated >= checked else None
    return Watched(look.meter, checked, total, stopped or ("damaged" if losses.seconds else ""))


class _Look:
    """Measures frames, many at once, and leaves out those that show what the last one showed."""

    def __init__(self, first: VideoFrame) -> None:
        shape = shape_of(first)
        self.reader = Reader(shape, first)
        self.lamp = light.Lamp(shape.coding if shape.planes else None)
        self.meter = Meter(shape.grid.field)
        self.same = Sameness()
        self.times: list[float] = []
        self.last: Bytes | None = None

    def at(self, time: float, frame: VideoFrame) -> None:
        """A frame that is shown from `time` on."""
        if not frame.format.has_palette and self.same.as_before(frame):
            return
        self.times.append(time)
        self.reader.take(frame)
        if self.reader.full:
            self._measure()

    def _measure(self) -> None:
        cells, times, self.times = self.reader.give(), self.times, []
        if self.last is not None and not _differs(cells, self.last):
            return
        self.last = cells[:, -1].copy()
        self.meter.see(times, self.lamp.light(cells))

    def end(self, time: float) -> None:
        """The last picture was shown until `time`."""
        if self.times:
            self._measure()
        self.meter.wait(time)


def _differs(cells: Bytes, last: Bytes) -> bool:
    """Whether any cell of these frames differs from the last frame that was measured."""
    few = cells[:1, :, ::4, ::4], last[:1, ::4, ::4]  # mostly some cells of luma do
    return _spread(*few) > _SAME or _spread(cells, last) > _SAME


def _spread(cells: Bytes, last: Bytes) -> int:
    import numpy as np

    return int((np.maximum(cells.max(1), last) - np.minimum(cells.min(1), last)).max())
