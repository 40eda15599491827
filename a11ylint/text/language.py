"""Guesses the language of a post from script and short words; it rather says nothing than something wrong."""

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain

from a11ylint.later import Pattern, later
from a11ylint.text.mask import mask
from a11ylint.text.wordlists import keyed

# Runs of small Latin letters: parts of compounds with a hyphen and of elisions count by themselves.
_WORD = re.compile("[a-zß-öø-\u024f\u1e00-\u1eff]+")
_OTHER_SCRIPT = re.compile("[\u0400-\u04ff\u0600-\u06ff]")
_CYRILLIC = later("[\u0400-\u04ff]+")
_ARABIC = later("[\u0600-\u06ff]+")
_LATIN = later("[A-Za-z\u00c0-\u024f]+")
_UKRAINIAN, _RUSSIAN = later("[іїєґІЇЄҐ]"), later("[ыэъёЫЭЪЁ]")
# Letters of other languages in these scripts: Serbian, Macedonian, Belarusian; Persian, Urdu, Kurdish.
_OTHER_CYRILLIC, _OTHER_ARABIC = later("[ђћџјљњѓќѕўЎ]"), later("[پچژگکیےھہڕڵۆێە]")
# A letter that only one of our languages has weighs as much as a short word; three at most.
_OWN_LETTERS = {
    "tr": "ğışĞİŞ",
    "pl": "łąęśżźńŁŚŻŹ",
    "es": "ñ¿¡",
    "fr": "œêçû",
    "pt": "ãõ",
    "sv": "å",
    "da": "æøå",
    "cs": "ěřůčž",
    "ro": "șțăşţ",
    "hu": "őűÁÉÍ",
}
# Turkish, Hungarian and Swedish have umlauts too, beside letters of their own.
_GERMAN_LETTERS = "äöüßÄÖÜẞ"
_TELLING = re.compile(f"['’{_GERMAN_LETTERS}{''.join(_OWN_LETTERS.values())}]")
_HAS = {letter: [lang for lang, own in _OWN_LETTERS.items() if letter in own] for letter in _TELLING.pattern}
_ELISION = later("\\b[ldjnsLDJ]['’](?=[a-zéèê])")  # French
_MOST_LETTERS = 3
_NAMED = frozenset(("de", "en", "fr", "es", "it", "nl", "pl", "tr"))  # the others only compete
_ENOUGH = 2  # points of the winner
_LEAD = 3  # times the points of the second; a post in two languages stays undecided


def guess(text: str) -> str | None:
    """The language of a text as a two-letter code, or None where the evidence is thin or mixed.

    German and English are the ones that matter; other languages are named only when they are clear, and they
    are looked for so that they are never taken for German or English.
    """
    return guess_masked(mask(text))


def guess_masked(masked: str) -> str | None:
    """The language of a text that is masked already."""
    masked = unicodedata.normalize("NFC", masked)
    if masked.isascii() or not _OTHER_SCRIPT.search(masked):
        return _by_words(masked)
    cyrillic, arabic, latin = (
        sum(map(len, script().findall(masked))) for script in (_CYRILLIC, _ARABIC, _LATIN)
    )
    if cyrillic > _LEAD * latin and cyrillic > arabic:
        return _by_letters(masked, _UKRAINIAN, "uk", _RUSSIAN, "ru", _OTHER_CYRILLIC)
    if arabic > _LEAD * latin:
        return None if _OTHER_ARABIC().search(masked) else "ar"
    return _by_words(masked) if latin > _LEAD * (cyrillic + arabic) else None


def _by_letters(text: str, first: Pattern, one: str, second: Pattern, two: str, other: Pattern) -> str | None:
    has_one, has_two = first().search(text) is not None, second().search(text) is not None
    if has_one == has_two or other().search(text):
        return None
    return one if has_one else two


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lang, listed in keyed("stop").items():
        for word in listed:
            found[word] = (*found.get(word, ()), lang)
    return found


def points(masked: str) -> dict[str, float]:
    """Evidence for each language in a masked text: short words (shared ones in part), letters of its own."""
    found: dict[str, float] = {}
    groups = Counter(map(_languages_of().get, _WORD.findall(masked.lower())))
    for langs, number in groups.items():
        for lang in langs or ():
            found[lang] = found.get(lang, 0.0) + number / len(langs or ())
    for lang, count in _own_letters(masked).items():
        found[lang] = found.get(lang, 0.0) + count
    return found


def _own_letters(masked: str) -> dict[str, int]:
    if masked.isascii():
        return {}
    letters = _TELLING.findall(masked)
    counts = Counter(chain.from_iterable(map(_HAS.__getitem__, letters)))
    if letters and ("'" in letters or "’" in letters):
        counts["fr"] += len(_ELISION().findall(masked))
    if letters and not any(counts.values()):
        counts["de"] = sum(map(_GERMAN_LETTERS.__contains__, letters))
    return {lang: min(_MOST_LETTERS, count) for lang, count in counts.items() if count}


def _by_words(masked: str) -> str | None:
    ranked = sorted(((value, lang) for lang, value in points(masked).items()), reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    value, lang = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return lang if lang in _NAMED and value >= _LEAD * second else None
