"""The report for people."""

from __future__ import annotations

import re
from typing import Any

import pytest

from a11ylint.finding import Failure, Report, Suppressed, Unchecked
from a11ylint.formats import Options, render
from a11ylint.source import Place, Source
from tests.formats.build import at, finding, let_through, mixed, related, report

GERMAN = """\
entwuerfe/fest.md
  5:11  Fehler   Das Bild fest.jpg hat keinen Alternativtext.
  6:11  Fehler   Das Bild markt.jpg hat keinen Alternativtext.
                 → In `alt:` beschreiben, was zu sehen ist.
                 no-alt · WCAG 2.2 1.1.1 Non-text Content

   8:1  Warnung  Der Satz hat 9 Wörter: Am Samstag …
                 → Den Satz teilen.
                 long-sentence · Guide, page 4

  8:36  Prüfen   Ist das ein Livestream? Antwort in `live: false` festhalten.
                 no-interpreter · A law

   3:1  Hinweis  Der Schlüssel stadt ist unbekannt.
                 odd-key

Quellen
  long-sentence: https://guide.example/sentences
  no-alt: https://www.w3.org/TR/WCAG22/#non-text-content
  no-interpreter: https://law.example/1
  Mehr zu einer Regel: a11ylint explain no-alt

Geprüft: 1 Entwurf, 2 Medien. 2 Fehler, 1 Warnung, 1 zu prüfen, 1 Hinweis.
"""
ENGLISH = """\
entwuerfe/fest.md
  5:11  Error    The picture fest.jpg has no alternative text.
  6:11  Error    The picture markt.jpg has no alternative text.
                 → Describe in `alt:` what is to be seen.
                 no-alt · WCAG 2.2 1.1.1 Non-text Content

   8:1  Warning  The sentence has 9 words: Am Samstag …
                 → Split the sentence.
                 long-sentence · Guide, page 4

  8:36  Check    Is this a live stream? Record the answer in `live: false`.
                 no-interpreter · A law

   3:1  Note     The key stadt is unknown.
                 odd-key

Sources
  long-sentence: https://guide.example/sentences
  no-alt: https://www.w3.org/TR/WCAG22/#non-text-content
  no-interpreter: https://law.example/1
  More about a rule: a11ylint explain no-alt

Checked: 1 draft, 2 media. 2 errors, 1 warning, 1 to check, 1 note.
"""


@pytest.mark.parametrize(("lang", "page"), [("de", GERMAN), ("en", ENGLISH)])
def test_findings_stand_by_file_with_the_most_severe_first(lang: str, page: str) -> None:
    assert render("text", report(mixed()), lang) == page


def test_the_way_to_mend_is_told_once_for_all_findings_of_a_rule_in_a_file() -> None:
    many = [finding("no-alt", at("fest.jpg"), {"name": f"{number}.jpg"}) for number in range(30)]
    page = render("text", report(many), "de")
    assert page.count("hat keinen Alternativtext") == 30
    assert page.count("beschreiben") == 1
    assert page.count("https://") == 1


