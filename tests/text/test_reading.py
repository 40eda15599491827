"""The two reading rules through the whole program."""

from __future__ import annotations

import pytest

from a11ylint import Config, Report
from a11ylint import lint_text as _lint_text


def lint_text(text: str) -> Report:
    return _lint_text(text, config=Config())


LONG = (
    "Aufgrund der Vorbereitungen für die Kommunalwahl im Frühjahr und für eine mögliche Stichwahl kommt es im Bürgerbüro"
    " ab Januar zu Einschränkungen, die bis zum Ende des Monats März andauern werden."
)
LONGER = LONG.replace("im Bürgerbüro", "im Bürgerbüro und in der Bücherei")
SHORT = "Das Bad ist auf. Wir sind bis acht Uhr da. Kommt alle zu uns."


def _found(report: Report, rule: str) -> list[tuple[str, tuple[int, int, int, int] | None]]:
    return [
        (finding.problem.key, finding.place.lines()) for finding in report.open if finding.rule.id == rule
    ]


def _why(report: Report) -> dict[str, str]:
    return {note.why: note.what for note in report.unchecked}


def test_the_longest_sentence_is_the_place_and_the_others_are_related() -> None:
    report = lint_text(f"---\nlang: de\n---\n🎉 {SHORT}\r\n{LONG}\r\n{LONGER}\r\n")
    assert _found(report, "sentence-too-long") == [("long", (6, 1, 6, len(LONGER) + 1))]
    problem = next(finding.problem for finding in report.open if finding.rule.id == "sentence-too-long")
    assert [related.at.lines() for related in problem.related] == [(5, 1, 5, len(LONG) + 1)]
    assert problem.data["count"] == 2


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        pytest.param(f"---\nlang: de\n---\n{SHORT}", {"too-short-to-score": "post.md"}, id="a short post"),
        pytest.param("---\nlang: de\n---\nhttps://a.example #Fest", {}, id="a post without prose"),
        pytest.param("---\nlang: fr\n---\n" + "Le musée est ouvert à tous. " * 20, {}, id="French has a formula"),
        pytest.param("---\nlang: xx\n---\n" + "Blorp zib da frum nok. " * 20, {"language-not-scored": "xx"}, id="a language nobody knows"),
        pytest.param("---\nlang: ../../etc\n---\n" + "Blorp zib da frum nok. " * 20, {"language-not-scored": "?"}, id="a path is no language"),
        pytest.param("Ratatam zib da frum nok. " * 20, {"language-not-scored": "?"}, id="no language at all"),
        pytest.param("---\nlang: de\n---\n" + f"{SHORT} " * 5, {}, id="a post that is scored"),
    ],
)  # fmt: skip
def test_what_is_not_scored_is_said(text: str, notes: dict[str, str]) -> None:
    report = lint_text(text)
    assert not _found(report, "readability-score")
    assert _why(report) == notes
    assert not report.failures


def test_english_is_not_measured_in_german_although_the_draft_says_so() -> None:
    easy = "We go to the pool and we have fun in the sun with you and the kids. "
    assert not _found(lint_text(f"---\nlang: de\n---\n{easy * 8}"), "readability-score")


def test_a_thread_is_scored_as_a_whole() -> None:
    hard = "Die Gewährung von Zuwendungen erfolgt ausschließlich auf schriftlichen Antrag der Zuwendungsempfänger.\n"
    parts = "---\n".join([hard * 3] * 4)
    report = lint_text(f"---\nlang: de\nformat: thread\n---\n{parts}")
    assert [key for key, _ in _found(report, "readability-score")] == ["hard"]
    assert _why(report) == {}


def test_a_broken_language_level_is_no_crash() -> None:
    report = lint_text(f"---\nlang: de\nlanguage_level: [einfach, 3]\n---\n{LONG}")
    assert [key for key, _ in _found(report, "sentence-too-long")] == ["long"]
    assert not report.failures
