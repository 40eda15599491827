"""Finds what is no language in an alternative text: addresses, markup, hashtags, rows of emoji, decorated letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from a11ylint.text import emoji, letters, marks
from a11ylint.text.links import Kind, web_links

# Lettering of the picture is quoted as it stands there. An apostrophe opens nothing.
_QUOTED = re.compile(
    r"„[^„“”\"]*[“”\"]|“[^“”]*”|»[^»«]*«|«[^«»]*»|\"[^\"]*\"|(?<!\w)['‚‘][^'‚‘’]*['‘’](?!\w)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|&(?:[A-Za-z]{2,8}|#\d{1,6});")
_MARKDOWN = re.compile(
    r"\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__|`[^`]+`|!?\[[^\[\]]+\]\([^()\s]+\)|^\s{0,3}#{1,6}\s|^\s{0,3}[*+-]\s.*\n\s{0,3}[*+-]\s",
    re.MULTILINE,
)
_HASHTAG = re.compile(r"(?<![\w&/])[#＃](?=\w*[^\W\d])\w+")
# "mit dem Hashtag #WirSindMusterstadt" speaks about the hashtag.
_ABOUT = re.compile(r"\b(?:hashtags?|aufschrift|schriftzug|aufdruck|lettering|caption)\W*$", re.IGNORECASE)
# A short address is read out well and mostly stands on the poster; one with a scheme is not meant for ears.
_SCHEME = re.compile(r"[a-z]+://", re.IGNORECASE)
_LONGEST_ADDRESS = 30  # "www.musterstadt.de/ferien" has 25
_LOOK_BACK = 40
_FEWEST_EMOJI = 2
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Mark(NamedTuple):
    """A stretch of a text, half-open offsets, what it is (a key), and the characters that could replace it, if any."""

    start: int
    end: int
    kind: str
    plain: str | None = None


def found(text: str) -> tuple[Mark, ...]:
    """The marks of a text in order, without those inside quoted lettering."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    outside = (mark for mark in _all(text) if not any(start < mark.start < end for start, end in quoted))
    return tuple(sorted(outside))


def _all(text: str) -> Iterator[Mark]:
    for link in web_links(text):
        if link.kind is Kind.WEB and (_SCHEME.match(link.url) or len(link.url) > _LONGEST_ADDRESS):
            yield Mark(link.start, link.end, "address")
    for kind, pattern in (("html", _TAG), ("markdown", _MARKDOWN), ("control", _CONTROL)):
        yield from (Mark(*match.span(), kind) for match in pattern.finditer(text))
    for match in _HASHTAG.finditer(text):
        if not _ABOUT.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            yield Mark(*match.span(), "hashtag")
    pictures = emoji.find(text)
    if len(pictures) >= _FEWEST_EMOJI:
        yield from (Mark(item.start, item.end, "emoji") for item in pictures)
    yield from (Mark(item.start, item.end, "letters", item.plain) for item in letters.styled(text))
    yield from (Mark(item.start, item.end, "control", "") for item in marks.unseen(text))
