"""Contrast of words in pictures: exact where the draft declares the colours, else measured in the strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks import _lettering as lettering
from a11ylint.facts import Unknown
from a11ylint.post import Medium, Post
from a11ylint.targets import media
from a11ylint.tree import Items, Node, Scalar

if TYPE_CHECKING:
    from a11ylint.media.ocr import Line, PictureText


class Limits(NamedTuple):
    """Contrast ratios, and font sizes in CSS pixels from which a letter is large."""

    text: float
    large_text: float
    large: float
    large_bold: float
    phone_width: int


class Weak(NamedTuple):
    """A line whose contrast is too low: the ratio, the one it needs, and whether that is sure."""

    line: Line
    ratio: float
    needed: float
    clear: bool


def pictures(post: Post) -> Iterator[Medium]:
    """Pictures whose words matter, and those that declare the colours of their words."""
    for picture in media("image")(post):
        matters = picture.kind not in lettering.INCIDENTAL or picture.answers.get("text_colors")
        if matters and not picture.decorative:
            yield picture


@check("image-text-contrast", on=pictures, needs=("media",), sees=("text",))
def image_text_contrast(
    _post: Post,
    picture: Medium,
    *,
    text: float,
    large_text: float,
    large: float,
    large_bold: float,
    phone_width: int,
    clear: float,
    lossy: float,
    thin: float,
    min_words: int,
    min_area: float,
    least_score: float,
    largest_angle: float,
) -> Iterator[Problem | NotChecked]:
    """Letters stand out against what is behind them."""
    limits = Limits(text, large_text, large, large_bold, phone_width)
    declared = tuple(_declared(picture.answers.get("text_colors")))
    if declared:
        yield from _judged(picture, declared, limits)
        return
    fact = picture.facts.text()
    if isinstance(fact, Unknown):
        yield from lettering.not_read(picture, fact)
        return
    lines = lettering.printed(fact.value, least_score, largest_angle)
    if any(not line.ink for line in lines):
        yield NotChecked("no-contrast", picture.name, picture.path)
    margin = lossy if _lossy(picture) else 1.0
    weak = [
        found
        for line in lines
        if line.ink and (found := _weak(line, fact.value, limits, (margin, thin, clear)))
    ]
    if _matters(fact.value, [found.line for found in weak], min_words, min_area):
        yield _problem(picture, weak)


def _declared(node: Node | None) -> Iterator[tuple[str, str]]:
    """Pairs of text and ground: a list of two colours, or a list of such lists; what is no colour is left out."""
    from a11ylint.media.color.spaces import is_hex

    items = node.items if isinstance(node, Items) else ()
    colors = [item.value for item in items if isinstance(item, Scalar) and is_hex(item.value)]
    if len(colors) == len(items) > 1:
        yield from ((colors[0], ground) for ground in colors[1:])
    for item in items:
        if isinstance(item, Items):
            yield from _declared(item)


def _judged(picture: Medium, pairs: Sequence[tuple[str, str]], limits: Limits) -> Iterator[Problem]:
    """The worst declared pair; exact, so a failure is sure."""
    from a11ylint.media.color.spaces import contrast

    needed = limits.large_text if picture.answers.truth("large_text") else limits.text
    ratio, ink, ground = min((contrast(*pair), *pair) for pair in pairs)
    if ratio < needed:
        data = {
            "name": picture.name,
            "ink": ink,
            "ground": ground,
            "ratio": cut(ratio),
            "needed": cut(needed),
        }
        yield Problem("declared", picture.at, data)


def cut(ratio: float) -> Words:
    """A ratio with two digits, cut and not rounded: 4.499 is below 4.5 and must not look like it."""
    text = f"{floor(ratio * 100 + 1e-9) / 100:.2f}".rstrip("0").rstrip(".")
    return Words(text.replace(".", ","), text)


def _weak(line: Line, text: PictureText, limits: Limits, margins: tuple[float, float, float]) -> Weak | None:
    """A line below its limit; `margins`: for lossy files, for thin strokes, and from where it is clear."""
    from a11ylint.media.color.spaces import contrast

    lossy, thin, clear = margins
    size = line.size * limits.phone_width / max(1, text.width)
    ratio = contrast(line.ink, line.ground)
    needed = limits.large_text if size >= limits.large else limits.text
    # Whether letters are bold cannot be told: from the smaller size on, only what fails both limits is clear.
    certain = limits.large_text if size >= limits.large_bold else limits.text
    if ratio >= needed * lossy * (1.0 if line.sure else thin):
        return None
    return Weak(line, ratio, needed, line.sure and ratio < certain * clear)


def _lossy(picture: Medium) -> bool:
    header = picture.facts.image()
    return not isinstance(header, Unknown) and header.value.lossy


def _matters(text: PictureText, lines: Sequence[Line], min_words: int, min_area: float) -> bool:
    """Enough words, or large ones: one small word may be the mark of a firm, which needs no contrast."""
    words = sum(lettering.letters(word) >= lettering.WORD for line in lines for word in line.text.split())
    return bool(lines) and (words >= min_words or lettering.area(text, lines) >= min_area)


def _problem(picture: Medium, weak: Sequence[Weak]) -> Problem:
    worst = min(weak, key=lambda found: (not found.clear, found.ratio / found.needed))
    key = "clear" if worst.clear and lettering.drawn(picture) and picture.kind != "screenshot" else "unsure"
    data = {
        "name": picture.name,
        "count": len(weak),
        "text": lettering.quote(worst.line.text),
        "ink": worst.line.ink,
        "ground": worst.line.ground,
        "ratio": cut(worst.ratio),
        "needed": cut(worst.needed),
    }
    related = lettering.related(picture, [found.line for found in weak], worst.line)
    return Problem(key, lettering.place(picture, worst.line), data, related)
