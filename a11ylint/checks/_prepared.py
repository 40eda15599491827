"""Word lists of options, put into the shape that a check searches with, once for a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def prepared(make: Callable[..., T]) -> Callable[..., T]:
    """`make(*options)`, computed once for the same option values: a rule hands over the same objects for each post.

    Lists cannot be keys of a cache, and tuples made of them would have to be built and hashed for each post.
    """
    known: dict[tuple[int, ...], tuple[tuple[Any, ...], T]] = {}

    def get(*options: Any) -> T:
        key = tuple(map(id, options))
        if key not in known:
            known[key] = options, make(*options)  # the options are kept too, so that their ids stay theirs
        return known[key][1]

    return get
