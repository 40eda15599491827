"""Laws that hold for every rule on every example: places, languages, line ends, fingerprints, exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.examples import Example, Outcome, examples, run
from a11ylint.finding import Finding
from a11ylint.rulebook import all_rules

ALL = [example for rule in all_rules().values() for example in examples(rule)]
FAILING = [example for example in ALL if example.outcome in ("Failed", "Review")]


def _id(example: Example) -> str:
    return f"{example.rule.id}-{example.title}"


def _places(outcome: Outcome) -> list[tuple[str, str, tuple[int, ...] | None]]:
    return [(item.rule.id, item.problem.key, item.place.lines()) for item in outcome.result.findings]


@pytest.mark.parametrize("example", ALL, ids=_id)
def test_spans_lie_inside_their_source(example: Example, tmp_path: Path) -> None:
    for finding in run(example, tmp_path).result.findings:
        span = finding.place.span
        if span is not None:
            assert 0 <= span.start <= span.end <= len(span.source.text)


@pytest.mark.parametrize("example", FAILING, ids=_id)
def test_findings_read_in_both_languages_without_an_open_brace(example: Example, tmp_path: Path) -> None:
    for finding in run(example, tmp_path).result.findings:
        for lang in ("de", "en"):
            text = f"{finding.message(lang)} {finding.mend(lang)}"
            assert "{" not in text
            assert "\n" not in text
            assert "  " not in text


@pytest.mark.parametrize("example", FAILING, ids=_id)
def test_line_ends_do_not_move_findings(example: Example, tmp_path: Path) -> None:
    plain = _places(run(example, tmp_path))
    for line_end in ("\r\n", "\r"):
        other = example.text.replace("\n", line_end)
        assert _places(run(example, tmp_path, other)) == plain, repr(line_end)


@pytest.mark.parametrize("example", FAILING, ids=_id)
def test_lines_above_move_findings_but_not_fingerprints(example: Example, tmp_path: Path) -> None:
    before = run(example, tmp_path).result.findings
    after = run(example, tmp_path, "\n" + example.text).result.findings
    assert [_moved(item, 1) for item in before] == [_moved(item, 0) for item in after]


def _moved(finding: Finding, lines: int) -> tuple[object, ...]:
    place = finding.place.lines()
    in_draft = place is not None and finding.place.path.endswith(("post.md", "post.txt"))
    whole = place is not None and place[:2] == (1, 1) and place[2:] == (1, 1)
    line = place[0] + (lines if in_draft and not whole else 0) if place else None
    return finding.rule.id, finding.fingerprint, line if not whole else "whole"


@pytest.mark.parametrize("example", FAILING, ids=_id)
def test_an_exception_lets_exactly_the_named_rule_through(example: Example, tmp_path: Path) -> None:
    if example.rule.group == "draft":
        pytest.skip("findings about the file itself: the exception may be what cannot be read")
    head = "---\n" if example.text.startswith("---\n") else "---\n---\n"
    rest = example.text.removeprefix("---\n")
    wish = f'a11y-ignore: {{{example.rule.id}: "Grund"}}\n'
    text = f"---\n{wish}{rest}" if head == "---\n" else f"---\n{wish}---\n{rest}"
    before = run(example, tmp_path).result.findings
    after = run(example, tmp_path, text).result.findings
    assert [item.rule.id for item in before] == [item.rule.id for item in after]
    assert {item.rule.id for item in after if item.suppressed} == {example.rule.id}
    assert {item.suppressed.reason for item in after if item.suppressed} == {"Grund"}
