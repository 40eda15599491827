"""Names of languages in messages."""

from __future__ import annotations

import pytest

from a11ylint.checks._languages import language_name

OFFICIAL = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()
OTHERS = "no is tr uk ru ar fa ku sq sr bs mk zh ja ko vi hi he".split()


@pytest.mark.parametrize("code", [*OFFICIAL, *OTHERS])
def test_languages_have_names(code: str) -> None:
    name = language_name(code)
    assert name.de[0].isupper()
    assert name.en[0].isupper()


def test_an_unknown_language_is_called_by_its_code() -> None:
    assert language_name("qaa").de == "„qaa“"
