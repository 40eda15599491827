"""Transitions of single cells: far enough up or down since the last turn, in light and in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.flash.light import Light, Mask, Values

# WCAG 2.2, general flash and red flash thresholds: a change of 10 % of the largest relative luminance where the
# darker state is below 0.80; a change of more than 20 in (R - G - B) x 320 to or from a saturated red.
STEP: Final = 0.1
DARK: Final = 0.8
RED_STEP: Final = 20.0
_RESTS: Final = 1.5  # seconds without any saturated red after which red is not followed any more


class Turns(NamedTuple):
    """The cells that complete a transition upwards, and downwards, in one frame."""

    up: Mask
    down: Mask


class _Track:
    """The furthest value of every cell in one direction, and whether it was a saturated red."""

    def __init__(self, value: Values, red: Mask | None) -> None:
        self.far = value.copy()
        self.red = None if red is None else red.copy()

    def follow(self, value: Values, red: Mask | None) -> NDArray[np.float32]:
        """Take in a frame; returns how far each cell has come back."""
        import numpy as np

        if self.red is not None and red is not None:
            np.copyto(self.red, red, where=value > self.far)
        np.maximum(self.far, value, out=self.far)
        back: Values = self.far - value
        return back

    def counts(self, value: Values, red: Mask | None) -> Mask:
        """Where one end of the way back is dark, or a saturated red."""
        import numpy as np

        if self.red is not None and red is not None:
            return self.red | red
        ends: Mask = np.minimum(np.abs(self.far), np.abs(value)) < DARK
        return ends

    def restart(self, value: Values, red: Mask | None, where: Mask) -> None:
        """These cells begin anew."""
        import numpy as np

        np.copyto(self.far, value, where=where)
        if self.red is not None and red is not None:
            np.copyto(self.red, red, where=where)


class Swing:
    """Follows the cells on their way up or down; `size` of the way back is a transition.

    Before its first transition a cell may go either way, so both are followed.
    """

    def __init__(self, size: float, value: Values, red: Mask | None = None) -> None:
        import numpy as np

        self.size = size
        self.way = np.ones(value.shape, np.float32)  # 1 rising, -1 falling: values are then counted negative
        self.new = np.ones(value.shape, np.bool_)
        self.track = _Track(value, red)
        self.fall = _Track(-value, red)

    def step(self, value: Values, red: Mask | None = None) -> Turns | None:
        """The transitions that this frame completes; None when there are none."""
        along, down = self.way * value, -value
        turned = self.track.follow(along, red) >= self.size
        first = (self.fall.follow(down, red) >= self.size) & self.new
        if not (turned.any() or first.any()):
            return None
        turned &= self.track.counts(along, red)
        first &= self.fall.counts(down, red) & ~turned
        turns = Turns(first | (turned & (self.way < 0)), turned & (self.way > 0))
        self.way[turns.up] = 1
        self.way[turns.down] = -1
        turned |= first
        self.new &= ~turned
        self.track.restart(self.way * value, red, turned)
        return turns


class RedSwing:
    """The same for red; nothing is computed while there is no saturated red in the picture."""

    def __init__(self, first: Light) -> None:
        self.last = first
        self.seen = -_RESTS
        self.swing: Swing | None = None

    def step(self, light: Light, time: float) -> Turns | None:
        """The transitions to more and to less red that this frame completes; None when there are none."""
        before, self.last = self.last, light
        if light.saturated.any() or before.saturated.any():
            if time - self.seen > _RESTS or self.swing is None:
                self.swing = Swing(RED_STEP, before.red, before.saturated)
            self.seen = time
        if self.swing is None or time - self.seen > _RESTS:
            return None
        return self.swing.step(light.red, light.saturated)
