"""Filling messages: those of the rules, and the program's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from a11ylint.strings import STRINGS, Words
from a11ylint.unchecked import SKIPPED, UNCHECKED

LANGUAGES = ("de", "en")
LONGEST_VALUE = 90
MOST_ITEMS = 20

# Control and bidi characters in a file name must not reach a terminal or change the order of a line.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
# Names that are no UTF-8 come with lone surrogates, which no file can hold.
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def fill(template: object, data: Mapping[str, object], lang: str) -> str:
    """Put the values into a message. A template with `one` and `other` is chosen by the value `count`."""
    if isinstance(template, Mapping):
        template = template["one" if data.get("count") == 1 else "other"]
    return str(template).format_map({name: show(value, lang) for name, value in data.items()})


def show(value: object, lang: str) -> str:
    """A value as it stands in a message: in the right language, on one line, not too long."""
    if isinstance(value, bool):
        return _YES_NO[lang][value]
    if isinstance(value, float):
        number = f"{value:.1f}"
        return number.replace(".", ",") if lang == "de" else number
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        shown = [show(item, lang) for item in value[:MOST_ITEMS]]
        return ", ".join(shown if len(value) <= MOST_ITEMS else [*shown, "…"])
    return shorten(clean(str(_said(value, lang))))


def _said(value: object, lang: str) -> object:
    """One of the languages of a value that has a field for each."""
    return getattr(value, lang) if hasattr(value, "_fields") else value


def clean(value: str) -> str:
    """The text on one line, without characters that steer a terminal or cannot be stored."""
    if value.isprintable():  # as nearly all are; neither of the two patterns finds a printable character
        return value.strip()
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub(" ", value)).strip()


def shorten(value: str, longest: int = LONGEST_VALUE) -> str:
    """The words cut at a word before `longest` characters, with an ellipsis."""
    if len(value) <= longest:
        return value
    head = value[: longest - 1]
    return (head[: head.rfind(" ")] if " " in head[longest // 2 :] else head).rstrip() + "…"


def text(key: str, lang: str, **data: object) -> str:
    """One of the program's own strings; values stay whole, on one line."""
    template = STRINGS[key][lang]
    if isinstance(template, Mapping):
        template = template["one" if data.get("count") == 1 else "other"]
    return str(template).format_map({name: clean(str(_said(value, lang))) for name, value in data.items()})


def why_unchecked(why: str, count: int, lang: str) -> str:
    """Why `count` things were not looked at; an unknown reason is shown by its key."""
    return _reason(UNCHECKED, why, count, lang)


def why_skipped(why: str, count: int, lang: str) -> str:
    """Why `count` files were passed over; an unknown reason is shown by its key."""
    return _reason(SKIPPED, why, count, lang)


def _reason(texts: Mapping[str, Words], why: str, count: int, lang: str) -> str:
    return fill(texts[why][lang], {"count": count}, lang) if why in texts else f"{count} × {why}"


_YES_NO = {"de": ("nein", "ja"), "en": ("no", "yes")}
