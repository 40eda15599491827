"""The keys of a native draft (design §3) and what may stand behind them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from a11ylint.config import close_match, is_tag
from a11ylint.media.kinds import SIGNED, SOUNDS, media_type
from a11ylint.post import Note
from a11ylint.source import place_of
from a11ylint.tree import BY_MACHINE, BY_PEOPLE, NO, NOTHING, Entry, Items, Node, Scalar, Table, truth

TOP = frozenset(
    "platforms lang language_level format live live_captions sign_language tags also_published_at description_in "
    "reviewed_by_target_group links_accessible stickers media a11y-ignore".split()
)
MEDIUM = frozenset(
    "file url alt alt_source alt_reviewed kind decorative reason encoding palette captions captions_reviewed audio "
    "speakers sounds transcript audio_description important_visuals flashing lower_third text_colors "
    "large_text reviewed lang cover thumbnail".split()
)
GERMAN_KEYS = ("medien", "bilder", "bild", "fotos", "foto", "datei")  # understood, and never proposed
# Spellings of other tools that mean the same; `description` and `title` are never taken as alternative text.
FILE_KEYS = ("file", "url", "path", "src", "uri", "image", "datei")
COVER_KEYS = ("cover", "thumbnail")
ALT_KEYS = ("alt", "alt_text", "altText", "alt-text", "alttext", "alternativtext", "bildbeschreibung")
# `image: fest.jpg`, and its alternative text in a key beside it (Jekyll's `image_alt`, or just `alt`).
BESIDE_KEYS = ("image_alt", "image-alt", "imageAlt", *ALT_KEYS)
LANG_KEYS = ("lang", "language", "sprache", "locale")
MEDIA_KEYS = ("media", "images", "image", "photos", "medien", "bilder", "bild", "fotos", "foto")
# Any of these at the head of a text file makes it a draft; pages of all kinds have an `image:`.
DRAFT_KEYS = TOP.union(MEDIA_KEYS).difference(("image",))
# German words for keys that have one spelling only: the finding names it, since nothing else would.
_MEANT = {
    **dict.fromkeys(("netzwerke", "netzwerk", "plattformen", "plattform", "kanäle", "kanal"), "platforms"),
    **dict.fromkeys(("untertitel", "untertiteldatei"), "captions"),
    **dict.fromkeys(("sprachstufe", "sprachniveau"), "language_level"),
    "gebärdensprache": "sign_language",
    "transkript": "transcript",
    "audiodeskription": "audio_description",
    "dekorativ": "decorative",
    "schlagwörter": "tags",
}
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

# Words that the checks understand as well; they are never proposed.
_UNDERSTOOD: Mapping[str, frozenset[str]] = {
    "live_captions": NOTHING | BY_PEOPLE | BY_MACHINE | {""},
    "audio": NO | SOUNDS.keys(),
    "kind": SIGNED,
}

_KNOWN = frozenset((*TOP, *HARMLESS, *LANG_KEYS, *MEDIA_KEYS))
_KNOWN_OF_MEDIUM = frozenset((*MEDIUM, *FILE_KEYS, *ALT_KEYS))
# Keys that only mean something in the other place. Those that other tools use for a whole post are not among them.
_OF_ONE_MEDIUM = MEDIUM.union(ALT_KEYS).difference(
    FILE_KEYS, LANG_KEYS, COVER_KEYS, ("kind", "reason", "encoding", "reviewed", "audio")
)
_OF_THE_POST = TOP.difference(MEDIA_KEYS, LANG_KEYS, ("tags", "format", "stickers", "a11y-ignore"))


def notes(table: Table) -> Iterator[Note]:
    """Unknown keys and values of the top level and of each medium."""
    yield from _strange(table.entries, _KNOWN.union(BESIDE_KEYS) if any(beside(table)) else _KNOWN)
    yield from _values(table.entries)
    yield from _platforms(table.get("platforms"))
    if any((word := table.word(name)) and not is_tag(word) for name in LANG_KEYS):
        from a11ylint.readers.languages import language_notes

        yield from language_notes(table, LANG_KEYS)
    for medium in media_tables(table):
        yield from _strange(medium.entries, _KNOWN_OF_MEDIUM)
        yield from _values(medium.entries)
        yield from _files(medium)


def media_nodes(table: Table) -> tuple[tuple[str, Node], ...]:
    """What stands behind the media keys, item by item, each with its key."""
    if not any(entry.name in MEDIA_KEYS for entry in table.entries):
        return ()
    found = ((key, table.get(key)) for key in MEDIA_KEYS)
    return tuple((key, item) for key, node in found if node is not None for item in _each(node))


def beside(table: Table) -> tuple[Node | None, ...]:
    """For each of the `media_nodes` the alternative text in a key beside them, where they are nothing but names.

    One name takes one text; several take a list of as many, or a map with a text for each name.
    """
    names = [node.value if isinstance(node, Scalar) else "" for _, node in media_nodes(table)]
    alt = table.get(*BESIDE_KEYS) if all(names) else None
    if isinstance(alt, Items):
        return alt.items if len(alt.items) == len(names) else (None,) * len(names)
    if isinstance(alt, Table) and alt.get(*names):
        return tuple(alt.get(name) for name in names)
    return (alt if len(names) == 1 else None,) * len(names)


def named(node: Node) -> Entry | None:
    """The entry of a medium that is written as `fest.jpg: Text`, or as its name over a map."""
    entries = node.entries if isinstance(node, Table) else ()
    return entries[0] if len(entries) == 1 and media_type(entries[0].name) else None


def _each(node: Node) -> tuple[Node, ...]:
    return (
        tuple(part for item in node.items for part in _by_name(item))
        if isinstance(node, Items)
        else _by_name(node)
    )


def _by_name(node: Node) -> tuple[Node, ...]:
    """A map whose keys are the names of files, file by file."""
    if isinstance(node, Table) and node.entries and all(media_type(entry.name) for entry in node.entries):
        return tuple(Table((entry,), node.at) for entry in node.entries)
    return (node,)


def media_tables(table: Table) -> Iterator[Table]:
    """The maps that say more of a medium than its name."""
    for _, item in media_nodes(table):
        entry = named(item)
        answers = entry.value if entry else item
        if isinstance(answers, Table):
            yield answers


def _strange(entries: Iterable[Entry], words: frozenset[str]) -> Iterator[Note]:
    """A misspelt key has a finding of its own; keys of other tools share one, so that they stay quiet."""
    others = []
    elsewhere, key = (_OF_THE_POST, "above") if words is _KNOWN_OF_MEDIUM else (_OF_ONE_MEDIUM, "inside")
    for entry in (entry for entry in entries if entry.name not in words):
        if entry.name in elsewhere:
            yield Note("unknown-key", key, place_of(entry.key.at), {"name": entry.name})
            continue
        meant = _MEANT.get(entry.name.lower(), "")
        match = (
            meant if meant in words else close_match(entry.name, words.difference(GERMAN_KEYS), cutoff=0.8)
        )
        if match:
            data = {"name": entry.name, "match": match}
            yield Note("unknown-key", "close", place_of(entry.key.at), data)
        else:
            others.append(entry.key)
    if others:
        names = tuple(key.value for key in others)
        yield Note("unknown-key", "strange", place_of(others[0].at), {"count": len(names), "names": names})


def _values(entries: Iterable[Entry]) -> Iterator[Note]:
    for entry in entries:
        allowed = _VALUES.get(entry.name)
        if allowed is not None:
            yield from _allowed(entry.name, entry.value, allowed)


def _allowed(name: str, node: Node, allowed: tuple[str, ...]) -> Iterator[Note]:
    for item in node.items if isinstance(node, Items) else (node,):
        if not isinstance(item, Scalar) or item.null or item.value.lower() in allowed:
            continue
        if allowed is _TRUTH and truth(item) is not None:
            continue
        if unicodedata.normalize("NFC", item.value).lower() in _UNDERSTOOD.get(name, ()):
            continue
        yield _value_note(name, item, allowed)


def listed(value: str) -> tuple[str, ...]:
    """The names in a value; `instagram, mastodon` without brackets is one string to YAML and two names to people."""
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _value_note(name: str, item: Scalar, allowed: Iterable[str], written: str = "") -> Note:
    words, value = tuple(allowed), written or item.value
    data: dict[str, object] = {"name": name, "value": value, "allowed": words}
    match = close_match(value, words)
    key = "value-close" if match else "value"
    return Note("unknown-key", key, place_of(item.at), {**data, "match": match or ""})


def _files(medium: Table) -> Iterator[Note]:
    """Several files in one entry: only the first is read, as answers and texts belong to one file."""
    for name in FILE_KEYS:
        node = medium.get(name)
        if isinstance(node, Items) and len(node.items) > 1:
            yield Note("unknown-key", "several", place_of(node.at), {"name": name})


def _platforms(node: Node | None) -> Iterator[Note]:
    if node is None:
        return
    from a11ylint import platforms

    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, Scalar) and not item.null:
            strange = [name for name in listed(item.value) if platforms.resolve(name) is None]
            yield from (_value_note("platforms", item, platforms.names(), name) for name in strange)
