"""Where characters stand: sources, spans, texts with the way back, places."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

# Editors, git and SARIF viewers count these three as line ends; U+2028 and U+0085 are ordinary characters there.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """One decoded file: `path` is POSIX and relative to the project, `text` has its newlines untouched."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which a line begins; the first is always 0."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])  # several times as fast
        return [0, *accumulate(lengths)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""
        line = bisect.bisect_right(self.line_starts, offset) - 1
        return line + 1, offset - self.line_starts[line] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Span(NamedTuple):
    """Half-open offsets into a source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The raw characters under the span."""
        return self.source.text[self.start : self.end]


class Text(NamedTuple):
    """A string taken out of a source, with the way back.

    Character i of `value` came from the source characters `starts[i]` up to `ends[i]`. A layer of decoding
    (a YAML escape, an HTML entity) makes a new Text through `decoded`, so the way back holds through several layers.
    """

    value: str
    source: Source
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Source span of `value[start:end]`; an empty stretch gives an empty span at its place."""
        stop = len(self.value) if end is None else end
        if stop > start:
            return Span(self.source, self.starts[start], self.ends[stop - 1])
        return Span(self.source, *self._edge(start))

    def _edge(self, index: int) -> tuple[int, int]:
        if index < len(self.starts):
            return self.starts[index], self.starts[index]
        last = self.ends[-1] if self.ends else 0
        return last, last

    def cut(self, start: int, end: int) -> Text:
        """The part `value[start:end]` as a Text of its own."""
        return Text(self.value[start:end], self.source, self.starts[start:end], self.ends[start:end])

    def decoded(self, pieces: Sequence[tuple[str, int, int]]) -> Text:
        """A decoded layer: each piece is (characters, start, end) with offsets into this text's `value`."""
        value, starts, ends = [], [], []
        for characters, start, end in pieces:
            span = self.span(start, end)
            value.append(characters)
            starts += [span.start] * len(characters)
            ends += [span.end] * len(characters)
        return Text("".join(value), self.source, starts, ends)


def whole(source: Source, start: int = 0, end: int | None = None) -> Text:
    """The stretch of a source as it stands, nothing decoded."""
    stop = len(source.text) if end is None else end
    return Text(source.text[start:stop], source, range(start, stop), range(start + 1, stop + 1))


class Place(NamedTuple):
    """Where a finding stands.

    `logical` names a place that has no characters: a JSON pointer, a CSV record and column, a medium box
    (`xywh=10,10,80,40`), a time range (`t=3.2,7.5`, both after W3C Media Fragments). `url` is the address of a
    post that is already published.
    """

    path: str
    span: Span | None = None
    logical: str | None = None
    url: str | None = None

    def lines(self) -> tuple[int, int, int, int] | None:
        """Start line, start column, end line, end column (from 1, end exclusive), or None without characters."""
        if self.span is None:
            return None
        source = self.span.source
        return (*source.position(self.span.start), *source.position(self.span.end))


def place_of(span: Span, logical: str | None = None) -> Place:
    """The place of a span in its own file."""
    return Place(span.source.path, span, logical)
