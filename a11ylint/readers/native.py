"""Native drafts: Markdown or plain text, with or without YAML front matter, media beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from a11ylint.config import Config, is_tag
from a11ylint.post import AltState, Ignore, Medium, Note, Post, Where
from a11ylint.readers import body, keys
from a11ylint.readers.frontmatter import Front, read_front
from a11ylint.readers.media import Maker, mediums, unread_alts
from a11ylint.readers.names import Company, company, plain
from a11ylint.shelf import Shelf
from a11ylint.source import Place, Source, Span, Text, place_of, whole
from a11ylint.tree import Items, Node, Scalar, Table

# More media than any platform takes in one post (design: limits in data): a folder of scans is no post.
MOST_COMPANIONS = 20


class Draft(NamedTuple):
    """A decoded draft file; `path` says where its media are looked for."""

    source: Source
    path: Path


def read(draft: Draft, shelf: Shelf, config: Config) -> Iterator[Post]:
    """The posts of one draft file: one, or the parts of a thread."""
    front = read_front(draft.source)
    table = front.table
    text = _text(table, whole(draft.source, front.body))
    pieces = body.parts(text, table.word("format") == "thread")
    lang, declared = _language(table, pieces, config)
    maker = Maker(shelf, draft.path.parent, lang)
    entries = list(mediums(table, maker))
    written = [[maker.from_body(found) for found in body.media(piece)] for piece in pieces]
    entries, pictures = _joined(entries, written)
    # With a broken head nobody knows what the draft names: one finding for one cause.
    broken = any(note.rule == "draft-unreadable" for note in front.notes)
    beside = [] if broken else list(_companions(draft, [*entries, *chain(*pictures)], maker))
    pictures[0] = [*entries, *pictures[0], *beside]
    everything = tuple(chain(*pictures))
    ignores, targets = _ignores(draft.source, front), _platforms(table, config, draft.path.suffix)
    for number, piece in enumerate(pieces, 1):
        first = number == 1
        yield Post(
            id=f"{draft.source.path}#{number}" if len(pieces) > 1 else draft.source.path,
            source=draft.source,
            at=_start(draft.source, piece),
            text=piece,
            thread=pieces,
            part=(number, len(pieces)),
            lang=lang,
            lang_declared=declared,
            platforms=targets,
            platforms_guessed=not (config.forced_platforms or table.words("platforms"))
            and bool(channels(table)),
            media=tuple(pictures[number - 1]),
            thread_media=everything,
            answers=table,
            notes=(
                *(_all_notes(front, everything, shelf) if first else ()),
                *near(pictures[number - 1], shelf, maker.folder),
            ),
            ignores=ignores,
            house=config.house,
        )


def _joined(
    entries: Sequence[Medium], parts: Sequence[Sequence[Medium]]
) -> tuple[list[Medium], list[list[Medium]]]:
    """A file that both the front matter and the text name is one medium, at its place in the text.

    It has the answers of its entry and its alternative text, or that of the text when the entry has none.
    """
    by_path = {medium.path: medium for medium in reversed(entries)}
    shown = {medium.path for part in parts for medium in part} - {None}
    joined = [
        [_both(by_path[one.path], one) if one.path in shown & by_path.keys() else one for one in part]
        for part in parts
    ]
    return [medium for medium in entries if medium.path not in shown], joined


def _both(entry: Medium, written: Medium) -> Medium:
    silent = entry.alt.state in (AltState.ABSENT, AltState.EMPTY) and written.alt.state is AltState.TEXT
    return entry._replace(alt=written.alt) if silent else entry


def _text(table: Table, below: Text) -> Text:
    """The text below the front matter; a draft that has none there may keep it under the key `text`."""
    node = table.get("text")
    if not below.value.strip() and isinstance(node, Scalar) and not node.null:
        return node.text
    return below


def _start(source: Source, piece: Text) -> Place:
    """The whole post: the first character of its text, or of the file when there is none."""
    blank = len(piece.value) - len(piece.value.lstrip())
    span = piece.span(blank, blank) if piece.value.strip() else Span(source, 0, 0)
    return place_of(span)


def _all_notes(front: Front, media: Sequence[Medium], shelf: Shelf) -> tuple[Note, ...]:
    return (*front.notes, *keys.notes(front.table), *unread_alts(media, shelf))


def near(media: Sequence[Medium], shelf: Shelf, folder: Path) -> Iterator[Note]:
    """Names like those of missing files; a draft that names no file that could be missing loads nothing for them."""
    if any(medium.where is Where.MISSING or medium.captions or medium.attached for medium in media):
        from a11ylint.readers.near import near_names

        yield from near_names(media, shelf, folder)


def _language(table: Table, pieces: tuple[Text, ...], config: Config) -> tuple[str | None, bool]:
    """Declared in the draft, else configured, else recognised from script and common words, else unknown."""
    declared = next((word for key in keys.LANG_KEYS if (word := table.word(key)) and is_tag(word)), None)
    if declared:
        return declared.replace("_", "-"), True
    if config.post_lang:
        return config.post_lang, True
    from a11ylint.text.language import guess

    return guess("\n".join(piece.value for piece in pieces)), False


# Files of twitter-together and its like say by their ending where they are posted.
_HOME = {".tweet": "x", ".toot": "mastodon"}


def _platforms(table: Table, config: Config, ending: str) -> tuple[str, ...]:
    """Those of the command line, else of the draft, of its channel list, of its file ending, of the configuration."""
    if config.forced_platforms:
        return config.forced_platforms
    home = _HOME.get(ending.lower())
    otherwise = (home,) if home else config.platforms
    if not (table.get("platforms") or table.get("media")):
        return otherwise
    from a11ylint import platforms

    named = [platforms.resolve(name) for word in table.words("platforms") for name in keys.listed(word)]
    if not named:
        named = [platforms.from_channel(word) for word in channels(table)]
    return tuple(dict.fromkeys(name for name in named if name)) or otherwise


def channels(table: Table) -> tuple[str, ...]:
    """`media: [mastodon-stadt, linkedin-stadt]` of another tool: plain names are channels, not missing files."""
    return tuple(word for word in table.words("media") if not _is_file(word))


def _is_file(word: str) -> bool:
    from a11ylint.media.kinds import suffix

    return "/" in word or suffix(word) != ""


def _ignores(source: Source, front: Front) -> tuple[Ignore, ...]:
    node = front.table.get("a11y-ignore")
    return (*_wishes(node), *body.ignores(source, front.body))


def _wishes(node: Node | None) -> Iterator[Ignore]:
    """`a11y-ignore: {rule: reason}`, or a list of rules."""
    if isinstance(node, Table):
        for entry in node.entries:
            reason = entry.value.value if isinstance(entry.value, Scalar) and not entry.value.null else ""
            yield Ignore(entry.name, reason, place_of(entry.key.at))
        return
    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, Scalar) and not item.null:
            yield Ignore(item.value, "", place_of(item.at))


@lru_cache(maxsize=16)  # a folder of a thousand drafts is looked through once
def _company(shelf: Shelf, folder: Path) -> Company:
    return company(shelf.siblings(folder))


def _companions(draft: Draft, named: Sequence[Medium], maker: Maker) -> Iterator[Medium]:
    """Media that belong to the draft although it does not name them.

    `fest.jpg` beside `fest.txt` always; every medium of the folder when the draft is the only text there and names
    none (and is a file: a text on standard input has no folder of its own).
    """
    beside = _company(maker.shelf, draft.path.parent)
    mine = beside.by_stem.get(plain(draft.path.stem), ())
    alone = all(path.name == draft.path.name for path in beside.texts[:2])
    if not named and alone and draft.path.is_file() and len(beside.media) <= MOST_COMPANIONS:
        mine = beside.media
    paths = {medium.path for medium in named}
    found = (maker.from_file(path) for path in mine if path not in paths)
    yield from (medium for medium in found if medium.where is not Where.OUTSIDE)
