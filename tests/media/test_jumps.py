"""Captions of a clip that was cut, or added to, after they were written: where that is, and by how much they are off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11ylint.media.coverage import Spans, coverage, moved
from a11ylint.media.jumps import Jump, jumps, stepped
from tests.media.talks import captions, careless, held, reading, spoken

if TYPE_CHECKING:
    from collections.abc import Callable


def _cut(talk: Spans, at: float, length: float) -> Spans:
    """What is left when a part is cut out of the sound; a stretch that it begins or ends in is shortened."""
    before = [(begin, min(end, at)) for begin, end in talk if begin < at]
    behind = [(max(begin, at + length) - length, end - length) for begin, end in talk if end > at + length]
    return tuple(sorted([*before, *behind]))


def _put_in(talk: Spans, after: int, length: float, said: Spans = ()) -> Spans:
    """Something of `length` seconds behind a stretch, with speech in it or without."""
    at = talk[after - 1][1] + 0.2
    return (*talk[:after], *moved(said, at), *moved(talk[after:], length))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("at", "length"),
    [
        pytest.param(60.0, 2.5, id="2.5 seconds in the middle"),
        pytest.param(35.0, 6.0, id="six seconds near the beginning"),
        pytest.param(85.0, 6.0, id="six seconds near the end"),
        pytest.param(50.0, 25.0, id="25 seconds"),
    ],
)
def test_a_cut_is_found(at: float, length: float, seed: int) -> None:
    talk = spoken(seed, 28)
    (found,) = jumps(_cut(talk, at, length), captions(talk))
    assert found.late == pytest.approx(length, abs=0.4)
    assert found.at == pytest.approx(at, abs=6.5)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("length", "said"),
    [
        pytest.param(4.0, (), id="music"),
        pytest.param(14.0, ((0.3, 5.0), (5.8, 9.0), (9.6, 13.2)), id="three sentences"),
    ],
)
def test_something_put_in_is_found(length: float, said: Spans, seed: int) -> None:
    talk = spoken(seed, 28)
    (found,) = jumps(_put_in(talk, 14, length, said), captions(talk))
    assert found.late == pytest.approx(-length, abs=0.4)
    begin, end = found.inserted
    assert begin == pytest.approx(talk[13][1], abs=6.5)
    assert end - begin == pytest.approx(length, abs=0.4)


@pytest.mark.parametrize("seed", range(3))
def test_each_of_two_cuts_is_found(seed: int) -> None:
    talk = spoken(seed, 40)
    found = jumps(_cut(_cut(talk, 120.0, 6.0), 60.0, 4.0), captions(talk))
    assert [jump.late for jump in found] == [pytest.approx(4.0, abs=0.4), pytest.approx(10.0, abs=0.4)]
    assert [jump.at for jump in found] == [pytest.approx(60.0, abs=6.5), pytest.approx(116.0, abs=6.5)]


@pytest.mark.parametrize("seed", range(3))
def test_captions_may_fit_again_behind_a_second_jump(seed: int) -> None:
    talk = spoken(seed, 40)
    found = jumps(_put_in(_cut(talk, 60.0, 5.0), 28, 5.0), captions(talk))
    assert [jump.late for jump in found] == [pytest.approx(5.0, abs=0.4), pytest.approx(0.0, abs=0.4)]


@pytest.mark.parametrize("seed", range(4, 7))
def test_a_cut_is_found_by_captions_that_vanish_at_once(seed: int) -> None:
    talk = spoken(seed, 20)
    brief = tuple((begin, begin + 0.3) for begin, _ in captions(talk, seed))
    (found,) = jumps(_cut(talk, 60.0, 6.0), brief)
    assert found.late == pytest.approx(6.0, abs=0.4)


TALK = spoken(1, 28)
WRITTEN = captions(TALK)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(captions, id="captions in place"),
        pytest.param(lambda talk, seed: careless(talk, seed, 0.5), id="captions half a second off"),
        pytest.param(lambda talk, seed: held(captions(talk, seed)), id="captions that stay until the next"),
        pytest.param(lambda talk, seed: moved(captions(talk, seed), 3.0), id="all three seconds late"),
        pytest.param(lambda talk, seed: moved(captions(talk, seed), -6.0), id="all six seconds early"),
        pytest.param(
            lambda talk, seed: tuple((b * 25 / 24, e * 25 / 24) for b, e in captions(talk, seed)),
            id="another frame rate",
        ),
        pytest.param(
            lambda talk, seed: tuple((b * 1.012, e * 1.012) for b, e in captions(talk, seed)),
            id="a speed that no film has",
        ),
        pytest.param(lambda talk, seed: captions(talk, seed)[::2], id="every other caption is missing"),
        pytest.param(lambda talk, seed: captions(talk[:9], seed), id="the end is missing"),
        pytest.param(lambda talk, seed: captions(talk[18:], seed), id="the begin is missing"),
        pytest.param(
            lambda talk, seed: captions((*talk[:9], *talk[18:]), seed), id="a part in the middle is missing"
        ),
        pytest.param(
            lambda talk, seed: captions(spoken(seed + 50, len(talk))), id="captions of another recording"
        ),
    ],
)
def test_no_jump_where_there_is_none(change: Callable[[Spans, int], Spans], seed: int) -> None:
    for talk in (spoken(seed, 28), reading(seed)):
        assert jumps(talk, change(talk, seed)) == ()


@pytest.mark.parametrize(
    ("talk", "cues"),
    [
        pytest.param(reading(32), captions(spoken(82, 24)), id="another recording that fits a while"),
        pytest.param(reading(38), captions(spoken(88, 24)), id="another recording with a few agreements"),
        pytest.param(spoken(38, 60), captions(spoken(88, 60)), id="another recording in three pieces"),
        pytest.param(spoken(38, 28), captions(spoken(38, 28), 38)[::2], id="every other caption"),
    ],
)
def test_captions_that_agree_by_chance_do_not_jump(talk: Spans, cues: Spans) -> None:
    assert jumps(talk, cues) == ()


@pytest.mark.parametrize(
    ("speech", "cues"),
    [
        pytest.param((), WRITTEN, id="nobody speaks"),
        pytest.param(TALK, (), id="no captions"),
        pytest.param(_cut(TALK[:7], 20.0, 4.0), captions(TALK[:7]), id="a handful of sentences"),
    ],
)
def test_nothing_is_said_with_too_little(speech: Spans, cues: Spans) -> None:
    assert jumps(speech, cues) == ()


@pytest.mark.parametrize(
    "speech",
    [
        pytest.param(_cut(TALK, 60.0, 12.0), id="a cut"),
        pytest.param(_put_in(TALK, 14, 12.0), id="something put in"),
        pytest.param(_cut(_cut(TALK, 100.0, 4.0), 50.0, 4.0), id="two cuts"),
    ],
)
def test_captions_without_the_jumps_lie_on_the_speech(speech: Spans) -> None:
    found = jumps(speech, WRITTEN)
    assert coverage(speech, stepped(WRITTEN, found), 0.5, 1.0, 5.0).share > 0.96
    assert found


def test_captions_of_a_part_that_was_cut_out_are_left_out() -> None:
    cues = ((1.0, 3.0), (12.0, 14.0), (16.0, 18.0), (21.0, 23.0))
    assert stepped(cues, (Jump(11.0, 8.0),)) == ((1.0, 3.0), (13.0, 15.0))


def test_captions_between_jumps_that_leave_no_room_are_left_out() -> None:
    cues = ((1.0, 3.0), (12.0, 14.0))
    assert stepped(cues, (Jump(5.0, -20.0), Jump(9.0, -25.0, -20.0))) == (
        (1.0, 3.0),
        (26.0, 28.0),
        (37.0, 39.0),
    )
