"""Caption files on disk: where findings point in every output, what fixes write, files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from a11ylint import lint
from a11ylint.cli import main
from a11ylint.finding import Finding, Report
from a11ylint.formats import Options, render
from a11ylint.media.cues.load import LARGEST

DRAFT = """---
lang: de
platforms: [youtube, bluesky]
media:
  - url: https://example.org/gruss.mp4
    alt: Die Bürgermeisterin spricht am Fenster.
    captions: {captions}
---
Ein Gruß zum neuen Jahr.
"""
BROKEN = "WEBVTT\n\n00:00.500 --> 00:02.500\nLiebe Gäste,\n\n00:02,500 --> 00:05,000\nalles Gute!\n"
OWN = ("caption-syntax", "caption-encoding", "caption-overlap", "caption-format-unsupported", "not-checked")


def _draft(folder: Path, raw: bytes, name: str = "gruss.de.vtt", captions: str = "") -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    path = folder / "post.md"
    path.write_text(DRAFT.format(captions=captions or f"[{name}]"), encoding="utf-8")
    return path


def _own(report: Report) -> list[Finding]:
    assert not report.failures, report.failures[0].traceback
    return [finding for finding in report.findings if finding.rule.id in OWN]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A draft in a folder of its own whose caption file loses a cue."""
    monkeypatch.chdir(tmp_path)
    return lint([_draft(tmp_path, BROKEN.encode(), "texte/gruss.de.vtt")])


def test_the_place_is_the_line_of_the_caption_file_and_the_draft_is_named(broken: Report) -> None:
    [finding] = _own(broken)
    assert (finding.place.path, finding.place.lines()) == ("texte/gruss.de.vtt", (6, 1, 6, 24))
    assert [(related.at.path, related.at.lines()) for related in finding.problem.related] == [
        ("post.md", (7, 16, 7, 34))
    ]
    assert finding.post == "post.md"


def test_the_place_in_text(broken: Report) -> None:
    shown = render("text", broken, "de", Options(color=False, width=200))
    assert "texte/gruss.de.vtt\n  6:1" in shown
    assert "Siehe post.md:7:16" in shown


def test_the_place_in_sarif(broken: Report) -> None:
    run = json.loads(render("sarif", broken, "de", Options()))["runs"][0]
    [result] = [item for item in run["results"] if item["ruleId"] == "caption-syntax"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "texte/gruss.de.vtt"
    assert place["region"] == {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 24}
    assert result["properties"]["post"] == "post.md"
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "post.md"
    assert "primaryLocationLineHash" in result["partialFingerprints"]


def test_the_place_on_github(broken: Report) -> None:
    shown = render("github", broken, "de", Options())
    assert "::error file=texte/gruss.de.vtt,line=6" in shown


def test_a_found_file_has_the_same_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gruss.mp3").write_bytes(b"")
    (tmp_path / "gruss.de.vtt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "post.md").write_text(
        "---\nlang: de\nmedia:\n  - file: gruss.mp3\n---\nGruß.\n", encoding="utf-8"
    )
    [finding] = _own(lint([tmp_path / "post.md"]))
    assert (finding.place.path, finding.place.lines()) == ("gruss.de.vtt", (6, 1, 6, 24))


def _fix() -> None:
    CliRunner().invoke(
        main, ["check", "--no-cache", "--lang", "de", "--fix", "post.md"], catch_exceptions=False
    )


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        pytest.param(
            b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode(),
            b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").replace(",500", ".500").replace(",000", ".000").encode(),
            id="a mark and line ends of Windows stay",
        ),
        pytest.param(
            BROKEN.replace(",500", ".500").replace(",000", ".000").encode("cp1252"),
            BROKEN.replace(",500", ".500").replace(",000", ".000").encode(),
            id="Windows-1252 becomes UTF-8",
        ),
        pytest.param(
            BROKEN.encode("utf-16"),
            BROKEN.replace(",500", ".500").replace(",000", ".000").encode(),
            id="UTF-16 becomes UTF-8, then commas become dots",
        ),
    ],
)  # fmt: skip
def test_fixes_are_byte_exact(
    raw: bytes, after: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _draft(tmp_path, raw)
    _fix()
    assert (tmp_path / "gruss.de.vtt").read_bytes() == after
    assert not _own(lint([tmp_path / "post.md"]))


def test_a_broken_file_is_mended_before_it_is_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    srt = "1\n00:00:00,500 -> 00:00:02,500\nLiebe Gäste,\n\n2\n00:00:02,500 --> 00:00:05,000\nalles Gute!\n"
    _draft(tmp_path, srt.encode("cp1252"), "gruss.de.srt")
    _fix()
    assert (tmp_path / "gruss.de.vtt").read_text("utf-8") == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nLiebe Gäste,\n\n00:00:02.500 --> 00:00:05.000\nalles Gute!\n"
    )
    assert "captions: [gruss.de.srt, gruss.de.vtt]" in (tmp_path / "post.md").read_text("utf-8")
    assert not _own(lint([tmp_path / "post.md"]))


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    srt = "1\n00:00:00,500 --> 00:00:02,500\nLiebe Gäste!\n"
    _draft(tmp_path, srt.encode(), "gruss.de.srt")
    (tmp_path / "gruss.de.vtt").write_text("mein Text", encoding="utf-8")
    [finding] = _own(lint([tmp_path / "post.md"]))
    assert (finding.rule.id, finding.problem.fix) == ("caption-format-unsupported", None)


