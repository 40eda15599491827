"""How wide a line of captions is, in the characters of its script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from a11ylint.later import later

# Characters that are one column and one grapheme each, in texts that hold nothing else: Latin, Greek, Cyrillic,
# punctuation, signs, notes. Most files need no more than `len`.
_OTHER: Final = later(
    "[^\n-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u202f-\u205f"
    "\u2070-\u20cf\u2100-\u22ff\u266a\u266b]"
)
_SCRIPTS: Final = (
    ("kana", "\u3041-\u30ff\u31f0-\u31ff"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"),
    ("hangul", "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f"),
    ("devanagari", "\u0900-\u097f"),
    ("thai", "\u0e01-\u0e5b"),
    ("hebrew", "\u05d0-\u05f4"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("cyrillic", "\u0400-\u052f"),
    ("latin", "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    # Only to tell that none of the above is meant: Armenian, Syriac, Bengali … Burmese, Georgian, Ethiopic … Khmer
    ("other", "\u0531-\u0587\u0700-\u074f\u0780-\u08ff\u0980-\u0dff\u0e80-\u10ff\u1200-\u17ff"),
)
_FULL_WIDTH: Final = frozenset(("kana", "han", "hangul"))
_KANA_SHARE: Final = 0.1  # Japanese has more kana than this beside its Han characters
_UNSEEN: Final = later("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def script_of(sample: str) -> str:
    """The script of most letters: latin, han, kana (Japanese), arabic …; latin without letters, else other."""
    if sample.isascii():
        return "latin"
    counts = {name: len(re.findall(f"[{letters}]", sample)) for name, letters in _SCRIPTS}
    if counts["kana"] > _KANA_SHARE * counts["han"] and counts["kana"]:
        counts["kana"] += counts.pop("han")
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "latin"


def measure_of(text: str, script: str) -> Callable[[str], float]:
    """The function that measures lines of this text: `len` where each character is one, which is quick."""
    if script in _FULL_WIDTH:
        return full_width
    return len if _OTHER().search(text) is None else graphemes


def graphemes(line: str) -> int:
    """What a reader sees as characters; an emoji or a full-width character takes the room of two."""
    return sum(_columns(line))


def full_width(line: str) -> float:
    """Full-width characters; any other one is a half (Netflix, Japanese Timed Text Style Guide)."""
    half = sum(_columns(line))
    return half // 2 if half % 2 == 0 else half / 2


def _columns(line: str) -> list[int]:
    import unicodedata

    import regex

    found = regex.findall(r"\X", _UNSEEN().sub("", line))
    return [2 if unicodedata.east_asian_width(grapheme[0]) in "WF" else 1 for grapheme in found]
