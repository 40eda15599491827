"""Times of cues: patterns of each format, and why a line of times is none."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from a11ylint.media.cues.odd import without_hidden

# WebVTT, "collect a WebVTT timestamp": hours of any length, minutes and seconds of two digits up to 59.
_STAMP: Final = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_BLANK: Final = r"[ \t\f]*+"
VTT: Final = rf"{_BLANK}{_STAMP}{_BLANK}-->{_BLANK}{_STAMP}([^\n]*+)"
_VTT_LINE: Final = re.compile(VTT)
# SRT and SBV as players take them: any number of digits, comma or dot, thousandths may be missing.
_SPACE: Final = r"[ \t\v\f]*+"
_LOOSE: Final = r"([0-9]+):([0-9]{1,2}):([0-9]{1,2})(?:[,.:]([0-9]+))?(?![0-9:,.])"
_LINES: Final = {
    "srt": re.compile(rf"{_SPACE}{_LOOSE}{_SPACE}-->{_SPACE}{_LOOSE}(.*)", re.DOTALL),
    "sbv": re.compile(
        rf"{_SPACE}{_LOOSE}{_SPACE},{_SPACE}{_LOOSE}(\s*)$".replace("[,.:]", "[.:]").replace(":,.", ":.")
    ),
}
# Lines that were meant to hold two times. `9:00 bis 12:00` and `9:00, 10:00` are words of a caption.
_FULL: Final = r"[0-9]+(?: ?: ?[0-9]+){1,2} ?[.,] ?[0-9]{1,3}(?![0-9])"
_HOURS: Final = r"[0-9]+:[0-9]+:[0-9]+"
_GAP: Final = r"(?:[ \t]*(?:[-‐-―=~]+[ \t]?(?:[>→›»]|&gt;)?|[>→›»]|&gt;|to\b|bis\b|à\b)[ \t]*|[ \t]+)"
BROKEN: Final = re.compile(
    rf"^[ \t]*(?:{_FULL}{_GAP}{_FULL}|{_HOURS}[ \t]*[-‐-―=~]+[>→][ \t]*{_HOURS})(?:[ \t]|$)", re.MULTILINE
)
_SBV: Final = rf"(?:{_HOURS}(?:[.,;:][0-9]+)?|[0-9]{{1,2}}:[0-9]{{2}}\.[0-9]{{3}})"
SBV_INSIDE: Final = re.compile(rf"^[ \t]*{_SBV}[ \t]*[,;][ \t]*{_SBV}[ \t]*$", re.MULTILINE)
# An arrow between words is no time: a line was meant as one when it begins with it, or has hours, minutes and seconds.
_BEGINS: Final = re.compile(r"[\W_]*\d+\s?[:.,;]\s?\d|.*\d:\d\d:\d\d")
_APART: Final = re.compile(r"(?<=[0-9]) *([:.,]) *(?=[0-9])")
# The number of a frame where thousandths belong, as programs for film write it.
_FRAMES: Final = re.compile(r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}:[0-9]{2}[:;][0-9]{2}(?![0-9:])")
_COMMA: Final = re.compile(r"(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2},[0-9]{1,3}(?![0-9])")
_RANGE: Final = re.compile(r"(?:(?<![0-9:])|(?<=:))[6-9][0-9](?=[:.,][0-9])")
# SRT and SBV begin with the hours, WebVTT may leave them out. Minutes and seconds are plain where thousandths follow.
_SHORT: Final = r"[0-5]?[0-9]:[0-5][0-9][.,][0-9]{3}(?![0-9])"
_EITHER: Final = rf"(?:[0-9]{{1,9}}:)?{_SHORT}"
_HOURLESS: Final = re.compile(rf"([ \t]*)({_EITHER})([ \t]*-->[ \t]*)({_EITHER})")
_TELLING: Final = 200  # characters of a line; what stands behind them cannot be a time
_COLONS: Final = 4  # in two times
_THOUSANDTHS: Final = 3  # digits
_LONGEST: Final = 9  # digits of hours; a thousand centuries


class Loose(NamedTuple):
    """Times as a lenient player takes them; `doubt` is the key of what other players do not take."""

    start: float
    end: float
    rest: str
    doubt: str = ""


def hours(written: str | None) -> int:
    """Hours as thousandths of a second; those beyond all reason are cut."""
    return int(written[:_LONGEST]) * 3_600_000 if written else 0


def seconds(hour: str | None, minutes: str, rest: str, thousandths: str) -> float:
    """The parts of a timestamp as seconds."""
    whole = int(minutes) * 60_000 + int(rest) * 1000 + int(thousandths)
    return (whole + hours(hour)) / 1000


def vtt_line(line: str) -> tuple[float, float, str] | None:
    """Start, end and settings of a WebVTT line of times; None where a player gives the cue up."""
    match = _VTT_LINE.match(line)
    if match is None:
        return None
    parts = match.groups()
    return seconds(*parts[:4]), seconds(*parts[4:8]), parts[8].strip(" \t\f")


def lenient_line(line: str, form: str) -> Loose | None:
    """The times of an SRT or SBV line, or of one that only hidden signs spoil; None where no player finds any."""
    match, hidden = _LINES[form].match(line), False
    if match is None and not line.isascii():
        match, hidden = _LINES[form].match(without_hidden(line)), True
    if match is None:
        return None
    *parts, rest = match.groups()
    first, second = (seconds(h, m, s, (f or "0")[:3]) for h, m, s, f in (parts[:4], parts[4:8]))
    doubt = "time-hidden" if hidden else _doubt(match[0][: len(match[0]) - len(rest)], parts)
    return Loose(first, second, rest.strip(), doubt)


def _doubt(written: str, parts: list[str | None]) -> str:
    """What some players do not take of two times that others read."""
    ends = (parts[3], parts[7])
    if None in ends:
        return "no-thousandths"
    if any(int(part or 0) > 59 for part in (*parts[1:3], *parts[5:7])):
        return "time-high"
    if written.count(":") > _COLONS:
        return "time-frames" if _FRAMES.search(written) else "time"
    return "odd-thousandths" if any(len(end or "") != _THOUSANDTHS for end in ends) else ""


def is_meant(line: str, form: str) -> bool:
    """Whether a line of an SRT or SBV file was meant to hold times, well or badly written."""
    if form == "sbv":
        return any_meant(line, form)
    return ("-->" in line and _BEGINS.match(line[:_TELLING]) is not None) or BROKEN.search(line) is not None


def any_meant(text: str, form: str) -> bool:
    """Whether a line of the text may have been meant to hold times; such a line has a colon."""
    if form == "sbv":
        return SBV_INSIDE.search(text) is not None or BROKEN.search(text) is not None
    return "-->" in text or BROKEN.search(text) is not None


def why_lost(line: str, form: str) -> str:
    """Why a line of an SRT or SBV file gives no times: arrow, no-hours, time-blanks, time-frames or time."""
    if form == "srt" and "-->" not in line:
        return "arrow"
    if _FRAMES.search(line[:_TELLING]):
        return "time-frames"
    if form == "srt" and with_hours(line) != line:
        return "no-hours"
    closer = joined(line[:_TELLING])
    return "time-blanks" if closer != line and _LINES[form].match(closer) else "time"


def joined(line: str) -> str:
    """A line of times without the blanks around its colons, commas and dots."""
    return _APART.sub(r"\1", line)


def with_hours(line: str) -> str:
    """A line of SRT times with the hours that are missing; the line itself where none are, or it is no such line."""
    match = _HOURLESS.match(line)
    if match is None:
        return line
    before, start, arrow, end = match.groups()
    return f"{before}{_long(start)}{arrow}{_long(end)}{line[match.end() :]}"


def _long(written: str) -> str:
    return written if written.count(":") > 1 else f"00:{written.rjust(9, '0')}"


def why_bad(line: str) -> str:
    """Why a WebVTT line with an arrow gives no times: time-hidden, -frames, -comma, -range, -blanks or time."""
    line = line[:_TELLING]
    if not line.isascii() and vtt_line(without_hidden(line)) is not None:
        return "time-hidden"
    if _FRAMES.search(line):
        return "time-frames"
    if vtt_line(joined(line)) is not None:
        return "time-blanks"
    if _COMMA.search(line):
        return "time-comma"
    return "time-range" if _RANGE.search(line) else "time"


def broken_arrow(line: str) -> bool:
    """Whether a line was meant to hold two times and its arrow is not `-->`."""
    return ":" in line and "-->" not in line and BROKEN.match(line) is not None
