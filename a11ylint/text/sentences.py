"""Splits German and English posts into sentences."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from a11ylint.text.blocks import blocks
from a11ylint.text.ends import MARK, is_end
from a11ylint.text.mask import EMOJI, mask
from a11ylint.text.words import WORD, needs_composing, words

_START = re.compile(rf"[\s{EMOJI}*_~>|•·–—:;,.!?…)\]]*")

_REST = f" \t\r\n{EMOJI}|•·"


class Sentence(NamedTuple):
    """A sentence or an item of a list: half-open offsets into the text (code points) and its words."""

    start: int
    end: int
    words: tuple[str, ...]


def sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a post in order; pieces without a word are left out.

    `lang` is a BCP 47 tag. German and English have rules of their own, any other language is split at end
    marks and line breaks. Addresses, mentions, hashtag blocks and emoji are no words: see `mask`.
    """
    return split(mask(text), lang)


def split(masked: str, lang: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a text that is masked already and begins at `offset`, from which theirs count."""
    language = lang.lower().partition("-")[0]
    spans = (span for block in blocks(masked) for span in _pieces(masked, *block, language))
    # One look for the whole text: nearly all are composed already.
    read = words if needs_composing(masked) else WORD.findall
    found = [_sentence(masked, *span, read, offset) for span in spans]
    return tuple([sentence for sentence in found if sentence.words])


def _pieces(masked: str, start: int, end: int, lang: str) -> list[tuple[int, int]]:
    spans = []
    for match in MARK.finditer(masked, start, end):
        if is_end(masked, match, end, lang):
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, end)]


def _sentence(
    masked: str, start: int, end: int, read: Callable[[str], Iterable[str]], offset: int
) -> Sentence:
    lead = _START.match(masked, start, end)
    begin = lead.end() if lead else start
    piece = masked[begin:end].rstrip(_REST)
    return Sentence(offset + begin, offset + begin + len(piece), tuple(read(piece)))
