"""Checks of words, clauses and paragraphs, and of how dates and phone numbers are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.later import later
from a11ylint.plain.prose import Found, listed, longest, masked, one_finding, prose, sentences, texts, unique
from a11ylint.post import Post
from a11ylint.source import Place, Text, place_of
from a11ylint.text.words import WORD, composed

# What parts the clauses of a sentence, so far as signs show it; a time (23:40) and a price (4,50) have none.
_CLAUSE = later(r"[;()–—]|[,:](?!\d)|\s-\s")
_MOST_ACRONYMS = 100  # each is looked for in the whole thread; no post has so many
_PARTS = re.compile("[-\u2010\u2011\u00b7\u2027*:_/(]")


_WORDS = Words("Wörter", "words")


@check("clause-too-long", on=prose("de"))
def clause_too_long(post: Post, _target: Post, *, words: int) -> Iterator[Problem]:
    """No part of a German sentence between commas, colons, brackets or dashes has more words."""
    found: list[tuple[int, Place, str]] = []
    for sentence in sentences(post, "de"):
        start = 0
        for stop in (*(match.start() for match in _CLAUSE().finditer(sentence.prose)), len(sentence.prose)):
            # German has no words of one letter: what looks like them is spelt out or an abbreviation.
            count = sum(
                match.end() - match.start() > 1 for match in WORD.finditer(sentence.prose, start, stop)
            )
            if count > words:
                piece = sentence.value[start:stop].strip(" ,;:()–—-")
                at = start + sentence.value[start:stop].index(piece)
                found.append((count, sentence.at(at, at + len(piece)), piece))
            start = stop
    if found:
        yield _longest("long", found, words)


def _longest(key: str, found: Sequence[tuple[int, Place, str]], limit: int, unit: Words = _WORDS) -> Problem:
    """One finding at the longest; the next ones as related places."""
    ordered = sorted(found, key=lambda entry: (-entry[0], -len(entry[2])))
    count, at, value = ordered[0]
    related = listed((place, Words(*(f"{size} {name}" for name in unit))) for size, place, _ in ordered[1:])
    return Problem(key, at, {"count": len(found), "words": count, "limit": limit, "text": value}, related)


@check("paragraph-too-long", on=prose())
def paragraph_too_long(
    post: Post, _target: Post, *, words: int, sentences: int, few: int
) -> Iterator[Problem]:
    """No block of text without a line break has more words, or more sentences unless it has only `few` words."""
    found: dict[str, list[tuple[int, Place, str]]] = {"long": [], "sentences": []}
    for text, block in _blocks(post):
        count = sum(len(item.sentence.words) for item in block)
        if count > words or (len(block) > sentences and count > few):
            first, last = block[0].sentence, block[-1].sentence
            at, value = place_of(text.span(first.start, last.end)), text.value[first.start : last.end]
            key, size = ("long", count) if count > words else ("sentences", len(block))
            found[key].append((size, at, value))
    if found["long"]:
        yield _longest("long", found["long"], words)
    elif found["sentences"]:
        yield _longest("sentences", found["sentences"], sentences, Words("Sätze", "sentences"))


def _blocks(post: Post) -> Iterator[tuple[Text, list[Found]]]:
    """Sentences that stand in one block: a line break that the splitter takes for one parts them."""
    for text in texts(post):
        block: list[Found] = []
        for item in (item for item in sentences(post) if item.text is text):
            gap = text.value[block[-1].sentence.end : item.sentence.start] if block else ""
            if "\n" in gap or "\r" in gap:
                yield text, block
                block = []
            block.append(item)
        if block:
            yield text, block


@check("word-too-long", on=prose("de", "en"))
def word_too_long(
    post: Post,
    _target: Post,
    *,
    german: int,
    english: int,
    law_endings: Sequence[str],
    title_endings: Sequence[str],
) -> Iterator[Problem]:
    """No word has more letters without a hyphen or mediopoint, but for names of laws, posts and trades."""
    limits = {"de": german, "en": english}
    if longest(post, "de", "en") <= min(limits.values()):
        return
    fixed = (*law_endings, *title_endings)
    found: list[tuple[Place, str]] = []
    for sentence in sentences(post, "de", "en"):
        if max(map(len, sentence.sentence.words)) > min(german, english):
            found += long_words(sentence, limits[sentence.lang or ""], fixed)
    ordered = sorted(found, key=lambda entry: -len(entry[1]))
    yield from one_finding("long", ordered)


def long_words(sentence: Found, limit: int, endings: tuple[str, ...] = ()) -> Iterator[tuple[Place, str]]:
    """Words with more letters in a row than `limit`, but for hashtags and those with one of these endings."""
    for match in WORD.finditer(sentence.prose):
        word = composed(match[0])
        part = max(_PARTS.split(word), key=len)
        if sum(map(str.isalpha, part)) <= limit or word.lower().endswith(endings):
            continue
        if sentence.value[: match.start()][-1:] != "#":
            yield sentence.at(*match.span()), word


@check("abbreviation-unexplained", on=prose("de", "en"))
def abbreviation_unexplained(
    post: Post, _target: Post, *, longest: int, known: Sequence[str]
) -> Iterator[Problem]:
    """No abbreviation of capitals that not everybody knows stands without its words; once in a thread is enough."""
    from a11ylint.plain.acronyms import acronyms, explained

    house = {word.upper() for word in (*known, *post.house.acronyms)}
    whole = "\n".join(masked(text.value) for text in texts(post))
    found = [
        (sentence.at(acronym.start, acronym.end), acronym.name)
        for sentence in sentences(post, "de", "en")
        for acronym in acronyms(sentence.prose, longest)
        if acronym.name not in house and sentence.value[: acronym.start][-1:] != "#"
    ]
    names = unique(name for _, name in found)[:_MOST_ACRONYMS]
    unclear = {name for name in names if not explained(name, whole)}
    yield from one_finding("unexplained", [entry for entry in found if entry[1] in unclear])


@check("date-time-format", on=prose("de", "en"))
def date_time_format(post: Post, _target: Post, *, relative: bool) -> Iterator[Problem]:
    """No date in numbers can be read in two ways; if asked for, no "morgen" in a post that names no day."""
    from a11ylint.plain import dates

    numeric = any(dates.may_be_ambiguous(text.value) for text in texts(post))
    for sentence in sentences(post, "de", "en") if numeric else ():
        for date in dates.ambiguous(sentence.prose):
            data = {
                "date": sentence.value[date.start : date.end],
                "one": Words(dates.named(date.one, "de"), dates.named(date.one, "en")),
                "other": Words(dates.named(date.other, "de"), dates.named(date.other, "en")),
            }
            yield Problem("ambiguous", sentence.at(date.start, date.end), data)
    if relative and not any(dates.has_date(masked(text.value)) for text in texts(post)):
        found = [
            (sentence.at(*span), sentence.value[slice(*span)])
            for sentence in sentences(post, "de", "en")
            for span in dates.relative(sentence.prose, sentence.lang or "")
        ]
        yield from one_finding("relative", found)


@check("phone-format", on=prose(), needs=("digit",))
def phone_format(post: Post, _target: Post) -> Iterator[Problem]:
    """No phone number has strokes or full stops between its groups; with a fix."""
    from a11ylint.plain.phones import badly_grouped

    title = Words("Leerzeichen statt Schrägstrich oder Punkt", "Blanks instead of strokes or full stops")
    for text in texts(post):
        for phone in badly_grouped(masked(text.value)):
            at = place_of(text.span(phone.start, phone.end))
            fix = Fix(title, (Edit(text.span(phone.start, phone.end), phone.better),), safe=True)
            data = {"number": text.value[phone.start : phone.end], "better": phone.better}
            yield Problem("grouped", at, data, (), fix)
