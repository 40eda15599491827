"""The one exception that reading a medium raises."""

from __future__ import annotations

from typing import Final, Literal

Reason = Literal["unreadable", "too-large", "not-an-image", "truncated", "no-stream", "missing-library"]

REASONS: Final[tuple[Reason, ...]] = (
    "unreadable",
    "too-large",
    "not-an-image",
    "truncated",
    "no-stream",
    "missing-library",
)


class Unreadable(Exception):
    """A medium could not be read: `reason` is a key that messages are written for, `detail` says more.

    `detail` is for people who look for the cause; no message holds it. It names no path: the finding has the place.
    `size` says how large what was too large is: bytes, or width and height; nothing where nobody counted. `limit` is
    the number of bytes or pixels that it may have, 0 where there is none.
    """

    def __init__(self, reason: Reason, detail: str = "", size: tuple[int, ...] = (), limit: int = 0) -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail
        self.size = size
        self.limit = limit

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else self.reason
