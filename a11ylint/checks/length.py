"""How long the text of a post is, counted as each platform counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from a11ylint.checks import Problem, Words, check
from a11ylint.later import later
from a11ylint.media.kinds import media_type
from a11ylint.post import Post
from a11ylint.text.links import comments

if TYPE_CHECKING:
    from a11ylint.platforms import Limit, Platform

# Pictures and clips of the body are attached, their marks are not posted.
_PICTURE = later(
    r"!\[(?:[^\[\]\\]|\\.|\[[^\[\]]{0,500}\]){0,20000}\]\((?:[^()\r\n]|\([^()\r\n]{0,200}\)){0,2000}\)"
    r"|<img\b[^<>]{0,4000}>|(?<!!)\[[^\[\]]{0,2000}\]\([ \t]*<?(?P<ref>[^\s<>()]{1,2000})>?[^()\r\n]{0,500}\)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_TRAILING = re.compile(r"[ \t]+(?=\n[ \t]*\n)")
_UNITS = {
    "weighted": Words("Zeichen (gewichtet gezählt)", "characters (weighted)"),
    "bytes": Words("Bytes", "bytes"),
}
_LONGEST_ADDRESS = 23  # what X and Mastodon count for an address, however short
_CHARACTERS = Words("Zeichen", "characters")


def _for_platforms(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread with a text, when it is said where it will be posted.

    A list of channels belongs to another tool, and such tools cut long posts into threads themselves (galaxy-social).
    """
    if post.platforms and not post.platforms_guessed and post.text.value.strip():
        yield post


@check("post-too-long", on=_for_platforms)
def post_too_long(post: Post, _target: Post, *, limits: Mapping[str, int]) -> Iterator[Problem]:
    """A text that is longer than a platform takes."""
    from a11ylint import platforms

    text = posted(post.text.value)
    sure: list[Words] = []
    perhaps: list[Words] = []
    for name in post.platforms:
        row = platforms.table()[name]
        own = limits.get(name)
        for limit in platforms.named(row.text, "post"):
            top = own if own is not None else limit.value
            if top is not None and _may_exceed(text, top) and (size := _length(text, limit, row)) > top:
                found = sure if limit.binding or own is not None else perhaps
                found.append(_words(row, size, top, limit))
                break
    for key, found in (("long", sure), ("perhaps", perhaps)):
        if found:
            yield Problem(key, post.at, {"platforms": tuple(found)})
            return


@lru_cache(maxsize=16)  # several rules ask for the same text
def posted(text: str) -> str:
    """What is posted of a body: without comments and without the marks of pictures and clips."""
    if "<!--" in text:
        text = "".join(piece for piece, hidden in comments(text) if not hidden)
    if "](" in text or "<" in text:
        text = _PICTURE().sub(lambda match: "" if _is_medium(match) else match[0], text)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("", text)
    return _GAP.sub("\n\n", text).strip()


def _is_medium(match: re.Match[str]) -> bool:
    return match["ref"] is None or media_type(match["ref"]) in ("video", "audio")


def _may_exceed(text: str, top: int) -> bool:
    """Whether counting is worth while: no unit counts more than bytes, but an address may count as 23."""
    return len(text.encode("utf-8", "surrogatepass")) + _LONGEST_ADDRESS * text.count(".") > top


def _length(text: str, limit: Limit, row: Platform) -> int:
    from a11ylint import platforms

    return platforms.length(text, limit, row)


def _words(row: Platform, size: int, top: int, limit: Limit) -> Words:
    unit = _UNITS.get(limit.unit, _CHARACTERS)
    return Words(
        f"{row.name['de']}: {size} statt höchstens {top} {unit.de}",
        f"{row.name['en']}: {size} instead of {top} {unit.en} at most",
    )
