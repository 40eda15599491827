"""Draw the labelled set of charts and count what the colour rules say: python -m tests.make_charts FOLDER tune|test|fresh.

Needs matplotlib, which the suite does not; the suite draws a smaller set with Pillow alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.chartset import palettes, plots, posters

if TYPE_CHECKING:
    from PIL import Image

SIZES: Final = ((1080, 1080), (1200, 675), (1080, 1920))
FORMATS: Final = (
    ("png", {}),
    ("jpg", {"quality": 82}),
    ("png", {}),
    ("webp", {"quality": 80}),
    ("jpg", {"quality": 70}),
)
RULES: Final = ("infographic-red-green", "infographic-color-confusable")
# Kinds of picture that only one half holds, beside those that both have in other hands and palettes.
SHARED: Final = ("bars", "grouped", "stack", "pie", "rows", "heat", "tiles", "lamps", "cards", "columns")
ONLY: Final = {
    "tune": ("districts", "lying", "gauge"),
    "test": ("hexagons", "sectors", "tree", "bubbles", "area", "waffle"),
    "fresh": ("table", "cells", "rings", "people", "lying", "area", "hexagons"),
}
SLIM: Final = ("lines", "scatter")  # thin marks never fail: a person is asked
SECOND: Final = {
    "label": ("bars", "grouped", "stack", "lying", "rows", "pie", "area", "districts", "hexagons", "sectors", "heat",
              "tree", "tiles", "lamps", "cards", "gauge", "columns", "table", "cells", "rings"),
    "hatch": ("bars", "grouped", "stack", "pie", "districts", "hexagons", "area", "lying"),
    "gap": ("stack", "lying"),
    "shape": ("bubbles",),
}  # fmt: skip


class Wanted(NamedTuple):
    """One picture of the set. `truth`: unsafe, thin, mitigated, safe, lightness or other (no chart)."""

    name: str
    kind: str
    truth: str
    cue: str
    colors: palettes.Palette


def wanted(half: str) -> Iterator[Wanted]:
    """Every picture of one half, in a fixed order."""
    bad, good, light = (table[half] for table in (palettes.UNSAFE, palettes.SAFE, palettes.LIGHTNESS))
    count = 0

    def one(kind: str, truth: str, cue: str, table: tuple[palettes.Palette, ...]) -> Wanted:
        nonlocal count
        count += 1
        return Wanted(f"{count:03}-{truth}-{kind}-{cue}", kind, truth, cue, table[count % len(table)])

    for kind in (*SHARED, *ONLY[half]):
        yield one(kind, "unsafe", "legend", bad)
        yield one(kind, "unsafe", "legend", bad)
        yield one(
            kind, "unsafe", "numbers" if kind not in ("lamps", "waffle", "heat", "people") else "none", bad
        )
        yield one(kind, "unsafe", "none" if kind in posters.CHARTS else "legend", bad)
        yield one(kind, "safe", "legend", good)
        yield one(kind, "safe", "none", good)
        yield one(kind, "lightness", "legend", light)
        for cue, kinds in SECOND.items():
            if kind in kinds:
                yield one(kind, "mitigated", cue, bad)
                yield one(kind, "mitigated", cue, bad)
    for kind in SLIM:
        for cue in ("legend", "shape", "legend"):
            yield one(kind, "thin", cue, bad)
    for kind in posters.OTHERS:
        for _ in range(3):
            yield one(kind, "other", "none", bad)


def draw(one: Wanted, half: str, folder: Path) -> Path:
    """Draw a picture, save it in one of the formats and write a draft that declares nothing beside it."""
    rng = Random(f"{half} {one.name}")  # noqa: S311 -- the same picture in every run
    size, (suffix, options) = rng.choice(SIZES), rng.choice(FORMATS)
    colors = one.colors[:5]
    if one.kind in posters.KINDS:
        cue = {"none": "none", "legend": "legend"}.get(one.cue, one.cue)
        image: Image.Image = posters.picture(one.kind, colors, cue, half, rng, size)
    else:
        names = list(rng.choice((palettes.GROUPS, palettes.STATES, palettes.PARTIES)))
        task = plots.Task(colors, one.cue, rng.choice(plots.HANDS[half]), rng, names)
        image = plots.picture(one.kind, task, size)
    path = folder / f"{one.name}.{suffix}"
    (image if suffix == "png" else image.convert("RGB")).save(path, **options)
    write_draft(path)
    return path


def write_draft(path: Path) -> None:
    """A draft beside the picture that declares nothing about it."""
    text = f"---\nlang: de\nmedia:\n  - file: {path.name}\n    alt: Ein Bild.\n---\nEin Satz.\n"
    path.with_suffix(".md").write_text(text, encoding="utf-8")


def outcome(path: Path) -> tuple[str, str]:
    """failed, review or silent, and what was said."""
    from a11ylint import lint
    from a11ylint.config import Config

    report = lint([path.with_suffix(".md")], Config(root=path.parent))
    found = [one for one in report.findings if one.rule.id in RULES]
    said = "; ".join(f"{one.rule.id[12:]}/{one.problem.key}" for one in found)
    if any(not one.review for one in found):
        return "failed", said
    return ("review" if found else "silent"), said


def main() -> None:
    """Draw one half and print the share of right answers."""
    folder, half = Path(sys.argv[1]) / sys.argv[2], sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "truth.json"
    if not kept.exists():
        drawn = [(one._asdict(), draw(one, half, folder).name) for one in wanted(half)]
        kept.write_text(json.dumps(drawn), encoding="utf-8")
    table: Counter[tuple[str, str]] = Counter()
    for fields, name in json.loads(kept.read_text(encoding="utf-8")):
        answer, said = outcome(folder / name)
        table[fields["truth"], answer] += 1
        if (answer == "failed") is not (fields["truth"] == "unsafe"):
            print(f"  {answer:<7} {name:<44} {' '.join(fields['colors'])} {said}")
    _show(half, table)


def _show(half: str, table: Counter[tuple[str, str]]) -> None:
    for truth in sorted({one for one, _ in table}):
        print(
            f"{truth:<10}",
            *(f"{answer} {table[truth, answer]:3}" for answer in ("failed", "review", "silent")),
        )
    right = table["unsafe", "failed"]
    failed = sum(number for (_, answer), number in table.items() if answer == "failed")
    unsafe = sum(number for (truth, _), number in table.items() if truth == "unsafe")
    reviews = sum(number for (_, answer), number in table.items() if answer == "review")
    print(
        f"{half}: {table.total()} pictures, precision {right / max(failed, 1):.3f}, "
        f"recall {right / max(unsafe, 1):.3f}, reviews {reviews / table.total():.2f}"
    )


if __name__ == "__main__":
    main()
