"""The program's own words in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

# Per language a template, or one for the count 1 and one for the others.
Words: TypeAlias = Mapping[str, Any]


def both(de: str, en: str) -> Words:
    """The same words for every count."""
    return {"de": de, "en": en}


def count(de: tuple[str, str], en: tuple[str, str]) -> Words:
    """Words for one, and for several."""
    return {lang: {"one": one, "other": other} for lang, (one, other) in (("de", de), ("en", en))}


STRINGS: Mapping[str, Words] = {
    "error": both("Fehler", "Error"),
    "warning": both("Warnung", "Warning"),
    "review": both("Prüfen", "Check"),
    "info": both("Hinweis", "Note"),
    "ignored": both("Ignoriert", "Ignored"),
    "count-error": count(("1 Fehler", "{count} Fehler"), ("1 error", "{count} errors")),
    "count-warning": count(("1 Warnung", "{count} Warnungen"), ("1 warning", "{count} warnings")),
    "count-review": both("{count} zu prüfen", "{count} to check"),
    "count-info": count(("1 Hinweis", "{count} Hinweise"), ("1 note", "{count} notes")),
    "count-ignored": both("{count} ignoriert", "{count} ignored"),
    "count-reasonless": both("{count} davon ohne Grund", "{count} of them without a reason"),
    "count-drafts": count(("1 Entwurf", "{count} Entwürfe"), ("1 draft", "{count} drafts")),
    "count-media": count(("1 Medium", "{count} Medien"), ("1 medium", "{count} media")),
    "checked": both("Geprüft: {what}.", "Checked: {what}."),
    "nothing": both("Keine Barrieren gefunden.", "No barriers found."),
    "fixable": count(
        (
            "1 davon behebt `a11ylint check --fix` selbst",
            "{count} davon behebt `a11ylint check --fix` selbst",
        ),
        ("`a11ylint check --fix` mends 1 of them", "`a11ylint check --fix` mends {count} of them"),
    ),
    "proposed": count(
        ("zu 1 macht `--unsafe-fixes` einen Vorschlag", "zu {count} macht `--unsafe-fixes` einen Vorschlag"),
        ("`--unsafe-fixes` has a proposal for 1", "`--unsafe-fixes` has proposals for {count}"),
    ),
    "fixed": both("Behoben in {path}: {what}", "Mended in {path}: {what}"),
    "fix-broken": both(
        "Nicht behoben in {path}: Die Angaben zwischen den Linien --- wären danach nicht mehr lesbar.",
        "Not mended in {path}: the entries between the lines --- could not be read any more.",
    ),
    "diff-first": both(
        "Gezeigt wird nur die erste Runde der Änderungen: Der Ordner ist zu groß, um alle auszuprobieren.",
        "Only the first round of fixes is shown: the folder is too large to try them all.",
    ),
    "diff-binary": both(
        "Im Patch fehlt {path}: Die Datei ist kein Text in UTF-8. `--fix` ändert sie trotzdem.",
        "{path} is missing in the patch: the file is no text in UTF-8. `--fix` changes it all the same.",
    ),
    "fix-failed": both("Nicht behoben in {path}: {why}", "Not mended in {path}: {why}"),
    "no-draft": both(
        "Kein Entwurf gefunden: es wurde nichts geprüft. Ein Entwurf ist eine Datei .md oder .txt, die neben "
        "Medien liegt oder mit Angaben wie `lang:` oder `media:` beginnt. Eine Datei, die beim Namen genannt "
        "wird, ist immer ein Entwurf.",
        "No draft found: nothing was checked. A draft is a .md or .txt file that lies beside media or begins "
        "with entries such as `lang:` or `media:`. A file that is called by its name always is a draft.",
    ),
    "sources": both("Quellen", "Sources"),
    "explain": both("Mehr zu einer Regel: a11ylint explain {id}", "More about a rule: a11ylint explain {id}"),
    "unchecked": both("Nicht geprüft", "Not checked"),
    "more": both("und {count} weitere", "and {count} more"),
    "reason": both("Grund: {reason}", "Reason: {reason}"),
    "no-reason": both("keiner angegeben", "none given"),
    "see": both("Siehe {place}: {label}", "See {place}: {label}"),
    "moment": both("Bei {start}", "At {start}"),
    "period": both("Von {start} bis {end}", "From {start} to {end}"),
    "whole-file": both("Datei", "File"),
    "statistics": both("Befunde je Regel", "Findings per rule"),
    "failed": both("a11ylint selbst ist gescheitert", "a11ylint itself failed"),
    "failure": both(
        "a11ylint selbst ist gescheitert an {where}, {path}: {error}",
        "a11ylint itself failed at {where}, {path}: {error}",
    ),
    "failure-hint": both(
        "Diese Stelle ist ungeprüft. Bitte melden: {url} (mit der Ausgabe von --debug)",
        "This was not checked. Please report it: {url} (with the output of --debug)",
    ),
    "annotations-rest": count(
        (
            "1 weiterer Befund steht in der Zusammenfassung.",
            "{count} weitere Befunde stehen in der Zusammenfassung.",
        ),
        ("1 more finding is in the summary.", "{count} more findings are in the summary."),
    ),
    "simulate-normal": both("Normales Farbsehen", "Normal colour vision"),
    "simulate-protan": both("Protanopie (rotblind)", "Protanopia (red-blind)"),
    "simulate-deutan": both("Deuteranopie (grünblind)", "Deuteranopia (green-blind)"),
    "simulate-outlined": both(
        "Umrandet, weil kaum zu unterscheiden: {colors}. Simulation nach Machado 2009, eine Näherung.",
        "Outlined, as hard to tell apart: {colors}. Simulation after Machado 2009, an approximation.",
    ),
    "simulate-none": both(
        "Keine Farbflächen gefunden, die zum Verwechseln ähnlich sind. Simulation nach Machado 2009, eine Näherung.",
        "No areas found whose colours are hard to tell apart. Simulation after Machado 2009, an approximation.",
    ),
    "simulate-written": both("Geschrieben: {path}", "Written: {path}"),
    "simulate-missing": both("Es gibt kein Bild {path}.", "There is no picture {path}."),
    "simulate-folder": both(
        "{path} ist ein Ordner; ein Bild nennen.", "{path} is a folder; name one picture."
    ),
    "simulate-unreadable": both(
        "{path} lässt sich nicht als Bild lesen: {why}.", "{path} cannot be read as a picture: {why}."
    ),
    "why-unreadable": both("der Inhalt ist beschädigt oder unbekannt", "its content is damaged or unknown"),
    "why-truncated": both("die Datei bricht mittendrin ab", "the file ends in the middle"),
    "why-too-large": both("es ist zu groß oder zu aufwendig", "it is too large or too complex"),
    "why-not-an-image": both("der Inhalt ist kein Bild", "its content is no picture"),
    "why-no-stream": both("der Inhalt ist kein Bild", "its content is no picture"),
    "simulate-extra": both(
        "Für {path} fehlt eine Erweiterung: `pip install '{extra}'`.",
        "{path} needs an extra: `pip install '{extra}'`.",
    ),
    "simulate-suffix": both(
        "Das Ergebnis ist ein PNG: Der Name {path} muss auf .png enden.",
        "The result is a PNG: the name {path} must end in .png.",
    ),
    "simulate-exists": both(
        "{path} gibt es schon und ist kein Ergebnis von simulate: einen anderen Namen wählen.",
        "{path} exists and is no result of simulate: choose another name.",
    ),
    "simulate-nowhere": both("Den Ordner von {path} gibt es nicht.", "The folder of {path} does not exist."),
    "not-written": both("{path} lässt sich nicht schreiben: {why}", "{path} cannot be written: {why}"),
    "simulate-closed": both("{path} lässt sich nicht schreiben: {why}.", "{path} cannot be written: {why}."),
    "summary-title": both("Barrierefreiheit der Entwürfe", "Accessibility of the drafts"),
    "summary-place": both("Zeile {line}", "Line {line}"),
    "summary-cut": both(
        "Hier ist gekürzt: GitHub zeigt höchstens 1 MiB. {count} Befunde fehlen in dieser Liste; sie stehen "
        "im Bericht des Protokolls.",
        "Cut here: GitHub shows 1 MiB at most. {count} findings are missing from this list; the report in "
        "the log holds them.",
    ),
    "speak-head": both(
        "Näherung: So etwa liest ein Screenreader den Entwurf vor. Programme, Stimmen und Einstellungen weichen "
        "davon ab.",
        "Approximation: a screen reader reads the draft about like this. Programs, voices and settings differ.",
    ),
    "speak-brackets": both(
        "Vorn steht die Zeile oder die Datei. In eckigen Klammern steht, was angesagt oder ausgelassen wird.",
        "The line or the file stands first. Square brackets hold what is announced or left out.",
    ),
    "speak-part": both("Beitrag {number} von {parts}", "Post {number} of {parts}"),
    "speak-nothing": both("Es ist nichts zu hören.", "There is nothing to be heard."),
    "speak-skipped": both(
        "wird übersprungen, als Schmuck gekennzeichnet", "is skipped, declared as decoration"
    ),
    "speak-unsaid": both("ausgelassen oder buchstabiert", "left out or spelt"),
    "speak-unsure": both("falsch gelesen oder buchstabiert", "misread or spelt"),
    "speak-drawing-short": both("Zeichnung aus {signs} Zeichen", "drawing made of {signs} characters"),
    "speak-letters": both(
        "Zierbuchstaben sind eigene Zeichen. NVDA, VoiceOver und die Windows-Sprachausgabe lassen sie aus, JAWS "
        "buchstabiert sie.",
        "Decorated letters are characters of their own. NVDA, VoiceOver and Narrator leave them out, JAWS spells them.",
    ),
    "speak-crossed": both(
        "Buchstaben mit Strichen oder vielen Zeichen darüber werden einzeln gelesen oder ausgelassen.",
        "Letters with strokes or many marks over them are read one by one or left out.",
    ),
    "speak-mixed": both(
        "In dem Wort stehen Buchstaben einer anderen Schrift, die nur gleich aussehen.",
        "The word holds letters of another script that only look the same.",
    ),
    "speak-drawing": both(
        "Von der Zeichnung ist jedes Zeichen einzeln zu hören, oder nichts.",
        "Of the drawing every character is heard by itself, or nothing.",
    ),
    "speak-tag": both(
        "{tag} wird als ein Wort gelesen, gemeint ist wohl: {words}.",
        "{tag} is read as one word, probably meant: {words}.",
    ),
    "speak-no-alt-image": both(
        "Bild ohne Alternativtext, Screenreader sagt nur: {said}",
        "Picture without alternative text, a screen reader only says: {said}",
    ),
    "speak-no-alt-video": both(
        "Video ohne Alternativtext, Screenreader sagt nur: {said}",
        "Video without alternative text, a screen reader only says: {said}",
    ),
    "speak-no-alt-audio": both(
        "Ton ohne Alternativtext, Screenreader sagt nur: {said}",
        "Sound without alternative text, a screen reader only says: {said}",
    ),
    "say-image": both("Grafik", "graphic"),
    "say-video": both("Video", "video"),
    "say-audio": both("Audio", "audio"),
    "say-mail": both("E-Mail", "mail"),
    "say-mention": both("Erwähnung", "mention"),
}
