"""One pass over the frames of a clip: light and red, cell by cell, frame by frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.media.flash.swing import STEP, RedSwing, Swing
from a11ylint.media.flash.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11ylint.media.flash.field import Field
    from a11ylint.media.flash.light import Light


class Meter:
    """Takes frames in the order of time; frames that show nothing new may be left out, but not their time."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.swings: tuple[Swing, RedSwing] | None = None
        self.tallies: tuple[Tally, Tally] | None = None

    def see(self, times: Sequence[float], light: Light) -> None:
        """Frames that are shown one after the other from these times (seconds) on; arrays (frames, rows, columns)."""
        frames, *shape = light.luminance.shape
        cells = light.flat(frames)
        if self.swings is None or self.tallies is None:
            first = cells.part(0)
            self.swings = swings = Swing(STEP, first.luminance), RedSwing(first)
            self.tallies = tallies = Tally(tuple(shape), self.field), Tally(tuple(shape), self.field)
            cells, times = cells.part(slice(1, None)), times[1:]
        else:
            swings, tallies = self.swings, self.tallies
        if not times:
            return
        found = swings[0].steps(cells.luminance), swings[1].steps(times, cells)
        for tally, turns in zip(tallies, found, strict=True):
            tally.steps(times, list(turns))

    def wait(self, time: float) -> None:
        """The same picture is still there."""
        for tally in self.tallies or ():
            tally.wait(time)
