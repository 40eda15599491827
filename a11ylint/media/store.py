"""Facts about media: computed when a check asks, once per file and run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from a11ylint.facts import Fact, Known, Unknown
from a11ylint.media.cache import Cache

if TYPE_CHECKING:
    from a11ylint.config import Limits
    from a11ylint.media.captions import CaptionFile
    from a11ylint.media.color.evidence import ColorEvidence
    from a11ylint.media.image import ImageInfo
    from a11ylint.media.sound import Sound
    from a11ylint.media.video import Probe
    from a11ylint.post import Track

T = TypeVar("T")


class Facts(Protocol):
    """What a check may ask about one medium."""

    def image(self) -> Fact[ImageInfo]:
        """Size, format and frames from the header of a picture."""

    def colors(self) -> Fact[ColorEvidence]:
        """Flat colours of a picture and the pairs that look alike."""

    def probe(self) -> Fact[Probe]:
        """Streams and tracks of a clip."""

    def sound(self) -> Fact[Sound]:
        """Whether a clip can be heard, and where somebody speaks."""

    def track(self, track: Track) -> Fact[CaptionFile]:
        """Kind and language of a caption file of this medium."""


class FileFacts:
    """Facts of a file on disk."""

    def __init__(self, path: Path, limits: Limits, cache: Cache) -> None:
        self.path = path
        self.limits = limits
        self.cache = cache
        self._lock = threading.RLock()
        self._known: dict[str, Fact[Any]] = {}

    @cached_property
    def _too_large(self) -> Unknown | None:
        size = self.path.stat().st_size
        return Unknown("too-large", f"{size} bytes") if size > self.limits.media_bytes else None

    def image(self) -> Fact[ImageInfo]:
        """Size, format and frames from the header of a picture."""
        from a11ylint.media.image import read_header

        return self._once("image", lambda: read_header(self.path))

    def colors(self) -> Fact[ColorEvidence]:
        """Flat colours of a picture and the pairs that look alike."""
        from a11ylint.media.color.evidence import VERSION, ColorEvidence, analyse

        def compute() -> ColorEvidence:
            return analyse(self.path, max_pixels=self.limits.pixels)

        return self._once(
            "colors", lambda: self.cache.remember(self.path, f"colors-{VERSION}", ColorEvidence, compute)
        )

    def probe(self) -> Fact[Probe]:
        """Streams and tracks of a clip."""
        from a11ylint.media.video import probe

        return self._once("probe", lambda: probe(self.path))

    def sound(self) -> Fact[Sound]:
        """Whether a clip can be heard, and where somebody speaks."""
        from a11ylint.media.sound import VERSION, Sound, listen

        seconds = self.limits.seconds

        def compute() -> Sound:
            return listen(self.path, max_seconds=seconds)

        name = f"sound-{VERSION}-{seconds}"
        return self._once("sound", lambda: self.cache.remember(self.path, name, Sound, compute))

    def track(self, track: Track) -> Fact[CaptionFile]:
        """Kind and language of a caption file of this medium."""
        from a11ylint.media.captions import describe

        path = track.path
        if path is None:
            return Unknown("missing")
        return self._once(f"track {path}", lambda: describe(path, self.path))

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
            return Unknown(error.reason, error.detail)
        except OSError as error:
            return Unknown("unreadable", error.strerror or "")


class NoFacts:
    """Facts of a medium that is not at hand: remote, missing, embedded or outside the folder."""

    def __init__(self, why: str) -> None:
        self.why = Unknown(why)

    def image(self) -> Fact[ImageInfo]:
        """Not at hand."""
        return self.why

    def colors(self) -> Fact[ColorEvidence]:
        """Not at hand."""
        return self.why

    def probe(self) -> Fact[Probe]:
        """Not at hand."""
        return self.why

    def sound(self) -> Fact[Sound]:
        """Not at hand."""
        return self.why

    def track(self, track: Track) -> Fact[CaptionFile]:
        """A caption file beside the draft can be read although its clip cannot."""
        from a11ylint.media.captions import describe

        return Known(describe(track.path)) if track.path else self.why
