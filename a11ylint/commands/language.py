"""The language of the report: flag, configuration, locale; under C/POSIX that of most drafts, then English."""

from __future__ import annotations

import os
from collections.abc import Mapping

from a11ylint.i18n import LANGUAGES


def report_language(flag: str | None, configured: str | None, drafts: Mapping[str, int]) -> str:
    """`de` or `en`; `drafts` counts the posts per language."""
    return flag or configured or _of_locale() or _of_drafts(drafts)


def _of_locale() -> str | None:
    """What the environment asks for; None under C, POSIX or without any setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    else:
        value = _of_system()
    word = value.split(".")[0].split("_")[0].lower()
    if word in ("", "c", "posix"):
        return None
    return "de" if word in ("de", "german") else "en"


def _of_system() -> str:
    """Windows and macOS keep the language elsewhere than in the environment."""
    import locale

    return locale.getlocale()[0] or ""


def _of_drafts(drafts: Mapping[str, int]) -> str:
    counts = {lang: drafts.get(lang, 0) for lang in LANGUAGES}
    return max(counts, key=lambda lang: (counts[lang], lang == "en"))
