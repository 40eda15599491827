"""Pictures that lie inside a drawing as `data:` addresses: how large they are, read from their headers."""

from __future__ import annotations

import base64
import binascii
import io
import re
from typing import Final

# The formats that the drawing program reads; a drawing inside the drawing would come unread.
_RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,", re.IGNORECASE)
_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP")


def small_enough(address: str) -> int:
    """The number of pixels of a picture in a `data:` address, 0 where there is none that can be read."""
    match = _RASTER.match(address)
    if not match:
        return 0
    from PIL import Image

    try:
        raw = base64.b64decode("".join(address[match.end() :].split()))
        with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
            return image.width * image.height
    except (OSError, ValueError, SyntaxError, binascii.Error, Image.DecompressionBombError):
        return 0
