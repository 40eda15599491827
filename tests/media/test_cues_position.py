"""Where captions stand in the picture."""

from __future__ import annotations

import pytest

from a11ylint.media.cues.model import Cue
from a11ylint.media.cues.position import Box, box

WORDS = ("Liebe Bürgerinnen und Bürger der Stadt", "Musterstadt!")


def placed(settings: str = "", text: str = "", upright: bool = False) -> Box | None:
    return box(Cue(0.0, 1.0, text or "\n".join(WORDS), 1, settings=settings), WORDS, upright)


@pytest.mark.parametrize(
    ("settings", "text", "wanted"),
    [
        pytest.param("", "", (15, 85, 85, 97), id="at the bottom, in the middle"),
        pytest.param("line:0", "", (15, 85, 0, 12), id="the first line"),
        pytest.param("line:10%", "", (15, 85, 10, 22), id="per cent from the top"),
        pytest.param("line:-1", "", (15, 85, 88, 100), id="the last line"),
        pytest.param("line:99%", "", (15, 85, 88, 100), id="never below the picture"),
        pytest.param("position:0% align:start size:50%", "", (0, 50, 85, 97), id="at the left, half as wide"),
        pytest.param("position:100% align:end size:50%", "", (50, 100, 85, 97), id="at the right"),
        pytest.param("position:100%,line-right size:40%", "", (60, 100, 85, 97), id="the right edge named"),
        pytest.param("align:left size:30%", "", (0, 30, 85, 97), id="the older word for start"),
        pytest.param("", r"{\an8}Guten Tag", (15, 85, 5, 17), id="SRT, top centre"),
        pytest.param("", r"{\an7}Guten Tag", (5, 75, 5, 17), id="SRT, top left"),
        pytest.param("", r"{\an3}Guten Tag", (25, 95, 85, 97), id="SRT, bottom right"),
        pytest.param("line:abc position:1e9 size:-3", "", (15, 85, 85, 97), id="nonsense is left out"),
    ],
)
def test_boxes(settings: str, text: str, wanted: tuple[int, int, int, int]) -> None:
    found = placed(settings, text)
    assert found is not None
    assert (found.left, found.right, found.top, found.bottom) == pytest.approx(wanted, abs=1)


@pytest.mark.parametrize("settings", ["vertical:rl", "region:fred line:0"])
def test_what_has_no_box(settings: str) -> None:
    assert placed(settings) is None


def test_no_words_have_no_box() -> None:
    assert box(Cue(0.0, 1.0, "", 1), (), False) is None


def test_letters_are_wider_in_a_narrow_picture() -> None:
    wide, narrow = placed(), placed(upright=True)
    assert wide is not None
    assert narrow is not None
    assert narrow.right - narrow.left > wide.right - wide.left


def test_the_share_of_a_box_that_another_one_covers() -> None:
    one = Box(0, 0, 10, 10)
    assert one.shared(Box(5, 5, 15, 15)) == pytest.approx(0.25)
    assert one.shared(Box(20, 0, 30, 10)) == 0
    assert Box(5, 5, 5, 5).shared(one) == 0
