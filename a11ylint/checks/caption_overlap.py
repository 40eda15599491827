"""The check of captions that overlap in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from a11ylint.checks import Fix, Problem, Words, check
from a11ylint.checks._caption_quality import raw_of
from a11ylint.checks._sheets import Sheet, Spot, others, place, rewritten, sheets, source_of
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.cues.model import Cue


@check("caption-overlap", on=sheets, needs=("media",))
def caption_overlap(
    _post: Post, sheet: Sheet, *, tolerance: float, trim: float, least: float
) -> Iterator[Problem]:
    """Captions that begin before the one above has gone, and captions that stand there twice."""
    yield from _twice(sheet)
    found = list(_overlaps(sheet.file.cues, tolerance))
    most = len(found) > len(sheet.file.cues) / 2
    if not found or (
        most and raw_of(sheet.file).kind
    ):  # unedited automatic captions have a finding of their own
        return
    worst = sorted(found, key=lambda pair: (-_shared(pair), pair[1].line))
    spots = [Spot(second.line, _by(first.end - second.start)) for first, second in worst]
    data = {
        "name": sheet.name,
        "count": len(found),
        "line": spots[0].line,
        "seconds": worst[0][0].end - worst[0][1].start,
    }
    key = "lost" if sheet.file.format in ("srt", "sbv") else "together"
    yield Problem(
        key, place(sheet, spots[0].line), data, others(sheet, spots), _trimmed(sheet, found, trim, least)
    )


def _twice(sheet: Sheet) -> Iterator[Problem]:
    pairs = _pairs(sheet.file.cues)
    again = [two for one, two in pairs if one.start == two.start and _is_again(one, two)]
    if again:
        spots = [Spot(cue.line, Words("Ebenfalls doppelt.", "Twice as well.")) for cue in again]
        data = {"name": sheet.name, "count": len(again), "line": again[0].line}
        yield Problem("twice", place(sheet, again[0].line), data, others(sheet, spots))


def _shared(pair: tuple[Cue, Cue]) -> int:
    """Thousandths of a second that two captions share; the times of a file are no finer."""
    return round(1000 * (pair[0].end - pair[1].start))


def _stays(pair: tuple[Cue, Cue]) -> int:
    """Thousandths of a second that remain for the first caption when the second one ends it."""
    return round(1000 * (pair[1].start - pair[0].start))


def _overlaps(cues: Sequence[Cue], tolerance: float) -> Iterator[tuple[Cue, Cue]]:
    """Neighbours in time that are shown together although nothing says that they should be."""
    for first, second in _pairs(cues):
        if second.start < first.end - tolerance and second.end > second.start and not _meant(first, second):
            yield first, second


def _pairs(cues: Sequence[Cue]) -> Iterator[tuple[Cue, Cue]]:
    """Neighbours in time."""
    if any(second.start < first.start for first, second in pairwise(cues)):
        cues = sorted(cues, key=lambda cue: cue.start)
    return pairwise(cues)


def _is_again(first: Cue, second: Cue) -> bool:
    """Whether captions that begin together have the same words, end and place, as an export of two tracks writes."""
    same = first.end == second.end and first.settings == second.settings
    return same and bool(first.text.strip()) and first.text.split() == second.text.split()


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


def _trimmed(sheet: Sheet, found: Sequence[tuple[Cue, Cue]], trim: float, least: float) -> Fix | None:
    """The captions that stay a little too long, shortened; longer overlaps and short captions need a person."""
    from a11ylint.media.cues.repair import ended

    if not sheet.editable or sheet.file.format == "ttml":
        return None
    source = source_of(sheet)
    short = (pair for pair in found if _shared(pair) <= 1000 * trim and _stays(pair) >= 1000 * least)
    new = {entry for first, second in short if (entry := ended(source, first.line, second.start))}
    title = Words("kurze Überlappungen beseitigt", "short overlaps removed")
    return Fix(title, (), safe=True, files=rewritten(sheet, new)) if new else None
