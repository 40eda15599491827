"""What start-up keeps: the same as worked out anew, whatever happened to the files or to the store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from a11ylint.startcache import remembered


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two files, and a cache of the test's own."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    paths = [tmp_path / "a.md", tmp_path / "b.md"]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    return paths


def _value(paths: list[Path]) -> tuple[list[str], bool]:
    """What is remembered of the files, and whether they were read for it."""
    read = []

    def compute() -> list[str]:
        read.append(True)
        return [path.read_text(encoding="utf-8") for path in paths]

    return remembered("test", paths, compute), bool(read)


def test_the_second_time_nothing_is_read(files: list[Path]) -> None:
    assert _value(files) == (["a.md", "b.md"], True)
    assert _value(files) == (["a.md", "b.md"], False)


def test_a_file_of_another_size_is_read_anew(files: list[Path]) -> None:
    _value(files)
    files[1].write_text("longer", encoding="utf-8")
    assert _value(files) == (["a.md", "longer"], True)


def test_a_file_of_another_time_is_read_anew(files: list[Path]) -> None:
    _value(files)
    files[1].write_text("B.MD", encoding="utf-8")
    os.utime(files[1], ns=(1, 1))
    assert _value(files) == (["a.md", "B.MD"], True)


def test_one_file_less_is_noticed(files: list[Path]) -> None:
    _value(files)
    assert _value(files[:1]) == (["a.md"], True)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"stamp": 1}'], ids=["empty", "broken", "a list", "a strange stamp"]
)
def test_a_broken_store_is_written_anew(content: str, files: list[Path], tmp_path: Path) -> None:
    _value(files)
    [store] = (tmp_path / "cache" / "a11ylint").glob("test-*.json")
    store.write_text(content, encoding="utf-8")
    assert _value(files) == (["a.md", "b.md"], True)
    assert _value(files) == (["a.md", "b.md"], False)
