"""Connected parts of equal labels in a small plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_RUNS: Final = 20_000  # more are noise, and nobody's bars


class Part(NamedTuple):
    """One connected part: its label, its extent (ends excluded) and its number of points."""

    label: int
    top: int
    left: int
    bottom: int
    right: int
    points: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def filled(self) -> float:
        """How much of its box it covers, 0-1."""
        return self.points / (self.height * self.width)


class Parts(NamedTuple):
    """All parts, and a plane that holds for each point the number of its part, or -1."""

    all: tuple[Part, ...]
    plane: NDArray[np.int32]


def split(labels: NDArray[Any]) -> Parts | None:
    """Parts of a plane (h, w) of labels, joined over the four sides; -1 is nothing. None: too many."""
    import numpy as np

    rows, columns = labels.shape
    first = np.ones(labels.shape, dtype=np.bool_)
    first[:, 1:] = labels[:, 1:] != labels[:, :-1]
    starts = np.flatnonzero(first)
    if len(starts) > MOST_RUNS:
        return None
    run = (np.cumsum(first, dtype=np.int32) - 1).reshape(rows, columns)
    number = _joined(labels, run, first, len(starts))
    values = labels.ravel()[starts]
    number[values < 0] = -1
    known, number = np.unique(number, return_inverse=True)
    number = number.reshape(-1) - (1 if known[0] < 0 else 0)
    ends = np.append(starts[1:], labels.size)
    return Parts(_described(number, values, starts, ends, columns), number.astype(np.int32)[run])


def _joined(
    labels: NDArray[Any], run: NDArray[np.int32], first: NDArray[np.bool_], runs: int
) -> NDArray[np.intp]:
    """For each run of equal labels in a row the lowest run that it hangs together with."""
    touch = (labels[1:] == labels[:-1]) & (labels[1:] >= 0) & (first[1:] | first[:-1])
    return lowest(run[:-1][touch], run[1:][touch], runs)


def lowest(one: NDArray[Any], other: NDArray[Any], count: int) -> NDArray[np.intp]:
    """For each of `count` things the lowest number among all that it hangs together with, over pairs that touch.

    In each turn every group joins the lowest one that it touches, so that the number of groups halves at least.
    """
    import numpy as np

    root = np.arange(count)
    while not np.array_equal(low := root[one], high := root[other]):
        np.minimum.at(root, np.maximum(low, high), np.minimum(low, high))
        while not np.array_equal(root, higher := root[root]):
            root = higher
    return root


def _described(
    number: NDArray[np.intp],
    values: NDArray[Any],
    starts: NDArray[np.intp],
    ends: NDArray[np.intp],
    columns: int,
) -> tuple[Part, ...]:
    import numpy as np

    inside = number >= 0
    number, values, starts, ends = number[inside], values[inside], starts[inside], ends[inside]
    count = int(number.max()) + 1 if len(number) else 0
    rows, left = np.divmod(starts, columns)
    size = np.bincount(number, ends - starts, minlength=count).astype(int)
    label = np.zeros(count, dtype=int)
    label[number] = values
    top, west = np.full(count, rows.max(initial=0)), np.full(count, columns)
    bottom, east = np.zeros(count, dtype=int), np.zeros(count, dtype=int)
    np.minimum.at(top, number, rows)
    np.minimum.at(west, number, left)
    np.maximum.at(bottom, number, rows + 1)
    np.maximum.at(east, number, left + ends - starts)
    fields = (label, top, west, bottom, east, size)
    return tuple(Part(*line) for line in zip(*(field.tolist() for field in fields), strict=True))
