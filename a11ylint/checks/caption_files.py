"""The check of what players lose of a caption file, or take in different ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from a11ylint.checks import Bytes, Fix, NotChecked, Problem, Words, check
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

_REASONS: Final[Mapping[str, Words]] = {
    "arrow": Words("Zwischen den Zeiten fehlt der Pfeil -->.", "There is no arrow --> between the times."),
    "backwards": Words("Das Ende liegt nicht nach dem Anfang.", "The end is not after the begin."),
    "no-blank-line": Words("Davor fehlt eine Leerzeile.", "There is no blank line before it."),
    "no-number": Words("Darüber fehlt die laufende Nummer.", "There is no running number above it."),
    "no-thousandths": Words("Den Zeiten fehlen die Tausendstel.", "The times have no thousandths."),
    "no-time": Words("Hier steht keine Zeit.", "There is no time here."),
    "number-shown": Words(
        "Davor fehlt eine Leerzeile, die Nummer erscheint im Bild.",
        "There is no blank line before it, the number shows in the picture.",
    ),
    "style-late": Words(
        "Ein Stil nach dem ersten Untertitel wirkt nicht.", "A style after the first caption has no effect."
    ),
    "text-lost": Words(
        "Dieser Text steht nach einer Leerzeile und ohne Zeit.",
        "This text stands behind a blank line and without a time.",
    ),
    "time": Words("Die Zeit ist nicht lesbar.", "The time cannot be read."),
    "time-comma": Words(
        "In der Zeit steht ein Komma statt eines Punkts.", "The time has a comma, not a dot."
    ),
    "time-high": Words("Minuten oder Sekunden gehen nur bis 59.", "Minutes and seconds end at 59."),
    "time-range": Words("Minuten oder Sekunden gehen nur bis 59.", "Minutes and seconds end at 59."),
    "unordered": Words("Die Zeit liegt vor der vorigen.", "The time is before the one above."),
}


def _all(post: Post) -> Iterator[Sheet | Unread]:
    yield from timed_sheets(post)
    yield from unread(post)


@check("caption-syntax", on=_all, needs=("media",))
def caption_syntax(_post: Post, sheet: Sheet | Unread) -> Iterator[Problem | NotChecked]:
    """What a player loses of a caption file, or what players take in different ways."""
    from a11ylint.media.cues.model import FATAL, LOST

    if isinstance(sheet, Unread):
        yield NotChecked(sheet.why, sheet.name)
        return
    found = {trouble.key for trouble in sheet.file.troubles}
    if _misnamed(sheet) and not found & LOST:
        yield _renamed(sheet)
        return
    if not found or sheet.about.problem == "empty":
        return
    if "no-captions" in found:
        yield from _alien(sheet)
        return
    if fatal := found & FATAL:
        at = next(trouble.line for trouble in sheet.file.troubles if trouble.key in FATAL)
        yield Problem(fatal.pop(), place(sheet, at), {"name": sheet.name}, (draft(sheet),), _mended(sheet))
        return
    key, wanted = ("lost", LOST) if found & LOST else ("differ", found)
    spots = [Spot(entry.line, _REASONS[entry.key]) for entry in sheet.file.troubles if entry.key in wanted]
    data = {
        "name": sheet.name,
        "count": len(spots),
        "what": _counted(sheet.about.kind, len(spots)),
        "line": spots[0].line,
        "reason": spots[0].words,
    }
    yield Problem(key, place(sheet, spots[0].line), data, others(sheet, spots), _mended(sheet))


def _alien(sheet: Sheet) -> Iterator[Problem]:
    """A file without a single caption; what is no text at all is a matter of caption-encoding."""
    if not is_binary(sheet):
        looks = sheet.file.troubles[0].data
        data = {"name": sheet.name, "looks": looks}
        yield Problem("looks" if looks else "none", whole(sheet), data, (draft(sheet),))


def _misnamed(sheet: Sheet) -> bool:
    """WebVTT in a file that is called something else."""
    return sheet.file.format == "vtt" and not sheet.name.lower().endswith((".vtt", ".webvtt"))


def _renamed(sheet: Sheet) -> Problem:
    stem, _, ending = sheet.name.rpartition(".")
    data = {"name": sheet.name, "ending": ending.upper(), "better": f"{stem}.vtt"}
    return Problem("misnamed", place(sheet, 1), data, (draft(sheet),), _as_named(sheet))


def _as_named(sheet: Sheet) -> Fix | None:
    """The captions in the notation that the name promises; colours and places would be lost, so not with these."""
    from a11ylint.media.cues.convert import colours, convert

    file, path = sheet.file, sheet.track.path
    kept = not file.troubles and not file.styles and not colours(file)
    plain = kept and not any(cue.settings for cue in file.cues)
    if path is None or not (plain and file.cues and sheet.editable and sheet.name.lower().endswith(".srt")):
        return None
    new = Bytes(path, 0, file.size, convert(file, "srt").encode("utf-8", "replace"))
    return Fix(Words("in SRT umgewandelt", "converted to SRT"), (), safe=True, files=(new,))


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
