"""Which files of a folder are drafts, which are passed over and why, and which drafts use a changed file."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from a11ylint.config import Config, ConfigError
from a11ylint.discover import Skipped, discover
from a11ylint.readers.names import is_project_file
from a11ylint.readers.read import Item
from tests.core.support import DRAFT, TEXT, build, config, lint

NFC = unicodedata.normalize("NFC", "Brücke")
NFD = unicodedata.normalize("NFD", "Brücke")


def _found(folder: Path, *names: str, only_drafts: bool = False, **settings: Any) -> dict[str, str]:
    """Path to `draft`, `folder`, `medium`, or to why a file was passed over."""
    paths = [folder / name for name in names] or [folder]
    found = list(discover(paths, config(folder, **settings), only_drafts))
    told = {
        os.path.relpath(item.path, folder): item.kind if isinstance(item, Item) else item.why
        for item in found
    }
    assert len(told) == len(found), "each file once"
    return told


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param({"a.md": DRAFT}, {"a.md": "draft"}, id="front matter with a known key"),
        pytest.param({"a.txt": DRAFT}, {"a.txt": "draft"}, id="the same as .txt"),
        pytest.param({"A.MD": DRAFT}, {"A.MD": "draft"}, id="an ending in capitals"),
        pytest.param(
            {"a.md": "\ufeff\r\n---\r\nlang: de\r\n---\r\n"},
            {"a.md": "draft"},
            id="with CRLF, a mark and a blank line",
        ),
        pytest.param(
            {"a.md": DRAFT.encode("utf-16")}, {"a.md": "draft"}, id="in UTF-16, which gets its message"
        ),
        pytest.param({"a.md": "---\nmedia:\n"}, {"a.md": "draft"}, id="a head that is never closed"),
        pytest.param({"a.md": "---\nbilder: x.jpg\n---\n"}, {"a.md": "draft"}, id="a German word for media"),
        pytest.param(
            {"a.md": "---\nimages: [x.jpg]\n---\n"}, {"a.md": "draft"}, id="another tool's word for media"
        ),
        pytest.param(
            {"a.md": "---\nimage: x.jpg\n---\n"}, {"a.md": "no-draft"}, id="a page with its preview"
        ),
        pytest.param(
            {"a.md": "---\ntitle: x\n---\n"}, {"a.md": "no-draft"}, id="front matter of another tool"
        ),
        pytest.param(
            {"a.md": "---\ntitle: x\n---\nlang: de"}, {"a.md": "no-draft"}, id="a known key below the head"
        ),
        pytest.param({"a.md": TEXT}, {"a.md": "no-draft"}, id="a text without front matter and media"),
        pytest.param({"a.md": ""}, {"a.md": "no-draft"}, id="an empty file"),
        pytest.param({"a.md": TEXT, "b.jpg": None}, {"a.md": "draft"}, id="beside media"),
        pytest.param({"a.md": TEXT, "b.mp4": b""}, {"a.md": "draft"}, id="beside a clip"),
        pytest.param({"a.md": TEXT, "b.vtt": ""}, {"a.md": "no-draft"}, id="captions are no media"),
        pytest.param(
            {"a.md": TEXT, "b/c.jpg": None},
            {"a.md": "no-draft", "b/c.jpg": "unused"},
            id="media in a folder below",
        ),
        pytest.param(
            {"a.py": "x", "b.md": DRAFT}, {"a.py": "format", "b.md": "draft"}, id="a file of another format"
        ),
        pytest.param(
            {"a.tweet": TEXT, "b.toot": TEXT},
            {"a.tweet": "draft", "b.toot": "draft"},
            id="endings of posting tools",
        ),
        pytest.param(
            {"fest.txt": TEXT, "fest.jpg": None},
            {"fest.txt": "draft"},
            id="fest.txt beside fest.jpg is a post",
        ),
        pytest.param(
            {"fest.alt.txt": "A", "fest.jpg": None}, {".": "folder"}, id="fest.alt.txt beside it is none"
        ),
        pytest.param({"a.jpg": None}, {".": "folder"}, id="a folder of media alone"),
        pytest.param(
            {"a.jpg": None, "a.jpg.de.alt.md": "A", "b.vtt": ""},
            {".": "folder"},
            id="with texts and captions",
        ),
        pytest.param(
            {"x/a.jpg": None, "y/b.jpg": None}, {"x": "folder", "y": "folder"}, id="two folders of media"
        ),
        pytest.param({}, {}, id="an empty folder"),
        pytest.param({"a.md/b.md": DRAFT}, {"a.md/b.md": "draft"}, id="a folder that is called like a draft"),
        pytest.param(
            {"a.jpg/b.md": TEXT}, {"a.jpg/b.md": "no-draft"}, id="a folder that is called like a picture"
        ),
    ],
)
def test_what_counts_as_a_draft(
    files: dict[str, str | bytes | None], found: dict[str, str], tmp_path: Path
) -> None:
    build(tmp_path, files)
    assert _found(tmp_path) == found


PROJECT_FILES = (
    "README.md", "readme.txt", "README.de.md", "README-en.md", "LICENSE.md", "LICENSE-MIT.txt", "LICENCE.txt",
    "CHANGELOG.md", "CONTRIBUTING.md", "requirements.txt", "requirements-dev.txt", "robots.txt", "COPYING.txt",
    "CODE_OF_CONDUCT.md", "SECURITY.md", "NOTICE.txt", "humans.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", PROJECT_FILES)
@pytest.mark.parametrize(
    "text", [pytest.param(DRAFT, id="with a known key"), pytest.param(TEXT, id="beside media")]
)
def test_a_file_of_the_project_is_a_draft_only_when_it_is_named(name: str, text: str, tmp_path: Path) -> None:
    build(tmp_path, {name: text, "a.jpg": None, "b.md": DRAFT})
    assert _found(tmp_path) == {name: "project-file", "b.md": "draft"}
    assert _found(tmp_path, name) == {name: "draft"}
    assert _found(tmp_path, name, only_drafts=True) == {name: "project-file"}
    assert _found(tmp_path, drafts=(name,))[name] == "draft", "a glob of the configuration names it, too"


@pytest.mark.parametrize(
    "name", ["security-tipps.md", "authors-lesung.txt", "notiz.txt", "robotertag.txt", "lesemich.md"]
)
def test_a_post_may_be_called_nearly_like_a_file_of_a_project(name: str) -> None:
    assert not is_project_file(name)


def test_pictures_beside_a_readme_are_no_post_but_are_counted(tmp_path: Path) -> None:
    build(tmp_path, {"README.md": "# X", "logo.png": None})
    assert _found(tmp_path) == {"README.md": "project-file", "logo.png": "unused"}


def test_a_folder_of_pictures_below_drafts_belongs_to_them(tmp_path: Path) -> None:
    build(tmp_path, {"a.md": "---\nmedia: [bilder/a.jpg]\n---\n", "bilder/a.jpg": None, "bilder/b.jpg": None})
    assert [(note.why, note.what) for note in lint(tmp_path).skipped] == [("unused", "bilder/b.jpg")]
    assert _found(tmp_path, "bilder") == {"bilder": "folder"}, "a folder that is named is looked at"


def test_media_of_a_draft_that_nobody_uses_are_counted(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "a.md": "---\nmedia: [./x/../a.jpg]\n---\n",
            "a.jpg": None,
            "b.jpg": None,
            "c.md": DRAFT,
            "x/y.md": "",
        },
    )
    notes = [(note.why, note.what) for note in lint(tmp_path).skipped]
    assert notes == [("no-draft", "x/y.md"), ("unused", "b.jpg")]


@pytest.mark.parametrize(
    ("globs", "drafts"),
    [
        pytest.param(("posts/*.md",), {"posts/a.md"}, id="a folder"),
        pytest.param(("*.md",), {"posts/a.md", "posts/x/b.md", "c.md"}, id="a name in any folder"),
        pytest.param(
            ("posts/**",), {"posts/a.md", "posts/x/b.md", "posts/x/c.rst"}, id="everything below a folder"
        ),
        pytest.param(("*.rst",), {"posts/x/c.rst"}, id="another ending"),
        pytest.param(("nichts/*",), set(), id="nothing"),
    ],
)
def test_globs_of_the_configuration_name_drafts(
    globs: tuple[str, ...], drafts: set[str], tmp_path: Path
) -> None:
    build(tmp_path, {"posts/a.md": TEXT, "posts/x/b.md": TEXT, "posts/x/c.rst": TEXT, "c.md": TEXT})
    assert {name for name, kind in _found(tmp_path, drafts=globs).items() if kind == "draft"} == drafts


def test_globs_are_measured_against_the_folder_of_the_configuration(tmp_path: Path) -> None:
    build(tmp_path, {"posts/a.md": TEXT})
    settings = Config(root=tmp_path / "posts", home=tmp_path, drafts=("posts/*.md",), cache=False)
    (item,) = discover([tmp_path / "posts"], settings)
    assert isinstance(item, Item)


@pytest.mark.parametrize(
    ("line", "attached"),
    [
        pytest.param("    transcript: rede.txt", True, id="in a line of its own"),
        pytest.param("    audio_description: rede.txt", True, id="an audio description"),
        pytest.param("    transcript: 'rede.txt' # Text", True, id="quoted, with a comment"),
        pytest.param("  - {file: b.mp4, transcript: rede.txt}", True, id="in braces"),
        pytest.param("    transcript: ./rede.txt", True, id="with a dot before it"),
        pytest.param("    transcript: https://x.de/rede.txt", True, id="an address ending in the same name"),
        pytest.param("    transcript: yes", False, id="not named"),
        pytest.param("# transcript: rede.txt", False, id="in a comment"),
    ],
)
def test_a_transcript_that_a_draft_names_is_no_draft(line: str, attached: bool, tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "a.md": f"---\nmedia:\n  - file: a.mp4\n{line}\n---\n",
            "a.mp4": b"",
            "b.mp4": b"",
            "rede.txt": TEXT,
        },
    )
    wanted = "attached" if attached else "draft"
    assert _found(tmp_path) == {"a.md": "draft", "rede.txt": wanted}
    leads = attached and "https" not in line
    assert _found(tmp_path, "rede.txt", only_drafts=True) == (
        {"a.md": "draft"} if leads else {"rede.txt": wanted}
    )
    assert _found(tmp_path, "rede.txt") == {"rede.txt": "draft"}


def test_a_transcript_beside_its_recording_is_no_draft(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "a.md": TEXT,
            "rede.mp3": b"",
            "rede.transkript.txt": TEXT,
            "fest.transkript.txt": TEXT,
            "rede-wortlaut.md": "---\nlang: de\nplatforms: [x]\n---\n",
        },
    )
    wanted = {"rede.transkript.txt": "attached", "fest.transkript.txt": "draft", "rede-wortlaut.md": "draft"}
    assert _found(tmp_path) == {"a.md": "draft", **wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n2\n00:00:03,000 --> 00:00:04,000\nWelt\n",
            "attached",
            id="SRT",
        ),
        pytest.param(
            "0:00:01.000,0:00:02.000\r\nHallo\r\n\r\n0:00:03.000,0:00:04.000\r\nWelt\r\n",
            "attached",
            id="SBV",
        ),
        pytest.param(
            "Ablauf: 10:00 --> Beginn, 11:00 --> Pause, 12:00 --> Ende", "draft", id="a post with arrows"
        ),
    ],
)
def test_captions_in_a_text_beside_a_clip_are_no_draft(text: str, wanted: str, tmp_path: Path) -> None:
    build(tmp_path, {"a.md": "---\nmedia: [clip.mp4]\n---\n", "clip.mp4": b"", "clip.de.txt": text})
    assert _found(tmp_path) == {"a.md": "draft", "clip.de.txt": wanted}


def test_a_changed_transcript_leads_the_hook_to_its_draft(tmp_path: Path) -> None:
    build(
        tmp_path,
        {"a.md": "---\nmedia: [rede.mp3]\n---\n", "b.md": TEXT, "rede.mp3": b"", "rede.transkript.txt": TEXT},
    )
    assert _found(tmp_path, "rede.transkript.txt", only_drafts=True) == {"a.md": "draft"}


def test_a_recording_with_nothing_but_its_transcript_is_a_post(tmp_path: Path) -> None:
    build(tmp_path, {"rede.mp3": b"", "rede.transkript.txt": TEXT})
    assert "folder" in _found(tmp_path).values()


@pytest.mark.parametrize(("stored", "written"), [(NFC, NFD), (NFD, NFC)])
def test_a_transcript_matches_across_composed_and_decomposed_umlauts(
    stored: str, written: str, tmp_path: Path
) -> None:
    build(
        tmp_path,
        {
            "a.md": f"---\nmedia:\n- file: a.mp4\n  transcript: {written}.txt\n---\n",
            "a.mp4": b"",
            f"{stored}.txt": TEXT,
        },
    )
    assert _found(tmp_path)[f"{stored}.txt"] == "attached"


def test_hidden_files_and_folders_of_machines_are_left_out(tmp_path: Path) -> None:
    names = (
        ".a.md",
        ".git/a.md",
        ".github/a.md",
        "node_modules/a.md",
        "__pycache__/a.md",
        "venv/a.md",
        "b.md",
    )
    build(tmp_path, dict.fromkeys(names, DRAFT))
    assert _found(tmp_path) == {"b.md": "draft"}
    assert _found(tmp_path, ".a.md", ".github/a.md") == {".a.md": "draft", ".github/a.md": "draft"}
    assert _found(tmp_path, ".a.md", ".github/a.md", only_drafts=True) == {}


@pytest.mark.parametrize(
    "start", ["", "posts", "posts/weg"], ids=["from the top", "from below", "from an ignored folder"]
)
def test_files_that_git_ignores_are_left_out(start: str, tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            ".git/HEAD": "x",
            ".gitignore": "weg/\n*.tmp.md\na.md/\n",
            "posts/.gitignore": "nur-hier.md\n",
            "posts/a.md": DRAFT,
            "posts/b.tmp.md": DRAFT,
            "posts/nur-hier.md": DRAFT,
            "posts/weg/c.md": DRAFT,
            "nur-hier.md": DRAFT,
        },
    )
    everything = {"nur-hier.md": "draft", "posts/a.md": "draft"}
    wanted = {name: kind for name, kind in everything.items() if name.startswith(start)}
    assert _found(tmp_path, start or ".") == wanted
    assert _found(tmp_path, "posts/b.tmp.md") == {"posts/b.tmp.md": "draft"}, (
        "a file that is named is a draft"
    )
    assert _found(tmp_path, "posts/b.tmp.md", only_drafts=True) == {}


def test_a_gitignore_without_a_repository_says_nothing(tmp_path: Path) -> None:
    build(tmp_path, {".gitignore": "*.md\n", "a.md": DRAFT})
    assert _found(tmp_path) == {"a.md": "draft"}


def test_git_ignores_count_on_the_way_through_a_link(tmp_path: Path) -> None:
    build(
        tmp_path,
        {"real/.git/HEAD": "x", "real/.gitignore": "weg.md\n", "real/weg.md": DRAFT, "real/a.md": DRAFT},
    )
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _found(tmp_path, "link") == {"link/a.md": "draft"}


def test_links_out_of_the_folder_are_passed_over_and_counted(tmp_path: Path) -> None:
    folder = build(
        tmp_path / "posts", {"a.md": DRAFT, "../geheim.md": DRAFT, "../fern/b.md": DRAFT, "drin/c.md": DRAFT}
    )
    (folder / "link.md").symlink_to(tmp_path / "geheim.md")
    (folder / "fern").symlink_to(tmp_path / "fern")
    (folder / "innen").symlink_to(folder / "drin")
    (folder / "doppelt.md").symlink_to(folder / "a.md")
    assert _found(folder) == {"link.md": "outside", "fern": "outside", "a.md": "draft", "drin/c.md": "draft"}
    assert _found(folder, "link.md") == {"link.md": "draft"}, "a link that is named is wanted"
    assert _found(folder, "link.md", only_drafts=True) == {"link.md": "outside"}


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    folder = build(tmp_path, {"a.md": DRAFT, "unten/b.md": DRAFT})
    (folder / "x.md").symlink_to(folder / "y.md")
    (folder / "y.md").symlink_to(folder / "x.md")
    (folder / "unten" / "oben").symlink_to(folder)
    assert _found(folder) == {"a.md": "draft", "unten/b.md": "draft", "x.md": "no-draft", "y.md": "no-draft"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_that_is_called_like_a_draft_does_not_hold_up_the_scan(tmp_path: Path) -> None:
    build(tmp_path, {"a.md": DRAFT})
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert _found(tmp_path) == {"a.md": "draft", "pipe.md": "no-draft"}


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("nichts.md", "nichts.md: no such file or folder", id="that does not exist"),
        pytest.param("a.md/b.md", "a.md/b.md: no such file or folder", id="below a file"),
        pytest.param("x" * 5000, "name too long", id="with a name that is too long"),
        pytest.param("a\0b", "null", id="with a null byte"),
    ],
)
def test_a_path_that_cannot_be_used_is_a_usage_error(path: str, why: str, tmp_path: Path) -> None:
    build(tmp_path, {"a.md": DRAFT})
    with pytest.raises(ConfigError, match=f"(?i){why}"):
        list(discover([tmp_path / path], config(tmp_path)))


CLIP = "---\nmedia:\n  - file: clip.mp4\n    captions: [worte.vtt]\n---\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("a.jpg", {"a.md": "draft"}, id="a picture of the head"),
        pytest.param("bilder/b.jpg", {"a.md": "draft", "b.md": "draft"}, id="a picture of two drafts"),
        pytest.param("a.alt.txt", {"a.md": "draft"}, id="an alternative text"),
        pytest.param("clip.mp4", {"clip.md": "draft"}, id="a clip"),
        pytest.param("worte.vtt", {"clip.md": "draft"}, id="captions named in the draft"),
        pytest.param("clip.de.srt", {"clip.md": "draft"}, id="captions found beside the clip"),
        pytest.param("fest.jpg", {"fest.txt": "draft"}, id="a picture with the name of the draft"),
        pytest.param("alben/mai/bild.jpg", {"alben/mai": "folder"}, id="a picture of a folder without texts"),
        pytest.param(
            "alben/mai/bild.alt.txt", {"alben/mai": "folder"}, id="the alternative text of such a picture"
        ),
    ],
)
@pytest.mark.parametrize("only_drafts", [False, True], ids=["by hand", "by the hook"])
def test_a_file_leads_to_the_drafts_that_use_it(
    name: str, found: dict[str, str], only_drafts: bool, tmp_path: Path
) -> None:
    build(
        tmp_path,
        {
            "a.md": "---\nmedia: [a.jpg, weg.jpg, 'https://x.example/b.jpg']\n---\n![B](bilder/b.jpg)",
            "b.md": "---\nlang: de\n---\n![B](bilder/b.jpg)",
            "clip.md": CLIP,
            "fest.txt": TEXT,
            "a.alt.txt": "A",
            **dict.fromkeys(("a.jpg", "bilder/b.jpg", "fest.jpg", "alben/mai/bild.jpg")),
            "alben/mai/bild.alt.txt": "B",
            **dict.fromkeys(("worte.vtt", "clip.de.srt"), ""),
            "clip.mp4": b"",
        },
    )
    assert _found(tmp_path, name, only_drafts=only_drafts) == found


@pytest.mark.parametrize(
    ("name", "by_hand", "by_hook"),
    [
        pytest.param("a.jpg", "medium", "unused", id="a picture"),
        pytest.param("a.vtt", "unused", "unused", id="captions"),
        pytest.param("a.alt.txt", "unused", "unused", id="an alternative text"),
    ],
)
def test_a_file_that_no_draft_uses(name: str, by_hand: str, by_hook: str, tmp_path: Path) -> None:
    build(tmp_path, {"b.md": DRAFT, "c.md": DRAFT, name: None if name.endswith("jpg") else "x"})
    assert _found(tmp_path, name) == {name: by_hand}
    assert _found(tmp_path, name, only_drafts=True) == {name: by_hook}


def test_the_order_is_the_same_every_time_and_folders_come_last(tmp_path: Path) -> None:
    build(tmp_path, {"a/c.jpg": None, "b/b.md": DRAFT, "b/a.md": DRAFT, "b/x/a.md": DRAFT, "c/a.txt": DRAFT})
    assert list(_found(tmp_path)) == ["b/a.md", "b/b.md", "b/x/a.md", "c/a.txt", "a"]
    assert list(_found(tmp_path, "c", "b/b.md", "a", "b")) == ["c/a.txt", "b/b.md", "b/a.md", "b/x/a.md", "a"]


def test_a_file_that_is_named_twice_is_read_once_and_not_passed_over(tmp_path: Path) -> None:
    build(tmp_path, {"README.md": DRAFT, "a.md": DRAFT})
    assert _found(tmp_path, "README.md", ".", "a.md", "./a.md") == {"README.md": "draft", "a.md": "draft"}
    assert _found(tmp_path, ".", "README.md") == {"a.md": "draft", "README.md": "draft"}


def test_skipped_files_keep_their_reason_in_the_report(tmp_path: Path) -> None:
    build(tmp_path, {"README.md": "x", "a.md": DRAFT, "b.md": "x", "c.py": "x"})
    report = lint(tmp_path)
    assert {(note.why, note.what) for note in report.skipped} == {
        ("project-file", "README.md"),
        ("no-draft", "b.md"),
        ("format", "c.py"),
    }
    assert report.drafts == 1


def test_a_skipped_file_has_a_reason() -> None:
    assert Skipped("no-draft", Path("a.md")).why == "no-draft"
