"""Checks of animated pictures: how long they move, and what stops them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import Bytes, Fix, Problem, Words, check
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.animation import Animation

ROUNDING = 1e-6  # sums of delays


def animated(post: Post) -> Iterator[Medium]:
    """Pictures with more than one frame."""
    for picture in media("image")(post):
        fact = picture.facts.animation()
        if isinstance(fact, Known) and fact.value.frames > 1:
            yield picture


@check("gif-loops-forever", on=animated, needs=("media",))
def gif_loops_forever(
    post: Post, picture: Medium, *, longest: float, pausing: Sequence[str]
) -> Iterator[Problem]:
    """A picture that moves by itself for longer than the limit, where nobody can stop it."""
    fact = picture.facts.animation()
    if not isinstance(fact, Known):
        return
    moving = fact.value
    if moving.playing is not None and moving.playing <= longest + ROUNDING:
        return
    plays = max(1, int((longest + ROUNDING) / moving.seconds))
    data = {
        "name": picture.name,
        "seconds": _exact(moving.seconds),
        "times": moving.plays or 0,
        "limit": _plain(longest),
        "count": plays,
    }
    pausable = bool(post.platforms) and set(post.platforms) <= set(pausing)
    key = _key(moving, longest, pausable=pausable)
    yield Problem(key, picture.at, data, fix=_fix(picture, plays) if key in ("endless", "repeats") else None)


def _key(moving: Animation, longest: float, *, pausable: bool) -> str:
    if pausable:
        return "pausable"
    if moving.seconds > longest + ROUNDING:
        return "long"
    return "endless" if moving.plays is None else "repeats"


def _plain(seconds: float) -> Words:
    """5 for 5.0, and 2,5 in German for 2.5."""
    return Words(f"{seconds:g}".replace(".", ","), f"{seconds:g}")


def _exact(seconds: float) -> Words:
    """1,2 or 0,04: a play may be shorter than a tenth of a second."""
    shown = f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.2f}"
    return Words(shown.replace(".", ","), shown)


def _fix(picture: Medium, plays: int) -> Fix | None:
    """The number of plays written into the file: a few bytes, no picture changes."""
    from a11ylint.media.animation import read, with_plays
    from a11ylint.media.errors import Unreadable

    path = picture.path
    try:
        splices = with_plays(read(path), plays) if path is not None and path.is_file() else ()
    except Unreadable:
        return None
    if path is None or not splices:
        return None
    title = Words(
        f"{picture.name}: nach {plays} Durchläufen anhalten"
        if plays > 1
        else f"{picture.name}: einmal zeigen",
        f"{picture.name}: stop after {plays} plays" if plays > 1 else f"{picture.name}: play once",
    )
    return Fix(title, (), safe=True, files=tuple(Bytes(path, *splice) for splice in splices))
