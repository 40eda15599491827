"""What a video or sound file holds: streams, size, length, embedded tracks, read with PyAV."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11ylint.media import languages
from a11ylint.media.errors import Unreadable
from a11ylint.media.labels import label_of, may_be_captions
from a11ylint.media.opening import opened, refuse_part

if TYPE_CHECKING:
    from pathlib import Path

    from av.container import InputContainer
    from av.stream import Stream
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

PACKETS_TO_TRY: Final = 400
LARGEST_FRAME: Final = 64_000_000  # pixels; 8K is half of it

# Long work says now and then how far it has come, in seconds from the start of the file.
Tell: TypeAlias = Callable[[float], None]

# Formats without a header, which FFmpeg believes from the ending of a name: where no frame is in the file, it is none.
_BY_NAME: Final = frozenset(("mp3", "aac", "ac3", "eac3", "flac", "amr"))
_OTHER_TRACKS: Final = frozenset(
    ("descriptions", "metadata", "forced", "timed_thumbnails", "lyrics", "comment")
)
_FOR_THE_BLIND: Final = frozenset(("descriptions", "visual_impaired"))
# Titles of sound streams that are a described version; a word of its own, so that "Adventskonzert" is none.
_DESCRIBED: Final = re.compile(
    r"audio[ -]?(?:des[ck]ription|described)|hörfilm|(?<!\w)AD(?!\w)", re.IGNORECASE
)


class AudioStream(NamedTuple):
    """A sound stream; `language` is a BCP 47 tag or None, `dispositions` are FFmpeg's names, sorted."""

    codec: str
    language: str | None = None
    dispositions: tuple[str, ...] = ()
    title: str = ""

    @property
    def described(self) -> bool:
        """Whether it also tells what can be seen (audio description)."""
        return not _FOR_THE_BLIND.isdisjoint(self.dispositions) or bool(_DESCRIBED.search(self.title))


class SubtitleTrack(NamedTuple):
    """An embedded text track; `dispositions` are FFmpeg's names (captions, forced …), sorted."""

    codec: str
    language: str | None = None
    dispositions: tuple[str, ...] = ()
    title: str = ""

    @property
    def captions(self) -> bool:
        """Whether it gives what is said: no descriptions, chapters, data or foreign passages alone."""
        return _OTHER_TRACKS.isdisjoint(self.dispositions) and may_be_captions(self.title)

    @property
    def descriptions(self) -> bool:
        """Whether it tells in text what can be seen."""
        return "descriptions" in self.dispositions or label_of(self.title).kind == "descriptions"


class Probe(NamedTuple):
    """What a file says about itself, after one frame was really decoded.

    `duration` is in seconds, `rotation` in degrees clockwise for display (0 … 359); `width` and `height` are
    as stored, before that turn; `pixel_aspect` is the width of a pixel by its height. `fps` is the average.
    A cover picture in a sound file is no video. `format` is FFmpeg's name of the container ("gif", "ogg").
    """

    duration: float | None = None
    width: int | None = None
    height: int | None = None
    rotation: int = 0
    fps: float | None = None
    has_video: bool = False
    audio: tuple[AudioStream, ...] = ()
    subtitles: tuple[SubtitleTrack, ...] = ()
    pixel_aspect: float = 1.0
    format: str = ""

    @property
    def shown(self) -> tuple[int, int] | None:
        """Width and height as people see it: turned, with square pixels."""
        if self.width is None or self.height is None:
            return None
        size = round(self.width * self.pixel_aspect), self.height
        return size[::-1] if round(self.rotation / 90) % 2 else size

    @property
    def upright(self) -> bool | None:
        """Whether the picture is higher than wide, as 9:16 for telephones; None when there is no size."""
        return None if self.shown is None else self.shown[1] > self.shown[0]


def probe(path: Path, max_pixels: int = LARGEST_FRAME) -> Probe:
    """Read the streams of a video or sound file and decode one frame, in milliseconds.

    Raises Unreadable: unreadable, truncated, no-stream, too-large, missing-library.
    """
    with opened(path) as container:
        refuse_part(path)
        videos = [stream for stream in container.streams.video if not _is_cover(stream)]
        if not videos and not container.streams.audio:
            raise Unreadable("no-stream", "neither picture nor sound")
        picture = videos[0] if videos else None
        size = _size(picture)
        if size[0] * size[1] > max_pixels:
            raise Unreadable("too-large", f"{size[0]} × {size[1]} pixels", size, max_pixels)
        frame = _first_frame(container)
        return Probe(
            duration=_seconds(container),
            width=size[0] or None,
            height=size[1] or None,
            rotation=-frame.rotation % 360 if frame and picture else 0,
            fps=_rate(picture),
            has_video=bool(videos),
            audio=tuple(AudioStream(*labels(stream)) for stream in container.streams.audio),
            subtitles=tuple(SubtitleTrack(*labels(stream)) for stream in container.streams.subtitles),
            pixel_aspect=_pixel_aspect(picture),
            format=container.format.name,
        )


def _first_frame(container: InputContainer) -> VideoFrame | None:
    """Decode until the first picture or, in a file without one, the first sound; None stands for sound."""
    import av

    wanted = [s for s in container.streams if s.type in ("video", "audio") and s.codec_context is not None]
    if not wanted:
        raise Unreadable("unreadable", "no decoder for its streams")
    pictures = any(stream.type == "video" and not _is_cover(stream) for stream in wanted)
    heard = False
    tried = 0
    for tried, packet in enumerate(container.demux(wanted), 1):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        first = frames[0] if frames and not _is_cover(packet.stream) else None
        if isinstance(first, av.VideoFrame):
            return first
        heard = heard or first is not None
        if tried >= PACKETS_TO_TRY or (heard and not pictures):
            break
    if heard:
        return None
    short = tried < PACKETS_TO_TRY and container.format.name not in _BY_NAME
    raise Unreadable("truncated" if short else "unreadable", "no picture and no sound could be decoded")


def _size(picture: VideoStream | None) -> tuple[int, int]:
    """Width and height. A stream without a built-in decoder has neither, whatever the type stubs say."""
    return getattr(picture, "width", 0), getattr(picture, "height", 0)


def _rate(picture: VideoStream | None) -> float | None:
    rate = getattr(picture, "average_rate", None)
    return round(float(rate), 3) if rate else None


def _is_cover(stream: Stream) -> bool:
    return "attached_pic" in _dispositions(stream)


def _dispositions(stream: Stream) -> tuple[str, ...]:
    return tuple(sorted(flag.name for flag in stream.disposition if flag.name))


def _seconds(container: InputContainer) -> float | None:
    import av

    if container.duration is not None and container.duration > 0:
        return round(container.duration / av.time_base, 3)
    lengths = [float(s.duration * s.time_base) for s in container.streams if s.duration and s.time_base]
    return round(max(lengths), 3) if lengths else None


def _codec(stream: Stream) -> str:
    return getattr(getattr(stream.codec_context, "codec", None), "canonical_name", "unknown")


def _pixel_aspect(picture: VideoStream | None) -> float:
    """Old cameras store pixels that are not square; nonsense counts as square."""
    aspect = float(getattr(picture, "sample_aspect_ratio", None) or 1)
    return round(aspect, 4) if 0.1 <= aspect <= 10 else 1.0


def labels(stream: Stream) -> tuple[str, str | None, tuple[str, ...], str]:
    """Codec, language (BCP 47), dispositions and title of a stream."""
    title = stream.metadata.get("title", "")
    return _codec(stream), languages.tag(stream.language), _dispositions(stream), title
