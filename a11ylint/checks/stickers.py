"""The check of stickers and polls on stories: the platform draws their words, and screen readers miss them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from a11ylint.checks import Problem, check
from a11ylint.post import Post
from a11ylint.source import place_of
from a11ylint.text.overlap import compare
from a11ylint.tree import Items, Scalar

# Words for a kind of sticker, or plain yes: they do not say what stands on it.
_KINDS: Final = frozenset(
    "true yes ja poll umfrage quiz question frage sticker countdown slider link mention music musik".split()
)
_NONE: Final = frozenset("false no nein none keine".split())


def _stickers(post: Post) -> Iterator[Scalar]:
    """What the draft says about stickers, threads once."""
    node = post.answers.get("stickers") if post.first else None
    for item in node.items if isinstance(node, Items) else (node,):
        if isinstance(item, Scalar) and not item.null and item.value.lower() not in _NONE:
            yield item


@check("poll-or-sticker-inaccessible", on=_stickers)
def poll_or_sticker_inaccessible(post: Post, sticker: Scalar, *, found: float) -> Iterator[Problem]:
    """What stands on stickers and polls stands in the text or in an alternative text, too."""
    if sticker.value.lower() in _KINDS:
        yield Problem("unnamed", place_of(sticker.at), {"text": sticker.value})
        return
    texts = [part.value for part in post.thread or (post.text,)]
    texts += [medium.alt.value for medium in post.thread_media or post.media]
    words = compare([sticker.value], texts)
    if words.words and words.share < found:
        yield Problem("missing", place_of(sticker.at), {"text": sticker.value})
