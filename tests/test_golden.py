"""The example folders through the real command line, against stored outputs; README's screen and rule table.

`pytest --update-golden` writes them anew: read the difference before committing it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from a11ylint.cli import main
from a11ylint.rulebook import all_rules

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
FOLDERS = ("gut", "mangelhaft", "bilingual")
STATUS = {"gut": 0, "mangelhaft": 1, "bilingual": 0}
ENDINGS = {"text": "txt", "sarif": "sarif", "github": "github.txt", "json": "json"}


def _check(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.stdout


def _same(path: Path, text: str, update: bool) -> None:
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_text(encoding="utf-8") == text


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_examples_give_the_stored_output(folder: str, form: str, lang: str, update_golden: bool) -> None:
    status, output = _check(f"examples/{folder}", "-f", form, "--lang", lang)
    assert status == STATUS[folder]
    output = _short(output) if form == "sarif" else output
    _same(GOLDEN / f"{folder}.{lang}.{ENDINGS[form]}", output, update_golden)


def _short(sarif: str) -> str:
    """Rules without a result are only named: their pages would fill half a megabyte for each stored file."""
    log = json.loads(sarif)
    for run in log["runs"]:
        cited = {result["ruleId"] for result in run["results"]}
        rules = run["tool"]["driver"]["rules"]
        run["tool"]["driver"]["rules"] = [
            rule if rule["id"] in cited else {"id": rule["id"]} for rule in rules
        ]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("form", ENDINGS)
def test_a_second_run_gives_the_same_bytes(form: str) -> None:
    assert _check("examples", "-f", form) == _check("examples", "-f", form, "--jobs", "4")


def test_all_messages_side_by_side(update_golden: bool) -> None:
    """One page to proofread: every message of every rule in both languages."""
    lines = []
    for rule in all_rules().values():
        lines.append(f"## {rule.id} ({rule.level})")
        for key, message in rule.messages.items():
            for lang in ("de", "en"):
                words, mend = message.text[lang], rule.mend_for(key)[lang]
                lines.append(f"{key} {lang}: {words} | {mend}")
        lines.append("")
    _same(GOLDEN / "messages.txt", "\n".join(lines), update_golden)


def _between(mark: str, content: str, update: bool) -> None:
    """The part of README between two marks is what the program says."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    begin = f"<!-- {mark}: begin (written by `pytest --update-golden`) -->\n"
    end = f"<!-- {mark}: end -->"
    found = re.search(f"{re.escape(begin)}(.*?){re.escape(end)}", text, re.DOTALL)
    assert found is not None
    if update:
        path.write_text(text[: found.start(1)] + content + text[found.end(1) :], encoding="utf-8", newline="")
    else:
        assert found.group(1) == content


def test_readme_shows_the_real_output(update_golden: bool) -> None:
    _, output = _check("examples/mangelhaft/hochwasser.md", "--lang", "de")
    _between("screen", f"```\n{output.rstrip()}\n```\n", update_golden)


def test_readme_lists_every_rule(update_golden: bool) -> None:
    rows = ["| rule | level | what it asks | requirement |", "| --- | --- | --- | --- |"]
    for rule in all_rules().values():
        link = f"[{rule.id}](rules/{rule.group}/{rule.id}.md)"
        requirements = ", ".join(name.removeprefix("wcag22:") for name in rule.requirements if "wcag" in name)
        rows.append(
            f"| {link} | {rule.level} | {rule.name['en']} / {rule.name['de']} | {requirements or '–'} |"
        )
    _between("rules", "\n".join(rows) + "\n", update_golden)
