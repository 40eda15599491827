"""Small folders of drafts, read, linted and run as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from a11ylint.config import Config
from a11ylint.engine import run
from a11ylint.finding import Finding, Report
from a11ylint.post import Post
from a11ylint.readers.read import read_bytes
from a11ylint.shelf import DiskShelf
from a11ylint.source import Place

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "---\nlang: de\n---\nAm Montag ist das Rathaus geschlossen.\n"
TEXT = "Am Montag ist das Rathaus geschlossen.\n"


def picture(path: Path, size: tuple[int, int] = (8, 8)) -> bytes:
    """The bytes of a small grey picture in the format of the name."""
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    kinds = {".jpg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP"}
    Image.new("RGB", size, "grey").save(stream, kinds[path.suffix.lower()])
    return stream.getvalue()


def build(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write files below `folder`: None is a picture, text keeps its line ends; folders come by themselves."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.write_bytes(picture(path))
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_bytes(content.encode())
    return folder


def config(folder: Path, **settings: Any) -> Config:
    """A configuration for `folder` that remembers nothing on disk."""
    return Config(root=folder, cache=False)._replace(**settings)


def posts(text: str | bytes, folder: Path, name: str = "post.md", **settings: Any) -> tuple[Post, ...]:
    """The posts of a draft in `folder` that is in memory."""
    raw = text.encode() if isinstance(text, str) else text
    settled = config(folder, **settings)
    return tuple(read_bytes(raw, folder / name, DiskShelf(settled), settled))


def post(text: str | bytes, folder: Path, name: str = "post.md", **settings: Any) -> Post:
    """The one post of a draft that is in memory."""
    (found,) = posts(text, folder, name, **settings)
    return found


def lint(folder: Path, *names: str, only_drafts: bool = False, **settings: Any) -> Report:
    """Lint some paths below `folder` (default: the folder itself)."""
    paths = [folder / name for name in names] or [folder]
    report = run(paths, config(folder, **settings), only_drafts)
    assert not report.failures, report.failures[0].traceback
    return report


def lint_text(text: str | bytes, folder: Path, name: str = "post.md", **settings: Any) -> Report:
    """Lint a draft that is in memory."""
    raw = text.encode() if isinstance(text, str) else text
    report = run([], config(folder, **settings), drafts=[(raw, folder / name)])
    assert not report.failures, report.failures[0].traceback
    return report


def by_rule(report: Report, rule: str) -> list[Finding]:
    """The findings of one rule, let through or not."""
    return [finding for finding in report.findings if finding.rule.id == rule]


def marked(place: Place) -> tuple[tuple[int, int], str]:
    """Line and column of a place, and the raw characters under it."""
    lines = place.lines()
    assert lines is not None
    assert place.span is not None
    return lines[:2], place.span.text


def child(
    args: Sequence[str | bytes | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    seconds: int = 120,
) -> subprocess.CompletedProcess[bytes]:
    """`python -m a11ylint` of the checkout in a child process; raw output, never raises for an exit code."""
    return python(["-m", "a11ylint", *args], cwd, env, stdin, seconds)


def python(
    args: Sequence[str | bytes | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    seconds: int = 120,
) -> subprocess.CompletedProcess[bytes]:
    """A Python child process that finds the checkout."""
    return subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", **(env or {})},
        input=stdin,
        capture_output=True,
        timeout=seconds,
        check=False,
    )
