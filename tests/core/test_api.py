"""The library as other programs use it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_type_hints

import pytest

import a11ylint
from a11ylint import Config, Finding, Report
from a11ylint.config import ConfigError
from tests.core.support import DRAFT, build

MISSING = "---\nlang: de\nmedia: [weg.jpg]\n---\nAm Montag ist das Rathaus geschlossen.\n"


def test_linting_a_folder_as_the_readme_shows_it(in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": MISSING, "posts/b.md": DRAFT})
    report = a11ylint.lint("posts")
    assert isinstance(report, Report)
    (finding,) = [finding for finding in report.open if finding.rule.id == "media-missing"]
    assert isinstance(finding, Finding)
    assert (finding.place.path, finding.level, finding.review) == ("posts/a.md", "error", False)
    assert (finding.place.lines() or ())[:2] == (3, 9)
    assert "weg.jpg" in finding.message("de")
    assert "weg.jpg" in finding.message("en")
    assert finding.message("de") != finding.message("en")
    assert finding.mend("de")
    assert report.at_least("error")


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param("posts/a.md", id="a word"),
        pytest.param(Path("posts/a.md"), id="a path"),
        pytest.param(["posts/a.md"], id="a list of words"),
        pytest.param((path for path in (Path("posts/a.md"),)), id="a generator of paths"),
        pytest.param({"posts"}, id="a set with a folder"),
    ],
)
def test_paths_in_all_shapes(paths: str | Path | Iterable[str | Path], in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": MISSING})
    assert a11ylint.lint(paths).drafts == 1


@pytest.mark.usefixtures("in_folder")
def test_linting_a_text() -> None:
    report = a11ylint.lint_text(MISSING)
    assert [finding.place.path for finding in report.findings if finding.rule.id == "media-missing"] == [
        "post.md"
    ]


def test_the_name_of_a_text_tells_where_its_media_lie(in_folder: Path) -> None:
    build(in_folder, {"posts/weg.jpg": None})
    report = a11ylint.lint_text(MISSING, name="posts/neu.md")
    assert not [finding for finding in report.findings if finding.rule.id == "media-missing"]
    assert {finding.place.path for finding in report.findings} <= {"posts/neu.md"}


@pytest.mark.usefixtures("in_folder")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\ufeff", id="a byte order mark"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("\0", id="a null byte"),
        pytest.param("---", id="a line"),
        pytest.param("x" * 3_000_000, id="more than the limit"),
    ],
)
def test_no_text_raises(text: str) -> None:
    report = a11ylint.lint_text(text)
    assert report.drafts == 1
    assert report.failures == ()


def test_the_nearest_configuration_counts(in_folder: Path) -> None:
    build(in_folder, {"a11ylint.toml": 'ignore = ["media-missing"]', "posts/a.md": MISSING})
    assert not [finding for finding in a11ylint.lint("posts").findings if finding.rule.id == "media-missing"]


def test_a_configuration_of_the_caller_counts_alone(in_folder: Path) -> None:
    build(in_folder, {"a11ylint.toml": 'ignore = ["media-missing"]', "posts/a.md": MISSING})
    report = a11ylint.lint("posts", Config(select=("media-missing",)))
    assert len(report.findings) == 1


@pytest.mark.usefixtures("in_folder")
@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda: a11ylint.lint("nichts"), id="a path that does not exist"),
        pytest.param(lambda: a11ylint.lint([], Config(profile="x")), id="a profile that does not exist"),
        pytest.param(
            lambda: a11ylint.lint_text("x", config=Config(select=("x",))), id="a rule that does not exist"
        ),
    ],
)
def test_a_wrong_call_raises_one_error(call: Callable[[], Report]) -> None:
    with pytest.raises(ConfigError):
        call()


def test_public_names_are_typed_and_documented() -> None:
    for name in a11ylint.__all__:
        assert getattr(a11ylint, name)
    for function in (a11ylint.lint, a11ylint.lint_text):
        hints = get_type_hints(function)
        assert hints["return"] is Report
        assert hints.keys() == {*inspect.signature(function).parameters, "return"}
        assert inspect.getdoc(function)
    for shape in (Report, Finding, Config):
        assert inspect.getdoc(shape)
    with pytest.raises(AttributeError, match="nichts"):
        a11ylint.nichts  # noqa: B018


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(a11ylint.__file__).parent / "py.typed").exists()
