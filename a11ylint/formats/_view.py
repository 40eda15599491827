"""What several formats need: which findings to show, in which order, and how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from a11ylint.finding import Finding, Grade, Report, Unchecked, grade
from a11ylint.formats import Options
from a11ylint.i18n import clean, text, why_skipped, why_unchecked
from a11ylint.source import Place

GRADES = tuple(Grade)
# Names behind a reason why something was not looked at; more of them would hide the findings. Of files that somebody
# must look at now, more are named; that most posts are short is no reason to do anything.
EXAMPLES = 3
MORE = 10
PARTLY = frozenset(("heard-in-part", "seen-in-part", "captions-too-large", "closed"))
NAMELESS = frozenset(("too-short-to-score",))
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def shown(report: Report, options: Options) -> tuple[Finding, ...]:
    """The findings to list: open ones, and with `show_ignored` those that were let through."""
    return report.findings if options.show_ignored else report.open


def ignored(report: Report) -> int:
    """How many findings were let through."""
    return len(report.findings) - len(report.open)


def ignored_words(report: Report, lang: str) -> str:
    """How many findings were let through, and how many of them without a reason. Empty for none."""
    marks = [finding.suppressed for finding in report.findings if finding.suppressed]
    bare = sum(mark.kind == "inSource" and not mark.reason.strip() for mark in marks)
    words = text("count-ignored", lang, count=len(marks)) if marks else ""
    return f"{words}, {text('count-reasonless', lang, count=bare)}" if bare else words


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


class Reason(NamedTuple):
    """Why things were not looked at, in words; some of their names, and the number of the others."""

    words: str
    names: Sequence[str]
    others: int


def left_out(report: Report, lang: str) -> Iterator[Reason]:
    """What was not looked at and what was passed over, by reason."""
    for notes, words in ((report.unchecked, why_unchecked), (report.skipped, why_skipped)):
        for why, found in reasons(notes).items():
            most = 0 if why in NAMELESS else MORE if why in PARTLY else EXAMPLES
            yield Reason(words(why, len(found), lang), found[:most], max(len(found) - most, 0) if most else 0)


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
