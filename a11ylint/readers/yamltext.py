"""Where each character of a YAML scalar stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11ylint.source import Source, Span, Text

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
# YAML 1.1 keeps the separators of Unicode as they are; every other line end becomes \n.
_KEPT = "\u2028\u2029"
_BREAKS = "\n" + _KEPT
_BLANKS = re.compile(r"[ \t]*")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)

Way = list[tuple[int, int]]


def scalar_text(source: Source, start: int, end: int, value: str, style: str | None) -> Text:
    """The value of a scalar with the way back; `start` and `end` are its offsets, `style` is YAML's own mark.

    Value and raw text are walked together. Where they do not match (nothing known does that), every character
    leads to the whole scalar: a place that is too wide is better than a wrong one.
    """
    at = start + bool(style)
    if style not in ("|", ">") and source.text[at : end - bool(style)] == value and "\\" not in value:
        stop = at + len(value)  # as it stands: no escape and no line end folded
        return Text(value, source, range(at, stop), range(at + 1, stop + 1))
    walk = _block if style in ("|", ">") else _flow
    way = list(walk(source.text, start, end, value, style))
    if len(way) != len(value):
        way = [(start, end)] * len(value)
    return Text(value, source, [pair[0] for pair in way], [pair[1] for pair in way])


def grip(source: Source, start: int, end: int) -> Span:
    """The span of a scalar without the line end that block scalars carry along."""
    if end > start and not source.text[end - 1].isspace():
        return Span(source, start, end)
    raw = source.text[start:end]
    return Span(source, start, start + max(len(raw.rstrip()), min(1, len(raw))))


def _flow(raw: str, start: int, end: int, value: str, style: str | None) -> Iterator[tuple[int, int]]:
    """Plain, 'single' and "double" scalars: escapes, line ends folded to a blank or to fewer line ends."""
    at = start + bool(style)
    index = solid = 0
    while index < len(value):
        if at >= solid:
            run = _line_ends_in_flow(raw, at, end, style)
            if run:
                kept, way, at = run
                if not value.startswith(kept, index):
                    return
                yield from way[len(way) - len(kept) :]
                index += len(kept)
                continue
            solid = _behind_blanks(raw, at, end)  # nothing folds before it: each blank is looked at once
        width = _width(raw, at, style)
        if at + width > end or (width == 1 and raw[at] != value[index]):
            return
        yield at, at + width
        index, at = index + 1, at + width


def _line_ends_in_flow(raw: str, at: int, end: int, style: str | None) -> tuple[str, Way, int] | None:
    """What the run of line ends that begins here becomes, where they stand, and the offset behind the run."""
    if style == '"' and raw[at : at + 1] == "\\":
        escaped = _BREAK.match(raw, at + 1)
        if escaped is None:
            return None
        way, after = _fold(raw, escaped.end(), end)
        return _ends(raw, way), way, after
    way, after = _fold(raw, at, end)
    ends = _ends(raw, way)
    # One line end is a blank, of several the first is lost.
    return (ends if ends[0] in _KEPT else ends[1:] or " ", way, after) if way else None


def _ends(raw: str, way: Way) -> str:
    return "".join(raw[start:end] if raw[start:end] in _KEPT else "\n" for start, end in way)


def _width(raw: str, at: int, style: str | None) -> int:
    """How many raw characters make the next value character."""
    if style == "'" and raw.startswith("''", at):
        return 2
    escape = _ESCAPE.match(raw, at) if style == '"' else None
    return len(escape.group()) if escape else 1


def _fold(raw: str, at: int, end: int) -> tuple[Way, int]:
    """The line ends that begin here, with the blanks around them, and the offset behind the last blank."""
    way: Way = []
    at = _behind_blanks(raw, at, end)
    while line_end := _BREAK.match(raw, at, end):
        way.append(line_end.span())
        at = _behind_blanks(raw, line_end.end(), end)
    return way, at


def _behind_blanks(raw: str, at: int, end: int) -> int:
    blanks = _BLANKS.match(raw, at, end)
    return blanks.end() if blanks else at


def _block(raw: str, start: int, end: int, value: str, style: str | None) -> Iterator[tuple[int, int]]:
    """Literal and folded scalars, line by line: indentation skipped, line ends kept or folded."""
    header = _BREAK.search(raw, start, end)
    if header is None:
        return
    indent = _indent(raw, header.end(), end, value)
    last = len(value.rstrip(_BREAKS))
    index, breaks = 0, list[tuple[int, int]]()
    for at, stop, after in _lines(raw, header.end(), end, indent):
        if at < stop and index < last:
            ends = _line_ends(value, index, style, breaks)
            yield from breaks[len(breaks) - ends :]
            index += ends
            if raw[at:stop] != value[index : index + stop - at]:
                return
            yield from ((here, here + 1) for here in range(at, stop))
            index, breaks = index + stop - at, []
        breaks.append((stop, after))
    yield from breaks[: len(value) - index]


def _lines(raw: str, at: int, end: int, indent: int) -> Iterator[tuple[int, int, int]]:
    """Start and end of the content of each line, and the offset behind its line end."""
    while at < end:
        line_end = _BREAK.search(raw, at, end)
        stop, after = line_end.span() if line_end else (end, end)
        blanks = len(raw[at:stop]) - len(raw[at:stop].lstrip(" "))
        yield at + min(indent, blanks), stop, after
        at = after


def _line_ends(value: str, index: int, style: str | None, breaks: Way) -> int:
    """How many value characters stand for the line ends before this content; a folding blank is one."""
    many = 0
    while index + many < len(value) and value[index + many] in _BREAKS:
        many += 1
    if many == 0 and style == ">" and index and value[index : index + 1] == " ":
        many = 1
    return min(many, len(breaks))


def _indent(raw: str, at: int, end: int, value: str) -> int:
    """Indentation of the content: what the first line with content has more than its value has."""
    lines = _BREAK.split(value)
    first = next((line for line in lines if line.strip(" ")), lines[0])
    for line in _BREAK.split(raw[at:end]):
        if line.strip(" "):
            return len(line) - len(line.lstrip(" ")) - (len(first) - len(first.lstrip(" ")))
    return 0
