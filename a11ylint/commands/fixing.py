"""`--fix`, `--unsafe-fixes` and `--diff`: mend files, or show what would be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from a11ylint.checks import Fix
from a11ylint.commands.output import say
from a11ylint.finding import Report
from a11ylint.fix import (
    Change,
    FileChange,
    accepted,
    changes,
    diff,
    file_changes,
    file_diff,
    save,
    save_file,
    wanted,
)
from a11ylint.i18n import text
from a11ylint.readers.frontmatter import read_front
from a11ylint.source import Source

# One fix may lay bare the next (a pseudo-font hid a hashtag); more rounds than this do not happen.
_ROUNDS = 10


def show(report: Report, root: Path, unsafe: bool) -> str:
    """The differences that the fixes would make; nothing is written."""
    fixes = accepted(wanted(report.open, unsafe))
    return "".join((*map(diff, changes(fixes)), *map(file_diff, file_changes(fixes, root))))


def mend(run: Callable[[], Report], report: Report, root: Path, unsafe: bool, lang: str) -> Report:
    """Write the fixes, lint again, until nothing is left to mend; the last report is the one that counts."""
    for _ in range(_ROUNDS):
        if not _round(accepted(wanted(report.open, unsafe)), root, lang):
            break
        report = run()
    return report


def _round(fixes: tuple[Fix, ...], root: Path, lang: str) -> bool:
    """Files first, since a draft may come to name a new one; whether anything was written."""
    spoilt = [change for change in changes(fixes) if _spoilt(change)]
    for change in spoilt:
        say(text("fix-broken", lang, path=change.path))
    fixes = _without(fixes, (fix for change in spoilt for fix in change.fixes))
    files = [change for change in file_changes(fixes, root) if change.after != change.before]
    failed = [change for change in files if not _saved(change, partial(save_file, change, root), lang)]
    fixes = _without(fixes, (fix for change in failed for fix in change.fixes))
    drafts = [change for change in changes(fixes) if change.after != change.before]
    saved = [change for change in drafts if _saved(change, partial(save, change, root), lang)]
    return bool(saved) or len(files) > len(failed)


def _without(fixes: Iterable[Fix], others: Iterable[Fix]) -> tuple[Fix, ...]:
    left_out = {id(fix) for fix in others}
    return tuple(fix for fix in fixes if id(fix) not in left_out)


def _spoilt(change: Change) -> bool:
    return _broken(change.after, change.path) and not _broken(change.before, change.path)


def _saved(change: Change | FileChange, write: Callable[[], None], lang: str) -> bool:
    try:
        write()
    except OSError as error:
        say(text("fix-failed", lang, path=change.path, why=error.strerror or ""))
        return False
    say(text("fixed", lang, path=change.path, what="; ".join(_titles(change.fixes, lang))))
    return True


def _broken(value: str, path: str) -> bool:
    """Whether the front matter can no longer be read: no fix may do that."""
    return any(note.rule == "draft-unreadable" for note in read_front(Source(path, value)).notes)


def _titles(fixes: Iterable[Fix], lang: str) -> Iterator[str]:
    """What was done, each kind once with its number."""
    counted = Counter(getattr(fix.title, lang) for fix in fixes)
    for title, count in sorted(counted.items()):
        yield title if count == 1 else f"{title} ({count}×)"
