"""Which cells turned together: within a moment, one way or all at once, and not a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from a11ylint.media.flash.field import grid
from a11ylint.media.flash.swing import Turns
from a11ylint.media.flash.tally import Tally
from a11ylint.media.flash.turned import Turned

if TYPE_CHECKING:
    from a11ylint.media.flash.field import Mask

GRID = grid(320, 240)
SHAPE = (GRID.rows, GRID.columns)
cells = np.arange(GRID.rows * GRID.columns)
row, column = np.divmod(cells, GRID.columns)
left, right = column < GRID.columns // 3, column >= GRID.columns - GRID.columns // 3
odd = (row + column) % 2 == 1
none = cells < 0


def turns(up: Mask, down: Mask = none) -> Turns:
    """The cells of two masks over all cells in one row."""
    return Turns(cells[up], cells[down])


def counted(*frames: tuple[float, Turns | None]) -> list[int]:
    """How many cells are counted in each of these frames."""
    times, found = zip(*frames, strict=True)
    masks = Turned(SHAPE, GRID.field).together(times, found)
    return [0 if mask is None else int(mask.sum()) for mask in masks]


def test_a_tenth_of_a_second_is_still_together() -> None:
    """0.4 - 0.1 is a little more than 0.3."""
    few, others = left & (row < 4), left & (row >= 4) & (row < 8)
    assert few.sum() < GRID.field.least
    assert counted((0.3, turns(few)), (0.4, turns(others))) == [0, int((few | others).sum())]
    assert counted((0.3, turns(few)), (0.41, turns(others))) == [0, 0]


def test_cells_that_are_counted_are_not_counted_again() -> None:
    assert counted((0.3, turns(left)), (0.34, turns(cells == 0))) == [int(left.sum()), 1]


def test_a_picture_that_stands_still_counts_nothing() -> None:
    """At 0.12 what turned down is no longer fresh, but nothing turned in this frame."""
    frames = ((0.0, turns(none, left & odd)), (0.05, turns(left & ~odd, none)), (0.14, None))
    assert counted(*frames)[2] == 0


@pytest.mark.parametrize(
    ("since", "all_at_once"),
    [
        pytest.param(0.5, False, id="what else moved half a second ago"),
        pytest.param(2.0, True, id="what else moved two seconds ago"),
    ],
)
def test_a_chequerboard_that_reverses_is_counted_when_nothing_else_moves(
    since: float, all_at_once: bool
) -> None:
    """In eight parts, so that they are not together themselves."""
    begin = 5.0 - since
    board = row % 4 < 2
    before = [(begin - 0.11 * part, turns(none, ~board & (cells % 8 == part))) for part in range(8)]
    found = counted(*reversed(before), (5.0, turns(board & odd, board & ~odd)))
    assert (found[-1] > 0) == all_at_once


def test_both_ways_are_looked_at_by_themselves() -> None:
    """On the left all turn up; on the right a chequerboard reverses."""
    turned = turns(left | (right & odd), right & ~odd)
    [mask] = Turned(SHAPE, GRID.field).together([1.0], [turned])
    assert mask is not None
    assert mask.ravel()[left].all()
    assert mask.ravel()[right & ~odd].any()


@pytest.mark.parametrize("together", [2, 5, 30])
@pytest.mark.parametrize("seed", range(6))
def test_many_frames_at_once_are_as_one_by_one(seed: int, together: int) -> None:
    dice = np.random.default_rng(seed)
    frames: list[tuple[float, Turns | None]] = []
    for number in range(60):
        area = (column - dice.integers(0, 20)) % GRID.columns < dice.integers(1, GRID.columns)
        up = area & (odd if dice.random() < 0.4 else dice.random(len(cells)) < 0.9)
        way = (up, area & ~up) if dice.random() < 0.6 else (none, up)
        frames.append((number / 12, None if dice.random() < 0.2 else turns(*way)))
    alone, joined = Tally(SHAPE, GRID.field), Tally(SHAPE, GRID.field)
    for time, turned in frames:
        alone.steps([time], [turned])
    for start in range(0, len(frames), together):
        part = frames[start : start + together]
        joined.steps([time for time, _ in part], [turned for _, turned in part])
    assert joined.failed == alone.failed
    assert joined.often.found == alone.often.found
    assert (joined.count == alone.count).all()
    assert alone.failed, "a test without flashes tells nothing"


def test_what_moves_later_does_not_count_before() -> None:
    board = row % 4 < 2
    found = counted((1.0, turns(board & odd, board & ~odd)), (1.3, turns(none, ~board & odd)))
    assert found[0] == int(board.sum())
