"""Colour spaces, contrast, CIEDE2000 and the simulation of both deficiencies, against published values."""

from __future__ import annotations

import numpy as np
import pytest

from a11ylint.media.color import spaces, vision
from a11ylint.media.color.evidence import compare

# Sharma, Wu, Dalal 2005: The CIEDE2000 Color-Difference Formula, table 1 (L, a, b of both colours, distance).
SHARMA = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425
50 3.1571 -77.2803 50 0 -82.7485 2.8615
50 2.8361 -74.0200 50 0 -82.7485 3.4412
50 -1.3802 -84.2814 50 0 -82.7485 1.0000
50 -1.1848 -84.8006 50 0 -82.7485 1.0000
50 -0.9009 -85.5211 50 0 -82.7485 1.0000
50 0 0 50 -1 2 2.3669
50 -1 2 50 0 0 2.3669
50 2.4900 -0.0010 50 -2.4900 0.0009 7.1792
50 2.4900 -0.0010 50 -2.4900 0.0010 7.1792
50 2.4900 -0.0010 50 -2.4900 0.0011 7.2195
50 2.4900 -0.0010 50 -2.4900 0.0012 7.2195
50 -0.0010 2.4900 50 0.0009 -2.4900 4.8045
50 -0.0010 2.4900 50 0.0010 -2.4900 4.8045
50 -0.0010 2.4900 50 0.0011 -2.4900 4.7461
50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492
50 2.5 0 61 -5 29 22.8977
50 2.5 0 56 -27 -3 31.9030
50 2.5 0 58 24 15 19.4535
50 2.5 0 50 3.1736 0.5854 1.0000
50 2.5 0 50 3.2972 0 1.0000
50 2.5 0 50 1.8634 0.5757 1.0000
50 2.5 0 50 3.2592 0.3350 1.0000
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.2480 -4.9620 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.6940 23.0331 14.9730 -42.5619 2.0373
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.4410 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""
PAIRS = [tuple(float(number) for number in line.split()) for line in SHARMA.strip().splitlines()]


def test_the_published_table_has_all_its_pairs() -> None:
    assert len(PAIRS) == 34


@pytest.mark.parametrize("pair", PAIRS, ids=[f"pair {number} of Sharma's table" for number in range(1, 35)])
def test_ciede2000(pair: tuple[float, ...]) -> None:
    one, two = np.array(pair[:3]), np.array([pair[3:6]])
    assert vision.difference(one, two)[0] == pytest.approx(pair[6], abs=5e-5)
    assert vision.difference(two[0], one[None])[0] == pytest.approx(pair[6], abs=5e-5)


def test_whole_pictures_and_palettes_get_the_same_lab_values() -> None:
    steps = [0, 1, 10, 11, 64, 128, 200, 255]
    grid = [(r, g, b) for r in steps for g in steps for b in steps]
    ours = spaces.lab(np.array(grid))
    theirs = vision.palette([spaces.hex_of(color) for color in grid]).lab
    assert np.abs(ours - theirs).max() < 0.05


def test_lightness_chroma_and_hue_without_numpy_agree_with_lab() -> None:
    for color in ("#d7191c", "#1a9641", "#0072b2", "#808080", "#000000", "#ffffff"):
        light, a, b = spaces.lab(np.array([spaces.rgb_of(color)]))[0]
        found = spaces.lch(color)
        assert (found.lightness, found.chroma) == pytest.approx((light, float(np.hypot(a, b))), abs=1e-6)


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21.0, id="black and white have the largest contrast"),
        pytest.param("#777777", "#777777", 1.0, id="a colour has none to itself"),
        pytest.param("#767676", "#ffffff", 4.54, id="the lightest grey that passes for text"),
        pytest.param("#8b0000", "#90ee90", 7.06, id="dark red and light green"),
        pytest.param("#ff0000", "#00ff00", 2.91, id="red and lime stay below three"),
    ],
)
def test_contrast(one: str, two: str, ratio: float) -> None:
    assert spaces.contrast(one, two) == spaces.contrast(two, one) == pytest.approx(ratio, abs=0.005)


