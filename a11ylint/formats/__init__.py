"""Report formats: every module of this folder without a leading underscore is one, and is found by its name.

A format is `render(report, lang, options) -> str`: a pure function without a clock, so that two runs give the
same bytes. The text ends with a newline unless it is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

if TYPE_CHECKING:
    from a11ylint.finding import Report


class Options(NamedTuple):
    """How a report looks.

    `color` allows colours; `plain` takes them away and writes arrows, dashes and quotation marks as ASCII.
    `show_ignored` lists what authors let through. `quiet` leaves errors, warnings and the line of counts, and
    nothing at all when there is nothing to mend or to check. `statistics` adds a table of findings per rule.
    `width` is the number of columns of the terminal. All but `show_ignored` matter for `text` only.
    """

    color: bool = False
    show_ignored: bool = False
    quiet: bool = False
    plain: bool = False
    statistics: bool = False
    width: int = 100


_Render: TypeAlias = Callable[["Report", str, Options], str]


def names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")))


def render(name: str, report: Report, lang: str, options: Options | None = None) -> str:
    """The report in the format `name`, in `de` or `en`; an unknown format raises KeyError."""
    if name not in names():
        raise KeyError(name)
    module = import_module(f"a11ylint.formats.{name}")
    return cast("_Render", module.render)(report, lang, options or Options())
