"""When each cell last turned, and which cells turned together, as those of a flash do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from a11ylint.media.flash.field import covered, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.flash.field import Field, Mask
    from a11ylint.media.flash.swing import Turns

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
        many = held >= self.field.least
        some = {number: turned for number in _where(many) if (turned := turns[number]) is not None}
        if some:
            places = (many & (held >= ONE_WAY * held[:, ::-1]))[[*some]]
            self._add_at_once(places, [(times[number], at[number]) for number in some], [*some.values()])
            reached = covered(places, self.field, self.at.shape[1:])
            for number, cells in zip(some, reached, strict=True):
                found[number] = self._new(times[number], at[number], cells & fresh[number])
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

    def _add_at_once(
        self, places: Mask, frames: Sequence[tuple[float, Times]], turns: Sequence[Turns]
    ) -> None:
        """Add the fields of which a quarter turned in one frame, and nearly all that moved within a second did.

        Each of the frames is its time, and when its cells last turned. Only the ways without any field are asked.
        """
        import numpy as np

        lacking = ~np.logical_or.reduce(places, (2, 3))
        asked: list[int] = np.flatnonzero(lacking.any(1)).tolist()
        if not asked:
            return
        now = np.zeros((len(asked), *self.at.shape), np.bool_)
        for place, turned in zip(asked, now, strict=True):
            _mark(turned, True, turns[place])
        found: Mask = sums(now, self.field) >= self.field.least
        found &= lacking[asked][..., None, None]
        if found.any():
            moving = np.stack([frames[place][1].max(0) > frames[place][0] - SECOND for place in asked])
            found &= (sums(now[:, 0] | now[:, 1], self.field) >= AT_ONCE * sums(moving, self.field))[:, None]
            places[asked] |= found

    def _new(self, time: float, at: Times, cells: Mask) -> Mask | None:
        """Those of these cells that were not counted yet, and did not turn back since."""
        cells &= at > at[::-1]
        cells &= at > self.done
        self.done[cells] = time
        counted: Mask = cells[0] | cells[1]
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
