"""What stands in the body of a draft: pictures, media links, ignore comments, the parts of a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.media.kinds import media_type
from a11ylint.post import Ignore
from a11ylint.source import Source, Text, place_of, whole

# No nested quantifiers: these run over text that strangers wrote.
_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,20000})\]"
    r"\([ \t]*(?:<(?P<angle>[^<>\r\n]{1,2000})>|(?P<ref>[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?))"
    r"(?:[ \t]+(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'))?[ \t]*\)"
)
_LINK = re.compile(r"(?<!!)\[(?P<alt>[^\[\]]{0,2000})\]\([ \t]*<?(?P<ref>[^\s<>()]{1,2000})>?(?:[ \t]+\"[^\"]*\")?[ \t]*\)")
_TAG = re.compile(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(?P<name>src|alt)\s*=\s*(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)')", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FENCE = re.compile(r"^(?P<mark>`{3,}|~{3,})[^\n]*\n.*?^(?P=mark)[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IGNORE = re.compile(r"<!--\s*a11ylint:\s*(?:ignore|fixme)\s+(?P<rules>[\w, -]*?)\s*(?:--\s+(?P<reason>.*?)\s*)?-->", re.DOTALL)
_PART = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Found(NamedTuple):
    """A medium in the body: where the whole mark stands, the name, and the alternative text (None: no place for it)."""

    start: int
    end: int
    ref: Text
    alt: Text | None


def parts(text: Text, thread: bool) -> tuple[Text, ...]:
    """The posts of a body: with `format: thread` a line --- begins the next one."""
    if not thread:
        return (text,)
    edges = [0]
    hidden = _hidden(text.value)
    for match in _PART.finditer(text.value.replace("\r", " ")):
        if not _covered(hidden, match.start()):
            edges += [match.start(), match.end()]
    edges.append(len(text.value))
    pieces = (text.cut(edges[index], edges[index + 1]) for index in range(0, len(edges), 2))
    return tuple(piece for piece in pieces if piece.value.strip()) or (text,)


def media(text: Text) -> list[Found]:
    """Pictures (Markdown and HTML) and links to media files, in reading order; code and comments are skipped."""
    hidden = _hidden(text.value)
    found = [*_pictures(text), *_links(text), *_tags(text)]
    return sorted((item for item in found if not _covered(hidden, item.start)), key=lambda item: item.start)


def _hidden(value: str) -> list[tuple[int, int]]:
    return [match.span() for pattern in (_FENCE, _COMMENT) for match in pattern.finditer(value)]


def _covered(ranges: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in ranges)


def _pictures(text: Text) -> Iterator[Found]:
    for match in _PICTURE.finditer(text.value):
        name = "angle" if match.group("angle") else "ref"
        yield Found(*match.span(), text.cut(*match.span(name)), _unescaped(text.cut(*match.span("alt")), _ESCAPED))


def _links(text: Text) -> Iterator[Found]:
    for match in _LINK.finditer(text.value):
        if media_type(match.group("ref")) in ("video", "audio"):
            yield Found(*match.span(), text.cut(*match.span("ref")), None)


def _tags(text: Text) -> Iterator[Found]:
    for match in _TAG.finditer(text.value):
        values: dict[str, Text] = {}
        for attribute in _ATTRIBUTE.finditer(text.value, *match.span()):
            group = "two" if attribute.group("two") is not None else "one"
            values.setdefault(attribute.group("name").lower(), text.cut(*attribute.span(group)))
        if "src" in values:
            alt = values.get("alt")
            yield Found(*match.span(), _entities(values["src"]), _entities(alt) if alt else None)


def _unescaped(text: Text, pattern: re.Pattern[str]) -> Text:
    """Backslash escapes of Markdown taken away, the way back kept."""
    return _decoded(text, [(match.group(1), *match.span()) for match in pattern.finditer(text.value)])


def _entities(text: Text) -> Text:
    """HTML entities decoded, the way back kept."""
    from html import unescape

    return _decoded(text, [(unescape(match.group()), *match.span()) for match in _ENTITY.finditer(text.value)])


def _decoded(text: Text, changed: list[tuple[str, int, int]]) -> Text:
    if not changed:
        return text
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for characters, start, end in changed:
        pieces += [(text.value[index], index, index + 1) for index in range(at, start)]
        pieces.append((characters, start, end))
        at = end
    pieces += [(text.value[index], index, index + 1) for index in range(at, len(text.value))]
    return text.decoded(pieces)


def ignores(source: Source, body: int) -> Iterator[Ignore]:
    """`<!-- a11ylint: ignore rule-id -- reason -->` counts for its own line and for the line after it."""
    for match in _IGNORE.finditer(source.text, body):
        line = source.position(match.end())[0]
        for name in match.group("rules").replace(",", " ").split():
            at = place_of(whole(source, *match.span()).span())
            yield Ignore(name, match.group("reason") or "", at, line)
