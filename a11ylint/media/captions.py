"""Which caption files belong to a medium, and what each one is: kind, language, format, timed cues."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from a11ylint.media import languages
from a11ylint.media.cues.load import format_of
from a11ylint.media.kinds import CAPTIONS, media_type
from a11ylint.media.labels import CAPTION_KINDS, KIND_WORDS, SEPARATORS, Kind, Label, label_of, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["CAPTION_KINDS", "PEEK_BYTES", "CaptionFile", "Claims", "Kind", "claims", "describe", "sidecars"]

Problem = Literal["unreadable", "encoding", "empty", "no-header", "no-cues"]

PEEK_BYTES: Final = 4 << 20  # far more than a day of captions

_VTT_TIME = r"(?:[0-9]+:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}(?![0-9])"
_SRT_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2}(?:[,.][0-9]{1,3})?"
_SBV_TIME = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
# One match is one cue that shows something: a time line and a line of text below it.
_TEXT_BELOW = r"[^\n]*\n(?![^\n]*-->)[^\n]*[^\s]"
_CUES: Final = {
    "vtt": re.compile(rf"^[ \t\f]*{_VTT_TIME}[ \t\f]*-->[ \t\f]*{_VTT_TIME}{_TEXT_BELOW}", re.MULTILINE),
    "srt": re.compile(rf"^[ \t]*{_SRT_TIME}[ \t]*-->[ \t]*{_SRT_TIME}{_TEXT_BELOW}", re.MULTILINE),
    "sbv": re.compile(rf"^{_SBV_TIME},{_SBV_TIME}[ \t]*\n[^\n]*[^\s]", re.MULTILINE),
    "ttml": re.compile(r"<(?:\w+:)?p\b[^<>]*\bbegin\s*="),
    "ass": re.compile(r"^Dialogue:", re.MULTILINE),
    "scc": re.compile(r"^[0-9]{2}:[0-9]{2}:[0-9]{2}[:;][0-9]{2}\t", re.MULTILINE),
    "microdvd": re.compile(r"^\{[0-9]{1,9}\}\{[0-9]{1,9}\}[^\n]", re.MULTILINE),
}
_OTHERS: Final = ("ass", "scc", "microdvd")
_SIGNATURE: Final = re.compile(r"WEBVTT(?:[ \t\n]|$)")
_XML_LANG: Final = re.compile(r"""<(?:\w+:)?tt\b[^>]*\sxml:lang\s*=\s*["']([\w-]+)["']""")
# A line of times, and below it nothing but JSON or the name of a picture (`fest.jpg#xywh=0,0,160,90`).
_DATA: Final = re.compile(
    r"-->[^\n]*\n[ \t]*(?:[{\[]\s*[\"{}\]]|\S+\.(?:jpe?g|png|webp)(?:#\S*)?[ \t]*$)", re.MULTILINE
)
_MOSTLY_DATA: Final = 0.8
_HEADER: Final = re.compile(r"(kind|lang|language)[ \t]*:[ \t]*([^\s]+)", re.IGNORECASE)


class CaptionFile(NamedTuple):
    """What a timed-text file is. `lang` is a BCP 47 tag or None; `cues` counts cues that hold text.

    `flags` has `auto` (made by speech recognition, says its name) and `forced` (translates foreign passages
    only). `problem` is `encoding` when the file is not UTF-8: its cues are counted all the same.
    """

    kind: Kind
    lang: str | None
    format: str
    cues: int
    problem: Problem | None
    flags: tuple[str, ...] = ()


class Claims(NamedTuple):
    """What the name, the folder and the header of a file say about it, each by itself; None where they say nothing."""

    name_kind: Kind | None
    folder_kind: Kind | None
    header_kind: Kind | None
    name_lang: str | None
    folder_lang: str | None
    header_lang: str | None


def claims(path: Path, media: Path | None, header_kind: str, header_lang: str) -> Claims:
    """The claims of a file about itself; those of its header are handed over as written."""
    name, folder = _name_labels(path, media)
    return Claims(
        name.kind,
        folder.kind,
        KIND_WORDS.get(header_kind.lower()),
        name.lang,
        folder.lang,
        languages.tag(header_lang),
    )


def describe(path: Path, media: Path | None = None) -> CaptionFile:
    """Say what a timed-text file is; with `media`, the words of the medium's own name do not count.

    Kind: file name, then header, then folder, then the look of its text. Language: file name, then folder, then
    header, because headers are copied from one language to the next. Never raises for what the file holds.
    """
    name, folder = _name_labels(path, media)
    text, problem = _peek(path)
    form = _format_of(path, text)
    header = _header(text) if form == "vtt" else _root(text) if form == "ttml" else {}
    cues = _counted(text, form)
    return CaptionFile(
        kind=name.kind
        or KIND_WORDS.get(header.get("kind", ""))
        or folder.kind
        or _kind_by_text(text, form)
        or "captions",
        lang=name.lang or folder.lang or languages.tag(header.get("lang") or header.get("language")),
        format=form,
        cues=cues,
        problem=problem or _emptiness(text, form, cues),
        flags=tuple(sorted({*name.flags, *folder.flags})),
    )


def sidecars(media: Path, siblings: Iterable[Path], kinds: Collection[str] = CAPTION_KINDS) -> list[Path]:
    """The timed-text files among `siblings` whose names say that they belong to `media`, sorted.

    `siblings` are the files beside the medium and in its subfolders. A file belongs when its name is the
    medium's, followed by nothing but words for a kind, a language or a state of work (`fest.de.vtt`,
    `fest_captions_de.vtt`, `fest.mp4.srt`, `untertitel/fest.vtt`), or when it has only such words
    (`subtitles/de.vtt`) and the medium is the only one there. Names match across NFC and NFD and across case.
    No file is opened: `describe` tells what a header says otherwise.
    """
    files = sorted(set(siblings))
    beside = [file for file in files if file.parent == media.parent and file != media]
    found = [file for file in files if file.suffix.lower() in CAPTIONS and _belongs(file, media, beside)]
    return [file for file in found if (_kind_by_name(file, media) or "captions") in kinds]


def _belongs(path: Path, media: Path, beside: Sequence[Path]) -> bool:
    folders = _folders(path, media)
    if folders is None or not all(_says_all(part) for part in folders):
        return False
    rest = _rest(path, media)
    if rest is None:
        return _is_only_one(media, beside) and _says_all(path.stem)
    # `fest-de.vtt` belongs to `fest-de.mp4`, not to `fest.mp4`, when both are there.
    clips = (file for file in beside if media_type(file.name) in ("video", "audio"))
    closer = (other for clip in clips if (other := _rest(path, clip)) is not None)
    return _says_all(rest) and all(len(other) >= len(rest) for other in closer)


def _says_all(words: str) -> bool:
    return label_of(words).unknown == 0


def _is_only_one(media: Path, beside: Sequence[Path]) -> bool:
    """Whether nothing else there could be captioned: a jingle beside a video does not count."""
    rivals = {"video"} if media_type(media.name) == "video" else {"video", "audio"}
    return not any(media_type(file.name) in rivals for file in beside)


def _kind_by_name(path: Path, media: Path) -> Kind | None:
    name, folder = _name_labels(path, media)
    return name.kind or folder.kind


def _name_labels(path: Path, media: Path | None) -> tuple[Label, Label]:
    rest = _rest(path, media) if media else None
    name = label_of(path.stem if rest is None else rest)
    folders = _folders(path, media) if media else None
    within = [path.parent.name] if folders is None else folders
    return name, label_of(" ".join(within))


def _folders(path: Path, media: Path) -> list[str] | None:
    """The names of the folders between the medium and the file; None when the file is elsewhere."""
    try:
        return list(path.parent.relative_to(media.parent).parts)
    except ValueError:
        return None


def _rest(path: Path, media: Path) -> str | None:
    """What follows the medium's name in the file's name; None when it does not start with that name."""
    name = plain(path.stem)
    for start in (plain(media.name), plain(media.stem)):
        if name == start:
            return ""
        if name.startswith(start) and SEPARATORS.match(name[len(start)]):
            return name[len(start) :]
    return None


def _peek(path: Path) -> tuple[str, Problem | None]:
    """The first part of the file as text with plain newlines, and what was wrong with its bytes."""
    try:
        with path.open("rb") as file:
            raw = file.read(PEEK_BYTES)
    except OSError:
        return "", "unreadable"
    text, problem = _decoded(raw)
    return text.replace("\r\n", "\n").replace("\r", "\n"), problem


def _decoded(raw: bytes) -> tuple[str, Problem | None]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), "encoding"
    if raw[:400].count(0) > len(raw[:400]) // 4:  # UTF-16 without a mark: every second byte is zero
        return raw.decode("utf-16-be" if raw[0] == 0 else "utf-16-le", "replace"), "encoding"
    try:
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        return decoder.decode(raw, final=len(raw) < PEEK_BYTES), None
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), "encoding"


