"""From the bytes of a caption file to its cues; nothing that bytes hold raises."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final, NamedTuple

from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.cues.model import CueFile, Format, Trouble

_SIGNATURE: Final = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)")
_SBV: Final = re.compile(
    r"^[0-9]+:[0-9]{2}:[0-9]{2}\.[0-9]{3},[0-9]+:[0-9]{2}:[0-9]{2}\.[0-9]{3}\s*$", re.MULTILINE
)
_XML: Final = re.compile(
    rb"""\s*<\?xml[^>]{1,80}?\sencoding\s*=\s*["']"""
    rb"""(iso-8859-[0-9]{1,2}|windows-[0-9]{3,4}|koi8-[ru]|utf-16|macintosh)["']""",
    re.IGNORECASE,
)
# The root of TTML at the begin of a file, behind the first line of XML and one comment.
_TTML: Final = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200})?<(?:[A-Za-z]{1,20}:)?tt[\s>]",
    re.DOTALL,
)
_ENDINGS: Final[dict[str, Format]] = {
    ".vtt": "vtt", ".webvtt": "vtt", ".srt": "srt", ".sbv": "sbv", ".ttml": "ttml", ".dfxp": "ttml",
}  # fmt: skip
LARGEST: Final = 16 << 20  # bytes; far more than a week of captions


class Decoded(NamedTuple):
    """The text of a file without its byte order mark, the encoding, and whether there was a mark."""

    text: str
    encoding: str
    mark: bool


def load(path: Path) -> Fact[CueFile]:
    """The cues of a file."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return Unknown("too-large", f"{size} bytes")
        raw = path.read_bytes()
    except OSError as error:
        return Unknown("unreadable", error.strerror or "")
    return read(raw, path.suffix)


def read(raw: bytes, suffix: str) -> Fact[CueFile]:
    """The cues of bytes; `suffix` is the ending of the file with its dot."""
    text, encoding, mark = decode(raw)
    form = format_of(suffix, text)
    if form is None:
        return Unknown("no-decoder", suffix.lstrip("."))
    return Known(parse(text, form, encoding, mark, len(raw)))


def parse(text: str, form: Format, encoding: str = "utf-8", mark: bool = False, size: int = 0) -> CueFile:
    """The cues of a text in a format; a text that is no captions at all has one trouble that says so."""
    from a11ylint.media.cues import alien

    file = _parsed(text, form, encoding, mark, size)
    if not alien.holds_none(file):
        return file
    trouble = Trouble(1, "no-captions", alien.name_of(text))
    return CueFile(form, (), (trouble,), encoding, mark, size=size, text=text)


def _parsed(text: str, form: Format, encoding: str, mark: bool, size: int) -> CueFile:
    if form == "ttml":
        from a11ylint.media.cues import ttml

        timed = ttml.parse(text)
        return CueFile(form, timed.cues, timed.troubles, encoding, mark, {}, timed.language, (), size, text)
    if form == "vtt":
        from a11ylint.media.cues import webvtt

        cues, troubles, header, styles = webvtt.parse(text)
        language = header.get("language") or header.get("lang", "")
        return CueFile(form, cues, troubles, encoding, mark, header, language, styles, size, text)
    from a11ylint.media.cues import lenient

    loose = lenient.parse(text, form)
    return CueFile(form, loose.cues, loose.troubles, encoding, mark, size=size, text=text)


def decode(raw: bytes) -> Decoded:
    """The characters of a file: UTF-8, UTF-16 by its mark or its zeros, else Windows-1252."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(raw.decode("utf-16", "replace"), "utf-16", True)
    if raw[:400].count(0) > len(raw[:400]) // 4:  # every second byte of UTF-16 is zero
        name = "utf-16-be" if raw[0] == 0 else "utf-16-le"
        return Decoded(raw.decode(name, "replace"), name, False)
    mark = raw.startswith(codecs.BOM_UTF8)
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8", mark)
    except UnicodeDecodeError:
        return _declared(raw) or Decoded(raw.decode("cp1252", "replace"), "cp1252", mark)


def _declared(raw: bytes) -> Decoded | None:
    """XML says its encoding in its first line."""
    said = _XML.match(raw)
    if said is None:
        return None
    name = said[1].decode("ascii")
    try:
        return Decoded(raw.decode(name), name.lower(), False)
    except (LookupError, UnicodeError):
        return None


def format_of(suffix: str, text: str) -> Format | None:
    """vtt, srt, sbv or ttml: how the text begins, then the ending, then the shape; None for other formats."""
    suffix = suffix.lower()
    if suffix not in _ENDINGS:
        return "vtt" if _SIGNATURE.match(text) else None
    if _SIGNATURE.match(text):
        return "vtt"
    if _TTML.match(text):
        return "ttml"
    named = _ENDINGS[suffix]
    if named == "ttml" and not _looks_loose(text):
        return "ttml"
    if "-->" not in text and _SBV.search(text):
        return "sbv"
    return named if named in ("vtt", "srt") else "srt" if "-->" in text else "sbv"


def _looks_loose(text: str) -> bool:
    """No XML, and lines of times as in SRT or SBV."""
    return not text.lstrip().startswith("<") and ("-->" in text or _SBV.search(text) is not None)
