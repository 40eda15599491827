"""What to say of a path that nobody can look at, and which one may be meant."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

from a11ylint.config import ConfigError, close_match, nearest
from a11ylint.errnos import Why, why

_MOST_NAMES: Final = 2000


def no_path(path: Path, error: OSError | ValueError) -> ConfigError:
    """The error about a path of a call; of a missing one, with a name like it."""
    reason = why(error)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        reason = _missing(path)
    return ConfigError(f"{path}: {reason.en}", f"{path}: {reason.de}")


def _missing(path: Path) -> Why:
    german, english = "Diese Datei oder diesen Ordner gibt es nicht", "no such file or folder"
    if path.is_symlink():
        german, english = "Diese Verknüpfung führt zu keiner Datei", "this link leads to no file"
    beside = _beside(path)
    return Why(german + nearest(path.name, beside, "de"), english + nearest(path.name, beside))


def _beside(path: Path) -> list[str]:
    """The names in the folder of a path that does not exist, of which one may be meant."""
    try:
        names = [other.name for other in islice(path.parent.iterdir(), _MOST_NAMES)]
    except (OSError, ValueError):
        return []
    match = close_match(path.stem, {Path(name).stem for name in names})  # `b.md` is not meant by `a.md`
    return [name for name in names if Path(name).stem == match and name != path.name]
