"""Checks of captions that a speech recogniser made: nobody went over them, or it invented words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._caption_quality import Hit, Say, captions, measured, raw_of, report, reviewed, time_of
from a11ylint.checks._clips import sounds
from a11ylint.checks._sheets import Sheet
from a11ylint.checks.video import AUTOMATIC
from a11ylint.facts import Known
from a11ylint.post import Medium, Post
from a11ylint.source import Place, place_of
from a11ylint.targets import media
from a11ylint.tree import Scalar

_AROUND: Final = 0.5  # seconds: speech models cut the edges of words
_SPEECH: Final = 0.3  # seconds of speech within a caption that make it plausible


def captioned(post: Post) -> Iterator[Medium]:
    """Clips with caption files, and those whose captions are declared as automatic."""
    with_files = {id(found.clip) for found in captions(post)}
    for clip in media("video", "audio")(post):
        if id(clip) in with_files or _declared(clip):
            yield clip


def _declared(clip: Medium) -> bool:
    return any(word.lower() in AUTOMATIC for word in clip.answers.words("captions"))


@check("video-captions-auto-only", on=captioned, needs=("media",))
def video_captions_auto_only(post: Post, clip: Medium) -> Iterator[Problem]:
    """Somebody went over automatic captions: declared, told by the file, or by its name."""
    if reviewed(clip):
        return
    if _declared(clip):
        node = clip.answers.get("captions")
        at = place_of(node.at) if isinstance(node, Scalar) else clip.at
        yield Problem("declared", at, {"name": clip.name})
        return
    for found in captions(post):
        if found.clip is clip:
            yield from _unedited(found)


def _unedited(found: Sheet) -> Iterator[Problem]:
    raw = raw_of(found.file)
    if raw.kind:
        data = {"name": found.name, "count": raw.marked, "total": raw.total}
        yield Problem(raw.kind, Place(found.path), data)
    elif "auto" in found.about.flags:
        yield Problem("named", Place(found.path), {"name": found.name})


@check("caption-recogniser-text", on=captions, needs=("media",))
def caption_recogniser_text(
    _post: Post, found: Sheet, *, invented: list[str], sayings: list[str], own: list[str], repeats: int
) -> Iterator[Problem]:
    """No caption holds what nobody said: credits of others, thanks over silence, one line again and again."""
    from a11ylint.text.captions.phrases import candidates, is_said, loops, phrases, plain

    lines = measured(found.file).lines
    ours = phrases(tuple(own))
    texts = {at: plain(" ".join(lines[at])) for at in candidates(lines, (*invented, *sayings))}
    credit = partial(_credit, listed=tuple(invented))
    theirs = {at: quote for at, text in texts.items() if (quote := credit(lines[at], text))}
    theirs = {at: quote for at, quote in theirs.items() if not _is_own(plain(quote), ours)}
    if theirs:
        yield _finding("credit", found, theirs)
    yield from _said(found, [at for at, text in texts.items() if is_said(text, tuple(sayings))])
    if raw_of(found.file).kind != "rolling":
        hits = [Hit(at, count) for at, count in loops(lines, repeats) if not _is_song(found, at)]
        if hits:
            data = {"repeats": int(max(hit.weight for hit in hits))}
            yield report("loop", found, hits, _times, data)


def _times(hit: Hit) -> Say:
    return Say(Words(f"{int(hit.weight)}-mal", f"{int(hit.weight)} times"))


def _credit(lines: Sequence[str], text: str, listed: tuple[str, ...]) -> str:
    """The credit in a caption, without the sentence before it; empty where there is none."""
    from a11ylint.text.captions.phrases import credit_behind, is_credit

    words = " ".join(lines)
    return words if is_credit(text, listed) else credit_behind(words, listed)


def _is_own(text: str, ours: frozenset[str]) -> bool:
    return any(f" {name} " in f" {text} " for name in ours)


def _said(found: Sheet, places: Iterable[int]) -> Iterator[Problem]:
    """Thanks for watching and the like: right where somebody speaks, wrong over silence, else a question."""
    quotes = {at: " ".join(measured(found.file).lines[at]) for at in places}
    if not quotes:
        return
    speech = _speech(found)
    if speech is None:
        yield _finding("saying", found, quotes)
        return
    silent = {at: text for at, text in quotes.items() if _spoken(found, at, speech) < _SPEECH}
    if silent:
        yield _finding("silent", found, silent)


def _speech(found: Sheet) -> tuple[tuple[float, float], ...] | None:
    """When somebody speaks in the clip; None where nobody could listen to all of it."""
    probe = found.clip.facts.probe()
    if not isinstance(probe, Known) or not probe.value.audio:
        return None
    sound = found.clip.facts.sound()
    return tuple(sound.value.segments) if isinstance(sound, Known) and sound.value.complete else None


def _spoken(found: Sheet, at: int, speech: Sequence[tuple[float, float]]) -> float:
    cue = measured(found.file).cues[at]
    start, end = cue.start - _AROUND, cue.end + _AROUND
    return sum(max(0.0, min(end, stop) - max(start, begin)) for begin, stop in speech)


def _is_song(found: Sheet, at: int) -> bool:
    from a11ylint.text.captions.labels import has_sound

    music = "music" in sounds(found.clip)
    return music or has_sound("\n".join(measured(found.file).lines[at]))


def _finding(key: str, found: Sheet, quotes: Mapping[int, str]) -> Problem:
    """One finding with the first of these captions, quoted as far as it matters."""
    said = Words("erfunden", "invented") if key == "credit" else Words("Floskel", "stock phrase")
    first = min(quotes)
    data = {"text": quotes[first], "time": time_of(found, first)}
    return report(key, found, map(Hit, sorted(quotes)), lambda hit: Say(said, quotes[hit.at]), data)
