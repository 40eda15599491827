"""Loud and cryptic typing: capitals, spaced letters, repeated marks, digits as letters, pictures of characters."""

from __future__ import annotations

import pytest

from a11ylint.text import loud, shapes

ACRONYMS = ("NATO", "UNESCO", "UNICEF", "STAWERK")
NAMES = ("BÜNDNIS 90/DIE GRÜNEN",)


def _cries(text: str) -> list[str]:
    return [text[row.start : row.end] for row in loud.rows(text, ACRONYMS, NAMES) if loud.is_cry(row, 3, 20)]


@pytest.mark.parametrize(
    ("text", "cries"),
    [
        pytest.param("TAG DER OFFENEN TÜR am Markt", ["TAG DER OFFENEN TÜR"], id="a heading"),
        pytest.param("JETZT SCHNELL\nANMELDEN!", ["JETZT SCHNELL\nANMELDEN"], id="over a line break"),
        pytest.param("WIR SIND NEU HIER", ["WIR SIND NEU HIER"], id="short words that make a sentence"),
        pytest.param(
            "WICHTIGE BEKANNTMACHUNG", ["WICHTIGE BEKANNTMACHUNG"], id="two words of twenty letters"
        ),
        pytest.param("DIE STRAßE IST ZU", ["DIE STRAßE IST ZU"], id="a small ß"),
        pytest.param("МИ ЧЕКАЄМО НА ВАС СЬОГОДНІ", ["МИ ЧЕКАЄМО НА ВАС СЬОГОДНІ"], id="Cyrillic"),
        pytest.param("WICHTIG: bitte lesen", [], id="one word"),
        pytest.param("ARD ZDF WDR, SPD CDU FDP", [], id="unknown acronyms"),
        pytest.param("NATO UNESCO UNICEF", [], id="known acronyms"),
        pytest.param("BMFSFJ, BMAS und BMUV", [], id="ministries"),
        pytest.param("Kapitel XIV XV XVI", [], id="Roman numerals"),
        pytest.param("BÜNDNIS 90/DIE GRÜNEN im Rat", [], id="a name"),
        pytest.param("DIN EN ISO 9001", [], id="a norm"),
        pytest.param("MONTAG: ZU / DIENSTAG: AUF", [], id="signs part a row"),
        pytest.param("LOW_RESOLUTION_TIME", [], id="an identifier"),
        pytest.param("日本語のWITH問題", [], id="a script without capitals"),
    ],
)
def test_cries(text: str, cries: list[str]) -> None:
    assert _cries(text) == cries


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("NEU: JETZT anmelden und KOSTENLOS testen", True, id="single words"),
        pytest.param("FROHE WEIHNACHTEN!", True, id="a short post"),
        pytest.param("EDEKA und REWE öffnen", False, id="two names"),
        pytest.param("WICHTIG", False, id="one word"),
        pytest.param(
            "NEU: Das Freibad ist jetzt KOSTENLOS für alle Kinder der Stadt.", False, id="few of many"
        ),
    ],
)
def test_share(text: str, share: bool) -> None:
    assert (loud.share(text, loud.rows(text, (), ())) > 30) == share


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("W I C H T I G: zu", ["WICHTIG"], id="capitals"),
        pytest.param("H\u00a0e\u00a0u\u00a0t\u00a0e zu", ["Heute"], id="no-break spaces"),
        pytest.param("S o m m e r  f e s t", ["Sommer fest"], id="two words"),
        pytest.param("z. B. am 3. Mai, d. h. i. d. R. um 8", [], id="abbreviations"),
        pytest.param("in den U S A", [], id="four letters"),
        pytest.param("Klassen a b c d e f", [], id="the alphabet"),
        pytest.param("x x x x x x", [], id="a pattern"),
        pytest.param("1 2 3 4 5 6", [], id="digits"),
    ],
)
def test_spaced_letters(text: str, plain: list[str]) -> None:
    assert [hit.plain for hit in loud.spaced(text, 5)] == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("Toll!!! Was?? Echt?!?! So! ! Na....", "! ? ?! ! ...", id="all kinds"),
        pytest.param("Echt?! Nein!? Gut... Tja … (!) (?) Eis ..... 2 €", "", id="what is fine"),
    ],
)
def test_repeated_marks(text: str, plain: str) -> None:
    assert [hit.plain for hit in loud.repeated(text, 3)] == plain.split()


@pytest.mark.parametrize("word", "B3hörd3 W1cht1g Beh0rde M4nnheim Pa$$wort Pa55wort B€rlin $pass".split())
def test_digits_as_letters(word: str) -> None:
    assert len(loud.swapped(f"Die {word} hat zu")) == 1


