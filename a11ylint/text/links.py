"""Finds the links of a post: addresses with and without a scheme, mail addresses, links of Markdown and HTML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text.around import blanks, words_with
from a11ylint.text.mask import EMOJI_CLASS, mask


class Kind(StrEnum):
    """How a link is written: a bare address, a mail address, or with a text of its own (Markdown, HTML)."""

    WEB = "web"
    MAIL = "mail"
    MARKDOWN = "markdown"
    HTML = "html"


class Link(NamedTuple):
    """A link; offsets are half-open and count the characters of the text.

    `start:end` is the whole mark, `url` its address as written, which begins at `at`. `label` is the stretch that
    readers are meant to see instead of the address; None where the address itself is seen.
    """

    kind: Kind
    start: int
    end: int
    url: str
    at: int
    label: tuple[int, int] | None = None


# Top-level domains that are written without a scheme in German and English posts. Those that are also words
# (am, me, in …) count only with a path behind them: "um 9.am" must not become an address.
_ENDINGS = (
    "de|at|ch|li|lu|eu|com|org|net|info|gov|edu|int|io|ly|gl|tv|app|dev|page|link|social|online|digital|jobs|berlin|"
    "bayern|hamburg|koeln|cologne|nrw|saarland|ruhr|wien|tirol|swiss|uk|ie|fr|nl|pl|cz|dk|museum|city|news|shop|blog|"
    "example"
)
_SHORT_ENDINGS = "be|co|me|ee|gd|gy|to|cc|in|is|it|es|us|at|gg|so|id"
_IN_ADDRESS = f'[^\\s<>"`»“”„{EMOJI_CLASS}]'
_HOST = r"(?:[^\W_][\w-]*\.)+"
# Every repetition has a limit or stops where the next try begins: posts are text that strangers wrote.
_TARGET = (
    r"\([ \t]*(?:<(?P<angle>[^<>\r\n]{1,2000})>|(?P<target>[^\s()<>]{1,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500})?))"
    r"(?:[ \t]+(?:\"[^\"\r\n]{0,500}\"|'[^'\r\n]{0,500}'))?[ \t]*\)"
)
_LABEL = r"(?:[^\[\]\r\n]|\[[^\[\]\r\n]{0,500}\]|\r?\n(?!\s)){1,1000}"
_LINKS = later(
    rf"(?P<picture>!\[(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,500}}\]){{0,20000}}\]\([^()\r\n]{{0,2000}}\)|<img\b[^<>]{{0,4000}}>)"
    rf"|(?<![!@\\])\[(?P<label>{_LABEL})\](?:{_TARGET}|\[(?P<reference>[^\[\]\r\n]{{1,200}})\])"
    r"|<a\s[^<>]{0,500}?href\s*=\s*[\"']?(?P<href>[^\s\"'<>]{1,2000})[^<>]{0,500}>(?P<text>[^<]{0,1000})</a\s*>"
    rf"|(?:mailto:)?(?<![\w.+@-])(?P<mail>[\w.+-]{{1,200}}@[\w-]{{1,200}}(?:\.[\w-]{{1,200}}){{1,20}})"
    rf"|(?P<web>(?i:https?|ftp)://{_IN_ADDRESS}+|(?<![\w@./-])www\.{_IN_ADDRESS}+"
    rf"|(?<![\w@./#-]){_HOST}(?:(?:{_ENDINGS})(?![\w@-])(?!\.\w)(?:[:/?]{_IN_ADDRESS}*)?"
    rf"|(?:{_SHORT_ENDINGS})/(?=\w){_IN_ADDRESS}*))",
)
_HINT = re.compile(rf"//|www\.|@[\w-]+\.|\]\(|\]\[|<a\s|\.(?:{_ENDINGS})(?![\w-])|\.(?:{_SHORT_ENDINGS})/\w")
_DEFINITION = later(
    r"(?:\A|(?<=[\r\n])) {0,3}\[(?P<name>[^\[\]\r\n]{1,200})\]:[ \t]*<?(?P<url>[^\s<>]{1,2000})"
)
_LOOKS_LIKE_TARGET = re.compile(r"[./#:]")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TAIL = ".,;:!?…'’*_~|\\"
_HOST_OF = re.compile(r"(?:\w+:)?(?://)?(?:[^/?#@]*@)?(?:www\.)?(?P<host>[^/?#:]*)", re.IGNORECASE)
_LINE = r"(?:\A|(?<=[\r\n]))[ \t]*"
_FENCE = later(rf"{_LINE}(?:```|~~~).*?{_LINE}(?:```|~~~)[^\r\n]*", re.DOTALL)


@lru_cache(maxsize=16)  # all rules about links ask for the same few texts, one after the other
def links(text: str) -> tuple[Link, ...]:
    """The links of a text in reading order; those in pictures, comments and fenced code are none."""
    if not _HINT.search(text):
        return ()
    text = without_hidden(text)
    defined = (
        {match["name"].casefold(): match for match in _DEFINITION().finditer(text)} if "]:" in text else {}
    )
    found = [link for match in _matches(text) for link in _read(match, defined)]
    named = {link.at for link in found if link.label and not link.start <= link.at < link.end}
    return tuple(link for link in found if link.label or link.at not in named)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Without markup a link holds no blank: only the words around a hint are looked at."""
    if "[" in text or "<" in text:
        yield from _LINKS().finditer(text)
        return
    for start, end in words_with(text, _HINT):
        yield from _LINKS().finditer(text, start, end)


