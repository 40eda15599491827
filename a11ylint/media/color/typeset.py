"""Whether somebody set type in a picture, as around a chart, and in how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11ylint.media.color.raster import SECTORS

if TYPE_CHECKING:
    from a11ylint.media.color.texts import Line

TYPESET: Final = 3  # lines, of these words of about one height, or one line this many times wider than tall
WIDE: Final = 4
AXIS: Final = 4  # texts in one row or column that make an axis
LETTERED: Final = 0.12  # a title in three sectors of 25
UNEXPLAINED: Final = 0.08  # a title alone: nothing says what the colours mean, as in a drawing of a house
TOP: Final = 0.2  # of the picture's height, where titles stand


def lettering(
    lines: list[Line], shape: tuple[int, ...], chart: bool, top: int = 0, drawing: bool = False
) -> float:
    """Share of the 5 x 5 sectors of a picture (rows, columns) through which type runs; 0 where nobody set type.

    `chart`: it has a legend; `top`: where its areas begin; `drawing`: these may be things rather than data, for which
    a title alone says nothing. A title, a legend or an axis is enough for LETTERED, however small.
    """
    head = max(top, int(TOP * shape[0]))
    if not (chart or _axis(lines) or _typeset(lines, head)):
        return 0.0
    if drawing and not chart and all(line.bottom <= TOP * shape[0] for line in lines):
        return UNEXPLAINED
    found = set()
    for line in lines:
        row = min((line.top + line.bottom) * SECTORS // (2 * shape[0]), SECTORS - 1)
        first, last = line.left * SECTORS // shape[1], (line.right - 1) * SECTORS // shape[1]
        found |= {(row, column) for column in range(first, min(last, SECTORS - 1) + 1)}
    return max(len(found) / SECTORS**2, LETTERED)


def _typeset(lines: list[Line], top: int) -> bool:
    """Whether somebody set type around a chart: a title on top, or words of one size; a logo has its name alone."""
    words = [line for line in lines if line.word]
    wide = [line for line in words if line.width >= WIDE * line.height]
    heights = [line.height for line in words]
    alike = max((sum(0.8 <= one / height <= 1.25 for one in heights) for height in heights), default=0)
    title = any(line.bottom <= top for line in wide)
    return title or (len(lines) >= TYPESET and (alike >= TYPESET or bool(wide)))


def _axis(lines: list[Line]) -> bool:
    """Whether texts of one size stand in a row, or end on one line, as on an axis."""
    for line in lines:
        like = [one for one in lines if abs(one.height - line.height) <= 2]
        if sum(abs(one.bottom - line.bottom) <= 2 for one in like) >= AXIS:
            return True
        if sum(abs(one.right - line.right) <= 3 for one in like) >= AXIS:
            return True
    return False