def test_contrast_is_never_rounded_up_to_a_threshold() -> None:
    (pair,) = compare(["#ffffff", "#959595"])
    assert 2.99 < pair.contrast < 3


@pytest.mark.parametrize(
    ("text", "rgb"),
    [
        pytest.param("#d7191c", (215, 25, 28), id="six digits with a hash"),
        pytest.param(" D7191C ", (215, 25, 28), id="capitals, no hash, blanks"),
        pytest.param("#f00", (255, 0, 0), id="three digits"),
    ],
)
def test_hex_colors(text: str, rgb: tuple[int, int, int]) -> None:
    assert spaces.rgb_of(text) == rgb
    assert spaces.is_hex(text)


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345", "#1234567", "#gg0000", "rgb(1,2,3)", "#１２３４５６"]
)
def test_what_is_no_hex_color(text: str) -> None:
    assert not spaces.is_hex(text)


@pytest.mark.parametrize("deficiency", ["protanopia", "deuteranopia"])
def test_greys_stay_grey_in_the_simulation(deficiency: str) -> None:
    greys = np.repeat(np.arange(0, 256, 15)[:, None], 3, axis=1)
    assert np.abs(vision.simulate(greys, deficiency) - greys).max() < 1


@pytest.mark.parametrize(
    ("color", "deficiency", "seen"),
    [
        pytest.param((255, 0, 0), "protanopia", (109, 95, 0), id="red turns dark olive in protanopia"),
        pytest.param((255, 0, 0), "deuteranopia", (163, 144, 0), id="red turns mustard in deuteranopia"),
        pytest.param((0, 0, 255), "protanopia", (0, 89, 255), id="blue stays blue in protanopia"),
        pytest.param((0, 128, 0), "deuteranopia", (119, 106, 24), id="green turns mustard in deuteranopia"),
    ],
)
def test_simulation_on_linear_light(
    color: tuple[int, int, int], deficiency: str, seen: tuple[int, int, int]
) -> None:
    assert vision.simulate(np.array(color), deficiency) == pytest.approx(seen, abs=1)


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        pytest.param("#d7191c", "#1a9641", (70.6, 20.8, 8.1), id="traffic light"),
        pytest.param("#d32f2f", "#388e3c", (66.0, 17.0, 5.2), id="Material red and green"),
        pytest.param("#dc3545", "#198754", (67.4, 11.7, 11.8), id="Bootstrap red and green"),
        pytest.param("#ff0000", "#008000", (72.2, 7.7, 15.7), id="HTML red and green"),
        pytest.param("#ff0000", "#00ff00", (86.6, 42.4, 19.4), id="red and lime"),
        pytest.param("#8b0000", "#90ee90", (81.5, 66.1, 47.5), id="dark red and light green"),
        pytest.param("#fdae61", "#a6d96a", (35.5, 6.6, 2.0), id="orange and light green of RdYlGn"),
        pytest.param("#377eb8", "#984ea3", (32.3, 10.5, 4.2), id="blue and purple of Set1"),
        pytest.param("#d55e00", "#009e73", (54.4, 18.2, 20.5), id="vermilion and green of Okabe and Ito"),
        pytest.param("#0072b2", "#e69f00", (55.3, 55.6, 62.7), id="blue and orange of Okabe and Ito"),
    ],
)
def test_distances_of_known_pairs(one: str, two: str, wanted: tuple[float, float, float]) -> None:
    (pair,) = compare([one, two])
    assert (pair.normal, pair.protan, pair.deutan) == pytest.approx(wanted, abs=0.06)


@pytest.mark.parametrize("hexes", [[], ["#ff0000"]], ids=["no colour", "one colour"])
def test_fewer_than_two_colors_make_no_pair(hexes: list[str]) -> None:
    assert compare(hexes) == ()


def test_a_palette_gives_every_pair_once_with_its_numbers() -> None:
    pairs = compare(["#ff0000", "#00ff00", "#0000ff", "#ffffff"])
    assert [(pair.a, pair.b) for pair in pairs] == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert pairs[2].chroma == pytest.approx(0, abs=0.1)  # white is the paler of the two
