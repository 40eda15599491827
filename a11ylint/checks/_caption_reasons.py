"""Why a player loses a caption or takes it in its own way, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from a11ylint.checks import Words


class Reason(NamedTuple):
    """What is wrong, and what to do: short, since a message holds no longer value."""

    what: Words
    do: Words

    @property
    def both(self) -> Words:
        """One behind the other."""
        return Words(f"{self.what.de} {self.do.de}", f"{self.what.en} {self.do.en}")


_BLANK_LINE: Final = Words("Davor eine leere Zeile einfügen.", "Put a blank line before it.")
_BELOW_60: Final = Words(
    "Die Zeit berichtigen: 60 Sekunden sind eine Minute.", "Put the time right: 60 seconds are a minute."
)
_HIGH: Final = Reason(
    Words("Minuten oder Sekunden gehen nur bis 59.", "Minutes and seconds end at 59."), _BELOW_60
)
# How a line of times looks, for messages about one that is none.
_MODELS: Final[Mapping[str, str]] = {
    "vtt": "00:01:02.500 --> 00:01:05.000",
    "srt": "00:01:02,500 --> 00:01:05,000",
    "sbv": "0:01:02.500,0:01:05.000",
    "ttml": 'begin="00:01:02.500" end="00:01:05.000"',
}

_REASONS: Final[Mapping[str, Reason]] = {
    "arrow-text": Reason(
        Words(
            "Der Pfeil --> im Text bricht den Untertitel ab.",
            "The arrow --> in the text cuts the caption off.",
        ),
        Words("Im Text → schreiben.", "Write → in the text."),
    ),
    "backwards": Reason(
        Words("Das Ende liegt nicht nach dem Anfang.", "The end is not after the beginning."),
        Words(
            "Anfang und Ende mit dem Video vergleichen und berichtigen.",
            "Compare both times with the video, and put them right.",
        ),
    ),
    "blank-filled": Reason(
        Words(
            "Die Zeile sieht leer aus, enthält aber Leerzeichen.",
            "The line looks empty, but has blanks in it.",
        ),
        Words("Die Leerzeichen löschen.", "Delete the blanks."),
    ),
    "code-shown": Reason(
        Words(
            "Dort steht ein Code wie &amp; oder &#39; im Text.",
            "A code such as &amp; or &#39; is in the text.",
        ),
        Words("Das Zeichen selbst schreiben, zum Beispiel &.", "Write the sign itself, for example &."),
    ),
    "no-blank-line": Reason(
        Words("Davor fehlt eine Leerzeile.", "There is no blank line before it."), _BLANK_LINE
    ),
    "no-hours": Reason(
        Words("Den Zeiten fehlen die Stunden.", "The times have no hours."),
        Words("00: vor die Minuten schreiben.", "Write 00: before the minutes."),
    ),
    "no-number": Reason(
        Words("Darüber fehlt die laufende Nummer.", "There is no running number above it."),
        Words(
            "Die Nummer in eine Zeile über die Zeiten schreiben.",
            "Write the number in a line above the times.",
        ),
    ),
    "no-thousandths": Reason(
        Words("Den Zeiten fehlen die Tausendstel.", "The times have no thousandths."),
        Words("Die Tausendstel ergänzen: 00:01:02,500.", "Add the thousandths: 00:01:02,500."),
    ),
    "number-shown": Reason(
        Words(
            "Davor fehlt eine Leerzeile, die Nummer erscheint im Bild.",
            "There is no blank line before it, the number shows in the picture.",
        ),
        _BLANK_LINE,
    ),
    "second-header": Reason(
        Words("Dort steht noch einmal WEBVTT.", "WEBVTT stands there once more."),
        Words(
            "Die Zeile löschen. Prüfen, ob die Zeiten danach weiterlaufen.",
            "Delete the line. See whether the times below it go on.",
        ),
    ),
    "style-late": Reason(
        Words(
            "Ein Stil nach dem ersten Untertitel wirkt nicht.",
            "A style after the first caption has no effect.",
        ),
        Words("Den Stil über den ersten Untertitel verschieben.", "Move the style above the first caption."),
    ),
    "text-lost": Reason(
        Words(
            "Dieser Text steht nach einer Leerzeile und ohne Zeit.",
            "This text stands behind a blank line and without a time.",
        ),
        Words(
            "Die leere Zeile davor löschen, oder eine Zeit darüber schreiben.",
            "Delete the blank line before it, or write a time above it.",
        ),
    ),
    "time-blanks": Reason(
        Words("In der Zeit stehen Leerzeichen.", "There are blanks inside the time."),
        Words("Die Leerzeichen in der Zeit löschen.", "Delete the blanks inside the time."),
    ),
    "time-comma": Reason(
        Words("In der Zeit steht ein Komma statt eines Punkts.", "The time has a comma, not a dot."),
        Words("Einen Punkt schreiben: 00:01:02.500.", "Write a dot: 00:01:02.500."),
    ),
    "time-frames": Reason(
        Words("Die Zeit endet mit einer Bildnummer.", "The time ends with the number of a frame."),
        Words("Beim Exportieren Millisekunden wählen.", "Choose milliseconds for the export."),
    ),
    "time-hidden": Reason(
        Words(
            "Neben der Zeit steht ein unsichtbares Zeichen.",
            "There is an invisible character beside the time.",
        ),
        Words("Die Zeile löschen und neu tippen.", "Delete the line and type it again."),
    ),
    "time-high": _HIGH,
    "time-range": _HIGH,
    "words-beside": Reason(
        Words("Der Text steht in der Zeile mit der Zeit.", "The text is in the line of the time."),
        Words("Den Text in die Zeile darunter schreiben.", "Write the text in the line below."),
    ),
    "words-swallowed": Reason(
        Words("Das Zeichen < lässt Text verschwinden.", "The sign < makes text disappear."),
        Words(
            "Für das Zeichen &lt; schreiben, oder das fehlende > ergänzen.",
            "Write &lt; for the sign, or add the > that is missing.",
        ),
    ),
    "unordered": Reason(
        Words("Die Zeit liegt vor der vorigen.", "The time is before the one above."),
        Words(
            "Die Untertitel nach der Zeit sortieren, oder die Zeit berichtigen.",
            "Sort the captions by time, or put the time right.",
        ),
    ),
}
_UNREADABLE: Final[Mapping[str, Words]] = {
    "arrow": Words("Zwischen den Zeiten fehlt der Pfeil -->.", "There is no arrow --> between the times."),
    "no-time": Words("Die Zeit für das Ende fehlt.", "The time of the end is missing."),
    "odd-thousandths": Words(
        "Die Tausendstel haben nicht drei Stellen.", "The thousandths do not have three digits."
    ),
    "time": Words("Die Zeit ist nicht lesbar.", "The time cannot be read."),
}


def reason_of(key: str, form: str) -> Reason:
    """The reason for a trouble in a file of a format; for times that cannot be read with an example of that format."""
    if key not in _UNREADABLE:
        return _REASONS[key]
    model = _MODELS[form]
    return Reason(_UNREADABLE[key], Words(f"So schreiben: {model}", f"Write it like this: {model}"))
