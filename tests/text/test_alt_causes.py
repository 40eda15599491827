"""Alternative texts as towns write them, good and bad: each bad one gets exactly one finding, the good ones none."""

from __future__ import annotations

import json
import time

import pytest

from a11ylint import lint_text
from a11ylint.config import Config
from a11ylint.finding import Finding
from a11ylint.text.alt.words import listed

CONFIG = Config(cache=False, select=("image",))
ASIDE = (
    "image-alt-end-punctuation",
    "image-alt-language",
    "image-alt-verbose",
    "image-description-line-missing",
    "image-alt-redundant-prefix",
)


def _found(
    alt: str, *, post: str = "Am Samstag ist es so weit.", entry: str = "", head: str = ""
) -> list[Finding]:
    """Findings about one picture, but for those about style and language."""
    value = json.dumps(alt, ensure_ascii=False)
    text = f"---\nlang: de\n{head}media:\n  - file: zz9.jpg\n    alt: {value}\n{entry}---\n{post}\n"
    findings = lint_text(text, "post.md", CONFIG).findings
    return [finding for finding in findings if finding.rule.id not in ASIDE]


def _rules(
    alt: str, *, post: str = "Am Samstag ist es so weit.", entry: str = "", head: str = ""
) -> list[str]:
    return [finding.rule.id for finding in _found(alt, post=post, entry=entry, head=head)]


