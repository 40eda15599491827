"""The image description that stands in the visible text of a post, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from a11ylint.checks import Problem, Words, check
from a11ylint.checks.alt import alt_fields
from a11ylint.post import AltState, Medium, Post

if TYPE_CHECKING:
    from a11ylint.text.description import Markers

Album = tuple[Medium, ...]
Roles = Mapping[str, Mapping[str, Sequence[str]]]


def _albums(post: Post) -> Iterator[Album]:
    """The pictures that are more than decoration, at once; those of a thread at its first part."""
    pictures = tuple(
        medium for medium in post.thread_media if medium.type == "image" and not medium.decorative
    )
    if pictures and post.first:
        yield pictures


@check("image-description-line-missing", on=_albums, needs=("media",))
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
    from a11ylint.text.description import Where, places

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
    from a11ylint.text.description import Markers

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
