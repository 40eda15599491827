"""Times of cues: patterns of each format, and why a line of times is none."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# WebVTT, "collect a WebVTT timestamp": hours of any length, minutes and seconds of two digits up to 59.
_STAMP: Final = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_BLANK: Final = r"[ \t\f]*+"
VTT: Final = rf"{_BLANK}{_STAMP}{_BLANK}-->{_BLANK}{_STAMP}([^\n]*+)"
_VTT_LINE: Final = re.compile(VTT)
# SRT and SBV as players take them: any number of digits, comma or dot, thousandths may be missing.
_LOOSE: Final = r"([0-9]+):([0-9]{1,2}):([0-9]{1,2})(?:[,.:]([0-9]+))?(?![0-9:,.])"
_LINES: Final = {
    "srt": re.compile(rf"\s*{_LOOSE}\s*-->\s*{_LOOSE}(.*)", re.DOTALL),
    "sbv": re.compile(rf"\s*{_LOOSE}\s*,\s*{_LOOSE}(\s*)$".replace("[,.:]", "[.:]").replace(":,.", ":.")),
}
# Lines that were meant to hold two times. `9:00 bis 12:00` and `9:00, 10:00` are words of a caption.
_FULL: Final = r"[0-9]+(?::[0-9]+){1,2}[.,][0-9]{1,3}(?![0-9])"
_HOURS: Final = r"[0-9]+:[0-9]+:[0-9]+"
_GAP: Final = r"(?:[ \t]*(?:[-‐-―=~]+[>→]?|[>→]|to\b|bis\b)[ \t]*|[ \t]+)"
BROKEN: Final = re.compile(
    rf"^[ \t]*(?:{_FULL}{_GAP}{_FULL}|{_HOURS}[ \t]*[-‐-―=~]+[>→][ \t]*{_HOURS})(?:[ \t]|$)", re.MULTILINE
)
SBV_INSIDE: Final = re.compile(
    rf"^[ \t]*{_HOURS}(?:[.,;:][0-9]+)?[ \t]*,[ \t]*{_HOURS}(?:[.,;:][0-9]+)?[ \t]*$", re.MULTILINE
)
_COMMA: Final = re.compile(r"(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2},[0-9]{1,3}(?![0-9])")
_RANGE: Final = re.compile(r"(?:(?<![0-9:])|(?<=:))[6-9][0-9](?=[:.,][0-9])")
# SRT and SBV begin with the hours, WebVTT may leave them out. Minutes and seconds are plain where thousandths follow.
_SHORT: Final = r"[0-5]?[0-9]:[0-5][0-9][.,][0-9]{3}(?![0-9])"
_EITHER: Final = rf"(?:[0-9]{{1,9}}:)?{_SHORT}"
_HOURLESS: Final = re.compile(rf"([ \t]*)({_EITHER})([ \t]*-->[ \t]*)({_EITHER})")
_TELLING: Final = 200  # characters of a line; what stands behind them cannot be a time
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
    """The times of an SRT or SBV line; None where no player finds any."""
    match = _LINES[form].match(line)
    if match is None:
        return None
    *parts, rest = match.groups()
    doubt = ""
    if parts[3] is None or parts[7] is None:
        doubt = "no-thousandths"
    elif any(int(part) > 59 for part in (*parts[1:3], *parts[5:7])):
        doubt = "time-high"
    first, second = (seconds(h, m, s, (f or "0")[:3]) for h, m, s, f in (parts[:4], parts[4:8]))
    return Loose(first, second, rest.strip(), doubt)


def is_meant(line: str, form: str) -> bool:
    """Whether a line of an SRT or SBV file was meant to hold times, well or badly written."""
    return (form == "srt" and "-->" in line) or any_meant(line, form)


def any_meant(text: str, form: str) -> bool:
    """Whether a line of the text was meant to hold times; such a line has a colon."""
    if form == "sbv":
        return SBV_INSIDE.search(text) is not None or BROKEN.search(text) is not None
    return "-->" in text or BROKEN.search(text) is not None


def why_lost(line: str, form: str) -> str:
    """Why a line of an SRT or SBV file gives no times: arrow, no-hours or time."""
    if form == "srt" and "-->" not in line:
        return "arrow"
    return "no-hours" if form == "srt" and with_hours(line) != line else "time"


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
    """Why a WebVTT line with an arrow gives no times: time-comma, time-range or time."""
    line = line[:_TELLING]
    if _COMMA.search(line):
        return "time-comma"
    return "time-range" if _RANGE.search(line) else "time"


def broken_arrow(line: str) -> bool:
    """Whether a line was meant to hold two times and its arrow is not `-->`."""
    return ":" in line and "-->" not in line and BROKEN.match(line) is not None
