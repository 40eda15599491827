"""Fixes: non-overlapping edits put into files, front to back, byte-exact outside the edits."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from a11ylint.checks import Bytes, Edit, Fix, NewFile
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


def accepted(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be made in one go. Of two that overlap the earlier one counts; a second run does more."""
    texts: dict[str, list[Edit]] = {}
    pieces: dict[Path, list[Bytes | NewFile]] = {}
    taken = []
    for fix in sorted(fixes, key=_begin):
        mine = [
            edit
            for edit in fix.edits
            for other in texts.get(edit.span.source.path, ())
            if _overlap(edit, other)
        ]
        clash = any(_clash(part, other) for part in fix.files for other in pieces.get(part.path, ()))
        if mine or clash or len({edit.span.source.path for edit in fix.edits}) > 1:
            continue
        for edit in fix.edits:
            texts.setdefault(edit.span.source.path, []).append(edit)
        for part in fix.files:
            pieces.setdefault(part.path, []).append(part)
        taken.append(fix)
    return tuple(taken)


def _begin(fix: Fix) -> tuple[str, int, int]:
    if fix.edits:
        first = min(fix.edits, key=lambda edit: edit.span[1:])
        return (first.span.source.path, *first.span[1:])
    at = min((part.at for part in fix.files if isinstance(part, Bytes)), default=0)
    return (min((str(part.path) for part in fix.files), default=""), at, at)


def _overlap(one: Edit, other: Edit) -> bool:
    """Two edits that share a character, or that begin at the same place: their order would decide the result."""
    return _meet(one.span.start, one.span.end, other.span.start, other.span.end)


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start == other_start or (start < other_end and other_start < end)


def _clash(one: Bytes | NewFile, other: Bytes | NewFile) -> bool:
    """Two pieces of one file that cannot both be made; the same piece from two posts is one."""
    if one == other:
        return False
    if isinstance(one, NewFile) or isinstance(other, NewFile):
        return True
    return _meet(one.at, one.at + one.length, other.at, other.at + other.length)


def changes(fixes: Iterable[Fix]) -> list[Change]:
    """The changed drafts, sorted by path."""
    by_path: dict[str, list[Fix]] = {}
    for fix in accepted(fixes):
        if fix.edits:
            by_path.setdefault(fix.edits[0].span.source.path, []).append(fix)
    return [_change(path, by_path[path]) for path in sorted(by_path)]


def _change(path: str, fixes: Sequence[Fix]) -> Change:
    text = fixes[0].edits[0].span.source.text
    return Change(path, text, applied(text, (edit for fix in fixes for edit in fix.edits)), tuple(fixes))


class FileChange(NamedTuple):
    """One file beside the drafts before and after its fixes; `before` is None for a new file."""

    path: str
    before: bytes | None
    after: bytes
    fixes: tuple[Fix, ...]


def file_changes(fixes: Iterable[Fix], root: Path) -> Iterator[FileChange]:
    """The changed and new files, sorted by path; those that cannot be read are left out."""
    by_path: dict[Path, list[tuple[Bytes | NewFile, Fix]]] = {}
    for fix in accepted(fixes):
        for part in fix.files:
            by_path.setdefault(part.path, []).append((part, fix))
    for path in sorted(by_path):
        parts = dict.fromkeys(part for part, _ in by_path[path])
        used = tuple({id(fix): fix for _, fix in by_path[path]}.values())
        for part in parts:
            if isinstance(part, NewFile):
                yield FileChange(path.as_posix(), None, part.data, used)
        pieces = [part for part in parts if isinstance(part, Bytes)]
        if pieces:
            with suppress(OSError):
                before = (root / path).read_bytes()
                yield FileChange(path.as_posix(), before, _replaced(before, pieces), used)


def _replaced(data: bytes, pieces: Iterable[Bytes]) -> bytes:
    changed = bytearray(data)
    for piece in sorted(pieces, key=lambda piece: piece.at, reverse=True):
        changed[piece.at : piece.at + piece.length] = piece.data
    return bytes(changed)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits; they must not overlap."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span[1:]):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def diff(change: Change) -> str:
    """A unified diff of one draft."""
    return _diff(change.path, change.before, change.after)


def file_diff(change: FileChange) -> str:
    """A unified diff of a file of text, new or changed; one line for any other file."""
    try:
        before = None if change.before is None else change.before.decode("utf-8")
        return _diff(change.path, before, change.after.decode("utf-8"))
    except UnicodeDecodeError:
        old = "/dev/null" if change.before is None else f"a/{change.path}"
        return f"Binary files {old} and b/{change.path} differ\n"


def _diff(path: str, before: str | None, after: str) -> str:
    from difflib import unified_diff

    old = "/dev/null" if before is None else f"a/{path}"
    lines = unified_diff(
        (before or "").splitlines(keepends=True), after.splitlines(keepends=True), old, f"b/{path}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def save(change: Change, root: Path) -> None:
    """Write a changed draft: its BOM and everything outside the edits stay as they are. Raises OSError."""
    path = root / change.path
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    _write(path, mark + change.after.encode("utf-8"))


def save_file(change: FileChange, root: Path) -> None:
    """Write a changed file, or add a new one; one that is there already stays. Raises OSError."""
    path = root / change.path
    if change.before is not None:
        _write(path, change.after)
        return
    with path.open("xb") as file:
        file.write(change.after)


def _write(path: Path, data: bytes) -> None:
    """Written aside and moved into place: a full disk must not leave half a picture. A link stays a link."""
    import shutil

    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(data)
        shutil.copymode(target, aside)
        aside.replace(target)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
