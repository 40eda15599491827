"""QR codes in pictures: who sees the picture on a telephone, or does not see it, needs the link in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from a11ylint.checks import Edit, Fix, NotChecked, Problem, Words, check
from a11ylint.checks import _lettering as lettering
from a11ylint.facts import Unknown
from a11ylint.post import Medium, Post
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.codes import Code

_WEB = re.compile(r"(?:https?://)?[\w.-]+\.[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


class Target(NamedTuple):
    """Host and page of an address, as they are compared."""

    host: str
    page: str


def pictures(post: Post) -> Iterator[Medium]:
    """Pictures that are more than decoration; a photograph of a poster counts too."""
    yield from (picture for picture in media("image")(post) if not picture.decorative)


@check("qr-code-without-link", on=pictures, needs=("media",), sees=("codes",))
def qr_code_without_link(
    post: Post, picture: Medium, *, shorteners: Mapping[str, Sequence[str]]
) -> Iterator[Problem | NotChecked]:
    """The address in a QR code stands in the post, so that it can be tapped and heard."""
    fact = picture.facts.codes()
    if isinstance(fact, Unknown):
        yield from lettering.not_read(picture, fact)
        return
    short = frozenset(chain(*shorteners.values()))
    linked = list(_linked(post))
    for code in fact.value.codes:
        key = _key(code.text, linked, short) if _WEB.fullmatch(code.text.strip()) else None
        if key:
            box = code.box
            at = picture.at._replace(logical=f"xywh={box.x},{box.y},{box.width},{box.height}")
            data = {"name": picture.name, "url": code.text.strip()}
            yield Problem(key, at, data, fix=_fix(post, code) if key == "missing" else None)
            return  # one finding for a picture


def _linked(post: Post) -> Iterator[Target]:
    """Where the links of the post or thread lead."""
    from a11ylint.text.links import web_links

    for text in post.thread or (post.text,):
        yield from (target(link.url) for link in web_links(text.value))


def target(url: str) -> Target:
    """Host and page of an address: no scheme, no `www.`, no query, no fragment, no slash at the end."""
    address = url.strip() if "://" in url else f"https://{url.strip()}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return Target(url, "")
    return Target(host.lower().removeprefix("www."), unquote(parts.path).rstrip("/").casefold())


def _key(url: str, linked: Sequence[Target], short: frozenset[str]) -> str | None:
    """The message, or None when a link of the post leads to the same page or below it."""
    wanted = target(url)
    if any(wanted.host == link.host and _same_page(wanted.page, link.page) for link in linked):
        return None
    redirected = wanted.host in short or any(link.host in short for link in linked)
    same_host = any(wanted.host == link.host for link in linked)
    return "unsure" if linked and (redirected or same_host) else "missing"


def _same_page(one: str, two: str) -> bool:
    first, second = sorted((one, two), key=len)
    return first == second or (bool(first) and second.startswith(f"{first}/"))


def _fix(post: Post, code: Code) -> Fix | None:
    """The address on a line of its own at the end of the text; whether it fits there, a person must say."""
    body = post.text.value
    end = len(body.rstrip())
    if not end or not code.text.isascii():
        return None
    blank = ("\r\n" if "\r\n" in body else "\n") * 2
    edit = Edit(post.text.span(end, end), f"{blank}{code.text.strip()}")
    return Fix(
        Words("Adresse des QR-Codes anfügen", "Append the address of the QR code"), (edit,), safe=False
    )
