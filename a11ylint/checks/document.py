"""Documents that a platform shows as slides: LinkedIn takes a PDF, and no alternative text for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from a11ylint.checks import Problem, Words, check
from a11ylint.facts import Known
from a11ylint.media.kinds import suffix
from a11ylint.post import Medium, Post
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.pdf import Document

_TAGS = Words("Tags (die Struktur)", "tags (the structure)")
_LANGUAGE = Words("die Sprache", "the language")
_TITLE = Words("der Titel", "the title")


def _documents(post: Post) -> Iterator[Medium]:
    """PDFs that are more than decoration."""
    yield from (
        medium for medium in media("image")(post) if suffix(medium.ref) == ".pdf" and not medium.decorative
    )


@check("document-post-inaccessible", on=_documents, needs=("media",))
def document_post_inaccessible(post: Post, pdf: Medium, *, platforms: Sequence[str]) -> Iterator[Problem]:
    """A PDF without the structure, the language or the title that screen readers use."""
    if post.platforms and set(post.platforms).isdisjoint(platforms):
        return
    if pdf.answers.words("transcript") or post.answers.words("also_published_at"):
        return
    fact = pdf.facts.document()
    if not isinstance(fact, Known):
        return
    lacks = _lacks(fact.value)
    if lacks:
        key = "details" if fact.value.tagged else "untagged"
        yield Problem(key, pdf.at, {"name": pdf.name, "lacks": lacks})


def _lacks(found: Document) -> tuple[Words, ...]:
    """A language that the installed library cannot tell counts as given."""
    parts = ((found.tagged, _TAGS), (found.language != "", _LANGUAGE), (bool(found.title), _TITLE))
    return tuple(words for there, words in parts if not there)
