"""Wrong usage and help, told in the language of the report."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from a11ylint.commands.call import said
from a11ylint.commands.language import report_language
from a11ylint.commands.output import write
from a11ylint.config import ConfigError
from a11ylint.i18n import LANGUAGES, clean

_LANG = r"""^[ \t]*lang[ \t]*=[ \t]*["'](de|en)["']"""


class Refused(click.UsageError):
    """A call or configuration that cannot be used: ends the program with 2. It knows the words of both languages."""

    def __init__(self, error: ConfigError) -> None:
        super().__init__(clean(str(error)))  # names of files may hold what steers a terminal
        self.german = clean(error.german)


def asked_language(flag: str | None, file: Path | None) -> str:
    """The language of a report that never came about: `flag` is what --lang said, `file` what --config said."""
    return report_language(flag, _configured(file), {})


def _configured(file: Path | None) -> str | None:
    """The language that a configuration states, though the rest of it be wrong."""
    from a11ylint.config import find

    try:
        path = file or find(Path.cwd())
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path else ""
    except OSError:
        return None
    table = text.partition("[tool.a11ylint]")[2] if path and path.name == "pyproject.toml" else text
    found = re.search(_LANG, table, re.MULTILINE)
    return found[1] if found else None


def is_german(context: click.Context) -> bool:
    """Whether this call would have its report in German."""
    flag, file = said(context, "--lang"), said(context, "--config")
    known = flag if flag in LANGUAGES else None
    return asked_language(known, Path(file) if file else None) == "de"


@contextmanager
def told(context: click.Context) -> Iterator[None]:
    """Wrong usage within is told in the language of the report; click says its own words in English."""
    try:
        yield
    except click.UsageError as error:
        if not is_german(context):
            raise
        raise _German(error, context) from error


class _German(click.UsageError):
    """The same mistake in German."""

    def __init__(self, error: click.UsageError, call: click.Context) -> None:
        super().__init__(error.message, error.ctx)
        self.error = error
        self.call = call

    def show(self, file: Any = None) -> None:
        """Print it as click does: how to call, where help is, what is wrong."""
        from a11ylint.commands import german

        if isinstance(self.error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
            text = german.help_text(self.call)
        else:
            words = getattr(self.error, "german", None) or german.words(self.error, self.call)
            text = f"{self._usage()}Fehler: {words}"
        write(f"{text}\n", file or sys.stderr)

    def _usage(self) -> str:
        from a11ylint.commands import german

        if self.ctx is None:
            return ""
        return f"{german.usage(self.ctx)}\nHilfe: {self.ctx.command_path} --help\n\n"


def show_help(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the help of a command and end; the callback of --help."""
    if not wanted or context.resilient_parsing:
        return
    if is_german(context):
        from a11ylint.commands import german

        write(f"{german.help_text(context)}\n", sys.stdout)
    else:
        click.echo(context.get_help())
    context.exit()
