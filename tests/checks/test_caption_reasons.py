"""What is said about a caption file that players read badly: the reason, its own remedy, and one finding for one cause."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from a11ylint import lint
from a11ylint.checks._caption_reasons import reason_of
from a11ylint.cli import main
from a11ylint.finding import Finding
from a11ylint.i18n import LONGEST_VALUE
from a11ylint.media.cues.model import LOST, MINOR

VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\nGuten Tag.\n\n00:04.000 --> 00:06.000\nSchön hier.\n"
SRT = "1\n00:00:01,000 --> 00:00:03,000\nGuten Tag.\n\n2\n00:00:04,000 --> 00:00:06,000\nSchön hier.\n"
SBV = "0:00:01.000,0:00:03.000\nGuten Tag.\n\n0:00:04.000,0:00:06.000\nSchön hier.\n"
TTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="de"><body><div>\n'
    '<p begin="00:00:01.000" end="00:00:03.000">Guten Tag.</p>\n</div></body></tt>\n'
)
ASS = "[Script Info]\nTitle: Gruß\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,Guten Tag.\n"
SCC = "Scenarist_SCC V1.0\n\n00:00:01:00\t94ae 94ae 9420 9420 c875\n"
MICRO = "{25}{75}Guten Tag.\n{100}{150}Schön hier.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _findings(folder: Path, name: str, text: str, platforms: str = "") -> list[Finding]:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    (folder / "post.md").write_text(
        f"---\nlang: de\nplatforms: [{platforms}]\nmedia:\n  - url: https://example.org/gruss.mp4\n"
        f"    alt: Die Bürgermeisterin spricht.\n    captions: [{name}]\n---\nEin Gruß.\n",
        encoding="utf-8",
    )
    report = lint(["post.md"])
    assert not report.failures, report.failures[0].traceback
    rules = ("caption-syntax", "caption-format-unsupported", "video-captions-missing")
    return [found for found in report.findings if found.rule.id in rules]


def _fix() -> None:
    command = ["check", "--no-cache", "--lang", "de", "--fix", "post.md"]
    CliRunner().invoke(main, command, catch_exceptions=False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            SRT.replace("00:00:01,000", "00:00:05,000"),
            "Das Ende liegt nicht nach dem Anfang. Anfang und Ende mit dem Video vergleichen und berichtigen.",
            id="the end before the begin",
        ),
        pytest.param(
            SRT.replace("00:00:04", "00:00:00"),
            "Die Zeit liegt vor der vorigen. Die Untertitel nach der Zeit sortieren, oder die Zeit berichtigen.",
            id="unordered",
        ),
        pytest.param(
            f"{VTT}\nSTYLE\n::cue {{ color: yellow }}\n",
            "Ein Stil nach dem ersten Untertitel wirkt nicht. Den Stil über den ersten Untertitel verschieben.",
            id="a late style",
        ),
        pytest.param(
            SRT.replace("00:00:01,000", "eins"),
            "Die Zeit ist nicht lesbar. So schreiben: 00:01:02,500 --> 00:01:05,000",
            id="no time in SRT",
        ),
        pytest.param(
            VTT.replace("00:01.000", "eins"),
            "Die Zeit ist nicht lesbar. So schreiben: 00:01:02.500 --> 00:01:05.000",
            id="no time in WebVTT",
        ),
        pytest.param(
            SRT.replace("00:00:0", "00:0"),
            "Den Zeiten fehlen die Stunden. 00: vor die Minuten schreiben.",
            id="no hours in SRT",
        ),
    ],
)
def test_each_reason_has_its_own_remedy(text: str, told: str, folder: Path) -> None:
    name = "gruss.de.vtt" if "WEBVTT" in text else "gruss.de.srt"
    [found] = _findings(folder, name, text)
    assert f"{found.message('de')} {found.mend('de')}".endswith(told)


@pytest.mark.parametrize("key", sorted(LOST | MINOR))
@pytest.mark.parametrize("form", ["vtt", "srt", "sbv", "ttml"])
def test_no_remedy_is_cut(key: str, form: str) -> None:
    reason = reason_of(key, form)
    assert max(map(len, (*reason.what, *reason.do))) <= LONGEST_VALUE


def test_another_reason_in_the_same_file_says_what_to_do_where_it_is_named(folder: Path) -> None:
    text = SRT.replace("00:00:01,000", "00:00:05,000").replace("00:00:04,000", "vier")
    [found] = _findings(folder, "gruss.de.srt", text)
    assert next(related.label.de for related in found.problem.related) == (
        "Die Zeit ist nicht lesbar. So schreiben: 00:01:02,500 --> 00:01:05,000"
    )


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        pytest.param("00:01,000 --> 00:03,000", "00:00:01,000 --> 00:00:03,000", id="both"),
        pytest.param("59:58,000 --> 01:00:01,000", "00:59:58,000 --> 01:00:01,000", id="one of them"),
        pytest.param("1:02,500 --> 1:05,500", "00:01:02,500 --> 00:01:05,500", id="one digit"),
        pytest.param("00:01.000 --> 00:03.000", "00:00:01.000 --> 00:00:03.000", id="with dots"),
        pytest.param("00:01,000 --> 00:03,000 X1:1", "00:00:01,000 --> 00:00:03,000 X1:1", id="with a place"),
        pytest.param("00:01 --> 00:03", None, id="hours and minutes, or minutes and seconds"),
        pytest.param("00:01:12 --> 00:03:10", "00:01:12,000 --> 00:03:10,000", id="three parts are hours"),
        pytest.param("75:01,000 --> 75:03,000", None, id="no minutes"),
        pytest.param("00:01,00 --> 00:03,00", None, id="no thousandths"),
    ],
)
def test_missing_hours_are_written(written: str, mended: str | None, folder: Path) -> None:
    text = f"1\n{written}\nGuten Tag.\n"
    assert [found.rule.id for found in _findings(folder, "gruss.de.srt", text)] == ["caption-syntax"]
    _fix()
    after = (folder / "gruss.de.srt").read_text(encoding="utf-8")
    assert after == f"1\n{mended or written}\nGuten Tag.\n"


@pytest.mark.parametrize(
    ("name", "text", "message", "mended"),
    [
        pytest.param("gruss.de.srt", SBV, "ist aber SBV", SRT, id="SBV called SRT"),
        pytest.param(
            "gruss.de.vtt", SBV, "ist aber SBV", VTT.replace("00:0", "00:00:0"), id="SBV called WebVTT"
        ),
        pytest.param("gruss.de.sbv", SRT, "ist aber SRT", SBV, id="SRT called SBV"),
        pytest.param("gruss.de.sbv", VTT, "ist aber WebVTT", SBV, id="WebVTT called SBV"),
        pytest.param("gruss.de.srt", TTML, "in gruss.de.ttml umbenennen", None, id="TTML called SRT"),
        pytest.param("gruss.de.vtt", TTML, "in gruss.de.ttml umbenennen", None, id="TTML called WebVTT"),
        pytest.param("gruss.de.ttml", SRT, "in gruss.de.srt umbenennen", None, id="SRT called TTML"),
        pytest.param("gruss.de.dfxp", VTT, "in gruss.de.vtt umbenennen", None, id="WebVTT called DFXP"),
        pytest.param("gruss.de.srt", ASS, "ist aber in ASS geschrieben", None, id="Aegisub called SRT"),
        pytest.param("gruss.de.vtt", SCC, "ist aber in SCC geschrieben", None, id="SCC called WebVTT"),
        pytest.param(
            "gruss.de.srt", MICRO, "ist aber in MicroDVD geschrieben", None, id="MicroDVD called SRT"
        ),
    ],
)
def test_a_format_under_the_name_of_another(
    name: str, text: str, message: str, mended: str | None, folder: Path
) -> None:
    [found] = _findings(folder, name, text)
    assert message in f"{found.message('de')} {found.mend('de')}"
    _fix()
    assert (folder / name).read_text(encoding="utf-8") == (mended or text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("gruss.de.srt", SRT, id="SRT"),
        pytest.param("gruss.de.vtt", VTT, id="WebVTT"),
        pytest.param("gruss.de.webvtt", VTT, id="WebVTT with its long ending"),
        pytest.param("gruss.de.sbv", SBV, id="SBV"),
        pytest.param("gruss.de.ttml", TTML, id="TTML"),
        pytest.param("gruss.de.dfxp", f"<!-- Fassung 2 -->\n{TTML[39:]}", id="DFXP behind a comment"),
        pytest.param(
            "gruss.de.ttml",
            TTML.replace("<", "<tt:").replace("<tt:/", "</tt:").replace("<tt:?", "<?"),
            id="EBU-TT-D",
        ),
    ],
)
def test_a_format_under_its_own_name(name: str, text: str, folder: Path) -> None:
    assert [found.problem.key for found in _findings(folder, name, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("gruss.de.srt", VTT, id="WebVTT called SRT"),
        pytest.param("gruss.de.srt", SBV, id="SBV called SRT"),
        pytest.param(
            "gruss.de.srt", VTT.replace("Guten", "<c.red>Guten</c>"), id="WebVTT with a colour called SRT"
        ),
    ],
)
def test_a_wrong_name_is_one_finding_where_the_platform_wants_what_the_name_says(
    name: str, text: str, folder: Path
) -> None:
    found = _findings(folder, name, text, "facebook")
    assert [(one.rule.id, one.problem.key) for one in found] == [("caption-syntax", "misnamed-format")]


def test_a_wrong_name_stays_a_wrong_format_where_the_platform_wants_another(folder: Path) -> None:
    found = _findings(folder, "gruss.de.srt", SBV, "bluesky")
    assert sorted(one.rule.id for one in found) == ["caption-format-unsupported", "caption-syntax"]


@pytest.mark.parametrize(
    ("platforms", "told", "mended"),
    [
        pytest.param(
            "", "in gruss.de.vtt umbenennen, oder die Untertitel als SRT speichern.", SRT, id="anywhere"
        ),
        pytest.param("bluesky", "Die Datei in gruss.de.vtt umbenennen.", VTT, id="where WebVTT is taken"),
        pytest.param(
            "facebook", "Die Untertitel als SRT speichern: Diese Endung", SRT, id="where SRT is taken"
        ),
        pytest.param("youtube", "umbenennen, oder", SRT, id="where both are taken"),
    ],
)
def test_the_remedy_for_a_wrong_name_suits_the_platform(
    platforms: str, told: str, mended: str, folder: Path
) -> None:
    [found] = _findings(folder, "gruss.de.srt", VTT, platforms)
    assert told in found.mend("de")
    _fix()
    assert (folder / "gruss.de.srt").read_text(encoding="utf-8") == mended


@pytest.mark.parametrize(
    ("name", "text", "mended"),
    [
        pytest.param(
            "gruss.de.srt",
            SRT.replace("1\n00", "1\n\u200f00", 1),
            SRT,
            id="a mark of direction before a time",
        ),
        pytest.param("gruss.de.vtt", VTT.replace(" --> ", "\u00a0--> ", 1), VTT, id="no-break spaces"),
        pytest.param("gruss.de.srt", SRT.replace(",000 -->", ", 000 ->", 1), SRT, id="blanks in the times"),
        pytest.param("gruss.de.vtt", VTT.replace("-->", "--&gt;", 1), VTT, id="arrows of HTML"),
        pytest.param("gruss.de.vtt", VTT.replace("Tag.\n", "Tag.\n \t"), VTT, id="blanks in a blank line"),
        pytest.param(
            "gruss.de.vtt",
            VTT.replace("Tag.", "Tag <3 <i>Anna</i>"),
            VTT.replace("Tag.", "Tag &lt;3 <i>Anna</i>"),
            id="a heart",
        ),
        pytest.param(
            "gruss.de.vtt",
            VTT.replace("Tag.", "Tag\nA --> B"),
            VTT.replace("Tag.", "Tag\nA --&gt; B"),
            id="an arrow",
        ),
        pytest.param(
            "gruss.de.srt",
            SRT.replace("Tag.", "Tag &amp; &#39;Nacht&#39;"),
            SRT.replace("Tag.", "Tag & 'Nacht'"),
            id="codes",
        ),
        pytest.param(
            "gruss.de.srt", SRT.replace(",000\nGuten", ",000  Guten"), SRT, id="words beside the times of SRT"
        ),
        pytest.param(
            "gruss.de.vtt", VTT.replace(".000\nGuten", ".000Guten"), VTT, id="words glued to the times"
        ),
        pytest.param(
            "gruss.de.vtt",
            VTT.replace("03.000\n", "03.000 Liebe Leute,\n"),
            VTT.replace("03.000\n", "03.000\nLiebe Leute,\n"),
            id="the first of two lines beside the times",
        ),
        pytest.param("gruss.de.vtt", f"\n {VTT}", VTT, id="a blank line above the signature"),
        pytest.param(
            "gruss.de.vtt", f"\ufeff\ufeff{VTT}", f"\ufeff{VTT}", id="two marks before the signature"
        ),
        pytest.param(
            "gruss.de.vtt",
            VTT.replace("VTT", "VTT\u00a0Gruß"),
            VTT.replace("VTT", "VTT Gruß"),
            id="a no-break space behind the signature",
        ),
    ],
)
def test_what_cannot_be_seen_is_mended(name: str, text: str, mended: str, folder: Path) -> None:
    assert [found.rule.id for found in _findings(folder, name, text)] == ["caption-syntax"]
    _fix()
    assert (folder / name).read_text(encoding="utf-8") == mended
    assert _findings(folder, name, mended) == []


@pytest.mark.parametrize(
    "words", ["<v Anna Guten Tag.", "<Applaus>", "<i Guten Tag.</i>"], ids=["a voice", "a sound", "a command"]
)
def test_nothing_is_promised_where_a_person_must_look(words: str, folder: Path) -> None:
    [found] = _findings(folder, "gruss.de.vtt", VTT.replace("Guten Tag.", words))
    assert found.problem.fix is None


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_words_outside_of_captions_count_once_between_two_captions(ending: str, folder: Path) -> None:
    text = VTT.replace("Tag.\n", "Tag.\n\nEins.\n\nZwei.\n").replace("\n", ending)
    [found] = _findings(folder, "gruss.de.vtt", text)
    assert found.problem.data["count"] == 1


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param('<?xml version="1.0" encoding="UTF-8"?>', ["caption-encoding"], id="says UTF-8 wrongly"),
        pytest.param("", ["caption-encoding"], id="says nothing"),
        pytest.param('<?xml version="1.0" encoding="windows-1252"?>', [], id="says how it is stored"),
    ],
)
def test_xml_in_another_encoding(head: str, found: list[str], folder: Path) -> None:
    _findings(folder, "gruss.de.ttml", "")
    text = head + TTML[39:].replace("Guten Tag", "Grüße an alle")
    (folder / "gruss.de.ttml").write_bytes(text.encode("cp1252"))
    rules = ("caption-syntax", "caption-encoding")
    assert [one.rule.id for one in lint(["post.md"]).findings if one.rule.id in rules] == found
