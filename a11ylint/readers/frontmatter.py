"""Front matter to a tree with places, from YAML's events: nothing is converted, expanded or run. TOML: tomlfront."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from a11ylint.checks import Words
from a11ylint.post import Note
from a11ylint.readers.yamltext import grip, scalar_text
from a11ylint.source import Source, Span, place_of
from a11ylint.tree import Entry, Items, Node, Scalar, Table

# Only a line that is exactly --- opens it; blank lines above it and blanks behind it occur in real drafts.
_OPEN = re.compile(r"\A(?:[ \t]*(?:\r\n|\r|\n))*---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[\w-]+[ \t]*:", re.MULTILINE)
# An anchor and a tag stand before a scalar, within its marks.
_PROPERTIES = re.compile(r"\A(?:[&!]\S*(?:\s+|\Z))+")
_COMMENT = re.compile(r"[ \t]*:[ \t]+(#[^\r\n]*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
MAX_DEPTH = 20
_FIRST_LINES = 200  # characters in which a head begins, if there is one


class Front(NamedTuple):
    """The front matter of a draft: its tree, the offset where the body begins, and what was wrong with it."""

    table: Table
    body: int
    notes: tuple[Note, ...] = ()


def _toml(source: Source, start: int) -> Front:
    if "+++" not in source.text[start : start + _FIRST_LINES]:
        return Front(Table(), start)
    from a11ylint.readers.tomlfront import read_toml

    toml = read_toml(source, start)
    return Front(*toml) if toml else Front(Table(), start)


def read_front(source: Source, start: int = 0) -> Front:
    """The front matter that begins at `start`, or an empty one when there is none."""
    opening = _OPEN.match(source.text[start:])
    if opening is None:
        return _toml(source, start)
    begin = start + opening.end()
    closing = _closing(source.text, begin)
    if closing is None:
        return _unclosed(source, start, begin)
    table, notes = compose(source, begin, closing[0])
    return Front(table, closing[1], tuple(notes))


def _closing(text: str, begin: int) -> tuple[int, int] | None:
    """Offsets of the closing line's begin and of the line behind it."""
    # The regex engine knows only \n as a line end, so lines are walked here: CR and CRLF count too.
    at = begin
    while at <= len(text):
        line_end = _LINE_END.search(text, at)
        stop, after = line_end.span() if line_end else (len(text), len(text))
        if _CLOSE.fullmatch(text[at:stop]):
            return at, after
        if line_end is None:
            return None
        at = after
    return None


def _unclosed(source: Source, start: int, begin: int) -> Front:
    """A first line --- without a second one: a broken head if keys follow, else a rule above plain text."""
    following = _LINE_END.split(source.text[begin:], maxsplit=1)[0]
    if not _KEY.match(following):
        return Front(Table(), begin)
    at = place_of(Span(source, begin - len(source.text[start:begin].lstrip()), begin))
    return Front(Table(), len(source.text), (Note("draft-unreadable", "unclosed", at),))


class _TooDeep(Exception):
    """More levels than any draft has; libyaml's own composer would end the process with a full stack."""

    def __init__(self, at: Span) -> None:
        super().__init__(at)
        self.at = at


def compose(source: Source, start: int, end: int) -> tuple[Table, list[Note]]:
    """The YAML between two offsets as a Table; whatever YAML refuses comes back as notes."""
    text = source.text[start:end]
    node = None
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        reader = _Composer(source, start, iter(loader.get_event, None))
        node = reader.document()
    except yaml.YAMLError as error:
        return Table(), [_error_note(source, start, end, error)]
    except _TooDeep as error:
        return Table(), [Note("draft-unreadable", "too-deep", place_of(error.at))]
    if node is None or isinstance(node, Table):
        return node or Table(), reader.notes
    span = Span(source, start, min(end, start + max(1, len(_LINE_END.split(text, maxsplit=1)[0]))))
    return Table(), [Note("draft-unreadable", "no-keys", place_of(span)), *reader.notes]


def _error_note(source: Source, start: int, end: int, error: Any) -> Note:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark else _bad_character(source.text[start:end])
    at = start + min(index, len(source.text[start:end].rstrip()))  # never closed: at its last line
    line = source.line(source.position(at)[0])
    hint = _hint(line, str(getattr(error, "problem", "") or ""))
    data = {"line": line.strip(), "hint": hint}
    return Note("draft-unreadable", "yaml", place_of(Span(source, at, at)), data)


