"""How long alternative texts are: for the platforms, and for people who listen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.checks._alt import cause_of, one_line
from a11ylint.checks.alt import alt_limits
from a11ylint.post import Medium, Post
from a11ylint.source import place_of
from a11ylint.targets import alt_texts

if TYPE_CHECKING:
    from a11ylint.platforms import Limit, Platform

_CHARACTERS = Words("Zeichen", "characters")
_UNITS = {
    "bytes": Words("Bytes", "bytes"),
    "utf-16": Words("Zeichen (UTF-16)", "characters (UTF-16)"),
    "weighted": Words("Zeichen (gewichtet gezählt)", "characters (weighted)"),
}
_QUOTATION_MARKS = frozenset('„“”"«»')
# What may end a text: a letter, a digit, a closing bracket behind one, a percent sign.
_OPEN_END = r"[^\W_][)%]?\Z"
_FEWEST_WORDS = 3


def _with_platforms(post: Post) -> Iterator[Medium]:
    """Pictures with an alternative text and a place to go where its length is limited."""
    yield from (picture for picture in alt_texts(post) if any(True for _ in alt_limits(post, picture)))


@check("image-alt-too-long", on=_with_platforms, needs=("media",))
def image_alt_too_long(post: Post, picture: Medium, *, limits: Mapping[str, int]) -> Iterator[Problem]:
    """An alternative text that is longer than a platform takes, in the unit that it counts in."""
    from a11ylint.counters import count

    sure: list[Words] = []
    perhaps: list[Words] = []
    value = picture.alt.value
    for row, limit in alt_limits(post, picture):
        own = limits.get(row.id)
        top = own if own is not None else limit.value
        if top is not None and (size := count(value, limit.unit)) > top:
            (sure if limit.binding or own is not None else perhaps).append(_sized(row, size, top, limit))
    for key, found in (("long", sure), ("perhaps", perhaps)):
        if found:
            data = {"name": picture.name, "platforms": tuple(found)}
            yield Problem(key, picture.alt.at, data)
            return


def _sized(row: Platform, size: int, top: int, limit: Limit) -> Words:
    unit = _UNITS.get(limit.unit, _CHARACTERS)
    return Words(
        f"{row.name['de']}: {size} statt höchstens {top} {unit.de}",
        f"{row.name['en']}: {size} instead of {top} {unit.en} at most",
    )


@check("image-alt-verbose", on=alt_texts)
def image_alt_verbose(
    _post: Post, picture: Medium, *, most: int, first_sentence: int, kinds: Sequence[str]
) -> Iterator[Problem]:
    """A long alternative text without a short first sentence; pictures with data or lettering need their length."""
    value = one_line(picture.alt.value)
    if len(value) <= most or picture.kind in kinds or not _QUOTATION_MARKS.isdisjoint(value):
        return
    from a11ylint.text.sentences import split

    sentences = split(value, _post.language or "")
    length = sentences[0].end if sentences else len(value)
    if length > first_sentence:
        yield Problem(
            "verbose", picture.alt.at, {"size": len(value), "first": length, "most": first_sentence}
        )


@check("image-alt-end-punctuation", on=alt_texts)
def image_alt_end_punctuation(_post: Post, picture: Medium) -> Iterator[Problem]:
    """A sentence without a full stop: a screen reader runs on into what follows."""
    text = picture.alt.text
    value = picture.alt.value
    if text is None or len(value.split()) < _FEWEST_WORDS or cause_of(picture) is not None:
        return
    last = re.search(_OPEN_END, text.value.rstrip()[-2:])
    if last:
        length = len(text.value.rstrip())
        end = text.span(length - len(last[0]), length)
        title = Words("Punkt ans Ende setzen", "Put a full stop at the end")
        fix = Fix(title, (Edit(end._replace(start=end.end), "."),), safe=True)
        yield Problem("open", place_of(end), {"name": picture.name}, fix=fix)
