"""Alternative texts of pictures: missing, or with an opening that every reader knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import NotChecked, Problem, Words, check
from a11ylint.checks._alt import ENDINGS, cause_of, one_line
from a11ylint.facts import Known
from a11ylint.media import kinds
from a11ylint.post import AltState, Medium, Post, Where
from a11ylint.source import place_of
from a11ylint.targets import alt_texts, media

if TYPE_CHECKING:
    from a11ylint.platforms import Alt, Limit, Platform, Support

Lists = Mapping[str, Sequence[str]]


def alt_fields(post: Post, picture: Medium) -> Iterator[tuple[Platform, Support]]:
    """Each targeted platform with what is known about its alt field for this picture."""
    yield from ((row, field.supported) for row, field in _fields(post, picture))


def alt_limits(post: Post, picture: Medium) -> Iterator[tuple[Platform, Limit]]:
    """Each targeted platform whose alt field for this picture has a known limit."""
    for row, field in _fields(post, picture):
        if field.limit and field.limit.value is not None and field.supported.value is not False:
            yield row, field.limit


def still_only(post: Post, picture: Medium) -> Iterator[Platform]:
    """Targeted platforms that take an alternative text for a still picture, but none for this one, which moves."""
    if not post.platforms or not moves(picture):
        return
    from a11ylint import platforms

    form = post.answers.word("format") or "post"
    for row, field in _fields(post, picture):
        if field.supported.value is False and platforms.alt_field(row, "image", form).supported.value:
            yield row


def _fields(post: Post, picture: Medium) -> Iterator[tuple[Platform, Alt]]:
    if not post.platforms:
        return
    from a11ylint import platforms

    form = post.answers.word("format") or "post"
    for row in (platforms.table()[name] for name in post.platforms):
        kind = "document" if "document" in row.alt and kinds.suffix(picture.ref) == ".pdf" else "image"
        still, moving = (platforms.alt_field(row, name, form) for name in (kind, "gif"))
        yield row, moving if still != moving and moves(picture) else still


def moves(picture: Medium) -> bool:
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
        from a11ylint.checks.alt_proposal import propose

        key = "missing" if state is AltState.ABSENT else "empty"
        data = {"name": _name(picture), "how": _how(post, picture)}
        proposal = propose(post, picture)
        if proposal is None:
            yield Problem(key, picture.alt.at, data)
        else:
            said = {"what": proposal.what, "text": proposal.text}
            yield Problem("in-file", picture.alt.at, {**data, **said}, fix=proposal.fix)


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


@check("image-alt-redundant-prefix", on=alt_texts)
def image_alt_redundant_prefix(
    _post: Post,
    picture: Medium,
    *,
    leads: Lists,
    articles: Lists,
    nouns: Lists,
    links: Lists,
    phrases: Lists,
    kept: Lists,
    owners: Lists,
) -> Iterator[Problem]:
    """An alternative text that begins by saying that there is a picture."""
    from a11ylint.text.alt import placeholder

    text = picture.alt.text
    opening = placeholder.Opening(*map(_flat, (leads, articles, nouns, links, phrases, kept, owners)))
    span = placeholder.redundant_opening(text.value, opening) if text else None
    if text is None or span is None or placeholder.has_ending(text.value.strip(), ENDINGS):
        return
    # "Ein Bild, das Text, Person enthält.": image-alt-auto-generated says more.
    if cause_of(picture) == "machine":
        return
    yield Problem("prefix", place_of(text.span(*span)), {"prefix": one_line(text.value[slice(*span)])})


def _flat(lists: Lists) -> tuple[str, ...]:
    return tuple(word for part in lists.values() for word in part)
