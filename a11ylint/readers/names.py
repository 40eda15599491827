"""File names that tell what a file is: alternative texts, project files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from a11ylint.media.kinds import media_type

_ALT = re.compile(r"^(?P<base>.+)\.alt\.(?:txt|md)$", re.IGNORECASE)
_LANG = re.compile(r"^(?P<base>.+)\.(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8})?)$", re.IGNORECASE)
# Files of a repository that are written for its readers, never drafts unless somebody names them.
_PROJECT = re.compile(
    r"^(?:readme|license|licence|copying|changelog|contributing)(?:[._-].*)?$"
    r"|^(?:code_of_conduct|security|notice|authors)\.\w+$|^requirements.*\.txt$|^(?:robots|humans|ads)\.txt$",
    re.IGNORECASE,
)


def is_alt_file(name: str) -> bool:
    """`fest.alt.txt`, `fest.alt.md`, `fest.jpg.alt.txt`, with a language infix too."""
    return _ALT.match(name) is not None


def is_project_file(name: str) -> bool:
    """README, LICENSE and the like."""
    return _PROJECT.match(name) is not None


SUFFIXES = frozenset((".md", ".markdown", ".txt", ".tweet", ".toot"))


def is_text(path: Path) -> bool:
    """A file that could be a draft by its name; alternative texts and well-known project files are none."""
    return path.suffix.lower() in SUFFIXES and not is_alt_file(path.name) and not is_project_file(path.name)


class Company(NamedTuple):
    """The files of a folder by what their names say; media and alternative texts under their plain names."""

    texts: tuple[Path, ...]
    media: tuple[Path, ...]
    by_stem: Mapping[str, tuple[Path, ...]]
    alts: Mapping[str, tuple[Path, ...]]


@lru_cache(maxsize=8)
def company(files: tuple[Path, ...]) -> Company:
    """The files of a folder sorted out, once for all the drafts in it."""
    by_stem: dict[str, tuple[Path, ...]] = {}
    alts: dict[str, tuple[Path, ...]] = {}
    for path in files:
        if media_type(path.name):
            stem = plain(path.stem)
            by_stem[stem] = (*by_stem.get(stem, ()), path)
        elif match := _ALT.match(path.name):
            base, _ = _parted(plain(match.group("base")))
            alts[base] = (*alts.get(base, ()), path)
    media = tuple(path for path in files if media_type(path.name))
    return Company(tuple(path for path in files if is_text(path)), media, by_stem, alts)


def alt_files(medium: Path, siblings: tuple[Path, ...], lang: str | None = None) -> Iterator[Path]:
    """The alternative-text files of a medium, the closest first.

    Those in the language `lang` (a primary subtag), then those without a language in their name, then the others;
    `fest.jpg.alt.txt` is closer than `fest.alt.txt`. Names match across NFC and NFD.
    """
    names = (plain(medium.name), plain(medium.stem))
    found = []
    alts = company(siblings).alts
    for path in dict.fromkeys(path for name in names for path in alts.get(name, ())):
        match = _ALT.match(path.name)
        base, own = _parted(plain(match.group("base"))) if match else ("", None)
        if base in names:
            strange = 1 if own is None else 2 * (own.split("-")[0] != lang)
            found.append((strange, names.index(base), path.name, path))
    yield from (path for *_, path in sorted(found))


def _parted(base: str) -> tuple[str, str | None]:
    """`fest.de` without its language, and the language; `jpg` is none."""
    match = None if media_type(base) else _LANG.match(base)
    return (match.group("base"), match.group("lang")) if match else (base, None)


def plain(name: str) -> str:
    """A name for comparing: composed (macOS stores umlauts decomposed) and without capitals."""
    return unicodedata.normalize("NFC", name).casefold()
