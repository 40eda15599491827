"""Cuts a masked text into blocks that no sentence crosses: lines, unless a line goes on in the next one."""

import re
from collections.abc import Iterator

from a11ylint.text.mask import EMOJI
from a11ylint.text.wordlists import words

Span = tuple[int, int]

# Widths between which mail programs and editors wrap prose; three lines of about equal length show it.
_WRAP_WIDTH = range(55, 121)
_WRAP_LINES = 3
# A shorter line without a full stop is more often an item of a list than the start of a wrapped sentence.
_SHORT_LINE = 40

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(
    rf"\s*+(?:[-*+•‣◦▪–—·○●]\s+|(?:\d{{1,2}}|[a-z])[.)]\s+(?=\S)|\(?\d{{1,2}}\)\s+|\|?+\s*+{EMOJI}|\||[-=*_~]{{3,}}\s*$)"
)
_END = re.compile(rf"[.!?…:。！？؟][)\]\"'»«“”‘’*_~`]*$|{EMOJI}$|\|$")
_GREETING = re.compile(r"\s*(?:Liebe|Sehr geehrte|Hallo|Guten|Moin|Servus|Dear|Hi|Hello)\b.{0,80},$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")


def blocks(masked: str) -> Iterator[Span]:
    """Spans of a masked text in order; a line break inside one is wrapped prose."""
    for lines in _paragraphs(masked):
        texts = [masked[start:end].rstrip() for start, end in lines]
        wrapped = _is_wrapped(texts)
        first = 0
        for i in range(1, len(lines) + 1):
            if i < len(lines) and _goes_on(texts, i, wrapped):
                continue
            yield _without_bullet(masked, lines[first][0], lines[i - 1][1])
            first = i


def _paragraphs(masked: str) -> Iterator[list[Span]]:
    """Runs of lines with something in them; a line that the mask has emptied parts them too."""
    found: list[Span] = []
    last = 0
    for match in _LINE.finditer(masked):
        start, end = match.span()
        gap, last = masked[last:start], end
        if found and (len(gap.replace("\r\n", "\n")) > 1 or not match[0].strip()):
            yield found
            found = []
        if match[0].strip():
            found.append((start, end))
    if found:
        yield found


def _is_wrapped(texts: list[str]) -> bool:
    """Whether each line is so long that the first word of the next one did not fit."""
    width = max(map(len, texts))
    if len(texts) < _WRAP_LINES or width not in _WRAP_WIDTH:
        return False
    firsts = (text.split(None, 1)[0] for text in texts[1:])
    return all(len(text) + 1 + len(word) >= width for text, word in zip(texts, firsts, strict=False))


def _goes_on(texts: list[str], i: int, wrapped: bool) -> bool:
    """Whether line i continues the sentence of the line before it."""
    line, follow = texts[i - 1], texts[i]
    if _BULLET.match(follow):
        return False
    first = follow.lstrip("([{\"'„“»«‚‘*_~` \t")[:1]
    if line.endswith("."):
        return wrapped or first.islower() or bool(_ORDINAL.search(line))
    if _END.search(line) or _GREETING.match(line):
        return False
    last = _LAST_WORD.search(line)
    if wrapped or (last and last[0].lower() in words("glue") and (len(texts) > 1 or first.islower())):
        return True
    return first.islower() and (len(line) >= _SHORT_LINE or line.endswith(",") or _is_prose(texts))


def _is_prose(texts: list[str]) -> bool:
    return bool(_END.search(texts[-1].rstrip(f" {EMOJI}")))


def _without_bullet(masked: str, start: int, end: int) -> Span:
    bullet = _BULLET.match(masked, start, end)
    return (bullet.end() if bullet else start), end
