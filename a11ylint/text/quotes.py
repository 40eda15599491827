"""Finds what stands in quotation marks."""

from __future__ import annotations

from a11ylint.later import later

# German, English, French and Swiss marks; one that is never closed quotes nothing.
_QUOTED = later(
    '„[^„“”"\r\n]{1,400}[“”"]|“[^“”\r\n]{1,400}”|"[^"\r\n]{1,400}"|»[^»«\r\n]{1,400}«|«[^»«\r\n]{1,400}»'
    "|‚[^‚‘\r\n]{1,200}‘"
)


def quoted(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the stretches between quotation marks, in order."""
    return [match.span() for match in _QUOTED().finditer(text)]


def is_quoted(start: int, end: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether a stretch lies between the marks of a quotation."""
    return any(first <= start and end <= last for first, last in quotes)
