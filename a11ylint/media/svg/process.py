"""Have a cleaned SVG drawn, where the extra `svg` is installed."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from a11ylint.media import apart
from a11ylint.media.errors import Unreadable

_FONTS: Final = ("Regular", "Bold", "It", "BoldIt")


def need() -> None:
    """Raise Unreadable (missing-library) where the extra `svg` is not installed; starts nothing."""
    if not apart.folder("resvg_py"):
        raise Unreadable("missing-library", "a11ylint[svg]")


def png(svg: str) -> bytes:
    """The drawing as a PNG on white; `svg` comes from `clean`. Raises `Unreadable`."""
    need()
    found = _outcome(svg)
    if isinstance(found, Unreadable):
        raise found
    return found


@lru_cache(maxsize=2)
def _outcome(svg: str) -> bytes | Unreadable:
    """The PNG or the reason against it: several facts ask for the same drawing, one after the other."""
    try:
        return apart.run("svg", "resvg_py", *(_fonts() if "<text" in svg else ()), given=svg.encode())
    except Unreadable as problem:
        return problem


@cache
def _fonts() -> tuple[str, ...]:
    """The font files of the extra: letters with umlauts and accents, Greek and Cyrillic ones."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / "files"
    files = (folder / f"SourceSansPro-{style}.ttf" for style in _FONTS)
    return tuple(str(file) for file in files if file.is_file())
