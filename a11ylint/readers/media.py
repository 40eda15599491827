"""Media of a draft: entries of the front matter, pictures of the body, files found beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.media import kinds
from a11ylint.media.asked import Facts, NoFacts
from a11ylint.post import Alt, AltState, Cover, Medium, Note, Track, Where, remote, visible
from a11ylint.readers import keys
from a11ylint.readers.body import Found
from a11ylint.readers.decode import Undecodable, decode
from a11ylint.readers.names import alt_files
from a11ylint.shelf import Shelf
from a11ylint.source import Place, Source, Text, place_of, whole
from a11ylint.tree import Items, Node, Scalar, Table

if TYPE_CHECKING:
    from a11ylint.media.captions import Kind

ALL_KINDS: tuple[Kind, ...] = ("captions", "subtitles", "descriptions", "chapters", "metadata")
# Bytes. The longest alternative text that a platform takes has 10,000 characters; anything far beyond is no such text.
LONGEST_ALT = 1_000_000
_ATTACHED = ("transcript", "audio_description", *keys.COVER_KEYS)
# A name with an ending of a text or clip; before a slash there is no full stop, as in an address without its scheme.
_FILE_NAME = re.compile(
    r"(?!www\.)(?:\.{1,2}/)*(?:[^\s:./]+/)*[^:/\r\n]+\."
    r"(?:txt|md|pdf|docx?|odt|rtf|html?|vtt|srt|mp[34]|m4[av]|mov|webm|mkv|wav|og[gv]|opus|flac)",
    re.IGNORECASE,
)


class Maker(NamedTuple):
    """Makes media for drafts of one folder; `lang` is the language of the post, a BCP 47 tag."""

    shelf: Shelf
    folder: Path
    lang: str | None = None

    def from_entry(self, entry: Node, beside: Node | None = None) -> Medium | None:
        """A medium of the front matter: a name, a map with a file, or a name before its text; None for anything else.

        `beside` is an alternative text that stands in another key.
        """
        before = keys.named(entry)
        answers = before.value if before else entry
        table = answers if isinstance(answers, Table) else Table()
        name = before.key if before else table.get(*keys.FILE_KEYS) if isinstance(entry, Table) else entry
        name = next(iter(name.items), None) if isinstance(name, Items) else name
        if not isinstance(name, Scalar) or name.null:
            return None
        at = place_of(name.at)
        text = before.value if before and not isinstance(before.value, Table) else beside
        alt = _alt(text, at, self.lang) if text else _declared_alt(table, at, self.lang)
        return self._build(name.text.value.strip(), at, alt, table)

    def from_body(self, found: Found) -> Medium:
        """A picture or a media link of the body."""
        at = place_of(found.ref.span())
        if found.alt is None:
            alt = Alt(AltState.ABSENT, at)
        else:
            empty = not visible(found.alt.value)
            place = at if empty else place_of(found.alt.span())
            alt = Alt(AltState.EMPTY if empty else AltState.TEXT, place, found.alt)
        return self._build(found.ref.value, at, alt, Table())

    def from_file(self, path: Path) -> Medium:
        """A medium that lies beside the draft; its place is the file itself."""
        at = Place(self.shelf.display(path))
        return self._build(path.name, at, Alt(AltState.ABSENT, at), Table())

    def is_medium(self, path: Path) -> bool:
        """Whether a file of the folder is a medium by its name."""
        return kinds.media_type(path.name) is not None

    def _build(self, ref: str, at: Place, alt: Alt, answers: Table) -> Medium:
        where, path = self._where(ref)
        kind = kinds.entry_type(ref) or _declared_type(answers) or "image"
        medium = Medium(ref, kind, at, where, alt, self._facts(where, path), path, answers)
        if path is not None and alt.state in (AltState.ABSENT, AltState.EMPTY):
            medium = medium._replace(alt=self._sidecar_alt(path, alt))
        attached = (*self._attached(answers), *self._transcripts(medium))
        tracks, cover = tuple(self._tracks(medium)), self._cover(answers)
        return medium._replace(captions=tracks, attached=attached, cover=cover)

    def _cover(self, answers: Table) -> Cover | None:
        """The picture that an entry names as the cover of its clip; one on the web or a missing one has no facts."""
        node = answers.get(*keys.COVER_KEYS)
        if not isinstance(node, Scalar) or kinds.media_type(node.value) != "image":
            return None
        where, path = self._where(node.value)
        return Cover(node.value, place_of(node.at), self._facts(where, path))

    def _attached(self, answers: Table) -> Iterator[Track]:
        """The files that an entry names beside its captions; addresses and answers such as `yes` are none."""
        for key in _ATTACHED:
            for node in _items(answers.get(key)):
                if isinstance(node, Scalar) and _names_file(key, node.value):
                    where, path = self.shelf.locate(self.folder, node.value)
                    if where in (Where.LOCAL, Where.MISSING):
                        yield Track(node.value, place_of(node.at), path, declared=True)

    def _transcripts(self, medium: Medium) -> Iterator[Track]:
        """The files beside a clip or sound that are its transcript by their names."""
        if medium.path is None or medium.type == "image":
            return
        from a11ylint.media.transcripts import FOLDERS, transcripts

        folder = medium.path.parent
        near = [path for name in ("", *FOLDERS) for path in self.shelf.siblings(folder / name)]
        for path in transcripts(medium.path, near):
            if _is_here(path, self.shelf):
                shown = self.shelf.display(path)
                yield Track(path.name, Place(shown), path, declared=False, shown=shown)

    def _where(self, ref: str) -> tuple[Where, Path | None]:
        if remote(ref):
            return Where.REMOTE, None
        if ref.lower().startswith("data:"):
            return Where.EMBEDDED, None
        where, path = self.shelf.locate(self.folder, ref)
        if where is Where.LOCAL and not kinds.decodable(kinds.suffix(ref)):
            return Where.UNDECODABLE, path
        return where, path

    def _facts(self, where: Where, path: Path | None) -> Facts:
        if path is not None and where is Where.LOCAL:
            return self.shelf.facts(path)
        return NoFacts("no-decoder" if where is Where.UNDECODABLE else where.value)

    def _sidecar_alt(self, path: Path, alt: Alt) -> Alt:
        for file in _alt_files(path, self.shelf, self.lang):
            try:
                source = Source(self.shelf.display(file), _read(file))
            except (OSError, Undecodable):
                continue
            text = _visible(whole(source))
            return Alt(AltState.TEXT if text.value else AltState.EMPTY, place_of(text.span()), text)
        return alt

    def _tracks(self, medium: Medium) -> Iterator[Track]:
        """Caption files named in the draft, then those found beside the clip."""
        named = set()
        for node, lang in _caption_names(medium.answers.get("captions")):
            if kinds.suffix(node.value) in kinds.CAPTIONS:
                _, path = self.shelf.locate(self.folder, node.value)
                named.add(path)
                shown = self.shelf.display(path) if path else node.value
                yield Track(node.value, place_of(node.at), path, declared=True, shown=shown, lang=lang)
        if medium.path is None or medium.type == "image":
            return
        from a11ylint.media.captions import sidecars

        for path in sidecars(medium.path, self._near(medium.path.parent), ALL_KINDS):
            if path not in named and _is_here(path, self.shelf):
                shown = self.shelf.display(path)
                yield Track(path.name, Place(shown), path, declared=False, shown=shown)

    def _near(self, folder: Path) -> list[Path]:
        """The files of a folder and of its sub-folders that captions are kept in."""
        names = ("captions", "subtitles", "untertitel", "Untertitel", "subs", "Captions", "Subtitles")
        return [path for name in ("", *names) for path in self.shelf.siblings(folder / name)]


def unread_alts(media: Iterable[Medium], shelf: Shelf) -> Iterator[Note]:
    """What is wrong with the alternative-text files of media that have no alternative text."""
    for medium in media:
        if medium.path is not None and medium.alt.state in (AltState.ABSENT, AltState.EMPTY):
            for file in _alt_files(medium.path, shelf):
                yield from _unread(file, shelf)


def _unread(file: Path, shelf: Shelf) -> Iterator[Note]:
    try:
        _read(file)
    except Undecodable as error:
        yield undecodable(file, shelf, error)
    except OSError as error:
        from a11ylint.errnos import why

        data = {"detail": why(error)}
        yield Note("draft-unreadable", "system", Place(shelf.display(file)), data)


def undecodable(path: Path, shelf: Shelf, error: Undecodable) -> Note:
    """The note about a file that is no text in UTF-8, at the byte that goes wrong."""
    at = whole(Source(shelf.display(path), error.before)).span(len(error.before))
    return Note("draft-unreadable", error.key, place_of(at), {"detail": error.detail})


def _alt_files(medium: Path, shelf: Shelf, lang: str | None = None) -> Iterator[Path]:
    files = alt_files(medium, shelf.siblings(medium.parent), (lang or "").partition("-")[0])
    yield from (file for file in files if _is_here(file, shelf))


def _is_here(path: Path, shelf: Shelf) -> bool:
    """A file found beside a medium may be a link out of the folder: it is not opened."""
    return shelf.locate(path.parent, path.name)[0] is Where.LOCAL


def _read(file: Path) -> str:
    """The text of an alternative-text file; raises OSError and Undecodable."""
    if file.stat().st_size > LONGEST_ALT:
        raise Undecodable("binary")
    return decode(file.read_bytes())


def mediums(table: Table, maker: Maker) -> Iterator[Medium]:
    """The media of a front matter; plain names without a file ending are channels of another tool (skipped)."""
    for (key, item), beside in zip(keys.media_nodes(table), keys.beside(table), strict=True):
        channel = key == "media" and isinstance(item, Scalar) and _is_channel(item.value)
        if channel or isinstance(item, Items):
            continue
        medium = maker.from_entry(item, beside)
        if medium is not None:
            yield medium


def _names_file(key: str, word: str) -> bool:
    """Whether a word behind a key is a file that the draft attaches."""
    if key in keys.COVER_KEYS:
        return kinds.media_type(word) == "image" and not (remote(word) or word.lower().startswith("data:"))
    return _FILE_NAME.fullmatch(word) is not None


def _is_channel(word: str) -> bool:
    return "/" not in word and not kinds.suffix(word)


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Items):
        return node.items
    return () if node is None else (node,)


def _caption_names(node: Node | None) -> Iterator[tuple[Scalar, str | None]]:
    """The names of caption files, each alone or as a map `{file: …, lang: …}` with its language.

    A map may name several files of one language: `{file: [a.srt, a.vtt], lang: de}`.
    """
    for item in _items(node):
        lang = item.word(*keys.LANG_KEYS) if isinstance(item, Table) else None
        for name in _items(item.get(*keys.FILE_KEYS)) if isinstance(item, Table) else (item,):
            if isinstance(name, Scalar) and not name.null:
                yield name, lang


def _declared_type(answers: Table) -> str | None:
    kind = kinds.declared(answers.word("kind"))
    return {"video": "video", "sign-language": "video", "audio": "audio"}.get(kind or "")


def _declared_alt(table: Table, at: Place, lang: str | None) -> Alt:
    """The five states; an empty value means missing on social platforms, where nothing is decorative by itself."""
    if table.truth("decorative"):
        return Alt(AltState.DECORATIVE, at)
    return _alt(table.get(*keys.ALT_KEYS), at, lang)


def _alt(node: Node | None, at: Place, lang: str | None) -> Alt:
    """Of a map of languages (`alt: {de: …, en: …}`) the text in the language of the post, else the first one."""
    if isinstance(node, Table):
        first = node.entries[0].value if node.entries else None
        node = node.get(lang or "", (lang or "").partition("-")[0]) or first
    if not isinstance(node, Scalar):
        return Alt(AltState.ABSENT, at)
    if node.null or not visible(node.value):
        return Alt(AltState.EMPTY, at)
    return Alt(AltState.TEXT, place_of(node.at), node.text)


def _visible(text: Text) -> Text:
    """The text without the blanks and line ends around it."""
    value = visible(text.value)
    start = text.value.find(value)
    return text.cut(start, start + len(value))
