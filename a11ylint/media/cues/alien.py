"""Files that are called captions and are something else: a page of HTML, rich text, data."""

from __future__ import annotations

import re
from typing import Final

from a11ylint.media.cues import times
from a11ylint.media.cues.model import CueFile

# How these begin; a caption may begin with a tag or a brace too, therefore only what comes at the very start counts.
_BEGINS: Final = {
    "HTML": re.compile(
        r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    "RTF": re.compile(r"\s*\{\\rtf[0-9]"),
    "ASS": re.compile(r"\s*\[Script Info\]", re.IGNORECASE),
    "SCC": re.compile(r"\s*Scenarist_SCC\b"),
    "MicroDVD": re.compile(r"\s*\{[0-9]{1,9}\}\{[0-9]{1,9}\}"),
    "JSON": re.compile(r'\s*(?:\{\s*"|\[\s*[\[{"])'),
}
_NO_TIMES: Final = frozenset(("no-signature", "no-blank-line", "text-lost"))


def name_of(text: str) -> str:
    """HTML, RTF, JSON or another format of captions for a text that begins like one; empty for anything else."""
    return next((name for name, begin in _BEGINS.items() if begin.match(text)), "")


def holds_none(file: CueFile) -> bool:
    """Whether a file with words in it has no caption at all, not even a broken one."""
    name = name_of(file.text)
    if name == "RTF":  # its lines of times are drowned in commands
        return True
    if file.cues or not file.text.strip():
        return False
    return bool(name) or ({trouble.key for trouble in file.troubles} <= _NO_TIMES and _timeless(file))


def _timeless(file: CueFile) -> bool:
    """Whether no line was meant to hold times; a file of nothing but a header is empty, and said to be so elsewhere."""
    text = file.text.replace("\r", "\n")
    return bool(file.troubles) and not (times.any_meant(text, "srt") or times.any_meant(text, "sbv"))
