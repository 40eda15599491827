"""Whether a caption file surely is Windows-1252, so that it can be stored as UTF-8 without changing a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

# Letters beyond ASCII of the languages that Windows-1252 was made for, and the signs that people write in them.
_LETTERS: Final = frozenset("äöüßÄÖÜàâçéèêëîïôùûœæÀÂÇÉÈÊÎÔŒÆáíóúñÁÍÓÚÑåøÅØãõìò")
_INSIDE: Final = frozenset("’‘–—·\u00ad\u00a0")  # signs that may stand between two letters

# Languages that Windows-1252 was made for. Others have pages of their own, where the same bytes are other letters.
_WESTERN: Final = frozenset(
    "af br ca cy da de en es et eu fi fo fr ga gd gl gsw id is it lb ms nb nds nl nn no pt rm sq sv sw".split()
)
_PORTUGUESE: Final = "áâãàçéêíóôõúü"
# Small letters by language: German, French, Italian, Catalan, Spanish, Portuguese, Dutch, the North.
_LETTERS_OF: Final = tuple(
    map(
        frozenset,
        (
            "äöüßéèàçñ",
            "àâçéèêëîïôùûœæü",
            "àèéìòù",
            "àçèéíïòóúü",
            "áéíóúñü",
            _PORTUGUESE,
            "áéíóúèêëïäöü",
            "åæøäöéà",
        ),
    )
)
_NOT_GERMAN: Final = frozenset("áõìòêæ")
_POLISH_END: Final = re.compile(r"\wê\b")
_WORD: Final = re.compile(r"\w+")
_LANGUAGE: Final = re.compile(
    r"^(?:lang|language)[ \t]*[:=][ \t]*([A-Za-z]{2,3}\b[\w-]*)", re.IGNORECASE | re.MULTILINE
)
_TIMES: Final = re.compile(r"^[\d:.,;\s]*(?:-->.*)?$|^WEBVTT.*$", re.MULTILINE)


def certain(text: str, encoding: str, lang: str | None = None) -> bool:
    """Whether a file that is no UTF-8 surely has the encoding it was decoded with, so that it can be converted.

    `lang` is the language (BCP 47) that the name of the file says, if any.
    """
    from a11ylint.media.cues import damage

    if encoding.startswith("utf-16"):
        return damage.LOST not in text
    named = [tag.lower().split("-")[0] for tag in (lang, _header(text)) if tag]
    said = [*named, *_shown(text, unsure=not named)]
    if any(tag not in _WESTERN for tag in said):
        return False
    foreign = list(re.finditer(r"[^\x00-\x7f]", text))
    if not said and not _one_language(text, foreign):
        return False
    german = "de" in said
    return all(_fits(text, match) and not (german and _is_dos(text, match)) for match in foreign)


def _header(text: str) -> str | None:
    """The language that the header of a WebVTT file says."""
    found = (
        _LANGUAGE.search(re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]) if text.startswith("WEBVTT") else None
    )
    return found[1] if found else None


def _shown(text: str, unsure: bool) -> Iterator[str]:
    """The language that words without foreign letters show; with `unsure` one of the east already when it leads."""
    from a11ylint.text.language import guess_masked, points

    words = _WORD.sub(lambda word: word[0] if word[0].isascii() else " ", _TIMES.sub("\n", text))
    clear = guess_masked(words)
    if clear or not unsure:
        yield from (clear,) if clear else ()
        return
    ranked = sorted(((value, tag) for tag, value in points(words).items()), reverse=True)
    rival = max(1.0, ranked[1][0] if len(ranked) > 1 else 0.0)
    yield from (tag for value, tag in ranked[:1] if tag not in _WESTERN and value > rival)


def _one_language(text: str, foreign: Iterable[re.Match[str]]) -> bool:
    """Whether one language has all letters of a text, so that another encoding would be a great chance.

    No word ends with ê but in Portuguese, while Polish ones end with the ę that has the same byte.
    """
    telling = {match[0].lower() for match in foreign if match[0] in _LETTERS}
    polish = _POLISH_END.search(text) and not telling & frozenset("ãõ")
    return not polish and any(telling <= letters for letters in _LETTERS_OF)


def _is_dos(text: str, match: re.Match[str]) -> bool:
    """A letter that stands for ß or another one when German text comes from DOS: `Fuáball`."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return match[0] in _NOT_GERMAN and any(sign.isalpha() for sign in around)


def _fits(text: str, match: re.Match[str]) -> bool:
    """A character that Windows-1252 text has at such a place: in another encoding, signs stand inside words."""
    from a11ylint.media.cues import damage

    sign = match[0]
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if sign in _LETTERS:
        return not (before.islower() and sign.isupper())
    if sign == "‚":  # it opens a quotation; é of DOS has the same byte
        return not before.isalpha()
    return sign in damage.SIGNS and (sign in _INSIDE or not (before.isalpha() and after.isalpha()))
