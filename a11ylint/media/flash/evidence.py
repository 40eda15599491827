"""What flashes in a clip or an animated picture, and when: a screening after WCAG 2.3.1, no certification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.media.flash.tally import Stretch

if TYPE_CHECKING:
    from a11ylint.media.flash.meter import Meter

VERSION: Final = 4  # of what is answered here: a change makes remembered answers useless


class Flashes(NamedTuple):
    """Times with more than three general or red flashes in a second, and with two to three of them for five seconds.

    All times in seconds from the start. `checked` is how far the program looked, `total` how long the clip is or
    one play of the animation (None when the file does not say and the end was not reached). `stopped` says why not all
    was seen: "limit" (of seconds), "work" (too many points in all frames), "damaged", or nothing.
    """

    general: tuple[Stretch, ...] = ()
    red: tuple[Stretch, ...] = ()
    extended: tuple[Stretch, ...] = ()
    checked: float = 0.0
    total: float | None = None
    stopped: str = ""


def answer(meter: Meter, checked: float, total: float | None, stopped: str = "") -> Flashes:
    """What a meter has counted."""
    if meter.tallies is None:
        return Flashes(checked=checked, total=total, stopped=stopped)
    general, red = meter.tallies
    extended = sorted((*general.often.found, *red.often.found))
    return Flashes(
        _rounded(general.failed), _rounded(red.failed), _rounded(extended), checked, total, stopped
    )


def _rounded(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    return tuple(one._replace(start=round(one.start, 3), end=round(one.end, 3)) for one in stretches)
