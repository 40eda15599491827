"""`--diff`: what all rounds of fixes would change, tried out on a copy of the files."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from a11ylint.commands.copying import copied
from a11ylint.commands.fixing import ROUNDS, Desk, made
from a11ylint.commands.output import say
from a11ylint.finding import Report
from a11ylint.fix import Change, FileChange, accepted, changes, diff, file_changes, file_diff, save, wanted
from a11ylint.i18n import text
from a11ylint.shelf import relative

if TYPE_CHECKING:
    from a11ylint.commands.check import Inputs

Run: TypeAlias = "Callable[[Inputs], Report]"
Changed = TypeVar("Changed", Change, FileChange)


def show(run: Run, report: Report, inputs: Inputs, unsafe: bool, lang: str) -> str:
    """The differences that `--fix` would make in all its rounds; the files themselves stay as they are.

    Where no copy can be made those of the first round, and a word about it on standard error.
    """
    fixes = accepted(wanted(report.open, unsafe))
    if not fixes:
        return ""
    with TemporaryDirectory(prefix="a11ylint-") as folder:
        try:
            stage = copied(inputs, Path(folder).resolve())
        except OSError:
            stage = None
        if stage is not None:
            return _rehearsed(run, report, stage, unsafe, lang)
    say(text("diff-first", lang))
    return _shown(changes(fixes), file_changes(fixes, inputs.config.root), lang)


def _rehearsed(run: Run, report: Report, stage: Inputs, unsafe: bool, lang: str) -> str:
    """The rounds on the copy. Its reports name files as the first one does: both lie alike to their root."""
    root = stage.config.root
    typed = {relative(path, root): (raw, path) for raw, path in stage.drafts}

    def store(change: Change) -> None:
        if change.path not in typed:
            save(change, root)
            return
        raw, path = typed[change.path]
        mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        typed[change.path] = (mark + change.after.encode("utf-8"), path)

    desk = Desk(store, root, lambda _: None)
    drafts: dict[str, Change] = {}
    files: dict[str, FileChange] = {}
    for _ in range(ROUNDS):
        saved, written = made(accepted(wanted(report.open, unsafe)), desk, lang)
        if not saved and not written:
            break
        _add(drafts, saved)
        _add(files, written)
        report = run(stage._replace(drafts=tuple(typed.values())))
    return _shown((drafts[path] for path in sorted(drafts)), (files[path] for path in sorted(files)), lang)


def _add(known: dict[str, Changed], new: Iterable[Changed]) -> None:
    """Later changes of a file behind the earlier ones: from the first text to the last."""
    for change in new:
        known[change.path] = change._replace(before=known.get(change.path, change).before)


def _shown(drafts: Iterable[Change], files: Iterable[FileChange], lang: str) -> str:
    parts = [(change.path, file_diff(change)) for change in files]
    for path, part in parts:
        if part.startswith("Binary files "):  # `git apply` passes over it without a word
            say(text("diff-binary", lang, path=path))
    return "".join((*map(diff, drafts), *(part for _, part in parts)))
