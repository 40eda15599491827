"""Addresses as they are written: long, tracked, shortened, in Markdown, or of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain, pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.checks._prepared import prepared
from a11ylint.checks.links import Lists, linked, report, with_links
from a11ylint.post import Post
from a11ylint.text.links import Kind, Link, belongs_to, host, words_around

_QUERY = re.compile(r"\?(?P<query>[^#]*)")
_SEPARATOR = re.compile(r"&(?:amp;)?")
_LINE_END = re.compile(r"[\r\n]")
_LINE_ABOVE = 2000  # code points of the line above that can matter
_WITHOUT_TRACKING = Words("Tracking-Parameter entfernen", "Remove tracking parameters")
_WITHOUT_MARKUP = Words("Link als Text und Adresse schreiben", "Write the link as text and address")
_WITH_TYPE = Words("Dateityp nennen", "Name the type of the file")


class Cut(NamedTuple):
    """A parameter of an address, and the offsets in the address that have to go with it."""

    name: str
    start: int
    end: int


@check("link-long-raw", on=with_links)
def link_long_raw(
    post: Post, _target: Post, *, longest: int, tracking: Sequence[str], shown_short: Sequence[str]
) -> Iterator[Problem]:
    """Addresses with tracking parameters, or too long to be listened to."""
    followed = {link: cuts for link in linked(post) if (cuts := _tracking(link.url, tracking))}
    if followed:
        names = dict.fromkeys(cut.name for cuts in followed.values() for cut in cuts)
        problem = report("tracking", post, list(followed), {"names": tuple(names)}, whole=False)
        gone = [(link.at + cut.start, link.at + cut.end, "") for link in followed for cut in followed[link]]
        yield problem._replace(fix=_fix(post, _WITHOUT_TRACKING, gone, safe=True))
        return
    if longest and not (post.platforms and set(post.platforms) <= set(shown_short)):
        long = [link for link in linked(post) if link.kind is Kind.WEB and len(link.url) > longest]
        if long:
            yield report("long", post, long, {"length": len(long[0].url), "longest": longest}, whole=False)


def _tracking(url: str, patterns: Sequence[str]) -> list[Cut]:
    """The tracking parameters of an address, with what has to go with each of them."""
    query = _QUERY.search(url)
    if query is None:
        return []
    begin = query.start("query")
    between = [match.span() for match in _SEPARATOR.finditer(query["query"])]
    edges = [begin + edge for edge in (0, *chain(*between), len(query["query"]))]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    names = [url[start:end].partition("=")[0] for start, end in parts]
    follows = [_is_tracking(name, host(url), patterns) for name in names]
    kept = None if all(follows) else follows.index(False)
    return [Cut(names[i], *_cut(parts, i, kept)) for i in range(len(parts)) if follows[i]]


def _cut(parts: Sequence[tuple[int, int]], index: int, kept: int | None) -> tuple[int, int]:
    """What has to go with a parameter: the separator behind it, or before it once another one is kept."""
    start, end = parts[index]
    if kept is None or kept < index:
        return (parts[index - 1][1] if index else start - 1), end
    return start, parts[index + 1][0]


def _is_tracking(name: str, site: str, patterns: Sequence[str]) -> bool:
    """`utm_*` anywhere; `youtu.be:si` on that site only."""
    for pattern in patterns:
        domain, _, bare = pattern.rpartition(":")
        if fnmatchcase(name.lower(), bare) and (not domain or belongs_to(site, (domain,))):
            return True
    return False


def _fix(post: Post, title: Words, changes: Iterable[tuple[int, int, str]], safe: bool) -> Fix | None:
    """The changes to the text as edits; none where its characters have no exact place in the source."""
    edits = []
    for start, end, new in changes:
        starts = post.text.starts[max(start - 1, 0) : end + 1]
        if any(one >= other for one, other in pairwise(starts)):
            return None
        edits.append(Edit(post.text.span(start, end), new))
    return Fix(title, tuple(edits), safe)


@prepared
def _services(hosts: Lists) -> tuple[str, ...]:
    return tuple(chain(*hosts.values()))


@check("link-shortener", on=with_links)
def link_shortener(post: Post, _target: Post, *, hosts: Lists) -> Iterator[Problem]:
    """Short links of other people's services: nobody hears where they lead."""
    services = _services(hosts)
    own = post.house.official_domains
    found = [
        link
        for link in linked(post)
        if belongs_to(host(link.url), services) and not belongs_to(host(link.url), own)
    ]
    if found:
        yield report("shortened", post, found, {"host": host(found[0].url)}, whole=False)


