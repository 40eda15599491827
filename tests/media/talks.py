"""Talks and their captions as times alone: sentences with pauses, captions as people write them."""

from __future__ import annotations

import random

from a11ylint.media.shifts import Spans


def spoken(seed: int, count: int = 14) -> Spans:
    """Sentences of two to six seconds with pauses between them."""
    dice, at, spans = random.Random(seed), 1.0, []  # noqa: S311
    for _ in range(count):
        end = at + dice.uniform(2, 6)
        spans.append((at, end))
        at = end + dice.uniform(0.4, 1.8)
    return tuple(spans)


def captions(talk: Spans, seed: int = 0) -> Spans:
    """As people write them: long sentences in two, each a little off, a little longer than the words."""
    dice, cues = random.Random(seed), []  # noqa: S311
    for begin, end in talk:
        middle = [(begin + end) / 2] if end - begin > 4 else []
        for first, last in zip([begin, *middle], [*middle, end], strict=True):
            cues.append((max(0.0, first + dice.uniform(-0.2, 0.3)), last + dice.uniform(0, 0.3)))
    return tuple(cues)


def reading(seed: int) -> Spans:
    """Somebody reads aloud: short sentences, short pauses."""
    dice, at, spans = random.Random(seed), 1.0, []  # noqa: S311
    for _ in range(24):
        end = at + dice.uniform(2, 4)
        spans.append((at, end))
        at = end + dice.uniform(0.35, 0.9)
    return tuple(spans)


def careless(talk: Spans, seed: int, most: float) -> Spans:
    """Captions of two seconds or less, up to `most` seconds off."""
    dice, cues = random.Random(seed), []  # noqa: S311
    for begin, end in talk:
        count = max(1, round((end - begin) / 1.9))
        length = (end - begin) / count
        firsts = [begin + length * number for number in range(count)]
        cues += [
            (max(0, at + dice.uniform(-most, most)), at + length + dice.uniform(0, 0.4)) for at in firsts
        ]
    return tuple(sorted(cues))


def held(cues: Spans) -> Spans:
    """The same captions, each until the next one comes."""
    ends = [begin for begin, _ in cues[1:]] + [cues[-1][1]]
    return tuple((begin, end) for (begin, _), end in zip(cues, ends, strict=True))
