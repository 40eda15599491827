"""Alternative texts that repeat something else: the post, its title, or the text of another picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks._alt import cause_of, one_line
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.targets import alt_texts

_TITLES = ("title", "caption", "description", "summary")


@check("image-alt-equals-text", on=alt_texts)
def image_alt_equals_text(post: Post, picture: Medium, *, least: float, min_words: int) -> Iterator[Problem]:
    """An alternative text that says what stands in the post already, word for word."""
    from a11ylint.text.alt import same

    own = same.words(picture.alt.value)
    if len(own) < min_words or cause_of(picture) is not None or _is_tile(picture):
        return
    if any(same.alike(own, part, least) for part in same.parts(post.text.value)):
        yield Problem("text", picture.alt.at, {"alt": one_line(picture.alt.value)})
    elif name := _title(post, picture, own, least):
        yield Problem("title", picture.alt.at, {"alt": one_line(picture.alt.value), "key": name})


def _title(post: Post, picture: Medium, own: tuple[str, ...], least: float) -> str | None:
    """The key of the draft, or of the entry of the picture, that holds the same words."""
    from a11ylint.text.alt import same

    for name in _TITLES:
        texts = (*post.answers.words(name), *picture.answers.words(name))
        if any(same.alike(own, same.words(text), least) for text in texts):
            return name
    return None


def _is_tile(picture: Medium) -> bool:
    """A tile with lettering rightly repeats the post; so does a screenshot. A drawn picture may be a tile."""
    if picture.answers.truth("alt_reviewed") or picture.kind == "screenshot":
        return True
    colors = picture.facts.colors()
    return isinstance(colors, Known) and colors.value.drawn


class Twins(NamedTuple):
    """Pictures of a post with one alternative text that says something."""

    pictures: tuple[Medium, ...]


def _twins(post: Post) -> Iterator[Twins]:
    """Groups of at least one picture with the same text, in reading order."""
    from a11ylint.text.alt import same

    groups: dict[tuple[str, ...], list[Medium]] = {}
    for picture in alt_texts(post):
        if cause_of(picture) is None:
            groups.setdefault(same.words(picture.alt.value), []).append(picture)
    yield from (Twins(tuple(group)) for words, group in groups.items() if words)


@check("image-alt-duplicate", on=_twins, needs=("media",))
def image_alt_duplicate(_post: Post, twins: Twins) -> Iterator[Problem]:
    """One text for several pictures that are not the same."""
    different = _different(twins.pictures)
    if len(different) > 1:
        first, second, *more = different
        label = Words("derselbe Alternativtext", "the same alternative text")
        related = tuple(Related(picture.alt.at, label) for picture in (first, *more))
        data = {
            "alt": one_line(first.alt.value),
            "count": len(different),
            "names": tuple(picture.name for picture in different),
        }
        yield Problem("same", second.alt.at, data, related)


def _different(pictures: tuple[Medium, ...]) -> list[Medium]:
    """One picture for each content; where a file is not at hand, one for each address."""
    found: dict[str, Medium] = {}
    for picture in pictures:
        digest = picture.facts.digest()
        found.setdefault(digest.value if isinstance(digest, Known) else picture.ref, picture)
    return list(found.values())
