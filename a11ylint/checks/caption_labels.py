"""Checks of what caption files say about themselves: language and kind, and whether name, header and text agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11ylint.checks import Fix, Problem, Words, check
from a11ylint.checks._languages import NAMES, language_name
from a11ylint.checks._sheets import Sheet, draft, place, rewritten, sheets, source_of, timed_sheets, whole
from a11ylint.post import Post

if TYPE_CHECKING:
    from a11ylint.media.captions import Claims
    from a11ylint.media.cues.model import CueFile
    from a11ylint.source import Place

# A text in one of these is told apart from the languages above; others (nds, lb, gl …) look like their neighbours.
_COMPARABLE: Final = frozenset(
    (*NAMES, "pt", "sv", "da", "cs", "ro", "hu", "zh", "ja", "ko", "he", "el", "fa")
)
_KINDS: Final[Mapping[str, Words]] = {
    "captions": Words("Untertitel", "captions"),
    "subtitles": Words("Untertitel", "captions"),
    "descriptions": Words("Beschreibungen", "descriptions"),
    "chapters": Words("Kapitel", "chapters"),
    "metadata": Words("Metadaten", "metadata"),
}
_SAMPLE: Final = 3000  # characters; more make the guess no better


@check("caption-language-missing", on=sheets, needs=("media",))
def caption_language_missing(post: Post, sheet: Sheet, *, asking: list[str]) -> Iterator[Problem]:
    """A caption file whose language neither its name nor its folder nor its header tells."""
    if sheet.about.lang or sheet.track.lang or not sheet.file.cues:
        return
    stem, _, ending = sheet.name.rpartition(".")
    lang = guessed(sheet.file) or post.language or "de"
    names = platform_names(name for name in post.platforms if name in asking)
    data = {"name": sheet.name, "better": f"{stem}.{lang}.{ending}", "platforms": names}
    at = sheet.track.at if sheet.track.declared else whole(sheet)
    yield Problem("asked" if names.de else "missing", at, data)


def platform_names(ids: Iterable[str]) -> Words:
    """The names of platforms in a row: `Bluesky, Facebook`."""
    from a11ylint.platforms import table

    rows = [table()[name].name for name in ids if name in table()]
    return Words(", ".join(row["de"] for row in rows), ", ".join(row["en"] for row in rows))


@check("caption-label-contradictory", on=timed_sheets, needs=("media",))
def caption_label_contradictory(_post: Post, sheet: Sheet, *, min_words: int) -> Iterator[Problem]:
    """A caption file whose name, header and words do not say the same."""
    from a11ylint.media.captions import claims

    if sheet.track.path is None:
        return
    said = claims(sheet.track.path, sheet.clip.path, sheet.file.kind, sheet.file.language)
    if said.name_kind and said.header_kind and _KINDS[said.name_kind] != _KINDS[said.header_kind]:
        data = {"name": sheet.name, "one": _KINDS[said.name_kind], "other": _KINDS[said.header_kind]}
        line = header_line(sheet, "kind")
        yield Problem("kind", place(sheet, line), {**data, "line": line}, (draft(sheet),))
    yield from _languages(sheet, said, min_words)


def _languages(sheet: Sheet, said: Claims, min_words: int) -> Iterator[Problem]:
    """The languages that name and header claim, against the words of the file and against each other."""
    name, header = _primary(said.name_lang or said.folder_lang), _primary(said.header_lang)
    text = sure(sheet.file, min_words)
    if text and name and text != name and name in _COMPARABLE:
        data: dict[str, object] = {"name": sheet.name, "one": language_name(name), "text": NAMES[text]}
        yield Problem("text-name", _first_words(sheet), data, (draft(sheet),))
    elif text and header and text != header and header in _COMPARABLE:
        line = header_line(sheet, "lang")
        data = {"name": sheet.name, "one": language_name(header), "text": NAMES[text], "line": line}
        yield Problem("text-header", place(sheet, line), data, (draft(sheet),), _header_fix(sheet, text))
    elif name and header and name != header:
        line = header_line(sheet, "lang")
        data = {"name": sheet.name, "one": language_name(name), "other": language_name(header), "line": line}
        fix = _header_fix(sheet, name) if text == name else None
        yield Problem("header", place(sheet, line), data, (draft(sheet),), fix)


def _first_words(sheet: Sheet) -> Place:
    return place(sheet, sheet.file.cues[0].line + 1)


def _primary(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None


@lru_cache(maxsize=16)
def _sample(file: CueFile) -> str:
    """Words from begin, middle and end of a file."""
    step = max(1, len(file.lines) * 40 // _SAMPLE)
    return " ".join(line for lines in file.lines[::step] for line in lines)[:_SAMPLE]


@lru_cache(maxsize=16)
def guessed(file: CueFile) -> str | None:
    """The language that the words of a file speak for."""
    from a11ylint.text.language import guess

    return guess(_sample(file))


def sure(file: CueFile, min_words: int) -> str | None:
    """The language of the words, where there are enough of them and it is one that we name."""
    if len(_sample(file).split()) < min_words:
        return None
    lang = guessed(file)
    return lang if lang in NAMES else None


def header_line(sheet: Sheet, key: str) -> int:
    """The line of the header (WebVTT) or of the root element (TTML) that says kind or language; else the first."""
    marks = ("xml:lang",) if sheet.file.format == "ttml" else (key,)
    for number in range(1, min(len(source_of(sheet).line_starts), 40) + 1):
        line = source_of(sheet).line(number).lower()
        if any(mark in line if mark == "xml:lang" else line.startswith(mark) for mark in marks):
            return number
    return 1


def _header_fix(sheet: Sheet, lang: str) -> Fix | None:
    """The language of the header put right: the words of the file prove it."""
    from a11ylint.media.cues.repair import Repair

    number = header_line(sheet, "lang")
    line = source_of(sheet).line(number)
    at = line.lower().find(sheet.file.language.lower(), line.find(":") + 1)
    if not sheet.editable or sheet.file.format != "vtt" or number == 1 or at < 0:
        return None
    start = source_of(sheet).line_starts[number - 1] + at
    pieces = rewritten(sheet, (Repair(start, start + len(sheet.file.language), lang),))
    title = Words("Sprache im Kopf der Datei berichtigt", "language in the header of the file put right")
    return Fix(title, (), safe=True, files=pieces)
