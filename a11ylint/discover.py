"""Paths to draft files: which files of a folder are drafts, and which drafts use a changed picture."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from a11ylint.config import Config
from a11ylint.gitignore import GitIgnore
from a11ylint.media.kinds import CAPTIONS, media_type
from a11ylint.readers.keys import DRAFT_KEYS
from a11ylint.readers.names import SUFFIXES as TEXTS
from a11ylint.readers.names import is_alt_file, is_project_file, is_text, plain
from a11ylint.readers.read import Item
from a11ylint.shelf import relative
from a11ylint.users import index

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders of machines, never of editors.
_MACHINE = frozenset(("node_modules", "__pycache__", "venv"))
_PEEK = 8192
# `transcript: rede.txt` in a line of its own or in braces, quoted or not.
_ATTACHED = re.compile(
    r"(?:^|[{,])[ \t]*(?:-[ \t]+)?(?:transcript|audio_description):[ \t]*"
    r"[\"']?([^\"'#,{}\[\]\r\n]+?\.(?:txt|md))[\"']?[ \t]*(?=[\r,}#]|$)",
    re.MULTILINE,
)
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class Skipped(NamedTuple):
    """A file that was passed over, with the key of the reason."""

    why: str
    path: Path


Found: TypeAlias = Item | Skipped
Users: TypeAlias = Callable[[Path], Mapping[Path, tuple[Item, ...]]]


def discover(paths: Sequence[Path], config: Config, only_drafts: bool = False) -> Iterator[Found]:
    """Drafts of files and folders, each once, sorted within a folder; folders without a text come last.

    A file named by hand is always a draft; with `only_drafts` (the hook) it counts only when a folder scan would
    take it. A named medium or caption file leads to the drafts that use it. A path that does not exist raises
    ConfigError.
    """
    for path in paths:
        _demand(path)
    users = cache(lambda top: index(_items(_folder(top, config)), config, top))
    scan = cache(lambda folder: {found.path: found for found in _alone(folder, config)})
    found: list[Found] = []
    for path in paths:
        if path.is_dir():
            found += _folder(path, config)
        elif _belongs(path):
            found += _using(path, config, users, only_drafts)
        else:
            found += _hooked(path, config, scan, users) if only_drafts else (Item("draft", path),)
    yield from _once(found)


def _demand(path: Path) -> None:
    try:
        path.stat()
    except (OSError, ValueError) as error:
        from a11ylint.misspelt import no_path

        raise no_path(path, error) from error


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Each file once, and a file that something names is not passed over."""
    unique: dict[tuple[str, str], Found] = {}
    folder = cache(os.path.realpath)  # a folder of a thousand drafts is followed once
    for item in found:
        path = item.path
        alone = path.is_symlink() or path.name in ("", "..")
        name = os.path.realpath(path) if alone else f"{folder(path.parent)}/{path.name}"
        unique.setdefault((name, item.kind if isinstance(item, Item) else ""), item)
    taken = {name for name, kind in unique if kind}
    kept = [item for (name, kind), item in unique.items() if kind or name not in taken]
    yield from sorted(kept, key=lambda item: isinstance(item, Item) and item.kind == "folder")


def _items(found: Iterable[Found]) -> Iterator[Item]:
    yield from (item for item in found if isinstance(item, Item))


def real(path: Path) -> Path:
    """The path without links; Path.resolve raises for links in a circle before Python 3.13."""
    return Path(os.path.realpath(path))


def _inside(path: Path, folder: Path) -> bool:
    return real(path).is_relative_to(real(folder))


def _using(path: Path, config: Config, users: Users, only_drafts: bool) -> tuple[Found, ...]:
    """The drafts that use a medium, caption file or alternative text; a medium named by hand may stand alone."""
    folder, root = real(path).parent, real(config.root)
    found = users(root if folder.is_relative_to(root) else folder).get(real(path), ())
    if found or only_drafts or not media_type(path.name):
        return found or (Skipped("unused", path),)
    return (Item("medium", path),)


def _hooked(
    path: Path, config: Config, scan: Callable[[Path], Mapping[Path, Found]], users: Users
) -> tuple[Found, ...]:
    """What a folder scan says about one file; it does not look into hidden folders. A transcript leads to its draft."""
    if any(_hidden(part) for part in relative(path, real(config.root)).split("/") if part != ".."):
        return ()
    found = scan(path.parent).get(path)
    if isinstance(found, Skipped) and found.why == "attached":
        leads = _using(path, config, users, only_drafts=True)
        return leads if any(_items(leads)) else (found,)
    return (found,) if found else ()


def _folder(folder: Path, config: Config) -> Iterator[Found]:
    """The drafts of a folder and its sub-folders; hidden and git-ignored files are left out."""
    ignored = GitIgnore(folder)
    closed: list[OSError] = []
    for current, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(current)
        seen = sorted(name for name in folders if not _passed_over(here / name, ignored))
        folders[:] = [name for name in seen if not (here / name).is_symlink()]
        linked = [here / name for name in seen if name not in folders]
        yield from (Skipped("outside", path) for path in linked if not _inside(path, folder))
        files = [path for path in map(here.joinpath, sorted(names)) if not _passed_over(path, ignored)]
        yield from _scan(here, files, folder, config)
    yield from (Skipped("closed", Path(error.filename)) for error in closed)


