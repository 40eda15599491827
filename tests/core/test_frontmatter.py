"""Front matter: nothing is converted, nothing is run, and what is wrong with it has a place."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from a11ylint.checks import Words
from a11ylint.post import Note
from a11ylint.readers.frontmatter import MAX_DEPTH, Front, read_front
from a11ylint.source import Source
from a11ylint.tree import Items, Scalar, Table

LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def _front(text: str) -> Front:
    return read_front(Source("post.md", text))


def _told(notes: tuple[Note, ...]) -> list[tuple[str, str, tuple[int, int]]]:
    return [(note.rule, note.key, (note.at.lines() or (0, 0))[:2]) for note in notes]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("lang: no", "no", id="no stays the word no"),
        pytest.param("lang: NO", "NO", id="NO stays as written"),
        pytest.param("at: 12:30", "12:30", id="a time is no number"),
        pytest.param("at: 2026-05-04", "2026-05-04", id="a date is no date object"),
        pytest.param("at: 1_000", "1_000", id="an underscore stays"),
        pytest.param("at: 0x1F", "0x1F", id="a hexadecimal number stays text"),
        pytest.param("at: 1e3", "1e3", id="an exponent stays text"),
        pytest.param("at: .inf", ".inf", id="infinity stays text"),
        pytest.param("at: ~", "~", id="a tilde stays a tilde"),
        pytest.param("at: '  x '", "x", id="blanks around a value do not count"),
        pytest.param("at: !!binary aGFsbG8=", "aGFsbG8=", id="a tag converts nothing"),
        pytest.param("at: !!python/object/apply:os.getcwd []", None, id="a tag runs nothing"),
        pytest.param("at: !!python/name:os.system ''", "", id="a tag names nothing"),
    ],
)
def test_a_value_stays_as_it_is_written(line: str, value: str | None) -> None:
    front = _front(f"---\n{line}\n---\nText\n")
    assert front.notes == ()
    node = front.table.entries[0].value
    assert (node.value if isinstance(node, Scalar) else None) == value


@pytest.mark.parametrize(
    ("line", "truth"),
    [
        pytest.param("live: true", True, id="true"),
        pytest.param("live: Yes", True, id="Yes"),
        pytest.param("live: ja", True, id="ja"),
        pytest.param("live: no", False, id="no"),
        pytest.param("live: nein", False, id="nein"),
        pytest.param("live: vielleicht", None, id="anything else says neither"),
        pytest.param("live:", None, id="nothing says neither"),
        pytest.param("live: [true]", None, id="a list says neither"),
    ],
)
def test_yes_and_no_in_both_languages(line: str, truth: bool | None) -> None:
    assert _front(f"---\n{line}\n---\n").table.truth("live") is truth


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("text", "keys", "body"),
    [
        pytest.param("---\nlang: de\n---\nText", ["lang"], "Text", id="an ordinary draft"),
        pytest.param("\n \n---\nlang: de\n---\nText", ["lang"], "Text", id="blank lines above"),
        pytest.param("---  \nlang: de\n---\t\nText", ["lang"], "Text", id="blanks behind the lines"),
        pytest.param("---\nlang: de\n...\nText", ["lang"], "Text", id="three dots close it"),
        pytest.param("---\n---\nText", [], "Text", id="nothing between the lines"),
        pytest.param(
            "---\n# nur ein Kommentar\n---\nText", [], "Text", id="only a comment between the lines"
        ),
        pytest.param("---\nlang: de\n---", ["lang"], "", id="nothing below"),
        pytest.param(
            "Text\n---\nlang: de\n---\n",
            [],
            "Text\n---\nlang: de\n---\n",
            id="a line below text opens nothing",
        ),
        pytest.param("----\nText", [], "----\nText", id="four hyphens open nothing"),
        pytest.param(
            "---\nNur ein Strich darüber.", [], "Nur ein Strich darüber.", id="a rule above plain text"
        ),
        pytest.param("", [], "", id="an empty file"),
        pytest.param("---", [], "---", id="three hyphens alone"),
        pytest.param(
            "---\na: |\n  x\n  ---\n  y\n---\nText", ["a"], "Text", id="an indented line closes nothing"
        ),
    ],
)
def test_where_front_matter_begins_and_ends(text: str, keys: list[str], body: str, line_end: str) -> None:
    text, body = text.replace("\n", line_end), body.replace("\n", line_end)
    front = _front(text)
    assert front.notes == ()
    assert [entry.key.value for entry in front.table.entries] == keys
    assert text[front.body :] == body


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "---\nlang: de\ndate: Heute: Fest\n---\n",
            ("draft-unreadable", "yaml", (3, 12)),
            id="a colon in a value",
        ),
        pytest.param(
            "---\nauthor: @stadt\n---\n", ("draft-unreadable", "yaml", (2, 9)), id="an at sign before a value"
        ),
        pytest.param(
            "---\ntext: *wichtig\n---\n",
            ("draft-unreadable", "yaml", (2, 7)),
            id="an asterisk before a value",
        ),
        pytest.param(
            "---\na: [b\n---\n", ("draft-unreadable", "yaml", (2, 6)), id="a bracket that is not closed"
        ),
        pytest.param(
            "---\na: 'b\n---\n", ("draft-unreadable", "yaml", (2, 6)), id="a quote that is not closed"
        ),
        pytest.param(
            "---\nmedia:\n\t- a\n---\n", ("draft-unreadable", "yaml", (3, 1)), id="a tab as indentation"
        ),
        pytest.param(
            "---\nlang: d\x07e\n---\n", ("draft-unreadable", "yaml", (2, 8)), id="a control character"
        ),
        pytest.param(
            "---\nlang: 👩\x00e\n---\n",
            ("draft-unreadable", "yaml", (2, 8)),
            id="a null byte behind an emoji",
        ),
        pytest.param(
            "---\nlang: de\n--- x\n---\n", ("draft-unreadable", "yaml", (3, 1)), id="a second document"
        ),
        pytest.param(
            "---\nlang: de\nText\n",
            ("draft-unreadable", "unclosed", (1, 1)),
            id="a head that is never closed",
        ),
        pytest.param(
            "\n---\nlang: de\n",
            ("draft-unreadable", "unclosed", (2, 1)),
            id="never closed, below a blank line",
        ),
        pytest.param(
            "---\nEin Text.\n---\n", ("draft-unreadable", "no-keys", (2, 1)), id="text between the lines"
        ),
        pytest.param(
            "---\n- a\n- b\n---\n", ("draft-unreadable", "no-keys", (2, 1)), id="a list between the lines"
        ),
        pytest.param(
            "---\na: &x b\nc: *x\n---\n",
            ("draft-unreadable", "alias", (2, 4)),
            id="an alias, told at its anchor",
        ),
        pytest.param(
            "---\na: &x [*x]\n---\n", ("draft-unreadable", "alias", (2, 4)), id="an alias of itself"
        ),
        pytest.param(
            "---\n<<: &x {a: b}\nc: *x\n---\n", ("draft-unreadable", "alias", (2, 5)), id="a merge key"
        ),
        pytest.param(
            "---\nlang: de\nlang: en\n---\n", ("unknown-key", "double", (3, 1)), id="a key written twice"
        ),
        pytest.param(
            "---\n'lang': de\nlang: en\n---\n",
            ("unknown-key", "double", (3, 1)),
            id="written twice, once quoted",
        ),
        pytest.param(
            "---\nm: {a: 1, a: 2}\n---\n", ("unknown-key", "double", (2, 11)), id="written twice in braces"
        ),
        pytest.param(
            "---\ntext: #Tag\n---\n", ("empty-value-comment", "swallowed", (2, 7)), id="a hashtag swallowed"
        ),
        pytest.param(
            '---\n"alt":  # 1\n---\n', ("empty-value-comment", "swallowed", (2, 9)), id="below a quoted key"
        ),
    ],
)
def test_what_is_wrong_is_told_once_at_its_place(
    text: str, told: tuple[str, str, tuple[int, int]], line_end: str
) -> None:
    assert _told(_front(text.replace("\n", line_end)).notes) == [told]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nlang: de # Sprache\n---\n", id="a comment behind a value"),
        pytest.param("---\nmedia: # Bilder\n  - a.jpg\n---\n", id="a comment above a list"),
        pytest.param("---\nmedia: # Bilder\n  a: b\n---\n", id="a comment above a map"),
        pytest.param("---\ntext: '#Tag'\n---\n", id="a quoted hashtag"),
        pytest.param("---\ntext:\n---\n", id="an empty value without a comment"),
        pytest.param("---\ntext:\n# Kommentar\nlang: de\n---\n", id="a comment in the next line"),
        pytest.param("---\ntext: | # Kommentar\n  a\n---\n", id="a comment behind a block sign"),
        pytest.param("---\nm: [{a: 1}, {a: 1}]\n---\n", id="the same key in two maps"),
        pytest.param("---\na: &x b\n---\n", id="an anchor that nobody refers to"),
    ],
)
def test_nothing_is_told_about(text: str) -> None:
    assert _front(text).notes == ()


def test_of_a_key_written_many_times_the_first_counts_and_one_note_is_written() -> None:
    front = _front("---\n" + "lang: de\n" + "lang: en\n" * 50 + "---\n")
    assert front.table.word("lang") == "de"
    assert len(front.notes) == 1


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("date: Heute: großes Fest", "Doppelpunkt", id="a colon in a value"),
        pytest.param("author: @stadt", "mit @ beginnt", id="an at sign"),
        pytest.param("text: *wichtig", "mit * beginnt", id="an asterisk"),
        pytest.param("text: `code`", "mit ` beginnt", id="a backtick"),
        pytest.param("text: %prozent", "mit % beginnt", id="a per cent sign"),
        pytest.param("\ttext: x", "Tabulator", id="a tab"),
        pytest.param("text: a\x08b", "Steuerzeichen", id="a control character"),
        pytest.param("text: [a", "Klammern", id="a bracket"),
        pytest.param("text: 'a", "Anführungszeichen", id="a quote"),
    ],
)
def test_the_hint_says_what_to_do_about_the_line(line: str, hint: str) -> None:
    (note,) = _front(f"---\n{line}\n---\n").notes
    assert note.data["line"] == line.strip()
    words = note.data["hint"]
    assert isinstance(words, Words)
    assert hint in words.de
    assert words.en


def test_text_between_the_lines_is_marked_to_the_end_of_its_line() -> None:
    (note,) = _front("---\nEin Text.\nNoch einer.\n---\n").notes
    assert note.at.span is not None
    assert note.at.span.text == "Ein Text."


def test_keys_are_read_whatever_stands_around_them() -> None:
    table = _front('---\n? lang\n: de\n"media": [{file: a.jpg}]\n[a, b]: x\n---\n').table
    assert table.word("lang") == "de"
    media = table.get("media")
    assert isinstance(media, Items)
    assert isinstance(media.items[0], Table)


def _flow(count: int) -> str:
    return "a: " + "[" * count


def _block(count: int) -> str:
    return "- " * count


def _questions(count: int) -> str:
    return "? " * count


def _maps(count: int) -> str:
    return "a: " + "{a: " * count


def _closed(count: int) -> str:
    return "a: " + "[" * count + "]" * count


@pytest.mark.parametrize("nest", [_flow, _block, _questions, _maps, _closed])
def test_deep_nesting_is_told_and_ends_no_process(nest: Callable[[int], str]) -> None:
    (note,) = _front(f"---\n{nest(100_000)}\n---\n").notes
    assert (note.rule, note.key) == ("draft-unreadable", "too-deep")


def test_as_many_levels_as_drafts_have_are_read() -> None:
    assert _front(f"---\n{_closed(MAX_DEPTH - 1)}\n---\n").notes == ()


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_an_alias_bomb_is_refused_quickly() -> None:
    start = time.process_time()
    front = _front(f"---\n{BOMB}---\nText")
    assert _told(front.notes) == [("draft-unreadable", "alias", (2, 4))]
    assert time.process_time() - start < 5, "nine levels of nine would take hours and fill the memory"
    assert _size(front.table) < 200


def _size(node: object) -> int:
    if isinstance(node, Items):
        return 1 + sum(_size(item) for item in node.items)
    if isinstance(node, Table):
        return 1 + sum(_size(entry.value) for entry in node.entries)
    return 1
