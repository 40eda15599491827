"""Drafts with tiles that the test draws: what is read from pixels leads to the right findings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from a11ylint import lint
from a11ylint.finding import Report
from a11ylint.i18n import why_unchecked
from a11ylint.media.ocr import engine
from tests.media.lettered import SPOKEN, Caption, clip, needs_ocr, qr_code, tile

RULES = (
    "image-text-not-in-alt",
    "image-of-text",
    "image-text-contrast",
    "image-text-too-small",
    "qr-code-without-link",
)
NOTICE = (
    "Das Bürgerbüro bleibt am Freitag",
    "wegen einer Fortbildung geschlossen",
    "Termine gibt es wieder ab Montag",
)
TEXT = " ".join(NOTICE)


def _report(folder: Path, text: str, entries: str) -> Report:
    head = f"---\nlang: de\nmedia:\n{entries}---\n"
    (folder / "post.md").write_text(
        f"{head}{text}\n\nBildbeschreibung: Weiße Schrift auf blauem Grund.\n", encoding="utf-8"
    )
    report = lint([folder / "post.md"])
    assert not report.failures
    return report


def _keys(report: Report) -> list[str]:
    findings = (
        f
        for f in report.findings
        if f.rule.id in (*RULES, "burned-in-captions-unseen", "video-captions-missing")
    )
    return [f"{finding.rule.id}/{finding.problem.key}" for finding in findings]


def _picture(alt: str = "Kachel mit dem Wappen der Stadt", more: str = "") -> str:
    return f"  - file: kachel.png\n    alt: {alt}\n{more}"


@needs_ocr
@pytest.mark.parametrize(
    ("lines", "look", "text", "more", "found"),
    [
        pytest.param(NOTICE, (52,), "Bitte beachten!", "", ["image-text-not-in-alt/missing"], id="nothing in text"),
        pytest.param(NOTICE, (52,), TEXT, "", [], id="all of it in the post"),
        pytest.param(NOTICE, (52,), "Bitte beachten!", "    kind: photo\n", [], id="a photo, says the draft"),
        pytest.param(NOTICE, (30,), "Bitte beachten!", "", ["image-text-not-in-alt/unsure", "image-text-too-small/small"], id="small and nowhere in text"),
        pytest.param(NOTICE, (30,), TEXT, "", [], id="small, and in the post"),
        pytest.param(NOTICE, (52, "#ffcc00", "#ffffff"), TEXT, "", ["image-text-contrast/clear"], id="yellow on white"),
        pytest.param(NOTICE, (52, "#777777", "#ffffff"), TEXT, "", ["image-text-contrast/unsure"], id="4.48 to one"),
        pytest.param(NOTICE, (52, "#767676", "#ffffff"), TEXT, "", [], id="4.54 to one"),
        pytest.param(("HITZE", "WARNUNG"), (220,), "Bitte beachten!", "", ["image-of-text/text"], id="two huge words"),
        pytest.param(("Stadt Musterstadt",), (40,), "Guten Tag.", "", [], id="a sender"),
    ],
)  # fmt: skip
def test_tiles(
    lines: Sequence[str], look: tuple[int, str, str], text: str, more: str, found: list[str], tmp_path: Path
) -> None:
    tile(tmp_path / "kachel.png", lines, *look)
    assert _keys(_report(tmp_path, text, _picture(more=more))) == found


@needs_ocr
def test_the_finding_names_the_words_and_their_place(tmp_path: Path) -> None:
    tile(tmp_path / "kachel.png", NOTICE, 52, "#ffcc00", "#ffffff")
    report = _report(tmp_path, "Bitte beachten!", _picture())
    missing, contrast = sorted(
        (f for f in report.findings if f.rule.id in RULES), key=lambda f: f.rule.id, reverse=True
    )
    assert "„Das Bürgerbüro bleibt Freitag wegen …“" in missing.message("de")
    assert "#ffcc00 auf #ffffff" in contrast.message("de")
    assert (contrast.place.logical or "").startswith("xywh=")
    assert len(contrast.problem.related) == 2


@needs_ocr
def test_a_code_whose_address_is_missing(tmp_path: Path) -> None:
    qr_code(tmp_path / "kachel.png", "https://www.musterstadt.example/termine")
    assert _keys(_report(tmp_path, "Termine.", _picture())) == ["qr-code-without-link/missing"]
    linked = "Termine: https://musterstadt.example/termine"
    assert _keys(_report(tmp_path, linked, _picture())) == []


@needs_ocr
@pytest.mark.parametrize(
    ("captions", "answer", "found"),
    [
        pytest.param(SPOKEN, "", ["video-captions-missing/burned-in"], id="captions in the picture, not declared"),
        pytest.param(SPOKEN, "    captions: burned-in\n", [], id="captions in the picture, declared"),
        pytest.param((), "", ["video-captions-missing/speech"], id="no captions"),
        pytest.param((), "    captions: burned-in\n", ["burned-in-captions-unseen/unseen"], id="declared and not there"),
        pytest.param((Caption(0, 99, "Erika Muster"),), "", ["video-captions-missing/speech"], id="a name that stays"),
    ],
)  # fmt: skip
def test_clips(captions: Sequence[Caption], answer: str, found: list[str], tmp_path: Path) -> None:
    clip(tmp_path / "gruss.mp4", captions)
    assert _keys(_report(tmp_path, "Ein Gruß.", f"  - file: gruss.mp4\n{answer}")) == found


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("a_package_that_nobody_has",))


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_there_is_one_notice_and_no_finding(tmp_path: Path) -> None:
    for name in ("kachel.png", "zweite.png"):
        tile(tmp_path / name, NOTICE, 30, "#ffcc00", "#ffffff")
    report = _report(
        tmp_path, "Bitte beachten!", f"{_picture()}  - file: zweite.png\n    alt: Kachel mit Schrift\n"
    )
    assert _keys(report) == []
    notices = [note for note in report.unchecked if note.why == "no-ocr"]
    assert [note.what for note in notices] == ["kachel.png", "zweite.png"]
    assert "a11ylint[ocr]" in why_unchecked("no-ocr", 2, "de")


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_declared_colors_are_still_judged(tmp_path: Path) -> None:
    tile(tmp_path / "kachel.png", NOTICE, 52)
    entry = _picture(more='    text_colors: ["#777", "#fff"]\n')
    assert _keys(_report(tmp_path, TEXT, entry)) == ["image-text-contrast/declared"]


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_speech_without_captions_stays_an_error(tmp_path: Path) -> None:
    clip(tmp_path / "gruss.mp4", SPOKEN)
    assert _keys(_report(tmp_path, "Ein Gruß.", "  - file: gruss.mp4\n")) == ["video-captions-missing/speech"]


@needs_ocr
def test_several_threads_read_at_once(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """In a process of its own: OpenCV cannot be imported by two threads at once."""
    for number in range(4):
        qr_code(tmp_path / f"{number}.png", "https://www.musterstadt.example/termine", field=4 + number)
        (tmp_path / f"{number}.md").write_text(
            f"---\nlang: de\nmedia:\n  - file: {number}.png\n    alt: Plakat am Rathaus\n---\nHallo.\n",
            "utf-8",
        )
    command = [sys.executable, "-m", "a11ylint", "check", ".", "--jobs", "4", "--no-cache", "--lang", "de"]
    done = subprocess.run(command, cwd=tmp_path, env=child_environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert done.stdout.decode().count("qr-code-without-link ·") == 4
