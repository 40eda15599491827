"""The pre-commit hook as its users run it: real pre-commit, real git, the package installed by pip."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.integration.support import (
    DRAFT_WITH_ALT,
    DRAFT_WITHOUT_ALT,
    GIT_NAMES,
    copy_sources,
    draw,
    git,
    new_repository,
    run,
    run_well,
)

pytestmark = [
    pytest.mark.network,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
CONFIG = """repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: a11ylint
"""


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository that holds the working tree: what a user names under `repo:`."""
    source = copy_sources(tmp_path_factory.mktemp("hook") / "source")
    new_repository(source)
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message=all")
    return source


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """pre-commit with a store of its own."""
    return {**GIT_NAMES, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "PYTHONPATH": ""}


@pytest.fixture(scope="module")
def hooked(hook_source: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of drafts whose commits the hook guards, with one clean post in it."""
    folder = new_repository(tmp_path_factory.mktemp("drafts"))
    revision = git(hook_source, "rev-parse", "HEAD").strip()
    config = CONFIG.format(source=hook_source.as_posix(), revision=revision)
    (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    (folder / "README.md").write_text("# Entwürfe\n", "utf-8")
    draw(folder / "fest.png")
    (folder / "post.md").write_text(DRAFT_WITH_ALT, "utf-8")
    run_well([*PRE_COMMIT, "install", "--install-hooks"], cwd=folder, env=environment)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message=start")
    git(folder, "tag", "start")
    return folder


@pytest.fixture
def drafts(hooked: Path) -> Path:
    """The guarded repository as it was after its first commit."""
    git(hooked, "reset", "--quiet", "--hard", "start")
    git(hooked, "clean", "--quiet", "-d", "--force")
    return hooked


def commit(folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of `git commit` of everything in the folder."""
    git(folder, "add", "--all")
    done = run(["git", "commit", "--message=neu"], cwd=folder, env=environment)
    return done.returncode, done.stdout + done.stderr


def test_try_repo_reports_a_picture_without_alternative_text(
    hook_source: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = new_repository(tmp_path / "drafts")
    draw(folder / "fest.png")
    (folder / "post.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    git(folder, "add", "--all")
    done = run([*PRE_COMMIT, "try-repo", hook_source, "a11ylint", "--verbose"], cwd=folder, env=environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "image-alt-missing" in done.stdout


def test_a_draft_with_a_missing_alternative_text_blocks_the_commit(
    drafts: Path, environment: dict[str, str]
) -> None:
    (drafts / "neu.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    before = git(drafts, "rev-parse", "HEAD")
    code, output = commit(drafts, environment)
    assert code == 1
    assert "neu.md" in output
    assert "image-alt-missing" in output
    assert git(drafts, "rev-parse", "HEAD") == before


def test_a_clean_draft_is_committed(drafts: Path, environment: dict[str, str]) -> None:
    (drafts / "neu.md").write_text(DRAFT_WITH_ALT.replace("Samstag", "Sonntag"), "utf-8")
    code, output = commit(drafts, environment)
    assert code == 0, output


def test_a_changed_picture_alone_leads_to_its_draft(drafts: Path, environment: dict[str, str]) -> None:
    (drafts / "post.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    git(drafts, "commit", "--quiet", "--no-verify", "--all", "--message=ohne Alternativtext")
    draw(drafts / "fest.png", "darkred")
    code, output = commit(drafts, environment)
    assert code == 1
    assert "post.md" in output
    assert "image-alt-missing" in output


def test_the_readme_alone_is_not_linted(drafts: Path, environment: dict[str, str]) -> None:
    (drafts / "README.md").write_text("# Entwürfe\n\n![](fest.png)\n", "utf-8")
    code, output = commit(drafts, environment)
    assert code == 0, output
    assert "image-alt-missing" not in output
