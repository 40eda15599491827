"""Caption files beside a clip that belong to no medium: which ones are named, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.media.strays import strays

SRT = "1\n00:00:00,500 --> 00:00:03,000\nGuten Tag.\n\n2\n00:00:03,100 --> 00:00:05,000\nSchön ist es hier.\n"
VTT = "WEBVTT\n\n00:00.500 --> 00:03.000\nGuten Tag.\n"
CHAPTERS = VTT.replace("WEBVTT\n", "WEBVTT\nKind: chapters\n")
TTML = '<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="0s" end="3s">Guten Tag.</p></body></tt>'
PROSE = "Um 12:00 Uhr beginnt das Fest.\n\nUm 14:30 Uhr spielt die Kapelle.\n"


def _found(folder: Path, files: dict[str, str], clip: str = "clip.mp4") -> list[str]:
    for name, text in {clip: "", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [stray.path.relative_to(folder).as_posix() for stray in strays(folder / clip)]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(
            {"clip_de_korrigiert_2.srt": SRT}, ["clip_de_korrigiert_2.srt"], id="a number behind the words"
        ),
        pytest.param(
            {"untertitel_endfassung.srt": SRT}, ["untertitel_endfassung.srt"], id="a name of its own"
        ),
        pytest.param({"en/clip.vtt": VTT}, ["en/clip.vtt"], id="a folder called by a language"),
        pytest.param({"Untertitel/rede.vtt": VTT}, ["Untertitel/rede.vtt"], id="a folder for captions"),
        pytest.param({"SRT/export.srt": SRT}, ["SRT/export.srt"], id="a folder for a format"),
        pytest.param({"clip.de.txt": SRT}, ["clip.de.txt"], id="captions in a text"),
        pytest.param({"clip.de.txt": SRT.replace("\n", "\r\n")}, ["clip.de.txt"], id="with CR LF"),
        pytest.param({"clip.de.itt": TTML}, ["clip.de.itt"], id="captions of a cutting program"),
        pytest.param({"endfassung.xml": TTML}, ["endfassung.xml"], id="TTML called XML"),
        pytest.param({"notiz.xml": "<a begin='1'/>"}, [], id="other XML"),
        pytest.param({"clip.stl": "850STL25.01"}, ["clip.stl"], id="a format of broadcasters"),
        pytest.param({"modell.stl": "solid"}, [], id="the same ending with another name"),
        pytest.param({"notiz.txt": PROSE}, [], id="hours of the day in a text"),
        pytest.param({"post.md": SRT}, [], id="no draft"),
        pytest.param({"bilder/rede.vtt": VTT}, [], id="another folder"),
        pytest.param({"endfassung.vtt": CHAPTERS}, [], id="chapters by the header"),
        pytest.param({"kapitel_2.vtt": VTT}, [], id="chapters by the name"),
        pytest.param({"Kapitelmarken 2.srt": SRT}, [], id="marks of chapters"),
        pytest.param(
            {"kapitel 2 untertitel x.srt": SRT}, ["kapitel 2 untertitel x.srt"], id="captions of a chapter"
        ),
        pytest.param({"rede_audiodeskription.vtt": VTT}, [], id="descriptions"),
        pytest.param({"endfassung.vtt": "WEBVTT\n"}, [], id="an empty file"),
        pytest.param({"endfassung.srt": ""}, [], id="no byte"),
        pytest.param({".endfassung.srt": SRT}, [], id="a hidden file"),
        pytest.param({"fest.mp4": "", "fest.de.srt": SRT}, [], id="captions of another clip"),
        pytest.param({"fest.mp4": "", "de/fest.srt": SRT}, [], id="captions of another clip in a folder"),
        pytest.param({"fest.mp4": "", "fest_endfassung_2.srt": SRT}, [], id="rather another clip"),
        pytest.param({"fest.mp3": "", "Untertitel fest 2.srt": SRT}, [], id="rather a recording"),
        pytest.param({"fest.mp4": "", "endfassung.srt": SRT}, ["endfassung.srt"], id="either clip"),
        pytest.param(
            {**{f"fest{number}.mp4": "" for number in range(4)}, "endfassung.srt": SRT},
            ["endfassung.srt"],
            id="one of five",
        ),
        pytest.param(
            {**{f"fest{number}.mp4": "" for number in range(5)}, "endfassung.srt": SRT}, [], id="one of many"
        ),
        pytest.param(
            {**{f"fest{number}.mp4": "" for number in range(9)}, "clip neu 2.srt": SRT},
            ["clip neu 2.srt"],
            id="this one of many by its name",
        ),
        pytest.param(
            {"clip-2.mp4": "", "clip-2_endfassung.srt": SRT}, [], id="the clip with the longer name is closer"
        ),
    ],
)
def test_files_that_no_name_leads_to(files: dict[str, str], found: list[str], tmp_path: Path) -> None:
    assert _found(tmp_path, files) == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("captions: rede_neu.srt", True, id="as captions"),
        pytest.param("- media/rede_neu.srt", True, id="with a folder"),
        pytest.param("captions: alte_rede_neu.srt", False, id="the end of another name"),
        pytest.param("Die Rede ist neu.", False, id="not at all"),
    ],
)
@pytest.mark.parametrize("place", [".", ".."], ids=["in the folder", "in the folder above"])
def test_a_text_that_names_the_file(text: str, named: bool, place: str, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "clip.mp4").touch()
    (folder / "rede_neu.srt").write_text(SRT, encoding="utf-8")
    draft = (folder / place / "anderer.md").resolve()
    draft.write_text(text, encoding="utf-8")
    [stray] = strays(folder / "clip.mp4")
    assert stray.named == ((draft,) if named else ())


def test_a_folder_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert strays(tmp_path / "weg" / "clip.mp4") == ()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "woanders.srt").write_text(SRT, encoding="utf-8")
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "rede_neu.srt").symlink_to(tmp_path / "woanders.srt")
    assert strays(folder / "clip.mp4") == ()


def test_a_long_line_of_equal_signs_is_looked_through_at_once(tmp_path: Path) -> None:
    for name, text in (("a.txt", "0" * 60_000), ("b.txt", " " * 60_000), ("c.txt", "0:" * 30_000)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert _found(tmp_path, {}) == []
