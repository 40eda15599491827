"""Finds data about persons in a text: account numbers, mobile numbers, private mail addresses, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?![A-Za-z0-9])")
# Lengths of the countries that German offices meet (registry of SWIFT); others are judged by the checksum alone.
_LENGTHS = "DE22 AT20 CH21 LI21 LU20 FR27 NL18 BE16 PL28 CZ24 DK18 IT27 ES24 GB22"
_IBAN_LENGTH = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}
_SHORTEST, _LONGEST = 15, 34
# 015x, 016x, 017x: the mobile networks of Germany (Bundesnetzagentur); grouped in any way.
_MOBILE = re.compile(
    r"(?<![\w/+-])(?:(?:\+|00)49[\s./-]?(?:\(0\)[\s./-]?)?|\(?0)1[567]\d{1,2}\)?(?:[\s./–-]{0,3}\d){6,9}(?![\w/]|[.,]\d)"
)
_MAIL = re.compile(
    r"(?<![\w.+@-])(?P<name>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,3})(?![\w@-])"
)
_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    "|January|February|March|May|June|July|October|December"
)
_DATE = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?P<year>\d{{4}})|\d{{1,2}}\.?\s(?:{_MONTHS})\s(?P<other>\d{{4}}))"
_BORN = re.compile(
    rf"(?<!\w)(?:geb\.|geboren|Geburtsdatum|born|date of birth)\s?:?\s?(?:am|on)?\s?{_DATE}", re.IGNORECASE
)


class Datum(NamedTuple):
    """A piece of data about a person: its kind (iban, mobile, mail, birth), half-open offsets, and what it says."""

    kind: str
    start: int
    end: int
    value: str


def personal_data(text: str, providers: frozenset[str], oldest: int) -> Iterator[Datum]:
    """All pieces in order of their kinds.

    `providers` are hosts of mail that private people use; who was born before the year `oldest` is history.
    """
    for match in _IBAN.finditer(text):
        number = _iban(match[0])
        if number:
            yield Datum("iban", match.start(), match.start() + _written(match[0], len(number)), number)
    for match in _MOBILE.finditer(text):
        yield Datum("mobile", *match.span(), " ".join(match[0].split()))
    for match in _MAIL.finditer(text):
        if match["host"].lower() in providers:
            yield Datum("mail", *match.span(), match[0])
    for match in _BORN.finditer(text):
        if int(match["year"] or match["other"]) >= oldest:
            yield Datum("birth", *match.span(), match[0])


def _iban(written: str) -> str | None:
    """The account number at the beginning of a stretch of groups, if its length and its checksum are right."""
    plain = re.sub(r"\s", "", written)
    length = _IBAN_LENGTH.get(plain[:2])
    candidates = (length,) if length else range(min(len(plain), _LONGEST), _SHORTEST - 1, -1)
    for size in candidates:
        if len(plain) >= size and is_iban(plain[:size]):
            return plain[:size]
    return None


def is_iban(number: str) -> bool:
    """Whether the checksum of an account number is right (ISO 13616, modulo 97)."""
    digits = "".join(str(int(char, 36)) for char in number[4:] + number[:4])
    return int(digits) % 97 == 1


def _written(text: str, characters: int) -> int:
    """How many characters of a text the first so many that are no blanks take."""
    for index, char in enumerate(text):
        characters -= not char.isspace()
        if not characters:
            return index + 1
    return len(text)
