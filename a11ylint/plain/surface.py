"""Makes a masked sentence ready for a tokeniser, and keeps the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Gender marks that tokenisers take for the end of a word: "Bürger:innen", "Lehrer/-innen", "Helfer(innen)".
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:[:/_]-?(?=(?:in|innen|r|n|s|e|en)\b)|\((?=innen\)|in\)))")
_CLOSED = re.compile(r"(?<=\*innen)\)|(?<=\*in)\)")
_UNEVEN = re.compile(r"\s\s|[^\S ]|[\u00ad\u200b-\u200d\u0300-\u036f]")
_PIECE = re.compile(r"\s+|[\u00ad\u200b-\u200d]+|.[\u0300-\u036f]*", re.DOTALL)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d")


class Surface(NamedTuple):
    """The characters a tokeniser reads; `offsets[i]` is where character i stood, with one more for the end."""

    value: str
    offsets: Sequence[int]


def surface(prose: str) -> Surface:
    """Composed letters (NFC), single blanks, no invisible characters, gender marks as a star inside the word."""
    plain = _CLOSED.sub("*", _GENDER.sub(lambda match: "*" * len(match[0]), prose))
    if plain.isascii() and not _UNEVEN.search(plain):
        return Surface(plain, range(len(plain) + 1))
    pieces = list(_pieces(plain))
    value = "".join(piece for piece, _ in pieces)
    offsets = [at for piece, at in pieces for _ in piece]
    return Surface(value, [*offsets, len(prose)])


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece[0] in _INVISIBLE:
            continue
        yield (" " if piece.isspace() else unicodedata.normalize("NFC", piece)), match.start()
