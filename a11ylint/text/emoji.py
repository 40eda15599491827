"""Finds emoji, one for each picture that people see, and how they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from a11ylint.later import later
from a11ylint.text.emoji_names import Name, is_known, name

if TYPE_CHECKING:
    import regex

# The first look: blocks in which emoji can be. `regex` and `emoji` are loaded only after a hit.
_PICTORIAL = re.compile(
    "[\u20e3\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U000fffff]"
)
# One extended grapheme cluster each (UTS 51): flags, tag sequences, keycaps, pictures with skin tone and ZWJ parts.
# A letter-like sign such as © or ™ is none, whatever follows; a pictorial one in text style (☎, ✔) is a symbol.
_JOINED = r"(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{EMod}?)"
_CLUSTER = (
    r"(?P<flags>\p{RI}+)|🏴[\U000E0020-\U000E007F]+|[0-9#*]\uFE0F?\u20E3"
    rf"|\p{{Emoji_Presentation}}\uFE0F?\p{{EMod}}?{_JOINED}*"
    rf"|(?![©®™])\p{{Extended_Pictographic}}(?:\uFE0F|\p{{EMod}}){_JOINED}*"
    rf"|(?![©®™])\p{{Extended_Pictographic}}{_JOINED}+"
    r"|(?P<symbol>[☀-☄☎☑☘☝☠☢☣☦☪☮☯☸-☺♟♠♣♥♦♨♻⚒⚔-⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷-⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⬅⬆⬇▶◀])"
)
# All that emoji are made of (©, ®, the joiner, and what comes behind U+203B), so that the slow search looks at nothing
# else. A range to the last code point takes milliseconds to compile, its complement does not.
_RUN = later("[0-9#*]?[^\x00-\u00a8\u00aa-\u00ad\u00af-\u200c\u200e-\u203b]+")
_GAP = later(r"[ \t\u00a0\u200b\ufe0f]*")
_LONGEST_LIST = 70  # characters; a message shows 90 of a value, and how many more there are belongs to it
_LINE = re.compile(r"[^\r\n]+")
# A bullet or a mark of quotation may stand before the emoji: "- 📌 Punkt".
_LINE_START = later(r"[\s>*_•–-]*")
_TONE = later("[\U0001f3fb-\U0001f3ff]")


class Emoji(NamedTuple):
    """An emoji or pictorial symbol: half-open offsets into the text, and its characters."""

    start: int
    end: int
    text: str
    symbol: bool = False

    @property
    def flag(self) -> bool:
        """The flag of a country or region."""
        return "\U0001f1e6" <= self.text[0] <= "\U0001f1ff" or "\U000e007f" in self.text

    @property
    def toned(self) -> bool:
        """With one of the five skin tones."""
        return _TONE().search(self.text) is not None


@lru_cache(maxsize=16)  # several rules ask for the same post
def find(text: str) -> tuple[Emoji, ...]:
    """The emoji of a text in order; pairs of regional letters that are no flag belong to no emoji."""
    if text.isascii() or not _PICTORIAL.search(text):
        return ()
    found: list[Emoji] = []
    for match in chain.from_iterable(_cluster().finditer(text, *run.span()) for run in _RUN().finditer(text)):
        if match["flags"]:
            found += _flags(match["flags"], match.start())
        else:
            found.append(Emoji(*match.span(), match[0], bool(match["symbol"])))
    return tuple(found)


def blanked(text: str) -> str:
    """The text with a neutral character for each code point of an emoji: their parts are no letters and no marks."""
    found = find(text)
    return "".join(_with(text, found, lambda item: "\ufffc" * len(item.text))) if found else text


@cache
def _cluster() -> regex.Pattern[str]:
    import regex

    return regex.compile(_CLUSTER)


def _flags(run: str, start: int) -> list[Emoji]:
    """Flags side by side, or nothing: "🇭🇪🇱🇱🇴" is a word in decorated letters."""
    pairs = [Emoji(start + at, start + at + 2, run[at : at + 2]) for at in range(0, len(run), 2)]
    return pairs if all(is_known(pair.text) for pair in pairs) else []


def names(found: Iterable[Emoji], most: int) -> Name:
    """The names of the first `most` emoji, as they are heard one after the other, and how many more there are.

    Fewer where names are long: a message cuts long values, and must not cut a name in two.
    """
    heard = [name(item.text) for item in found]
    return Name(
        _listed([item.de for item in heard], most, "und {} weitere"),
        _listed([item.en for item in heard], most, "and {} more"),
    )


def _listed(heard: Sequence[str], most: int, rest: str) -> str:
    shown = list(heard[:most])
    while len(shown) > 1 and len(", ".join(shown)) > _LONGEST_LIST:
        shown.pop()
    more = len(heard) - len(shown)
    return ", ".join(shown) + (f" {rest.format(more)}" if more else "")


def aloud(text: str, start: int, end: int, at: Emoji, reach: int) -> Name:
    """The stretch as it is heard: emoji by their names, cut to `reach` words on each side of the emoji `at`."""
    inside = within(find(text), start, end)
    spoken = []
    for lang in Name._fields:
        before = _spoken(text, start, at.start, inside, lang).split()[-reach:]
        after = _spoken(text, at.end, end, inside, lang).split()[:reach]
        spoken.append(" ".join((*before, str(getattr(name(at.text), lang)), *after)))
    return Name(*spoken)


def _spoken(text: str, start: int, end: int, found: Iterable[Emoji], lang: str) -> str:
    pieces = []
    for item in found:
        if start <= item.start and item.end <= end:
            pieces += [text[start : item.start], f" {getattr(name(item.text), lang)} "]
            start = item.end
    return "".join((*pieces, text[start:end]))


def runs(text: str, found: Iterable[Emoji]) -> list[tuple[Emoji, ...]]:
    """Emoji that stand side by side on a line, with at most blanks between them."""
    groups: list[list[Emoji]] = []
    for item in found:
        if groups and _follows(text, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [tuple(group) for group in groups]


def _follows(text: str, one: Emoji, other: Emoji) -> bool:
    gap = _GAP().match(text, one.end)
    return gap is not None and gap.end() == other.start


def is_alone(text: str, found: Iterable[Emoji]) -> bool:
    """Whether there is nothing but emoji in the text, and at least one."""
    listed = tuple(found)
    return bool(listed) and not "".join(_with(text, listed, lambda _: "")).strip(
        " \t\r\n\u00a0\u200b\u200d\ufe0f.,!?…"
    )


def _with(text: str, found: Iterable[Emoji], instead: Callable[[Emoji], str]) -> Iterator[str]:
    at = 0
    for item in found:
        yield text[at : item.start] + instead(item)
        at = item.end
    yield text[at:]


def within(found: Sequence[Emoji], start: int, end: int) -> tuple[Emoji, ...]:
    """Those of the emoji (in their order) that begin in a stretch of the text."""
    return tuple(found[bisect_left(found, (start,)) : bisect_left(found, (end,))])


def line_around(text: str, at: int) -> tuple[int, int]:
    """Offsets of the line that holds the character `at`."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    back = text.find("\r", at, end)
    return max(start, text.rfind("\r", start, at) + 1), end if back < 0 else back


