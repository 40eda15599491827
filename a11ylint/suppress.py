"""What authors let through with a reason, and ignores that let nothing through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from a11ylint.checks import Problem
from a11ylint.config import close_match
from a11ylint.finding import Finding, Suppressed
from a11ylint.post import Ignore, Post
from a11ylint.rulebook import all_rules

RULE = "unused-ignore"


def suppress(findings: Iterable[Finding], posts: Sequence[Post]) -> tuple[list[Finding], list[Ignore]]:
    """Findings of one file with those let through marked, and the ignores that let nothing through."""
    wishes = list(dict.fromkeys(ignore for post in posts for ignore in post.ignores))
    used: set[Ignore] = set()
    marked = []
    for finding in findings:
        ignore = next((wish for wish in wishes if _covers(wish, finding)), None)
        if ignore is None or finding.rule.id == RULE:
            marked.append(finding)
            continue
        used.add(ignore)
        marked.append(finding._replace(suppressed=Suppressed("inSource", ignore.reason)))
    return marked, [wish for wish in wishes if wish not in used]


def _covers(ignore: Ignore, finding: Finding) -> bool:
    if ignore.rule != finding.rule.id:
        return False
    if ignore.line is None:
        return True
    lines = finding.place.lines()
    same_file = finding.place.path == ignore.at.path
    return same_file and lines is not None and lines[0] in (ignore.line, ignore.line + 1)


def unused(ignores: Iterable[Ignore], ran: frozenset[str]) -> Iterator[Problem]:
    """What to say about ignores that let nothing through; one for a rule that did not run says nothing."""
    for ignore in ignores:
        if ignore.rule in ran:
            yield Problem("unused", ignore.at, {"name": ignore.rule})
        elif ignore.rule not in all_rules():
            match = close_match(ignore.rule, all_rules())
            key = "unknown-close" if match else "unknown"
            yield Problem(key, ignore.at, {"name": ignore.rule, "match": match or ""})
