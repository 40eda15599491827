"""Charts and maps of the labelled set that matplotlib draws."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests.chartset import palettes

if TYPE_CHECKING:
    from PIL import Image

HATCHES: Final = ("", "//", "..", "xx", "--")
MARKERS: Final = ("o", "s", "^", "D", "v")
DASHES: Final = ("-", "--", ":", "-.", (0, (6, 2)))


class Hand(NamedTuple):
    """How somebody draws: rcParams of matplotlib, and where the legend stands."""

    name: str
    settings: dict[str, Any]
    legend: str
    dpi: int
    transparent: bool = False


HANDS: Final = {
    "tune": (
        Hand("plain", {}, "best", 120),
        Hand("grid", {"axes.grid": True, "axes.facecolor": "#f4f4f4", "axes.axisbelow": True,
                      "axes.spines.top": False, "axes.spines.right": False}, "upper left", 140),
        Hand("dark", {"figure.facecolor": "#222222", "axes.facecolor": "#222222", "text.color": "white",
                      "axes.edgecolor": "white", "xtick.color": "white", "ytick.color": "white",
                      "font.size": 11}, "upper right", 130),
    ),
    "test": (
        Hand("poster", {"font.size": 16, "axes.titlesize": 22, "figure.facecolor": "#fff8ec",
                        "axes.facecolor": "#fff8ec", "font.weight": "bold"}, "lower right", 110),
        Hand("press", {"axes.facecolor": "#e5e5e5", "axes.grid": True, "grid.color": "white", "font.size": 9,
                       "axes.axisbelow": True, "axes.edgecolor": "white"}, "lower center", 150),
        Hand("slim", {"font.family": "serif", "font.size": 12, "axes.spines.left": False,
                      "axes.spines.top": False, "axes.spines.right": False}, "center right", 125, True),
    ),
    "fresh": (
        Hand("sheet", {"font.size": 13, "axes.titleweight": "bold", "axes.spines.top": False,
                       "axes.spines.right": False, "axes.linewidth": 2}, "upper center", 115),
        Hand("board", {"figure.facecolor": "#eaf2f8", "axes.facecolor": "#ffffff", "font.size": 11,
                       "legend.frameon": False}, "upper right", 135),
        Hand("night", {"figure.facecolor": "#0b1f33", "axes.facecolor": "#0b1f33", "text.color": "#f0f0f0",
                       "axes.edgecolor": "#8899aa", "xtick.color": "#f0f0f0", "ytick.color": "#f0f0f0",
                       "legend.framealpha": 1.0, "legend.labelcolor": "#111111", "font.size": 14}, "lower left", 105),
    ),
}  # fmt: skip


class Task(NamedTuple):
    """One picture to draw. `cue`: none, label, hatch, gap, shape, numbers (no cue: they name nothing)."""

    colors: Sequence[str]
    cue: str
    hand: Hand
    rng: Random
    names: Sequence[str]


def picture(kind: str, task: Task, size: tuple[int, int]) -> Image.Image:
    """Draw one kind of chart at this size, RGB or RGBA."""
    import matplotlib as mpl
    from PIL import Image

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    with mpl.rc_context(task.hand.settings):
        figure, axes = plt.subplots(figsize=(size[0] / task.hand.dpi, size[1] / task.hand.dpi))
        KINDS[kind](axes, task)
        axes.set_title(task.rng.choice(palettes.TITLES))
        paper = io.BytesIO()
        figure.savefig(paper, dpi=task.hand.dpi, transparent=task.hand.transparent)
        plt.close(figure)
    with Image.open(paper) as image:
        image.load()
        return image if task.hand.transparent else image.convert("RGB")


def _style(task: Task, number: int) -> dict[str, Any]:
    style: dict[str, Any] = {"color": task.colors[number]}
    if task.cue == "hatch":
        style |= {
            "hatch": HATCHES[number],
            "edgecolor": task.rng.choice(("black", "white")),
            "linewidth": 0.8,
        }
    if task.cue == "gap":
        style |= {"edgecolor": "white", "linewidth": 3}
    return style


def _legend(axes: Any, task: Task) -> None:
    if task.cue not in ("label", "plain"):
        axes.legend(loc=task.hand.legend)


def _ink(color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "black" if 0.3 * red + 0.6 * green + 0.1 * blue > 140 else "white"


def bars(axes: Any, task: Task) -> None:
    """One bar a colour; with the cue label the name stands at its foot or in it."""
    inside = task.rng.random() < 0.5
    for number, color in enumerate(task.colors):
        height = task.rng.randint(30, 100)
        axes.bar(number, height, label=task.names[number], **_style(task, number))
        if task.cue == "label" and inside:
            axes.text(
                number, height / 2, task.names[number], ha="center", rotation=0, color=_ink(color), fontsize=9
            )
        if task.cue == "numbers":
            axes.text(number, height + 1, f"{height} %", ha="center")
    names = task.names[: len(task.colors)] if task.cue == "label" and not inside else ()
    axes.set_xticks(range(len(names)), names, fontsize=9)
    _legend(axes, task)


def grouped(axes: Any, task: Task) -> None:
    """Groups of bars over years, with a legend; numbers or hatches on request."""
    share = 0.8 / len(task.colors)
    for number in range(len(task.colors)):
        heights = [task.rng.randint(10, 60) for _ in range(3)]
        where = [place + share * number for place in range(3)]
        drawn = axes.bar(where, heights, share, label=task.names[number], **_style(task, number))
        if task.cue == "numbers":
            axes.bar_label(drawn)
        if task.cue == "label":
            axes.bar_label(drawn, labels=[task.names[number]] * 3, label_type="center", rotation=90,
                           color=_ink(task.colors[number]))  # fmt: skip
    axes.set_xticks([place + 0.4 - share / 2 for place in range(3)], ["2024", "2025", "2026"])
    _legend(axes, task)


def stack(axes: Any, task: Task) -> None:
    """Stacked bars over months."""
    floor = [0] * 5
    for number in range(len(task.colors)):
        heights = [task.rng.randint(12, 40) for _ in floor]
        drawn = axes.bar(
            palettes.MONTHS[:5], heights, 0.8, floor, label=task.names[number], **_style(task, number)
        )
        if task.cue in ("label", "numbers"):
            text = [task.names[number]] * 5 if task.cue == "label" else [f"{one}" for one in heights]
            axes.bar_label(
                drawn, labels=text, label_type="center", color=_ink(task.colors[number]), fontsize=8
            )
        floor = [a + b for a, b in zip(floor, heights, strict=True)]
    _legend(axes, task)


def lying(axes: Any, task: Task) -> None:
    """One stacked bar on its side for each question, as surveys are shown."""
    left = [0] * 4
    for number in range(len(task.colors)):
        widths = [task.rng.randint(15, 40) for _ in left]
        drawn = axes.barh(range(4), widths, 0.6, left, label=task.names[number], **_style(task, number))
        if task.cue in ("label", "numbers"):
            text = [task.names[number]] * 4 if task.cue == "label" else [f"{one} %" for one in widths]
            axes.bar_label(
                drawn, labels=text, label_type="center", color=_ink(task.colors[number]), fontsize=7
            )
        left = [a + b for a, b in zip(left, widths, strict=True)]
    axes.set_yticks(range(4), [f"Frage {number}" for number in range(1, 5)])
    _legend(axes, task)


def rows(axes: Any, task: Task) -> None:
    """Bars on their sides whose colour stands for a state; the names beside them are those of places."""
    names = ("Altstadt", "Neustadt", "Hafen", "Südhang", "Bahnhof", "Messe")
    for place in range(6):
        number = place % len(task.colors)
        label = task.names[number] if place < len(task.colors) else None
        width = task.rng.randint(30, 90)
        axes.barh(place, width, label=label, **_style(task, number))
        if task.cue == "label":
            axes.text(width / 2, place, task.names[number], ha="center", va="center", fontsize=9,
                      color=_ink(task.colors[number]))  # fmt: skip
    axes.set_yticks(range(6), names)
    _legend(axes, task)


def pie(axes: Any, task: Task) -> None:
    """A pie, or a ring with white gaps between its parts (no cue: parts have no order)."""
    values = [task.rng.randint(15, 40) for _ in task.colors]
    names = task.names[: len(values)]
    ring = task.rng.random() < 0.4
    parts, *_ = axes.pie(
        values,
        colors=task.colors,
        labels=names if task.cue == "label" else None,
        autopct="%d %%" if task.cue == "numbers" and not ring else None,
        wedgeprops={"width": 0.45 if ring else 1, "edgecolor": "white" if ring else None},
        hatch=[HATCHES[number] * 2 for number in range(len(values))] if task.cue == "hatch" else None,
    )
    if task.cue != "label":
        axes.legend(parts, names, loc="lower left")


def area(axes: Any, task: Task) -> None:
    """Areas stacked over time."""
    series = [[task.rng.randint(10, 30) for _ in range(6)] for _ in task.colors]
    drawn = axes.stackplot(palettes.MONTHS, series, colors=task.colors, labels=task.names[: len(series)])
    below = 0.0
    for number, part in enumerate(drawn):
        if task.cue == "hatch":
            part.set_hatch(HATCHES[number])
            part.set_edgecolor("black")
        if task.cue == "label":
            height = series[number][2]
            axes.text(2, below + height / 2, task.names[number], ha="center", va="center", fontsize=12,
                      color=_ink(task.colors[number]))  # fmt: skip
            below += height
    _legend(axes, task)


def _places(axes: Any, task: Task, shapes: Sequence[Sequence[tuple[float, float]]]) -> None:
    from matplotlib.patches import Patch, Polygon

    chosen = [number % len(task.colors) for number in range(len(shapes))]
    task.rng.shuffle(chosen)
    for number, shape in zip(chosen, shapes, strict=True):
        style = _style(task, number)
        style = {"facecolor": style.pop("color"), "edgecolor": "white", "linewidth": 1.5, **style}
        axes.add_patch(Polygon(shape, closed=True, **style))
        middle = [sum(point[axis] for point in shape) / len(shape) for axis in (0, 1)]
        if task.cue in ("label", "numbers"):
            text = task.names[number] if task.cue == "label" else str(task.rng.randint(20, 300))
            axes.text(*middle, text, ha="center", va="center", fontsize=8, color=_ink(task.colors[number]))
    axes.autoscale_view()
    axes.axis("off")
    if task.cue != "label":
        patches = [
            Patch(color=color, label=task.names[number], hatch=_style(task, number).get("hatch"))
            for number, color in enumerate(task.colors)
        ]
        axes.legend(handles=patches, loc="lower left")


def districts(axes: Any, task: Task) -> None:
    """A map of crooked quarters."""
    move = [[(task.rng.uniform(-0.3, 0.3), task.rng.uniform(-0.3, 0.3)) for _ in range(6)] for _ in range(6)]

    def corner(x: int, y: int) -> tuple[float, float]:
        return x + move[x][y][0], y + move[x][y][1]

    shapes = [
        [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]
        for x in range(4)
        for y in range(4)
    ]
    _places(axes, task, shapes)


def hexagons(axes: Any, task: Task) -> None:
    """A map of hexagons."""
    shapes = []
    for column in range(5):
        for row in range(4):
            x, y = column * 1.5, row * math.sqrt(3) + (column % 2) * math.sqrt(3) / 2
            shapes.append(
                [(x + math.cos(turn * math.pi / 3), y + math.sin(turn * math.pi / 3)) for turn in range(6)]
            )
    axes.set_aspect("equal")
    _places(axes, task, shapes)


def sectors(axes: Any, task: Task) -> None:
    """A map of an inner town with quarters around it."""
    shapes = []
    for inner, outer, parts in ((0.0, 1.0, 3), (1.0, 2.2, 5), (2.2, 3.4, 7)):
        for part in range(parts):
            turns = [2 * math.pi * (part + step / 12) / parts for step in range(13)]
            ring = [(outer * math.cos(turn), outer * math.sin(turn)) for turn in turns]
            back = [(inner * math.cos(turn), inner * math.sin(turn)) for turn in reversed(turns)]
            shapes.append(ring + back)
    axes.set_aspect("equal")
    _places(axes, task, shapes)


def heat(axes: Any, task: Task) -> None:
    """A table of coloured fields: days and hours."""
    from matplotlib.colors import ListedColormap
    from matplotlib.patches import Patch

    levels = [[task.rng.randrange(len(task.colors)) for _ in range(7)] for _ in range(5)]
    axes.imshow(
        levels, cmap=ListedColormap(list(task.colors)), aspect="auto", vmin=0, vmax=len(task.colors) - 1
    )
    for y, line in enumerate(levels):
        for x, level in enumerate(line):
            if task.cue == "label":
                axes.text(
                    x,
                    y,
                    task.names[level][:9],
                    ha="center",
                    va="center",
                    fontsize=8,
                    color=_ink(task.colors[level]),
                )
    axes.set_xticks(range(7), ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"])
    axes.set_yticks(range(5), ["8 Uhr", "10 Uhr", "12 Uhr", "14 Uhr", "16 Uhr"])
    if task.cue != "label":
        handles = [
            Patch(color=color, label=name) for color, name in zip(task.colors, task.names, strict=False)
        ]
        axes.legend(handles=handles, loc="upper right")


def tree(axes: Any, task: Task) -> None:
    """Shares as rectangles that fill the picture."""
    left, share = 0.0, 1 / len(task.colors)
    shapes = []
    for _ in task.colors:
        middle = task.rng.uniform(0.3, 0.7)
        shapes += [
            [(left, 0.0), (left + share, 0.0), (left + share, middle), (left, middle)],
            [(left, middle), (left + share, middle), (left + share, 1.0), (left, 1.0)],
        ]
        left += share
    _places(axes, task, shapes)


def bubbles(axes: Any, task: Task) -> None:
    """Large discs, or other shapes with the cue shape."""
    for number, color in enumerate(task.colors):
        marker = MARKERS[number] if task.cue == "shape" else "o"
        where = [(place, task.rng.uniform(number * 3, number * 3 + 2)) for place in range(4)]
        axes.scatter(*zip(*where, strict=True), s=2600, color=color, marker=marker, label=task.names[number])
    axes.margins(0.25)
    axes.legend(loc=task.hand.legend, markerscale=0.2)


def lines(axes: Any, task: Task) -> None:
    """Lines over months, dashed differently with the cue shape, named at their end with the cue label."""
    for number, color in enumerate(task.colors):
        values = [task.rng.randint(5, 30) + 12 * number for _ in palettes.MONTHS]
        dash = DASHES[number] if task.cue == "shape" else "-"
        axes.plot(
            palettes.MONTHS, values, color=color, linestyle=dash, linewidth=2.5, label=task.names[number]
        )
        if task.cue == "label":
            axes.text(5.1, values[-1], task.names[number], color=color, va="center")
    _legend(axes, task)


def scatter(axes: Any, task: Task) -> None:
    """Small dots."""
    for number, color in enumerate(task.colors):
        where = [(task.rng.random(), task.rng.random()) for _ in range(40)]
        marker = MARKERS[number] if task.cue == "shape" else "o"
        axes.scatter(*zip(*where, strict=True), s=36, color=color, marker=marker, label=task.names[number])
    _legend(axes, task)


KINDS: Final[dict[str, Callable[[Any, Task], None]]] = {
    kind.__name__: kind
    for kind in (bars, grouped, stack, lying, rows, pie, area, districts, hexagons, sectors, heat, tree, bubbles,
                 lines, scatter)
}  # fmt: skip
