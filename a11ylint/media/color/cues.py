"""What tells two colours apart besides the colour, seen in the picture: names, gaps between bands, patterns, shapes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.color import bands, parts, patterns, shapes, texts, typeset
from a11ylint.media.color import labels as naming

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
ALIKE: Final = 2  # points by which fields of one legend may differ
FEW: Final = 5  # parts that a drawing may have in one row


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
    legend = [field for field in legend if not any(_opening(scene, field, line, mine) for line in lines)]
    chart = sum(any(naming.explains(scene, line, field) for line in lines) for field in legend) >= 2
    main = {label: marks[label].main for label in wanted}
    named = naming.named(scene, lines, main, legend)
    if not legend and min(named.values(), default=1.0) < MOST:
        named = naming.named(scene, [*lines, *texts.find_turned(light, lines)], main, legend)
    textures = {label: patterns.texture(scene, label, wanted) for label in wanted}
    found = {}
    for a, b in pairs:
        cues = {
            "label": min(named[a], named[b]) >= SOME and named[a] + named[b] >= 2 * MOST,
            "position": bands.banded(scene, a, b, marks),
            "pattern": patterns.differ(textures[a], textures[b]),
            "shape": shapes.differ(scene, main[a], main[b]),
        }
        found[a, b] = tuple(cue for cue, seen in cues.items() if seen)
    top = grid * min((split.all[number].top for number in mine), default=0)
    return Cues(found, typeset.lettering(lines, light.shape, chart, top, drawing=not _are_data(scene, mine)))


def _are_data(scene: Scene, numbers: set[int]) -> bool:
    """Whether many parts lie in rows, as fields of a table or seats of a hall, or cover their ground as a map does."""
    every = [scene.parts.all[number] for number in numbers]
    if len(every) <= FEW:
        return False
    rows = Counter((part.top, part.bottom) for part in every)
    columns = Counter((part.left, part.right) for part in every)
    lined_up = sum(max(rows[one.top, one.bottom], columns[one.left, one.right]) > 1 for one in every)
    across = slice(min(part.left for part in every), max(part.right for part in every))
    down = slice(min(part.top for part in every), max(part.bottom for part in every))
    return lined_up >= SOME * len(every) or float((scene.parts.plane[down, across] >= 0).mean()) >= MOST


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


def _opening(scene: Scene, field: Part, line: texts.Line, mine: set[int]) -> bool:
    """Whether it is the inside of a letter of this line, which stands on an area of its own colour."""
    grid = scene.grid
    across = line.left <= field.left * grid and field.right * grid <= line.right
    if not across or field.bottom * grid < line.top or field.top * grid > line.bottom:
        return False
    around = [name.part for name in naming.owner(scene, line, mine) if name.inside]
    return any(scene.parts.all[number].label == field.label for number in around)


def _in_line(one: Part, other: Part) -> bool:
    equal = abs(one.width - other.width) <= ALIKE and abs(one.height - other.height) <= ALIKE
    return equal and min(abs(one.left - other.left), abs(one.top - other.top)) <= ALIKE