@check("link-markdown-raw", on=with_links)
def link_markdown_raw(post: Post, _target: Post) -> Iterator[Problem]:
    """Links in Markdown or HTML, which readers see as they are typed."""
    found = [link for link in linked(post) if link.label]
    if found:
        mark = post.text.value[found[0].start : found[0].end]
        inline = all(link.kind is Kind.MARKDOWN and link.start <= link.at < link.end for link in found)
        changes = sorted({change for link in found for change in _plain(post, link)}) if inline else []
        fix = _fix(post, _WITHOUT_MARKUP, changes, safe=False) if inline else None
        yield report("raw", post, found, {"mark": mark})._replace(fix=fix)


def _plain(post: Post, link: Link) -> Iterator[tuple[int, int, str]]:
    """`[text](address)` to `text (address)`; to the address alone where the text says the same."""
    start, end = link.label or (link.start, link.start)
    stop = link.at + len(link.url)
    if _same(post.text.value[start:end], link.url):
        yield from ((link.start, link.at, ""), (stop, link.end, ""))
    else:
        yield from ((link.start, start, ""), (end, link.at, " ("), (stop, link.end, ")"))


def _same(label: str, url: str) -> bool:
    return label.strip(" /").removeprefix("https://") == url.strip(" /").removeprefix("https://")


@check("link-media-type-hidden", on=with_links)
def link_media_type_hidden(post: Post, _target: Post, *, endings: Lists, words: Lists) -> Iterator[Problem]:
    """Links to files whose type is not said."""
    found = [(link, kind) for link in linked(post) if (kind := _file_type(link.url, endings))]
    silent = [(link, kind) for link, kind in found if not _is_said(post, link, words.get(kind, ()))]
    if silent:
        changes = [
            (at, at, f" ({kind})") for link, kind in silent for at in [(link.label or (0, link.end))[1]]
        ]
        fix = _fix(post, _WITH_TYPE, changes, safe=False)
        data = {"kind": silent[0][1]}
        yield report("silent", post, [link for link, _ in silent], data)._replace(fix=fix)


def _file_type(url: str, endings: Mapping[str, Sequence[str]]) -> str | None:
    behind_host = url.rpartition("://")[2].partition("/")[2]
    if "/" in url and "." not in behind_host and "%" not in behind_host:  # as in most
        return None
    try:
        path = _path(url) if "/" in url else url
    except ValueError:  # an IPv6 address with one bracket
        return None
    ending = PurePosixPath(path).suffix.lower().removeprefix(".")
    return next((kind for kind, listed in endings.items() if ending in listed), None)


def _is_said(post: Post, link: Link, words: Sequence[str]) -> bool:
    """One of the words on the line of the link or on the line above."""
    prose = words_around(post.text.value)
    start = max(prose.rfind(end, 0, link.start) for end in "\r\n") + 1
    above = prose[max(0, start - _LINE_ABOVE) : start].rstrip()
    first = max(above.rfind(end) for end in "\r\n") + 1
    end = _LINE_END.search(prose, link.start)
    near = (above[first:] + prose[start : end.start() if end else len(prose)]).casefold()
    return any(word.casefold() in near for word in words)


def _path(url: str) -> str:
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(url).path)
