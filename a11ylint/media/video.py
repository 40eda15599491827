"""What a video or sound file holds: streams, size, length, embedded tracks, read with PyAV."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from a11ylint.media import languages
from a11ylint.media.endings import bytes_missing
from a11ylint.media.errors import Unreadable
from a11ylint.media.labels import label_of, may_be_captions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

# Containers that hold their own data. Playlists (HLS, DASH, concat, SDP) would make FFmpeg open other files
# or addresses, and its picture and raw readers take almost any bytes for a clip: neither is asked.
CONTAINERS: Final = (
    "mov,matroska,webm,avi,mpegts,mpeg,ogg,asf,flv,gif,mp3,aac,wav,w64,flac,aiff,caf,amr,ac3,eac3,mxf,dv,ivf"
)
PACKETS_TO_TRY: Final = 400
_MOST_STRANGE: Final = 10_000_000  # packets of streams that nobody knows
LARGEST_FRAME: Final = 64_000_000  # pixels; 8K is half of it

# Long work says now and then how far it has come, in seconds from the start of the file.
Tell: TypeAlias = Callable[[float], None]

_OTHER_TRACKS: Final = frozenset(("descriptions", "metadata", "forced", "timed_thumbnails", "lyrics"))
_FOR_THE_BLIND: Final = frozenset(("descriptions", "visual_impaired"))
# Titles of sound streams that are a described version; a word of its own, so that "Adventskonzert" is none.
_DESCRIBED: Final = re.compile(
    r"audio[ -]?(?:des[ck]ription|described)|hörfilm|(?<!\w)AD(?!\w)", re.IGNORECASE
)
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"<svg", b"<?xml", b"%PDF")


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
    A cover picture in a sound file is no video.
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
        _refuse_part(path)
        videos = [stream for stream in container.streams.video if not _is_cover(stream)]
        if not videos and not container.streams.audio:
            raise Unreadable("no-stream", "neither picture nor sound")
        picture = videos[0] if videos else None
        size = _size(picture)
        if size[0] * size[1] > max_pixels:
            raise Unreadable("too-large", f"{size[0]} × {size[1]} pixels")
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
        )


def _refuse_part(path: Path) -> None:
    """A clip that lost its end plays as far as it goes, and so would every answer about it."""
    with path.open("rb") as file:
        missing = bytes_missing(file)
    if missing:
        raise Unreadable("truncated", f"{missing} bytes are missing at the end")


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The container of a file, read through Python's own file, so no name is taken for an address.

    Raises Unreadable, also for what goes wrong inside the `with` block.
    """
    try:
        import av
    except ImportError as error:
        raise Unreadable("missing-library", "av") from error
    try:
        with path.open("rb") as file:
            head = file.read(64)
            file.seek(0)
            limits = {"format_whitelist": CONTAINERS, "protocol_whitelist": "none"}
            with av.open(file, "r", container_options=limits, **_lenient(av.__version__)) as container:
                yield container
    except (OSError, ValueError, EOFError, MemoryError, av.error.FFmpegError) as error:
        raise _unreadable(head if "head" in locals() else b"", error) from error


def packets(container: InputContainer, stream: Stream) -> Iterator[Packet[Any]]:
    """The packets of one stream as far as the file can be read."""
    import av

    for _ in range(_MOST_STRANGE):
        try:
            yield from container.demux(stream)
        except IndexError:
            # Of a stream that begins later than the others; PyAV knows those of the beginning only.
            continue
        except av.error.FFmpegError:
            return
        return


def _lenient(version: str) -> dict[str, Any]:
    """Titles in a strange encoding must not make a clip unreadable: PyAV below 19 has to be told."""
    return {"metadata_errors": "replace"} if int(version.split(".", maxsplit=1)[0]) < 19 else {}


def _unreadable(head: bytes, error: Exception) -> Unreadable:
    if isinstance(error, OSError) and not head and getattr(error, "filename", None):
        return Unreadable("unreadable", error.strerror or "")
    if not head:
        return Unreadable("unreadable", "the file is empty")
    if head.lstrip().startswith(_PICTURES):
        return Unreadable("unreadable", "the content is a picture or a document")
    # An MP4 that lost its end has lost its index (`moov`) as well, unless it was written for streaming.
    if head[4:8] == b"ftyp":
        return Unreadable("truncated", "the index of the file is missing or damaged")
    return Unreadable("unreadable", "no known video or sound format")


def _first_frame(container: InputContainer) -> VideoFrame | None:
    """Decode until the first picture or, in a file without one, the first sound; None stands for sound."""
    import av

    wanted = [s for s in container.streams if s.type in ("video", "audio") and s.codec_context is not None]
    if not wanted:
        raise Unreadable("unreadable", "no decoder for its streams")
    pictures = any(stream.type == "video" and not _is_cover(stream) for stream in wanted)
    heard = False
    packets = 0
    for packets, packet in enumerate(container.demux(wanted), 1):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        first = frames[0] if frames and not _is_cover(packet.stream) else None
        if isinstance(first, av.VideoFrame):
            return first
        heard = heard or first is not None
        if packets >= PACKETS_TO_TRY or (heard and not pictures):
            break
    if heard:
        return None
    short = packets < PACKETS_TO_TRY
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
