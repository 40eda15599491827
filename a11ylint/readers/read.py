"""From an item to its posts: the one place that picks a reader."""

from __future__ import annotations

from collections.abc import Iterator
from os import fstat
from pathlib import Path
from typing import NamedTuple

from a11ylint.config import Config
from a11ylint.post import Medium, Note, Post, Where
from a11ylint.readers import native
from a11ylint.readers.decode import Undecodable, decode
from a11ylint.readers.media import Maker, undecodable, unread_alts
from a11ylint.shelf import Shelf
from a11ylint.source import Place, Source, whole


class Item(NamedTuple):
    """Something to read: `kind` is draft (a text file), folder (media without a text) or medium (one file)."""

    kind: str
    path: Path


def read_item(item: Item, shelf: Shelf, config: Config, used: frozenset[Path]) -> Iterator[Post]:
    """The posts of a draft file, a folder of media or a single medium.

    `used` holds the files that drafts read before have taken: a folder of media is a post of the others only.
    """
    if item.kind == "draft":
        yield from _draft(item.path, shelf, config)
        return
    maker = Maker(shelf, item.path if item.kind == "folder" else item.path.parent, config.post_lang)
    files = shelf.siblings(item.path) if item.kind == "folder" else (item.path,)
    media = [maker.from_file(path) for path in files if maker.is_medium(path) and path.resolve() not in used]
    yield from _media_only(item.path, media, shelf, config)


def read_text(text: str, path: Path, shelf: Shelf, config: Config) -> Iterator[Post]:
    """The posts of a draft that is already in memory; `path` tells where its media lie."""
    yield from native.read(native.Draft(Source(shelf.display(path), text), path), shelf, config)


def read_bytes(raw: bytes, path: Path, shelf: Shelf, config: Config) -> Iterator[Post]:
    """The posts of a draft whose bytes are at hand; what is no UTF-8 text becomes a finding at its line."""
    if len(raw) > config.limits.text_bytes:
        yield _unreadable(path, shelf, _too_large(path, shelf, len(raw), config))
        return
    try:
        text = decode(raw)
    except Undecodable as error:
        yield _unreadable(path, shelf, undecodable(path, shelf, error))
        return
    yield from read_text(text, path, shelf, config)


def _draft(path: Path, shelf: Shelf, config: Config) -> Iterator[Post]:
    at = Place(shelf.display(path))
    try:
        if not path.is_file():
            yield _unreadable(path, shelf, Note("draft-unreadable", "no-file", at))
            return
        with path.open("rb") as file:
            size = fstat(file.fileno()).st_size
            raw = file.read() if size <= config.limits.text_bytes else b""
        if size > config.limits.text_bytes:
            yield _unreadable(path, shelf, _too_large(path, shelf, size, config))
        else:
            yield from read_bytes(raw, path, shelf, config)
    except OSError as error:
        from a11ylint.errnos import why

        yield _unreadable(path, shelf, Note("draft-unreadable", "system", at, {"detail": why(error)}))


def _too_large(path: Path, shelf: Shelf, size: int, config: Config) -> Note:
    data = {"megabytes": size / 1e6, "limit": config.limits.text_bytes / 1e6}
    return Note("not-checked", "text-size", Place(shelf.display(path)), data)


def _unreadable(path: Path, shelf: Shelf, note: Note) -> Post:
    source = Source(shelf.display(path), "")
    return Post(source.path, source, Place(source.path), whole(source), notes=(note,))


def _media_only(path: Path, media: list[Medium], shelf: Shelf, config: Config) -> Iterator[Post]:
    """One post without a text for media that nobody wrote a draft for."""
    media = [medium for medium in media if medium.where is not Where.OUTSIDE]
    if not media:
        return
    source = Source(shelf.display(path), "")
    yield Post(
        id=source.path,
        source=source,
        at=media[0].at,
        text=whole(source),
        thread=(whole(source),),
        lang=config.post_lang,
        platforms=config.forced_platforms or config.platforms,
        media=tuple(media),
        thread_media=tuple(media),
        notes=(*unread_alts(media, shelf), *native.near(media, shelf, path.parent)),
        house=config.house,
    )
