"""`--fix` and `--unsafe-fixes`: mend files, round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from a11ylint.checks import Fix
from a11ylint.commands.output import say
from a11ylint.finding import Report
from a11ylint.fix import Change, FileChange, accepted, changes, file_changes, save, save_file, wanted
from a11ylint.i18n import text
from a11ylint.readers.frontmatter import read_front
from a11ylint.source import Source

# One fix may lay bare the next (a pseudo-font hid a hashtag); more rounds than this do not happen.
ROUNDS = 10


class Desk(NamedTuple):
    """Where fixes are written: how a draft is stored, the folder that paths start from, and who is told about it."""

    store: Callable[[Change], None]
    root: Path
    tell: Callable[[str], None]


Made: TypeAlias = tuple[tuple[Change, ...], tuple[FileChange, ...]]


def mend(run: Callable[[], Report], report: Report, root: Path, unsafe: bool, lang: str) -> Report:
    """Write the fixes, lint again, until nothing is left to mend; the last report is the one that counts."""
    desk = Desk(partial(save, root=root), root, say)
    for _ in range(ROUNDS):
        if not any(made(accepted(wanted(report.open, unsafe)), desk, lang)):
            break
        report = run()
    return report


def made(fixes: tuple[Fix, ...], desk: Desk, lang: str) -> Made:
    """Write fixes, files first, since a draft may come to name a new one: the drafts and files that were changed."""
    spoilt = [change for change in changes(fixes) if _spoilt(change)]
    for change in spoilt:
        desk.tell(text("fix-broken", lang, path=change.path))
    fixes = _without(fixes, (fix for change in spoilt for fix in change.fixes))
    files = [change for change in file_changes(fixes, desk.root) if change.after != change.before]
    failed = [
        change for change in files if not _saved(change, partial(save_file, change, desk.root), desk, lang)
    ]
    fixes = _without(fixes, (fix for change in failed for fix in change.fixes))
    drafts = [change for change in changes(fixes) if change.after != change.before]
    saved = tuple(change for change in drafts if _saved(change, partial(desk.store, change), desk, lang))
    return saved, tuple(change for change in files if change not in failed)


def _without(fixes: Iterable[Fix], others: Iterable[Fix]) -> tuple[Fix, ...]:
    left_out = {id(fix) for fix in others}
    return tuple(fix for fix in fixes if id(fix) not in left_out)


def _spoilt(change: Change) -> bool:
    return _broken(change.after, change.path) and not _broken(change.before, change.path)


def _saved(change: Change | FileChange, write: Callable[[], None], desk: Desk, lang: str) -> bool:
    try:
        write()
    except OSError as error:
        from a11ylint.errnos import why

        desk.tell(text("fix-failed", lang, path=change.path, why=why(error)))
        return False
    desk.tell(text("fixed", lang, path=change.path, what="; ".join(_titles(change.fixes, lang))))
    return True


def _broken(value: str, path: str) -> bool:
    """Whether the front matter can no longer be read: no fix may do that."""
    return any(note.rule == "draft-unreadable" for note in read_front(Source(path, value)).notes)


def _titles(fixes: Iterable[Fix], lang: str) -> Iterator[str]:
    """What was done, each kind once with its number."""
    counted = Counter(getattr(fix.title, lang) for fix in fixes)
    for title, count in sorted(counted.items()):
        yield title if count == 1 else f"{title} ({count}×)"
