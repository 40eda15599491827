"""A decoded frame as a small grid of cells, read from the decoder's own planes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.flash import light
from a11ylint.media.flash.field import Grid, grid

if TYPE_CHECKING:
    import numpy as np
    from av.video.frame import VideoFrame
    from av.video.plane import VideoPlane
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

ROWS: Final = 4  # of each cell so many rows of luma are read at least, with all columns
# Rows of the planes that tell whether anything moved: a field is a third as high as the picture.
_COMPARED: Final = (24, 6, 6)
# FFmpeg's numbers, as ITU-T H.273 has them: matrix coefficients; AVCOL_RANGE_JPEG is the full range.
_MATRICES: Final = {1: light.BT709, 4: light.BT601, 5: light.BT601, 6: light.BT601, 9: light.BT2020}
_FULL: Final = 2
_SMALL: Final = 576  # rows up to which a clip without a word about its matrix is BT.601, as players take it


class Shape(NamedTuple):
    """What all frames of a clip have in common; `planes` is None for formats that are not read plane by plane."""

    width: int
    height: int
    name: str
    grid: Grid
    coding: light.Coding
    planes: tuple[Layout, ...] | None


class Layout(NamedTuple):
    """One plane: its size, how many picture points one value stands for, and bits a value."""

    width: int
    height: int
    across: int
    down: int
    bits: int


def shape_of(frame: VideoFrame) -> Shape:
    """The shape of a clip by its first frame."""
    planes = _layouts(frame)
    block = 2 * max(max(plane.across, plane.down) for plane in planes) if planes else 1
    turned = frame.rotation % 180 != 0
    divided = grid(frame.width, frame.height, turned, block)
    shape = Shape(frame.width, frame.height, frame.format.name, divided, _coding(frame), planes)
    return _measured(shape, frame)


def _measured(shape: Shape, frame: VideoFrame) -> Shape:
    """With the rows and columns that the planes really give: cells that are cut off at the edges may be left out."""
    rows, columns = cells(frame, shape).shape[1:]
    return shape._replace(grid=shape.grid._replace(rows=rows, columns=columns))


def _coding(frame: VideoFrame) -> light.Coding:
    usual = light.BT601 if min(frame.width, frame.height) <= _SMALL else light.BT709
    full = int(frame.color_range) == _FULL or frame.format.name.startswith("yuvj")
    return light.Coding(_MATRICES.get(int(frame.colorspace), usual), full)


def _layouts(frame: VideoFrame) -> tuple[Layout, ...] | None:
    """Planes of a format with luma and chroma one by one, or with luma alone; None for anything else."""
    kind = frame.format
    parts = [part for part in kind.components if not part.is_alpha]
    plain = len(parts) in (1, 3) and [part.plane for part in parts] == list(range(len(parts)))
    if not plain or kind.is_rgb or kind.has_palette or kind.is_big_endian or kind.is_bit_stream:
        return None
    if any(part.bits < 8 or part.bits > 16 for part in parts):
        return None
    return tuple(
        Layout(
            part.width,
            part.height,
            round(frame.width / part.width),
            round(frame.height / part.height),
            part.bits,
        )
        for part in parts
    )


def cells(frame: VideoFrame, shape: Shape) -> Bytes:
    """Mean luma and chroma of each cell, or red, green and blue; uint8 of shape (3, rows, columns)."""
    import numpy as np

    rows, columns = shape.grid.rows, shape.grid.columns
    if shape.planes is None or not _plain(frame, shape):
        kind = "rgb24" if shape.planes is None else "yuv444p"
        values = np.asarray(frame.reformat(columns, rows, kind, interpolation="AREA").to_ndarray(), np.uint8)
        return np.ascontiguousarray(values.transpose(2, 0, 1)) if shape.planes is None else values
    planes = list(zip(frame.planes, shape.planes, strict=False))
    means = [_luma(*planes[0], shape.grid.cell)]
    means += [_chroma(*plane, shape.grid.cell) for plane in planes[1:]]
    means += [np.full_like(means[0], 128)] * (3 - len(means))
    rows, columns = (min(mean.shape[axis] for mean in means) for axis in (0, 1))
    return np.stack([mean[:rows, :columns] for mean in means])


def _plain(frame: VideoFrame, shape: Shape) -> bool:
    """Whether a frame is as the first one was; joined clips change their size on the way."""
    same = (frame.width, frame.height, frame.format.name) == (shape.width, shape.height, shape.name)
    return same and all(plane.line_size > 0 for plane in frame.planes)


def _luma(plane: VideoPlane, kind: Layout, cell: int) -> Bytes:
    """The mean of each cell, from some of its rows."""
    import numpy as np
    from PIL import Image

    buffer: Any = memoryview(plane)
    step = _row_step(cell)
    rows = max(1, kind.height // step)
    if kind.bits > 8:
        values = _values(plane, kind)[: rows * step : step]
        image = Image.fromarray((values >> (kind.bits - 8)).astype(np.uint8))
    else:
        image = Image.frombuffer("L", (kind.width, rows), buffer, "raw", "L", plane.line_size * step, 1)
    return np.asarray(image.reduce((cell, cell // step)))


def _chroma(plane: VideoPlane, kind: Layout, cell: int) -> Bytes:
    """The mean of four points of each cell: it is luma that decides, and chroma has little grain."""
    import numpy as np

    values = _values(plane, kind)
    across, down = max(1, cell // kind.across), max(1, cell // kind.down)
    rows = down // 4, min(3 * down // 4, kind.height - 1)
    columns = across // 4, min(3 * across // 4, kind.width - 1)
    # A last cell that is cut off before its second point is left out.
    points = [values[row::down, column::across] for row in rows for column in columns]
    height, width = points[-1].shape
    total = np.zeros((height, width), np.uint32)
    for part in points:
        total += part[:height, :width]
    return (total >> (kind.bits - 6)).astype(np.uint8)


def _values(plane: VideoPlane, kind: Layout) -> NDArray[np.unsignedinteger]:
    import numpy as np

    buffer: Any = memoryview(plane)
    wide = kind.bits > 8
    return np.frombuffer(buffer, "<u2" if wide else "u1").reshape(-1, plane.line_size >> wide)[
        : kind.height, : kind.width
    ]


@cache
def _row_step(cell: int) -> int:
    """Every how manieth row of a cell is read, so that there are at least ROWS of them."""
    return max((step for step in range(1, cell + 1) if cell % step == 0 and cell // step >= ROWS), default=1)


def some_rows(frame: VideoFrame) -> bytes:
    """Some rows of all planes, as stored: when they are the same, no field can have flashed."""
    parts = []
    for plane, least in zip(frame.planes, _COMPARED, strict=False):
        values, line = memoryview(plane), abs(plane.line_size)
        step = max(1, plane.height // least)
        parts += [values[row * line : row * line + line] for row in range(step // 2, plane.height, step)]
    return b"".join(parts)
