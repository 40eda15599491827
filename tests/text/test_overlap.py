"""Words of a picture are found again in text although they were misread, bent or written together."""

from __future__ import annotations

import pytest

from a11ylint.text.overlap import compare

POST = "Die Bürgersprechstunden sind am Donnerstag im Rathaus. Die Hauptstraße ist gesperrt."


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        pytest.param("Donnerstag im Rathaus", (), id="the same words"),
        pytest.param("DONNERSTAG, RATHAUS!", (), id="in capitals"),
        pytest.param("Burgersprechstunde", (), id="bent, and without its dots"),
        pytest.param("HAUPTSTRASSE", (), id="ß as SS"),
        pytest.param("Sprechstunde", (), id="a part of a compound"),
        pytest.param("amDonnerstag imRathaus", (), id="without blanks"),
        pytest.param("Donncrstag", (), id="a letter misread"),
        pytest.param("Do 12.5. 14–18 Uhr", ("Uhr",), id="numbers and short words do not count"),
        pytest.param("Rathausplatz", ("Rathausplatz",), id="a longer compound is another word"),
        pytest.param("Freitag", ("Freitag",), id="another day"),
        pytest.param("www.musterstadt.de @stadt #Rathaus", (), id="addresses and tags are no words"),
    ],
)
def test_words_of_a_line(line: str, missing: tuple[str, ...]) -> None:
    assert compare([line], [POST]).missing == missing


def test_a_word_broken_at_the_end_of_a_line_is_put_together() -> None:
    assert compare(["Die Bürger-", "sprechstunde entfällt"], [POST]).missing == ("entfällt",)


def test_a_hyphen_before_a_capital_stays() -> None:
    assert compare(["Konrad-", "Adenauer"], ["Adenauer und Konrad"]).words == ("Konrad", "Adenauer")


def test_share_is_that_of_the_words_found() -> None:
    found = compare(["Rathaus gesperrt", "Freibad offen"], [POST])
    assert found.share == 0.5
    assert compare([], [POST]).share == 1.0
