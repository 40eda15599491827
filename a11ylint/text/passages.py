"""The sentences of a text that may hold more than one language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from a11ylint.text.language import guess_masked
from a11ylint.text.mask import mask
from a11ylint.text.sentences import Sentence, split

_LINE_ENDS = re.compile(r"[\r\n][\r\n \t]*")


class Passage(NamedTuple):
    """Sentences in one language (two-letter code); None where nobody can tell."""

    lang: str | None
    sentences: tuple[Sentence, ...]


@lru_cache(maxsize=16)  # two rules ask for each part of a thread; more would only hold memory
def passages(text: str, lang: str | None) -> tuple[Passage, ...]:
    """The paragraphs of a text, each in the language that its own words show, else in `lang`.

    Posts of public bodies often say the same in two languages, one below the other. WCAG 3.1.5 judges each by
    itself, and a German formula says nothing about an English paragraph. Offsets are those of the whole text.
    """
    masked = mask(text)
    found: list[Passage] = []
    last = lang
    for start, end in _paragraphs(masked):
        piece = masked[start:end]
        own = guess_masked(piece) or last
        last = lang or own
        if sentences := split(piece, own or "", start):
            found.append(Passage(own, sentences))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE_ENDS.finditer(text):
        if _is_break(match[0]):
            yield start, match.start()
            start = match.end()
    if text[start:].strip():  # blanked hashtags often stand last
        yield start, len(text)


def _is_break(ends: str) -> bool:
    """A blank line. CR LF is one line end: taken apart it would look like two."""
    return len(ends) > 1 and ends.count("\n") + ends.count("\r") - ends.count("\r\n") > 1
