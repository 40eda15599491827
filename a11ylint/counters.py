"""How the platforms count characters: code points, graphemes, UTF-16, bytes, weights."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from a11ylint.later import later

if TYPE_CHECKING:
    from regex import Pattern

# twitter-text config v3: code points of weight 1, every other one weighs 2, an emoji 2, an address 23.
# https://github.com/twitter/twitter-text/blob/master/config/v3.json
WEIGHT_ONE = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
WEIGHT_OTHER = 2
WEIGHT_EMOJI = 2
WEIGHT_URL = 23

_URL = later(r"(?<![\w@/.])https?://[^\s<>\"]+", re.IGNORECASE)
# X also shortens addresses without a scheme. Its list of endings is long; a German body uses these.
_ENDINGS = (
    "de|eu|org|com|net|info|at|ch|li|edu|gov|int|io|app|bayern|berlin|hamburg|koeln|cologne|nrw|ruhr|saarland"
)
_BARE_URL = later(
    r"(?<![\w@/.:-])(?:https?://[^\s<>\"]+"
    rf"|(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:{_ENDINGS})(?![\w@-])(?!\.\w)(?:/[^\s<>\"]*)?)",
    re.IGNORECASE,
)
_MAYBE_URL = later(rf"://|\.(?:{_ENDINGS})(?![\w@-])", re.IGNORECASE)
# All that emoji are made of; texts without, which most are, must not pay for loading the regex module.
# (Ranges to the last code point take milliseconds to compile, what is outside of them does not.)
_MAYBE_EMOJI = later(
    "[0-9#*]?[^\x00-\u00a8\u00aa-\u00ad\u00af-\u203b][^\x00-\u00a8\u00aa-\u00ad\u00af-\u200c\u200e-\u203b]*"
)
# Characters that are a grapheme each wherever they stand: Latin letters, punctuation, currencies, symbols, and emoji
# as long as no joiner, selector or skin tone stands among them. UAX #29: their Grapheme_Cluster_Break is Other.
ONE_EACH = (
    "\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2bff"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff"
)
_ONE_EACH = later(f"[{ONE_EACH}]*")
_HEAVY = later(f"[^{''.join(f'{chr(low)}-{chr(high)}' for low, high in WEIGHT_ONE)}]")
_URL_TAIL = ".,;:!?'\"»“”’…)]}*_"
_REMOTE_MENTION = later(r"(?<![\w/])(@\w+(?:[.-]\w+)*)@[\w-]+(?:\.[\w-]+)+")


def count(text: str, unit: str, *, url_length: int | None = None, short_mentions: bool = False) -> int:
    """Count `text` in `unit`.

    `url_length`: each address with a scheme counts as this many; `weighted` counts 23 even without a scheme.
    `short_mentions`: of `@name@server` only `@name` counts, as Mastodon does. Other units raise ValueError.
    """
    counter = _COUNTERS.get(unit)
    if counter is None:
        raise ValueError(f"unknown unit {unit!r}, expected one of: {', '.join(_COUNTERS)}")
    if short_mentions and "@" in text:
        text = _REMOTE_MENTION().sub(r"\1", text)
    if unit == "weighted":
        text = unicodedata.normalize("NFC", text)
        text, urls = _without_urls(text, _BARE_URL()) if _MAYBE_URL().search(text) else (text, 0)
        return counter(text) + urls * (WEIGHT_URL if url_length is None else url_length)
    if url_length is None or "://" not in text:
        return counter(text)
    text, urls = _without_urls(text, _URL())
    return counter(text) + urls * url_length


def _without_urls(text: str, pattern: re.Pattern[str]) -> tuple[str, int]:
    """The text without its addresses (the punctuation after one stays), and how many there were."""

    def tail(match: re.Match[str]) -> str:
        found = match.group()
        return found[len(found.rstrip(_URL_TAIL)) :]

    return pattern.subn(tail, text)


def _graphemes(text: str) -> int:
    if _ONE_EACH().fullmatch(text):  # and no need to load regex
        return len(text)
    import regex

    return len(regex.findall(r"\X", text))


def _weighted(text: str) -> int:
    if text.isascii():
        return len(text)
    emoji = _emoji_in(text)
    heavy = len(_HEAVY().findall(text)) - sum(len(_HEAVY().findall(item)) for item in emoji)
    return WEIGHT_EMOJI * len(emoji) + len(text) - sum(map(len, emoji)) + (WEIGHT_OTHER - 1) * heavy


def _emoji_in(text: str) -> list[str]:
    return [emoji for run in _MAYBE_EMOJI().finditer(text) for emoji in _emoji().findall(run[0])]


def _emoji_bytes(text: str) -> int:
    if text.isascii():
        return len(text)
    found = _emoji_in(text)
    return len(text) - sum(map(len, found)) + sum(map(_utf8, found))


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@cache
def _emoji() -> Pattern[str]:
    """A whole emoji: flag, keycap, tag or joined sequence; © and ® only with the emoji selector U+FE0F."""
    import regex

    picture = r"(?![©®](?!\uFE0F))\p{Extended_Pictographic}(?!\uFE0E)"
    one = rf"{picture}[\uFE0F\p{{Emoji_Modifier}}]?[\U000E0020-\U000E007F]*"
    return regex.compile(rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\uFE0F?\u20E3|{one}(?:\u200D{one})*")


_COUNTERS = {
    "code-points": len,
    "graphemes": _graphemes,
    "utf-16": _utf16,
    "bytes": _utf8,
    "weighted": _weighted,
    "emoji-bytes": _emoji_bytes,
}
