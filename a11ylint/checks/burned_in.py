"""Captions that the draft says are in the picture: whether they are to be seen there."""

from __future__ import annotations

from collections.abc import Iterator

from a11ylint.checks import NotChecked, Problem, check
from a11ylint.checks._lettering import quote
from a11ylint.checks.video import BURNED_IN
from a11ylint.facts import Known, Unknown
from a11ylint.post import Medium, Post
from a11ylint.targets import media


def declared(post: Post) -> Iterator[Medium]:
    """Videos with `captions: burned-in` whose captions nobody has reviewed yet."""
    for clip in media("video")(post):
        words = {word.lower() for word in clip.answers.words("captions")}
        if words & BURNED_IN and clip.answers.truth("captions_reviewed") is not True:
            yield clip


@check("burned-in-captions-unseen", on=declared, needs=("media",))
def burned_in_captions_unseen(
    _post: Post,
    clip: Medium,
    *,
    min_speech: float,
    least_samples: int,
    least_share: float,
    min_watched: float,
    least_texts: int,
    least_letters: float,
    loose_letters: float,
) -> Iterator[Problem | NotChecked]:
    """While somebody speaks, text comes and goes in the picture, about as much as is said."""
    fact = clip.facts.burned_in()  # first: without the extra nobody needs to listen
    if isinstance(fact, Unknown):
        if fact.why == "missing-library":
            yield NotChecked("no-ocr", clip.name, clip.path)
        return
    sound = clip.facts.sound()
    spoken = sound.value.speech if isinstance(sound, Known) else 0.0
    seen = fact.value
    data = {"name": clip.name, "count": seen.samples, "text": quote(seen.other)}
    if spoken < min_speech or seen.samples < least_samples:
        return
    if seen.anywhere < least_share * seen.samples:
        yield Problem("unseen", clip.at, data)
    elif seen.seconds >= min_watched and not seen.captions(
        least_texts, least_share, least_letters, loose_letters
    ):
        yield Problem("other-text", clip.at, data)
