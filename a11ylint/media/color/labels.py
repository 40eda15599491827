"""How much of a colour's area has a name written in it or beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from a11ylint.media.color.cues import Scene
    from a11ylint.media.color.parts import Part
    from a11ylint.media.color.texts import Line

RING: Final = 0.6  # share of the points around a text that must have the colour of the area
NEAR: Final = 0.045  # of the shorter side: a name beside an area stands no farther off
NEARER: Final = 1.35  # and so much farther the next area must be
MIDDLE: Final = 0.3  # of the area's width: a name below a bar stands under its middle
SAME: Final = 0.06  # the same word twice has the same width
REPEATED: Final = 0.6
FEW: Final = 2  # lines that a name beside an area may have


class Name(NamedTuple):
    """A text that belongs to a part. `inside`: the part is all around it."""

    part: int
    line: Line
    inside: bool


def named(
    scene: Scene, lines: list[Line], main: Mapping[int, tuple[int, ...]], legend: list[Part]
) -> dict[int, float]:
    """For each colour the share 0-1 of its area whose parts have a name.

    `legend`: its fields, where fields beside the chart say what the colours mean. Then a text that differs from
    part to part (a place, a month) is no name of the colour, and a number never is.
    """
    mine = {number for numbers in main.values() for number in numbers}
    others = [
        line for line in _rows_of_words(lines) if not any(explains(scene, line, field) for field in legend)
    ]
    names = [name for line in others for name in owner(scene, line, mine)]
    return {label: _share(scene, numbers, names, bool(legend)) for label, numbers in main.items()}


def explains(scene: Scene, line: Line, field: Part) -> bool:
    """Whether a text stands to the right of a field of the legend, or holds the field like a first letter."""
    middle, left, right = (
        (line.top + line.bottom) / 2 / scene.grid,
        line.left / scene.grid,
        line.right / scene.grid,
    )
    beside = -1 <= left - field.right <= 3 * max(field.width, 4)
    first = left - 2 <= field.left and field.right <= right
    return field.top - 1 <= middle <= field.bottom + 1 and (beside or first)


def _rows_of_words(lines: list[Line]) -> list[Line]:
    """Lines in one row with a word are words too: `SPD` beside `Sonstige` is not taken for a number."""
    out = []
    for line in lines:
        row = any(
            other.word
            and max(abs(other.top - line.top), abs(other.bottom - line.bottom)) <= 0.4 * line.height
            for other in lines
        )
        out.append(line._replace(word=line.word or row))
    return out


def owner(scene: Scene, line: Line, mine: set[int]) -> list[Name]:
    """The part that a text stands in, or else beside."""
    grid = scene.grid
    top, left = max(line.top // grid - 1, 0), max(line.left // grid - 1, 0)
    bottom, right = line.bottom // grid + 2, line.right // grid + 2
    window = scene.parts.plane[top:bottom, left:right]
    if min(window.shape) < 3:
        return []
    ring = [*window[0].tolist(), *window[-1].tolist(), *window[1:-1, 0].tolist(), *window[1:-1, -1].tolist()]
    colors = Counter(scene.parts.all[number].label for number in ring if number >= 0)
    color, points = colors.most_common(1)[0] if colors else (-1, 0)
    around = {number for number in ring if number in mine and scene.parts.all[number].label == color}
    if around and points >= RING * colors.total() and colors.total() * 2 >= len(ring):
        return [Name(number, line, True) for number in sorted(around)]
    if _crossed(ring, mine):
        return []
    return _beside(scene, line, mine)


def _crossed(ring: list[int], mine: set[int]) -> bool:
    """Whether a text lies across an area rather than beside it."""
    return sum(number in mine for number in ring) > 0.5 * len(ring)


def _beside(scene: Scene, line: Line, mine: set[int]) -> list[Name]:
    reach = max(1.4 * line.height, NEAR * scene.side * scene.grid) / scene.grid
    top, left, bottom, right = (side / scene.grid for side in line[:4])
    rows = slice(max(int(top - reach), 0), int(bottom + reach) + 2)
    columns = slice(max(int(left - reach), 0), int(right + reach) + 2)
    near = _distances(
        scene.parts.plane[rows, columns], rows.start, columns.start, (top, left, bottom, right), mine
    )
    out = [(away, number) for away, number in near if away <= reach and _centred(scene, line, number)]
    if not out or (len(out) > 1 and out[1][0] < NEARER * out[0][0] + 1):
        return []
    return [Name(out[0][1], line, False)]


def _distances(
    window: NDArray[np.int32], top: int, left: int, box: tuple[float, float, float, float], mine: set[int]
) -> list[tuple[float, int]]:
    """Distance in points from a box to each part of a window, nearest first."""
    import numpy as np

    y, x = np.arange(window.shape[0]) + top, np.arange(window.shape[1]) + left
    down = np.maximum(np.maximum(box[0] - y, y - box[2] + 1), 0)
    across = np.maximum(np.maximum(box[1] - x, x - box[3] + 1), 0)
    away = np.hypot(down[:, None], across[None, :])
    near = set(np.unique(window).tolist()) & mine
    return sorted((float(away[window == number].min()), number) for number in near)


def _centred(scene: Scene, line: Line, number: int) -> bool:
    """A text above or below a part stands at its middle, one at its side at half its height; askew ones may be."""
    part, grid = scene.parts.all[number], scene.grid
    x, y = (line.left + line.right) / 2 / grid, (line.top + line.bottom) / 2 / grid
    in_x, in_y = part.left <= x < part.right, part.top <= y < part.bottom
    if in_x and not in_y:
        return abs(x - (part.left + part.right) / 2) <= max(MIDDLE * part.width, 2)
    if in_y and not in_x:
        return part.filled < 0.9 or abs(y - (part.top + part.bottom) / 2) <= max(MIDDLE * part.height, 2)
    return True


def _share(scene: Scene, numbers: tuple[int, ...], names: list[Name], legend: bool) -> float:
    own = [name for name in names if name.part in numbers]
    inside = [name for name in own if name.inside and (name.line.word or not legend)]
    beside = _few([name for name in own if not name.inside and name.line.word])
    if legend:
        inside = _repeated(inside, numbers)
    kept = {name.part for name in (*inside, *_repeated(beside, numbers))}
    area = sum(scene.parts.all[number].points for number in numbers)
    return sum(scene.parts.all[number].points for number in kept) / area if area else 0.0


def _few(names: list[Name]) -> list[Name]:
    """Without the texts of parts that have many beside them: these belong to an axis."""
    count = Counter(name.part for name in names)
    return [name for name in names if count[name.part] <= FEW]


def _repeated(names: list[Name], numbers: tuple[int, ...]) -> list[Name]:
    """Names that most parts of a colour share; a colour with one part has its own."""
    parts = {name.part for name in names}
    if len(numbers) == 1 or not parts:
        return names
    best: list[Name] = []
    for name in names:
        width = name.line.width
        same = [one for one in names if abs(one.line.width - width) <= max(SAME * width, 3)]
        if len({one.part for one in same}) > len({one.part for one in best}):
            best = same
    covered = len({one.part for one in best})
    return best if covered >= max(REPEATED * len(parts), 2) else []
