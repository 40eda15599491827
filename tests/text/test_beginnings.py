"""One look at the first letters of words tells that no phrase of a list is in a text, and never says so wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from a11ylint.rulebook import all_rules
from a11ylint.text.beginnings import beginnings, hints, may_hold

LISTS = {
    "context-reference": (
        *(
            "pictures",
            "pointing",
            "shown",
            "questions",
            "gestures",
            "likening",
            "locating",
            "taking",
            "drawn",
        ),
    ),
    "ableist-term": ("terms", "groups", "suffer"),
    "live-sign-language-missing": ("phrases", "going", "weak"),
    "text-color-reference": ("colors",),
    "link-text-generic": ("pointing", "more"),
}


def _phrases(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    assert isinstance(value, Mapping | list | tuple)
    for item in value:  # of a term with a plain one beside it: the term
        inner = value[item] if isinstance(value, Mapping) and not isinstance(value[item], str) else item
        yield from _phrases(inner)


PHRASES = [
    pytest.param(phrase, id=f"{rule}: {phrase}")
    for rule, names in LISTS.items()
    for name in names
    for phrase in _phrases(all_rules()[rule].options[name])
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_text_with_a_phrase_may_hold_it(phrase: str) -> None:
    said = phrase.replace("*", "erweise").replace("…", "wird alles")
    assert may_hold(f"Heute ({said.upper()}), und mehr.", hints([phrase]))
    assert may_hold(f"Heute:{said.capitalize()}!", hints(["nirgends", phrase]))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param("siehe", "Im Plan ist nichts.", False, id="another word"),
        pytest.param("siehe", "Wir sehen uns.", False, id="a word that begins in another way"),
        pytest.param("siehe", "übersiehe", False, id="a word that only ends so"),
        pytest.param("wie im Bild", "Ein Bild ohne mehr.", False, id="one word of three"),
        pytest.param(
            "wie im Bild", "Im BILD, wie gesagt.", True, id="all words in another order are looked at"
        ),
        pytest.param("rot*", "Die Rotbuche blüht.", True, id="a short word left open"),
        pytest.param("rot*", "Das Brot ist da.", False, id="inside a word"),
        pytest.param("Info", "Wir informieren.", False, id="the beginning of a longer word"),
        pytest.param("rot* Linie", "Die rötliche Linie", False, id="an open word that begins in another way"),
        pytest.param("s.", "Das ist alles.", False, id="a single letter inside words"),
        pytest.param("s.", "Mehr: s. Karte", True, id="a single letter alone"),
        pytest.param("grün*", "Die gru\u0308nen Linien", True, id="a decomposed umlaut"),
        pytest.param("Straße", "an der STRASSE", True, id="a sharp s in capitals"),
        pytest.param("Behinderten-WC", "ein behinderten-wc", True, id="a hyphen"),
        pytest.param("Behinderten-WC", "für Behinderte", False, id="one part of a word with a hyphen"),
        pytest.param("du*", "irgendetwas", True, id="two letters left open say nothing"),
        pytest.param("24/7", "irgendetwas", True, id="no letters say nothing"),
    ],
)
def test_what_may_be_in_a_text(phrase: str, text: str, expected: bool) -> None:
    assert may_hold(text, hints([phrase])) is expected


def test_an_empty_list_is_in_no_text() -> None:
    assert not may_hold("irgendetwas", hints([]))


def test_the_beginnings_of_a_text_are_its_first_letters() -> None:
    found = beginnings("Übergangsweise 2x rot_Weiß")
    assert found == ({"übergan", "x", "rot", "weiss"}, {"über", "übe", "x", "rot", "weis", "wei"})
