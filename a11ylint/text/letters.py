"""Finds letters that only look like letters: decorated ones from other blocks, and those of other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from a11ylint.later import later
from a11ylint.text import emoji
from a11ylint.text.visible import Hit

_DATA = Path(__file__).resolve().parent.parent / "data"
# The first look: blocks with decorated letters. The table is read only after a hit.
_DECORATED = re.compile(
    "[\u0183\u01dd\u0250-\u029f\u02b0-\u02b8\u02e1-\u02e3\u1d00-\u1dbf\u2071\u207f\u2090-\u209c\u2102-\u2149"
    "\u249c-\u24e9\u2c7c\u2c7d\ua730-\ua7ff\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f110-\U0001f1ff]"
)
# One letter of these never stands in prose; of the others a few do: ª, ℃, Ⓐ as a list mark, 1ᵉʳ, ɪ in phonetics.
_CLEAR = frozenset(("math", "enclosed", "regional"))
_FEWEST_CLEAR = 2
_FEWEST = 3
_FEWEST_SPACED = 4  # single letters with blanks between them: "𝐇 𝐀 𝐋 𝐋 𝐎"
_BESIDE_CLEAR = 3  # letters of a word with one decorated initial: "𝐍eu"
_EAST_ASIAN = later("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
# Signs that only phonetic spelling has, so that the small capitals and turned letters beside them are sounds.
_PHONETIC = later(r"[ˈˌːˑəɛɜʃʒŋθðɣχʔ\u0361]|^[\[/⟨].*[\]/⟩]\W*$")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that look the same upside down, or like another letter.
_TURNABLE = frozenset("bdlnopqsuxzıHINOSXZ∀ƐԀ")
_BETWEEN_BLANKS = re.compile(r"[^ \u00a0]+")
_SHORTEST_MIXED = 3
_REACH = 60  # characters on each side of decorated letters that belong to their word


class Styled(NamedTuple):
    """A stretch of decorated letters, the plain letters, the style, and the whole word with plain letters."""

    start: int
    end: int
    plain: str
    style: str
    word: str


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Style and plain letter of every decorated one."""
    styles: dict[str, str] = {}
    plain: dict[str, str] = {}
    for style, characters, letters in _rows("styles"):
        for index, char in enumerate(_listed(characters)):
            styles[char] = style
            plain[char] = letters[index] if letters else unicodedata.normalize("NFKC", char).strip("()")
    return styles, plain


