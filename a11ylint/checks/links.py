"""Links in the text: what stands around them, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from a11ylint.checks import Problem, Related, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.later import later
from a11ylint.media.kinds import media_type
from a11ylint.post import Post
from a11ylint.source import place_of
from a11ylint.text.beginnings import Hints, hints, may_hold
from a11ylint.text.links import Kind, Link, without_hidden, words_around
from a11ylint.text.links import links as links_of

Lists = Mapping[str, Sequence[str]]

MOST_RELATED = 5
_WORD = later(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = later(r"[^\W\d_]{2}")
# The usual case, told without looking at the whole text: a word that is no hashtag, mention or address.
_WORD_BEFORE = later(r"(?:\A|(?<=\s))[^\W\d_]{2,}(?=[\s,.:;!?])(?!\.\w)")
_HIDDEN = later(r"<!--|!\[|<\w|```|~~~")
_SENTENCE_END = later(r"[.!?…](?=[\s\"“”»)]|$)")
_GOES_ON = later(r"[\s)\]“”»\"'*_]*([a-zäöüß][^.!?…\r\n]*)")
# A camera or a ticket is read out and names its link; pointers, arrows, bullets and the sign for links do not.
_PICTOGRAM = later(
    "[\u260e\u2615-\u2617\u2709\U0001f300-\U0001f445\U0001f44a-\U0001f516\U0001f518-\U0001f531"
    "\U0001f53e-\U0001f6ff\U0001f900-\U0001faff]"
)


def linked(post: Post) -> tuple[Link, ...]:
    """The links of a post to pages and files; links to its own clips are media, mail addresses say where they lead."""
    return _linked(post.text.value)


@lru_cache(maxsize=16)  # a dozen rules ask for the same text
def _linked(text: str) -> tuple[Link, ...]:
    return tuple(link for link in links_of(text) if link.kind is not Kind.MAIL and not _is_medium(link))


def _is_medium(link: Link) -> bool:
    return link.kind is Kind.MARKDOWN and media_type(link.url) in ("video", "audio")


def with_links(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread that has a link."""
    if linked(post):
        yield post


def report(
    key: str, post: Post, found: Sequence[Link], data: Mapping[str, object], whole: bool = True
) -> Problem:
    """One problem for all these links, at the first of them; `whole`: the mark with its text, else the address."""
    spans = [post.text.span(*_offsets(link, whole)) for link in found]
    related = tuple(
        Related(place_of(span), Words(link.url, link.url))
        for span, link in zip(spans[1 : 1 + MOST_RELATED], found[1:], strict=False)
    )
    values = {"count": len(found), "url": found[0].url, **data}
    return Problem(key, place_of(spans[0]), values, related)


def _offsets(link: Link, whole: bool) -> tuple[int, int]:
    return (link.start, link.end) if whole else (link.at, link.at + len(link.url))


class Around(NamedTuple):
    """What stands around a link.

    `clause`: the words of its sentence, its own text among them. `alone`: nothing else is said on the line before.
    """

    clause: tuple[str, ...]
    alone: bool


@check("link-text-generic", on=with_links)
def link_text_generic(
    post: Post, _target: Post, *, pointing: Lists, more: Lists, fillers: Lists, more_fillers: Lists
) -> Iterator[Problem]:
    """Links that are introduced by "here" or "more" and by nothing else."""
    if not may_hold(post.text.value, _beginnings(pointing, more)):
        return
    found: dict[str, list[tuple[Link, Around]]] = {"generic": [], "more": []}
    for link, around in _around(post):
        if _all_of(around.clause, _flat(pointing), _flat(fillers)):
            found["generic"].append((link, around))
        elif around.alone and _all_of(around.clause, _flat(more), _flat(more_fillers)):
            found["more"].append((link, around))
    for key, pairs in found.items():
        if pairs:
            yield report(key, post, [link for link, _ in pairs], {"words": " ".join(pairs[0][1].clause)})
            return


@prepared
def _beginnings(pointing: Lists, more: Lists) -> Hints | None:
    return hints(chain(*pointing.values(), *more.values()))


def _all_of(words: Sequence[str], core: frozenset[str], fillers: frozenset[str]) -> bool:
    plain = [word.casefold().replace("'", "").replace("’", "") for word in words]
    return any(word in core for word in plain) and all(word in core or word in fillers for word in plain)


def _flat(lists: Lists) -> frozenset[str]:
    return frozenset(word.casefold() for word in chain(*lists.values()))


def _around(post: Post) -> Iterator[tuple[Link, Around]]:
    text, prose = post.text.value, words_around(post.text.value)
    last = 0
    for link in linked(post):
        start = max(last, *(text.rfind(end, last, link.start) + 1 for end in "\r\n"))
        before = prose[start : link.start]
        if not _LETTERS().search(before):
            before = _line_above(prose, last, start)
        clause, rest = _last_sentence(before)
        goes_on = _GOES_ON().match(prose, link.end)
        own = prose[slice(*link.label)] if link.label else ""
        words = _WORD().findall(" ".join((clause, own, goes_on[1] if goes_on else "")))
        yield link, Around(tuple(words), not _LETTERS().search(rest))
        last = link.end


