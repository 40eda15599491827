"""What picture files tell about the people who took them."""

from __future__ import annotations

from collections.abc import Iterator

from a11ylint.checks import Bytes, Fix, Problem, Words, check
from a11ylint.facts import Known
from a11ylint.media.errors import Unreadable
from a11ylint.post import Medium, Post
from a11ylint.targets import media


@check("image-gps-metadata", on=media("image"))
def image_gps_metadata(_post: Post, picture: Medium) -> Iterator[Problem]:
    """A picture file that holds the place where it was taken, or the serial number of the camera."""
    fact = picture.facts.embedded()
    if not isinstance(fact, Known) or not fact.value.private:
        return
    kind = "gps" if "gps" in fact.value.private else "serial"
    fix = _strip(picture)
    by_hand = fix is None and picture.path is not None and picture.path.is_file()
    yield Problem(f"{kind}-by-hand" if by_hand else kind, picture.at, {"name": picture.name}, fix=fix)


def _strip(picture: Medium) -> Fix | None:
    """The same file without these parts; the pixels and everything else stay as they are."""
    from a11ylint.media.metadata.embedded import strip

    if picture.path is None or not picture.path.is_file():
        return None
    try:
        patches = strip(picture.path)
    except (OSError, Unreadable):
        return None
    files = tuple(Bytes(picture.path, *patch) for patch in patches)
    title = Words(
        "Ort und Seriennummern aus der Datei nehmen", "Take place and serial numbers out of the file"
    )
    return Fix(title, (), safe=True, files=files) if files else None
