"""Pointers that only work for those who see: "see picture", and handles that stand for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.later import later
from a11ylint.post import AltState, Medium, Post
from a11ylint.source import place_of
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.links import web_links, without_hidden

Lists = Mapping[str, Sequence[str]]

_MOST_RELATED = 5
_DESCRIPTION = later(
    r"(?:^|(?<=[\r\n]))[^\w\r\n]*(?:(?:bild|foto|grafik|video)[- ]?beschreibung|alternativ[- ]?text|alt[- ]?text"
    r"|(?:image|picture|photo|video|visual) description|alt)\b[^\r\n:]{0,30}:(?P<note>(?:[^\r\n]|\r?\n(?!\s*[\r\n]))*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3
_HANDLE = later(r"(?<![\w@/])@(?P<name>\w+(?:[.-]\w+)*)(?:@[\w.-]*\w)?")
_CHUNK = later(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])|\d+")
_VOWELS = frozenset("aeiouyäöü")
_BEFORE = later(r"(?P<word>[^\W\d_]+)[\s\"“”„»«]*$")
_GOES_ON = later(r"[ \t]+[a-zäöüß]")
# "wie ihr auf dem Bild seht", "as you can see in the chart": no other words stand between.
_WHO = "(?:ihr|sie|du|man|wir|hier|oben|unten|auch|es|you|we|can|see|seen|shown|pictured)"
# "im Flyer, der im Rathaus ausliegt", "auf dem Plakat am Bahnhof".
_NOT_ON_PAPER = (
    r"(?!\s+(?:am|an|vor|neben)\s)"
    r"(?![^.!?\r\n]{0,60}(?:lieg[et]|aushäng|hängt|erhältlich|verteil|gedruckt|Briefk[aä]sten))"
)


def described(text: str) -> Iterator[re.Match[str]]:
    """The image descriptions in the visible text: they name colours and directions, and rightly so."""
    if ":" in text:
        yield from (
            m for m in _DESCRIPTION().finditer(text) if len(_WORD.findall(m["note"])) >= _FEWEST_WORDS
        )


def with_words(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread with letters in it."""
    if _WORD.search(post.text.value):
        yield post


@check("context-reference", on=with_words)
def context_reference(
    post: Post,
    _target: Post,
    *,
    pictures: Lists,
    pointing: Lists,
    shown: Lists,
    questions: Lists,
    gestures: Lists,
    likening: Lists,
    locating: Lists,
    taking: Lists,
    drawn: Lists,
) -> Iterator[Problem]:
    """Words that point at a picture which the draft does not describe."""
    lists = (pictures, pointing, shown, questions, gestures, likening, locating, taking, drawn)
    said, named, led = _needed(*lists)
    text = post.text.value
    if not may_hold(text, said):
        if not (may_hold(text, named) and may_hold(text, led)):
            return
        if not _leading(pointing, likening, locating, taking, drawn).search(text.casefold()):
            return
    words = [tuple(chain(*words.values())) for words in lists]
    pattern = _pointers(*words)
    match = pattern.search(without_hidden(post.text.value))
    if match is None or _has_description(post):
        return
    images = [medium for medium in post.media if medium.type == "image"]
    at = place_of(post.text.span(*match.span()))
    data = {"words": " ".join(match[0].split())}
    if images and not all(map(_has_alt, images)):
        yield Problem("picture", at, data)
    elif not images and match["question"] is None and not (match["located"] and web_links(post.text.value)):
        yield Problem("no-picture", at, data)


@prepared
def _needed(
    pictures: Lists, pointing: Lists, shown: Lists, questions: Lists, gestures: Lists, *leading: Lists
) -> tuple[Hints | None, ...]:
    """Of whole phrases, of words for pictures and of words that lead to them: what a text cannot do without."""
    phrases = chain(("swipe",), *(chain(*lists.values()) for lists in (shown, questions, gestures)))
    led = chain.from_iterable(chain(*lists.values()) for lists in (pointing, *leading))
    return hints(phrases), hints(chain(*pictures.values())), hints(led)


def _has_alt(picture: Medium) -> bool:
    return picture.alt.state is AltState.UNREPRESENTABLE or bool(picture.alt.value)


def _has_description(post: Post) -> bool:
    """In the visible text of the post or its thread, or declared to stand in a comment."""
    if post.answers.word("description_in") in ("comment", "thread"):
        return True
    return any(next(described(text.value), None) for text in post.thread or (post.text,))


@prepared
def _leading(*lists: Lists) -> re.Pattern[str]:
    """Any of the words that lead to a picture, small letters."""
    words = tuple(chain.from_iterable(chain(*listed.values()) for listed in lists))
    return re.compile(rf"(?<![^\W_])(?:{any_of([word.casefold() for word in words])})(?![^\W_])")


