"""Means of cells, read in the quick way and in the plain one."""

from __future__ import annotations

import numpy as np
import pytest

from a11ylint.media.flash.means import Room, of_all, of_two


def _exact(values: np.ndarray, width: int, across: int) -> np.ndarray:
    columns = [values[..., start : min(start + across, width)] for start in range(0, width, across)]
    return np.stack([part.mean((1, 3)).ravel() for part in columns], 1)


@pytest.mark.parametrize("white", [False, True])
@pytest.mark.parametrize(
    ("width", "line", "across", "rows"),
    [
        pytest.param(64, 64, 8, 4, id="whole cells"),
        pytest.param(61, 64, 8, 4, id="a last cell that is cut off"),
        pytest.param(100, 128, 12, 4, id="cells of twelve points"),
        pytest.param(120, 128, 40, 4, id="large cells"),
        pytest.param(30, 32, 6, 4, id="cells that are no words of four bytes"),
        pytest.param(30, 31, 4, 2, id="lines that are no words of four bytes"),
        pytest.param(5, 8, 8, 4, id="a picture smaller than a cell"),
        pytest.param(700, 704, 200, 4, id="cells whose sums are too large"),
    ],
)
def test_the_mean_of_all_points(width: int, line: int, across: int, rows: int, white: bool) -> None:
    values = np.random.default_rng(width).integers(0, 256, (2, rows, 3, line), dtype=np.uint8)
    if white:
        values[..., :width] = 255
    room = Room()
    found = [of_all(values, width, across, room) for _ in range(2)]
    assert (found[0] == found[1]).all()
    assert np.abs(found[0] - _exact(values, width, across)).max() <= 0.51
    assert (of_all(values[1:], width, across, room) == found[0][3:]).all()


@pytest.mark.parametrize(
    ("width", "across", "columns"), [(32, 4, 8), (31, 4, 8), (29, 4, 8), (7, 2, 4), (1, 4, 1)]
)
def test_the_mean_of_two_points(width: int, across: int, columns: int) -> None:
    values = np.arange(40, dtype=np.uint8)[None] * np.array([[1], [3]], np.uint8)
    found = of_two(values, width, across, columns)
    assert found.shape == (2, columns)
    for column in range(columns):
        inside = values[0, column * across : min((column + 1) * across, width)]
        assert inside.min(initial=255) <= found[0, column] <= inside.max(initial=0)
