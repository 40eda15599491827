"""Checks of Leichte Sprache that need no grammar: lines, compounds, characters, numbers, and the test by readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11ylint.checks import Problem, Words, check
from a11ylint.checks.words import long_words
from a11ylint.plain.prose import Found, listed, one_finding, prose, sentences, texts
from a11ylint.post import Post
from a11ylint.source import Place, place_of
from a11ylint.text.words import WORD

_BREAK = re.compile(r"[\r\n]")
_PHONE = re.compile(r"(?<!\w)\(?(?:\+|0)[\d\s()/.-]{4,}")
# Two letters or more up to 39; with L, C, D and M most are abbreviations.
_ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\w-])")


@check("leichte-sprache-line", on=prose())
def one_sentence_a_line(post: Post, _target: Post, *, few: int) -> Iterator[Problem]:
    """No line holds two sentences with more than `few` words."""
    shared: list[list[Found]] = []
    last: Found | None = None
    for item in (item for item in sentences(post) if len(item.sentence.words) > few):
        if last and last.text is item.text and not _parted(last, item):
            if shared and shared[-1][-1] is last:
                shared[-1].append(item)
            else:
                shared.append([last, item])
        last = item
    if shared:
        places = [_from_to(group) for group in shared]
        data = {"count": len(shared), "text": places[0].span.text if places[0].span else ""}
        label = Words("mehrere Sätze in einer Zeile", "several sentences in a line")
        yield Problem("shared", places[0], data, listed((place, label) for place in places[1:]))


def _parted(one: Found, other: Found) -> bool:
    return _BREAK.search(one.text.value, one.sentence.end, other.sentence.start) is not None


def _from_to(group: Sequence[Found]) -> Place:
    return place_of(group[0].text.span(group[0].sentence.start, group[-1].sentence.end))


@check("leichte-sprache-compound", on=prose("de"))
def parted_compounds(post: Post, _target: Post, *, letters: int) -> Iterator[Problem]:
    """No German word has more letters in a row without a hyphen or mediopoint."""
    found = [entry for sentence in sentences(post, "de") for entry in long_words(sentence, letters)]
    yield from one_finding("long", found, limit=letters)


@check("leichte-sprache-special-character", on=prose())
def special_characters(post: Post, _target: Post, *, characters: str) -> Iterator[Problem]:
    """None of these characters stands in the prose outside phone numbers."""
    signs = re.compile(f"[{re.escape(characters)}]")
    found = []
    for sentence in sentences(post):
        text = _PHONE.sub(lambda match: " " * len(match[0]), sentence.prose)
        found += [(sentence.at(*match.span()), match[0]) for match in signs.finditer(text)]
    yield from one_finding("found", found)


@check("leichte-sprache-number", on=prose("de", "en"))
def digits(post: Post, _target: Post, *, german: Sequence[str], english: Sequence[str]) -> Iterator[Problem]:
    """No number stands in words or in Roman letters."""
    lists = {"de": frozenset(german), "en": frozenset(english)}
    found: list[tuple[Place, str]] = []
    for sentence in sentences(post, "de", "en"):
        numbers = (
            match for match in WORD.finditer(sentence.prose) if match[0].lower() in lists[sentence.lang or ""]
        )
        spans = [match.span() for match in (*numbers, *_ROMAN.finditer(sentence.prose))]
        found += [(sentence.at(*span), sentence.value[slice(*span)]) for span in sorted(spans)]
    yield from one_finding("found", found)


def _written(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, with any visible text."""
    if post.first and any(text.value.strip() for text in texts(post)):
        yield post


@check("leichte-sprache-untested", on=_written)
def tested(post: Post, _target: Post) -> Iterator[Problem]:
    """The draft says that readers of the target group have tested it."""
    answer = post.answers.truth("reviewed_by_target_group")
    if answer is not True:
        yield Problem("unknown" if answer is None else "untested", _place(post, "language_level"))


def _place(post: Post, key: str) -> Place:
    """The value of a key, or the whole post where the draft does not have it."""
    node = post.answers.get(key)
    at = node.at if node is not None else None
    return place_of(at) if at is not None else post.at


def _important(post: Post) -> Iterator[Post]:
    if post.first and post.answers.words("tags") and post.answers.word("language_level") != "leicht":
        yield post


@check("leichte-sprache-version-missing", on=_important)
def easy_version(
    post: Post, _target: Post, *, tags: Sequence[str], words: Sequence[str]
) -> Iterator[Problem]:
    """A post with one of the tags names or links a version in easy language."""
    if not {tag.lower() for tag in post.answers.words("tags")} & set(tags):
        return
    whole = "\n".join(text.value for text in texts(post)).lower()
    if not any(word in whole for word in words):
        yield Problem("missing", _place(post, "tags"))
