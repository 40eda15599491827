"""Read the header and the pixels of a still picture, whatever is in the file."""

from __future__ import annotations

import struct
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from a11ylint.media.errors import Reason, Unreadable
from a11ylint.media.kinds import is_svg
from a11ylint.media.pixels import ImageInfo, Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    if is_svg(path.name):
        from a11ylint.media import svg

        return svg.describe(path)
    with _opened(path) as image:
        return _info(image, path)


def is_pdf(path: Path) -> bool:
    """Whether a file says at its start that it is a PDF; False where it cannot be read."""
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(PDF)) == PDF


def has_pixels(path: Path) -> bool:
    """Whether a file is made of pixels: pages of a PDF and an SVG are drawn in any size."""
    return not (is_pdf(path) or is_svg(path.name))


def load_pixels(path: Path, max_pixels: int = MAX_PIXELS, kept: int = KEPT_PIXELS) -> Pixels:
    """Decode the first frame once, in sRGB, on white, turned as EXIF says, thinned out to at most `kept` pixels.

    Every k-th pixel is kept and nothing is blended: resampling would invent colours between two areas.
    Of a PDF the first page. Raises `Unreadable`; the size is judged from the header, before anything is decoded.
    """
    return load_sizes(path, (kept,), max_pixels)[0]


def load_sizes(path: Path, sizes: Sequence[int], max_pixels: int = MAX_PIXELS) -> tuple[Pixels, ...]:
    """The same thinned out to several sizes, in their order, from one decode. A PDF and an SVG are drawn for each size.

    A JPEG may be decoded at 1/2, 1/4 or 1/8, yet to no fewer pixels than the smallest of the sizes and KEPT_PIXELS:
    what is seen in a picture does not depend on what else is looked for.
    """
    if is_pdf(path):
        from a11ylint.media.pdf import pages

        return tuple(next(pages(path, kept)) for kept in sizes)
    if is_svg(path.name):
        from a11ylint.media import svg

        return tuple(svg.draw(path, min(max_pixels, kept)) for kept in sizes)
    from a11ylint.media import thinning

    with _opened(path) as image:
        info = _info(image, path)
        arrays = thinning.arrays(image, path, sizes, max_pixels, min(*sizes, KEPT_PIXELS))
        return tuple(Pixels(thinning.turned(rgb, info.orientation), info) for rgb in arrays)


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
            raise _unknown(path) from problem
        except _BROKEN as problem:
            raise Unreadable(_reason(problem), _detail(problem)) from problem


def _unknown(path: Path) -> Unreadable:
    """A format that nothing here opens, where the ending says so for want of the extra."""
    if path.suffix.lower() in (".heic", ".heif") and find_spec("pillow_heif") is None:
        return Unreadable("missing-library", "a11ylint[heic]")
    return Unreadable("not-an-image", "no known picture format")


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
    if (
        image.format == "TIFF"
    ):  # Pillow turns these itself while it decodes, newer versions say so in the size before
        width, height = sorted(image.size, reverse=_lies(image, orientation))
        orientation = 1
    frames = _frames(image, path)
    return ImageInfo(image.format or "", width, height, frames, image.mode, orientation, frames > 1)


def _lies(image: PILImage, orientation: int) -> bool:
    """Whether a TIFF is shown wider than high, by the numbers in its header (ImageWidth, ImageLength)."""
    tags = image.getexif()
    across, down = tags.get(0x0100, image.width), tags.get(0x0101, image.height)
    return bool(across > down) == (orientation < 5)


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
