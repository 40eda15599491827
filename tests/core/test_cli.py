"""The command line: exit codes, outputs, languages, and what goes to which stream."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from a11ylint.cli import main
from a11ylint.rulebook import all_rules
from tests.core.support import DRAFT, ROOT, TEXT, build, child, picture, python

MISSING = "---\nlang: de\nmedia: [weg.jpg]\n---\nAm Montag ist das Rathaus geschlossen.\n"  # an error
MISSPELT = "---\nlang: de\nplatfroms: [x]\n---\nAm Montag ist das Rathaus geschlossen.\n"  # an info
UNNEEDED = (
    "---\nlang: de\na11y-ignore: [media-missing]\n---\nAm Montag ist das Rathaus geschlossen.\n"  # a warning
)
UNSURE = "---\nlang: de\nmedia:\n  - {file: a.jpg, alt: Ein Fest auf dem Markt., kind: photo}\n---\nEin Fest.\n"  # a review
DRAFTS = ("--select", "draft")


def _run(*args: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
    """A command in this process, in the current folder."""
    return CliRunner().invoke(main, args, input=stdin, env=env, prog_name="a11ylint")


def _check(*args: str, **settings: Any) -> Result:
    return _run("check", *args, **settings)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(DRAFT, {"error": 0, "warning": 0, "review": 0, "never": 0}, id="a clean draft"),
        pytest.param(MISSING, {"error": 1, "warning": 1, "review": 1, "never": 0}, id="an error"),
        pytest.param(UNNEEDED, {"error": 0, "warning": 1, "review": 1, "never": 0}, id="a warning"),
        pytest.param(UNSURE, {"error": 0, "warning": 0, "review": 1, "never": 0}, id="something to check"),
        pytest.param(MISSPELT, {"error": 0, "warning": 0, "review": 0, "never": 0}, id="an info never fails"),
    ],
)
@pytest.mark.parametrize("threshold", ["error", "warning", "review", "never"])
def test_exit_code_of_a_threshold(text: str, codes: dict[str, int], threshold: str, in_folder: Path) -> None:
    build(in_folder, {"post.md": text, **({"a.jpg": b"no picture"} if text == UNSURE else {})})
    assert _check(*DRAFTS, "--fail-on", threshold).exit_code == codes[threshold]


def test_without_a_threshold_errors_fail(in_folder: Path) -> None:
    build(in_folder, {"a.md": UNNEEDED})
    assert _check(*DRAFTS).exit_code == 0
    build(in_folder, {"a.md": MISSING})
    assert _check(*DRAFTS).exit_code == 1
    assert _check(*DRAFTS, "--exit-zero").exit_code == 0
    assert _check(*DRAFTS, "--exit-zero", "--fail-on", "error").exit_code == 0


def test_a_finding_that_is_let_through_does_not_fail(in_folder: Path) -> None:
    build(in_folder, {"a.md": MISSING.replace("media:", "a11y-ignore: {media-missing: folgt}\nmedia:")})
    assert _check(*DRAFTS, "--fail-on", "review").exit_code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["nichts.md"], "nichts.md: no such file or folder", id="a path that does not exist"),
        pytest.param(["--profile", "strikt"], "did you mean 'strict'?", id="an unknown profile"),
        pytest.param(["--select", "imag"], "did you mean 'image'?", id="an unknown rule to select"),
        pytest.param(["--ignore", "media-mising"], "did you mean 'media-missing'?", id="an unknown rule to ignore"),
        pytest.param(["--platform", "mastodn"], "did you mean 'mastodon'?", id="an unknown platform"),
        pytest.param(["--fail-on", "info"], "'info' is not one of", id="an unknown threshold"),
        pytest.param(["--lang", "fr"], "'fr' is not one of", id="a language without messages"),
        pytest.param(["-f", "xml"], "'xml' is none of github, json, sarif, text", id="an unknown format"),
        pytest.param(["-f", "text", "-f", "json"], "at most one format can go to standard output", id="two reports on one stream"),
        pytest.param(["-f", "json:weg/a.json"], "weg/a.json cannot be written: No such file or directory", id="a report in a folder that is not there"),
        pytest.param(["-f", "json:."], ". cannot be written: Is a directory", id="a report that is a folder"),
        pytest.param(["--config", "weg.toml"], "--config weg.toml: no such file", id="a configuration that is not there"),
        pytest.param(["--config", "falsch.toml"], "falsch.toml: unknown key 'profil'; did you mean 'profile'?", id="a wrong configuration"),
        pytest.param(["--stdin-name", "a.md"], "--stdin-name goes with -", id="a name without standard input"),
        pytest.param(["-", "-"], "standard input (-) can be read once only", id="standard input twice"),
        pytest.param(["--jobs", "0"], "0 is not in the range", id="no job at all"),
        pytest.param(["--nichts"], "No such option", id="an unknown option"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two_and_says_what_is_wrong(
    args: list[str], message: str, in_folder: Path
) -> None:
    build(in_folder, {"a.md": DRAFT, "falsch.toml": 'profil = "strict"'})
    result = _check(*args)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["fehlt.md"], "Fehler: fehlt.md: Diese Datei oder diesen Ordner gibt es nicht", id="a path that is not there"),
        pytest.param(["--profile", "strickt"], "unbekanntes Profil 'strickt'; gemeint ist wohl 'strict'", id="an unknown profile"),
        pytest.param(["--select", "imag"], "unbekannte Regel oder Gruppe 'imag'; gemeint ist wohl 'image'", id="an unknown rule"),
        pytest.param(["--platform", "mastodn"], "--platform: unbekannte Plattform 'mastodn'; gemeint ist wohl 'mastodon'", id="an unknown platform"),
        pytest.param(["--config", "weg.toml"], "--config weg.toml: Diese Datei gibt es nicht", id="a configuration that is not there"),
        pytest.param(["--config", "schlüssel.toml"], "schlüssel.toml: unbekannter Schlüssel 'profil'; gemeint ist wohl 'profile'", id="an unknown key"),
        pytest.param(["--config", "wert.toml"], "wert.toml: official_domains muss eine Liste von Texten sein", id="a value of another kind"),
        pytest.param(["--config", "stufe.toml"], "stufe.toml: rules.all-caps: level: 'hoch' gibt es nicht, möglich sind error", id="an unknown level"),
        pytest.param(["--config", "option.toml"], "rules.all-caps: unbekannte Einstellung 'shar'; gemeint ist wohl 'share'", id="an unknown option"),
        pytest.param(["--config", "zahl.toml"], "rules.all-caps.share muss eine Zahl sein", id="an option of another kind"),
        pytest.param(["--config", "gruppe.toml"], "rules.text: Eine Gruppe kann nur off sein", id="a level for a group"),
        pytest.param(["--config", "kaputt.toml"], "kaputt.toml lässt sich nicht lesen:", id="no TOML"),
        pytest.param(["-", "-"], "Die Standardeingabe (-) lässt sich nur einmal lesen", id="standard input twice"),
        pytest.param(["-f", "json:weg/a.json"], "weg/a.json lässt sich nicht schreiben", id="a report in a folder that is not there"),
        pytest.param(["-f", "jsn"], "--format: 'jsn' gibt es nicht, möglich sind github, json, sarif, text; gemeint ist wohl 'json'", id="an unknown format"),
        pytest.param(["-f", "text", "-f", "json"], "Nur ein Bericht kann auf die Standardausgabe gehen", id="two reports on one stream"),
        pytest.param(["--fail-on", "eror"], "--fail-on: 'eror' gibt es nicht, möglich sind error, warning, review, never; gemeint ist wohl 'error'", id="an unknown threshold"),
        pytest.param(["--fail-on=eror"], "--fail-on: 'eror' gibt es nicht", id="an unknown threshold behind an equals sign"),
        pytest.param(["--jobs", "0"], "--jobs: '0' ist keine ganze Zahl von 1 bis 64", id="no job at all"),
        pytest.param(["--jobs", "zwei"], "--jobs: 'zwei' ist keine ganze Zahl von 1 bis 64", id="a number in letters"),
        pytest.param(["--pofile", "x"], "Die Option --pofile gibt es nicht; gemeint ist wohl --profile", id="an option with a typo"),
        pytest.param(["--qqq"], "Die Option --qqq gibt es nicht", id="an option like no other"),
        pytest.param(["pots"], "pots: Diese Datei oder diesen Ordner gibt es nicht; gemeint ist wohl 'posts'", id="a folder with a typo"),
        pytest.param(["b.md"], "b.md: Diese Datei oder diesen Ordner gibt es nicht", id="a file with no name like it"),
        pytest.param([""], "Einer der Pfade ist leer", id="an empty path, as of an empty variable"),
        pytest.param(["-f", "json:"], "--format json:: Es fehlt der Name einer Datei", id="a format without its file"),
        pytest.param(["--config", "posts"], "--config posts: Das ist ein Ordner", id="a folder as configuration"),
        pytest.param(["--profile", "hart"], "unbekanntes Profil 'hart'; möglich sind recommended, strict", id="a profile like no other"),
        pytest.param(["--select", "bilder"], "unbekannte Regel oder Gruppe 'bilder'; alle zeigt: a11ylint rules", id="a rule like no other"),
        pytest.param(["--config", "doppelt.toml"], "doppelt.toml lässt sich nicht lesen: Zeile 2, Spalte 8: Ein Schlüssel steht zweimal da", id="a key that stands twice"),
        pytest.param(["--config", "kaputt.toml"], "Zeile 1, Spalte 1: Das ist kein TOML", id="where it is no TOML"),
        pytest.param(["--config", "latin.toml"], "Die Datei ist nicht in UTF-8 gespeichert", id="a configuration in Latin-1"),
        pytest.param(["--config", "sprache.toml"], "post_lang muss eine Sprache wie de oder en-GB sein", id="a language as a word"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_german(args: list[str], message: str, in_folder: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "a.md": DRAFT,
        "schlüssel.toml": 'profil = "strict"',
        "wert.toml": "official_domains = 3",
        "stufe.toml": 'rules.all-caps = "hoch"',
        "option.toml": "[rules.all-caps]\nshar = 3",
        "zahl.toml": '[rules.all-caps]\nshare = "viel"',
        "gruppe.toml": 'rules.text = "error"',
        "kaputt.toml": "= 3",
        "doppelt.toml": "a = 1\na = 2.5\n",
        "latin.toml": b"# Gr\xfc\xdfe",
        "sprache.toml": 'post_lang = "deutsch"',
        "posts/x.md": DRAFT,
    }
    build(in_folder, files)
    result = _check("--lang", "de", *args)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Aufruf: " in result.stderr
    assert "Error" not in result.stderr


GERMAN = {"LC_ALL": "de_DE.UTF-8"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["chek"], "Den Befehl chek gibt es nicht; gemeint ist wohl check", id="a command with a typo"),
        pytest.param(["prüfe"], "Den Befehl prüfe gibt es nicht; möglich sind check, rules", id="a command like no other"),
        pytest.param(["--qqq"], "Die Option --qqq gibt es nicht", id="an option before the command"),
        pytest.param(["check", "--profile"], "Die Option --profile braucht einen Wert", id="an option without its value"),
        pytest.param(["check", "--fix=ja"], "Die Option --fix verträgt keinen Wert", id="a flag with a value"),
        pytest.param(["check", "--lang", "fr"], "--lang: 'fr' gibt es nicht, möglich sind de, en", id="a language without messages"),
        pytest.param(["rules", "--format", "xml"], "--format: 'xml' gibt es nicht, möglich sind text, json", id="a format of the list"),
        pytest.param(["speak"], "Es fehlt: DATEI", id="no file"),
        pytest.param(["speak", "a.md", "b.md"], "Das ist zu viel: b.md", id="one file too many"),
        pytest.param(["speak", "--", "--lang", "en"], "Das ist zu viel: en", id="words behind two hyphens are no options"),
        pytest.param(["simulate", "a.png"], "Es fehlt: -o ZIEL.png", id="no place for the result"),
        pytest.param(["explain", "nichts"], "unbekannte Regel 'nichts'", id="an unknown rule"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("in_folder")
def test_wrong_usage_is_told_in_german_where_the_system_speaks_german(args: list[str], message: str) -> None:
    result = _run(*args, env=GERMAN)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not {"Error", "Usage", "Try"} & set(result.stderr.replace(":", " ").split())
    english = _run(*args, env={"LC_ALL": "en_GB.UTF-8"})
    assert english.exit_code == 2
    assert "Error: " in english.stderr


@pytest.mark.parametrize(
    ("args", "german"),
    [
        pytest.param(["--config", "de.toml"], True, id="the configuration that is named"),
        pytest.param(["--config=de.toml"], True, id="the configuration behind an equals sign"),
        pytest.param(["--config", "de.toml", "--lang", "en"], False, id="the option counts more"),
        pytest.param(["--config", "falsch.toml"], True, id="a configuration with an unknown key"),
        pytest.param(["--config", "kaputt.toml"], True, id="a configuration that is no TOML"),
        pytest.param(["--config", "weg.toml"], False, id="a configuration that is not there"),
        pytest.param([], False, id="nothing said"),
    ],
)
def test_click_s_own_mistakes_follow_option_and_configuration(
    args: list[str], german: bool, in_folder: Path
) -> None:
    wrong = {"falsch.toml": "profil = 'x'\nlang = 'de'", "kaputt.toml": '= 3\nlang = "de"'}
    build(in_folder, {"de.toml": 'lang = "de"', **wrong})
    result = _check(*args, "--qqq")
    assert ("Fehler: Die Option --qqq gibt es nicht" in result.stderr) is german
    assert ("Error: No such option" in result.stderr) is not german


def test_wrong_usage_follows_the_language_of_the_configuration(in_folder: Path) -> None:
    build(in_folder, {"a11ylint.toml": 'lang = "de"'})
    assert "Fehler: unbekanntes Profil 'x'" in _check("--profile", "x").stderr


def test_a_table_of_another_tool_says_nothing_about_the_language(in_folder: Path) -> None:
    build(in_folder, {"pyproject.toml": "[tool.other]\nlang = 'de'\n[tool.a11ylint]\nprofil = 'x'\n"})
    assert "Error: pyproject.toml: unknown key 'profil'" in _check().stderr
    build(in_folder, {"pyproject.toml": "[tool.a11ylint]\nprofil = 'x'\nlang = 'de'\n"})
    assert "Fehler: pyproject.toml: unbekannter Schlüssel 'profil'" in _check().stderr


def test_a_wrong_configuration_in_the_folder_ends_with_two(in_folder: Path) -> None:
    build(in_folder, {"a.md": DRAFT, "a11ylint.toml": "[rules.sentence-too-long]\ngermann = 3\n"})
    result = _check()
    assert result.exit_code == 2
    assert "did you mean 'german'?" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("args", "ran"),
    [
        pytest.param([], {"media-missing"}, id="the configuration selects"),
        pytest.param(["--select", "unknown-key"], {"unknown-key"}, id="the command line selects instead"),
        pytest.param(["--ignore", "media-missing"], set(), id="the command line ignores as well"),
        pytest.param(
            ["--config", "anders.toml"], {"unknown-key", "media-missing"}, id="another configuration"
        ),
    ],
)
def test_the_command_line_counts_more_than_the_configuration(
    args: list[str], ran: set[str], in_folder: Path
) -> None:
    build(
        in_folder,
        {
            "a11ylint.toml": 'select = ["media-missing", "unknown-key"]\nignore = ["unknown-key"]\nfail_on = "never"',
            "anders.toml": 'select = ["media-missing", "unknown-key"]',
            "posts/a.md": MISSING.replace("lang:", "platfroms: [x]\nlang:"),
        },
    )
    if "--select" in args:
        build(in_folder, {"a11ylint.toml": 'select = ["media-missing"]\nfail_on = "never"'})
    result = _check("-f", "json", *args, "posts")
    assert {finding["rule"] for finding in json.loads(result.stdout)["findings"]} == ran
    assert result.exit_code == (1 if "--config" in args else 0)


@pytest.mark.parametrize(
    ("args", "code"),
    [([], 1), (["--fail-on", "error"], 0), (["--exit-zero"], 0)],
    ids=["the threshold of the configuration", "another one of the command line", "none at all"],
)
def test_the_threshold_of_the_configuration(args: list[str], code: int, in_folder: Path) -> None:
    build(in_folder, {"a11ylint.toml": 'fail_on = "warning"', "posts/a.md": UNNEEDED})
    assert _check(*DRAFTS, *args, "posts").exit_code == code


def test_platforms_of_the_command_line_count_more_than_those_of_the_draft(in_folder: Path) -> None:
    build(in_folder, {"a.md": UNSURE.replace("lang:", "platforms: [facebook]\nlang:"), "a.jpg": None})
    options = ("--select", "image-description-line-missing", "--fail-on", "warning")
    assert _check(*options).exit_code == 1, "Facebook readers need the line under the picture"
    assert _check(*options, "--platform", "mastodon").exit_code == 0, "on Mastodon the line is a hint"
    assert _check(*options, "--platform", "mastodon", "--platform", "facebook").exit_code == 1


BROKEN_CHECK = '''"""A check that raises."""

from a11ylint.checks import check
from a11ylint.targets import whole_post


@check("test-broken", on=whole_post)
def broken(post, target):
    """Raise."""
    raise ZeroDivisionError("kaputt")
    yield
'''
BROKEN_RULE = """---
id: test-broken
group: draft
name: {en: A rule that raises, de: Eine Regel mit Fehler}
level: error
requirements: {}
sources: [{title: x, url: https://x.example}]
messages:
  found: {de: Gefunden., en: Found.}
---
# A rule that raises
"""


@pytest.fixture(scope="module")
def broken_copy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a copy of the package that has one more rule, whose check raises."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "a11ylint", folder / "a11ylint", ignore=shutil.ignore_patterns("__pycache__", ".*_cache")
    )
    shutil.copytree(ROOT / "rules", folder / "rules")
    build(folder, {"a11ylint/checks/test_broken.py": BROKEN_CHECK, "rules/draft/test-broken.md": BROKEN_RULE})
    return {"PYTHONPATH": str(folder)}


@pytest.mark.parametrize(
    "args", [[], ["--exit-zero"], ["--jobs", "4"]], ids=["alone", "with --exit-zero", "with four jobs"]
)
def test_a_rule_that_raises_ends_with_three_and_the_rest_is_reported(
    args: list[str], broken_copy: dict[str, str], tmp_path: Path
) -> None:
    build(tmp_path, {"a.md": MISSING, "b.md": MISSING})
    done = child(["check", *args, "-f", "json:bericht.json", "-f", "text", "."], tmp_path, broken_copy)
    assert done.returncode == 3
    report = json.loads((tmp_path / "bericht.json").read_text("utf-8"))
    assert [finding["path"] for finding in report["findings"] if finding["rule"] == "media-missing"] == [
        "a.md",
        "b.md",
    ]
    assert [(failure["path"], failure["where"]) for failure in report["failures"]] == [
        ("a.md", "test-broken"),
        ("b.md", "test-broken"),
    ]
    assert "test-broken" in done.stdout.decode()
    assert b"ZeroDivisionError: kaputt" in done.stdout
    assert done.stderr == b"", "the report has told it already"
    assert b"Traceback" not in done.stdout + done.stderr


def test_an_exception_for_a_rule_that_raised_is_not_called_unneeded(
    broken_copy: dict[str, str], tmp_path: Path
) -> None:
    build(tmp_path, {"a.md": UNNEEDED.replace("media-missing", "test-broken, media-missing")})
    done = child(["check", "-f", "json", "."], tmp_path, broken_copy)
    found = [(f["rule"], f["column"]) for f in json.loads(done.stdout)["findings"]]
    assert found == [("unused-ignore", 28)]


def test_debug_shows_where_a_rule_raised(broken_copy: dict[str, str], tmp_path: Path) -> None:
    build(tmp_path, {"a.md": DRAFT})
    done = child(["check", "--debug", "."], tmp_path, broken_copy)
    assert done.returncode == 3
    assert b"Traceback (most recent call last)" in done.stderr
    assert b"Traceback" not in done.stdout


def test_standard_output_carries_the_report_alone(in_folder: Path) -> None:
    build(in_folder, {"a.txt": TEXT, "README.md": "x"})
    result = _check("-f", "json", "--lang", "de")
    assert json.loads(result.stdout)["counts"]["drafts"] == 0
    assert result.exit_code == 0
    assert "Kein Entwurf gefunden" in result.stderr


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text"])
def test_every_format_alone_and_in_a_file_is_the_same(form: str, in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": MISSING})
    alone = _check(*DRAFTS, "-f", form, "posts")
    filed = _check(*DRAFTS, "-f", f"{form}:bericht", "posts")
    assert (in_folder / "bericht").read_bytes() == alone.stdout_bytes
    assert filed.stdout == ""
    assert alone.exit_code == filed.exit_code == 1
    assert alone.stdout_bytes


def test_several_reports_of_one_run(in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": MISSING})
    result = _check(
        *DRAFTS, "-f", "text", "-f", "sarif:a.sarif", "-f", "json:a.json", "-f", "text:a.txt", "posts"
    )
    assert result.exit_code == 1
    assert "media-missing" in result.stdout
    assert json.loads((in_folder / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((in_folder / "a.json").read_text("utf-8"))["findings"]
    assert (in_folder / "a.txt").read_text("utf-8") == result.stdout


def test_a_name_of_a_report_may_hold_a_colon(in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": DRAFT})
    _check("-f", "json:a:b.json", "posts")
    assert (in_folder / "a:b.json").exists()


def test_the_summary_of_a_workflow_cannot_end_the_run(in_folder: Path) -> None:
    build(in_folder, {"posts/a.md": MISSING})
    result = _check(*DRAFTS, "-f", "github", "posts", env={"GITHUB_STEP_SUMMARY": "weg/summary.md"})
    assert result.exit_code == 1
    assert "media-missing" in result.stdout
    assert "weg/summary.md lässt sich nicht schreiben: Datei oder Ordner fehlt" in result.stderr


@pytest.mark.parametrize(
    ("env", "args", "german"),
    [
        pytest.param({"LC_ALL": "de_DE.UTF-8"}, [], True, id="a German locale"),
        pytest.param({"LC_ALL": "de_DE@euro"}, [], True, id="a German locale with a modifier"),
        pytest.param({"LC_ALL": "", "LC_MESSAGES": "de_AT.UTF-8", "LANG": "en_US"}, [], True, id="the language of messages"),
        pytest.param({"LC_ALL": "fr_FR.UTF-8"}, [], False, id="another language: English"),
        pytest.param({"LC_ALL": "en_GB.UTF-8"}, [], False, id="an English locale"),
        pytest.param({"LC_ALL": "C"}, [], True, id="no language: that of most drafts"),
        pytest.param({"LC_ALL": "POSIX"}, [], True, id="POSIX: that of most drafts"),
        pytest.param({"LC_ALL": "C.UTF-8"}, ["c.md", "d.md"], False, id="as many German as English drafts: English"),
        pytest.param({"LC_ALL": "C"}, ["c.md"], False, id="English drafts"),
        pytest.param({"LC_ALL": "en_US"}, ["--lang", "de"], True, id="the option counts more than the locale"),
        pytest.param({"LC_ALL": "en_US"}, ["--config", "de.toml"], True, id="the configuration counts more than the locale"),
        pytest.param({"LC_ALL": "en_US"}, ["--config", "de.toml", "--lang", "en"], False, id="the option counts more than the configuration"),
    ],
)  # fmt: skip
def test_the_language_of_the_report(
    env: dict[str, str], args: list[str], german: bool, in_folder: Path
) -> None:
    english = MISSING.replace("lang: de", "lang: en")
    build(
        in_folder,
        {"a.md": MISSING, "b.md": MISSING, "c.md": english, "d.md": MISSING, "de.toml": 'lang = "de"'},
    )
    paths = [] if any(arg.endswith(".md") for arg in args) else ["a.md", "b.md", "c.md"]
    result = _check(*DRAFTS, *args, *paths, env=env)
    assert ("wurde nicht gefunden" in result.stdout) is german
    assert ("was not found" in result.stdout) is not german


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    "args",
    [
        ["check", "."],
        ["check", "-f", "json", "."],
        ["rules"],
        ["explain", "media-missing"],
        ["explain", "nichts-ä"],
        ["check", "--help"],
    ],
)
def test_a_terminal_that_cannot_show_a_character_gives_no_traceback(
    args: list[str], encoding: str, tmp_path: Path
) -> None:
    build(tmp_path, {"größe-👩.md": MISSING.replace("weg.jpg", "größe-„👩“.jpg"), "a.xyz": "x"})
    done = child([*args, "--lang", "de"], tmp_path, {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stdout + done.stderr
    if "json" in args:
        assert "größe-„👩“.jpg" in done.stdout.decode("utf-8"), "a report for programs is always UTF-8"
    elif args == ["check", "."]:
        assert "wurde nicht gefunden" in done.stdout.decode(encoding)


def test_a_name_in_a_message_steers_no_terminal(in_folder: Path) -> None:
    build(in_folder, {"a.md": DRAFT})
    for lang in ("de", "en"):
        assert "\x1b" not in _check("--lang", lang, "\x1b[31mrot\n.md").stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the current folder")
@pytest.mark.parametrize("command", ["check", "speak"])
def test_a_current_folder_that_somebody_deleted(command: str, tmp_path: Path) -> None:
    code = f"import os, sys; os.rmdir(os.getcwd()); sys.argv = ['a11ylint', '{command}', 'x.md']; from a11ylint.cli import run; run()"
    (tmp_path / "weg").mkdir()
    done = python(["-c", code], tmp_path / "weg", GERMAN)
    assert done.returncode == 2
    assert "Den aktuellen Ordner gibt es nicht mehr" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_to_nothing_is_told_by_its_name(in_folder: Path) -> None:
    (in_folder / "tot.md").symlink_to("nirgendwo.md")
    assert "tot.md: Diese Verknüpfung führt zu keiner Datei\n" in _check("--lang", "de", "tot.md").stderr


def test_names_of_options_may_stand_behind_commas(in_folder: Path) -> None:
    build(in_folder, {"a.md": MISSING.replace("lang:", "platfroms: [x]\nlang:")})
    both = _check("-f", "json", "--select", "media-missing, unknown-key")
    assert {one["rule"] for one in json.loads(both.stdout)["findings"]} == {"media-missing", "unknown-key"}
    one = _check("-f", "json", "--select", "draft", "--ignore", "media-missing,unused-ignore", "--ignore", "")
    assert {one["rule"] for one in json.loads(one.stdout)["findings"]} == {"unknown-key"}
    assert _check("--platform", "mastodon,x").exit_code == 1
    assert "'mastodn'" in _check("--platform", "x,mastodn").stderr


def test_what_holds_nothing_is_named(in_folder: Path) -> None:
    build(
        in_folder, {"leer.md": "", "kopf.md": "---\nlang: de\n---\n \n", "a.md": DRAFT, "a11ylint.toml": ""}
    )
    report = json.loads(_check("-f", "json", "leer.md", "kopf.md", ".").stdout)
    empty = [note["what"] for note in report["unchecked"] if note["why"] == "empty"]
    assert empty == ["kopf.md", "leer.md"]
    assert report["skipped"] == [], "our own configuration is no file that was passed over"


@pytest.mark.usefixtures("in_folder")
def test_standard_input_is_a_draft() -> None:
    result = _check(*DRAFTS, "-f", "json", "-", stdin=MISSING.encode())
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["path"], finding["line"], finding["column"]) == ("stdin.md", 3, 9)
    assert result.exit_code == 1


def test_the_name_of_standard_input_finds_its_media(in_folder: Path) -> None:
    build(in_folder, {"posts/weg.jpg": None})
    result = _check(*DRAFTS, "-f", "json", "--stdin-name", "posts/neu.md", "-", stdin=MISSING.encode())
    report = json.loads(result.stdout)
    assert (report["findings"], report["counts"]["media"]) == ([], 1)
    assert result.exit_code == 0


def test_standard_input_and_files_in_one_run(in_folder: Path) -> None:
    build(in_folder, {"a.md": MISSING})
    report = json.loads(_check(*DRAFTS, "-f", "json", "a.md", "-", stdin=MISSING.encode()).stdout)
    assert [finding["path"] for finding in report["findings"]] == ["a.md", "stdin.md"]


@pytest.mark.usefixtures("in_folder")
@pytest.mark.parametrize(
    ("raw", "key"),
    [
        pytest.param(b"\xff\xfea\0", "encoding", id="UTF-16"),
        pytest.param(b"\0" * 10, "binary", id="binary"),
        pytest.param(b"Gr\xfc\xdfe", "encoding", id="Latin-1"),
    ],
)
def test_standard_input_that_is_no_text(raw: bytes, key: str) -> None:
    result = _check("-f", "json", "-", stdin=raw)
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["rule"], finding["key"]) == ("draft-unreadable", key)


def test_two_runs_are_equal_byte_by_byte_and_jobs_change_nothing(tmp_path: Path) -> None:
    pixels = picture(Path("a.png"))
    for number in range(6):
        build(
            tmp_path,
            {
                f"{number}/post.md": MISSING + "![](b.png)\n",
                f"{number}/b.png": pixels,
                f"{number}/c.png": pixels,
            },
        )
    for form in ("text", "json", "sarif", "github"):
        runs = [
            child(["check", "-f", form, *more, "."], tmp_path, {"PYTHONHASHSEED": seed})
            for more, seed in (([], "1"), (["--no-cache"], "2"), (["--jobs", "4"], "3"))
        ]
        assert runs[0].stdout == runs[1].stdout == runs[2].stdout
        assert runs[0].returncode == 1


def test_the_current_folder_is_checked_when_no_path_is_given(in_folder: Path) -> None:
    build(in_folder, {"tief/unten/a.md": MISSING})
    assert [f["path"] for f in json.loads(_check(*DRAFTS, "-f", "json").stdout)["findings"]] == [
        "tief/unten/a.md"
    ]


def test_the_hook_says_nothing_when_no_draft_is_among_its_files(in_folder: Path) -> None:
    build(in_folder, {"README.md": "# Text", "docs/handbuch.md": "# Text"})
    result = _check("--only-drafts", "README.md", "docs/handbuch.md")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "args", [["--help"], ["-h"], ["check", "--help"], ["rules", "--help"], ["explain", "--help"]]
)
def test_help_is_given(args: list[str]) -> None:
    result = _run(*args)
    assert result.exit_code == 0
    assert "Usage: a11ylint" in result.stdout


def _commands() -> list[str]:
    return ["", *main.commands]


@pytest.mark.parametrize("command", _commands())
def test_help_is_given_in_german(command: str) -> None:
    words = [command] if command else []
    german = _run(*words, "--help", env=GERMAN)
    english = _run(*words, "--help", env={"LC_ALL": "en_GB.UTF-8"})
    assert german.exit_code == english.exit_code == 0
    assert german.stdout.startswith(f"Aufruf: {' '.join(['a11ylint', *words])} [OPTIONEN]")
    assert "Diese Hilfe zeigen." in german.stdout
    foreign = {"Usage", "Options", "Commands", "default", "required", "Show", "the", "of", "and"}
    assert not foreign & set(re.findall(r"\w+", german.stdout))
    options = re.compile(r"(?<!\S)--[a-z-]+")
    assert set(options.findall(english.stdout)) <= set(options.findall(german.stdout))


def test_every_option_has_german_words() -> None:
    from a11ylint.commands import german

    for name, command in main.commands.items():
        assert name in german.COMMANDS
        for param in command.params:
            known = (*german.OPTIONS, *german.ARGUMENTS, "check.only_drafts")
            assert param.name == "help" or f"{name}.{param.name}" in known


def test_the_program_alone_shows_its_help_in_german() -> None:
    result = _run(env=GERMAN)
    assert "Befehle:\n  check     Entwürfe prüfen.\n" in result.output
    assert "Usage" not in result.output


def test_the_version_is_given() -> None:
    from a11ylint import __version__

    assert _run("--version").stdout == f"a11ylint {__version__}\n"


def test_rules_are_listed_for_people_and_programs() -> None:
    text = _run("rules", "--lang", "de").stdout
    entries = json.loads(_run("rules", "--format", "json", "--lang", "en").stdout)
    assert {"id", "group", "level", "name", "requirements", "sources", "fixable"} <= entries[0].keys()
    assert all(entry["id"] in text for entry in entries)


def test_a_rule_is_explained() -> None:
    page = _run("explain", "media-missing", "--lang", "de").stdout
    assert "Die Datei {name} wurde nicht gefunden." in page
    assert "a11ylint.checks.draft.media_missing" in page
    assert "Every file that a draft names" in page


def test_a_rule_that_does_not_exist_is_not_explained() -> None:
    result = _run("explain", "media-mising")
    assert result.exit_code == 2
    assert "did you mean 'media-missing'?" in result.stderr


def test_every_command_says_what_it_does() -> None:
    assert {"check", "rules", "explain"} <= main.commands.keys()
    for name, command in main.commands.items():
        assert command.help, name
        assert _run(name, "--help").exit_code == 0


def test_a_long_output_reaches_the_pipe_in_full(tmp_path: Path) -> None:
    done = python(["-m", "a11ylint", "rules", "--format", "json"], tmp_path)
    assert done.returncode == 0
    assert len(done.stdout) > 1 << 16
    assert {entry["id"] for entry in json.loads(done.stdout)} == set(all_rules())