GOOD = [
    "Bild: Verschiedene Bäume",
    "Bild: Solaranlage und Wärmepumpe",
    "Bild: Querschnitt von Granit",
    "Foto: Yoga Training",
    "Foto: Canon EF-500 ST",
    "Grafik: Wahlergebnis Stadtrat",
    "Logo Anna Meier - Gärtnerei Oberau Blumen",
    "Karte Stadt Oberau",
    "Bürgermeisterin Sandra Köhler durchschneidet ein rotes Band vor der neuen Turnhalle.",
    "Luftaufnahme des überfluteten Sportplatzes in Neustadt",
    "Plakat: Tag der offenen Tür, Samstag, 14. Juni, 10 bis 16 Uhr, Feuerwache Süd",
    "Screenshot der Bürger-App mit dem neuen Menü",
    "Drei Auszubildende in blauen Hemden lachen in die Kamera.",
    "Stadtwappen von Hohenfels: ein goldener Löwe auf blauem Grund",
    "Logo Stadtbibliothek Hohenfels",
    "Karte der Baustellen in der Innenstadt, gesperrt ist die Lange Straße",
    "Gruppenfoto des Gemeinderats auf der Rathaustreppe",
    "Portrait von Dr. Elif Yıldız, neue Leiterin des Gesundheitsamts",
    "Elif Yıldız und Thomas Brandt",
    "Kachel mit dem Zitat „Wir schaffen Platz für Kinder“ von Sandra Köhler",
    "Zwei Störche im Nest auf dem Kirchturm",
    "QR-Code zur Anmeldung, führt zu hohenfels.de/anmeldung",
    "Ein Mitarbeiter des Bauhofs streut Salz auf einen vereisten Gehweg, im Hintergrund ein orangefarbener Lkw.",
    "Balkendiagramm: 2023 kamen 4.100 Gäste, 2024 waren es 5.300.",
    "Wahlhelferinnen und Wahlhelfer zählen Stimmzettel an langen Tischen.",
    "Schwarz-Weiß-Foto: Marktplatz um 1920 mit Pferdekutschen",
    "Hinweisschild „Badesee gesperrt“ am Ufer",
    "Foto: Eine ältere Frau gießt Blumen auf dem Friedhof.",
    "Feuerwehrfrau mit Helm",
    "Weihnachtsbaum vor dem Rathaus",
    "Von links: Mehmet Aydin, Claudia Roth, Jens Petersen",
    "Mehmet Aydin, Claudia Roth, Jens Petersen und Ute Lang",
    "Grafik mit Tipps gegen Hitze: viel trinken, Schatten suchen, Sport verschieben",
    "Stadtplanausschnitt mit Umleitung über Bahnhofstraße, Gartenweg und Ring",
    "Icon eines Briefumschlags mit Häkchen",
    "Collage aus vier Fotos: Spielplatz, Freibad, Bücherei, Jugendzentrum",
    "Die Polizei Hohenfels warnt vor Taschendieben: Zeichnung einer Hand in einer Handtasche",
    "Banner „Hohenfels bleibt bunt ❤️“ am Rathausbalkon",
    "Ausstellung im Stadtmuseum: Vitrine mit Münzen",
    "Foto der Woche: Nebel über dem Stausee",
    "Stadtarchivarin Lena Vogt blättert in einer Urkunde",
    "Stadt Land Fluss – Spieleabend im Jugendhaus",
    "Landrat Peter Hahn, Ministerin Eva Kurz und Bürgermeister Ali Demir beim Spatenstich",
    "Landrat Peter Hahn, Ministerin Eva Kurz, Bürgermeister Ali Demir, Architektin Pia Lenz",
    "Grafik: 7 von 10 Haushalten heizen mit Gas.",
    "Quelle der Donau in Donaueschingen",
    "Bild von Gabriele Münter: Landschaft mit gelbem Haus",
    "Illustration: Ein Kind hält einen Regenschirm",
    "Illustration eines Busses mit der Aufschrift „Linie 7“",
    "Symbol für Rollstuhl",
    "Piktogramm Rauchverbot",
    "Ansicht des neuen Rathauses von Süden",
    "Plakat Kinderfest, 1. Juni, Stadtpark",
    "Pegelstände Rhein: Köln 7,20 Meter, Bonn 6,80 Meter, Düsseldorf 6,10 Meter, Wesel 5,40 Meter",
    "Müll, Autoreifen, Bauschutt und ein Sofa liegen im Wald",
    "Tafel mit den Worten: Danke, Merci, Grazie, Thank you",
    "Wappen der Gemeinde Oberau",
    "Foto von 1950: Trümmer vor dem Dom",
    "Karikatur: Zwei Esel ziehen an einem Strang",
    "Screenshot der Webseite www.oberau.de mit dem Formular für Wohngeld",
    "Polizist regelt Verkehr",
    "Rotes Ausrufezeichen",
    "Der Bürgerbus",
    "Wildbienenhotel",
    "Schlüsselübergabe",
    "Infotafel am Moorlehrpfad",
    "Organigramm des Landratsamts mit fünf Abteilungen",
    "Ministerpräsidentin Eva Kurz (CDU) spricht an einem Pult mit der Aufschrift „Zukunft“.",
    "Eine Person im Rollstuhl fährt über die neue Rampe am Bahnhof. Daneben steht eine Frau mit Kinderwagen.",
    "Text auf gelbem Grund: Die Kitas bleiben am Montag geschlossen.",
    "Weiße Schrift auf blauem Grund: Stadtradeln 2025, 1. bis 21. Juni",
    "Kreisdiagramm: Strom 40 Prozent, Wärme 35 Prozent, Verkehr 25 Prozent",
    "Zeichnung von Marie, 6 Jahre: ein Haus mit Sonne",
    "Die Feuerwehr Oberau bei einer Übung",
    "Feuerwehr Oberau",
    "Haus der Kunst",
    "Bus & Bahn Logo",
    "Museum Oberau: Eingangsbereich",
    "Mülltonnen am Straßenrand (gelb, blau, schwarz)",
    "DRK-Fahrzeug vor dem Impfzentrum",
    "Kind malt mit Kreide: „Frieden ☮️ ❤️“",
    "Archivbild: Hochwasser 2013 in der Altstadt",
    "Foto/Montage: So soll der Platz nach dem Umbau aussehen.",
    "Mayor Jane Smith cuts a ribbon in front of the new library.",
    "Portrait of Dr. Amir Khan, head of the health department",
    "Map of road closures in the city centre",
    "Bar chart showing rising temperatures since 1990",
    "City Hall at night",
    "Poster: Open Day, Saturday 14 June, 10 am to 4 pm",
    "Jane Smith, Amir Khan, Lucy Gray, Tom Hill",
    "University of Freiburg logo",
    "Two dogs, a cat and a parrot in a living room",
    "Screenshot of the Galaxy history panel with three datasets",
    "Workflow diagram: quality control, mapping, variant calling",
    "Team photo in front of the Brandenburg Gate",
    "Flowchart of the application process",
    "Group of volunteers cleaning the beach, holding rubbish bags, smiling, wearing green shirts",
    "Photo of the year: a heron catching a fish",
]


@pytest.mark.parametrize("alt", GOOD)
def test_a_good_text_is_let_alone(alt: str) -> None:
    assert _rules(alt) == []


