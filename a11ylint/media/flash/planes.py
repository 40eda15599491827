"""A decoded frame as a small grid of cells, read from the decoder's own planes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.flash import light
from a11ylint.media.flash.field import Grid, grid
from a11ylint.media.flash.means import Room, of_all, of_two

if TYPE_CHECKING:
    import numpy as np
    from av.video.frame import VideoFrame
    from av.video.plane import VideoPlane
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

ROWS: Final = 4  # of each cell so many rows of luma are read, with all columns
# Frames whose rows are kept: so few that they are still in the caches when they are added up, or so many bytes of them.
ROWS_HELD: Final = 4
_BYTES_HELD: Final = 400_000
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
    return Shape(frame.width, frame.height, frame.format.name, divided, _coding(frame), planes)


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


class Reader:
    """Takes some rows of frames, and gives the cells of all of them at once: single small sums take too long."""

    def __init__(self, shape: Shape, frame: VideoFrame) -> None:
        """`frame` is the first one; the others are read by their rows as long as they are as this one."""
        import numpy as np

        self.shape = shape
        planes = () if shape.planes is None else zip(frame.planes, shape.planes, strict=False)
        self.strips = [
            _Strip(kind, plane.line_size, _rows(kind, shape.grid, 1 if number else ROWS))
            for number, (plane, kind) in enumerate(planes)
        ]
        size = shape.grid.rows * shape.grid.columns
        self.most = light.most_frames(size)
        least = sum(len(strip.rows) * strip.line for strip in self.strips)
        self.together = max(ROWS_HELD, min(self.most, _BYTES_HELD // max(1, least)))
        self.held = 0
        self.read = 0  # frames whose cells are known
        self.other: dict[int, Bytes] = {}  # frames that are unlike the first
        self.cells = np.full((3, self.most, shape.grid.rows, shape.grid.columns), 128, np.uint8)

    @property
    def full(self) -> bool:
        return self.held == self.most

    def take(self, frame: VideoFrame) -> None:
        """Keep what is needed of one more frame."""
        planes = frame.planes
        if self._alike(frame, planes):
            for strip, plane in zip(self.strips, planes, strict=False):
                strip.take(plane, self.held - self.read, self.together)
        else:
            self.other[self.held] = scaled(frame, self.shape)
        self.held += 1
        if self.held - self.read == self.together:
            self._read()

    def _alike(self, frame: VideoFrame, planes: tuple[VideoPlane, ...]) -> bool:
        """Whether a frame is as the first one was; joined clips change their size on the way."""
        shape = self.shape
        return (
            bool(self.strips)
            and (frame.width, frame.height, frame.format.name) == (shape.width, shape.height, shape.name)
            and all(plane.line_size == strip.line for plane, strip in zip(planes, self.strips, strict=False))
        )

    def give(self) -> Bytes:
        """Mean luma and chroma, or red, green and blue, of the cells of the frames that are held.

        uint8 of shape (3, frames, rows, columns), in memory that is used again.
        """
        self._read()
        found = self.cells[:, : self.held]
        for number, values in self.other.items():
            found[:, number] = values
        self.held = self.read = 0
        self.other.clear()
        return found

    def _read(self) -> None:
        """From rows to cells."""
        frames = range(self.read, self.held)
        if any(number not in self.other for number in frames):
            for found, strip in zip(self.cells, self.strips, strict=False):
                part = found[self.read : self.held]
                part[:] = strip.means(len(frames), self.shape.grid).reshape(part.shape)
        self.read = self.held


def scaled(frame: VideoFrame, shape: Shape) -> Bytes:
    """The cells of a frame of any kind, uint8 of shape (3, rows, columns); takes longer than reading its rows."""
    import numpy as np

    rows, columns = shape.grid.rows, shape.grid.columns
    kind = "rgb24" if shape.planes is None else "yuv444p"
    values = np.asarray(frame.reformat(columns, rows, kind, interpolation="AREA").to_ndarray(), np.uint8)
    return values.transpose(2, 0, 1) if shape.planes is None else values


class _Strip:
    """Some rows of one plane, of many frames."""

    def __init__(self, kind: Layout, line: int, rows: NDArray[np.intp]) -> None:
        self.kind = kind
        self.line = line
        self.rows = rows
        self.kept: NDArray[np.unsignedinteger] | None = None
        self.room = Room()

    def take(self, plane: VideoPlane, place: int, most: int) -> None:
        """Keep the rows of one more frame, in its place of `most`."""
        import numpy as np

        buffer: Any = plane
        wide = self.kind.bits > 8
        values = np.frombuffer(buffer, "<u2" if wide else "u1").reshape(-1, self.line >> wide)
        if self.kept is None:
            self.kept = np.empty((most, len(self.rows), self.line >> wide), values.dtype)
        values.take(self.rows, 0, self.kept[place], "clip")

    def means(self, count: int, grid: Grid) -> Bytes:
        """The mean of each cell, uint8 of shape (frames x rows, columns)."""
        import numpy as np

        assert self.kept is not None
        values = self.kept[:count].reshape(count, -1, grid.rows, self.kept.shape[-1])
        if self.kind.bits > 8:
            values = (values >> (self.kind.bits - 8)).astype(np.uint8)
        across = grid.cell // self.kind.across
        if values.shape[1] > 1:
            return of_all(values, self.kind.width, across, self.room)
        return of_two(values[:, 0].reshape(-1, values.shape[-1]), self.kind.width, across, grid.columns)


def _rows(kind: Layout, grid: Grid, count: int) -> NDArray[np.intp]:
    """The numbers of the rows that are read, so many of each cell, evenly spread: first the first ones of all cells."""
    import numpy as np

    cell = grid.cell // kind.down
    places = (2 * np.arange(count) + 1) * cell // (2 * count)
    rows = places[:, None] + np.arange(grid.rows) * cell
    return rows.ravel().clip(0, kind.height - 1)
