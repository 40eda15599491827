"""When the captions inside a clip show: the times of its text tracks, without their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.opening import opened, start_of
from a11ylint.media.video import SubtitleTrack, labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.packet import Packet
    from av.stream import Stream

MOST: Final = 100_000  # captions; far more than a day holds


class Inside(NamedTuple):
    """A caption track: its language (BCP 47 or None), and begin and end of each caption in seconds, sorted."""

    language: str | None = None
    spans: tuple[tuple[float, float], ...] = ()


def inside(path: Path) -> tuple[Inside, ...]:
    """The caption tracks of a clip in their order; descriptions, chapters and the like are left out.

    Reads the whole file once without decoding it. Raises Unreadable.
    """
    with opened(path) as container:
        tracks = [(stream, SubtitleTrack(*labels(stream))) for stream in container.streams.subtitles]
        wanted = {stream.index: track for stream, track in tracks if track.captions}
        spans: dict[int, list[tuple[float, float]]] = {index: [] for index in wanted}
        start = start_of(container)
        streams: list[Stream] = [stream for stream, _ in tracks if stream.index in wanted]
        for number, packet in enumerate(container.demux(streams) if streams else ()):
            if number >= MOST:
                break
            spans[packet.stream.index].extend(_span(packet, wanted[packet.stream.index].codec, start))
    return tuple(Inside(track.language, tuple(sorted(spans[index]))) for index, track in wanted.items())


def _span(packet: Packet[Stream], codec: str, start: float) -> Iterator[tuple[float, float]]:
    """When a caption shows; MP4 fills the time between captions with empty ones."""
    if packet.pts is None or not packet.duration:
        return
    data = bytes(packet)
    if data[2:].strip() if codec == "mov_text" else data.strip():
        begin = float(packet.pts * packet.time_base) - start
        yield round(begin, 3), round(begin + float(packet.duration * packet.time_base), 3)
