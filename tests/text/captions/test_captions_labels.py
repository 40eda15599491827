"""Labels of speakers and of sounds, as German and English editors write them."""

from __future__ import annotations

import pytest

from a11ylint.text.captions.labels import changes_speaker, has_sound, names_speaker, only_sound, without_label


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        pytest.param("SPRECHERIN: Guten Tag!", "Guten Tag!", id="a role in capitals"),
        pytest.param("Frau Dr. Müller: Guten Tag!", "Guten Tag!", id="a title and a name"),
        pytest.param("Ursula von der Heide: Ja.", "Ja.", id="a name with von"),
        pytest.param(
            "Die Öffnungszeiten: Montag", "Die Öffnungszeiten: Montag", id="an article opens a sentence"
        ),
        pytest.param("- Die Öffnungszeiten:", "Die Öffnungszeiten:", id="a dash before an article"),
        pytest.param("DIE ÄRZTIN: Ja.", "Ja.", id="in capitals a label has an article too"),
        pytest.param("- Nein.", "Nein.", id="a dash"),
        pytest.param("–Nein.", "Nein.", id="a dash without a blank"),
        pytest.param(">> MANN: Halt!", "Halt!", id="arrows and a name"),
        pytest.param("[Anna]: Ja.", "Ja.", id="a name in brackets"),
        pytest.param("(المشروع): لا.", "لا.", id="a name in another script"),
        pytest.param("MANN 2:", "", id="a line that is nothing but a label"),
        pytest.param("Es ist 10:30 Uhr.", "Es ist 10:30 Uhr.", id="a time is no label"),
        pytest.param("das heißt: heute", "das heißt: heute", id="small letters are no name"),
        pytest.param("-5 Grad", "-5 Grad", id="a minus is no dash"),
        pytest.param("https://musterstadt.de", "https://musterstadt.de", id="an address"),
    ],
)
def test_labels_of_speakers_are_taken_off(line: str, rest: str) -> None:
    assert without_label(line) == rest


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        pytest.param("MÜLLER: Ja.", True, id="a name"),
        pytest.param("- Ja.", True, id="a dash"),
        pytest.param(">> Ja.", True, id="arrows"),
        pytest.param("Achtung: Stufe!", False, id="a warning names nobody"),
        pytest.param("Hinweis: Heute zu.", False, id="a note names nobody"),
        pytest.param("Ab 10:30 Uhr", False, id="a time"),
        pytest.param("Ja - nein.", False, id="a dash inside"),
    ],
)
def test_what_tells_who_speaks(line: str, tells: bool) -> None:
    assert (names_speaker(line) or changes_speaker(line)) is tells


@pytest.mark.parametrize(
    ("text", "sound", "alone"),
    [
        pytest.param("*Applaus*", True, True, id="asterisks"),
        pytest.param("[Musik]", True, True, id="square brackets"),
        pytest.param("(lacht)", True, True, id="round brackets"),
        pytest.param("♪ Schöne Stadt ♪", True, True, id="a song between notes"),
        pytest.param("［音楽］", True, True, id="full-width brackets"),
        pytest.param("(lacht) Na gut.", True, False, id="a sound before words"),
        pytest.param("Anruf unter (0711) 123", False, False, id="a phone number"),
        pytest.param("Liebe Bürger*innen", False, False, id="the gender star"),
        pytest.param("Liebe Bürger*innen und Besucher*innen", False, False, id="two gender stars"),
        pytest.param("So ein Sch***!", False, False, id="a masked word"),
    ],
)
def test_what_stands_for_a_sound(text: str, sound: bool, alone: bool) -> None:
    assert has_sound(text) is sound
    assert only_sound((text,)) is alone
