"""TTML, DFXP and EBU-TT-D: the timed paragraphs, read event by event so that each knows its line.

https://www.w3.org/TR/ttml1/#timing and https://tech.ebu.ch/publications/tech3380
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.handler import ContentHandler

from a11ylint.media.cues.model import Cue, Trouble
from a11ylint.media.cues.odd import coded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.sax.xmlreader import AttributesImpl, Locator

_CLOCK: Final = re.compile(
    r"([0-9]{2,9}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9})|:([0-9]{2,9})(?:\.[0-9]+)?)?"
)
_OFFSET: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t)")
_UNITS: Final = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_NO_WORDS: Final = frozenset(("metadata", "title", "desc", "copyright", "agent", "actor", "name"))
_BREAK: Final = "\0"
# The name of a grammar, as old editors write it; it defines nothing here, and nobody fetches it.
_GRAMMAR: Final = re.compile(r"<!DOCTYPE[^\[\]<>]{0,400}>")


class Parsed(NamedTuple):
    """What a TTML file holds."""

    cues: tuple[Cue, ...]
    troubles: tuple[Trouble, ...]
    language: str


class Rates(NamedTuple):
    """Frames and ticks a second, as the root element names them."""

    frames: float = 30.0
    ticks: float = 1.0


class _Open(NamedTuple):
    """An element that is open, with what it takes over from those around it.

    `start` and `end` are seconds (None: without end) and `line` that of the innermost paragraph or span with times of
    its own; `timed` whether this element has some; `broken` that they cannot be read; `words` that text here shows;
    `row` that what stands in it is shown one after the other.
    """

    name: str
    start: float = 0.0
    end: float | None = None
    line: int = 1
    timed: bool = False
    broken: bool = False
    words: bool = False
    row: bool = False


def parse(text: str) -> Parsed:
    """The captions of an XML text. Entities and external files are refused; broken XML is one trouble."""
    from xml.sax import SAXException

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    reader = _Reader()
    troubles: list[Trouble] = reader.troubles
    try:
        parseString(_alone(text).encode("utf-8", "replace"), reader)
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: 1)() or 1
        troubles.append(Trouble(line, "not-xml", error.getMessage()[:60]))
    except (DefusedXmlException, ValueError) as error:
        troubles.append(Trouble(1, "not-xml", type(error).__name__))
    return Parsed(tuple(reader.cues), tuple(troubles), reader.language)


def _alone(text: str) -> str:
    """The text without its grammar, and without its encoding: it is decoded already. The lines stay."""
    text = _GRAMMAR.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    return re.sub(r"""\A(<\?xml[^>]*?)\sencoding\s*=\s*(?:"[^"]*"|'[^']*')""", r"\1", text)


def moment(written: str, rates: Rates) -> float | None:
    """Seconds of a time expression: `00:00:01.500`, `00:00:01:12` (frames), `1.5s`, `40f`; None for anything else."""
    written = written.strip()
    if clock := _CLOCK.fullmatch(written):
        hours, minutes, rest, fraction, frames = clock.groups()
        if int(minutes) > 59 or int(rest) > 60:
            return None
        parts = int(frames) / rates.frames if frames else float(f"0.{fraction or 0}")
        return int(hours) * 3600 + int(minutes) * 60 + int(rest) + parts
    if offset := _OFFSET.fullmatch(written):
        value, unit = float(offset[1]), offset[2]
        return value / {"f": rates.frames, "t": rates.ticks}[unit] if unit in "ft" else value * _UNITS[unit]
    return None


class _Reader(ContentHandler):
    """Collects captions: a paragraph with times, or each timed span of a paragraph that has none."""

    def __init__(self) -> None:
        super().__init__()
        self.cues: list[Cue] = []
        self.troubles: list[Trouble] = []
        self.language = ""
        self._rates = Rates()
        self._open: list[_Open] = []
        self._next: list[float] = []  # for each of these, when the next one in its row begins
        self._words: list[str] = []

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the handler's own name
        """The parser tells where it is."""
        self._where = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the handler's own name
        """An element begins."""
        name = name.rpartition(":")[2]
        own = {key.rpartition(":")[2]: value for key, value in attrs.items()}
        if name == "tt":
            self.language = attrs.get("xml:lang", "")
            self._rates = _rates(own)
        if name == "br":
            self._words.append(_BREAK)
        opened = self._timed(name, own)
        if name == "p" or (name == "span" and opened.timed):
            self._close_cue()
        self._open.append(opened)
        self._next.append(opened.start)

    def characters(self, content: str) -> None:
        """Characters; those of metadata are no captions."""
        if self._open and self._open[-1].words:
            self._words.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - the handler's own name
        """An element ends; a paragraph or a timed span gives a caption."""
        last = self._open[-1]
        if name.rpartition(":")[2] == "p" or (last.name == "span" and last.timed):
            self._close_cue()
        self._open.pop()
        self._next.pop()
        if last.timed and last.end is not None and self._next:
            self._next[-1] = last.end

    def _timed(self, name: str, own: Mapping[str, str]) -> _Open:
        """The times of an element, counted from those of the element that it stands in."""
        outer = self._open[-1] if self._open else _Open("")
        zero = self._next[-1] if outer.row else outer.start
        here = self._where.getLineNumber() or 1
        found = {key: moment(own[key], self._rates) for key in ("begin", "end", "dur") if key in own}
        for key, value in found.items():
            if value is None:
                self.troubles.append(Trouble(here, "time", own[key][:60]))
        start = zero + (found.get("begin") or 0.0)
        end, length = found.get("end"), found.get("dur")
        ends = [outer.end] if outer.end is not None else []
        ends += [zero + end] if end is not None else []
        ends += [start + length] if length is not None else []
        return _Open(
            name,
            start,
            min(ends, default=None),
            here if name == "p" or found else outer.line,
            bool(found),
            outer.broken or None in found.values(),
            (outer.words or name == "p") and name not in _NO_WORDS,
            own.get("timeContainer") == "seq",
        )

    def _close_cue(self) -> None:
        """Make a caption of the words so far, when there are any."""
        words = "\n".join(" ".join(part.split()) for part in "".join(self._words).split(_BREAK)).strip("\n")
        self._words.clear()
        inner = self._open[-1] if self._open else _Open("")
        if not words or inner.broken or not inner.words:
            return
        if inner.end is None:
            self.troubles.append(Trouble(inner.line, "no-time", words[:60].replace("\n", " ")))
            return
        if inner.end <= inner.start:
            self.troubles.append(Trouble(inner.line, "backwards"))
        if self.cues and inner.start < self.cues[-1].start:
            self.troubles.append(Trouble(inner.line, "unordered"))
        if "&" in words and coded(words, "ttml") is not None:
            self.troubles.append(Trouble(inner.line, "code-shown"))
        self.cues.append(Cue(inner.start, inner.end, words, inner.line))


def _rates(own: Mapping[str, str]) -> Rates:
    """Frames and ticks a second (`frameRate`, `frameRateMultiplier`, `tickRate`)."""
    frames = _positive(own.get("frameRate", "")) or 30.0
    top, _, bottom = own.get("frameRateMultiplier", "").replace(":", " ").strip().partition(" ")
    if _positive(top) and _positive(bottom.strip()):
        frames *= _positive(top) / _positive(bottom.strip())
    return Rates(frames, _positive(own.get("tickRate", "")) or 1.0)


def _positive(written: str) -> float:
    """A positive whole number; 0 for anything else."""
    written = written.strip()
    return float(int(written)) if written.isascii() and written.isdigit() and len(written) < 10 else 0.0
