"""The program's own words in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

# Per language a template, or one for the count 1 and one for the others.
Words: TypeAlias = Mapping[str, Any]


def _both(de: str, en: str) -> Words:
    return {"de": de, "en": en}


def _count(de: tuple[str, str], en: tuple[str, str]) -> Words:
    return {lang: {"one": one, "other": other} for lang, (one, other) in (("de", de), ("en", en))}


# What a check, the engine or a fact did not look at. Several reasons are keys of facts.Unknown.
UNCHECKED: Mapping[str, Words] = {
    "too-short-to-score": _count(
        (
            "1 Beitrag ist zu kurz für einen Lesbarkeitswert",
            "{count} Beiträge sind zu kurz für einen Lesbarkeitswert",
        ),
        (
            "1 post is too short for a readability score",
            "{count} posts are too short for a readability score",
        ),
    ),
    "language-not-scored": _count(
        ("1 Sprache ohne Lesbarkeitswert", "{count} Sprachen ohne Lesbarkeitswert"),
        ("1 language without a readability score", "{count} languages without a readability score"),
    ),
    "remote-media": _count(
        (
            "1 Medium liegt im Netz, nur seine Texte sind geprüft",
            "{count} Medien liegen im Netz, nur ihre Texte sind geprüft",
        ),
        (
            "1 medium lies on the web, only its texts were checked",
            "{count} media lie on the web, only their texts were checked",
        ),
    ),
    "embedded-media": _count(
        (
            "1 Bild ist eingebettet, nur seine Texte sind geprüft",
            "{count} Bilder sind eingebettet, nur ihre Texte sind geprüft",
        ),
        (
            "1 picture is embedded, only its texts were checked",
            "{count} pictures are embedded, only their texts were checked",
        ),
    ),
    "unused": _count(
        ("1 Mediendatei gehört zu keinem Entwurf", "{count} Mediendateien gehören zu keinem Entwurf"),
        ("1 media file belongs to no draft", "{count} media files belong to no draft"),
    ),
    "alt-not-in-format": _count(
        (
            "1 Datei hat ein Format ohne Platz für Alternativtexte",
            "{count} Dateien haben ein Format ohne Platz für Alternativtexte",
        ),
        (
            "1 file has a format without room for alternative texts",
            "{count} files have formats without room for alternative texts",
        ),
    ),
    "no-decoder": _count(
        (
            "1 Medium hat ein Format, das nicht gelesen wird",
            "{count} Medien haben ein Format, das nicht gelesen wird",
        ),
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
    "count-drafts": _count(("1 Entwurf", "{count} Entwürfe"), ("1 draft", "{count} drafts")),
    "count-media": _count(("1 Medium", "{count} Medien"), ("1 medium", "{count} media")),
    "checked": _both("Geprüft: {what}.", "Checked: {what}."),
    "nothing": _both("Keine Barrieren gefunden.", "No barriers found."),
    "fixable": _count(
        ("1 davon behebt `a11ylint check --fix` selbst", "{count} davon behebt `a11ylint check --fix` selbst"),
        ("`a11ylint check --fix` mends 1 of them", "`a11ylint check --fix` mends {count} of them"),
    ),
    "proposed": _count(
        ("zu 1 macht `--unsafe-fixes` einen Vorschlag", "zu {count} macht `--unsafe-fixes` einen Vorschlag"),
        ("`--unsafe-fixes` has a proposal for 1", "`--unsafe-fixes` has proposals for {count}"),
    ),
    "fixed": _both("Behoben in {path}: {what}", "Mended in {path}: {what}"),
    "fix-broken": _both(
        "Nicht behoben in {path}: Die Angaben zwischen den Linien --- wären danach nicht mehr lesbar.",
        "Not mended in {path}: the entries between the lines --- could not be read any more.",
    ),
    "fix-failed": _both("Nicht behoben in {path}: {why}", "Not mended in {path}: {why}"),
    "no-draft": _both(
        "Kein Entwurf gefunden: es wurde nichts geprüft. Ein Entwurf ist eine Datei .md oder .txt, die neben "
        "Medien liegt oder mit Angaben wie `lang:` oder `media:` beginnt. Eine Datei, die beim Namen genannt "
        "wird, ist immer ein Entwurf.",
        "No draft found: nothing was checked. A draft is a .md or .txt file that lies beside media or begins "
        "with entries such as `lang:` or `media:`. A file that is called by its name always is a draft.",
    ),
    "sources": _both("Quellen", "Sources"),
    "explain": _both(
        "Mehr zu einer Regel: a11ylint explain {id}", "More about a rule: a11ylint explain {id}"
    ),
    "unchecked": _both("Nicht geprüft", "Not checked"),
    "more": _both("und {count} weitere", "and {count} more"),
    "reason": _both("Grund: {reason}", "Reason: {reason}"),
    "no-reason": _both("ohne Grund", "no reason given"),
    "see": _both("Siehe {place}: {label}", "See {place}: {label}"),
    "moment": _both("Bei {start}", "At {start}"),
    "period": _both("Von {start} bis {end}", "From {start} to {end}"),
    "whole-file": _both("Datei", "File"),
    "statistics": _both("Befunde je Regel", "Findings per rule"),
    "failed": _both("a11ylint selbst ist gescheitert", "a11ylint itself failed"),
    "failure": _both(
        "a11ylint selbst ist gescheitert an {where}, {path}: {error}",
        "a11ylint itself failed at {where}, {path}: {error}",
    ),
    "failure-hint": _both(
        "Diese Stelle ist ungeprüft. Bitte melden: {url} (mit der Ausgabe von --debug)",
        "This was not checked. Please report it: {url} (with the output of --debug)",
    ),
    "annotations-rest": _count(
        (
            "1 weiterer Befund steht in der Zusammenfassung.",
            "{count} weitere Befunde stehen in der Zusammenfassung.",
        ),
        ("1 more finding is in the summary.", "{count} more findings are in the summary."),
    ),
    "summary-title": _both("Barrierefreiheit der Entwürfe", "Accessibility of the drafts"),
    "summary-place": _both("Zeile {line}", "Line {line}"),
    "summary-cut": _both(
        "Hier ist gekürzt: GitHub zeigt höchstens 1 MiB. {count} Befunde fehlen in dieser Liste; sie stehen "
        "im Bericht des Protokolls.",
        "Cut here: GitHub shows 1 MiB at most. {count} findings are missing from this list; the report in "
        "the log holds them.",
    ),
}
