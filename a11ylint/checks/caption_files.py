"""The check of what players lose of a caption file, or take in different ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Bytes, Fix, NotChecked, Problem, Words, check
from a11ylint.checks._caption_conversion import format_name
from a11ylint.checks._caption_reasons import reason_of
from a11ylint.checks._sheets import (
    Sheet,
    Spot,
    Unread,
    draft,
    others,
    place,
    rewritten,
    source_of,
    timed_sheets,
    unread,
    whole,
)
from a11ylint.checks.caption_encoding import is_binary
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.cues.model import CueFile

_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "vtt": (".vtt", ".webvtt"),
    "srt": (".srt",),
    "sbv": (".sbv",),
    "ttml": (".ttml", ".dfxp"),
}
_OTHER_FORMATS: Final = frozenset(("ASS", "SCC", "MicroDVD"))


def _all(post: Post) -> Iterator[Sheet | Unread]:
    yield from timed_sheets(post)
    yield from unread(post)


@check("caption-syntax", on=_all, needs=("media",))
def caption_syntax(post: Post, sheet: Sheet | Unread) -> Iterator[Problem | NotChecked]:
    """What a player loses of a caption file, or what players take in different ways."""
    from a11ylint.media.cues.model import FATAL, LOST

    if isinstance(sheet, Unread):
        yield NotChecked(sheet.why, sheet.name)
        return
    found = {trouble.key for trouble in sheet.file.troubles}
    if is_misnamed(sheet.name, sheet.file) and not found & (LOST | FATAL):
        yield _renamed(sheet, _remedy(post, sheet))
        return
    if not found or sheet.about.problem == "empty":
        return
    if "no-captions" in found:
        yield from _alien(sheet)
        return
    if fatal := found & FATAL:
        at = next(trouble.line for trouble in sheet.file.troubles if trouble.key in FATAL)
        data = {"name": sheet.name, "line": at}
        yield Problem(fatal.pop(), place(sheet, at), data, (draft(sheet),), _mended(sheet))
        return
    key, wanted = ("lost", LOST) if found & LOST else ("differ", found)
    reasons = [
        (entry.line, reason_of(entry.key, sheet.file.format))
        for entry in sheet.file.troubles
        if entry.key in wanted
    ]
    first = reasons[0][1]
    spots = [Spot(line, reason.what if reason.do == first.do else reason.both) for line, reason in reasons]
    data = {
        "name": sheet.name,
        "count": len(spots),
        "what": _counted(sheet.about.kind, len(spots)),
        "line": spots[0].line,
        "reason": first.what,
        "do": first.do,
    }
    yield Problem(key, place(sheet, spots[0].line), data, others(sheet, spots), _mended(sheet))


def _alien(sheet: Sheet) -> Iterator[Problem]:
    """A file without a single caption; what is no text at all is a matter of caption-encoding."""
    if not is_binary(sheet):
        looks = sheet.file.troubles[0].data
        key = "other-format" if looks in _OTHER_FORMATS else "looks" if looks else "none"
        data = {"name": sheet.name, "looks": looks, "ending": _ending(sheet.name)}
        yield Problem(key, whole(sheet), data, (draft(sheet),))


def is_misnamed(name: str, file: CueFile | None) -> bool:
    """Whether a file is called by another format than it is written in."""
    return file is not None and not name.lower().endswith(_ENDINGS[file.format])


def _ending(name: str) -> str:
    return name.rpartition(".")[2].upper()


def _remedy(post: Post, sheet: Sheet) -> str:
    """The key of the message: whether another name or another format helps, or both, for the platforms of the post."""
    from a11ylint.platforms import table

    rows = [table()[name].captions for name in post.platforms if name in table()]
    taken = [{entry.name for entry in row.formats} for row in rows if row.upload.value and row.formats]
    written = all(sheet.file.format in names for names in taken)
    named = all(_ending(sheet.name).lower() in names for names in taken)
    return "misnamed" if written == named else "misnamed-name" if written else "misnamed-format"


def _renamed(sheet: Sheet, key: str) -> Problem:
    form = sheet.file.format
    data = {
        "name": sheet.name,
        "ending": _ending(sheet.name),
        "written": format_name(form),
        "better": f"{sheet.name.rpartition('.')[0]}{_ENDINGS[form][0]}",
    }
    fix = _as_named(sheet) if key != "misnamed-name" else None
    return Problem(key, place(sheet, 1), data, (draft(sheet),), fix)


def _as_named(sheet: Sheet) -> Fix | None:
    """The captions in the notation that the name promises; colours and places would be lost, so not with these."""
    from a11ylint.media.cues.convert import TARGETS, colours, convert

    file, path = sheet.file, sheet.track.path
    target = next((form for form in TARGETS if sheet.name.lower().endswith(f".{form}")), None)
    kept = not file.troubles and not file.styles and not colours(file) and file.format != "ttml"
    plain = kept and not any(cue.settings or (target == "sbv" and "<" in cue.text) for cue in file.cues)
    if path is None or target is None or not (plain and file.cues and sheet.editable):
        return None
    new = Bytes(path, 0, file.size, convert(file, target).encode("utf-8", "replace"))
    name = format_name(target)
    return Fix(Words(f"in {name} umgewandelt", f"converted to {name}"), (), safe=True, files=(new,))


_THINGS: Final[Mapping[str, tuple[Words, Words]]] = {
    "captions": (Words("ein Untertitel", "One caption"), Words("Untertitel", "captions")),
    "descriptions": (Words("eine Beschreibung", "One description"), Words("Beschreibungen", "descriptions")),
    "chapters": (Words("ein Kapitel", "One chapter"), Words("Kapitel", "chapters")),
}


def _counted(kind: str, count: int) -> Words:
    """How many captions, descriptions or chapters."""
    one, many = _THINGS.get(kind, _THINGS["captions"])
    return one if count == 1 else Words(f"{count} {many.de}", f"{count} {many.en}")


def _mended(sheet: Sheet) -> Fix | None:
    """Signature, commas, arrows and blank lines put right; None where nothing of it is wrong."""
    from a11ylint.media.cues.repair import repairs

    if not sheet.editable or sheet.file.format == "ttml":
        return None
    pieces = rewritten(sheet, repairs(source_of(sheet), sheet.file))
    title = Words("Schreibweise der Untertitel-Datei berichtigt", "notation of the caption file put right")
    return Fix(title, (), safe=True, files=pieces) if pieces else None
