"""Sentences that announce a live stream, told from those that deny one, look back on one, or mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from a11ylint.checks._phrases import answering, first_part, holds, just_before, just_behind, pattern
from a11ylint.checks._stream_pairs import MOST, NEAR, clause, pairs
from a11ylint.checks._stream_words import Kinds, Lists, holds_one
from a11ylint.source import Span, Text
from a11ylint.text.around import blank
from a11ylint.text.mask import mask
from a11ylint.text.sentences import sentences

_LONGEST: Final = 2000  # characters of a sentence that are searched: a post is hardly ever as long
_AROUND: Final = 240  # characters before and behind a sentence that can name the time and the occasion
# Commas inside "am Dienstag, 11. Juni, 19 Uhr, ins Netz" do not part what belongs together.
_BEFORE_TIME: Final = re.compile(
    r",(?=\s{0,3}(?:(?:ab|um|gegen|von|at|from)\s)?\d)|(?<=\d),|(?<=\d\.),|(?<=\bUhr),|(?<=\d[ap]m),",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence, and `around` it its neighbours too; both without words that deny nothing; and what is behind."""

    text: str
    plain: str
    around: str
    plain_around: str
    behind: str

    def clause(self, begin: int, end: int) -> str:
        """The words around a stretch, without those that deny nothing."""
        first, last = clause(self.plain, begin, end)
        return self.plain[first:last]


def announcement(text: Text, lang: str, words: Lists) -> Span | None:
    """The first words of a text that announce a stream to come."""
    # A hashtag says it as well as a word does; addresses, picture texts and comments say nothing.
    prose = mask(text.value.replace("#", " ").replace("’", "'"))
    if not words.inkling(prose):
        return None
    prose = _BEFORE_TIME.sub(" ", prose)
    parts = sentences(prose, lang)
    for number, part in enumerate(parts):
        end = min(part.end, part.start + _LONGEST)
        if words.inkling(prose[part.start : end]):
            near = parts[max(0, number - 2)].start, parts[min(number + 2, len(parts) - 1)].end
            found = _in_sentence(_sentence(prose, part.start, end, near, words), words)
            if found:
                return text.span(part.start + found[0], part.start + found[1])
    return None


def _sentence(prose: str, begin: int, end: int, near: tuple[int, int], words: Lists) -> Sentence:
    text = prose[begin:end]
    around = prose[max(near[0], begin - _AROUND) : min(near[1], end + _AROUND)]
    # "Nicht verpassen: Livestream" denies nothing: such words are not looked at.
    plain, plain_around = (pattern(words.unless).sub(blank, part) for part in (text, around))
    return Sentence(text, plain, around, plain_around, prose[end : end + NEAR])


def _in_sentence(sentence: Sentence, words: Lists) -> tuple[int, int] | None:
    if holds(words.past, sentence.plain) and not holds(words.upcoming, sentence.text):
        return None
    # What a broadcaster shows is its own affair, unless it is on a channel of ours as well.
    if holds(words.others, sentence.text) and not holds(words.channels, sentence.text):
        return None
    if _asks(sentence, words):
        return None
    found = islice(_candidates(sentence, words), MOST)
    heard = [span for span in found if not _silenced(sentence, span, words)]
    # "Wir übertragen die Sitzung im Livestream": the message quotes what a reader knows it by.
    return next((span for span in heard if "stream" in sentence.text[slice(*span)].lower()), None) or next(
        iter(heard), None
    )


def _asks(sentence: Sentence, words: Lists) -> bool:
    """Whether a question has streams as its subject: "Was kostet ein Livestream?"."""
    text = sentence.text
    return (
        text.endswith("?")
        and holds(words.asking, text)
        and not holds_one((words.upcoming, *words.times), text)
    )


def _candidates(sentence: Sentence, words: Lists) -> Iterator[tuple[int, int]]:
    """Plain announcements first, then "we go live" without a new website, then words that say it together."""
    text = sentence.text
    plain = (match for phrases in (words.phrases, words.nouns) for match in pattern(phrases).finditer(text))
    yield from (match.span() for match in plain)
    vague: Kinds = (words.going, words.weak) if holds(words.channels, text) else (words.going,)
    if len(vague) == 1 and holds(words.stage, sentence.plain_around):
        vague = ()
    matches = (match for phrases in vague for match in pattern(phrases).finditer(text))
    alone = (match.span() for match in matches if text[match.end() : match.end() + 1] != "-")  # Live-Musik
    together = (
        span for pair in pairs(words) for span in pair.found(text, sentence.around, sentence.plain_around)
    )
    for found in (
        *islice(alone, MOST),
        *islice(together, MOST),
        *islice(_held_online(sentence, words), MOST),
    ):
        if not holds(words.things, sentence.clause(*found)):
            yield found


def _held_online(sentence: Sentence, words: Lists) -> Iterator[tuple[int, int]]:
    """An "Online-Gottesdienst", or a "Live-Lesung" on a channel, when there is a time for it."""
    text = sentence.text
    if not holds(words.clock, sentence.around) or holds(words.things, sentence.plain):
        return
    first = (words.remote, words.at_once) if holds(words.channels, text) else (words.remote,)
    for match in (match for kind in words.gatherings for match in pattern(kind).finditer(text)):
        before = text[max(0, match.start() - NEAR) : match.start()]
        back = (first_part(kind, before, match[0]) for kind in first)
        reach = next((length for length in back if length is not None), None)
        if reach is not None:
            yield match.start() - reach, match.end()


def _silenced(sentence: Sentence, found: tuple[int, int], words: Lists) -> bool:
    """Whether the words around a find say that there is no stream, that it is over, or that it is a subject."""
    begin, end = found
    before, after = _undone(sentence, begin, end, words)
    if just_before(words.not_after).search(before) or just_behind(words.not_before).match(after):
        return True
    if answering(words.answers).match(after + sentence.behind):
        return True
    several = bool(pattern(words.several).fullmatch(sentence.text, begin, end))
    if several and not just_before(words.inside).search(before) and not _inviting(sentence, words):
        return True
    if holds(words.about, sentence.text) and not _takes_place("" if several else before, after, words):
        return True
    near = sentence.clause(begin, end)
    if holds(words.none, near):
        return True
    return holds(words.past_near, near) and not holds(words.upcoming, near)


def _inviting(sentence: Sentence, words: Lists) -> bool:
    """Whether a time, a channel or a verb of watching stands near; streams in general have none of them."""
    return holds_one((*words.times, words.channels, words.follow), sentence.around)


def _undone(sentence: Sentence, begin: int, end: int, words: Lists) -> tuple[str, str]:
    """What stands before and behind a find; "nicht im Stream, sondern im Saal" denies what stands between."""
    first, last = max(0, begin - NEAR), end + NEAR
    before, after = sentence.plain[first:begin], sentence.plain[end:last]
    for match in pattern(words.unless).finditer(sentence.text, first, last):
        if match.start() < begin and end < match.end():
            before = sentence.plain[first : match.start()] + sentence.text[match.start() : begin]
    return before, after


def _takes_place(before: str, after: str, words: Lists) -> bool:
    """A course is held in a stream ("im Livestream", "Livestream ab 18 Uhr"), or it is about streams."""
    return bool(just_before(words.inside).search(before) or just_behind(words.when).match(after))
