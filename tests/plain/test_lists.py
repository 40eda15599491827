"""The lists of plain words and abbreviations, and how they are found in sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from a11ylint.plain.abbreviations import abbreviations
from a11ylint.plain.lexicon import hard_words, lexicon
from a11ylint.text.wordlists import lines

WANTED = {"de": 300, "en": 100}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_entry_has_a_kind_and_a_plain_word_and_stands_once(lang: str) -> None:
    entries = lines(f"plain-words-{lang}.txt")
    assert len(entries) >= WANTED[lang]
    for entry in entries:
        kind, _, rest = entry.partition(" ")
        word, _, plain = rest.partition(": ")
        assert kind in ("w", "a", "n", "v", "p"), entry
        assert word.strip(), entry
        assert plain.strip(), entry
    assert not [
        entry for entry, count in Counter(line.split(":")[0] for line in entries).items() if count > 1
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_plain_word_is_a_hard_one(lang: str) -> None:
    plain = {word.plain for word in lexicon(lang).words.values()}
    again = {text: hard for text in plain for hard in hard_words(text, lang)}
    assert not again


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("Bitte fristgerecht abgeben.", ["fristgerecht"], id="as it stands in the list"),
        pytest.param("Die fristgerechte Abgabe, ein fristgerechter Antrag", ["fristgerechte", "fristgerechter"], id="an adjective with endings"),
        pytest.param("Fristgerecht ist es.", ["Fristgerecht"], id="at the beginning of a sentence"),
        pytest.param("Die Workshops des Kongresses", ["Workshops", "Kongresses"], id="nouns in the plural and genitive"),
        pytest.param("Wir evaluieren, er evaluierte, es ist evaluiert, die evaluierten Kurse", ["evaluieren", "evaluierte", "evaluiert", "evaluierten"], id="a verb on -ieren"),
        pytest.param("Anträge einreichen, eingereicht, einzureichen, die eingereichten", ["einreichen", "eingereicht", "einzureichen", "eingereichten"], id="a verb that splits"),
        pytest.param("Es wird erstattet, die erworbenen Rechte", ["erstattet", "erworbenen"], id="verbs with a fixed prefix, strong forms"),
        pytest.param("Sie können Hilfe in Anspruch nehmen, in Anspruch genommen", ["in Anspruch nehmen", "in Anspruch genommen"], id="a phrase in its forms"),
        pytest.param("Der Online-Workshop und die Workshop-Reihe", ["Online-Workshop", "Workshop-Reihe"], id="a part of a compound with a hyphen"),
        pytest.param("Unsere Pra\u0308vention wirkt.", ["Pra\u0308vention"], id="decomposed umlauts"),
        pytest.param("Der Bedarf und die Erfolge sind groß. Im Etat", ["Etat"], id="nouns that look like verbs"),
        pytest.param("Erfolge feiern wir.", [], id="a noun at the beginning that looks like a verb"),
        pytest.param("WORKSHOP im Park", ["WORKSHOP"], id="a noun in capitals"),
        pytest.param("Der Anspruch ist da.", [], id="a word that is only part of a phrase"),
        pytest.param("Workshopleitung", [], id="a compound in one word"),
    ],
)  # fmt: skip
def test_german_words_are_found_in_their_forms(sentence: str, found: list[str]) -> None:
    assert [sentence[hard.start : hard.end] for hard in hard_words(sentence, "de")] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("We utilise it, utilised, utilising", ["utilise", "utilised", "utilising"], id="a verb in its forms"),
        pytest.param("Prior to the event", ["Prior to"], id="a phrase at the beginning"),
        pytest.param("Meet Mr Solely at Subsequent Street", [], id="names"),
        pytest.param("We use it before the fair.", [], id="plain words"),
    ],
)  # fmt: skip
def test_english_words_are_found_in_their_forms(sentence: str, found: list[str]) -> None:
    assert [sentence[hard.start : hard.end] for hard in hard_words(sentence, "en")] == found


def test_words_and_phrases_that_an_organisation_keeps() -> None:
    sentence = "Der Workshop soll in Kraft treten."
    assert not list(hard_words(sentence, "de", {"workshop", "in kraft treten"}))


@pytest.mark.parametrize(
    ("prose", "lang", "words"),
    [
        pytest.param("Das ist z. B. rot.", "de", ["zum Beispiel"], id="with a blank"),
        pytest.param("Das ist z.B. rot.", "de", ["zum Beispiel"], id="without a blank"),
        pytest.param("Das ist z.\u202fB. rot.", "de", ["zum Beispiel"], id="with a thin blank"),
        pytest.param("Z. B. rot.", "de", ["Zum Beispiel"], id="at the beginning"),
        pytest.param("Rot, grün usw.", "de", ["und so weiter."], id="at the end the full stop stays"),
        pytest.param("Rot bzw grün", "de", ["beziehungsweise"], id="without its full stop"),
        pytest.param(
            "u. v. m. und i. d. R. auch", "de", ["und vieles mehr", "in der Regel"], id="three letters"
        ),
        pytest.param("Nr. 5 am Mo. um 8 Uhr", "de", [], id="well known ones"),
        pytest.param(
            "Frau Dr. Max, e. V., caritas, Etc-Bar, Bus z. Bhf.", "de", [], id="what only looks like one"
        ),
        pytest.param("e.g. red, i. e. blue", "en", ["for example", "that is"], id="English"),
        pytest.param("E.g. red", "en", ["For example"], id="English at the beginning"),
        pytest.param("At 5 p.m. we meet Mr. Vs", "en", [], id="English titles and times"),
    ],
)
def test_abbreviations(prose: str, lang: str, words: list[str]) -> None:
    assert [short.words for short in abbreviations(prose, lang, known_too=False)] == words


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_abbreviation_of_the_list_is_found_and_its_words_are_not(lang: str) -> None:
    for line in lines(f"plain-abbreviations-{lang}.txt"):
        name, _, words = line.lstrip("!").partition(": ")
        name = name.removesuffix(" ?").replace("(.)", ".")
        found = [short.words for short in abbreviations(f"x {name} x", lang, known_too=True)]
        assert found == [words], line
        assert not list(abbreviations(words, lang, known_too=True)), line
