"""A progress bar on standard error, when a run on a terminal takes longer than a second."""

from __future__ import annotations

import sys
import time

from a11ylint.commands.output import write
from a11ylint.i18n import clean

_WIDTH = 30


class Progress:
    """Called after each file with the number done, the number of all, and the name of the file."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted and sys.stderr.isatty()
        self.start = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int, name: str) -> None:
        """Draw the bar anew."""
        if not self.wanted or time.monotonic() - self.start < 1:
            return
        filled = _WIDTH * done // max(total, 1)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        write(f"\r[{bar}] {done}/{total} {clean(name)[-40:]:<40}", sys.stderr)
        self.shown = True

    def close(self) -> None:
        """Leave a clean line."""
        if self.shown:
            write("\r" + " " * (_WIDTH + 60) + "\r", sys.stderr)
