"""Presets for captions: every value has a source, and the right one counts."""

from __future__ import annotations

import pytest

from a11ylint.rulebook import load_yaml
from a11ylint.text.captions.presets import DATA, Limits, limits, names


@pytest.mark.parametrize(
    ("preset", "language", "script", "vertical", "line", "lines", "speed"),
    [
        pytest.param("auto", "de", "latin", False, 42, 2, 17, id="German"),
        pytest.param("auto", "de", "latin", True, 28, 3, 17, id="German, higher than wide"),
        pytest.param("auto", "en", "latin", False, 42, 2, 20, id="English"),
        pytest.param("auto", "fr", "latin", False, 42, 2, 20, id="another language in Latin script"),
        pytest.param("auto", None, "latin", False, 42, 2, 20, id="nobody knows the language"),
        pytest.param("auto", "zh", "han", False, 16, 2, 11, id="Chinese"),
        pytest.param("auto", "zh", "han", True, 11, 3, 11, id="Chinese, higher than wide"),
        pytest.param("ard", "de", "latin", False, 37, 2, 15, id="German broadcasters"),
        pytest.param("ard", "de", "latin", True, 25, 3, 15, id="German broadcasters, higher than wide"),
        pytest.param("bbc", "en", "latin", True, 25, 3, None, id="BBC, with a value of its own"),
        pytest.param("w3c", "en", "latin", False, 32, 2, None, id="W3C gives no speed"),
        pytest.param("ard", "ar", "arabic", False, 42, 2, 23, id="a preset counts for Latin script alone"),
    ],
)
def test_the_limits_that_count(
    preset: str,
    language: str | None,
    script: str,
    vertical: bool,
    line: float,
    lines: float,
    speed: float | None,
) -> None:
    found = limits(preset, language, script, vertical)
    assert found is not None
    assert (found.line, found.lines, found.speed) == (line, lines, speed)


def test_a_script_without_values_has_no_limits() -> None:
    assert limits("auto", "ka", "other", False) is None


def test_a_misspelt_preset_is_said() -> None:
    with pytest.raises(ValueError, match=r"'zdf', expected one of: auto, social-de, ard"):
        limits("zdf", "de", "latin", False)


def test_every_value_has_a_source_and_a_meaning() -> None:
    data = load_yaml(DATA)
    rows = [*data["presets"].values(), *data["scripts"].values(), data["any_script"], data["vertical"]]
    for row in rows:
        for key, entry in row.items():
            assert entry["source"] in data["sources"], key
            assert key.removesuffix("_vertical") in (*Limits._fields, "share"), key
    assert all(url.startswith("https://") for url in data["sources"].values())
    assert names() == ("auto", "social-de", "ard", "netflix-de", "netflix-en", "bbc", "w3c")
