"""SRT and SBV as lenient players read them."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.media.cues import lenient
from a11ylint.media.cues.load import parse

SRT = "1\n00:00:01,000 --> 00:00:02,000\nHallo\n"
SBV = "0:00:01.000,0:00:02.000\nHallo\n"


def _found(
    text: str, form: Literal["srt", "sbv"]
) -> tuple[list[tuple[float, float, str]], list[tuple[int, str]]]:
    made = lenient.parse(text, form)
    return [cue[:3] for cue in made.cues], [(trouble.line, trouble.key) for trouble in made.troubles]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(SRT, "srt", id="a tidy SRT file"),
        pytest.param(SRT.replace("\n", "\r\n"), "srt", id="line ends of Windows"),
        pytest.param(SRT.replace(",", "."), "srt", id="dots in SRT"),
        pytest.param(SRT.replace("1\n", "1 # Folie\n", 1), "srt", id="a note behind the number"),
        pytest.param(SRT.replace("00:00:0", "0:0:"), "srt", id="single digits"),
        pytest.param(SRT.replace(" --> ", "-->"), "srt", id="no blanks around the arrow"),
        pytest.param(SRT.replace("2,000\n", "2,000 X1:10 X2:20\n"), "srt", id="coordinates"),
        pytest.param("\n \t\n" + SRT + "\n\n", "srt", id="blank lines with blanks"),
        pytest.param(SBV, "sbv", id="a tidy SBV file"),
        pytest.param(SBV.rstrip(), "sbv", id="no line end at the end"),
    ],
)
def test_one_cue_and_no_trouble(text: str, form: Literal["srt", "sbv"]) -> None:
    assert _found(text, form) == ([(1.0, 2.0, "Hallo")], [])


@pytest.mark.parametrize(
    ("text", "form", "cues", "troubles"),
    [
        pytest.param(
            SRT.replace("2,000", "0,500"),
            "srt",
            [(1.0, 0.5, "Hallo")],
            [(2, "backwards")],
            id="an end too early",
        ),
        pytest.param(SRT[2:], "srt", [(1.0, 2.0, "Hallo")], [(1, "no-number")], id="no number"),
        pytest.param(
            SRT.replace(",000", ""),
            "srt",
            [(1.0, 2.0, "Hallo")],
            [(2, "no-thousandths")],
            id="no thousandths",
        ),
        pytest.param(SRT.replace("-->", "->"), "srt", [], [(2, "arrow")], id="a short arrow"),
        pytest.param(SRT.replace("00:00:0", "00:0"), "srt", [], [(2, "no-hours")], id="no hours"),
        pytest.param(
            SRT.replace("00:00:", "00:75:"),
            "srt",
            [(4501.0, 4502.0, "Hallo")],
            [(2, "time-high")],
            id="75 minutes",
        ),
        pytest.param(
            SRT + "\nund Tschüs\n",
            "srt",
            [(1.0, 2.0, "Hallo")],
            [(5, "text-lost")],
            id="words behind a blank line",
        ),
        pytest.param(
            SRT + "2\n00:00:03,000 --> 00:00:04,000\nWelt",
            "srt",
            [(1.0, 2.0, "Hallo"), (3.0, 4.0, "Welt")],
            [(4, "no-blank-line")],
            id="no blank line",
        ),
        pytest.param(
            SBV + "0:00:03.000,0:00:04.000\nWelt",
            "sbv",
            [(1.0, 2.0, "Hallo"), (3.0, 4.0, "Welt")],
            [(3, "no-blank-line")],
            id="no blank line in SBV",
        ),
        pytest.param(
            SBV.replace("Hallo", "Hal[br]lo"), "sbv", [(1.0, 2.0, "Hal\nlo")], [], id="the line break of SBV"
        ),
        pytest.param(SBV.replace(".000", ",000"), "sbv", [], [(1, "time")], id="commas where SBV has dots"),
        pytest.param(
            SRT + "\n2\n00:00:00,500 --> 00:00:04,000\nWelt",
            "srt",
            [(1.0, 2.0, "Hallo"), (0.5, 4.0, "Welt")],
            [(6, "unordered")],
            id="not in order",
        ),
    ],
)
def test_what_players_make_of_it(
    text: str,
    form: Literal["srt", "sbv"],
    cues: list[tuple[float, float, str]],
    troubles: list[tuple[int, str]],
) -> None:
    assert _found(text, form) == (cues, troubles)


def test_visible_lines() -> None:
    text = SRT.replace("Hallo", '{\\an8}<font color="red">3 < 5</font> &amp; <noch>\n<I>was</I>')
    assert parse(text, "srt").lines == (("3 < 5 & <noch>", "was"),)


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r",
        "1\n",
        "00:00:01,000",
        "0:00:02.500",
        "00:61:00,000",
        " --> ",
        "->",
        ",",
        "Hallo",
        " ",
        "[br]",
        "0:00:01.000,0:00:02.000\n",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "\t",
        "\x00",
        "ä",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)))
def test_the_quick_way_gives_what_the_long_way_gives(text: str) -> None:
    for form in ("srt", "sbv"):
        found = lenient.parse(text, form)
        assert found == lenient.parse(text, form, quick=False)
        last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= entry.line <= last for entry in (*found.cues, *found.troubles))
