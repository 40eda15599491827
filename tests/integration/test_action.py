"""The GitHub Action: its scripts with GitHub's variables set, and the promises of `action.yml`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.support import DRAFT_WITH_ALT, DRAFT_WITHOUT_ALT, copy_sources, draw, run

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / ".github" / "action"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
needs_bash = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None,
    reason="the scripts are for bash; `bash` may be something else here",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checked out repository with a draft folder, whose name has a blank."""
    drafts = tmp_path / "workspace" / "Beiträge im Juni"
    drafts.mkdir(parents=True)
    draw(drafts / "fest.png")
    (drafts / "post.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    return tmp_path / "workspace"


@pytest.fixture
def runner(tmp_path: Path, workspace: Path, child_environment: dict[str, str]) -> dict[str, str]:
    """The variables of GitHub's runner; the environment of this suite stands in for the installed one."""
    temporary = tmp_path / "temp"
    temporary.mkdir()
    return {
        **child_environment,
        "A11YLINT_ENVIRONMENT": sys.prefix,
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        "GITHUB_WORKSPACE": str(workspace),
        "RUNNER_TEMP": str(temporary),
    }


def check(runner: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the step with these inputs; those that are not named are empty, as GitHub sets them."""
    given = {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    empty = {f"INPUT_{name.upper().replace('-', '_')}": "" for name in ACTION["inputs"]}
    return run(["bash", SCRIPTS / "check.sh"], Path(runner["GITHUB_WORKSPACE"]), {**runner, **empty, **given})


def commands(output: str) -> list[str]:
    """The workflow commands that GitHub would carry out."""
    live, token = [], None
    for line in output.splitlines():
        if token is None and line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line == f"::{token}::":
            token = None
        elif token is None and line.startswith("::"):
            live.append(line)
    return live


@needs_bash
def test_empty_inputs_mean_the_whole_workspace_in_german(runner: dict[str, str]) -> None:
    done = check(runner)
    assert done.returncode == 1, done.stderr
    assert "image-alt-missing" in done.stdout
    assert "Alternativtext" in done.stdout
    assert any(line.startswith("::error ") and "post.md" in line for line in commands(done.stdout))


@needs_bash
def test_one_run_gives_text_annotations_summary_and_sarif(runner: dict[str, str]) -> None:
    done = check(runner, sarif_file="out/report.sarif", lang="en")
    workspace = Path(runner["GITHUB_WORKSPACE"])
    sarif = json.loads((workspace / "out" / "report.sarif").read_text("utf-8"))
    ids = {result["ruleId"] for result in sarif["runs"][0]["results"]}
    assert "image-alt-missing" in ids
    assert "image-alt-missing" in Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert any("image-alt-missing" in line for line in commands(done.stdout))


@needs_bash
def test_several_paths_stand_one_a_line_and_may_hold_blanks(runner: dict[str, str]) -> None:
    workspace = Path(runner["GITHUB_WORKSPACE"])
    (workspace / "Juli").mkdir()
    draw(workspace / "Juli" / "fest.png")
    (workspace / "Juli" / "zweiter.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    (workspace / "dritter.md").write_text(DRAFT_WITHOUT_ALT, "utf-8")
    done = check(runner, paths="Beiträge im Juni/post.md\r\n\nJuli\n")
    assert "Beiträge im Juni/post.md" in done.stdout
    assert "zweiter.md" in done.stdout
    assert "dritter.md" not in done.stdout


@needs_bash
def test_a_clean_folder_ends_with_0(runner: dict[str, str]) -> None:
    draft = Path(runner["GITHUB_WORKSPACE"]) / "Beiträge im Juni" / "post.md"
    draft.write_text(DRAFT_WITH_ALT, "utf-8")
    done = check(runner)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_bash
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param({"fail_on": "never"}, 0, id="findings do not fail the step when told so"),
        pytest.param({"ignore": "image\ntext"}, 0, id="groups can be left out, one a line"),
        pytest.param({"select": "image-alt-missing"}, 1, id="one rule can be asked for"),
        pytest.param({"paths": "gibt es nicht"}, 2, id="a path that is not there is wrong usage"),
        pytest.param({"profile": "gibt-es-nicht"}, 2, id="an unknown profile is wrong usage"),
        pytest.param({"paths": "--exit-zero"}, 2, id="a path is never taken for an option"),
    ],
)
def test_the_exit_code(runner: dict[str, str], inputs: dict[str, str], code: int) -> None:
    done = check(runner, **inputs)
    assert done.returncode == code, done.stdout + done.stderr


@needs_bash
def test_no_annotations_when_told_so(runner: dict[str, str]) -> None:
    done = check(runner, annotations="false")
    assert done.returncode == 1
    assert "image-alt-missing" in done.stdout
    assert commands(done.stdout) == []


@needs_bash
@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("$(touch owned)", id="a command substitution"),
        pytest.param("`touch owned`", id="the old command substitution"),
        pytest.param('"; touch owned; "', id="a closing quote"),
        pytest.param("x; touch owned", id="a second command"),
    ],
)
@pytest.mark.parametrize("name", ["paths", "profile", "lang", "fail_on", "select", "config", "sarif_file"])
def test_an_input_is_never_run(runner: dict[str, str], name: str, hostile: str) -> None:
    check(runner, **{name: hostile})
    assert not list(Path(runner["GITHUB_WORKSPACE"]).rglob("owned"))


@needs_bash
def test_a_draft_cannot_speak_to_github_through_the_log(runner: dict[str, str]) -> None:
    draft = Path(runner["GITHUB_WORKSPACE"]) / "::set-output name=x::y.md"
    draft.write_text(DRAFT_WITHOUT_ALT.replace("fest.png", "::warning::gefälscht.png"), "utf-8")
    done = check(runner)
    first, *_, last = (
        line for line in done.stdout.splitlines() if re.fullmatch(r"::.*[0-9a-f]{32}(::)?", line)
    )
    assert done.stdout.startswith(f"{first}\n")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert "Geprüft" in done.stdout.partition(last)[0]
    assert not [
        line for line in commands(done.stdout) if not re.match(r"::(error|warning|notice) file=", line)
    ]


def test_inputs_reach_the_scripts_only_through_the_environment() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
    given = {value for step in ACTION["runs"]["steps"] for value in step["env"].values()}
    assert given == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


def test_the_report_is_german_by_default() -> None:
    assert ACTION["inputs"]["lang"]["default"] == "de"


@needs_bash
@pytest.mark.network
@pytest.mark.slow
def test_both_steps_run_as_on_github(runner: dict[str, str], tmp_path: Path) -> None:
    action = copy_sources(tmp_path / "action")
    suite = {"A11YLINT_ENVIRONMENT", "PYTHONPATH", "PYTHONSAFEPATH"}
    names = {name: value for name, value in runner.items() if name not in suite}
    names |= {"GITHUB_ACTION_PATH": str(action), "INPUT_PYTHON": sys.executable}
    workspace = Path(runner["GITHUB_WORKSPACE"])
    (workspace / "a11ylint").mkdir()  # must not be imported instead of the installed package
    (workspace / "a11ylint" / "__init__.py").write_text("raise SystemExit(99)\n", "utf-8")
    installed = run(["bash", "-c", ACTION["runs"]["steps"][0]["run"]], workspace, names)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    done = run(["bash", "-c", ACTION["runs"]["steps"][1]["run"]], workspace, names)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "image-alt-missing" in done.stdout


@needs_bash
def test_an_old_python_is_refused_in_one_sentence(runner: dict[str, str], tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "dirname"):
        (tools / name).symlink_to(str(shutil.which(name)))
    done = run(["bash", SCRIPTS / "install.sh"], tmp_path, {**runner, "PATH": str(tools)})
    assert done.returncode == 2
    assert "::error title=a11ylint::a11ylint needs Python 3.11 or newer" in done.stdout
