"""Sentences that announce a live stream, told from those that deny one, look back on one, or mean something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from a11ylint.checks._prepared import prepared
from a11ylint.post import Post
from a11ylint.source import Span, Text
from a11ylint.text.around import blank
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.mask import EMOJI, MARKS, mask
from a11ylint.text.sentences import sentences

Phrases = Mapping[str, Sequence[str]]  # by language

# Bounded, so that no text can make the search slow.
_BLANK: Final = r"[\s\-\u2010-\u2013]{1,3}"
_GAP: Final = r"(?:(?:[^\s.!?:]{1,40}|\d{1,2}\.)\s{1,3}){0,8}?"  # "am 3. Juni ab 19 Uhr"
_NEAR: Final = 120
_MOST: Final = 50  # a sentence with more phrases than that says nothing new
_CLAUSE_END: Final = re.compile(
    rf"[,;:()!?\n{EMOJI}]|\s[–—-]\s|\b(?:aber|sondern|deshalb|daher|darum|dafür|but|instead)\b", re.IGNORECASE
)


class Lists(NamedTuple):
    """Phrases; those of the first four fields are searched in all languages: German posts say "going live" too."""

    phrases: tuple[str, ...]
    going: tuple[str, ...]
    weak: tuple[str, ...]
    channels: tuple[str, ...]
    things: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    none: tuple[str, ...]
    past: tuple[str, ...]
    past_near: tuple[str, ...]
    upcoming: tuple[str, ...]
    unless: tuple[str, ...]


_ALL_LANGUAGES: Final = 4


def announced(post: Post, *lists: Phrases) -> Span | None:
    """The first words of a post or thread that announce a stream to come; `lists` in the order of Lists."""
    words, wanted = _lists(*lists)(post.language)
    texts = (text for text in post.thread or (post.text,) if may_hold(text.value, wanted))
    spans = (_announced(post, text, words) for text in texts)
    return next((span for span in spans if span), None)


@prepared
def _lists(*lists: Phrases) -> Callable[[str | None], tuple[Lists, Hints | None]]:
    @cache
    def of(lang: str | None) -> tuple[Lists, Hints | None]:
        keys = (None if number < _ALL_LANGUAGES else lang for number in range(len(lists)))
        words = Lists(*map(listed, lists, keys))
        return words, hints((*words.phrases, *words.going, *words.weak))

    return of


def listed(phrases: Phrases, lang: str | None) -> tuple[str, ...]:
    """The phrases of one language, of all when there is no list for it.

    The English past tense "was" is a German question: words around a phrase count in their own language only.
    """
    keys = [lang] if lang is not None and lang in phrases else sorted(phrases)
    return tuple(phrase for key in keys for phrase in phrases[key] if phrase.strip())


def _announced(post: Post, text: Text, words: Lists) -> Span | None:
    # A hashtag says it as well as a word does; addresses, picture texts and comments say nothing.
    prose = mask(text.value.replace("#", " ").replace("’", "'"))
    if not _any((*words.phrases, *words.going, *words.weak), prose):
        return None
    for sentence in sentences(prose, post.language or "de"):
        found = _in_sentence(prose[sentence.start : sentence.end], words)
        if found:
            return text.span(sentence.start + found.start(), sentence.start + found.end())
    return None


def _in_sentence(sentence: str, words: Lists) -> re.Match[str] | None:
    if not _any((*words.phrases, *words.going, *words.weak), sentence):
        return None
    # "Nicht verpassen: Livestream" denies nothing: such words are not looked at.
    plain = pattern(words.unless).sub(blank, sentence)
    if _any(words.past, plain) and not _any(words.upcoming, sentence):
        return None
    matches = islice(_candidates(sentence, plain, words), _MOST)
    return next((match for match in matches if not _silenced(plain, match, words)), None)


def _candidates(sentence: str, plain: str, words: Lists) -> Iterator[re.Match[str]]:
    """Plain announcements first, then "we go live" without a new website, then "live" with a channel."""
    yield from pattern(words.phrases).finditer(sentence)
    vague = (words.going, words.weak) if _any(words.channels, sentence) else (words.going,)
    matches = (match for phrases in vague for match in pattern(phrases).finditer(sentence))
    for match in islice(matches, _MOST):
        compound = sentence[match.end() : match.end() + 1] == "-"  # Live-Musik
        if not compound and not _any(words.things, _clause(plain, match)):
            yield match


def _silenced(plain: str, match: re.Match[str], words: Lists) -> bool:
    """Whether the words around a match say that there is no stream, or that it is over."""
    if _just_before(words.not_after).search(plain[max(0, match.start() - _NEAR) : match.start()]):
        return True
    if _just_behind(words.not_before).match(plain[match.end() : match.end() + _NEAR]):
        return True
    clause = _clause(plain, match)
    if _any(words.none, clause):
        return True
    return _any(words.past_near, clause) and not _any(words.upcoming, clause)


def _clause(plain: str, match: re.Match[str]) -> str:
    """The words around a match up to the next comma, colon or conjunction, 120 characters each way at most."""
    before = plain[max(0, match.start() - _NEAR) : match.start()]
    after = plain[match.end() : match.end() + _NEAR]
    ends = [end.end() for end in _CLAUSE_END.finditer(before)]
    end = _CLAUSE_END.search(after)
    start = ends[-1] if ends else 0
    return before[start:] + plain[match.start() : match.end()] + (after[: end.start()] if end else after)


def _any(phrases: tuple[str, ...], text: str) -> bool:
    return bool(pattern(phrases).search(text))


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words: `*` leaves a word open, a blank is also a hyphen, `…` is a gap."""
    # Longer ones first, so that a finding shows as much of the text as possible.
    parts = sorted((_phrase(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _just_before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, with at most one more word behind it, at the end of the text."""
    return re.compile(rf"{pattern(phrases).pattern}(?:\s+[^\s:,;]+)?\s*$", re.IGNORECASE)


@cache
def _just_behind(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, with at most two words before it, at the beginning of the text."""
    return re.compile(rf"(?:\s+[^\s:,;]+){{0,2}}?\s+{pattern(phrases).pattern}", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = phrase.split()
    parts = (_GAP if word == "…" else _word(word) + _BLANK for word in words[:-1])
    return "".join(parts) + _word(words[-1])


def _word(word: str) -> str:
    """One word of a phrase; umlauts match in their composed and decomposed form."""
    both = (re.escape(c) if c.isascii() else f"(?:{c}|{unicodedata.normalize('NFD', c)})" for c in word)
    return "".join(both).replace(r"\*", rf"[\w{MARKS}]*")
