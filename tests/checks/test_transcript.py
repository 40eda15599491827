"""Texts that stand for clips and sounds: real clips with and without sound, and texts of a post that count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from av.stream import Disposition

from a11ylint import lint
from a11ylint.checks._clips import written
from a11ylint.post import Post
from a11ylint.source import Place, Source, whole
from tests.media.clips import Track, music, silence, speech, write_clip

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = {
    "video-text-only",
    "video-alt-missing",
    "audio-transcript-missing",
    "video-audio-description-missing",
}
MARKERS = ("Transkript", "Video", "Videobeschreibung")


def _found(folder: Path, entry: str, text: str = "Ein Gruß.", head: str = "") -> list[tuple[str, str]]:
    draft = folder / "post.md"
    draft.write_text(f"---\nlang: de\n{head}media:\n  - {entry}\n---\n{text}\n", encoding="utf-8")
    report = lint([draft])
    assert not report.failures
    return [(f.rule.id, f.problem.key) for f in report.findings if f.rule.id in RULES]


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(write_clip, [("video-text-only", "unsure")], id="no sound stream"),
        pytest.param(
            lambda p: write_clip(p, sound=silence(2)),
            [("video-text-only", "unsure")],
            id="a silent sound stream",
        ),
        pytest.param(
            lambda p: write_clip(p, sound=music(5)), [], id="music, which captions are asked about first"
        ),
        pytest.param(lambda p: write_clip(p, sound=speech()), [], id="speech"),
        pytest.param(lambda p: p.write_text("Guten Tag"), [], id="no clip at all"),
        pytest.param(lambda _: None, [], id="a file that is missing"),
    ],
)
def test_a_video_and_a_text_for_it(
    make: Callable[[Path], object], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    make(tmp_path / "clip.mp4")
    assert _found(tmp_path, "file: clip.mp4") == found


def test_a_video_without_speech_has_one_finding_where_there_is_a_field(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4")
    assert _found(tmp_path, "file: clip.mp4", head="platforms: [mastodon]\n") == [
        ("video-text-only", "unsure")
    ]
    write_clip(tmp_path / "clip.mp4", sound=speech())
    assert _found(tmp_path, "file: clip.mp4", head="platforms: [mastodon]\n") == [
        ("video-alt-missing", "missing")
    ]


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(
            lambda p: write_clip(p, sound=speech(), picture=False),
            [("audio-transcript-missing", "speech")],
            id="speech",
        ),
        pytest.param(
            lambda p: write_clip(p, sound=music(4), picture=False),
            [("audio-transcript-missing", "sound")],
            id="music",
        ),
        pytest.param(lambda p: write_clip(p, sound=silence(2), picture=False), [], id="silence"),
        pytest.param(lambda p: p.write_bytes(b"\0" * 900), [], id="no sound at all"),
    ],
)
def test_a_sound_and_its_words(
    make: Callable[[Path], object], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    make(tmp_path / "rede.mp3")
    assert _found(tmp_path, "file: rede.mp3") == found


def test_a_track_of_descriptions_inside_a_clip_counts(tmp_path: Path) -> None:
    entry = "{file: clip.webm, important_visuals: true, captions: burned-in}"
    write_clip(tmp_path / "clip.webm", sound=speech())
    assert _found(tmp_path, entry) == [("video-audio-description-missing", "missing")]
    track = Track("webvtt", "de", dispositions=int(Disposition.descriptions))
    write_clip(tmp_path / "clip.webm", sound=speech(), tracks=(track,))
    assert _found(tmp_path, entry) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("Hallo!\n\nVideo: Eine Karte zeigt den Weg.", True, id="a line with a marker"),
        pytest.param(
            "Hallo!\n\n🎬 Video (2 Minuten): Eine Karte zeigt den Weg.", True, id="an emoji before, a note"
        ),
        pytest.param("**Transkript:**\n\nGuten Tag, liebe Leute.", True, id="bold, the words below"),
        pytest.param("Video: https://example.org/v", False, id="only an address"),
        pytest.param(
            "Zum Video: bald mehr dazu hier", False, id="the marker is not at the begin of the line"
        ),
        pytest.param("Das Video zeigt alles.", False, id="no colon"),
        pytest.param("Videos: drei neue auf dem Kanal", False, id="another word"),
        pytest.param("Video:\n\n", False, id="nothing behind it"),
    ],
)
def test_a_part_of_the_post_that_stands_for_the_video(text: str, counts: bool) -> None:
    source = Source("post.md", text)
    post = Post("post.md", source, Place("post.md"), whole(source))
    assert written(post, MARKERS, 3) is counts
