"""Texts that stand for clips and sounds: real clips with and without sound, and texts of a post that count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from av.stream import Disposition

from a11ylint import lint
from a11ylint.checks._clips import lasting, written
from a11ylint.checks._standins import hints, placeholder, wanted
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
WANT = wanted(("Transkript", "Video", "Videobeschreibung"), 3, ("Transkript", "Transcript", "zum Nachlesen"))


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


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Text im Video: Rathaus ab Montag offen.", id="lettering"),
        pytest.param("Alternativtext: Die Bürgermeisterin winkt.", id="as with pictures"),
        pytest.param("Image description: The mayor waves.", id="as with pictures, in English"),
    ],
)
def test_a_line_that_tells_what_a_silent_video_shows(line: str, tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4")
    assert _found(tmp_path, "file: clip.mp4", f"Ein Gruß.\n\n{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Text der Rede: Guten Tag, liebe Leute.", id="the text of a speech"),
        pytest.param("Die Rede im Wortlaut: Guten Tag, liebe Leute.", id="word for word"),
        pytest.param("You can read the full text here: https://example.org/t", id="a link in English"),
        pytest.param("Den Redetext gibt es unter https://example.org/t", id="a link in German"),
    ],
)
def test_words_for_a_transcript(line: str, tmp_path: Path) -> None:
    write_clip(tmp_path / "rede.mp3", sound=speech(), picture=False)
    assert _found(tmp_path, "file: rede.mp3", f"Ein Gruß.\n\n{line}") == []


def test_a_gif_that_is_called_a_video_has_one_finding(tmp_path: Path) -> None:
    write_clip(tmp_path / "a.gif")
    (tmp_path / "a.gif").rename(tmp_path / "clip.mp4")
    assert _found(tmp_path, "file: clip.mp4") == []


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        pytest.param("Musik", [], id="music in German"),
        pytest.param("nur Musik", [], id="only music"),
        pytest.param("[music, Geräusche]", [], id="music and noises"),
        pytest.param("gesprochen", [("audio-transcript-missing", "declared")], id="speech in German"),
        pytest.param("Sprache", [("audio-transcript-missing", "declared")], id="another word for speech"),
        pytest.param("laut", [("audio-transcript-missing", "sound")], id="no answer"),
    ],
)
def test_what_is_heard_in_german_words(answer: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    write_clip(tmp_path / "rede.mp3", sound=music(3), picture=False)
    assert _found(tmp_path, f"{{file: rede.mp3, audio: {answer}}}") == found


@pytest.mark.parametrize(
    ("answer", "text", "found"),
    [
        pytest.param("im Text", "Ein Gruß.", [("audio-transcript-missing", "named")], id="and it is not"),
        pytest.param("im Text", "Ein Gruß.\n\nTranskript: Guten Tag, liebe Leute.", [], id="and it is"),
        pytest.param("vorhanden", "Ein Gruß.", [("audio-transcript-missing", "named")], id="it is there"),
        pytest.param("n/a", "Ein Gruß.", [("audio-transcript-missing", "speech")], id="not available"),
        pytest.param("nicht nötig", "Ein Gruß.", [], id="not needed"),
        pytest.param("in the post", "Hello.", [("audio-transcript-missing", "named")], id="in English"),
        pytest.param("Text.pdf", "Ein Gruß.", [], id="a file"),
    ],
)
def test_a_transcript_that_is_said_to_stand_in_the_post(
    answer: str, text: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    write_clip(tmp_path / "rede.mp3", sound=speech(), picture=False)
    (tmp_path / "Text.pdf").write_bytes(b"%PDF-1.4 Guten Tag")
    assert _found(tmp_path, f"{{file: rede.mp3, transcript: {answer}}}", text) == found


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        pytest.param(0.4, "1 Sekunde", id="less than a second"),
        pytest.param(75, "75 Sekunden", id="more than a minute"),
        pytest.param(3474, "58 Minuten", id="an hour of talk"),
        pytest.param(9000, "2 Stunden", id="a council meeting"),
    ],
)
def test_lengths_as_people_say_them(seconds: float, told: str) -> None:
    assert lasting(seconds).de == told


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


@pytest.mark.parametrize(
    ("name", "words", "counts"),
    [
        pytest.param("rede.transkript.txt", "Guten Tag, liebe Leute.", True, id="words"),
        pytest.param("rede_transkript.txt", "Guten Tag, liebe Leute.", True, id="a low line"),
        pytest.param("rede-transcript.md", "Guten Tag, liebe Leute.", True, id="an English name"),
        pytest.param("transkripte/rede.txt", "Guten Tag, liebe Leute.", True, id="in a folder"),
        pytest.param("rede.transkript.txt", " \n", False, id="an empty file"),
        pytest.param("rede.transkript.txt", "Folgt in Kürze.", False, id="a promise"),
        pytest.param("rede.txt", "Guten Tag, liebe Leute.", False, id="another post"),
        pytest.param("rede2.transkript.txt", "Guten Tag, liebe Leute.", False, id="of another sound"),
    ],
)
def test_a_transcript_beside_a_sound_is_found(name: str, words: str, counts: bool, tmp_path: Path) -> None:
    write_clip(tmp_path / "rede.mp3", sound=speech(), picture=False)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(words, encoding="utf-8")
    assert _found(tmp_path, "file: rede.mp3") == ([] if counts else [("audio-transcript-missing", "speech")])


def test_a_transcript_counts_for_the_description_of_a_video(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4")
    (tmp_path / "clip.transkript.txt").write_text("Die Karte zeigt den Weg.", encoding="utf-8")
    assert _found(tmp_path, "file: clip.mp4") == []


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
        pytest.param("Hallo!\n\n## Transkript\n\nGuten Tag, liebe Leute.", True, id="a heading"),
        pytest.param(
            "Hallo!\n\nTranskript der Folge\n\nGuten Tag, liebe Leute.", True, id="a line of its own"
        ),
        pytest.param("__Transkript__\n\nGuten Tag, liebe Leute.", True, id="bold with low lines"),
        pytest.param("## Transkript: Folge 7\n\nGuten Tag, liebe Leute.", True, id="a heading with a number"),
        pytest.param(
            "## Transkript\n\n### Gruß\n\nGuten Tag, liebe Leute.", True, id="a smaller heading below"
        ),
        pytest.param("## Transkript\n\nFolgt in Kürze.", False, id="a heading over a promise"),
        pytest.param("## Video vom Fest\n\nSo schön war es am Markt.", False, id="a heading about a video"),
        pytest.param("Transkript: https://example.org/7", True, id="an address of a transcript"),
        pytest.param("Transkript:\nwww.example.org/7", True, id="an address in the next line"),
        pytest.param("Neu da. Transcript: example.org/7", True, id="an address without its scheme"),
        pytest.param("[Zum Transkript](https://example.org/7)", True, id="a Markdown link"),
        pytest.param("Die Folge zum Nachlesen: https://example.org/7", True, id="a text to read along"),
        pytest.param("[Folge ohne Transkript](https://example.org/7)", False, id="none behind the address"),
        pytest.param("Transkript folgt, Folge: https://example.org/7", False, id="a promise and an address"),
        pytest.param("[Transkript](folge.mp3)", False, id="an address of the sound itself"),
        pytest.param("Transkript: kommt noch, versprochen!", False, id="a promise"),
        pytest.param("Transkript: siehe unsere Website", False, id="a place without an address"),
    ],
)
def test_a_part_of_the_post_that_stands_for_the_video(text: str, counts: bool) -> None:
    source = Source("post.md", text)
    post = Post("post.md", source, Place("post.md"), whole(source))
    assert written(post, WANT) is counts


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        pytest.param("Das Transkript steht im ersten Kommentar.", True, id="a place without an address"),
        pytest.param("Das Transkript folgt im Kommentar.", False, id="a promise"),
        pytest.param("Kein Transkript verfügbar.", False, id="there is none"),
        pytest.param("Der Bus fährt ab Mai.", False, id="no word of it"),
    ],
)
def test_a_transcript_that_is_spoken_of(text: str, spoken_of: bool) -> None:
    assert hints(text, WANT) is spoken_of


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(words, True, id=words)
        for words in (
            "TODO",
            "keins",
            "noch offen",
            "geplant",
            "fehlt noch",
            "später",
            "leider keine",
            "folgt",
        )
    ]
    + [
        pytest.param(words, True, id=words)
        for words in (
            "leider noch nicht verfügbar.",
            "wird noch nachgereicht",
            "Das Transkript wird in den nächsten Tagen ergänzt.",
            "coming next week",
            "coming soon",
            "not yet available",
        )
    ]
    + [
        pytest.param(words, False, id=words)
        for words in (
            "in der Videobeschreibung",
            "Ein Bus folgt einem Rad über die Brücke.",
            "Bald ist Ostern: Ein Hase hüpft über die Wiese.",
            "Der Uferweg ist gesperrt.",
        )
    ],
)
def test_promises_are_no_answers(words: str, found: bool) -> None:
    assert placeholder(words) is found


@pytest.mark.parametrize("sign", ["?", "-", "…", ".", "?-", "? "])
def test_a_long_row_of_signs_is_soon_judged(sign: str) -> None:
    assert placeholder(sign * 3000)
    assert not placeholder(f"{sign * 3000}Worte")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param("", [("audio-transcript-missing", "declared")], id="an empty file"),
        pytest.param("TODO\n", [("audio-transcript-missing", "declared")], id="a promise in the file"),
        pytest.param("Guten Tag aus dem Rathaus.", [], id="words in the file"),
    ],
)
def test_a_file_with_the_words(content: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    (tmp_path / "folge.txt").write_text(content, encoding="utf-8")
    (tmp_path / "folge.mp3").write_bytes(b"")
    entry = "{file: folge.mp3, audio: speech, transcript: folge.txt}"
    assert _found(tmp_path, entry) == found