def _alone(folder: Path, config: Config) -> Iterator[Found]:
    """One folder without its sub-folders, as a scan of the project would take it."""
    ignored = GitIgnore(folder)
    files = [path for path in sorted(folder.iterdir()) if not path.is_dir()]
    root = config.root if _inside(folder, config.root) else folder
    yield from _scan(folder, [path for path in files if not _passed_over(path, ignored)], root, config)


def _scan(folder: Path, files: Sequence[Path], top: Path, config: Config) -> Iterator[Found]:
    outside = {path for path in files if path.is_symlink() and not _inside(path, top)}
    yield from (Skipped("outside", path) for path in sorted(outside))
    files = [path for path in files if path not in outside]
    media = [path for path in files if media_type(path.name) and path.is_file()]
    texts = [path for path in files if path.suffix.lower() in TEXTS and not is_alt_file(path.name)]
    texts += [path for path in files if _matches(path, config) and path not in texts]
    texts.sort()
    heads = {path: _peek(_head(path)) for path in texts}
    beside = _read_along(heads, media)
    texts = [path for path in texts if path not in beside]
    attached = frozenset().union(*(head.attached for head in heads.values())) if len(texts) > 1 else ()
    judged = [
        Skipped("attached", path)
        if plain(path.name) in attached
        else _judged(path, config, bool(media) or heads[path].known)
        for path in texts
    ]
    yield from (Skipped("attached", path) for path in beside)
    yield from judged
    if media and not texts and (folder == top or not _has_texts(folder.parent)):
        yield Item("folder", folder)
    elif not any(_items(judged)):
        yield from (Skipped("unused", path) for path in media)
    known = {*texts, *beside, *(path for path in files if _belongs(path))}
    yield from (Skipped("format", path) for path in files if path not in known)


def _read_along(heads: Mapping[Path, _Head], media: Iterable[Path]) -> list[Path]:
    """Texts beside clips or sounds that are called a transcript or hold captions; our front matter makes a draft."""
    recordings = [path for path in media if media_type(path.name) != "image"]
    if not recordings:
        return []
    from a11ylint.media.transcripts import transcripts

    texts = [path for path, head in heads.items() if not head.known]
    captions = (path for path in texts if heads[path].captions)
    return sorted({*captions, *(path for medium in recordings for path in transcripts(medium, texts))})


def _belongs(path: Path) -> bool:
    """Media, captions and alternative texts are read with their draft."""
    return media_type(path.name) is not None or path.suffix.lower() in CAPTIONS or is_alt_file(path.name)


def _has_texts(folder: Path) -> bool:
    """A sub-folder of pictures belongs to the drafts above it when there are any: it is no post of its own."""
    try:
        return any(is_text(path) for path in folder.iterdir() if path.is_file())
    except OSError:
        return False


class _Head(NamedTuple):
    """What the first characters of a text tell.

    `known`: front matter with a key of ours. `attached`: names of text files that the draft attaches to a medium
    (a transcript): they are no posts. `captions`: it holds captions under the ending of a text.
    """

    known: bool
    attached: frozenset[str]
    captions: bool


def _peek(head: str) -> _Head:
    names = _ATTACHED.findall(head) if "transcript" in head or "audio_description" in head else ()
    return _Head(
        _has_known_key(head), frozenset(plain(Path(name).name) for name in names), _holds_captions(head)
    )


def _holds_captions(head: str) -> bool:
    if "-->" not in head and ",0:" not in head:  # SRT and WebVTT, SBV
        return False
    from a11ylint.media.strays import has_cues

    return has_cues(head.replace("\r\n", "\n"))


def _judged(path: Path, config: Config, is_likely: bool) -> Found:
    """Whether a text file is a draft (design §3): globs, a key we know, or media beside it."""
    if path.suffix.lower() in (".tweet", ".toot") or _matches(path, config):
        return Item("draft", path)
    if is_project_file(path.name):
        return Skipped("project-file", path)
    if is_likely:
        return Item("draft", path)
    return Skipped("no-draft", path)


def _matches(path: Path, config: Config) -> bool:
    """Whether a glob of the configuration names the file; globs are measured against the configuration's folder."""
    if not config.drafts:
        return False
    return bool(_globs(config.drafts).match_file(relative(path, real(config.home or config.root))))


@cache
def _globs(globs: tuple[str, ...]) -> GitIgnoreSpec:
    """Globs as in a .gitignore file: `posts/*.md`, `posts/**`, `*.post.txt` in any folder."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs)


def _head(path: Path) -> str:
    """The first characters of a file; what cannot be read is judged later, where it gets its message."""
    try:
        if not path.is_file():  # a pipe would wait for ever
            return ""
        with path.open("rb") as file:
            raw = file.read(_PEEK)
    except OSError:
        return ""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _has_known_key(head: str) -> bool:
    """Front matter with a key of ours, by its first lines only."""
    head = head.lstrip()
    if head.startswith("+++"):
        lines = head[3:].split("\n+++")[0].splitlines()
        return any(re.split(r"[=\]]", line)[0].strip(" \t[\"'") in DRAFT_KEYS for line in lines)
    if not head.startswith("---"):
        return False
    end = _FRONT_END.search(head, 3)
    lines = head[3 : end.start() if end else len(head)].splitlines()
    return any(line.partition(":")[0].strip() in DRAFT_KEYS for line in lines if ":" in line)


def _passed_over(path: Path, ignored: GitIgnore) -> bool:
    return _hidden(path.name) or (path.name in _MACHINE and path.is_dir()) or ignored(path)


def _hidden(name: str) -> bool:
    return name.startswith(".")
