"""Nothing that a folder of drafts holds may crash, hang, be executed, or keep the other drafts from being checked."""

from __future__ import annotations

import os
import struct
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from a11ylint.config import Limits
from a11ylint.errnos import why
from a11ylint.finding import Report
from a11ylint.i18n import fill, text
from tests.core.support import DRAFT, build, child, lint, lint_text, marked, picture
from tests.core.test_frontmatter import BOMB

# The run goes on: this draft stands behind every bad one and must get its finding.
AFTER = {"z/danach.md": "---\nlang: de\nmedia: [weg.jpg]\n---\nAm Montag ist das Rathaus geschlossen.\n"}


def _told(report: Report, select: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Path, rule and message key of each finding, less that of the draft behind the bad one, which must be there."""
    found = [(finding.place.path, finding.rule.id, finding.problem.key) for finding in report.findings]
    found = [entry for entry in found if not select or entry[1] in select]
    found.remove(("z/danach.md", "media-missing", "missing"))
    return [entry for entry in found if entry[0] != "z/danach.md"]


def _one(report: Report) -> tuple[str, str, str]:
    (told,) = _told(report, ("draft-unreadable", "media-unreadable", "media-missing", "not-checked"))
    finding = next(
        finding for finding in report.findings if finding.place.path == told[0] and finding.rule.id == told[1]
    )
    for lang in ("de", "en"):
        assert finding.message(lang)
        assert finding.mend(lang)
        assert "\n" not in finding.message(lang)
    return told


@pytest.mark.parametrize(
    ("content", "key", "position"),
    [
        pytest.param("---\nlang: de\n---\nSchöne Grüße".encode("latin-1"), "encoding", (4, 4), id="Latin-1"),
        pytest.param(
            "---\r\nlang: de\r\n---\r\nSchöne".encode("cp1252"),
            "encoding",
            (4, 4),
            id="Windows-1252 with CRLF",
        ),
        pytest.param(
            b"---\nlang: de\n---\nHallo\n\xfc", "encoding", (5, 1), id="Latin-1 at the start of a line"
        ),
        pytest.param(
            b"\xef\xbb\xbf---\nlang: de\n---\nGr\xfc", "encoding", (4, 3), id="Latin-1 behind a mark of UTF-8"
        ),
        pytest.param(
            "---\nlang: 👩\n---\n👩\u200d👧".encode() + b"\xff",
            "encoding",
            (4, 4),
            id="a broken byte behind emoji",
        ),
        pytest.param(
            "---\nlang: de\n---\nGrüße".encode("utf-16"), "encoding", (1, 1), id="UTF-16 with a mark"
        ),
        pytest.param(
            "---\nlang: de\n---\nGrüße".encode("utf-16-be"), "binary", (1, 1), id="UTF-16 without a mark"
        ),
        pytest.param("---\nlang: de\n---\nGrüße".encode("utf-32"), "encoding", (1, 1), id="UTF-32"),
        pytest.param(b"---\nlang: de\n---\n\0\1\2", "binary", (1, 1), id="binary"),
        pytest.param(picture(Path("a.png")), "binary", (1, 1), id="a picture called .txt"),
        pytest.param(b"PK\x03\x04\0\0", "binary", (1, 1), id="an office document called .txt"),
        pytest.param(b"---\nlang: de\n---\nText \xed\xa0\x80", "encoding", (4, 6), id="half a character"),
        pytest.param(b"---\nlang: de: en\n---\n", "yaml", (2, 9), id="broken YAML"),
        pytest.param(b"---\nlang: de\nText\n", "unclosed", (1, 1), id="front matter that is never closed"),
        pytest.param(
            b"---\na: " + b"[" * 100_000 + b"\n---\n", "too-deep", (2, 23), id="brackets without end"
        ),
        pytest.param(
            b"---\n" + b"- " * 500_000 + b"\n---\n", "too-deep", (2, 41), id="a list in a list without end"
        ),
        pytest.param(f"---\n{BOMB}---\n".encode(), "alias", (2, 4), id="an alias bomb"),
    ],
)
def test_a_text_that_cannot_be_read(
    content: bytes, key: str, position: tuple[int, int], tmp_path: Path
) -> None:
    build(tmp_path, {"post.txt": content, **AFTER})
    report = lint(tmp_path, "post.txt", "z")
    assert _one(report) == ("post.txt", "draft-unreadable", key)
    finding = next(finding for finding in report.findings if finding.rule.id == "draft-unreadable")
    assert finding.level == "error"
    assert marked(finding.place)[0] == position


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "---\nx: !!python/object/apply:os.mkdir [geoeffnet]\nlang: de\n---\n", id="a tag that calls"
        ),
        pytest.param(
            "---\nx: !!python/object/new:os.mkdir [geoeffnet]\nlang: de\n---\n",
            id="a tag that makes an object",
        ),
        pytest.param("---\n!!python/object/apply:os.mkdir [geoeffnet]\n---\n", id="a tag instead of keys"),
        pytest.param(
            "---\nlang: de\n---\n{{ ''.__class__ }} ${HOME} $(mkdir geoeffnet) <?php mkdir('geoeffnet') ?>",
            id="templates",
        ),
    ],
)
def test_nothing_in_a_draft_is_executed(text: str, in_folder: Path) -> None:
    build(in_folder, {"post.md": text})
    lint(in_folder)
    assert not (in_folder / "geoeffnet").exists()


def _png(width: int, height: int) -> bytes:
    """A picture that claims a size and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _gif(width: int, height: int, frames: int) -> bytes:
    """An animation of frames of one pixel that never says its end."""
    frame = b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    return (
        b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF0, 0, 0) + b"\0\0\0\xff\xff\xff" + frame * frames
    )


