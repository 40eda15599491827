"""What start-up would work out anew each time, kept as JSON: front matter of the rules, and where the checks stand."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from a11ylint.media.cache import default_folder, put

# Goes up with every change of what is stored.
_VERSION = 2


def remembered(name: str, paths: Sequence[Path], compute: Callable[[], Any]) -> Any:
    """What `compute` gives, plain JSON values, worked out anew when any of the files has another size or time.

    There is one store for each place that the files lie in: a checkout and an installation do not drive each other out.
    """
    place = _place(name, paths)
    stamp = [_VERSION, [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in paths]]
    stored = _stored(place, stamp)
    if stored is None:
        stored = compute()
        if place is not None:
            put(place, {"stamp": stamp, "value": stored})
    return stored


def _place(name: str, paths: Sequence[Path]) -> Path | None:
    from zlib import crc32

    base = default_folder()
    folder = str(paths[0].parent) if paths else ""
    return base / f"{name}-{crc32(folder.encode()):08x}.json" if base else None


def _stored(place: Path | None, stamp: Any) -> Any:
    try:
        data = json.loads(place.read_text(encoding="utf-8")) if place else {}
    except (OSError, ValueError):
        return None
    return data.get("value") if isinstance(data, dict) and data.get("stamp") == stamp else None
