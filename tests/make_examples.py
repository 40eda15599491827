"""Draws and speaks the media of `examples/`: `python -m tests.make_examples` makes them again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.example_media import clips, drawings, photos

EXAMPLES = Path(__file__).parent.parent / "examples"

PICTURES: dict[str, Callable[[], Image.Image]] = {
    "gut/radweg.jpg": photos.path_photo,
    "gut/wahlbeteiligung.png": drawings.turnout_chart,
    "gut/hochwasser-karte.png": drawings.safe_map,
    "gut/stadtfest-logo.png": drawings.logo,
    "mangelhaft/IMG_4711.jpg": photos.flood_photo,
    "mangelhaft/ergebnis.png": drawings.vote_chart,
    "mangelhaft/hochwasser-karte.png": drawings.red_green_map,
    "bilingual/fest.jpg": photos.party_photo,
    "bilingual/oeffnungszeiten.png": drawings.hours,
    "bilingual/briefwahl.png": drawings.steps,
}


def write_pictures(target: Path) -> None:
    """Write every picture below `target`: JPEG for what looks like a photo, small PNG for what is drawn."""
    for name, draw in PICTURES.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".jpg"):
            draw().save(target / name, quality=78)
        else:
            draw().quantize(64, dither=Image.Dither.NONE).save(target / name, optimize=True)


def write_clips(target: Path) -> None:
    """Write the clips and the captions of the good one; the two with speech need espeak-ng."""
    times = clips.spoken_clip(target / "gut/sprechstunde.mp4", clips.OFFICE, clips.OFFICE_CARDS)
    (target / "gut/sprechstunde.de.vtt").write_text(clips.webvtt(times), encoding="utf-8", newline="\n")
    clips.spoken_clip(target / "mangelhaft/sprechstunde.mp4", clips.MAYOR, clips.MAYOR_CARDS)
    clips.route_clip(target / "gut/radroute.mp4")


def main(target: Path = EXAMPLES) -> None:
    """Make all media again below `target`."""
    write_pictures(target)
    write_clips(target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
