"""Caption files written in another format beside the first one, and why that cannot always be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from a11ylint.checks import Edit, Fix, NewFile, Words
from a11ylint.checks._caption_names import beside, renamed
from a11ylint.media import languages
from a11ylint.post import Medium, Post, Track

if TYPE_CHECKING:
    from pathlib import Path

    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.cues.convert import Target
    from a11ylint.media.cues.model import CueFile

_FORMATS: Final[Mapping[str, str]] = {"vtt": "WebVTT"}  # others are called by their ending in capitals
_SEVERAL: Final = 2  # colours from which on they may tell who speaks


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

    def language(self, post: Post) -> str:
        """The language without its region: what the draft says, then the file, else that of the post."""
        return _short(languages.tag(self.track.lang) or self.about.lang or post.lang)


def _short(tag: str | None) -> str:
    return (tag or "").partition("-")[0].lower()


class Conversion(NamedTuple):
    """A fix and its message key, or no fix and why; `there` names a file that has the name of the new one already."""

    key: Literal["other", "colours", "by-hand", "broken", "there"]
    fix: Fix | None = None
    there: str = ""


def format_name(ending: str) -> str:
    """How people call a format."""
    return _FORMATS.get(ending, ending.upper())


def converted(post: Post, offer: Offer, target: Target) -> Conversion:
    """The file in the other format beside the first one, and its name in the draft; a broken one is mended first.

    Colours may tell who speaks, then it is a proposal.
    """
    path = offer.track.path
    if offer.file is None or path is None:
        return Conversion("by-hand")
    new = path.with_suffix(f".{target}")
    if new.exists():
        return Conversion("there", None, new.name)
    if not offer.file.cues or not _sound(offer.file):
        return Conversion("broken")
    edits = _named(post, offer, target, new)
    if edits is None:
        return Conversion("by-hand")
    from a11ylint.media.cues.convert import colours, convert

    data = convert(offer.file, target).encode("utf-8", "replace")
    safe, name = len(colours(offer.file)) < _SEVERAL, format_name(target)
    title = Words(f"als {name} daneben gelegt", f"put beside it as {name}")
    fix = Fix(title, edits, safe=safe, files=(NewFile(new, data),))
    return Conversion("other" if safe else "colours", fix)


def _sound(file: CueFile) -> bool:
    """Whether no caption and no character of a file is lost: a conversion would hide what is missing."""
    from a11ylint.media.cues.damage import LOST as LOST_SIGN
    from a11ylint.media.cues.damage import mojibake
    from a11ylint.media.cues.model import FATAL, LOST

    whole = all(trouble.key not in LOST | FATAL for trouble in file.troubles)
    readable = file.encoding == "utf-8" and LOST_SIGN not in file.text
    return whole and readable and next(mojibake(file.text), None) is None


def _named(post: Post, offer: Offer, target: Target, new: Path) -> tuple[Edit, ...] | None:
    """The new file in the draft, where the draft names the old one; None where nothing would find it.

    The old name gives way where no platform takes the old file.
    """
    track, span = offer.track, offer.track.at.span
    if not track.declared:
        return ()
    added = renamed(span, target) if span is not None else None
    if span is not None and added is not None:
        if not _needed(post, offer):
            return (Edit(span, added),)
        edit = beside(offer.clip.answers.get("captions"), span, added)
        if edit is not None:
            return (edit,)
    return () if _is_found(post, offer, new) else None


def _needed(post: Post, offer: Offer) -> bool:
    """Whether a platform of the post takes the file as it is."""
    from a11ylint.platforms import table

    rows = (table()[name] for name in post.platforms if name in table())
    taken = (entry for row in rows if row.captions.upload.value for entry in row.captions.formats)
    return any(entry.name == offer.about.format for entry in taken)


def _is_found(post: Post, offer: Offer, new: Path) -> bool:
    """Whether the new file belongs to the clip by its name, and says its language there as the draft does."""
    from a11ylint.media.captions import claims, sidecars

    clip = offer.clip.path
    if clip is None or not sidecars(clip, (new,)):
        return False
    said = claims(new, clip, "", "")
    return _short(said.name_lang or said.folder_lang or post.lang) == offer.language(post)
