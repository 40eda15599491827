"""a11ylint finds accessibility barriers in draft social-media posts before they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from a11ylint.api import lint, lint_text
    from a11ylint.config import Config
    from a11ylint.finding import Finding, Report

__version__ = "0.1.0"
__all__ = ["Config", "Finding", "Report", "__version__", "lint", "lint_text"]

_HOME = {
    "lint": "a11ylint.api",
    "lint_text": "a11ylint.api",
    "Config": "a11ylint.config",
    "Finding": "a11ylint.finding",
    "Report": "a11ylint.finding",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when they are used: `--version` needs none of them."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
