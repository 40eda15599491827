"""Fixes: what the fence `fixed` of an example promises, and byte-exact files."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.checks import Edit, Fix, Words
from a11ylint.examples import Example, examples, run
from a11ylint.fix import Change, applied, changes, diff, save
from a11ylint.rulebook import all_rules
from a11ylint.source import Source, Span

FIXED = [example for rule in all_rules().values() for example in examples(rule) if example.fixed is not None]


@pytest.mark.parametrize("example", FIXED, ids=lambda example: f"{example.rule.id}-{example.title}")
def test_fixed_text_is_as_promised_and_clean_for_the_rule(example: Example, tmp_path: Path) -> None:
    found = run(example, tmp_path).result.findings
    fixes = [item.problem.fix for item in found if item.rule.id == example.rule.id and item.problem.fix]
    [change] = changes(fixes)
    assert change.after == example.fixed
    again = run(example, tmp_path, change.after).result.findings
    assert not [item for item in again if item.rule.id == example.rule.id]


def test_rules_that_say_they_can_fix_have_an_example() -> None:
    assert {example.rule.id for example in FIXED} == {
        rule.id for rule in all_rules().values() if rule.fixable
    }


def _fix(source: Source, *parts: tuple[int, int, str]) -> Fix:
    edits = tuple(Edit(Span(source, start, end), text) for start, end, text in parts)
    return Fix(Words("Ändern", "Change"), edits, safe=True)


SOURCE = Source("post.md", "äöü\r\n👩‍👩‍👧 abc\n")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([[(0, 1, "AE")]], "AEöü\r\n👩‍👩‍👧 abc\n", id="a letter becomes two"),
        pytest.param([[(0, 1, ""), (2, 3, "")]], "ö\r\n👩‍👩‍👧 abc\n", id="a fix of two edits"),
        pytest.param([[(5, 10, "x")], [(0, 1, "y")]], "yöü\r\nx abc\n", id="two fixes in any order"),
        pytest.param(
            [[(0, 2, "x")], [(1, 3, "y")]], "xü\r\n👩‍👩‍👧 abc\n", id="of two that overlap the first counts"
        ),
        pytest.param(
            [[(0, 0, "x")], [(0, 0, "y")]],
            "xäöü\r\n👩‍👩‍👧 abc\n",
            id="two insertions at one place do not mix",
        ),
    ],
)
def test_edits_are_put_in(parts: list[list[tuple[int, int, str]]], expected: str) -> None:
    [change] = changes([_fix(SOURCE, *one) for one in parts])
    assert change.after == expected


def test_edits_of_two_readings_of_one_file_make_one_change() -> None:
    twice = [_fix(Source("fest.alt.txt", "abc"), (0, 1, "X")) for _ in range(2)]
    assert [change.after for change in changes(twice)] == ["Xbc"]


def test_a_bom_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n\xf0\x9f\x98\x80")
    text = "a\r\nb\rc\n😀"
    [change] = changes([_fix(Source("post.md", text), (3, 4, "ß"))])
    save(change, tmp_path)
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\n\xc3\x9f\rc\n\xf0\x9f\x98\x80"


def test_a_diff_says_that_the_last_line_has_no_end() -> None:
    shown = diff(Change("post.md", "a\nb", "a\nc", ()))
    assert shown.splitlines() == [
        "--- a/post.md",
        "+++ b/post.md",
        "@@ -1,2 +1,2 @@",
        " a",
        "-b",
        "\\ No newline at end of file",
        "+c",
        "\\ No newline at end of file",
    ]


def test_no_edit_changes_nothing() -> None:
    assert applied("äöü", ()) == "äöü"
