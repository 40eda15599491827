"""What authors let through, with or without a reason, and exceptions that nobody needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from a11ylint.finding import Suppressed
from tests.core.support import build, by_rule, lint, lint_text, marked

MISSING = "![Fest](weg.jpg)\n"


def _outcome(
    text: str, folder: Path, **settings: Any
) -> tuple[list[Suppressed | None], list[tuple[str, tuple[int, int]]]]:
    """Why each missing file was let through, and what is said about exceptions."""
    report = lint_text(text, folder, **{"select": ("media-missing", "unused-ignore"), **settings})
    said = [(finding.problem.key, marked(finding.place)[0]) for finding in by_rule(report, "unused-ignore")]
    return [finding.suppressed for finding in by_rule(report, "media-missing")], said


def _through(reason: str = "") -> Suppressed:
    return Suppressed("inSource", reason)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("text", "through", "said"),
    [
        pytest.param(f"---\na11y-ignore: {{media-missing: folgt}}\n---\n{MISSING}", [_through("folgt")], [], id="in the head with a reason"),
        pytest.param(f"---\na11y-ignore:\n  media-missing:\n---\n{MISSING}", [_through()], [], id="in the head without a reason"),
        pytest.param(f"---\na11y-ignore: [media-missing]\n---\n{MISSING}", [_through()], [], id="in the head as a list"),
        pytest.param(f"---\na11y-ignore: media-missing\n---\n{MISSING}", [_through()], [], id="in the head as a word"),
        pytest.param(f"---\na11y-ignore: media-missing\n---\n{MISSING}\n\n\n{MISSING}", [_through(), _through()], [], id="the head counts for every line"),
        pytest.param(f"<!-- a11ylint: ignore media-missing -- folgt -->\n{MISSING}", [_through("folgt")], [], id="in the line above"),
        pytest.param("![Fest](weg.jpg) <!-- a11ylint: ignore media-missing -->\n", [_through()], [], id="in the line itself"),
        pytest.param(f"<!-- a11ylint: ignore media-missing -->\n\n{MISSING}", [None], [("unused", (1, 1))], id="two lines above is too far"),
        pytest.param(f"{MISSING}<!-- a11ylint: ignore media-missing -->\n", [None], [("unused", (2, 1))], id="in the line below is too late"),
        pytest.param(f"<!-- a11ylint: ignore media-missing -->\n{MISSING}{MISSING}", [_through(), None], [], id="for one line only"),
        pytest.param(f"<!-- a11ylint: ignore\nmedia-missing -->\n{MISSING}", [_through()], [], id="a comment over two lines counts from its last"),
        pytest.param(f"<!-- a11ylint: ignore unknown-key, media-missing -->\n{MISSING}", [_through()], [], id="two rules in one comment"),
        pytest.param("---\na11y-ignore: {media-missing: folgt}\n---\nText\n", [], [("unused", (2, 15))], id="nothing to let through in the head"),
        pytest.param("<!-- a11ylint: ignore media-missing -->\nText\n", [], [("unused", (1, 1))], id="nothing to let through in the text"),
        pytest.param(f"---\na11y-ignore: [media-mising]\n---\n{MISSING}", [None], [("unknown-close", (2, 15))], id="a misspelt rule"),
        pytest.param(f"<!-- a11ylint: ignore xyzzy -->\n{MISSING}", [None], [("unknown", (1, 1))], id="a rule that does not exist"),
        pytest.param(f"---\na11y-ignore: [media-missing]\n---\n<!-- a11ylint: ignore media-missing -->\n{MISSING}", [_through()], [("unused", (4, 1))], id="said twice, needed once"),
        pytest.param("---\na11y-ignore: [image-alt-missing]\n---\nText\n", [], [], id="a rule that did not run"),
        pytest.param("---\na11y-ignore: [unused-ignore, media-missing]\n---\nText\n", [], [("unused", (2, 15)), ("unused", (2, 30))], id="the exceptions themselves cannot be let through"),
    ],
)  # fmt: skip
def test_exceptions(
    text: str,
    through: list[Suppressed | None],
    said: list[tuple[str, tuple[int, int]]],
    line_end: str,
    tmp_path: Path,
) -> None:
    assert _outcome(text.replace("\n", line_end), tmp_path) == (through, said)


def test_an_exception_in_a_thread_counts_for_all_its_parts(tmp_path: Path) -> None:
    text = f"---\nformat: thread\na11y-ignore: [media-missing]\n---\n{MISSING}---\n{MISSING}"
    assert _outcome(text, tmp_path) == ([_through(), _through()], [])


def test_a_comment_counts_for_a_picture_of_the_head_in_the_next_line(tmp_path: Path) -> None:
    text = "---\nlang: de\nmedia: [weg.jpg]\n---\nText\n<!-- a11ylint: ignore media-missing -->\n"
    assert _outcome(text, tmp_path) == ([None], [("unused", (6, 1))])


def test_a_finding_in_another_file_is_not_let_through_by_a_line(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "a.jpg": None,
            "a.alt.txt": "x".encode("utf-16"),
            "a.md": "<!-- a11ylint: ignore draft-unreadable -->\n![](a.jpg)\n",
        },
    )
    (finding,) = by_rule(lint(tmp_path, select=("draft",)), "draft-unreadable")
    assert finding.place.path == "a.alt.txt"
    assert finding.suppressed is None


def test_a_finding_about_a_file_is_not_let_through_by_a_line(tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None, "a.md": "<!-- a11ylint: ignore image-alt-missing -->\nText\n"})
    (finding,) = by_rule(lint(tmp_path, select=("image-alt-missing",)), "image-alt-missing")
    assert finding.place.lines() is None
    assert finding.suppressed is None


def test_what_is_let_through_stays_in_the_report_and_fails_nothing(tmp_path: Path) -> None:
    report = lint_text(
        f"---\na11y-ignore: {{media-missing: folgt}}\n---\n{MISSING}", tmp_path, select=("media-missing",)
    )
    assert len(report.findings) == 1
    assert report.open == ()
    assert report.at_least("review") == ()


def test_exceptions_of_rules_that_do_not_run_are_left_alone(tmp_path: Path) -> None:
    text = "---\na11y-ignore: [media-missing]\n---\nText\n"
    assert _outcome(text, tmp_path, select=("unused-ignore",)) == ([], [])
    assert _outcome(text, tmp_path, select=(), ignore=("media-missing",)) == ([], [])


def test_without_its_rule_nothing_is_said_about_exceptions(tmp_path: Path) -> None:
    assert _outcome("---\na11y-ignore: [xyzzy]\n---\nText\n", tmp_path, select=("media-missing",)) == ([], [])
