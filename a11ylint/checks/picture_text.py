"""Words in pictures: they must stand in text too, and be large and clear enough to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks import _lettering as lettering
from a11ylint.facts import Unknown
from a11ylint.post import Medium, Post
from a11ylint.text.overlap import Overlap, compare

if TYPE_CHECKING:
    from a11ylint.media.ocr import Line, PictureText

# Of these infographic-data-alternative asks for the data in words; theirs may be other ones than in the picture.
DATA = frozenset(("infographic", "chart", "map"))
MOST_WORDS = 5


class Read(NamedTuple):
    """The words of a picture that count, and where they stand as text."""

    text: PictureText
    lines: tuple[Line, ...]
    overlap: Overlap

    @property
    def area(self) -> float:
        return lettering.area(self.text, self.lines)

    @property
    def size(self) -> float:
        """Font size of the middle line when sorted by it, in pixels of the picture."""
        sizes = sorted(line.size for line in self.lines)
        return sizes[len(sizes) // 2] if sizes else 0.0


def _read(post: Post, picture: Medium, least_score: float, largest_angle: float) -> Read | Unknown:
    fact = picture.facts.text()
    if isinstance(fact, Unknown):
        return fact
    lines = lettering.printed(fact.value, least_score, largest_angle)
    overlap = compare([line.text for line in lines], lettering.wordings(post, picture))
    return Read(fact.value, lines, overlap)


def tiles(post: Post) -> Iterator[Medium]:
    """Pictures whose words matter as such."""
    yield from (picture for picture in lettering.pictures(post) if picture.kind not in DATA)


@check("image-text-not-in-alt", on=tiles, needs=("media",), sees=("text",))
def image_text_not_in_alt(
    post: Post,
    picture: Medium,
    *,
    min_words: int,
    found: float,
    sure_words: int,
    sure_found: float,
    sure_size: float,
    phone_width: int,
    least_area: float,
    least_score: float,
    largest_angle: float,
) -> Iterator[Problem | NotChecked]:
    """What is written in a picture stands in its alternative text or in the post."""
    if lettering.undescribed(picture):
        return
    read = _read(post, picture, least_score, largest_angle)
    if isinstance(read, Unknown):
        yield from lettering.not_read(picture, read)
        return
    words = read.overlap
    if len(words.words) < min_words or read.area < least_area or _foreign(post, read):
        return
    if picture.kind == "screenshot":
        if words.share < sure_found:
            yield _missing("screenshot", picture, read)
    elif words.share < found:
        clear = len(words.words) >= sure_words and words.share < sure_found
        shown = phone_width / max(1, read.text.width)
        sure = clear and read.size * shown >= sure_size and lettering.drawn(picture)
        yield _missing("missing" if sure else "unsure", picture, read)


def _foreign(post: Post, read: Read) -> bool:
    """The picture is in another language than the post: its words can only stand there in translation."""
    from a11ylint.text.language import guess

    lang = guess(" ".join(line.text for line in read.lines)) if post.language else None
    return lang is not None and lang != post.language


def _missing(key: str, picture: Medium, read: Read) -> Problem:
    words = read.overlap
    data = {
        "name": picture.name,
        "count": len(words.words),
        "absent": len(words.missing),
        "words": quoted(words.missing),
    }
    return Problem(key, picture.at, data)


def quoted(words: Sequence[str]) -> Words:
    """The first words between quotation marks, in reading order, each once."""
    once = list(dict.fromkeys(words))
    text = " ".join(once[:MOST_WORDS]) + (" …" if len(once) > MOST_WORDS else "")
    return Words(f"„{text}“", f"“{text}”")


@check("image-of-text", on=tiles, needs=("media",), sees=("text",))
def image_of_text(
    post: Post,
    picture: Medium,
    *,
    min_area: float,
    min_words: int,
    few_words: int,
    found: float,
    whole: float,
    alt_counts: bool,
    least_words: int,
    least_score: float,
    largest_angle: float,
) -> Iterator[Problem | NotChecked]:
    """A picture that mainly shows text: all of it should stand in the post as well."""
    if lettering.undescribed(picture) or picture.kind == "screenshot":
        return
    read = _read(post, picture, least_score, largest_angle)
    if isinstance(read, Unknown):
        yield from lettering.not_read(picture, read)
        return
    words = read.overlap
    count = len(words.words)
    if count < few_words or (read.area <= min_area and count <= min_words) or _foreign(post, read):
        return
    if count >= least_words and words.share < found:
        return  # image-text-not-in-alt says so
    if not alt_counts:
        words = compare([line.text for line in read.lines], lettering.wordings(post, picture)[1:])
    if words.share < whole:
        data = {"name": picture.name, "count": count, "words": quoted(words.missing)}
        yield Problem("text", picture.at, data)


@check("image-text-too-small", on=lettering.pictures, needs=("media",), sees=("text",))
def image_text_too_small(
    post: Post,
    picture: Medium,
    *,
    phone_width: int,
    x_height: float,
    min_words: int,
    found: float,
    least_score: float,
    largest_angle: float,
) -> Iterator[Problem | NotChecked]:
    """Words in a picture can be read on a telephone; small print that also stands in the text is no barrier."""
    from a11ylint.media.ocr.strokes import X_HEIGHT

    read = _read(post, picture, least_score, largest_angle)
    if isinstance(read, Unknown):
        yield from lettering.not_read(picture, read)
        return
    shown = phone_width / max(1, read.text.width)
    small = [line for line in read.lines if 0 < line.size * X_HEIGHT * shown < x_height]
    absent = [line for line in small if compare([line.text], lettering.wordings(post, picture)).share < found]
    if sum(len(compare([line.text], ()).words) for line in absent) < min_words:
        return
    first = min(absent, key=lambda line: line.size)
    data = {
        "name": picture.name,
        "count": len(absent),
        "text": lettering.quote(first.text),
        "pixels": max(1, round(first.size * shown)),
        "width": phone_width,
        "needed": round(x_height / X_HEIGHT),
    }
    yield Problem("small", lettering.place(picture, first), data, lettering.related(picture, absent, first))
