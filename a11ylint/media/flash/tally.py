"""Counting transitions: how many each cell has in any one second, and when that is too often on too large an area."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.flash.field import fitted, reached
from a11ylint.media.flash.turned import EXACT, SECOND, Turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11ylint.media.flash.field import Field, Mask
    from a11ylint.media.flash.swing import Turns

# A flash is a pair of opposing transitions: three flashes have six, and the seventh begins a fourth (so counts
# IRIS as well). IRIS calls four to six transitions in every second, for four of five seconds, extended flashing.
TOO_MANY: Final = 7
MANY: Final = 4
EXTENDED: Final = 4.0
EXTENDED_WINDOW: Final = 5.0
MOST_STRETCHES: Final = 200


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
        self.turned = Turned(shape, self.field)
        self.often = _Often()
        self.failed: list[Stretch] = []
        self.most = TOO_MANY  # transitions in a second, over too large an area

    def steps(self, times: Sequence[float], turns: Sequence[Turns | None]) -> None:
        """Take in the transitions that each of these frames completes; None when nothing changed."""
        if not self.recent and all(turned is None for turned in turns):
            return
        for time, counted in zip(times, self.turned.together(times, turns), strict=True):
            self._step(time, counted)

    def _step(self, time: float, counted: Mask | None) -> None:
        self._forget(time)
        self.often.on(time, self.often.state if counted is None else self._count(time, counted))

    def wait(self, time: float) -> None:
        """Nothing changed until `time`."""
        if self.recent:
            self._step(time, None)

    def _forget(self, time: float) -> None:
        """Leave out what is a second old, at the time at which it is: the next frame may come much later."""
        while self.recent and self.recent[0][0] <= time - SECOND + EXACT:
            then, old = self.recent.popleft()
            self.count -= old
            if self.often.state:
                self.often.on(min(then + SECOND, time), reached(self.count >= MANY, self.field))

    def _count(self, time: float, counted: Mask) -> bool:
        """Count the cells that turned together; tell whether many turned often, and note when it was too often."""
        self.recent.append((time, counted))
        self.count += counted
        most = int(self.count.max())
        if most >= TOO_MANY and reached(too_often := self.count >= TOO_MANY, self.field):
            self._fail(time, too_often)
            return True
        return most >= MANY and reached(self.count >= MANY, self.field)

    def _fail(self, time: float, cells: Mask) -> None:
        """Note the second that ends now, in which these cells turned too often; seconds that touch are one stretch."""
        import numpy as np

        start = self.recent[0][0]
        last = self.failed[-1] if self.failed else None
        joined = last is not None and (start <= last.end + SECOND or len(self.failed) >= MOST_STRETCHES)
        if not joined:
            self.most = TOO_MANY
        while reached(self.count > self.most, self.field):
            self.most += 1
        share = round(int(np.count_nonzero(cells)) / cells.size, 3)
        if last is not None and joined:
            self.failed[-1] = Stretch(last.start, time, (self.most + 1) // 2, max(last.area, share))
        else:
            self.failed.append(Stretch(start, time, (self.most + 1) // 2, share))


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
        if sum(end - max(start, begin) for start, end in self.spans) < EXTENDED - EXACT:
            return
        start = max(self.spans[0][0] - SECOND, begin - SECOND, 0.0)
        if self.found and (start <= self.found[-1].end or len(self.found) >= MOST_STRETCHES):
            self.found[-1] = self.found[-1]._replace(end=time)
        else:
            self.found.append(Stretch(round(start, 3), time))
