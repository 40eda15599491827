"""Where MP4 and QuickTime files end by their boxes (ISO/IEC 14496-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.endings import fragments
from a11ylint.media.endings.reading import in_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11ylint.media.endings.reading import Part

# Boxes whose loss is felt; some cameras state too much for the filling behind them.
_FELT: Final = (b"mdat", b"moov", b"moof")
_MOST_BOXES: Final = 10_000
_LARGEST_INDEX: Final = (
    1 << 18
)  # bytes of an index or a fragment that are read; an hour of short ones needs 100 KB
_LAST: Final = 4  # fragments at the end that are looked at: each stream may have its own


class Box(NamedTuple):
    """A box of the file: its four letters, and where it begins and ends."""

    name: bytes
    start: int
    end: int
    head: int  # bytes before its content


def missing(part: Part) -> str:
    """Bytes of the last box that matters, of the segments that an index lists, or seconds of a stated duration."""
    found = tuple(_walk(part))
    end = max((box.end for box in found if box.name in _FELT), default=0)
    end = max(end, *(_segments_end(part, box) for box in found if box.name == b"sidx"), 0)
    if end > part.size or all(box.name != b"moof" for box in found) or len(found) == _MOST_BOXES:
        return in_bytes(end, part.size)
    moovs = [box for box in found if box.name == b"moov"][:1]
    moofs = [box for box in found if box.name == b"moof"][-_LAST:]
    return (
        fragments.missing(_content(part, moovs[0]), [_content(part, box) for box in moofs]) if moovs else ""
    )


def _content(part: Part, box: Box) -> bytes:
    return part.at(box.start, min(box.end - box.start, _LARGEST_INDEX))


def _walk(part: Part) -> Iterator[Box]:
    """The boxes one after the other; one of size 0 goes to the end of the file."""
    place = part.start
    for _ in range(_MOST_BOXES):
        head = part.at(place, 16)
        if len(head) < 8:
            return
        length, width = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, width = int.from_bytes(head[8:16], "big"), 16
        if length < width:
            return
        yield Box(head[4:8], place, place + length, width)
        place += length


def _segments_end(part: Part, box: Box) -> int:
    """Where the last segment of an index (`sidx`) ends: each counts from the end of the one before."""
    data = part.at(box.start + box.head, min(box.end - box.start, _LARGEST_INDEX))
    wide = 8 if data[:1] == b"\1" else 4
    first = int.from_bytes(data[12 + wide : 12 + 2 * wide], "big")
    entries = data[16 + 2 * wide : box.end - box.start - box.head]
    sizes = (int.from_bytes(entries[at : at + 4], "big") & 0x7FFFFFFF for at in range(0, len(entries), 12))
    return box.end + first + sum(sizes) if entries else 0