BAD = {
    "image-alt-auto-generated": [
        "Kann ein Bild von 3 Personen, Personen, die stehen, und Text enthalten",
        "Keine Fotobeschreibung verfügbar.",
        "Ein Bild, das Kleidung, Person, Menschliches Gesicht, Lächeln enthält. KI-generierte Inhalte können fehlerhaft sein.",
        "image may contain: outdoor",
        "May be an illustration of text that says 'Open Day'",
        "A person standing at a podium Description automatically generated with medium confidence",
    ],
    "image-alt-credit": [
        "Foto: Stadt Hohenfels/Petersen",
        "Fotocredit: Jens Petersen",
        "© Adobe Stock / Kzenon",
        "Bild: picture alliance / Daniel Vogl",
        "Quelle: Landratsamt Hohenfels",
        "Fotograf: Jens Petersen",
        "Foto: Pressestelle Landkreis Hohenfels",
        "Copyright Stadt Hohenfels",
        "pixabay.com",
        "Image credit: NASA",
        "Foto: Polizei Oberau",
        "Bild: Landratsamt Oberau, Vogt",
        "Fotos: Lena Vogt (2), Gemeinde Oberau",
        "Foto: KI-generiert",
        "Grafik: Gemeinde Oberau | Icons: flaticon.com",
        "Symbolbild: Adobe Stock",
        "Photo: Unsplash/Jane Smith",
        "Archivfoto: dpa",
    ],
    "image-alt-filename": [
        "DSC_0815",
        "rathaus-sommer-2024-web.jpg",
        "image_2024-05-01",
    ],
    "image-alt-keyword-list": [
        "Rathaus Hohenfels, Bürgerservice, Öffnungszeiten, Termin",
        "Feuerwehr | Einsatz | Hochwasser | Hohenfels | 2024",
        "Oberau, Wandern, Natur, Berge, Urlaub, Bayern",
    ],
    "image-alt-kind-only": [
        "Gruppenbild",
        "Unser Logo",
        "Flyer",
        "Schaubild zum Thema",
        "Statistik 2024",
        "Veranstaltungsflyer",
        "Sharepic zur Veranstaltung",
        "Grafik zum Post",
        "Bild zum Beitrag",
        "Banner 2025",
        "Logo der",
        "Das Plakat zur Veranstaltung",
        "Porträtfoto",
        "Übersichtskarte",
        "Team photo",
        "Company logo",
        "Banner!",
    ],
    "image-alt-markup": [
        "Sommerfest am Samstag! #Hohenfels #Sommerfest",
        "Jetzt anmelden unter www.hohenfels.de/ferienprogramm",
        "🎉🎉🎉 Wir feiern Jubiläum!",
        "**Stellenanzeige** Erzieher gesucht",
        "𝐒𝐭𝐞𝐥𝐥𝐞𝐧𝐚𝐧𝐳𝐞𝐢𝐠𝐞 der Stadt",
        "Neues Freibad ➡️ https://oberau.de/freibad",
        "<p>Neues Freibad</p>",
        "Freibad 🏊‍♀️☀️",
        "#Freibad #Oberau",
    ],
    "image-alt-placeholder": [
        "Ein Foto",
        "Bild 1: ",
        "Hier Alt-Text eingeben",
        "Unbenannt",
    ],
    "image-alt-too-short": [
        "Spielplatz",
        "Fest",
        "Park",
    ],
}


@pytest.mark.parametrize(("rule", "alt"), [(rule, alt) for rule, alts in BAD.items() for alt in alts])
def test_a_bad_text_gets_one_finding(rule: str, alt: str) -> None:
    assert _rules(alt) == [rule]


@pytest.mark.parametrize("kind", listed("alt", "kind"))
def test_a_listed_kind_alone_gets_one_finding(kind: str) -> None:
    assert _rules(kind) == _rules(f"Unser {kind}") == ["image-alt-kind-only"]


@pytest.mark.parametrize("name", listed("alt", "agency"))
def test_a_listed_agency_behind_a_mark_is_a_credit(name: str) -> None:
    assert _rules(f"Foto: {name}") == _rules(f"Bild: Anna Meier / {name}") == ["image-alt-credit"]


@pytest.mark.parametrize("start", listed("alt", "machine-start"))
def test_a_listed_opening_is_told_as_made_by_a_machine(start: str) -> None:
    assert _rules(f"{start} 2 Personen und Text") == ["image-alt-auto-generated"]


