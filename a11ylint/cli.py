"""The command line: one module per command in a11ylint/commands/."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from a11ylint import __version__
from a11ylint.commands.call import remember
from a11ylint.commands.check import check
from a11ylint.commands.explain import explain
from a11ylint.commands.refusal import show_help, told
from a11ylint.commands.rules import rules
from a11ylint.commands.simulate import simulate
from a11ylint.commands.speak import speak

STOPPED = 130  # by Ctrl-C: 128 + SIGINT, as shells count; click ends with 1, which means findings here


class Program(click.Group):
    """The commands; what is wrong with a call is told in the language of the report. click asks for a class here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The options before the command."""
        remember(ctx, args)
        with told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The command with its options."""
        try:
            with told(ctx):
                return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(STOPPED)


@click.group(cls=Program)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Find accessibility barriers in draft social-media posts before they are published."""


# Python looks for circles after every 700 new objects; reading rules makes tens of thousands, and no circles.
_OBJECTS = 200_000


def run() -> None:
    """The program: `main`, ended without taking the interpreter down, which costs a tenth of a short run.

    All files are closed by then; what stands in the two outputs is written first. After Ctrl-C Python would wait for
    threads that still look at a film.
    """
    gc.set_threshold(_OBJECTS)
    try:
        main(prog_name="a11ylint")
    except SystemExit as end:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):  # the reader of a pipe has gone: Python knows how to end then
            if end.code != STOPPED:
                raise end from None
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


_HELP = click.option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_help,
    help="Show this help.",
)
_HELP(main)
for _command in (check, rules, explain, speak, simulate):
    main.add_command(_HELP(_command))
