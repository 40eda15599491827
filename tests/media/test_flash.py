"""Counting flashes: what fails, what passes, and when, measured on pictures without any file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11ylint.media.flash.evidence import Flashes, answer
from a11ylint.media.flash.field import grid
from a11ylint.media.flash.light import BT601, BT709, Coding, Lamp, from_rgb
from a11ylint.media.flash.meter import Meter
from tests.media import flashing as f

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.media.flashing import Scene


def screened(scene: Scene, times: Sequence[float]) -> Flashes:
    """What a meter says about a scene; each point of the picture is a cell."""
    meter = Meter(grid(f.WIDTH, f.HEIGHT).field)
    for time in times:
        meter.see([time], from_rgb(scene(time).transpose(2, 0, 1)[:, None]))
    meter.wait(times[-1])
    return answer(meter, times[-1], times[-1])


def verdict(flashes: Flashes) -> str:
    kinds = (("general", flashes.general), ("red", flashes.red))
    return " and ".join(name for name, found in kinds if found) or "pass"


@pytest.mark.parametrize("fps", [24, 25, 29.97, 30, 50, 60])
@pytest.mark.parametrize(
    ("hertz", "wanted"), [(2, "pass"), (3, "pass"), (4, "general"), (5, "general"), (10, "general")]
)
def test_the_whole_picture_flashes(hertz: float, wanted: str, fps: float) -> None:
    assert verdict(screened(f.blink(hertz), f.every(fps))) == wanted


@pytest.mark.parametrize(("hertz", "wanted"), [(2, "pass"), (2.5, "pass"), (5, "general"), (6, "general")])
def test_times_count_not_frames(hertz: float, wanted: str) -> None:
    assert verdict(screened(f.blink(hertz), f.uneven())) == wanted


@pytest.mark.parametrize(
    ("scene", "fps", "wanted"),
    [
        pytest.param(f.blink(15), 30, "general", id="every frame of 30 the other way"),
        pytest.param(f.blink(30), 60, "general", id="every frame of 60 the other way"),
        pytest.param(f.blink(2), 5, "pass", id="2 Hz at 5 frames a second"),
        pytest.param(f.blink(5), 10, "general", id="5 Hz at 10 frames a second"),
        pytest.param(f.blink(5, f.BLACK, f.RED), 30, "general and red", id="black and red"),
        pytest.param(f.blink(2, f.BLACK, f.RED), 30, "pass", id="black and red at 2 Hz"),
        pytest.param(f.blink(5, f.GREY, f.RED), 30, "red", id="red and a grey of the same luminance"),
        pytest.param(f.blink(5, f.BLUE, (0, 160, 0)), 30, "general", id="blue and a lighter green"),
        pytest.param(f.blink(5, f.BLUE, (0, 76, 0)), 30, "pass", id="blue and a green of the same luminance"),
        pytest.param(f.blink(5, f.BLACK, (60, 0, 0)), 30, "pass", id="black and a red that is nearly black"),
        pytest.param(f.blink(8, (100,) * 3, (120,) * 3), 30, "pass", id="a change of less than 10 %"),
        pytest.param(f.blink(8, f.BLACK, (85,) * 3), 30, "pass", id="9 % of the largest luminance"),
        pytest.param(f.blink(8, f.BLACK, (95,) * 3), 30, "general", id="11 % of the largest luminance"),
        pytest.param(f.blink(8, (232,) * 3, f.WHITE), 30, "pass", id="both states above 0.80"),
        pytest.param(f.blink(8, (225,) * 3, f.WHITE), 30, "general", id="the darker state just below 0.80"),
        pytest.param(f.fade(2.9), 30, "pass", id="brightness that swings softly below 3 Hz"),
        pytest.param(f.fade(4), 30, "general", id="brightness that swings softly at 4 Hz"),
        pytest.param(f.lamp(2), 30, "pass", id="a landscape under a lamp that flickers at 2 Hz"),
        pytest.param(f.lamp(5), 30, "general", id="a landscape under a lamp that flickers at 5 Hz"),
        pytest.param(f.lamp(10), 60, "general", id="a landscape under a lamp that flickers at 10 Hz"),
        pytest.param(f.cuts(3), 30, "pass", id="three cuts a second"),
        pytest.param(f.pan(30), 30, "pass", id="a slow pan"),
        pytest.param(f.pan(150), 30, "pass", id="a fast pan"),
        pytest.param(f.pan(400), 30, "pass", id="a whip pan"),
        pytest.param(f.shaken(2, 5), 30, "pass", id="a camera in a hand"),
        pytest.param(f.shaken(5, 4), 30, "pass", id="a camera in a hand that trembles much"),
        pytest.param(f.stripes(60), 30, "pass", id="stripes that drift slowly"),
        pytest.param(f.stripes(160), 30, "pass", id="stripes that drift at 7 Hz"),
        pytest.param(f.chequers(5, 12), 30, "general", id="a coarse chequerboard that reverses"),
        pytest.param(f.chequers(2, 12), 30, "pass", id="a chequerboard that reverses at 2 Hz"),
        pytest.param(f.halves(5), 30, "pass", id="left and right by turns, fewer than three each"),
        pytest.param(f.halves(9), 30, "general", id="left and right by turns, more than three each"),
        pytest.param(f.blink(0.1), 30, "pass", id="a still picture"),
    ],
)
def test_what_flashes(scene: Scene, fps: float, wanted: str) -> None:
    assert verdict(screened(scene, f.every(fps))) == wanted


@pytest.mark.parametrize(
    ("boxes", "wanted"),
    [
        pytest.param([f.square(0.85)], "pass", id="a patch just below the limit"),
        pytest.param([f.square(1.15)], "general", id="a patch just above the limit"),
        pytest.param([f.square(1.2, (0, 0))], "general", id="a patch in the corner"),
        pytest.param([f.square(0.45), f.square(0.45, (50, 20))], "pass", id="two small patches in one field"),
        pytest.param(
            [f.square(0.6), f.square(0.6, (50, 20))], "general", id="two patches add up in one field"
        ),
        pytest.param([f.square(0.7, (2, 2)), f.square(0.7, (100, 75))], "pass", id="two patches far apart"),
    ],
)
def test_the_area_counts_within_a_field(boxes: list[tuple[int, int, int, int]], wanted: str) -> None:
    assert verdict(screened(f.patches(5, boxes), f.every(30))) == wanted


def test_when_it_flashes() -> None:
    scene = f.blink(5)
    found = screened(lambda time: scene(time if 2 <= time < 4 else 0.0), f.every(30, 6))
    (stretch,) = found.general
    assert stretch.start == pytest.approx(2.1, abs=0.05)
    assert stretch.end == pytest.approx(4.0, abs=0.05)
    assert (stretch.flashes, stretch.area) == (5, 1.0)


def test_flashes_far_apart_are_two_stretches() -> None:
    scene = f.blink(5)
    found = screened(lambda time: scene(time if time < 1.5 or 5 <= time < 6.5 else 0.0), f.every(30, 8))
    assert [round(one.start) for one in found.general] == [0, 5]


@pytest.mark.parametrize(
    ("hertz", "seconds", "wanted"),
    [
        pytest.param(2.5, 7, 1, id="2.5 Hz for seven seconds is extended flashing"),
        pytest.param(2.5, 4, 0, id="2.5 Hz for four seconds is not"),
        pytest.param(1, 10, 0, id="1 Hz for ten seconds is not"),
    ],
)
def test_extended_flashing(hertz: float, seconds: float, wanted: int) -> None:
    found = screened(f.blink(hertz), f.every(25, seconds))
    assert (len(found.extended), found.general) == (wanted, ())


def bursts(count: int, on: float = 0.12, off: float = 0.12, every: float = 1.0) -> Scene:
    """So many flashes at the beginning of each stretch of time, then black."""

    def scene(time: float) -> f.Picture:
        place = (time + 1e-9) % every
        bright = place < count * (on + off) and place % (on + off) < on
        return f.plain(f.WHITE if bright else f.BLACK)

    return scene


@pytest.mark.parametrize(
    ("scene", "wanted"),
    [
        pytest.param(bursts(2), ("pass", True), id="two flashes in each second: only IRIS's own rule"),
        pytest.param(
            bursts(3, 0.12, 0.1, 0.94), ("general", True), id="the seventh transition within a second"
        ),
        pytest.param(bursts(1, 0.44, 0.56), ("pass", False), id="one flash a second"),
        pytest.param(lambda t: f.stripes(0)(0) * f.on(t, 12.5), ("general", True), id="stripes that flash"),
    ],
)
def test_verdicts_of_iris(scene: Scene, wanted: tuple[str, bool]) -> None:
    found = screened(scene, f.every(25, 6))
    assert (verdict(found), bool(found.extended)) == wanted


def test_a_red_that_grows_and_fades_once_is_two_transitions() -> None:
    levels = (60, 50, 40, 30, 15, 0, 0, 0, 15, 30, 40, 50, 60)

    def scene(time: float) -> f.Picture:
        rest = levels[min(int(time * 25), len(levels) - 1)]
        return f.plain((240, rest, rest))

    assert verdict(screened(scene, f.every(25, 1))) == "pass"


def test_a_long_pause_between_frames_is_no_flashing() -> None:
    times = [0.0, 0.25, 0.5, 0.75, 1.0, 6.0, 6.25, 6.5, 6.75, 7.0, 12.0]
    assert screened(f.blink(2), times).extended == ()


@pytest.mark.parametrize(
    ("size", "turned", "wanted"),
    [
        pytest.param((1024, 768), False, (77, 103, 13, 17), id="the screen of WCAG"),
        pytest.param((1920, 1080), False, (57, 102, 13, 17), id="a wide clip"),
        pytest.param((1080, 1920), False, (77, 44, 13, 17), id="an upright clip"),
        pytest.param((1920, 1080), True, (44, 77, 17, 13), id="a wide clip that is shown upright"),
        pytest.param((3, 2), False, (2, 3, 1, 1), id="three points by two"),
    ],
)
def test_the_field_in_cells(size: tuple[int, int], turned: bool, wanted: tuple[int, int, int, int]) -> None:
    found = grid(*size, turned)
    assert (found.rows, found.columns, found.field.rows, found.field.columns) == wanted


def test_a_picture_smaller_than_the_field_has_one_place_for_it() -> None:
    rows, columns, least = grid(1, 1).field
    assert (rows, columns) == (1, 1)
    assert least == pytest.approx(21824 / 768**2)


@pytest.mark.parametrize(
    ("coding", "luma"),
    [
        pytest.param(Coding(BT709), 16, id="BT.709, limited"),
        pytest.param(Coding(BT601), 16, id="BT.601, limited"),
        pytest.param(Coding(BT709, full=True), 0, id="full"),
    ],
)
def test_black_and_white_are_0_and_1(coding: Coding, luma: int) -> None:
    planes = np.array([[[luma, 255 - luma - (4 if luma else 0)]], [[128, 128]], [[128, 128]]], np.uint8)
    light = Lamp(coding).light(planes)
    assert light.luminance.tolist()[0] == pytest.approx([0, 1], abs=0.002)
    assert not light.saturated.any()


def test_red_is_saturated_and_its_luminance_is_that_of_wcag() -> None:
    light = from_rgb(np.array([[[255, 255]], [[0, 200]], [[0, 200]]], np.uint8))
    assert light.saturated.tolist() == [[True, False]]
    assert light.luminance[0, 0] == pytest.approx(0.2126, abs=1e-4)
    assert light.red.tolist()[0] == [320.0, 0.0]


@pytest.mark.parametrize("share", [0.02, 0.3, 1.0])
@pytest.mark.parametrize("together", [2, 7, 40])
def test_many_frames_at_once_are_counted_as_one_by_one(share: float, together: int) -> None:
    dice = np.random.default_rng(int(share * 100))
    pictures = dice.integers(0, 256, (80, 24, 32, 3), dtype=np.uint8)
    pictures[:, :, :, 1:] //= dice.integers(1, 9, (80, 1, 1, 1), dtype=np.uint8)
    pictures[20:50, :, :, 0] //= 2  # for a while without any red
    pictures[:, dice.random((24, 32)) > share] = pictures[0, 0, 0]
    times = [number / 25 for number in range(80)]
    alone, joined = Meter(grid(32, 24).field), Meter(grid(32, 24).field)
    for time, picture in zip(times, pictures, strict=True):
        alone.see([time], from_rgb(picture.transpose(2, 0, 1)[:, None]))
    for start in range(0, 80, together):
        part = slice(start, start + together)
        light = from_rgb(np.ascontiguousarray(pictures[part].transpose(3, 0, 1, 2)))
        joined.see(times[part], light)
    assert answer(joined, 4, 4) == answer(alone, 4, 4)
    for one, other in zip(joined.tallies or (), alone.tallies or (), strict=True):
        assert (one.count == other.count).all()


def test_a_cell_that_turned_back_before_the_others_came_is_not_counted() -> None:
    dice = np.random.default_rng(4)
    early = dice.random((24, 32)) < 0.1
    late = (dice.random((24, 32)) < 0.6) & ~early
    meter = Meter(grid(32, 24).field)
    for number, bright in enumerate((None, early, None, late)):
        picture = np.full((3, 1, 24, 32), 60, np.uint8)
        if bright is not None:
            picture[:, 0, bright] = 220
        meter.see([number / 50], from_rgb(picture))
    assert meter.tallies is not None
    assert (meter.tallies[0].count == late).all()


def test_the_light_of_stored_colours_is_that_of_the_formula() -> None:
    grey = np.arange(256, dtype=np.uint8)
    planes = np.stack([grey, np.full(256, 128, np.uint8), np.full(256, 128, np.uint8)])[:, None]
    exact = from_rgb(np.stack([grey] * 3)[:, None]).luminance
    assert np.abs(Lamp(Coding(full=True)).light(planes).luminance - exact).max() < 0.0006
