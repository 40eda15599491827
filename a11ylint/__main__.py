"""`python -m a11ylint`."""

from a11ylint.cli import run

run()
