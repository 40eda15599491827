"""What several formats need: which findings to show, in which order, and how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from a11ylint.finding import Finding, Grade, Report, Unchecked, grade
from a11ylint.formats import Options
from a11ylint.i18n import clean, text
from a11ylint.source import Place

GRADES = tuple(Grade)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def shown(report: Report, options: Options) -> tuple[Finding, ...]:
    """The findings to list: open ones, and with `show_ignored` those that were let through."""
    return report.findings if options.show_ignored else report.open


def ignored(report: Report) -> int:
    """How many findings were let through."""
    return len(report.findings) - len(report.open)


def counts(findings: Iterable[Finding]) -> dict[Grade, int]:
    """Number of findings per grade, most severe first, with the zeros."""
    found = Counter(grade(finding) for finding in findings)
    return {one: found[one] for one in GRADES}


def position(place: Place) -> tuple[int, int]:
    """Line and column of the first character; (1, 1) where the place has none."""
    lines = place.lines()
    return lines[:2] if lines else (1, 1)


def by_weight(finding: Finding) -> tuple[int, str, tuple[int, int], str]:
    """Sorting key: most severe first, then by place."""
    return GRADES.index(grade(finding)), finding.place.path, position(finding.place), finding.rule.id


def reasons(notes: Iterable[Unchecked]) -> dict[str, list[str]]:
    """What was not looked at, by reason; both sorted."""
    found: dict[str, list[str]] = {}
    for note in sorted(notes):
        found.setdefault(note.why, []).append(clean(note.what))
    return found


def tally(findings: Iterable[Finding], lang: str) -> str:
    """`2 errors, 1 warning, 3 to check`; empty without findings."""
    return ", ".join(
        text(f"count-{one}", lang, count=number) for one, number in counts(findings).items() if number
    )


def message(finding: Finding, lang: str) -> str:
    """What is wrong, for places where the level is told beside it: a review does not say "check" twice."""
    return clean(finding.message(lang)).removeprefix(f"{text('review', lang)}: ")


def advice(finding: Finding, lang: str) -> str:
    """Message and way to mend in one paragraph."""
    return " ".join(part for part in (clean(finding.message(lang)), clean(finding.mend(lang))) if part)


def dump(data: Mapping[str, Any]) -> str:
    """JSON that is the same in every run and can be stored as UTF-8 whatever file names hold."""
    import json

    return _SURROGATE.sub("\ufffd", json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
