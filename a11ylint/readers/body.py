"""What stands in the body of a draft: pictures, media links, ignore comments, the parts of a thread."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.media.kinds import media_type
from a11ylint.post import Ignore
from a11ylint.source import Source, Span, Text, place_of

# These run over text that strangers wrote: every repetition has a limit or stops where the next try begins.
_ALT = r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,20000})\]"
# Names with blanks are no Markdown (CommonMark 6.3), but cameras and messengers make them and editors write them.
_PICTURE = later(
    _ALT
    + r"\([ \t]*(?:<(?P<angle>[^<>\r\n]{1,2000})>|(?P<ref>[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)"
    r"|(?P<blanks>[^\s()<>\"][^()<>\"\r\n]{0,300}\.\w{2,5}))"
    r"(?:[ \t]+(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'))?[ \t]*\)"
)
_REFERENCE = later(_ALT + r"\[(?P<name>[^\[\]\r\n]{0,200})\]")
_DEFINITION = later(
    r"(?:\A|(?<=[\r\n])) {0,3}\[(?P<name>[^\[\]\r\n]{1,200})\]:[ \t]*"
    r"(?:<(?P<angle>[^<>\r\n]{1,2000})>|(?P<ref>[^\s<>]{1,2000}))"
)
_LINK = later(
    r"(?<!!)\[(?P<alt>[^\[\]]{0,2000})\]"
    r"\([ \t]*<?(?P<ref>[^\s<>()]{1,2000})>?(?:[ \t]+\"[^\"]{0,2000}\")?[ \t]*\)"
)
_TAG = later(r"<img\b[^<>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = later(
    r"(?<![\w-])(?P<name>src|alt)\s*=\s*(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)')", re.IGNORECASE
)
_ENTITY = later(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# `^` knows only \n as a line end; drafts have \r\n and \r too.
_LINE = r"(?:\A|(?<=[\r\n]))"
_FENCE = later(_LINE + r"(?P<mark>`{3,50}|~{3,50})(?P<rest>[^\r\n]*)")
_PART = later(_LINE + r"---[ \t]*(?=[\r\n]|\Z)")
_IGNORE = later(r"a11ylint:\s*(?:ignore|fixme)\s")
# Word processors turn the two hyphens into a dash.
_REASON = later(r"\s(?:--|[–—])(?:\s|\Z)")
_ESCAPED = later(r"\\([!-/:-@\[-`{-~])")


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
    for match in _PART().finditer(text.value):
        if not _covered(hidden, match.start()):
            edges += [match.start(), match.end()]
    edges.append(len(text.value))
    pieces = (text.cut(edges[index], edges[index + 1]) for index in range(0, len(edges), 2))
    return tuple(piece for piece in pieces if piece.value.strip()) or (text,)


def media(text: Text) -> list[Found]:
    """Pictures (Markdown and HTML) and links to media files, in reading order; code and comments are skipped."""
    hidden = _hidden(text.value)
    found = [*_pictures(text), *_referenced(text), *_links(text), *_tags(text)]
    return sorted((item for item in found if not _covered(hidden, item.start)), key=lambda item: item.start)


def _hidden(value: str) -> list[tuple[int, int]]:
    """Fenced code and comments, in order and without overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*_fences(value), *_comments(value))):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _covered(ranges: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(ranges, at, key=lambda pair: pair[0]) - 1
    return index >= 0 and at < ranges[index][1]


def _comments(value: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """One that is never closed hides nothing: its pictures are posted, too."""
    at = value.find("<!--", start)
    while at >= 0 and (end := value.find("-->", at + 4)) >= 0:
        yield at, end + 3
        at = value.find("<!--", end + 3)


def _fences(value: str) -> Iterator[tuple[int, int]]:
    """Code between two fences (CommonMark 4.5); a fence that is never closed hides nothing."""
    lines = list(_FENCE().finditer(value)) if "```" in value or "~~~" in value else []
    hopeless: dict[str, int] = {}
    index = 0
    while index < len(lines):
        mark = lines[index].group("mark")
        closing = None
        if len(mark) < hopeless.get(mark[0], len(mark) + 1):
            closing = next((at for at in range(index + 1, len(lines)) if _closes(lines[at], mark)), None)
        if closing is None:
            hopeless[mark[0]] = min(len(mark), hopeless.get(mark[0], len(mark)))
        else:
            yield lines[index].start(), lines[closing].end()
        index = (index if closing is None else closing) + 1


def _closes(line: re.Match[str], mark: str) -> bool:
    return line.group("mark").startswith(mark) and not line.group("rest").strip(" \t" + mark[0])


def _pictures(text: Text) -> Iterator[Found]:
    for match in _PICTURE().finditer(text.value) if "![" in text.value else ():
        yield _found(text, match, match)


def _referenced(text: Text) -> Iterator[Found]:
    """`![alt][name]` with the file in a line `[name]: file` (CommonMark 4.7); the first such line counts."""
    if "][" not in text.value or "]:" not in text.value:
        return
    defined: dict[str, re.Match[str]] = {}
    for line in _DEFINITION().finditer(text.value):
        defined.setdefault(line.group("name").casefold(), line)
    for match in _REFERENCE().finditer(text.value):
        target = defined.get((match.group("name") or match.group("alt")).casefold())
        if target is not None:
            yield _found(text, match, target)


def _found(text: Text, picture: re.Match[str], target: re.Match[str]) -> Found:
    name = next(name for name in ("angle", "ref", "blanks") if target.group(name))
    alt = _unescaped(text.cut(*picture.span("alt")), _ESCAPED())
    return Found(*picture.span(), text.cut(*target.span(name)), alt)


def _links(text: Text) -> Iterator[Found]:
    for match in _LINK().finditer(text.value) if "](" in text.value else ():
        if media_type(match.group("ref")) in ("video", "audio"):
            yield Found(*match.span(), text.cut(*match.span("ref")), None)


def _tags(text: Text) -> Iterator[Found]:
    for match in _TAG().finditer(text.value) if "<" in text.value else ():
        values: dict[str, Text] = {}
        for attribute in _ATTRIBUTE().finditer(text.value, *match.span()):
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

    return _decoded(
        text, [(unescape(match.group()), *match.span()) for match in _ENTITY().finditer(text.value)]
    )


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
    for start, end in _comments(source.text, body):
        words = source.text[start + 4 : end - 3].strip()
        match = _IGNORE().match(words)
        if match:
            names, *reason = _REASON().split(words[match.end() :], maxsplit=1)
            at, line = place_of(Span(source, start, end)), source.position(end)[0]
            for name in names.replace(",", " ").split():
                yield Ignore(name, "".join(reason).strip(), at, line)
