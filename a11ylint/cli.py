"""The command line: one module per command in a11ylint/commands/."""

from __future__ import annotations

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


for _command in (check, rules, explain, speak, simulate):
    main.add_command(_command)
