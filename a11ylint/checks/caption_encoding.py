"""The check of the characters of a caption file: stored in UTF-8, none of them broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Bytes, Fix, Problem, Words, check
from a11ylint.checks._sheets import Sheet, draft, place, rewritten, source_of, timed_sheets
from a11ylint.checks._windows_1252 import certain
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.cues.damage import Mended

_GUESSED: Final = "cp1252"  # what load.decode takes a file for; XML that names its encoding has that name


@check("caption-encoding", on=timed_sheets, needs=("media",))
def caption_encoding(_post: Post, sheet: Sheet) -> Iterator[Problem]:
    """Characters that viewers see as something else."""
    from a11ylint.media.cues import damage

    if any(trouble.key == "no-captions" for trouble in sheet.file.troubles) and not is_binary(sheet):
        return  # no captions at all: caption-syntax says so
    if sheet.file.encoding != "utf-8":
        if sheet.file.format != "ttml" or sheet.file.encoding == _GUESSED:
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


def is_binary(sheet: Sheet) -> bool:
    """No text at all: an archive, a picture."""
    text, coded = sheet.file.text, sheet.file.encoding != "utf-8" and sheet.file.format != "ttml"
    return coded and sum(text.count(sign) for sign in "\0\x01\x02\x03\x04\x05") > len(text) / 100


def _foreign(sheet: Sheet) -> Problem:
    """The file is no UTF-8; it can be converted when nothing in it speaks against the encoding we think of."""
    text, encoding = sheet.file.text, sheet.file.encoding
    position = next((at for at, sign in enumerate(text) if sign > "\x7f"), 0)
    line = source_of(sheet).position(position)[0]
    data = {"name": sheet.name, "encoding": _ENCODINGS.get(encoding, encoding), "line": line}
    if is_binary(sheet):
        return Problem("binary", place(sheet, 1), data, (draft(sheet),))
    fix = None
    if sheet.track.path is not None and certain(text, encoding, sheet.lang):
        whole = Bytes(sheet.track.path, 0, sheet.file.size, text.encode("utf-8"))
        fix = Fix(Words("in UTF-8 umgewandelt", "converted to UTF-8"), (), safe=True, files=(whole,))
    key = "foreign" if fix else "unsure"
    return Problem(
        f"{key}-whole" if _all_lost(sheet) else key, place(sheet, line), data, (draft(sheet),), fix
    )


def _all_lost(sheet: Sheet) -> bool:
    """Whether a player of UTF-8 shows nothing that can be read: UTF-16, and scripts other than the Latin one."""
    if sheet.file.encoding.startswith("utf-16"):
        return True
    letters = [sign for sign in sheet.file.text if sign.isalpha() or sign > "\x7f"]
    return 2 * sum(sign > "\x7f" for sign in letters) > len(letters)


_ENCODINGS: Final = {
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


_WORD_BEFORE: Final = re.compile(r"\w*\Z")
_WORD_AFTER: Final = re.compile(r"\w*")
_LONGEST_TAIL: Final = 40  # characters


def _word(text: str, wrong: Sequence[Mended]) -> tuple[int, str]:
    """Where the word ends that the first stretch belongs to, and how it was meant, with all stretches inside it."""
    at, meant = wrong[0].start, ""
    for entry in wrong:
        between = text[at : entry.start]
        if between and not between.isalnum():
            break
        at, meant = entry.end, f"{meant}{between}{entry.meant}"
    after = _WORD_AFTER.match(text, at, at + _LONGEST_TAIL)
    tail = after[0] if after else ""
    return at + len(tail), f"{meant}{tail}"


def _mangled(sheet: Sheet, wrong: Sequence[Mended]) -> Problem:
    from a11ylint.media.cues.repair import Repair

    first, text = wrong[0], sheet.file.text
    line = source_of(sheet).position(first.start)[0]
    before = _WORD_BEFORE.search(text[max(0, first.start - 40) : first.start])
    head = before[0] if before else ""
    end, meant = _word(text, wrong)
    data = {
        "name": sheet.name,
        "count": sum(len(entry.meant) for entry in wrong),
        "line": line,
        "found": f"{head}{text[first.start : end]}",
        "meant": f"{head}{meant}",
    }
    pieces = rewritten(sheet, (Repair(*entry) for entry in wrong))
    fix = Fix(Words("entstellte Zeichen berichtigt", "garbled characters put right"), (), True, pieces)
    return Problem("mangled", place(sheet, line), data, (draft(sheet),), fix if pieces else None)
