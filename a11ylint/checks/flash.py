"""Checks of flashing in clips and animated pictures: a screening, no certification."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from a11ylint.checks import NotChecked, Problem, Related, Words, check
from a11ylint.checks.animation import animated
from a11ylint.facts import Known, Unknown
from a11ylint.post import Medium, Post
from a11ylint.source import Place
from a11ylint.targets import media

if TYPE_CHECKING:
    from a11ylint.media.flash.evidence import Flashes
    from a11ylint.media.flash.tally import Stretch

NAMED: Final = 3  # times that a message names
MOST_RELATED: Final = 8
# Words that warn of flashes; a word for speed cameras (Blitzer) or for haste (blitzschnell) does not.
_WARNING: Final = re.compile(
    r"(?<!\w)(?:licht)?blitz(?:t|e|en|end\w*|licht\w*|effekt\w*)?(?!\w)|lichteffekt|flacker|flimmer|strobos[ck]op|strobe"
    r"|epilep|photosensi|fotosensi|lichtempfindlich|(?<!\w)flash(?:es|ing)(?!\w)|flashing light|flicker|seizure",
    re.IGNORECASE,
)


def moving(post: Post) -> Iterator[Medium]:
    """Clips and animated pictures."""
    yield from media("video")(post)
    yield from animated(post)


@check("media-flash", on=moving, needs=("media",))
def media_flash(_post: Post, medium: Medium) -> Iterator[Problem | NotChecked]:
    """More than three general or red flashes in one second on too large an area."""
    flashes = _seen(medium)
    if flashes is None:
        if _lost(medium):
            yield Problem("damaged", medium.at, {"name": medium.name})
        return
    stretches = sorted((*flashes.general, *flashes.red))
    if stretches:
        key = "both" if flashes.general and flashes.red else "general" if flashes.general else "red"
        data = {
            "name": medium.name,
            "times": _times(stretches),
            "most": max(one.flashes for one in stretches),
        }
        related = tuple(Related(_at(medium, one), _label(one)) for one in stretches[1 : MOST_RELATED + 1])
        yield Problem(key, _at(medium, stretches[0]), data, related)
        if flashes.stopped in ("limit", "work"):
            yield NotChecked("seen-in-part", medium.name, medium.path)
    elif flashes.stopped and not (flashes.stopped == "damaged" and _is_told(medium)):
        yield Problem(flashes.stopped, medium.at, {"name": medium.name, "until": _clock(flashes.checked)})


@check("media-flash-warning-missing", on=moving, needs=("media",))
def media_flash_warning_missing(post: Post, medium: Medium, *, first: int) -> Iterator[Problem]:
    """Flashing that is declared, or goes on for seconds below the limit, and no warning where the text begins."""
    if _WARNING.search(post.text.value.lstrip()[:first]) or _reviewed(medium):
        return
    flashes = _seen(medium)
    if flashes is not None and (flashes.general or flashes.red):
        return  # media-flash has said it: a warning would not be enough
    if medium.answers.truth("flashing"):
        yield Problem("declared", medium.at, {"name": medium.name, "first": first})
    elif flashes is not None and flashes.extended:
        data = {"name": medium.name, "times": _times(flashes.extended), "first": first}
        yield Problem("extended", _at(medium, flashes.extended[0]), data)


@check("media-stripe-pattern", on=media("video"), needs=("media",))
def media_stripe_pattern(
    _post: Post, clip: Medium, *, least_share: float, least_seconds: float
) -> Iterator[Problem]:
    """Regular stripes on a large part of the picture, longer than a moment."""
    fact = Unknown("reviewed") if _reviewed(clip) else clip.facts.stripes()
    if isinstance(fact, Unknown):
        return
    from a11ylint.media.flash.tally import Stretch

    wide = [one for one in fact.value.found if one.share > least_share]
    long = [Stretch(one.start, one.end) for one in wide if one.end - one.start > least_seconds]
    if long:
        data = {
            "name": clip.name,
            "times": _times(long),
            "share": round(100 * max(one.share for one in wide)),
        }
        yield Problem("stripes", _at(clip, long[0]), data)


def _reviewed(medium: Medium) -> bool:
    return "reviewed" in {word.lower() for word in medium.answers.words("flashing")}


def _seen(medium: Medium) -> Flashes | None:
    """What was seen; None when the author has had it reviewed, or when nobody could look."""
    if _reviewed(medium):
        return None
    fact = medium.facts.flashes()
    return fact.value if isinstance(fact, Known) else None


def _lost(medium: Medium) -> bool:
    """Whether the pictures of a clip cannot be decoded while the rest of it can."""
    if _reviewed(medium) or medium.type != "video":
        return False
    fact, probe = medium.facts.flashes(), medium.facts.probe()
    broken = isinstance(fact, Unknown) and fact.why in ("unreadable", "truncated")
    return broken and isinstance(probe, Known) and probe.value.has_video


def _is_told(medium: Medium) -> bool:
    """Whether another rule says that the clip is damaged: it cannot even be probed."""
    return medium.type == "video" and isinstance(medium.facts.probe(), Unknown)


def _at(medium: Medium, stretch: Stretch) -> Place:
    return medium.at._replace(logical=f"t={stretch.start:.1f},{stretch.end:.1f}")


def _label(stretch: Stretch) -> Words:
    times = _range(stretch)
    return Words(f"Blitze auch bei {times}.", f"Flashes at {times} as well.")


def _times(stretches: Sequence[Stretch]) -> Words:
    """Up to three ranges of time, and how many more there are; read after a German `bei`, an English `at`."""
    ranges = list(dict.fromkeys(_range(one) for one in stretches))
    shown, more = ", ".join(ranges[:NAMED]), len(ranges) - NAMED
    if more <= 0:
        return Words(shown, shown)
    places = "einer weiteren Stelle" if more == 1 else f"{more} weiteren Stellen"
    return Words(f"{shown} und an {places}", f"{shown} and {more} more")


def _range(stretch: Stretch) -> str:
    """Whole seconds around the flashes."""
    return f"{_clock(stretch.start)}–{_clock(-(-stretch.end // 1))}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
