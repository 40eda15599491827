"""The language of a post: said, right, and one to a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.checks._languages import language_name
from a11ylint.post import Post
from a11ylint.source import Place, Span, Text, place_of
from a11ylint.text.mask import mask
from a11ylint.text.passages import passages
from a11ylint.text.quotes import is_quoted, quoted
from a11ylint.text.sentences import Sentence
from a11ylint.tree import Scalar

_KEYS = ("lang", "language", "sprache", "locale")
_LETTER = re.compile(r"[^\W\d_]")
_SET = Words("Sprache im Entwurf ändern", "Change the language in the draft")


def _texts(post: Post) -> tuple[Text, ...]:
    return post.thread or (post.text,)


def _written(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, with letters in it."""
    if post.first and any(_LETTER.search(text.value) for text in _texts(post)):
        yield post


@check("language-undeclared", on=_written)
def language_undeclared(
    post: Post, _target: Post, *, platforms: Sequence[str], least: int, judged: Sequence[str]
) -> Iterator[Problem]:
    """The draft or the configuration says the language, and the words agree."""
    if not post.lang_declared:
        listed = [name for name in post.platforms if name in platforms]
        if listed and _count(post) >= least:
            yield Problem("undeclared", post.at, {"platform": listed[0]})
        return
    said = post.language or ""
    if said not in judged or not _differs(post, said, least):
        return
    from a11ylint.text.language import guess

    seen = guess("\n".join(text.value for text in _texts(post)))
    if seen and seen != said:
        at, fix = _declared(post, seen)
        yield Problem(
            "contradicts",
            at,
            {"said": language_name(said), "seen": language_name(seen), "code": seen},
            (),
            fix,
        )


def _count(post: Post) -> int:
    """Words in sentences."""
    found = chain(*(passages(text.value, post.language) for text in _texts(post)))
    return sum(len(sentence.words) for passage in found for sentence in passage.sentences)


def _differs(post: Post, said: str, least: int) -> bool:
    """Whether paragraphs that are clearly in another language have enough words; what others have found out is used."""
    found = list(chain.from_iterable(passages(text.value, post.language) for text in _texts(post)))
    if all(passage.lang == said for passage in found):
        return False
    words = {True: 0, False: 0}
    for passage in found:
        words[passage.lang == said] += sum(len(sentence.words) for sentence in passage.sentences)
    return words[False] >= least and words[False] > words[True]


def _declared(post: Post, seen: str) -> tuple[Place, Fix | None]:
    """The value in the draft, with a fix; or the whole post where the configuration said it."""
    node = post.answers.get(*_KEYS)
    if not isinstance(node, Scalar):
        return post.at, None
    at: Span = node.at
    plain = at.text.strip() == node.value
    return place_of(at), Fix(_SET, (Edit(at, seen),), safe=False) if plain else None


@check("language-mixed", on=_written)
def language_mixed(post: Post, _target: Post, *, least: int) -> Iterator[Problem]:
    """No paragraph has whole sentences in two languages; quotations are let through."""
    for text in _texts(post):
        if not _LETTER.search(text.value):
            continue
        found = _foreign(text, post.language, least)
        if found:
            sentence, lang, main = found
            at = place_of(text.span(sentence.start, sentence.end))
            words = text.value[sentence.start : sentence.end]
            yield Problem(
                "mixed", at, {"text": words, "lang": language_name(lang), "main": language_name(main)}
            )
            return


def _foreign(text: Text, lang: str | None, least: int) -> tuple[Sentence, str, str] | None:
    """The first sentence in another language than the sure sentences around it."""
    from a11ylint.text.language import guess_masked

    masked, quotes = mask(text.value), quoted(text.value)
    for passage in passages(text.value, lang):
        sure: list[tuple[Sentence, str]] = []
        for sentence in passage.sentences:
            if len(sentence.words) < least or is_quoted(sentence.start, sentence.end, quotes):
                continue
            own = guess_masked(masked[sentence.start : sentence.end])
            if own:
                sure.append((sentence, own))
        if len({own for _, own in sure}) > 1:
            counts = {own: sum(len(s.words) for s, o in sure if o == own) for _, own in sure}
            main = max(counts, key=lambda own: counts[own])
            return next((sentence, own, main) for sentence, own in sure if own != main)
    return None
