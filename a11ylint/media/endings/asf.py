"""Where WMA and WMV files end by their header (Advanced Systems Format)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.endings.reading import in_bytes

if TYPE_CHECKING:
    from a11ylint.media.endings.reading import Part

MARK: Final = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_DATA: Final = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_PROPERTIES: Final = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_LARGEST_HEADER: Final = 1 << 20
_LIVE: Final = 1  # the flag of a stream whose sizes nobody knew when its header was written
_PIPED: Final = 1 << 62


def missing(part: Part) -> str:
    """Bytes of the packets; an index behind them is no loss. Nothing is known of a live stream."""
    length = int.from_bytes(part.at(part.start + 16, 8), "little")
    if _is_live(part.at(part.start, min(length, _LARGEST_HEADER))):
        return ""
    data = part.at(part.start + length, 24)
    count = int.from_bytes(data[16:], "little")
    end = part.start + length + count
    return in_bytes(end, part.size) if data.startswith(_DATA) and count < _PIPED else ""


def _is_live(header: bytes) -> bool:
    """Whether the header says so, or does not say anything about it."""
    at = header.find(_PROPERTIES)
    return at < 0 or bool(int.from_bytes(header[at + 88 : at + 92], "little") & _LIVE)
