"""Word tables of the alt and description rules beyond their examples, and the laws between those rules."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PIL import Image

from a11ylint import lint, lint_text
from a11ylint.config import Config
from a11ylint.finding import Finding
from a11ylint.text.alt.words import listed

CONFIG = Config(cache=False, select=("image",))
WORDS = ("image-alt-placeholder", "image-alt-filename", "image-alt-redundant-prefix")
LINE = "image-description-line-missing"


def _found(text: str, config: Config = CONFIG) -> list[Finding]:
    return [
        finding for finding in lint_text(text, "post.md", config).findings if finding.rule.group == "image"
    ]


def _verdict(alt: str, file: str = "zz9.jpg") -> list[str]:
    """The ids of the word rules that report an alternative text."""
    text = f"---\nlang: de\nmedia:\n  - file: {json.dumps(file)}\n    alt: {json.dumps(alt, ensure_ascii=False)}\n---\nText.\n"
    return [finding.rule.id for finding in _found(text) if finding.rule.id in WORDS]


def _line(body: str, head: str = "", alt: str = "Ein Haus am See.") -> Finding | None:
    """The finding about the description line in a post with one picture."""
    text = f"---\nlang: de\n{head}media:\n  - file: a.jpg\n    alt: {alt}\n---\n{body}\n"
    found = [finding for finding in _found(text) if finding.rule.id == LINE]
    return found[0] if found else None


SILENT = [
    "Luftbild",
    "Screenshot",
    "Screenshot 2026",
    "Foto 1985",
    "Karte 2",
    "Alt und Jung",
    "Imagefilm der Stadt",
    "Kita",
    "24/7",
    "5 %",
    "§ 12",
    "112",
    "+49 30 1234567",
    "COVID-19",
    "DIN A4",
    "G20",
    "Bürger_innen",
    "www.stadt.de",
    "Ein Corona-Test",
    "Video-Standbild",
    "DSC Musterstadt",
    "Fotos vom Stadtfest",
    "Foto von oben",
    "Photo by Anna Meier",
    "❤️",
]


@pytest.mark.parametrize("alt", SILENT)
def test_an_alternative_text_that_says_something_is_let_alone(alt: str) -> None:
    assert _verdict(alt) == []


PLACEHOLDERS = [
    "ä",
    "7",
    "→",
    "...",
    'alt=""',
    "<alt>",
    "*Bild*",
    "Bild 🙂",
    "Kein Bild vorhanden",
    "no image available",
]
FILE_NAMES = [
    "IMG-20260301-WA0003 Kopie",
    "IMG_1234 (Kopie)",
    "Foto 01.03.26, 10 15 30",
    "Bild 01.03.26 um 10.15",
    "unnamed (1)",
    "download (1)",
    "Pasted image 20260301101530",
    "Scan 2026-03-01",
    "2026-03-01 10.15.30",
    "Rathaus Markt.jpg",
    "https://stadt.example/bild.jpg",
    "CamScanner 01-03-2026 10.15",
    "Threema-20260301-101530",
    "telegram-cloud-photo-size-2-5-y",
    "pexels-anna-1234567",
    "Design ohne Titel (2)",
    "grafik.png",
]


@pytest.mark.parametrize("alt", PLACEHOLDERS)
def test_a_placeholder_is_told_as_one(alt: str) -> None:
    assert _verdict(alt) == ["image-alt-placeholder"]


@pytest.mark.parametrize("alt", FILE_NAMES)
def test_a_file_name_is_told_as_one(alt: str) -> None:
    assert _verdict(alt) == ["image-alt-filename"]


def _listed() -> list[str]:
    return sorted({word for key in ("placeholder", "numbered") for word in listed("alt", key)})


@pytest.mark.parametrize("word", _listed())
@pytest.mark.parametrize("form", ["{}", "{} 3", "{}3", "{} 1/5", "[{}]", "{}-2", "{} (2)", "{}001"])
def test_a_text_made_of_listed_words_gets_one_finding_at_most(word: str, form: str) -> None:
    alt = form.format(word)
    for file in ("zz9.jpg", f"{alt}.jpg"):
        assert len(_verdict(alt, file)) <= 1, (alt, file)


@pytest.mark.parametrize("word", [word for word in _listed() if word.replace(" ", "").isalpha()])
def test_a_listed_word_with_a_number_always_gets_a_finding(word: str) -> None:
    assert _verdict(f"{word} 3") == ["image-alt-placeholder"]


def test_a_soft_hyphen_and_the_other_form_of_umlauts_hide_nothing() -> None:
    assert _verdict("Bild\u00adbe\u00adschreibung") == ["image-alt-placeholder"]
    assert _verdict("Gro\u0308\u00dfe.jpg") == ["image-alt-filename"]


DESCRIBED = [
    "BILDBESCHREIBUNG – Das Rathaus am Markt",
    "Bildbeschreibungen: 1. Das Rathaus 2. Der Brunnen",
    "Bild 1/3: Rathaus Markt Sommer",
    "Bild links: Das Rathaus am Markt",
    "Bilder:\n- Das Rathaus am Abend\n- Der Brunnen",
    "Text (Alt: Das Rathaus am Markt)",
    "ALT-TEXT\nDas Rathaus am Markt",
    "Alternativtext: Das Rathaus am Markt",
    "BB: Das Rathaus am Markt",
    "Grafik: Balken zeigen die Wahlbeteiligung",
    "Foto: Das Rathaus am Markt",
    "Video: Die Bürgermeisterin spricht in die Kamera.",
    "#BildBeschreibung\nDas Rathaus am Markt",
    "1️⃣ Bild: Das Rathaus am Markt",
    "> Bildbeschreibung: Das Rathaus am Markt",
    "Text. Bildbeschreibung: Das Rathaus am Markt",
    "Text #Stadt Bildbeschreibung: Das Rathaus am Markt",
    "<p>Text</p><p><b>Bildbeschreibung:</b>&nbsp;Das Rathaus am Markt</p>",
    "Bild\u00adbeschreibung: Das Rathaus am Markt",
    "Bildbeschreibung (Foto 1): Das Rathaus am Markt",
    "[Bildbeschreibung: Das\nRathaus am Markt]",
    "Text\n\n!B",
    "#B Text",
    "Die Bildbeschreibung steht im ersten Kommentar.",
    "Image description in ALT",
    "Descripción de la imagen: el ayuntamiento al sol",
    "Bildbeschreibung für Screenreader: Das Rathaus am Markt",
    "Barrierefreie Bildbeschreibung: Das Rathaus am Markt",
    "Auf dem Bild: Das Rathaus am Markt",
    "Karte: Gesperrt ist die Lange Straße.",
    "Auf dem Bild ist das Rathaus zu sehen.",
    "Endlich! Das Foto zeigt das neue Rathaus am Markt.",
    "The image shows the town hall at night.",
]
NOT_DESCRIBED = [
    "Auf dem Bild: Anna Meier, Bernd Schulz",
    "Karte: musterstadt.example/karte",
    "Auf dem Bildschirm sind alle Zeiten zu sehen.",
    "Wer kennt das Foto? Das zeigt viel.",
    "Bild des Tages: Das Rathaus am Markt",
    "Bildung: Das Rathaus am Markt",
    "Alt und neu: Das Rathaus am Markt",
    "Bildunterschrift: Das Rathaus am Markt",
    "Unser Tipp für eine gute Bildbeschreibung: kurz und klar schreiben",
    "Bildbeschreibung: …",
    "Bildbeschreibung: Rathaus\nMehr Infos unter www.stadt.example",
    "Foto: picture alliance / dpa",
    "Foto: © Stadt Musterstadt, Anna Meier",
    "Foto: Anna Meier für die Stadt Musterstadt",
    "(Foto: Stadt Musterstadt / Anna Meier)",
    "Photo: Jane Doe / City of London",
    "Wir haben einen Plan B!",
    "#B2B Treffen",
]


@pytest.mark.parametrize("body", DESCRIBED)
def test_a_marker_with_a_description_is_found(body: str) -> None:
    assert _line(body) is None


@pytest.mark.parametrize("body", NOT_DESCRIBED)
def test_a_text_without_a_description_is_reported(body: str) -> None:
    assert _line(body) is not None


LEVELS = [
    pytest.param("", "Ein Haus am See.", "warning", id="any platform"),
    pytest.param(
        "platforms: [x, bluesky, threads, mastodon]\n",
        "Ein Haus am See.",
        "info",
        id="short platforms and alt",
    ),
    pytest.param("platforms: [mastodon]\n", "", "warning", id="a short platform and no alt"),
    pytest.param(
        "platforms: [mastodon, facebook]\n", "Ein Haus am See.", "warning", id="a long platform among them"
    ),
    pytest.param(
        "platforms: [mastodon, xing]\n", "Ein Haus am See.", "warning", id="an unknown platform among them"
    ),
    pytest.param(
        "platforms: [mastodon, whatsapp]\n", "Ein Haus am See.", "warning", id="none by hearsay among them"
    ),
    pytest.param(
        "platforms: [mastodon, youtube]\n", "Ein Haus am See.", "error", id="surely none among them"
    ),
    pytest.param("platforms: [xing]\n", "Ein Haus am See.", "error", id="nobody knows"),
    pytest.param("platforms: [instagram]\nformat: reel\n", "Ein Haus am See.", "error", id="a reel"),
]


@pytest.mark.parametrize(("head", "alt", "level"), LEVELS)
def test_the_level_follows_what_the_platforms_take(head: str, alt: str, level: str) -> None:
    finding = _line("Text.", head, alt)
    assert finding is not None
    assert finding.level == level


def test_strict_makes_it_an_error_everywhere() -> None:
    text = "---\nlang: de\nplatforms: [mastodon]\nmedia:\n  - file: a.jpg\n    alt: Ein Haus.\n---\nText.\n"
    strict = [item for item in _found(text, CONFIG._replace(profile="strict")) if item.rule.id == LINE]
    assert [item.level for item in strict] == ["error"]


def test_a_bare_marker_is_no_description_where_there_is_no_alternative_text() -> None:
    assert _line("Text. !B", "platforms: [youtube]\n") is not None
    assert _line("Bildbeschreibung im Kommentar.", "platforms: [youtube]\n") is None


@pytest.mark.parametrize(("lang", "marker"), [("de", "Bildbeschreibung:"), ("en", "Image description:")])
def test_the_marker_to_write_is_in_the_language_of_the_post(lang: str, marker: str) -> None:
    text = f"---\nlang: {lang}\nmedia:\n  - file: a.jpg\n    alt: Haus am See\n---\nText.\n"
    finding = next(item for item in _found(text) if item.rule.id == LINE)
    assert marker in finding.mend("de")
    assert marker in finding.mend("en")


def test_missing_platform_fields_are_named() -> None:
    finding = _line("Text.", "platforms: [youtube, whatsapp]\n")
    assert finding is not None
    assert "YouTube, WhatsApp-Kanal" in finding.message("de")
    assert "YouTube, WhatsApp channel" in finding.message("en")


PLACES = [
    pytest.param("---\nlang: de\nmedia: [a.jpg]\n---\nText.\n", "`alt:`", id="the front matter"),
    pytest.param("Text.\n\n![](a.jpg)\n", "eckigen Klammern", id="the text"),
]


@pytest.mark.parametrize(("text", "words"), PLACES)
def test_how_to_mend_a_missing_text_depends_on_where_the_picture_stands(text: str, words: str) -> None:
    missing = [finding for finding in _found(text) if finding.rule.id == "image-alt-missing"]
    assert [words in finding.mend("de") for finding in missing] == [True]


def test_pictures_without_a_draft_are_reported_at_the_pictures(tmp_path: Path) -> None:
    for name in ("fest.png", "markt.png"):
        Image.new("RGB", (8, 8)).save(tmp_path / name)
    report = lint(tmp_path, Config(root=tmp_path, cache=False))
    found = [(item.rule.id, item.place.path) for item in report.findings]
    assert found.count(("image-alt-missing", "fest.png")) == 1
    assert found.count(("image-alt-missing", "markt.png")) == 1
    assert [path for rule, path in found if rule == LINE] == ["fest.png"]
    first = next(item for item in report.findings if item.rule.id == "image-alt-missing")
    assert "fest.alt.txt" in first.mend("de")


@pytest.mark.parametrize(
    "shape",
    ["Bild:\n", "![", "<!--", "Bildbeschreibung im ", "[Bildbeschreibung: a\n", ". Bildbeschreibung: "],
)
def test_a_huge_text_of_markers_is_read_in_bounded_time(shape: str) -> None:
    body = shape * (200_000 // len(shape))
    started = time.process_time()
    _line(body)
    assert time.process_time() - started < 20