def _format_of(path: Path, text: str) -> str:
    """vtt, srt, sbv, ttml, ass or scc; a text with another ending by the shape of its times."""
    suffix = path.suffix.lower()
    if form := format_of(suffix, text):
        return form
    if suffix in CAPTIONS:
        return "ass" if suffix == ".ssa" else suffix[1:]
    shapes = (form for form in ("srt", "sbv", "ttml") if _CUES[form].search(text))
    return next(shapes, suffix[1:] or "unknown")


def _counted(text: str, form: str) -> int:
    """How many cues a text holds; those of a format that its name does not say count too."""
    counts = (len(_CUES[one].findall(text)) for one in (form, *_OTHERS) if one in _CUES)
    return next(filter(None, counts), 0)


def _header(text: str) -> dict[str, str]:
    """The lines between the signature and the first blank line, as far as they say kind or language."""
    lines = text.partition("\n\n")[0].split("\n")[1:]
    found = (_HEADER.match(line.strip()) for line in lines)
    return {match[1].lower(): match[2].lower() for match in found if match}


def _root(text: str) -> dict[str, str]:
    """The language of a TTML file."""
    found = _XML_LANG.search(text)
    return {"language": found[1].lower()} if found else {}


def _kind_by_text(text: str, form: str) -> Kind | None:
    """Metadata when nearly every cue holds data for programs: JSON, or names of preview pictures."""
    if form != "vtt" or not _DATA.search(text):
        return None
    cues = len(_CUES["vtt"].findall(text))
    return "metadata" if len(_DATA.findall(text)) >= _MOSTLY_DATA * max(cues, 1) else None


def _emptiness(text: str, form: str, cues: int) -> Problem | None:
    if not text.strip():
        return "empty"
    if form == "vtt" and not _SIGNATURE.match(text):
        return "no-header"
    return None if cues else "no-cues"
