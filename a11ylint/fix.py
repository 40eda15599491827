"""Fixes: non-overlapping edits put into files, front to back, byte-exact outside the edits."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from a11ylint.checks import Edit, Fix
from a11ylint.finding import Finding


class Change(NamedTuple):
    """One file before and after its fixes."""

    path: str
    before: str
    after: str
    fixes: tuple[Fix, ...]


def wanted(findings: Iterable[Finding], unsafe: bool) -> Iterator[Fix]:
    """The fixes of open findings: the safe ones, with `unsafe` the proposals too."""
    for finding in findings:
        fix = finding.problem.fix
        if fix is not None and finding.suppressed is None and (fix.safe or unsafe):
            yield fix


def changes(fixes: Iterable[Fix]) -> list[Change]:
    """The changed files, sorted by path. Of two fixes that overlap the earlier one counts; a second run does more."""
    by_path: dict[str, list[Fix]] = {}
    for fix in fixes:
        paths = {edit.span.source.path for edit in fix.edits}
        if len(paths) == 1:
            by_path.setdefault(paths.pop(), []).append(fix)
    return [_change(path, by_path[path]) for path in sorted(by_path)]


def _change(path: str, fixes: Sequence[Fix]) -> Change:
    text = fixes[0].edits[0].span.source.text
    taken: list[Edit] = []
    used: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: min(edit.span[1:] for edit in fix.edits)):
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
            used.append(fix)
    return Change(path, text, applied(text, taken), tuple(used))


def _overlap(one: Edit, other: Edit) -> bool:
    """Two edits that share a character, or that begin at the same place: their order would decide the result."""
    if one.span.start == other.span.start:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits; they must not overlap."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span[1:]):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def diff(change: Change) -> str:
    """A unified diff of one file."""
    from difflib import unified_diff

    before, after = (text.splitlines(keepends=True) for text in (change.before, change.after))
    lines = unified_diff(before, after, f"a/{change.path}", f"b/{change.path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def save(change: Change, root: Path) -> None:
    """Write a changed file: its BOM and everything outside the edits stay as they are. Raises OSError."""
    path = root / change.path
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    path.write_bytes(mark + change.after.encode("utf-8"))
