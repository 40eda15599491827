"""Which file endings are media, and of which type."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Final

IMAGE: Final = frozenset(".jpg .jpeg .jpe .jfif .png .apng .gif .webp .avif .bmp .tif .tiff".split())
VIDEO: Final = frozenset(".mp4 .m4v .mov .webm .mkv .avi .mpg .mpeg .ogv .3gp .wmv .flv".split())
AUDIO: Final = frozenset(".mp3 .m4a .aac .wav .ogg .oga .opus .flac .wma".split())
# Pictures that no package of the normal install decodes; their alternative text is checked all the same.
UNDECODABLE: Final = frozenset(".heic .heif .svg .svgz .jxl .pdf .psd .eps .ai".split())
# Those that a package of an extra decodes: the package, and what its absence is called in the report.
EXTRAS: Final = {".heic": "pillow_heif", ".heif": "pillow_heif", ".pdf": "pypdfium2"}
_ABSENT: Final = {"pillow_heif": "no-heic", "pypdfium2": "no-pdf"}


_ALL: Final = IMAGE | VIDEO | AUDIO | UNDECODABLE

CAPTIONS: Final = frozenset(".vtt .webvtt .srt .sbv .ttml .dfxp .ass .ssa .scc".split())


def suffix(ref: str) -> str:
    """The ending of a file name or address, lower case, without query and fragment.

    `Fest #2.jpg` is a name that a disk allows: there the sign begins no fragment.
    """
    ending = _ending(ref)
    if "://" not in ref and ending in _ALL:
        return ending
    return _ending(ref.partition("?")[0].partition("#")[0])


def _ending(ref: str) -> str:
    name = ref.rsplit("/", 1)[-1].lower()
    return name[name.rfind(".") :] if "." in name else ""


@cache
def decodable(ending: str) -> bool:
    """Whether an installed package opens files with this ending."""
    return ending not in UNDECODABLE or (ending in EXTRAS and find_spec(EXTRAS[ending]) is not None)


def why_not(ref: str) -> str:
    """Why a picture cannot be opened, as a key of the report: no-heic, no-pdf, no-svg or no-decoder."""
    ending = suffix(ref)
    if ending in (".svg", ".svgz"):
        return "no-svg"
    return _ABSENT.get(EXTRAS.get(ending, ""), "no-decoder")


def media_type(ref: str) -> str | None:
    """`image`, `video` or `audio` by the ending, None for anything else."""
    ending = suffix(ref)
    for kind, endings in (("image", IMAGE | UNDECODABLE), ("video", VIDEO), ("audio", AUDIO)):
        if ending in endings:
            return kind
    return None
