"""Lettering in the frames of a clip: captions change along with the speech, slides, logos and names do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.letterlines import Sample, Seen, alike, among, static, without_credits, without_tickers
from a11ylint.media.letterturns import Band, Turn, count, fullest, turns
from a11ylint.media.stills import SHORT_SIDE, frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.video import Tell

    Picture = NDArray[np.uint8]

VERSION: Final = 5  # raise it when the same clip gives another answer, stored facts then expire
MOST_SAMPLES: Final = 24  # frames that are read: a quarter of a second each
STEP: Final = 1.0  # seconds of speech between two of them
# Frames in a row of a longer clip: further apart than these, slides change from frame to frame like captions.
RUN: Final = 6

WORD: Final = 3  # letters; the engine takes a circle for an O
SURE: Final = 0.6  # score of a line that counts
STILL: Final = 0.0005  # share of pixels that may differ in frames that show the same
CHANGED: Final = 40  # difference of a pixel that counts as another picture, 0-255
# Words that come one by one are gone before the next frame: where the text changes this often a second, nobody knows
# how many letters there were.
FLEETING: Final = 0.4
LONGEST: Final = 12.0  # seconds from one caption to the next, twice as long as guidelines let it stand
# Of the changes that come with another picture, and of the other pictures that come without a change.
WITH_PICTURES: Final = 0.9
WITHOUT_CHANGE: Final = 0.2


class BurnedIn(NamedTuple):
    """What lettering did in `samples` frames, all taken while somebody speaks.

    `seconds`: how long it was watched, frame by frame. `lettered`: frames with words at the height where they change
    most like captions. `texts`: how many different ones, `text`: the first. `changes`: how many times they were
    replaced, by others with `letters` in all, each text counted once. `loose`: they change together with the
    picture, and only then, or stand now here, now there.
    `anywhere`: frames with lettering at any place that is not there all the time, `other`: the first of it.
    News tickers and credits count nowhere.
    """

    samples: int = 0
    lettered: int = 0
    texts: int = 0
    text: str = ""
    anywhere: int = 0
    other: str = ""
    seconds: float = 0.0
    changes: int = 0
    letters: int = 0
    loose: bool = False

    def captions(
        self, least_texts: int, least_share: float, least_letters: float, most_letters: float
    ) -> bool:
        """Whether it changes like captions, with as many letters a second as are said; of short clips two texts do.

        `least_letters` a second are needed, `most_letters` where the words are `loose`.
        """
        enough = min(least_texts, max(2, self.samples // 3))
        if self.samples < 2 or self.texts < enough or self.lettered < least_share * self.samples:
            return False
        if not self.seconds:  # frames too far apart: nobody knows how long a text stands
            return True
        letters = most_letters if self.loose else least_letters
        new = 2 * self.texts >= self.changes  # not the same signs by turns
        fast = self.changes >= FLEETING * self.seconds and new and not self.loose
        least = max(enough - 1, self.seconds / LONGEST)
        return self.changes >= least and (fast or self.letters >= letters * self.seconds)


def look(path: Path, speech: Sequence[tuple[float, float]], tell: Tell | None = None) -> BurnedIn:
    """Read the lettering of up to 24 frames in the stretches of speech, given in seconds.

    `tell` is told of each frame where in the clip it stands.
    Raises Unreadable, missing-library where the extra `ocr` is not installed.
    """
    return condense(tuple(_samples(path, times(speech), tell)))


def times(speech: Sequence[tuple[float, float]]) -> tuple[tuple[float, ...], ...]:
    """When to look: each second that is spoken, pauses left out; of longer clips four runs of six seconds."""
    spoken = sum(end - start for start, end in speech)
    if spoken <= MOST_SAMPLES * STEP:
        return (_moments(speech, 0.0, round(spoken / STEP)),)
    runs = MOST_SAMPLES // RUN
    share = spoken / runs
    return tuple(_moments(speech, (run + 0.5) * share - RUN * STEP / 2, RUN) for run in range(runs))


def _moments(speech: Sequence[tuple[float, float]], first: float, most: int) -> tuple[float, ...]:
    """So many seconds from the `first` on of the time that is spoken, as moments of the clip."""
    found = []
    at = first + STEP / 2
    last = first + max(1, most) * STEP
    for start, end in speech:
        while at < min(end - start, last):
            found.append(round(start + at, 3))
            at += STEP
        at, last = at - (end - start), last - (end - start)
    return tuple(found)


def condense(samples: Sequence[Sample]) -> BurnedIn:
    """What the lettering of some frames does over time."""
    kept = _moving(samples)
    moving = [sample.lines[0].text for sample in kept if sample.lines]
    steps = turns(kept)
    band = fullest(kept, steps)
    shown = [text for text in band.texts if text]
    texts = _different(shown)
    return BurnedIn(
        len(samples),
        len(shown),
        len(texts),
        (*texts, "")[0],
        len(moving),
        (*moving, "")[0],
        round(sum(turn.seconds for turn in steps if turn), 3),
        len(band.said),
        sum(map(count, _different(band.said))),
        band.jumping or _with_pictures(band, steps),
    )


def _moving(samples: Sequence[Sample]) -> list[Sample]:
    """The frames without lines that are there all the time, and without those that run through the picture."""
    samples = without_credits(without_tickers(samples))
    staying = static(samples)
    return [
        sample._replace(lines=tuple(line for line in sample.lines if not among(line, staying)))
        for sample in samples
    ]


def _with_pictures(band: Band, steps: Sequence[Turn | None]) -> bool:
    """Whether the words go with the pictures: names under faces, headings of slides."""
    others = sum(turn is not None for turn in steps) - len(band.said)
    without = sum(turn is not None and turn.cut for turn in steps) - band.cut
    together = len(band.said) > 1 and band.cut >= WITH_PICTURES * len(band.said)
    return together and without <= WITHOUT_CHANGE * others


def _different(texts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if not any(alike(text, other) for other in found):
            found.append(text)
    return found


def _samples(path: Path, runs: Sequence[Sequence[float]], tell: Tell | None = None) -> Iterator[Sample]:
    """The frames of some runs, read; one that shows the same as the one before is not read again."""
    import numpy as np

    read: NDArray[np.int16] | None = None
    before: NDArray[np.int16] | None = None
    lines: tuple[Seen, ...] = ()
    firsts = {run[0] for run in runs if run}
    for time, rgb in frames(path, [moment for run in runs for moment in run]):
        if tell:
            tell(time)
        thin = rgb[::4, ::4, 1].astype(np.int16)
        if read is None or _moved(read, thin) > STILL:
            read, lines = thin, _lines(rgb)
        turned = 0.0 if before is None else round(_moved(before, thin), 3)
        before = thin
        yield Sample(time, lines, turned, time in firsts)


def _moved(before: NDArray[np.int16], now: NDArray[np.int16]) -> float:
    """The share of pixels that changed."""
    import numpy as np

    return 1.0 if before.shape != now.shape else float((np.abs(now - before) > CHANGED).mean())


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
