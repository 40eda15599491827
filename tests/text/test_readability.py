"""The formulas against values calculated by hand."""

from __future__ import annotations

import pytest

from a11ylint.text import readability
from a11ylint.text.readability import Counts, count, hardest, score
from a11ylint.text.sentences import sentences

EASY = "Das Bad ist auf. Wir sind bis acht Uhr da. Kommt alle zu uns."
HARD = (
    "Die Gewährung von Zuwendungen erfolgt ausschließlich auf schriftlichen Antrag der Zuwendungsempfänger."
)


def _counts(text: str, lang: str = "de") -> Counts:
    return count((sentence.words for sentence in sentences(text, lang)), lang)


@pytest.mark.parametrize(
    ("text", "amstad", "lix", "wstf4"),
    [
        pytest.param("Die Katze sitzt auf der Matte.", 96.0, 6.0, -0.1, id="short words"),
        pytest.param("Wir bauen eine neue Schule. Sie ist im Mai fertig.", 87.25, 5.0, -0.4, id="two sentences"),
        pytest.param("Die Bundesregierung beschließt ein neues Gesetz.", 47.25, 39.3, 4.5, id="one long word"),
        pytest.param("Ab Montag ist die Brücke gesperrt. Bitte fahren Sie über die Ringstraße.", 76.5, 22.7, 2.2, id="über has two syllables"),
        pytest.param("Viele Leistungen, z. B. Wohngeld, können Sie online beantragen.", 54.0, 42.3, 6.8, id="z. B. ends no sentence"),
    ],
)  # fmt: skip
def test_german_formulas(text: str, amstad: float, lix: float, wstf4: float) -> None:
    counts = _counts(text)
    assert readability.amstad(counts) == pytest.approx(amstad, abs=0.05)
    assert readability.lix(counts) == pytest.approx(lix, abs=0.05)
    assert readability.wstf4(counts) == pytest.approx(wstf4, abs=0.05)


def test_all_formulas_on_the_same_counts() -> None:
    """100 words in 8 sentences: 12.5 words a sentence, 1.8 syllables a word, 20 % with many, 30 % long, 40 % with one."""
    counts = Counts(words=100, sentences=8, syllables=180, long_words=30, many_syllables=20, one_syllable=40)
    expected = {
        "wstf1": 0.1935 * 20 + 0.1672 * 12.5 + 0.1297 * 30 - 0.0327 * 40 - 0.875,
        "wstf2": 0.2007 * 20 + 0.1682 * 12.5 + 0.1373 * 30 - 2.779,
        "wstf3": 0.2963 * 20 + 0.1905 * 12.5 - 1.1144,
        "wstf4": 0.2744 * 20 + 0.2656 * 12.5 - 1.693,
        "amstad": 62.2,
        "lix": 42.5,
        "flesch": 41.8675,
        "flesch_kincaid": 10.525,
    }
    for name, value in expected.items():
        assert getattr(readability, name)(counts) == pytest.approx(value), name


def test_english_formulas() -> None:
    """11 words in 2 sentences with 12 syllables."""
    counts = _counts("The cat sat on the mat. We like open air games.", "en")
    assert (counts.words, counts.sentences, counts.syllables) == (11, 2, 12)
    assert readability.flesch(counts) == pytest.approx(206.835 - 1.015 * 5.5 - 84.6 * 12 / 11)
    assert readability.flesch_kincaid(counts) == pytest.approx(0.39 * 5.5 + 11.8 * 12 / 11 - 15.59)


def test_a_word_alone_is_no_sentence() -> None:
    assert _counts("Öffnungszeiten\nDas Bad ist auf.").sentences == 1
    assert _counts("Achtung").sentences == 1


@pytest.mark.parametrize("lang", ["fr", "tr", "uk", "", "zh"])
def test_other_languages_have_no_score(lang: str) -> None:
    assert score(sentences(EASY, lang), lang) is None


def test_a_text_without_words_has_no_score() -> None:
    assert score(sentences("🎉 https://a.example #Fest", "de"), "de") is None


def test_regional_tags_are_scored_as_their_language() -> None:
    assert score(sentences(EASY, "de-AT"), "de-AT") == score(sentences(EASY, "de"), "de")


def test_names_are_left_out() -> None:
    plain = score(sentences("We met at the town hall. It was fun.", "en"), "en")
    named = score(sentences("We met Alexandra at the Philharmonia town hall. It was fun.", "en"), "en")
    assert named == plain
    dated = score(sentences("Wir sind am Donnerstag, dem 27. Dezember, da.", "de"), "de")
    assert dated == score(sentences("Wir sind am dem da.", "de"), "de")


def test_short_texts_have_a_wide_margin() -> None:
    once, often = score(sentences(HARD, "de"), "de"), score(sentences(f"{HARD} " * 16, "de"), "de")
    assert once is not None
    assert often is not None
    assert often.value == pytest.approx(once.value)
    assert often.margin == pytest.approx(once.margin / 4)


def test_the_hardest_sentence_is_the_one_to_mend() -> None:
    found = sentences(f"{EASY} {HARD} {EASY}", "de")
    assert hardest(found, "de") == 3
    assert hardest(found[:1], "de") == 0