def _bad_character(text: str) -> int:
    """Offset of the first character that YAML does not allow; its ReaderError carries no mark."""
    found = re.search("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return found.start() if found else 0


def _hint(line: str, problem: str) -> Words:
    """What to do about the commonest mistakes of people who do not write YAML every day."""
    value = line.partition(":")[2].strip()
    if value[:1] in set("@*&!%`"):
        return Words(
            f"Ein Wert, der mit {value[0]} beginnt, braucht Anführungszeichen.",
            f"A value that begins with {value[0]} needs quotation marks.",
        )
    if ": " in value:
        return Words(
            "Ein Wert mit Doppelpunkt und Leerzeichen braucht Anführungszeichen.",
            "A value with a colon and a blank needs quotation marks.",
        )
    if "\t" in line:
        return Words("Tabulator durch Leerzeichen ersetzen.", "Replace the tab by blanks.")
    if "character" in problem or not problem:
        return Words("Unsichtbares Steuerzeichen entfernen.", "Remove the invisible control character.")
    return Words(
        "Einrückung, Klammern und Anführungszeichen dieser Zeile und der Zeile davor ansehen.",
        "Look at indentation, brackets and quotation marks of this line and the line above.",
    )


class _Composer:
    """Turns YAML events into our tree and collects what an author should know."""

    def __init__(self, source: Source, start: int, events: Iterator[Any]) -> None:
        self.source = source
        self.start = start
        self.events = events
        self.end: Any = None
        self.notes: list[Note] = []
        self.anchors: dict[str, Span] = {}
        self.refused = False

    def document(self) -> Node | None:
        """The one document, None for an empty one; a second one is YAML's own error."""
        found = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                mark: Any = event.start_mark
                if found is not None:
                    raise yaml.MarkedYAMLError(problem="second document", problem_mark=mark)
                found = self._node(next(self.events), 0)
        return found

    def _node(self, event: Any, depth: int) -> Node:
        """One node. An alias is refused: drafts need none, and bombs are made of them."""
        if isinstance(event, yaml.AliasEvent):
            return self._refused(event)
        if event.anchor:
            self.anchors[event.anchor] = self._span(event.start_mark, event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == MAX_DEPTH:
            raise _TooDeep(self._span(event.start_mark, event.end_mark))
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent))
            return Items(items, self._span(event.start_mark, self.end))
        entries = tuple(self._entries(depth))
        return Table(entries, self._span(event.start_mark, self.end))

    def _until(self, last: type[yaml.CollectionEndEvent]) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, last):
                self.end = event.end_mark
                return
            yield event

    def _entries(self, depth: int) -> Iterator[Entry]:
        known: dict[str, int] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                continue
            name = key.value
            known[name] = known.get(name, 0) + 1
            if known[name] == 1:
                self._swallowed(key, value)
                yield Entry(key, value, name)
            elif known[name] == 2:
                self.notes.append(Note("unknown-key", "double", place_of(key.at), {"name": name}))

    def _scalar(self, event: Any) -> Scalar:
        start, end = self.start + event.start_mark.index, self.start + event.end_mark.index
        if event.anchor or event.tag:
            start = end - len(_PROPERTIES.sub("", self.source.text[start:end]))
        text = scalar_text(self.source, start, end, event.value, event.style or None)
        return Scalar(text, grip(self.source, start, end), bool(event.style))

    def _refused(self, event: Any) -> Scalar:
        if event.anchor not in self.anchors:
            raise yaml.MarkedYAMLError(problem="undefined alias", problem_mark=event.start_mark)
        if not self.refused:
            self.notes.append(Note("draft-unreadable", "alias", place_of(self.anchors[event.anchor])))
        self.refused = True
        span = self._span(event.start_mark, event.end_mark)
        return Scalar(scalar_text(self.source, span.start, span.start, "", None), span)

    def _span(self, first: Any, last: Any) -> Span:
        return grip(self.source, self.start + first.index, self.start + last.index)

    def _swallowed(self, key: Scalar, value: Node) -> None:
        """`text: #Tag` and `alt: # 1` are YAML comments: the value is empty and nobody notices."""
        if not (isinstance(value, Scalar) and value.null and not value.value):
            return
        comment = _COMMENT.match(self.source.text, key.at.end)
        if comment:
            data = {"name": key.value, "text": comment.group(1)}
            at = place_of(Span(self.source, *comment.span(1)))
            self.notes.append(Note("empty-value-comment", "swallowed", at, data))
