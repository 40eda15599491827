"""Caption files as the checks of files see them: the clip, the file, its cues, and places inside the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Bytes, Related, Words
from a11ylint.facts import Known, Unknown
from a11ylint.post import Medium, Post, Track
from a11ylint.source import Place, Source, Span, place_of

if TYPE_CHECKING:
    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.cues.model import CueFile
    from a11ylint.media.cues.repair import Repair

WORST: Final = 3  # lines named in one finding; more are not read


class Sheet(NamedTuple):
    """A caption file that could be read: its clip, where it is named, what it is (kind, language), its cues."""

    clip: Medium
    track: Track
    about: CaptionFile
    file: CueFile

    @property
    def name(self) -> str:
        """The file name without folders."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def path(self) -> str:
        """The path as reports show it."""
        return self.track.shown or self.track.ref

    @property
    def lang(self) -> str | None:
        """The primary language subtag of the file: de for de-AT."""
        return self.about.lang.split("-")[0].lower() if self.about.lang else None

    @property
    def editable(self) -> bool:
        """Whether new characters can be written into the file: it is on disk, in UTF-8."""
        return self.file.encoding == "utf-8" and self.track.path is not None


class Unread(NamedTuple):
    """A caption file that was not looked at, and the key of i18n.UNCHECKED that says why."""

    name: str
    why: str


class Spot(NamedTuple):
    """A line of a caption file and what is wrong there."""

    line: int
    words: Words


def sheets(post: Post) -> Iterator[Sheet]:
    """The caption and subtitle files of all clips of a post, as far as they can be read."""
    yield from (sheet for sheet in timed_sheets(post) if sheet.about.kind in ("captions", "subtitles"))


def distinct_sheets(post: Post) -> Iterator[Sheet]:
    """Each text of captions once: the same captions in another format, made for another platform, say nothing new."""
    known: list[Sheet] = []
    for sheet in sheets(post):
        if not any(sheet.clip is other.clip and _same_words(sheet, other) for other in known):
            known.append(sheet)
            yield sheet


def _same_words(one: Sheet, other: Sheet) -> bool:
    if len(one.file.cues) != len(other.file.cues):
        return False
    pairs = zip(one.file.cues, other.file.cues, strict=True)
    return all(mine.text.split() == theirs.text.split() for mine, theirs in pairs)


def timed_sheets(post: Post) -> Iterator[Sheet]:
    """The same with descriptions and chapters, which people see or hear too; data for programs are left out."""
    for clip in post.media:
        for track in clip.captions if clip.type != "image" else ():
            about, cues = clip.facts.track(track), clip.facts.cues(track)
            if isinstance(about, Known) and isinstance(cues, Known) and about.value.kind != "metadata":
                yield Sheet(clip, track, about.value, cues.value)


def unread(post: Post) -> Iterator[Unread]:
    """Caption files that are too large, or in a format that nothing here reads."""
    why = {"too-large": "captions-too-large", "no-decoder": "captions-no-reader"}
    for clip in post.media:
        for track in clip.captions if clip.type != "image" else ():
            cues = clip.facts.cues(track)
            if isinstance(cues, Unknown) and cues.why in why:
                yield Unread((track.shown or track.ref).rsplit("/", 1)[-1], why[cues.why])


def whole(sheet: Sheet) -> Place:
    """The file as a whole."""
    return Place(sheet.path)


def place(sheet: Sheet, line: int) -> Place:
    """A line of the caption file (from 1), without the blanks around its words; never the void behind the last one."""
    source = source_of(sheet)
    number = min(max(line, 1), len(source.line_starts))
    number -= number > 1 and source.line_starts[number - 1] == len(source.text)
    words = source.line(number)
    start = source.line_starts[number - 1] + len(words) - len(words.lstrip())
    return place_of(Span(source, start, start + len(words.strip())))


def draft(sheet: Sheet) -> Related:
    """The place of the draft that the caption file belongs to: its name there, or the clip."""
    at = sheet.track.at if sheet.track.declared else sheet.clip.at
    name = sheet.clip.name
    return Related(at, Words(f"Die Datei gehört zu {name}.", f"The file belongs to {name}."))


def others(sheet: Sheet, spots: Iterable[Spot]) -> tuple[Related, ...]:
    """The worst places behind the first one, then the draft."""
    rest = list(spots)[1:WORST]
    return (*(Related(place(sheet, spot.line), spot.words) for spot in rest), draft(sheet))


def rewritten(sheet: Sheet, repairs: Iterable[Repair]) -> tuple[Bytes, ...]:
    """Repairs of an editable file, which count characters, as pieces of the file, which count bytes."""
    pieces = []
    text, path = sheet.file.text, sheet.track.path
    at, byte = 0, 3 * sheet.file.mark
    for entry in sorted(repairs):
        byte += len(text[at : entry.start].encode("utf-8", "surrogatepass"))
        length = len(text[entry.start : entry.end].encode("utf-8", "surrogatepass"))
        if path is not None:
            pieces.append(Bytes(path, byte, length, entry.text.encode("utf-8")))
        at, byte = entry.end, byte + length
    return tuple(pieces)


def source_of(sheet: Sheet) -> Source:
    """The text of the file as a source; the same for all findings, so that its lines are counted once."""
    return _source(sheet.path, sheet.file)


@lru_cache(maxsize=16)
def _source(path: str, file: CueFile) -> Source:
    return Source(path, file.text)
