"""What rules apply to: the target functions that many checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

from a11ylint.post import AltState, Medium, Note, Post

T = TypeVar("T")
Targets: TypeAlias = Callable[[Post], Iterator[T]]


def needing(targets: Targets[T], *traits: str) -> Targets[T]:
    """The same targets, with the traits that a check on them needs when it names none itself."""
    targets.needs = traits  # type: ignore[attr-defined]
    return targets


def whole_post(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread."""
    yield post


def thread_start(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, at its first part."""
    if post.first:
        yield post


def media(*types: str) -> Callable[[Post], Iterator[Medium]]:
    """All media of these types (image, video, audio), decorative ones included."""

    def targets(post: Post) -> Iterator[Medium]:
        yield from (medium for medium in post.media if medium.type in types)

    return needing(targets, "media")


def alt_texts(post: Post) -> Iterator[Medium]:
    """Pictures that have an alternative text with at least one visible character."""
    for medium in media("image")(post):
        if medium.alt.state is AltState.TEXT and medium.alt.value:
            yield medium


needing(alt_texts, "media")


def noted(rule: str) -> Callable[[Post], Iterator[Note]]:
    """What the reader noticed for this rule."""

    def targets(post: Post) -> Iterator[Note]:
        yield from (note for note in post.notes if note.rule == rule)

    return targets
