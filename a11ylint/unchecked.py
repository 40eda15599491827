"""What a run did not look at or passed over, in German and English: the end of the report."""

from __future__ import annotations

from collections.abc import Mapping

from a11ylint.strings import Words, both, count

# What a check, the engine or a fact did not look at. Several reasons are keys of facts.Unknown.
UNCHECKED: Mapping[str, Words] = {
    "too-short-to-score": count(
        (
            "1 Beitrag ist zu kurz für einen Lesbarkeitswert",
            "{count} Beiträge sind zu kurz für einen Lesbarkeitswert",
        ),
        (
            "1 post is too short for a readability score",
            "{count} posts are too short for a readability score",
        ),
    ),
    "language-not-scored": count(
        ("1 Sprache ohne Lesbarkeitswert", "{count} Sprachen ohne Lesbarkeitswert"),
        ("1 language without a readability score", "{count} languages without a readability score"),
    ),
    "caption-script": count(
        (
            "1 Untertiteldatei in einer Schrift ohne bekannte Werte für Zeilen und Lesezeit",
            "{count} Untertiteldateien in Schriften ohne bekannte Werte für Zeilen und Lesezeit",
        ),
        (
            "1 caption file in a script without known values for lines and reading time",
            "{count} caption files in scripts without known values for lines and reading time",
        ),
    ),
    "plain-language-not-checked": count(
        ("1 Sprache ohne Regeln für einfache Sprache", "{count} Sprachen ohne Regeln für einfache Sprache"),
        ("1 language without rules for plain language", "{count} languages without rules for plain language"),
    ),
    "grammar-approximated": both(
        "Grammatikregeln nur als Näherung, ohne Sprachmodell",
        "Rules of grammar only approximated, without a language model",
    ),
    "grammar-by-model": both(
        "Grammatikregeln vom Sprachmodell beurteilt, nicht von Menschen",
        "Rules of grammar judged by a language model, not by people",
    ),
    "no-spacy": count(
        (
            "1 Beitrag ohne Grammatikregeln (spaCy ist nicht installiert)",
            "{count} Beiträge ohne Grammatikregeln (spaCy ist nicht installiert)",
        ),
        (
            "1 post without rules of grammar (spaCy is not installed)",
            "{count} posts without rules of grammar (spaCy is not installed)",
        ),
    ),
    "captions-too-large": count(
        (
            "1 Untertitel-Datei ist größer als 16 MiB (feste Grenze) und ungeprüft",
            "{count} Untertitel-Dateien sind größer als 16 MiB (feste Grenze) und ungeprüft",
        ),
        (
            "1 caption file is larger than 16 MiB (a fixed limit) and was not checked",
            "{count} caption files are larger than 16 MiB (a fixed limit) and were not checked",
        ),
    ),
    "captions-no-reader": count(
        (
            "1 Untertitel-Datei hat ein Format, das a11ylint nicht liest (als WebVTT oder SRT speichern)",
            "{count} Untertitel-Dateien haben ein Format, das a11ylint nicht liest (als WebVTT oder SRT speichern)",
        ),
        (
            "1 caption file has a format that a11ylint does not read (save it as WebVTT or SRT)",
            "{count} caption files have a format that a11ylint does not read (save them as WebVTT or SRT)",
        ),
    ),
    "remote-media": count(
        (
            "1 Medium liegt im Netz, nur seine Texte sind geprüft",
            "{count} Medien liegen im Netz, nur ihre Texte sind geprüft",
        ),
        (
            "1 medium lies on the web, only its texts were checked",
            "{count} media lie on the web, only their texts were checked",
        ),
    ),
    "embedded-media": count(
        (
            "1 Bild ist eingebettet, nur seine Texte sind geprüft",
            "{count} Bilder sind eingebettet, nur ihre Texte sind geprüft",
        ),
        (
            "1 picture is embedded, only its texts were checked",
            "{count} pictures are embedded, only their texts were checked",
        ),
    ),
    "empty": count(
        ("1 Entwurf hat weder Text noch Medien", "{count} Entwürfe haben weder Text noch Medien"),
        ("1 draft has neither text nor media", "{count} drafts have neither text nor media"),
    ),
    "unused": count(
        ("1 Mediendatei gehört zu keinem Entwurf", "{count} Mediendateien gehören zu keinem Entwurf"),
        ("1 media file belongs to no draft", "{count} media files belong to no draft"),
    ),
    "alt-not-in-format": count(
        (
            "1 Datei hat ein Format ohne Platz für Alternativtexte",
            "{count} Dateien haben ein Format ohne Platz für Alternativtexte",
        ),
        (
            "1 file has a format without room for alternative texts",
            "{count} files have formats without room for alternative texts",
        ),
    ),
    "seen-in-part": count(
        (
            "1 Medium, nur zum Teil nach Blitzen abgesucht (`limits.seconds` erhöhen, außer bei großen Bildern)",
            "{count} Medien, nur zum Teil nach Blitzen abgesucht (`limits.seconds` erhöhen, außer bei großen Bildern)",
        ),
        (
            "1 medium was searched for flashes only in part (raise `limits.seconds`, except for large pictures)",
            "{count} media were searched for flashes only in part (raise `limits.seconds`, except for large pictures)",
        ),
    ),
    "heard-in-part": count(
        (
            "1 Medium ist nur zum Teil angehört (`limits.seconds` erhöhen, außer die Datei endet zu früh)",
            "{count} Medien sind nur zum Teil angehört (`limits.seconds` erhöhen, außer die Datei endet zu früh)",
        ),
        (
            "1 medium was listened to only in part (raise `limits.seconds`, unless the file ends too early)",
            "{count} media were listened to only in part (raise `limits.seconds`, unless the file ends too early)",
        ),
    ),
    "no-ocr": count(
        (
            "Schrift in 1 Bild oder Video (dafür a11ylint[ocr] installieren)",
            "Schrift in {count} Bildern oder Videos (dafür a11ylint[ocr] installieren)",
        ),
        (
            "the words in 1 picture or video (install a11ylint[ocr] for that)",
            "the words in {count} pictures or videos (install a11ylint[ocr] for that)",
        ),
    ),
    "no-contrast": count(
        (
            "Kontrast der Schrift in 1 Bild (sie steht auf einem Foto oder Verlauf)",
            "Kontrast der Schrift in {count} Bildern (sie steht auf Fotos oder Verläufen)",
        ),
        (
            "the contrast of words in 1 picture (they stand on a photograph or gradient)",
            "the contrast of words in {count} pictures (they stand on photographs or gradients)",
        ),
    ),
    "no-heic": count(
        (
            "1 Bild im Format HEIC (a11ylint[heic] installieren)",
            "{count} Bilder im Format HEIC (a11ylint[heic] installieren)",
        ),
        (
            "1 picture in the format HEIC (install a11ylint[heic])",
            "{count} pictures in the format HEIC (install a11ylint[heic])",
        ),
    ),
    "no-pdf": count(
        (
            "die Seiten von 1 PDF (a11ylint[pdf] installieren)",
            "die Seiten von {count} PDFs (a11ylint[pdf] installieren)",
        ),
        (
            "the pages of 1 PDF (install a11ylint[pdf])",
            "the pages of {count} PDFs (install a11ylint[pdf])",
        ),
    ),
    "pdf-pages": count(
        (
            "die Seiten nach der 20. (feste Grenze) in 1 PDF",
            "die Seiten nach der 20. (feste Grenze) in {count} PDFs",
        ),
        (
            "the pages after the 20th (a fixed limit) of 1 PDF",
            "the pages after the 20th (a fixed limit) of {count} PDFs",
        ),
    ),
    "pdf-lettering": count(
        (
            "Schrift nach der ersten Seite in 1 PDF",
            "Schrift nach der ersten Seite in {count} PDFs",
        ),
        (
            "the words after the first page of 1 PDF",
            "the words after the first page of {count} PDFs",
        ),
    ),
    "no-svg": count(
        (
            "das Bild in 1 SVG-Datei (a11ylint[svg] installieren oder als PNG speichern)",
            "das Bild in {count} SVG-Dateien (a11ylint[svg] installieren oder als PNG speichern)",
        ),
        (
            "the drawing in 1 SVG file (install a11ylint[svg], or save it as PNG)",
            "the drawings in {count} SVG files (install a11ylint[svg], or save them as PNG)",
        ),
    ),
    "no-decoder": count(
        (
            "1 Medium hat ein Format, das nicht gelesen wird",
            "{count} Medien haben ein Format, das nicht gelesen wird",
        ),
        ("1 medium has a format that is not read", "{count} media have a format that is not read"),
    ),
}