def _line_above(prose: str, last: int, start: int) -> str:
    """The line right above one that begins at `start`; nothing when a blank line lies between."""
    above = prose[last:start].rstrip(" \t")
    line = above.removesuffix("\n").removesuffix("\r")
    return line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]


def _last_sentence(before: str) -> tuple[str, str]:
    """The last sentence with a word in it, and what stands before it."""
    ends = [0, *(match.end() for match in _SENTENCE_END().finditer(before))]
    start = next((end for end in reversed(ends) if _LETTERS().search(before, end)), 0)
    return before[start:], before[:start]


@check("link-without-context", on=with_links)
def link_without_context(post: Post, _target: Post) -> Iterator[Problem]:
    """Links that no word of the post explains."""
    found = linked(post)
    text = post.text.value
    if len(found) == 1 and _WORD_BEFORE().search(text, 0, found[0].start) and not _HIDDEN().search(text):
        return
    if not _LETTERS().search(words_around(text)):
        yield report("alone", post, found, {})
        return
    bare = [index for index in range(len(found)) if not _explained(text, found, index)]
    several = [found[index] for index in bare if index]
    if several:
        yield report("several", post, several, {})
    elif bare:
        yield report("first", post, [found[0]], {})


def _explained(text: str, found: Sequence[Link], index: int) -> bool:
    """A word or a pictogram between the link before and this one, in its own text, or behind it on its line."""
    link, prose = found[index], words_around(text)
    start = found[index - 1].end if index else 0
    end = found[index + 1].start if index + 1 < len(found) else len(prose)
    behind = re.split(r"[\r\n]", prose[link.end : end], maxsplit=1)[0]
    own = prose[slice(*link.label)] if link.label else ""
    if any(map(_LETTERS().search, (prose[start : link.start], own, behind))):
        return True
    return bool(index and _PICTOGRAM().search(text, start, link.start))


def _to_profile(post: Post) -> Iterator[Post]:
    """Posts with a word that may mean the profile page."""
    low = post.text.value.lower()
    if "bio" in low or "profil" in low:
        yield post


@check("link-in-bio", on=_to_profile)
def link_in_bio(
    post: Post, _target: Post, *, links: Lists, places: Lists, pointing: Lists, owners: Lists, offers: Lists
) -> Iterator[Problem]:
    """A link that stands in the profile only."""
    pattern = _bio(*(tuple(chain(*words.values())) for words in (links, places, pointing, owners, offers)))
    match = pattern.search(without_hidden(post.text.value))
    if match and not any(_written(text.value) for text in post.thread or (post.text,)):
        yield Problem("profile", place_of(post.text.span(*match.span())), {"words": match[0].strip()})


def _written(text: str) -> bool:
    """An address that readers can type or follow."""
    return any(link.kind is not Kind.MAIL for link in links_of(text))


@cache
def _bio(
    links: tuple[str, ...],
    places: tuple[str, ...],
    pointing: tuple[str, ...],
    owners: tuple[str, ...],
    offers: tuple[str, ...],
) -> re.Pattern[str]:
    """A link word and a profile word in one sentence, in either order, "see profile", or "Infos im Profil."."""
    # "in Bio-Qualität", "im Profil der Schule" are no places for a link.
    place = rf"(?:{_any(places)})(?![\w-])(?!\s+(?:{_any(owners)})(?!\w))"
    inside = rf"(?<!\w)(?:in|im|@)\s+(?:[^\W\d_]+\s+){{0,2}}?{place}"
    link = rf"(?<!\w)(?:{_any(links)}|[^\W\d_]{{3,20}}-?links?)(?!\w)"
    near = r"[^.!?\r\n]{0,60}?"
    return re.compile(
        rf"{link}{near}{inside}|{inside}{near}{link}"
        rf"|(?<!\w)(?:{_any(pointing)})\s+(?:[^\W\d_]+\s+){{0,2}}?{place}"
        rf"|(?<!\w)(?:{_any(offers)})(?!\w){near}{inside}(?=[^\w\n]*(?:[.!?\n]|$))"
        r"|(?<!\w)in\s+(?:der|unserer|meiner|our|my|the)\s+bio(?=[^\w\n-]*(?:[.!?\n]|$))"
        r"|#link_?in_?(?:der_?)?bio\b",
        re.IGNORECASE,
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


@check("link-count", on=with_links)
def link_count(post: Post, _target: Post, *, most: int) -> Iterator[Problem]:
    """More links than a reader can choose from; the same address twice counts once."""
    found = list({link.url: link for link in reversed(linked(post))}.values())[::-1]
    if len(found) > most:
        yield report("many", post, found[most:], {"count": len(found), "most": most})
