"""Checks of caption files against what the platforms of a post take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Bytes, Edit, Fix, NewFile, Problem, Words, check
from a11ylint.checks.caption_labels import platform_names
from a11ylint.checks.video import BURNED_IN, NOT_NEEDED
from a11ylint.facts import Known
from a11ylint.post import Medium, Post, Track
from a11ylint.source import Place, Span

if TYPE_CHECKING:
    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.cues.convert import Target
    from a11ylint.media.cues.model import CueFile
    from a11ylint.platforms import Platform

_FORMATS: Final[Mapping[str, str]] = {"vtt": "WebVTT"}  # others are called by their ending in capitals


class Offer(NamedTuple):
    """A file of captions that a post brings: its clip, what it is, and its cues when they could be read."""

    clip: Medium
    track: Track
    about: CaptionFile
    file: CueFile | None

    @property
    def name(self) -> str:
        """The file name without folders."""
        return (self.track.shown or self.track.ref).rsplit("/", 1)[-1]


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
    if brought.clip.answers.get("transcript") is not None:
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
    """Caption files in a format that a platform does not take, where no other file of the language serves."""
    for offer in brought.offers:
        wanted: dict[Target, list[Platform]] = {}
        for row in brought.platforms:
            target = _wanted(row, offer, brought.offers)
            if target is not None:
                wanted.setdefault(target, []).append(row)
        for target, rows in sorted(wanted.items()):
            data = {
                "name": offer.name,
                "platforms": platform_names(row.id for row in rows),
                "count": len(rows),
                "written": format_name(offer.about.format),
                "wanted": format_name(target),
            }
            at = offer.track.at if offer.track.declared else Place(offer.track.shown or offer.track.ref)
            yield Problem("other", at, data, (), _converted(post, offer, target))


def format_name(ending: str) -> str:
    """How people call a format."""
    return _FORMATS.get(ending, ending.upper())


def _wanted(row: Platform, offer: Offer, offers: Iterable[Offer]) -> Target | None:
    """The format that a platform wants instead; None where it takes the file or another one of the language."""
    from a11ylint.media.cues.convert import TARGETS

    taken = {entry.name for entry in row.captions.formats}
    known = {entry.name for entry in row.captions.formats if entry.confidence == "verified"}
    if not row.captions.upload.value or not known:
        return None
    alike = (other for other in offers if _language(other) == _language(offer))
    if any(other.about.format in taken for other in alike):
        return None
    return next((target for target in TARGETS if target in known), None)


def _language(offer: Offer) -> str:
    return (offer.about.lang or "").split("-")[0].lower()


def _converted(post: Post, offer: Offer, target: Target) -> Fix | None:
    """The file in the other format beside the first one, and its name in the draft; a broken one is mended first."""
    path = offer.track.path
    if offer.file is None or path is None or not offer.file.cues or not _sound(offer.file):
        return None
    new = path.with_suffix(f".{target}")
    if new.exists():
        return None
    from a11ylint.media.cues.convert import convert

    data = convert(offer.file, target).encode("utf-8", "replace")
    name = format_name(target)
    title = Words(f"als {name} daneben gelegt", f"put beside it as {name}")
    return Fix(title, _named(post, offer, target), safe=True, files=(NewFile(new, data),))


def _sound(file: CueFile) -> bool:
    """Whether no caption and no character of a file is lost: a conversion would hide what is missing."""
    from a11ylint.media.cues.damage import LOST as LOST_SIGN
    from a11ylint.media.cues.damage import mojibake
    from a11ylint.media.cues.model import FATAL, LOST

    whole = all(trouble.key not in LOST | FATAL for trouble in file.troubles)
    readable = file.encoding == "utf-8" and LOST_SIGN not in file.text
    return whole and readable and next(mojibake(file.text), None) is None


def _named(post: Post, offer: Offer, target: str) -> tuple[Edit, ...]:
    """The new file in the draft, where the draft names the old one; files called like the clip are found anyway."""
    from a11ylint.platforms import table

    track, span = offer.track, offer.track.at.span
    if not track.declared or span is None or "." not in span.text:
        return ()
    head, _, tail = span.text.rpartition(".")
    added = f"{head}.{target}{tail[-1:] if tail[-1:] in _QUOTES else ''}"
    needed = any(
        entry.name == offer.about.format
        for name in post.platforms
        if name in table() and table()[name].captions.upload.value
        for entry in table()[name].captions.formats
    )
    return (Edit(span, _both(span, added) if needed else added),)


_QUOTES: Final = ('"', "'")


def _both(span: Span, added: str) -> str:
    """Both names as YAML: in a list of one line, in a list of lines, or as a new list."""
    text = span.source.text
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if before.rstrip().endswith(("[", ",")):
        return f"{span.text}, {added}"
    if before.strip() == "-":
        return f"{span.text}\n{before}{added}"
    return f"[{span.text}, {added}]"


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