def test_files_that_are_not_read_are_named(tmp_path: Path) -> None:
    path = _draft(tmp_path, b"[Events]\nDialogue: 0,0:00:00.50,0:00:03.00,,,0,0,0,,Hallo", "gruss.de.ass")
    with (tmp_path / "lang.de.vtt").open("wb") as file:
        file.truncate(LARGEST + 1)
    path.write_text(DRAFT.format(captions="[gruss.de.ass, lang.de.vtt]"), encoding="utf-8")
    notes = [(note.why, note.what) for note in lint([path]).unchecked]
    assert ("captions-no-reader", "gruss.de.ass") in notes
    assert ("captions-too-large", "lang.de.vtt") in notes


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        pytest.param("Die „Größe“ zählt.", "â€žGrÃ¶ÃŸeâ€œ", "„Größe“", id="a quoted word with two letters"),
        pytest.param("Am Flößerweg 3", "FlÃ¶ÃŸerweg", "Flößerweg", id="letters before and behind"),
    ],
)
def test_a_garbled_word_is_shown_whole(text: str, found: str, meant: str, tmp_path: Path) -> None:
    garbled = text.encode().decode("cp1252")
    [finding] = _own(lint([_draft(tmp_path, f"WEBVTT\n\n00:00.500 --> 00:02.500\n{garbled}\n".encode())]))
    assert (finding.problem.data["found"], finding.problem.data["meant"]) == (found, meant)


@pytest.mark.parametrize(
    ("raw", "findings"),
    [
        pytest.param(
            b"<html><body>404</body></html>", [("caption-syntax", "looks")], id="a page of the server"
        ),
        pytest.param(b'{"segments": [{"start": 0.5}]}', [("caption-syntax", "looks")], id="data"),
        pytest.param(
            "<html>Nicht möglich</html>".encode("cp1252"),
            [("caption-syntax", "looks")],
            id="a page in cp1252",
        ),
        pytest.param(b"Guten Tag!\n\nAuf Wiedersehen!\n", [("caption-syntax", "none")], id="words alone"),
        pytest.param(
            bytes(range(256)) * 20,
            [("caption-encoding", "binary")],
            id="no text: one finding, of another rule",
        ),
    ],
)
def test_what_is_no_caption_file_has_one_finding(
    raw: bytes, findings: list[tuple[str, str]], tmp_path: Path
) -> None:
    report = lint([_draft(tmp_path, raw)])
    assert [(found.rule.id, found.problem.key) for found in _own(report)] == findings


def test_of_equal_overlaps_the_first_is_named(tmp_path: Path) -> None:
    times = ((0.0, 1.4), (1.1, 4.4), (4.1, 8.4), (8.1, 12.4))  # as floats the second overlap is the longest
    cues = (f"00:{a:06.3f} --> 00:{b:06.3f}\nSatz {chr(65 + at)}.\n" for at, (a, b) in enumerate(times))
    found = _own(lint([_draft(tmp_path, ("WEBVTT\n\n" + "\n".join(cues)).encode())]))
    assert [(entry.rule.id, entry.problem.data["line"]) for entry in found] == [("caption-overlap", 6)]


@pytest.mark.parametrize(
    ("words", "new"),
    [
        pytest.param("Guten Tag.", "1\n00:00:01,000 --> 00:00:03,000\nGuten Tag.\n", id="captions alone"),
        pytest.param("<c.red>Guten Tag.</c>\n<c.blue>Hallo.</c>", None, id="colours that may say who speaks"),
    ],
)
def test_webvtt_that_is_called_srt_becomes_srt(
    words: str, new: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    vtt = f"WEBVTT\n\n00:01.000 --> 00:03.000\n{words}\n"
    draft = _draft(tmp_path, vtt.encode(), "gruss.de.srt")
    draft.write_text(draft.read_text(encoding="utf-8").replace(", bluesky", ""), encoding="utf-8")
    found = [
        finding.problem.key for finding in _own(lint(["post.md"])) if finding.rule.id == "caption-syntax"
    ]
    _fix()
    assert found == ["misnamed"]
    assert (tmp_path / "gruss.de.srt").read_text(encoding="utf-8").rstrip() == (new or vtt).rstrip()
