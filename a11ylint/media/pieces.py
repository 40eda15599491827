"""The pieces of a clip that was cut more than once: on each of them all captions are off by the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.odds import chances, unusual
from a11ylint.media.shifts import ELSEWHERE, every_shift

if TYPE_CHECKING:
    from a11ylint.media.shifts import Numbers

FITS: Final = 1.0  # seconds by which the captions before the first jump may be off
FEWEST: Final = 5  # stretches of speech with captions that make a piece; fewer agree by chance
# Natural logarithms of odds. Measured on 640 synthetic talks of 45 to 240 seconds with six kinds of captions, a third
# of them cut: with lower values, captions with other flaws are taken for jumps.
PIECE: Final = 4.0  # by which captions must lie better on a piece than by chance
CLEARLY: Final = 1.5  # by which they must lie better there than at any other shift
BETTER: Final = 4.0  # by which a jump must be likelier than none
EACH: Final = 6.0  # the same for each of several
PAUSED: Final = 2.0  # what it costs to take stretches for such without captions, and to go on behind them


class Piece(NamedTuple):
    """The stretches of speech (`rows`) whose captions have one shift, by its place in every_shift()."""

    column: int
    rows: list[int]


def pieces(odds: Numbers) -> tuple[list[Piece], float]:
    """The likeliest pieces of a clip, and the odds for all of them; `odds` are those of media.odds.

    The likeliest path through stretches and shifts (after Viterbi). Each shift has a second column for stretches that
    lack captions: they count as chance does.
    """
    import numpy as np

    shifts = every_shift()
    first = np.where(np.abs(shifts) <= FITS, 0.0, -np.inf)
    likely = np.concatenate((first + odds[0], first - PAUSED))
    sources, each = [np.arange(0)], EACH + chances(odds)
    for row in odds[1:]:
        likely, source = _next(likely, row, each)
        sources.append(source.astype(np.int16))  # columns are few, an hour has a thousand stretches
    column = int(likely.argmax())
    path = [column]
    for source in reversed(sources[1:]):
        path.append(int(source[path[-1]]))
    return _gathered(path[::-1], len(shifts)), float(likely[column])


def _next(likely: Numbers, row: Numbers, each: float) -> tuple[Numbers, Numbers]:
    """The odds one stretch later, and the columns that they come from; a jump costs `each`."""
    import numpy as np

    shifts, columns = every_shift(), np.arange(len(likely))
    count, best = len(shifts), int(likely.argmax())
    away = shifts - shifts[best % count]
    jumped = np.where(np.abs(away) > ELSEWHERE, likely[best] - each - unusual(away), -np.inf)
    choices = np.stack(
        (
            likely,
            np.roll(likely, count) - PAUSED,  # from speech with captions to such without, and back
            np.concatenate((jumped, np.full(count, -np.inf))),
        )
    )
    origins = np.stack((columns, np.roll(columns, count), np.full(2 * count, best)))
    choice = choices.argmax(axis=0)
    return choices[choice, columns] + np.concatenate((row, np.zeros(count))), origins[choice, columns]


def _gathered(path: list[int], count: int) -> list[Piece]:
    found: list[Piece] = []
    for row, column in enumerate(path):
        if not found or found[-1].column != column % count:
            found.append(Piece(column % count, []))
        if column < count:
            found[-1].rows.append(row)
    return found


def is_clear(odds: Numbers, piece: Piece) -> bool:
    """The piece is long enough, its captions lie better than by chance, and better than elsewhere."""
    import numpy as np

    shifts = every_shift()
    sums = odds[piece.rows].sum(axis=0) - unusual(shifts)
    rival = sums[np.abs(shifts - shifts[piece.column]) > ELSEWHERE].max()
    return bool(
        len(piece.rows) >= FEWEST and sums[piece.column] >= PIECE and sums[piece.column] - rival >= CLEARLY
    )
