"""How another caption file is named in a draft: beside the first one, in the way the draft writes them."""

from __future__ import annotations

import re
from typing import Final

from a11ylint.checks import Edit
from a11ylint.source import Span
from a11ylint.tree import Items, Node, Scalar, Table

_QUOTES: Final = ('"', "'")
_ROW: Final = re.compile(r"\r\n|\r|\n")
_FLOW: Final = frozenset(",[]{}")  # signs that end a bare word in a list of one line


def renamed(span: Span, ending: str) -> str | None:
    """The name under a span with another ending, in its quotation marks; None for a name without one."""
    head, _, tail = span.text.rpartition(".")
    return f"{head}.{ending}{tail[-1:] if tail[-1:] in _QUOTES else ''}" if head else None


def beside(node: Node | None, name: Span, added: str) -> Edit | None:
    """The edit that names a second file; None where the draft writes the first one in a way that is not known here.

    `node` is the value of `captions`, `name` the name of the first file in it, `added` the second one as written.
    A map `{file: …, lang: …}` gets a second map with the same words.
    """
    if isinstance(node, Items):
        item = next((item for item in node.items if _holds(item, name)), None)
        if isinstance(item, Scalar):
            return _item(node, name, added)
        return _map(item, node, name, added) if isinstance(item, Table) else None
    if isinstance(node, Table):
        return _map(node, None, name, added) if _holds(node, name) else None
    if isinstance(node, Scalar) and _same(node, name):
        bare = name.text[:1] not in _QUOTES
        return None if bare and _FLOW & set(name.text) else Edit(name, f"[{name.text}, {added}]")
    return None


def _same(node: Node | None, name: Span) -> bool:
    return isinstance(node, Scalar) and (node.at.start, node.at.end) == (name.start, name.end)


def _holds(item: Node, name: Span) -> bool:
    """Whether an item is this name, or a map with it."""
    if not isinstance(item, Table):
        return _same(item, name)
    return _file(item, name) is not None


def _file(table: Table, name: Span) -> Node | None:
    """The value of a map that is this name, or a list with it."""
    values = (entry.value for entry in table.entries)
    return next((value for value in values if any(_same(node, name) for node in _each(value))), None)


def _each(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else (node,)


def _map(table: Table, within: Items | None, name: Span, added: str) -> Edit | None:
    """A second map behind the first one, or a longer list of names inside it."""
    file = _file(table, name)
    if isinstance(file, Items):
        return _item(file, name, added)
    span = _whole(table, name)
    if span is None or set("&*#") & set(span.text):  # an anchor or a comment would stand there twice
        return None
    text = span.text
    second = text[: name.start - span.start] + added + text[name.end - span.start :]
    if within is not None:
        return _item(within, span, second)
    if text.startswith("{"):
        return Edit(span, f"[{text}, {second}]")
    indent = _before(span)
    if indent.strip():
        return None
    first, other = (_ROW.sub(r"\g<0>  ", words) for words in (text, second))
    return Edit(span, f"- {first}{_line_end(span)}{indent}- {other}")


def _item(within: Items, item: Span, added: str) -> Edit | None:
    """One more item behind an item of a list: in its line, or in a line of its own where the item has one."""
    before, row = _before(item), _line_end(item)
    if within.at.text.startswith("["):
        return Edit(item, f"{item.text},{' ' if before.strip() else row + before}{added}")
    return Edit(item, f"{item.text}{row}{before}{added}") if before.strip() == "-" else None


def _line_end(span: Span) -> str:
    """The line end that the draft is written with."""
    found = _ROW.search(span.source.text)
    return found[0] if found else "\n"


def _whole(table: Table, name: Span) -> Span | None:
    """A map from its first sign to its last one; a map of several lines ends with its last value."""
    if table.at is None or not table.entries:
        return None
    if table.at.text.startswith("{"):
        return table.at
    last = table.entries[-1].value
    if any(not isinstance(entry.value, Scalar) for entry in table.entries) or not isinstance(last, Scalar):
        return None
    return Span(name.source, table.entries[0].key.at.start, max(last.at.end, table.entries[-1].key.at.end))


def _before(span: Span) -> str:
    """What stands before a span in its line."""
    column = span.source.position(span.start)[1]
    return span.source.text[span.start - column + 1 : span.start]
