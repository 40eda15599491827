"""What picture, video and sound files tell about the people who took them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from a11ylint.checks import Bytes, Fix, Problem, Words, check
from a11ylint.facts import Known
from a11ylint.media.errors import Unreadable
from a11ylint.post import Medium, Post
from a11ylint.targets import media

_BY_HAND: Final = {"image": "-by-hand", "video": "-clip", "audio": "-clip"}
# Bytes: a fix holds the whole file in memory several times.
_LARGEST: Final = 250_000_000


@check("image-gps-metadata", on=media("image", "video", "audio"))
def image_gps_metadata(_post: Post, medium: Medium) -> Iterator[Problem]:
    """A file that holds the place where it was taken, or the serial number of the camera."""
    fact = medium.facts.embedded()
    if not isinstance(fact, Known) or not fact.value.private:
        return
    kind = "gps" if "gps" in fact.value.private else "serial"
    fix = _strip(medium)
    by_hand = "" if fix or medium.path is None or not medium.path.is_file() else _BY_HAND[medium.type]
    yield Problem(f"{kind}{by_hand}", medium.at, {"name": medium.name}, fix=fix)


def _strip(medium: Medium) -> Fix | None:
    """The same file without these parts; pixels, sound and everything else stay as they are."""
    from a11ylint.media.metadata.embedded import strip

    if medium.path is None or not medium.path.is_file() or medium.path.stat().st_size > _LARGEST:
        return None
    try:
        patches = strip(medium.path)
    except (OSError, Unreadable):
        return None
    files = tuple(Bytes(medium.path, *patch) for patch in patches)
    title = Words(
        "Ort und Seriennummern aus der Datei nehmen", "Take place and serial numbers out of the file"
    )
    return Fix(title, (), safe=True, files=files) if files else None
