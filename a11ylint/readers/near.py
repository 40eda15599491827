"""Files that are called nearly like one that a draft names and that is not there."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

from a11ylint.checks import Words
from a11ylint.media.kinds import CAPTIONS, media_type, suffix
from a11ylint.post import Medium, Note, Where, remote
from a11ylint.readers.names import is_alt_file, plain
from a11ylint.shelf import Shelf
from a11ylint.source import Place

RULE = "media-missing"
# A person looks through a few names; and nobody waits for a walk through an archive.
MOST_NAMES: Final = 3
_MOST_MISSING: Final = 50  # of one draft
_MOST_FILES: Final = 2000
_MOST_FOLDERS: Final = 200
_DEEPEST: Final = 4
_MOST_COMPARED: Final = 400
_LIKE: Final = 0.8  # share of equal characters (difflib); `rathaus` and `ratshaus` have 0.93
_SHORT: Final = 3  # letters of a word that tells files apart: de, en, alt, neu
_TEXT_ENDINGS: Final = frozenset(".txt .md .pdf .doc .docx .odt .rtf .html .htm".split())
_CAPTIONS: Final = frozenset(("captions",))
_TEXT: Final = frozenset(("text",))
_IMAGE: Final = frozenset(("image",))
_BY_TYPE: Final = {"image": _IMAGE, "video": frozenset(("video",)), "audio": frozenset(("audio",))}
_MEDIA: Final = frozenset(_BY_TYPE)
_WORDS: Final = re.compile(r"[^\W_]+")
_DIGITS: Final = re.compile(r"[0-9]+")
# What systems add to the name of a copy or a second download: `fest (1)`, `fest - Kopie`, `Kopie von fest`.
_COPY: Final = re.compile(
    r"^(?:kopie von|copy of) | \([0-9]{1,3}\)$|[ _-]{1,3}(?:kopie|copy)(?: ?\([0-9]{1,3}\))?$"
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Named(NamedTuple):
    """A file as a draft in the folder would name it, ready for comparing; words and numbers are those of its name."""

    path: str
    name: str
    kinds: frozenset[str]
    words: tuple[str, ...]
    stem: str
    numbers: tuple[str, ...]


def near_names(media: Sequence[Medium], shelf: Shelf, folder: Path) -> Iterator[Note]:
    """A note about each missing file of a draft in `folder` that is no file, or for which a similar name is there."""
    missing = dict(islice(_missing(media), _MOST_MISSING))
    if not missing:
        return
    here = folder.resolve()
    around = _around(shelf, here)
    used = frozenset(medium.path for medium in media if medium.path)
    for at, ref in missing.items():
        name = unquote(ref)
        if what := _instead(here, name):
            yield Note(RULE, what.key, at, {"name": ref, "what": what.words})
            continue
        others = [one for one in around if one.path != PurePosixPath(at.path).name]  # never the draft itself
        names = tuple(one.path for one in _similar(_named(name.replace("\\", "/")), others, here, used))
        if names:
            yield Note(RULE, "near", at, {"name": ref, "near": names})


class Instead(NamedTuple):
    """A message key of the rule, and what lies under the name."""

    key: str
    words: Words = Words("", "")


def _instead(here: Path, name: str) -> Instead | None:
    """What lies in the folder under this name, when it is no file or when nobody may look."""
    path = here / name
    if not name or "\0" in name or PurePosixPath(name).is_absolute() or ".." in path.parts:
        return None
    try:
        mode = path.lstat().st_mode
    except PermissionError:
        return Instead("closed")
    except (OSError, ValueError):
        return None
    if stat.S_ISLNK(mode):
        return Instead(
            "no-file", Words("eine Verknüpfung, die zu keiner Datei führt", "a link that leads to no file")
        )
    if stat.S_ISDIR(mode):
        return Instead("no-file", Words("ein Ordner", "a folder"))
    return Instead("no-file", Words("keine gewöhnliche Datei", "no ordinary file"))


def _missing(media: Iterable[Medium]) -> Iterator[tuple[Place, str]]:
    for medium in media:
        if medium.where is Where.MISSING:
            yield medium.at, medium.ref
        for track in (*medium.captions, *medium.attached):
            if track.declared and track.path is None and not remote(track.ref):
                yield track.at, track.ref


@lru_cache(maxsize=16)  # a folder of a thousand drafts is looked through once
def _around(shelf: Shelf, folder: Path) -> tuple[Named, ...]:  # noqa: ARG001 - the shelf stands for one run
    """The files of a folder and of those below it that a draft may name, up to a limit."""
    return tuple(one for one in map(_named, islice(_names(folder), _MOST_FILES)) if one.kinds)


def _names(folder: Path) -> Iterator[str]:
    """Paths from the folder on; hidden folders and links are left out."""
    for current, below, files in islice(os.walk(folder), _MOST_FOLDERS):
        here = Path(current).relative_to(folder)
        deep = len(here.parts) >= _DEEPEST
        below[:] = [] if deep else [name for name in sorted(below) if not name.startswith(".")]
        yield from ((here / name).as_posix() for name in sorted(files) if not name.startswith("."))


def _kinds(name: str) -> frozenset[str]:
    """What a file is by its name: only one of the same kind can be meant. Empty for what no draft names."""
    if (ending := suffix(name)) in CAPTIONS:
        return _CAPTIONS
    if ending in _TEXT_ENDINGS and not is_alt_file(name):
        return _TEXT if ending != ".pdf" else _TEXT | _IMAGE
    return _BY_TYPE.get(media_type(name) or "", frozenset())


def _named(path: str) -> Named:
    name = plain(PurePosixPath(path).name)
    stem = name.removesuffix(suffix(name))
    words = tuple(_WORDS.findall(_COPY.sub("", stem).translate(_UMLAUTS)))
    return Named(path, name, _kinds(path), words, "".join(words), tuple(_DIGITS.findall(" ".join(words))))


def _similar(wanted: Named, around: Sequence[Named], folder: Path, used: frozenset[Path]) -> Iterator[Named]:
    """Those of the same name in other capitals or folders, else of another ending or a copy, else like it."""
    kinds = wanted.kinds or _MEDIA  # a name without an ending that we know is meant for a medium
    kin = [one for one in around if not kinds.isdisjoint(one.kinds)]
    found = (
        [one for one in kin if one.name == wanted.name]
        or [one for one in kin if one.stem == wanted.stem and one.stem]
        or [
            one
            for one in islice(kin, _MOST_COMPARED)
            if _is_like(wanted, one) and folder / one.path not in used
        ]
    )
    yield from sorted(found, key=lambda one: _distance(wanted, one))[:MOST_NAMES]


def _is_like(wanted: Named, one: Named) -> bool:
    """The same beginning and more words (`fest_final`), or nearly the same letters with the same numbers.

    Short words of longer names must agree: `gruss.de` is not `gruss.en`.
    """
    if not wanted.words or not one.words:
        return False
    if one.words[: len(wanted.words)] == wanted.words:
        return True
    if one.numbers != wanted.numbers or _short(wanted.words) != _short(one.words):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, wanted.stem, one.stem)
    return matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


def _short(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) <= _SHORT} if len(words) > 1 else set()


def _distance(wanted: Named, one: Named) -> tuple[bool, int, str]:
    """The folder that was named first, then the nearest one."""
    return PurePosixPath(one.path).parent != PurePosixPath(wanted.path).parent, one.path.count("/"), one.path
