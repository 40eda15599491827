"""What the checks of alternative texts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11ylint.media import kinds
from a11ylint.post import Medium

if TYPE_CHECKING:
    from a11ylint.text.alt.cause import Cause

# `.ai` is a drawing of Illustrator and the end of many web addresses: "stadt.ai" is no file name.
ENDINGS = (kinds.IMAGE | kinds.UNDECODABLE | kinds.VIDEO) - {".ai"}


def cause_of(picture: Medium, text: str = "") -> Cause | None:
    """Why the alternative text of a picture (or another text for it) says nothing; None when it does or is missing."""
    from a11ylint.text.alt.cause import cause

    value = text or picture.alt.value
    return cause(value, picture.name, ENDINGS) if value else None


def one_line(value: str) -> str:
    """A text as it stands in a message."""
    return " ".join(value.split())
