"""Acronyms, dates and phone numbers in masked text."""

from __future__ import annotations

import pytest

from a11ylint import Config, lint_text
from a11ylint.plain.acronyms import acronyms, explained
from a11ylint.plain.dates import ambiguous, has_date, named, relative
from a11ylint.plain.phones import badly_grouped


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        pytest.param("Das ISEK ist da.", ["ISEK"], id="an abbreviation of an office"),
        pytest.param("Der ASZ-Beirat tagt.", ["ASZ"], id="before a hyphen"),
        pytest.param("Die NGWs und das B.V.X. tagen.", ["NGW", "BVX"], id="plural and full stops"),
        pytest.param("Die EU, das DRK und die PDF-Datei", [], id="known to most people"),
        pytest.param("GROSSES FEST im Park", [], id="shouted words"),
        pytest.param("KOMMT ALLE HER", [], id="three short words in capitals"),
        pytest.param("Das ist WICHTIG und NEU.", [], id="a long word and a stressed one"),
        pytest.param("Abschnitt IV und Ludwig XIV.", [], id="Roman numbers"),
        pytest.param("TÜ-AB 123, A4, CO2, B 27, DIN-A4", [], id="number plates and codes"),
        pytest.param("Mail an X@ABC.DE und ABC.de", [], id="addresses"),
    ],
)
def test_acronyms(prose: str, names: list[str]) -> None:
    assert [found.name for found in acronyms(prose, 6)] == names


@pytest.mark.parametrize(
    ("text", "is_explained"),
    [
        pytest.param("Das Integrierte Stadtentwicklungskonzept (ISEK) wächst.", True, id="in brackets behind the name"),
        pytest.param("Das ISEK (Integriertes Stadtentwicklungskonzept) wächst.", True, id="the name in brackets"),
        pytest.param("ISEK steht für Stadtentwicklung.", True, id="steht für"),
        pytest.param("Das Konzept, kurz ISEK, wächst.", True, id="kurz"),
        pytest.param("Das „ISEK“ wächst (siehe Plan).", False, id="other words in brackets"),
        pytest.param("Das ISEK wächst, das ISEK blüht.", False, id="only used"),
        pytest.param("Das ISEKO (Integriertes Konzept) wächst, das ISEK nicht.", False, id="another abbreviation is explained"),
        pytest.param("Immer Sauber Erste Klasse: ISEK!", True, id="words with these initials"),
    ],
)  # fmt: skip
def test_explained(text: str, is_explained: bool) -> None:
    assert explained("ISEK", text) == is_explained


def test_an_explanation_in_another_part_of_a_thread_is_enough() -> None:
    text = "---\nlang: de\nformat: thread\n---\nDas ISEK ist fertig.\n---\nISEK steht für Stadtentwicklung."
    report = lint_text(text, config=Config(select=("abbreviation-unexplained",), cache=False))
    assert not report.findings


@pytest.mark.parametrize(
    ("prose", "readings"),
    [
        pytest.param("am 03/04/25", ["3. April", "4. März"], id="strokes"),
        pytest.param("am 3-4-2025", ["3. April", "4. März"], id="hyphens"),
        pytest.param("am 25/04/2025", [], id="only one reading"),
        pytest.param("am 5/5/25", [], id="both readings are the same"),
        pytest.param("am 2025-03-04", [], id="the year first"),
        pytest.param("am 03.04.2025", [], id="German full stops"),
        pytest.param("03/04/25/6 und 12/34/5678", [], id="file numbers"),
        pytest.param("Woche 3/4, 24/7", [], id="no year"),
    ],
)
def test_dates(prose: str, readings: list[str]) -> None:
    assert [named(day, "de") for date in ambiguous(prose) for day in (date.one, date.other)] == readings


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        pytest.param("Der Markt ist morgen zu.", ["morgen"], id="morgen"),
        pytest.param("Morgen öffnet das Bad, heute nicht.", ["Morgen", "heute"], id="at the beginning"),
        pytest.param(
            "Guten Morgen! Am Morgen ist es kühl, heute Morgen auch.", ["heute"], id="the time of day"
        ),
        pytest.param("Die heutige Sitzung, morgens", [], id="other words"),
    ],
)
def test_relative_days(prose: str, words: list[str]) -> None:
    assert [prose[slice(*span)] for span in relative(prose, "de")] == words


@pytest.mark.parametrize(
    "prose", ["3. April", "am 03.04.", "3 April", "April 3", "2025-04-03", "3rd May"], ids=lambda prose: prose
)
def test_a_day_with_its_month(prose: str) -> None:
    assert has_date(prose)


@pytest.mark.parametrize(
    ("prose", "better"),
    [
        pytest.param("Tel. 07071/123-456", ["07071 123-456"], id="a stroke"),
        pytest.param("030 / 12 34 56 7", ["030 12 34 56 7"], id="a stroke with blanks"),
        pytest.param("(07071) 123/456", ["(07071) 123 456"], id="brackets"),
        pytest.param("+49 (0)7071 / 12 34 56", ["+49 (0)7071 12 34 56"], id="a country code"),
        pytest.param("+49.7071.123456", ["+49 7071 123456"], id="full stops behind a country code"),
        pytest.param("Telefon 0711.123.45.67", ["0711 123 45 67"], id="full stops behind Telefon"),
        pytest.param("0711.123.45.67", [], id="full stops and no word that tells"),
        pytest.param("0123 456-0 und 112", [], id="blanks and short numbers"),
        pytest.param("am 01.02.2025 von 08.00 bis 10.30", [], id="dates and times"),
        pytest.param("01/02/2025, 030/25", [], id="a date and a short number"),
        pytest.param(
            "Az. 012/345678, Drucksache 0019/12345, Konto 0123/45678", [], id="file and account numbers"
        ),
        pytest.param("www.x.example/0711/123456", [], id="a part of an address"),
    ],
)
def test_phones(prose: str, better: list[str]) -> None:
    assert [phone.better for phone in badly_grouped(prose)] == better
