"""Checks of caption files: what players lose, characters that are broken, captions that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Bytes, Fix, NotChecked, Problem, Words, check
from a11ylint.checks._sheets import (
    Sheet,
    Spot,
    Unread,
    draft,
    others,
    place,
    rewritten,
    sheets,
    source_of,
    timed_sheets,
    unread,
)
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.cues.damage import Mended
    from a11ylint.media.cues.model import Cue

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
    if not sheet.file.troubles or sheet.about.problem == "empty":
        return
    found = {trouble.key for trouble in sheet.file.troubles}
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


@check("caption-encoding", on=timed_sheets, needs=("media",))
def caption_encoding(_post: Post, sheet: Sheet) -> Iterator[Problem]:
    """Characters that viewers see as something else."""
    from a11ylint.media.cues import damage

    if sheet.file.encoding != "utf-8":
        if sheet.file.format != "ttml":  # XML says its encoding itself
            yield _foreign(sheet)
        return
    text = sheet.file.text
    wrong = list(damage.mojibake(text))
    missing = text.count(damage.LOST)
    if wrong:
        yield _mangled(sheet, wrong)
    elif missing:
        line = source_of(sheet).position(text.find(damage.LOST))[0]
        data = {
            "name": sheet.name,
            "count": missing,
            "line": line,
            "text": source_of(sheet).line(line).strip(),
        }
        yield Problem("replaced", place(sheet, line), data, (draft(sheet),))


def _foreign(sheet: Sheet) -> Problem:
    """The file is no UTF-8; it can be converted when nothing in it speaks against the encoding we think of."""
    from a11ylint.media.cues import damage

    text, encoding = sheet.file.text, sheet.file.encoding
    position = next((at for at, sign in enumerate(text) if sign > "\x7f"), 0)
    line = source_of(sheet).position(position)[0]
    data = {"name": sheet.name, "encoding": _ENCODINGS.get(encoding, encoding), "line": line}
    if sum(text.count(sign) for sign in "\0\x01\x02\x03\x04\x05") > len(text) / 100:
        return Problem("binary", place(sheet, 1), data, (draft(sheet),))
    fix = None
    if sheet.track.path is not None and damage.certain(text, encoding):
        whole = Bytes(sheet.track.path, 0, sheet.file.size, text.encode("utf-8"))
        fix = Fix(Words("in UTF-8 umgewandelt", "converted to UTF-8"), (), safe=True, files=(whole,))
    return Problem("foreign" if fix else "unsure", place(sheet, line), data, (draft(sheet),), fix)


_ENCODINGS: Final = {
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


_WORD_BEFORE: Final = re.compile(r"\w*\Z")
_WORD_AFTER: Final = re.compile(r"\w*")


def _mangled(sheet: Sheet, wrong: Sequence[Mended]) -> Problem:
    from a11ylint.media.cues.repair import Repair

    first, text = wrong[0], sheet.file.text
    line = source_of(sheet).position(first.start)[0]
    before = _WORD_BEFORE.search(text[max(0, first.start - 40) : first.start])
    after = _WORD_AFTER.match(text[first.end : first.end + 40])
    head, tail = before[0] if before else "", after[0] if after else ""
    data = {
        "name": sheet.name,
        "count": sum(len(entry.meant) for entry in wrong),
        "line": line,
        "found": f"{head}{text[first.start : first.end]}{tail}",
        "meant": f"{head}{first.meant}{tail}",
    }
    pieces = rewritten(sheet, (Repair(*entry) for entry in wrong))
    fix = Fix(Words("entstellte Zeichen berichtigt", "garbled characters put right"), (), True, pieces)
    return Problem("mangled", place(sheet, line), data, (draft(sheet),), fix if pieces else None)


@check("caption-overlap", on=sheets, needs=("media",))
def caption_overlap(_post: Post, sheet: Sheet, *, tolerance: float, trim: float) -> Iterator[Problem]:
    """Captions that begin before the one above has gone."""
    found = list(_overlaps(sheet.file.cues, tolerance))
    if (
        not found or len(found) > len(sheet.file.cues) / 2
    ):  # nearly all roll: automatic captions, another finding
        return
    worst = sorted(found, key=lambda pair: (pair[1].start - pair[0].end, pair[1].line))
    spots = [Spot(second.line, _by(first.end - second.start)) for first, second in worst]
    data = {
        "name": sheet.name,
        "count": len(found),
        "line": spots[0].line,
        "seconds": worst[0][0].end - worst[0][1].start,
    }
    key = "lost" if sheet.file.format in ("srt", "sbv") else "together"
    yield Problem(key, place(sheet, spots[0].line), data, others(sheet, spots), _trimmed(sheet, found, trim))


def _overlaps(cues: Sequence[Cue], tolerance: float) -> Iterator[tuple[Cue, Cue]]:
    """Neighbours in time that are shown together although nothing says that they should be."""
    if any(second.start < first.start for first, second in pairwise(cues)):
        cues = sorted(cues, key=lambda cue: cue.start)
    for first, second in pairwise(cues):
        if second.start < first.end - tolerance and second.end > second.start and not _meant(first, second):
            yield first, second


def _meant(first: Cue, second: Cue) -> bool:
    """Two captions for two speakers, or in two places: they begin together, or differ in voice or position."""
    if first.start == second.start or first.voice != second.voice or first.settings != second.settings:
        return True
    return _position(first.text) != _position(second.text)


def _position(text: str) -> str:
    """The place that an SRT caption names with a tag in braces."""
    return text[: text.find("}") + 1] if text.startswith("{\\") else ""


def _by(seconds: float) -> Words:
    number = f"{seconds:.1f}"
    return Words(
        f"Beginnt {number.replace('.', ',')} Sekunden zu früh.", f"Begins {number} seconds too early."
    )


def _trimmed(sheet: Sheet, found: Sequence[tuple[Cue, Cue]], trim: float) -> Fix | None:
    """The captions that stay a little too long, shortened; longer overlaps need a person."""
    from a11ylint.media.cues.repair import ended

    if not sheet.editable or sheet.file.format == "ttml":
        return None
    source = source_of(sheet)
    short = (pair for pair in found if pair[0].end - pair[1].start <= trim + 0.0005)
    new = {entry for first, second in short if (entry := ended(source, first.line, second.start))}
    title = Words("kurze Überlappungen beseitigt", "short overlaps removed")
    return Fix(title, (), safe=True, files=rewritten(sheet, new)) if new else None
