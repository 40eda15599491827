"""What a screen reader says instead of the characters: addresses, hashtags, emoji, decorated letters, rows of signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from a11ylint.text import emoji, hashtags, letters, links, marks, segment, shapes
from a11ylint.text.emoji_names import name
from a11ylint.text.links import Kind
from a11ylint.text.visible import Hit


class Piece(NamedTuple):
    """A stretch of a text, half-open offsets, that is not read as it stands.

    `kind`: hidden, link, mail, letters, crossed, mixed, unseen, emoji, drawing, signs, row, tag or mention. `said` is
    what is said of it, `more` what goes with it: the text of a link, the words of a hashtag that run together.
    """

    start: int
    end: int
    kind: str
    said: str = ""
    more: str = ""


# Usual names at the punctuation level that reads addresses out.
_SIGNS = {
    ".": ("Punkt", "dot"),
    "/": ("Schrägstrich", "slash"),
    "\\": ("umgekehrter Schrägstrich", "backslash"),
    ":": ("Doppelpunkt", "colon"),
    ";": ("Semikolon", "semicolon"),
    ",": ("Komma", "comma"),
    "-": ("Strich", "dash"),
    "–": ("Gedankenstrich", "en dash"),
    "—": ("langer Gedankenstrich", "em dash"),
    "_": ("Unterstrich", "underscore"),
    "?": ("Fragezeichen", "question mark"),
    "!": ("Ausrufezeichen", "exclamation mark"),
    "=": ("gleich", "equals"),
    "&": ("und", "and"),
    "#": ("Raute", "hash"),
    "%": ("Prozent", "percent"),
    "@": ("at", "at"),
    "+": ("plus", "plus"),
    "~": ("Tilde", "tilde"),
    "*": ("Stern", "star"),
    "^": ("Zirkumflex", "caret"),
    "|": ("senkrechter Strich", "vertical bar"),
    "<": ("kleiner", "less"),
    ">": ("größer", "greater"),
    "(": ("Klammer auf", "left paren"),
    ")": ("Klammer zu", "right paren"),
    "'": ("Apostroph", "apostrophe"),
    '"': ("Anführungszeichen", "quote"),
    "•": ("Aufzählungspunkt", "bullet"),
    "─": ("Linie", "line"),
    "═": ("Doppellinie", "double line"),
    "★": ("schwarzer Stern", "black star"),
    "☆": ("weißer Stern", "white star"),
}
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_TAG = re.compile(r"(?<![\w&/])[#＃](?P<name>(?=\w*[^\W\d])[\w\u0300-\u036f]+)")
_MENTION = re.compile(r"(?<![\w@/])@(?P<name>\w+(?:[.-]\w+)*(?:@[\w.-]*\w)?)")
_TAG_WORD = re.compile(r"\d+|[^\W\d_]+")
_LEAST_SIGNS = 3
_LEAST_MARKS = 2


def spelled(value: str, lang: str) -> str:
    """An address or a row of signs with the names of its signs, in `de` or `en`."""
    words = _SIGN.sub(lambda match: f" {_SIGNS[match[0]][lang != 'de']} ", value)
    return " ".join(words.split())


def pieces(text: str, lang: str, taken: Iterable[Piece] = ()) -> list[Piece]:
    """The stretches of a text that are not read as they stand, in order, none across another.

    `lang` is the language of the names, `de` or `en`; what is `taken` already goes before everything else.
    """
    used = bytearray(len(text))
    found = []
    for piece in (*taken, *_all(text, lang)):
        if piece.start < piece.end and not any(used[piece.start : piece.end]):
            used[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
            found.append(piece)
    return sorted(found)


def _all(text: str, lang: str) -> Iterator[Piece]:
    """All candidates; of two that overlap the earlier one counts."""
    yield from _hidden(text)
    yield from _links(text, lang)
    yield from (Piece(hit.start, hit.end, "letters", hit.plain) for hit in letters.styled(text))
    yield from (Piece(hit.start, hit.end, "crossed", hit.plain) for hit in marks.overlaid(text, _LEAST_MARKS))
    yield from (Piece(hit.start, hit.end, "mixed", hit.plain) for hit in letters.mixed(text))
    yield from (
        Piece(hit.start, hit.end, "drawing", str(_visible(text, hit))) for hit in shapes.drawings(text)
    )
    for hit in shapes.separators(text, _LEAST_SIGNS):
        yield Piece(hit.start, hit.end, "row", _row(text[hit.start : hit.end], lang))
    for hit in (*shapes.kaomoji(text), *shapes.emoticons(text)):
        yield Piece(hit.start, hit.end, "signs", spelled(text[hit.start : hit.end], lang))
    for item in emoji.find(text):
        yield Piece(item.start, item.end, "emoji", getattr(name(item.text), lang))
    yield from (Piece(hit.start, hit.end, "unseen") for hit in marks.unseen(text))
    yield from (_tag(match, lang) for match in _TAG.finditer(text))
    yield from (
        Piece(*match.span(), "mention", spelled(match["name"], lang)) for match in _MENTION.finditer(text)
    )


def _hidden(text: str) -> Iterator[Piece]:
    at = 0
    for piece, hidden in links.comments(text):
        if hidden:
            yield Piece(at, at + len(piece), "hidden")
        at += len(piece)


def _links(text: str, lang: str) -> Iterator[Piece]:
    for link in links.links(text):
        label = text[slice(*link.label)] if link.label else ""
        kind = "mail" if link.kind is Kind.MAIL else "link"
        yield Piece(link.start, link.end, kind, spelled(link.url, lang), " ".join(label.split()))


def _visible(text: str, hit: Hit) -> int:
    return len("".join(text[hit.start : hit.end].split()))


def _row(value: str, lang: str) -> str:
    """A separator line: "20 × Strich"."""
    runs = [(sign, len(list(same))) for sign, same in groupby("".join(value.split()))]
    if len(runs) > 1:
        return spelled(value, lang)
    sign, count = runs[0]
    known = _SIGNS.get(sign)
    heard = known[lang != "de"] if known else getattr(name(sign), lang) if emoji.find(sign) else sign
    return f"{count} × {heard}"


def _tag(match: re.Match[str], lang: str) -> Piece:
    """A hashtag: its words as the capitals part them, and the words of one that nothing parts."""
    parts = [word for run in _TAG_WORD.findall(match["name"]) for word in _parted(run)]
    alone = [word for word in parts if not word.isdigit()]
    more = _run_together(alone[0], lang) if len(alone) == 1 else ""
    return Piece(*match.span(), "tag", " ".join(parts), more)


def _run_together(run: str, lang: str) -> str:
    """The words that run together in a hashtag, as far as the lexicon is sure of them."""
    spelling = hashtags.spelled(run, lang, {})
    if not (spelling.parted and spelling.sure) or (
        lang != "en" and hashtags.looks_like_noun(run, spelling.name)
    ):
        return ""
    return " ".join(segment.split(run, lang).words)


def _parted(run: str) -> list[str]:
    """A run of letters, cut before a capital behind a small letter and before the last capital of several."""
    cuts = [0]
    for at in range(1, len(run)):
        before, here, after = run[at - 1], run[at], run[at + 1 : at + 2]
        if here.isupper() and (before.islower() or (before.isupper() and after.islower())):
            cuts.append(at)
    return [run[start:end] for start, end in zip(cuts, [*cuts[1:], len(run)], strict=True)]
