"""Captions against real sound: spoken German over silence and music, with captions that fit, lack parts or come late."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11ylint import lint
from a11ylint.checks._moved import _written
from a11ylint.config import Config, Limits
from a11ylint.engine import run
from a11ylint.media.sound import listen
from tests.media.clips import RATE, Track, mixed, music, noise, silence, speech, write_clip

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11ylint.finding import Finding
    from tests.media.clips import Samples

RULES = {"caption-coverage", "caption-sync-offset"}


@cache
def _talk() -> Samples:
    """Three times the same three sentences, with pauses of different length: 36 seconds."""
    said = speech()
    parts = [silence(1.0), said, silence(1.3), said[2 * RATE :], silence(2.1), said, silence(0.7), said]
    return np.concatenate(parts)


@pytest.fixture(scope="module")
def spans(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[float, float], ...]:
    clip = tmp_path_factory.mktemp("talk") / "a.wav"
    return listen(write_clip(clip, sound=_talk(), picture=False), 60).segments


def _time(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{seconds % 60:06.3f}"


def _vtt(spans: list[tuple[float, float]]) -> str:
    """Captions of at most three seconds that lie on these stretches."""
    cues = []
    for begin, end in spans:
        parts = max(1, round((end - begin) / 3))
        step = (end - begin) / parts
        cues += [(begin + n * step, begin + (n + 1) * step) for n in range(parts)]
    texts = (
        f"{_time(begin)} --> {_time(end)}\nDer Bus Nummer {n} fährt.\n" for n, (begin, end) in enumerate(cues)
    )
    return "WEBVTT\n\n" + "\n".join(texts)


def _found(folder: Path, sound: Samples, vtt: str, answers: str = "") -> list[Finding]:
    write_clip(folder / "clip.mp4", sound=sound, seconds=len(sound) / RATE)
    (folder / "clip.de.vtt").write_text(vtt, encoding="utf-8")
    draft = folder / "post.md"
    draft.write_text(
        f"---\nlang: de\nmedia:\n  - file: clip.mp4\n{answers}---\nEin Gruß.\n", encoding="utf-8"
    )
    report = lint([draft])
    assert not report.failures
    return [finding for finding in report.findings if finding.rule.id in RULES]


def _keys(found: list[Finding]) -> list[str]:
    return [finding.problem.key for finding in found]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(silence, id="alone"),
        pytest.param(lambda n: music(n, 0.1), id="over music"),
        pytest.param(lambda n: noise(n, 0.03), id="over noise"),
    ],
)
@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(lambda spans: spans, [], id="captions that fit"),
        pytest.param(lambda spans: spans[: len(spans) // 2], ["breaks-off"], id="the second half is missing"),
        pytest.param(lambda spans: spans[:1] + spans[3:], ["missing"], id="two sentences are missing"),
        pytest.param(lambda spans: [(a + 3, b + 3) for a, b in spans], ["late"], id="three seconds late"),
    ],
)
def test_captions_on_speech(
    behind: Callable[[float], Samples],
    change: Callable[[list[tuple[float, float]]], list[tuple[float, float]]],
    keys: list[str],
    spans: tuple[tuple[float, float], ...],
    tmp_path: Path,
) -> None:
    sound = mixed(np.concatenate((_talk(), silence(4))), behind(50))
    assert _keys(_found(tmp_path, sound, _vtt(change(list(spans))))) == keys


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Samples, list[tuple[float, float]]]:
    """The sentences in another order, 80 seconds, and when somebody speaks."""
    said = speech()
    first, rest = said[: 2 * RATE], said[2 * RATE :]
    parts = [said, first, rest, rest, first, said, rest, said, first, rest, said, first]
    pauses = (1.0, 0.8, 1.7, 0.6, 2.4, 1.1, 0.7, 3.0, 0.9, 1.4, 0.6, 1.9)
    pieces = [piece for part, pause in zip(parts, pauses, strict=True) for piece in (silence(pause), part)]
    whole = np.concatenate(pieces)
    clip = write_clip(tmp_path_factory.mktemp("talk") / "a.wav", sound=whole, picture=False)
    return whole, list(listen(clip, 120).segments)


def _without(sound: Samples, begin: float, end: float) -> Samples:
    return np.concatenate((sound[: int(begin * RATE)], sound[int(end * RATE) :]))


def _with(sound: Samples, at: float, more: Samples) -> Samples:
    return np.concatenate((sound[: int(at * RATE)], more, sound[int(at * RATE) :]))


@pytest.mark.parametrize("peak", [pytest.param(0.0, id="alone"), pytest.param(0.08, id="over music")])
@pytest.mark.parametrize(
    ("change", "key", "seconds"),
    [
        pytest.param(lambda sound: sound, None, 0, id="as it was"),
        pytest.param(lambda sound: _without(sound, 34, 40), "jump-late", 6, id="six seconds cut out"),
        pytest.param(lambda sound: _with(sound, 34, music(5, 0.1)), "jump-early", 5, id="music put in"),
        pytest.param(lambda sound: _with(sound, 34, speech()), "jump-spoken", 8.6, id="sentences put in"),
    ],
)
def test_a_clip_that_was_cut_afterwards_is_one_finding(
    change: Callable[[Samples], Samples],
    key: str | None,
    seconds: float,
    peak: float,
    talk: tuple[Samples, list[tuple[float, float]]],
    tmp_path: Path,
) -> None:
    sound = change(talk[0])
    found = _found(tmp_path, mixed(sound, music(len(sound) / RATE, peak or 1.0) * bool(peak)), _vtt(talk[1]))
    assert _keys(found) == ([key] if key else [])
    if key:
        assert found[0].problem.data["seconds"] == pytest.approx(seconds, abs=0.5)
        assert found[0].place.logical is not None
        assert float(found[0].place.logical.removeprefix("t=")) == pytest.approx(34, abs=6)


def test_captions_that_are_missing_in_a_clip_that_was_cut_are_told_too(
    talk: tuple[Samples, list[tuple[float, float]]], tmp_path: Path
) -> None:
    """The last captions begin after the end of what is left, which alone would be another finding."""
    written = [span for span in talk[1] if not 20 < span[0] < 28]
    found = _found(tmp_path, _without(talk[0], 36, 46), _vtt(written))
    assert sorted(_keys(found)) == ["gaps", "jump-late"]


@pytest.mark.parametrize(
    ("stay", "keys"),
    [
        pytest.param(lambda spans: spans, [], id="each until the words end"),
        pytest.param(lambda spans: [(a, a + 0.3) for a, _ in spans], [], id="0.3 seconds each"),
        pytest.param(
            lambda spans: [(a, a + 0.3) for a, _ in spans[:5] + spans[13:]],
            ["missing"],
            id="and some are missing",
        ),
    ],
)
def test_captions_that_vanish_too_soon_are_no_gaps(
    stay: Callable[[list[tuple[float, float]]], list[tuple[float, float]]],
    keys: list[str],
    talk: tuple[Samples, list[tuple[float, float]]],
    tmp_path: Path,
) -> None:
    sentence = "Die Stadt öffnet am Samstag den neuen Spielplatz."
    texts = (f"{_time(begin)} --> {_time(end)}\n{sentence}\n" for begin, end in stay(talk[1]))
    assert _keys(_found(tmp_path, talk[0], "WEBVTT\n\n" + "\n".join(texts))) == keys


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(music(12), id="music"),
        pytest.param(noise(12), id="noise"),
        pytest.param(silence(12), id="silence"),
    ],
)
def test_captions_without_speech_are_not_judged(sound: Samples, tmp_path: Path) -> None:
    assert _found(tmp_path, sound, _vtt([(0.5, 3.0)])) == []


def test_what_is_missing_is_named_with_its_times(
    spans: tuple[tuple[float, float], ...], tmp_path: Path
) -> None:
    (finding,) = _found(tmp_path, _talk(), _vtt([*spans[:1], *spans[3:]]))
    begin, end = (f"{int(at) // 60}:{int(at) % 60:02d}" for at in (spans[1][0], spans[2][1]))
    assert f"Ohne Untertitel: {begin}–{end}." in finding.message("de")
    assert Path(finding.place.path).name == "clip.de.vtt"
    assert finding.place.logical is not None
    assert finding.place.logical.startswith(f"t={int(spans[1][0])}.")


def test_a_gap_that_the_author_has_looked_at_is_no_finding(
    spans: tuple[tuple[float, float], ...], tmp_path: Path
) -> None:
    longest = max(spans, key=lambda span: span[1] - span[0])
    vtt = _vtt([span for span in spans if span != longest])
    assert _keys(_found(tmp_path, _talk(), vtt)) == ["gaps"]
    assert _found(tmp_path, _talk(), vtt, "    captions_reviewed: true\n") == []


@pytest.mark.parametrize(
    ("written", "milliseconds", "moved"),
    [
        pytest.param("00:00:05,500", -3000, "00:00:02,500", id="SRT, earlier"),
        pytest.param("00:59:59,900", 200, "01:00:00,100", id="into the next hour"),
        pytest.param("59:59.900", 200, "01:00:00.100", id="hours come in where there were none"),
        pytest.param("00:01.000", -3000, "00:00.000", id="never before the begin"),
        pytest.param("0:00:01.000", 1500, "0:00:02.500", id="as many digits as before"),
    ],
)
def test_a_moved_time_is_written_as_before(written: str, milliseconds: int, moved: str) -> None:
    assert _written(written, milliseconds) == moved


@pytest.mark.parametrize(
    ("cues", "keys"),
    [
        pytest.param(lambda spans: spans, [], id="a track that fits"),
        pytest.param(lambda spans: spans[: len(spans) // 2], ["breaks-off"], id="a track that breaks off"),
        pytest.param(lambda spans: [(a + 4, b + 4) for a, b in spans], ["late"], id="a track that is late"),
        pytest.param(lambda _: [(0.5, 1.0)], ["breaks-off"], id="a track with next to nothing"),
    ],
)
def test_a_track_inside_the_clip(
    cues: Callable[[tuple[tuple[float, float], ...]], list[tuple[float, float]]],
    keys: list[str],
    spans: tuple[tuple[float, float], ...],
    tmp_path: Path,
) -> None:
    texts = tuple((begin, end, "Der Bus fährt.") for begin, end in cues(spans))
    sound = np.concatenate((_talk(), silence(5)))
    write_clip(
        tmp_path / "clip.mp4",
        sound=sound,
        seconds=len(sound) / RATE,
        tracks=(Track("mov_text", "ger", texts),),
    )
    draft = tmp_path / "post.md"
    draft.write_text("---\nlang: de\nmedia: [clip.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    found = [finding for finding in lint([draft]).findings if finding.rule.id in RULES]
    assert _keys(found) == keys
    assert all(finding.place.lines() == (3, 9, 3, 17) for finding in found)


def test_captions_after_the_end_of_the_clip_are_one_finding(tmp_path: Path) -> None:
    found = _found(tmp_path, _talk(), _vtt([(1.0, 9.0), (120.0, 130.0)]))
    assert _keys(found) == ["beyond"]
    assert found[0].level == "error"


def test_a_clip_that_is_heard_in_part_is_counted(
    spans: tuple[tuple[float, float], ...], tmp_path: Path
) -> None:
    write_clip(tmp_path / "clip.mp4", sound=_talk())
    (tmp_path / "clip.de.vtt").write_text(_vtt(list(spans)), encoding="utf-8")
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [clip.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    config = Config(root=tmp_path, cache=False, limits=Limits(seconds=10))
    report = run([tmp_path / "post.md"], config)
    assert ("heard-in-part", "clip.mp4") in [entry[:2] for entry in report.unchecked]
    assert not [finding for finding in report.findings if finding.rule.id in RULES]


def test_a_clip_that_breaks_off_is_one_finding(
    spans: tuple[tuple[float, float], ...], tmp_path: Path
) -> None:
    clip = write_clip(tmp_path / "clip.mp4", sound=_talk(), options={"movflags": "faststart"})
    clip.write_bytes(clip.read_bytes()[:-40_000])
    (tmp_path / "clip.de.vtt").write_text(_vtt(list(spans)), encoding="utf-8")
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [clip.mp4]\n---\nEin Gruß.\n", encoding="utf-8")
    groups = ("draft", "video")
    found = [
        f.rule.id
        for f in lint([tmp_path / "post.md"]).findings
        if f.rule.group in groups or f.rule.id in RULES
    ]
    assert found == ["media-unreadable"]


@pytest.mark.parametrize(
    ("begins", "keys"),
    [
        pytest.param((3601, 3604), ["caption-sync-offset/hour"], id="a whole hour"),
        pytest.param((36001, 36004), ["caption-sync-offset/hour"], id="ten hours"),
        pytest.param((1, 3604), ["caption-sync-offset/beyond"], id="one of them"),
        pytest.param((3601, 3660), ["caption-sync-offset/beyond"], id="one behind the end all the same"),
    ],
)
def test_times_that_begin_at_one_hour(begins: tuple[float, ...], keys: list[str], tmp_path: Path) -> None:
    cues = "\n".join(f"{_hours(at)} --> {_hours(at + 2)}\nGuten Tag Nummer {at}.\n" for at in begins)
    found = _found(tmp_path, silence(8.0), f"WEBVTT\n\n{cues}")
    assert [f"{one.rule.id}/{one.problem.key}" for one in found] == keys


def _hours(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{_time(seconds % 3600)}"
