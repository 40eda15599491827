"""Where lines of captions end: bad places, and better ones found by wrapping anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from a11ylint.later import later
from a11ylint.text.wordlists import keyed

LANGUAGES: Final = ("de", "en")

_HYPHENS: Final = ("-", "\u00ad", "\u2010")
# "Bürger-" and "meisterin"; not "E-Mail-" and "Adresse".
_SPLIT: Final = later(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_GOES_ON: Final = later(r"[a-zäöüß]{2,}(?![\w'’])")
# Nouns among the short words of German, written small: they are the rest of a word here ("Innen-", "stadt").
_NOUNS: Final = frozenset("bürger stadt gemeinde uhr".split())
_TOKEN: Final = later(r"[ \t\n]*((?:<[^>]*>|[^ \t\n<]|<)+)")
_AFTER_MARK: Final = later(r"[.!?…:;,–—][\"'“”»«)\]]*$")
_JOINING: Final = frozenset(("-", "\u2010", "\u00ad", "/", "\u2013", "\u2014"))
# Characters and words of a caption that wrapping tries; nobody reads more at once.
_LONGEST: Final = 1000
_MOST_UNITS: Final = 60
# Costs of a break: at a bad place, at any place, behind a mark. Uneven lines cost up to one more.
_BAD, _PLAIN, _GOOD = 4.0, 1.0, 0.0


class Unit(NamedTuple):
    """A word with the tags at it: how it is written, what a viewer sees, the blanks before it."""

    written: str
    seen: str
    gap: str


def bad_ends(lines: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """The ends of lines that tear apart what belongs together: ("word", "und") or ("split", "Bürger-")."""
    listed = keyed("line-ends")[language]
    for line, after in pairwise(lines):
        last = line[line.rfind(" ") + 1 :]
        if last.lower() in listed:
            yield "word", last
        elif last[-1:] in _HYPHENS and (torn := _SPLIT().search(line)) and _goes_on(torn[1], after, language):
            yield "split", torn[0]


def _goes_on(part: str, after: str, language: str) -> bool:
    """Whether a line goes on with the rest of a word: not "Haupt-" and "und Nebenstraße", not a dash after "you-"."""
    rest = _GOES_ON().match(after)
    short = keyed("stop")[language] | keyed("line-ends")[language] | keyed("line-ends")[f"{language}?"]
    return rest is not None and (rest[0] not in short or rest[0] in _NOUNS) and part not in short


class Wrap(NamedTuple):
    """How to wrap: characters of a line, lines at most, the measure of a line, its visible part, a language or None."""

    longest: float
    lines: int
    width: Callable[[str], float]
    seen: Callable[[str], str]
    language: str | None


def wrapped(payload: str, how: Wrap) -> str | None:
    """The payload with other line ends and else unchanged; None where no better ones fit."""
    if len(payload) > _LONGEST:
        return None
    units = list(_units(payload, how.seen))
    lines = payload.split("\n")
    if not 0 < len(units) <= _MOST_UNITS or any(
        how.seen(line).strip()[-1:] in _JOINING for line in lines[:-1]
    ):
        return None
    for count in range(1, how.lines + 1):
        fitting = list(_fitting(units, count, how))
        if fitting:
            best = min(fitting)[1]
            better = best != lines and not (_fits(lines, how) and _is_bad(best, how))
            return "\n".join(best) if better else None
    return None


def _fits(lines: Sequence[str], how: Wrap) -> bool:
    widest = max(how.width(how.seen(line).strip()) for line in lines)
    return len(lines) <= how.lines and widest <= how.longest


def _is_bad(lines: Sequence[str], how: Wrap) -> bool:
    seen = [how.seen(line).strip() for line in lines]
    return how.language in LANGUAGES and any(bad_ends(seen, how.language))


def _units(payload: str, seen: Callable[[str], str]) -> Iterator[Unit]:
    """Words; a tag that stands alone goes with the word behind it, at the end with the one before."""
    held = Unit("", "", "")
    for match in _TOKEN().finditer(payload):
        gap = payload[match.start() : match.start(1)]
        written = held.written + (gap if held.written else "") + match[1]
        unit = Unit(written, seen(match[1]).strip(), held.gap if held.written else gap)
        if not unit.seen:
            held = unit
            continue
        yield unit
        held = Unit("", "", "")
    if held.written:
        yield held


def _fitting(units: Sequence[Unit], count: int, how: Wrap) -> Iterator[tuple[float, list[str]]]:
    """Every way to put the words into `count` lines that are short enough, with what it costs."""
    sizes = [how.width(unit.seen) for unit in units]
    for cuts in combinations(range(1, len(units)), count - 1):
        edges = (0, *cuts, len(units))
        widths = [sum(sizes[start:end]) + end - start - 1 for start, end in pairwise(edges)]
        if max(widths) > how.longest:
            continue
        lines = [_joined(units[start:end]) for start, end in pairwise(edges)]
        if all(how.width(how.seen(line).strip()) <= how.longest for line in lines):
            cost = sum(_cost(units[cut - 1].seen, units[cut].seen, how.language) for cut in cuts)
            yield cost + (max(widths) - min(widths)) / how.longest, lines


def _cost(before: str, after: str, language: str | None) -> float:
    if _AFTER_MARK().search(before):
        return _GOOD
    if language not in LANGUAGES:
        return _PLAIN
    if any(bad_ends((before, after), language)) or before.lower() in keyed("line-ends")[f"{language}?"]:
        return _BAD
    listed = keyed("line-ends")
    return _PLAIN / 2 if after.lower() in listed[language] | listed[f"{language}?"] else _PLAIN


def _joined(units: Sequence[Unit]) -> str:
    first, *rest = units
    return first.written + "".join(
        (" " if "\n" in unit.gap or not unit.gap else unit.gap) + unit.written for unit in rest
    )
