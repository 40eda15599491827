"""The command line: one module per command in a11ylint/commands/."""

from __future__ import annotations

import gc
import os
import sys

import click

from a11ylint import __version__
from a11ylint.commands.check import check
from a11ylint.commands.explain import explain
from a11ylint.commands.rules import rules
from a11ylint.commands.simulate import simulate
from a11ylint.commands.speak import speak


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Find accessibility barriers in draft social-media posts before they are published."""


# Python looks for circles after every 700 new objects; reading rules makes tens of thousands, and no circles.
_OBJECTS = 200_000


def run() -> None:
    """The program: `main`, ended without taking the interpreter down, which costs a tenth of a short run.

    All files are closed by then; what stands in the two outputs is written first.
    """
    gc.set_threshold(_OBJECTS)
    try:
        main(prog_name="a11ylint")
    except SystemExit as end:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):  # the reader of a pipe has gone: Python knows how to end then
            raise end from None
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


for _command in (check, rules, explain, speak, simulate):
    main.add_command(_command)
