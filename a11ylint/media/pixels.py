"""A picture that was read: what its header says, and its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOSSY_FORMATS: Final = frozenset({"JPEG", "MPO", "WEBP", "AVIF", "JPEG2000", "HEIF"})


class ImageInfo(NamedTuple):
    """What the header says: `width` and `height` in pixels as shown, after the EXIF rotation."""

    format: str
    width: int
    height: int
    frames: int
    mode: str
    orientation: int
    animated: bool

    @property
    def lossy(self) -> bool:
        return self.format in LOSSY_FORMATS


class Pixels(NamedTuple):
    """`rgb` is uint8 of shape (rows, columns, 3), as shown; every k-th pixel of a large picture."""

    rgb: NDArray[np.uint8]
    info: ImageInfo
