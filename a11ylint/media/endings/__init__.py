"""Whether a video or sound file breaks off before the end that its own headers state.

What the formats say differs: `missing` of each module tells which of its numbers can be trusted.
"""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Final

from a11ylint.media.endings import adts, asf, boxes, chunks, flac, flv, mp3, mpeg, ogg
from a11ylint.media.endings.reading import Part

if TYPE_CHECKING:
    from collections.abc import Callable

_BOXES: Final = (b"ftyp", b"styp", b"moov", b"mdat", b"wide", b"free", b"skip")
_MARKS: Final[tuple[tuple[bytes, Callable[[Part], str]], ...]] = (
    (b"RIFF", chunks.of_riff),
    (b"RF64", chunks.of_rf64),
    (b"\x1a\x45\xdf\xa3", chunks.of_matroska),
    (asf.MARK, asf.missing),
    (b"fLaC", flac.missing),
    (flv.MARK, flv.missing),
    (mpeg.MARK, mpeg.missing),
    (ogg.MARK, ogg.missing),
)
_MOST_TAGS: Final = 4


def missing(file: IO[bytes]) -> str:
    """What is missing at the end, for people who look for the cause: empty when the file is whole or does not say.

    Reads the headers and at most the last 256 KiB (of FLAC with long frames 1 MiB). Leaves the file at its start.
    """
    size = file.seek(0, os.SEEK_END)
    part = Part(file, _behind_tags(Part(file, 0, size)), size)
    head = part.at(part.start, 16)
    if head[4:8] in _BOXES:
        found = boxes.missing(part)
    else:
        look = next((look for mark, look in _MARKS if head.startswith(mark)), None)
        look = look or (adts.missing if adts.begins(head) else mp3.missing)
        found = look(part)
    file.seek(0)
    return found


def _behind_tags(part: Part) -> int:
    """Where the content begins: titles and covers (ID3) may stand before any sound."""
    place = 0
    for _ in range(_MOST_TAGS):
        head = part.at(place, 10)
        if not head.startswith(b"ID3") or len(head) < 10:
            break
        place += 10 + sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
    return place
