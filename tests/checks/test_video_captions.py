"""Clips that the test makes, beside real drafts: each kind of sound and of captions leads to its own outcome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from av.stream import Disposition

from a11ylint import lint
from a11ylint.config import Config
from tests.media.clips import Track, mixed, music, noise, silence, speech, write_clip

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11ylint.finding import Finding

VTT = "WEBVTT\n\n00:00.500 --> 00:03.000\nGuten Tag.\n"
CHAPTERS = VTT.replace("WEBVTT\n", "WEBVTT\nKind: chapters\n")
SPEECH_FOUND = [("video-captions-missing", "speech")]
BESIDE_FOUND = [("video-captions-missing", "beside")]
# Other rules have their say about such clips in tests of their own.
RULES = ("video-captions-missing", "media-missing", "media-unreadable")


def _linted(folder: Path, answers: str = "") -> list[Finding]:
    draft = folder / "post.md"
    entry = f"media:\n  - file: clip.mp4\n{answers}"
    draft.write_text(f"---\nlang: de\n{entry}---\nEin Gruß zum neuen Jahr.\n", encoding="utf-8")
    report = lint([draft])
    assert not report.failures
    return [finding for finding in report.findings if finding.rule.id in RULES]


def _keys(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule.id, finding.problem.key) for finding in findings]


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(lambda p: write_clip(p, sound=speech()), SPEECH_FOUND, id="speech"),
        pytest.param(
            lambda p: write_clip(p, sound=mixed(speech(), music(9, 0.15))),
            SPEECH_FOUND,
            id="speech over music",
        ),
        pytest.param(
            lambda p: write_clip(p, sound=music(5)), [("video-captions-missing", "sound")], id="music"
        ),
        pytest.param(
            lambda p: write_clip(p, sound=noise(2)), [("video-captions-missing", "sound")], id="noise"
        ),
        pytest.param(lambda p: write_clip(p, sound=silence(2)), [], id="silence"),
        pytest.param(write_clip, [], id="no sound stream"),
        pytest.param(
            lambda p: write_clip(p, sound=speech(), tracks=(Track(language="deu"),)), [], id="a caption track"
        ),
        pytest.param(
            lambda p: p.write_text("Guten Tag"),
            [("media-unreadable", "unreadable")],
            id="a text called a clip",
        ),
        pytest.param(lambda p: p.touch(), [("media-unreadable", "unreadable")], id="an empty file"),
        pytest.param(lambda _: None, [("media-missing", "missing")], id="no file"),
    ],
)
def test_what_a_clip_holds(
    make: Callable[[Path], object], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    make(tmp_path / "clip.mp4")
    assert _keys(_linted(tmp_path)) == found


def test_a_sound_that_is_called_a_video_is_named_as_such(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech(), picture=False)
    assert _keys(_linted(tmp_path)) == [("video-captions-missing", "sound-only")]
    assert _keys(_linted(tmp_path, "    captions: none-needed\n")) == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("kamera.m2ts", id="a camcorder"),
        pytest.param("sendung.vob", id="a DVD"),
        pytest.param("handy.3g2", id="an old telephone"),
    ],
)
def test_films_of_rare_formats_are_films(name: str, tmp_path: Path) -> None:
    codec = "mp2" if name.endswith(("m2ts", "vob")) else ""
    write_clip(tmp_path / name, sound=speech(), codec=codec)
    draft = tmp_path / "post.md"
    draft.write_text(f"---\nlang: de\nmedia: [{{file: {name}}}]\n---\nEin Gruß.\n", encoding="utf-8")
    found = {(one.rule.id, one.problem.key) for one in lint([draft]).findings}
    assert ("video-captions-missing", "speech") in found
    assert not any(rule.startswith(("image", "media-unreadable")) for rule, _ in found)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param("clip.vtt", VTT, [], id="captions of the same name"),
        pytest.param("clip.de.vtt", VTT, [], id="captions with a language"),
        pytest.param("untertitel/de.vtt", VTT, [], id="captions in a folder"),
        pytest.param("clip2.vtt", VTT, BESIDE_FOUND, id="captions of another clip"),
        pytest.param("clip_description_de.vtt", VTT, SPEECH_FOUND, id="descriptions by name"),
        pytest.param("clip.vtt", CHAPTERS, SPEECH_FOUND, id="chapters by header"),
        pytest.param("clip.vtt", "", SPEECH_FOUND, id="an empty caption file"),
        pytest.param("clip.de.forced.vtt", VTT, SPEECH_FOUND, id="foreign passages only"),
    ],
)
def test_caption_files_beside_a_clip(
    name: str, text: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert _keys(_linted(tmp_path)) == found


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param("    captions: burned-in\n", [], id="captions in the picture"),
        pytest.param("    captions: Burned-In\n", [], id="capital letters"),
        pytest.param("    captions: none-needed\n", [], id="none needed"),
        pytest.param("    captions: nicht nötig\n", [], id="not needed, in German"),
        pytest.param("    captions: im Video eingeblendet\n", [], id="in the picture, in German"),
        pytest.param("    captions: hardcoded\n", [], id="in the picture, as programs say"),
        pytest.param("    audio: nur Musik\n", [], id="music in German"),
        pytest.param("    audio: music\n", [], id="music"),
        pytest.param("    audio: none\n", [], id="no sound"),
        pytest.param("    audio: speech\n", [("video-captions-missing", "declared")], id="speech"),
        pytest.param(
            "    captions: [gone.vtt]\n", [("media-missing", "missing")], id="a caption file that is gone"
        ),
        pytest.param(
            "    captions: bald\n", [("video-captions-missing", "no-file")], id="a word that means nothing"
        ),
        pytest.param("    captions: nein\n", SPEECH_FOUND, id="none"),
        pytest.param("    captions: im Bild\n", [], id="captions in the picture, in German"),
        pytest.param(
            "    captions: Untertitel.docx\n", [("video-captions-missing", "no-file")], id="a letter"
        ),
        pytest.param(
            "    captions: https://example.org/a.vtt\n",
            [("video-captions-missing", "elsewhere")],
            id="an address",
        ),
        pytest.param(
            "    captions: {file: 'https://example.org/a.vtt', lang: de}\n",
            [("video-captions-missing", "elsewhere")],
            id="an address in a map",
        ),
        pytest.param(
            "    captions: https://youtu.be/x\n",
            [("video-captions-missing", "elsewhere")],
            id="an address of a video",
        ),
        pytest.param(
            "    captions: https://example.org/a.vtt\n    captions_reviewed: true\n",
            [],
            id="an address that was looked at",
        ),
    ],
)
def test_answers_of_the_author(answers: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    assert _keys(_linted(tmp_path, answers)) == found


def test_a_track_of_descriptions_is_no_caption_track(tmp_path: Path) -> None:
    track = Track("webvtt", "de", dispositions=int(Disposition.descriptions))
    write_clip(tmp_path / "clip.webm", sound=speech(), tracks=(track,))
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [clip.webm]\n---\nEin Gruß.\n", encoding="utf-8")
    assert _keys(list(lint([tmp_path / "post.md"]).findings)) == SPEECH_FOUND


def test_the_finding_says_when_somebody_speaks_and_which_keys_answer(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (finding,) = _linted(tmp_path)
    assert finding.level == "error"
    assert finding.place.logical is not None
    assert finding.place.logical.startswith("t=0.")
    assert "Im Video clip.mp4 wird gesprochen (8 Sekunden, ab 0:00)" in finding.message("de")
    for key in ("captions: burned-in", "audio: music", "clip.de.vtt"):
        assert key in finding.mend("de")
        assert key in finding.mend("en")


def test_a_file_that_is_no_captions_is_named_beside_the_finding(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / "clip_chapters.vtt").write_text(VTT, encoding="utf-8")
    (finding,) = _linted(tmp_path)
    assert [(Path(item.at.path).name, item.label.de) for item in finding.problem.related] == [
        ("clip_chapters.vtt", "Das sind Kapitel, keine Untertitel.")
    ]


SRT = "1\n00:00:00,500 --> 00:00:03,000\nGuten Tag.\n\n2\n00:00:03,100 --> 00:00:05,000\nSchön hier.\n"


def _messages(findings: list[Finding]) -> str:
    return "\n".join(f"{finding.message('de')} {finding.mend('de')}" for finding in findings)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param(
            "untertitel_endfassung.srt",
            "Die Datei untertitel_endfassung.srt liegt daneben, ist aber keinem Video zugeordnet. "
            "Gehört die Datei zum Video: in clip.de.srt umbenennen, "
            "oder unter `media:` beim Video `captions: untertitel_endfassung.srt` eintragen.",
            id="a name of its own",
        ),
        pytest.param("en/clip.srt", "in clip.en.srt umbenennen", id="a folder called by a language"),
        pytest.param(
            "clip.de.txt",
            "In der Datei clip.de.txt daneben stehen welche, nur sagt ihre Endung das nicht. "
            "Gehört die Datei zum Video: in clip.de.srt umbenennen.",
            id="a text",
        ),
        pytest.param(
            "clip.stl",
            "Die Datei clip.stl liegt daneben, ist aber in einem Format, das kaum ein Portal annimmt. "
            "Gehört die Datei zum Video: im Untertitel-Programm als WebVTT oder SRT speichern, "
            "zum Beispiel als clip.de.vtt.",
            id="a format of broadcasters",
        ),
    ],
)
def test_a_caption_file_that_is_linked_to_nothing_is_named(name: str, told: str, tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(SRT, encoding="utf-8")
    findings = _linted(tmp_path)
    assert [(finding.level, finding.review) for finding in findings] == [("error", False)]
    assert told in _messages(findings)


def test_three_files_are_named_at_most(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    for letter in "abcd":
        (tmp_path / f"rede {letter} 1.srt").write_text(SRT, encoding="utf-8")
    told = _messages(_linted(tmp_path))
    assert "Die Dateien rede a 1.srt, rede b 1.srt, rede c 1.srt liegen daneben" in told


def test_a_question_about_sound_names_the_file_too(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=music(5))
    (tmp_path / "lied_2.srt").write_text(SRT, encoding="utf-8")
    findings = _linted(tmp_path)
    assert [(finding.problem.key, finding.review) for finding in findings] == [("beside-unsure", True)]
    assert "Gehört lied_2.srt zum Video clip.mp4?" in _messages(findings)


@pytest.mark.parametrize(
    ("files", "answers"),
    [
        pytest.param({"rede_neu.srt": SRT, "anderer.md": "captions: rede_neu.srt"}, "", id="another draft"),
        pytest.param({"rede_neu.srt": SRT}, "    transcript: rede_neu.srt\n", id="the transcript"),
        pytest.param({"kapitel.vtt": VTT}, "", id="chapters by the name"),
    ],
)
def test_a_caption_file_that_is_used_elsewhere_is_not_named(
    files: dict[str, str], answers: str, tmp_path: Path
) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert _keys(_linted(tmp_path, answers)) == SPEECH_FOUND


def test_with_captions_nothing_is_said_about_other_files(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / "clip.de.vtt").write_text(VTT, encoding="utf-8")
    (tmp_path / "rede_neu.srt").write_text(SRT, encoding="utf-8")
    assert _linted(tmp_path) == []


def test_a_file_that_only_the_own_text_speaks_of_is_named(tmp_path: Path) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / "rede_neu.srt").write_text(SRT, encoding="utf-8")
    assert "rede_neu.srt" in _messages(_linted(tmp_path, "    untertitel: rede_neu.srt\n"))


@pytest.mark.parametrize(
    ("names", "ending"),
    [
        pytest.param("facebook", "srt", id="a platform that takes SRT"),
        pytest.param("bluesky", "vtt", id="one that takes WebVTT"),
        pytest.param("facebook, instagram", "srt", id="and one that takes none"),
        pytest.param("facebook, bluesky", "vtt", id="two that take different ones"),
        pytest.param("mastodon", "vtt", id="one that takes none alone"),
    ],
)
def test_the_file_that_is_proposed_is_one_that_the_platforms_take(
    names: str, ending: str, tmp_path: Path
) -> None:
    write_clip(tmp_path / "clip.mp4", sound=speech())
    (tmp_path / "post.md").write_text(f"---\nlang: de\nplatforms: [{names}]\nmedia: [clip.mp4]\n---\nText.\n")
    settings = Config(root=tmp_path, cache=False, select=("video-captions-missing",))
    [finding] = lint(tmp_path, settings).findings
    assert finding.problem.data["sidecar"] == f"clip.de.{ending}"