def _rows(name: str) -> Iterator[tuple[str, str, str]]:
    for line in (_DATA / f"letters-{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, second, third = [*line.split("\t"), "", ""][:3]
            yield first, second, third


def _listed(characters: str) -> str:
    first, dash, last = characters.partition("-")
    return "".join(map(chr, range(int(first, 16), int(last, 16) + 1))) if dash else characters


@cache
def _phrase() -> re.Pattern[str]:
    """Decorated letters, single blanks between them allowed."""
    styles, _ = _table()
    letters = "".join(sorted(char for char, style in styles.items() if style != "turned"))
    return re.compile(f"[{letters}](?:[ \u00a0\u200b-\u200d\ufe0e]?[{letters}])*")


def styled(text: str) -> tuple[Styled, ...]:
    """The stretches of a text in decorated letters, in order; emoji and flags are none."""
    if text.isascii() or not _DECORATED.search(text):
        return ()
    bare = emoji.blanked(text)
    east_asian = _EAST_ASIAN().search(bare) is not None
    found = [
        _styled(bare, match) for match in _phrase().finditer(bare) if _is_decoration(bare, match, east_asian)
    ]
    return tuple(sorted((*found, *_turned(bare))))


def _styled(text: str, match: re.Match[str]) -> Styled:
    styles, plain = _table()
    counted = [styles[char] for char in match[0] if char in styles]
    letters = "".join(plain.get(char, " " if char in " \u00a0" else "") for char in match[0])
    before, after = _beside(text, *match.span())
    word = "".join(plain.get(char, char) for char in before + letters + after)
    return Styled(*match.span(), letters, max(counted, key=counted.count), word)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Letters that touch a stretch; of a huge word the nearest ones."""
    first, last = start, end
    while first > max(0, start - _REACH) and text[first - 1].isalpha():
        first -= 1
    while last < min(len(text), end + _REACH) and text[last].isalpha():
        last += 1
    return text[first:start], text[end:last]


def _is_decoration(text: str, match: re.Match[str], east_asian: bool) -> bool:
    words = [(match.start() + word.start(), word[0]) for word in _BETWEEN_BLANKS.finditer(match[0])]
    if any(_is_decorated(text, start, word, east_asian) for start, word in words):
        return True
    _, plain = _table()
    letters = [plain.get(word, word).lower() for _, word in words]
    in_order = all(one < other for one, other in pairwise(letters))
    return len(words) >= _FEWEST_SPACED and {len(word) for _, word in words} == {1} and not in_order


def _is_decorated(text: str, start: int, word: str, east_asian: bool) -> bool:
    styles, plain = _table()
    counted = [styles[char] for char in word if char in styles and plain[char].isascii()]
    clear = sum(style in _CLEAR for style in counted)
    before, after = _beside(text, start, start + len(word))
    if clear >= _FEWEST_CLEAR or (clear and len(before + word + after) >= _BESIDE_CLEAR):
        return True
    if len(counted) < _FEWEST or ("fullwidth" in counted and east_asian):
        return False
    if "raised" in counted or "lowered" in counted:
        touches = before or after or text[start - 1 : start].isdigit()
        return not touches and not _is_phonetic(text, start)
    return "small-caps" not in counted or not _is_phonetic(text, start)


def _is_phonetic(text: str, start: int) -> bool:
    before = re.search(r"\S{0,60}$", text[max(0, start - 60) : start])
    after = re.compile(r"\S{0,60}").match(text, start)
    chunk = (before[0] if before else "") + (after[0] if after else "")
    return _PHONETIC().search(chunk.strip('„“"(),.')) is not None


def _turned(text: str) -> list[Styled]:
    """Words upside down: every letter is a turned one or looks the same when turned."""
    styles, _ = _table()
    turned = {char for char, style in styles.items() if style == "turned"}
    words = [match for match in _WORD.finditer(text) if not turned.isdisjoint(match[0])]
    words = [
        match
        for match in words
        if set(match[0]) <= turned | _TURNABLE and not _is_phonetic(text, match.start())
    ]
    used = [char for match in words for char in match[0] if char in turned]
    if len(used) < _FEWEST or len(set(used)) < _FEWEST_CLEAR:
        return []
    return [_upright(match) for match in words]


def _upright(match: re.Match[str]) -> Styled:
    _, plain = _table()
    swapped = {"b": "q", "d": "p", "n": "u", "p": "d", "q": "b", "u": "n", "ı": "i"}
    letters = "".join(swapped.get(char, plain.get(char, char)) for char in reversed(match[0]))
    return Styled(*match.span(), letters, "turned", letters)


@cache
def _lookalikes() -> Mapping[str, str]:
    return {
        char: latin
        for _, letters, plain in _rows("lookalikes")
        for char, latin in zip(letters, plain, strict=True)
    }


_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = later("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")


def mixed(text: str) -> list[Hit]:
    """Words of Latin and Cyrillic or Greek letters in which those of one script are all lookalikes of the other."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return []
    return [hit for match in _WORD.finditer(text) if (hit := _mixed(match))]


def _mixed(match: re.Match[str]) -> Hit | None:
    word = match[0]
    latin, other = set(_LATIN().findall(word)), set(_OTHER_SCRIPT.findall(word))
    if len(word) < _SHORTEST_MIXED or not latin or not other:
        return None
    table = _lookalikes()
    if other <= table.keys():
        return Hit(*match.span(), "".join(table.get(char, char) for char in word))
    back = {plain: char for char, plain in table.items() if _same_script(char, other)}
    if latin <= back.keys() and len(_LATIN().findall(word)) < len(_OTHER_SCRIPT.findall(word)):
        return Hit(*match.span(), "".join(back.get(char, char) for char in word))
    return None


def _same_script(char: str, letters: set[str]) -> bool:
    return all((char < "\u0400") == (letter < "\u0400") for letter in letters)
