"""Facts remembered on disk: by content, whatever happens to the folder that they are kept in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from a11ylint.config import Config
from a11ylint.media.cache import Cache, default_folder, revive
from tests.core.support import build, by_rule, lint, python


class Inner(NamedTuple):
    """A part of a fact."""

    name: str
    number: float | None = None


class Shape(NamedTuple):
    """A fact."""

    number: int
    inner: tuple[Inner, ...] = ()
    pair: tuple[int, int] = (0, 0)


FACT = Shape(3, (Inner("a", 1.5), Inner("ü")), (1, 2))


class Counter:
    """Counts how often a fact was computed."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> Shape:
        self.calls += 1
        return FACT


def _file(folder: Path, content: bytes = b"x", name: str = "a.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _stored(folder: Path) -> Path:
    (path,) = (folder / "cache").iterdir()
    return path


def test_a_fact_is_computed_once_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path, compute = _file(tmp_path), Counter()
    cache = Cache(tmp_path / "cache")
    assert [cache.remember(path, "shape-1", Shape, compute) for _ in range(3)] == [FACT] * 3
    assert compute.calls == 1


@pytest.mark.parametrize(
    ("other", "calls"),
    [
        pytest.param({"name": "b.png"}, 1, id="the same content under another name is known"),
        pytest.param({"content": b"y"}, 2, id="another content is computed"),
    ],
)
def test_content_counts_and_names_do_not(other: dict[str, object], calls: int, tmp_path: Path) -> None:
    compute, cache = Counter(), Cache(tmp_path / "cache")
    cache.remember(_file(tmp_path), "shape-1", Shape, compute)
    cache.remember(_file(tmp_path, **other), "shape-1", Shape, compute)  # type: ignore[arg-type]
    assert compute.calls == calls


def test_another_version_of_a_fact_is_computed(tmp_path: Path) -> None:
    compute, cache = Counter(), Cache(tmp_path / "cache")
    for name in ("shape-1", "shape-2"):
        cache.remember(_file(tmp_path), name, Shape, compute)
    assert compute.calls == 2


def test_without_a_folder_nothing_is_remembered(tmp_path: Path) -> None:
    compute = Counter()
    for _ in range(2):
        assert Cache(None).remember(_file(tmp_path), "shape-1", Shape, compute) == FACT
    assert compute.calls == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'[3, [["a"', id="half a file"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"3", id="a number"),
        pytest.param(b"null", id="nothing"),
        pytest.param(b"[3]", id="too short"),
        pytest.param(b'{"number": 3, "other": 1}', id="an unknown field"),
        pytest.param(b'{"inner": []}', id="a field is missing"),
        pytest.param(b'[3, [["a", 1.5, 7]], [1, 2]]', id="too long inside"),
        pytest.param(b"[3, [], [1]]", id="a pair of one"),
        pytest.param(b"[" * 100_000, id="nested without end"),
    ],
)
def test_a_broken_entry_is_computed_again_and_mended(content: bytes, tmp_path: Path) -> None:
    path, compute, cache = _file(tmp_path), Counter(), Cache(tmp_path / "cache")
    cache.remember(path, "shape-1", Shape, compute)
    _stored(tmp_path).write_bytes(content)
    assert cache.remember(path, "shape-1", Shape, compute) == FACT
    assert cache.remember(path, "shape-1", Shape, compute) == FACT
    assert compute.calls == 2


def _a_file(folder: Path) -> Path:
    (folder / "cache").write_text("in the way")
    return folder / "cache"


def _below_a_file(folder: Path) -> Path:
    return _a_file(folder) / "below"


def _a_link_to_nowhere(folder: Path) -> Path:
    (folder / "cache").symlink_to(folder / "nowhere" / "x")
    return folder / "cache"


@pytest.mark.parametrize("place", [_a_file, _below_a_file, _a_link_to_nowhere])
def test_a_folder_that_cannot_be_used_is_no_error(place: Callable[[Path], Path], tmp_path: Path) -> None:
    compute = Counter()
    for _ in range(2):
        assert (
            Cache(place(tmp_path) if compute.calls == 0 else tmp_path / "cache").remember(
                _file(tmp_path), "shape-1", Shape, compute
            )
            == FACT
        )
    assert compute.calls == 2


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    Cache(tmp_path / "cache").remember(_file(tmp_path), "shape-1", Shape, Counter())
    assert json.loads(_stored(tmp_path).read_text("utf-8"))[0] == 3


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        pytest.param([3, [["a", 1.5], ["ü", None]], [1, 2]], FACT, id="by position"),
        pytest.param(
            {"number": 3, "inner": [{"name": "a", "number": 1.5}, {"name": "ü"}], "pair": [1, 2]},
            FACT,
            id="by name",
        ),
        pytest.param({"number": 3}, Shape(3), id="fields left out take their default"),
    ],
)
def test_plain_values_become_a_fact_again(value: object, fact: Shape) -> None:
    assert revive(Shape, value) == fact


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps caches elsewhere")
@pytest.mark.parametrize(
    ("env", "folder"),
    [
        pytest.param({"XDG_CACHE_HOME": "/x"}, "/x/a11ylint", id="where the system says"),
        pytest.param({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/a11ylint", id="in the home"),
    ],
)
def test_where_facts_are_kept(env: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert default_folder() == Path(folder)


def test_findings_are_never_cached(tmp_path: Path) -> None:
    build(tmp_path, {"posts/a.png": None, "posts/a.md": "![](a.png)\n"})
    for text, count in (
        ("![](a.png)\n", 1),
        ("![Menschen auf dem Marktplatz.](a.png)\n", 0),
        ("![](a.png)\n", 1),
    ):
        build(tmp_path, {"posts/a.md": text})
        report = lint(tmp_path / "posts", cache=True)
        assert len(by_rule(report, "image-alt-missing")) == count


def test_a_run_with_a_broken_cache_gives_the_same_report(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "posts/a.png": None,
            "posts/a.md": "![Menschen auf dem Marktplatz.](a.png)\n",
            "cache": "in the way",
        },
    )
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}
    runs = [
        python(["-m", "a11ylint", "check", "-f", "json", *more, "."], tmp_path / "posts", env)
        for more in ([], ["--no-cache"])
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == b""
    assert runs[0].returncode == runs[1].returncode


def test_without_the_cache_no_fact_is_written(tmp_path: Path) -> None:
    build(tmp_path, {"posts/a.png": None, "posts/a.md": "![](a.png)\n"})
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}
    python(["-m", "a11ylint", "check", "--no-cache", "."], tmp_path / "posts", env)
    assert _remembered(tmp_path) == []
    python(["-m", "a11ylint", "check", "."], tmp_path / "posts", env)
    assert _remembered(tmp_path)
    assert Config().cache


def _remembered(folder: Path) -> list[str]:
    """The facts about media in the cache."""
    return [
        path.name
        for path in folder.glob("cache/a11ylint/*")
        if not path.name.startswith(("rules-", "checks-", "profiles-"))
    ]
