"""What a check may ask about a medium, and the answers when the medium is not at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from a11ylint.facts import Fact, Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11ylint.media.animation import Animation
    from a11ylint.media.burnedin import BurnedIn
    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.codes import Codes
    from a11ylint.media.color.evidence import ColorEvidence
    from a11ylint.media.cues.model import CueFile
    from a11ylint.media.flash.evidence import Flashes
    from a11ylint.media.flash.stripes import Stripes
    from a11ylint.media.inside import Inside
    from a11ylint.media.lettering import Lettering
    from a11ylint.media.metadata.embedded import Embedded
    from a11ylint.media.ocr import PictureText
    from a11ylint.media.pdf import Document
    from a11ylint.media.pixels import ImageInfo
    from a11ylint.media.sound import Sound
    from a11ylint.media.strays import Stray
    from a11ylint.media.video import Probe
    from a11ylint.post import Track


class Facts(Protocol):
    """What a check may ask about one medium."""

    def expect(self, names: Iterable[str]) -> None:
        """Announce facts from pixels (colors, text, codes) that will be asked: the picture is then decoded once."""

    def image(self) -> Fact[ImageInfo]:
        """Size, format and frames from the header of a picture."""

    def colors(self) -> Fact[ColorEvidence]:
        """Flat colours of a picture and the pairs that look alike."""

    def embedded(self) -> Fact[Embedded]:
        """Texts, place and serial numbers inside a picture file."""

    def document(self) -> Fact[Document]:
        """Structure, language and title of a PDF; needs the extra `pdf`."""

    def digest(self) -> Fact[str]:
        """The content of a file as a number: equal for equal files."""

    def probe(self) -> Fact[Probe]:
        """Streams and tracks of a clip."""

    def sound(self) -> Fact[Sound]:
        """Whether a clip can be heard, and where somebody speaks."""

    def inside(self) -> Fact[tuple[Inside, ...]]:
        """When the captions inside a clip show."""

    def animation(self) -> Fact[Animation]:
        """Frames, time and plays of an animated picture, from the blocks of the file."""

    def flashes(self) -> Fact[Flashes]:
        """Times at which a clip or an animated picture flashes."""

    def stripes(self) -> Fact[Stripes]:
        """When regular stripes fill a large part of a clip; decodes the whole clip."""

    def track(self, track: Track) -> Fact[CaptionFile]:
        """Kind and language of a caption file of this medium."""

    def cues(self, track: Track) -> Fact[CueFile]:
        """The cues of a caption file of this medium, and what is wrong at which line."""

    def head(self, track: Track) -> Fact[str]:
        """The first characters of a file of words that belongs to this medium: a transcript."""

    def strays(self) -> Fact[tuple[Stray, ...]]:
        """Caption files beside this medium that belong to none by their names."""

    def text(self) -> Fact[PictureText]:
        """Words in a picture; needs the extra `ocr`."""

    def codes(self) -> Fact[Codes]:
        """QR codes in a picture; needs the extra `ocr`."""

    def burned_in(self) -> Fact[BurnedIn]:
        """What lettering in a clip does while somebody speaks; needs the extra `ocr`."""

    def lettering(self) -> Fact[Lettering]:
        """Where lettering stands in the picture of a clip; needs the extra `ocr`."""


class NoFacts:
    """Facts of a medium that is not at hand: remote, missing, embedded or outside the folder."""

    def __init__(self, why: str) -> None:
        self.why = Unknown(why)
        self._tracks: dict[Path, Fact[CaptionFile]] = {}
        self._cues: dict[Path, Fact[CueFile]] = {}

    def expect(self, names: Iterable[str]) -> None:
        """Nothing is decoded here."""

    def image(self) -> Fact[ImageInfo]:
        """Not at hand."""
        return self.why

    def colors(self) -> Fact[ColorEvidence]:
        """Not at hand."""
        return self.why

    def embedded(self) -> Fact[Embedded]:
        """Not at hand."""
        return self.why

    def document(self) -> Fact[Document]:
        """Not at hand."""
        return self.why

    def digest(self) -> Fact[str]:
        """Not at hand."""
        return self.why

    def probe(self) -> Fact[Probe]:
        """Not at hand."""
        return self.why

    def sound(self) -> Fact[Sound]:
        """Not at hand."""
        return self.why

    def inside(self) -> Fact[tuple[Inside, ...]]:
        """Not at hand."""
        return self.why

    def animation(self) -> Fact[Animation]:
        """Not at hand."""
        return self.why

    def flashes(self) -> Fact[Flashes]:
        """Not at hand."""
        return self.why

    def stripes(self) -> Fact[Stripes]:
        """Not at hand."""
        return self.why

    def track(self, track: Track) -> Fact[CaptionFile]:
        """A caption file beside the draft can be read although its clip cannot."""
        from a11ylint.media.captions import describe

        if track.path is None:
            return self.why
        if track.path not in self._tracks:
            self._tracks[track.path] = Known(describe(track.path))
        return self._tracks[track.path]

    def cues(self, track: Track) -> Fact[CueFile]:
        """A caption file beside the draft can be read although its clip cannot."""
        from a11ylint.media.cues.load import load

        if track.path is None:
            return self.why
        if track.path not in self._cues:
            self._cues[track.path] = load(track.path)
        return self._cues[track.path]

    def head(self, track: Track) -> Fact[str]:
        """A file of words beside the draft can be read although its clip cannot."""
        from a11ylint.media.transcripts import head

        return head(track.path) if track.path else self.why

    def strays(self) -> Fact[tuple[Stray, ...]]:
        """Not at hand."""
        return self.why

    def text(self) -> Fact[PictureText]:
        """Not at hand."""
        return self.why

    def codes(self) -> Fact[Codes]:
        """Not at hand."""
        return self.why

    def burned_in(self) -> Fact[BurnedIn]:
        """Not at hand."""
        return self.why

    def lettering(self) -> Fact[Lettering]:
        """Not at hand."""
        return self.why
