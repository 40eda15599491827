"""The guess of a language: right, or silent."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from a11ylint.text.language import guess
from a11ylint.text.passages import passages

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "galaxy-social"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Ab Montag ist die Brücke gesperrt.", "de", id="a German sentence"),
        pytest.param("Kommt vorbei und bringt eure Familie mit!", "de", id="German without umlauts"),
        pytest.param("Das Team vom Service-Center ist online für euch da.", "de", id="German with English words"),
        pytest.param("The town hall is closed on Monday.", "en", id="an English sentence"),
        pytest.param("Die hard fans wanted: see you in the park", "en", id="an English text with a German article"),
        pytest.param("Le musée est ouvert demain de 10 heures à 18 heures pour tous.", "fr", id="French"),
        pytest.param("El ayuntamiento está cerrado el lunes por la mañana.", "es", id="Spanish"),
        pytest.param("Il municipio è chiuso lunedì per tutti i cittadini.", "it", id="Italian"),
        pytest.param("Wij zijn op zoek naar nieuwe collega's die in het team willen werken.", "nl", id="Dutch"),
        pytest.param("Urząd jest zamknięty w poniedziałek dla wszystkich.", "pl", id="Polish"),
        pytest.param("Belediye pazartesi günü kapalıdır ve bu hafta için.", "tr", id="Turkish"),
        pytest.param("Ратуша зачинена у понеділок для всіх.", "uk", id="Ukrainian"),
        pytest.param("Мэрия закрыта в понедельник для всех.", "ru", id="Russian"),
        pytest.param("البلدية مغلقة يوم الاثنين", "ar", id="Arabic"),
        pytest.param("Danke!", None, id="one word"),
        pytest.param("Rathaus geschlossen", None, id="no small words"),
        pytest.param("https://der.die.das.example/und/ist/nicht @und #der #die", None, id="words that are no prose"),
        pytest.param("Wir bauen eine Brücke für euch. We are building a bridge for you and your family.", None, id="two languages"),
        pytest.param("Общината е затворена в понеделник за всички.", None, id="Bulgarian"),
        pytest.param("شهرداری روز دوشنبه بسته است و گچ", None, id="Persian"),
        pytest.param("Rådhuset er lukket på mandag, og der er ikke noget møde den dag.", None, id="Danish has der and den"),
        pytest.param("Die stadsaal is Maandag gesluit vir al die inwoners en die kantoor ook.", None, id="Afrikaans has die"),
        pytest.param("Kaupungintalo on suljettu maanantaina kaikilta asukkailta.", None, id="Finnish"),
        pytest.param("市政厅周一关闭", None, id="Chinese"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_guess(text: str, lang: str | None) -> None:
    assert guess(text) == lang
    assert guess(unicodedata.normalize("NFD", text)) == lang


def test_english_drafts_are_never_german() -> None:
    drafts = sorted(CORPUS.rglob("*.md"))
    if not drafts:
        pytest.skip("the corpus of English drafts is not beside this checkout")
    bodies = [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in drafts]
    found = [guess(body) for body in bodies]
    assert set(found) <= {"en", None}
    assert found.count("en") > 0.8 * len(found)


def test_paragraphs_have_languages_of_their_own() -> None:
    text = "Wir bauen für euch eine Brücke.\r\n\r\nWe are building a bridge for you.\r\n\r\nDanke!"
    found = passages(text, "de")
    assert [passage.lang for passage in found] == ["de", "en", "de"]
    assert [text[s.start : s.end] for passage in found for s in passage.sentences] == [
        "Wir bauen für euch eine Brücke.",
        "We are building a bridge for you.",
        "Danke!",
    ]


def test_without_a_language_a_paragraph_takes_that_of_the_one_before() -> None:
    text = "Danke!\n\nWe are building a bridge for you.\n\nThanks!"
    assert [passage.lang for passage in passages(text, None)] == [None, "en", "en"]
