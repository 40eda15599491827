"""What a caption file holds: cues, and what a player loses or trips over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple

from a11ylint.media.cues import tokens

Format = Literal["vtt", "srt", "sbv", "ttml"]

# Troubles by weight: the file is refused, a cue or its words never show, players differ. `no-captions` is a file that
# is something else, as its `data` says.
FATAL: Final = frozenset(("no-signature", "not-xml", "no-captions"))
LOST: Final = frozenset(
    (
        "arrow",
        "arrow-text",
        "backwards",
        "no-hours",
        "no-time",
        "text-lost",
        "time",
        "time-blanks",
        "time-comma",
        "time-frames",
        "time-hidden",
        "time-range",
        "words-beside",
        "words-swallowed",
    )
)
MINOR: Final = frozenset(
    (
        "blank-filled",
        "code-shown",
        "no-blank-line",
        "no-number",
        "no-thousandths",
        "number-shown",
        "odd-thousandths",
        "second-header",
        "style-late",
        "time-high",
        "unordered",
    )
)


class Cue(NamedTuple):
    """One caption. `text` is the payload as written, tags and all, lines joined by a line feed.

    `start` and `end` are seconds; `line` is the line of the times, from 1. `voice` is the first speaker that a
    voice tag names; `settings` is what stands behind the times. `CueFile.lines` has the words as they are seen.
    """

    start: float
    end: float
    text: str
    line: int
    id: str = ""
    settings: str = ""
    voice: str = ""


class Trouble(NamedTuple):
    """Something a player loses or trips over: `key` is one of FATAL, LOST and MINOR, `data` the words in question."""

    line: int
    key: str
    data: str = ""


def is_more(troubles: Sequence[Trouble], cues: Sequence[Cue]) -> bool:
    """Whether words outside of captions go on with those that were told last: no caption stands between them."""
    last = troubles[-1] if troubles else None
    return last is not None and last.key == "text-lost" and not (cues and cues[-1].line > last.line)


@dataclass(frozen=True, eq=False)
class CueFile:
    """A caption file; two reads are never equal, so that a file can be the key of a cache.

    `text` is the whole file, decoded, its line ends untouched and without a byte order mark. `encoding` is utf-8,
    utf-16, cp1252 …; `mark` says whether a byte order mark stood before it. `header` holds the lower-case words of a
    WebVTT header (`kind`, `language`), `language` what header or XML say, as written. `styles` are the lines of
    style and region blocks. `size` is in bytes.
    """

    format: Format
    cues: tuple[Cue, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    encoding: str = "utf-8"
    mark: bool = False
    header: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    styles: tuple[int, ...] = ()
    size: int = 0
    text: str = ""

    @property
    def kind(self) -> str:
        """The kind that the header names, as written."""
        return self.header.get("kind", "")

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The visible lines of each cue, in the order of `cues`: no tags, entities decoded, no empty lines."""
        return tuple(plain(cue, self.format) for cue in self.cues)


def plain(cue: Cue, form: Format = "vtt") -> tuple[str, ...]:
    """The visible lines of a cue: no tags, entities decoded, no blanks around, no empty lines."""
    return SHOWN[form](cue.text)


SHOWN: Final = {
    "vtt": tokens.visible,
    "srt": tokens.visible_loose,
    "sbv": tokens.visible_loose,
    "ttml": tokens.lines,  # tags and entities are gone already
}
