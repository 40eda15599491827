"""Findings about the files themselves: what the reader noticed, media that are missing or cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from errno import EACCES
from os import strerror
from typing import NamedTuple

from a11ylint.checks import NotChecked, Problem, Run, Words, check
from a11ylint.facts import Known, Unknown
from a11ylint.media.kinds import entry_type, why_not
from a11ylint.post import Ignore, Medium, Post, Track, Where, remote
from a11ylint.source import Place
from a11ylint.targets import noted

# Reasons for which a person must look at the file itself; `missing-library` and limits are reported as not checked.
_BROKEN = frozenset(("unreadable", "truncated", "not-an-image", "no-stream"))

_NO_ACCESS = strerror(EACCES)  # the one reason for which a new export would be no help


def _headed(rule: str) -> Callable[[Post], Iterator[Post]]:
    """Drafts with front matter, and drafts about which the reader noticed something for this rule."""

    def targets(post: Post) -> Iterator[Post]:
        if post.first and (post.answers.entries or any(noted(rule)(post))):
            yield post

    return targets


def _reporter(rule: str) -> Run:
    def report(post: Post, _target: Post) -> Iterator[Problem]:
        yield from (Problem(note.key, note.at, note.data) for note in noted(rule)(post))

    return report


for _rule in ("draft-unreadable", "unknown-key", "empty-value-comment"):
    check(_rule, on=_headed(_rule), needs=("note",))(_reporter(_rule))


@check("unused-ignore", on=lambda post: post.ignores)
def unused_ignore(_post: Post, _ignore: Ignore) -> Iterator[Problem]:
    """Known only when every rule has run: suppress.unused reports it."""
    yield from ()


class File(NamedTuple):
    """A file that a draft names."""

    ref: str
    at: Place
    where: Where


def _files(post: Post) -> Iterator[File]:
    for medium in post.media:
        yield File(medium.ref, medium.at, medium.where)
        yield from (_track(track) for track in (*medium.captions, *medium.attached) if track.declared)


def _track(track: Track) -> File:
    where = Where.REMOTE if remote(track.ref) else Where.MISSING
    return File(track.ref, track.at, Where.LOCAL if track.path else where)


@check("media-missing", on=_files, needs=("media",))
def media_missing(post: Post, file: File) -> Iterator[Problem]:
    """A file that the draft names and that is not there; the reader has looked for names like it."""
    if file.where is Where.MISSING:
        seen = next((note for note in noted("media-missing")(post) if note.at == file.at), None)
        key, data = (seen.key, seen.data) if seen else ("missing", {"name": file.ref})
        yield Problem(key, file.at, data)


def _here(post: Post) -> Iterator[Medium]:
    yield from (medium for medium in post.media if medium.where is Where.LOCAL)


@check("media-unreadable", on=_here, needs=("media",), sees=("colors",))
def media_unreadable(_post: Post, medium: Medium) -> Iterator[Problem]:
    """A file that says it is a picture, a clip or a sound and is none, or another one, or ends in the middle."""
    trouble = _trouble(medium)
    key = _broken(medium, trouble) if trouble is not None else _misnamed(medium)
    if key:
        yield Problem(key, medium.at, {"name": medium.name})


def _broken(medium: Medium, trouble: Unknown) -> str:
    """The message key for a file that cannot be read; empty where not-checked says more."""
    if trouble.detail == _NO_ACCESS:
        return "no-permission"
    if trouble.why == "not-an-image" and entry_type(medium.ref) is None:
        return "no-medium"
    return trouble.why if trouble.why in _BROKEN else ""


def _misnamed(medium: Medium) -> str:
    """Which content of a clip or sound its name hides, since rules choose media by name; films pass for each other."""
    probe = medium.facts.probe() if medium.type != "image" else None
    if not isinstance(probe, Known) or not probe.value.has_video:
        return ""
    if medium.type == "audio":
        return "pictures-in-sound"
    return "gif-as-video" if probe.value.format == "gif" else ""


def _trouble(medium: Medium) -> Unknown | None:
    """Why a file could not be looked at. A picture may have a sound header and break off in its pixels."""
    reads = (medium.facts.image, medium.facts.colors) if medium.type == "image" else (medium.facts.probe,)
    return next((fact for read in reads if isinstance(fact := read(), Unknown)), None)


def _openable(post: Post) -> Iterator[Post]:
    if post.media or any(noted("not-checked")(post)):
        yield post


@check("not-checked", on=_openable, needs=("media", "note"))
def not_checked(post: Post, _target: Post) -> Iterator[Problem | NotChecked]:
    """Files that a limit, a link out of the folder or a missing decoder kept from being looked at."""
    yield from _reporter("not-checked")(post, post)
    for medium in post.media:
        yield from _unopened(medium)


def _unopened(medium: Medium) -> Iterator[Problem | NotChecked]:
    if medium.where is Where.OUTSIDE:
        yield Problem("outside", medium.at, {"name": medium.ref})
    elif medium.where is Where.UNDECODABLE:
        yield NotChecked(why_not(medium.ref), medium.name, medium.path)
    elif medium.where is Where.LOCAL:
        yield from _limited(medium)


def _limited(medium: Medium) -> Iterator[Problem | NotChecked]:
    trouble = _trouble(medium)
    if trouble is not None and trouble.why == "too-large":
        yield _too_large(medium, trouble)
    elif trouble is not None and trouble.why == "missing-library":
        yield NotChecked(why_not(medium.ref), medium.name, medium.path)
    elif medium.type == "image":
        yield from _pages(medium)


def _too_large(medium: Medium, trouble: Unknown) -> Problem:
    """How large and how large at most, where that is known: bytes, or width and height."""
    name, size, limit = medium.name, trouble.size, trouble.limit
    if len(size) == 1:
        data = {"name": name, "megabytes": size[0] / 1e6, "limit": limit / 1e6}
        return Problem("too-heavy", medium.at, data)
    if len(size) == 2:
        key = "too-many-pixels" if medium.type == "image" else "too-large-frames"
        shown = {"width": size[0], "height": size[1], "limit": _pixels(limit)}
        return Problem(key, medium.at, {"name": name, **shown})
    return Problem("too-large", medium.at, {"name": name})


def _pixels(number: int) -> Words:
    if number < 1e6:
        return Words(f"{number} Pixeln", f"{number} pixels")
    millions = f"{number / 1e6:.4g}"
    return Words(f"{millions.replace('.', ',')} Millionen Pixeln", f"{millions} million pixels")


def _reads_letters() -> bool:
    """Whether the extra `ocr` is there; without it, the lettering of all pages has its notice."""
    from a11ylint.media.errors import Unreadable
    from a11ylint.media.ocr.engine import need

    try:
        need()
    except Unreadable:
        return False
    return True


def _pages(medium: Medium) -> Iterator[NotChecked]:
    """Of a PDF, colours are looked at on the first pages only, and lettering on the first."""
    header = medium.facts.image()
    if isinstance(header, Known) and header.value.format == "PDF" and header.value.frames > 1:
        from a11ylint.media.pdf import MOST_PAGES

        if _reads_letters():
            yield NotChecked("pdf-lettering", medium.name, medium.path)
        if header.value.frames > MOST_PAGES:
            yield NotChecked("pdf-pages", medium.name, medium.path)
