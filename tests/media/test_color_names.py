"""Colours in words, and what counts as red and green."""

from __future__ import annotations

import re

import pytest

from a11ylint.media.color.names import GREEN, RED, Zone, is_green, is_red, name


@pytest.mark.parametrize(
    ("color", "german", "english"),
    [
        ("#ff0000", "rot", "red"),
        ("#d7191c", "rot", "red"),
        ("#dc143c", "rot", "red"),
        ("#8b0000", "dunkelrot", "dark red"),
        ("#fb9a99", "hellrot", "light red"),
        ("#1a9641", "grün", "green"),
        ("#00ff00", "grün", "green"),
        ("#003c1a", "dunkelgrün", "dark green"),
        ("#90ee90", "hellgrün", "light green"),
        ("#ff7f0e", "orange", "orange"),
        ("#fdae61", "hellorange", "light orange"),
        ("#ffed00", "gelb", "yellow"),
        ("#fff7a0", "hellgelb", "light yellow"),
        ("#bed630", "gelbgrün", "yellow-green"),
        ("#40e0d0", "türkis", "turquoise"),
        ("#0072b2", "blau", "blue"),
        ("#003366", "dunkelblau", "dark blue"),
        ("#add8e6", "hellblau", "light blue"),
        ("#984ea3", "violett", "purple"),
        ("#7570b3", "violett", "purple"),
        ("#e7298a", "pink", "pink"),
        ("#cc79a7", "rosa", "rose"),
        ("#ee6677", "rosa", "rose"),
        ("#67001f", "weinrot", "wine red"),
        ("#8b4513", "braun", "brown"),
        ("#ca9161", "hellbraun", "light brown"),
        ("#f5deb3", "beige", "beige"),
        ("#b58900", "ocker", "ochre"),
        ("#808000", "oliv", "olive"),
        ("#000000", "schwarz", "black"),
        ("#444444", "dunkelgrau", "dark grey"),
        ("#808080", "grau", "grey"),
        ("#d9d9d9", "hellgrau", "light grey"),
        ("#ffffff", "weiß", "white"),
        ("#f00", "rot", "red"),
    ],
)
def test_a_color_has_a_word(color: str, german: str, english: str) -> None:
    assert name(color) == (german, english)


def test_every_color_has_a_word_in_both_languages() -> None:
    steps = range(0, 256, 15)
    words = {name(f"#{r:02x}{g:02x}{b:02x}") for r in steps for g in steps for b in steps}
    assert all(re.fullmatch("[a-zäöüß]+", word.de) and re.fullmatch("[a-z -]+", word.en) for word in words)
    assert len({word.de for word in words}) == len({word.en for word in words}) > 30


def test_what_is_red_is_called_red_and_what_is_green_green() -> None:
    steps = range(0, 256, 15)
    for color in (f"#{r:02x}{g:02x}{b:02x}" for r in steps for g in steps for b in steps):
        if is_red(color):
            assert name(color).de.endswith(("rot", "braun")), color
        if is_green(color):
            assert name(color).de.endswith(("grün", "oliv")), color
        assert not (is_red(color) and is_green(color))


@pytest.mark.parametrize(
    "color",
    [
        pytest.param("#d7191c", id="the red of ColorBrewer's diverging scales"),
        pytest.param("#dc143c", id="crimson, which has some blue in it"),
        pytest.param("#dc3545", id="the red of Bootstrap"),
        pytest.param("#f8766d", id="the light red of ggplot2"),
        pytest.param("#8b0000", id="dark red"),
        pytest.param("#e30613", id="the red of traffic signs"),
    ],
)
def test_reds(color: str) -> None:
    assert is_red(color)
    assert not is_green(color)


@pytest.mark.parametrize(
    "color",
    [
        pytest.param("#ee6677", id="rose of Tol's bright scheme"),
        pytest.param("#cc6677", id="rose of Tol's muted scheme"),
        pytest.param("#ee8866", id="salmon of Tol's light scheme"),
        pytest.param("#d55e00", id="vermilion of Okabe and Ito"),
        pytest.param("#e7298a", id="pink of Dark2"),
        pytest.param("#ff7f0e", id="orange"),
        pytest.param("#8c564b", id="dull brown"),
        pytest.param("#2b0000", id="nearly black"),
        pytest.param("#ffe5e5", id="nearly white"),
        pytest.param("#999999", id="grey"),
    ],
)
def test_not_red(color: str) -> None:
    assert not is_red(color)


@pytest.mark.parametrize(
    ("color", "green"),
    [
        pytest.param("#1a9641", True, id="green"),
        pytest.param("#00ff00", True, id="lime"),
        pytest.param("#90ee90", True, id="light green"),
        pytest.param("#9bbb59", True, id="the green of Office 2007"),
        pytest.param("#009e73", True, id="bluish green of Okabe and Ito"),
        pytest.param("#1b9e77", True, id="green of Dark2"),
        pytest.param("#44aa99", False, id="teal"),
        pytest.param("#ccbb44", False, id="olive yellow"),
        pytest.param("#bed630", False, id="yellow-green"),
        pytest.param("#8f9aa8", False, id="grey"),
    ],
)
def test_greens(color: str, green: bool) -> None:
    assert is_green(color) is green


def test_the_limits_are_parameters() -> None:
    assert is_red("#ee6677", RED._replace(least_angle=0))
    assert not is_red("#dc3545", RED._replace(hue=(356, 14)))
    assert not is_green("#009e73", GREEN._replace(hue=(75, 160)))
    assert not is_green("#8fbc8f", Zone(hue=(75, 165), saturation=0.5))
    assert not is_red("#8b0000", RED._replace(lightness=(0.3, 0.85)))


@pytest.mark.parametrize("text", ["rot", "", "#12345"])
def test_a_word_is_no_color(text: str) -> None:
    with pytest.raises(ValueError, match="hex"):
        name(text)
