"""Which drafts use a file: a changed picture, caption file, transcript or alternative text leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from a11ylint.config import Config
from a11ylint.post import Post
from a11ylint.readers.names import alt_files
from a11ylint.readers.read import Item, read_item
from a11ylint.shelf import DiskShelf


def index(items: Iterable[Item], config: Config, top: Path) -> Mapping[Path, tuple[Item, ...]]:
    """The items below `top` that use a file (medium, captions, transcript, alternative text); keys are resolved."""
    shelf = DiskShelf(config, [top])
    found: dict[Path, tuple[Item, ...]] = {}
    for item in items:
        for path in sorted(_used(item, shelf, config)):
            found[path] = (*found.get(path, ()), item)
    return found


def _used(item: Item, shelf: DiskShelf, config: Config) -> set[Path]:
    try:
        posts = tuple(read_item(item, shelf, config, frozenset()))
    except Exception:  # noqa: BLE001 - a reader that raises is reported when the draft itself is linted
        return set()
    return {path for post in posts for path in files_of(post, shelf)}


def files_of(post: Post, shelf: DiskShelf) -> Iterator[Path]:
    """The files that a post uses, resolved."""
    for medium in post.media:
        tracks = [track.path for track in (*medium.captions, *medium.attached) if track.path]
        alts = alt_files(medium.path, shelf.siblings(medium.path.parent)) if medium.path else ()
        for path in (*((medium.path,) if medium.path else ()), *tracks, *alts):
            yield path.resolve()
