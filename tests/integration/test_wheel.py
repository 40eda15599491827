"""What is shipped: wheel, source archive and editable install, each tried in a clean environment."""

from __future__ import annotations

import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.integration.support import DRAFT_WITHOUT_ALT, copy_sources, draw, new_environment, run, run_well

pytestmark = [pytest.mark.network, pytest.mark.slow]
CLEAN = {"PYTHONPATH": ""}


class Built(NamedTuple):
    """The sources, their archive, and the wheel that was built from the archive."""

    source: Path
    archive: Path
    wheel: Path

    def files(self, folder: str) -> set[str]:
        """Paths of all files in a folder of the sources, relative to the top."""
        paths = (
            path for path in (self.source / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"
        )
        return {path.relative_to(self.source).as_posix() for path in paths}

    def rules(self) -> set[str]:
        """The ids of all rule files."""
        return {Path(name).stem for name in self.files("rules") if name.endswith(".md")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    source = copy_sources(folder / "source")
    run_well([sys.executable, "-m", "build", "--outdir", folder, source], cwd=folder, env=CLEAN)
    return Built(source, next(folder.glob("*.tar.gz")), next(folder.glob("*.whl")))


@pytest.fixture(scope="module")
def python(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel and what it needs, nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    python = new_environment(folder / "venv")
    run_well([python, "-m", "pip", "install", "--quiet", built.wheel], cwd=folder, env=CLEAN)
    return python


def rules_of(python: Path, cwd: Path) -> set[str]:
    """The ids that `a11ylint rules` lists."""
    listed = json.loads(run_well([python, "-I", "-m", "a11ylint", "rules", "--format", "json"], cwd))
    return {rule["id"] for rule in listed}


def names_in(wheel: Path) -> set[str]:
    """The paths inside a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_rule_and_says_that_it_is_typed(built: Built) -> None:
    names = names_in(built.wheel)
    assert {f"a11ylint/{name}" for name in built.files("rules")} <= names
    assert "a11ylint/py.typed" in names


def test_the_wheel_puts_nothing_beside_the_package(built: Built) -> None:
    tops = {name.split("/")[0] for name in names_in(built.wheel)}
    assert len(tops) == 2, tops
    assert "a11ylint" in tops


def test_the_wheel_holds_all_data_of_the_package(built: Built) -> None:
    names = names_in(built.wheel)
    assert names >= built.files("a11ylint")


def test_the_source_archive_holds_rules_tests_and_examples(built: Built) -> None:
    with tarfile.open(built.archive) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= built.files("rules")
    assert {"tests/conftest.py", "tests/assets/sarif-2.1.0.json", "LICENSE", "README.md"} <= names
    assert any(name.startswith("examples/") for name in names)


def test_the_wheel_finds_all_its_rules(built: Built, python: Path, tmp_path: Path) -> None:
    assert rules_of(python, tmp_path) == built.rules()


def test_the_wheel_checks_a_draft(python: Path, tmp_path: Path) -> None:
    draw(tmp_path / "fest.png")
    (tmp_path / "post.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    command = python.with_name("a11ylint.exe" if os.name == "nt" else "a11ylint")
    done = run([command, "check", "post.md"], tmp_path, CLEAN)
    assert done.returncode == 1, done.stderr
    assert "image-alt-missing" in done.stdout


def test_an_editable_install_finds_all_its_rules(built: Built, python: Path, tmp_path: Path) -> None:
    """Last in this module: it takes the place of the wheel."""
    run_well([python, "-m", "pip", "install", "--quiet", "--editable", built.source], cwd=tmp_path, env=CLEAN)
    place = run_well([python, "-I", "-c", "import a11ylint; print(a11ylint.__file__)"], cwd=tmp_path)
    assert Path(place.strip()).resolve() == (built.source / "a11ylint" / "__init__.py").resolve()
    assert rules_of(python, tmp_path) == built.rules()
