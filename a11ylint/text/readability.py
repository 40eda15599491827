"""Readability formulas for German and English, from counts of words, sentences and syllables."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from a11ylint.text.sentences import Sentence
from a11ylint.text.syllables import syllables

_LONG = 7  # letters; LIX and the Wiener Sachtextformel call a word long from here on
_MANY = 3  # syllables; the Wiener Sachtextformel counts words with at least as many

_DATES = frozenset(
    (
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag"
        " Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
    ).split()
)


class Counts(NamedTuple):
    """What the formulas need: absolute numbers, never shares."""

    words: int
    sentences: int
    syllables: int
    long_words: int
    """Words with more than six letters."""
    many_syllables: int
    """Words with three syllables or more."""
    one_syllable: int


class _Kind(NamedTuple):
    """All that the formulas ask of a word; a text has hundreds of words and about a dozen kinds of them."""

    syllables: int
    is_long: bool


class Scores(NamedTuple):
    """The scores of a text. `value` belongs to the formula that `name` says."""

    name: str
    """`wstf1` (grade 4 very easy to 15 very hard) or `fkgl` (American school grade)."""
    value: float
    lix: float
    """Below 40 easy, above 60 specialist text."""
    ease: float
    """Amstad or Flesch reading ease: 0 very hard to 100 very easy."""
    counts: Counts
    kinds: Mapping[_Kind, int]
    """How many words there are of each kind."""

    @property
    def margin(self) -> float:
        """Half the 95 % range of `value` that the choice of words alone makes: large in short texts."""
        weight = _weight_de if self.name == "wstf1" else _weight_en
        return _margin((weight(kind), number) for kind, number in self.kinds.items())


def count(sentences: Iterable[tuple[str, ...]], lang: str) -> Counts:
    """Counts of the words of sentences. A single word is no sentence unless there is nothing longer."""
    pieces = list(sentences)
    return _counts(pieces, _kinds(pieces, lang))


def _kinds(pieces: Iterable[tuple[str, ...]], lang: str) -> Mapping[_Kind, int]:
    return Counter(map(_kind_in(lang), chain.from_iterable(pieces)))


@cache
def _kind_in(lang: str) -> Callable[[str], _Kind]:
    @lru_cache(maxsize=1 << 15)  # a language uses few words often
    def kind(word: str) -> _Kind:
        return _Kind(syllables(word, lang), _is_long(word))

    return kind


def _counts(pieces: list[tuple[str, ...]], kinds: Mapping[_Kind, int]) -> Counts:
    words = spoken_in_all = long_words = many = one = 0
    for (spoken, is_long), number in kinds.items():
        words += number
        spoken_in_all += spoken * number
        long_words += number if is_long else 0
        many += number if spoken >= _MANY else 0
        one += number if spoken == 1 else 0
    lengths = list(map(len, pieces))
    several = len(lengths) - lengths.count(0) - lengths.count(1)
    return Counts(words, several or lengths.count(1), spoken_in_all, long_words, many, one)


def _is_long(word: str) -> bool:
    """Letters alone count; most words are nothing else."""
    return len(word) >= _LONG and (word.isalpha() or sum(map(str.isalpha, word)) >= _LONG)


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences


def _percent(part: int, counts: Counts) -> float:
    return 100 * part / counts.words


def wstf1(counts: Counts) -> float:
    """Erste Wiener Sachtextformel (Bamberger and Vanecek 1984): about 4 very easy to 15 very hard."""
    return (
        0.1935 * _percent(counts.many_syllables, counts)
        + 0.1672 * _sentence_length(counts)
        + 0.1297 * _percent(counts.long_words, counts)
        - 0.0327 * _percent(counts.one_syllable, counts)
        - 0.875
    )


def wstf2(counts: Counts) -> float:
    """Zweite Wiener Sachtextformel (Bamberger and Vanecek 1984), same scale as the first."""
    many, long = _percent(counts.many_syllables, counts), _percent(counts.long_words, counts)
    return 0.2007 * many + 0.1682 * _sentence_length(counts) + 0.1373 * long - 2.779


def wstf3(counts: Counts) -> float:
    """Dritte Wiener Sachtextformel (Bamberger and Vanecek 1984), same scale as the first."""
    return 0.2963 * _percent(counts.many_syllables, counts) + 0.1905 * _sentence_length(counts) - 1.1144


def wstf4(counts: Counts) -> float:
    """Vierte Wiener Sachtextformel (Bamberger and Vanecek 1984), same scale as the first."""
    return 0.2744 * _percent(counts.many_syllables, counts) + 0.2656 * _sentence_length(counts) - 1.693


def amstad(counts: Counts) -> float:
    """German reading ease (Amstad 1978): 0 very hard to 100 very easy. Kinder to hard texts than Flesch."""
    return 180 - _sentence_length(counts) - 58.5 * counts.syllables / counts.words


def flesch(counts: Counts) -> float:
    """English Flesch Reading Ease (1948): 0 very hard to 100 very easy."""
    return 206.835 - 1.015 * _sentence_length(counts) - 84.6 * counts.syllables / counts.words


def flesch_kincaid(counts: Counts) -> float:
    """Flesch-Kincaid Grade Level (1975): American school grade."""
    return 0.39 * _sentence_length(counts) + 11.8 * counts.syllables / counts.words - 15.59


def lix(counts: Counts) -> float:
    """LIX (Björnsson 1968): words per sentence and percent of words with more than six letters."""
    return _sentence_length(counts) + _percent(counts.long_words, counts)


def score(sentences: Iterable[Sentence], lang: str) -> Scores | None:
    """The scores of German or English sentences; None for another language and for a text without words.

    How many words make a score worth showing is up to the caller: below 50 words it is noise. Proper names
    are left out, as WCAG 3.1.5 asks: in English capitals inside a sentence, in German, whose nouns have
    capitals too, only months and days.
    """
    language = lang.lower().partition("-")[0]
    pieces = [_without_names(sentence.words, language) for sentence in sentences]
    if language not in ("de", "en") or not any(pieces):
        return None
    kinds = _kinds(pieces, language)
    counts = _counts(pieces, kinds)
    if language == "de":
        return Scores("wstf1", wstf1(counts), lix(counts), amstad(counts), counts, kinds)
    return Scores("fkgl", flesch_kincaid(counts), lix(counts), flesch(counts), counts, kinds)


def hardest(sentences: Iterable[Sentence], lang: str) -> int:
    """Index of the sentence without which the rest is easiest: the one to mend first. Only de and en."""
    language = lang.lower().partition("-")[0]
    each = [count([_without_names(sentence.words, language)], language) for sentence in sentences]
    total = Counts(*map(sum, zip(*each, strict=True)))
    formula = wstf1 if language == "de" else flesch_kincaid

    def rest(index: int) -> float:
        left = Counts(*(whole - part for whole, part in zip(total, each[index], strict=True)))
        return formula(left) if left.words and left.sentences else float("-inf")

    return min(range(len(each)), key=rest)


def _weight_de(kind: _Kind) -> float:
    """What one word adds to the Wiener Sachtextformel, as if all words were like it."""
    return 19.35 * (kind.syllables >= _MANY) + 12.97 * kind.is_long - 3.27 * (kind.syllables == 1)


def _weight_en(kind: _Kind) -> float:
    return 11.8 * kind.syllables


def _margin(weights: Iterable[tuple[float, int]]) -> float:
    """Of the weights of words, each with the number of words that have it."""
    values = list(weights)
    total = sum(number for _, number in values)
    mean = sum(value * number for value, number in values) / total
    variance = sum(number * (value - mean) ** 2 for value, number in values) / total
    return 1.96 * math.sqrt(variance / total)


def _without_names(words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    if lang == "de":
        return words if _DATES.isdisjoint(words) else tuple(word for word in words if word not in _DATES)
    return (*words[:1], *(word for word in words[1:] if not word[0].isupper() or word[:2] in ("I", "I'")))