SAME = [
    pytest.param(
        "Freibad öffnet am Samstag", "So weit! Freibad öffnet am Samstag. Juhu.", "", id="a sentence"
    ),
    pytest.param("Freibad öffnet am Samstag", "Freibad öffnet am Samstag! 🎉 #Freibad", "", id="the post"),
    pytest.param(
        "Freibad öffnet am Samstag", "Freibad öffnet am Samstag\nhttps://stadt.example", "", id="a line"
    ),
    pytest.param("FREIBAD ÖFFNET AM SAMSTAG.", "Neu:\n\nFreibad öffnet\nam Samstag", "", id="a paragraph"),
    pytest.param(
        "Freibad öffnet am Samstag", "Neu!", "    caption: Freibad öffnet am Samstag\n", id="the caption"
    ),
]
DIFFERENT = [
    pytest.param(
        "Freibad öffnet am Samstag", "Bildbeschreibung: Freibad öffnet am Samstag", "", id="the description"
    ),
    pytest.param(
        "Freibad öffnet am Samstag", "Das Freibad öffnet am Samstag um 10 Uhr.", "", id="more words"
    ),
    pytest.param(
        "Freibad öffnet am Samstag", "Freibad öffnet am Samstag", "    kind: screenshot\n", id="a screenshot"
    ),
    pytest.param("Freibad Nord", "Freibad Nord", "", id="two words"),
]


@pytest.mark.parametrize(("alt", "post", "entry"), SAME)
def test_a_text_that_repeats_the_post_is_reported(alt: str, post: str, entry: str) -> None:
    assert _rules(alt, post=post, entry=entry) == ["image-alt-equals-text"]


@pytest.mark.parametrize(("alt", "post", "entry"), DIFFERENT)
def test_a_text_that_repeats_no_more_than_needed_is_let_alone(alt: str, post: str, entry: str) -> None:
    assert _rules(alt, post=post, entry=entry) == []


FAMILY = "👨‍👩‍👧"
LENGTHS = [
    pytest.param("mastodon", "ä" * 1500, None, id="1500 code points"),
    pytest.param("mastodon", "ä" * 1501, "error", id="one code point too many"),
    pytest.param(
        "bluesky", "ä " + FAMILY * 1998, None, id="an emoji is one character, however many code points"
    ),
    pytest.param("bluesky", "ä " + FAMILY * 1999, "error", id="one emoji too many"),
    pytest.param("mastodon", "ä " + FAMILY * 300, "error", id="code points of emoji count on Mastodon"),
    pytest.param("tiktok", "ä" * 301, "error", id="a short field"),
    pytest.param("instagram", "ä" * 1001, "warning", id="sources contradict each other"),
    pytest.param("threads", "ä" * 1001, "warning", id="a limit from memory"),
    pytest.param("facebook", "ä" * 9000, None, id="no limit known"),
    pytest.param("youtube", "ä" * 9000, None, id="no field at all"),
    pytest.param("mastodon, tiktok", "ä" * 400, "error", id="one of two platforms"),
]


@pytest.mark.parametrize(("platform", "alt", "level"), LENGTHS)
def test_length_is_counted_as_the_platform_counts(platform: str, alt: str, level: str | None) -> None:
    found = [
        item
        for item in _found(alt, head=f"platforms: [{platform}]\n")
        if item.rule.id == "image-alt-too-long"
    ]
    assert [item.level for item in found] == ([level] if level else [])


def test_the_message_names_platform_length_and_limit() -> None:
    [finding] = _found("Ein Fest " * 40, head="platforms: [mastodon, tiktok]\n")
    assert "TikTok: 359 statt höchstens 300 Zeichen" in finding.message("de")
    assert "Mastodon" not in finding.message("de")


@pytest.mark.parametrize(
    ("alt", "kinds"),
    [
        pytest.param("Ein Fest #Stadtfest am Hafen", "Hashtags", id="a hashtag"),
        pytest.param("Ein Fest&nbsp;am Hafen", "HTML", id="an entity"),
        pytest.param("Ein Fest \u202eam Hafen", "unsichtbare Zeichen", id="a direction override"),
        pytest.param(
            "Ein [Fest](https://stadt.example) am Hafen", "Markdown-Zeichen", id="a link of Markdown"
        ),
        pytest.param(
            "Ein Fest https://stadt.example 🎉🎈", "eine Internetadresse, mehrere Emojis", id="two kinds"
        ),
    ],
)
def test_markup_is_named(alt: str, kinds: str) -> None:
    [finding] = _found(alt)
    assert finding.rule.id == "image-alt-markup"
    assert kinds in finding.message("de")


@pytest.mark.parametrize(
    "shape",
    [
        "„",
        "‚",
        "»",
        "'a",
        "[",
        "![",
        "**a ",
        "#a ",
        "Foto: ",
        "Rathaus, ",
        "a@",
        "https://a ",
        "𝗮 ",
        "<a",
        "© ",
        "| ",
    ],
)
def test_a_huge_text_is_read_in_bounded_time(shape: str) -> None:
    alt = shape * (60_000 // len(shape))
    started = time.process_time()
    _found(alt, post=alt)
    assert time.process_time() - started < 20
