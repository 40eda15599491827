"""The keys of a native draft (design §3) and what may stand behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from a11ylint.config import close_match
from a11ylint.post import Note
from a11ylint.source import place_of
from a11ylint.tree import Entry, Items, Node, Scalar, Table, truth

TOP = frozenset(
    "platforms lang language_level format live live_captions sign_language tags also_published_at description_in "
    "reviewed_by_target_group links_accessible media a11y-ignore".split()
)
MEDIUM = frozenset(
    "file url alt alt_source alt_reviewed kind decorative reason encoding palette captions captions_reviewed audio "
    "speakers sounds transcript audio_description important_visuals flashing text_colors "
    "large_text reviewed lang".split()
)
# Spellings of other tools that mean the same; `description` and `title` are never taken as alternative text.
FILE_KEYS = ("file", "url", "path", "src", "uri", "image")
ALT_KEYS = ("alt", "alt_text", "altText", "alt-text", "alttext", "alternativtext", "bildbeschreibung")
LANG_KEYS = ("lang", "language", "sprache", "locale")
MEDIA_KEYS = ("media", "images", "image", "photos")
# Keys of page generators, calendars and posting tools (twitter-together, galaxy-social, Hugo, Jekyll) that say nothing
# about accessibility, or that a reader of that tool's format will know.
HARMLESS = frozenset(
    "text title date author draft slug id layout categories category description summary weight aliases url permalink "
    "published status hashtags mentions poll reply retweet threadDelimiter cw content_warning spoiler_text".split()
)

_TRUTH = ("true", "false")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "language_level": ("standard", "einfach", "leicht"),
    "format": ("post", "thread", "story", "reel", "live"),
    "live": _TRUTH,
    "live_captions": ("human", "reviewed-auto", "auto", "none"),
    "description_in": ("text", "comment", "thread"),
    "reviewed_by_target_group": _TRUTH,
    "links_accessible": _TRUTH,
    "alt_source": ("human", "auto"),
    "alt_reviewed": _TRUTH,
    "captions_reviewed": _TRUTH,
    "important_visuals": _TRUTH,
    "large_text": _TRUTH,
    "decorative": _TRUTH,
    "audio": ("speech", "music", "none"),
    "encoding": ("color", "label", "pattern", "shape", "position"),
    "kind": (
        "photo",
        "infographic",
        "chart",
        "map",
        "screenshot",
        "logo",
        "flag",
        "portrait",
        "gif",
        "video",
        "audio",
        "sign-language",
    ),
}


def notes(table: Table) -> Iterator[Note]:
    """Unknown keys and values of the top level and of each medium."""
    yield from _strange(table.entries, TOP | HARMLESS | {*LANG_KEYS, *MEDIA_KEYS})
    yield from _values(table.entries)
    yield from _platforms(table.get("platforms"))
    for medium in media_tables(table):
        yield from _strange(medium.entries, MEDIUM | {*FILE_KEYS, *ALT_KEYS})
        yield from _values(medium.entries)


def media_tables(table: Table) -> Iterator[Table]:
    """The maps among the values of the media keys."""
    for key in MEDIA_KEYS:
        node = table.get(key)
        for item in node.items if isinstance(node, Items) else (node,):
            if isinstance(item, Table):
                yield item


def _strange(entries: Iterable[Entry], known: Iterable[str]) -> Iterator[Note]:
    """A misspelt key has a finding of its own; keys of other tools share one, so that they stay quiet."""
    words = frozenset(known)
    others = []
    for entry in (entry for entry in entries if entry.key.value not in words):
        match = close_match(entry.key.value, words, cutoff=0.8)
        if match:
            data = {"name": entry.key.value, "match": match}
            yield Note("unknown-key", "close", place_of(entry.key.at), data)
        else:
            others.append(entry.key)
    if others:
        names = tuple(key.value for key in others)
        yield Note("unknown-key", "strange", place_of(others[0].at), {"count": len(names), "names": names})


def _values(entries: Iterable[Entry]) -> Iterator[Note]:
    for entry in entries:
        allowed = _VALUES.get(entry.key.value)
        if allowed is not None:
            yield from _allowed(entry.key.value, entry.value, allowed)


def _allowed(name: str, node: Node, allowed: tuple[str, ...]) -> Iterator[Note]:
    for item in node.items if isinstance(node, Items) else (node,):
        if not isinstance(item, Scalar) or item.null or item.value.lower() in allowed:
            continue
        if allowed is _TRUTH and truth(item) is not None:
            continue
        yield _value_note(name, item, allowed)


def _value_note(name: str, item: Scalar, allowed: Iterable[str]) -> Note:
    words = tuple(allowed)
    data: dict[str, object] = {"name": name, "value": item.value, "allowed": words}
    match = close_match(item.value, words)
    key = "value-close" if match else "value"
    return Note("unknown-key", key, place_of(item.at), {**data, "match": match or ""})


def _platforms(node: Node | None) -> Iterator[Note]:
    if node is None:
        return
    from a11ylint import platforms

    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, Scalar) and not item.null and platforms.resolve(item.value) is None:
            yield _value_note("platforms", item, platforms.names())