@cache
def _pointers(*lists: tuple[str, ...]) -> re.Pattern[str]:
    """Phrases such as "siehe Grafik", "wie auf dem Foto zu sehen", "Sieht das nicht toll aus?", "swipe left".

    `located` is one that may as well mean something on paper or behind a link: "Infos auf dem Flyer".
    """
    pictures, pointing, shown, questions, gestures, likening, locating, taking, drawn = lists
    word = r"(?<![^\W_])(?:{})(?![^\W_])"
    articles = r"(?:[^\W\d_]{2,8}\s+){0,2}?"
    picture = rf"(?:{any_of(pictures)})(?![^\W_])"
    place = rf"(?:(?:auf|in|on)\s+{articles}|im\s+){picture}"
    few_words = r"(?:[^\W\d_]{2,14}\s+){0,4}?"
    return re.compile(
        rf"(?<![^\W_])(?:{any_of(pointing)})\s+{articles}{picture}"
        rf"|{word.format(any_of(shown))}"
        rf"|(?P<question>{word.format(any_of(questions))}[^.!?\r\n]{{0,80}}\?)"
        rf"|{word.format(any_of(gestures))}"
        rf"|{word.format(any_of(likening))}\s+(?:{_WHO}\s+){{0,4}}?(?:(?:auf|in|on)\s+[^\W\d_]{{2,8}}\s+{articles}|im\s+){picture}"
        rf"|(?P<located>(?:{word.format(any_of(locating))}\s+{few_words}{place}"
        rf"|{word.format(any_of(taking))}\s+{few_words}(?:dem|der|the)\s+{picture}"
        rf"|(?<![^\W_])(?:dem|der)\s+{picture}\s+{few_words}(?:{any_of(taking)})(?![^\W_])"
        rf"|(?<![^\W_]){place}\s+(?:{any_of(drawn)})(?![^\W_])){_NOT_ON_PAPER})"
        r"|(?<![^\W_])swipe(?![^\W_])(?!\s+[^\W\d_])",  # alone; "swipe your card" is no pointer
        re.IGNORECASE,
    )


def any_of(words: Sequence[str]) -> str:
    """A pattern for one of these words; a blank stands for blanks and line ends, `*` for any ending."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(_escaped, word.split())) for word in longest_first) or r"(?!)"


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


def _with_mentions(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread that mentions an account."""
    if "@" in post.text.value and _HANDLE().search(without_hidden(post.text.value)):
        yield post


@check("mention-opaque", on=_with_mentions, needs=("at",))
def mention_opaque(
    post: Post, _target: Post, *, most_in_row: int, longest: int, joints: Lists
) -> Iterator[Problem]:
    """Many mentions side by side, or a handle nobody can understand in the place of a name."""
    text = without_hidden(post.text.value)
    found = list(_HANDLE().finditer(text))
    rows = [row for row in _rows(text, found) if len(row) > most_in_row]
    if rows:
        span = post.text.span(rows[0][0].start(), rows[0][-1].end())
        yield Problem("row", place_of(span), {"number": len(rows[0]), "most": most_in_row})
        return
    known = frozenset(word for words in joints.values() for word in words)
    opaque = [match for match in found if _stands_for_name(text, match, known) and _is_opaque(match, longest)]
    if opaque:
        spans = [post.text.span(*match.span()) for match in opaque]
        related = tuple(
            Related(place_of(span), Words(match[0], match[0]))
            for span, match in zip(spans[1 : 1 + _MOST_RELATED], opaque[1:], strict=False)
        )
        yield Problem("opaque", place_of(spans[0]), {"handle": opaque[0][0]}, related)


def _rows(text: str, found: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Handles with nothing but blanks and commas between them."""
    rows: list[list[re.Match[str]]] = []
    for match in found:
        beside = rows and not text[rows[-1][-1].end() : match.start()].strip(" \t\r\n,|·•/&+")
        if beside:
            rows[-1].append(match)
        else:
            rows.append([match])
    return rows


def _stands_for_name(text: str, match: re.Match[str], joints: frozenset[str]) -> bool:
    """In the middle of a sentence, behind "von" or "with": the handle is all that is said of somebody."""
    before = _BEFORE().search(text, max(0, match.start() - 60), match.start())
    return bool(before and before["word"].casefold() in joints and _GOES_ON().match(text, match.end()))


def _is_opaque(match: re.Match[str], longest: int) -> bool:
    """Digits or chunks without a vowel, or small letters run together that are too many for one word."""
    chunks = _CHUNK().findall(match["name"])
    odd = any(chunk.isdigit() or not _VOWELS.intersection(chunk.lower()) for chunk in chunks)
    return odd or any(len(chunk) > longest for chunk in chunks)
