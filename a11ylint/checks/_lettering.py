"""What the rules about words in pictures share: which pictures and lines count, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import NotChecked, Related, Words
from a11ylint.facts import Known, Unknown
from a11ylint.i18n import shorten
from a11ylint.post import AltState, Medium, Post
from a11ylint.source import Place
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.ocr import Line, PictureText

# Lettering in these is incidental (a sign in a photograph) or part of a mark: WCAG 2.2 1.4.5 exempts both.
INCIDENTAL = frozenset(("photo", "portrait", "logo", "flag"))
# The shortest run of letters that is taken for a word; the engine reads ornaments as one or two.
WORD = 3
MOST_RELATED = 4
LONGEST = 40


def pictures(post: Post) -> Iterator[Medium]:
    """Pictures whose words matter: no decoration, and not declared as a photograph, logo or flag."""
    for picture in media("image")(post):
        if not picture.decorative and picture.kind not in INCIDENTAL:
            yield picture


def not_read(picture: Medium, fact: Unknown) -> Iterator[NotChecked]:
    """The one notice of a run without the extra; other reasons have findings of their own, or notices by the format."""
    if fact.why == "missing-library" and "ocr" in fact.detail:
        yield NotChecked("no-ocr", picture.name, picture.path)


def printed(text: PictureText, least_score: float, largest_angle: float) -> tuple[Line, ...]:
    """Lines that were drawn into the picture: read for sure, level, and without perspective."""
    return tuple(
        line
        for line in text.lines
        if line.score >= least_score
        and line.angle <= largest_angle
        and line.skew <= 0.3
        and letters(line.text) >= WORD
    )


def letters(text: str) -> int:
    """The number of letters."""
    return sum(map(str.isalpha, text))


def area(text: PictureText, lines: Sequence[Line]) -> float:
    """Share of the picture, 0-1, that the boxes of some lines cover."""
    whole = text.width * text.height
    return sum(line.box.width * line.box.height for line in lines) / whole if whole else 0.0


def wordings(post: Post, picture: Medium) -> tuple[str, ...]:
    """Where the words of a picture may stand as text: its alternative text, and the post or thread."""
    return (picture.alt.value, *(part.value for part in post.thread or (post.text,)))


def undescribed(picture: Medium) -> bool:
    """No alternative text at all: that is the finding of another rule."""
    return picture.alt.state in (AltState.EMPTY, AltState.ABSENT)


def place(picture: Medium, line: Line) -> Place:
    """Where a line stands in the picture, as a Media Fragment in pixels."""
    box = line.box
    return picture.at._replace(logical=f"xywh={box.x},{box.y},{box.width},{box.height}")


def quote(text: str) -> Words:
    """The words of a line between quotation marks, not too long."""
    short = shorten(" ".join(text.split()), LONGEST)
    return Words(f"„{short}“", f"“{short}”")


def related(picture: Medium, lines: Sequence[Line], first: Line) -> tuple[Related, ...]:
    """The other lines of a finding about `first`."""
    others = [line for line in lines if line is not first][:MOST_RELATED]
    return tuple(Related(place(picture, line), quote(line.text)) for line in others)


def drawn(picture: Medium) -> bool:
    """The picture was drawn rather than photographed, as its colours say."""
    colors = picture.facts.colors()
    return isinstance(colors, Known) and colors.value.drawn
