"""Which file endings are media, and of which type."""

from __future__ import annotations

import unicodedata
from typing import Final

IMAGE: Final = frozenset(".jpg .jpeg .jpe .jfif .png .apng .gif .webp .avif .bmp .tif .tiff".split())
VIDEO: Final = frozenset(
    ".mp4 .m4v .mov .qt .webm .mkv .avi .divx .mpg .mpeg .mpe .vob .m2ts .ogv .ogm .3gp .3g2 .wmv .asf .flv .f4v .mxf "
    ".dv".split()
)
AUDIO: Final = frozenset(
    ".mp3 .mp2 .mpga .m4a .m4b .m4r .aac .wav .w64 .ogg .oga .opus .spx .flac .wma .aif .aiff .aifc .au .caf .amr .3ga "
    ".ac3 .eac3 .mka .weba".split()
)
# Films of television and of cameras; in folders of programmers TypeScript, so only an entry under `media:` is a film.
_BY_ENTRY: Final = frozenset((".ts", ".mts"))
# Pictures whose pixels no package of the normal install gives; their alternative text is checked all the same.
UNDECODABLE: Final = frozenset(".heic .heif .svg .svgz .jxl .pdf .psd .eps .ai".split())
# Those that a package of an extra draws: the package, and what its absence is called in the report. What stands in
# these files beside the pixels (titles, the place of a photo) is read without the extra.
EXTRAS: Final = {
    ".heic": "pillow_heif",
    ".heif": "pillow_heif",
    ".pdf": "pypdfium2",
    ".svg": "resvg_py",
    ".svgz": "resvg_py",
}
_ABSENT: Final = {"pillow_heif": "no-heic", "pypdfium2": "no-pdf", "resvg_py": "no-svg"}


_ALL: Final = IMAGE | VIDEO | AUDIO | UNDECODABLE

# What authors write as the kind of a video in sign language, besides `sign-language`.
SIGNED: Final = frozenset(
    "sign_language signlanguage gebärdensprache gebärden gebärdensprachvideo gebärdensprach-video gebaerdensprache "
    "gebärdenvideo signed signing dgs gsg ögs asq dsgs sgg asl ase bsl bfi lsf fsl ssr slf lis ise lse ssp ngt "
    "dse".split()
) | {"sign language", "sign language video"}

# What authors write under `audio:` besides `speech`, `music` and `none`.
SOUNDS: Final = {
    **dict.fromkeys(("sprache", "gesprochen", "spoken", "voice", "talk"), "speech"),
    **dict.fromkeys(("musik", "nur musik", "music only", "geräusche", "noise"), "music"),
    **dict.fromkeys(
        ("kein", "keine", "keiner", "kein ton", "ohne", "ohne ton", "stumm", "silent", "no sound"), "none"
    ),
}

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


def decodable(ending: str) -> bool:
    """Whether anything is read from files with this ending; the pixels of some need an extra."""
    return ending not in UNDECODABLE or ending in EXTRAS


def is_svg(name: str) -> bool:
    """Whether a file is an SVG by its name; whether it really is one, reading it shows."""
    return suffix(name) in (".svg", ".svgz")


def why_not(ref: str) -> str:
    """Why the pixels of a picture are not read, as a key of the report: no-heic, no-pdf, no-svg or no-decoder."""
    return _ABSENT.get(EXTRAS.get(suffix(ref), ""), "no-decoder")


def declared(kind: str | None) -> str | None:
    """The kind of a medium as rules know it; `dgs` and `Gebärdensprache` are `sign-language`."""
    word = unicodedata.normalize("NFC", kind or "").lower()
    return "sign-language" if word in SIGNED else kind


def media_type(ref: str) -> str | None:
    """`image`, `video` or `audio` by the ending, None for anything else."""
    ending = suffix(ref)
    for kind, endings in (("image", IMAGE | UNDECODABLE), ("video", VIDEO), ("audio", AUDIO)):
        if ending in endings:
            return kind
    return None


def entry_type(ref: str) -> str | None:
    """The same for what an author names as a medium: there `.ts` and `.mts` are films too."""
    return "video" if suffix(ref) in _BY_ENTRY else media_type(ref)
