"""The image description that stands in the visible text of a post, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from a11ylint.checks import Problem, Words, check
from a11ylint.checks.alt import alt_fields
from a11ylint.media.kinds import media_type
from a11ylint.post import AltState, Medium, Post
from a11ylint.text.description import Markers, Where, places
from a11ylint.tree import Items, Node, Scalar, Table

Album = tuple[Medium, ...]
Roles = Mapping[str, Mapping[str, Sequence[str]]]

_MEDIA_KEYS = ("media", "images", "image", "photos")
_FILE_KEYS = ("file", "url", "path", "src", "uri", "image")


def _albums(post: Post) -> Iterator[Album]:
    """The pictures that are more than decoration, at once; of a thread those of its first part with some."""
    pictures = tuple(medium for medium in post.media if medium.type == "image" and not medium.decorative)
    if pictures and not _had_pictures(post):
        yield pictures


def _had_pictures(post: Post) -> bool:
    """Whether an earlier part of the thread shows pictures; the front matter belongs to the first part."""
    earlier = post.thread[: post.part[0] - 1]
    shown = any("![" in text.value or "<img" in text.value.lower() for text in earlier)
    return shown or (bool(earlier) and any(_shows(post.answers.get(key)) for key in _MEDIA_KEYS))


def _shows(node: Node | None) -> bool:
    """A picture somewhere in the value of a media key."""
    if isinstance(node, Items):
        return any(_shows(item) for item in node.items)
    if isinstance(node, Table):
        return not node.truth("decorative") and _shows(node.get(*_FILE_KEYS))
    return isinstance(node, Scalar) and media_type(node.value) == "image"


@check("image-description-line-missing", on=_albums)
def image_description_line_missing(
    post: Post,
    album: Album,
    *,
    markers: Roles,
    credit_signs: Roles,
    pointers: Roles,
    suggested: Mapping[str, str],
    min_words: int,
    short_platforms: Sequence[str],
) -> Iterator[Problem]:
    """No description line in the visible text of a post or thread with pictures."""
    if post.answers.word("description_in") in ("comment", "thread"):
        return
    words = _markers(markers, credit_signs, pointers)
    found = {where for text in post.thread or (post.text,) for where in places(text.value, words, min_words)}
    without = _without_field(post, album)
    # Where there is no alternative text, a pointer to it leads nowhere.
    if found - {Where.ALT} or (found and not without):
        return
    quiet = bool(post.platforms) and set(post.platforms) <= set(short_platforms) and _all_described(album)
    key = "no-alt-field" if without else "short" if quiet else "missing"
    data = {
        "marker": _suggestion(post, suggested),
        "min_words": min_words,
        "platforms": without,
        "count": len(album),
    }
    yield Problem(key, album[0].at, data)


def _markers(*groups: Roles) -> Markers:
    """The words of all languages, each list under the name of its role."""
    lists = {role: tuple(chain(*words.values())) for group in groups for role, words in group.items()}
    return Markers(**lists)


def _without_field(post: Post, album: Album) -> tuple[Words, ...]:
    """Names of the targeted platforms without an alt field for one of the pictures.

    One platform that surely has none is enough. Where nobody knows, it counts only if no other targeted
    platform takes the alternative text: then nothing but the text is sure to reach the readers.
    """
    names: dict[str, Words] = {}
    for picture in album:
        fields = list(alt_fields(post, picture))
        lost = not any(field.value for _, field in fields)
        for platform, field in fields:
            if lost or (field.value is False and field.confidence == "verified"):
                names[platform.id] = Words(platform.name["de"], platform.name["en"])
    return tuple(names.values())


def _all_described(album: Album) -> bool:
    """Every picture has its alternative text, or sits in a format that cannot show one."""
    return all(picture.alt.value or picture.alt.state is AltState.UNREPRESENTABLE for picture in album)


def _suggestion(post: Post, suggested: Mapping[str, str]) -> Words | str:
    """The marker to write: in the language of the post, else in the language of the report."""
    known = suggested.get(post.language or "")
    return known or Words(suggested["de"], suggested["en"])
