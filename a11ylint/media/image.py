"""Read the header and the pixels of a still picture, whatever is in the file."""

from __future__ import annotations

import math
import struct
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from a11ylint.media.errors import Reason, Unreadable
from a11ylint.media.pixels import ImageInfo, Pixels
from a11ylint.media.profile import in_srgb

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as PILImage

MAX_PIXELS: Final = 100_000_000  # real poster charts reach 94 megapixels
KEPT_PIXELS: Final = 1080 * 1920  # the largest picture that the platforms show whole
FRAME_LIMIT: Final = 10_000  # a GIF may repeat frames without end; counting stops here

# Only formats that Pillow decodes by itself: EPS would start Ghostscript, WMF asks the system.
COMMON_FORMATS: Final = ("PNG", "JPEG", "GIF")  # tried first, since the others load twice as much of Pillow
OTHER_FORMATS: Final = ("WEBP", "AVIF", "BMP", "DIB", "TIFF", "JPEG2000", "PPM", "TGA", "ICO", "HEIF")
ANIMATED_FORMATS: Final = frozenset({"GIF", "PNG", "WEBP", "AVIF"})  # MPO and TIFF hold pages, not frames
PDF: Final = b"%PDF-"
ORIENTATION_TAG: Final = 0x0112  # EXIF 2.32, 4.6.4.A: 1-8


def read_header(path: Path) -> ImageInfo:
    """Read size, format and number of frames without decoding; raises `Unreadable`."""
    if is_pdf(path):
        from a11ylint.media.pdf import describe

        return describe(path)
    with _opened(path) as image:
        return _info(image, path)


def is_pdf(path: Path) -> bool:
    """Whether a file says at its start that it is a PDF; False where it cannot be read."""
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(PDF)) == PDF


def load_pixels(path: Path, max_pixels: int = MAX_PIXELS, kept: int = KEPT_PIXELS) -> Pixels:
    """Decode the first frame once, in sRGB, on white, turned as EXIF says, thinned out to at most `kept` pixels.

    Every k-th pixel is kept and nothing is blended: resampling would invent colours between two areas.
    Of a PDF the first page. Raises `Unreadable`; the size is judged from the header, before anything is decoded.
    """
    if is_pdf(path):
        from a11ylint.media.pdf import pages

        return next(pages(path, kept))
    with _opened(path) as image:
        info = _info(image, path)
        if image.width * image.height > max_pixels:
            raise Unreadable("too-large", f"{image.width} x {image.height} pixels, limit {max_pixels}")
        _draft(image, kept)
        return Pixels(_turn(_on_white(in_srgb(_thin_out(image, kept))), info.orientation), info)


# What Pillow raises on broken files; SyntaxError and struct.error come from odd parts of PNG and TIFF.
_BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    LookupError,
    OverflowError,
    struct.error,
    MemoryError,
)


@contextmanager
def _opened(path: Path) -> Iterator[PILImage]:
    """The picture with its header read; whatever goes wrong then, here or in the block, is `Unreadable`."""
    from PIL import Image, UnidentifiedImageError

    if path.exists() and not path.is_file():
        raise Unreadable("unreadable", "not a regular file")
    with warnings.catch_warnings():
        # Our own limit stands for Pillow's two; broken metadata of a good picture is nobody's concern here.
        warnings.filterwarnings("ignore", module=r"PIL\.")
        try:
            with _open(path) as image:
                yield image
        except Image.DecompressionBombError as problem:
            raise Unreadable("too-large", _detail(problem)) from problem
        except UnidentifiedImageError as problem:
            raise Unreadable("not-an-image", "no known picture format") from problem
        except _BROKEN as problem:
            raise Unreadable(_reason(problem), _detail(problem)) from problem


def _open(path: Path) -> PILImage:
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(path, formats=COMMON_FORMATS)
    except UnidentifiedImageError:
        Image.init()
        _register_heif()
        return Image.open(path, formats=[name for name in OTHER_FORMATS if name in Image.OPEN])


def _register_heif() -> None:
    """Let Pillow open HEIC where the extra `heic` is installed."""
    if find_spec("pillow_heif"):
        from pillow_heif import register_heif_opener

        register_heif_opener()


