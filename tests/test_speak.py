"""A draft as it is heard: what is said instead of the characters, and where the command ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from a11ylint.speak import speak
from a11ylint.text.heard import pieces, spelled
from tests.core.support import build, child, posts


def _heard(draft: str, folder: Path, lang: str = "de") -> list[str]:
    """The lines below the two opening ones, without blank lines."""
    lines = list(speak(posts(draft, folder), lang))
    assert lines[0].startswith(("Näherung: ", "Approximation: "))
    return [line for line in lines[2:] if line]


def _line(text: str, folder: Path, said: str = "de", lang: str = "de") -> str:
    return _heard(f"---\nlang: {said}\n---\n{text}\n", folder, lang)[0].removeprefix("4: ")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("Am Montag ist zu.", "Am Montag ist zu.", id="plain text stays"),
        pytest.param("Ein Fest! 🎉", "Ein Fest! [Konfettibombe]", id="an emoji"),
        pytest.param("Gut👍.", "Gut [Daumen hoch].", id="an emoji without a blank, and a full stop behind it"),
        pytest.param("👩🏽‍🚒 und 🇺🇦", "[Feuerwehrfrau: mittlere Hautfarbe] und [Flagge: Ukraine]", id="a skin tone and a flag count once"),
        pytest.param("𝗡𝗲𝘂: Markt", "[ausgelassen oder buchstabiert: Neu]: Markt", id="decorated letters"),
        pytest.param("W̶e̶g̶ da", "[ausgelassen oder buchstabiert: Weg] da", id="crossed letters"),
        pytest.param("Frеibad auf", "[falsch gelesen oder buchstabiert: Freibad] auf", id="a letter of another script"),
        pytest.param("so\u00adfort", "sofort", id="a soft hyphen"),
        pytest.param("Na :-) ja", "Na [Doppelpunkt Strich Klammer zu] ja", id="an emoticon"),
        pytest.param("----------", "[10 × Strich]", id="a separator line"),
        pytest.param("Zum #StadtFest2026!", "Zum [Hashtag] Stadt Fest 2026!", id="a hashtag with capitals"),
        pytest.param("#NDRSommerTour", "[Hashtag] NDR Sommer Tour", id="an acronym inside a hashtag"),
        pytest.param("Von @stadt_muster.", "Von [Erwähnung] stadt Unterstrich muster.", id="a mention"),
        pytest.param("www.a-b.de/x", "[Link] www Punkt a Strich b Punkt de Schrägstrich x", id="an address"),
        pytest.param("[Plan](a.de/x) da", "Plan [Link] a Punkt de Schrägstrich x da", id="a link with a text of its own"),
        pytest.param("An a@b.de", "An [E-Mail] a at b Punkt de", id="a mail address"),
        pytest.param("Ja <!-- intern 🎉 --> gut", "Ja gut", id="a comment is not posted"),
    ],
)  # fmt: skip
def test_what_is_heard(text: str, heard: str, tmp_path: Path) -> None:
    assert _line(text, tmp_path) == heard


def test_names_follow_the_post_and_remarks_the_report(tmp_path: Path) -> None:
    assert _line("Fun 🎉 a@b.de 𝗡𝗲𝘄", tmp_path, "en", "de") == (
        "Fun [party popper] [mail] a at b dot de [ausgelassen oder buchstabiert: New]"
    )
    assert _line("Neu 🎉 𝗡𝗲𝘂", tmp_path, "de", "en") == "Neu [Konfettibombe] [left out or spelt: Neu]"


def test_a_hashtag_in_small_letters_is_one_word(tmp_path: Path) -> None:
    lines = _heard("---\nlang: de\n---\nHeute #wirhelfenmusterstadt und #Rathaus\n", tmp_path)
    assert lines[0] == "4: Heute [Hashtag] wirhelfenmusterstadt und [Hashtag] Rathaus"
    assert lines[1].startswith(
        "    Hinweis: #wirhelfenmusterstadt wird als ein Wort gelesen, gemeint ist wohl: wir helfen"
    )
    assert len(lines) == 2


def test_a_remark_that_is_the_same_is_said_once(tmp_path: Path) -> None:
    lines = _heard("---\nlang: de\n---\n𝗡𝗲𝘂\n𝗔𝗹𝘁\n", tmp_path)
    assert [line.partition(":")[0] for line in lines] == ["4", "    Hinweis", "5"]


def test_media_stand_at_their_place_and_those_of_the_front_matter_below(tmp_path: Path) -> None:
    draft = (
        "---\nlang: de\nmedia:\n  - file: karte.png\n    alt: Karte 🗺️ der Stadt.\n  - file: IMG_4711.jpg\n"
        "  - file: deko.png\n    decorative: true\n  - file: gruss.mp4\n---\n"
        "Vorher ![Der Markt\nam Abend](markt.jpg) nachher\nEnde\n"
    )
    assert _heard(draft, tmp_path) == [
        "11: Vorher",
        "markt.jpg: [Grafik] Der Markt am Abend",
        "12: nachher",
        "13: Ende",
        "karte.png: [Grafik] Karte [Weltkarte] der Stadt.",
        "IMG_4711.jpg: [Grafik] IMG_4711.jpg",
        "    Hinweis: Bild ohne Alternativtext, Screenreader sagt nur: Grafik, IMG_4711.jpg",
        "deko.png: [wird übersprungen, als Schmuck gekennzeichnet]",
        "gruss.mp4: [Video]",
        "    Hinweis: Video ohne Alternativtext, Screenreader sagt nur: Video",
    ]


def test_parts_of_a_thread_are_counted(tmp_path: Path) -> None:
    assert _heard("---\nformat: thread\nlang: de\n---\nEins\n---\nZwei\n", tmp_path) == [
        "Beitrag 1 von 2",
        "5: Eins",
        "Beitrag 2 von 2",
        "7: Zwei",
    ]


def test_an_empty_draft_says_so(tmp_path: Path) -> None:
    assert _heard("", tmp_path) == ["Es ist nichts zu hören."]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in _line("Rot \x1b[31m", tmp_path)


def test_signs_have_names_in_both_languages() -> None:
    assert spelled("a_b?c=1&d", "de") == "a Unterstrich b Fragezeichen c gleich 1 und d"
    assert spelled("a_b?c=1&d", "en") == "a underscore b question mark c equals 1 and d"


def test_pieces_do_not_overlap() -> None:
    found = pieces("#𝗙𝗲𝘀𝘁 🎉🎉 https://a.de/🎉 :-) <!-- #x 🎉 --> @a@b.de", "de")
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_command_reads_a_file_and_standard_input(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": "---\nlang: de\n---\nEin Fest! 🎉\n"})
    runs = [
        child(["speak", "post.md"], tmp_path),
        child(["speak", "-"], tmp_path, stdin=(tmp_path / "post.md").read_bytes()),
    ]
    for done in runs:
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().splitlines()[-1] == "4: Ein Fest! [Konfettibombe]"
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(
            "fehlt.md", "Diese Datei oder diesen Ordner gibt es nicht", id="a file that does not exist"
        ),
        pytest.param("ordner", "ist ein Ordner; einen Entwurf nennen", id="a folder"),
        pytest.param("utf16.md", "nicht in UTF-8", id="another encoding"),
        pytest.param("kaputt.md", "lassen sich nicht lesen", id="broken front matter"),
    ],
)
def test_what_cannot_be_read_ends_with_two(name: str, said: str, tmp_path: Path) -> None:
    build(
        tmp_path,
        {"utf16.md": "Fest".encode("utf-16"), "kaputt.md": "---\nlang: [\n---\nFest\n", "ordner/a.md": "x"},
    )
    done = child(["speak", name, "--lang", "de"], tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_a_broken_file_beside_the_draft_does_not_stop_it(tmp_path: Path) -> None:
    build(tmp_path, {"fest.md": "Ein Fest.", "fest.jpg": None, "fest.alt.txt": b"\xff\xfe\x00"})
    done = child(["speak", "fest.md", "--lang", "de"], tmp_path)
    assert done.returncode == 0
    assert "1: Ein Fest." in done.stdout.decode()
