"""Media whose name and content differ, that break off, or that are too large: what an editor reads about them."""

from __future__ import annotations

import errno
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from a11ylint import lint
from a11ylint.checks import Problem
from a11ylint.checks._clips import unheard
from a11ylint.checks.draft import _pixels, _too_large, media_unreadable
from a11ylint.config import Config, Limits
from a11ylint.facts import Unknown
from a11ylint.i18n import fill, text
from a11ylint.media.asked import NoFacts
from a11ylint.media.errors import Reason
from a11ylint.post import Alt, AltState, Medium, Post, Where
from a11ylint.rulebook import all_rules
from a11ylint.source import Place, Source, whole
from a11ylint.strings import STRINGS
from tests.media import flashing
from tests.media.clips import sine, with_cover, write_clip
from tests.media.recordings import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11ylint.finding import Finding

FILES = ("media-unreadable", "not-checked")
ENGLISH = re.compile(r"\b(?:the|bytes|pixels|file|sound|missing|could|not|limit|no|damaged|unreadable)\b")


def _findings(folder: Path, name: str, limits: Limits = Limits()) -> list[Finding]:  # noqa: B008
    draft = folder / "post.md"
    draft.write_text(f"---\nlang: de\nmedia:\n  - file: {name}\n---\nDas Fest.\n", encoding="utf-8")
    report = lint([draft], Config(root=folder, cache=False, limits=limits))
    assert not report.failures
    return list(report.findings)


def _told(folder: Path, name: str, rules: tuple[str, ...] = FILES) -> list[tuple[str, str]]:
    return [(one.rule.id, one.problem.key) for one in _findings(folder, name) if one.rule.id in rules]


@pytest.mark.parametrize(
    ("made", "name", "key"),
    [
        pytest.param("a.ogv", "rede.ogg", "pictures-in-sound", id="an Ogg film called .ogg"),
        pytest.param("a.mp4", "rede.mp3", "pictures-in-sound", id="an MP4 called .mp3"),
        pytest.param("a.avi", "rede.wav", "pictures-in-sound", id="an AVI called .wav"),
        pytest.param("a.mp4", "rede.m4a", "pictures-in-sound", id="an MP4 with pictures called .m4a"),
        pytest.param("a.gif", "fest.mp4", "gif-as-video", id="a GIF called .mp4"),
        pytest.param("a.gif", "fest.webm", "gif-as-video", id="a GIF called .webm"),
        pytest.param("a.mp4", "fest.gif", "not-an-image", id="an MP4 called .gif"),
        pytest.param("a.mp4", "fest.mov", "", id="an MP4 called .mov"),
        pytest.param("a.mov", "fest.mp4", "", id="a QuickTime film called .mp4"),
        pytest.param("a.mp4", "fest.m4v", "", id="an MP4 called .m4v"),
        pytest.param("a.webm", "fest.mp4", "", id="a WebM called .mp4"),
        pytest.param("a.gif", "fest.gif", "", id="a GIF"),
        pytest.param("a.wav", "rede.mp3", "", id="a WAV called .mp3"),
        pytest.param("a.m4a", "fest.mp4", "", id="an MP4 of sound alone"),
    ],
)
def test_a_name_that_hides_the_content(made: str, name: str, key: str, tmp_path: Path) -> None:
    if made == "a.gif":
        write_clip(tmp_path / made)
    else:
        record(tmp_path / made, picture=not made.endswith(("wav", "m4a")))
    (tmp_path / made).rename(tmp_path / name)
    assert _told(tmp_path, name) == ([("media-unreadable", key)] if key else [])


def test_the_cover_of_a_song_is_no_film(tmp_path: Path) -> None:
    with_cover(write_clip(tmp_path / "lied.mp3", sound=sine(2), picture=False))
    assert _told(tmp_path, "cover-lied.mp3") == []


