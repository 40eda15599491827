"""Dates that readers may take for another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.later import later

# Day and month in numbers with strokes or hyphens and a year. Groups of more numbers are phone or file numbers.
_BETWEEN_DIGITS = re.compile(r"[/-](?<=\d.)\d")
_NUMERIC = later(
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\w/-]|\.\d)"
)
_RELATIVE = {
    "de": later(
        r"(?<!\w)(?:[Hh]eute|[Gg]estern|[Vv]orgestern|[ÜüUu]bermorgen|morgen|Morgen(?=\s[a-zäöü]))(?!\w)"
    ),
    "en": later(r"(?<!\w)(?:[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight)(?!\w)"),
}
_GOOD_MORNING = later(r"(?:[Gg]uten|[Aa]m|[Jj]eden|[Ee]inen|[Dd]iesen|[Hh]eute|[Gg]estern)\s$")
_MONTHS_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()
_DAY = later(
    r"\d{1,2}\.\s?(?:\d{1,2}\.|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jän))"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2}"
)


class Numeric(NamedTuple):
    """A date in numbers: half-open offsets, and its two readings as (day, month)."""

    start: int
    end: int
    one: tuple[int, int]
    other: tuple[int, int]


def may_be_ambiguous(text: str) -> bool:
    """Whether there is anything between digits that could part the numbers of a date: a quick first look."""
    return _BETWEEN_DIGITS.search(text) is not None


def ambiguous(prose: str) -> Iterator[Numeric]:
    """Dates such as 03/04/25, where day and month can change places."""
    for match in _NUMERIC().finditer(prose):
        first, second = int(match["first"]), int(match["second"])
        if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            yield Numeric(*match.span(), (first, second), (second, first))


def relative(prose: str, lang: str) -> Iterator[tuple[int, int]]:
    """Words such as "morgen" that mean another day for who reads the post later."""
    for match in _RELATIVE[lang]().finditer(prose):
        if not _GOOD_MORNING().search(prose[max(0, match.start() - 8) : match.start()]):
            yield match.span()


def has_date(prose: str) -> bool:
    """Whether a text names a day with its month."""
    return _DAY().search(prose) is not None


def named(day: tuple[int, int], lang: str) -> str:
    """(3, 4) as "3. April" or "3 April"."""
    months, dot = (_MONTHS_DE, ".") if lang == "de" else (_MONTHS_EN, "")
    return f"{day[0]}{dot} {months[day[1] - 1]}"
