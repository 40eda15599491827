"""What public bodies owe their readers: the same on their own site, and other ways to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from a11ylint.checks import Problem, Words, check
from a11ylint.checks.references import any_of
from a11ylint.later import later
from a11ylint.post import Post
from a11ylint.source import Place, Text, place_of
from a11ylint.text.links import Kind, belongs_to, host, links, web_links, without_hidden
from a11ylint.text.quotes import is_quoted, quoted

Lists = Mapping[str, Sequence[str]]

_PHONE = later(r"(?<![\w/.-])(?:\+\d{2}|0)[\d\s()/.–-]{5,}\d|(?<!\w)(?:110|112|115|D115|116\s?117)(?!\w)")
_SHORT_QUESTION = 40  # code points
_REPLY = ("reply", "retweet", "in_reply_to", "repost")


def _texts(post: Post) -> tuple[Text, ...]:
    return post.thread or (post.text,)


def _value_of(post: Post, key: str) -> Place:
    node = post.answers.get(key)
    return place_of(node.at) if node is not None and node.at is not None else post.at


def _official(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, with a text, where the configuration names official domains."""
    if post.first and post.house.official_domains and any(text.value.strip() for text in _texts(post)):
        yield post


@check("official-link-missing", on=_official)
def official_link_missing(post: Post, _target: Post, *, free_tags: Sequence[str]) -> Iterator[Problem]:
    """A post or thread links to a page of the organisation, or names its address."""
    if any(post.answers.get(key) for key in _REPLY) or _tags(post) & set(free_tags):
        return
    domains = post.house.official_domains
    urls = chain(*(web_links(text.value) for text in _texts(post)))
    if not any(belongs_to(host(link.url), domains) for link in urls):
        yield Problem("missing", post.at, {"domain": domains[0]})


def _tags(post: Post) -> set[str]:
    return {tag.casefold() for tag in post.answers.words("tags")}


def _to_one_network(post: Post) -> Iterator[Post]:
    """Every single post, and a thread once, that names exactly one platform; lists of channels may name others, too."""
    if post.first and len(post.platforms) == 1 and not post.platforms_guessed:
        yield post


@check("platform-without-alternative", on=_to_one_network)
def platform_without_alternative(
    post: Post, _target: Post, *, open_networks: Sequence[str]
) -> Iterator[Problem]:
    """What goes to one commercial network is to be found elsewhere, too."""
    name = post.platforms[0]
    if name in open_networks or post.answers.words("also_published_at"):
        return
    domains = post.house.official_domains
    urls = chain(*(web_links(text.value) for text in _texts(post)))
    if not any(belongs_to(host(link.url), domains) for link in urls):
        from a11ylint import platforms

        shown = platforms.table()[name].name
        yield Problem("only", _value_of(post, "platforms"), {"platform": Words(shown["de"], shown["en"])})


# A post without one of these asks nobody to write into the network.
_STEMS = (
    "komment",
    "comment",
    "nachricht",
    "messeng",
    "whats",
    "chat",
    "inbox",
    "messag",
    "unter diese",
    "drunter",
)
_SHORT = later(r"\bpn\b|\bdm")


def _asking(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread that speaks of comments or messages."""
    if _asks(post.text.value):
        yield post


@lru_cache(maxsize=16)  # two rules ask for the same text
def _asks(text: str) -> bool:
    folded = text.casefold()
    short = "pn" in folded or "dm" in folded
    return any(map(folded.__contains__, _STEMS)) or (short and _SHORT().search(folded) is not None)


@check("service-request-in-comments", on=_asking)
def service_request_in_comments(
    post: Post, _target: Post, *, asking: Lists, data: Lists, channels: Lists, never: Lists
) -> Iterator[Problem]:
    """No sentence asks people to send their data over the network."""
    text = without_hidden(post.text.value)
    words = (tuple(chain(*lists.values())) for lists in (asking, data, channels))
    verb, item, channel = (_whole(listed) for listed in words)
    no = _whole(tuple(chain(*never.values())))
    quotes = quoted(text)
    for start, end in _sentences(text):
        found = [pattern.search(text, start, end) for pattern in (verb, item, channel)]
        matches = [match for match in found if match]
        quoted_only = all(is_quoted(*match.span(), quotes) for match in matches)  # words of fraudsters
        if all(found) and not no.search(text, start, end) and not quoted_only:
            _, thing, way = matches
            values = {"data": thing[0], "channel": way[0]}
            yield Problem("asked", place_of(post.text.span(start, end)), values)
            return


@cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", re.IGNORECASE)


_SENTENCE = later(r"[^\s.!?\r\n][^!?\r\n]*?(?:[!?]|\.(?=\s|$)|(?=[\r\n])|$)")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences: a line end and .!? end them; a split abbreviation costs a miss, no false alarm."""
    for match in _SENTENCE().finditer(text):
        yield match.span()


@check("contact-alternative-missing", on=_asking)
def contact_alternative_missing(
    post: Post, _target: Post, *, concerns: Lists, channels: Lists, talk: Lists
) -> Iterator[Problem]:
    """Who is told to write in the network for a question or a service learns another way as well."""
    text = without_hidden(post.text.value)
    patterns = (_whole(tuple(chain(*lists.values()))) for lists in (concerns, channels, talk))
    concern, channel, chat = patterns
    question: int | None = None  # "Fragen? Schreibt uns eine DM!": a short question belongs to what follows
    for start, end in _sentences(text):
        first = start if question is None else question
        way = channel.search(text, start, end)
        if way and concern.search(text, first, end) and not chat.search(text, first, end):
            if not _reachable(post):
                yield Problem("only", place_of(post.text.span(start, end)), {"channel": way[0]})
            return
        question = start if text[end - 1] == "?" and end - start <= _SHORT_QUESTION else None


def _reachable(post: Post) -> bool:
    """A phone number, a mail address or a web address anywhere in the thread."""
    return any(_PHONE().search(text.value) or links(text.value) for text in _texts(post))


def _with_links(post: Post) -> Iterator[Post]:
    """Every single post and every part of a thread with a link to a page or a file."""
    if any(link.kind is not Kind.MAIL for link in links(post.text.value)):
        yield post


@check("linked-content-inaccessible", on=_with_links)
def linked_content_inaccessible(post: Post, _target: Post, *, notes: Lists) -> Iterator[Problem]:
    """A link to something that is not accessible says so."""
    answer = post.answers.truth("links_accessible")
    if answer is True or _whole(tuple(chain(*notes.values()))).search(post.text.value):
        return
    if answer is False:
        yield Problem("silent", _value_of(post, "links_accessible"))
        return
    first = next(link for link in links(post.text.value) if link.kind is not Kind.MAIL)
    yield Problem("unknown", place_of(post.text.span(first.at, first.at + len(first.url))))
