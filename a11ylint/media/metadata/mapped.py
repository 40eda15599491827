"""A file as bytes of memory: only the pages that are looked at are read."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mapped(path: Path, changes: bool = False) -> Iterator[mmap.mmap]:
    """The bytes of a file that is not empty; with `changes` they may be changed in memory, and the file stays."""
    access = mmap.ACCESS_COPY if changes else mmap.ACCESS_READ
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=access) as data:
        yield data
