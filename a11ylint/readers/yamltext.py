"""Where each character of a YAML scalar stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11ylint.source import Source, Span, Text

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)

Way = list[tuple[int, int]]


def scalar_text(source: Source, start: int, end: int, value: str, style: str | None) -> Text:
    """The value of a scalar with the way back; `start` and `end` are the node's offsets, `style` YAML's own mark.

    Value and raw text are walked together. Where they do not match (nothing known does that), every character
    leads to the whole scalar: a place that is too wide is better than a wrong one.
    """
    walk = _block if style in ("|", ">") else _flow
    way = list(walk(source.text, start, end, value, style))
    if len(way) != len(value):
        way = [(start, end)] * len(value)
    return Text(value, source, [pair[0] for pair in way], [pair[1] for pair in way])


def grip(source: Source, start: int, end: int) -> Span:
    """The span of a scalar without the line end that block scalars carry along."""
    raw = source.text[start:end]
    return Span(source, start, start + max(len(raw.rstrip()), min(1, len(raw))))


def _flow(raw: str, start: int, end: int, value: str, style: str | None) -> Iterator[tuple[int, int]]:
    """Plain, 'single' and "double" scalars: escapes, and line ends folded to a blank or to fewer line ends."""
    at = start + bool(style)
    index = 0
    while index < len(value):
        fold = _fold(raw, at, end)
        if fold and not (style == '"' and raw[at] == "\\"):
            breaks, after = fold
            many = 1 if len(breaks) == 1 else len(breaks) - 1
            if value[index : index + many] != (" " if len(breaks) == 1 else "\n" * many):
                return
            yield from breaks[-many:]
            index, at = index + many, after
            continue
        width = _width(raw, at, style)
        if width == 0:
            at = _continued(raw, at, end)
            continue
        if at + width > end or (width == 1 and raw[at] != value[index]):
            return
        yield at, at + width
        index, at = index + 1, at + width


def _width(raw: str, at: int, style: str | None) -> int:
    """How many raw characters make the next value character; 0 for an escaped line end, which makes none."""
    if style == "'" and raw.startswith("''", at):
        return 2
    if style == '"' and raw[at : at + 1] == "\\":
        if _BREAK.match(raw, at + 1):
            return 0
        escape = _ESCAPE.match(raw, at)
        return len(escape.group()) if escape else 1
    return 1


def _continued(raw: str, at: int, end: int) -> int:
    """Offset behind an escaped line end and the blanks that follow."""
    line_end = _BREAK.match(raw, at + 1)
    at = line_end.end() if line_end else at + 1
    while at < end and raw[at] in " \t":
        at += 1
    return at


def _fold(raw: str, at: int, end: int) -> tuple[Way, int] | None:
    """The run of line ends that begins here (blanks around them included) and the offset behind it."""
    breaks: Way = []
    here = at
    while True:
        probe = here
        while probe < end and raw[probe] in " \t":
            probe += 1
        line_end = _BREAK.match(raw, probe) if probe < end else None
        if line_end is None:
            return (breaks, probe) if breaks else None
        breaks.append((probe, line_end.end()))
        here = line_end.end()


def _block(raw: str, start: int, end: int, value: str, style: str | None) -> Iterator[tuple[int, int]]:
    """Literal and folded scalars, line by line: indentation skipped, line ends kept or folded."""
    header = _BREAK.search(raw, start, end)
    if header is None:
        return
    indent = _indent(raw, header.end(), end, value)
    index, breaks = 0, list[tuple[int, int]]()
    for at, stop, after in _lines(raw, header.end(), end, indent):
        if at < stop:
            if not value[index:].strip("\n"):
                break
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
    """How many value characters stand for the line ends before this content: a folding blank counts as one."""
    many = 0
    while index + many < len(value) and value[index + many] == "\n":
        many += 1
    if many == 0 and style == ">" and index and value[index : index + 1] == " ":
        many = 1
    return min(many, len(breaks))


def _indent(raw: str, at: int, end: int, value: str) -> int:
    """Indentation of the content: what the first line with content has more than its value has."""
    first = next((line for line in value.split("\n") if line.strip(" ")), value.split("\n")[0])
    for line in _BREAK.split(raw[at:end]):
        if line.strip(" "):
            return len(line) - len(line.lstrip(" ")) - (len(first) - len(first.lstrip(" ")))
    return 0
