"""Caption files of a town beside real clips: one finding for a rule and a file, fixes that keep every other byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint import lint
from a11ylint.config import Config
from a11ylint.finding import Finding
from a11ylint.fix import file_changes
from tests.media.clips import silence, speech, write_clip

Cues = list[tuple[float, float, str]]

# The rules about the words and times of captions; those about files and sound have tests of their own.
RULES = (
    "caption-all-caps",
    "caption-duration-long",
    "caption-duration-short",
    "caption-line-break",
    "caption-line-count",
    "caption-line-length",
    "caption-reading-speed",
    "caption-recogniser-text",
    "caption-speaker-missing",
    "video-captions-auto-only",
)

GOOD: Cues = [
    (0, 3.2, "Guten Morgen aus Musterstadt!"),
    (3.3, 7, "Heute zeigen wir, wie das neue\nBürgerbüro aussieht."),
    (7, 11, "SPRECHERIN: Ab Montag sind wir\nvon 8 bis 18 Uhr für Sie da."),
    (11, 20, "[Applaus]"),
    (20, 24, "- Brauche ich einen Termin?\n- Nein, kommen Sie einfach vorbei."),
    (24, 24.6, "Bravo!"),
    (25, 28, "HALT, DER BUS KOMMT!"),
    (28, 31, "Vielen Dank."),
]
FAST: Cues = [(2.0 * at, 2 * at + 1.2, "Ab Montag öffnet das neue Bürgerbüro.") for at in range(4)]
LONG: Cues = [
    (
        0,
        7,
        "Ab Montag öffnet das neue Bürgerbüro in der Hauptstraße, gleich neben der Post und der Bücherei.",
    ),
    (8, 14, "Wer einen Ausweis braucht, kommt ohne Termin und bringt ein Foto mit."),
    (14, 18, "Bis Montag!"),
]
CAPITALS: Cues = [(0, 4, "AB MONTAG ÖFFNET DAS BÜRGERBÜRO."), (4, 8, "TERMINE SIND NICHT NÖTIG.")]
INVENTED: Cues = [
    *GOOD[:3],
    (11, 14, "Untertitelung des ZDF, 2020"),
    (14, 17, "Vielen Dank für's Zuschauen!"),
]
SPOKEN = (
    "guten morgen aus musterstadt heute|zeigen wir euch wie das neue bürgerbüro|aussieht das am montag öffnet"
)
RAW: Cues = [
    (at, at + 0.4, text) for at, text in enumerate(f"{SPOKEN}|{SPOKEN}|{SPOKEN}|bis bald".split("|"))
]


def _time(seconds: float, comma: str = ".") -> str:
    return f"00:{int(seconds) // 60:02d}:{int(seconds) % 60:02d}{comma}{round(seconds % 1 * 1000):03d}"


def _vtt(cues: Cues) -> str:
    blocks = (f"{_time(start)} --> {_time(end)}\n{text}\n" for start, end, text in cues)
    return "WEBVTT\n\n" + "\n".join(blocks)


def _srt(cues: Cues) -> str:
    rows = enumerate(cues, 1)
    return "\n".join(f"{at}\n{_time(a, ',')} --> {_time(b, ',')}\n{text}\n" for at, (a, b, text) in rows)


def _sbv(cues: Cues) -> str:
    return "\n".join(f"{_time(a)[1:]},{_time(b)[1:]}\n{text}\n" for a, b, text in cues)


def _linted(folder: Path, name: str, raw: bytes, answers: str = "") -> list[Finding]:
    (folder / name).write_bytes(raw)
    if not (folder / "amt.mp4").exists():
        write_clip(folder / "amt.mp4")
    (folder / "post.md").write_text(
        f"---\nlang: de\nmedia:\n  - file: amt.mp4\n    important_visuals: false\n{answers}---\nDas Bürgerbüro öffnet.\n",
        encoding="utf-8",
    )
    report = lint([folder / "post.md"], Config(root=folder, select=RULES, cache=False))
    assert not report.failures
    return [finding for finding in report.findings if finding.place.path == name]


def _keys(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule.id, finding.problem.key) for finding in findings]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        pytest.param(GOOD, [], id="captions of a careful editor"),
        pytest.param(FAST, [("caption-reading-speed", "many")], id="too fast"),
        pytest.param(LONG, [("caption-line-length", "many")], id="too long lines"),
        pytest.param(CAPITALS, [("caption-all-caps", "fail")], id="capitals"),
        pytest.param(
            RAW, [("video-captions-auto-only", "unpunctuated")], id="raw, and too fast and too short"
        ),
    ],
)
def test_captions_of_a_town(cues: Cues, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = _linted(tmp_path, "amt.de.vtt", _vtt(cues).encode())
    assert _keys(found) == expected


def test_raw_captions_that_somebody_went_over_are_judged_like_others(tmp_path: Path) -> None:
    found = _keys(_linted(tmp_path, "amt.de.vtt", _vtt(RAW).encode(), "    captions_reviewed: true\n"))
    assert ("caption-duration-short", "many") in found
    assert all(rule != "video-captions-auto-only" for rule, _ in found)


@pytest.mark.parametrize(
    ("sound", "keys"),
    [
        pytest.param(silence(18), ["credit", "silent"], id="over silence thanks are invented"),
        pytest.param(speech(), ["credit", "silent"], id="behind the end of speech too"),
    ],
)
def test_what_a_recogniser_invents(sound: object, keys: list[str], tmp_path: Path) -> None:
    write_clip(tmp_path / "amt.mp4", sound=sound, seconds=18)  # type: ignore[arg-type]
    found = _linted(tmp_path, "amt.de.vtt", _vtt(INVENTED).encode())
    assert sorted(key for rule, key in _keys(found) if rule == "caption-recogniser-text") == keys


def test_one_finding_names_the_three_worst_with_line_time_and_words(tmp_path: Path) -> None:
    [found] = _linted(tmp_path, "amt.de.vtt", _vtt(FAST).encode())
    assert found.problem.data["count"] == 4
    assert [related.at.lines()[0] for related in found.problem.related if related.at.lines()] == [3, 6, 9]
    assert (
        found.problem.related[1].label.de
        == "0:02, 30,8 Zeichen je Sekunde: „Ab Montag öffnet das neue Bürgerbüro.“"
    )
    assert found.problem.related[1].label.en.startswith("0:02, 30.8 characters a second")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("amt.de.vtt", _vtt(LONG), id="WebVTT"),
        pytest.param("amt.de.srt", _srt(LONG), id="SRT"),
        pytest.param("amt.de.sbv", _sbv(LONG), id="SBV"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_wrapping_keeps_every_byte_outside_the_captions(
    name: str, text: str, newline: str, mark: bytes, tmp_path: Path
) -> None:
    raw = mark + text.replace("\n", newline).encode()
    found = [item for item in _linted(tmp_path, name, raw) if item.rule.id == "caption-line-length"]
    fixes = [item.problem.fix for item in found if item.problem.fix]
    [change] = file_changes(fixes, tmp_path)
    second = LONG[1][2].replace("braucht, ", "braucht,\n")
    assert change.after == raw.replace(LONG[1][2].encode(), second.replace("\n", newline).encode())
    again = _linted(tmp_path, name, change.after)
    assert [item.problem.data["count"] for item in again if item.rule.id == "caption-line-length"] == [1]


@pytest.mark.parametrize(
    "cue",
    [
        pytest.param("00:00:08.000 --> 00:00:14.000 line:0\n{}", id="a place of its own"),
        pytest.param("00:00:08.000 --> 00:00:14.000 vertical:rl\n{}", id="vertical"),
        pytest.param("00:00:08.000 --> 00:00:14.000\n- {}\n- Nein.", id="two speakers with dashes"),
        pytest.param("00:00:08.000 --> 00:00:14.000\n<v A>{}\n<v B>Nein.", id="two voices"),
        pytest.param("00:00:08.000 --> 00:00:14.000\n{}\nMÜLLER: Nein.", id="a name in the second line"),
        pytest.param("00:00:08.000 --> 00:00:14.000\n♪ {} ♪\n♪ la la ♪", id="verses"),
    ],
)
def test_captions_whose_lines_mean_something_are_left_alone(cue: str, tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n" + cue.format("Wer einen Ausweis braucht, kommt ohne Termin und bringt Fotos mit.") + "\n"
    )
    found = [
        item
        for item in _linted(tmp_path, "amt.de.vtt", text.encode())
        if item.rule.id == "caption-line-length"
    ]
    assert [item.problem.fix for item in found] == [None]


def test_another_encoding_is_not_rewritten(tmp_path: Path) -> None:
    found = _linted(tmp_path, "amt.de.vtt", _vtt(LONG).encode("cp1252"))
    assert [item.problem.fix for item in found if item.rule.id == "caption-line-length"] == [None]


def test_a_script_without_known_values_is_said_once(tmp_path: Path) -> None:
    write_clip(tmp_path / "amt.mp4")
    (tmp_path / "amt.ka.vtt").write_text(_vtt([(0, 1, "განათლება ყველასთვის " * 4)]), encoding="utf-8")
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [amt.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    report = lint([tmp_path / "post.md"], Config(root=tmp_path, select=RULES, cache=False))
    assert [note.what for note in report.unchecked if note.why == "caption-script"] == ["amt.ka.vtt"]


def test_the_same_captions_in_another_format_are_judged_once(tmp_path: Path) -> None:
    assert _keys(_linted(tmp_path, "amt.de.vtt", _vtt(FAST).encode())) != []
    assert _keys(_linted(tmp_path, "amt.de.srt", _srt(FAST).encode())) != []
    assert _keys(_linted(tmp_path, "amt.de.vtt", _vtt(FAST).encode())) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("Untertitelung des ZDF, 2020", "Untertitelung des ZDF, 2020", id="by itself"),
        pytest.param(
            "Das Rathaus bleibt zu.\nUntertitelung des ZDF, 2020",
            "Untertitelung des ZDF, 2020",
            id="behind a sentence",
        ),
        pytest.param(
            "Danke! Untertitel der Amara.org-Community",
            "Untertitel der Amara.org-Community",
            id="in one line",
        ),
    ],
)
def test_of_an_invented_credit_only_the_credit_is_quoted(text: str, quoted: str, tmp_path: Path) -> None:
    [found] = _linted(tmp_path, "amt.de.vtt", _vtt([*GOOD[:3], (11, 15, text)]).encode())
    assert f"etwas, das niemand sagt: „{quoted}“" in found.message("de")
    assert [related.label.de for related in found.problem.related] == [f"0:11, erfunden: „{quoted}“"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param(
            "2", ["Im Video sprechen 2 Personen, in amt.de.vtt steht nirgends, wer."], id="a number"
        ),
        pytest.param("[Anna, Ben]", ["Im Video sprechen 2 Personen (Anna, Ben), in"], id="names"),
        pytest.param("1", [], id="one"),
        pytest.param("Anna", [], id="one name"),
        pytest.param("²", [], id="a sign that is no number"),
    ],
)
def test_several_speakers_without_labels(answer: str, told: list[str], tmp_path: Path) -> None:
    cues = [(0.0, 3.0, "Guten Morgen aus Musterstadt!"), (3.5, 7.0, "Brauche ich einen Termin?")]
    found = _linted(tmp_path, "amt.de.vtt", _vtt(cues).encode(), f"    speakers: {answer}\n")
    assert len(found) == len(told)
    assert all(text in one.message("de") for text, one in zip(told, found, strict=True))
