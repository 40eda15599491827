"""A fix that moves every time of a caption file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from a11ylint.checks import Fix, Words
from a11ylint.checks._sheets import Sheet, rewritten, source_of
from a11ylint.media.cues.repair import Repair
from a11ylint.source import Source, Span

_TIME: Final = re.compile(r"(?:([0-9]+):)?([0-9]{1,2}):([0-9]{2})([.,])([0-9]{3})")


def shifted(sheet: Sheet, seconds: float) -> Fix | None:
    """All captions `seconds` later (earlier when negative), as a proposal; None where times are not plain to write."""
    if sheet.file.format not in ("vtt", "srt") or not sheet.editable:
        return None
    source = source_of(sheet)
    times = [span for cue in sheet.file.cues for span in _times(source, cue.line)]
    if len(times) != 2 * len(sheet.file.cues):
        return None
    amount, earlier = f"{abs(seconds):.1f}", seconds < 0
    title = Words(
        f"alle Untertitel {amount.replace('.', ',')} Sekunden {'früher' if earlier else 'später'} gesetzt",
        f"all captions set {amount} seconds {'earlier' if earlier else 'later'}",
    )
    move = round(seconds * 1000)
    pieces = (Repair(span.start, span.end, _written(_old(span), move)) for span in times)
    return Fix(title, (), safe=False, files=rewritten(sheet, pieces))


def _old(span: Span) -> str:
    return span.source.text[span.start : span.end]


def _times(source: Source, line: int) -> Iterator[Span]:
    start = source.line_starts[line - 1]
    for match in list(_TIME.finditer(source.line(line)))[:2]:
        yield Span(source, start + match.start(), start + match.end())


def _written(old: str, milliseconds: int) -> str:
    """A time in the way it was written; nothing begins before 0."""
    hours, minutes, seconds, point, rest = _TIME.fullmatch(old).groups()  # type: ignore[union-attr]
    total = ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest) + milliseconds
    whole, rest_ms = divmod(max(0, total), 1000)
    over = whole // 3600
    head = f"{over:0{len(hours)}d}:" if hours else f"{over:02d}:" if over else ""
    return f"{head}{whole // 60 % 60:02d}:{whole % 60:02d}{point}{rest_ms:03d}"
