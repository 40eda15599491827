"""Patterns that are compiled when they are first needed: most posts need few of them, and compiling takes time."""

import re
from collections.abc import Callable
from functools import cache

Pattern = Callable[[], re.Pattern[str]]


def later(source: str, flags: int = 0) -> Pattern:
    """A function that gives the compiled pattern, always the same one."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(source, flags)

    return compiled
