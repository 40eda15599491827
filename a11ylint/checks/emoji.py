"""Emoji: too many, side by side, inside a sentence, instead of bullets, of words or of the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from a11ylint.checks import Fix, Problem, Words, check
from a11ylint.checks._spots import fix, place, problem, seen
from a11ylint.later import later
from a11ylint.post import Post
from a11ylint.text import emoji
from a11ylint.text.emoji import Emoji
from a11ylint.text.emoji_names import name
from a11ylint.text.emoji_words import stand_ins
from a11ylint.text.passages import passages
from a11ylint.text.shapes import separators

_MOST_NAMES = 5
_REACH = 5  # words around an emoji that a message repeats
_FEWEST_ROW = 3  # emoji-sequence tells of these
_FEWEST_RULE = 3  # emoji that draw a line
_FEWEST_ITEMS = 2  # lines of a list
_KEYCAP = "\u20e3"
_LINE_BREAKS = ("\n", "\r", "\r\n")
_PARAGRAPH = later(r"[^\r\n]+(?:(?:\r\n|\r|\n)[ \t]*[^\s][^\r\n]*)*")


def _found(post: Post) -> tuple[Emoji, ...]:
    """The emoji that people see, without those that draw a separator line."""
    text = seen(post).text
    found = emoji.find(text)
    if len(found) < _FEWEST_RULE or not ("➖" in text or "〰" in text):
        return found
    ruled = separators(text, _FEWEST_RULE)
    return tuple(item for item in found if not any(line.start <= item.start < line.end for line in ruled))


def _pictures(post: Post) -> tuple[Emoji, ...]:
    """Without the symbols that stand in text style, such as ☎."""
    return tuple(item for item in _found(post) if not item.symbol)


def _with_emoji(post: Post) -> Iterator[Post]:
    """Posts and parts of threads with at least one emoji or pictorial symbol."""
    if _found(post):
        yield post


def _lines(post: Post) -> tuple[emoji.Line, ...]:
    return emoji.lines(post.text.value, seen(post).text)


def _names(found: Sequence[Emoji]) -> list[str | Words]:
    return [Words(*name(item.text)) for item in found]


@check("emoji-count", on=_with_emoji, needs=("picture",))
def emoji_count(post: Post, _target: Post, *, limit: int) -> Iterator[Problem]:
    """More emoji than a listener has patience for."""
    found = _pictures(post)
    if len(found) > limit and not emoji.is_alone(post.text.value, found):
        data = {"count": len(found), "limit": limit, "heard": emoji.names(found, _MOST_NAMES)}
        yield Problem("many", place(post, found[0]), data)


@check("emoji-sequence", on=_with_emoji, needs=("picture",))
def emoji_sequence(post: Post, _target: Post, *, longest: int, repeats: int) -> Iterator[Problem]:
    """More than `longest` emoji side by side, or the same one more than `repeats` times in a post."""
    text, found = seen(post).text, _found(post)
    if emoji.is_alone(post.text.value, found):
        return
    rows = [row for row in emoji.runs(text, found) if len(row) > longest]
    if rows:
        most = max(rows, key=len)
        data = {"longest": longest, "count": len(most), "heard": emoji.names(most, _MOST_NAMES)}
        yield Problem("run", place(post, _row(most)), data, fix=_shortened(post, rows))
        return
    again = _repeated(post, [item for item in found if not item.symbol], repeats)
    if again:
        data = {"count": len(again), "name": name(again[0].text)}
        yield problem("again", post, again, _names(again), data)


def _row(row: Sequence[Emoji]) -> Emoji:
    return Emoji(row[0].start, row[-1].end, "")


def _shortened(post: Post, rows: Sequence[Sequence[Emoji]]) -> Fix | None:
    """A row of the same emoji says no more than one of them; of different ones only a person can choose."""
    same = [(_row(row), row[0].text) for row in rows if len({item.text for item in row}) == 1]
    return fix(post, Words("Nur ein Emoji stehen lassen", "Leave one emoji"), same, safe=False)


def _repeated(post: Post, found: Sequence[Emoji], repeats: int) -> list[Emoji]:
    """The emoji that comes most often; at the beginning of lines it is a bullet and has a rule of its own."""
    if len({item.text for item in found}) == len(found):
        return []
    led = {item for line in emoji.bullets(_lines(post), _FEWEST_ITEMS) for item in line.lead}
    counted = Counter(item.text for item in found if item not in led and not item.flag)
    most = max(counted.values(), default=0)
    worst = next((one for one, number in counted.items() if number == most), None)
    return [item for item in found if item.text == worst and item not in led] if most > repeats else []


@check("emoji-placement", on=_with_emoji, needs=("picture",))
def emoji_placement(post: Post, _target: Post, *, line_start: bool) -> Iterator[Problem]:
    """Emoji between the words of a sentence; `line_start` lets those at the beginning of a line be."""
    text = seen(post).text
    inside = list(_inside_sentences(post))
    if inside:
        words = {item.start for item, _ in stand_ins(text, _found(post))}
        rows = {item for row in emoji.runs(text, _found(post)) if len(row) >= _FEWEST_ROW for item in row}
        inside = [(item, span) for item, span in inside if item.start not in words and item not in rows]
    if inside:
        item, (start, end) = inside[0]
        spots = [item for item, _ in inside]
        yield problem(
            "inside", post, spots, _names(spots), {"heard": emoji.aloud(text, start, end, item, _REACH)}
        )
        return
    led = [] if line_start else [line for line in _lines(post) if line.lead]
    if led and not emoji.bullets(led, _FEWEST_ITEMS):
        item = led[0].lead[0]
        yield problem(
            "first", post, [item], [""], {"heard": emoji.aloud(text, led[0].start, led[0].end, item, _REACH)}
        )


def _inside_sentences(post: Post) -> Iterator[tuple[Emoji, tuple[int, int]]]:
    """Emoji with words of the same sentence before and after them, on the same line."""
    text = post.text.value
    found = [item for item in _between_words(text, _lines(post)) if not item.symbol]
    if not found:
        return
    for passage in passages(text, post.language):
        for sentence in passage.sentences:
            for item in emoji.within(found, sentence.start, sentence.end):
                if sentence.start < item.start and item.end < sentence.end:
                    yield item, (sentence.start, sentence.end)


def _between_words(text: str, lines: Iterable[emoji.Line]) -> Iterator[Emoji]:
    """Emoji with a letter or digit before and after them on their line."""
    for line in lines:
        if line.emoji:
            first = next((at for at in range(line.start, line.end) if text[at].isalnum()), line.end)
            last = next((at for at in range(line.end - 1, first, -1) if text[at].isalnum()), first)
            yield from (item for item in line.emoji if first < item.start and item.end <= last)


@check("emoji-as-bullet", on=_with_emoji, needs=("picture",))
def emoji_as_bullet(post: Post, _target: Post, *, min_lines: int) -> Iterator[Problem]:
    """Lines that begin with an emoji where a list has its bullets."""
    led = emoji.bullets(_lines(post), min_lines)
    if led:
        leads = [line.lead[0] for line in led]
        data = {"heard": emoji.names(leads, _MOST_NAMES)}
        yield problem("bullets", post, leads, _names(leads), data, _as_list(post, led))


def _as_list(post: Post, led: Sequence[emoji.Line]) -> Fix | None:
    """Hyphens, and numbers for keycaps. What a picture said about its line gets lost, so a person must look.

    Headings and paragraphs that begin with an emoji are no list, and there is no fix for them.
    """
    text = post.text.value
    below = [text[one.end : other.start] in _LINE_BREAKS for one, other in pairwise(led)]
    listed = zip(led, (False, *below), (*below, False), strict=True)
    if not all(_KEYCAP in line.lead[0].text or above or under for line, above, under in listed):
        return None
    changes = [_as_item(text, line) for line in led]
    return fix(post, Words("Listenpunkte statt Emojis", "List marks instead of emoji"), changes, safe=False)


def _as_item(text: str, line: emoji.Line) -> tuple[Emoji, str]:
    number = "".join(item.text[0] for item in line.lead if _KEYCAP in item.text)
    words = text[line.lead[-1].end : line.end]
    end = line.end - len(words.lstrip(" \t"))
    return Emoji(line.lead[0].start, end, ""), f"{number}. " if number else "- "


@check("emoji-as-word", on=_with_emoji, needs=("picture",))
def emoji_as_word(post: Post, _target: Post) -> Iterator[Problem]:
    """An emoji in the place of a noun or a verb."""
    found = stand_ins(seen(post).text, _found(post))
    if found:
        item, (start, end) = found[0]
        spots = [item for item, _ in found]
        data = {
            "name": name(item.text),
            "heard": emoji.aloud(seen(post).text, start, end, item, _REACH),
        }
        yield problem("word", post, spots, _names(spots), data)


@check("emoji-only", on=_with_emoji, needs=("picture",))
def emoji_only(post: Post, _target: Post, *, longest: int) -> Iterator[Problem]:
    """A post, or a paragraph of it, without a single word; rows of more than `longest` have a rule of their own."""
    found = _found(post)
    if emoji.is_alone(post.text.value, found):
        yield Problem("post", place(post, found[0]), {"heard": emoji.names(found, _MOST_NAMES)})
        return
    for inside in _paragraphs(post.text.value, found):
        if len(inside) <= longest:
            yield Problem("paragraph", place(post, inside[0]), {"heard": emoji.names(inside, _MOST_NAMES)})
            return


def _paragraphs(text: str, found: Sequence[Emoji]) -> Iterator[tuple[Emoji, ...]]:
    """The emoji of each paragraph that has nothing else."""
    for match in _PARAGRAPH().finditer(text):
        inside = emoji.within(found, *match.span())
        moved = [
            item._replace(start=item.start - match.start(), end=item.end - match.start()) for item in inside
        ]
        if emoji.is_alone(match[0], moved):
            yield inside


@check("emoji-skin-tone", on=_with_emoji, needs=("picture",))
def emoji_skin_tone(post: Post, _target: Post) -> Iterator[Problem]:
    """A skin tone makes the name of an emoji longer."""
    toned = [item for item in _found(post) if item.toned]
    if toned:
        yield problem("toned", post, toned, _names(toned), {"heard": emoji.names(toned[:1], 1)})
