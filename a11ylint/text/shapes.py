"""Finds pictures made of characters: separator lines, drawings, kaomoji and emoticons."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby

from a11ylint.later import later
from a11ylint.text.visible import Hit

_LINE = re.compile(r"[^\r\n]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)*")
# Signs that separator lines are made of. Those of ASCII also stand in prose and need a longer row.
_ASCII_RULE = "-_=*~#+."
_RULE = "‐‑‒–—―‾•∙·…⁓″°≈∞➖〰▪▫★☆✦✧✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺❀✿❁❃❇❈❉❊❋❖⋆⭑╌╍" + "".join(
    map(chr, (*range(0x2500, 0x25A0), *range(0x25A0, 0x2600)))
)
_RULE_SIGNS = frozenset(_ASCII_RULE + _RULE)
# A row of stars may be a rating: it means something, and only a person can write it as words.
_RATING = frozenset("★☆✩✪✫✬✭✮✯✰")
_FEWEST_SIGNS = 3  # of a separator line whose signs are not ASCII: "➖➖➖"
_FEWEST_IN_TURN = 6  # of two signs in turn: "-*-*-*"

_BLOCK = re.compile("[\u2500-\u259f\u2801-\u28ff]")
_DRAWN = frozenset("/\\|_-=()<>~^'\"`.,:;*#@+{}[]°¯´")
_STROKE = re.compile(r"[/\\|_<>^~]")
_TABLE_RULE = frozenset("|-:")
_DRAWN_SHARE = 0.6  # of a line, guidance for F72
_FEWEST_DRAWN = 10  # signs of a whole drawing; smaller ones are punctuation
_FEWEST_KINDS = 3
_PROSE, _RULE_LINE, _DRAWING = "prose", "rule", "drawing"  # kinds of lines; a rule may be a part of a drawing

# Eyes, nose, mouth; what stands before and after is looked at by `emoticons`.
_EMOTICON = later(
    r">?[:;=][-^o]?(?:\)+|\(+|D|[Pp](?!\w))|:['’]-?[()]|[:;]-?(?:[oO](?!\w)|/(?![\w'“”«»]))|[:;]-[|\\\[\]*]|8-\)|B-\)|<3+|</3|\^\^|xD+"
    r"|>[_.]<|-_+-|\^[_.]\^|[oO]_[oO]|T_T"
)
# The first look, as cheap as can be: two signs that an emoticon begins with.
_MAYBE_EMOTICON = re.compile(r"[:;=<>^_][-'’^._)(DPpoO/3<T]")
_MAYBE_ANOTHER = re.compile(r"xD|8-|B-")
_BEFORE = frozenset(" \t\r\n\u00a0(„“\"'.!?…,*_")
_AFTER = frozenset(" \t\r\n\u00a0)”“\"'.!?…,;*_#")
_MEANING = {
    "D": "😀",
    "P": "😛",
    "p": "😛",
    "(": "🙁",
    "o": "😮",
    "O": "😮",
    "/": "😕",
    "<": "😣",
    "|": "😐",
    "*": "😘",
}
_WHOLE = {"<3": "❤️", "</3": "💔", "^^": "😊", "xD": "😆", "8-)": "😎", "B-)": "😎", "T_T": "😢"}
# "Kinder <3 Jahre" compares, "Wir <3 Musterstadt" does not.
_MEASURED = later(
    r"\s?(?:%|°|€|Jahr|Monat|Woche|Tag|Stunde|Minute|Prozent|Euro|Grad|Meter|Kilo|Person|km|m\b|cm|mm|kg|g\b|h\b"
    r"|year|month|week|day|hour|minute|percent|mile)",
    re.IGNORECASE,
)
# Brackets without words around eyes and a mouth; letters and full stops alone make none: "(T. T.)", "(0-0)".
_KAOMOJI = later(
    r"¯\\*_*[(（]ツ[)）]_*/¯|ʕ[^ʔ\r\n]{2,10}ʔ|ಠ_+ಠ|\\[oO]/"
    r"|[(（](?![^()（）]*\w\w[\w ])[^()（）\r\n]{0,9}[◕‿ʖ◡益ヮ﹏][^()（）\r\n]{0,9}[)）]\S{0,3}"
    r"|[(（][^()（）\w\s]{0,2}(?:(?P<eye>[•°≧￣ᵔ╥´◔⊙ಠ^>])[ ]?[_.oOω□∀▽ε^-]{1,3}[ ]?(?:(?P=eye)|[≦<`｀])|-[_.]+-)"
    r"[^()（）\w\s]{0,2}[)）]\S{0,3}"
    r"|(?<!\w)[(（](?P<letter>[TQoOxu])_+(?:(?P=letter)|[oO])[;´`]?[)）]"
)
_MAYBE_KAOMOJI = re.compile(
    r"[ツʔಠ◕‿ʖ◡益ヮ﹏•°≧￣ᵔ╥´◔⊙(（\\](?:(?<=[(（])[^\w\s()]{0,2}[\^>TQoOxu-][ ]?[_.oO^-]|(?<=\\)[oO]/|(?<![(（\\]))"
)


def separators(text: str, least: int) -> list[Hit]:
    """Lines of one sign, or of two in turn, and nothing else; `least` counts for the signs of ASCII."""
    lines = [line for line in _lines(text) if _is_separator(text[line.start : line.end], least)]
    return outside(lines, drawings(text)) if lines else []


def _lines(text: str) -> Iterator[Hit]:
    """Lines that do not begin with a letter or digit, without blanks and marks of quotation around them."""
    for match in _LINE.finditer(text):
        quote = _QUOTE.match(text, *match.span())
        start = quote.end() if quote else match.start()
        end = match.start() + len(match[0].rstrip())
        if start < end and not text[start].isalnum():
            yield Hit(start, end)


def _is_separator(line: str, least: int) -> bool:
    signs = "".join(line.replace("\ufe0f", "").split())
    kinds = frozenset(signs)
    if len(kinds) > 2 or not kinds <= _RULE_SIGNS:
        return False
    if len(kinds) == 2:
        return len(signs) >= max(_FEWEST_IN_TURN, least) and (signs[:2] * len(signs))[: len(signs)] == signs
    if kinds <= {"_", "."} and signs != line:  # blanks of a guessing game: "_ _ _ _ _"
        return False
    return len(signs) >= (least if kinds <= set(_ASCII_RULE) else min(_FEWEST_SIGNS, least))


def is_rating(text: str) -> bool:
    """A row of stars."""
    return frozenset(text) <= _RATING


@lru_cache(maxsize=16)  # separators and emoticons are none inside a drawing
def drawings(text: str, least_lines: int = 2, least_blocks: int = 8) -> tuple[Hit, ...]:
    """Pictures made of characters: box, block and Braille signs, or neighbouring lines of drawing signs.

    Rows of tables in Markdown, which begin with `|`, are none.
    """
    found: list[Hit] = []
    rows = _rows(text) if _STROKE.search(text) else ()
    for is_part, group in groupby(rows, key=lambda row: row[1] != _PROSE):
        lines = list(group)
        whole = Hit(lines[0][0].start, lines[-1][0].end)
        drawn = sum(kind == _DRAWING for _, kind in lines)
        if not is_part:
            continue
        if (drawn >= least_lines and _is_drawing(text[whole.start : whole.end])) or _is_shape(text, lines):
            found.append(whole)
    blocks = _blocks(text, least_blocks)
    return (blocks, *found) if blocks else tuple(found)


def _rows(text: str) -> Iterator[tuple[Hit, str]]:
    for match in _LINE.finditer(text):
        yield Hit(*match.span()), _kind(match[0])


def _kind(line: str) -> str:
    signs = "".join(line.split())
    if 0 < len(signs) < 3 and line[0] in " \t" and _DRAWN.issuperset(signs):  # the top of a tree
        return _RULE_LINE
    if len(signs) < 3 or _is_row_of_table(signs):
        return _PROSE
    if sum(map(_DRAWN.__contains__, signs)) < _DRAWN_SHARE * len(signs):
        return _PROSE
    return _RULE_LINE if len(frozenset(signs)) == 1 else _DRAWING


def _is_row_of_table(signs: str) -> bool:
    if not signs.startswith("|") or "/" in signs or "\\" in signs or not signs.strip("|"):
        return False
    return not _DRAWN.issuperset(signs) or frozenset(signs) <= _TABLE_RULE


def _is_drawing(rows: str) -> bool:
    signs = [sign for sign in rows if sign in _DRAWN]
    return (
        len(signs) >= _FEWEST_DRAWN
        and len(frozenset(signs)) >= _FEWEST_KINDS
        and _STROKE.search(rows) is not None
    )


def _is_shape(text: str, rows: Sequence[tuple[Hit, str]]) -> bool:
    """Rows of signs that grow or shrink, as those of a tree or an arrow do."""
    lengths = [len("".join(text[row.start : row.end].split())) for row, _ in rows]
    signs = "".join(text[rows[0][0].start : rows[-1][0].end].split())
    return len(set(lengths)) >= _FEWEST_KINDS and len(signs) >= _FEWEST_DRAWN and _DRAWN.issuperset(signs)


def _blocks(text: str, least: int) -> Hit | None:
    """From the first to the last box, block or Braille sign outside separator lines."""
    if text.isascii() or not _BLOCK.search(text):
        return None
    ruled = [line for line in _lines(text) if _is_separator(text[line.start : line.end], _FEWEST_SIGNS)]
    signs = outside((Hit(*match.span()) for match in _BLOCK.finditer(text)), ruled)
    return Hit(signs[0].start, signs[-1].end) if len(signs) >= least else None


def outside(hits: Iterable[Hit], others: Sequence[Hit]) -> list[Hit]:
    """The hits that begin in none of the others."""
    starts = [other.start for other in sorted(others)]
    ends = list(accumulate((other.end for other in sorted(others)), max))
    found = []
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.start >= ends[index]:
            found.append(hit)
    return found


def kaomoji(text: str) -> list[Hit]:
    """Faces of brackets, signs and letters of other scripts: "(^_^)", "ʕ•ᴥ•ʔ"."""
    if not _MAYBE_KAOMOJI.search(text):
        return []
    return outside((Hit(*match.span()) for match in _KAOMOJI().finditer(text)), drawings(text))


def emoticons(text: str) -> list[Hit]:
    """Western emoticons with the emoji that means the same; times, list marks and comparisons are none."""
    if not _MAYBE_EMOTICON.search(text) and not _MAYBE_ANOTHER.search(text):
        return []
    matches = (match for match in _EMOTICON().finditer(text) if _stands_free(text, match))
    hits = (Hit(*match.span(), _emoji(match[0])) for match in matches)
    return outside(hits, (*drawings(text), *kaomoji(text)))


def _stands_free(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before and before not in _BEFORE:
        return False
    if after and after not in _AFTER and after < "\u2190":
        return False
    if before == "(" and len(match[0]) == 2 and match[0][1] == ")":  # "(:)" is a colon between brackets
        return False
    return not (match[0] == "<3" and _MEASURED().match(text, match.end()))


def _emoji(emoticon: str) -> str:
    for whole, emoji in _WHOLE.items():
        if emoticon.startswith(whole):
            return emoji
    if "'" in emoticon or "’" in emoticon:
        return "😢"
    mouth = emoticon[-1]
    if mouth == ")" and emoticon[0] == ";":
        return "😉"
    return _MEANING.get(mouth, "🙂")
