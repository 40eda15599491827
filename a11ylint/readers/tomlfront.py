"""TOML front matter between two lines +++ (Hugo) to a tree: tomllib reads it, a scan finds the places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from a11ylint.post import Note
from a11ylint.source import Source, Span, Text, place_of
from a11ylint.tree import Entry, Items, Node, Scalar, Table

_OPEN = re.compile(r"\A(?:[ \t]*(?:\r\n|\r|\n))*\+\+\+[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?:\A|(?<=[\r\n]))\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)")
# What the first line of TOML looks like; a post may well begin with a line of three plus signs.
_LOOKS_LIKE_TOML = re.compile(r"(?:\s|#[^\r\n]*[\r\n])*(?:\[{1,2}[\w\s.\"'-]+\]{1,2}|[\w.\"'-]+[ \t]*=)")
_LINE = re.compile(r"\(at line (\d+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
# Comments, and the four kinds of strings.
_TOKEN = re.compile(
    r"#[^\r\n]*|\"\"\"(?P<long_basic>(?:[^\\\"]|\\.|\"(?!\"\"))*\"{0,2})\"\"\"|'''(?P<long_raw>(?:[^']|'(?!''))*'{0,2})'''"
    r"|\"(?P<basic>(?:[^\"\\\r\n]|\\.)*)\"|'(?P<raw>[^'\r\n]*)'",
    re.DOTALL,
)
_ESCAPED = re.compile(
    r"\\(?:(?P<code>u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2})|(?P<fold>[ \t]*(?:\r\n|\r|\n)\s*)|(?P<one>.))"
    r"|\r\n|.",
    re.DOTALL,
)
_AS_IT_STANDS = re.compile(r"\r\n|.", re.DOTALL)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_LARGEST = (
    100_000  # characters; tomllib takes quadratic time for some shapes, and no draft has so many entries
)
_LONGEST_VALUE = 2000  # how far a scalar that is no string is looked at


class TomlFront(NamedTuple):
    """The entries, the offset where the body begins, and what was wrong."""

    table: Table
    body: int
    notes: tuple[Note, ...] = ()


def read_toml(source: Source, start: int = 0) -> TomlFront | None:
    """The front matter that begins at `start`; None where no TOML stands there."""
    import tomllib

    opening = _OPEN.match(source.text[start:])
    closing = _CLOSE.search(source.text, start + opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    begin, end = start + opening.end(), closing.start()
    raw = source.text[begin:end]
    if not _LOOKS_LIKE_TOML.match(raw) or len(raw) > _LARGEST:
        return None
    try:
        data = tomllib.loads(raw.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        return TomlFront(Table(), closing.end(), (_error(source, begin, error),))
    except RecursionError:
        at = place_of(Span(source, begin, begin))
        return TomlFront(Table(), closing.end(), (Note("draft-unreadable", "too-deep", at),))
    return TomlFront(_Places(source, begin, end).table(data), closing.end())


def _error(source: Source, begin: int, error: Exception) -> Note:
    """The line that tomllib names."""
    found = _LINE.search(str(error))
    first = source.position(begin)[0]
    number = min(first + int(found[1]) - 1 if found else first, len(source.line_starts))
    at = source.line_starts[number - 1]
    return Note(
        "draft-unreadable", "toml", place_of(Span(source, at, at)), {"line": source.line(number).strip()}
    )


class _Places:
    """Gives values their places: keys and strings are looked for from where the last one was found.

    tomllib keeps the order of the file, so this finds nearly all of them; what it does not find stands at the key.
    """

    def __init__(self, source: Source, begin: int, end: int) -> None:
        self.source = source
        self.begin = begin
        self.end = end
        self.at = begin

    def table(self, data: Mapping[str, Any]) -> Table:
        """A map; its place is where its keys stand."""
        first = self.at
        entries = tuple(self._entries(data))
        return Table(entries, Span(self.source, first, max(first, self.at)))

    def _entries(self, data: Mapping[str, Any]) -> Iterator[Entry]:
        for name, value in data.items():
            key = self._key(name)
            yield Entry(key, self._node(value, key.at), key.value)

    def _key(self, name: str) -> Scalar:
        bare = re.escape(name)
        pattern = re.compile(
            rf"(?<![\w.-])[\"']?(?P<key>{bare})[\"']?(?=\s*[=.\]])|(?<=\.)(?P<part>{bare})(?=\s*[=.\]])"
        )
        match = pattern.search(self.source.text, self.at, self.end) or pattern.search(
            self.source.text, self.begin, self.end
        )
        if match is None:
            span = Span(self.source, self.begin, self.begin)
            return Scalar(_all_at(name, self.source, span), span)
        span = Span(self.source, *match.span(match.lastgroup or "key"))
        self.at = match.end()
        return Scalar(
            Text(name, self.source, range(span.start, span.end), range(span.start + 1, span.end + 1)), span
        )

    def _node(self, value: Any, key: Span) -> Node:
        if isinstance(value, Mapping):
            return self.table(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            first = self.at
            items = tuple(self._node(item, key) for item in value)
            return Items(items, Span(self.source, first, max(first, self.at)))
        return self._string(value, key) if isinstance(value, str) else self._plain(value, key)

    def _string(self, value: str, key: Span) -> Scalar:
        """The next string of the file that says the same, so quoted keys and comments are passed over."""
        for token in _TOKEN.finditer(self.source.text, self.at, self.end):
            name = token.lastgroup
            pieces = list(_pieces(token, name)) if name else []
            if name and "".join(piece[0] for piece in pieces) == value:
                self.at = token.end()
                start, end = token.span(name)
                way = [(at, stop) for characters, at, stop in pieces for _ in characters]
                text = Text(value, self.source, [at for at, _ in way], [stop for _, stop in way])
                return Scalar(text, Span(self.source, start, end), quoted=True)
        return Scalar(_all_at(value, self.source, key), key, quoted=True)

    def _plain(self, value: Any, key: Span) -> Scalar:
        """Truth, numbers and dates as words."""
        word = str(value).lower() if isinstance(value, bool) else str(value)
        at = self.source.text.find(word, self.at, min(self.end, self.at + _LONGEST_VALUE))
        if at < 0:
            return Scalar(_all_at(word, self.source, key), key)
        self.at = at + len(word)
        text = Text(word, self.source, range(at, self.at), range(at + 1, self.at + 1))
        return Scalar(text, Span(self.source, at, self.at))


def _pieces(token: re.Match[str], name: str) -> Iterator[tuple[str, int, int]]:
    """(characters, start, end) for each character or escape of a string; the first line end of a long one is none."""
    begin, end = token.span(name)
    text = token.string
    if name.startswith("long"):
        first = _LINE_END.match(text, begin, end)
        begin = first.end() if first else begin
    for match in (_ESCAPED if name.endswith("basic") else _AS_IT_STANDS).finditer(text, begin, end):
        yield _meaning(match), *match.span()


def _meaning(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("code"):
        return chr(int(found["code"][1:], 16))
    if found.get("one"):
        return _ESCAPES.get(found["one"], found["one"])
    if found.get("fold"):
        return ""
    return "\n" if match[0] in ("\r\n", "\r") else match[0]


def _all_at(value: str, source: Source, span: Span) -> Text:
    """Characters that all stand at one place."""
    return Text(value, source, [span.start] * len(value), [span.end] * len(value))
