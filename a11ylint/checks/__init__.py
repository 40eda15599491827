"""The registry of checks, and the words a check speaks in.

A check is a pair of functions: `on` gives the targets of a post (none: the rule does not apply), the decorated function
yields a Problem for each thing that is wrong with one target. Level and outcome of a problem stand in the rule file,
under its message key; options of the rule file arrive as keyword arguments.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from a11ylint.post import Post
from a11ylint.source import Place, Span

T = TypeVar("T")
Run = Callable[..., Iterator["Problem | NotChecked"]]


class Words(NamedTuple):
    """A value of a message that differs between the report languages."""

    de: str
    en: str


class Related(NamedTuple):
    """A second place that helps to understand a finding."""

    at: Place
    label: Words


class Edit(NamedTuple):
    """New characters for a span of a source; an empty text deletes it."""

    span: Span
    text: str


class Bytes(NamedTuple):
    """New bytes for a range of a media or caption file: `length` bytes from offset `at` become `data`."""

    path: Path
    at: int
    length: int
    data: bytes


class NewFile(NamedTuple):
    """A file that a fix adds beside the draft; one that is there already is never written over."""

    path: Path
    data: bytes


class Fix(NamedTuple):
    """How the program itself can mend a problem.

    `edits` change one draft, `files` the files beside it. `safe` means that it cannot change what the post says
    (`--fix`); a proposal that a person must read is not safe (`--unsafe-fixes`).
    """

    title: Words
    edits: tuple[Edit, ...]
    safe: bool
    files: tuple[Bytes | NewFile, ...] = ()


class Problem(NamedTuple):
    """What a check yields: a message key of its rule file, a place, the values for the message, and a fix if any."""

    key: str
    at: Place
    data: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class NotChecked(NamedTuple):
    """What a check yields when it could not look: counted in the last line of the report, no finding.

    `why` is a key of i18n.UNCHECKED, `what` names the thing; `file` is where it lies, if it is one.
    """

    why: str
    what: str
    file: Path | None = None


class Check(NamedTuple):
    """A registered check.

    `needs` are traits (a11ylint.traits) without any of which a post has nothing for it to find; none: always asked.
    `sees` are facts from pixels (colors, text, codes) that it asks about its targets, which are media then.
    """

    name: str
    targets: Callable[[Post], Iterable[Any]]
    run: Run
    needs: tuple[str, ...] = ()
    sees: tuple[str, ...] = ()


_REGISTRY: dict[str, Check] = {}


def check(
    name: str, on: Callable[[Post], Iterable[T]], needs: tuple[str, ...] = (), sees: tuple[str, ...] = ()
) -> Callable[[Run], Run]:
    """Register `run(post, target, *, option=…)` as the check `name`; `needs`, `sees`: see Check.

    Without `needs` those count that `on` states.
    """

    def register(run: Run) -> Run:
        if name in _REGISTRY:
            raise ValueError(f"two checks are called {name}")
        _REGISTRY[name] = Check(name, on, run, needs or getattr(on, "needs", ()), sees)
        return run

    return register


@cache
def _load() -> None:
    """Import every module of this folder; each registers its checks."""
    for path in _modules():
        import_module(f"a11ylint.checks.{path.stem}")


def _modules() -> list[Path]:
    return sorted(Path(__file__).parent.glob("[a-z]*.py"))


def registry() -> Mapping[str, Check]:
    """All checks by name."""
    _load()
    return _REGISTRY


@cache
def _index() -> Mapping[str, tuple[str, Sequence[str]]]:
    """The module and the needs of each check, so that a run imports only the modules it can use."""
    from a11ylint.startcache import remembered

    def compute() -> dict[str, tuple[str, Sequence[str]]]:
        return {name: (check.run.__module__, check.needs) for name, check in registry().items()}

    shared = Path(__file__).parent.with_name("targets.py")  # its functions state needs, too
    index: Mapping[str, tuple[str, Sequence[str]]] = remembered("checks", [*_modules(), shared], compute)
    return index


def needs(name: str) -> Sequence[str]:
    """The traits of which a post must have one for the check to find anything; empty: always asked."""
    return _REGISTRY[name].needs if name in _REGISTRY else _index()[name][1]


def get(name: str) -> Check:
    """One check, its module imported when it is first asked for; an unknown name raises KeyError."""
    if name not in _REGISTRY:
        import_module(_index()[name][0])
    return _REGISTRY[name]
