"""Texts of a post that stand for a clip or a sound: under a marker, under a heading, or behind a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

_FAR: Final = 3000  # characters behind a marker that are looked at
_SHORT: Final = 12  # words; a promise or a hint is no longer, what stands for a recording mostly is
_LINK: Final = re.compile(r"(?:https?://|www\.)\S*|(?<!\S)[#@]\S*")
# Where something can be read: an address with or without its scheme, or the target of a Markdown link.
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s)>\]]+|(?<=\]\()[^)\s]+|\b(?:[\w-]+\.)+[a-z]{2,}/[^\s)]*", re.IGNORECASE
)
_RECORDING: Final = re.compile(r"\.(?:mp[34]|m4[av]|mov|webm|mkv|wav|og[gv]|opus|flac)\W*$", re.IGNORECASE)
# Words that say that there is nothing yet; alone they are the whole answer.
_ALONE: Final = (
    r"todo|tbd|tba|tbc|wip|x+|n/?a|folgt|bald|später|geplant|offen|unklar|ausstehend|fehlt|"
    r"kein\w*|nein|none|no|not|soon|later|planned|pending|missing|open|leider|entfällt"
)
_PROMISE: Final = (
    r"(?:todo|tb[adc]|fixme)\b|in (?:kürze|arbeit|vorbereitung|bearbeitung|planung|progress)\b|"
    r"(?:folgt|folgen|kommt|kommen) (?:noch|bald|in|später|demnächst|morgen|nach|am|ab|hier|dann)\b|"
    r"(?:ist|sind) (?:noch )?(?:geplant|nicht|in arbeit)\b|demnächst\b|bald (?:hier|auf|online|mehr|verfügbar)|"
    r"noch (?:nicht|offen|kein\w*|in arbeit|zu \w+|ausstehend)\b|steht noch aus|"
    r"(?:nach(?:gereicht|geliefert|getragen)|reichen wir nach|liefern wir nach)\b|"
    r"wird (?:noch |gerade |bald |später )+\w+|fehlt (?:noch|leider)\b|leider (?:kein\w*|nicht|noch|ohne)\b|"
    r"(?:gibt es|haben wir) (?:leider |noch )?(?:nicht|kein\w*)\b|nicht (?:verfügbar|vorhanden|möglich)\b|"
    r"(?:auf|on) (?:anfrage|request)\b|"
    r"(?:wird|werden) (?:[\w.]+ ){0,5}?(?:ergänzt|veröffentlicht|eingestellt|hochgeladen|verlinkt|erstellt)\b|"
    r"(?:coming|available) (?:soon|later|next)|to (?:follow|be (?:added|done|announced))\b|"
    r"follows (?:soon|later|shortly)|"
    r"not (?:yet|available|ready)\b|will (?:follow|be (?:added|published|available))|not? transcript\b"
)
_AWAY: Final = (
    r"\b(?:web ?site|webseite|internetseite|homepage|internet|our site|(?:erste[nrm]? )?kommentar\w*|comments?|"
    r"link (?:in|im) (?:der )?(?:bio|profil)|shownotes|anhang)\b"
)
_NOTHING: Final = re.compile(
    rf"\W*(?:{_ALONE})(?:\W+(?:noch|yet|vorhanden|leider|kein\w*|da))*\W*", re.IGNORECASE
)
_PROMISED: Final = re.compile(rf"\b(?:{_PROMISE})", re.IGNORECASE)
_BEGINS: Final = re.compile(
    rf"\W*(?:(?:das|ein|eine|die|der|es|the|a) )?(?:\w+ ){{0,2}}?(?:{_PROMISE}|folgt\W*$)",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    rf"\W*(?:siehe|see|auf|unter|in|im|on|hier|link)\b.*{_AWAY}", re.IGNORECASE | re.DOTALL
)
_SHOWN: Final = re.compile(
    rf"{_AWAY}|\b(?:hier|unten|oben|below|here|above|find(?:en|et|est)?|gibt es|steht|available|verfügbar|"
    r"thread|antwort\w*|beschreibung|profil|description)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:kein\w*|ohne|no|without)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DELAYED: Final = re.compile(
    rf"\b(?:{_PROMISE}|folgt|fehlt|nicht|bald|später|soon|later|follows|missing)\b", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
# What may follow a marker in a line of its own: "Transkript der Folge", "Transcript of the episode".
_OF: Final = re.compile(
    r"\s+(?:(?:der|des|dieser|dieses|zur|zum|von|vom|of|for|to)\s[^\n.!?:]{1,40}|(?:folge|teil|episode|part)\s\d+)"
    r"[\s*_]*|\s*\([^\n()]{1,40}\)[\s*_]*",
    re.IGNORECASE,
)


class Wanted(NamedTuple):
    """What stands for a recording: `min_words` under one of `markers`, or an address beside one of `linked`."""

    markers: tuple[str, ...]
    min_words: int
    linked: tuple[str, ...] = ()


def wanted(markers: Sequence[str], min_words: int, linked: Sequence[str] = ()) -> Wanted:
    """The options of a rule as a value."""
    return Wanted(tuple(markers), min_words, tuple(linked))


def placeholder(words: str) -> bool:
    """Words that stand where an answer is to come: `TODO`, "folgt in Kürze", "leider keine"."""
    # Signs alone (`?`, `-`, `…`) are no words; a pattern for them could try a long row of them in too many ways.
    if (words and not any(map(str.isalnum, words))) or _NOTHING.fullmatch(words):
        return True
    count = len(words.split())
    return count <= _SHORT and bool(
        _BEGINS.match(words) or (count <= _SHORT // 2 and _PROMISED.search(words))
    )


def elsewhere(words: str) -> bool:
    """A short hint to a place without its address: "siehe Website", "im ersten Kommentar"."""
    return len(words.split()) <= _SHORT and bool(_POINTS.match(words)) and not _ADDRESS.search(words)


def tells(text: str, want: Wanted) -> bool:
    """The words of the recording stand in a text, or a text links to them."""
    return any(_says(part, want.min_words) for part in _parts(text, want)) or any(
        link and not late for link, late in _mentions(text, want.linked)
    )


def hints(text: str, want: Wanted) -> bool:
    """A text says that there is such a text, and not where."""
    return any(not late for _, late in _mentions(text, want.linked))


def _says(part: str, min_words: int) -> bool:
    words = sum(any(map(str.isalpha, word)) for word in _LINK.sub(" ", part).split())
    return words >= min_words and not placeholder(part) and not elsewhere(part)


def _parts(text: str, want: Wanted) -> Iterator[str]:
    """What stands behind a marker and a colon, or under a line that is nothing but a marker."""
    linked = {word.casefold() for word in want.linked}
    for match in _line(want.markers).finditer(text):
        after = text[match.end() : match.end() + _FAR]
        title = _is_title(match["lead"], match["tail"])
        known = match["word"].casefold() in linked
        before, colon, rest = match["tail"].partition(":")
        if colon and len(before) <= 40:
            yield _first(rest + after if rest.strip(" \t*_") else after)
            if title and known:
                yield from _paragraphs(after)
        elif not match["tail"].strip(" \t\r*_") or (
            known and (_OF.fullmatch(match["tail"]) or (title and not re.search(r"[.!?]", match["tail"])))
        ):
            yield from _paragraphs(after)


def _is_title(lead: str, tail: str) -> bool:
    """A heading of Markdown, or a line in bold letters."""
    return "#" in lead or (lead.endswith(("**", "__")) and tail.rstrip().endswith(("**", "__")))


def _first(text: str) -> str:
    return _paragraphs(text)[0]


def _paragraphs(text: str) -> list[str]:
    """The first two paragraphs: below a heading a smaller one may stand first."""
    return re.split(r"\r?\n\s*\n|\r\s*\r", text.lstrip(" \t\r\n*_=-"), maxsplit=2)[:2]


def _mentions(text: str, linked: tuple[str, ...]) -> Iterator[tuple[bool, bool]]:
    """Sentences with a marker: whether there is an address, and whether it is denied or promised for later.

    Without an address only sentences count that point to a place.
    """
    if not linked:
        return
    for sentence in _sentences(text, linked):
        match = _word(linked).search(sentence)
        if match:
            after = sentence[match.end() :]
            late = bool(
                _DENIED.search(sentence[: match.start()]) or _DELAYED.search(_ADDRESS.sub(" ", after))
            )
            link = any(not _RECORDING.search(found[0]) for found in _ADDRESS.finditer(sentence))
            if link or late or _SHOWN.search(sentence):
                yield link, late


def _sentences(text: str, linked: tuple[str, ...]) -> Iterator[str]:
    """Sentences; one that ends in a colon, and a line that is only a marker, go on in the next line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        parts = _SENTENCE.split(line)
        marker = _line(linked).fullmatch(line)
        open_end = line.rstrip("*_ ").endswith(":") or (marker and not marker["tail"].strip(" *_"))
        if open_end and number + 1 < len(lines):
            parts[-1] = f"{parts[-1]} {lines[number + 1]}"
        yield from parts


@cache
def _line(markers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<lead>(?:[^\w\n\r]|_){{0,9}})(?P<word>{_any(markers)})(?![^\W_])(?P<tail>[^\n\r]*)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _word(markers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any(markers)})(?![^\W_])", re.IGNORECASE)


def _any(markers: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(markers, key=len, reverse=True)))
