"""Lettering in the frames of a clip: captions change along with the speech, logos and names stay."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.video import Tell, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

VERSION: Final = 2  # raise it when the same clip gives another answer, stored facts then expire
MOST_SAMPLES: Final = 24  # frames that are read: a quarter of a second each
STEP: Final = 1.0  # seconds of speech between two of them, at least
SHORT_SIDE: Final = 480  # pixels of a frame when it is read: captions are at least a thirtieth of it high
JUMP: Final = 3.0  # seconds ahead from which seeking is quicker than decoding on
MOST_FRAMES: Final = 600  # decoded for one sample; a clip without key frames ends there

LOWER_THIRD: Final = (0.6, 0.5)  # upper edge of the band of captions: landscape, portrait
WORD: Final = 3  # letters; the engine takes a circle for an O
CENTRED: Final = (
    0.25  # a caption's middle is no further from the middle of the picture, as a share of its width
)
SURE: Final = 0.6  # score of a line that counts
STAYS: Final = 0.6  # share of the frames in which a logo or the name of a programme is seen
ALIKE: Final = 0.75  # difflib: the same words, read twice
STILL: Final = 0.0005  # share of pixels that may differ in frames that show the same
RIM: Final = 0.01  # share of the width; what reaches it runs on beyond the frame
ROW: Final = 0.03  # share of the height; lines of one row differ by less
SHIFT: Final = 0.05  # share of the width by which words move on from frame to frame
LONGEST: Final = 5  # frames; captions change faster than headlines and slides
CHANGED: Final = 40  # difference of a pixel that counts as another picture, 0-255


class Seen(NamedTuple):
    """A line of lettering in a frame; `x`, `y` of its middle as shares of width and height, `wide` its width."""

    text: str
    x: float
    y: float
    wide: float = 0.0

    @property
    def cut(self) -> bool:
        """Whether it reaches an edge of the frame."""
        return self.wide > 0 and min(self.x - self.wide / 2, 1 - self.x - self.wide / 2) <= RIM


class Sample(NamedTuple):
    """One frame: its time in seconds, whether it is higher than wide, and the lines in it."""

    time: float
    portrait: bool
    lines: tuple[Seen, ...]


class BurnedIn(NamedTuple):
    """What lettering did in `samples` frames, all taken while somebody speaks.

    `lettered`: frames with lettering in the place of captions that is not there all the time. `texts`: how many
    different ones, `text`: the first. `anywhere`: frames with lettering at any place that is not there all the time,
    `others` and `other`: how many different ones at any height, and the first. The row of a news ticker counts nowhere.
    """

    samples: int = 0
    lettered: int = 0
    texts: int = 0
    text: str = ""
    anywhere: int = 0
    others: int = 0
    other: str = ""

    def captions(self, least_texts: int, least_share: float) -> bool:
        """Whether it changes like captions; of short clips two texts are enough."""
        enough = self._enough(least_texts)
        return self.samples > 1 and self.texts >= enough and self.lettered >= least_share * self.samples

    def elsewhere(self, least_texts: int, least_share: float) -> bool:
        """Whether lettering at any height changes like captions do, and faster than slides."""
        enough = max(self._enough(least_texts), self.anywhere / LONGEST)
        return self.samples > 1 and self.others >= enough and self.anywhere >= least_share * self.samples

    def _enough(self, least_texts: int) -> int:
        return min(least_texts, max(2, self.samples // 3))


def look(path: Path, speech: Sequence[tuple[float, float]], tell: Tell | None = None) -> BurnedIn:
    """Read the lettering of up to 24 frames spread over the stretches of speech, given in seconds.

    `tell` is told of each frame where in the clip it stands.
    Raises Unreadable, missing-library where the extra `ocr` is not installed.
    """
    return condense(tuple(_samples(path, times(speech), tell)))


def times(speech: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """When to look: evenly over the time that is spoken, pauses left out."""
    spoken = sum(end - start for start, end in speech)
    step = max(STEP, spoken / MOST_SAMPLES)
    found = []
    at = step / 2
    for start, end in speech:
        while at < end - start:
            found.append(round(start + at, 3))
            at += step
        at -= end - start
    return tuple(found)


def condense(samples: Sequence[Sample]) -> BurnedIn:
    """What the lettering of some frames does over time."""
    samples = _without_tickers(samples)
    static = _static(samples)
    captions = list(filter(None, (_caption(sample, static) for sample in samples)))
    moving = sum(any(not _among(line, static) for line in sample.lines) for sample in samples)
    texts = _different(captions)
    others = _different([text for sample in samples if (text := _caption(sample, static, 0.0))])
    return BurnedIn(
        len(samples), len(captions), len(texts), (*texts, "")[0], moving, len(others), (*others, "")[0]
    )


def _different(texts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if not any(_alike(text, other) for other in found):
            found.append(text)
    return found


def _without_tickers(samples: Sequence[Sample]) -> list[Sample]:
    """The frames without rows of lettering that run through the picture sideways."""
    rows: list[list[Seen]] = []
    for line in (line for sample in samples for line in sample.lines):
        row = next((row for row in rows if abs(row[0].y - line.y) <= ROW), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    running = [row[0].y for row in rows if _runs(row)]
    return [
        sample._replace(lines=tuple(line for line in sample.lines if not _near(line.y, running)))
        for sample in samples
    ]


def _near(y: float, heights: Sequence[float]) -> bool:
    return any(abs(y - height) <= ROW for height in heights)


def _runs(row: Sequence[Seen]) -> bool:
    """Most lines of a row are cut off at the edge, or the same words come at another place each time."""
    cut = sum(line.cut for line in row)
    moved = sum(abs(two.x - one.x) >= SHIFT and _alike(one.text, two.text) for one, two in pairwise(row))
    return max(cut, moved) >= max(2, len(row) / 2)


def _static(samples: Sequence[Sample]) -> tuple[Seen, ...]:
    """Lines that stay where they are in most frames: logos, names, the sender."""
    groups: list[tuple[Seen, int]] = []
    for sample in samples:
        for line in sample.lines:
            found = next((n for n, (other, _) in enumerate(groups) if _same(line, other)), None)
            if found is None:
                groups.append((line, 1))
            else:
                groups[found] = (groups[found][0], groups[found][1] + 1)
    return tuple(line for line, count in groups if count >= max(2, STAYS * len(samples)))


def _among(line: Seen, others: Sequence[Seen]) -> bool:
    return any(_same(line, other) for other in others)


def _same(one: Seen, two: Seen) -> bool:
    near = abs(one.x - two.x) <= 0.03 and abs(one.y - two.y) <= 0.03
    return near and _alike(one.text, two.text)


def _alike(one: str, two: str) -> bool:
    from difflib import SequenceMatcher

    return (
        one == two or SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio() >= ALIKE
    )


def _caption(sample: Sample, static: Sequence[Seen], upper: float | None = None) -> str:
    """The words in the place of captions, below `upper`, without what is there all the time."""
    edge = LOWER_THIRD[sample.portrait] if upper is None else upper
    lines = [line for line in sample.lines if line.y >= edge and abs(line.x - 0.5) <= CENTRED]
    return " ".join(line.text for line in lines if not _among(line, static))


def _samples(path: Path, moments: Sequence[float], tell: Tell | None = None) -> Iterator[Sample]:
    """The frames at some moments, read; one that shows the same as the one before is not read again."""
    import numpy as np

    before: NDArray[np.int16] | None = None
    lines: tuple[Seen, ...] = ()
    for time, rgb in frames(path, moments):
        if tell:
            tell(time)
        thin = rgb[::4, ::4, 1].astype(np.int16)
        if before is None or before.shape != thin.shape or _moved(before, thin):
            before, lines = thin, _lines(rgb)
        yield Sample(time, rgb.shape[0] > rgb.shape[1], lines)


def _moved(before: NDArray[np.int16], now: NDArray[np.int16]) -> bool:
    import numpy as np

    return float((np.abs(now - before) > CHANGED).mean()) > STILL


def _lines(rgb: Picture) -> tuple[Seen, ...]:
    from a11ylint.media import ocr

    rows, columns = rgb.shape[:2]
    found = []
    for raw in ocr.lines_of(rgb, SHORT_SIDE):
        if raw.score >= SURE and sum(map(str.isalpha, raw.text)) >= WORD:
            x = sum(corner[0] for corner in raw.corners) / 4 / columns
            y = sum(corner[1] for corner in raw.corners) / 4 / rows
            places = [corner[0] / columns for corner in raw.corners]
            found.append(Seen(raw.text, round(x, 3), round(y, 3), round(max(places) - min(places), 3)))
    return tuple(found)


def frames(path: Path, moments: Sequence[float]) -> Iterator[tuple[float, Picture]]:
    """The pictures at some moments as shown, uint8 of shape (rows, columns, 3); a damaged clip gives fewer."""
    import av

    with opened(path) as container:
        stream = container.streams.best("video")
        if not isinstance(stream, av.VideoStream):
            raise Unreadable("no-stream", "no picture")
        stream.thread_type = "AUTO"
        last: float | None = None
        for moment in moments:
            try:
                if last is None or not 0 <= moment - last <= JUMP:
                    container.seek(int(moment * av.time_base), backward=True)
                frame = _frame_at(container, stream, moment)
            except (av.error.FFmpegError, OSError):
                return
            if frame is None:
                return
            last = frame.time or 0.0
            yield moment, _shown(frame)


def _frame_at(container: InputContainer, stream: VideoStream, moment: float) -> VideoFrame | None:
    """The first frame that is not before a moment, or the last one of the clip; None behind its end."""
    last = None
    for number, frame in enumerate(container.decode(stream)):
        last = frame
        if number >= MOST_FRAMES or (frame.time or 0.0) >= moment:
            return frame
    return last if last is not None and (last.time or 0.0) > moment - STEP else None


def _shown(frame: VideoFrame) -> Picture:
    """A frame as people see it: turned, not larger than it is read."""
    import numpy as np

    factor = min(1.0, SHORT_SIDE / min(frame.width, frame.height))
    size = (max(2, round(frame.width * factor)), max(2, round(frame.height * factor)))
    rgb = frame.reformat(*size, format="rgb24").to_ndarray()
    turned: Picture = np.ascontiguousarray(np.rot90(rgb, (frame.rotation // 90) % 4))
    return turned
