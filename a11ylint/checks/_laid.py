"""Captions laid over the sound of their clip: files beside it and tracks inside, and what is heard there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Related, Words
from a11ylint.checks._clips import heard, says_no_speech
from a11ylint.checks._sheets import Sheet, distinct_sheets, draft, whole
from a11ylint.facts import Known, Unknown
from a11ylint.media.jumps import Jump, jumps
from a11ylint.post import Medium, Post
from a11ylint.source import Place
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.coverage import Spans
    from a11ylint.media.cues.model import CueFile
    from a11ylint.media.sound import Sound

# The end of a file is known to a frame, and a caption may stand a moment longer.
ROUNDED: Final = 0.5
_TRACK: Final = Words("der Textspur des Videos", "the text track of the video")


class Laid(NamedTuple):
    """Captions with the times at which they show: a file beside the clip (`sheet`), or a track inside it."""

    clip: Medium
    name: object
    at: Place
    cues: Spans
    sheet: Sheet | None = None

    @property
    def related(self) -> tuple[Related, ...]:
        """The draft, where the finding stands in another file."""
        return (draft(self.sheet),) if self.sheet else ()

    @property
    def end(self) -> float:
        """When the last caption goes; 0 without captions."""
        return max((end for _, end in self.cues), default=0.0)

    @property
    def duration(self) -> float:
        """The length of the clip, 0 when it is unknown."""
        probe = self.clip.facts.probe()
        return (probe.value.duration or 0.0) if isinstance(probe, Known) else 0.0

    @property
    def beyond(self) -> int:
        """How many captions begin after the end of the clip."""
        length = self.duration
        return sum(begin > length + ROUNDED for begin, _ in self.cues) if length else 0


def laid_captions(post: Post) -> Iterator[Laid]:
    """Files and tracks that hold all that is said; those for foreign passages alone do not."""
    for sheet in distinct_sheets(post):
        if "forced" not in sheet.about.flags:
            yield Laid(sheet.clip, sheet.name, whole(sheet), _spans(sheet.file), sheet)
    for clip in media("video", "audio")(post):
        yield from _inside(clip)


def _inside(clip: Medium) -> Iterator[Laid]:
    probe = clip.facts.probe()
    if isinstance(probe, Known) and any(track.captions for track in probe.value.subtitles):
        fact = clip.facts.inside()
        for track in fact.value if isinstance(fact, Known) else ():
            yield Laid(clip, _TRACK, clip.at, track.spans)


@lru_cache(maxsize=64)
def _spans(file: CueFile) -> Spans:
    """The times of the captions that show something, sorted."""
    pairs = zip(file.cues, file.lines, strict=True)
    return tuple(sorted((cue.start, cue.end) for cue, lines in pairs if lines and cue.end > cue.start))


def sound_of(clip: Medium) -> Sound | None:
    """What is heard in the clip; None when it cannot be opened, or its author says that nobody speaks."""
    found = None if says_no_speech(clip) else heard(clip)
    return None if isinstance(found, Unknown) else found


def heard_cues(sound: Sound, cues: Spans) -> Spans:
    """The captions of the part that was listened to."""
    return cues if sound.complete else tuple(span for span in cues if span[0] < sound.checked)


def cuts(sound: Sound, laid: Laid) -> tuple[Jump, ...]:
    """The places from which on the captions are off, since the clip was cut after they were written."""
    return jumps(sound.segments, heard_cues(sound, laid.cues))
