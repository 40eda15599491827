"""Bytes to standard output, standard error and files; characters that cannot be shown are replaced."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO


def write(text: str, stream: TextIO, encoding: str | None = None) -> None:
    """Text to a stream in its own encoding, or in the given one; never a traceback for a character."""
    raw = text.encode(encoding or stream.encoding or "utf-8", errors="replace")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(raw.decode(encoding or "utf-8", errors="replace"))
    else:
        stream.flush()
        buffer.write(raw)
        buffer.flush()


def say(text: str) -> None:
    """A notice for people, on standard error: standard output carries the report only."""
    write(text + "\n", sys.stderr)


def save(text: str, path: Path, append: bool = False) -> None:
    """Text to a file as UTF-8 with plain line ends; raises OSError."""
    with path.open("ab" if append else "wb") as file:
        file.write(text.encode("utf-8", errors="replace"))
