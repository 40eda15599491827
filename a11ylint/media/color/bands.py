"""Whether two colours are bands of columns or rows, always in one order, with pale gaps between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from a11ylint.media.color.cues import Marks, Scene
    from a11ylint.media.color.parts import Part

MOST: Final = 0.6  # share of a colour's area that must lie in such columns, and of a gap that must be pale
ALIKE: Final = 2  # points by which edges of bands of one column may differ
WIDEST_GAP: Final = 0.014  # of the longer side
PALE: Final = 215  # all channels of a gap that is called white
BANDS: Final = 3  # of a single column; with two columns two bands are enough


def banded(scene: Scene, a: int, b: int, marks: dict[int, Marks]) -> bool:
    """Whether both colours are bands of columns, or rows, in one order and with white gaps between them."""
    fields = {number for each in marks.values() for number in each.legend}
    large = [
        part
        for number, part in enumerate(scene.parts.all)
        if part.points >= 12 and part.filled >= 0.5 and number not in fields
    ]
    return any(_ordered(scene, a, b, marks, large, lying) for lying in (False, True))


def _ordered(scene: Scene, a: int, b: int, marks: dict[int, Marks], large: list[Part], lying: bool) -> bool:
    columns: dict[tuple[int, int], list[Part]] = {}
    for part in sorted(large, key=lambda part: part.left if lying else part.top):
        ends = (part.top, part.bottom) if lying else (part.left, part.right)
        near = next(
            (key for key in columns if max(abs(key[0] - ends[0]), abs(key[1] - ends[1])) <= ALIKE), ends
        )
        columns.setdefault(near, []).append(part)
    stacks = [stack for line in columns.values() for stack in _stacks(scene, line, lying)]
    both = [stack for stack in stacks if {a, b} <= {part.label for part in stack}]
    orders = {_order(stack, a, b) for stack in both}
    if len(orders) != 1 or None in orders or (len(both) == 1 and len(both[0]) < BANDS):
        return False
    for label in (a, b):
        inside = sum(part.points for stack in both for part in stack if part.label == label)
        if inside < MOST * sum(scene.parts.all[number].points for number in marks[label].main):
            return False
    return True


def _order(stack: list[Part], a: int, b: int) -> bool | None:
    """Whether a stands before b; None when one of them stands there twice."""
    order = [part.label for part in stack if part.label in (a, b)]
    return order[0] == a if len(order) == 2 else None


def _stacks(scene: Scene, line: list[Part], lying: bool) -> list[list[Part]]:
    """Cut a column where the parts do not follow each other over a thin white gap, or as three lamps of a light."""
    if _lamps(scene, line, lying):
        return [line]
    stacks: list[list[Part]] = [line[:1]]
    for above, below in pairwise(line):
        if _gap(scene, above, below, lying):
            stacks[-1].append(below)
        else:
            stacks.append([below])
    return [stack for stack in stacks if len(stack) > 1]


def _gap(scene: Scene, above: Part, below: Part, lying: bool) -> bool:
    """Whether a thin pale line parts two bands."""
    import numpy as np

    first, last = (above.right, below.left) if lying else (above.bottom, below.top)
    if not 0 <= last - first <= max(WIDEST_GAP * max(scene.labels.shape), 2):
        return False
    low, high = (first - 1) * scene.grid, (last + 1) * scene.grid
    sides = (above.top, above.bottom) if lying else (above.left, above.right)
    across = slice(sides[0] * scene.grid, sides[1] * scene.grid, 3)
    window = scene.planes[:, across, low:high] if lying else scene.planes[:, low:high, across]
    pale = window.min(axis=0).max(axis=1 if lying else 0) >= PALE
    return bool(pale.size and np.mean(pale) >= MOST)


def _lamps(scene: Scene, line: list[Part], lying: bool) -> bool:
    """Three equal lamps, one above the other, with less than their height between them: a traffic light."""
    if lying or len(line) != 3 or len({part.label for part in line}) != 3:
        return False
    tall = line[0].height
    near = all(0 < below.top - above.bottom <= 0.6 * tall for above, below in pairwise(line))
    equal = all(abs(part.height - tall) <= ALIKE + 1 for part in line)
    return near and equal and tall <= 0.35 * scene.side
