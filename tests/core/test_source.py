"""Offsets, lines and columns, and the way back from decoded text to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.source import Place, Source, Span, Text, place_of, whole

FAMILY = "👩\u200d👩\u200d👧"
DECOMPOSED = "u\u0308"


@pytest.mark.parametrize(
    ("text", "sought", "position"),
    [
        pytest.param("#x", "#", (1, 1), id="the first character stands in line 1, column 1"),
        pytest.param("a\nb#", "#", (2, 2), id="a line feed ends a line"),
        pytest.param("a\r\nb#", "#", (2, 2), id="carriage return and line feed together end one line"),
        pytest.param("a\rb#", "#", (2, 2), id="a carriage return alone ends a line"),
        pytest.param("a\r\rb#", "#", (3, 2), id="two carriage returns end two lines"),
        pytest.param("a\n\rb#", "#", (3, 2), id="line feed before carriage return ends two lines"),
        pytest.param("a\r\n\r\n#", "#", (3, 1), id="an empty line counts"),
        pytest.param("a\u2028b\u0085c\x0b\x0c#", "#", (1, 8), id="other separators of Unicode end no line"),
        pytest.param("Hi 👋 #", "#", (1, 6), id="an emoji is one column"),
        pytest.param(
            f"Hi {FAMILY} #", "#", (1, 10), id="a family joined by ZWJ has as many columns as code points"
        ),
        pytest.param(f"f{DECOMPOSED}r #", "#", (1, 6), id="a decomposed umlaut has two columns"),
        pytest.param("für #", "#", (1, 5), id="a composed umlaut has one column"),
        pytest.param("𝗳𝗲𝘁𝘁 #", "#", (1, 6), id="letters beyond the basic plane have one column each"),
    ],
)
def test_line_and_column(text: str, sought: str, position: tuple[int, int]) -> None:
    assert Source("post.md", text).position(text.index(sought)) == position


@pytest.mark.parametrize(
    ("text", "number", "line"),
    [
        pytest.param("a\r\nb\rc\nd", 1, "a", id="before CRLF"),
        pytest.param("a\r\nb\rc\nd", 2, "b", id="before CR"),
        pytest.param("a\r\nb\rc\nd", 3, "c", id="before LF"),
        pytest.param("a\r\nb\rc\nd", 4, "d", id="the last one without a line end"),
        pytest.param("a\n", 2, "", id="behind the last line end"),
        pytest.param("", 1, "", id="of an empty file"),
    ],
)
def test_a_line_has_no_line_end(text: str, number: int, line: str) -> None:
    assert Source("post.md", text).line(number) == line


@given(st.text(alphabet="a\r\nü\u0308👩\u200d", max_size=30))
def test_every_offset_can_be_found_again_from_line_and_column(text: str) -> None:
    source = Source("post.md", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_starts[line - 1] + column - 1 == offset
        assert column >= 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [source.line(number) for number in range(1, len(source.line_starts) + 1)] == lines


def test_a_span_gives_its_raw_characters() -> None:
    source = Source("post.md", "Hallo\r\nWelt")
    assert Span(source, 3, 9).text == "lo\r\nWe"


def _layered() -> tuple[Source, Text]:
    r"""`&amp;` in `\u0026amp;` in JSON: the entity inside the escape inside the file."""
    source = Source("post.json", r'{"text": "A \u0026amp; B"}')
    raw = whole(source, 10, 24)
    assert raw.value == r"A \u0026amp; B"
    json = raw.decoded(
        [("A", 0, 1), (" ", 1, 2), ("&", 2, 8), *((c, 8 + i, 9 + i) for i, c in enumerate("amp; B"))]
    )
    assert json.value == "A &amp; B"
    return source, json.decoded([("A", 0, 1), (" ", 1, 2), ("&", 2, 7), (" ", 7, 8), ("B", 8, 9)])


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [
        pytest.param(0, 1, "A", id="a plain character"),
        pytest.param(2, 3, r"\u0026amp;", id="a character of two layers covers the whole escape"),
        pytest.param(2, 5, r"\u0026amp; B", id="a stretch behind it"),
        pytest.param(4, 5, "B", id="the last character"),
    ],
)
def test_decoded_text_keeps_the_way_back_through_layers(start: int, end: int, raw: str) -> None:
    source, text = _layered()
    assert text.value == "A & B"
    assert text.span(start, end).text == raw
    assert text.span(start, end).source is source


@pytest.mark.parametrize(
    ("index", "offset"),
    [
        pytest.param(0, 10, id="before the first character"),
        pytest.param(4, 23, id="before the last character"),
        pytest.param(5, 24, id="behind the last character"),
    ],
)
def test_an_empty_stretch_has_an_empty_span_at_its_place(index: int, offset: int) -> None:
    _, text = _layered()
    span = text.span(index, index)
    assert (span.start, span.end) == (offset, offset)


def test_the_whole_of_a_source_is_its_text() -> None:
    source = Source("post.md", "Hallo")
    assert whole(source).value == "Hallo"
    assert [whole(source).span(index, index + 1).text for index in range(5)] == list("Hallo")
    assert [whole(source, 2).span(index, index + 1).text for index in range(3)] == list("llo")


def test_an_empty_text_has_an_empty_span() -> None:
    span = Text("", Source("post.md", ""), (), ()).span()
    assert (span.start, span.end, span.text) == (0, 0, "")


def test_a_part_of_a_text_keeps_its_places() -> None:
    source = Source("post.md", "---\nlang: de\n---\nHallo Welt")
    part = whole(source, 17).cut(6, 10)
    assert part.value == "Welt"
    assert part.span().text == "Welt"
    assert place_of(part.span()).lines() == (4, 7, 4, 11)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        pytest.param(Place("bild.png"), None, id="a file without characters"),
        pytest.param(Place("bild.png", logical="xywh=1,2,3,4"), None, id="a box in a picture"),
        pytest.param(place_of(Span(Source("p", "a\r\nbc"), 3, 5)), (2, 1, 2, 3), id="the end is exclusive"),
        pytest.param(place_of(Span(Source("p", "ab\ncd"), 1, 4)), (1, 2, 2, 2), id="a span over a line end"),
    ],
)
def test_lines_of_a_place(place: Place, lines: tuple[int, int, int, int] | None) -> None:
    assert place.lines() == lines
