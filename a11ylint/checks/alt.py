"""Alternative texts of pictures: missing, or there and saying nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.facts import Known
from a11ylint.media import kinds
from a11ylint.post import AltState, Medium, Post, Where
from a11ylint.source import place_of
from a11ylint.targets import alt_texts, media

if TYPE_CHECKING:
    from a11ylint.platforms import Platform, Support

Lists = Mapping[str, Sequence[str]]

# `.ai` is a drawing of Illustrator and the end of many web addresses: "stadt.ai" is no file name.
_ENDINGS = (kinds.IMAGE | kinds.UNDECODABLE | kinds.VIDEO) - {".ai"}


def alt_fields(post: Post, picture: Medium) -> Iterator[tuple[Platform, Support]]:
    """Each targeted platform with what is known about its alt field for this picture."""
    if not post.platforms:
        return
    from a11ylint import platforms

    form = post.answers.word("format") or "post"
    for name in post.platforms:
        row = platforms.table()[name]
        still, moving = (platforms.alt_field(row, kind, form).supported for kind in ("image", "gif"))
        yield row, moving if still != moving and _moves(picture) else still


def _moves(picture: Medium) -> bool:
    """An animated GIF. One that is not at hand counts as animated: hardly anybody posts a still GIF."""
    if picture.kind != "gif" and kinds.suffix(picture.ref) != ".gif":
        return False
    header = picture.facts.image()
    return header.value.animated if isinstance(header, Known) else True


def takes_alt(post: Post, picture: Medium) -> bool:
    """Whether a targeted platform is known to take an alternative text, or any platform is meant."""
    return not post.platforms or any(field.value for _, field in alt_fields(post, picture))


def _with_field(post: Post) -> Iterator[Medium]:
    """Pictures whose alternative text has a place to go; the others need a description in the text."""
    yield from (picture for picture in media("image")(post) if takes_alt(post, picture))


@check("image-alt-missing", on=_with_field, needs=("media",))
def image_alt_missing(post: Post, picture: Medium) -> Iterator[Problem | NotChecked]:
    """A picture without an alternative text; on social platforms an empty one is none."""
    state = picture.alt.state
    if state is AltState.UNREPRESENTABLE:
        yield NotChecked("alt-not-in-format", post.source.path)
    elif state is AltState.ABSENT or (state is not AltState.DECORATIVE and not picture.alt.value):
        key = "missing" if state is AltState.ABSENT else "empty"
        yield Problem(key, picture.alt.at, {"name": _name(picture), "how": _how(post, picture)})


def _name(picture: Medium) -> str | Words:
    """What people call the picture; the characters of an embedded one are no name."""
    return Words("(eingebettet)", "(embedded)") if picture.where is Where.EMBEDDED else picture.name


def _how(post: Post, picture: Medium) -> Words:
    """Where in this draft the alternative text belongs."""
    span = picture.at.span
    if span is None:
        file = f"{picture.name.rpartition('.')[0] or picture.name}.alt.txt"
        return Words(f"in einer Datei {file} daneben", f"in a file {file} beside it")
    body = post.text.span()
    if span.source is post.source and body.start <= span.start < body.end:
        return Words(
            "zwischen den eckigen Klammern vor dem Namen", "between the square brackets before the name"
        )
    return Words("in `alt:`", "in `alt:`")


@check("image-alt-placeholder", on=alt_texts)
def image_alt_placeholder(
    _post: Post, picture: Medium, *, words: Lists, numbered: Lists, fillers: Lists, starts: Sequence[str]
) -> Iterator[Problem]:
    """An alternative text that only keeps the place of one."""
    from a11ylint.text import alttext

    value = picture.alt.value
    begun = alttext.plain(value).startswith(tuple(map(alttext.plain, starts)))
    empty = begun or alttext.is_leftover(value)
    if empty or alttext.is_placeholder(value, *map(alttext.merged, (words, numbered, fillers))):
        yield Problem("placeholder", picture.alt.at, {"alt": _one_line(value)})


@check("image-alt-filename", on=alt_texts)
def image_alt_filename(
    _post: Post, picture: Medium, *, names: Lists, marks: Lists, max_words: int
) -> Iterator[Problem]:
    """An alternative text that is a file name: the picture's own, or one that a device or a program gives."""
    from a11ylint.text import alttext

    usual = alttext.Names(alttext.merged(names), alttext.merged(marks), _ENDINGS, max_words)
    if alttext.is_file_name(picture.alt.value, picture.name, usual):
        yield Problem("filename", picture.alt.at, {"alt": _one_line(picture.alt.value)})


@check("image-alt-redundant-prefix", on=alt_texts)
def image_alt_redundant_prefix(
    _post: Post, picture: Medium, *, articles: Lists, nouns: Lists, links: Lists, phrases: Lists, kept: Lists
) -> Iterator[Problem]:
    """An alternative text that begins by saying that there is a picture."""
    from a11ylint.text import alttext

    text = picture.alt.text
    opening = alttext.Opening(*map(_flat, (articles, nouns, links, phrases, kept)))
    span = alttext.redundant_opening(text.value, opening) if text else None
    if text is None or span is None or alttext.has_ending(text.value.strip(), _ENDINGS, max_words=4):
        return
    yield Problem("prefix", place_of(text.span(*span)), {"prefix": _one_line(text.value[slice(*span)])})


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _flat(lists: Lists) -> tuple[str, ...]:
    return tuple(word for part in lists.values() for word in part)
