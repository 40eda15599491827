"""Dear facts remembered on disk by the content of the file. Findings are never cached: a stale "clean" is worst."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Cache(NamedTuple):
    """A folder of small JSON files; None switches it off."""

    folder: Path | None

    def remember(self, path: Path, name: str, shape: type[T], compute: Callable[[], T]) -> T:
        """The value of fact `name` (with its version in the name) for a file, computed when it is not there yet."""
        stored = self.recall(path, name, shape)
        if stored is None:
            stored = compute()
            self.keep(path, name, stored)
        return stored

    def recall(self, path: Path, name: str, shape: type[T]) -> T | None:
        """The stored value of fact `name` for a file, None when there is none."""
        place = self._place(path, name)
        return _read(place, shape) if place else None

    def keep(self, path: Path, name: str, value: object) -> None:
        """Store a value that was computed."""
        place = self._place(path, name)
        if place:
            put(place, value)

    def _place(self, path: Path, name: str) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / f"{digest(path)}-{name}.json"


def default_folder() -> Path | None:
    """The user's cache folder for this program, None where there is no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return Path(base) / "a11ylint" if base and not base.startswith("~") else None


def digest(path: Path) -> str:
    """SHA-256 of the whole file, read once as long as its size and time of change stay the same."""
    state = path.stat()
    return _digest(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(place: Path, shape: type[T]) -> T | None:
    """A stored value, or None when there is none; what cannot be read is computed again and written over."""
    try:
        value: T = revive(shape, json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return value


def put(place: Path, value: object) -> None:
    """Written aside and moved into place, so that a second run never sees half a file. A full disk is no error."""
    aside = place.with_suffix(f".{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(value), encoding="utf-8")
        aside.replace(place)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def revive(shape: Any, value: Any) -> Any:
    """Plain JSON values back to the NamedTuples and tuples of `shape`; raises TypeError or ValueError on a mismatch.

    JSON lists may stand for NamedTuples by position, JSON objects by name (fields left out take their default).
    """
    if hasattr(shape, "_fields"):
        hints = get_type_hints(shape)
        named = value if isinstance(value, dict) else dict(zip(shape._fields, value, strict=True))
        return shape(**{name: revive(hints[name], item) for name, item in named.items()})
    if get_origin(shape) is tuple:
        inner = get_args(shape)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(revive(inner[0], item) for item in value)
        return tuple(revive(kind, item) for kind, item in zip(inner, value, strict=True))
    return value
