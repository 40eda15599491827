"""Files whose facts the examples of rule files state, in place of real media."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from a11ylint.config import Config
from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.asked import Facts, NoFacts
from a11ylint.media.cache import revive
from a11ylint.post import Track, Where
from a11ylint.shelf import DiskShelf


class StatedShelf(DiskShelf):
    """Files whose facts an example states; other media exist and nothing is known about them."""

    def __init__(self, config: Config, stated: Mapping[str, Any]) -> None:
        super().__init__(config)
        self.stated = stated

    def locate(self, folder: Path, ref: str) -> tuple[Where, Path | None]:
        """Side files as they are; anything else is there unless the example says `missing`."""
        where, path = super().locate(folder, ref)
        if where is not Where.MISSING:
            return where, path
        stated = self.stated.get(ref)
        return (Where.MISSING, None) if stated == "missing" else (Where.LOCAL, folder / ref)

    def facts(self, path: Path) -> Facts:
        """What the example states about a file."""
        stated = self.stated.get(path.name)
        return StatedFacts(path, stated) if isinstance(stated, Mapping) else NoFacts("not-stated")


class StatedFacts(NoFacts):
    """Facts as an example states them; a word instead of values is the reason why a fact is unknown."""

    def __init__(self, path: Path, stated: Mapping[str, Any]) -> None:
        super().__init__("not-stated")
        self.path = path
        self.stated = stated

    def _fact(self, name: str, shape: Any) -> Fact[Any]:
        value = self.stated.get(name)
        if isinstance(value, str):
            return Unknown(value)
        return Known(revive(shape, value)) if value is not None else self.why

    def image(self) -> Fact[Any]:
        """The stated header."""
        from a11ylint.media.pixels import ImageInfo

        return self._fact("image", ImageInfo)

    def colors(self) -> Fact[Any]:
        """The stated colours."""
        from a11ylint.media.color.evidence import ColorEvidence

        return self._fact("colors", ColorEvidence)

    def embedded(self) -> Fact[Any]:
        """The stated texts and private parts."""
        from a11ylint.media.metadata.embedded import Embedded

        return self._fact("embedded", Embedded)

    def document(self) -> Fact[Any]:
        """The stated structure of a PDF."""
        from a11ylint.media.pdf import Document

        return self._fact("document", Document)

    def digest(self) -> Fact[Any]:
        """The stated number of the content."""
        value = self.stated.get("digest")
        return self.why if value is None else Known(str(value))

    def probe(self) -> Fact[Any]:
        """The stated streams."""
        from a11ylint.media.video import Probe

        return self._fact("probe", Probe)

    def sound(self) -> Fact[Any]:
        """The stated sound."""
        from a11ylint.media.sound import Sound

        return self._fact("sound", Sound)

    def inside(self) -> Fact[Any]:
        """The stated times of captions inside a clip."""
        from a11ylint.media.inside import Inside

        return self._fact("inside", tuple[Inside, ...])

    def animation(self) -> Fact[Any]:
        """The stated frames and plays."""
        from a11ylint.media.animation import Animation

        return self._fact("animation", Animation)

    def flashes(self) -> Fact[Any]:
        """The stated flashes."""
        from a11ylint.media.flash.evidence import Flashes

        return self._fact("flashes", Flashes)

    def lettering(self) -> Fact[Any]:
        """The stated lettering of a clip."""
        from a11ylint.media.lettering import Lettering

        return self._fact("lettering", Lettering)

    def stripes(self) -> Fact[Any]:
        """The stated stripes."""
        from a11ylint.media.flash.stripes import Stripes

        return self._fact("stripes", Stripes)

    def text(self) -> Fact[Any]:
        """The stated words of a picture."""
        from a11ylint.media.ocr import PictureText

        return self._fact("text", PictureText)

    def codes(self) -> Fact[Any]:
        """The stated codes of a picture."""
        from a11ylint.media.codes import Codes

        return self._fact("codes", Codes)

    def burned_in(self) -> Fact[Any]:
        """The stated lettering of a clip."""
        from a11ylint.media.burnedin import BurnedIn

        return self._fact("burned_in", BurnedIn)

    def track(self, track: Track) -> Fact[Any]:
        """Caption files of an example are real side files."""
        from a11ylint.media.captions import describe

        if track.path is None or not track.path.exists():
            return self.why
        return Known(describe(track.path, self.path))

    def strays(self) -> Fact[Any]:
        """Real side files that belong to no medium."""
        from a11ylint.media.strays import strays

        return Known(strays(self.path))

    def cues(self, track: Track) -> Fact[Any]:
        """The cues of a real side file."""
        return super().cues(track) if track.path is not None and track.path.exists() else self.why
