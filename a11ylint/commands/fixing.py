"""`--fix`, `--unsafe-fixes` and `--diff`: mend files, or show what would be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from a11ylint.commands.output import say
from a11ylint.finding import Report
from a11ylint.fix import Change, changes, diff, save, wanted
from a11ylint.i18n import text
from a11ylint.readers.frontmatter import read_front
from a11ylint.source import Source

# One fix may lay bare the next (a pseudo-font hid a hashtag); more rounds than this do not happen.
_ROUNDS = 10


def show(report: Report, unsafe: bool) -> str:
    """The differences that the fixes would make; nothing is written."""
    return "".join(diff(change) for change in changes(wanted(report.open, unsafe)))


def mend(run: Callable[[], Report], report: Report, root: Path, unsafe: bool, lang: str) -> Report:
    """Write the fixes, lint again, until nothing is left to mend; the last report is the one that counts."""
    for _ in range(_ROUNDS):
        done = [change for change in changes(wanted(report.open, unsafe)) if _written(change, root, lang)]
        if not done:
            break
        report = run()
    return report


def _written(change: Change, root: Path, lang: str) -> bool:
    if change.after == change.before:
        return False
    if _broken(change.after, change.path) and not _broken(change.before, change.path):
        say(text("fix-broken", lang, path=change.path))
        return False
    try:
        save(change, root)
    except OSError as error:
        say(text("fix-failed", lang, path=change.path, why=error.strerror or ""))
        return False
    say(text("fixed", lang, path=change.path, what="; ".join(_titles(change, lang))))
    return True


def _broken(value: str, path: str) -> bool:
    """Whether the front matter can no longer be read: no fix may do that."""
    return any(note.rule == "draft-unreadable" for note in read_front(Source(path, value)).notes)


def _titles(change: Change, lang: str) -> Iterator[str]:
    """What was done, each kind once with its number."""
    counted = Counter(getattr(fix.title, lang) for fix in change.fixes)
    for title, count in sorted(counted.items()):
        yield title if count == 1 else f"{title} ({count}×)"
