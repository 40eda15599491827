"""Sentences that announce a live stream of one's own, and those that only sound like it."""

from __future__ import annotations

import unicodedata

import pytest

from a11ylint import lint_text
from a11ylint.checks.live import pattern

ANNOUNCED = {
    "de": (
        "Livestream ab 18 Uhr auf unserer Website.",
        "Wir übertragen die Ratssitzung live auf YouTube.",
        "Die Sitzung wird live im Internet übertragen.",
        "Die Stadtratssitzung gibt es im Livestream.",
        "Am Montag live auf YouTube: die Bürgerversammlung",
        "Wir streamen die Sitzung.",
        "Heute gehen wir live!",
        "Seid dabei: Insta-Live mit der Bürgermeisterin, Mittwoch 17 Uhr",
        "Wir zeigen im Livestream, was in der Stadt passiert.",
        "Keine Anmeldung zum Livestream nötig.",
        "Livestream am Montag, keine Anmeldung nötig.",
        "Die Pressekonferenz wird ab 14 Uhr live gestreamt.",
        "Den Live-Stream findest du unter https://example.org",
        "Die letzte Sitzung des Jahres im Livestream.",
        "LIVESTREAM der Oberbürgermeisterwahl",
        "Live-Übertragung der Preisverleihung aus dem Rathaus",
        "going live in 10 Minuten",
        "Livestream heute 19 Uhr (Aufzeichnung später in der Mediathek)",
        "Die Feier findet am Montag statt und im Livestream.",
        "🔴 Livestream: Haushaltsrede",
    ),
    "en": (
        "Watch the livestream tonight at 7pm.",
        "We're going live at noon.",
        "Join the meeting via live stream.",
        "The council meeting will be streamed live.",
        "Live on YouTube: budget speech.",
        "Watch live on our website.",
        "Follow our Instagram Live with the mayor.",
        "The hearing will be broadcast live.",
    ),
}
NONE = {
    "de": (
        "Live-Musik im Park.",
        "Konzert live am Rathausplatz.",
        "Die Band spielt live in Berlin.",
        "Wir sind live vor Ort.",
        "Erlebt die Feuerwehr live!",
        "Die Aufzeichnung des Livestreams ist online.",
        "Danke, dass so viele beim Livestream dabei waren.",
        "Der Livestream ist beendet.",
        "Unsere neue Website ist live.",
        "Liveticker zur Wahl auf unserer Website.",
        "Der Mitschnitt des Livestreams von gestern.",
        "Live-Hörspiel in der Bücherei.",
        "Es gibt keinen Livestream.",
        "Die Sitzung wurde live übertragen.",
        "Das Leben im Livemodus.",
        "Oliven und Cliven liefern.",
        "Live-Cooking mit Kräutern vom Markt.",
        "Die Aufzeichnung des Livestreams gibt es ab morgen 10 Uhr.",
        "Alle Songs könnt ihr jetzt streamen.",
        "Der Bach führt wieder mehr Wasser als ein Stream.",
    ),
    "en": (
        "Watch the recording of the livestream.",
        "Live music in the park.",
        "People live in cities.",
        "Delivery starts Monday.",
        "Lives matter.",
        "The results are live now.",
        "Thank you for joining our livestream.",
        "Missed the livestream? Catch up here.",
        "The new portal goes live on Monday.",
        "A live audience of 300.",
        "There is no livestream this time.",
        "We live on Main Street.",
    ),
}


def _rows(tables: dict[str, tuple[str, ...]]) -> list[object]:
    return [pytest.param(lang, text, id=text) for lang, texts in tables.items() for text in texts]


def _keys(text: str, lang: str = "de", head: str = "") -> list[tuple[str, str]]:
    report = lint_text(f"---\nlang: {lang}\n{head}---\n{text}\n")
    assert not report.failures
    return [(f.rule.id, f.problem.key) for f in report.findings if f.rule.group == "live"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("lang", "text"), _rows(ANNOUNCED))
def test_an_announcement_is_asked_about_once(lang: str, text: str, form: str) -> None:
    written = unicodedata.normalize(form, text)
    assert _keys(written, lang) == [("live-sign-language-missing", "announced")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("lang", "text"), _rows(NONE))
def test_other_sentences_are_not(lang: str, text: str, form: str) -> None:
    assert _keys(unicodedata.normalize(form, text), lang) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param("live: false\n", [], id="no stream of one's own"),
        pytest.param(
            "live: true\n",
            [("live-captions-missing", "missing"), ("live-sign-language-missing", "missing")],
            id="a stream and nothing else said",
        ),
        pytest.param("live: ja\nlive_captions: human\nsign_language: ja\n", [], id="German words for yes"),
        pytest.param("live: true\nlive_captions: human\nsign_language: [gsg, ase]\n", [], id="two languages"),
        pytest.param(
            "live: true\nlive_captions: human\nsign_language: {language: asq}\n", [], id="a language only"
        ),
        pytest.param(
            "live: true\nlive_captions: human\nsign_language: {provided: nein, language: gsg}\n",
            [("live-sign-language-missing", "refused")],
            id="not provided",
        ),
        pytest.param(
            "live: true\nlive_captions:\nsign_language:\n",
            [("live-captions-missing", "missing"), ("live-sign-language-missing", "missing")],
            id="keys without a value",
        ),
        pytest.param(
            "live: true\nlive_captions: auto\nsign_language: gsg\n",
            [("live-captions-missing", "auto")],
            id="automatic captions",
        ),
        pytest.param(
            "live: true\nlive_captions: none\nsign_language: none\n",
            [("live-captions-missing", "refused"), ("live-sign-language-missing", "refused")],
            id="neither",
        ),
    ],
)
def test_answers_of_the_author(head: str, found: list[tuple[str, str]]) -> None:
    assert sorted(_keys("Den Livestream gibt es am Montag.", head=head)) == found


def test_the_finding_shows_the_words_of_the_text() -> None:
    report = lint_text(
        "---\nlang: de\n---\nAm Montag tagt der Rat.\n\nWir übertragen die Sitzung live auf YouTube.\n"
    )
    (finding,) = [f for f in report.findings if f.rule.group == "live"]
    assert finding.place.span is not None
    assert finding.place.span.text == "übertragen die Sitzung live"
    assert "„übertragen die Sitzung live“" in finding.message("de")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("live stream*", "Live-Streams", True, id="a blank is also a hyphen"),
        pytest.param("live stream*", "lives tream", False, id="whole words only"),
        pytest.param(
            "überträgt … live", "überträgt heute die Sitzung des Rates live", True, id="a gap of words"
        ),
        pytest.param(
            "überträgt … live", "überträgt alles. Dann live", False, id="a gap ends with the sentence"
        ),
        pytest.param("a.b", "axb", False, id="signs stand for themselves"),
    ],
)
def test_how_phrases_are_read(phrase: str, text: str, found: bool) -> None:
    assert bool(pattern((phrase,)).search(text)) is found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("übertragen " * 40_000, id="a word that begins a phrase, very often"),
        pytest.param("übertragen" + "-" * 400_000, id="a long line of hyphens"),
        pytest.param("Livestream war, " * 20_000, id="one endless sentence about the past"),
        pytest.param("kein Livestream " * 20_000, id="one endless sentence of denials"),
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    assert _keys(text) == []
