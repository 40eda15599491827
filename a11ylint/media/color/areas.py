"""One colour of a picture and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in pixels of the picture as shown."""

    x: int
    y: int
    width: int
    height: int


class Area(NamedTuple):
    """One colour: its share of the picture 0-1 and the boxes of its largest connected parts, largest first.

    `thin`: lines, dots or letters only. `filled`: how much of the first box it covers, 0-1 (a bar: all).
    `soft`: shades of a gradual transition, not one flat colour.
    """

    hex: str
    share: float
    boxes: tuple[Box, ...] = ()
    thin: bool = False
    filled: float = 0.0
    soft: bool = False
