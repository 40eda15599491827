"""Captions for platforms that take another format: how the new file is named in the draft, and what is said instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from a11ylint import lint
from a11ylint.cli import main
from a11ylint.finding import Finding

SRT = "1\n00:00:00,500 --> 00:00:02,500\nLiebe Gäste!\n"
VTT = "WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nLiebe Gäste!\n"
SBV = "0:00:00.500,0:00:02.500\nLiebe Gäste!\n"
COLOURS = '1\n00:00:00,500 --> 00:00:02,500\n<font color="red">Ja?</font>\n\n'
COLOURS += '2\n00:00:03,000 --> 00:00:04,000\n<font color="blue">Nein!</font>\n'
ASS = "[Events]\nDialogue: 0,0:00:00.50,0:00:03.00,,,0,0,0,,Hallo"


def _draft(folder: Path, captions: str, platforms: str = "youtube, bluesky") -> Path:
    (folder / "gruss.mp4").write_bytes(b"")
    entry = f"  - file: gruss.mp4\n    alt: Die Bürgermeisterin spricht.{captions and chr(10)}{captions}"
    text = f"---\nlang: de\nplatforms: [{platforms}]\nmedia:\n{entry}\n---\nEin Gruß.\n"
    text = text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in captions else text
    path = folder / "post.md"
    path.write_bytes(text.encode())
    return path


def _own(path: Path) -> list[Finding]:
    report = lint([path])
    assert not report.failures, report.failures[0].traceback
    return [found for found in report.findings if found.rule.id == "caption-format-unsupported"]


def _fix(flag: str = "--fix") -> None:
    CliRunner().invoke(main, ["check", "--no-cache", "--lang", "de", flag, "post.md"], catch_exceptions=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "    captions:\n      - {file: a.srt, lang: de}",
            "    captions:\n      - {file: a.srt, lang: de}\n      - {file: a.vtt, lang: de}",
            id="a map in a list of lines",
        ),
        pytest.param(
            "    captions:\n      - file: 'a.srt'\n        lang: de",
            "    captions:\n      - file: 'a.srt'\n        lang: de\n      - file: 'a.vtt'\n        lang: de",
            id="a map of several lines",
        ),
        pytest.param(
            "    captions:\n      - file: a.srt\n        lang: de  # Fassung 2",
            "    captions:\n      - file: a.srt\n        lang: de\n      - file: a.vtt\n        lang: de  # Fassung 2",
            id="a comment behind the last line",
        ),
        pytest.param(
            "    captions:\n      file: a.srt\n      lang: de",
            "    captions:\n      - file: a.srt\n        lang: de\n      - file: a.vtt\n        lang: de",
            id="a single map of several lines",
        ),
        pytest.param(
            "    captions: {file: a.srt, lang: de}",
            "    captions: [{file: a.srt, lang: de}, {file: a.vtt, lang: de}]",
            id="a single map",
        ),
        pytest.param(
            "    captions: [{lang: de, file: a.srt}]",
            "    captions: [{lang: de, file: a.srt}, {lang: de, file: a.vtt}]",
            id="a map in a list",
        ),
        pytest.param(
            "    captions: {file: [a.srt], lang: de}",
            "    captions: {file: [a.srt, a.vtt], lang: de}",
            id="a list of names in a map",
        ),
        pytest.param(
            "    captions: [\n      a.srt\n    ]",
            "    captions: [\n      a.srt,\n      a.vtt\n    ]",
            id="a list in brackets over several lines",
        ),
        pytest.param(
            "    captions:\r\n      - a.srt", "    captions:\r\n      - a.srt\r\n      - a.vtt", id="Windows line ends"
        ),
        pytest.param(
            "    captions:\r\n      file: a.srt\r\n      lang: de",
            "    captions:\r\n      - file: a.srt\r\n        lang: de\r\n      - file: a.vtt\r\n        lang: de",
            id="a map with Windows line ends",
        ),
    ],
)  # fmt: skip
def test_the_draft_names_the_new_file_in_its_own_way(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = _draft(tmp_path, before)
    (tmp_path / "a.srt").write_text(SRT, encoding="utf-8")
    _fix()
    assert after in path.read_bytes().decode()
    assert (tmp_path / "a.vtt").read_text("utf-8") == VTT
    assert not _own(path)


@pytest.mark.parametrize(
    ("captions", "name", "made"),
    [
        pytest.param("{{file: {}, # Fassung 2\n      lang: de}}", "a.srt", False, id="nothing would find the file"),
        pytest.param("{{file: {}, # Fassung 2\n      lang: de}}", "gruss.de.srt", True, id="its name is the clip's"),
        pytest.param("{{file: {}, # Fassung 2\n      lang: en}}", "gruss.srt", False, id="its language would get lost"),
        pytest.param("{}", "a, b.srt", False, id="a comma in a bare name"),
    ],
)  # fmt: skip
def test_an_unclear_draft_stays_as_it_is(
    captions: str, name: str, made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = _draft(tmp_path, "    captions: " + captions.format(name))
    (tmp_path / name).write_text(SRT, encoding="utf-8")
    before = path.read_bytes()
    _fix()
    assert path.read_bytes() == before
    assert (tmp_path / name).with_suffix(".vtt").exists() is made
    assert bool(_own(path)) is not made


def test_one_file_for_each_format_and_no_name_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = _draft(tmp_path, "    captions: [a.de.sbv]", "bluesky, youtube, linkedin")
    (tmp_path / "a.de.sbv").write_text(SBV, encoding="utf-8")
    _fix()
    [line] = [line for line in path.read_text("utf-8").splitlines() if "captions" in line]
    names = sorted(line.partition("[")[2].rstrip("]").split(", "))
    assert names == ["a.de.sbv", "a.de.srt", "a.de.vtt"]


def test_two_files_of_a_language_are_one_finding_about_the_richer_one(tmp_path: Path) -> None:
    path = _draft(tmp_path, "", "facebook")
    (tmp_path / "gruss.de.vtt").write_text(VTT, encoding="utf-8")
    (tmp_path / "gruss.de.sbv").write_text(SBV, encoding="utf-8")
    (tmp_path / "gruss.en.vtt").write_text(VTT, encoding="utf-8")
    assert [found.problem.data["name"] for found in _own(path)] == ["gruss.de.vtt", "gruss.en.vtt"]


@pytest.mark.parametrize(
    ("name", "text", "beside", "key", "mend"),
    [
        pytest.param("a.de.srt", SRT, "", "other", "`a11ylint check --fix` legt die Datei an", id="a fix"),
        pytest.param("a.de.srt", COLOURS, "", "colours", "--unsafe-fixes", id="colours that may tell who speaks"),
        pytest.param("a.de.srt", SRT, "a.de.vtt", "there", "Enthält a.de.vtt dieselben", id="the file is there"),
        pytest.param("a.de.ass", ASS, "", "by-hand", "im Untertitel-Programm", id="a format that is not read"),
        pytest.param("a.de.srt", SRT + "\nverloren\n", "", "broken", "Zuerst die Fehler in a.de.srt", id="errors"),
    ],
)  # fmt: skip
def test_a_fix_is_only_promised_where_there_is_one(
    name: str, text: str, beside: str, key: str, mend: str, tmp_path: Path
) -> None:
    path = _draft(tmp_path, f"    captions: [{name}]", "bluesky")
    (tmp_path / name).write_text(text, encoding="utf-8")
    if beside:
        (tmp_path / beside).write_text("mein Text", encoding="utf-8")
    [found] = _own(path)
    fix = found.problem.fix
    assert (found.problem.key, mend in found.mend("de")) == (key, True)
    assert ("--fix`" in found.mend("en")) is (fix is not None and fix.safe)


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        pytest.param("[{file: a.srt, lang: de}, {file: b.vtt, lang: en}]", ["a.srt"], id="two languages of the draft"),
        pytest.param("[{file: a.srt, lang: de}, {file: b.vtt, lang: de-AT}]", [], id="one language of the draft"),
        pytest.param("[{file: a.srt, lang: de}, b.vtt]", [], id="a file without one has that of the post"),
    ],
)  # fmt: skip
def test_another_file_serves_in_its_own_language_only(
    captions: str, wanted: list[str], tmp_path: Path
) -> None:
    path = _draft(tmp_path, f"    captions: {captions}")
    (tmp_path / "a.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "b.vtt").write_text(VTT, encoding="utf-8")
    assert [found.problem.data["name"] for found in _own(path)] == wanted


def test_colours_are_dropped_only_as_a_proposal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _draft(tmp_path, "    captions: [a.de.srt]")
    (tmp_path / "a.de.srt").write_text(COLOURS, encoding="utf-8")
    _fix()
    assert not (tmp_path / "a.de.vtt").exists()
    _fix("--unsafe-fixes")
    assert "Ja?" in (tmp_path / "a.de.vtt").read_text("utf-8")
