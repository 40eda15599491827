"""Pages of a PDF as pictures, where the extra `pdf` is installed: LinkedIn shows them as slides."""

from __future__ import annotations

import math
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from a11ylint.media.errors import Unreadable
from a11ylint.media.pixels import ImageInfo, Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES: Final = 20  # platforms take more, but carousels have fewer
SHARPEST: Final = 4.0  # pixels a point; a tiny page is not blown up further


def describe(path: Path) -> ImageInfo:
    """Size of the first page in points, and the number of pages as `frames`; raises `Unreadable`."""
    with _opened(path) as document:
        width, height = document[0].get_size()
        return _info(round(width), round(height), len(document))


def pages(path: Path, kept: int) -> Iterator[Pixels]:
    """The first MOST_PAGES pages, each drawn with at most `kept` pixels; raises `Unreadable`."""
    import numpy as np

    with _opened(path) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            scale = min(math.sqrt(kept / max(width * height, 1.0)), SHARPEST)
            image = page.render(scale=scale).to_pil().convert("RGB")
            yield Pixels(np.asarray(image), _info(image.width, image.height, len(document)))


def _info(width: int, height: int, count: int) -> ImageInfo:
    return ImageInfo("PDF", width, height, count, "RGB", 1, animated=False)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    if find_spec("pypdfium2") is None:
        raise Unreadable("missing-library", "pypdfium2")
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError, ValueError) as problem:
        raise Unreadable("unreadable", str(problem)) from problem
    try:
        if not len(document):
            raise Unreadable("unreadable", "no pages")
        yield document
    except pypdfium2.PdfiumError as problem:
        raise Unreadable("unreadable", str(problem)) from problem
    finally:
        document.close()
