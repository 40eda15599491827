"""A progress bar on standard error, when a run on a terminal takes longer than a second."""

from __future__ import annotations

import sys
import threading
import time

from a11ylint.commands.output import write
from a11ylint.i18n import clean

_WIDTH = 30
_PATIENCE = 1.0  # seconds without a bar


class Progress:
    """Called before and after each file with the number done, the number of all, and the name of the file."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted and sys.stderr.isatty()
        self.start = time.monotonic()
        self.shown = False
        self.last: tuple[int, int, str] = (0, 0, "")
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        """Draw the bar anew; in the first second, see to it that it is drawn then, in the middle of a long file too."""
        if not self.wanted:
            return
        self.last = (done, total, name)
        waited = time.monotonic() - self.start
        if waited >= _PATIENCE:
            self._draw()
        elif self._timer is None:
            self._timer = threading.Timer(_PATIENCE - waited, self._draw)
            self._timer.daemon = True
            self._timer.start()

    def _draw(self) -> None:
        with self._lock:
            if not self.wanted:
                return
            done, total, name = self.last
            filled = _WIDTH * done // max(total, 1)
            bar = "#" * filled + "-" * (_WIDTH - filled)
            write(f"\r[{bar}] {done}/{total} {clean(name)[-40:]:<40}", sys.stderr)
            self.shown = True

    def close(self) -> None:
        """Leave a clean line, and draw no more."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self.wanted = False
            if self.shown:
                write("\r" + " " * (_WIDTH + 60) + "\r", sys.stderr)
