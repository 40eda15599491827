"""Where the files of a draft lie: names to paths, never out of the folder, never online."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

from a11ylint.config import Config
from a11ylint.media.asked import Facts
from a11ylint.media.cache import Cache, default_folder
from a11ylint.media.store import FileFacts
from a11ylint.post import Where


class Shelf(Protocol):
    """What a reader asks about files."""

    def __hash__(self) -> int:
        """By identity: what is worked out about a folder is kept for each shelf."""

    def locate(self, folder: Path, ref: str) -> tuple[Where, Path | None]:
        """A name as written in a draft that lies in `folder`, to a file."""

    def siblings(self, folder: Path) -> tuple[Path, ...]:
        """The files of a folder, sorted by name."""

    def facts(self, path: Path) -> Facts:
        """The facts of a file; the same path gives the same facts."""

    def display(self, path: Path) -> str:
        """The path that reports show: POSIX, relative to the root."""


class DiskShelf:
    """Files on disk."""

    def __init__(
        self, config: Config, folders: Iterable[Path] = (), tell: Callable[[str, float], None] | None = None
    ) -> None:
        """`folders` are those the run was asked to look at; a folder outside the root is a root of its own.

        `tell` is told the name of a medium, and how many seconds of it were seen or heard, during long work.
        """
        self.root = config.root.resolve()
        self._tops = (self.root, *(folder.resolve() for folder in folders))
        folder = default_folder() if config.cache else None
        store = Cache(folder)
        self._facts: Callable[[Path], Facts] = cache(lambda path: FileFacts(path, config.limits, store, tell))
        self._listing = cache(_files)
        self._shown = cache(lambda path: relative(path, self.root))

    def locate(self, folder: Path, ref: str) -> tuple[Where, Path | None]:
        """A name as written in a draft that lies in `folder`, to a file.

        Looked up in the folder itself, then in a folder `media` of it and of the folders above (the habit of
        twitter-together); a leading slash means the root, as page generators write it.
        """
        for candidate in self._candidates(folder.resolve(), ref):
            found = self._existing(candidate)
            if found is not None:
                return self._inside(folder, found)
        return Where.MISSING, None

    def _candidates(self, folder: Path, ref: str) -> list[Path]:
        from urllib.parse import unquote

        bare = ref.partition("?")[0].partition("#")[0]  # `karte.png#center`, as page generators write it
        names = list(dict.fromkeys((ref, unquote(ref), *((bare, unquote(bare)) if bare else ()))))
        if "\0" in ref:
            return []
        if ref.startswith("/"):
            return [self.root / sub / name.lstrip("/") for name in names for sub in ("", "static", "public")]
        above = [parent for parent in folder.parents if parent.is_relative_to(self._top(folder))]
        bases = [folder, folder / "media", *(parent / "media" for parent in above)]
        return [base / name for base in bases for name in names]

    def _existing(self, path: Path) -> Path | None:
        """The file, also when it is stored under the other Unicode form of the name (macOS writes NFD)."""
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):
            return None
        wanted = unicodedata.normalize("NFC", path.name)
        for sibling in self.siblings(path.parent):
            if unicodedata.normalize("NFC", sibling.name) == wanted:
                return sibling
        return None

    def _inside(self, folder: Path, path: Path) -> tuple[Where, Path | None]:
        """A file that a link or `..` leads to outside the project is not opened."""
        inside = path.resolve().is_relative_to(self._top(folder.resolve()))
        return (Where.LOCAL, path) if inside else (Where.OUTSIDE, None)

    def _top(self, folder: Path) -> Path:
        """The root that a folder belongs to; one that belongs to none may use its neighbours."""
        return next((top for top in self._tops if folder.is_relative_to(top)), folder.parent)

    def siblings(self, folder: Path) -> tuple[Path, ...]:
        """The files of a folder, sorted by name; absolute, so that two ways to a file meet."""
        return self._listing(folder.resolve())

    def facts(self, path: Path) -> Facts:
        """The facts of a file; the same path gives the same facts."""
        return self._facts(path.resolve())

    def display(self, path: Path) -> str:
        """The path that reports show: POSIX, relative to the root."""
        return self._shown(path)


def relative(path: Path, root: Path) -> str:
    """A path relative to a root, POSIX, also when it lies outside; on another drive it stays absolute."""
    top, name = f"{root}{os.sep}", str(path)
    if name.startswith(top) and ".." not in name:  # the usual case, without asking for the current folder
        return Path(name[len(top) :]).as_posix() if os.sep != "/" else name[len(top) :]
    try:
        return Path(os.path.relpath(path.absolute(), root)).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def _files(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.is_file()))
    except OSError:
        return ()