class Line(NamedTuple):
    """A line that is not blank: half-open offsets, its emoji, and those that begin it when words follow them."""

    start: int
    end: int
    emoji: tuple[Emoji, ...]
    lead: tuple[Emoji, ...]


@lru_cache(maxsize=16)  # several rules ask for the same post
def lines(text: str, shown: str) -> tuple[Line, ...]:
    """The lines of a draft `text` that are not blank; `shown` is what people see of it."""
    found = find(shown)
    result = []
    for match in _LINE.finditer(text):
        if match[0].strip():
            inside = within(found, *match.span())
            result.append(Line(*match.span(), inside, _lead(text, match, inside)))
    return tuple(result)


def _lead(text: str, line: re.Match[str], inside: tuple[Emoji, ...]) -> tuple[Emoji, ...]:
    if not inside:
        return ()
    start = _LINE_START().match(text, *line.span())
    if start is None or start.end() != inside[0].start:
        return ()
    first = runs(text, inside)[0]
    return first if text[first[-1].end : line.end()].strip() else ()


def bullets(listed: Sequence[Line], least: int) -> list[Line]:
    """The lines that begin with an emoji where other lines have a bullet; flags say something and are none.

    They are at least `least` neighbours (blank lines do not part them), or have the same emoji, or are one more
    than that anywhere in the text: an emoji before the heading and one before the last line make no list.
    """
    led = [line for line in listed if _is_led(line)]
    rows = [sum(1 for _ in group) for is_led, group in groupby(listed, _is_led) if is_led]
    same = Counter(line.lead[0].text for line in led)
    enough = max((*rows, *same.values()), default=0) >= least or len(led) > least
    return led if enough else []


def _is_led(line: Line) -> bool:
    return bool(line.lead) and not line.lead[0].flag
