"""When each cell last turned, and which cells turned together, as those of a flash do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from a11ylint.media.flash.field import BLOCK, covered, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.flash.field import Field, Mask, Sums
    from a11ylint.media.flash.swing import Cells, Turns

    Times = NDArray[np.float64]

SECOND: Final = 1.0
# Cells that turn the same way within this time turn together: bright and dark parts of a picture do not reach
# the 10 % in the same frame. Moving patterns turn both ways at once and are told apart by that.
TOGETHER: Final = 0.1
ONE_WAY: Final = 4.0  # times as many cells as turn back: a shaken camera has more of those
AT_ONCE: Final = 0.8
_NEVER: Final = -9.0
EXACT: Final = 1e-6  # times of frames are rounded


class Turned:
    """When each cell last turned up and down, and when that was last counted: arrays of shape (2, rows, columns)."""

    def __init__(self, shape: tuple[int, ...], field: Field) -> None:
        import numpy as np

        self.field = field
        self.at = np.full((2, *shape), _NEVER)
        self.done = np.full((2, *shape), _NEVER)
        self._room = np.empty((0, 2, *shape))

    def together(self, times: Sequence[float], turns: Sequence[Turns | None]) -> list[Mask | None]:
        """For each of these frames, the cells to count: they turned within a moment, on a quarter of a field.

        Either few others turned back, or nearly all that ever move turned in this very frame, half of them back:
        a reversing chequerboard. What drifts or tumbles by turns both ways, a part in each frame.
        """
        import numpy as np

        found: list[Mask | None] = [None] * len(times)
        at = self._marked(times, turns)
        fresh = at >= np.array([time - TOGETHER - EXACT for time in times])[:, None, None, None]
        held = sums(fresh, self.field)
        frames = [number for number in _where(held >= self.field.least) if turns[number] is not None]
        if frames:
            places = self._places(frames, times, turns, held[frames])
            for place in _where(places):
                number = frames[place]
                found[number] = self._new(times[number], at[number], fresh[number], places[place])
        return found

    def _marked(self, times: Sequence[float], turns: Sequence[Turns | None]) -> Times:
        """When the cells last turned, as it was at each of the frames: shape (frames, 2, rows, columns)."""
        import numpy as np

        if len(self._room) < len(times):
            # Kept for the next frames: to be given new memory would take longer than all that is done in it.
            self._room = np.empty((len(times), *self.at.shape))
        at = self._room[: len(times)]
        for time, turned, now in zip(times, turns, at, strict=True):
            if turned is not None:
                _mark(self.at, time, turned)
            now[:] = self.at
        return at

    def _places(
        self, frames: Sequence[int], times: Sequence[float], turns: Sequence[Turns | None], held: Sums
    ) -> Mask:
        """The fields, either way, of which a quarter turned together; `held` is how many cells of each turned."""
        import numpy as np

        found: Mask = np.logical_and(held >= self.field.least, held >= ONE_WAY * held[:, ::-1])
        placed: list[list[bool]] = np.logical_or.reduce(found, (2, 3)).tolist()
        for place, ways in enumerate(placed):
            number = frames[place]
            turned = turns[number]
            if turned is not None and not all(ways):
                lacking = [not some and self._many(turned[way]) for way, some in enumerate(ways)]
                if any(lacking):
                    found[place, lacking] = self._at_once(times[number], self._room[number], turned)[lacking]
        return found

    def _many(self, cells: Cells) -> bool:
        """Whether so many cells are near enough to each other in height: told sooner than the sums of all fields."""
        import numpy as np

        if len(cells) < self.field.least:
            return False
        rows, columns = self.at.shape[1:]
        above = np.bincount(cells // columns + 1, minlength=rows + 1).cumsum()
        high = min(self.field.rows * BLOCK, rows)
        return bool((above[high:] - above[:-high]).max() >= self.field.least)

    def _at_once(self, time: float, at: Times, turns: Turns) -> Mask:
        """The fields of which a quarter turned in this frame, and nearly all that moved within a second did."""
        import numpy as np

        now = np.zeros(at.shape, np.bool_)
        _mark(now, True, turns)
        found: Mask = sums(now, self.field) >= self.field.least
        if found.any():
            moved, moving = sums(np.stack((now.any(0), at.max(0) > time - SECOND)), self.field)
            found &= moved >= AT_ONCE * moving
        return found

    def _new(self, time: float, at: Times, fresh: Mask, places: Mask) -> Mask | None:
        """The cells in fields at these places that were not counted yet, and did not turn back since."""
        new = covered(places, self.field, fresh.shape[1:])
        new &= fresh
        new &= at > at[::-1]
        new &= at > self.done
        self.done[new] = time
        counted: Mask = new[0] | new[1]
        return counted if counted.any() else None


def _where(found: Mask) -> list[int]:
    """The numbers of the frames of which something is true."""
    import numpy as np

    numbers: list[int] = np.flatnonzero(found.reshape(len(found), -1).any(1)).tolist()
    return numbers


def _mark(found: NDArray[Any], value: float, turns: Turns) -> None:
    """`found` has the shape (2, rows, columns): up, and down."""
    for way, cells in zip(found.reshape(2, -1), turns, strict=True):
        way[cells] = value
