"""Fixes: what the fence `fixed` of an example promises, and byte-exact files."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.checks import Bytes, Edit, Fix, NewFile, Words
from a11ylint.examples import Example, examples, run
from a11ylint.fix import Change, applied, changes, diff, file_changes, file_diff, save, save_file
from a11ylint.rulebook import all_rules
from a11ylint.source import Source, Span

FIXED = [
    example
    for rule in all_rules().values()
    for example in examples(rule)
    if example.fixed is not None or example.fixed_files
]
# Their fixes change bytes of pictures, which no example can show.
TESTED_ON_PICTURES = {"gif-loops-forever", "image-gps-metadata"}


@pytest.mark.parametrize("example", FIXED, ids=lambda example: f"{example.rule.id}-{example.title}")
def test_fixed_text_is_as_promised_and_clean_for_the_rule(example: Example, tmp_path: Path) -> None:
    found = run(example, tmp_path).result.findings
    fixes = [item.problem.fix for item in found if item.rule.id == example.rule.id and item.problem.fix]
    files = list(file_changes(fixes, tmp_path))
    assert {Path(change.path).name: change.after.decode("utf-8") for change in files} == example.fixed_files
    texts = [change.after for change in changes(fixes)]
    assert texts == ([] if example.fixed is None else [example.fixed])
    after = example._replace(files={**example.files, **example.fixed_files}, encodings={})
    again = run(after, tmp_path, example.fixed).result.findings
    assert not [item for item in again if item.rule.id == example.rule.id]


def test_rules_that_say_they_can_fix_have_an_example() -> None:
    fixable = {rule.id for rule in all_rules().values() if rule.fixable}
    assert {example.rule.id for example in FIXED} == fixable - TESTED_ON_PICTURES


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


def _files(*parts: Bytes | NewFile) -> Fix:
    return Fix(Words("Ändern", "Change"), (), safe=True, files=parts)


@pytest.mark.parametrize(
    ("fixes", "after"),
    [
        pytest.param([_files(Bytes(Path("a.gif"), 1, 1, b"XYZ"))], b"0XYZ2345", id="a byte becomes three"),
        pytest.param([_files(Bytes(Path("a.gif"), 6, 0, b"!"))], b"012345!", id="bytes at the end"),
        pytest.param(
            [_files(Bytes(Path("a.gif"), 4, 1, b"")), _files(Bytes(Path("a.gif"), 0, 2, b"AB"))],
            b"AB235",
            id="two fixes in any order",
        ),
        pytest.param(
            [_files(Bytes(Path("a.gif"), 2, 3, b"?")), _files(Bytes(Path("a.gif"), 1, 2, b"!"))],
            b"0!345",
            id="of two that overlap the first counts",
        ),
        pytest.param([_files(Bytes(Path("a.gif"), 0, 1, b"A"))] * 2, b"A12345", id="the same from two posts"),
    ],
)
def test_bytes_are_put_in(fixes: list[Fix], after: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(b"012345")
    [change] = file_changes(fixes, tmp_path)
    save_file(change, tmp_path)
    assert (tmp_path / "a.gif").read_bytes() == after
    assert [path.name for path in tmp_path.iterdir()] == ["a.gif"]


def test_a_fix_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(b"012345")
    first = _fix(SOURCE, (0, 1, "x"))
    second = _fix(SOURCE, (0, 2, "y"))._replace(files=(Bytes(Path("a.gif"), 0, 1, b"!"),))
    assert list(file_changes([first, second], tmp_path)) == []
    assert [change.fixes for change in changes([first, second])] == [(first,)]


def test_a_fix_of_several_pieces_is_one_fix(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(b"012345")
    fix = _files(Bytes(Path("a.gif"), 0, 1, b"A"), Bytes(Path("a.gif"), 3, 1, b"B"))
    [change] = file_changes([fix], tmp_path)
    assert (change.after, change.fixes) == (b"A12B45", (fix,))


def test_a_new_file_is_added_and_never_written_over(tmp_path: Path) -> None:
    [change] = file_changes([_files(NewFile(Path("clip.vtt"), b"WEBVTT\n"))], tmp_path)
    assert file_diff(change) == "--- /dev/null\n+++ b/clip.vtt\n@@ -0,0 +1 @@\n+WEBVTT\n"
    save_file(change, tmp_path)
    assert (tmp_path / "clip.vtt").read_bytes() == b"WEBVTT\n"
    with pytest.raises(FileExistsError):
        save_file(change, tmp_path)


def test_a_diff_of_bytes_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(b"GIF\xff")
    [change] = file_changes([_files(Bytes(Path("a.gif"), 0, 1, b"g"))], tmp_path)
    assert file_diff(change) == "Binary files a/a.gif and b/a.gif differ\n"


def test_a_file_that_is_gone_is_no_change(tmp_path: Path) -> None:
    assert list(file_changes([_files(Bytes(Path("a.gif"), 0, 1, b"g"))], tmp_path)) == []
