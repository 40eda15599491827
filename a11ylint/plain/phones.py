"""Phone numbers that are written with strokes or full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A prefix that begins with 0 (at least three digits in Germany) or +, then groups. Groups of two digits and full stops
# alone are dates; file numbers have a word such as "Az." before them.
_NUMBER = re.compile(
    r"(?<![\w./+-])(?P<prefix>\(?(?:\+|00)\d{1,3}\)?(?:[ /.-]?\(0\))?(?:[ /.-]{0,3}\d{2,5})?|\(?0\d{2,5}\)?)"
    r"(?P<rest>(?:\s?[/.]\s?|[ -]|\s?–\s?)\d{1,8}(?:(?:\s?[/.]\s?|[ -]|\s?–\s?)\d{1,8}){0,5})(?![\w/]|[.,]\d)"
)
_SIGN = re.compile(r"\s?[/.]\s?")
_OTHER = re.compile(
    r"(?:Az\.?|Aktenzeichen|Drucksache|Drs\.?|Vorlage|Beschluss|Rechnung|Kunden\w*|IBAN|Konto|Nr\.|Nummer|Art\.|BLZ|Kurs|ISBN"
    r"|File|Ref\.?|No\.)[:\s]*(?:Nr\.?\s*)?$|IBAN[^,;]*$",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"(?:Tel|Fon|Phone|Fax|Ruf|Mobil|Handy|Hotline|☎|📞)\S*\s*(?:Nr\.?|nummer)?[:\s]*$", re.IGNORECASE
)
_FEWEST_DIGITS = 7
_LOOK_BACK = 24


class Phone(NamedTuple):
    """A phone number: half-open offsets, and the same with blanks (DIN 5008)."""

    start: int
    end: int
    better: str


def badly_grouped(prose: str) -> Iterator[Phone]:
    """Phone numbers with strokes or full stops between their groups."""
    for match in _NUMBER.finditer(prose):
        number = match[0]
        before = prose[max(0, match.start() - _LOOK_BACK) : match.start()]
        digits = sum(char.isdigit() for char in number)
        if not _SIGN.search(number) or digits < _FEWEST_DIGITS or _OTHER.search(before):
            continue
        if "/" not in number and not number.startswith(("+", "(+", "00")) and not _PHONE_WORD.search(before):
            continue
        yield Phone(*match.span(), _SIGN.sub(" ", number))
