"""Pictures and what surrounds them: data without words, too many, too small, in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import Problem, Words, check
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.targets import media, whole_post

if TYPE_CHECKING:
    from a11ylint.platforms import Limit, Platform

_NUMBER = r"\d+(?:[.,:]\d+)*"
_LIMITS = ("images", "gallery-images")
# Small GIFs are icons; drawings and documents are sharp at any size.
_ANY_SIZE = frozenset(("GIF", "SVG", "PDF"))


def _with_kind(post: Post) -> Iterator[Medium]:
    """Pictures whose author says what kind they are."""
    yield from (picture for picture in media("image")(post) if picture.kind and not picture.decorative)


@check("infographic-data-alternative", on=_with_kind, needs=("media",))
def infographic_data_alternative(
    post: Post, picture: Medium, *, kinds: Sequence[str], min_characters: int, min_numbers: int
) -> Iterator[Problem]:
    """A chart, map or infographic whose data nobody can read: no link, no table, no long description."""
    from a11ylint.checks.length import posted
    from a11ylint.text.links import web_links

    if picture.kind not in kinds or not picture.alt.value:
        return
    if post.answers.word("description_in") in ("comment", "thread") or picture.answers.words("transcript"):
        return
    texts = [text.value for text in post.thread or (post.text,)]
    if any(web_links(text) or _has_table(text) for text in texts):
        return
    shown = "\n".join(map(posted, texts))
    numbers = max(len(re.findall(_NUMBER, words)) for words in (picture.alt.value, shown))
    if max(len(picture.alt.value), len(shown)) < min_characters and numbers < min_numbers:
        yield Problem("missing", picture.at, {"name": picture.name, "least": min_characters})


def _has_table(text: str) -> bool:
    """A table of Markdown: two lines or more between strokes."""
    lines = [line.strip() for line in text.splitlines() if line.count("|") > 2]
    return sum(line[0] == line[-1] == "|" for line in lines) > 1


@check("image-resolution-low", on=media("image"))
def image_resolution_low(
    _post: Post, picture: Medium, *, shorter_side: int, kinds: Sequence[str]
) -> Iterator[Problem]:
    """A picture so small that it blurs when people enlarge it."""
    header = picture.facts.image()
    if not isinstance(header, Known) or picture.kind in kinds or picture.decorative:
        return
    info = header.value
    if info.format not in _ANY_SIZE and min(info.width, info.height) < shorter_side:
        data = {
            "name": picture.name,
            "width": info.width,
            "height": info.height,
            "shorter_side": shorter_side,
        }
        yield Problem("small", picture.at, data)


def _with_pictures(post: Post) -> Iterator[tuple[Medium, ...]]:
    """The pictures of a post, at once, when it is said where it will be posted."""
    pictures = tuple(media("image")(post))
    if pictures and post.platforms:
        yield pictures


@check("image-count-over-limit", on=_with_pictures, needs=("media",))
def image_count_over_limit(
    post: Post, pictures: tuple[Medium, ...], *, limits: Mapping[str, int]
) -> Iterator[Problem]:
    """More pictures than a platform takes in one post."""
    from a11ylint import platforms

    sure: list[Words] = []
    perhaps: list[Words] = []
    tops: list[int] = []
    for row in (platforms.table()[name] for name in post.platforms):
        limit = _limit(row)
        own = limits.get(row.id)
        top = own if own is not None else limit.value if limit else None
        if top is not None and len(pictures) > top:
            tops.append(top)
            known = own is not None or (limit is not None and limit.binding)
            name = f"{{}} ({top})"
            found = Words(name.format(row.name["de"]), name.format(row.name["en"]))
            (sure if known else perhaps).append(found)
    for key, found_words in (("many", sure), ("perhaps", perhaps)):
        if found_words:
            place = pictures[min(tops)].at if len(pictures) > min(tops) else pictures[-1].at
            yield Problem(key, place, {"count": len(pictures), "platforms": tuple(found_words)})
            return


def _limit(row: Platform) -> Limit | None:
    """The highest number of pictures that the platform is said to take."""
    found = [limit for limit in row.media if limit.name in _LIMITS and limit.value is not None]
    return max(found, key=lambda limit: limit.value or 0, default=None)


def _stories(post: Post) -> Iterator[Post]:
    """Posts that are declared as a story and have a picture or clip."""
    shown = any(medium.type in ("image", "video") and not medium.decorative for medium in post.media)
    if post.answers.word("format") == "story" and shown:
        yield from whole_post(post)


@check("story-without-alternative", on=_stories, needs=("media",))
def story_without_alternative(post: Post, _target: Post) -> Iterator[Problem]:
    """A story takes no alternative text: what it says has to stand somewhere else, too."""
    from a11ylint.text.links import web_links

    if not post.answers.words("also_published_at") and not web_links(post.text.value):
        yield Problem("alone", post.at)
