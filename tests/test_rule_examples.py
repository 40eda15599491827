"""Every example of every rule file, linted by every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.examples import Example, Outcome, examples, run
from a11ylint.rulebook import all_rules

ALL = [example for rule in all_rules().values() for example in examples(rule)]


def _id(example: Example) -> str:
    return f"{example.rule.id}-{example.title}"


@pytest.mark.parametrize("example", ALL, ids=_id)
def test_example(example: Example, tmp_path: Path) -> None:
    outcome = run(example, tmp_path)
    assert not outcome.result.failures, outcome.result.failures[0].traceback
    assert sorted(outcome.found) == sorted(example.marks), _described(outcome)
    own = [finding for finding in outcome.result.findings if finding.rule.id == example.rule.id]
    assert (bool(outcome.targets), bool(own)) == _expected(example), _described(outcome)
    if example.outcome in ("Failed", "Review"):
        assert any(finding.review == (example.outcome == "Review") for finding in own)


def _expected(example: Example) -> tuple[bool, bool]:
    """Whether the rule has targets, and whether it reports."""
    found = example.outcome in ("Failed", "Review")
    return example.outcome != "Inapplicable", found


def _described(outcome: Outcome) -> str:
    return "\n".join(
        f"{finding.place.lines()} {finding.rule.id}/{finding.problem.key}: {finding.message('de')} | {finding.mend('de')}"
        for finding in outcome.result.findings
    )
