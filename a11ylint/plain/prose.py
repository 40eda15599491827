"""The sentences of a post or thread, each with the text it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from a11ylint.checks import Fix, Problem, Related, Words
from a11ylint.post import Post
from a11ylint.source import Place, Text, place_of
from a11ylint.text.mask import mask
from a11ylint.text.passages import passages
from a11ylint.text.sentences import Sentence

MOST_RELATED = 3
"""Further places that a finding names; more would hide the other findings."""
MOST_NAMED = 8
"""Words that a message names."""

masked = lru_cache(maxsize=16)(mask)  # several rules look at the same parts of a thread


class Found(NamedTuple):
    """A sentence, the text it stands in, and its language (two-letter code, None where nobody can tell)."""

    text: Text
    sentence: Sentence
    lang: str | None

    @property
    def prose(self) -> str:
        """Its characters, as many as in the text, without addresses, mentions and Markdown."""
        return masked(self.text.value)[self.sentence.start : self.sentence.end]

    @property
    def value(self) -> str:
        """Its characters as written."""
        return self.text.value[self.sentence.start : self.sentence.end]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.at(0, self.sentence.end - self.sentence.start)

    def at(self, start: int, end: int) -> Place:
        """The place of a part of it; offsets count from its beginning."""
        return place_of(self.text.span(self.sentence.start + start, self.sentence.start + end))


def texts(post: Post) -> tuple[Text, ...]:
    """The bodies of a thread, or the one of a single post."""
    return post.thread or (post.text,)


def sentences(post: Post, *langs: str) -> Iterator[Found]:
    """The sentences of a post or whole thread in order; only those in `langs`, if any are named."""
    for text in texts(post):
        for passage in passages(text.value, post.language):
            if not langs or passage.lang in langs:
                yield from (Found(text, sentence, passage.lang) for sentence in passage.sentences)


def longest(post: Post, *langs: str) -> int:
    """The length of the longest word in sentences of these languages; 0 without any."""
    found = chain.from_iterable(passages(text.value, post.language) for text in texts(post))
    said = chain.from_iterable(passage.sentences for passage in found if passage.lang in langs)
    return max(map(len, chain.from_iterable(sentence.words for sentence in said)), default=0)


def _says(text: Text, lang: str | None, langs: tuple[str, ...]) -> bool:
    """Whether a text has a sentence in one of these languages; each passage has at least one sentence."""
    found = passages(text.value, lang)
    return bool(found) if not langs else any(passage.lang in langs for passage in found)


def prose(*langs: str) -> Callable[[Post], Iterator[Post]]:
    """Targets: every single post, and a thread once, with at least one sentence (in one of `langs`)."""

    def targets(post: Post) -> Iterator[Post]:
        if post.first and any(_says(text, post.language, langs) for text in texts(post)):
            yield post

    return targets


def listed(places: Iterable[tuple[Place, Words]]) -> tuple[Related, ...]:
    """The first few of these places as related ones."""
    return tuple(Related(at, label) for at, label in tuple(places)[:MOST_RELATED])


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each of these once, in their order."""
    return tuple(dict.fromkeys(names))


def one_finding(
    key: str, found: Sequence[tuple[Place, str]], fix: Fix | None = None, **more: object
) -> Iterator[Problem]:
    """One finding for all (place, name), at the first; its values: `count`, `name`, the first few `names`, `more`."""
    if found:
        names = unique(name for _, name in found)
        shown = names if len(names) <= MOST_NAMED else (*names[:MOST_NAMED], "…")
        related = listed((at, Words(name, name)) for at, name in found[1:])
        data = {"count": len(names), "name": names[0], "names": shown, **more}
        yield Problem(key, found[0][0], data, related, fix)
