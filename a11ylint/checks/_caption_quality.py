"""What the rules about the quality of captions share: files, measures, limits, places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11ylint.checks import Fix, Problem, Related, Words
from a11ylint.checks._clips import clock
from a11ylint.checks._sheets import Sheet, distinct_sheets, place
from a11ylint.checks.caption_labels import guessed
from a11ylint.facts import Known
from a11ylint.i18n import shorten, show
from a11ylint.post import Medium, Post
from a11ylint.source import Place

if TYPE_CHECKING:
    from a11ylint.media.cues.model import Cue, CueFile
    from a11ylint.text.captions.presets import Limits
    from a11ylint.text.captions.raw import Raw

MOST_RELATED: Final = 3
_SAMPLE: Final = 4000  # characters that tell script and language
_QUOTE: Final = 60


class Measured(NamedTuple):
    """The captions of a file that show something, measured once; all columns are parallel.

    `lines` are the visible lines of each, `spoken` the same without labels of speakers, `seconds` how long it stays,
    `widths` the characters of its longest line, `chars` all its characters without labels and line ends.
    """

    script: str
    width: Callable[[str], float]
    cues: tuple[Cue, ...]
    lines: tuple[tuple[str, ...], ...]
    spoken: tuple[tuple[str, ...], ...]
    seconds: tuple[float, ...]
    widths: tuple[float, ...]
    chars: tuple[float, ...]


class Hit(NamedTuple):
    """One caption that breaks a rule: its place in the columns, and how badly, for the order of the hits."""

    at: int
    weight: float = 1.0


class Say(NamedTuple):
    """What to say about a hit; `quote` is the line in question, without one the whole caption is quoted."""

    words: Words
    quote: str = ""


def captions(post: Post) -> Iterator[Sheet]:
    """The captions and subtitles of all clips that show something; not those that translate foreign passages alone."""
    for found in distinct_sheets(post):
        if "forced" not in found.about.flags and measured(found.file).cues:
            yield found


def edited(post: Post) -> Iterator[Sheet]:
    """The captions that somebody wrote or went over; raw ones of a speech recogniser have one finding of their own."""
    for found in captions(post):
        kind = raw_of(found.file).kind
        if not kind or (kind == "unpunctuated" and reviewed(found.clip)):
            yield found


def reviewed(clip: Medium) -> bool:
    """The author says that somebody went over automatic captions."""
    return clip.answers.truth("captions_reviewed") is True


@lru_cache(maxsize=16)
def measured(file: CueFile) -> Measured:
    """The measures of a file."""
    from a11ylint.text.captions.labels import may_have_label, without_label
    from a11ylint.text.captions.width import measure_of, script_of

    pairs = [(cue, lines) for cue, lines in zip(file.cues, file.lines, strict=True) if lines]
    shown = tuple(lines for _, lines in pairs)
    sample = "\n".join(line for lines in shown[: _SAMPLE // 20] for line in lines)[:_SAMPLE]
    script = script_of(sample)
    width = measure_of("\n".join("\n".join(lines) for lines in shown), script)
    spoken = tuple(
        tuple(map(without_label, lines)) if any(map(may_have_label, lines)) else lines for lines in shown
    )
    return Measured(
        script,
        width,
        tuple(cue for cue, _ in pairs),
        shown,
        spoken,
        tuple(round(cue.end - cue.start, 3) for cue, _ in pairs),  # files are no finer; equal ones stay equal
        tuple(max(map(width, lines)) for lines in shown),
        tuple(sum(map(width, lines)) for lines in spoken),
    )


@lru_cache(maxsize=16)
def raw_of(file: CueFile) -> Raw:
    """Whether the file came out of a speech recogniser and was not edited."""
    from a11ylint.text.captions.raw import raw

    return raw([cue.text for cue in file.cues], file.lines)


def language_of(post: Post, found: Sheet) -> str | None:
    """The primary language of a caption file: its words where they are clear, else its name or header, or the post."""
    written = guessed(found.file) or found.about.lang or _tag(found.file)
    return written.split("-")[0].lower() if written else post.language


def _tag(file: CueFile) -> str | None:
    from a11ylint.media.languages import tag

    return tag(file.language)


def limits_of(post: Post, found: Sheet, preset: str) -> Limits | None:
    """The limits that count for a file; None for a script without known limits."""
    from a11ylint.text.captions.presets import limits

    return limits(preset, language_of(post, found), measured(found.file).script, _is_vertical(found.clip))


def _is_vertical(clip: Medium) -> bool:
    """Higher than wide, as it is shown; a clip that cannot be opened counts as landscape."""
    fact = clip.facts.probe()
    if not isinstance(fact, Known) or not fact.value.width or not fact.value.height:
        return False
    wide, high = fact.value.width, fact.value.height
    turned = fact.value.rotation % 180 == 90
    return bool(wide > high if turned else high > wide)


def report(
    key: str,
    found: Sheet,
    hits: Iterable[Hit],
    say: Callable[[Hit], Say],
    data: Mapping[str, object],
    fix: Fix | None = None,
) -> Problem:
    """One finding for a file, with the number of captions and the three worst as related places."""
    ordered = sorted(hits, key=lambda hit: (-hit.weight, hit.at))
    total = len(measured(found.file).cues)
    worst = {"name": found.name, "count": len(ordered), "total": total, "time": time_of(found, ordered[0].at)}
    related = tuple(_related(found, hit, say(hit)) for hit in ordered[:MOST_RELATED])
    return Problem(key, Place(found.path), {**worst, **data}, related, fix)


def time_of(found: Sheet, at: int) -> str:
    """When a caption begins, as 1:05 or 1:02:03."""
    return clock(measured(found.file).cues[at].start)


def number(value: float) -> Words:
    """A number with one digit behind the comma, or none where it is whole."""
    whole = round(value)
    plain = whole if abs(value - whole) < 0.05 else float(value)
    return Words(show(plain, "de"), show(plain, "en"))


def _related(found: Sheet, hit: Hit, said: Say) -> Related:
    columns = measured(found.file)
    time, text = time_of(found, hit.at), shorten(said.quote or " / ".join(columns.lines[hit.at]), _QUOTE)
    label = Words(f"{time}, {said.words.de}: „{text}“", f"{time}, {said.words.en}: “{text}”")
    return Related(place(found, columns.cues[hit.at].line), label)


def alone(key: str, found: Sheet) -> str:
    """The key of a message that counts captions, or of its variant for a file with a single one."""
    return key if len(measured(found.file).cues) > 1 else f"{key}-alone"


def frequent(hits: Sequence[object], found: Sheet, share: float) -> bool:
    """Whether more than this share of the captions is hit."""
    return len(hits) > share * len(measured(found.file).cues)
