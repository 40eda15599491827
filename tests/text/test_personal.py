"""Data about persons: account numbers with a right checksum, mobile numbers, private mail, dates of birth."""

from __future__ import annotations

import time

import pytest

from a11ylint.text.personal import is_iban, personal_data

PROVIDERS = frozenset(("gmx.de", "web.de"))


def _found(text: str) -> list[tuple[str, str]]:
    return [(datum.kind, text[datum.start : datum.end]) for datum in personal_data(text, PROVIDERS, 1920)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Konto DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00", id="in groups"),
        pytest.param("Konto DE89370400440532013000", "DE89370400440532013000", id="in one"),
        pytest.param("Konto DE89\u00a03704 0044 0532 0130 00", "DE89\u00a03704 0044 0532 0130 00", id="with a no-break space"),
        pytest.param("DE89 3704 0044 0532 0130 00 BIC ABCDEF", "DE89 3704 0044 0532 0130 00", id="capitals behind it"),
        pytest.param("AT61 1904 3002 3457 3201", "AT61 1904 3002 3457 3201", id="Austrian"),
        pytest.param("CH93 0076 2011 6238 5295 7", "CH93 0076 2011 6238 5295 7", id="Swiss"),
        pytest.param("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", id="a country without a known length"),
    ],
)  # fmt: skip
def test_account_numbers(text: str, written: str) -> None:
    assert _found(text) == [("iban", written)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("DE88 3704 0044 0532 0130 00", id="wrong checksum"),
        pytest.param("DE89 3704 0044 0532 0130", id="too short"),
        pytest.param("XDE89370400440532013000", id="inside a word"),
        pytest.param("Az. AB12 3456 7890 1234", id="a file number"),
    ],
)
def test_no_account_numbers(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "number",
    [
        "0171 2345678",
        "0171/2345678",
        "0171-234 56 78",
        "(0151) 23456789",
        "+49 171 2345678",
        "+49 (0)171 2345678",
        "0049 160 1234567",
        "01712345678",
    ],
)
def test_mobile_numbers_in_any_grouping(number: str) -> None:
    assert _found(f"Ruf an: {number}!") == [("mobile", number)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("07123 456-170", id="an office"),
        pytest.param("Drucksache 0171/2026", id="a document of the council"),
        pytest.param("Nummer 4901712345678901234", id="a long number"),
        pytest.param("10171 23456789", id="digits before"),
        pytest.param("Preis 0171,50 Euro", id="a price"),
    ],
)
def test_no_mobile_numbers(text: str) -> None:
    assert _found(text) == []


def test_only_mail_of_private_providers_counts() -> None:
    assert _found("max@gmx.de, rathaus@musterstadt.de, max@mail.gmx.de, @stadt@web.de") == [
        ("mail", "max@gmx.de")
    ]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param("Max M., geb. 12.03.2011", 1, id="short"),
        pytest.param("geboren am 12. März 2011", 1, id="in words"),
        pytest.param("born on 12 March 2011", 1, id="English"),
        pytest.param("geboren am 28. August 1749", 0, id="history"),
        pytest.param("geb. Müller", 0, id="a name before marriage"),
        pytest.param("am 12.03.2011 eröffnet", 0, id="another date"),
    ],
)
def test_dates_of_birth(text: str, many: int) -> None:
    assert len(_found(text)) == many


def test_checksum() -> None:
    assert is_iban("GB82WEST12345698765432")
    assert not is_iban("GB82WEST12345698765431")


@pytest.mark.parametrize("piece", ["0 ", "01", "DE89 ", "A1 ", "a@", "0171-", "geb. ", "1.1. "])
def test_long_texts_take_linear_time(piece: str) -> None:
    before = time.perf_counter()
    list(personal_data(piece * 40_000, PROVIDERS, 1920))
    assert time.perf_counter() - before < 3
