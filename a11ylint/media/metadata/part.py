"""A part of a picture file that holds metadata."""

from __future__ import annotations

from typing import Final, NamedTuple

# Bytes of one part that are read; a JPEG part has 64 KB at most, real packets of other formats stay far below.
MOST: Final = 4_000_000


class Part(NamedTuple):
    """Metadata in a file: `exif`, `xmp` or `text`, the offset and bytes of it, and the chunk type for PNG's checksum.

    `packed` metadata is compressed in the file, or shares bytes with something else: it can be read, but not changed in
    place.
    `whole` is the data of a PNG chunk, of which the metadata may be only the end.
    `spans` are offset and length of the pieces that the data lies in, where it is more than one.
    `name` is the MD5 by which a JPEG calls a packet in pieces, and `names_at` are the places where it stands.
    """

    kind: str
    at: int
    data: bytes
    chunk: bytes = b""
    whole: bytes = b""
    packed: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    name: bytes = b""
    names_at: tuple[int, ...] = ()
