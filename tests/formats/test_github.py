"""Annotations and the summary of a job on GitHub."""

from __future__ import annotations

import re

import pytest

from a11ylint.finding import Failure, Unchecked
from a11ylint.formats import Options, render
from a11ylint.formats.github import PER_LEVEL, SUMMARY_BYTES, summary
from a11ylint.source import Place, Source
from tests.formats.build import at, finding, let_through, mixed, report

GERMAN = """\
::error file=entwuerfe/fest.md,line=5,col=11,endLine=5,endColumn=19,title=no-alt::Das Bild fest.jpg hat keinen Alternativtext. In `alt:` beschreiben, was zu sehen ist.
::error file=entwuerfe/fest.md,line=6,col=11,endLine=6,endColumn=20,title=no-alt::Das Bild markt.jpg hat keinen Alternativtext. In `alt:` beschreiben, was zu sehen ist.
::warning file=entwuerfe/fest.md,line=8,col=1,endLine=8,endColumn=11,title=long-sentence::Der Satz hat 9 Wörter: Am Samstag … Den Satz teilen.
::notice file=entwuerfe/fest.md,line=8,col=36,endLine=8,endColumn=40,title=no-interpreter::Prüfen: Ist das ein Livestream? Antwort in `live: false` festhalten.
::notice file=entwuerfe/fest.md,line=3,col=1,endLine=3,endColumn=6,title=odd-key::Der Schlüssel stadt ist unbekannt.
"""
SUMMARY = """\
## Accessibility of the drafts

**1 error, 1 to check.** Checked: 1 draft, 2 media.

### entwuerfe/fest.md

- **Error** Line 6: The picture markt.jpg has no alternative text. Describe in `alt:` what is to be seen. `no-alt` · [WCAG 2.2 1.1.1 Non-text Content](<https://www.w3.org/TR/WCAG22/#non-text-content>)
- **Check** Line 8: Is this a live stream? Record the answer in `live: false`. `no-interpreter` · [A law](<https://law.example/1>)

1 ignored

Not checked:

- 2 posts are too short for a readability score
"""


def test_commands_come_most_severe_first_with_reviews_as_notices() -> None:
    assert render("github", report(mixed()), "de") == GERMAN


ESCAPES = [
    pytest.param("a b.md", "a b.md", id="a blank stays"),
    pytest.param("100 %.md", "100 %25.md", id="a percent sign in the path"),
    pytest.param("a,b.md", "a%2Cb.md", id="a comma would begin another property"),
    pytest.param("a:b::c.md", "a%3Ab%3A%3Ac.md", id="colons would begin the message"),
    pytest.param(
        "a\r\n::error::b.md", "a%0D%0A%3A%3Aerror%3A%3Ab.md", id="a line end would begin another command"
    ),
]


@pytest.mark.parametrize(("path", "escaped"), ESCAPES)
def test_paths_are_escaped(path: str, escaped: str) -> None:
    page = render("github", report([finding("no-alt", at("A", Source(path, "A")), {"name": "x"})]), "en")
    assert page.startswith(f"::error file={escaped},line=1,col=1,endLine=1,endColumn=2,title=no-alt::The")
    assert page.count("\n") == 1


def test_messages_are_escaped() -> None:
    entry = finding("no-alt", at("fest.jpg"), {"name": "100 %0A\n::error::,x"})
    message = render("github", report([entry]), "en").split("::", 2)[2]
    assert message.startswith("The picture 100 %250A ::error::,x has no")


def test_columns_are_left_out_where_a_place_spans_lines() -> None:
    entry = finding("no-alt", at("fest.jpg\n  - file: markt"), {"name": "x"})
    assert "file=entwuerfe/fest.md,line=5,endLine=6,title=" in render("github", report([entry]), "en")


def test_a_place_without_characters_is_line_one() -> None:
    entry = finding("no-alt", Place("bilder/a.jpg"), {"name": "a.jpg"})
    assert "file=bilder/a.jpg,line=1,title=" in render("github", report([entry]), "en")