PIXELS = picture(Path("a.png"), (300, 300))
JPEG = picture(Path("a.jpg"), (300, 300))
HTML = b"<!DOCTYPE html><html><body>404</body></html>"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("a.png", b"Nur ein Text.", ("media-unreadable", "not-an-image"), id="a text called .png"),
        pytest.param("a.jpg", HTML, ("media-unreadable", "not-an-image"), id="a web page called .jpg"),
        pytest.param("a.png", b"", ("media-unreadable", "not-an-image"), id="an empty picture"),
        pytest.param("a.png", PIXELS[:-200], ("media-unreadable", "truncated"), id="a picture that breaks off"),
        pytest.param("a.jpg", JPEG[: len(JPEG) // 2], ("media-unreadable", "truncated"), id="a photograph that breaks off"),
        pytest.param("a.png", PIXELS[:20], ("media-unreadable", None), id="a picture that breaks off in its header"),
        pytest.param("a.png", _png(60_000, 60_000), ("not-checked", "too-large"), id="a decompression bomb"),
        pytest.param("a.png", _png(2**31 - 1, 2**31 - 1), (None, None), id="the largest picture that a header can claim"),
        pytest.param("a.gif", _gif(60_000, 60_000, 1), ("not-checked", "too-large"), id="an animation of a huge size"),
        pytest.param("a.mp4", b"Nur ein Text.", ("media-unreadable", "unreadable"), id="a text called .mp4"),
        pytest.param("a.mp4", b"", ("media-unreadable", "unreadable"), id="an empty clip"),
        pytest.param("a.mp4", PIXELS, ("media-unreadable", "unreadable"), id="a picture called .mp4"),
        pytest.param("a.mp4", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2" + b"\0" * 200, ("media-unreadable", "truncated"), id="a clip that lost its end"),
        pytest.param("a.mp4", b"#EXTM3U\nhttp://127.0.0.1:9/a.ts\n", ("media-unreadable", "unreadable"), id="a play list called .mp4"),
        pytest.param("a.mp3", b"\xff\xfb" * 3, ("media-unreadable", None), id="a sound of six bytes"),
    ],
)  # fmt: skip
def test_a_medium_that_lies_or_breaks_off(
    name: str, content: bytes, told: tuple[str | None, str | None], tmp_path: Path
) -> None:
    draft = f"---\nlang: de\nmedia:\n  - file: {name}\n    alt: Menschen auf dem Markt.\n---\nText\n"
    build(tmp_path, {"post.md": draft, name: content, **AFTER})
    report = lint(tmp_path)
    path, rule, key = _one(report)
    assert path == "post.md"
    assert rule == told[0] or (told[0] is None and rule in ("media-unreadable", "not-checked"))
    assert told[1] in (None, key)
    finding = next(finding for finding in report.findings if finding.rule.id == rule)
    assert finding.review, "a person must look: the file may be good in another program"
    assert name in finding.message("de")


def test_an_endless_animation_is_looked_at_once(tmp_path: Path) -> None:
    build(
        tmp_path,
        {"post.md": DRAFT + "![Menschen auf dem Markt.](a.gif)", "a.gif": _gif(1, 1, 200_000), **AFTER},
    )
    assert _told(lint(tmp_path), ("media-unreadable", "not-checked", "media-missing")) == []


@pytest.mark.parametrize(
    ("limits", "name", "told"),
    [
        pytest.param(Limits(pixels=50_000), "a.png", "too-many-pixels", id="pixels"),
        pytest.param(Limits(media_bytes=10), "a.png", "too-heavy", id="bytes of a picture"),
        pytest.param(Limits(media_bytes=10), "a.mp4", "too-heavy", id="bytes of a clip"),
        pytest.param(Limits(text_bytes=100), "post.md", "text-size", id="bytes of a text"),
        pytest.param(Limits(), "a.png", None, id="none is hit"),
    ],
)
def test_a_limit_that_is_hit_is_told(limits: Limits, name: str, told: str | None, tmp_path: Path) -> None:
    text = f"---\nlang: de\nmedia: [{{file: {name}, alt: Menschen auf dem Markt.}}]\n---\n{'Text ' * 40}\n"
    build(tmp_path, {"post.md": text, "a.png": PIXELS, "a.mp4": b"x" * 1000})
    keys = [
        finding.problem.key
        for finding in lint(tmp_path, limits=limits).findings
        if finding.rule.id == "not-checked"
    ]
    assert keys == ([told] if told else [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stores holes in full")
def test_a_text_of_100_mb_is_not_read(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": DRAFT, **AFTER})
    os.truncate(tmp_path / "post.md", 100_000_000)
    report = lint(tmp_path)
    assert _one(report) == ("post.md", "not-checked", "text-size")
    finding = next(finding for finding in report.findings if finding.rule.id == "not-checked")
    assert "100,0 MB" in finding.message("de")


def test_a_path_out_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    folder = build(tmp_path / "posts", {"../geheim.png": PIXELS, **AFTER})
    (folder / "link.png").symlink_to(tmp_path / "geheim.png")
    for ref in ("../geheim.png", "link.png", str(tmp_path / "geheim.png")):
        build(
            folder,
            {
                "post.md": f"---\nlang: de\nmedia: [{{file: {ref}, alt: Menschen auf dem Markt.}}]\n---\nText\n"
            },
        )
        told = _one(lint(folder))
        assert told[:1] == ("post.md",)
        assert told[1:] in (("not-checked", "outside"), ("media-missing", "missing"))


def test_links_in_a_circle_beside_media_are_told(tmp_path: Path) -> None:
    build(tmp_path, {"a.png": PIXELS, "b.md": DRAFT + "![Menschen auf dem Markt.](kreis.png)", **AFTER})
    for one, other in (("x.md", "y.md"), ("kreis.png", "rund.png")):
        (tmp_path / one).symlink_to(tmp_path / other)
        (tmp_path / other).symlink_to(tmp_path / one)
    told = _told(lint(tmp_path), ("draft-unreadable", "media-missing"))
    assert told == [
        ("b.md", "media-missing", "no-file"),
        ("x.md", "draft-unreadable", "no-file"),
        ("y.md", "draft-unreadable", "no-file"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_pipes_are_told_and_hold_up_nothing(tmp_path: Path) -> None:
    build(tmp_path, {"b.md": DRAFT + "![Menschen auf dem Markt.](rohr.png)", "c.png": PIXELS, **AFTER})
    for name in ("rohr.md", "rohr.png", "rohr.vtt", "c.alt.txt"):
        os.mkfifo(tmp_path / name)
    told = _told(lint(tmp_path), ("draft-unreadable", "media-missing"))
    assert told == [("b.md", "media-missing", "no-file"), ("rohr.md", "draft-unreadable", "no-file")]
    done = child(["check", "--only-drafts", "rohr.md", "z"], tmp_path, seconds=30)
    assert b"rohr.md" in done.stdout


def test_a_folder_that_is_called_like_a_draft_is_a_folder(tmp_path: Path) -> None:
    build(tmp_path, {"post.md/innen.md": DRAFT.replace("lang", "lnag") + "x", **AFTER})
    report = lint(tmp_path, "post.md", "z")
    assert _told(report, ("draft-unreadable", "media-missing")) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": DRAFT, "zu/a.md": DRAFT, "a.png": PIXELS, **AFTER})
    for name in ("post.md", "a.png", "zu"):
        (tmp_path / name).chmod(0)
    report = lint(tmp_path)
    (tmp_path / "zu").chmod(0o700)
    assert ("post.md", "draft-unreadable", "system") in _told(
        report, ("draft-unreadable", "media-unreadable")
    )
    assert ("closed", "zu") in {(note.why, note.what) for note in report.skipped}


STRANGE = (
    "zeile\num.md", "a::error file=x::y.md", "\x1b[31mrot.md", "tab\tund\rmehr.md", "rlo\u202egnp.md", "%0A.md", "-.md",
    "--help.md", "'\";$(ls).md", "<b>.md", " .md",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names")
@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_strange_names_steer_no_terminal_and_no_workflow(form: str, tmp_path: Path) -> None:
    names = [os.fsencode(name) for name in STRANGE] + [b"kein\xfcutf8.md", b"\xff\xfe.md"]
    for name in names:
        draft = b'---\nlang: de\nmedia: ["weg\\n::error::x\\e[31m.jpg"]\n---\nText\n'
        (tmp_path / os.fsdecode(name)).write_bytes(draft)
    done = child(["check", "-f", form, "--select", "media-missing", "--lang", "de", "."], tmp_path)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    text = done.stdout.decode("utf-8")
    # GitHub shows ten findings of a level; the reports for programs keep names as they are, but escaped.
    assert text.count("media-missing") >= (10 if form == "github" else len(names)), (
        "each draft has its finding"
    )
    assert not {"\x1b", "\r", "\t"} & set(text)
    assert "\u202e" not in text or form in ("json", "sarif")
    if form == "github":
        commands = [line.split("::", 2) for line in text.splitlines() if "::" in line]
        assert len(commands) == 10
        assert all(head == "" and command.startswith("error file=") for head, command, _ in commands)
    done = child(["check", "--select", "media-missing", *names], tmp_path)
    assert done.returncode in (1, 2), "a name that looks like an option may be refused"


LONG = 5_000_000


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda count: "![" * count, id="pictures that are never closed"),
        pytest.param(lambda count: "<img <img " * count, id="tags that are never closed"),
        pytest.param(lambda count: "<!--" * count, id="comments that are never closed"),
        pytest.param(lambda count: "```x\n" * count, id="fences that are never closed"),
        pytest.param(lambda count: "![](a.jpg) " * count, id="very many pictures"),
        pytest.param(lambda count: "Das ist ein Satz. " * count, id="very many sentences"),
        pytest.param(lambda count: "#Tag @wer https://x.example/a " * count, id="tags, names and addresses"),
        pytest.param(lambda count: "a" * count, id="one word"),
        pytest.param(lambda count: "a." * count, id="very many dots"),
        pytest.param(lambda count: "😀\u200d" * count, id="emoji that never end"),
        pytest.param(lambda count: "u\u0308" * count, id="combining marks"),
        pytest.param(lambda count: "u" + "\u0308" * count, id="one letter with very many marks"),
        pytest.param(lambda count: " " * count + "x", id="blanks"),
        pytest.param(lambda count: "*_`" * count, id="marks of Markdown"),
        pytest.param(lambda count: "(" * count + ")" * count, id="brackets"),
        pytest.param(lambda count: "Bildbeschreibung: " * count, id="markers of a description"),
        pytest.param(lambda count: "Livestream heute um 12 Uhr live " * count, id="announcements"),
        pytest.param(lambda count: "[ID: " * count, id="descriptions that are never closed"),
        pytest.param(
            lambda count: "\n".join(f"key{number}: x" for number in range(count)), id="very many keys"
        ),
        pytest.param(lambda count: "media: [" + "a.jpg, " * count + "]", id="very many media"),
        pytest.param(lambda count: "x: '" + " " * count + "y'", id="blanks in a value"),
        pytest.param(lambda count: "x: |\n" + "  y\n" * count, id="a value of very many lines"),
        pytest.param(
            lambda count: "x: &x y\n" + "".join(f"k{n}: *x\n" for n in range(count)), id="very many aliases"
        ),
        pytest.param(
            lambda count: "a11y-ignore: [" + "media-missing, " * count + "]", id="very many exceptions"
        ),
    ],
)
def test_twice_the_draft_takes_about_twice_the_time(make: Callable[[int], str], tmp_path: Path) -> None:
    """Through all rules, in the text and in the head."""
    seconds = []
    for count in (1_000, 8_000):
        text = f"---\nlang: de\n---\n{make(count)}\n"
        if make(1).startswith(("key", "media:", "x:", "a11y-")):
            text = f"---\nlang: de\n{make(count)}\n---\nText\n"
        seconds.append(min(_seconds(text, tmp_path) for _ in range(2)))
    assert seconds[1] < 30 * max(seconds[0], 0.01), (
        "eight times the draft: 8 is linear, 64 would be quadratic"
    )


def _seconds(text: str, folder: Path) -> float:
    start = time.process_time()
    lint_text(text, folder)
    return time.process_time() - start


def test_a_draft_of_one_line_of_5_mb_is_told(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": DRAFT + "![" * (LONG // 2), **AFTER})
    assert _one(lint(tmp_path)) == ("post.md", "not-checked", "text-size")


def test_a_draft_of_one_line_just_below_the_limit_is_read(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": DRAFT + "![<img " * 280_000, **AFTER})
    assert _told(lint(tmp_path), ("not-checked", "draft-unreadable", "media-missing")) == []


@pytest.mark.parametrize(
    "raw",
    [bytes([n]) for n in (0, 9, 10, 13, 26, 27, 127, 255)]
    + [b"", b"\r", b"\n\r", b"---", b"---\n---", b"\xef\xbb\xbf"],
)
def test_a_file_of_one_character_is_a_draft_or_says_why_not(raw: bytes, tmp_path: Path) -> None:
    build(tmp_path, {"post.md": raw, **AFTER})
    assert len(_told(lint(tmp_path, "post.md", "z"), ("draft-unreadable", "media-missing"))) <= 1


def test_a_run_writes_nothing_beside_the_drafts(tmp_path: Path) -> None:
    folder = build(
        tmp_path / "posts", {"a.md": DRAFT + "![x](a.png)", "a.png": PIXELS, "b.mp4": b"x", "c.md": b"\xff"}
    )
    before = sorted(path.name for path in folder.rglob("*"))
    env = {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LOCALAPPDATA": str(tmp_path / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    child(["check", "."], folder, env)
    assert sorted(path.name for path in folder.rglob("*")) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "posts"]


@pytest.mark.parametrize(
    ("error", "german"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "die Berechtigung fehlt", id="no permission"),
        pytest.param(OSError(28, "No space left on device"), "der Datenträger ist voll", id="a full disk"),
        pytest.param(OSError(9999, "Strange thing"), "Strange thing", id="what nobody has a word for"),
        pytest.param(ValueError("embedded null byte"), "embedded null byte", id="a name that is none"),
    ],
)
def test_what_the_system_says_is_said_in_german(error: OSError | ValueError, german: str) -> None:
    said = why(error)
    assert said.de == german
    assert said.en == (getattr(error, "strerror", None) or str(error))
    assert fill("Nicht lesbar ({why}).", {"why": said}, "de") == f"Nicht lesbar ({german})."
    assert text("fix-failed", "de", path="a.md", why=said) == f"Nicht behoben in a.md: {german}"
