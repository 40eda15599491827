"""How much of a stated duration the fragments of an MP4 hold (ISO/IEC 14496-12, 8.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.endings.reading import in_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OUTER: Final = (b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf")  # boxes that hold boxes
_MOST: Final = 10_000  # boxes inside one, and samples of one fragment

# Bits of the boxes `tfhd` and `trun` that say which numbers follow.
_BASE, _DESCRIPTION, _LASTS = 0x1, 0x2, 0x8
_OFFSET, _FIRST, _EACH_LASTS, _EACH = 0x1, 0x4, 0x100, (0x100, 0x200, 0x400, 0x800)


class Index(NamedTuple):
    """What the header says: the whole duration in seconds (0: nothing), ticks a second and ticks a sample by track."""

    seconds: float
    rates: dict[int, int]
    lasts: dict[int, int]


def missing(moov: bytes, moofs: Sequence[bytes]) -> str:
    """The seconds that are missing behind the last fragments; empty where the header states no duration."""
    index = _index(moov)
    ends = [end for moof in moofs for end in _ends(moof, index)]
    return in_seconds(index.seconds - max(ends)) if index.seconds and ends else ""


def _inner(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """All boxes with their content, in the order of the file; those that hold boxes are entered."""
    place = 0
    for _ in range(_MOST):
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if length < 8:
            return
        yield name, data[place + 8 : place + length]
        place += 8 if name in _OUTER else length


def _number(data: bytes, place: int, count: int = 4) -> int:
    return int.from_bytes(data[place : place + count], "big")


def _wide(data: bytes) -> bool:
    """Whether a box has times of eight bytes instead of four."""
    return data[:1] == b"\1"


def _index(moov: bytes) -> Index:
    rate, whole, track = 0, 0, 0
    rates, lasts = {}, {}
    for name, data in _inner(moov):
        behind_times = 20 if _wide(data) else 12
        if name == b"mvhd":
            rate = _number(data, behind_times)
        elif name == b"tkhd":
            track = _number(data, behind_times)
        elif name == b"mdhd":
            rates[track] = _number(data, behind_times)
        elif name == b"mehd":
            whole = _number(data, 4, 8 if _wide(data) else 4)
        elif name == b"trex":
            lasts[_number(data, 4)] = _number(data, 12)
    return Index(whole / rate if rate else 0.0, rates, lasts)


def _ends(moof: bytes, index: Index) -> Iterator[float]:
    """When the samples of each track of a fragment end, in seconds; none where it does not say when it begins."""
    rate, lasts, time = 0, 0, 0
    for name, data in _inner(moof):
        if name == b"tfhd":
            track, flags = _number(data, 4), _number(data, 1, 3)
            place = 8 + 8 * bool(flags & _BASE) + 4 * bool(flags & _DESCRIPTION)
            rate = index.rates.get(track, 0)
            lasts = _number(data, place) if flags & _LASTS else index.lasts.get(track, 0)
        elif name == b"tfdt":
            time = _number(data, 4, 8 if _wide(data) else 4)
        elif name == b"trun" and rate:
            time += _run(data, lasts)
            yield time / rate


def _run(data: bytes, lasts: int) -> int:
    """The ticks that the samples of a run last."""
    flags, count = _number(data, 1, 3), _number(data, 4)
    if not flags & _EACH_LASTS:
        return count * lasts
    place = 8 + 4 * bool(flags & _OFFSET) + 4 * bool(flags & _FIRST)
    step = 4 * sum(bool(flags & each) for each in _EACH)
    return sum(_number(data, at) for at in range(place, min(len(data), place + step * count), step))
