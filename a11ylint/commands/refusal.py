"""A call or configuration that cannot be used, told in the language of the report."""

from __future__ import annotations

from typing import IO, Any

import click

from a11ylint.commands.language import report_language
from a11ylint.config import ConfigError


def refused(error: ConfigError, flag: str | None) -> click.UsageError:
    """What ends the program with 2; `flag` is what --lang said, if anything."""
    if report_language(flag, _configured(), {}) == "de":
        return _German(error.german)
    return click.UsageError(str(error))


def _configured() -> str | None:
    """The language of a configuration that can be read."""
    from a11ylint.api import nearest_config

    try:
        return nearest_config().lang
    except ConfigError:
        return None


class _German(click.UsageError):
    """click says its own words in English."""

    def show(self, file: IO[Any] | None = None) -> None:
        if self.ctx is not None:
            usage = self.ctx.get_usage().replace("Usage:", "Aufruf:", 1)
            click.echo(f"{usage}\nHilfe: {self.ctx.command_path} --help\n", file=file, err=file is None)
        click.echo(f"Fehler: {self.format_message()}", file=file, err=file is None)
