"""Finds the image description in the visible text of a post, by the markers that people put before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from a11ylint.text.alt.words import listed

# What no reader sees: comments, pictures of Markdown with their alternative text, invisible characters.
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|!\[[^\[\]]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])", re.DOTALL
)
_BREAK = re.compile(
    r"<(?:br|/?(?:p|div|li|ul|ol|tr|h[1-6]|blockquote))\b[^<>\n]{0,500}>|\r\n?|[\v\f\x85\u2028\u2029]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,500}>", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")
_NOISE = re.compile("[*_`~\u00ad\u200b-\u200d\u2060\ufe0f\ufeff]")
_SKIPPED = re.compile(r"(?:https?://|www\.)\S*|(?<!\S)[#@]\S*")
# Bullets, brackets, emoji and a list number may stand before a marker. Possessive: a line is read only once.
_BEFORE = r"(?:[^\w\n!]|\d{1,2}(?=[.)\u20e3]))*+"
_NUMBER = r"(?:\s?\(?(?:nr\.?\s?)?\d{1,2}(?:\s?(?:/|von|of)\s?\d{1,2})?\)?)"
_SIDE = r"(?:links|rechts|oben|unten|left|right|top|bottom)"
_ASIDE = r"(?:\s?\([^()\n]{1,80}\))?"
_FOR = r"(?:\s(?:für|for|zum|zur|vom|des|der|of)\s[^:\n.!?]{1,40}(?=\s?:))?"  # "Bildbeschreibung für Screenreader:"
_END = r"(?:\s?[:|=–—]|\s-(?=\s)|\.(?=\s|$)|\s*$)"
# Behind a longer word than an initial: "A. Meier" goes on.
_SENTENCE_END = re.compile(r"(?<=\w\w)[.!?]\s")
_CLOSING = {"[": "]", "(": ")"}
# Markers of a text, and lines below and characters behind each, that are looked at: a bound for huge texts.
_MOST, _NEAR, _FAR = 200, 12, 2000
# Longest note that is a credit or a pointer ("siehe den ersten Kommentar"); longer ones describe something.
_SHORT_NOTE = 8


class Where(StrEnum):
    """Where a text says that the description is: here, in a comment or reply, or in the alternative text."""

    HERE = "here"
    COMMENT = "comment"
    ALT = "alt"


class Markers(NamedTuple):
    """The words to look for.

    `clear` ones may stand alone on a line, `labels` need a colon. `credits` need a colon and often name a
    photographer instead: `agencies` tell that, and so does a line of names and `particles` only. `sentences` go on
    with what there is to see. `bare`
    ones only say that there is an alternative text. A pointer ("siehe Kommentar") has one of `pointing` and
    a place, one of `comment` or `alt`; one of `pointed` has the place right behind it.
    """

    clear: tuple[str, ...]
    labels: tuple[str, ...]
    credits: tuple[str, ...]
    sentences: tuple[str, ...]
    bare: tuple[str, ...]
    pointing: tuple[str, ...]
    pointed: tuple[str, ...]
    comment: tuple[str, ...]
    alt: tuple[str, ...]
    agencies: tuple[str, ...]
    particles: tuple[str, ...]


class _Patterns(NamedTuple):
    start: re.Pattern[str]
    inside: re.Pattern[str]
    sentence: re.Pattern[str]
    bracket: re.Pattern[str]
    bare: re.Pattern[str]
    pointer: re.Pattern[str]
    see_alt: re.Pattern[str]
    agencies: re.Pattern[str]
    particles: frozenset[str]


def places(text: str, min_words: int) -> Iterator[Where]:
    """What the markers of a text say, in their order; fewer than `min_words` words behind one say nothing."""
    patterns = _patterns(_markers())
    lines = _visible(text).split("\n")
    left = _MOST
    for number, line in enumerate(lines):
        pointer = patterns.pointer.search(line)
        if pointer:
            yield Where.COMMENT if pointer["comment"] else Where.ALT
        if patterns.bare.search(line):
            yield Where.ALT
        matches = list(islice(_matches(line, patterns), left))
        left -= len(matches)
        needed = _SHORT_NOTE + 1 if pointer else min_words
        if any(_describes(match, _note(match, lines, number), patterns, needed) for match in matches):
            yield Where.HERE


def alt_pointer(text: str) -> tuple[int, int] | None:
    """Offsets of the first words that only send people to the alternative text: `!B`, "siehe Alternativtext"."""
    patterns = _patterns(_markers())
    shown = _HIDDEN.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
    for line in _LINE.finditer(shown):
        pointer = patterns.pointer.search(line[0])
        found = (pointer if pointer and not pointer["comment"] else None) or patterns.bare.search(line[0])
        found = found or patterns.see_alt.search(line[0])
        if found:
            blank = len(found[0]) - len(found[0].lstrip())
            return line.start() + found.start() + blank, line.start() + found.end()
    return None


def _matches(line: str, patterns: _Patterns) -> Iterator[re.Match[str]]:
    start = patterns.start.match(line)
    if start:
        yield start
        return
    yield from patterns.bracket.finditer(line)
    yield from patterns.inside.finditer(line)
    yield from patterns.sentence.finditer(line)


def _visible(text: str) -> str:
    """The text as people see it, without emphasis; good for looking something up, offsets do not hold."""
    value = _HIDDEN.sub(" ", unicodedata.normalize("NFKC", text))
    value = _TAG.sub("", _BREAK.sub("\n", value))
    if "&" in value:
        from html import unescape

        value = unescape(value)
    return _NOISE.sub("", value).replace("’", "'")


def _note(match: re.Match[str], lines: Sequence[str], number: int) -> str:
    """What stands behind a marker: the rest of its line, up to its bracket, else the paragraph below."""
    rest = match.string[match.end() : match.end() + _FAR]
    bracket = match.string[: match.start("marker")].rstrip()[-1:]
    closing = _CLOSING.get(bracket, "\n")
    if closing in rest or (bracket not in _CLOSING and any(map(str.isalnum, rest))):
        return rest.split(closing)[0]
    following = islice(lines, number + 1, number + 1 + _NEAR)
    filled = dropwhile(lambda line: not line.strip(), following)
    return " ".join((rest, *(line[:_FAR] for line in takewhile(str.strip, filled))))


def _describes(match: re.Match[str], note: str, patterns: _Patterns, min_words: int) -> bool:
    words = [word for word in _SKIPPED.sub(" ", note).split() if any(map(str.isalnum, word))]
    return len(words) >= min_words and not (match.groupdict().get("credit") and _is_credit(words, patterns))


def _is_credit(words: Sequence[str], patterns: _Patterns) -> bool:
    """Names and agencies only ("Foto: Stadt Musterstadt / Anna Meier"); nothing is said about the picture."""
    first = _SENTENCE_END.split(" ".join(words), maxsplit=1)[0]
    if len(first.split()) <= _SHORT_NOTE and patterns.agencies.search(first):
        return True
    bare = [word.strip(".,;:()/„“”\"'") for word in words]
    begins = bare[0][:1].isupper() and bare[0].casefold() in patterns.particles
    return not begins and not any(word[:1].islower() and word not in patterns.particles for word in bare)


@cache
def _markers() -> Markers:
    """The words that ship, of all languages together."""
    return Markers(*(listed("description", key) for key in Markers._fields))


@cache
def _patterns(markers: Markers) -> _Patterns:
    clear, labels, names = _any(markers.clear), _any(markers.labels), _any(markers.credits)
    sends = rf"(?:{clear})\s?[:–—-]?\s(?:{_any(markers.pointing)})(?!\w)[^\n]{{0,60}}?"
    stands = rf"(?:(?:{_any(markers.pointing)})\s(?:ihr\s|sie\s)?)?"
    says = rf"(?:{_any(markers.pointed)})\s{stands}(?:im|in)\s(?:de[nmr]\s|the\s)?"
    points = rf"(?<!\w)(?:{sends}|{says})(?<!\w)"
    place = rf"(?:(?P<comment>{_any(markers.comment)})|{_any(markers.alt)})"
    signs = [word for word in markers.bare if not word[:1].isalnum()]
    letters = [word for word in markers.bare if word[:1].isalnum()]
    return _Patterns(
        start=re.compile(_BEFORE + _first_on_line(clear, labels, names), re.IGNORECASE),
        inside=re.compile(
            rf"(?:[^\w\s,„‚'’/-]|(?<!\w)#\w+(?=\s))\s{{0,3}}(?P<marker>(?:{clear}){_NUMBER}?{_ASIDE}\s?:)",
            re.IGNORECASE,
        ),
        sentence=re.compile(
            rf"(?:^{_BEFORE}|(?<=[.!?:…]\s))(?P<marker>(?:{_any(markers.sentences)})(?=[\s,:]))",
            re.IGNORECASE,
        ),
        bracket=re.compile(
            rf"[\[(]\s?(?P<marker>(?:{labels}|(?P<credit>{names})){_NUMBER}?\s?:)", re.IGNORECASE
        ),
        # "Plan B!" ends a sentence; only at the beginning of a line it is a marker.
        bare=re.compile(rf"(?<!\S)(?:{_any(signs)})(?!\w)|^\W*(?:{_any(letters)})(?!\S)", re.IGNORECASE),
        pointer=re.compile(points + place, re.IGNORECASE),
        see_alt=re.compile(
            rf"(?<!\w)(?:siehe|see)\s(?:im |den |the )?(?:{_any(markers.alt)})(?!\w)", re.IGNORECASE
        ),
        agencies=re.compile(rf"(?<!\w)(?:{_any(markers.agencies)})(?!\w)|©|\(c\)", re.IGNORECASE),
        particles=frozenset(word.casefold() for word in markers.particles),
    )


def _first_on_line(clear: str, labels: str, names: str) -> str:
    """A marker with what ends it: a colon or a dash, and for clear ones the end of the line."""
    return (
        rf"(?P<marker>(?:{clear}){_NUMBER}?{_ASIDE}{_FOR}{_END}"
        rf"|(?<=#)(?:{clear})(?=\s)"
        rf"|(?:{labels}){_NUMBER}?\s?:"
        rf"|(?:{names})(?:{_NUMBER}|\s{_SIDE}){_ASIDE}\s?[:–—]"
        rf"|(?P<credit>{names}){_ASIDE}\s?:)"
    )


def _any(words: Sequence[str]) -> str:
    """One of these words; a blank in a word stands for a blank, a hyphen or nothing. None match nothing."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join("[ -]?".join(map(re.escape, word.split())) for word in longest_first) or r"(?!)"