def web_links(text: str) -> tuple[Link, ...]:
    """The links that lead to a page or a file, without mail addresses."""
    return tuple(link for link in links(text) if link.kind is not Kind.MAIL)


def comments(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each is a comment; one that is never closed is posted as it stands."""
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield text[at:start], False
        yield text[start : end + 3], True
        at = end + 3
    yield text[at:], False


def without_hidden(text: str) -> str:
    """The text, its comments and fenced code blanked: they are not posted. No character moves."""
    if "<!--" in text:
        text = "".join(blanks(piece) if hidden else piece for piece, hidden in comments(text))
    if "```" in text or "~~~" in text:
        text = _FENCE().sub(lambda match: blanks(match[0]), text)
    return text


@lru_cache(maxsize=16)
def words_around(text: str) -> str:
    """The text, same length, with the prose only; of a link with a text of its own that text is left."""
    left = list(mask(text))
    for link in links(text):
        shown = range(*link.label) if link.label and not _names_itself(text, link) else range(0)
        for index in range(link.start, link.end):
            if index not in shown and left[index] not in "\r\n":
                left[index] = " "
    return "".join(left)


def host(url: str) -> str:
    """The host of an address, lower case, without `www.`; empty when there is none."""
    if url.lower().startswith("mailto:"):
        return ""
    match = _HOST_OF.match(url)
    name = match["host"].lower().rstrip(".") if match else ""
    return name if "." in name else ""


def belongs_to(name: str, domains: Iterable[str]) -> bool:
    """Whether a host is one of these domains or lies below one."""
    parts = name.split(".")
    above = [".".join(parts[index:]) for index in range(len(parts))]
    return not _bare(tuple(domains)).isdisjoint(above)


@lru_cache(maxsize=16)  # a run has few lists of them
def _bare(domains: tuple[str, ...]) -> frozenset[str]:
    """Domains as people enter them, perhaps as a whole address."""
    return frozenset(chain(domains, (host(domain.strip()) or domain.strip().lower() for domain in domains)))


def _read(match: re.Match[str], defined: Mapping[str, re.Match[str]]) -> Iterator[Link]:
    """The link behind a match; none for a picture and for brackets that only look like a link."""
    if match["mail"]:
        yield Link(Kind.MAIL, *match.span("mail"), match["mail"], match.start("mail"))
    elif match["web"]:
        url = _trimmed(match["web"])
        yield Link(Kind.WEB, match.start(), match.start() + len(url), url, match.start())
    elif match["label"]:
        yield from _markdown(match, defined)
    elif match["href"]:
        yield Link(Kind.HTML, *match.span(), match["href"], match.start("href"), match.span("text"))


def _markdown(match: re.Match[str], defined: Mapping[str, re.Match[str]]) -> Iterator[Link]:
    label = match.span("label")
    if match["reference"]:
        target = defined.get(match["reference"].casefold())
        if target:
            yield Link(Kind.MARKDOWN, *match.span(), target["url"], target.start("url"), label)
        return
    name = "angle" if match["angle"] else "target"
    if _LOOKS_LIKE_TARGET.search(match[name]):
        yield Link(Kind.MARKDOWN, *match.span(), match[name], match.start(name), label)


def _trimmed(url: str) -> str:
    """The address without the punctuation of the sentence around it; brackets stay where they come in pairs."""
    spare = {closing: url.count(closing) - url.count(opening) for closing, opening in _CLOSING.items()}
    end = len(url)
    while end and (url[end - 1] in _TAIL or spare.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in spare:
            spare[url[end]] -= 1
    return url[:end]


def _names_itself(text: str, link: Link) -> bool:
    """A link whose text is an address again."""
    return bool(link.label) and bool(_HINT.search(text, *(link.label or (0, 0))))
