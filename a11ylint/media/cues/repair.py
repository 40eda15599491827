"""Mechanical repairs of caption files: nothing is guessed, each repaired line can be read afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.cues import odd, times

if TYPE_CHECKING:
    from a11ylint.media.cues.model import CueFile, Trouble
    from a11ylint.source import Source

# The signature in other letters, behind blank lines or a mark that stands there twice, before an odd blank.
_SIGNATURE: Final = re.compile(r"[\s\ufeff]{0,200}WEB-?VTT(?:([^\S \t\r\n]+)|(?=\s|\Z))", re.IGNORECASE)
_COMMA: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NO_FRACTION: Final = re.compile(r"([0-9]+:[0-9]{1,2}:[0-9]{1,2})(?![0-9:,.])")
_TIME: Final = r"[0-9]+(?::[0-9]+){1,2}(?:[.,][0-9]+)?"
_ARROW: Final = r"(?:[-‐-―=~>→›»]|&gt;)"
_GAP: Final = re.compile(rf"(\s*{_TIME})\s*(?:{_ARROW}(?: ?{_ARROW})*|to\b|bis\b|à)?\s*({_TIME})")
_ENDS: Final = {True: re.compile(rf"-->\s*({_TIME})"), False: re.compile(rf",\s*({_TIME})\s*\Z")}
_LONGEST_LINE: Final = 500  # characters; a longer line holds more than two times


class Repair(NamedTuple):
    """New characters for a stretch of the file (offsets)."""

    start: int
    end: int
    text: str


def repairs(source: Source, file: CueFile) -> list[Repair]:
    """What can be put right, by place; several insertions at one place are one repair."""
    found: list[Repair] = []
    notes = _Notes(
        "\r\n" if "\r\n" in file.text else "\n",
        {cue.line: at for at, cue in enumerate(file.cues, 1)},
        file.format,
    )
    for entry in sorted(entry for trouble in file.troubles for entry in _repair(trouble, source, notes)):
        before = found[-1] if found else None
        if before and before.start == before.end == entry.start:
            found[-1] = Repair(entry.start, entry.end, before.text + entry.text)
        elif before is None or entry.start >= before.end:  # the same line is not written twice
            found.append(entry)
    return found


class _Notes(NamedTuple):
    """What all repairs of a file need: its line end, the number of the cue at each line, its format."""

    ending: str
    numbers: dict[int, int]
    form: str


def _repair(trouble: Trouble, source: Source, notes: _Notes) -> Iterator[Repair]:
    start = source.line_starts[min(trouble.line, len(source.line_starts)) - 1]
    if trouble.key == "no-signature":
        yield from _signed(source.text, notes.ending)
    elif trouble.key in ("no-blank-line", "number-shown"):
        yield Repair(start, start, notes.ending)
    elif trouble.key == "no-number":
        yield Repair(start, start, f"{notes.numbers.get(trouble.line, 1)}{notes.ending}")
    elif trouble.key in _REWRITE:
        line = source.line(trouble.line)
        better = _REWRITE[trouble.key](line) if len(line) < _LONGEST_LINE else ""
        if better and better != line and _reads(better, notes.form):
            yield Repair(start, start + len(line), better)
    elif trouble.key == "words-beside":
        yield from _moved(source.line(trouble.line), start, notes.ending)
    elif trouble.key in _IN_WORDS:
        line = source.line(trouble.line)
        better = "" if trouble.key == "blank-filled" else _shown(line, notes.form)
        if better != line:
            yield Repair(start, start + len(line), better)


def _signed(text: str, ending: str) -> Iterator[Repair]:
    """The signature of WebVTT above times that a player could read."""
    if "-->" in text:
        match = _SIGNATURE.match(text)
        signed = "WEBVTT " if match and match[1] else "WEBVTT"
        yield Repair(0, match.end(), signed) if match else Repair(0, 0, f"WEBVTT{ending}{ending}")


def _moved(line: str, start: int, ending: str) -> Iterator[Repair]:
    """Words behind the times in a line of their own; none where settings may be among them."""
    match = _ENDS[True].search(line) if len(line) < _LONGEST_LINE else None
    if match and ":" not in line[match.end() :]:
        words = line[match.end() :].lstrip()
        yield Repair(start + match.end(), start + len(line) - len(words), ending)


def _shown(line: str, form: str) -> str:
    """The same words, written so that players show them."""
    plain = odd.decoded(line, form)
    return odd.escaped(plain).replace("-->", "--&gt;") if form == "vtt" else plain


def _reads(line: str, form: str) -> bool:
    return (times.vtt_line(line) if form == "vtt" else times.lenient_line(line, form)) is not None


_REWRITE: Final[dict[str, Callable[[str], str]]] = {
    "time-comma": lambda line: _COMMA.sub(".", line),
    "arrow": lambda line: _GAP.sub(r"\1 --> \2", times.joined(line), count=1),
    "no-hours": times.with_hours,
    "no-thousandths": lambda line: _NO_FRACTION.sub(r"\1,000", line),
    "time-blanks": times.joined,
    "time-hidden": odd.without_hidden,
}
_IN_WORDS: Final = frozenset(("arrow-text", "blank-filled", "code-shown", "words-swallowed"))


def ended(source: Source, line: int, end: float) -> Repair | None:
    """A line of times with another end, written as the old one was; None where it is not found."""
    written = source.line(line)
    match = _ENDS["-->" in written].search(written) if len(written) < _LONGEST_LINE else None
    if match is None:
        return None
    start = source.line_starts[line - 1]
    return Repair(start + match.start(1), start + match.end(1), _like(match[1], end))


def _like(old: str, seconds: float) -> str:
    """A time in the form of another one: with or without hours, with its dot or comma."""
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    sign = "," if "," in old else "."
    parts = old.split(":")
    short = f"{minutes:02d}:{rest // 1000:02d}{sign}{rest % 1000:03d}"
    if len(parts) == 3 or hours:
        return f"{hours:0{len(parts[0]) if len(parts) == 3 else 2}d}:{short}"
    return short
