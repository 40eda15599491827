"""A post as a screen reader reads it, line by line: an approximation, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from a11ylint.i18n import clean, text
from a11ylint.post import Medium, Post
from a11ylint.readers import body
from a11ylint.text.heard import Piece, pieces

Offsets = tuple[int, int]

_LINE = re.compile(r"[^\r\n]+")
# What the remarks about these say is the same each time: once a post is enough.
_SAID_ONCE = frozenset(("letters", "crossed", "mixed", "drawing"))
_SILENT = frozenset(("hidden", "unseen"))
_CLOSE = frozenset(".,;:!?…)]”“»\"'")
_SHOWN = {
    "hidden": "",
    "unseen": "",
    "emoji": "[{said}]",
    "row": "[{said}]",
    "signs": "[{said}]",
    "letters": "[{unsaid}: {said}]",
    "crossed": "[{unsaid}: {said}]",
    "mixed": "[{unsure}: {said}]",
    "drawing": "[{drawing}]",
    "mail": "[{mail}] {said}",
    "tag": "[Hashtag] {said}",
    "mention": "[{mention}] {said}",
    "link": "[Link] {said}",
}


class Voice(NamedTuple):
    """The language of what is said (that of the post) and of what is remarked (that of the report)."""

    said: str
    remarked: str


class Heard(NamedTuple):
    """A line as it is heard: where it stands, what is said, remarks about it."""

    where: str
    said: str
    remarks: tuple[str, ...]


def speak(posts: Sequence[Post], lang: str) -> Iterator[str]:
    """The lines of the report about the posts of a draft; `lang` is its language, `de` or `en`."""
    yield text("speak-head", lang)
    yield text("speak-brackets", lang)
    for post in posts:
        yield ""
        if post.part[1] > 1:
            yield text("speak-part", lang, number=post.part[0], parts=post.part[1])
        said = post.language if post.language in ("de", "en") else lang
        lines = list(_heard(post, Voice(said, lang)))
        for line in lines:
            yield f"{line.where}: {line.said}"
            yield from (f"    {text('info', lang)}: {remark}" for remark in line.remarks)
        if not lines:
            yield text("speak-nothing", lang)


def _heard(post: Post, voice: Voice) -> Iterator[Heard]:
    """The text with its media at their place, then those of the front matter and of the folder."""
    inside = _media_of_text(post)
    told: set[str] = set()
    for heard in _lines(post, inside, voice):
        yield heard._replace(remarks=tuple(remark for remark in heard.remarks if remark not in told))
        told |= _once(voice).intersection(heard.remarks)
    for medium in post.media:
        if medium not in inside.values():
            yield _medium(medium, voice)


def _lines(post: Post, inside: dict[Offsets, Medium], voice: Voice) -> Iterator[Heard]:
    value, at = post.text.value, 0
    found = pieces(value, voice.said, [Piece(*span, "medium") for span in inside])
    for match in _LINE.finditer(value):
        number = str(post.source.position(post.text.span(match.start()).start)[0])
        mine = [piece for piece in found if match.start() <= piece.start < match.end()]
        start = max(at, match.start())
        for stop, end, medium in (*_media_of_line(mine, inside), (match.end(), match.end(), None)):
            said, remarks = _aloud(value, (start, stop), mine, voice)
            if said:
                yield Heard(number, said, remarks)
            if medium is not None:
                yield _medium(medium, voice)
            start = end
        at = max([at, *(piece.end for piece in mine)])


def _media_of_line(
    mine: Sequence[Piece], inside: dict[Offsets, Medium]
) -> Iterator[tuple[int, int, Medium | None]]:
    for piece in mine:
        if piece.kind == "medium":
            yield piece.start, piece.end, inside[piece.start, piece.end]


def _media_of_text(post: Post) -> dict[Offsets, Medium]:
    """The media in the text by the offsets of their marks."""
    places = {medium.at.span: medium for medium in post.media if medium.at.span}
    found = ((item, places.get(item.ref.span())) for item in body.media(post.text))
    return {(item.start, item.end): medium for item, medium in found if medium is not None}


def _aloud(value: str, span: Offsets, found: Sequence[Piece], voice: Voice) -> tuple[str, tuple[str, ...]]:
    """A stretch of a text as it is heard, and the remarks about it."""
    at, end = span
    said: list[str] = []
    remarks: list[str] = []
    for piece in found:
        if not at <= piece.start < end or piece.kind == "medium":
            continue
        before = "" if piece.kind in _SILENT else " "
        after = "" if piece.kind in _SILENT or value[piece.end : piece.end + 1] in _CLOSE else " "
        said += [value[at : piece.start], before, _shown(piece, voice), after]
        remarks += _remarks(value, piece, voice)
        at = piece.end
    return clean(" ".join("".join((*said, value[at:end])).split())), tuple(dict.fromkeys(remarks))


def _shown(piece: Piece, voice: Voice) -> str:
    label = f"{piece.more} " if piece.kind == "link" and piece.more else ""
    return label + _SHOWN[piece.kind].format(
        said=piece.said,
        mail=text("say-mail", voice.said),
        mention=text("say-mention", voice.said),
        unsaid=text("speak-unsaid", voice.remarked),
        unsure=text("speak-unsure", voice.remarked),
        drawing=text("speak-drawing-short", voice.remarked, signs=piece.said),
    )


def _remarks(value: str, piece: Piece, voice: Voice) -> tuple[str, ...]:
    if piece.kind in _SAID_ONCE:
        return (text(f"speak-{piece.kind}", voice.remarked),)
    if piece.kind == "tag" and piece.more:
        return (text("speak-tag", voice.remarked, tag=value[piece.start : piece.end], words=piece.more),)
    return ()


def _once(voice: Voice) -> frozenset[str]:
    return frozenset(text(f"speak-{kind}", voice.remarked) for kind in _SAID_ONCE)


def _medium(medium: Medium, voice: Voice) -> Heard:
    """A picture, clip or sound: its alternative text, or what is said when there is none."""
    where, word = clean(medium.name), text(f"say-{medium.type}", voice.said)
    if medium.decorative:
        return Heard(where, f"[{text('speak-skipped', voice.remarked)}]", ())
    alt = medium.alt.value
    if not alt:
        said = f"{word}, {where}" if medium.type == "image" else word
        remark = text(f"speak-no-alt-{medium.type}", voice.remarked, said=said)
        return Heard(where, f"[{word}] {where}" if medium.type == "image" else f"[{word}]", (remark,))
    said, remarks = _aloud(alt, (0, len(alt)), pieces(alt, voice.said), voice)
    return Heard(where, f"[{word}] {said}", remarks)
