"""Syllables against words counted by hand."""

from __future__ import annotations

import pytest

from a11ylint.text.syllables import syllables

# Number of syllables: words. Mostly words that hyphenation patterns or plain groups of vowels get wrong.
GERMAN = {
    1: "am auf z Wien schien Dienst Meer Boot Team live Mai vier TÜV Zoo Spiel Geist",
    2: "Idee aber oder über neue Abend Bayern online Website Update Seen dienen EU Bauer Yoga geimpft Facebook naiv Café "
    "vielleicht Software NATO knien Duo",
    3: "Nation Ideen Medien Ferien Linie Aktie Theater Museum Patient Spanier geehrte USA Studien Europa speziell "
    "Januar Parteien Qualität Atheist Bundes·tag 24-Stunden-Dienst Mosaik Vehikel beenden",
    4: "Familie Familien Ukraine Energien beantragen effizient GmbH Italien Bürgerinnen beurteilen Hygiene BMAS "
    "Bürger*innen Barriere Schüler/-innen Klimawandel Jugendliche",
    5: "Ministerium Bundesregierung Italiener industrielle Veranstaltungen DSGVO Führungszeugnisse",
    6: "Barrierefreiheit Jubiläumsfeier Kooperation Koordination Vegetarierin Öffentlichkeitsarbeit",
    8: "Gemeindeinformation",
}
ENGLISH = {
    1: "the town made hoped closed trees league there's don't",
    2: "open able wanted given someone lion being ruin didn't social sometimes table basement quiet children's",
    3: "library area idea family creative museum beautiful employer USA residents",
    4: "community information responsible application society variety experience immediate",
    5: "association university opportunity electronically",
    6: "accessibility responsibility",
}


def _table(words: dict[int, str]) -> list[object]:
    return [pytest.param(word, count, id=word) for count, line in words.items() for word in line.split()]


@pytest.mark.parametrize(("word", "count"), _table(GERMAN))
def test_german(word: str, count: int) -> None:
    assert syllables(word, "de") == count


@pytest.mark.parametrize(("word", "count"), _table(ENGLISH))
def test_english(word: str, count: int) -> None:
    assert syllables(word, "en") == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        pytest.param("𝗛𝗮𝗹𝗹𝗼", 2, id="letters of a mathematical alphabet"),
        pytest.param("BU\u0308RGER", 2, id="capitals with a decomposed umlaut"),
        pytest.param("市政厅", 1, id="Chinese"),
        pytest.param("-", 1, id="no letter at all"),
    ],
)
def test_unusual_letters(word: str, count: int) -> None:
    assert syllables(word, "de") == count
