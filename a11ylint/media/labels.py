"""What the words of a file name or track title say: kind, language, state of work."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal, NamedTuple

from a11ylint.media import languages

Kind = Literal["captions", "subtitles", "descriptions", "chapters", "metadata"]

# "Untertitel" means both in German, so either kind answers the question whether a video is captioned.
CAPTION_KINDS: Final[tuple[Kind, ...]] = ("captions", "subtitles")

KIND_WORDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("caption", "captions", "cc", "sdh", "ut", "untertitel"), "captions"),
    **dict.fromkeys(("subtitle", "subtitles", "sub", "subs"), "subtitles"),
    **dict.fromkeys(("description", "descriptions", "audiodescription", "audiodeskription"), "descriptions"),
    **dict.fromkeys(("chapter", "chapters", "kapitel"), "chapters"),
    **dict.fromkeys(("meta", "metadata", "metadaten", "thumbnails", "storyboard"), "metadata"),
}
# `de-orig` is what downloads from YouTube call the automatic track of the spoken language.
_FLAG_WORDS: Final = {
    **dict.fromkeys(("auto", "automatic", "automatisch", "asr", "orig"), "auto"),
    **dict.fromkeys(("forced",), "forced"),
}
# Words that editors add while they work; they say nothing about kind or language.
_MARK: Final = re.compile(
    r"korrigiert|korrektur|corrected|corrections?|final|fertig|neu|new|edit(?:ed)?|bearbeitet|geprüft|reviewed"
    r"|fixed|test|leichte?|einfache?|sprache|utf8|v[0-9]{1,2}"
)
# `Untertitel 1`: editing programs number the tracks that they export.
_TRACK: Final = re.compile(r"[0-9]{1,2}")
SEPARATORS: Final = re.compile(r"[\s._\-()\[\]]+")


class Label(NamedTuple):
    """What the words of a name say, and how many at its begin say nothing known."""

    kind: Kind | None
    lang: str | None
    flags: tuple[str, ...]
    unknown: int


def may_be_captions(title: str) -> bool:
    """Whether an embedded track with this title may be captions; `Kapitel` and `Deutsch (forced)` may not."""
    label = label_of(title)
    return (label.kind or "captions") in CAPTION_KINDS and "forced" not in label.flags


def plain(name: str) -> str:
    """The name as it is compared: composed characters, no difference between capitals and small letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def label_of(name: str) -> Label:
    """Read a name from its end, as far as its words are known: the last kind and the last language count."""
    words = [word for word in SEPARATORS.split(plain(name)) if word]
    kind: Kind | None = None
    lang: str | None = None
    flags: set[str] = set()
    left = len(words)
    while left:
        word = words[left - 1]
        both = languages.pair(words[left - 2], word) if left > 1 else None
        numbered = left > 1 and words[left - 2] in KIND_WORDS and _TRACK.fullmatch(word)
        if not (both or numbered or _known(word)):
            break
        kind = kind or KIND_WORDS.get(word)
        lang = lang or both or languages.known(word)
        flags.update({_FLAG_WORDS[word]} if word in _FLAG_WORDS else ())
        left -= 2 if both else 1
    return Label(kind, lang, tuple(sorted(flags)), left)


def _known(word: str) -> bool:
    named = word in KIND_WORDS or word in _FLAG_WORDS or _MARK.fullmatch(word)
    return bool(named or languages.known(word))
