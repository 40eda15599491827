"""Readability by textstat: other languages through it, German beside it, English never."""

from __future__ import annotations

import sys

import pytest

from a11ylint import Config, lint_text
from a11ylint.plain.foreign import FORMULAS, reading_ease
from a11ylint.text.readability import amstad, count, wstf1
from a11ylint.text.sentences import sentences

pytest.importorskip("spacy")
pytest.importorskip("textstat")

EASY = {
    "es": "El museo está abierto mañana. Los niños pueden entrar gratis.",
    "fr": "Le musée est ouvert demain. Les enfants entrent sans payer.",
    "it": "Il museo è aperto domani. I bambini entrano gratis.",
    "nl": "Het museum is morgen open. Kinderen mogen gratis naar binnen.",
    "ru": "Музей завтра открыт. Дети входят бесплатно.",
}
HARD = {
    "es": "La adjudicación de las subvenciones municipales requerirá inexcusablemente la presentación documental previamente establecida reglamentariamente.",
    "fr": "L'attribution des subventions municipales nécessite obligatoirement la présentation préalable des documents réglementaires.",
    "it": "L'assegnazione delle sovvenzioni comunali necessita obbligatoriamente della presentazione preventiva della documentazione regolamentare.",
    "nl": "De toekenning van gemeentelijke subsidies vereist noodzakelijkerwijs voorafgaande overlegging van reglementaire documentatie.",
    "ru": "Предоставление муниципальных субсидий обязательно предусматривает предварительное представление установленной документации.",
}


@pytest.mark.parametrize("lang", sorted(FORMULAS))
def test_easy_and_hard_texts_are_told_apart(lang: str) -> None:
    easy, hard = (reading_ease([text.lstrip()], lang) for text in (EASY[lang], HARD[lang]))
    assert easy > 50
    assert hard < 30


def test_the_french_formula_by_hand() -> None:
    """Ten words in two sentences, 12 syllables as pyphen counts them (mu-sée, de-main, en-fants, entrent …)."""
    from textstat.backend.counts import count_syllables

    text = "Le musée est ouvert demain. Les enfants entrent sans payer."
    spoken = count_syllables("Le musée est ouvert demain Les enfants entrent sans payer", "fr")
    assert reading_ease(text.split(". "), "fr") == pytest.approx(207 - 1.015 * 5 - 73.6 * spoken / 10)


@pytest.mark.parametrize("lang", ["en", "de", "pl", "da", "xx", ""])
def test_other_languages_have_no_formula_here(lang: str) -> None:
    with pytest.raises(KeyError):
        reading_ease(["Text."], lang)


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        pytest.param("fr", HARD["fr"], ["foreign-hard"], id="hard French"),
        pytest.param("fr", EASY["fr"], [], id="easy French"),
        pytest.param("ru", HARD["ru"], ["foreign-hard"], id="hard Russian"),
    ],
)
def test_long_posts_are_scored(lang: str, text: str, found: list[str]) -> None:
    report = lint_text(f"---\nlang: {lang}\n---\n" + f"{text}\n" * 12, config=Config(cache=False))
    assert [
        finding.problem.key for finding in report.findings if finding.rule.id == "readability-score"
    ] == found
    assert not [note for note in report.unchecked if note.why == "language-not-scored"]


def test_without_textstat_they_are_not_scored_and_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    report = lint_text("---\nlang: fr\n---\n" + f"{HARD['fr']}\n" * 12, config=Config(cache=False))
    assert ("language-not-scored", "fr") in [note[:2] for note in report.unchecked]
    assert not report.failures


# Sentences with few of the words whose syllables pyphen miscounts (über, aber, neue, Familie …).
@pytest.mark.parametrize(
    "text",
    [
        "Die Katze sitzt auf der Matte.",
        "Wir bauen eine neue Schule. Sie ist im Mai fertig.",
        "Die Bundesregierung beschließt ein neues Gesetz.",
        "Ab Montag ist die Brücke gesperrt. Bitte fahren Sie durch die Ringstraße.",
        "Das Rathaus bleibt am Freitag geschlossen. Wir bitten um Verständnis.",
        "Der Gemeinderat hat den Haushalt für das kommende Jahr beschlossen.",
        "Die Feuerwehr sucht junge Menschen. Sie lernen bei uns, wie man Brände löscht.",
        "Die Stadtverwaltung informiert die Bürgerschaft frühzeitig von geplanten Baumaßnahmen.",
    ],
)
def test_german_figures_agree_with_textstat(text: str) -> None:
    from textstat.backend import metrics

    counts = count((sentence.words for sentence in sentences(text, "de")), "de")
    assert amstad(counts) == pytest.approx(metrics.flesch_reading_ease(text, "de"), abs=6)
    assert wstf1(counts) == pytest.approx(metrics.wiener_sachtextformel(text, 1, "de"), abs=2)


def test_english_never_reaches_textstat() -> None:
    hard = "The department determines the administrative requirements regarding applications for municipal assistance."
    report = lint_text("---\nlang: en\n---\n" + f"{hard}\n" * 12, config=Config(cache=False))
    assert [finding.problem.key for finding in report.findings if finding.rule.id == "readability-score"] == [
        "hard"
    ]
    assert not report.failures
