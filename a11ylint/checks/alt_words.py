"""Alternative texts that are there and say nothing: one finding for each text, the plainest cause first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11ylint.checks import Problem, check
from a11ylint.checks._alt import cause_of, one_line
from a11ylint.post import Medium, Post
from a11ylint.targets import alt_texts

# Scripts without blanks between words: nothing can be counted there.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff]"
_FEWEST_LETTERS = 3


def _reported(picture: Medium, cause: str, key: str) -> Iterator[Problem]:
    if cause_of(picture) == cause:
        yield Problem(key, picture.alt.at, {"alt": one_line(picture.alt.value)})


@check("image-alt-placeholder", on=alt_texts)
def image_alt_placeholder(_post: Post, picture: Medium) -> Iterator[Problem]:
    """An alternative text that only keeps the place of one."""
    yield from _reported(picture, "placeholder", "placeholder")


@check("image-alt-filename", on=alt_texts)
def image_alt_filename(_post: Post, picture: Medium) -> Iterator[Problem]:
    """An alternative text that is a file name: the picture's own, or one that a device or a program gives."""
    yield from _reported(picture, "filename", "filename")


@check("image-alt-kind-only", on=alt_texts)
def image_alt_kind_only(_post: Post, picture: Medium) -> Iterator[Problem]:
    """An alternative text that only says what kind of picture there is."""
    yield from _reported(picture, "kind", "kind")


@check("image-alt-credit", on=alt_texts)
def image_alt_credit(_post: Post, picture: Medium) -> Iterator[Problem]:
    """An alternative text that only says where the picture comes from."""
    yield from _reported(picture, "credit", "credit")


@check("image-alt-keyword-list", on=alt_texts)
def image_alt_keyword_list(_post: Post, picture: Medium) -> Iterator[Problem]:
    """Keywords in a row instead of a description."""
    yield from _reported(picture, "keywords", "keywords")


@check("image-alt-auto-generated", on=alt_texts)
def image_alt_auto_generated(_post: Post, picture: Medium) -> Iterator[Problem]:
    """A text by a program: it shows, or the draft says so and nobody has reviewed it."""
    found = cause_of(picture)
    if found == "machine":
        yield Problem("machine", picture.alt.at, {"alt": one_line(picture.alt.value)})
    elif found is None and _is_unread(picture):
        yield Problem("declared", picture.alt.at, {"name": picture.name})


def _is_unread(picture: Medium) -> bool:
    """The draft says that a program wrote the text, and not that somebody reviewed it."""
    return picture.answers.word("alt_source") == "auto" and not picture.answers.truth("alt_reviewed")


@check("image-alt-too-short", on=alt_texts)
def image_alt_too_short(
    _post: Post, picture: Medium, *, min_words: int, min_characters: int, kinds: Sequence[str]
) -> Iterator[Problem]:
    """An alternative text of a word or two letters; logos and portraits may do with a name."""
    value = picture.alt.value
    short = len(value.split()) < min_words and len(value) < min_characters
    if short and picture.kind not in kinds and _is_wordlike(value) and cause_of(picture) is None:
        yield Problem("short", picture.alt.at, {"alt": one_line(value), "name": picture.name})


def _is_wordlike(value: str) -> bool:
    """Letters of a script with blanks; a number such as 112 may be all that the picture shows."""
    letters = [char for char in value if char.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and not re.search(_UNSPACED, value)
