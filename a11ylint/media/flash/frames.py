"""The frames of a video in the order of time, with what could not be decoded."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from a11ylint.media.opening import packets, start_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

SLOW: Final = 5.0  # frames a second, where a file does not say
# Seconds. Of several packets in so long a time without any picture, none could be decoded.
_GAP: Final = 0.5
_FEW: Final = 3  # a picture that is held needs one packet, a hidden one of VP9 another
_LATE: Final = 2.0  # a recording that begins between two key frames shows nothing until the next one
_BACK: Final = 1.0  # time stamps that jump back so far begin anew: two files were joined
_SHORT: Final = 1.0  # seconds that a stream may end before its header says


class Losses:
    """Seconds of a clip that nobody can see, since the data of their pictures is damaged."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.last: float | None = None
        self.begin: float | None = None
        self.waiting: list[float] = []

    def packet(self, time: float) -> None:
        """A packet came whose picture is to be shown at `time`."""
        self.begin = time if self.begin is None else min(time, self.begin)
        heappush(self.waiting, time)

    def frame(self, time: float) -> None:
        """A picture came; all packets before it are decoded or lost."""
        passed = 0
        while self.waiting and self.waiting[0] <= time:
            at = heappop(self.waiting)
            passed += self.last is None or at > self.last
        since = self.begin if self.last is None else self.last
        longest = _LATE if self.last is None else _GAP
        if since is not None and passed > _FEW and time - since >= longest:
            self.seconds += time - since
        self.last = time

    def anew(self) -> None:
        """Time begins anew: nothing is known of what waits."""
        self.waiting.clear()
        self.last = None
        self.begin = None

    def end(self, shown: float, stated: float | None) -> None:
        """No more packets come; the last picture began at `shown`, and its end is `stated` by the header."""
        last = self.last or 0.0
        missing = (stated or 0.0) - shown
        left = max(self.waiting, default=last) - last if len(self.waiting) >= _FEW else 0.0
        if left >= _GAP or missing > _SHORT:
            self.seconds += max(left, missing)


def frames(
    container: InputContainer, stream: VideoStream, losses: Losses | None = None
) -> Generator[tuple[float, VideoFrame]]:
    """The pictures as far as they can be decoded, each with its time in seconds, which never runs backwards.

    A damaged packet is left out, and what is lost is told to `losses`.
    """
    lasts = 1 / float(stream.average_rate or SLOW)
    losses = losses or Losses()
    now, before, shift = 0.0, 0.0, 0.0
    for number, (stamp, frame) in enumerate(_decoded(container, stream, losses)):
        raw = number * lasts if stamp is None else stamp
        if raw < before - _BACK:
            shift += before + lasts - raw
            losses.anew()
        if stamp is not None:
            losses.frame(stamp)
        before, now = raw, max(now, raw + shift)
        yield now, frame
    losses.end(now, stated_end(container, stream))


def _decoded(
    container: InputContainer, stream: VideoStream, losses: Losses
) -> Iterator[tuple[float | None, VideoFrame]]:
    import av

    start = start_of(container)
    second = float(stream.time_base or 0)
    for packet in packets(container, stream):
        # A film trimmed without new encoding keeps packets before its first picture, which nobody is meant to see.
        if second and packet.pts is not None and packet.size and not packet.is_discard:
            losses.packet(packet.pts * second - start)
        try:
            decoded = packet.decode()
        except av.error.FFmpegError:
            continue
        for frame in decoded:
            stamp: float | None = frame.time
            yield None if stamp is None else stamp - start, frame


def stated_end(container: InputContainer, stream: VideoStream, or_sound: bool = False) -> float | None:
    """When the last picture ends by the header of its own stream, in seconds; None when that does not say.

    With `or_sound` the header of the whole file may say it instead, which counts the sound, too.
    """
    if stream.duration and stream.time_base:
        start = float((stream.start_time or 0) * stream.time_base) - start_of(container)
        return round(start + float(stream.duration * stream.time_base), 3)
    return round(container.duration / 1_000_000, 3) if or_sound and container.duration else None
