"""One pass over the frames of a clip: light and red, cell by cell, frame by frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.media.flash.swing import STEP, RedSwing, Swing
from a11ylint.media.flash.tally import Tally

if TYPE_CHECKING:
    from a11ylint.media.flash.field import Field
    from a11ylint.media.flash.light import Light


class Meter:
    """Takes frames in the order of time; frames that show nothing new may be left out, but not their time."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.swings: tuple[Swing, RedSwing] | None = None
        self.tallies: tuple[Tally, Tally] | None = None

    def see(self, time: float, light: Light) -> None:
        """A frame that is shown from `time` (seconds) on."""
        if self.swings is None or self.tallies is None:
            shape = light.luminance.shape
            self.swings = (Swing(STEP, light.luminance), RedSwing(light))
            self.tallies = (Tally(shape, self.field), Tally(shape, self.field))
            return
        self.tallies[0].step(time, self.swings[0].step(light.luminance))
        self.tallies[1].step(time, self.swings[1].step(light, time))

    def wait(self, time: float) -> None:
        """The same picture is still there."""
        for tally in self.tallies or ():
            tally.step(time, None)