NOTES: dict[str, Any] = {
    "unchecked": (
        Unchecked("too-short-to-score", "b.md"),
        Unchecked("too-short-to-score", "a.md"),
        Unchecked("remote-media", "https://bild.example/a.jpg"),
    ),
    "skipped": tuple(Unchecked("project-file", f"{number}/README.md") for number in range(5)),
}
UNCHECKED = """\
Nicht geprüft
  · 1 Medium liegt im Netz, nur seine Texte sind geprüft: https://bild.example/a.jpg
  · 2 Beiträge sind zu kurz für einen Lesbarkeitswert
  · 5 Dateien gehören zum Projekt: 0/README.md, 1/README.md, 2/README.md und 2 weitere

Geprüft: 1 Entwurf, 2 Medien. Keine Barrieren gefunden.
"""
SHORT = [
    pytest.param(
        report(),
        "de",
        "Geprüft: 1 Entwurf, 2 Medien. Keine Barrieren gefunden.\n",
        id="a clean draft in German",
    ),
    pytest.param(
        report(), "en", "Checked: 1 draft, 2 media. No barriers found.\n", id="a clean draft in English"
    ),
    pytest.param(
        report(media=0), "en", "Checked: 1 draft. No barriers found.\n", id="no media are not counted"
    ),
    pytest.param(
        report(drafts=0, media=0), "de", "Geprüft: 0 Entwürfe.\n", id="nothing checked is not called clean"
    ),
    pytest.param(
        report(**NOTES), "de", UNCHECKED, id="what was not checked is counted with reason and examples"
    ),
    pytest.param(
        report(unchecked=(Unchecked("of-tomorrow", "a.md"),)),
        "en",
        "Not checked\n  · 1 × of-tomorrow: a.md\n\nChecked: 1 draft, 2 media. No barriers found.\n",
        id="a reason without words is shown by its key",
    ),
    pytest.param(
        report([let_through()]),
        "de",
        "Geprüft: 1 Entwurf, 2 Medien. Keine Barrieren gefunden. 1 ignoriert.\n",
        id="what was let through is counted only",
    ),
    pytest.param(
        report([let_through(), let_through(" "), let_through("")]),
        "de",
        "Geprüft: 1 Entwurf, 2 Medien. Keine Barrieren gefunden. 3 ignoriert, 2 davon ohne Grund.\n",
        id="what was let through without a reason is counted by itself",
    ),
    pytest.param(
        report([let_through("")]),
        "en",
        "Checked: 1 draft, 2 media. No barriers found. 1 ignored, 1 of them without a reason.\n",
        id="one exception without a reason",
    ),
    pytest.param(
        report(unchecked=tuple(Unchecked("heard-in-part", f"{number:02}.mp4") for number in range(12))),
        "de",
        "Nicht geprüft\n"
        "  · 12 Medien sind nur zum Teil angehört (`limits.seconds` erhöhen, außer die Datei endet zu früh):\n"
        "    00.mp4, 01.mp4, 02.mp4, 03.mp4, 04.mp4, 05.mp4, 06.mp4, 07.mp4, 08.mp4, 09.mp4 und 2 weitere\n\n"
        "Geprüft: 1 Entwurf, 2 Medien. Keine Barrieren gefunden.\n",
        id="of media that were heard in part more are named",
    ),
]


@pytest.mark.parametrize(("run", "lang", "page"), SHORT)
def test_reports_without_open_findings(run: Report, lang: str, page: str) -> None:
    assert render("text", run, lang) == page


SHOW_IGNORED = """\
entwuerfe/fest.md
  8:36  Check    Is this a live stream? Record the answer in `live: false`.
                 no-interpreter · A law

  5:11  Ignored  The picture fest.jpg has no alternative text.
                 Reason: {reason}

Sources
  no-interpreter: https://law.example/1
  More about a rule: a11ylint explain no-interpreter

Checked: 1 draft, 2 media. 1 to check. 1 ignored{bare}.
"""


@pytest.mark.parametrize(
    ("reason", "shown", "bare"),
    [("Logo", "Logo", ""), ("", "none given", ", 1 of them without a reason")],
    ids=["with a reason", "without a reason"],
)
def test_show_ignored_lists_what_was_let_through_with_the_reason_and_behind_the_rest(
    reason: str, shown: str, bare: str
) -> None:
    run = report([let_through(reason), finding("no-interpreter", at("live"))])
    page = render("text", run, "en", Options(show_ignored=True))
    assert page == SHOW_IGNORED.format(reason=shown, bare=bare)


def test_plain_leaves_no_typographic_signs_and_no_colour() -> None:
    page = render("text", report([*mixed(), related()], **NOTES), "de", Options(plain=True, color=True))
    assert set(page) - set("äöüÄÖÜß") <= {chr(code) for code in range(0x20, 0x7F)} | {"\n"}
    assert "-> In `alt:` beschreiben" in page


def test_colour_adds_nothing_but_colour() -> None:
    run = report([*mixed(), let_through()], **NOTES)
    options = Options(statistics=True, show_ignored=True)
    colored = render("text", run, "de", options._replace(color=True))
    assert "\x1b[1;31mFehler\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render("text", run, "de", options)


