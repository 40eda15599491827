"""A file that a draft names and that is not there: what is called nearly like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.support import build, by_rule, lint, lint_text, python

HEAD = "---\nlang: de\nmedia:\n"
TAIL = "---\nEin Fest auf dem Markt.\n"


def _near(entry: str, files: tuple[str, ...], folder: Path) -> list[tuple[str, object]]:
    """Message and proposed names for one medium of a draft beside some files."""
    build(folder, {"post.md": HEAD + f"  - {entry}\n" + TAIL, **dict.fromkeys(files, b"x")})
    found = by_rule(lint(folder, "post.md", select=("media-missing",)), "media-missing")
    return [(one.problem.key, one.problem.data.get("near")) for one in found]


@pytest.mark.parametrize(
    ("named", "files", "near"),
    [
        pytest.param("fest.jpeg", ("fest.jpg",), ("fest.jpg",), id="another ending of the same kind"),
        pytest.param("fest.jpg", ("Fest.jpg",), ("Fest.jpg",), id="a capital"),
        pytest.param("fest.jpg", ("fest.JPG",), ("fest.JPG",), id="an ending in capitals"),
        pytest.param("fest.jpg", ("fest (1).jpg",), ("fest (1).jpg",), id="a second download"),
        pytest.param("fest.jpg", ("fest - Kopie.jpg", "Kopie von fest.jpg"), ("Kopie von fest.jpg", "fest - Kopie.jpg"), id="copies"),
        pytest.param("fest.jpg", ("bilder/fest.jpg",), ("bilder/fest.jpg",), id="a folder below"),
        pytest.param("fotos/fest.jpg", ("bilder/fest.jpg",), ("bilder/fest.jpg",), id="another folder"),
        pytest.param("bilder/Fest.jpg", ("bilder/fest.jpg", "fest.jpg"), ("bilder/fest.jpg", "fest.jpg"), id="the folder that was named comes first"),
        pytest.param(r"bilder\fest.jpg", ("bilder/fest.jpg",), ("bilder/fest.jpg",), id="a folder as Windows writes it"),
        pytest.param(r"C:\Bilder\fest.jpg", ("fest.jpg",), ("fest.jpg",), id="a path of another computer"),
        pytest.param("fest.jgp", ("fest.jpg",), ("fest.jpg",), id="a typo in the ending"),
        pytest.param("fest", ("fest.jpg", "fest.md"), ("fest.jpg",), id="no ending: only media are meant"),
        pytest.param("eroeffnung.jpg", ("eröffnung.jpg",), ("eröffnung.jpg",), id="an umlaut in two letters"),
        pytest.param("eröffnung.jpg", ("ero\u0308ffnung_neu.jpg",), ("ero\u0308ffnung_neu.jpg",), id="an umlaut as macOS stores it, and a word more"),
        pytest.param("mein fest.jpg", ("mein_fest.jpg", "mein-fest.jpg"), ("mein-fest.jpg", "mein_fest.jpg"), id="another sign between words"),
        pytest.param("fest.jpg", ("fest_final.jpg",), ("fest_final.jpg",), id="a word more"),
        pytest.param("sommmerfest.jpg", ("sommerfest.jpg",), ("sommerfest.jpg",), id="a letter too many"),
        pytest.param("film.mp4", ("film.mov", "film.jpg"), ("film.mov",), id="a clip is no picture"),
        pytest.param("fest.jpg", ("a/fest.jpg", "b/fest.jpg", "c/fest.jpg", "d/fest.jpg"), ("a/fest.jpg", "b/fest.jpg", "c/fest.jpg"), id="not more than three"),
    ],
)  # fmt: skip
def test_a_name_like_that_of_a_missing_file(
    named: str, files: tuple[str, ...], near: tuple[str, ...], tmp_path: Path
) -> None:
    build(tmp_path, dict.fromkeys(files, b"x"))
    if (tmp_path / named).exists():
        pytest.skip("capitals make no difference on this system, or a backslash is a slash")
    assert _near(f"file: '{named}'", files, tmp_path) == [("near", near)]


@pytest.mark.parametrize(
    ("named", "files"),
    [
        pytest.param("fest.jpg", (), id="nothing there"),
        pytest.param("fest-1.jpg", ("fest-2.jpg",), id="another number"),
        pytest.param("IMG_2034.jpg", ("IMG_2043.jpg",), id="another number of a camera"),
        pytest.param("fest.jpg", ("markt.jpg",), id="another word"),
        pytest.param("fest.jpg", ("fest.pdf.md", "fest.srt", "fest.mp4"), id="files of another kind"),
        pytest.param("fest.jpg", (".verborgen/fest.jpg",), id="a hidden folder"),
        pytest.param("fest.jpg", ("a/b/c/d/e/fest.jpg",), id="far below"),
        pytest.param("--.jpg", ("..jpg", "fest.jpg"), id="a name without letters"),
    ],
)
def test_nothing_is_proposed(named: str, files: tuple[str, ...], tmp_path: Path) -> None:
    assert _near(f"file: '{named}'", files, tmp_path) == [("missing", None)]


@pytest.mark.parametrize(
    ("entry", "files", "near"),
    [
        pytest.param("captions: [gruss.vtt]", ("gruss.de.vtt",), [("near", ("gruss.de.vtt",))], id="captions with a language"),
        pytest.param("captions: [untertitel.vtt]", ("untertitel.srt", "untertitel.txt"), [("near", ("untertitel.srt",))], id="captions of another format"),
        pytest.param("captions: [gruss.de.vtt]", ("gruss.en.vtt",), [("missing", None)], id="captions in another language"),
        pytest.param("transcript: rede.txt", ("texte/Rede.txt",), [("near", ("texte/Rede.txt",))], id="a transcript in a folder"),
        pytest.param("transcript: rede.pdf", ("rede.docx",), [("near", ("rede.docx",))], id="a transcript of another format"),
        pytest.param("transcript: posts.md", (), [("missing", None)], id="never the draft itself"),
        pytest.param("transcript: texte.txt", ("texte.txt/rede.txt",), [("no-file", None)], id="a folder"),
    ],
)  # fmt: skip
def test_captions_and_transcripts(
    entry: str, files: tuple[str, ...], near: list[tuple[str, object]], tmp_path: Path
) -> None:
    assert _near(f"{{file: film.mp4, {entry}}}", ("film.mp4", *files), tmp_path) == near


def test_a_file_that_the_draft_uses_is_proposed_only_for_its_own_name(tmp_path: Path) -> None:
    build(tmp_path, {"karte.jpg": None})
    draft = HEAD + "  - file: karte.jpg\n  - file: karten.jpg\n  - file: karte.jpeg\n" + TAIL
    found = by_rule(lint_text(draft, tmp_path, select=("media-missing",)), "media-missing")
    assert [one.message("de") for one in found] == [
        "Die Datei karten.jpg wurde nicht gefunden.",
        "Die Datei karte.jpeg wurde nicht gefunden. Ähnlich heißt: karte.jpg",
    ]


def test_every_part_of_a_thread_has_its_own(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "markt.jpg": None})
    parts = ("Ein Fest. ![Ein Fest.](fest.jpeg)", "Ein Markt. ![Ein Markt.](markt.jpeg)")
    draft = "---\nlang: de\nformat: thread\n---\n" + "\n\n---\n\n".join(parts) + "\n"
    found = by_rule(lint_text(draft, tmp_path, select=("media-missing",)), "media-missing")
    assert [one.problem.data["near"] for one in found] == [("fest.jpg",), ("markt.jpg",)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    build(tmp_path, {"anderswo/fest.jpg": None, "posts/a.md": TAIL})
    (tmp_path / "posts/bilder").symlink_to(tmp_path / "anderswo")
    draft = HEAD + "  - file: fest.jpeg\n" + TAIL
    (found,) = by_rule(lint_text(draft, tmp_path / "posts", select=("media-missing",)), "media-missing")
    assert found.problem.key == "missing"


def test_a_folder_of_an_archive_is_looked_through_in_part(tmp_path: Path) -> None:
    build(tmp_path, {f"archiv/{number:04}/fest.jpg": b"" for number in range(300)})
    build(tmp_path, {"zuletzt/markt.jpg": b""})
    draft = HEAD + "  - file: fest.jpg\n  - file: markt.jpg\n" + TAIL
    found = by_rule(lint_text(draft, tmp_path, select=("media-missing",)), "media-missing")
    assert [one.problem.key for one in found] == ["near", "missing"]


def test_a_draft_whose_files_are_there_looks_for_nothing(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": HEAD + "  - file: fest.jpg\n" + TAIL, "fest.jpg": None})
    code = "import sys, a11ylint; a11ylint.lint('post.md'); print('a11ylint.readers.near' in sys.modules)"
    assert python(["-c", code], tmp_path).stdout.strip() == b"False"
    (tmp_path / "fest.jpg").unlink()
    assert python(["-c", code], tmp_path).stdout.strip() == b"True"
