"""The check of captions for labels that tell who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from a11ylint.checks import Problem, check
from a11ylint.checks._caption_quality import edited
from a11ylint.checks._sheets import Sheet
from a11ylint.checks.caption_quality_text import colors_of
from a11ylint.post import Medium, Post
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.cues.model import CueFile


def with_speakers(post: Post) -> Iterator[Sheet]:
    """Caption files of clips with two declared speakers or more."""
    yield from (found for found in edited(post) if _speakers(found.clip)[0] > 1)


def _speakers(clip: Medium) -> tuple[int, tuple[str, ...]]:
    """How many people speak, and their names where the draft lists them: `[Anna, Ben]`, or `2`."""
    names = tuple(clip.answers.words("speakers"))
    if len(names) == 1 and names[0].isascii() and names[0].isdigit():
        return int(names[0][:3]), ()
    return len(names), names


@check("caption-speaker-missing", on=with_speakers, needs=("media",))
def caption_speaker_missing(_post: Post, found: Sheet) -> Iterator[Problem]:
    """Captions of several speakers tell who speaks: by name, dash, voice tag or colour."""
    count, names = _speakers(found.clip)
    if not _tells_speakers(found.file, names):
        data = {"name": found.name, "count": count, "speakers": names}
        yield Problem("unmarked" if names else "unmarked-number", Place(found.path), data)


@lru_cache(maxsize=16)
def _tells_speakers(file: CueFile, speakers: tuple[str, ...]) -> bool:
    from a11ylint.text.captions.labels import changes_speaker, may_have_label, names_speaker

    if any(cue.voice for cue in file.cues) or any(
        "<c." in cue.text or "<font" in cue.text for cue in file.cues
    ):
        return True
    if file.format == "ttml" and len(set(colors_of(file))) > 1:
        return True
    lines = (line for cue in file.lines for line in cue if may_have_label(line))
    listed = frozenset(name.lower() for name in speakers)
    return any(names_speaker(line, listed) or changes_speaker(line) for line in lines)
