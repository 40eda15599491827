"""Checks of how hard a text is to read: readability formulas and long sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import NotChecked, Problem, Related, Words, check
from a11ylint.post import Post
from a11ylint.source import Place, Text, place_of
from a11ylint.text.passages import Passage, passages
from a11ylint.text.sentences import Sentence

if TYPE_CHECKING:
    from a11ylint.text.readability import Scores

SCORED = ("de", "en")
LEVELS = ("standard", "einfach", "leicht")
_FORMULAS = {
    "wstf1": Words("Wiener Sachtextformel", "Wiener Sachtextformel"),
    "fkgl": Words("Flesch-Kincaid-Schulstufe", "Flesch-Kincaid grade"),
}
_MOST_RELATED = 3
_FEWEST_SPACED = 4  # letters; fewer may be words of English, or initials


class Found(NamedTuple):
    """A sentence of a post and the text it stands in."""

    text: Text
    sentence: Sentence

    @property
    def place(self) -> Place:
        return place_of(self.text.span(self.sentence.start, self.sentence.end))

    @property
    def value(self) -> str:
        return self.text.value[self.sentence.start : self.sentence.end]

    @property
    def words(self) -> int:
        """A word whose letters stand alone, S T A R K, counts once: spaced-letters speaks of it."""
        groups = (
            (single, sum(1 for _ in group)) for single, group in groupby(self.sentence.words, _is_letter)
        )
        return sum(1 if single and number >= _FEWEST_SPACED else number for single, number in groups)


def _is_letter(word: str) -> bool:
    return len(word) == 1


def _prose(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, that has at least one word outside hashtags and addresses."""
    if post.first and any(_passages(post)):
        yield post


def _passages(post: Post) -> Iterator[tuple[Text, Passage]]:
    for text in post.thread or (post.text,):
        yield from ((text, passage) for passage in passages(text.value, post.language))


def _by_language(post: Post) -> Mapping[str | None, list[tuple[Text, Passage]]]:
    found: dict[str | None, list[tuple[Text, Passage]]] = defaultdict(list)
    for text, passage in _passages(post):
        found[passage.lang].append((text, passage))
    return found


def _lengths(found: list[tuple[Text, Passage]]) -> list[int]:
    """Words of each sentence."""
    return [len(sentence.words) for _, passage in found for sentence in passage.sentences]


def _each(found: list[tuple[Text, Passage]]) -> list[Found]:
    return [Found(text, sentence) for text, passage in found for sentence in passage.sentences]


@check("readability-score", on=_prose)
def readability_score(
    post: Post,
    _target: Post,
    *,
    min_words: int,
    min_sentences: int,
    sure_words: int,
    german_info: float,
    german_warning: float,
    english_info: float,
    english_warning: float,
    lix: float,
    ease_info: float,
    ease_warning: float,
) -> Iterator[Problem | NotChecked]:
    """Each language of a thread is scored by its own formula; a short text only where the result is sure."""
    limits = {"de": (german_info, german_warning), "en": (english_info, english_warning)}
    scored = False
    for lang, found in _by_language(post).items():
        lengths = _lengths(found)
        if sum(lengths) < min_words or sum(length > 1 for length in lengths) < min_sentences:
            continue
        scored = True
        if lang not in limits:
            yield from _foreign(_each(found), lang or "?", ease_info, ease_warning)
            continue
        yield from _judged(found, lang, limits[lang], sure_words, lix)
    if not scored:
        yield NotChecked("too-short-to-score", post.id)


def _judged(
    found: list[tuple[Text, Passage]], lang: str, limits: tuple[float, float], sure_words: int, lix: float
) -> Iterator[Problem]:
    from a11ylint.text.readability import score

    scores = score(chain.from_iterable(passage.sentences for _, passage in found), lang)
    if scores is None:
        return
    info, warning = limits
    shown = round(scores.value, 1)  # as the message has it: "10,0 (Ziel: höchstens 10)" would be no reason
    if scores.counts.words < sure_words:
        if scores.value > info and scores.value - scores.margin > info:
            yield _score_problem("band", _each(found), lang, scores, info)
    elif shown > warning and scores.lix > lix:
        yield _score_problem("hard", _each(found), lang, scores, warning)
    elif shown > info:
        yield _score_problem("demanding", _each(found), lang, scores, info)


def _foreign(found: list[Found], lang: str, info: float, warning: float) -> Iterator[Problem | NotChecked]:
    """Languages for which textstat has a formula made for them; the others are not scored."""
    from a11ylint.plain.foreign import FORMULAS, installed, reading_ease
    from a11ylint.plain.prose import masked

    if lang not in FORMULAS or not installed():
        yield NotChecked("language-not-scored", lang)
        return
    spans = ((masked(item.text.value), item.sentence) for item in found)
    value = reading_ease([prose[sentence.start : sentence.end] for prose, sentence in spans], lang)
    if value < info:
        data = {"formula": FORMULAS[lang], "value": value, "limit": info, "lang": lang}
        yield Problem("foreign-hard" if value < warning else "foreign", found[0].place, data)


def _score_problem(key: str, found: list[Found], lang: str, scores: Scores, limit: float) -> Problem:
    from a11ylint.text.readability import hardest

    worst = found[hardest((item.sentence for item in found), lang)]
    data = {
        "formula": _FORMULAS[scores.name],
        "value": scores.value,
        "low": round(scores.value - scores.margin),
        "high": round(scores.value + scores.margin),
        "lix": round(scores.lix),
        "limit": limit,
        "words": scores.counts.words,
        "sentence": worst.value,
    }
    return Problem(key, worst.place, data)


@check("sentence-too-long", on=_prose)
def sentence_too_long(
    post: Post,
    _target: Post,
    *,
    german: int,
    german_info: int,
    english: int,
    einfach: int,
    leicht: int,
    language_level: str,
) -> Iterator[Problem | NotChecked]:
    """No sentence of a post or thread is longer than its language and its language level allow."""
    standard = {"de": (german, german_info), "en": (english, english)}
    level = _stricter(post.answers.word("language_level"), language_level)
    easy = {"einfach": einfach, "leicht": leicht}.get(level)
    too_long: list[tuple[Found, int]] = []
    longish: list[tuple[Found, int]] = []
    for lang, found in _by_language(post).items():
        most = max(_lengths(found))
        if lang not in standard:
            if most > min(german_info, english):
                yield NotChecked("language-not-scored", lang or "?")
            continue
        limit, info = (easy, easy) if easy is not None else standard[lang]
        if most > min(limit, info):
            too_long += ((item, limit) for item in _each(found) if item.words > limit)
            longish += ((item, info) for item in _each(found) if limit >= item.words > info)
    if too_long or longish:
        yield _length_problem("long", too_long) if too_long else _length_problem("longish", longish)


def _stricter(declared: str | None, configured: str) -> str:
    """Of the level that the draft declares and that of the profile, the one that asks for more."""
    known = [level for level in (declared, configured) if level in LEVELS]
    return max(known, key=LEVELS.index, default="standard")


def _length_problem(key: str, found: list[tuple[Found, int]]) -> Problem:
    """One finding for all sentences that are too long, at the longest; the next ones as related places."""
    ordered = sorted(found, key=lambda pair: -pair[0].words)
    longest, limit = ordered[0]
    related = tuple(
        Related(item.place, Words(f"{item.words} Wörter", f"{item.words} words"))
        for item, _ in ordered[1 : 1 + _MOST_RELATED]
    )
    data = {"count": len(found), "words": longest.words, "limit": limit, "sentence": longest.value}
    return Problem(key, longest.place, data, related)
