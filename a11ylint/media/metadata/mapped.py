"""A file as bytes of memory: only the pages that are looked at are read."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Mapped: TypeAlias = mmap.mmap


@contextmanager
def mapped(path: Path, changes: bool = False) -> Iterator[Mapped]:
    """The bytes of a file that is not empty; with `changes` they may be changed in memory, and the file stays."""
    access = mmap.ACCESS_COPY if changes else mmap.ACCESS_READ
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=access) as data:
        yield data
