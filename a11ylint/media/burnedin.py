"""Lettering in the frames of a clip: captions change along with the speech, logos and names stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.letterlines import Sample, Seen, alike, among, static, without_credits, without_tickers
from a11ylint.media.stills import SHORT_SIDE, frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.video import Tell

    Picture = NDArray[np.uint8]

VERSION: Final = 4  # raise it when the same clip gives another answer, stored facts then expire
MOST_SAMPLES: Final = 24  # frames that are read: a quarter of a second each
STEP: Final = 1.0  # seconds of speech between two of them, at least

LOWER_THIRD: Final = (0.6, 0.5)  # upper edge of the band of captions: landscape, portrait
WORD: Final = 3  # letters; the engine takes a circle for an O
CENTRED: Final = (
    0.25  # a caption's middle is no further from the middle of the picture, as a share of its width
)
SURE: Final = 0.6  # score of a line that counts
STILL: Final = 0.0005  # share of pixels that may differ in frames that show the same
LONGEST: Final = 5  # frames; captions change faster than headlines and slides
# Speech has about 13 letters a second. Names of people and headlines stand longer than it takes to say them; what is
# seen in fewer frames than these, nobody knows the length of.
SLOWEST: Final = 4.0
LASTING: Final = 3
CHANGED: Final = 40  # difference of a pixel that counts as another picture, 0-255


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
    samples = without_credits(without_tickers(samples))
    staying = static(samples)
    captions = _spoken(samples, staying, None)
    moving = sum(any(not among(line, staying) for line in sample.lines) for sample in samples)
    texts = _different(captions)
    others = _different(_spoken(samples, staying, 0.0))
    return BurnedIn(
        len(samples), len(captions), len(texts), (*texts, "")[0], moving, len(others), (*others, "")[0]
    )


def _spoken(samples: Sequence[Sample], staying: Sequence[Seen], upper: float | None) -> list[str]:
    """The lettering of the frames without words that stand much longer than it takes to say them."""
    found: list[str] = []
    for run in _runs([(sample.time, _caption(sample, staying, upper)) for sample in samples]):
        seconds, letters = run[-1][0] - run[0][0], sum(map(str.isalpha, run[0][1]))
        if len(run) < LASTING or letters >= SLOWEST * seconds:
            found += (text for _, text in run)
    return found


def _runs(texts: Sequence[tuple[float, str]]) -> list[list[tuple[float, str]]]:
    """Frames in a row with the same words; frames without words are left out."""
    runs: list[list[tuple[float, str]]] = []
    before = ""
    for time, text in texts:
        if text and before and alike(text, before):
            runs[-1].append((time, text))
        elif text:
            runs.append([(time, text)])
        before = text
    return runs


def _different(texts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if not any(alike(text, other) for other in found):
            found.append(text)
    return found


def _caption(sample: Sample, staying: Sequence[Seen], upper: float | None = None) -> str:
    """The words in the place of captions, below `upper`, without what is there all the time."""
    edge = LOWER_THIRD[sample.portrait] if upper is None else upper
    lines = [line for line in sample.lines if line.y >= edge and abs(line.x - 0.5) <= CENTRED]
    return " ".join(line.text for line in lines if not among(line, staying))


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
