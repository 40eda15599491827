"""The language of alternative texts: what no screen reader reads well, and texts in another language than the post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from a11ylint.checks import Edit, Fix, Problem, Words, check
from a11ylint.checks._alt import cause_of
from a11ylint.checks._languages import NAMES, language_name
from a11ylint.post import Medium, Post
from a11ylint.source import Text, place_of
from a11ylint.targets import alt_texts

if TYPE_CHECKING:
    from a11ylint.text.alt.markup import Mark

_KINDS = {
    "address": Words("eine Internetadresse", "a web address"),
    "html": Words("HTML", "HTML"),
    "markdown": Words("Markdown-Zeichen", "marks of Markdown"),
    "hashtag": Words("Hashtags", "hashtags"),
    "emoji": Words("mehrere Emojis", "several emoji"),
    "letters": Words("Zierschrift", "decorated letters"),
    "control": Words("unsichtbare Zeichen", "invisible characters"),
}


@check("image-alt-markup", on=alt_texts)
def image_alt_markup(_post: Post, picture: Medium) -> Iterator[Problem]:
    """Addresses, markup, hashtags, rows of emoji and odd characters outside of quoted lettering."""
    from a11ylint.text.alt.markup import found

    text = picture.alt.text
    marks = found(text.value) if text else ()
    if text is None or not marks or cause_of(picture) is not None:
        return
    kinds = tuple(_KINDS[kind] for kind in dict.fromkeys(mark.kind for mark in marks))
    shown = " ".join(text.value[marks[0].start : marks[0].end].split()) or "…"
    place = place_of(text.span(marks[0].start, marks[0].end))
    yield Problem("markup", place, {"kinds": kinds, "first": shown}, fix=_plain(text, marks))


def _plain(text: Text, marks: tuple[Mark, ...]) -> Fix | None:
    """Plain letters for decorated ones, nothing for invisible characters; the rest needs a person."""
    edits = tuple(
        Edit(text.span(mark.start, mark.end), mark.plain) for mark in marks if mark.plain is not None
    )
    written = [text.value[mark.start : mark.end] for mark in marks if mark.plain is not None]
    if not edits or len(edits) < len(marks) or written != [edit.span.text for edit in edits]:
        return None
    return Fix(Words("Normale Buchstaben verwenden", "Use plain letters"), edits, safe=True)


@check("image-alt-language", on=alt_texts)
def image_alt_language(post: Post, picture: Medium, *, min_words: int) -> Iterator[Problem]:
    """A text in another language than the post."""
    value = picture.alt.value
    if post.language is None or len(value.split()) < min_words or cause_of(picture) is not None:
        return
    from a11ylint.text.alt.language import language

    own = language(value, min_words)
    if own is None or own == post.language or own in _spoken(post) or own not in NAMES:
        return
    expected = language_name(post.language)
    yield Problem("other", picture.alt.at, {"own": NAMES[own], "expected": expected})


def _spoken(post: Post) -> set[str | None]:
    """The languages of the paragraphs of the post: many say the same in two."""
    from a11ylint.text.passages import passages

    return {passage.lang for passage in passages(post.text.value, post.language)}
