"""Personal data in posts that everybody can read and copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.post import Post
from a11ylint.source import place_of
from a11ylint.text.links import without_hidden

_NUMBERS = re.compile(r"\d{2}|@")
_MOST_RELATED = 5
_PLAIN = re.compile(r"[\s()./–-]+")


def _with_data(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread with a number or an address."""
    if _NUMBERS.search(post.text.value):
        yield post


@check("personal-data-in-post", on=_with_data, needs=("digit", "at"))
def personal_data_in_post(
    post: Post, _target: Post, *, allowed: Sequence[str], providers: Sequence[str], oldest: int
) -> Iterator[Problem]:
    """No account, mobile number, private mail address or date of birth but those that the organisation lists."""
    from a11ylint.text.personal import personal_data

    free = {_key(entry) for entry in allowed}
    text = without_hidden(post.text.value)
    found = [
        datum
        for datum in personal_data(text, frozenset(name.lower() for name in providers), oldest)
        if _key(datum.value) not in free
    ]
    for kind in ("iban", "mobile", "mail", "birth"):
        same = [datum for datum in found if datum.kind == kind]
        if same:
            places = [place_of(post.text.span(datum.start, datum.end)) for datum in same]
            more = zip(places[1 : 1 + _MOST_RELATED], same[1:], strict=False)
            related = tuple(Related(place, Words(datum.value, datum.value)) for place, datum in more)
            yield Problem(kind, places[0], {"value": text[same[0].start : same[0].end]}, related)


def _key(value: str) -> str:
    """An entry as it is compared: without blanks and strokes, and +49 as 0."""
    plain = _PLAIN.sub("", value).lower()
    for prefix in ("+49", "0049"):
        if plain.startswith(prefix):
            return f"0{plain.removeprefix(prefix).removeprefix('0')}"
    return plain
