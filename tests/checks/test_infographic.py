"""The two colour rules on real pictures: what fails, what warns, what is asked, and what stays silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from a11ylint import lint
from a11ylint.config import Config
from a11ylint.finding import Finding
from tests.media import charts

if TYPE_CHECKING:
    from PIL import Image

RULES = ("infographic-red-green", "infographic-color-confusable")
TRAFFIC = ("#d7191c", "#1a9641")
BLUE_PURPLE = ("#377eb8", "#984ea3")
ORANGE_GREEN = ("#fdae61", "#a6d96a")
SAFE = {
    "Okabe and Ito": charts.OKABE_ITO,
    "Tol bright": ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377"),
    "Tol muted": ("#cc6677", "#332288", "#ddcc77", "#117733", "#88ccee", "#882255", "#44aa99"),
    "IBM": ("#648fff", "#785ef0", "#dc267f", "#fe6100", "#ffb000"),
    "viridis": ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"),
    "cividis": ("#00224e", "#434e6c", "#7d7c78", "#bcae6c", "#fee838"),
    "ColorBrewer Set2": ("#66c2a5", "#fc8d62", "#8da0cb"),
    "ColorBrewer Dark2": ("#1b9e77", "#d95f02", "#7570b3"),
    "ColorBrewer RdBu": ("#ca0020", "#f4a582", "#f7f7f7", "#92c5de", "#0571b0"),
    "ColorBrewer PuOr": ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99"),
    "ColorBrewer YlOrRd": ("#ffffb2", "#fecc5c", "#fd8d3c", "#f03b20", "#bd0026"),
    "shades of green": ("#006d2c", "#31a354", "#74c476", "#bae4b3"),
}


def findings(folder: Path, name: str, *keys: str, profile: str = "recommended") -> list[Finding]:
    """What the two rules find in a draft with this picture and these lines of front matter for it."""
    lines = [
        "---",
        "lang: de",
        "media:",
        f"  - file: {name}",
        "    alt: Ein Bild.",
        *(f"    {key}" for key in keys),
    ]
    (folder / "post.md").write_text("\n".join([*lines, "---", "Ein Satz.", ""]), encoding="utf-8")
    report = lint([folder / "post.md"], Config(root=folder, profile=profile))
    assert not report.failures, report.failures[0].traceback
    return [finding for finding in report.findings if finding.rule.id in RULES]


def outcomes(found: list[Finding]) -> list[tuple[str, str, str]]:
    """(rule without its group word, message key, level or review)."""
    return [
        (one.rule.id.removeprefix("infographic-"), one.problem.key, "review" if one.review else one.level)
        for one in found
    ]


@pytest.mark.parametrize(
    ("image", "keys", "wanted"),
    [
        pytest.param(
            charts.bars(TRAFFIC),
            ["kind: chart"],
            [("red-green", "declared", "error")],
            id="declared bars fail",
        ),
        pytest.param(
            charts.bars(TRAFFIC),
            ["kind: Infographic"],
            [("red-green", "declared", "error")],
            id="capitals in kind",
        ),
        pytest.param(
            charts.bars(TRAFFIC), [], [("red-green", "pixels", "warning")], id="undeclared bars warn"
        ),
        pytest.param(
            charts.bars(TRAFFIC, letters=False),
            [],
            [("red-green", "pixels", "warning")],
            id="undeclared bars without a word warn",
        ),
        pytest.param(
            charts.bars(TRAFFIC),
            ["kind: diagram"],
            [("red-green", "pixels", "warning")],
            id="an unknown kind is none",
        ),
        pytest.param(charts.bars(TRAFFIC), ["kind: photo"], [], id="declared as a photo"),
        pytest.param(charts.bars(TRAFFIC), ["kind: logo"], [], id="declared as a logo"),
        pytest.param(charts.bars(TRAFFIC), ["kind: flag"], [], id="declared as a flag"),
        pytest.param(charts.bars(TRAFFIC), ["kind: screenshot"], [], id="declared as a screenshot"),
        pytest.param(charts.bars(TRAFFIC), ["kind: portrait"], [], id="declared as a portrait"),
        pytest.param(charts.bars(TRAFFIC), ["decorative: true"], [], id="declared as decoration"),
        pytest.param(
            charts.bars(TRAFFIC),
            ["kind: chart", "encoding: [color, label]"],
            [("red-green", "cue", "review")],
            id="a declared second cue is asked about",
        ),
        pytest.param(
            charts.bars(TRAFFIC, named=True),
            ["kind: chart"],
            [("red-green", "seen", "review")],
            id="names below the bars are seen in a declared chart",
        ),
        pytest.param(
            charts.bars(TRAFFIC, named=True),
            [],
            [("red-green", "seen", "review")],
            id="names below the bars are seen in an undeclared chart",
        ),
        pytest.param(
            charts.bars(BLUE_PURPLE, named=True),
            [],
            [("color-confusable", "seen", "review")],
            id="names below bars in blue and purple",
        ),
        pytest.param(
            charts.bars(TRAFFIC, named=True),
            ["kind: chart", 'palette: ["#d7191c", "#1a9641"]'],
            [("red-green", "palette", "error")],
            id="a declared palette is judged without looking at the picture",
        ),
        pytest.param(
            charts.bars(TRAFFIC),
            ["kind: chart", "encoding: color"],
            [("red-green", "declared", "error")],
            id="colour is no second cue",
        ),
        pytest.param(
            charts.lines(TRAFFIC),
            ["kind: chart"],
            [("red-green", "marks", "review")],
            id="declared thin lines",
        ),
        pytest.param(
            charts.lines(TRAFFIC), [], [("red-green", "unsure", "review")], id="undeclared thin lines"
        ),
        pytest.param(
            charts.lines(TRAFFIC), ["kind: chart", "encoding: [color, label]"], [], id="labelled thin lines"
        ),
        pytest.param(
            charts.discs(TRAFFIC), [], [("red-green", "unsure", "review")], id="two discs, maybe a logo"
        ),
        pytest.param(charts.stripes(("#009246", "#ffffff", "#ce2b37")), [], [], id="an undeclared flag"),
        pytest.param(
            charts.bars(("#8b0000", "#90ee90")),
            ["kind: chart"],
            [("red-green", "lightness", "info")],
            id="dark red and light green",
        ),
        pytest.param(charts.bars(("#8b0000", "#90ee90")), [], [], id="the same undeclared"),
        pytest.param(
            charts.bars(("#ff0000", "#00ff00")),
            ["kind: chart"],
            [("red-green", "declared", "error")],
            id="red and lime",
        ),
        pytest.param(
            charts.bars(BLUE_PURPLE),
            ["kind: chart"],
            [("color-confusable", "declared", "error")],
            id="blue and purple",
        ),
        pytest.param(
            charts.bars(ORANGE_GREEN),
            [],
            [("color-confusable", "pixels", "warning")],
            id="orange and light green",
        ),
        pytest.param(
            charts.bars(BLUE_PURPLE, ground="#222222"),
            [],
            [("color-confusable", "pixels", "warning")],
            id="blue and purple on a dark ground",
        ),
        pytest.param(
            charts.bars((*TRAFFIC, *BLUE_PURPLE)),
            ["kind: chart"],
            [("color-confusable", "declared", "error"), ("red-green", "declared", "error")],
            id="two causes, two findings",
        ),
        pytest.param(charts.meadow(), [], [], id="a photograph of a red coat on a meadow"),
        pytest.param(
            charts.bars(("#28c8a0", "#c8a0a0")), ["kind: chart"], [], id="one of the two is nearly grey"
        ),
        pytest.param(
            charts.bars(("#28c850", "#c8c828")), ["kind: chart"], [], id="close in normal vision already"
        ),
        pytest.param(
            charts.bars(("#8020ff", "#2080ff")), ["kind: chart"], [], id="a third of the distance is left"
        ),
        pytest.param(
            charts.bars(("#0072bd", "#7e2f8e")),
            ["kind: chart"],
            [("color-confusable", "marks", "review")],
            id="close, but not the same",
        ),
        pytest.param(
            charts.squares(TRAFFIC, 40),
            ["kind: map"],
            [("red-green", "marks", "review")],
            id="declared small squares",
        ),
        pytest.param(charts.squares(TRAFFIC, 40), [], [], id="undeclared icons"),
        pytest.param(
            charts.squares(TRAFFIC, 100),
            ["kind: map"],
            [("red-green", "declared", "error")],
            id="declared squares",
        ),
        pytest.param(
            charts.squares(TRAFFIC, 100),
            [],
            [("red-green", "unsure", "review")],
            id="undeclared squares of one percent",
        ),
        pytest.param(
            charts.lettered(charts.discs(TRAFFIC, charts.SIZE)),
            [],
            [("red-green", "pixels", "warning")],
            id="round parts with words around them",
        ),
        pytest.param(
            charts.bars(("#0072b2", "#e69f00")),
            ["kind: chart", 'palette: ["#d7191c", "#1a9641"]'],
            [("red-green", "palette", "error")],
            id="the declared palette wins over the pixels",
        ),
        pytest.param(
            charts.meadow(),
            ['palette: ["#d7191c", "#1a9641"]', "encoding: [label]"],
            [("red-green", "cue", "review")],
            id="a palette with a second cue",
        ),
        pytest.param(
            charts.bars(TRAFFIC),
            ["palette: [rot, grün]"],
            [("red-green", "pixels", "warning")],
            id="words for colours",
        ),
    ],
)
def test_outcomes_and_levels(
    image: Image.Image, keys: list[str], wanted: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    charts.save(image, tmp_path / "bild.png")
    assert sorted(outcomes(findings(tmp_path, "bild.png", *keys))) == wanted


@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("a.png", {}, id="PNG"),
        pytest.param("a.jpg", {"quality": 70}, id="JPEG of quality 70"),
        pytest.param("a.webp", {"quality": 80}, id="WebP"),
        pytest.param("a.gif", {}, id="GIF"),
    ],
)
@pytest.mark.parametrize("palette", SAFE)
def test_safe_palettes_pass(palette: str, name: str, options: dict[str, object], tmp_path: Path) -> None:
    charts.save(charts.bars(SAFE[palette]), tmp_path / name, **options)
    assert outcomes(findings(tmp_path, name, "kind: chart")) == []
    assert outcomes(findings(tmp_path, name)) == []


def test_the_message_names_the_cue_that_was_seen(tmp_path: Path) -> None:
    charts.save(charts.bars(TRAFFIC, named=True), tmp_path / "a.png")
    (found,) = findings(tmp_path, "a.png")
    assert "Im Bild zu sehen: Beschriftung." in found.message("de")
    assert "Seen in the picture: labels." in found.message("en")
    assert found.place.logical is not None
    assert found.place.logical.startswith("xywh=")


def test_in_strict_a_cue_that_was_seen_is_an_error(tmp_path: Path) -> None:
    charts.save(charts.bars(TRAFFIC, named=True), tmp_path / "a.png")
    (found,) = findings(tmp_path, "a.png", profile="strict")
    assert (found.problem.key, found.level, found.review) == ("seen", "error", False)


@pytest.mark.parametrize("palette", SAFE)
def test_safe_palettes_pass_when_declared(palette: str, tmp_path: Path) -> None:
    colors = ", ".join(f'"{color}"' for color in SAFE[palette])
    charts.save(charts.bars(SAFE[palette]), tmp_path / "a.png")
    assert outcomes(findings(tmp_path, "a.png", f"palette: [{colors}]")) == []


def test_what_is_no_red_and_green_is_not_called_so(tmp_path: Path) -> None:
    for colors in (BLUE_PURPLE, ORANGE_GREEN):
        charts.save(charts.bars(colors), tmp_path / "a.png")
        (found,) = findings(tmp_path, "a.png", "kind: chart")
        assert "rot" not in found.message("de").lower().replace("rot-grün-schwäche", "")


def test_the_message_names_colors_shares_and_places(tmp_path: Path) -> None:
    charts.save(charts.bars(TRAFFIC), tmp_path / "karte.png")
    (found,) = findings(tmp_path, "karte.png", "kind: map")
    german = "karte.png verwendet Rot und Grün: Rot (#d7191c, 13 % der Fläche, links) und Grün (#1a9641, 11 % der Fläche, in der Mitte)."
    assert found.message("de") == german
    assert "red (#d7191c, 13 % of the area, left) and green (#1a9641" in found.message("en")
    assert found.place.lines() == (4, 11, 4, 20)
    assert found.place.logical == "xywh=180,324,240,648"
    (related,) = found.problem.related
    assert related.at.logical == "xywh=540,432,240,540"
    assert related.label.de.startswith("Grün (#1a9641")
    assert related.label.de.endswith("in der Mitte): 240 × 540 Pixel ab x = 540, y = 432")
    assert related.label.en.endswith("in the middle): 240 × 540 pixels from x = 540, y = 432")


def test_further_pairs_stand_beside_the_worst(tmp_path: Path) -> None:
    charts.save(charts.bars(("#d62728", "#2ca02c", "#ff7f0e", "#1f77b4")), tmp_path / "a.png")
    found = findings(tmp_path, "a.png", "kind: chart")
    assert [one.rule.id for one in found] == list(reversed(RULES))
    assert "#ff7f0e" in found[0].message("de")
    assert "#d62728" in found[1].message("de")


@pytest.mark.parametrize(
    ("colors", "keys", "level"),
    [
        pytest.param(("#8b0000", "#90ee90"), ["kind: chart"], "error", id="lightness alone is not enough"),
        pytest.param(TRAFFIC, ["kind: chart"], "error", id="declared"),
    ],
)
def test_the_literal_rule_in_strict(
    colors: tuple[str, ...], keys: list[str], level: str, tmp_path: Path
) -> None:
    charts.save(charts.bars(colors), tmp_path / "a.png")
    (found,) = findings(tmp_path, "a.png", *keys, profile="strict")
    assert (found.level, found.review) == (level, False)


def broken(path: Path) -> None:
    charts.save(charts.bars(TRAFFIC), path)
    path.write_bytes(path.read_bytes()[:2000])


def text(path: Path) -> None:
    path.write_text("kein Bild", encoding="utf-8")


@pytest.mark.parametrize("make", [broken, text, Path.absolute], ids=["half a file", "text", "no file"])
def test_bad_pictures_are_left_to_the_rules_about_files(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / "a.png")
    assert findings(tmp_path, "a.png", "kind: chart") == []


def test_a_remote_picture_is_judged_by_its_palette_alone(tmp_path: Path) -> None:
    keys = ["kind: chart", 'palette: ["#d7191c", "#1a9641"]']
    assert outcomes(findings(tmp_path, "https://example.org/a.png", *keys)) == [
        ("red-green", "palette", "error")
    ]
    assert findings(tmp_path, "https://example.org/a.png", "kind: chart") == []
