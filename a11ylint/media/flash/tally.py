"""Counting transitions: how many each cell has in any one second, and when that is too often on too large an area."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.flash.field import BLOCK, covered, fitted, reached, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from a11ylint.media.flash.field import Field, Mask
    from a11ylint.media.flash.swing import Cells, Turns

SECOND: Final = 1.0
# A flash is a pair of opposing transitions: three flashes have six, and the seventh begins a fourth (so counts
# IRIS as well). IRIS calls four to six transitions in every second, for four of five seconds, extended flashing.
TOO_MANY: Final = 7
MANY: Final = 4
EXTENDED: Final = 4.0
EXTENDED_WINDOW: Final = 5.0
# Cells that turn the same way within this time turn together: bright and dark parts of a picture do not reach
# the 10 % in the same frame. Moving patterns turn both ways at once and are told apart by that.
TOGETHER: Final = 0.1
ONE_WAY: Final = 4.0  # times as many cells as turn back: a shaken camera has more of those
AT_ONCE: Final = 0.8
MOST_STRETCHES: Final = 200
_NEVER: Final = -9.0
_EXACT: Final = 1e-6  # times of frames are rounded


class Stretch(NamedTuple):
    """A time with flashes, in seconds.

    `flashes` is the largest number in one second, `area` the share of the picture that flashes too often, 0-1.
    """

    start: float
    end: float
    flashes: int = 0
    area: float = 0.0


class Tally:
    """Counts concurrent transitions; memory holds one second of marks, whatever the length of the clip."""

    def __init__(self, shape: tuple[int, ...], field: Field) -> None:
        import numpy as np

        self.field = fitted(field, shape)
        self.count = np.zeros(shape, np.uint16)
        self.recent: deque[tuple[float, Mask]] = deque()
        self.turned = _Turned(shape, self.field)
        self.often = _Often()
        self.failed: list[Stretch] = []
        self.most = TOO_MANY  # transitions in a second, over too large an area

    def steps(self, times: Sequence[float], turns: Sequence[Turns | None]) -> None:
        """Take in the transitions that each of these frames completes; None when nothing changed."""
        if not self.recent and all(turned is None for turned in turns):
            return
        near = self.turned.near(times, turns)
        for time, turned, enough in zip(times, turns, near, strict=True):
            self._step(time, turned, enough)

    def _step(self, time: float, turns: Turns | None, near: bool) -> None:
        """`near`: whether enough cells turned near to each other."""
        self._forget(time)
        if turns is not None:
            self.turned.mark(time, turns)
        counted = turns is not None and near and self._count(time, turns)
        self.often.on(time, reached(self.count >= MANY, self.field) if counted else self.often.state)

    def wait(self, time: float) -> None:
        """Nothing changed until `time`."""
        if self.recent:
            self._step(time, None, near=False)

    def _forget(self, time: float) -> None:
        """Leave out what is a second old, at the time at which it is: the next frame may come much later."""
        while self.recent and self.recent[0][0] <= time - SECOND + _EXACT:
            then, old = self.recent.popleft()
            self.count -= old
            if self.often.state:
                self.often.on(min(then + SECOND, time), reached(self.count >= MANY, self.field))

    def _count(self, time: float, turns: Turns) -> bool:
        """Count the cells that turned together; report when too many of them turned too often."""
        counted = self.turned.together(time, turns)
        if counted is None:
            return False
        self.recent.append((time, counted))
        self.count += counted
        if int(self.count.max()) >= TOO_MANY and reached(self.count >= TOO_MANY, self.field):
            self._fail(time)
        return True

    def _fail(self, time: float) -> None:
        """Note the second that ends now; seconds that touch are one stretch."""
        start = self.recent[0][0]
        last = self.failed[-1] if self.failed else None
        joined = last is not None and (start <= last.end + SECOND or len(self.failed) >= MOST_STRETCHES)
        if not joined:
            self.most = TOO_MANY
        while reached(self.count > self.most, self.field):
            self.most += 1
        share = round(float((self.count >= TOO_MANY).mean()), 3)
        if last is not None and joined:
            self.failed[-1] = Stretch(last.start, time, (self.most + 1) // 2, max(last.area, share))
        else:
            self.failed.append(Stretch(start, time, (self.most + 1) // 2, share))


class _Turned:
    """When each cell last turned up and down, and when that was last counted: arrays of shape (2, rows, columns)."""

    def __init__(self, shape: tuple[int, ...], field: Field) -> None:
        import numpy as np

        self.field = field
        self.at = np.full((2, *shape), _NEVER)
        self.done = np.full((2, *shape), _NEVER)

    def near(self, times: Sequence[float], turns: Sequence[Turns | None]) -> list[bool]:
        """For each of these frames, whether cells that turned one way within a moment fill a quarter of a field."""
        import numpy as np

        at = self.at.copy()
        fresh = np.empty((len(times), *at.shape), np.bool_)
        for time, turned, now in zip(times, turns, fresh, strict=True):
            if turned is not None:
                _mark(at, time, turned)
            np.greater_equal(at, _moment(time), out=now)
        found: list[bool] = (sums(fresh, self.field).max((1, 2, 3)) >= self.field.least).tolist()
        return found

    def mark(self, time: float, turns: Turns) -> None:
        """These cells turned now."""
        _mark(self.at, time, turns)

    def together(self, time: float, turns: Turns) -> Mask | None:
        """The cells to count: they turned within a moment, on a quarter of a field.

        Either few others turned back, or nearly all that ever move turned in this very frame, half of them back:
        a reversing chequerboard. What drifts or tumbles by turns both ways, a part in each frame.
        """
        fresh = self.at >= _moment(time)
        places = self._one_way(fresh)
        lacking = [way for way in (0, 1) if not places[way].any() and self._near(turns[way])]
        if lacking:
            places[lacking] = self._at_once(time, turns)[lacking]
        counted = None
        for way in (0, 1):
            new = self._new(time, fresh[way], way, places[way])
            if new is not None:
                counted = new if counted is None else counted | new
        return counted

    def _one_way(self, fresh: Mask) -> Mask:
        """The fields of which a quarter turned up, and down, and few cells turned back."""
        import numpy as np

        # Where four times as many turned one way as the other, they are ahead by three quarters: one sum tells that.
        ahead = sums(fresh[0].view(np.int8) - fresh[1].view(np.int8), self.field)
        if float(np.abs(ahead).max()) < (1 - 1 / ONE_WAY) * self.field.least:
            return np.zeros((2, *ahead.shape), np.bool_)
        held = sums(fresh, self.field)
        found: Mask = (held >= self.field.least) & (held >= ONE_WAY * held[::-1])
        return found

    def _new(self, time: float, fresh: Mask, way: int, places: Mask) -> Mask | None:
        """The cells in fields at these places that were not counted yet, and did not turn back since."""
        import numpy as np

        if not places.any():
            return None
        new: Mask = fresh & covered(places, self.field, fresh.shape)
        new &= self.at[way] > np.maximum(self.at[1 - way], self.done[way])
        self.done[way][new] = time
        return new if new.any() else None

    def _at_once(self, time: float, turns: Turns) -> Mask:
        """The fields of which a quarter turned in this frame, and nearly all that moved within a second did."""
        import numpy as np

        now = np.zeros(self.at.shape, np.bool_)
        _mark(now, True, turns)
        found: Mask = sums(now, self.field) >= self.field.least
        if found.any():
            moved, moving = sums(np.stack((now.any(0), self.at.max(0) > time - SECOND)), self.field)
            found &= moved >= AT_ONCE * moving
        return found

    def _near(self, cells: Cells) -> bool:
        """Whether so many cells are near enough to each other in height: told sooner than the sums of all fields."""
        import numpy as np

        if len(cells) < self.field.least:
            return False
        rows, columns = self.at.shape[1:]
        above = np.bincount(cells // columns + 1, minlength=rows + 1).cumsum()
        high = min(self.field.rows * BLOCK, rows)
        return bool((above[high:] - above[:-high]).max() >= self.field.least)


def _mark(found: NDArray[Any], value: float, turns: Turns) -> None:
    """`found` has the shape (2, rows, columns): up, and down."""
    for way, cells in zip(found.reshape(2, -1), turns, strict=True):
        way[cells] = value


def _moment(time: float) -> float:
    """Since when cells turned together with those that turn at `time`."""
    return time - TOGETHER - _EXACT


class _Often:
    """Adds up the time with two to three flashes a second, within the last five seconds."""

    def __init__(self) -> None:
        self.time = 0.0
        self.state = False
        self.spans: deque[tuple[float, float]] = deque()
        self.found: list[Stretch] = []

    def on(self, time: float, state: bool) -> None:
        """Time passes in the present state; `state` is the one from `time` on."""
        if self.state and time > self.time:
            if self.spans and self.spans[-1][1] >= self.time:
                self.spans[-1] = (self.spans[-1][0], time)
            else:
                self.spans.append((self.time, time))
            self._judge(time)
        self.time, self.state = max(time, self.time), state

    def _judge(self, time: float) -> None:
        begin = time - EXTENDED_WINDOW
        while self.spans and self.spans[0][1] <= begin:
            self.spans.popleft()
        if sum(end - max(start, begin) for start, end in self.spans) < EXTENDED - _EXACT:
            return
        start = max(self.spans[0][0] - SECOND, begin - SECOND, 0.0)
        if self.found and (start <= self.found[-1].end or len(self.found) >= MOST_STRETCHES):
            self.found[-1] = self.found[-1]._replace(end=time)
        else:
            self.found.append(Stretch(round(start, 3), time))
