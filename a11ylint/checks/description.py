"""The image description that stands in the visible text of a post, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks.alt import alt_fields, takes_alt
from a11ylint.post import AltState, Medium, Post
from a11ylint.source import Span, place_of
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.platforms import Platform
    from a11ylint.text.description import Where

Album = tuple[Medium, ...]


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
    suggested: Mapping[str, str],
    min_words: int,
    short_platforms: Sequence[str],
) -> Iterator[Problem]:
    """No description line in the visible text of a post or thread with pictures."""
    if _is_elsewhere(post):
        return
    found = _found(post, min_words)
    without = _without_field(post, album)
    # Where there is no alternative text, a pointer to it leads nowhere.
    if found - {"alt"} or (found and not without):
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


def _is_elsewhere(post: Post) -> bool:
    """The author says that the description stands in a comment or in another part of the thread."""
    return post.answers.word("description_in") in ("comment", "thread")


def _found(post: Post, min_words: int) -> set[Where]:
    """Where the text of the post or its thread says that a description stands."""
    from a11ylint.text.description import places

    return {where for text in post.thread or (post.text,) for where in places(text.value, min_words)}


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


class Pointer(NamedTuple):
    """Words of a post that send people to the alternative texts, and the pictures that could have one."""

    span: Span
    pictures: Album


def _pointers(post: Post) -> Iterator[Pointer]:
    """The first such words of a post with pictures whose platforms take an alternative text."""
    from a11ylint.text.description import alt_pointer

    pictures = tuple(picture for picture in media("image")(post) if takes_alt(post, picture))
    shown = tuple(picture for picture in pictures if not picture.decorative)
    found = alt_pointer(post.text.value) if shown else None
    if found:
        yield Pointer(post.text.span(*found), shown)


@check("image-description-marker-orphan", on=_pointers, needs=("media",))
def image_description_marker_orphan(_post: Post, pointer: Pointer) -> Iterator[Problem]:
    """The text promises an alternative text, and a picture has none."""
    without = [picture for picture in pointer.pictures if _lacks_alt(picture)]
    if without:
        label = Words("ohne Alternativtext", "without alternative text")
        related = tuple(Related(picture.at, label) for picture in without)
        data = {
            "marker": " ".join(pointer.span.text.split()),
            "count": len(without),
            "names": tuple(picture.name for picture in without),
        }
        yield Problem("promise", place_of(pointer.span), data, related)


def _lacks_alt(picture: Medium) -> bool:
    return picture.alt.state is not AltState.UNREPRESENTABLE and not picture.alt.value


class Animation(NamedTuple):
    """An animated GIF, and the targeted platforms that take alternative texts for still pictures only."""

    picture: Medium
    platforms: tuple[Platform, ...]


def _animations(post: Post) -> Iterator[Animation]:
    from a11ylint.checks.alt import still_only

    for picture in media("image")(post):
        found = () if picture.decorative else tuple(still_only(post, picture))
        if found:
            yield Animation(picture, found)


@check("gif-alt-unsupported", on=_animations, needs=("media",))
def gif_alt_unsupported(post: Post, animation: Animation, *, min_words: int) -> Iterator[Problem]:
    """The text sends people to an alternative text that the platform does not take for a GIF.

    Where the text says nothing at all about a description, `image-description-line-missing` has the finding.
    """
    picture = animation.picture
    album = (picture,)
    if _is_elsewhere(post) or _found(post, min_words) != {"alt"} or _without_field(post, album):
        return
    names = tuple(Words(row.name["de"], row.name["en"]) for row in animation.platforms)
    yield Problem("lost", picture.at, {"name": picture.name, "platforms": names})
