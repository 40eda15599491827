"""Loudness, clipping and background, on sound whose levels are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11ylint.media.loudness import BLOCK, clipped, integrated, powers
from a11ylint.media.sound import listen
from tests.media.clips import RATE, mixed, music, noise, silence, sine, speech, write_clip

if TYPE_CHECKING:
    from pathlib import Path

    from tests.media.clips import Samples


def _loudness(*channels: Samples) -> float | None:
    sound = np.stack(channels)
    return integrated(powers(sound[:, at : at + BLOCK]) for at in range(0, sound.shape[1] - BLOCK + 1, BLOCK))


@pytest.mark.parametrize(
    ("channels", "level"),
    [
        pytest.param((sine(4, 997, 1.0),), -3.01, id="a full sine on one channel, as BS.1770 defines it"),
        pytest.param((sine(4, 997, 1.0),) * 2, 0.0, id="on both channels it is twice as powerful"),
        pytest.param((sine(4, 997, 0.1),), -23.0, id="a tenth of it is 20 decibels less"),
        pytest.param((np.concatenate((sine(4, 997, 0.1), silence(8))),), -23.0, id="silence does not count"),
        pytest.param((sine(4, 60, 1.0),), -6.6, id="low sounds count less"),
        pytest.param((sine(4, 4000, 1.0),), 0.3, id="high sounds count more"),
    ],
)
def test_loudness(channels: tuple[Samples, ...], level: float) -> None:
    assert _loudness(*channels) == pytest.approx(level, abs=0.3)


def test_silence_has_no_loudness() -> None:
    assert _loudness(silence(4)) is None


@pytest.mark.parametrize(
    ("sound", "count"),
    [
        pytest.param([0.5, 1.0, 1.0, 1.0, 0.5], 3, id="three samples at full scale"),
        pytest.param([0.5, 1.0, 1.0, 0.5, 1.0], 0, id="two are a loud peak"),
        pytest.param([-1.0, -1.0, -1.0, -1.0, 0.0], 4, id="below too, from the start"),
        pytest.param([0.9] * 9, 0, id="not at full scale"),
    ],
)
def test_clipped_samples(sound: list[float], count: int) -> None:
    assert clipped(np.array([sound], np.float32)) == count


@pytest.mark.parametrize(
    "name", [pytest.param("a.wav", id="as it is"), pytest.param("a.mp4", id="compressed")]
)
def test_a_recording_that_is_overdriven(name: str, tmp_path: Path) -> None:
    picture = name.endswith("mp4")
    good = listen(write_clip(tmp_path / name, sound=speech() * 0.5, picture=picture), 60).loudness
    bad = listen(
        write_clip(tmp_path / f"b{name}", sound=np.clip(speech() * 12, -1, 1), picture=picture), 60
    ).loudness
    assert good.clipped == 0
    assert bad.clipped > 0.001


@pytest.mark.parametrize(
    ("behind", "difference"),
    [
        pytest.param(silence(9), (60, 120), id="a quiet room"),
        pytest.param(noise(9, 0.1), (4, 8), id="noise"),
        pytest.param(music(9, 0.3), (2, 6), id="music"),
    ],
)
def test_speech_against_the_background(behind: Samples, difference: tuple[int, int], tmp_path: Path) -> None:
    pause = silence(0.8)
    talk = np.concatenate((speech()[: 2 * RATE], pause, speech()[2 * RATE : 5 * RATE], pause))
    found = listen(write_clip(tmp_path / "a.wav", sound=mixed(talk, behind), picture=False), 60).loudness
    assert found.speech is not None
    assert found.background is not None
    assert difference[0] <= found.speech - found.background <= difference[1]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        pytest.param(music(9, 0.3), (2, 8), id="music in all pauses"),
        pytest.param(noise(9, 0.1), (4, 10), id="noise in all pauses"),
        pytest.param(silence(9), None, id="nothing, in speech cut without pauses"),
    ],
)
def test_background_without_a_pause(behind: Samples, found: tuple[int, int] | None, tmp_path: Path) -> None:
    windows = speech()[: len(speech()) // 512 * 512].reshape(-1, 512)
    dense = windows[(windows**2).mean(axis=1) > 1e-6].ravel()
    level = listen(write_clip(tmp_path / "a.wav", sound=mixed(dense, behind), picture=False), 60).loudness
    assert level.speech is not None
    if found is None:
        assert level.background is None
    else:
        assert level.background is not None
        assert found[0] <= level.speech - level.background <= found[1]


def test_no_speech_no_background(tmp_path: Path) -> None:
    found = listen(write_clip(tmp_path / "a.wav", sound=music(4), picture=False), 60).loudness
    assert (found.speech, found.background) == (None, None)
