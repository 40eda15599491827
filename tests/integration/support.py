"""Child processes of the integration tests: a copy of the sources, clean environments, git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (
    ".github",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSES",
    "README.md",
    "REUSE.toml",
    "a11ylint",
    "action.yml",
    "examples",
    "pyproject.toml",
    "rules",
    "tests",
)
GIT_NAMES = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Redaktion" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "redaktion@stadt.example" for who in ("AUTHOR", "COMMITTER")},
}

DRAFT_WITHOUT_ALT = """---
platforms: [mastodon]
lang: de
media:
  - file: fest.png
---
Das Stadtfest beginnt am Samstag.
"""
DRAFT_WITH_ALT = DRAFT_WITHOUT_ALT.replace(
    "fest.png\n", "fest.png\n    alt: Menschen an langen Tischen auf dem Markt.\n"
)


def run(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None, seconds: int = 600
) -> subprocess.CompletedProcess[str]:
    """The finished child process with its output; never raises for an exit code."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )


def run_well(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None, seconds: int = 600
) -> str:
    """Standard output of a child process that must end with 0."""
    done = run(command, cwd, env, seconds)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def copy_sources(target: Path) -> Path:
    """What a clone of the repository would hold, in the state of the working tree."""
    target.mkdir()
    caches = shutil.ignore_patterns("__pycache__", ".*_cache", "*.pyc")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=caches)
        elif source.exists():
            shutil.copy2(source, target / name)
    return target


def new_environment(folder: Path) -> Path:
    """The Python of a fresh virtual environment in `folder`."""
    run_well([sys.executable, "-m", "venv", folder], cwd=folder.parent)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def git(folder: Path, *args: str) -> str:
    """Run git in `folder`, away from the user's own settings."""
    return run_well(["git", *args], cwd=folder, env=GIT_NAMES)


def new_repository(folder: Path) -> Path:
    """An empty git repository at `folder`."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def draw(path: Path, color: str = "steelblue") -> Path:
    """A small picture of one colour."""
    Image.new("RGB", (64, 48), color).save(path)
    return path
