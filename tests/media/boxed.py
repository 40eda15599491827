"""Small MP4 and QuickTime files with boxes that cameras and telephones write beside picture and sound."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np


def clip(path: Path, options: dict[str, str] | None = None, **tags: str) -> Path:
    """Three grey frames, with these tags of the whole file; "." is written as two underlines."""
    with av.open(str(path), "w", options=options or {}) as container:
        container.metadata.update({name.replace("__", "."): value for name, value in tags.items()})
        stream = container.add_stream("mpeg4", 5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for level in (60, 90, 120):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), level, np.uint8), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def sound(path: Path, **tags: str) -> Path:
    with av.open(str(path), "w") as container:
        container.metadata.update(tags)
        stream = container.add_stream("aac", 16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1600), np.float32), "fltp", "mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", 8 + len(content)) + name + content


def with_boxes(path: Path, *boxes: bytes) -> Path:
    """More boxes at the end of the box `moov`, which is the last one of the file."""
    clip(path)
    data = path.read_bytes()
    at = data.rindex(b"moov") - 4
    size = int.from_bytes(data[at : at + 4], "big")
    assert at + size == len(data)
    added = b"".join(boxes)
    path.write_bytes(data[:at] + struct.pack(">L", size + len(added)) + data[at + 4 :] + added)
    return path


def with_user_data(path: Path, *boxes: bytes) -> Path:
    return with_boxes(path, box(b"udta", b"".join(boxes)))


def wide(name: bytes, content: bytes) -> bytes:
    """A box whose size has 64 bits."""
    return struct.pack(">L4sQ", 1, name, 16 + len(content)) + content


def keys(pairs: dict[str, str], version: bytes = b"") -> bytes:
    """Metadata of QuickTime: telephones write it without a version, FFmpeg with one."""
    names = b"".join(box(b"mdta", name.encode()) for name in pairs)
    values = b"".join(
        box(struct.pack(">L", number), box(b"data", bytes(8) + value.encode()))
        for number, value in enumerate(pairs.values(), 1)
    )
    handler = box(b"hdlr", bytes(8) + b"mdta" + bytes(13))
    listed = box(b"keys", struct.pack(">LL", 0, len(pairs)) + names)
    return box(b"meta", version + handler + listed + box(b"ilst", values))


def with_track(path: Path, kind: bytes, sample: bytes, large: bool = False, **tags: str) -> Path:
    """A track of this kind of data, as cameras write beside the picture."""

    def places(first: int) -> bytes:
        return box(b"co64" if large else b"stco", struct.pack(">LLQ" if large else ">LLL", 0, 1, first))

    clip(path, **tags)
    data = path.read_bytes()
    at = data.rindex(b"moov") - 4
    length = int.from_bytes(data[at : at + 4], "big")
    first = 0
    for _ in (0, 1):  # the place of the sample is known once the track has its size
        entry = box(b"stsd", struct.pack(">LL", 0, 1) + box(kind, bytes(8)))
        size = struct.pack(">LLL", 0, 0, 1) + struct.pack(">L", len(sample))
        table = box(b"stbl", entry + box(b"stsz", size) + places(first))
        track = box(b"trak", box(b"mdia", box(b"minf", table)))
        first = len(data) + len(track) + 8
    head = struct.pack(">L", length + len(track))
    path.write_bytes(data[:at] + head + data[at + 4 :] + track + box(b"mdat", sample))
    return path
