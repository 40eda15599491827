"""YAML front matter to a tree with places. Composed, never loaded: nothing is converted and no tag can run code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from a11ylint.checks import Words
from a11ylint.post import Note
from a11ylint.readers.yamltext import grip, scalar_text
from a11ylint.source import Source, Span, place_of
from a11ylint.tree import Entry, Items, Node, Scalar, Table

# Only a line that is exactly --- opens it; blank lines and trailing blanks are forgiven (real drafts have both).
_OPEN = re.compile(r"\A(?:[ \t]*(?:\r\n|\r|\n))*---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[\w-]+[ \t]*:", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
MAX_DEPTH = 20


class Front(NamedTuple):
    """The front matter of a draft: its tree, the offset at which the body begins, and what was wrong with it."""

    table: Table
    body: int
    notes: tuple[Note, ...] = ()


def read_front(source: Source, start: int = 0) -> Front:
    """The front matter that begins at `start`, or an empty one when there is none."""
    opening = _OPEN.match(source.text[start:])
    if opening is None:
        return Front(Table(), start)
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


def compose(source: Source, start: int, end: int) -> tuple[Table, list[Note]]:
    """The YAML between two offsets as a Table; whatever YAML refuses comes back as notes."""
    import yaml

    # Blanks instead of the text above keep every mark an offset into the file.
    text = _LINE_END.sub(lambda match: match.group(), source.text[start:end])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        return Table(), [_error_note(source, start, end, error)]
    except RecursionError:
        return Table(), [Note("draft-unreadable", "too-deep", place_of(Span(source, start, start)))]
    if root is None:
        return Table(), []
    reader = _Composer(source, start)
    node = reader.node(root, 0)
    if isinstance(node, Table):
        return node, reader.notes
    span = Span(source, start, min(end, start + max(1, len(_LINE_END.split(text, maxsplit=1)[0]))))
    return Table(), [Note("draft-unreadable", "no-keys", place_of(span)), *reader.notes]


def _error_note(source: Source, start: int, end: int, error: Any) -> Note:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark else _bad_character(source.text[start:end])
    at = min(start + index, max(start, end - 1))
    line = source.line(source.position(at)[0])
    hint = _hint(line, str(getattr(error, "problem", "") or ""))
    return Note("draft-unreadable", "yaml", place_of(Span(source, at, at)), {"line": line.strip(), "hint": hint})


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
    """Turns YAML nodes into our tree and collects what an author should know."""

    def __init__(self, source: Source, start: int) -> None:
        self.source = source
        self.start = start
        self.notes: list[Note] = []
        self.seen: set[int] = set()

    def node(self, node: Any, depth: int) -> Node:
        """One node. An alias (the same node a second time) is refused: drafts need none, and bombs are made of them."""
        span = self._span(node)
        if id(node) in self.seen or depth > MAX_DEPTH:
            key = "alias" if id(node) in self.seen else "too-deep"
            self._note_once("draft-unreadable", key, span)
            return Scalar(scalar_text(self.source, span.start, span.start, "", None), span)
        self.seen.add(id(node))
        if node.id == "scalar":
            return self._scalar(node, span)
        if node.id == "sequence":
            return Items(tuple(self.node(item, depth + 1) for item in node.value), span)
        return Table(tuple(self._entries(node, depth)), span)

    def _entries(self, node: Any, depth: int) -> Iterator[Entry]:
        known: set[str] = set()
        for key_node, value_node in node.value:
            key = self.node(key_node, depth + 1)
            if not isinstance(key, Scalar):
                continue
            value = self.node(value_node, depth + 1)
            if key.value in known:
                at = place_of(key.at)
                self.notes.append(Note("unknown-key", "double", at, {"name": key.value}))
                continue
            known.add(key.value)
            self._swallowed(key, value)
            yield Entry(key, value)

    def _scalar(self, node: Any, span: Span) -> Scalar:
        start, end = self.start + node.start_mark.index, self.start + node.end_mark.index
        text = scalar_text(self.source, start, end, node.value, node.style or None)
        return Scalar(text, span, bool(node.style))

    def _span(self, node: Any) -> Span:
        return grip(self.source, self.start + node.start_mark.index, self.start + node.end_mark.index)

    def _swallowed(self, key: Scalar, value: Node) -> None:
        """`text: #Tag` and `alt: # 1` are YAML comments: the value is empty and nobody notices."""
        if not (isinstance(value, Scalar) and value.null and not value.value):
            return
        line = _LINE_END.split(self.source.text[key.at.end :], maxsplit=1)[0]
        comment = re.match(r"[ \t]*:[ \t]+(#.*)", line)
        if comment:
            at = place_of(Span(self.source, key.at.end + comment.start(1), key.at.end + comment.end(1)))
            data = {"name": key.value, "text": comment.group(1)}
            self.notes.append(Note("empty-value-comment", "swallowed", at, data))

    def _note_once(self, rule: str, key: str, span: Span) -> None:
        if not any(note.rule == rule and note.key == key for note in self.notes):
            self.notes.append(Note(rule, key, place_of(span)))
