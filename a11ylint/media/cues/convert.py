"""Captions written in another format: WebVTT and SRT by webvtt-py, SBV here, since no package writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from a11ylint.media.cues.tokens import visible, voice

if TYPE_CHECKING:
    from a11ylint.media.cues.model import Cue, CueFile

Target = Literal["vtt", "srt", "sbv"]
TARGETS: Final[tuple[Target, ...]] = ("srt", "vtt", "sbv")

# What both SRT and WebVTT know; the rest of SRT's tags says colours and places that no platform shows.
_KEPT: Final = re.compile(r"(</?[ibu]>)", re.IGNORECASE)
_DROPPED: Final = re.compile(
    r"</?(?:font|c|v|em|strong|span)(?:[ .][^<>]*)?>|\{\\[^{}]*\}|<br ?/?>", re.IGNORECASE
)
# A voice of WebVTT begins, and a reading that is shown above its signs; `</rt>` may be left out.
_VOICE: Final = re.compile(r"<v[.\s]")
_READING: Final = re.compile(r"<rt(?:\.[^>]*)?>([^<]+)(?:</rt>|(?=</ruby>|<rt>|<ruby>|\Z))")
# Colours and classes by which captions may tell who speaks: of SRT, of WebVTT, of TTML.
_COLOURS: Final = re.compile(
    r"""<font\s[^<>]*?color\s*=\s*["']?([#\w]+)|<(?:c|i|b|u|lang|ruby)\.([^<>\s]+)"""
    r"""|\btts:color\s*=\s*["']([^"']+)""",
    re.IGNORECASE,
)
# webvtt-py takes `<` in a text that goes to SRT for a tag; a private character stands in for it meanwhile.
_STAND_IN: Final = "\ue0fe"


def convert(file: CueFile, to: Target) -> str:
    """The captions of a file in another format, with line feeds; those without words or with bad times are left out."""
    written = {"vtt": _vtt, "srt": _srt, "sbv": _sbv}[to](file)
    return written.rstrip("\n") + "\n"


def colours(file: CueFile) -> frozenset[str]:
    """The colours and classes of the captions, as written in small letters: a conversion drops them.

    Where there are several, they may tell who speaks, as broadcasters use them.
    """
    text = file.text if file.format == "ttml" else "\n".join(cue.text for cue in file.cues if "<" in cue.text)
    return frozenset(next(filter(None, match.groups())).lower() for match in _COLOURS.finditer(text))


def _rows(file: CueFile) -> Iterator[tuple[float, float, str, str]]:
    """Start, end, payload and visible text; where the speaker changes, the name stands before the words.

    Three signs that would begin the next caption are one arrow in the visible text.
    """
    speaker = ""
    for cue, lines in zip(file.cues, file.lines, strict=True):
        if lines and cue.end > cue.start:
            shown = []
            for name, words in _spoken(cue, lines) if file.format == "vtt" else ((cue.voice, lines),):
                shown += [_label(name, words[0]) if name != speaker else words[0], *words[1:]]
                speaker = name
            yield cue.start, cue.end, cue.text, "\n".join(shown).replace("-->", "→")


def _label(name: str, words: str) -> str:
    """Words behind the name of the speaker, unless they begin with it already."""
    said = not name or words.casefold().startswith(f"{name}:".casefold())
    return words if said else f"{name}: {words}"


def _spoken(cue: Cue, lines: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The visible lines of a WebVTT cue by speaker; each one begins a line. Readings stand behind their signs."""
    if "<v" not in cue.text and "<rt" not in cue.text:
        yield "", lines
        return
    starts = [0, *(match.start() for match in _VOICE.finditer(cue.text)), len(cue.text)]
    for start, end in pairwise(starts):
        part = _READING.sub(r"(\1)", cue.text[start:end])
        if words := visible(part):
            yield voice(part), words


def _vtt(file: CueFile) -> str:
    from webvtt import Caption, WebVTT

    made = WebVTT()
    for start, end, payload, words in _rows(file):
        text = escape(words, quote=False) if file.format == "ttml" else _escaped(payload)
        made.captions.append(Caption(clock(start), clock(end), text))
    return made.content


def _escaped(payload: str) -> str:
    """An SRT payload as WebVTT: bold, italic and underline stay, other signs are written as entities."""
    parts = _KEPT.split(_DROPPED.sub("", payload))
    text = "".join(
        part.lower() if at % 2 else escape(unescape(part), quote=False) for at, part in enumerate(parts)
    )
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _srt(file: CueFile) -> str:
    from webvtt import Caption, WebVTT

    made, out = WebVTT(), StringIO()
    for start, end, _, words in _rows(file):
        made.captions.append(Caption(clock(start), clock(end), words.replace("<", _STAND_IN)))
    made.write(out, format="srt")
    return out.getvalue().replace(_STAND_IN, "<")


def _sbv(file: CueFile) -> str:
    rows = (f"{_short(start)},{_short(end)}\n{words}\n" for start, end, _, words in _rows(file))
    return "\n".join(rows)


def slim(file: CueFile) -> str:
    """A WebVTT file with nothing but its captions as they are written, in the shortest times."""
    head = ["WEBVTT"]
    head += [f"{key.title()}: {file.header[key]}" for key in ("kind", "language") if file.header.get(key)]
    rows = []
    for cue in file.cues:
        times = f"{_least(cue.start)} --> {_least(cue.end)}"
        rows.append("\n".join(part for part in (f"{times} {cue.settings}".rstrip(), cue.text) if part))
    return "\n\n".join(("\n".join(head), *rows)) + "\n"


def _least(seconds: float) -> str:
    return clock(seconds).removeprefix("00:")


def clock(seconds: float) -> str:
    """Seconds as 00:01:02.500."""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def _short(seconds: float) -> str:
    """Seconds as 0:01:02.500, which is how SBV writes them."""
    written = clock(seconds)
    return written.removeprefix("0") if len(written) == 12 else written
