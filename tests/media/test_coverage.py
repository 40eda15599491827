"""Captions laid over speech: what stays bare, and by how much all of them are late."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from a11ylint.media.coverage import SPEEDS, Fit, Spans, coverage, fit, moved
from tests.media.talks import captions, careless, held, reading, spoken

TALK: Spans = ((1.0, 6.0), (7.0, 12.0), (14.0, 20.0))


@pytest.mark.parametrize(
    ("cues", "bare", "gaps"),
    [
        pytest.param(TALK, 0.0, (), id="a caption for each stretch"),
        pytest.param(((0.0, 21.0),), 0.0, (), id="one caption over all"),
        pytest.param(((1.4, 5.6), (7.4, 11.6), (14.4, 19.6)), 0.0, (), id="a little late and short"),
        pytest.param(TALK[::2], 5.0, ((7.0, 12.0),), id="a stretch without one"),
        pytest.param(TALK[:1], 11.0, ((7.0, 20.0),), id="two stretches without one, named as one"),
        pytest.param(
            (TALK[0], (12.5, 13.0), TALK[2]), 5.0, ((7.0, 12.0),), id="a caption in the pause covers nothing"
        ),
        pytest.param(
            ((1.0, 6.0), (7.9, 12.0), (14.0, 20.0)), 0.4, (), id="less than a second bare is no gap"
        ),
        pytest.param(((1.0, 2.0), (4.0, 6.0), *TALK[1:]), 1.0, ((2.5, 3.5),), id="a gap within a stretch"),
        pytest.param((), 16.0, ((1.0, 20.0),), id="no captions at all"),
        pytest.param(((2.0, 2.0), (30.0, 40.0)), 15.0, ((1.0, 20.0),), id="captions elsewhere"),
    ],
)
def test_what_stays_bare(cues: Spans, bare: float, gaps: Spans) -> None:
    found = coverage(TALK, cues, widen=0.5, shortest=1.0, joined=2.5)
    assert (found.speech, found.bare) == (16.0, pytest.approx(bare))
    if len(cues) != 2 or cues[0] != (2.0, 2.0):
        assert found.gaps == gaps
    assert found.share == pytest.approx(1 - bare / 16)


def test_no_speech_is_covered() -> None:
    assert coverage((), TALK, 0.5, 1.0, 2.0).share == 1


@pytest.mark.parametrize(
    "late", [pytest.param(s, id=f"{s} seconds late") for s in (2.0, 3.0, 5.0, 12.0, 40.0)]
)
@pytest.mark.parametrize("seed", range(3))
def test_a_constant_shift_is_found(late: float, seed: int) -> None:
    talk = spoken(seed)
    found = fit(talk, moved(captions(talk), late))
    assert found == (pytest.approx(late, abs=0.4), pytest.approx(late, abs=0.4), True)
    early = fit(moved(talk, late), captions(talk))
    assert early == (pytest.approx(-late, abs=0.4), pytest.approx(-late, abs=0.4), True)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda talk, seed: held(careless(talk, seed, 0.2)), id="captions without a gap"),
        pytest.param(lambda talk, seed: careless(talk, seed, 0.9), id="careless captions"),
    ],
)
def test_a_shift_is_found_in_dense_captions(write: Callable[[Spans, int], Spans], seed: int) -> None:
    talk = reading(seed)
    cues = write(talk, seed)
    assert fit(talk, moved(cues, 3.5)) == (pytest.approx(3.5, abs=0.5), pytest.approx(3.5, abs=0.5), True)
    assert abs(fit(talk, cues).late) < 0.6
    assert not fit(talk, write(reading(seed + 100), seed)).sure


@pytest.mark.parametrize("speed", [pytest.param(s, id=f"speed {s:.3f}") for s in SPEEDS[1:]])
def test_a_wrong_speed_is_found(speed: float) -> None:
    talk = spoken(5, 24)
    found = fit(talk, tuple((begin * speed, end * speed) for begin, end in captions(talk)))
    assert found.late == pytest.approx(0, abs=0.4)
    assert found.late_at_end == pytest.approx(talk[-1][1] * (speed - 1), abs=0.6)


@pytest.mark.parametrize(
    "speed",
    [
        pytest.param(24 / 23.976, id="29.97 shown as 30"),
        pytest.param(23.976 / 24, id="30 shown as 29.97"),
        pytest.param(25 / 24, id="24 shown as 25"),
    ],
)
def test_a_speed_that_is_a_little_off_is_found_in_an_hour(speed: float) -> None:
    talk = spoken(5, 720)
    found = fit(talk, tuple((begin * speed, end * speed) for begin, end in captions(talk)))
    assert found.sure
    assert found.late_at_end == pytest.approx(talk[-1][1] * (speed - 1), abs=0.6)


@pytest.mark.parametrize(
    "cues",
    [
        pytest.param(captions(spoken(1)), id="captions in place"),
        pytest.param(moved(captions(spoken(1)), 1.0), id="a second late"),
        pytest.param(captions(spoken(1))[::2], id="every other caption is missing"),
        pytest.param(captions(spoken(1))[8:], id="the first half is missing"),
        pytest.param(captions(spoken(1)[:5]), id="the second half is missing"),
        pytest.param(captions(spoken(77)), id="captions of another recording"),
        pytest.param(((0.0, 90.0),), id="one caption over all"),
        pytest.param((), id="no captions"),
    ],
)
def test_no_shift_where_there_is_none(cues: Spans) -> None:
    found = fit(spoken(1), cues)
    assert max(abs(found.late), abs(found.late_at_end)) < 1.5


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        pytest.param(((4.0, 8.8),), Fit(3.0, 3.0, True), id="begin and end are late by the same time"),
        pytest.param(((1.0, 8.8),), Fit(), id="only the end is late"),
        pytest.param(((4.0, 5.8),), Fit(), id="only the begin is late"),
    ],
)
def test_a_single_stretch_of_speech(cues: Spans, found: Fit) -> None:
    assert fit(((1.0, 5.5),), cues) == found


def test_nothing_is_said_without_speech() -> None:
    assert fit((), TALK) == Fit()