def _reason(problem: BaseException) -> Reason:
    if isinstance(problem, MemoryError):
        return "too-large"
    cut = isinstance(problem, EOFError) or "truncated" in str(problem).lower()
    return "truncated" if cut else "unreadable"


def _detail(problem: BaseException) -> str:
    """The library's own words, without the path that OSError adds."""
    words = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return words or type(problem).__name__


def _info(image: PILImage, path: Path) -> ImageInfo:
    orientation = _orientation(image)
    width, height = image.size if orientation < 5 else image.size[::-1]
    frames = _frames(image, path)
    return ImageInfo(image.format or "", width, height, frames, image.mode, orientation, frames > 1)


def _orientation(image: PILImage) -> int:
    """EXIF orientation 1-8; of a PNG only from before the pixels: to look behind, Pillow decodes."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        value = image.getexif().get(ORIENTATION_TAG, 1)
    except _BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _frames(image: PILImage, path: Path) -> int:
    if image.format == "GIF":
        with path.open("rb") as file:
            return _gif_frames(file)
    if image.format not in ANIMATED_FORMATS:
        return 1
    return int(getattr(image, "n_frames", 1))


def _gif_frames(file: BinaryIO) -> int:
    """Count the image descriptors (GIF89a, section 20) without decoding; at least 1, at most FRAME_LIMIT."""
    file.seek(10)
    _skip_color_table(file, file.read(1))
    file.seek(2, 1)
    frames = 0
    while frames < FRAME_LIMIT and (block := file.read(1)) in (b"\x21", b"\x2c"):
        if block == b"\x2c":
            frames += 1
            file.seek(8, 1)
            _skip_color_table(file, file.read(1))
        file.seek(1, 1)
        while size := file.read(1)[:1].strip(b"\0"):
            file.seek(size[0], 1)
    return max(frames, 1)


def _skip_color_table(file: BinaryIO, flags: bytes) -> None:
    """Bit 7 says that a table follows, bits 0-2 give its size as a power of two."""
    if flags and flags[0] & 0x80:
        file.seek(3 << ((flags[0] & 7) + 1), 1)


def _draft(image: PILImage, kept: int) -> None:
    """Let a JPEG decode at 1/2, 1/4 or 1/8: four times as fast at 12 megapixels."""
    factor = math.sqrt(image.width * image.height / kept)
    if image.format in ("JPEG", "MPO") and factor >= 2:
        image.draft("RGB", (int(image.width / factor), int(image.height / factor)))


def _thin_out(image: PILImage, kept: int) -> PILImage:
    """Keep every k-th pixel; nearest neighbour over whole k x k cells takes one pixel of each."""
    from PIL import Image

    image.load()
    step = math.ceil(math.sqrt(image.width * image.height / kept))
    if step <= 1:
        return image
    columns, rows = max(image.width // step, 1), max(image.height // step, 1)
    box = (0, 0, min(columns * step, image.width), min(rows * step, image.height))
    return image.resize((columns, rows), Image.Resampling.NEAREST, box)


def _on_white(image: PILImage) -> NDArray[np.uint8]:
    import numpy as np
    from PIL import Image

    if image.mode.startswith(("I", "F")):
        return _deep(image)
    if "A" not in image.mode and "a" not in image.mode and "transparency" not in image.info:
        return np.asarray(image if image.mode == "RGB" else image.convert("RGB"))
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, (255, 255, 255, 255))
    return np.asarray(Image.alpha_composite(paper, layer).convert("RGB"))


def _deep(image: PILImage) -> NDArray[np.uint8]:
    """16 and 32 bits a grey value: the upper eight; float values are read as 0 to 255."""
    import numpy as np

    values = np.asarray(image)
    if values.dtype.kind == "f":
        grey = np.nan_to_num(values).clip(0, 255).astype(np.uint8)
    else:
        grey = (values.astype(np.int64) >> 8).clip(0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def _turn(rgb: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Undo the rotation or mirroring that EXIF orientation 2-8 describes."""
    if orientation in (5, 6, 7, 8):
        rgb = rgb.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        rgb = rgb[::-1]
    if orientation in (2, 3, 6, 7):
        rgb = rgb[:, ::-1]
    return rgb
