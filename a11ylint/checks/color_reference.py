"""Pointers by colour: "the red areas" of a map that readers may not see, or not see in red."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.checks.references import any_of, described, with_words
from a11ylint.later import later
from a11ylint.post import Post
from a11ylint.source import place_of
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.links import words_around
from a11ylint.text.passages import passages

Lists = Mapping[str, Sequence[str]]

_GRAPHIC = frozenset(("infographic", "chart", "map", "screenshot"))
_NO_GRAPHIC = frozenset(("photo", "portrait", "logo", "flag", "gif"))
_MOST_RELATED = 5
_SHADES = ("hell", "dunkel")  # they make one word with the colour
# A name, a number, a bracket or a list right behind the part tells it apart: "die rote Linie U2".
_UNNAMED = r"(?!\s+(?-i:[A-ZÄÖÜ0-9])|\s*[(:=„“\"«»‚])"
_PLACE = later(
    r"(?<![^\W_])(?i:in|im|an|am|bei|beim|um|entlang|vor|nahe|zwischen|near|around|between|along|at|on)"
    r"\s+(?:[a-zäöüß]+\s+){0,2}(?!\w*(?:tag|day)s?\b|Mittwoch|Anfang|Ende|Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov"
    r"|De[cz])[A-ZÄÖÜ]\w+"
)


class _Colors(NamedTuple):
    """Patterns of one set of options; `hint` finds any colour, fast."""

    hint: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    cue: re.Pattern[str]
    graphic: re.Pattern[str]
    other: re.Pattern[str]


class _Hit(NamedTuple):
    """A stretch of the text that points by colour; `sure` when it can only be about a graphic."""

    start: int
    end: int
    sure: bool


@check("text-color-reference", on=with_words)
def text_color_reference(
    post: Post,
    _target: Post,
    *,
    colors: Lists,
    marked: Lists,
    parts: Lists,
    drawn: Lists,
    drawn_parts: Lists,
    cues: Lists,
    graphics: Lists,
    things: Lists,
) -> Iterator[Problem]:
    """Parts of a graphic that the text tells by their colour only."""
    if not may_hold(post.text.value, _beginnings(colors)):
        return
    lists = (colors, marked, parts, drawn, drawn_parts, cues, graphics, things)
    patterns = _colors(*(tuple(chain(*words.values())) for words in lists))
    if not patterns.hint.search(post.text.value):
        return
    shown = _shows_graphic(post, patterns)
    hits = [hit for hit in _hits(post, patterns) if hit.sure or shown is not False]
    sure = [hit for hit in hits if hit.sure or shown]
    for key, found in (("color", sure), ("unsure", hits)):
        if found:
            yield _color_problem(key, post, found)
            return


@prepared
def _beginnings(colors: Lists) -> Hints | None:
    """Of colours with any ending, and of the shades that a word may begin with."""
    return hints((*(f"{color}*" for color in chain(*colors.values())), *(f"{shade}*" for shade in _SHADES)))


def _color_problem(key: str, post: Post, found: Sequence[_Hit]) -> Problem:
    spans = [post.text.span(hit.start, hit.end) for hit in found]
    words = [post.text.value[hit.start : hit.end] for hit in found]
    related = tuple(
        Related(place_of(span), Words(text, text))
        for span, text in zip(spans[1 : 1 + _MOST_RELATED], words[1:], strict=False)
    )
    return Problem(key, place_of(spans[0]), {"words": words[0], "count": len(found)}, related)


def _shows_graphic(post: Post, patterns: _Colors) -> bool | None:
    """Whether the post is about a graphic: declared or named, none at all, or (None) pictures nobody declared."""
    kinds = [medium.kind for medium in post.media if medium.type == "image" and not medium.decorative]
    if any(kind in _GRAPHIC for kind in kinds) or patterns.graphic.search(words_around(post.text.value)):
        return True
    return None if any(kind not in _NO_GRAPHIC for kind in kinds) else False


def _hits(post: Post, patterns: _Colors) -> Iterator[_Hit]:
    text = post.text.value
    notes = [match.span() for match in described(text)]
    for passage in passages(text, post.language):
        for sentence in passage.sentences:
            if not any(start <= sentence.start < end for start, end in notes):
                yield from _in_sentence(text[sentence.start : sentence.end], sentence.start, patterns)


def _in_sentence(text: str, offset: int, patterns: _Colors) -> Iterator[_Hit]:
    if not patterns.hint.search(text) or patterns.other.search(text) or patterns.cue.search(text):
        return
    for pattern, sure in ((patterns.strong, True), (patterns.weak, False)):
        match = pattern.search(text)
        if match and not _is_name(match) and not _says_where(text[match.start() :], patterns):
            yield _Hit(offset + match.start(), offset + match.end(), sure)
            return


def _is_name(match: re.Match[str]) -> bool:
    """A name such as "The Red Line": a capital inside the sentence makes the colour part of a name."""
    color = match.groupdict().get("color")
    return bool(color) and match.start() > 0 and str(color)[:1].isupper()


def _says_where(text: str, patterns: _Colors) -> bool:
    """A place in words: "die roten Bereiche am Bahnhof"; "in der Grafik" and "in Rot" are none."""
    found = (match[0] for match in _PLACE().finditer(text))
    return any(not patterns.graphic.search(place) and not patterns.hint.search(place) for place in found)


@cache
def _colors(*lists: tuple[str, ...]) -> _Colors:
    """The patterns behind the word lists.

    strong: "rot markierte Bereiche", "die Straßen sind rot eingezeichnet", "areas marked in red".
    weak: "die rote Linie", "Linie in Rot", "the red areas".
    """
    colors, marked, parts, drawn, drawn_parts, cues, graphics, things = lists
    color = rf"(?<![^\W_])(?:{'|'.join(_SHADES)}|light |dark )?(?:{any_of(colors)})(?:-?farbig|farben|-?colou?red)?"
    part = _nouns(parts)
    strong = rf"{_marked(color, marked, part)}|{_marked(color, drawn, _nouns(drawn_parts))}"
    weak = rf"(?P<color>{color})(?:n|e[rsnm]?)?\s+(?:\w+e[rnsm]?\s+)?{part}{_UNNAMED}|{part}\s+in\s+{color}(?![^\W_])"
    weak += rf"|{color}\s+(?:steht|stehen|bedeutet|bedeuten|means|stands|shows)(?![^\W_])"
    weak += rf"|(?<!\w)in\s+{color}(?![^\W_])[^.!?;\r\n]{{1,60}}?\sin\s+{color}(?![^\W_])"
    return _Colors(
        hint=re.compile(color, re.IGNORECASE),
        strong=re.compile(strong, re.IGNORECASE),
        weak=re.compile(weak, re.IGNORECASE),
        cue=re.compile(rf"(?<![^\W_])(?:{any_of(cues)})(?![^\W_])", re.IGNORECASE),
        graphic=re.compile(rf"(?<![^\W_])(?:{any_of(graphics)})(?![^\W_])", re.IGNORECASE),
        other=re.compile(rf"(?<![^\W_])(?:{any_of(things)})(?![^\W_])", re.IGNORECASE),
    )


def _nouns(words: tuple[str, ...]) -> str:
    """A pattern for one of these nouns with any ending."""
    return rf"(?<![^\W_])(?:{any_of(words)})(?:e?n|e?s|e|ern?)?(?![^\W_])"


def _marked(color: str, marks: tuple[str, ...], nouns: str) -> str:
    """Nouns with one of these participles and a colour, in either order."""
    more = r"(?:n|e[rsnm]?)?(?:\s+(?:und|and)\s+\w+)?"
    mark = rf"(?:{any_of(marks)})\w*"
    said = rf"(?:in )?{color}{more}[ -]?{mark}|{mark}\s+(?:in\s+)?{color}(?![^\W_])"
    return rf"(?:{said})\s+(?:\w+\s+)?{nouns}{_UNNAMED}|{nouns}[^.!?;:\r\n]{{0,60}}?(?:{said})"
