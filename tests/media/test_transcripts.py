"""Files that hold the words of a recording: by their names, and how they begin."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from a11ylint.facts import Known, Unknown
from a11ylint.media.transcripts import HEAD, head, transcripts

FOLDER = Path("beiträge")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("folge.transkript.txt", id="behind a full stop"),
        pytest.param("folge_transkript.txt", id="behind a low line"),
        pytest.param("folge-transcript.md", id="an English word behind a hyphen"),
        pytest.param("Folge Wortlaut.docx", id="a blank, capitals, a text document"),
        pytest.param("folge.mp3.transkript.txt", id="the whole name of the sound"),
        pytest.param("folge.transkript.de.txt", id="a language behind it"),
        pytest.param("folge.de-AT.transkript.txt", id="a language with a region before it"),
        pytest.param("folge_transkript_korrigiert.txt", id="a state of work"),
        pytest.param("transkripte/folge.txt", id="the same name in a folder of transcripts"),
        pytest.param("transcripts/folge.de.md", id="a folder, and a language"),
    ],
)
def test_a_text_named_after_a_recording_is_its_transcript(name: str) -> None:
    assert transcripts(FOLDER / "folge.mp3", [FOLDER / name, FOLDER / "post.md"]) == [FOLDER / name]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("folge.txt", id="a post of the same name"),
        pytest.param("folge.de.txt", id="a language only"),
        pytest.param("folge2.transkript.txt", id="another episode"),
        pytest.param("folge-2.transkript.txt", id="another episode behind a hyphen"),
        pytest.param("transkript.txt", id="nobody knows of what"),
        pytest.param("folge-ohne-transkript.txt", id="other words"),
        pytest.param("folge.transkript.vtt", id="captions"),
        pytest.param("folgetranskript.txt", id="one word"),
        pytest.param("alt/folge.txt", id="another folder"),
    ],
)
def test_other_files_are_none(name: str) -> None:
    assert transcripts(FOLDER / "folge.mp3", [FOLDER / name]) == []


def test_umlauts_match_in_both_forms() -> None:
    file = FOLDER / unicodedata.normalize("NFD", "brücke.transkript.txt")
    assert transcripts(FOLDER / unicodedata.normalize("NFC", "Brücke.mp3"), [file]) == [file]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n", "", id="a mark of the encoding and blanks"),
        pytest.param(b"\xff\xfe", "", id="the mark of another encoding"),
        pytest.param(" Grüße\n".encode(), "Grüße", id="words"),
        pytest.param("Grüße".encode("utf-16"), "Grüße", id="words in UTF-16"),
        pytest.param(b"a" * 3 * HEAD, "a" * HEAD, id="the beginning of a long file"),
    ],
)
def test_the_beginning_of_a_file(raw: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert head(tmp_path / "a.txt") == Known(text)


def test_what_is_no_file_is_unknown(tmp_path: Path) -> None:
    assert head(tmp_path) == Unknown("missing")
    assert head(tmp_path / "a.txt") == Unknown("missing")
