"""What went wrong with the characters of a file: an encoding that players do not expect, or one read as another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LOST: Final = "\ufffd"  # what a program writes where it could not read a character

# How the bytes of UTF-8 look when a program took them for Windows-1252 or Latin-1: a lead byte, then its followers.
_AS_1252: Final = "".join(
    bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0)
)
_FOLLOW: Final = f"[{re.escape(_AS_1252)}\x80-\x9f]"
_TWICE: Final = re.compile(f"(?:[ÂÃÄÅÐÑØÙ]{_FOLLOW}|[âã]{_FOLLOW}{{2}}|ð{_FOLLOW}{{3}})+")
_FIRST: Final = re.compile("[ÂÃÄÅÐÑØÙâãð]")
# Pairs that languages write: `À la`, `Ñ “`. Only what becomes a letter, a quotation mark or a dash is taken.
_LIKELY: Final = re.compile("[^\\W\\d_]|[„“”‚‘’–—…«»°§€·•©®²³½¼¾♪♫\u00a0\U0001f000-\U0001faff\u2600-\u27bf]")

_TELLING: Final = frozenset("ÃÂâð")
_SEVERAL: Final = 3

# Signs beyond ASCII that people write.
SIGNS: Final = frozenset("„“”‚‘’–—…«»·•§°€²³½¼¾¡¿©®™‹›£\u00a0\u00ad")


class Mended(NamedTuple):
    """A stretch of a text (offsets) and the characters that were meant."""

    start: int
    end: int
    meant: str


def mojibake(text: str) -> Iterator[Mended]:
    """Stretches like `Ã¤`: UTF-8 that was read as Windows-1252 and stored again.

    Letters of the east and north of Europe alone (`Ä¢`, `Å¡`) prove it only where there are several.
    """
    if _FIRST.search(text) is None:
        return
    found = [
        Mended(match.start(), match.end(), meant)
        for match in _TWICE.finditer(text)
        if (meant := _meant(match[0]))
        and all(_LIKELY.match(sign) for sign in meant)
        and not _is_word(match, text)
    ]
    if len(found) >= _SEVERAL or any(text[entry.start] in _TELLING for entry in found):
        yield from found


def _meant(found: str) -> str:
    try:
        raw = b"".join(_byte(sign) for sign in found)
        return raw.decode("utf-8")
    except UnicodeError:
        return ""


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _is_word(match: re.Match[str], text: str) -> bool:
    """Letters that are meant: `Ä“` at the end of a quotation in capitals, as in `„JÄ“`."""
    if match.end() - match.start() != 2 or match[0][0] in "ÂÃ":
        return False
    before = text[match.start() - 1 : match.start()]
    return before.isupper() or match[0][1] in SIGNS
