"""Decides whether a mark in a masked text ends a sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from a11ylint.later import later
from a11ylint.text.mask import EMOJI, MARKS
from a11ylint.text.wordlists import LISTED, abbreviations
from a11ylint.text.wordlists import words as word_list
from a11ylint.text.words import composed

_CLOSERS = r"[)\]\"'»«“”‘’*_~`]*"
# The first character stands in one set, and what follows it behind: patterns that begin so are found twice as fast.
MARK = re.compile(
    rf"[.!?…。！？؟۔{EMOJI}\s](?:(?<=\S ) {{3,}}|(?<=[.!?…])[.!?…]*{_CLOSERS}|(?<={EMOJI})[{EMOJI}\s]*"
    r"|(?<=[。！？؟۔])|(?<=\s)[|•·](?=\s))"
)
"""What may end a sentence: end marks, emoji, inline separators and the gap that a blanked address leaves."""

_WORD = re.compile(rf"[^\W_](?:[\w{MARKS}]|['’-](?=\w))*")
_LOOK_BACK = 48  # code points; longer than any abbreviation, and it keeps the whole linear
_LOOK_AHEAD = 400
_MONTHS = frozenset(
    (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner Feber"
        " Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez"
    ).split()
)
_ENGLISH_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_TIME = later(r"(?:^|[^\d.])\d{1,2}[.:](?:00|1[3-9]|[2-5]\d)$|\d[.,]\d{3}$|(?:\d{1,2}\.){2}(?:\d\d){1,2}$")
_YEAR = later(r"(?:^|[^\d.,])(?:1[0-9]|20)\d\d$")
_GLUED = later(r"[a-zäöüß]{3}$")
_DOTTED = later(r"(?:[^\W\d_]\.)+[^\W\d_]$")


def is_end(masked: str, mark: re.Match[str], stop: int, lang: str) -> bool:
    """Whether the mark ends a sentence of the block that ends at `stop`."""
    sign = mark[0]
    if (
        sign == "."
        and _before_capital(masked, mark.end(), stop)
        and _is_plain_word(masked, mark.start(), lang)
    ):
        return True
    stop = min(stop, mark.end() + _LOOK_AHEAD)
    follow = _WORD.search(masked, mark.end(), stop)
    if follow is None or sign[0] in "。！？؟۔" or sign[-1] in "|•·":
        return True
    if sign[0] in f" {EMOJI}":
        return _opens(masked, follow, mark.start(), stop, lang)
    word = follow[0]
    if not masked[mark.end()].isspace() and masked[mark.end()] != EMOJI:
        return _without_space(masked, mark, word)
    if word[0].islower():
        return False
    if "!" in sign or "?" in sign:
        return masked[mark.start() - 1 : mark.start()] != "("
    if sign.startswith(("..", "…")):
        return not masked[mark.start() - 1].isspace() or _is_starter(word, lang)
    opens = _is_starter(word, lang) or _is_request(masked, follow, stop, lang)
    return _period(masked[max(0, mark.start() - _LOOK_BACK) : mark.start()], word, opens, lang)


def _before_capital(masked: str, at: int, stop: int) -> bool:
    """Whether a blank and a word with a capital follow, as after most full stops."""
    return at + 1 < stop and masked[at] == " " and masked[at + 1].isupper()


def _is_plain_word(masked: str, end: int, lang: str) -> bool:
    """Whether an ordinary word ends here, as before most full stops: no abbreviation, no part of one."""
    start = masked.rfind(" ", max(0, end - _LOOK_BACK), end) + 1
    word = masked[start:end]
    return (
        end - start > 2
        and start > 1
        and word.isalpha()
        and masked[start - 2] != "."
        and word not in _short_forms(lang if lang in LISTED else "en")
        and not word.endswith(("str", "pl"))
    )


@cache
def _short_forms(lang: str) -> frozenset[str]:
    """The abbreviations of a language, also as they open a sentence."""
    listed = abbreviations(lang)
    return frozenset((*listed, *(form[:1].upper() + form[1:] for form in listed)))


def _is_starter(word: str, lang: str) -> bool:
    return lang in LISTED and composed(word) in word_list(f"starters-{lang}")


def _is_request(masked: str, follow: re.Match[str], stop: int, lang: str) -> bool:
    """The polite German imperative: "Melden Sie …"."""
    if lang != "de" or not follow[0].endswith("en") or not follow[0][0].isupper():
        return False
    second = _WORD.search(masked, follow.end(), stop)
    return second is not None and second[0] == "Sie"


def _opens(masked: str, follow: re.Match[str], start: int, stop: int, lang: str) -> bool:
    """Whether the word after an emoji opens a sentence. A capital alone says little in German."""
    word = follow[0]
    if _is_starter(word, lang) or _is_request(masked, follow, stop, lang):
        return True
    if lang == "de":
        return False
    before = _WORD.findall(masked[max(0, start - _LOOK_BACK) : start])
    plain = not before or (before[-1].lower() not in word_list("glue") and not before[-1][0].isupper())
    return word[0].isupper() and word[1:].islower() and plain


def _without_space(masked: str, mark: re.Match[str], word: str) -> bool:
    """A forgotten space: "gesperrt.Bitte". Not "z.B.", "8.30", "Bürger.Innen"."""
    if not (word[0].isupper() and word[1:2].islower()) or word.startswith("Inn"):
        return False
    before = masked[max(0, mark.start() - 3) : mark.start()]
    return masked[mark.end()] == word[0] and (_GLUED().search(before) is not None or mark[0][0] in "!?")


def _period(before: str, word: str, opens: bool, lang: str) -> bool:
    """Whether a full stop between `before` and a word with a capital (or a number) ends a sentence.

    `opens` says that this word is one that usually opens a sentence.
    """
    before = composed(before)
    if not before or before[-1].isspace():
        return False
    parts = before.split()
    last = parts[-1].lstrip("([{\"'„“»«‚‘*_~`").rpartition("/")[2]
    known = _abbreviation(parts, last, lang)
    if known is not None:
        return known and (opens or (lang == "en" and last[:1].islower() and _is_plain(word)))
    if last[-1:].isdigit():
        return opens or _after_number(last, word, lang)
    if len(last) == 1 or ("." in last and _DOTTED().search(last)):
        return opens
    return True


def _is_plain(word: str) -> bool:
    """After "p.m." or "etc." an English capital opens a sentence, but not a day, a month or a time zone."""
    return word[1:].islower() and word not in _ENGLISH_MONTHS and not word.endswith("day")


def _abbreviation(parts: Sequence[str], last: str, lang: str) -> bool | None:
    """None: not an abbreviation; False: never ends a sentence; True: may end one.

    `parts` are the words before the full stop, `last` is the last one without brackets and quotation marks.
    """
    table = abbreviations(lang) if lang in LISTED else {}
    for name in (*_spaced(parts), last, last.rpartition("-")[2]):
        for form in (name, name[:1].lower() + name[1:]):
            if form in table:
                return table[form]
    if lang == "de" and last.endswith(("str", "pl")) and last[0].isupper():
        return True  # Bahnhofstr. 5, Kirchpl. 3
    return None


def _spaced(parts: Sequence[str]) -> Iterator[str]:
    """Abbreviations of two or three words with a blank between them: "i. d. R", "z. B"."""
    for count in (3, 2):
        if len(parts) >= count and parts[-2].endswith("."):
            yield "".join(parts[-count:]).lstrip("(„\"'")


def _after_number(last: str, word: str, lang: str) -> bool:
    """German ordinals have a full stop: "3. Bürgerdialog" is one piece, "um 8.30. Treffpunkt" is two."""
    if lang != "de":
        return not word[0].isdigit()
    if word[0].isdigit() or word in _MONTHS:
        return False
    return _TIME().search(last) is not None or _YEAR().search(last) is not None
