"""Counting transitions: how many each cell has in any one second, and when that is too often on too large an area."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.flash.field import BLOCK, covered, fitted, reached, sums

if TYPE_CHECKING:
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

    def step(self, time: float, turns: Turns | None) -> None:
        """Take in the transitions that one frame completes; None when nothing changed."""
        if turns is None and not self.recent:
            return
        self._forget(time)
        counted = turns is not None and self._count(time, turns)
        self.often.on(time, reached(self.count >= MANY, self.field) if counted else self.often.state)

    def _forget(self, time: float) -> None:
        """Leave out what is a second old, at the time at which it is: the next frame may come much later."""
        while self.recent and self.recent[0][0] <= time - SECOND + _EXACT:
            then, old = self.recent.popleft()
            self.count -= old
            if self.often.state:
                self.often.on(min(then + SECOND, time), reached(self.count >= MANY, self.field))

    def _count(self, time: float, turns: Turns) -> bool:
        """Count the cells that turned together; report when too many of them turned too often."""
        self.turned.mark(time, turns)
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
    """When each cell last turned up and down, and whether that was counted: arrays of shape (2, rows, columns)."""

    def __init__(self, shape: tuple[int, ...], field: Field) -> None:
        import numpy as np

        self.field = field
        self.at = np.full((2, *shape), _NEVER)
        self.open = np.zeros((2, *shape), np.bool_)
        self._at, self._open = tuple(self.at.reshape(2, -1)), tuple(self.open.reshape(2, -1))
        # How many cells turned in each frame of the last moment, and in all of them.
        self.parts: tuple[deque[tuple[float, int]], ...] = (deque(), deque())
        self.sums = [0, 0]

    def mark(self, time: float, turns: Turns) -> None:
        """These cells turned now."""
        for way, cells in enumerate(turns):
            if len(cells):
                self._at[way][cells] = time
                self._open[way][cells] = True
                self._open[1 - way][cells] = False
                self.parts[way].append((time, len(cells)))
                self.sums[way] += len(cells)

    def _enough(self, since: float) -> bool:
        """Whether enough cells went one way lately for a quarter of a field."""
        for way, parts in enumerate(self.parts):
            while parts and parts[0][0] < since:
                self.sums[way] -= parts.popleft()[1]
        return max(self.sums) >= self.field.least

    def together(self, time: float, turns: Turns) -> Mask | None:
        """The cells to count: they turned within a moment, on a quarter of a field.

        Either few others turned back, or nearly all that ever move turned in this very frame, half of them back:
        a reversing chequerboard. What drifts or tumbles by turns both ways, a part in each frame.
        """
        since = time - TOGETHER - _EXACT
        if not self._enough(since):
            return None
        fresh = self.at >= since
        one_way = self._one_way(fresh)
        counted = None
        for way in (0, 1):
            places = (
                one_way[way]
                if one_way is not None and one_way[way].any()
                else self._at_once(time, turns, way)
            )
            new = self._new(fresh[way], way, places)
            if new is not None:
                counted = new if counted is None else counted | new
        return counted

    def _one_way(self, fresh: Mask) -> Mask | None:
        """The fields of which a quarter turned up, and down, and few cells turned back; None when there are none."""
        import numpy as np

        # Where four times as many turned one way as the other, they are ahead by three quarters: one sum tells that.
        ahead = sums(fresh[0].view(np.int8) - fresh[1].view(np.int8), self.field)
        if float(np.abs(ahead).max()) < (1 - 1 / ONE_WAY) * self.field.least:
            return None
        held = sums(fresh, self.field)
        found: Mask = (held >= self.field.least) & (held >= ONE_WAY * held[::-1])
        return found

    def _new(self, fresh: Mask, way: int, places: Mask) -> Mask | None:
        """The cells in fields at these places that were not counted yet."""
        if not places.any():
            return None
        new: Mask = fresh & self.open[way] & covered(places, self.field, fresh.shape)
        self.open[way] &= ~new
        return new if new.any() else None

    def _at_once(self, time: float, turns: Turns, way: int) -> Mask:
        """The fields in which a quarter turned in this frame, and nearly all that moved within a second did."""
        import numpy as np

        if not self._near(turns[way]):
            return np.zeros(1, np.bool_)
        now = self._mask(turns[way])
        found: Mask = sums(now, self.field) >= self.field.least
        if found.any():
            moving = sums(self.at.max(0) > time - SECOND, self.field)
            found &= sums(now | self._mask(turns[1 - way]), self.field) >= AT_ONCE * moving
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

    def _mask(self, cells: Cells) -> Mask:
        import numpy as np

        mask = np.zeros(self.at.shape[1:], np.bool_)
        mask.reshape(-1)[cells] = True
        return mask


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