@pytest.mark.parametrize("name", ["a.flv", "a.mkv"])
def test_a_clip_that_breaks_off_and_flashes_gets_two_findings_that_agree(name: str, tmp_path: Path) -> None:
    scene = flashing.blink(5)
    path = flashing.write(
        tmp_path / name, scene, flashing.every(25, 6), "flv" if name == "a.flv" else "mpeg4"
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3 | 1])
    found = {
        one.rule.id: one.message("de")
        for one in _findings(tmp_path, name)
        if one.rule.id.startswith("media-")
    }
    assert sorted(found) == ["media-flash", "media-unreadable"]
    assert found["media-unreadable"] == (
        f"Prüfen: {name} bricht mitten in der Datei ab. Der Inhalt ist höchstens zum Teil geprüft."
    )


def _png(path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (300, 200), "red").save(path)


@pytest.mark.parametrize(
    ("name", "make", "limits", "message"),
    [
        pytest.param(
            "a.png",
            _png,
            Limits(pixels=50_000),
            "Prüfen: a.png ist 300 × 200 Pixel groß und wurde nicht angesehen. Die Grenze liegt bei 50000 Pixeln.",
            id="pixels of a picture",
        ),
        pytest.param(
            "a.mp3",
            lambda path: path.write_bytes(bytes(1_500_000)),
            Limits(media_bytes=1_000_000),
            "Prüfen: a.mp3 ist 1,5 MB groß und wurde nicht angesehen. Die Grenze liegt bei 1,0 MB.",
            id="bytes of a sound",
        ),
        pytest.param(
            "a.svg",
            lambda path: path.write_text("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 5000),
            Limits(),
            None,
            id="an SVG that is nested too deeply",
        ),
    ],
)
def test_what_is_too_large_is_said_in_plain_words(
    name: str, make: Callable[[Path], object], limits: Limits, message: str | None, tmp_path: Path
) -> None:
    make(tmp_path / name)
    found = [one.message("de") for one in _findings(tmp_path, name, limits) if one.rule.id in FILES]
    assert message is None or found == [message]
    assert not any(ENGLISH.search(words) or "(" in words for words in found)


@pytest.mark.parametrize(
    ("limits", "limit", "setting"),
    [
        pytest.param(Limits(pixels=50_000), "50000 Pixeln", "`limits.pixels`", id="pixels"),
        pytest.param(Limits(media_bytes=100), "0,0 MB", "`limits.media_bytes`", id="bytes"),
    ],
)
def test_a_limit_is_named_with_the_setting_that_lifts_it(
    limits: Limits, limit: str, setting: str, tmp_path: Path
) -> None:
    _png(tmp_path / "a.png")
    (found,) = [one for one in _findings(tmp_path, "a.png", limits) if one.rule.id == "not-checked"]
    assert limit in found.message("de")
    assert setting in found.mend("de")
    assert setting in found.mend("en")


@pytest.mark.parametrize(
    ("pixels", "words"),
    [
        pytest.param(150_000_000, "150 Millionen Pixeln", id="millions"),
        pytest.param(1_500_000, "1,5 Millionen Pixeln", id="a part of a million"),
        pytest.param(999_999, "999999 Pixeln", id="less than a million"),
    ],
)
def test_pixels_are_counted_in_millions(pixels: int, words: str) -> None:
    assert _pixels(pixels).de == words


def test_the_limit_of_a_film_cannot_be_lifted() -> None:
    fact = Unknown("too-large", "", (9000, 8000), 64_000_000)
    at = Place("post.md")
    medium = Medium("a.mp4", "video", at, Where.LOCAL, Alt(AltState.ABSENT, at), NoFacts("too-large"))
    problem = _too_large(medium, fact)
    message = all_rules()["not-checked"].messages[problem.key]
    assert fill(message.text["de"], problem.data, "de") == (
        "Prüfen: a.mp4 zeigt 9000 × 8000 Pixel und wurde nicht angesehen. "
        "Die feste Grenze liegt bei 64 Millionen Pixeln."
    )
    assert "limits" not in all_rules()["not-checked"].mend_for(problem.key)["de"]


def _unchecked(
    folder: Path,
    entry: str,
    limits: Limits = Limits(),  # noqa: B008
    select: tuple[str, ...] = (),
) -> set[str]:
    (folder / "post.md").write_text(f"---\nlang: de\nmedia:\n  - {entry}\n---\nDas Fest.\n", encoding="utf-8")
    config = Config(root=folder, cache=False, limits=limits, select=select)
    report = lint([folder / "post.md"], config)
    assert not report.failures
    return {note.why for note in report.unchecked}


@pytest.mark.parametrize(
    ("cut", "limits"),
    [
        pytest.param(None, Limits(pixels=50_000), id="too many pixels"),
        pytest.param(None, Limits(media_bytes=100), id="too many bytes"),
        pytest.param(80, Limits(), id="a picture that breaks off"),
        pytest.param(20, Limits(), id="no picture at all"),
    ],
)
def test_no_extra_is_recommended_for_a_picture_that_nobody_can_look_at(
    cut: int | None, limits: Limits, tmp_path: Path
) -> None:
    _png(tmp_path / "a.png")
    (tmp_path / "a.png").write_bytes((tmp_path / "a.png").read_bytes()[:cut])
    entry = "{file: a.png, alt: Ein Fest., kind: infographic}"
    assert "no-ocr" not in _unchecked(tmp_path, entry, limits)
    if cut != 80:  # that it breaks off, only its pixels tell, and nobody asks for them here
        assert "no-ocr" not in _unchecked(tmp_path, entry, limits, ("qr-code-without-link",))


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="the extra is installed")
def test_the_extra_is_recommended_for_a_picture_that_can_be_looked_at(tmp_path: Path) -> None:
    _png(tmp_path / "a.png")
    assert "no-ocr" in _unchecked(tmp_path, "{file: a.png, alt: Ein Fest., kind: infographic}")
    record(tmp_path / "a.mp4", picture=True)
    assert "no-ocr" in _unchecked(tmp_path, "{file: a.mp4, captions: burned-in}")


