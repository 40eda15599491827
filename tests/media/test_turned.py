"""Pictures that say how they are to be turned: the header and the pixels agree, in every format and orientation."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, features

from a11ylint.media.image import load_pixels, read_header

# As shown: red, green over blue, white. What EXIF 2.32, 4.6.4.A makes of it for each orientation.
SHOWN = np.full((40, 60, 3), 255, np.uint8)
SHOWN[:20, :30], SHOWN[:20, 30:], SHOWN[20:, :30] = (215, 25, 28), (26, 150, 65), (0, 0, 255)
TURNED = {
    1: SHOWN,
    2: SHOWN[:, ::-1],
    3: SHOWN[::-1, ::-1],
    4: SHOWN[::-1],
    5: SHOWN.swapaxes(0, 1),
    6: np.rot90(SHOWN, -1),
    7: SHOWN[::-1, ::-1].swapaxes(0, 1),
    8: np.rot90(SHOWN),
}
FORMATS = [
    ".jpg",
    ".png",
    ".webp",
    ".tif",
    pytest.param(".avif", marks=pytest.mark.skipif(not features.check("avif"), reason="Pillow without AVIF")),
    pytest.param(
        ".heic", marks=pytest.mark.skipif(find_spec("pillow_heif") is None, reason="needs the extra heic")
    ),
]


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("suffix", FORMATS)
def test_header_and_pixels_are_as_shown(suffix: str, orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a{suffix}"
    if suffix == ".heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    Image.fromarray(SHOWN).save(path, exif=exif.tobytes(), quality=95)
    wanted = TURNED[orientation]
    header, pixels = read_header(path), load_pixels(path)
    assert (header.height, header.width) == pixels.rgb.shape[:2] == wanted.shape[:2]
    assert header == pixels.info
    assert np.abs(pixels.rgb.astype(int) - wanted).mean() < 8


def test_the_boxes_of_a_turned_picture_are_as_shown(tmp_path: Path) -> None:
    from a11ylint.media.color.evidence import analyse

    exif = Image.Exif()
    exif[0x0112] = 6
    large = Image.fromarray(np.repeat(np.repeat(SHOWN, 10, axis=0), 10, axis=1))
    found = []
    for suffix in (".png", ".tif"):
        large.save(tmp_path / f"a{suffix}", exif=exif.tobytes())
        found.append(analyse(tmp_path / f"a{suffix}"))
    assert found[0] == found[1]
    red = next(area for area in found[0].colors if area.hex == "#d7191c")
    assert (found[0].width, found[0].height) == (400, 600)
    assert red.boxes[0].x > 150, "the red corner is turned to the right"