@pytest.mark.parametrize(
    "word",
    "C2H4 C6H12O6 CH3COOH H2O CO2-neutral co2neutral G20 2G K9 MP3-Player mp3player W3C a11y i18n Covid19 B2B fit4future Kids4Kids "
    "SARS-CoV-2 90er 2fach 1a A44 U18-Wahl S21 PS5 v1beta1 Halle5a Rabatt20 SOMMER5 5€ 100€-Schein h5ad DESeq2 #W1cht1g @b3n".split(),
)
def test_digits_that_are_digits(word: str) -> None:
    assert loud.swapped(f"Die {word} hat zu") == []


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        pytest.param("Danke :-) :) ;) :D :( :'( :P", "🙂 🙂 😉 😀 🙁 😢 😛", id="the usual ones"),
        pytest.param("xD ^^ <3 :/ >:(", "😆 😊 ❤️ 😕 🙁", id="others"),
        pytest.param("(endlich :))", "🙂", id="before a bracket"),
        pytest.param(
            "8:00) (1): a) 8) Typ:D 10:0 Mo:/Di (:) (;) (=) ':/' x:p", "", id="times, marks and signs"
        ),
        pytest.param("Kinder <3 Jahre, <3 % und <3 km", "", id="comparisons"),
    ],
)
def test_emoticons(text: str, emoji: str) -> None:
    assert [hit.plain for hit in shapes.emoticons(text)] == emoji.split()


@pytest.mark.parametrize(
    "face",
    [
        "¯\\_(ツ)_/¯",
        "(╯°□°)╯",
        "( ͡° ͜ʖ ͡°)",
        "ʕ•ᴥ•ʔ",
        "(づ｡◕‿‿◕｡)づ",
        "(^_^)",
        "(>_<)",
        "(T_T)",
        "(•_•)",
        "ಠ_ಠ",
        "\\o/",
        "(-_-)",
    ],
)
def test_kaomoji(face: str) -> None:
    text = f"Na {face} ja"
    assert [text[hit.start : hit.end] for hit in shapes.kaomoji(text)] == [face]


@pytest.mark.parametrize(
    "text",
    [
        "(---)",
        "(0-0)",
        "(T. T.)",
        "(20 °C)",
        "Justiz(!)minister",
        "(…)",
        "(a-b)",
        "(ツアー)",
        "f(x_o)",
        "(•)",
    ],
)
def test_brackets_that_are_no_faces(text: str) -> None:
    assert shapes.kaomoji(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\n-----\nb", 1, id="hyphens"),
        pytest.param("> =====", 1, id="in a quotation"),
        pytest.param("a\r➖➖➖\r━━━━", 2, id="emoji and drawn lines"),
        pytest.param("* * * * *\n•°•°•°", 2, id="with blanks, and two signs in turn"),
        pytest.param("★★★★", 1, id="stars"),
        pytest.param("a ----- b", 0, id="in a line of text"),
        pytest.param("---\n***\n...", 0, id="three"),
        pytest.param("|---|---|\n|:--|--:|", 0, id="tables"),
        pytest.param("★★★★☆", 0, id="a rating"),
        pytest.param("_ _ _ _ _ _", 0, id="a guessing game"),
        pytest.param("🎉🎉🎉🎉🎉", 0, id="other emoji"),
        pytest.param("!!!!!\n?????", 0, id="punctuation"),
    ],
)
def test_separator_lines(text: str, lines: int) -> None:
    assert len(shapes.separators(text, 5)) == lines


@pytest.mark.parametrize(
    ("text", "drawings"),
    [
        pytest.param("Na!\n /\\_/\\\n( o.o )\n > ^ <", 1, id="a cat"),
        pytest.param("  __\n<(o )___\n ( ._> /\n  `---'", 1, id="a duck"),
        pytest.param("▓▓▓▓▓░░░░░ 50 %", 1, id="a bar"),
        pytest.param("⣿⣶⣿⣿⣶⣿⣿⣀⣿", 1, id="Braille"),
        pytest.param("┌──┬──┐\n│ a│ b│\n└──┴──┘", 1, id="a table of box signs"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |", 0, id="a Markdown table"),
        pytest.param("━━━━━━━━━━", 0, id="a separator line"),
        pytest.param("(01234) 567-0\n(01234) 567-1", 0, id="telephone numbers"),
        pytest.param("[...]\n(...)\n[…]", 0, id="brackets"),
        pytest.param(":-) :-)\n;-) ;-)", 0, id="emoticons"),
        pytest.param("-->\n<--", 0, id="arrows"),
        pytest.param("8.00–12.00\n14.00–18.00", 0, id="times"),
        pytest.param("▪ a ▪ b │ c", 0, id="a few signs"),
    ],
)
def test_drawings(text: str, drawings: int) -> None:
    assert len(shapes.drawings(text)) == drawings


def test_nothing_inside_a_drawing_is_found_twice() -> None:
    text = " /\\_/\\\n( ^_^ )\n-------\n > ^ <"
    assert shapes.drawings(text)
    assert [*shapes.separators(text, 5), *shapes.kaomoji(text), *shapes.emoticons(text)] == []
