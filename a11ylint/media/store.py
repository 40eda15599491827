"""Facts about media: computed when a check asks, once per file and run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.cache import Cache

if TYPE_CHECKING:
    from a11ylint.config import Limits
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

T = TypeVar("T")


class FileFacts:
    """Facts of a file on disk."""

    def __init__(
        self, path: Path, limits: Limits, cache: Cache, tell: Callable[[str, float], None] | None = None
    ) -> None:
        """`tell` is told the name of the file, and how many seconds of it were seen or heard, during long work."""
        self._tell = tell and partial(tell, path.name)
        self.path = path
        self.limits = limits
        self.cache = cache
        self._lock = threading.RLock()
        self._known: dict[str, Fact[Any]] = {}
        self._expected: set[str] = set()

    @cached_property
    def _too_large(self) -> Unknown | None:
        size = self.path.stat().st_size
        most = self.limits.media_bytes
        return Unknown("too-large", f"{size} bytes", (size,), most) if size > most else None

    def image(self) -> Fact[ImageInfo]:
        """Size, format and frames from the header of a picture."""
        from a11ylint.media.image import read_header

        return self._once("image", lambda: read_header(self.path))

    def colors(self) -> Fact[ColorEvidence]:
        """Flat colours of a picture and the pairs that look alike."""
        return self._seen("colors")

    def embedded(self) -> Fact[Embedded]:
        """Texts, place and serial numbers inside a picture file."""
        from a11ylint.media.metadata.embedded import read

        return self._once("embedded", lambda: read(self.path))

    def document(self) -> Fact[Document]:
        """Structure, language and title of a PDF; needs the extra `pdf`."""
        from a11ylint.media.pdf import document

        return self._once("document", lambda: document(self.path))

    def digest(self) -> Fact[str]:
        """The content of a file as a number: equal for equal files."""
        from a11ylint.media.cache import digest

        return self._once("digest", lambda: digest(self.path))

    def probe(self) -> Fact[Probe]:
        """Streams and tracks of a clip."""
        from a11ylint.media.video import probe

        return self._once("probe", lambda: probe(self.path))

    def sound(self) -> Fact[Sound]:
        """Whether a clip can be heard, and where somebody speaks."""
        from a11ylint.media.sound import VERSION, Sound, listen

        seconds = self.limits.seconds

        def compute() -> Sound:
            return listen(self.path, seconds, self._tell)

        name = f"sound-{VERSION}-{seconds}"
        return self._once("sound", lambda: self.cache.remember(self.path, name, Sound, compute))

    def inside(self) -> Fact[tuple[Inside, ...]]:
        """When the captions inside a clip show."""
        from a11ylint.media.inside import inside

        return self._once("inside", lambda: inside(self.path))

    def animation(self) -> Fact[Animation]:
        """Frames, time and plays of an animated picture, from the blocks of the file."""
        from a11ylint.media.animation import describe

        return self._once("animation", lambda: describe(self.path))

    def flashes(self) -> Fact[Flashes]:
        """Times at which a clip or an animated picture flashes; of a still picture not even the content is read."""
        from a11ylint.media.flash.evidence import VERSION, Flashes
        from a11ylint.media.flash.screen import moves, screen

        seconds, pixels = self.limits.seconds, self.limits.pixels
        name = f"flashes-{VERSION}-{seconds}"

        def compute() -> Flashes:
            return screen(self.path, seconds, pixels, self._tell)

        def recall() -> Flashes:
            known = moves(self.path)
            return self.cache.remember(self.path, name, Flashes, compute) if known else Flashes(total=0.0)

        return self._once("flashes", recall)

    def stripes(self) -> Fact[Stripes]:
        """When regular stripes fill a large part of a clip; decodes the whole clip."""
        from a11ylint.media.flash.stripes import VERSION, Stripes, stripes

        def compute() -> Stripes:
            return stripes(self.path, self.limits.seconds, self._tell)

        name = f"stripes-{VERSION}-{self.limits.seconds}"
        return self._once("stripes", lambda: self.cache.remember(self.path, name, Stripes, compute))

    def track(self, track: Track) -> Fact[CaptionFile]:
        """Kind and language of a caption file of this medium."""
        from a11ylint.media.captions import describe

        path = track.path
        if path is None:
            return Unknown("missing")
        return self._once(f"track {path}", lambda: describe(path, self.path))

    def cues(self, track: Track) -> Fact[CueFile]:
        """The cues of a caption file of this medium, and what is wrong at which line."""
        from a11ylint.media.cues.load import load

        path = track.path
        if path is None:
            return Unknown("missing")
        with self._lock:
            name = f"cues {path}"
            if name not in self._known:
                self._known[name] = load(path)
            return self._known[name]

    def head(self, track: Track) -> Fact[str]:
        """The first characters of a file of words that belongs to this medium: a transcript."""
        from a11ylint.media.transcripts import head

        path = track.path
        if path is None:
            return Unknown("missing")
        with self._lock:  # also of a clip that is too large to be opened
            name = f"head {path}"
            if name not in self._known:
                self._known[name] = head(path)
            return self._known[name]

    def strays(self) -> Fact[tuple[Stray, ...]]:
        """Caption files beside this medium that belong to none by their names."""
        from a11ylint.media.strays import strays

        with self._lock:  # also of a clip that is too large to be opened
            if "strays" not in self._known:
                self._known["strays"] = Known(strays(self.path))
            return self._known["strays"]

    def text(self) -> Fact[PictureText]:
        """Words in a picture; needs the extra `ocr`."""
        return self._seen("text")

    def codes(self) -> Fact[Codes]:
        """QR codes in a picture; needs the extra `ocr`."""
        return self._seen("codes")

    def burned_in(self) -> Fact[BurnedIn]:
        """What lettering in a clip does while somebody speaks; needs the extra `ocr`."""
        from a11ylint.media.burnedin import VERSION, BurnedIn, look
        from a11ylint.media.ocr import engine

        def compute() -> BurnedIn:
            sound = self.sound()
            return look(self.path, sound.value.segments if isinstance(sound, Known) else (), self._tell)

        def remembered() -> BurnedIn:
            engine.need()
            name = f"burned-in-{VERSION}-{self.limits.seconds}"
            return self.cache.remember(self.path, name, BurnedIn, compute)

        probe = self.probe()  # for a clip that nobody can open the extra would be no help
        return probe if isinstance(probe, Unknown) else self._once("burned-in", remembered)

    def lettering(self) -> Fact[Lettering]:
        """Where lettering stands in the picture of a clip; needs the extra `ocr`."""
        from a11ylint.media.lettering import VERSION, Lettering, look
        from a11ylint.media.ocr import engine

        def remembered() -> Lettering:
            engine.need()
            name = f"lettering-{VERSION}"
            return self.cache.remember(self.path, name, Lettering, lambda: look(self.path, self._tell))

        probe = self.probe()
        return probe if isinstance(probe, Unknown) else self._once("lettering", remembered)

    def expect(self, names: Iterable[str]) -> None:
        """Announce facts from pixels that will be asked: the first that is asked brings the others with it."""
        with self._lock:
            self._expected.update(names)

    def _seen(self, name: str) -> Fact[Any]:
        """A fact from pixels: stored, or worked out together with all that are expected and not stored either."""
        from a11ylint.media.looks import facts

        with self._lock:
            if name not in self._known and self._too_large:
                self._known[name] = self._too_large
            elif name not in self._known:
                others = sorted(self._expected - self._known.keys() - {name})
                self._known |= facts(self.path, (name, *others), self.cache, self.limits.pixels)
            fact: Fact[Any] = self._known[name]
            absent = name != "colors" and isinstance(fact, Unknown) and fact.why == "missing-library"
            return (self._closed() or fact) if absent else fact

    def _closed(self) -> Unknown | None:
        """Why nobody can look at the picture at all: the extra that is not installed would be no help."""
        from a11ylint.media.looks import closed

        colors = self.colors() if "colors" in self._expected else None
        return closed(self.path, (colors, self.image()), self.limits.pixels)

    def _once(self, name: str, compute: Callable[[], T]) -> Fact[T]:
        """The fact, computed at the first call; two drafts with the same file share it."""
        with self._lock:
            if name not in self._known:
                self._known[name] = self._safe(compute)
            return self._known[name]

    def _safe(self, compute: Callable[[], T]) -> Fact[T]:
        from a11ylint.media.errors import Unreadable

        try:
            return self._too_large or Known(compute())
        except Unreadable as error:
            return Unknown(error.reason, error.detail, error.size, error.limit)
        except OSError as error:
            return Unknown("unreadable", error.strerror or "")
