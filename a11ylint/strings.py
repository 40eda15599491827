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
    "plain-language-not-checked": _count(
        ("1 Sprache ohne Regeln für einfache Sprache", "{count} Sprachen ohne Regeln für einfache Sprache"),
        ("1 language without rules for plain language", "{count} languages without rules for plain language"),
    ),
    "grammar-approximated": _both(
        "Grammatikregeln nur als Näherung, ohne Sprachmodell",
        "Rules of grammar only approximated, without a language model",
    ),
    "grammar-by-model": _both(
        "Grammatikregeln vom Sprachmodell beurteilt, nicht von Menschen",
        "Rules of grammar judged by a language model, not by people",
    ),
    "no-spacy": _count(
        (
            "1 Beitrag ohne Grammatikregeln (spaCy ist nicht installiert)",
            "{count} Beiträge ohne Grammatikregeln (spaCy ist nicht installiert)",
        ),
        (
            "1 post without rules of grammar (spaCy is not installed)",
            "{count} posts without rules of grammar (spaCy is not installed)",
        ),
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
    "closed": _count(
        ("1 Ordner lässt sich nicht öffnen", "{count} Ordner lassen sich nicht öffnen"),
        ("1 folder cannot be opened", "{count} folders cannot be opened"),
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
        (
            "1 davon behebt `a11ylint check --fix` selbst",
            "{count} davon behebt `a11ylint check --fix` selbst",
        ),
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
    "speak-head": _both(
        "Näherung: So etwa liest ein Screenreader den Entwurf vor. Programme, Stimmen und Einstellungen weichen "
        "davon ab.",
        "Approximation: a screen reader reads the draft about like this. Programs, voices and settings differ.",
    ),
    "speak-brackets": _both(
        "Vorn steht die Zeile oder die Datei. In eckigen Klammern steht, was angesagt oder ausgelassen wird.",
        "The line or the file stands first. Square brackets hold what is announced or left out.",
    ),
    "speak-part": _both("Beitrag {number} von {parts}", "Post {number} of {parts}"),
    "speak-nothing": _both("Es ist nichts zu hören.", "There is nothing to be heard."),
    "speak-skipped": _both(
        "wird übersprungen, als Schmuck gekennzeichnet", "is skipped, declared as decoration"
    ),
    "speak-unsaid": _both("ausgelassen oder buchstabiert", "left out or spelt"),
    "speak-unsure": _both("falsch gelesen oder buchstabiert", "misread or spelt"),
    "speak-drawing-short": _both("Zeichnung aus {signs} Zeichen", "drawing made of {signs} characters"),
    "speak-letters": _both(
        "Zierbuchstaben sind eigene Zeichen. NVDA, VoiceOver und die Windows-Sprachausgabe lassen sie aus, JAWS "
        "buchstabiert sie.",
        "Decorated letters are characters of their own. NVDA, VoiceOver and Narrator leave them out, JAWS spells them.",
    ),
    "speak-crossed": _both(
        "Buchstaben mit Strichen oder vielen Zeichen darüber werden einzeln gelesen oder ausgelassen.",
        "Letters with strokes or many marks over them are read one by one or left out.",
    ),
    "speak-mixed": _both(
        "In dem Wort stehen Buchstaben einer anderen Schrift, die nur gleich aussehen.",
        "The word holds letters of another script that only look the same.",
    ),
    "speak-drawing": _both(
        "Von der Zeichnung ist jedes Zeichen einzeln zu hören, oder nichts.",
        "Of the drawing every character is heard by itself, or nothing.",
    ),
    "speak-tag": _both(
        "{tag} wird als ein Wort gelesen, gemeint ist wohl: {words}.",
        "{tag} is read as one word, probably meant: {words}.",
    ),
    "speak-no-alt-image": _both(
        "Bild ohne Alternativtext, Screenreader sagt nur: {said}",
        "Picture without alternative text, a screen reader only says: {said}",
    ),
    "speak-no-alt-video": _both(
        "Video ohne Alternativtext, Screenreader sagt nur: {said}",
        "Video without alternative text, a screen reader only says: {said}",
    ),
    "speak-no-alt-audio": _both(
        "Ton ohne Alternativtext, Screenreader sagt nur: {said}",
        "Sound without alternative text, a screen reader only says: {said}",
    ),
    "say-image": _both("Grafik", "graphic"),
    "say-video": _both("Video", "video"),
    "say-audio": _both("Audio", "audio"),
    "say-mail": _both("E-Mail", "mail"),
    "say-mention": _both("Erwähnung", "mention"),
}
