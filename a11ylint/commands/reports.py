"""The outputs of `a11ylint check`: which formats, and where each goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from a11ylint.commands.output import save, say, write
from a11ylint.commands.refusal import Refused
from a11ylint.config import ConfigError, one_of

if TYPE_CHECKING:
    import click

    from a11ylint.finding import Report

_DEFAULT_WIDTH = 100


class Wanted(NamedTuple):
    """One output: a format, and a file (None: standard output)."""

    format: str
    file: Path | None


def formats(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Wanted, ...]:
    """The outputs that --format asks for; the callback of that option."""
    try:
        return _outputs(values or ("text",))
    except ConfigError as error:
        raise Refused(error) from error


def _outputs(values: Sequence[str]) -> tuple[Wanted, ...]:
    from a11ylint.formats import names

    wanted = []
    for value in values:
        name, colon, file = value.partition(":")
        one_of("--format", name, names())
        if colon and not file:
            raise ConfigError(
                f"--format {value}: name a file", f"--format {value}: Es fehlt der Name einer Datei"
            )
        wanted.append(Wanted(name, Path(file) if file else None))
    if sum(output.file is None for output in wanted) > 1:
        raise ConfigError(
            "at most one format can go to standard output; name a file for the others: sarif:FILE",
            "Nur ein Bericht kann auf die Standardausgabe gehen; für die anderen eine Datei nennen: sarif:DATEI",
        )
    return tuple(wanted)


def write_all(report: Report, lang: str, settings: Mapping[str, Any]) -> None:
    """The report in every format that was asked for, each where it belongs; raises ConfigError for a closed file."""
    from a11ylint.formats import Options, render

    for output in settings["outputs"]:
        options = Options(
            color=output.file is None and _colorful(settings),
            plain=settings["plain"],
            quiet=settings["quiet"],
            statistics=settings["statistics"],
            show_ignored=settings["show_ignored"],
            width=_width(),
        )
        _deliver(render(output.format, report, lang, options), output)
        if output.format == "github":
            _summary(report, lang)


def _width() -> int:
    """Columns of the terminal; a fixed number elsewhere, so that files are the same everywhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return _DEFAULT_WIDTH


def _deliver(text: str, output: Wanted) -> None:
    if output.file is None:
        write(text, sys.stdout, None if output.format == "text" else "utf-8")
        return
    try:
        save(text, output.file)
    except OSError as error:
        from a11ylint.errnos import why

        raise ConfigError(
            f"{output.file} cannot be written: {why(error).en}",
            f"{output.file} lässt sich nicht schreiben: {why(error).de}",
        ) from error


def _summary(report: Report, lang: str) -> None:
    """GitHub shows ten annotations a level and step; all findings stand in the step's summary."""
    from a11ylint.formats.github import summary

    file = os.environ.get("GITHUB_STEP_SUMMARY")
    try:
        if file:
            save(summary(report, lang), Path(file), append=True)
    except OSError as error:
        from a11ylint.errnos import why
        from a11ylint.i18n import text

        say(text("not-written", lang, path=file, why=why(error)))


def _colorful(settings: Mapping[str, Any]) -> bool:
    """Colour on a terminal only; NO_COLOR (no-color.org) and --plain switch it off."""
    return sys.stdout.isatty() and not settings["plain"] and not os.environ.get("NO_COLOR")
