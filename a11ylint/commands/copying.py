"""A copy of the folders that a run looks at, in which fixes can be tried out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11ylint.gitignore import GitIgnore

if TYPE_CHECKING:
    from a11ylint.commands.check import Inputs

MOST_FILES: Final = 5000  # linking more takes longer than looking at them
_SMALL: Final = 1 << 20  # bytes; larger files are linked where the disk can
_MOST_BYTES: Final = 1 << 30  # that are copied where it cannot
_MACHINE: Final = frozenset(("node_modules", "__pycache__", "venv"))


def copied(inputs: Inputs, folder: Path) -> Inputs | None:
    """The same inputs on a copy below `folder`, where each file lies as it does now below the top of the disk.

    Large files are linked, not copied; a fix that changes one writes a new file. None where the folders hold more
    than MOST_FILES files, or too many bytes. Raises OSError.
    """
    files = _plan(inputs, MOST_FILES)
    if files is None or not _put_all(files, folder):
        return None
    config = inputs.config
    for top in (config.root.resolve(), *_tops(inputs)):
        _below(folder, top).mkdir(parents=True, exist_ok=True)
    root, home = config.root.resolve(), config.home and config.home.resolve()
    return inputs._replace(
        files=tuple(_below(folder, path) for path in inputs.files),
        drafts=tuple((raw, _below(folder, path)) for raw, path in inputs.drafts),
        config=config._replace(root=_below(folder, root), home=home and _below(folder, home)),
    )


def _below(folder: Path, path: Path) -> Path:
    path = _absolute(path)
    return folder / path.relative_to(path.anchor)


def _absolute(path: Path) -> Path:
    """The path from the top of the disk without `..`; links stay, as reports name them."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve follows links


def _tops(inputs: Inputs) -> list[Path]:
    """The folders that are looked at."""
    files = [_absolute(path) for path in inputs.files]
    folders = [path if path.is_dir() else path.parent for path in files]
    return list(dict.fromkeys((*folders, *(_absolute(path).parent for _, path in inputs.drafts))))


def _plan(inputs: Inputs, most: int) -> list[Path] | None:
    """All files of the project; of a large one those around the inputs, and those that drafts find from there."""
    root, tops = inputs.config.root.resolve(), _tops(inputs)
    inside = [top for top in tops if top.is_relative_to(root)]
    named = [_absolute(path) for path in inputs.files if path.is_file()]
    wide = (*([root] if inside else ()), *(top for top in tops if top not in inside))
    above = [parent for top in inside for parent in top.parents if parent.is_relative_to(root)]
    narrow = (*tops, *(parent / name for parent in above for name in ("media", "static", "public")))
    for folders, flat in ((wide, ()), (narrow, above)):
        found = chain(named, *map(_walk, folders), *map(_files, flat))
        files = list(islice(dict.fromkeys(islice(found, 2 * most + 1)), most + 1))
        if len(files) <= most:
            return files
    return None


def _walk(top: Path) -> Iterator[Path]:
    """The files of a folder and its sub-folders, but for hidden and ignored ones, and links that lead out of it."""
    ignored = GitIgnore(top)
    real = top.resolve()
    for current, folders, names in os.walk(top):
        here = Path(current)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _MACHINE and not ignored(here / name)
        )
        for path in (here / name for name in sorted(names)):
            if not path.name.startswith(".") and not ignored(path) and _is_inside(path, real):
                yield path


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _is_inside(path: Path, top: Path) -> bool:
    return path.is_file() and (not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(top))


def _put_all(files: Iterable[Path], folder: Path) -> bool:
    """Put files into the copy; False when they are too large."""
    left = _MOST_BYTES
    for path in files:
        place = _below(folder, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size
        if size > _SMALL and _linked(path, place):
            continue
        left -= size
        if left < 0:
            return False
        shutil.copy2(path, place)
    return True


def _linked(path: Path, place: Path) -> bool:
    try:
        os.link(os.path.realpath(path), place)
    except OSError:
        return False
    return True
