"""Colours of the labelled set: families that share no palette, one to tune on, one to test with, one kept fresh."""

from __future__ import annotations

from typing import Final

Palette = tuple[str, ...]


def _all(text: str) -> tuple[Palette, ...]:
    return tuple(tuple(f"#{color}" for color in line.split()) for line in text.strip().splitlines())


# Palettes with red and green, or another pair that falls together, all colours of a line used at once.
UNSAFE: Final = {
    "tune": _all("""
        d7191c 1a9641
        d62728 2ca02c 1f77b4
        e41a1c 377eb8 4daf4a 984ea3
        dc3545 28a745 ffc107
        c00000 70ad47 ffc000
        fdae61 a6d96a 2b83ba
        e30613 009640
        ff0000 00b050 ffff00
        b5651d 4f7942 e9c46a
        f44336 4caf50 ffeb3b
        """),
    "test": _all("""
        d32f2f 388e3c 1976d2
        ff0000 008000
        ef4444 22c55e f59e0b
        e3000f 46962b 000000
        ff7f0e 2ca02c
        cc0000 009900 ffcc00
        b22222 228b22 daa520
        ff7f0e bcbd22 1f77b4
        e74c3c 2ecc71 f1c40f
        ff0000 92d050 ffc000
        """),
    "fresh": _all("""
        e30613 64a12d 009ee0
        dc143c 228b22
        c0392b 27ae60 f39c12
        ea4335 34a853 4285f4
        d73027 fee08b 1a9850
        b5651d 4f7942
        ff6961 77dd77 fdfd96
        f46d43 66bd63
        4e79a7 e15759 59a14f
        ffa500 9acd32 4682b4
        """),
}
SAFE: Final = {
    "tune": _all("""
        e69f00 56b4e9 009e73
        0072b2 e69f00
        440154 3b528b 21918c 5ec962 fde725
        66c2a5 fc8d62 8da0cb
        ca0020 f4a582 92c5de 0571b0
        edf8e9 bae4b3 74c476 238b45
        003f5c 58a6d6 ffa600
        """),
    "test": _all("""
        0072b2 d55e00 f0e442
        4477aa ee6677 228833 ccbb44
        00224e 434e6c 7d7c78 bcae6c fee838
        1b9e77 d95f02 7570b3
        e66101 fdb863 b2abd2 5e3c99
        648fff dc267f ffb000
        fee5d9 fcae91 fb6a4a cb181d
        """),
    "fresh": _all("""
        332288 88ccee ddcc77
        004488 ddaa33 bb5566
        0077bb ee7733 33bbee
        f7fbff 9ecae1 4292c6 08519c
        8e0152 de77ae f1b6da
        005f73 ee9b00 94d2bd
        2d004b 8073ac fdb863 b35806
        """),
}
# Red and green with a lightness contrast of 3:1 or more: a second cue.
LIGHTNESS: Final = {
    "tune": _all("8b0000 90ee90\n7f0000 b7e4a0 f5f5dc"),
    "test": _all("a50f15 c7e9c0\n800000 98fb98"),
    "fresh": _all("8b1a1a a8e6a1\n6b0f1a b9fbc0"),
}
GROUPS: Final = ("Nord", "Süd", "Mitte", "Höhenweg", "Östliche Vorstadt")
STATES: Final = ("offen", "geschlossen", "teilweise offen", "im Umbau", "nur mit Termin")
PARTIES: Final = ("Bürgerliste", "Grüne", "Freie Wähler", "Für Musterstadt", "Sonstige")
MONTHS: Final = ("Jan", "Feb", "März", "April", "Mai", "Juni")
TITLES: Final = (
    "Ergebnis der Bürgerbefragung 2026",
    "Wie voll sind unsere Schwimmbäder?",
    "Straßen und Wege nach dem Hochwasser",
    "So hat Musterstadt gewählt",
    "Barrierefreie Haltestellen im Überblick",
)
