"""Texts that hold the words of a recording: which files beside it are meant, and how such a file begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.labels import SEPARATORS, label_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS: Final = frozenset(
    "transkript transkripte transkription transcript transcripts transcription abschrift wortlaut mitschrift "
    "textfassung textversion".split()
)
FOLDERS: Final = ("transkripte", "Transkripte", "transkript", "transcripts", "Transcripts", "transcript")
TEXTS: Final = frozenset(".txt .md .markdown .html .htm .pdf .docx .odt .rtf".split())
HEAD: Final = 4096  # bytes that tell a text from an empty file and from a promise


def claims(path: Path) -> bool:
    """Whether a name has a word for a transcript, as `folge.transkript.txt` and `transkripte/folge.txt` have."""
    return path.suffix.lower() in TEXTS and not WORDS.isdisjoint(
        (*_tokens(path.stem), *_tokens(path.parent.name))
    )


def transcripts(medium: Path, files: Iterable[Path]) -> list[Path]:
    """Those of `files` that are transcripts of a clip or sound by their names, sorted; none is opened.

    The name is the medium's with a word for a transcript, and a language or a state of work, behind it
    (`folge.transkript.txt`, `folge_transkript_de.md`, `folge.mp3.transcript.txt`), or the same as the medium's in a
    folder that is called so. Names match across NFC and NFD and across case.
    """
    return sorted(path for path in set(files) if claims(path) and _belongs(path, medium))


def head(path: Path) -> Fact[str]:
    """The first characters of a file of words, without blanks around them; "" where it holds none."""
    try:
        if not path.is_file():  # a pipe would wait for ever
            return Unknown("missing")
        with path.open("rb") as file:
            raw = file.read(HEAD)
    except OSError as error:
        return Unknown("unreadable", error.strerror or "")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Known(raw.decode("utf-16" if wide else "utf-8-sig", "replace").strip("\ufeff\0 \t\r\n"))


def _belongs(path: Path, medium: Path) -> bool:
    name = plain(path.stem)
    words = () if path.parent == medium.parent else _tokens(path.parent.name)
    for start in (plain(medium.name), plain(medium.stem)):
        rest = name[len(start) :]
        if name.startswith(start) and (not rest or SEPARATORS.match(rest)):
            return _says_all((*words, *_tokens(rest)))
    return False


def _says_all(words: tuple[str, ...]) -> bool:
    """Words for a transcript, and for nothing else than a language or a state of work."""
    others = [word for word in words if word not in WORDS]
    return len(others) < len(words) and label_of(" ".join(others)).unknown == 0


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(word for word in SEPARATORS.split(plain(name)) if word)
