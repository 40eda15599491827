"""Caption files that lie beside a clip and belong to no medium by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, Literal, NamedTuple

from a11ylint.media.captions import describe
from a11ylint.media.cues.load import decode, format_of
from a11ylint.media.kinds import CAPTIONS, media_type
from a11ylint.media.labels import CAPTION_KINDS, KIND_WORDS, SEPARATORS, label_of, plain

# Folders that editors keep captions in, beside those that are called by a language or by a kind of text.
_FOLDERS: Final = frozenset(("srt", "vtt", "ttml", "texte"))
# Endings that say nothing, and formats that no reader here opens: EBU STL, MicroDVD, Cheetah, MacCaption, SAMI.
_VAGUE: Final = frozenset((".txt", ".xml", ".itt"))
_FOREIGN: Final = frozenset((".stl", ".sub", ".cap", ".mcc", ".smi", ".sami", ".lrc"))
_ENDINGS: Final = CAPTIONS | _VAGUE | _FOREIGN
_TEXTS: Final = frozenset((".md", ".markdown", ".txt", ".tweet", ".toot", ".csv", ".json", ".yaml", ".yml"))
# A folder of scans is no post, and a caption file beside a thousand others cannot be told to belong to a clip.
_MOST_FILES: Final = 2000
_MOST_FOLDERS: Final = 50
_MOST_OTHERS: Final = 4
_MOST_TEXTS: Final = 500
_PEEK: Final = 65_536  # characters of a text that are looked at for names of files, and for captions
_CUE: Final = re.compile(
    r"^[ \t]{0,3}(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{3}[ \t]{0,3}(?:-->|,(?=[0-9]{1,3}:))",
    re.MULTILINE,
)
_LEAST_CUES: Final = 2


Kind = Literal["captions", "text", "foreign"]


class Stray(NamedTuple):
    """A caption file that no name leads to; `named` are the texts around that name it all the same.

    `kind` is `captions` when its ending says so, `text` when only its words do, `foreign` in a format that nothing
    here reads.
    """

    path: Path
    kind: Kind = "captions"
    named: tuple[Path, ...] = ()


def strays(media: Path) -> tuple[Stray, ...]:
    """The files with captions beside `media`, or in a folder there for captions, that belong to no medium, sorted.

    Left out are those that belong to another clip by its name, or rather to another one, and those that hold
    chapters, descriptions, translations of foreign passages alone, or nothing. Never raises for what lies there.
    """
    near = _near(media.parent)
    clips = [
        path for path in near if path.parent == media.parent and media_type(path.name) in ("video", "audio")
    ]
    other = [clip for clip in clips if clip != media]
    free = (path for path in near if _may_be(path, media, other))
    found = [(path, kind) for path in free if (kind := _kind(path, media))]
    return tuple(Stray(path, kind, tuple(_named(path, media.parent))) for path, kind in found)


def _near(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and of its sub-folders for captions."""
    here, below = _listed(folder)
    return (*here, *(path for sub in below if _is_for_captions(sub.name) for path in _listed(sub)[0]))


def _is_for_captions(name: str) -> bool:
    words = [word for word in SEPARATORS.split(plain(name)) if word]
    return bool(words) and (words[0] in _FOLDERS or label_of(name).unknown == 0)


def _listed(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files and the folders of a folder, without hidden ones and links; nothing where there are too many."""
    files: list[Path] = []
    folders: list[Path] = []
    try:
        for path in islice(folder.iterdir(), _MOST_FILES + 1):
            if not path.name.startswith(".") and not path.is_symlink():
                (folders if path.is_dir() else files).append(path)
    except OSError:
        return (), ()
    if len(files) > _MOST_FILES:
        return (), ()
    return tuple(sorted(files)), tuple(sorted(folders)[:_MOST_FOLDERS])


def _may_be(path: Path, media: Path, others: Sequence[Path]) -> bool:
    """Whether no other clip has a better claim: its name is part of the file's name, and this one's is not.

    A file that has no clip in its name could belong to any; among many that says nothing.
    """
    if path.suffix.lower() not in _ENDINGS:
        return False
    mine = _claim(path, media)
    if not mine and len(others) > _MOST_OTHERS:
        return False
    return max((_claim(path, clip) for clip in others), default=0) <= mine


def _claim(path: Path, clip: Path) -> int:
    """How many characters of the name of a clip stand in the name of a file, word by word; 0 where not all do."""
    words, wanted = (f" {' '.join(filter(None, SEPARATORS.split(plain(one.stem))))} " for one in (path, clip))
    return len(wanted) if wanted.strip() and wanted in words else 0


def _kind(path: Path, media: Path) -> Kind | None:
    """What a file with one of the endings is to the clip; None for what holds no captions."""
    ending = path.suffix.lower()
    if (
        ending in _FOREIGN
    ):  # nobody can look inside: only with the name of the clip, or in a folder for captions
        return "foreign" if _claim(path, media) or path.parent != media.parent else None
    if ending in _VAGUE:
        return "text" if has_cues(_text(path)) else None
    about = describe(path)
    usual = about.kind in CAPTION_KINDS and not _says_otherwise(path.stem) and "forced" not in about.flags
    return "captions" if usual and about.cues > 0 else None


def _says_otherwise(name: str) -> bool:
    """Whether some word of a name says chapters, descriptions or data (`kapitel_2.vtt`), and none says captions."""
    words = SEPARATORS.split(plain(name))
    kinds = {
        kind for word in words for start, kind in KIND_WORDS.items() if word == start or _is_mark(word, start)
    }
    return bool(kinds) and kinds.isdisjoint(CAPTION_KINDS)


def _is_mark(word: str, start: str) -> bool:
    """`kapitelmarken`, `chaptermarkers`."""
    return word.startswith(f"{start}mark")


def has_cues(text: str) -> bool:
    """Whether a text with an ending that says nothing holds captions: two lines of times at least, or timed TTML."""
    if format_of(".srt", text) == "ttml":  # by its root, whatever the ending
        return "begin=" in text
    return len(list(islice(_CUE.finditer(text), _LEAST_CUES))) == _LEAST_CUES


def _named(path: Path, folder: Path) -> Iterator[Path]:
    """The texts of the folder of a clip, and of the folder above, that name a file: a draft may use it there."""
    name = re.compile(rf"(?<![\w.-]){re.escape(plain(path.name))}(?!\w)")
    texts = [
        text
        for place in (folder, folder.parent)
        for text in _listed(place)[0]
        if text.suffix.lower() in _TEXTS
    ]
    yield from (text for text in texts[:_MOST_TEXTS] if text != path and name.search(plain(_text(text))))


def _text(path: Path) -> str:
    """The first characters of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return decode(file.read(_PEEK)).text.replace("\r\n", "\n").replace("\r", "\n")
    except OSError:
        return ""
