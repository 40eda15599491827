"""Which files can flash at all, and the look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.media.animation import describe
from a11ylint.media.flash.clip import watch
from a11ylint.media.flash.evidence import Flashes, answer
from a11ylint.media.flash.picture import of_picture
from a11ylint.media.kinds import entry_type

if TYPE_CHECKING:
    from pathlib import Path

    from a11ylint.media.video import Tell


def moves(path: Path) -> bool:
    """Whether a file is a clip or an animated picture; raises Unreadable."""
    return entry_type(path.name) == "video" or describe(path).frames > 1


def screen(path: Path, max_seconds: float, max_pixels: int, tell: Tell | None = None) -> Flashes:
    """Look at the first `max_seconds` of a clip or an animated picture; raises Unreadable.

    `max_pixels` is the largest frame of a picture that is decoded. `tell` is told now and then how far a clip was seen.
    """
    if entry_type(path.name) == "video":
        return answer(*watch(path, max_seconds, tell))
    return of_picture(path, max_seconds, max_pixels)
