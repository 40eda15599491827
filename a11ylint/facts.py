"""What is known about a medium: a value, or the reason why there is none."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")


class Known(NamedTuple, Generic[T]):
    """A fact with its value."""

    value: T


class Unknown(NamedTuple):
    """A fact that could not be had.

    `why` is a key: missing, remote, outside (a link leads out of the folder), unreadable, truncated, not-an-image,
    no-stream, too-large, missing-library, no-decoder (no installed package reads the format), not-stated (rule
    examples only). `detail` is for people and may be empty. `size` says how large what was too large is: bytes, or
    width and height in pixels; empty where nobody counted. `limit` is what it may have of them, 0 where unknown.
    """

    why: str
    detail: str = ""
    size: tuple[int, ...] = ()
    limit: int = 0


Fact: TypeAlias = Known[T] | Unknown
