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
    shared = {id(post.ignores): post.ignores for post in posts}  # by the parts of a thread
    wishes = [ignore for ignores in shared.values() for ignore in ignores]
    if not wishes:
        return list(findings), []
    by_line: dict[tuple[str, int | None], Ignore] = {}
    for wish in wishes:
        by_line.setdefault((wish.rule, wish.line), wish)
    used: set[Ignore] = set()
    marked = []
    for finding in findings:
        near = (by_line[key] for key in _keys(finding) if key in by_line)
        ignore = next((wish for wish in near if _here(wish, finding)), None)
        if ignore is None or finding.rule.id == RULE:
            marked.append(finding)
            continue
        used.add(ignore)
        marked.append(finding._replace(suppressed=Suppressed("inSource", ignore.reason)))
    return marked, [wish for wish in wishes if wish not in used]


def _keys(finding: Finding) -> Iterator[tuple[str, int | None]]:
    """An ignore of the whole draft, then a comment on the line above, then one on the line itself."""
    yield finding.rule.id, None
    lines = finding.place.lines()
    if lines is not None:
        yield finding.rule.id, lines[0] - 1
        yield finding.rule.id, lines[0]


def _here(ignore: Ignore, finding: Finding) -> bool:
    return ignore.line is None or ignore.at.path == finding.place.path


def unused(ignores: Iterable[Ignore], ran: frozenset[str]) -> Iterator[Problem]:
    """What to say about ignores that let nothing through; one for a rule that did not run says nothing."""
    for ignore in ignores:
        if ignore.rule in ran:
            yield Problem("unused", ignore.at, {"name": ignore.rule})
        elif ignore.rule not in all_rules():
            match = close_match(ignore.rule, all_rules())
            key = "unknown-close" if match else "unknown"
            yield Problem(key, ignore.at, {"name": ignore.rule, "match": match or ""})
