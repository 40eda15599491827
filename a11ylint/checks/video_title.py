"""The check of the titles of videos, which people and screen readers meet in lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from a11ylint import platforms
from a11ylint.checks import Problem, check
from a11ylint.post import Post
from a11ylint.source import place_of
from a11ylint.tree import Scalar

_JOINTS: Final = str.maketrans("_-.", "   ")


def _titled(post: Post) -> Iterator[Scalar]:
    """The title of a post with a video for a platform that has titles."""
    title = post.answers.get("title")
    if post.first and isinstance(title, Scalar) and _limits(post) and _has_video(post):
        yield title


@check("video-title-missing", on=_titled, needs=("media",))
def video_title_missing(post: Post, title: Scalar) -> Iterator[Problem]:
    """The title of a video says what it is about, and fits."""
    at, words = place_of(title.at), title.value
    names = {medium.name for medium in post.thread_media or post.media if medium.type == "video"}
    if title.null or not words:
        yield Problem("empty", at)
    elif _plain(words) in {_plain(name) for name in names} | {
        _plain(name.rpartition(".")[0]) for name in names
    }:
        yield Problem("file-name", at, {"title": words})
    else:
        for platform, limit in _limits(post):
            if len(words) > limit:
                yield Problem("too-long", at, {"count": len(words), "limit": limit, "platform": platform})


def _plain(name: str) -> str:
    return " ".join(name.casefold().translate(_JOINTS).split())


def _has_video(post: Post) -> bool:
    return any(medium.type == "video" for medium in post.thread_media or post.media)


def _limits(post: Post) -> list[tuple[str, int]]:
    rows = (platforms.table()[name] for name in post.platforms)
    found = ((row.name["en"], limit.value) for row in rows for limit in platforms.named(row.text, "title"))
    return [(name, value) for name, value in found if value]
