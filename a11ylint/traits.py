"""What a post has, found in one look: most checks need something that most posts lack, and are then left out."""

from __future__ import annotations

from a11ylint.post import Post

# Letters of German, English and their neighbours, and the signs of typography that stand in nearly every post.
_USUAL = frozenset(
    "\t\n\r"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))))
    + "–—‘’‚“”„†•…‰‹›€"
)
_SIGNS = {"at": frozenset("@"), "digit": frozenset("0123456789"), "hashtag": frozenset("#＃")}
_PICTURES = frozenset("©®‼⁉")
_FIRST_PICTURE = "\u20d0"  # keycaps, arrows, symbols, everything that emoji are made of

TRAITS = ("at", "digit", "hashtag", "media", "note", "picture", "unusual")
"""at: @. digit: 0 to 9. hashtag: a number sign. media: a picture, clip or sound. note: the reader noticed something.
picture: a character that may be an emoji or a symbol. unusual: a character beyond Latin letters and the signs of German
typography."""


def traits(post: Post) -> frozenset[str]:
    """Those of TRAITS that a post, or any part of its thread, has."""
    chars = set().union(*(text.value for text in post.thread or (post.text,)))
    found = {name for name, signs in _SIGNS.items() if not signs.isdisjoint(chars)}
    if post.media or post.thread_media:
        found.add("media")
    if post.notes:
        found.add("note")
    rare = chars - _USUAL
    if rare:
        found.add("unusual")
    if any(char >= _FIRST_PICTURE for char in rare) or chars & _PICTURES:
        found.add("picture")
    return frozenset(found)