def test_no_extra_is_recommended_for_a_clip_that_nobody_can_open(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"kein Film" * 100)
    assert "no-ocr" not in _unchecked(tmp_path, "{file: a.mp4, captions: burned-in}")


def test_a_file_that_may_not_be_read_needs_no_new_export() -> None:
    at = Place("post.md")
    facts = NoFacts("unreadable")
    facts.why = Unknown("unreadable", os.strerror(errno.EACCES))
    medium = Medium("a.mp4", "video", at, Where.LOCAL, Alt(AltState.ABSENT, at), facts)
    source = Source("post.md", "")
    (problem,) = media_unreadable(Post("post.md", source, at, whole(source)), medium)
    assert isinstance(problem, Problem)
    assert problem.key == "no-permission"


@pytest.mark.parametrize("reason", [*get_args(Reason), "no-decoder", "embedded", "remote"])
def test_why_nobody_could_listen_or_look_is_plain_german(reason: str) -> None:
    said = [unheard(Unknown(reason, "the sound could not be decoded")).de]
    if f"why-{reason}" in STRINGS:
        said.append(text(f"why-{reason}", "de"))
    assert len(said) == (2 if reason in get_args(Reason) and reason != "missing-library" else 1)
    assert not any(ENGLISH.search(words) or reason in words for words in said)


@pytest.mark.parametrize(
    ("seconds", "partly"),
    [
        pytest.param(2, True, id="only the first seconds were looked at"),
        pytest.param(60, False, id="all of it was"),
    ],
)
def test_a_flashing_clip_that_is_longer_than_the_limit_is_named_as_seen_in_part(
    seconds: int, partly: bool, tmp_path: Path
) -> None:
    flashing.write(tmp_path / "a.mp4", flashing.blink(5), flashing.every(25, 4))
    (tmp_path / "post.md").write_text(
        "---\nlang: de\nmedia:\n  - file: a.mp4\n---\nDas Fest.\n", encoding="utf-8"
    )
    report = lint(
        tmp_path, Config(root=tmp_path, cache=False, select=("media-flash",), limits=Limits(seconds=seconds))
    )
    assert [one.problem.key for one in report.findings] == ["general"]
    assert ("seen-in-part" in [one.why for one in report.unchecked]) == partly
