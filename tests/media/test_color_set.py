"""The labelled set, as far as Pillow draws it: how many unsafe pictures fail, and that no other ones do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.chartset import palettes, posters, scenes
from tests.make_charts import outcome, write_draft
from tests.media import charts

CHARTS = ("tiles", "lamps", "cards", "gauge", "columns", "table", "cells", "waffle")
SAVED = (("png", {}), ("jpg", {"quality": 80}), ("webp", {"quality": 80}))
SIZES = ((1080, 1080), (1200, 675))


def answer(kind: str, cue: str, colors: palettes.Palette, half: str, number: int, folder: Path) -> str:
    """failed, review or silent for one picture without any declaration."""
    suffix, options = SAVED[number % len(SAVED)]
    rng = Random(f"{half} {kind} {cue} {number}")  # noqa: S311 -- the same picture in every run
    image = posters.picture(kind, colors, cue, half, rng, SIZES[number % len(SIZES)])
    path = charts.save(image, folder / f"{half}-{kind}-{cue}-{number}.{suffix}", **options)
    write_draft(path)
    return outcome(path)[0]


@pytest.mark.parametrize("half", ["tune", "test", "fresh"])
def test_unsafe_charts_fail_and_safe_or_mitigated_ones_do_not(half: str, tmp_path: Path) -> None:
    table: Counter[tuple[str, str]] = Counter()
    for number, kind in enumerate(CHARTS):
        bad = palettes.UNSAFE[half][number % 10]
        good, light = (
            table_[half][number % len(table_[half])] for table_ in (palettes.SAFE, palettes.LIGHTNESS)
        )
        table["unsafe", answer(kind, "legend", bad, half, number, tmp_path)] += 1
        table["right", answer(kind, "legend", good, half, number, tmp_path)] += 1
        table["right", answer(kind, "legend", light, half, number, tmp_path)] += 1
        if kind != "waffle":
            table["right", answer(kind, "label", bad, half, number, tmp_path)] += 1
    assert table["right", "failed"] == 0
    assert table["unsafe", "failed"] >= 7, "of eight unsafe pictures"


@pytest.mark.parametrize("half", ["tune", "test"])
@pytest.mark.parametrize("kind", posters.OTHERS)
def test_what_is_no_chart_never_fails(kind: str, half: str, tmp_path: Path) -> None:
    for number in range(3):
        assert answer(kind, "none", palettes.UNSAFE[half][number * 3], half, number, tmp_path) != "failed"


def _said(scene: scenes.Scene, suffix: str, options: dict[str, int], folder: Path) -> str:
    path = charts.save(scenes.picture(scene), folder / f"{scene.__name__}.{suffix}", **options)
    write_draft(path)
    return outcome(path)[0]


@pytest.mark.parametrize(("suffix", "options"), SAVED)
@pytest.mark.parametrize("scene", scenes.DRAWINGS)
def test_drawings_in_red_and_green_and_named_areas_never_fail(
    scene: scenes.Scene, suffix: str, options: dict[str, int], tmp_path: Path
) -> None:
    assert _said(scene, suffix, options, tmp_path) != "failed"


@pytest.mark.parametrize(("suffix", "options"), SAVED)
@pytest.mark.parametrize("scene", scenes.CHARTS)
def test_charts_almost_without_words_fail_all_the_same(
    scene: scenes.Scene, suffix: str, options: dict[str, int], tmp_path: Path
) -> None:
    assert _said(scene, suffix, options, tmp_path) == "failed"
