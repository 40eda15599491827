"""The library: lint files, folders and text. The command line calls nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from a11ylint import config as configuration
from a11ylint.config import Config, ConfigError
from a11ylint.engine import run
from a11ylint.finding import Report


def lint(paths: str | PathLike[str] | Iterable[str | PathLike[str]], config: Config | None = None) -> Report:
    """Lint draft files and folders.

    Without a `config` the nearest a11ylint.toml or pyproject.toml from the current folder upwards counts. Raises
    ConfigError for a path that does not exist and for a configuration that cannot be used; bad drafts never raise.
    """
    if isinstance(paths, str | PathLike):
        paths = [paths]
    return run([Path(path) for path in paths], config or nearest_config())


def lint_text(text: str, name: str = "post.md", config: Config | None = None) -> Report:
    """Lint one draft that is in memory; findings show the path `name`, and its media are looked up beside it."""
    return run([], config or nearest_config(), drafts=[(text.encode("utf-8", "surrogatepass"), Path(name))])


def nearest_config() -> Config:
    """The configuration that counts in the current folder."""
    here = current_folder()
    path = configuration.find(here)
    found = configuration.load(path) if path else Config()
    return found._replace(root=here)


def current_folder() -> Path:
    """The folder that the run starts in; raises ConfigError when somebody has deleted it."""
    try:
        return Path.cwd()
    except OSError as error:
        raise ConfigError(
            "the current folder no longer exists", "Den aktuellen Ordner gibt es nicht mehr"
        ) from error
