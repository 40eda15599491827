"""Draw one SVG or the pages of one PDF. A program of its own: a drawing can bring a process down, or never end.

`child.py JOB FOLDERS …`, see JOBS. The folders are those of the drawing libraries.
"""

from __future__ import annotations

import json
import math
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any

# For the pixels of a picture of 1080 × 1920 and some fifty layers above each other.
MEMORY = 1 << 30
SECONDS = {"svg": 10, "pdf-facts": 10, "pdf-pages": 20}  # of computing
SAID_WHY = 3  # exit status: the reason stands on standard error
FAMILY = "Source Sans Pro"


def limit(job: str) -> None:
    """Memory, time and writing, where the system can limit them: not on Windows, and macOS lets memory grow."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS[job]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    )
    for kind, value in limits:
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):
            continue  # a lower limit is set already


def svg(*fonts: str) -> None:
    """Standard input as a PNG on white. Fonts of the system are left out: a drawing looks the same everywhere."""
    import resvg_py

    families = ("font", "serif", "sans_serif", "cursive", "fantasy", "monospace")
    named = {f"{family}_family": FAMILY for family in families} if fonts else {}
    settings = {"background": "#ffffff", "skip_system_fonts": True, "font_files": list(fonts), **named}
    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=text, **settings))


def pdf_facts(path: str) -> None:
    """JSON: size of the first page in points, number of pages, and what the file tells screen readers."""
    import pypdfium2.raw as pdfium

    document = _opened(path)
    width, height = document[0].get_size()
    facts = {
        "width": round(width),
        "height": round(height),
        "pages": len(document),
        "tagged": bool(pdfium.FPDFCatalog_IsTagged(document.raw)),
        "language": _language(document, pdfium),
        "title": str(document.get_metadata_value("Title")).strip("\0 "),
    }
    sys.stdout.write(json.dumps(facts))


def _language(document: Any, pdfium: Any) -> str | None:
    """The language of the catalogue: UTF-16 with a zero at the end; older libraries have no function for it."""
    import ctypes

    ask = getattr(pdfium, "FPDFCatalog_GetLanguage", None)
    if ask is None:
        return None
    size = int(ask(document.raw, None, 0))
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").strip("\0 ")


def pdf_pages(path: str, most: str, kept: str, sharpest: str) -> None:
    """The number of all pages; then of the first `most`: width, height, bytes of a row, and the rows in RGB.

    Each has at most `kept` pixels, and at most `sharpest` pixels a point.
    """
    document = _opened(path)
    out = sys.stdout.buffer
    out.write(struct.pack(">L", len(document)))
    for number in range(min(len(document), int(most))):
        page = document[number]
        width, height = page.get_size()
        scale = min(math.sqrt(int(kept) / max(width * height, 1.0)), float(sharpest))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        if bitmap.n_channels != 3:
            raise ValueError("drawn in other colours")
        out.write(struct.pack(">LLL", bitmap.width, bitmap.height, bitmap.stride))
        out.write(memoryview(bitmap.buffer).cast("B")[: bitmap.stride * bitmap.height])


def _opened(path: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
    except pypdfium2.PdfiumError as problem:
        raise ValueError(str(problem)) from problem
    if not pages:
        raise ValueError("no pages")
    return document


JOBS: dict[str, Callable[..., None]] = {"svg": svg, "pdf-facts": pdf_facts, "pdf-pages": pdf_pages}


def main(job: str, folders: str, *rest: str) -> int:
    """Do a job within limits."""
    # Ctrl-C reaches the whole group of processes; a library that draws would not let Python see it for seconds.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    limit(job)
    sys.path += folders.split(os.pathsep)
    try:
        JOBS[job](*rest)
        sys.stdout.flush()
    except (ValueError, RuntimeError, OSError, OverflowError) as problem:  # PdfiumError is a RuntimeError
        sys.stderr.write(str(problem)[:200])
        return SAID_WHY
    return 0


if __name__ == "__main__":
    status = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(status)  # nothing is left to tidy up, and a library may take long over it
