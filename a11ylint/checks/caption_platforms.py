"""Checks of caption files against what the platforms of a post take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Bytes, Fix, Problem, Words, check
from a11ylint.checks._caption_conversion import Offer, converted, format_name
from a11ylint.checks._clips import NOT_NEEDED, given
from a11ylint.checks.caption_files import is_misnamed
from a11ylint.checks.caption_labels import platform_names
from a11ylint.checks.video import BURNED_IN
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.cues.convert import Target
    from a11ylint.media.cues.model import CueFile
    from a11ylint.platforms import Platform

# A conversion starts from the file that says most; where none can be made, the first of these is named.
_RICHEST: Final = ("vtt", "ttml", "srt", "sbv")


class Brought(NamedTuple):
    """A clip with all its caption files, and the platforms it goes to."""

    clip: Medium
    offers: tuple[Offer, ...]
    platforms: tuple[Platform, ...]


def _clips(post: Post) -> Iterator[Brought]:
    """Clips of posts that name their platforms, unless the captions are in the picture too."""
    if not post.platforms:
        return
    from a11ylint.platforms import table

    rows = tuple(table()[name] for name in post.platforms if name in table())
    for clip in post.media:
        words = {word.lower() for word in clip.answers.words("captions")}
        if rows and clip.type == "video" and not words & (BURNED_IN | NOT_NEEDED):
            yield Brought(clip, tuple(_offers(clip)), rows)


def _brought(post: Post) -> Iterator[Brought]:
    """Of these, clips with caption files."""
    yield from (brought for brought in _clips(post) if brought.offers)


def _captioned(post: Post) -> Iterator[Brought]:
    """Of these, clips with captions at all: in files, or in a track inside the clip."""
    yield from (brought for brought in _clips(post) if brought.offers or _embedded(brought.clip))


def _embedded(clip: Medium) -> bool:
    probe = clip.facts.probe()
    return isinstance(probe, Known) and any(track.captions for track in probe.value.subtitles)


def _offers(clip: Medium) -> Iterator[Offer]:
    for track in clip.captions:
        about = clip.facts.track(track)
        if isinstance(about, Known) and about.value.kind in ("captions", "subtitles") and about.value.cues:
            cues = clip.facts.cues(track)
            yield Offer(clip, track, about.value, cues.value if isinstance(cues, Known) else None)


@check("caption-upload-unsupported", on=_captioned, needs=("media",))
def caption_upload_unsupported(_post: Post, brought: Brought) -> Iterator[Problem]:
    """Platforms that take no caption file, or no track inside a clip: the captions must be in the picture."""
    if given(brought.clip, "transcript"):
        return
    if not brought.offers:
        if brought.clip.answers.truth("captions_reviewed") is not True:
            names = platform_names(row.id for row in brought.platforms)
            yield Problem("embedded", brought.clip.at, {"name": brought.clip.name, "platforms": names})
        return
    none = [row for row in brought.platforms if row.captions.upload.value is False]
    sure = [row for row in none if row.captions.upload.confidence == "verified"]
    if none:
        names = platform_names(row.id for row in sure or none)
        data = {"name": brought.clip.name, "platforms": names, "count": len(sure or none)}
        yield Problem("none" if sure else "unsure", brought.clip.at, data)


@check("caption-format-unsupported", on=_brought, needs=("media",))
def caption_format_unsupported(post: Post, brought: Brought) -> Iterator[Problem]:
    """Formats that platforms do not take, where no other file of the language serves: once per language and format."""
    wanted: dict[tuple[str, Target], list[Platform]] = {}
    for row in brought.platforms:
        for lang in sorted({offer.language(post) for offer in brought.offers}):
            target = _wanted(row, _alike(post, brought, lang))
            if target is not None:
                wanted.setdefault((lang, target), []).append(row)
    for (lang, target), rows in sorted(wanted.items()):
        alike = _alike(post, brought, lang)
        if any(
            is_misnamed(offer.name, offer.file) and offer.name.lower().endswith(target) for offer in alike
        ):
            continue  # it is called what is wanted: caption-syntax says what it is, and mends it
        offer, made = min(
            ((offer, converted(post, offer, target)) for offer in alike),
            key=lambda pair: (pair[1].fix is None, _rank(pair[0].about.format)),
        )
        data = {
            "name": offer.name,
            "platforms": platform_names(row.id for row in rows),
            "count": len(rows),
            "written": format_name(offer.about.format),
            "wanted": format_name(target),
            "there": made.there,
        }
        at = offer.track.at if offer.track.declared else Place(offer.track.shown or offer.track.ref)
        yield Problem(made.key, at, data, (), made.fix)


def _alike(post: Post, brought: Brought, lang: str) -> tuple[Offer, ...]:
    return tuple(offer for offer in brought.offers if offer.language(post) == lang)


def _rank(form: str) -> int:
    return _RICHEST.index(form) if form in _RICHEST else len(_RICHEST)


def _wanted(row: Platform, alike: Iterable[Offer]) -> Target | None:
    """The format that a platform wants of captions in one language; None where it takes one of the files."""
    from a11ylint.media.cues.convert import TARGETS

    taken = {entry.name for entry in row.captions.formats}
    known = {entry.name for entry in row.captions.formats if entry.confidence == "verified"}
    if not row.captions.upload.value or not known or any(offer.about.format in taken for offer in alike):
        return None
    return next((target for target in TARGETS if target in known), None)


@check("caption-file-too-large", on=_brought, needs=("media",))
def caption_file_too_large(_post: Post, brought: Brought, *, share: float) -> Iterator[Problem]:
    """Caption files with more bytes than a platform takes."""
    from a11ylint.platforms import named

    for row in brought.platforms:
        taken = {entry.name for entry in row.captions.formats}
        yield from _too_many(brought, row, taken)
        for limit in named(row.captions.limits, "file-bytes"):
            most = int(share * limit.value) if limit.binding and limit.value is not None else None
            for offer in brought.offers:
                if offer.file and offer.about.format in taken and most is not None and offer.file.size > most:
                    yield _heavy(offer, offer.file, most, row)


def _too_many(brought: Brought, row: Platform, taken: set[str]) -> Iterator[Problem]:
    """More caption files than a platform takes for one video."""
    from a11ylint.platforms import named

    count = sum(offer.about.format in taken for offer in brought.offers)
    for limit in named(row.captions.limits, "tracks"):
        if limit.binding and limit.value is not None and count > limit.value:
            data = {
                "name": brought.clip.name,
                "count": count,
                "limit": limit.value,
                "platform": platform_names((row.id,)),
            }
            yield Problem("tracks", brought.clip.at, data)


def _heavy(offer: Offer, file: CueFile, most: int, row: Platform) -> Problem:
    data = {
        "name": offer.name,
        "size": file.size,
        "limit": most,
        "platform": platform_names((row.id,)),
    }
    at = offer.track.at if offer.track.declared else Place(offer.track.shown or offer.track.ref)
    return Problem("bytes", at, data, (), _slim(offer, file, most))


def _slim(offer: Offer, file: CueFile, most: int) -> Fix | None:
    """The same captions without numbers, notes and styles, where that is small enough."""
    from a11ylint.media.cues.convert import slim

    text = slim(file) if file.format == "vtt" else None
    if text is None or offer.track.path is None or len(text.encode()) > most:
        return None
    title = Words("Nummern, Notizen und Stile weggelassen", "numbers, notes and styles left out")
    return Fix(title, (), safe=False, files=(Bytes(offer.track.path, 0, file.size, text.encode()),))
