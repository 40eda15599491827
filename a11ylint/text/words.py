"""Finds the words of a text."""

import re
import unicodedata

from a11ylint.text.mask import MARKS

_LETTER = r"[^\W\d_]"
_RUN = rf"[^\W_](?:[^\W_]|[{MARKS}\u00ad\u200b-\u200d])*"
# A word goes on over a hyphen, an apostrophe, the mediopoint of Leichte Sprache and the German gender marks.
_JOIN = (
    rf"[-\u2010\u2011'’\u00b7\u2027](?={_LETTER}|\d)"
    r"|[*:_](?=[a-zäöüß])"
    r"|/-?(?=in(?:nen)?\b|-?(?:r|n|s|e|en)\b)"
)
_BEGIN = rf"(?<![^\W_])(?:\d+[-\u2010\u2011]?)?(?={_LETTER})"
# Nearly all words are letters between blanks and punctuation, which is found twice as fast than by the whole pattern.
_PLAIN = r"(?<![^\W_])[A-Za-zÄÖÜäöüß]++(?=[ .,!?\r\n])"
WORD = re.compile(rf"{_PLAIN}|{_BEGIN}{_RUN}(?:(?:{_JOIN}){_RUN})*(?:\(in(?:nen)?\))?")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d]")


def words(masked: str) -> tuple[str, ...]:
    """The words of a masked text, composed (NFC) and without soft hyphens; bare numbers are none.

    A word is a run of letters that keeps inner hyphens, apostrophes, mediopoints and gender marks:
    "Bürger*innen", "Bundes·tag" and "24-Stunden-Dienst" are one word each.
    """
    return (
        tuple(map(composed, WORD.findall(masked))) if needs_composing(masked) else tuple(WORD.findall(masked))
    )


def needs_composing(text: str) -> bool:
    """Whether a text has decomposed letters or invisible characters; most have none."""
    return not text.isascii() and (
        not unicodedata.is_normalized("NFC", text) or _INVISIBLE.search(text) is not None
    )


def composed(word: str) -> str:
    """The word in its composed form (NFC), as it stands in word lists, and without soft hyphens."""
    return word if word.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFC", word))
