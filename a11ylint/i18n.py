"""Filling messages, and the strings of the program itself in German and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LANGUAGES = ("de", "en")
LONGEST_VALUE = 90

# Control and bidi characters in a file name must not reach a terminal or change the order of a line; lone surrogates
# (names that are no UTF-8) cannot be written to any file.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
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
        text = f"{value:.1f}"
        return text.replace(".", ",") if lang == "de" else text
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(show(item, lang) for item in value)
    if hasattr(value, "_fields"):
        value = getattr(value, lang)
    return shorten(clean(str(value)))


def clean(text: str) -> str:
    """The text on one line, without characters that steer a terminal or cannot be stored."""
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub(" ", text)).strip()


def shorten(text: str, longest: int = LONGEST_VALUE) -> str:
    """The text cut at a word before `longest` characters, with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head[: head.rfind(" ")] if " " in head[longest // 2 :] else head).rstrip() + "…"


def say(key: str, lang: str, **data: object) -> str:
    """One of the program's own strings; values stay whole, on one line."""
    template = STRINGS[key][lang]
    if isinstance(template, Mapping):
        template = template["one" if data.get("count") == 1 else "other"]
    return str(template).format_map({name: clean(str(value)) for name, value in data.items()})


def why_unchecked(why: str, count: int, lang: str) -> str:
    """Why `count` things were not looked at; an unknown reason is shown by its key."""
    return _reason(UNCHECKED, why, count, lang)


def why_skipped(why: str, count: int, lang: str) -> str:
    """Why `count` files were passed over; an unknown reason is shown by its key."""
    return _reason(SKIPPED, why, count, lang)


def _reason(texts: Mapping[str, Words], why: str, count: int, lang: str) -> str:
    return fill(texts[why][lang], {"count": count}, lang) if why in texts else f"{count} × {why}"


# Per language a template, or one for the count 1 and one for the others.
Words = Mapping[str, Any]

_YES_NO = {"de": ("nein", "ja"), "en": ("no", "yes")}


def _both(de: str, en: str) -> Words:
    return {"de": de, "en": en}


def _count(de: tuple[str, str], en: tuple[str, str]) -> Words:
    return {lang: {"one": one, "other": other} for lang, (one, other) in (("de", de), ("en", en))}


# What a check, the engine or a fact did not look at. Several reasons are keys of facts.Unknown.
UNCHECKED: Mapping[str, Words] = {
    "too-short-to-score": _count(
        ("1 Beitrag ist zu kurz für einen Lesbarkeitswert", "{count} Beiträge sind zu kurz für einen Lesbarkeitswert"),
        ("1 post is too short for a readability score", "{count} posts are too short for a readability score"),
    ),
    "language-not-scored": _count(
        ("1 Sprache ohne Lesbarkeitswert", "{count} Sprachen ohne Lesbarkeitswert"),
        ("1 language without a readability score", "{count} languages without a readability score"),
    ),
    "remote-media": _count(
        ("1 Medium liegt im Netz: nur Texte geprüft", "{count} Medien liegen im Netz: nur Texte geprüft"),
        ("1 medium lies on the web: only its texts checked", "{count} media lie on the web: only their texts checked"),
    ),
    "embedded-media": _count(
        ("1 Bild ist eingebettet: nur Texte geprüft", "{count} Bilder sind eingebettet: nur Texte geprüft"),
        ("1 picture is embedded: only its texts checked", "{count} pictures are embedded: only their texts checked"),
    ),
    "unused": _count(
        ("1 Mediendatei gehört zu keinem Entwurf", "{count} Mediendateien gehören zu keinem Entwurf"),
        ("1 media file belongs to no draft", "{count} media files belong to no draft"),
    ),
    "limit": _count(
        ("1 Datei liegt über einer Grenze der Konfiguration", "{count} Dateien liegen über einer Grenze der Konfiguration"),
        ("1 file is beyond a limit of the configuration", "{count} files are beyond a limit of the configuration"),
    ),
    "no-decoder": _count(
        ("1 Medium hat ein Format, das nicht gelesen wird", "{count} Medien haben ein Format, das nicht gelesen wird"),
        ("1 medium has a format that is not read", "{count} media have a format that is not read"),
    ),
}

# Why a file of a folder was passed over.
SKIPPED: Mapping[str, Words] = {
    "no-draft": _count(
        (
            "1 Textdatei ist kein Entwurf (kein bekannter Schlüssel, keine Medien daneben)",
            "{count} Textdateien sind keine Entwürfe (kein bekannter Schlüssel, keine Medien daneben)",
        ),
        (
            "1 text file is no draft (no known key, no media beside it)",
            "{count} text files are no drafts (no known key, no media beside them)",
        ),
    ),
    "project-file": _count(
        ("1 Datei gehört zum Projekt", "{count} Dateien gehören zum Projekt"),
        ("1 file belongs to the project", "{count} files belong to the project"),
    ),
    "format": _count(
        ("1 Datei hat ein Format ohne Entwürfe", "{count} Dateien haben ein Format ohne Entwürfe"),
        ("1 file has a format without drafts", "{count} files have formats without drafts"),
    ),
    "attached": _count(
        ("1 Textdatei gehört zu einem Medium", "{count} Textdateien gehören zu Medien"),
        ("1 text file belongs to a medium", "{count} text files belong to media"),
    ),
    "outside": _count(
        ("1 Verknüpfung führt aus dem Ordner hinaus", "{count} Verknüpfungen führen aus dem Ordner hinaus"),
        ("1 link leads out of the folder", "{count} links lead out of the folder"),
    ),
    "unused": UNCHECKED["unused"],
}

STRINGS: Mapping[str, Words] = {
    "error": _both("Fehler", "Error"),
    "warning": _both("Warnung", "Warning"),
    "review": _both("Prüfen", "Check"),
    "info": _both("Hinweis", "Note"),
    "ignored": _both("Ignoriert", "Ignored"),
    "count-error": _count(("1 Fehler", "{count} Fehler"), ("1 error", "{count} errors")),
    "count-warning": _count(("1 Warnung", "{count} Warnungen"), ("1 warning", "{count} warnings")),
    "count-review": _both("{count} zu prüfen", "{count} to check"),
    "count-info": _count(("1 Hinweis", "{count} Hinweise"), ("1 note", "{count} notes")),
    "count-ignored": _both("{count} ignoriert", "{count} ignored"),
    "count-unchecked": _both("{count} nicht geprüft", "{count} not checked"),
    "count-drafts": _count(("1 Entwurf", "{count} Entwürfe"), ("1 draft", "{count} drafts")),
    "count-media": _count(("1 Medium", "{count} Medien"), ("1 medium", "{count} media")),
    "checked": _both("Geprüft: {what}.", "Checked: {what}."),
    "nothing": _both("Keine Barrieren gefunden.", "No barriers found."),
    "no-draft": _both(
        "Kein Entwurf gefunden: es wurde nichts geprüft. Ein Entwurf ist eine Datei .md oder .txt, die neben Medien "
        "liegt oder mit Angaben wie `lang:` oder `media:` beginnt. Eine Datei, die beim Namen genannt wird, ist immer einer.",
        "No draft found: nothing was checked. A draft is a .md or .txt file that lies beside media or begins with "
        "entries such as `lang:` or `media:`. A file that is named on the command line always is one.",
    ),
    "sources": _both("Quellen", "Sources"),
    "source": _both("Quelle", "Source"),
    "explain": _both("Mehr zu einer Regel: a11ylint explain {id}", "More about a rule: a11ylint explain {id}"),
    "unchecked": _both("Nicht geprüft", "Not checked"),
    "more": _both("und {count} weitere", "and {count} more"),
    "reason": _both("Grund: {reason}", "Reason: {reason}"),
    "no-reason": _both("ohne Grund", "no reason given"),
    "see": _both("Siehe {place}: {label}", "See {place}: {label}"),
    "region": _both(
        "Im Bild ab {x} Pixel von links und {y} von oben, {width} × {height} Pixel groß",
        "In the picture from {x} pixels from the left and {y} from the top, {width} × {height} pixels large",
    ),
    "moment": _both("Bei {start}", "At {start}"),
    "period": _both("Von {start} bis {end}", "From {start} to {end}"),
    "whole-file": _both("Datei", "File"),
    "statistics": _both("Befunde je Regel", "Findings per rule"),
    "failure": _both("a11ylint selbst ist gescheitert an {where}, {path}: {error}", "a11ylint itself failed at {where}, {path}: {error}"),
    "failure-hint": _both(
        "Diese Stelle ist ungeprüft. Bitte melden: {url} (mit der Ausgabe von --debug)",
        "This was not checked. Please report it: {url} (with the output of --debug)",
    ),
    "annotations-rest": _count(
        ("1 weiterer Befund steht in der Zusammenfassung.", "{count} weitere Befunde stehen in der Zusammenfassung."),
        ("1 more finding is in the summary.", "{count} more findings are in the summary."),
    ),
    "summary-title": _both("Barrierefreiheit der Entwürfe", "Accessibility of the drafts"),
    "summary-place": _both("Zeile {line}", "Line {line}"),
    "summary-cut": _both(
        "Hier ist gekürzt: GitHub zeigt höchstens 1 MiB. {count} Befunde fehlen in dieser Liste; die SARIF-Datei und "
        "der Bericht im Protokoll enthalten sie.",
        "Cut here: GitHub shows 1 MiB at most. {count} findings are missing from this list; the SARIF file and the "
        "report in the log hold them.",
    ),
}
