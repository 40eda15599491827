"""Limits for captions: which preset counts for a language, a script and the shape of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

AUTO: Final = "auto"
SCRIPTS: Final = "scripts"  # stands for the preset of a language that has none
DATA: Final = Path(__file__).resolve().parents[2] / "data" / "caption-presets.yaml"


class Limits(NamedTuple):
    """What a preset allows; None: it says nothing about it.

    `line` is characters of a line, `lines` lines at a time, `speed` characters a second, `words` words a minute,
    `shortest`, `longest` and `per_word` seconds. `preset` is the name of the preset, or that of the script.
    """

    preset: str
    line: float | None = None
    lines: float | None = None
    speed: float | None = None
    words: float | None = None
    shortest: float | None = None
    longest: float | None = None
    per_word: float | None = None


def names() -> tuple[str, ...]:
    """What the option `preset` may say."""
    return (AUTO, *_data()["presets"])


@cache
def limits(preset: str, language: str | None, script: str, vertical: bool) -> Limits | None:
    """The limits for a caption file; None for a script nobody gives values for.

    `language` is a primary subtag, `script` one of those of text.captions.width, `vertical` a picture higher than wide.
    Raises ValueError for a preset that does not exist.
    """
    if preset not in names():
        raise ValueError(f"unknown caption preset {preset!r}, expected one of: {', '.join(names())}")
    name = _preset(preset, language) if script == "latin" else SCRIPTS
    if name != SCRIPTS:
        return _shaped(name, _data()["presets"][name], vertical)
    values = _data()["scripts"].get(script)
    return _shaped(script, {**_data()["any_script"], **values}, vertical) if values else None


def _preset(preset: str, language: str | None) -> str:
    if preset != AUTO:
        return preset
    found: str = _data()["languages"].get(language or "", SCRIPTS)
    return found


def _shaped(name: str, row: Mapping[str, Any], vertical: bool) -> Limits:
    values = {key: entry["value"] for key, entry in row.items()}
    upright = {key: values.pop(f"{key}_vertical", None) for key in ("line", "lines")}
    if vertical:
        general = {key: entry["value"] for key, entry in _data()["vertical"].items()}
        if "line" in values:
            narrow = min(general["line"], round(values["line"] * general["share"]))
            values["line"] = upright["line"] or narrow
        values["lines"] = upright["lines"] or general["lines"]
    return Limits(name, **values)


@cache
def _data() -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return MappingProxyType(yaml.load(DATA.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - safe both ways
