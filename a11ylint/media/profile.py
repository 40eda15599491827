"""ICC profiles: the colours of a picture taken into sRGB."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as PILImage


def in_srgb(image: PILImage) -> PILImage:
    """The picture in sRGB, after the ICC profile in the file; a broken or missing profile counts as sRGB."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or _is_srgb(profile):
        return image
    from PIL import ImageCms

    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    color = image.convert("RGB") if image.mode == "RGBA" else image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(color, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image  # such as a profile for grey in a colour picture
    if found is not None and image.mode == "RGBA":
        found.putalpha(image.getchannel("A"))
    return image if found is None else found


def _is_srgb(profile: bytes) -> bool:
    """Whether a profile calls itself sRGB, as those of cameras and programs do, or is for shades of grey."""
    return b"sRGB" in profile[:4096] or b"s\0R\0G\0B" in profile[:4096] or profile[16:20] == b"GRAY"
