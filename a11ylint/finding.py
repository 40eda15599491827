"""Findings and the report of a run."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from a11ylint.checks import Problem
from a11ylint.i18n import fill
from a11ylint.rulebook import Rule
from a11ylint.source import Place


class Suppressed(NamedTuple):
    """Why a finding is let through: `kind` is inSource (an ignore in the draft) or external (the baseline)."""

    kind: str
    reason: str


class Finding(NamedTuple):
    """One problem of one post, with the level and outcome that count in this run.

    `review` means that a person must look: the rule cannot know. `fingerprint` survives moved lines and the report
    language.
    """

    rule: Rule
    problem: Problem
    level: str
    review: bool
    fingerprint: str
    post: str = ""
    suppressed: Suppressed | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.problem.at

    def message(self, lang: str) -> str:
        """What is wrong, in `de` or `en`."""
        return fill(self.rule.messages[self.problem.key].text[lang], self.problem.data, lang)

    def mend(self, lang: str) -> str:
        """What to do about it, in `de` or `en`; may be empty."""
        return fill(self.rule.mend_for(self.problem.key)[lang], self.problem.data, lang)


class Unchecked(NamedTuple):
    """Something that was not looked at, counted over the run.

    `why` is a key of i18n.UNCHECKED; `what` names one example (a path, a language). `file` tells files of the same
    name apart; reports do not show it.
    """

    why: str
    what: str
    file: str = ""


class Failure(NamedTuple):
    """A rule or reader that raised: our own fault, never the draft's."""

    path: str
    where: str
    error: str
    traceback: str


class Report(NamedTuple):
    """The outcome of a run. `findings` are sorted by place; suppressed ones are among them."""

    findings: tuple[Finding, ...]
    drafts: int
    posts: int
    media: int
    rules: tuple[Rule, ...]
    unchecked: tuple[Unchecked, ...] = ()
    skipped: tuple[Unchecked, ...] = ()
    failures: tuple[Failure, ...] = ()
    languages: Mapping[str, int] = {}

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody let through."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    def at_least(self, threshold: str) -> tuple[Finding, ...]:
        """Open findings that fail a run at `--fail-on threshold` (info never fails)."""
        grades = FAIL_ON[threshold]
        return tuple(finding for finding in self.open if grade(finding) in grades)


class Grade(StrEnum):
    """Level and outcome in one word: a review is weaker than a warning and stronger than an info."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"
    INFO = "info"


FAIL_ON: Mapping[str, tuple[Grade, ...]] = {
    "error": (Grade.ERROR,),
    "warning": (Grade.ERROR, Grade.WARNING),
    "review": (Grade.ERROR, Grade.WARNING, Grade.REVIEW),
    "never": (),
}


def grade(finding: Finding) -> Grade:
    """How much a finding weighs."""
    return Grade.REVIEW if finding.review else Grade(finding.level)
