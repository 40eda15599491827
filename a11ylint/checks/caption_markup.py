"""Checks of caption files for markup that the platforms of a post show as characters or leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import Fix, Problem, Words, check
from a11ylint.checks._sheets import Sheet, draft, place, rewritten, sheets, source_of
from a11ylint.checks.caption_labels import platform_names
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.platforms import Platform


def _styled(post: Post) -> Iterator[Sheet]:
    """Caption files of posts that name their platforms."""
    if post.platforms:
        yield from sheets(post)


@check("caption-markup-unsupported", on=_styled, needs=("media",))
def caption_markup_unsupported(post: Post, sheet: Sheet, *, plain: list[str]) -> Iterator[Problem]:
    """Colours, places and other markup that a platform shows as characters or leaves out."""
    rows = [row for row in _rows(post, plain) if _takes(row, sheet.file.format)]
    tags = _markup(sheet) if rows else []
    if not tags:
        return
    strong = [tag for tag in tags if tag.text.lower().strip("</>") not in ("i", "b", "u")]
    tags, key = (strong, "markup") if strong else (tags, "simple")
    line = source_of(sheet).position(tags[0].start)[0]
    data = {
        "name": sheet.name,
        "count": len(tags),
        "line": line,
        "tag": tags[0].text.strip("{}"),
        "platforms": platform_names(row.id for row in rows),
    }
    yield Problem(key, place(sheet, line), data, (draft(sheet),), _stripped(sheet, tags))


def _rows(post: Post, wanted: Sequence[str]) -> Iterator[Platform]:
    from a11ylint.platforms import table

    yield from (table()[name] for name in post.platforms if name in wanted and name in table())


def _takes(row: Platform, form: str) -> bool:
    return bool(row.captions.upload.value) and any(entry.name == form for entry in row.captions.formats)


class Tag(NamedTuple):
    """Markup in a caption file: offsets and characters."""

    start: int
    end: int
    text: str


def _markup(sheet: Sheet) -> list[Tag]:
    """All tags of SRT and SBV; of WebVTT styles, regions and classes, since voices and italics are part of it."""
    from a11ylint.media.cues.tokens import CLASSES, LOOSE

    text, file = sheet.file.text, sheet.file
    if not file.cues:
        return []
    if file.format in ("srt", "sbv"):
        return [Tag(match.start(), match.end(), match[0]) for match in LOOSE.finditer(text)]
    if file.format != "vtt":
        return []
    starts = source_of(sheet).line_starts if file.styles else []
    blocks = [Tag(starts[line - 1], starts[line - 1], source_of(sheet).line(line)) for line in file.styles]
    return blocks or [Tag(match.start(), match.end(), match[0]) for match in CLASSES.finditer(text)]


def _stripped(sheet: Sheet, tags: Iterable[Tag]) -> Fix | None:
    """SRT and SBV without their tags. Colours may tell who speaks, therefore a proposal."""
    from a11ylint.media.cues.repair import Repair

    if not sheet.editable or sheet.file.format == "vtt":
        return None
    pieces = rewritten(sheet, (Repair(tag.start, tag.end, "") for tag in tags))
    return Fix(
        Words("Befehle für Farbe und Schrift entfernt", "commands for colour and type removed"),
        (),
        safe=False,
        files=pieces,
    )