QUIET = """\
entwuerfe/fest.md
  6:11  Fehler  Das Bild markt.jpg hat keinen Alternativtext.
                → In `alt:` beschreiben, was zu sehen ist.
                no-alt · WCAG 2.2 1.1.1 Non-text Content

Geprüft: 1 Entwurf, 2 Medien. 1 Fehler, 1 Hinweis. Nicht geprüft: 1 Medium liegt im Netz, nur seine
Texte sind geprüft; 2 Beiträge sind zu kurz für einen Lesbarkeitswert; 5 Dateien gehören zum
Projekt.
"""
QUIETS = [
    pytest.param(report([mixed()[0], mixed()[2]], **NOTES), QUIET, id="errors and the counts are left"),
    pytest.param(report([mixed()[0]], **NOTES), "", id="a note alone is not worth a word"),
    pytest.param(report([let_through()]), "", id="nor is what was let through"),
    pytest.param(
        report([mixed()[4]]),
        "Geprüft: 1 Entwurf, 2 Medien. 1 zu prüfen.\n",
        id="something to check is counted",
    ),
]


@pytest.mark.parametrize(("run", "page"), QUIETS)
def test_quiet(run: Report, page: str) -> None:
    assert render("text", run, "de", Options(quiet=True, show_ignored=True)) == page


def test_statistics_count_findings_per_rule_most_frequent_first() -> None:
    page = render("text", report([*mixed(), let_through()]), "de", Options(statistics=True))
    assert """\
Befunde je Regel
  2  Fehler   no-alt
  1  Warnung  long-sentence
  1  Prüfen   no-interpreter
  1  Hinweis  odd-key

""" in page  # fmt: skip


def test_our_own_failure_is_told_even_when_quiet() -> None:
    run = report(failures=(Failure("a.md", "no-alt", "ValueError: oh", "Traceback …"),))
    assert render("text", run, "en", Options(quiet=True)) == (
        "a11ylint itself failed at no-alt, a.md: ValueError: oh\n"
        "This was not checked. Please report it: https://a11ylint.example (with the output of --debug)\n"
        "\n"
    )


def test_lines_are_wrapped_but_code_and_addresses_stay_whole() -> None:
    quote = "`sign_language: gsg` " * 6
    page = render(
        "text",
        report([finding("long-sentence", at("Am"), {"count": 30, "quote": quote})]),
        "de",
        Options(width=60),
    )
    message = page.split("→")[0].splitlines()[1:]
    assert all(len(line) <= 60 for line in message)
    assert sum(line.count("`sign_language: gsg`") for line in message) == page.count("sign_language")


def test_a_time_range_is_told_in_words_and_a_box_of_pixels_is_not() -> None:
    clip = finding("no-alt", at("fest.jpg", logical="t=63.25,125"), {"name": "x"})
    page = render("text", report([clip, related()]), "de")
    assert "Von 1:03,2 bis 2:05,0." in page
    assert "Rot" not in page


def test_a_related_place_elsewhere_is_named() -> None:
    there = at("markt.jpg")
    entry = related()
    moved = entry.problem.related[0]._replace(at=there)
    page = render("text", report([entry._replace(problem=entry.problem._replace(related=(moved,)))]), "de")
    assert "Siehe entwuerfe/fest.md:6:11: Rot" in page


def test_a_place_without_characters_is_called_the_file() -> None:
    page = render("text", report([finding("no-alt", Place("a.jpg"), {"name": "a.jpg"})]), "de")
    assert "  Datei  Fehler  Das Bild a.jpg" in page


def test_a_file_name_cannot_speak_to_githubs_runner() -> None:
    name = "::error::x ##[error]y\n::warning::z\u202e\udcff.md"
    run = report(
        [finding("no-alt", at("A", Source(name, "A")), {"name": name})],
        unchecked=(Unchecked("unused", name),),
        failures=(Failure(name, "reader", name, ""),),
    )
    page = render("text", run, "de", Options(width=40, show_ignored=True))
    assert not re.search(r"^\s*::", page, re.MULTILINE)
    assert "##[" not in page
    assert "\u202e" not in page
    page.encode()


def test_suppressed_findings_of_a_baseline_are_shown_like_others() -> None:
    old = finding("no-alt", at("fest.jpg"), {"name": "x"}, suppressed=Suppressed("external", "baseline"))
    assert "Reason: baseline" in render("text", report([old]), "en", Options(show_ignored=True))
