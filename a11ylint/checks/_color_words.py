"""A colour of a picture in words and as a place, for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.checks import Related, Words
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.color.evidence import Area, ColorEvidence

NINTHS = (
    Words("oben links", "top left"),
    Words("oben", "top"),
    Words("oben rechts", "top right"),
    Words("links", "left"),
    Words("in der Mitte", "in the middle"),
    Words("rechts", "right"),
    Words("unten links", "bottom left"),
    Words("unten", "bottom"),
    Words("unten rechts", "bottom right"),
)

CUES = {
    "label": Words("Beschriftung", "labels"),
    "position": Words("Reihenfolge mit Lücken", "order with gaps"),
    "pattern": Words("Muster", "patterns"),
    "shape": Words("Form", "shapes"),
}


def cue(seen: tuple[str, ...]) -> Words:
    """What tells two colours apart besides the colour: Beschriftung, Muster."""
    words = [CUES[name] for name in seen]
    return Words(", ".join(word.de for word in words), ", ".join(word.en for word in words))


def place(at: Place, evidence: ColorEvidence, area: Area) -> Place:
    """The place `at` of the picture in the draft, with the box of the colour in the picture (Media Fragments)."""
    if not area.boxes:
        return at
    page = f"page={evidence.page}&" if evidence.page else ""
    return at._replace(logical=page + "xywh=" + ",".join(str(number) for number in area.boxes[0]))


def related(at: Place, evidence: ColorEvidence, area: Area) -> Related:
    """Another colour that is concerned, in words and with the pixels of its largest part."""
    where, name = place(at, evidence, area), words(evidence, area)
    if not area.boxes:
        return Related(where, name)
    x, y, width, height = area.boxes[0]
    german = f"{name.de}: {width} × {height} Pixel ab x = {x}, y = {y}"
    return Related(where, Words(german, f"{name.en}: {width} × {height} pixels from x = {x}, y = {y}"))


def words(evidence: ColorEvidence, area: Area) -> Words:
    """Grün (#1a9641, 6 % der Fläche, oben links)."""
    from a11ylint.media.color import names

    name, where = names.name(area.hex), _where(evidence, area)
    german, english = [area.hex], [area.hex]
    if area.share:
        percent = f"{100 * area.share:.0f}" if area.share >= 0.01 else f"{100 * area.share:.1f}"
        german.append(f"{percent.replace('.', ',')} % der Fläche")
        english.append(f"{percent} % of the area")
    if where:
        german.append(where.de)
        english.append(where.en)
    return Words(f"{name.de.capitalize()} ({', '.join(german)})", f"{name.en} ({', '.join(english)})")


def _where(evidence: ColorEvidence, area: Area) -> Words | None:
    """In which ninth of the picture the largest part of the colour lies."""
    if not area.boxes or not evidence.width or not evidence.height:
        return None
    x, y, width, height = area.boxes[0]
    column = min(int(3 * (x + width / 2) / evidence.width), 2)
    row = min(int(3 * (y + height / 2) / evidence.height), 2)
    return NINTHS[3 * row + column]
