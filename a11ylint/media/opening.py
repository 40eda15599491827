"""Opening a video or sound file with PyAV, so that it stays local, silent and closed again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from a11ylint.media import endings
from a11ylint.media.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream

# Containers that hold their own data. Playlists (HLS, DASH, concat, SDP) would make FFmpeg open other files
# or addresses, and its picture and raw readers take almost any bytes for a clip: neither is asked.
CONTAINERS: Final = (
    "mov,matroska,webm,avi,mpegts,mpeg,ogg,asf,flv,gif,mxf,dv,ivf,"
    "mp3,aac,wav,w64,flac,aiff,au,caf,amr,ac3,eac3"
)
_MOST_STRANGE: Final = 10_000_000  # packets of streams that nobody knows
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"<svg", b"<?xml", b"%PDF")
_REFUSED: Final = -1  # FFmpeg takes it for an error of its own
# FFmpeg asks for the size of a file a few times, but before every part of a chain of tiny ones: of a recording with
# a gigabyte of zeros at its end for an hour. After so many questions the chain is cut off.
_PATIENCE: Final = 10_000
_FROM_END: Final = 2  # of `seek`, as Python counts


class _Steady:
    """A file for FFmpeg's callbacks: what fails is answered, for PyAV prints what is raised there."""

    def __init__(self, file: IO[bytes]) -> None:
        self.name = file.name  # by its ending FFmpeg tells formats apart that look alike
        self._file = file
        self.tell = file.tell
        self._asked = self._place = 0
        self._cut = False

    def read(self, count: int) -> bytes:
        """As of a file; nothing where the disk fails, and until a step back when the chain was cut off."""
        try:
            return b"" if self._cut else self._file.read(count)
        except (OSError, ValueError):
            return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """As of a file; a damaged header leads to places before the beginning or beyond all numbers."""
        if whence == _FROM_END:
            self._place = self.tell()
            self._asked += 1
            self._cut = self._cut or self._asked % _PATIENCE == 0
        elif offset < self._place:
            self._cut = False
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return _REFUSED


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The container of a file, read through Python's own file, so no name is taken for an address.

    Raises Unreadable, also for what goes wrong inside the `with` block.
    """
    try:
        import av
    except ImportError as error:
        raise Unreadable("missing-library", "av") from error
    head = b""
    try:
        with path.open("rb") as file:
            head = file.read(64)
            file.seek(0)
            limits = {"format_whitelist": CONTAINERS, "protocol_whitelist": "none"}
            with av.open(
                _Steady(file), "r", container_options=limits, **_lenient(av.__version__)
            ) as container:
                yield container
    except (OSError, ValueError, EOFError, MemoryError, av.error.FFmpegError) as error:
        raise _unreadable(path, head, error) from error


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


def start_of(container: InputContainer) -> float:
    """Seconds at which the clock of a file begins: recordings of broadcasts and cut clips do not begin at zero."""
    return (container.start_time or 0) / 1_000_000


def refuse_part(path: Path) -> None:
    """A clip that lost its end plays as far as it goes, and so would every answer about it: raises Unreadable."""
    with path.open("rb") as file:
        missing = endings.missing(file)
    if missing:
        raise Unreadable("truncated", missing)


def _lenient(version: str) -> dict[str, Any]:
    """Titles in a strange encoding must not make a clip unreadable: PyAV below 19 has to be told."""
    return {"metadata_errors": "replace"} if int(version.split(".", maxsplit=1)[0]) < 19 else {}


def _unreadable(path: Path, head: bytes, error: Exception) -> Unreadable:
    if isinstance(error, OSError) and not head and getattr(error, "filename", None):
        return Unreadable("unreadable", error.strerror or "")
    if not head:
        return Unreadable("unreadable", "the file is empty")
    if head.lstrip().startswith(_PICTURES):
        return Unreadable("unreadable", "the content is a picture or a document")
    # An MP4 that lost its end has lost its index (`moov`) as well, unless it was written for streaming.
    if head[4:8] == b"ftyp":
        return Unreadable("truncated", "the index of the file is missing or damaged")
    try:
        refuse_part(path)
    except Unreadable as part:
        return part
    except OSError as problem:
        return Unreadable("unreadable", problem.strerror or "")
    return Unreadable("unreadable", "no known video or sound format")
