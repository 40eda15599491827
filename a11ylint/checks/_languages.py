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

_MORE: Final[Mapping[str, Words]] = {
    "bg": Words("Bulgarisch", "Bulgarian"),
    "bs": Words("Bosnisch", "Bosnian"),
    "ckb": Words("Zentralkurdisch (Sorani)", "Central Kurdish (Sorani)"),
    "cs": Words("Tschechisch", "Czech"),
    "da": Words("Dänisch", "Danish"),
    "dsb": Words("Niedersorbisch", "Lower Sorbian"),
    "el": Words("Griechisch", "Greek"),
    "et": Words("Estnisch", "Estonian"),
    "fa": Words("Persisch", "Persian"),
    "fi": Words("Finnisch", "Finnish"),
    "frr": Words("Nordfriesisch", "North Frisian"),
    "ga": Words("Irisch", "Irish"),
    "gsw": Words("Schweizerdeutsch", "Swiss German"),
    "he": Words("Hebräisch", "Hebrew"),
    "hi": Words("Hindi", "Hindi"),
    "hr": Words("Kroatisch", "Croatian"),
    "hsb": Words("Obersorbisch", "Upper Sorbian"),
    "hu": Words("Ungarisch", "Hungarian"),
    "is": Words("Isländisch", "Icelandic"),
    "ja": Words("Japanisch", "Japanese"),
    "ka": Words("Georgisch", "Georgian"),
    "kmr": Words("Nordkurdisch (Kurmandschi)", "Northern Kurdish (Kurmanji)"),
    "ko": Words("Koreanisch", "Korean"),
    "ku": Words("Kurdisch", "Kurdish"),
    "lb": Words("Luxemburgisch", "Luxembourgish"),
    "lt": Words("Litauisch", "Lithuanian"),
    "lv": Words("Lettisch", "Latvian"),
    "mk": Words("Mazedonisch", "Macedonian"),
    "mt": Words("Maltesisch", "Maltese"),
    "nb": Words("Norwegisch (Bokmål)", "Norwegian (Bokmål)"),
    "nds": Words("Niederdeutsch", "Low German"),
    "nn": Words("Norwegisch (Nynorsk)", "Norwegian (Nynorsk)"),
    "no": Words("Norwegisch", "Norwegian"),
    "prs": Words("Dari", "Dari"),
    "ps": Words("Paschtu", "Pashto"),
    "pt": Words("Portugiesisch", "Portuguese"),
    "rm": Words("Rätoromanisch", "Romansh"),
    "ro": Words("Rumänisch", "Romanian"),
    "sk": Words("Slowakisch", "Slovak"),
    "sl": Words("Slowenisch", "Slovenian"),
    "so": Words("Somali", "Somali"),
    "sq": Words("Albanisch", "Albanian"),
    "sr": Words("Serbisch", "Serbian"),
    "sv": Words("Schwedisch", "Swedish"),
    "ti": Words("Tigrinya", "Tigrinya"),
    "ur": Words("Urdu", "Urdu"),
    "vi": Words("Vietnamesisch", "Vietnamese"),
    "zh": Words("Chinesisch", "Chinese"),
}  # the other official languages of the European Union, and those that public bodies meet


def language_name(code: str) -> Words:
    """The name of a language, or its code in quotation marks where we have none."""
    return NAMES.get(code) or _MORE.get(code) or Words(f"„{code}“", f"“{code}”")
