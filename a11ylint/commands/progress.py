"""A progress bar on standard error, when a run on a terminal takes longer than a second."""

from __future__ import annotations

import os
import sys
import threading
import time

from a11ylint.commands.output import write
from a11ylint.i18n import clean

_WIDTH = 30
_LABEL = 40  # columns
_PATIENCE = 1.0  # seconds without a bar, and from one drawing to the next


class Progress:
    """Called before and after each file with the number done, the number of all, and the name of the file."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.start = time.monotonic()
        self.since = self.start
        self.shown = False
        self.last: tuple[int, int, str] = (0, 0, "")
        self.medium: tuple[str, float] | None = None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._clock: threading.Thread | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        """Draw the bar anew; after a second it is drawn every second, in the middle of a long file too."""
        if not self.wanted:
            return
        self.last, self.since, self.medium = (done, total, name), time.monotonic(), None
        if time.monotonic() - self.start >= _PATIENCE:
            self._draw()
        if self._clock is None:
            self._clock = threading.Thread(target=self._tick, daemon=True)
            self._clock.start()

    def within(self, name: str, seconds: float) -> None:
        """How far a long look at a medium has come: its name, and the time in it."""
        self.medium = name, seconds

    def _tick(self) -> None:
        while not self._over.wait(_PATIENCE):
            self._draw()

    def _draw(self) -> None:
        with self._lock:
            if not self.wanted:
                return
            done, total, name = self.last
            filled = _WIDTH * done // max(total, 1)
            bar = "#" * filled + "-" * (_WIDTH - filled)
            write(f"\r[{bar}] {done}/{total} {self._label(name):<{_LABEL}}", sys.stderr)
            self.shown = True

    def _label(self, name: str) -> str:
        """The draft and how long it is at work, or the medium and the time in it."""
        name, seconds = self.medium or (name, time.monotonic() - self.since)
        clock = f" {int(seconds) // 60}:{int(seconds) % 60:02d}" if seconds >= 1 else ""
        return clean(name)[len(clock) - _LABEL :] + clock

    def close(self) -> None:
        """Leave a clean line, and draw no more."""
        self._over.set()
        with self._lock:
            self.wanted = False
            if self.shown:
                write("\r" + " " * (_WIDTH + 60) + "\r", sys.stderr)
