"""TOML front matter: the same tree as from YAML, with places; what is no TOML stays text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint import lint_text
from a11ylint.readers.frontmatter import Front, read_front
from a11ylint.source import Source
from a11ylint.tree import Items, Node, Scalar, Table

HEAD = """+++
# lang = "xx" is a comment
lang = "de"
live = true
date = 2026-05-04
tags = ["service", 'event',
  "crisis"]
a11y-ignore = {emoji-count = "Fest \\u00e4", "link-count" = "zwei"}
[[media]]
file = "rathaus.jpg"
alt = "Das \\"alte\\" Rathaus"
[[media]]
file = 'schule.jpg'
alt = \"\"\"
Zwei
Zeilen\"\"\"
[params]
weight = 3
+++
Wir freuen uns.
"""


def _front(text: str) -> Front:
    return read_front(Source("post.md", text))


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Items):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return [scalar for entry in node.entries for scalar in (entry.key, *_scalars(entry.value))]


@pytest.mark.parametrize(
    "end", [pytest.param("\n", id="lf"), pytest.param("\r\n", id="crlf"), pytest.param("\r", id="cr")]
)
def test_values_are_read_with_any_line_end(end: str) -> None:
    front = _front(HEAD.replace("\n", end))
    table = front.table
    assert front.notes == ()
    assert (table.word("lang"), table.truth("live"), table.word("date")) == ("de", True, "2026-05-04")
    assert table.words("tags") == ("service", "event", "crisis")
    assert table.table("a11y-ignore").words("emoji-count") == ("Fest ä",)
    media = table.get("media")
    assert isinstance(media, Items)
    assert [item.words("alt") for item in media.items if isinstance(item, Table)] == [
        ('Das "alte" Rathaus',),
        ("Zwei\nZeilen",),
    ]
    assert HEAD.replace("\n", end)[front.body :].strip() == "Wir freuen uns."


def test_keys_and_values_stand_where_they_are_written() -> None:
    front = _front(HEAD)
    lines = HEAD.split("\n")
    places = {scalar.value: scalar.at for scalar in _scalars(front.table)}
    for value, line, written in (
        ("de", 3, "de"),
        ("true", 4, "true"),
        ("crisis", 7, "crisis"),
        ("Fest ä", 8, "Fest \\u00e4"),
        ("schule.jpg", 13, "schule.jpg"),
        ('Das "alte" Rathaus', 11, 'Das \\"alte\\" Rathaus'),
    ):
        span = places[value]
        assert span.source.position(span.start)[0] == line, value
        assert span.text == written
        assert written in lines[line - 1]


def test_each_character_of_a_string_leads_to_its_own_place() -> None:
    text = next(scalar.text for scalar in _scalars(_front(HEAD).table) if scalar.value.startswith("Das"))
    assert text.span(4, 10).text == '\\"alte\\"'
    assert text.span(11).text == "Rathaus"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("+++ UPDATE +++ Die A8 ist frei.\n", id="a headline between plus signs"),
        pytest.param(
            "+++\nDie A8 ist wieder frei.\n+++\nMehr folgt.\n", id="lines of plus signs around a text"
        ),
        pytest.param('+++\nlang = "de"\nWir freuen uns.\n', id="no second line"),
        pytest.param("+++\n+++\nText\n", id="nothing between the lines"),
        pytest.param('Text\n+++\nlang = "de"\n+++\n', id="text above"),
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    front = _front(text)
    assert (front.table.entries, front.body, front.notes) == ((), 0, ())


def test_a_mistake_is_reported_at_its_line_and_the_text_is_checked() -> None:
    front = _front('\n+++\nlang = "de"\nauthor = Stadt\n+++\nText\n')
    [note] = front.notes
    assert (note.key, note.at.lines(), note.data["line"]) == ("toml", (4, 1, 4, 1), "author = Stadt")


def test_a_finding_in_toml_stands_at_its_value() -> None:
    report = lint_text(
        '+++\nlang = "de"\n[[media]]\nurl = "https://musterstadt.example/a.jpg"\nalt = "Bild"\n+++\nText'
    )
    found = {finding.rule.id: finding.place.lines() for finding in report.findings}
    assert found["image-alt-placeholder"] == (5, 8, 5, 12)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("a = " + "[" * 20_000, id="nested without an end"),
        pytest.param("a = " + "[" * 2_000 + "]" * 2_000, id="nested deeply"),
        pytest.param("\n".join(f"k{n} = 'x'" for n in range(5_000)), id="thousands of keys"),
        pytest.param('a = "' + "\\n" * 30_000 + '"', id="thousands of escapes"),
    ],
)
def test_hostile_heads_end_in_time(raw: str) -> None:
    before = time.perf_counter()
    _front(f"+++\n{raw}\n+++\nText\n")
    assert time.perf_counter() - before < 5


@given(st.text(alphabet="+=[]{}\"'\\.#,\n\ra1 ä", max_size=60))
def test_nothing_between_the_lines_can_break_it(raw: str) -> None:
    text = f"+++\na={raw}\n+++\nText\n"
    front = _front(text)
    assert 0 <= front.body <= len(text)
    for scalar in _scalars(front.table):
        assert 0 <= scalar.at.start <= scalar.at.end <= len(text)
        assert len(scalar.text.value) == len(scalar.text.starts) == len(scalar.text.ends)
