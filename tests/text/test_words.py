"""What counts as a word."""

from __future__ import annotations

import pytest

from a11ylint.text.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Haupt- und Nebenstelle", "Haupt und Nebenstelle", id="a hyphen at the end belongs to no word"),
        pytest.param("24-Stunden-Dienst COVID-19 3D", "24-Stunden-Dienst COVID-19 3D", id="digits inside a word"),
        pytest.param("12,50 2025 8.30 1/2", "", id="numbers alone"),
        pytest.param("Bürger:innen Ärzt*innen Schüler_innen", "Bürger:innen Ärzt*innen Schüler_innen", id="gender marks"),
        pytest.param("Lehrer/-innen Kolleg/innen Helfer(innen) jede/r", "Lehrer/-innen Kolleg/innen Helfer(innen) jede/r", id="gender marks with a slash"),
        pytest.param("und/oder", "und oder", id="a slash between two words"),
        pytest.param("_kursiv_ **fett** *schräg*", "kursiv fett schräg", id="emphasis of Markdown"),
        pytest.param("Bundes·tag gibt's we’re", "Bundes·tag gibt's we’re", id="mediopoint and apostrophes"),
        pytest.param("Bu\u0308rger Bür\u00adger", "Bürger Bürger", id="decomposed umlaut and soft hyphen"),
        pytest.param("Дякуємо за допомогу", "Дякуємо за допомогу", id="another script"),
        pytest.param("Wichtig: bitte", "Wichtig bitte", id="a colon before a blank"),
    ],
)  # fmt: skip
def test_words(text: str, found: str) -> None:
    assert words(text) == tuple(found.split())
