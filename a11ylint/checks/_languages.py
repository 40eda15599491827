"""Names of languages in messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from a11ylint.checks import Words

NAMES: Final[Mapping[str, Words]] = {
    "ar": Words("Arabisch", "Arabic"),
    "de": Words("Deutsch", "German"),
    "en": Words("Englisch", "English"),
    "es": Words("Spanisch", "Spanish"),
    "fr": Words("Französisch", "French"),
    "it": Words("Italienisch", "Italian"),
    "nl": Words("Niederländisch", "Dutch"),
    "pl": Words("Polnisch", "Polish"),
    "ru": Words("Russisch", "Russian"),
    "tr": Words("Türkisch", "Turkish"),
    "uk": Words("Ukrainisch", "Ukrainian"),
}
"""The languages that the words of a text name reliably, by their two-letter code."""


def language_name(code: str) -> Words:
    """The name of a language, or its code in quotation marks where we have none."""
    return NAMES.get(code, Words(f"„{code}“", f"“{code}”"))