# Why a file of a folder was passed over.
SKIPPED: Mapping[str, Words] = {
    "no-draft": count(
        (
            "1 Textdatei ist kein Entwurf (kein bekannter Schlüssel, keine Medien daneben)",
            "{count} Textdateien sind keine Entwürfe (kein bekannter Schlüssel, keine Medien daneben)",
        ),
        (
            "1 text file is no draft (no known key, no media beside it)",
            "{count} text files are no drafts (no known key, no media beside them)",
        ),
    ),
    "project-file": count(
        ("1 Datei gehört zum Projekt", "{count} Dateien gehören zum Projekt"),
        ("1 file belongs to the project", "{count} files belong to the project"),
    ),
    "format": count(
        ("1 Datei hat ein Format ohne Entwürfe", "{count} Dateien haben ein Format ohne Entwürfe"),
        ("1 file has a format without drafts", "{count} files have formats without drafts"),
    ),
    "attached": count(
        ("1 Textdatei gehört zu einem Medium", "{count} Textdateien gehören zu Medien"),
        ("1 text file belongs to a medium", "{count} text files belong to media"),
    ),
    "outside": count(
        ("1 Verknüpfung führt aus dem Ordner hinaus", "{count} Verknüpfungen führen aus dem Ordner hinaus"),
        ("1 link leads out of the folder", "{count} links lead out of the folder"),
    ),
    "closed": count(
        ("1 Ordner lässt sich nicht öffnen", "{count} Ordner lassen sich nicht öffnen"),
        ("1 folder cannot be opened", "{count} folders cannot be opened"),
    ),
    "unused": UNCHECKED["unused"],
}
