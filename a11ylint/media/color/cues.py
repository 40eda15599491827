"""What tells two colours apart besides the colour, seen in the picture: names, gaps between bands, patterns, shapes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color import labels as naming
from a11ylint.media.color import parts, patterns, shapes, texts, typeset

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.color.parts import Part

MOST: Final = 0.6  # share of a colour's area that must have the cue
SOME: Final = 0.4  # the least share of one of two colours whose areas are named
SWATCH: Final = (0.06, 0.13)  # sides of a legend's field against the shorter side of the picture
SMALLER: Final = 5.0  # and how much smaller it is than the largest part of its colour
ON_MARK: Final = 0.25  # share of what is around it
FIELD: Final = 8  # points of the smallest field of a legend
AROUND: Final = 3  # points around a field in which the opening of a letter has an area of the data
ALIKE: Final = 2  # points by which edges of bands of one column may differ
WIDEST_GAP: Final = 0.014  # of the longer side
PALE: Final = 215  # all channels of a gap that is called white
BANDS: Final = 3  # of a single column; with two columns two bands are enough


class Scene(NamedTuple):
    """A picture for the search: planes (3, h, w), lightness (h, w), labels of every `grid`-th pixel, their parts."""

    planes: NDArray[np.uint8]
    light: NDArray[np.uint8]
    labels: NDArray[np.int8]
    parts: parts.Parts
    grid: int

    @property
    def side(self) -> int:
        """The shorter side of the picture in points."""
        return int(min(self.labels.shape))


class Marks(NamedTuple):
    """The parts of one colour that carry data, as numbers of parts, and its fields in a legend."""

    main: tuple[int, ...]
    legend: tuple[int, ...]


class Cues(NamedTuple):
    """For each pair of labels the cues that are seen, and the share of the picture's sectors with type."""

    pairs: dict[tuple[int, int], tuple[str, ...]]
    lettering: float


def find(
    planes: NDArray[np.uint8], labels: NDArray[np.int8], grid: int, pairs: Collection[tuple[int, int]]
) -> Cues:
    """For each pair of labels the cues label, position, pattern and shape, in this order."""
    light = _lightness(planes)
    lines = texts.find(light)
    wanted = sorted({label for pair in pairs for label in pair})
    split = parts.split(_without_ground(labels, wanted))
    if split is None:
        return Cues(dict.fromkeys(pairs, ()), typeset.lettering(lines, light.shape, chart=False))
    scene = Scene(planes, light, labels, split, grid)
    marks = {label: _marks(scene, label) for label in wanted}
    fields = {field for a, b in pairs for field in _legend(scene, marks[a], marks[b])}
    mine = {number for each in marks.values() for number in each.main}
    legend = [field for field in sorted(fields) if not _on_mark(scene, field, mine)]
    chart = sum(any(naming.explains(scene, line, field) for line in lines) for field in legend) >= 2
    main = {label: marks[label].main for label in wanted}
    named = naming.named(scene, lines, main, legend)
    if not legend and min(named.values(), default=1.0) < MOST:
        named = naming.named(scene, [*lines, *texts.find_turned(light, lines)], main, legend)
    textures = {label: patterns.texture(scene, label) for label in wanted}
    found = {}
    for a, b in pairs:
        cues = {
            "label": min(named[a], named[b]) >= SOME and named[a] + named[b] >= 2 * MOST,
            "position": banded(scene, a, b, marks),
            "pattern": patterns.differ(textures[a], textures[b]),
            "shape": shapes.differ(scene, main[a], main[b]),
        }
        found[a, b] = tuple(cue for cue, seen in cues.items() if seen)
    top = grid * min((split.all[number].top for number in mine), default=0)
    return Cues(found, typeset.lettering(lines, light.shape, chart, top))


def _without_ground(labels: NDArray[np.int8], wanted: list[int]) -> NDArray[np.int8]:
    """The labels without the commonest one, unless it is asked about: half of the parts would be its holes."""
    import numpy as np

    counts = np.bincount(labels[labels >= 0].ravel(), minlength=1)
    ground = int(counts.argmax())
    if ground in wanted:
        return labels
    return np.where(labels == ground, labels.dtype.type(-1), labels)


def _lightness(planes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A quarter of red and of blue, half of green: enough to see black on red, and quick."""
    light: NDArray[np.uint8] = planes[1] >> 1
    light += planes[0] >> 2
    light += planes[2] >> 2
    return light


def _marks(scene: Scene, label: int) -> Marks:
    own = sorted(
        (number for number, part in enumerate(scene.parts.all) if part.label == label),
        key=lambda number: -scene.parts.all[number].points,
    )
    largest = scene.parts.all[own[0]].points if own else 0
    legend, main = [], []
    for number in own:
        part = scene.parts.all[number]
        short, long = sorted((part.width, part.height))
        small = short <= SWATCH[0] * scene.side and long <= SWATCH[1] * scene.side
        if small and part.points * SMALLER <= largest and part.filled >= 0.5 and part.points >= FIELD:
            legend.append(number)
        elif part.points * 50 >= largest:
            main.append(number)
    return Marks(tuple(main), tuple(legend))


def _legend(scene: Scene, one: Marks, other: Marks) -> list[Part]:
    """Fields of two colours that stand in one row or column and are equally large."""
    every = scene.parts.all
    near = [(every[a], every[b]) for a in one.legend for b in other.legend if _in_line(every[a], every[b])]
    return [field for both in near for field in both]


def _on_mark(scene: Scene, field: Part, mine: set[int]) -> bool:
    """Whether it is the colour inside a letter: an area of the data is all around it."""
    import numpy as np

    rows = slice(max(field.top - AROUND, 0), field.bottom + AROUND)
    columns = slice(max(field.left - AROUND, 0), field.right + AROUND)
    window = scene.parts.plane[rows, columns]
    around = int(np.isin(window, list(mine)).sum())
    return around > ON_MARK * (window.size - field.points)


def _in_line(one: Part, other: Part) -> bool:
    equal = abs(one.width - other.width) <= ALIKE and abs(one.height - other.height) <= ALIKE
    return equal and min(abs(one.left - other.left), abs(one.top - other.top)) <= ALIKE


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
