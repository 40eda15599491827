"""`python -m a11ylint`."""

from a11ylint.cli import main

main(prog_name="a11ylint")
