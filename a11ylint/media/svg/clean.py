"""One pass over the XML of an SVG: what it says about itself, and a copy that can do no harm when it is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final, NamedTuple

from a11ylint.media.errors import Unreadable
from a11ylint.media.svg.entities import written_out
from a11ylint.media.svg.rasters import small_enough

SVG: Final = "http://www.w3.org/2000/svg"
_XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
# Real maps have some 100,000 elements and are nested some 20 deep; a drawing program recurses over both.
MOST_ELEMENTS: Final = 200_000
DEEPEST: Final = 200
MOST_RASTER: Final = 50_000_000  # pixels of all pictures inside one drawing: 200 MB
_LONGEST_TEXT: Final = 20_000  # characters of a title that are kept
# Nothing of these is drawn, or they bring in what is not XML of SVG: programs, pages, foreign fonts.
_DROPPED: Final = frozenset(
    "script foreignObject metadata title desc font font-face handler iframe audio video animate animateMotion"
    " animateTransform animateColor set discard".split()
)
_SAID: Final = {"title": "title", "desc": "extended"}
# Every repetition has a limit or never goes back: the file may come from anywhere.
_FOREIGN_URL = re.compile(r"url\(\s{0,20}+[\"']?+\s{0,20}+(?!#)[^)]*\)?", re.IGNORECASE)
_IMPORT = re.compile(r"@(?:import|font-face|namespace)[^;{@]{0,2000}+(?:;|\{[^}]*\}?)?", re.IGNORECASE)


class Told(NamedTuple):
    """A text at the top of an SVG: title, extended (the description) or alt, its language ("" unknown), the words."""

    kind: str
    lang: str
    text: str


class Drawing(NamedTuple):
    """What the root says (`attributes`, names as written), the texts, and the copy of everything inside the root."""

    attributes: dict[str, str]
    told: tuple[Told, ...]
    inner: str


def clean(data: bytes) -> Drawing:
    """Read an SVG; raises `Unreadable`: not-an-image, unreadable, truncated, too-large."""
    from defusedxml import DefusedXmlException

    try:
        return _parsed(data)
    except DefusedXmlException as problem:
        plain = written_out(data)
        if plain is None:
            raise Unreadable("unreadable", "definitions of entities in the XML are not read") from problem
        return _parsed(plain)


def _parsed(data: bytes) -> Drawing:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    copier = _Copier()
    try:
        parser = XMLParser(target=copier)
        parser.feed(data)
        parser.close()
    except ParseError as problem:
        raise _broken(copier, str(problem)) from problem
    except (ValueError, LookupError) as problem:
        if isinstance(problem, DefusedXmlException):
            raise
        raise _broken(copier, str(problem)) from problem  # such as an encoding that nobody knows
    if copier.root is None:
        raise Unreadable("not-an-image", "no svg element")
    return Drawing(copier.root, tuple(copier.told), "".join(copier.out))


def _broken(copier: _Copier, words: str) -> Unreadable:
    if copier.root is None:
        return Unreadable("not-an-image", words)
    return Unreadable(
        "truncated" if "no element found" in words or "unclosed" in words else "unreadable", words
    )


class _Copier:
    """What the parser calls for each part, in the order of the file: nothing is kept but the copy."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.told: list[Told] = []
        self.out: list[str] = []
        self._names: list[str] = []  # of the open elements; "" for those of other languages
        self._dropped = 0  # depth of the outermost element that is left out, 0 for none
        self._count = 0
        self._words: list[str] = []
        self._length = 0  # of these words
        self._lang = ""
        self._pixels = 0  # of the pictures inside the picture

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._names.append(name)
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise Unreadable("too-large", f"more than {MOST_ELEMENTS} elements")
        if len(self._names) > DEEPEST:
            raise Unreadable("too-large", f"nested more than {DEEPEST} deep")
        if self.root is None:
            self._begin(name, attributes)
        elif not self._dropped:
            self._words, self._length, self._lang = [], 0, _lang(attributes)
            if not name or name in _DROPPED:
                self._dropped = len(self._names)
            else:
                self.out.append(f"<{name}{self._written(name, attributes)}>")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg":
            raise Unreadable(
                "not-an-image", f"the root is no svg element but {name or 'of another language'}"
            )
        self.root = dict(attributes)
        label = " ".join(attributes.get("aria-label", "").split())
        if label:
            self.told.append(Told("alt", _lang(attributes), label))

    def end(self, _tag: str) -> None:
        name, depth = self._names.pop(), len(self._names) + 1
        if depth == 1:
            return
        if self._dropped:
            if self._dropped == depth:
                self._dropped = 0
                self._tell(name, depth)
            return
        if name == "style":
            self.out.append(escape(safe_css("".join(self._words)), quote=False))
        self.out.append(f"</{name}>")
        self._words = []

    def data(self, text: str) -> None:
        if not self._names:
            return
        if self._names[-1] in _SAID or self._names[-1] == "style":
            if self._length < _LONGEST_TEXT or self._names[-1] == "style":
                self._words.append(text)
                self._length += len(text)
        elif not self._dropped:
            self.out.append(escape(text, quote=False))

    def close(self) -> None:
        """Nothing is left to do."""

    def _tell(self, name: str, depth: int) -> None:
        """A title or description is the picture's own only directly below the root."""
        words = " ".join("".join(self._words).split())
        if depth == 2 and name in _SAID and words:
            self.told.append(Told(_SAID[name], self._lang or _lang(self.root or {}), words))
        self._words = []

    def _written(self, name: str, attributes: dict[str, str]) -> str:
        kept = {}
        link = attributes.get(
            "href", attributes.get(_XLINK_HREF, "")
        ).strip()  # SVG 2, 16.1.1: the first one counts
        if link and self._may_link(name, link):
            kept["href"] = link
        for key, value in attributes.items():
            if key.startswith(_XML):
                kept[f"xml:{key.removeprefix(_XML)}"] = value
            elif key != "href" and not key.startswith(("{", "on")):
                kept[key] = safe_css(value)
        return "".join(f' {key}="{escape(value)}"' for key, value in kept.items())

    def _may_link(self, name: str, value: str) -> bool:
        """A part of the same drawing, or a picture that lies in it; never a file, never an address."""
        if value.startswith("#"):
            return True
        pixels = small_enough(value) if name in ("image", "feImage") else 0
        self._pixels += pixels
        return pixels > 0 and self._pixels <= MOST_RASTER


def _lang(attributes: Mapping[str, str]) -> str:
    return attributes.get(f"{_XML}lang", attributes.get("lang", ""))


def _local(tag: str) -> str:
    """The name of an element of SVG, also where the file forgets to say that it is SVG; empty for any other."""
    space, _, name = tag.rpartition("}")
    return name if space.lstrip("{") in ("", SVG) and ":" not in name else ""


def safe_css(value: str) -> str:
    """A value without addresses; `url(#name)`, a part of the same drawing, stays."""
    if "url" not in value.lower() and "@" not in value:
        return value
    return _IMPORT.sub("", _FOREIGN_URL.sub("none", value))
