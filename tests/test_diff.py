"""`--diff` shows what `--fix` would do in all its rounds, and touches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from a11ylint.cli import main
from a11ylint.fix import FileChange, file_diff

HEAD = "---\nlang: de\nplatforms: [bluesky]\nmedia:\n  - url: https://example.org/gruss.mp4\n    alt: Die Bürgermeisterin spricht.\n"
DRAFT = f"{HEAD}    captions: [gruss.de.srt]\n---\nEin Gruß.\n"
# A first round writes the hours; only then the second one sees that the line is too long, and for which platform it is.
CAPTIONS = (
    "1\r\n00:01,000 --> 00:06,000\r\nLiebe Bürgerinnen und Bürger, ab Montag öffnet das Bürgerbüro schon um acht.\r\n\r\n"
    "2\r\n00:07,000 --> 00:09,000\r\nBis Montag!\r\n"
).encode()
HIDDEN = "---\nlang: de\n---\nKommt alle zum 𝐅𝐞𝐬𝐭 am See! #𝐬𝐭𝐚𝐝𝐭𝐟𝐞𝐬𝐭𝐚𝐦𝐬𝐞𝐞 und #musterstadtfeiert\n"


def _run(*words: str, typed: bytes | None = None) -> Result:
    command = ["check", "--no-cache", "--lang", "de", "--quiet", *words]
    return CliRunner().invoke(main, command, input=typed, catch_exceptions=False)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _differences(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    """Drafts first, then the other files, as `--diff` shows them."""
    changed = [name for name in sorted(after) if after[name] != before.get(name)]
    ordered = sorted(changed, key=lambda name: not name.endswith(".md"))
    return "".join(file_diff(FileChange(name, before.get(name), after[name], ())) for name in ordered)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a draft whose captions need several rounds, and one with words in letters for mathematics."""
    folder = tmp_path / "entwürfe"
    folder.mkdir()
    (folder / "gruss.md").write_text(DRAFT, encoding="utf-8")
    (folder / "gruss.de.srt").write_bytes(CAPTIONS)
    (folder / "fest.md").write_text(HIDDEN, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("flag", ["--fix", "--unsafe-fixes"])
@pytest.mark.parametrize(
    ("place", "paths"),
    [
        pytest.param(".", (), id="the folder itself"),
        pytest.param(".", ("gruss.md", "fest.md"), id="drafts by name"),
        pytest.param("..", ("entwürfe",), id="a folder below"),
        pytest.param(".", ("gruss.de.srt",), id="a caption file by name"),
    ],
)
def test_the_diff_is_what_fix_does(
    flag: str, place: str, paths: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / place)
    here = Path.cwd()
    before = _tree(here)
    shown = _run(flag, "--diff", *paths).stdout_bytes.decode()  # line ends and all
    assert _tree(here) == before
    _run(flag, *paths)
    assert shown == _differences(before, _tree(here))
    assert "+00:00:07.000 --> 00:00:09.000" in shown  # this a later round wrote


@pytest.mark.usefixtures("folder")
def test_a_folder_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside = _run("--fix", "--diff", "entwürfe").stdout
    (tmp_path / "woanders").mkdir()
    monkeypatch.chdir(tmp_path / "woanders")
    outside = _run("--fix", "--diff", "../entwürfe").stdout
    assert outside == inside.replace("a/entwürfe", "a/../entwürfe").replace("b/entwürfe", "b/../entwürfe")


@pytest.mark.usefixtures("folder")
def test_a_draft_on_standard_input() -> None:
    shown = _run("--diff", "--stdin-name", "fest.md", "-", typed=HIDDEN.encode()).stdout
    by_name = _run("--diff", "fest.md").stdout
    assert shown == by_name
    assert "+Kommt alle zum Fest am See! #StadtfestAmSee" in shown or "+Kommt alle zum Fest" in shown


def test_nothing_to_mend_shows_nothing(folder: Path) -> None:
    (folder / "rein.md").write_text("---\nlang: de\n---\nAm Montag ist zu.\n", encoding="utf-8")
    assert _run("--diff", "rein.md").stdout == ""


@pytest.mark.usefixtures("folder")
def test_a_folder_with_too_many_files_shows_the_first_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("a11ylint.commands.copying.MOST_FILES", 2)
    whole = _run("--diff")
    assert "erste Runde" in whole.stderr
    assert "+++ b/gruss.de.srt" in whole.stdout


def test_a_file_that_no_patch_holds_is_named(folder: Path) -> None:
    captions = (
        "1\r\n00:00:01,000 --> 00:00:06,000\r\nGrüße aus dem schönen Städtchen für alle Bürgerinnen.\r\n"
    )
    (folder / "gruss.de.srt").write_bytes(captions.encode("cp1252"))
    shown = _run("--diff")
    assert "Binary files a/gruss.de.srt and b/gruss.de.srt differ" in shown.stdout
    assert "Im Patch fehlt gruss.de.srt" in shown.stderr
