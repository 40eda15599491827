"""File names that tell what a file is: alternative texts, project files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

_ALT = re.compile(r"^(?P<stem>.+?)(?:\.(?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8})?))?\.alt\.(?:txt|md)$", re.IGNORECASE)
# Files of a repository that are written for its readers, never drafts unless somebody names them.
_PROJECT = re.compile(
    r"^(?:readme|license|licence|copying|changelog|contributing|code_of_conduct|security|notice|authors)"
    r"(?:[._-].*)?$|^requirements.*\.txt$|^(?:robots|humans|security|ads)\.txt$",
    re.IGNORECASE,
)


def is_alt_file(name: str) -> bool:
    """`fest.alt.txt`, `fest.alt.md`, `fest.jpg.alt.txt`, with a language infix too."""
    return _ALT.match(name) is not None


def is_project_file(name: str) -> bool:
    """README, LICENSE and the like."""
    return _PROJECT.match(name) is not None


def alt_files(medium: Path, siblings: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """The alternative-text files of a medium with the language of their name; the closest name first.

    `fest.jpg.alt.txt` is closer than `fest.alt.txt`. Names match across NFC and NFD.
    """
    full, stem = _plain(medium.name), _plain(medium.stem)
    found = []
    for path in siblings:
        match = _ALT.match(path.name)
        if match and _plain(match.group("stem")) in (full, stem):
            found.append((_plain(match.group("stem")) != full, path.name, path, match.group("lang")))
    for _, _, path, lang in sorted(found, key=lambda item: item[:2]):
        yield path, lang.lower() if lang else None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
