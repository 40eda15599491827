"""Paths to draft files: which files of a folder are drafts, and which drafts use a changed picture."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from a11ylint.config import Config, ConfigError
from a11ylint.gitignore import GitIgnore
from a11ylint.media.captions import SUFFIXES as CAPTIONS
from a11ylint.media.kinds import media_type
from a11ylint.readers.names import alt_files, is_alt_file, is_project_file
from a11ylint.readers.native import SUFFIXES as TEXTS
from a11ylint.readers.native import is_text

if TYPE_CHECKING:
    from a11ylint.post import Post
    from a11ylint.shelf import DiskShelf

# Folders of machines, never of editors.
_MACHINE = frozenset(("node_modules", "__pycache__", "venv"))
_PEEK = 8192
_ATTACHED = re.compile(r"^\s*(?:-\s+)?(?:transcript|audio_description):\s*[\"']?([^\s\"'#]+\.(?:txt|md))", re.MULTILINE)
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class Item(NamedTuple):
    """Something to read: `kind` is draft (a text file), folder (media without a text) or medium (one file)."""

    kind: str
    path: Path


class Skipped(NamedTuple):
    """A file that was passed over, with the key of the reason."""

    why: str
    path: Path


Users: TypeAlias = Callable[[Path], Mapping[Path, tuple[Item, ...]]]


def discover(paths: Sequence[Path], config: Config, only_drafts: bool = False) -> Iterator[Item | Skipped]:
    """Drafts of files and folders, each once, sorted within a folder; folders without a text come last.

    A file named by hand is always a draft; with `only_drafts` (the hook) it counts only when a folder scan would take
    it. A named medium or caption file leads to the drafts that use it. A path that does not exist raises ConfigError.
    """
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{path}: no such file or folder")
    users = cache(lambda top: index(_folder(top, config), config))
    found = [item for path in paths for item in _one(path, config, only_drafts, users)]
    unique = {(item.path.resolve(), isinstance(item, Item) and item.kind): item for item in found}
    taken = {item.path.resolve() for item in found if isinstance(item, Item)}
    for item in sorted(unique.values(), key=lambda item: isinstance(item, Item) and item.kind == "folder"):
        if isinstance(item, Item) or item.path.resolve() not in taken:
            yield item


def _one(path: Path, config: Config, only_drafts: bool, users: Users) -> Iterator[Item | Skipped]:
    if path.is_dir():
        yield from _folder(path, config)
    elif _belongs(path):
        yield from _using(path, config, users)
    elif only_drafts:
        yield _judged(path, config, _has_media(path.parent))
    else:
        yield Item("draft", path)


def _folder(folder: Path, config: Config) -> Iterator[Item | Skipped]:
    """The drafts of a folder and its sub-folders; hidden and git-ignored files are left out."""
    ignored = GitIgnore(folder)
    for current, folders, names in os.walk(folder):
        here = Path(current)
        folders[:] = sorted(name for name in folders if not _passed_over(here / name, ignored))
        files = [here / name for name in sorted(names) if not _hidden(name) and not ignored(here / name)]
        outside = [path for path in files if path.is_symlink() and not _inside(path, folder)]
        yield from (Skipped("outside", path) for path in outside)
        yield from _files(here, [path for path in files if path not in outside], config)


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _files(folder: Path, files: Sequence[Path], config: Config) -> Iterator[Item | Skipped]:
    media = any(media_type(path.name) for path in files)
    texts = [path for path in files if path.suffix.lower() in TEXTS and not is_alt_file(path.name)]
    texts += [path for path in files if path not in texts and _matches(path, config)]
    attached = _attached(texts)
    judged = [
        Skipped("attached", path) if path.name in attached else _judged(path, config, media)
        for path in sorted(texts)
    ]
    yield from judged
    if media and not any(isinstance(item, Item) for item in judged) and not _has_texts(folder.parent):
        yield Item("folder", folder)
    known = {*texts, *(path for path in files if _belongs(path))}
    yield from (Skipped("format", path) for path in files if path not in known)


def _belongs(path: Path) -> bool:
    """Media, captions and alternative texts are read with their draft."""
    return media_type(path.name) is not None or path.suffix.lower() in CAPTIONS or is_alt_file(path.name)


def _has_texts(folder: Path) -> bool:
    """A sub-folder of pictures belongs to the drafts above it when there are any: it is no post of its own."""
    return any(is_text(path) for path in folder.iterdir() if path.is_file())


def _attached(texts: Sequence[Path]) -> set[str]:
    """Names of text files that a draft of the folder attaches to a medium (a transcript): they are no posts."""
    if len(texts) < 2:
        return set()
    return {Path(match).name for path in texts for match in _ATTACHED.findall(_head(path))}


def _judged(path: Path, config: Config, beside_media: bool) -> Item | Skipped:
    """Whether a text file is a draft (design §3): globs, a key we know, or media beside it."""
    if path.suffix.lower() in (".tweet", ".toot") or _matches(path, config):
        return Item("draft", path)
    if is_project_file(path.name):
        return Skipped("project-file", path)
    if path.suffix.lower() not in TEXTS:
        return Skipped("format", path)
    if beside_media or _has_known_key(path):
        return Item("draft", path)
    return Skipped("no-draft", path)


def _matches(path: Path, config: Config) -> bool:
    from a11ylint.shelf import relative

    name = relative(path, config.root.resolve())
    return any(fnmatch.fnmatchcase(name, glob) or Path(name).match(glob) for glob in config.drafts)


def _head(path: Path) -> str:
    """The first characters of a file; what cannot be read is judged later, where it gets its message."""
    try:
        with path.open("rb") as file:
            return file.read(_PEEK).decode("utf-8-sig", errors="replace")
    except OSError:
        return ""


def _has_known_key(path: Path) -> bool:
    """Front matter with a key of ours, by its first lines only."""
    from a11ylint.readers.keys import TOP

    head = _head(path).lstrip()
    if not head.startswith("---"):
        return False
    return any(line.split(":")[0].strip() in TOP for line in _FRONT_END.split(head[3:])[0].splitlines() if ":" in line)


def _has_media(folder: Path) -> bool:
    return any(media_type(path.name) for path in folder.iterdir() if path.is_file())


def _using(path: Path, config: Config, users: Users) -> Iterator[Item | Skipped]:
    """The drafts that use a medium, caption file or alternative text; a medium that nobody uses stands alone."""
    folder = path.resolve().parent
    root = config.root.resolve()
    found = users(root if folder.is_relative_to(root) else folder).get(path.resolve(), ())
    if found:
        yield from found
    else:
        yield Item("medium", path) if media_type(path.name) else Skipped("unused", path)


def index(items: Iterable[Item | Skipped], config: Config) -> Mapping[Path, tuple[Item, ...]]:
    """Which drafts use a file: as a medium, as captions or as alternative text."""
    from a11ylint.readers.read import read_item
    from a11ylint.shelf import DiskShelf

    shelf = DiskShelf(config)
    found: dict[Path, tuple[Item, ...]] = {}
    for item in items:
        if isinstance(item, Item):
            posts = read_item(item, shelf, config, frozenset())
            for path in sorted({path for post in posts for path in files_of(post, shelf)}):
                found[path] = (*found.get(path, ()), item)
    return found


def files_of(post: Post, shelf: DiskShelf) -> Iterator[Path]:
    """The files that a post uses."""
    for medium in post.media:
        tracks = [track.path for track in medium.captions if track.path]
        alts = alt_files(medium.path, shelf.siblings(medium.path.parent)) if medium.path else ()
        for path in (*((medium.path,) if medium.path else ()), *tracks, *(file for file, _ in alts)):
            yield path.resolve()


def _passed_over(path: Path, ignored: GitIgnore) -> bool:
    return _hidden(path.name) or path.name in _MACHINE or path.is_symlink() or ignored(path)


def _hidden(name: str) -> bool:
    return name.startswith(".")
