"""Texts inside a picture file, proposed as alternative text, and the edit that takes one over into the draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.checks import Edit, Fix, NewFile, Words
from a11ylint.checks._alt import cause_of
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.source import Source, Span

# Spellings of the key that the reader knows.
ALT_KEYS = ("alt", "alt_text", "altText", "alt-text", "alttext", "alternativtext", "bildbeschreibung")
_KINDS = ("alt", "title", "extended", "description")
_WHAT = {
    "alt": Words("ein Alternativtext", "an alternative text"),
    "title": Words("ein Titel", "a title"),
    "extended": Words("eine ausführliche Beschreibung", "a long description"),
    "description": Words("eine Beschreibung", "a description"),
}
# What cameras and programs write into the field for the description when nobody does (after digicams' own defaults).
_DEFAULTS = re.compile(
    r"(?:olympus|sony|minolta|konica|kodak|samsung|panasonic|casio|nikon|canon|fuji\w*|pentax|ricoh|sanyo|hp|exif|jfif|dcf)\b.*"
    r"|(?:digital|default|created (?:with|by|using)|(?:generated|exported) (?:with|by|from|using)|made with)\b.*"
    r"|(?:screenshot|dcim|processed with|un(?:titled|benannt))\b.*|<.*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_FEWEST_OF_A_TITLE = 4  # "Grafik Haushalt 2026" is a heading; a description beside it says more
# Characters that YAML does not allow or reads as a line end.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_NULL = re.compile(
    r"[ \t]*:(?:[ \t]*(?:null|Null|NULL|~|\"[^\"\r\n]*\"|'[^'\r\n]*'))?(?=[ \t]*(?:[,}\]#\r\n]|\Z))"
)
_REST = re.compile(r"[^\r\n]*")
_BEFORE_REF = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\([ \t]*<?\Z")
_ALT = re.compile(r"(?<![\w-])alt\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_LONGEST_TAG = 4000


class Proposal(NamedTuple):
    """A text found in the file: what it is meant as, on one line, and how to take it over."""

    what: Words
    text: str
    fix: Fix | None


def propose(post: Post, picture: Medium) -> Proposal | None:
    """The best text in the file of a picture, None when it holds none that says something."""
    fact = picture.facts.embedded()
    if not isinstance(fact, Known):
        return None
    for kind in _KINDS:
        texts = {said.lang.lower(): said.text for said in reversed(fact.value.texts) if said.kind == kind}
        for lang in _languages(post, tuple(texts)):
            text = " ".join(_UNSAFE.sub(" ", texts[lang]).split())
            if _says_something(text, picture, _FEWEST_OF_A_TITLE if kind == "title" else _FEWEST_WORDS):
                return Proposal(_WHAT[kind], text, _fix(post, picture, text))
    return None


def _languages(post: Post, langs: tuple[str, ...]) -> Iterator[str]:
    """In the language of the post, then the default, then the others in alphabetical order."""
    own = post.language or "\0"

    def rank(lang: str) -> tuple[bool, bool, str]:
        return lang.partition("-")[0] != own, lang not in ("x-default", ""), lang

    yield from sorted(langs, key=rank)


def _says_something(text: str, picture: Medium, fewest: int) -> bool:
    if len(text.split()) < fewest or _DEFAULTS.fullmatch(text):
        return False
    return cause_of(picture, text) is None


def _fix(post: Post, picture: Medium, text: str) -> Fix | None:
    """A proposal: a person has to see whether the text fits this post."""
    title = Words("Text aus der Bilddatei übernehmen", "Take over the text in the picture file")
    span = picture.at.span
    if span is None:
        return _beside(picture, title, text)
    edit = _in_side_file(picture, text)
    if edit is None and _is_in_body(post, span):
        edit = None if _is_in_value(post, span) else _in_body(span, text)
    elif edit is None:
        edit = _in_front_matter(picture, span, text)
    return Fix(title, (edit,), safe=False) if edit else None


def _is_in_value(post: Post, span: Span) -> bool:
    """The body stands under a key of the front matter, where a new quotation mark could break the YAML."""
    head = post.answers.at
    return head is not None and span.source is head.source and head.start <= span.start < head.end


def _is_in_body(post: Post, span: Span) -> bool:
    body = post.text.span()
    return span.source is post.source and body.start <= span.start < body.end


def _beside(picture: Medium, title: Words, text: str) -> Fix | None:
    """A picture that no draft names: its text goes into a file of its own; one that is there and empty is filled."""
    edit = _in_side_file(picture, text)
    if edit:
        return Fix(title, (edit,), safe=False)
    if picture.path is None:
        return None
    file = picture.path.with_name(f"{picture.path.stem}.alt.txt")
    return Fix(title, (), safe=False, files=(NewFile(file, f"{text}\n".encode()),))


def _in_side_file(picture: Medium, text: str) -> Edit | None:
    """The file for the alternative text is there and empty."""
    span = picture.alt.at.span
    if span is None or span.source.path == (picture.at.span.source.path if picture.at.span else None):
        return None
    return Edit(Span(span.source, 0, len(span.source.text)), f"{text}\n")


def _in_body(span: Span, text: str) -> Edit | None:
    """Between the square brackets before the name, or in the tag."""
    source = span.source
    start = max(0, span.start - _LONGEST_TAG)
    match = _BEFORE_REF.search(source.text[start : span.start])
    if match:
        escaped = re.sub(r"([\[\]\\])", r"\\\1", text)
        return Edit(Span(source, start + match.start("alt"), start + match.end("alt")), escaped)
    begin = source.text.rfind("<", start, span.start)
    end = source.text.find(">", span.end)
    if begin < 0 or end < 0:
        return None
    attribute = f'alt="{text.replace("&", "&amp;").replace(chr(34), "&quot;").replace("<", "&lt;")}"'
    found = _ALT.search(source.text, begin, end)
    if found:
        return Edit(Span(source, *found.span()), attribute)
    return Edit(Span(source, span.end + 1, span.end + 1), f" {attribute}")


def _in_front_matter(picture: Medium, span: Span, text: str) -> Edit | None:
    """In the entry of the picture, which becomes a map where it is a bare name."""
    value = json.dumps(text, ensure_ascii=False)
    source, entry = span.source, picture.answers.at
    if entry is None:
        return Edit(span, f"{{file: {_name(span)}, alt: {value}}}")
    for item in picture.answers.entries:
        if item.key.value in ALT_KEYS:
            return _filled(source, item.key.at.end, value)
    if source.text[entry.start : entry.start + 1] == "{":
        return Edit(Span(source, span.end, span.end), f", alt: {value}")
    return _new_line(source, span, value)


def _name(span: Span) -> str:
    """The name as it stands; inside braces some characters need quotation marks."""
    plain = span.text[:1] in "\"'" or not re.search(r"[,\[\]{}]|: | #", span.text)
    return span.text if plain else json.dumps(span.text, ensure_ascii=False)


def _filled(source: Source, key_end: int, value: str) -> Edit | None:
    """An `alt:` with nothing, `null` or empty quotation marks behind it; other spellings are left to a person."""
    match = _NULL.match(source.text, key_end)
    return Edit(Span(source, key_end, match.end()), f": {value}") if match else None


def _new_line(source: Source, span: Span, value: str) -> Edit:
    """A line of its own below the name, as far to the right as the key of the name."""
    line, _ = source.position(span.start)
    start = source.line_starts[line - 1]
    before = source.text[start : span.start]
    indent = len(before) - len(before.lstrip(" -"))
    rest = _REST.match(source.text, span.end)
    end = rest.end() if rest else span.end
    line_end = (
        "\r\n" if source.text.startswith("\r\n", end) else "\r" if source.text.startswith("\r", end) else "\n"
    )
    return Edit(Span(source, end, end), f"{line_end}{' ' * indent}alt: {value}")
