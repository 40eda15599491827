"""Facts that are seen in the pixels of a picture: each names the size it needs, and one decode serves all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.errors import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from a11ylint.media.cache import Cache
    from a11ylint.media.pixels import Pixels


class Look(NamedTuple):
    """A fact from pixels: the name it is stored under (with its version), its type, the most pixels that it takes.

    `see` judges pixels, `read` opens a file of several pages or without pixels of its own.
    """

    name: str
    shape: type
    kept: int
    see: Callable[[Pixels], Any]
    read: Callable[[Path, int], Any]


def _colors() -> Look:
    from a11ylint.media.color.evidence import VERSION, ColorEvidence, analyse, analyse_pixels
    from a11ylint.media.image import KEPT_PIXELS

    return Look(f"colors-{VERSION}", ColorEvidence, KEPT_PIXELS, analyse_pixels, analyse)


def _text() -> Look:
    from a11ylint.media.ocr import KEPT_PIXELS, VERSION, PictureText, engine, read, read_pixels

    engine.need()  # first: without the extra the file is not even opened
    return Look(f"text-{VERSION}", PictureText, KEPT_PIXELS, read_pixels, read)


def _codes() -> Look:
    from a11ylint.media.codes import KEPT_PIXELS, VERSION, Codes, find, find_in
    from a11ylint.media.ocr import engine

    engine.need()
    return Look(f"codes-{VERSION}", Codes, KEPT_PIXELS, find_in, find)


_LOOKS: Final[Mapping[str, Callable[[], Look]]] = {"colors": _colors, "text": _text, "codes": _codes}
NAMES: Final = tuple(_LOOKS)


def look(name: str) -> Look:
    """One of NAMES; raises Unreadable (missing-library) where it needs an extra that is not installed."""
    return _LOOKS[name]()


def facts(path: Path, names: Sequence[str], cache: Cache, max_pixels: int) -> dict[str, Fact[Any]]:
    """The first of NAMES asked for, from the cache or the picture; when the picture is seen, the others with it."""
    found: dict[str, Fact[Any]] = {}
    absent: dict[str, Look] = {}
    for name in names:
        wanted = _fact(look, name)
        stored = _fact(cache.recall, path, *wanted.value[:2]) if isinstance(wanted, Known) else wanted
        if stored != Known(None):
            found[name] = stored
        elif isinstance(wanted, Known):
            absent[name] = wanted.value
        if not absent:
            return found
    for name, fact in zip(absent, see(path, tuple(absent.values()), max_pixels), strict=True):
        found[name] = fact
        if isinstance(fact, Known):
            cache.keep(path, absent[name].name, fact.value)
    return found


def see(path: Path, looks: Sequence[Look], max_pixels: int) -> tuple[Fact[Any], ...]:
    """The facts in their order, the picture decoded once for all of them and let go before they are worked out."""
    from a11ylint.media.image import has_pixels, load_sizes

    if not has_pixels(path):
        return tuple(_fact(one.read, path, max_pixels) for one in looks)
    sizes = _fact(load_sizes, path, [one.kept for one in looks], max_pixels)
    if isinstance(sizes, Unknown):
        return (sizes,) * len(looks)
    return tuple(_fact(one.see, pixels) for one, pixels in zip(looks, sizes.value, strict=True))


def closed(path: Path, known: Sequence[Fact[Any] | None], max_pixels: int) -> Unknown | None:
    """Why nobody can look at a picture, whatever is installed; `known`: its colours, if asked for, and its header."""
    from a11ylint.media.image import has_pixels

    for fact in known:
        if isinstance(fact, Unknown) and fact.why != "missing-library":
            return fact
    header = known[-1]
    if not isinstance(header, Known) or not has_pixels(path):
        return None
    size = (header.value.width, header.value.height)
    return Unknown("too-large", "", size, max_pixels) if size[0] * size[1] > max_pixels else None


def _fact(compute: Callable[..., Any], *args: object) -> Fact[Any]:
    try:
        return Known(compute(*args))
    except Unreadable as error:
        return Unknown(error.reason, error.detail, error.size, error.limit)
    except OSError as error:
        return Unknown("unreadable", error.strerror or "")
