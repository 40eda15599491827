"""What authors write about interpreters: avatars and the share of the picture, in several spellings."""

from __future__ import annotations

import pytest

from a11ylint import lint_text
from a11ylint.checks.sign_video import share_of
from a11ylint.config import Config

HEAD = "---\nlang: de\nlive: true\nlive_captions: human\nsign_language: {answer}\n---\nAm Montag tagt der Stadtrat.\n"


def _told(answer: str) -> set[str]:
    rules = ("sign-language-avatar", "sign-language-picture-size")
    report = lint_text(HEAD.replace("{answer}", answer), config=Config(select=rules))
    return {finding.rule.id for finding in report.findings} & set(rules)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param("DGS durch Avatar", True, id="an avatar in a sentence"),
        pytest.param("ein digitaler Avatar gebärdet", True, id="an avatar in the middle of a sentence"),
        pytest.param("Gebärdenavatar", True, id="a compound"),
        pytest.param("BSL signed by an avatar", True, id="English"),
        pytest.param("DGS, kein Avatar", False, id="no avatar"),
        pytest.param("gsg without avatar", False, id="no avatar in English"),
        pytest.param("Dolmetscherin und Avatar", False, id="a person as well"),
    ],
)
def test_an_avatar_in_words(answer: str, told: bool) -> None:
    assert ("sign-language-avatar" in _told(answer)) is told


@pytest.mark.parametrize(
    ("area", "told"),
    [
        pytest.param("1/6", False, id="a sixth"),
        pytest.param("16,7 %", False, id="a sixth in per cent"),
        pytest.param("1/7", True, id="a seventh"),
        pytest.param("10 Prozent", True, id="per cent in words"),
        pytest.param("20 percent", False, id="a fifth in English words"),
    ],
)
def test_the_share_of_the_picture(area: str, told: bool) -> None:
    assert ("sign-language-picture-size" in _told(f"{{language: gsg, area: '{area}'}}")) is told


def test_an_area_that_nobody_can_read() -> None:
    assert share_of("ein Achtel") is None
