"""One finding for everything of a kind in a post: the first place, the next ones beside it, one fix for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from a11ylint.checks import Edit, Fix, Problem, Related, Words
from a11ylint.i18n import shorten
from a11ylint.post import Post
from a11ylint.source import Place, place_of
from a11ylint.text.visible import Visible, visible

MOST_RELATED = 3
_LONGEST_LABEL = 40


class Spot(Protocol):
    """A stretch of the text of a post, half-open offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def seen(post: Post) -> Visible:
    """What people see of a post."""
    return visible(post.text.value)


def with_characters(post: Post) -> Iterator[Post]:
    """Posts and parts of threads that show at least one character."""
    if not seen(post).text.isspace():
        yield post


def with_words(post: Post) -> Iterator[Post]:
    """Posts and parts of threads with at least one letter outside hashtags, mentions and addresses."""
    if any(map(str.isalpha, seen(post).prose)):
        yield post


def place(post: Post, spot: Spot) -> Place:
    """Where a stretch stands in the draft."""
    return place_of(post.text.span(spot.start, spot.end))


def fix(post: Post, title: Words, changes: Sequence[tuple[Spot, str]], safe: bool) -> Fix | None:
    """One fix for all changes; none where the characters of the draft are escaped and a change could break them."""
    edits = tuple(Edit(post.text.span(spot.start, spot.end), new) for spot, new in changes)
    written = tuple(post.text.value[spot.start : spot.end] for spot, _ in changes)
    verbatim = written == tuple(edit.span.text for edit in edits)
    return Fix(title, edits, safe) if edits and verbatim else None


def problem(
    key: str,
    post: Post,
    spots: Sequence[Spot],
    labels: Sequence[str | Words],
    data: Mapping[str, object],
    mended: Fix | None = None,
) -> Problem:
    """The one finding: at the first spot, the number of all as `count`; `labels` name the spots."""
    pairs = list(zip(spots, labels, strict=True))[1 : 1 + MOST_RELATED]
    related = tuple(Related(place(post, spot), _words(label)) for spot, label in pairs)
    return Problem(key, place(post, spots[0]), {"count": len(spots), **data}, related, mended)


def _words(label: str | Words) -> Words:
    """A label as it stands, or characters of the draft between quotation marks."""
    if isinstance(label, Words):
        return label
    text = shorten(" ".join(label.split()), _LONGEST_LABEL)
    return Words(f"„{text}“", f"“{text}”")
