"""Counting transitions: how many each cell has in any one second, and when that is too often on too large an area."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.flash.field import covered, fitted, reached, sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.flash.field import Field, Mask
    from a11ylint.media.flash.swing import Turns

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
        self.risen = _Turned(shape)
        self.fallen = _Turned(shape)
        self.often = _Often()
        self.failed: list[Stretch] = []
        self.most = TOO_MANY  # transitions in a second, over too large an area

    def step(self, time: float, turns: Turns | None) -> None:
        """Take in the transitions that one frame completes; None when nothing changed."""
        self._forget(time)
        counted = False
        if turns is not None:
            self.risen.mark(time, turns.up, turns.down)
            self.fallen.mark(time, turns.down, turns.up)
            counted = self._count(time, turns)
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
        counted = None
        for way, mine, other in ((0, self.risen, self.fallen), (1, self.fallen, self.risen)):
            new = mine.together(time, turns, way, other, self.field)
            if new is not None:
                counted = new if counted is None else counted | new
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
    """When each cell last turned one way, and whether that was counted."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        import numpy as np

        self.at = np.full(shape, _NEVER)
        self.open = np.zeros(shape, np.bool_)
        self.parts: deque[tuple[float, int]] = deque()  # how many turned in each frame of the last moment

    def mark(self, time: float, mine: NDArray[np.bool_], other: NDArray[np.bool_]) -> None:
        """These cells turned my way, the others turned back."""
        import numpy as np

        number = int(np.count_nonzero(mine))
        if number:
            self.at[mine] = time
            self.parts.append((time, number))
        self.open |= mine
        self.open &= ~other

    def together(self, time: float, turns: Turns, way: int, other: _Turned, field: Field) -> Mask | None:
        """The cells to count: they turned within a moment, on a quarter of a field.

        Either few others turned back, or nearly all that ever move turned in this very frame, half of them back:
        a reversing chequerboard. What drifts or tumbles by turns both ways, a part in each frame.
        """
        since = time - TOGETHER - _EXACT
        while self.parts and self.parts[0][0] < since:
            self.parts.popleft()
        if sum(number for _, number in self.parts) < field.least or not self.open.any():
            return None
        fresh = self.at >= since
        held = sums(fresh, field)
        places = held >= field.least
        if not places.any():
            return None
        back = other.at >= since
        if back.any():
            places &= held >= ONE_WAY * sums(back, field)
        if not places.any():
            places = self._at_once(time, turns, way, other, field)
        if not places.any():
            return None
        new: Mask = fresh & self.open & covered(places, field, fresh.shape)
        self.open &= ~new
        return new if new.any() else None

    def _at_once(self, time: float, turns: Turns, way: int, other: _Turned, field: Field) -> Mask:
        """The fields in which a quarter turned in this frame, and nearly all that moved within a second did."""
        import numpy as np

        found: Mask = sums(turns[way], field) >= field.least
        if found.any():
            moving = sums(np.maximum(self.at, other.at) > time - SECOND, field)
            found &= sums(turns.up | turns.down, field) >= AT_ONCE * moving
        return found


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
