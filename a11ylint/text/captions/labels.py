"""Labels in captions: who speaks, and what is to be heard besides words, as German and English editors write them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from a11ylint.later import later

# `>>` is the mark of American live captions, a dash that of a change of speaker in Europe.
_TURN = r"(?:>{2,}\s*|[-\u2010-\u2014\u2212]\s*(?=[^\s\d\-]))"
# One to four words with a capital: "SPRECHERIN:", "Frau Dr. Müller:", "OB Schmidt:". A verse of numbers is no name.
_NAME = (
    r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*(?:[ \u00a0](?:[^\W\d_a-zà-öø-ÿ][\w.'’-]*|\d{1,2}|von|van|de|zu|der)){0,3}"
)
_BRACKETED = r"[(\[（【][^()\[\]（）【】\n]{1,40}[)\]）】]"
_LABEL: Final = later(rf"\s*(?:{_TURN})?(?:(?:{_NAME}|{_BRACKETED})\s?[:：](?=\s|$)\s*)?")
_NAMED: Final = later(rf"\s*(?:{_TURN})?(?:{_NAME}|{_BRACKETED})\s?[:：](?=\s|$)")
_TURNED: Final = later(rf"\s*{_TURN}")
# "Achtung: …" and the like open a sentence and name nobody.
_NO_NAME: Final = frozenset(
    (
        "achtung hinweis wichtig fazit kontakt telefon adresse beispiel frage antwort note warning important question "
        "answer example contact phone address update info tipp tip zum zur uhr start ende thema ort wann wo wer"
    ).split()
)
# A role is named without an article; "Die Öffnungszeiten:" opens a list. In capitals it is a label all the same.
_ARTICLES: Final = frozenset(
    (
        "der die das den dem des ein eine einen einem einer unser unsere unseren euer eure ihr ihre mein meine sein "
        "seine kein keine diese dieser dieses the a an our your my his her their this these"
    ).split()
)
_SOUND: Final = later(
    r"[♪♫♬♩🎵🎶]|(?<![\w*])\*[^*\n]{2,}\*(?!\w)|\[[^\[\]]{2,}\]|\((?=[^()]*[^\W\d_])[^()]{2,}\)|（[^（）]{2,}）|［[^［］]{2,}］|【[^【】]{2,}】"
    r"|(?:^|\n)\s*#[^#\n]{3,}#?\s*$"
)
_ONLY_SOUND: Final = later(
    r"(?:\s*(?:[-\u2010-\u2014]\s*)?(?:[♪♫♬♩🎵🎶][^♪♫♬♩🎵🎶]*[♪♫♬♩🎵🎶]?|\*[^*]+\*|\[[^\[\]]+\]|\([^()]+\)|（[^（）]+）|［[^［］]+］|【[^【】]+】))+[\s.…]*",
)
_OPENERS: Final = "*[(♪♫♬♩🎵🎶（［【#"


def may_have_label(line: str) -> bool:
    """Quick: whether it is worth looking for a label at the begin of a line."""
    return ":" in line or "：" in line or line[0] in "->–—‐−"


def without_label(line: str) -> str:
    """The line without the name and the dash of its speaker; a line that is nothing else stays empty."""
    found = _LABEL().match(line)
    if found and _has_article(_words(found[0])):
        found = _TURNED().match(line)
    return line[found.end() :] if found else line


def names_speaker(line: str, listed: Collection[str] = ()) -> bool:
    """Whether a line begins with a name and a colon; the names in `listed` (small letters) count in any case."""
    found = _NAMED().match(line)
    words = _words(found[0]) if found else []
    if " ".join(words).lower() in listed:
        return True
    return bool(words) and words[0].lower() not in _NO_NAME and not _has_article(words)


def _words(label: str) -> list[str]:
    return label.strip(" -–—>:：").split()


def _has_article(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0].lower() in _ARTICLES and not " ".join(words).isupper()


def changes_speaker(line: str) -> bool:
    """Whether a line begins with the dash or the arrows of a change of speaker."""
    return _TURNED().match(line) is not None


def has_sound(text: str) -> bool:
    """Whether some words stand for a sound: *Applaus*, [Musik], (lacht), ♪."""
    return any(opener in text for opener in _OPENERS) and _SOUND().search(text) is not None


def only_sound(lines: Sequence[str]) -> bool:
    """Whether a caption holds nothing that is spoken: a sound, or a line of a song between notes."""
    return lines[0][0] in _OPENERS + "-–—" and _ONLY_SOUND().fullmatch(" ".join(lines)) is not None
