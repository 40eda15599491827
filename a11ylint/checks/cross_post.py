"""One text for several networks: what is seen of it at first, and what belongs to one network only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.checks.length import posted
from a11ylint.checks.references import any_of
from a11ylint.later import later
from a11ylint.plain.prose import one_finding
from a11ylint.post import Post
from a11ylint.source import Place, place_of
from a11ylint.text.links import web_links, without_hidden, words_around

Lists = Mapping[str, Sequence[str]]

_TAG = later(r"[#＃@][\w.@-]+")
_OF_LINKS = ("://", "www.", "](", "][", "<", "`")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HANDLE = later(r"(?<![\w@/.])@(?P<name>\w+(?:[.-]\w+)*)(?P<server>@[\w.-]*\w)?")
_HASHTAG = later(r"(?<![\w&/#])[#＃][^\W_]\w+")


def _folded(post: Post) -> Iterator[Post]:
    """Every single post and the first part of a thread with a text, where a platform is named."""
    if post.first and post.platforms and post.text.value.strip():
        yield post


@prepared
def _hollow(empty: Lists) -> frozenset[str]:
    return frozenset(word.casefold() for word in chain(*empty.values()))


@check("post-truncated", on=_folded)
def post_truncated(
    post: Post, _target: Post, *, folds: Mapping[str, int], lines: int, least: int, empty: Lists
) -> Iterator[Problem]:
    """What a network shows before "more" says something."""
    named = [name for name in post.platforms if name in folds]
    if not named:
        return
    text = posted(post.text.value)
    first = min(named, key=lambda name: folds[name])
    head = "\n".join(text[: folds[first]].splitlines()[:lines])
    if len(text) <= len(head) or not _WORD.search(text, len(head)):
        return
    linked = any(sign in head for sign in _OF_LINKS)
    prose = _TAG().sub(" ", words_around(head) if linked else head)
    hollow = _hollow(empty)
    words = (match[0] for match in _WORD.finditer(prose) if match[0].casefold() not in hollow)
    if len(tuple(islice(words, least))) < least:
        from a11ylint import platforms

        shown = platforms.table()[first].name
        data = {
            "platform": Words(shown["de"], shown["en"]),
            "size": folds[first],
            "text": " ".join(head.split()),
        }
        yield Problem("hollow", post.at, data)


def _for_several(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread that the author sends to three platforms or more."""
    if len(post.platforms) > 2 and not post.platforms_guessed and post.text.value.strip():
        yield post


@check("cross-post-identical-text", on=_for_several)
def cross_post_identical_text(
    post: Post,
    _target: Post,
    *,
    phrases: Mapping[str, Sequence[str]],
    no_hashtags: Sequence[str],
    free_tags: Sequence[str],
) -> Iterator[Problem]:
    """Nothing in a text for several networks works in one of them only."""
    if {tag.casefold() for tag in post.answers.words("tags")} & set(free_tags):
        return
    text = without_hidden(post.text.value)
    found = [*_handles(post, text), *_phrases(post, text, phrases), *_hashtags(post, text, no_hashtags)]
    yield from one_finding("parts", found, number=len(post.platforms))


def _handles(post: Post, text: str) -> Iterator[tuple[Place, str]]:
    """Handles with a server belong to Mastodon, with a domain to Bluesky, bare ones to the others."""
    for match in _HANDLE().finditer(text):
        own = "mastodon" if match["server"] else "bluesky" if "." in match["name"] else ""
        strange = [
            name for name in post.platforms if (name != own if own else name in ("mastodon", "bluesky"))
        ]
        if strange:
            yield place_of(post.text.span(*match.span())), match[0]


def _phrases(post: Post, text: str, phrases: Mapping[str, Sequence[str]]) -> Iterator[tuple[Place, str]]:
    """Words of one network; "Link in Bio" without any address is the matter of link-in-bio."""
    strange = tuple(phrase for phrase, home in phrases.items() if set(post.platforms) - set(home))
    for match in _any(strange).finditer(text) if strange else ():
        if not re.search(r"bio|profil", match[0], re.IGNORECASE) or web_links(text):
            yield place_of(post.text.span(*match.span())), " ".join(match[0].split())


@cache
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w#@])(?:{any_of(phrases)})(?!\w)", re.IGNORECASE)


def _hashtags(post: Post, text: str, without: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """The first hashtag, where one of the platforms knows none."""
    match = _HASHTAG().search(text) if set(post.platforms) & set(without) else None
    if match:
        yield place_of(post.text.span(*match.span())), match[0]