def test_of_thirty_findings_ten_a_level_are_annotated_and_all_are_in_the_summary() -> None:
    numbers = range(30)
    rules = (
        ("no-alt", "error"),
        ("long-sentence", "warning"),
        ("no-interpreter", "notice"),
        ("odd-key", "notice"),
    )
    many = [
        finding(rule, at("fest.jpg"), {"name": f"{rule}{number}.", "count": 9, "quote": f"{rule}{number}."})
        for rule, _ in rules
        for number in numbers
    ]
    lines = render("github", report(many), "de").splitlines()
    levels = [line.split()[0].strip(":") for line in lines[:-1]]
    assert levels == ["error"] * PER_LEVEL + ["warning"] * PER_LEVEL + ["notice"] * PER_LEVEL
    assert lines[-1] == "90 weitere Befunde stehen in der Zusammenfassung."
    page = summary(report(many), "de")
    assert all(
        page.count(f"{rule}{number}.") == 1 for rule in ("no-alt", "long-sentence") for number in numbers
    )
    assert page.count("`no-interpreter`") == 30


def test_thirty_errors_give_ten_annotations() -> None:
    many = [finding("no-alt", at("fest.jpg"), {"name": f"{number}.jpg"}) for number in range(30)]
    lines = render("github", report(many), "en").splitlines()
    assert len(lines) == PER_LEVEL + 1
    assert lines[-1] == "20 more findings are in the summary."


def test_what_was_let_through_is_not_annotated() -> None:
    assert render("github", report([let_through()]), "en", Options(show_ignored=True)) == ""


def test_our_own_failure_is_an_error_and_in_the_summary() -> None:
    run = report(failures=(Failure("a.md", "no-alt", "ValueError: 1\n2", "Traceback …"),))
    assert render("github", run, "en").startswith(
        "::error title=a11ylint::a11ylint itself failed at no-alt, a.md: ValueError: 1 2. This was"
    )
    assert "**a11ylint itself failed at no-alt, a.md: ValueError: 1 2**" in summary(run, "en")


def test_the_summary_is_markdown_by_file() -> None:
    notes = (Unchecked("too-short-to-score", "a.md"), Unchecked("too-short-to-score", "b.md"))
    run = report([let_through(), *(mixed()[number] for number in (2, 4))], unchecked=notes)
    assert summary(run, "en") == SUMMARY


@pytest.mark.parametrize(
    ("run", "first"),
    [
        pytest.param(report(), "**Keine Barrieren gefunden.** Geprüft: 1 Entwurf, 2 Medien.", id="clean"),
        pytest.param(report(drafts=0), "**Kein Entwurf gefunden: es wurde nichts geprüft.", id="no draft"),
    ],
)
def test_the_summary_of_a_run_without_findings_says_so(run: object, first: str) -> None:
    assert summary(run, "de").splitlines()[2].startswith(first)  # type: ignore[arg-type]


MARKS = [
    pytest.param("<img src=x>", r"\<img src=x\>", id="HTML"),
    pytest.param("a_b*c~d|e$f", r"a\_b\*c\~d\|e\$f", id="emphasis, tables, formulas"),
    pytest.param("[x](javascript:y)", r"\[x\](javascript:y)", id="links"),
    pytest.param("#1 \\ `", "\\#1 \\\\ \\`", id="references, backslashes, a lonely backtick"),
]


@pytest.mark.parametrize(("name", "escaped"), MARKS)
def test_words_of_a_draft_are_no_markdown_in_the_summary(name: str, escaped: str) -> None:
    run = report([finding("long-sentence", at("Am"), {"count": 9, "quote": name})])
    assert f"words: {escaped} Split the" in summary(run, "en")


@pytest.mark.parametrize("count", [6000, 40_000])
def test_a_long_summary_is_cut_below_the_limit_and_says_how_many_are_missing(count: int) -> None:
    entry = finding("no-alt", at("fest.jpg"), {"name": "ä.jpg"})
    failure = Failure("a.md", "no-alt", "x" * 10_000, "")
    page = summary(report([entry] * count, failures=(failure,) * 2000), "de")
    listed = page.count("**Fehler**")
    assert SUMMARY_BYTES - 32 * 1024 < len(page.encode()) < SUMMARY_BYTES
    missing = re.search(r"\*\*Hier ist gekürzt: GitHub zeigt höchstens 1 MiB. (\d+) Befunde fehlen", page)
    assert missing is not None
    assert int(missing[1]) == count - listed > 0
    assert page.endswith("**und 1990 weitere**\n\n")
