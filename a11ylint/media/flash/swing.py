"""Transitions of single cells: far enough up or down since the last turn, in light and in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.flash.light import Light, Mask, Values

    Cells = NDArray[np.intp]

# WCAG 2.2, general flash and red flash thresholds: a change of 10 % of the largest relative luminance where the
# darker state is below 0.80; a change of more than 20 in (R - G - B) x 320 to or from a saturated red.
STEP: Final = 0.1
DARK: Final = 0.8
RED_STEP: Final = 20.0
_RESTS: Final = 1.5  # seconds without any saturated red after which red is not followed any more


class Turns(NamedTuple):
    """The numbers of the cells that complete a transition upwards, and downwards, in one frame."""

    up: Cells
    down: Cells


class _State(NamedTuple):
    """What is kept of each cell.

    `way` is 1 on the way up, -1 on the way down; `far` is the furthest value on that way, times `way`. Before its
    first transition a cell (`new`) may go either way: `low` is its least value so far. The last two say whether the
    furthest and the least value were a saturated red; they are not used for light.
    """

    way: Values
    far: Values
    new: Mask
    low: Values
    far_red: Mask
    low_red: Mask

    def part(self, cells: Cells) -> _State:
        light = self.way[cells], self.far[cells], self.new[cells], self.low[cells]
        return _State(*light, self.far_red[cells], self.low_red[cells])

    def put(self, cells: Cells, part: _State) -> None:
        for mine, other in zip(self, part, strict=True):
            mine[cells] = other


def _begin(value: Values, red: Mask | None) -> _State:
    import numpy as np

    red = np.zeros(value.shape, np.bool_) if red is None else red
    up, new = np.ones(value.shape, np.float32), np.ones(value.shape, np.bool_)
    return _State(up, value.copy(), new, value.copy(), red.copy(), red.copy())


class Swing:
    """Follows the cells on their way up or down; `size` of the way back is a transition."""

    def __init__(self, size: float, value: Values, red: Mask | None = None) -> None:
        self.size = size
        self.state = _begin(value, red)

    def steps(self, values: Values, red: Mask | None = None) -> Iterator[Turns | None]:
        """The transitions that each of these frames completes; arrays of shape (frames, cells).

        Only the cells that may turn in one of the frames are followed frame by frame, unless they are most.
        """
        import numpy as np

        state = self.state
        dark = float(values.max()) < DARK
        busy, far, low = self._bounds(values, red)
        if 2 * int(np.count_nonzero(busy)) > len(busy):
            yield from _Follow(self.size, state, np.arange(len(busy)), dark).steps(values, red)
            return
        cells = busy.nonzero()[0]
        part = state.part(cells)
        np.copyto(state.far, far)
        np.copyto(state.low, low)
        if len(cells):
            values, red = values.take(cells, 1), None if red is None else red.take(cells, 1)
            yield from _Follow(self.size, part, cells, dark).steps(values, red)
            state.put(cells, part)
        else:
            yield from [None] * len(values)

    def _bounds(self, values: Values, red: Mask | None) -> tuple[Mask, Values, Values]:
        """The cells that may turn; and how far all cells are, and how low, when these do not."""
        import numpy as np

        state = self.state
        high, low = values.max(0), values.min(0)
        least = np.minimum(state.low, low)
        # To choose by `way` cell by cell would take many times as long as to multiply.
        one, two = state.way * high, state.way * low
        far = np.maximum(state.far, np.maximum(one, two))
        if red is None:
            busy = far - np.minimum(one, two) >= self.size
            busy |= (high - least >= self.size) & state.new
        else:
            busy = red.any(0) | state.far_red | (state.low_red & state.new)
        return busy, far, least


class _Follow(NamedTuple):
    """Some cells, by their numbers, in frames that follow one another; `dark` says that all stay below DARK."""

    size: float
    part: _State
    cells: Cells
    dark: bool

    def steps(self, values: Values, red: Mask | None) -> Iterator[Turns | None]:
        """The transitions that each of the frames completes."""
        new = bool(self.part.new.any())
        for number, value in enumerate(values):
            yield self._step(value, None if red is None else red[number], new)

    def _step(self, value: Values, red: Mask | None, new: bool) -> Turns | None:
        import numpy as np

        part = self.part
        along = part.way * value
        if red is not None:
            np.copyto(part.far_red, red, where=along > part.far)
        np.maximum(part.far, along, out=part.far)
        turned = part.far - along >= self.size
        if red is not None:
            turned &= part.far_red | red
        elif not self.dark:
            turned &= np.minimum(np.abs(part.far), value) < DARK
        back = turned.nonzero()[0]
        if new:
            back = np.concatenate((back, self._first(value, red, back)))
        return self._turn(back, value, red) if len(back) else None

    def _first(self, value: Values, red: Mask | None, back: Cells) -> Cells:
        """The cells that rise for the first time: they were taken for rising ones, and are told now that they fell."""
        import numpy as np

        part = self.part
        if red is not None:
            np.copyto(part.low_red, red, where=value < part.low)
        np.minimum(part.low, value, out=part.low)
        far = (value - part.low >= self.size) & part.new
        far &= part.low < DARK if red is None else part.low_red | red
        far[back] = False
        cells: Cells = far.nonzero()[0]
        part.way[cells] = -1
        return cells

    def _turn(self, back: Cells, value: Values, red: Mask | None) -> Turns:
        """These cells begin anew, the other way."""
        part = self.part
        # Mostly all of them turn: to take and put them one by one would take several times as long.
        those = slice(None) if len(back) == len(part.way) else back
        way = -part.way[those]
        part.way[those] = way
        part.far[those] = way * value[those]
        part.new[those] = False
        if red is not None:
            part.far_red[those] = red[those]
        cells, up = self.cells[those], way > 0
        return Turns(cells[up], cells[~up])


class RedSwing:
    """The same for red; nothing is computed while there is no saturated red in the picture."""

    def __init__(self, first: Light) -> None:
        self.red, self.saturated = first.red.copy(), first.saturated.copy()
        self.seen = -_RESTS
        self.swing: Swing | None = None

    def steps(self, times: Sequence[float], light: Light) -> Iterator[Turns | None]:
        """The transitions to more and to less red that each of these frames completes."""
        import numpy as np

        red = np.logical_or.reduce(np.vstack((self.saturated, light.saturated)), 1).tolist()
        begin = 0
        for number, time in enumerate(times):
            again = self.swing is None and (red[number] or red[number + 1])
            rested = self.swing is not None and time - self.seen > _RESTS
            if again or rested:
                yield from self._followed(light, begin, number)
                begin, self.swing = number, None
            if red[number] or red[number + 1]:
                self.swing = self.swing or Swing(RED_STEP, *self._before(light, number))
                self.seen = time
        yield from self._followed(light, begin, len(times))
        self.red, self.saturated = light.red[-1].copy(), light.saturated[-1].copy()

    def _followed(self, light: Light, start: int, end: int) -> Iterator[Turns | None]:
        if self.swing is None or start == end:
            return iter([None] * (end - start))
        return self.swing.steps(light.red[start:end], light.saturated[start:end])

    def _before(self, light: Light, number: int) -> tuple[Values, Mask]:
        if number == 0:
            return self.red, self.saturated
        return light.red[number - 1], light.saturated[number - 1]
