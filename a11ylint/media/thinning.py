"""The pixels of an opened picture as arrays: decoded once, thinned out to several sizes, within the memory allowed."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.profile import in_srgb

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PILImage

    RGB = NDArray[np.uint8]

# The limit of pixels stands for so many bytes each: so much Pillow takes for most formats.
USUAL_BYTES: Final = 4
# Peak of the decoders behind Pillow 13, measured on pictures of 25 to 100 megapixels.
GREEDY: Final = {"WEBP": 16.0, "AVIF": 9.5, "HEIF": 8.0, "JPEG2000": 19.0}
ROWS_PER_STRIP: Final = 278
# A still WebP of more pixels is taken out of FFmpeg's planes, without the copies that Pillow's decoder makes.
WIDE: Final = 16_000_000


def arrays(
    image: PILImage, path: Path, sizes: Sequence[int], max_pixels: int, drafted: int
) -> tuple[RGB, ...]:
    """For each of `sizes` every k-th pixel, at most so many, uint8 of shape (rows, columns, 3); equal ones are shared.

    `drafted`: a JPEG is decoded to no fewer pixels than these. Raises `Unreadable` (too-large) before decoding.
    """
    if image.format == "WEBP" and _number(image) > WIDE and getattr(image, "n_frames", 1) == 1:
        need_room(image, max_pixels, USUAL_BYTES)
        with suppress(Unreadable):  # if Pillow reads it, all the better
            return _from_planes(image, path, sizes)
    need_room(image, max_pixels)
    _draft(image, drafted)
    image.load()
    steps = [_step(image.size, kept) for kept in sizes]
    found = {step: _on_white(in_srgb(_thin_out(image, step))) for step in dict.fromkeys(steps)}
    return tuple(found[step] for step in steps)


def _from_planes(image: PILImage, path: Path, sizes: Sequence[int]) -> tuple[RGB, ...]:
    from a11ylint.media.webp import thinned

    steps = [_step(image.size, kept) for kept in sizes]
    found: dict[int, RGB] = {}
    for step, small in thinned(path, image.size, tuple(dict.fromkeys(steps))):
        small.info.update(image.info)
        found[step] = _on_white(in_srgb(small))
    return tuple(found[step] for step in steps)


def _number(image: PILImage) -> int:
    return image.width * image.height


def need_room(image: PILImage, max_pixels: int, size: float | None = None) -> None:
    """Raise `Unreadable` where decoding would take more than USUAL_BYTES for each of `max_pixels`.

    `size`: bytes for each pixel, where they are not those of Pillow's decoder.
    """
    most = int(max_pixels * min(1.0, USUAL_BYTES / (size or _bytes(image))))
    if _number(image) > most:
        limit = f"limit {most} for {image.format}" if most < max_pixels else f"limit {max_pixels}"
        raise Unreadable("too-large", f"{image.width} x {image.height} pixels, {limit}", image.size, most)


def _bytes(image: PILImage) -> float:
    """Bytes for each pixel while the picture is decoded."""
    if image.format in ("JPEG", "MPO") and "progressive" in image.info:
        return _coefficients(image)
    if image.format == "TIFF" and image.info.get("compression", "raw") != "raw":
        return USUAL_BYTES + _strip(image)
    return GREEDY.get(image.format or "", USUAL_BYTES)


def _strip(image: PILImage) -> float:
    """A packed TIFF is unpacked strip by strip, and one strip may be all of it (TIFF 6.0, RowsPerStrip)."""
    rows = getattr(image, "tag_v2", {}).get(ROWS_PER_STRIP, image.height)
    return round(len(image.getbands()) * min(float(rows) / image.height, 1.0), 1)


def _coefficients(image: PILImage) -> float:
    """A progressive JPEG is held whole as numbers of 16 bits, of each channel as many as it is sampled."""
    sampled: list[tuple[int, int]] = [(across, down) for _, across, down, _ in getattr(image, "layer", ())]
    most = max((across for across, _ in sampled), default=1) * max((down for _, down in sampled), default=1)
    return 2.0 * sum(across * down for across, down in sampled) / most


def _draft(image: PILImage, least: int) -> None:
    """Let a JPEG decode at 1/2, 1/4 or 1/8: four times as fast at 12 megapixels."""
    factor = math.sqrt(_number(image) / least)
    if image.format in ("JPEG", "MPO") and factor >= 2:
        image.draft("RGB", (int(image.width / factor), int(image.height / factor)))


def _step(size: tuple[int, int], kept: int) -> int:
    """Every k-th pixel across and down leaves about `kept` of them, or fewer."""
    return max(math.ceil(math.sqrt(size[0] * size[1] / kept)), 1)


def _thin_out(image: PILImage, step: int) -> PILImage:
    """Keep every k-th pixel; nearest neighbour over whole k x k cells takes one pixel of each."""
    from PIL import Image

    if step == 1:
        return image
    columns, rows = max(image.width // step, 1), max(image.height // step, 1)
    box = (0, 0, min(columns * step, image.width), min(rows * step, image.height))
    return image.resize((columns, rows), Image.Resampling.NEAREST, box)


def _on_white(image: PILImage) -> RGB:
    import numpy as np
    from PIL import Image

    if image.mode.startswith(("I", "F")):
        return _deep(image)
    if "A" not in image.mode and "a" not in image.mode and "transparency" not in image.info:
        return np.asarray(image if image.mode == "RGB" else image.convert("RGB"))
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, (255, 255, 255, 255))
    return np.asarray(Image.alpha_composite(paper, layer).convert("RGB"))


def _deep(image: PILImage) -> RGB:
    """16 and 32 bits a grey value: the upper eight; float values are read as 0 to 255."""
    import numpy as np

    values = np.asarray(image)
    if values.dtype.kind == "f":
        grey = np.nan_to_num(values).clip(0, 255).astype(np.uint8)
    else:
        grey = (values.astype(np.int64) >> 8).clip(0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def turned(rgb: RGB, orientation: int) -> RGB:
    """Undo the rotation or mirroring that EXIF orientation 2-8 describes."""
    if orientation in (5, 6, 7, 8):
        rgb = rgb.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        rgb = rgb[::-1]
    if orientation in (2, 3, 6, 7):
        rgb = rgb[:, ::-1]
    return rgb
