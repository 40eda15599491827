"""What .gitignore files leave out."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GitIgnore:
    """What .gitignore files leave out, from the repository's top down to the file."""

    def __init__(self, start: Path) -> None:
        folder = start.resolve()
        self.top = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)
        self._real = cache(os.path.realpath)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}

    def __call__(self, path: Path) -> bool:
        """Whether a file or folder is left out."""
        if self.top is None:
            return False
        real = Path(self._real(path.parent)) / path.name
        inside = [parent for parent in real.parents if parent.is_relative_to(self.top)]
        return any(self._matches(parent, real) for parent in inside)

    def _matches(self, folder: Path, path: Path) -> bool:
        spec = self._spec(folder)
        if spec is None:
            return False
        name = path.relative_to(folder).as_posix() + ("/" if path.is_dir() else "")
        return bool(spec.match_file(name))

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = _read(folder / ".gitignore")
        return self._specs[folder]


def _read(path: Path) -> GitIgnoreSpec | None:
    if not path.is_file():
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(path.read_text(encoding="utf-8", errors="replace").splitlines())
