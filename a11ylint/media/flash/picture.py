"""Animated pictures, frame by frame with the delays that players keep, and once more past the seam when they repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.animation import Timeline, read
from a11ylint.media.flash import light
from a11ylint.media.flash.evidence import Flashes, answer
from a11ylint.media.flash.field import Grid, grid
from a11ylint.media.flash.meter import Meter
from a11ylint.media.flash.tally import EXTENDED_WINDOW
from a11ylint.media.flash.turned import SECOND
from a11ylint.media.image import _BROKEN, MAX_PIXELS, _opened
from a11ylint.media.thinning import need_room

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PILImage

    Bytes = NDArray[np.uint8]

WORK: Final = 2_000_000_000  # pixels of all frames together: about 20 seconds of decoding
# Past the seam this much is played again: what happens in any second, and in any five seconds, is seen then.
AGAIN: Final = EXTENDED_WINDOW + SECOND


class Shown(NamedTuple):
    """A frame: when it appears, in seconds from the start, and red, green and blue of its cells."""

    time: float
    cells: Bytes


def of_picture(path: Path, max_seconds: float, max_pixels: int = MAX_PIXELS) -> Flashes:
    """Flashes of an animated picture while it plays, with its repetitions; none in a still one. Raises Unreadable."""
    line = read(path)
    if len(line.delays) < 2:
        return Flashes(total=0.0)
    with _opened(path) as image:
        need_room(image, max_pixels)
        return _watched(image, line, max_seconds)


def _watched(image: PILImage, line: Timeline, max_seconds: float) -> Flashes:
    divided = grid(image.width, image.height)
    look = _Look(divided)
    kept: list[Shown] = []
    most = max(2, WORK // (image.width * image.height))
    seen, stopped = 0.0, "" if line.complete else "damaged"
    for number, delay in enumerate(line.delays):
        if seen >= max_seconds or number >= most:
            stopped = "limit" if seen >= max_seconds else "work"
            break
        cells = _frame(image, number, divided.cell)
        if cells is None:
            stopped = "damaged"
            break
        look.at(Shown(seen, cells))
        if seen < AGAIN:
            kept.append(Shown(seen, cells))
        seen += delay
    total = sum(line.delays)
    checked = round(min(seen, max_seconds), 3) if stopped == "limit" else round(seen, 3)
    look.until(checked)
    if not stopped:
        _repeat(look, kept, total, line.plays)
    return answer(look.meter, checked, round(total, 3) if line.complete else None, stopped)


class _Look:
    """Measures frames, many at once."""

    def __init__(self, divided: Grid) -> None:
        self.meter = Meter(divided.field)
        self.lamp = light.Lamp(None)
        self.most = light.most_frames(divided.rows * divided.columns)
        self.held: list[Shown] = []

    def at(self, shown: Shown) -> None:
        """One more frame."""
        self.held.append(shown)
        if len(self.held) == self.most:
            self._measure()

    def until(self, time: float) -> None:
        """The last frame was shown until `time`."""
        self._measure()
        self.meter.wait(time)

    def _measure(self) -> None:
        import numpy as np

        if self.held:
            seen = self.lamp.light(np.stack([shown.cells for shown in self.held], 1))
            self.meter.see([shown.time for shown in self.held], seen)
            self.held.clear()


def _frame(image: PILImage, number: int, cell: int) -> Bytes | None:
    """The cells of one frame; None where the file is damaged, or holds fewer frames than its blocks promise.

    Browsers play such a file as far as it goes. One whose first frame is damaged is no picture: the error is raised.
    """
    try:
        image.seek(number)
        return _cells(image, cell)
    except _BROKEN:
        if number == 0:
            raise
        return None


def _cells(image: PILImage, cell: int) -> Bytes:
    """Mean red, green and blue of each cell, on white; uint8 of shape (3, rows, columns)."""
    import numpy as np
    from PIL import Image

    image.load()
    clear = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    wanted = "RGBA" if clear else "RGB"
    small = (image if image.mode == wanted else image.convert(wanted)).reduce(cell)
    if clear:
        small = Image.alpha_composite(Image.new("RGBA", small.size, (255, 255, 255, 255)), small).convert(
            "RGB"
        )
    return np.asarray(small).transpose(2, 0, 1)


def _repeat(look: _Look, kept: list[Shown], total: float, plays: int | None) -> None:
    """Play the beginning again until every stretch of time across the seam was seen."""
    end = total + AGAIN
    start = total
    left = plays
    while start < end and (left is None or left > 1):
        for shown in kept:
            if start + shown.time < end:
                look.at(shown._replace(time=start + shown.time))
        start += total
        left = None if left is None else left - 1
    look.until(min(start, end))
