"""Typing that is loud or cryptic: capitals, spaced letters, repeated marks, emoticons, drawings, symbols for words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from a11ylint.checks import Problem, Words, check
from a11ylint.checks._spots import fix, problem, seen, with_characters, with_words
from a11ylint.post import Post
from a11ylint.text import loud, shapes
from a11ylint.text.visible import Hit

Lists = Mapping[str, Sequence[str]]

_REACH = 60  # code points before a sign; longer than any word
_FAR = 400  # code points before a line that are looked at for a heading


@check("emoticon", on=with_characters)
def emoticon(post: Post, _target: Post) -> Iterator[Problem]:
    """Faces made of punctuation, in the Western and in the Japanese way."""
    text = seen(post).text
    faces, western = shapes.kaomoji(text), shapes.emoticons(text)
    if faces:
        yield problem(
            "kaomoji", post, faces, _shown(text, faces), {"face": text[faces[0].start : faces[0].end]}
        )
    elif western:
        title = Words("Emoji statt Satzzeichen", "Emoji instead of punctuation")
        mended = fix(post, title, [(hit, hit.plain) for hit in western], safe=False)
        data = {"face": text[western[0].start : western[0].end]}
        yield problem("western", post, western, _shown(text, western), data, mended)


def _shown(text: str, hits: Sequence[Hit]) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits]


@check("ascii-art", on=with_characters)
def ascii_art(post: Post, _target: Post, *, min_lines: int, min_blocks: int) -> Iterator[Problem]:
    """Pictures drawn with characters."""
    text = seen(post).text
    found = shapes.drawings(text, min_lines, min_blocks)
    if found:
        signs = sum(not char.isspace() for hit in found for char in text[hit.start : hit.end])
        yield problem("drawing", post, found, _shown(text, found), {"signs": signs})


@check("separator-line", on=with_characters)
def separator_line(post: Post, _target: Post, *, min_length: int) -> Iterator[Problem]:
    """Lines that consist of one sign again and again."""
    text = seen(post).text
    found = shapes.separators(text, min_length)
    if found:
        lines = _shown(text, found)
        title = Words("Leerzeile statt Trennlinie", "Blank line instead of a separator line")
        drawn = [(hit, "") for hit, line in zip(found, lines, strict=True) if not shapes.is_rating(line)]
        data = {"signs": len("".join(lines[0].split())), "sign": lines[0][0]}
        underlined = any(_is_under_heading(text, hit) for hit in found)
        yield problem("line", post, found, lines, data, fix(post, title, drawn, safe=not underlined))


def _is_under_heading(text: str, line: Hit) -> bool:
    """Where Markdown is shown as such, a row of - or = right below a line makes it a heading."""
    before = text[max(0, line.start - _FAR) : line.start]
    above = [part.strip() for part in re.split(r"\r\n|\r|\n", before)]
    return text[line.start] in "-=" and len(above) > 1 and above[-1] == "" and above[-2] != ""


@check("spaced-letters", on=with_words)
def spaced_letters(post: Post, _target: Post, *, min_letters: int) -> Iterator[Problem]:
    """Words with a blank after each letter."""
    found = loud.spaced(seen(post).prose, min_letters)
    if found:
        words = [hit.plain for hit in found]
        title = Words("Buchstaben zusammenschreiben", "Write the letters together")
        mended = fix(post, title, [(hit, hit.plain) for hit in found], safe=False)
        yield problem("spaced", post, found, words, {"word": words[0]}, mended)


@check("all-caps", on=with_words)
def all_caps(
    post: Post, _target: Post, *, min_words: int, min_letters: int, share: int, acronyms: Lists, names: Lists
) -> Iterator[Problem]:
    """Sentences and headings in capitals, and posts with many words in capitals."""
    prose = seen(post).prose
    if not loud.may_be_loud(prose):
        return
    rows = loud.rows(prose, (*chain(*acronyms.values()), *post.house.acronyms), tuple(chain(*names.values())))
    cries = [row for row in rows if loud.is_cry(row, min_words, min_letters)]
    part = loud.share(prose, rows)
    if cries:
        texts = [prose[row.start : row.end] for row in cries]
        yield problem(
            "row", post, cries, texts, {"words": len(cries[0].words), "text": " ".join(texts[0].split())}
        )
    elif part > share:
        texts = [prose[row.start : row.end] for row in rows]
        yield problem("share", post, rows, texts, {"share": part})


@check("repeated-punctuation", on=with_characters)
def repeated_punctuation(post: Post, _target: Post, *, max_dots: int) -> Iterator[Problem]:
    """Exclamation marks, question marks and full stops in a row."""
    text = seen(post).text
    marks = loud.repeated(text, max_dots)
    found = shapes.outside(marks, shapes.drawings(text)) if marks else []
    if found:
        shown = _shown(text, found)
        title = Words("Ein Satzzeichen genügt", "One mark is enough")
        mended = fix(post, title, [(hit, hit.plain) for hit in found], safe=True)
        yield problem("repeated", post, found, shown, {"marks": shown[0]}, mended)


@check("special-char-substitute", on=with_words)
def special_char_substitute(
    post: Post, _target: Post, *, signs: Lists, between_names: Sequence[str]
) -> Iterator[Problem]:
    """Symbols in the place of words: `signs` with the words in German and English."""
    prose = seen(post).prose
    matches = _symbols(tuple(signs)).finditer(prose)
    found = [
        match for match in matches if match["sign"] not in between_names or not _parts_names(prose, match)
    ]
    if found:
        hits = [Hit(*match.span("sign")) for match in found]
        sign = found[0]["sign"]
        yield problem("symbol", post, hits, _shown(prose, hits), {"sign": sign, "words": Words(*signs[sign])})


@cache
def _symbols(signs: tuple[str, ...]) -> re.Pattern[str]:
    """A sign with blanks around it, or at the beginning of a line."""
    longest_first = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return re.compile(rf"(?<!\S)(?P<sign>{longest_first})(?=[ \t\u00a0]+\S)")


def _parts_names(prose: str, match: re.Match[str]) -> bool:
    """Between two capitals or numbers: "Müller & Sohn", "Wien → Berlin", "8.00 → 9.00"."""
    before = re.search(r"(\w)\w*[.)]?[ \t\u00a0]+$", prose[max(0, match.start() - _REACH) : match.start()])
    after = re.compile(r"[ \t\u00a0]+[„“\"(]?(\w)").match(prose, match.end())
    return before is not None and after is not None and not (before[1].islower() or after[1].islower())
