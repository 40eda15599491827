"""Every character of a YAML value leads to the characters of the file that it came from."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from a11ylint.readers.frontmatter import compose
from a11ylint.readers.yamltext import scalar_text
from a11ylint.source import Source, Text
from a11ylint.tree import Scalar

STYLES = {"plain": None, "single": "'", "double": '"', "literal": "|", "folded": ">"}
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
# What each style can hold as PyYAML writes it; anything else it writes in double quotes.
WORDS = "ab äß„“…u\u0308\u200d\ufe0f👩👧🏳𝗳"
ALPHABETS = {
    "plain": WORDS,
    "single": WORDS + "'\"#:-&*!%@`[]{},?|>\\\n",
    "double": WORDS + "'\"#:\\\n\t\u00a0\u2028\u0085\ufeff\x07",
    "literal": WORDS + "'\"#:-\\\n",
    "folded": WORDS + "'\"#:-\\\n",
}


def _loaded(raw: str) -> Any:
    """What YAML itself makes of it; without libyaml its Python loader reads the same."""
    return yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def _value(source: Source) -> Text:
    table, notes = compose(source, 0, len(source.text))
    assert notes == []
    node = table.get("k")
    assert isinstance(node, Scalar)
    return node.text


def _explained(raw: str, character: str) -> bool:
    """Whether raw characters may stand for this one: itself, an escape, a doubled quote or a line end."""
    if raw == character or (raw == "''" and character == "'"):
        return True
    if raw.startswith("\\"):
        return bool(yaml.safe_load(f'"{raw}"') == character)
    return character in "\n " and re.fullmatch(r"\r\n|[\r\n\u0085]", raw) is not None


def _assert_exact(source: Source) -> None:
    text = _value(source)
    assert text.value == _loaded(source.text)["k"]
    before = 0
    for index, character in enumerate(text.value):
        span = text.span(index, index + 1)
        assert _explained(span.text, character), (span.text, character, source.text)
        assert span.start >= before, "the characters stand in the order of the value"
        before = span.start


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("style", STYLES)
@given(data=st.data(), width=st.sampled_from([5, 20, 1000]))
def test_every_character_of_a_value_that_a_program_wrote_leads_back(
    style: str, line_end: str, data: st.DataObject, width: int
) -> None:
    value = data.draw(st.text(alphabet=ALPHABETS[style], max_size=40))
    written = yaml.dump(
        {"k": value, "z": "ende"},
        default_style=STYLES[style],
        allow_unicode=True,
        width=width,
        sort_keys=False,
    )
    _assert_exact(Source("post.md", written.replace("\n", line_end)))


def _blocks() -> st.SearchStrategy[str]:
    """Block scalars as people write them: any indentation, more of it inside, blank lines, all ways to end."""
    line = st.text(alphabet="ab:#-'\"\\ äu\u0308👩\u200d", min_size=1, max_size=8)
    return st.builds(
        lambda style, chomp, indent, head, lines: (
            f"k: {style}{chomp}{head}\n"
            + "".join(
                f"{' ' * indent}{line}\n" if line.strip() else f"{' ' * min(len(line), indent)}\n"
                for line in lines
            )
            + "z: ende\n"
        ),
        st.sampled_from("|>"),
        st.sampled_from(["", "-", "+"]),
        st.integers(1, 4),
        st.sampled_from(["", " ", "  # Kommentar"]),
        st.lists(st.one_of(line, st.just("")), max_size=6),
    )


def _flows() -> st.SearchStrategy[str]:
    """Scalars over several lines as people write them: folded lines, blank lines, escapes and escaped line ends."""
    piece = st.sampled_from(
        ["a", "ä", "u\u0308", "👩\u200d👧", " ", "  ", "\n  ", "\n\n ", "\n \n\n   ", "\t", "\u2028 "]
    )
    double = st.one_of(
        piece,
        st.sampled_from([r"\n", r"\"", r"\u00e4", r"\U0001f469", r"\x41", "\\\n   ", "\\  ", "\\\n\n "]),
    )
    quoted = st.lists(double, max_size=12).map(lambda parts: f'"{"".join(parts)}"')
    single = st.lists(st.one_of(piece, st.just("''")), max_size=12).map(lambda parts: f"'{''.join(parts)}'")
    plain = st.lists(piece, max_size=12).map(lambda parts: f"w{''.join(parts)}w")
    return st.one_of(quoted, single, plain).map(lambda scalar: f"k: {scalar}\nz: ende\n")


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@given(raw=st.one_of(_blocks(), _flows()))
def test_every_character_of_a_value_that_a_person_wrote_leads_back(raw: str, line_end: str) -> None:
    raw = raw.replace("\n", line_end)
    try:
        loaded = _loaded(raw)
    except yaml.YAMLError:
        loaded = None
    assume(isinstance(loaded, dict) and isinstance(loaded.get("k"), str))
    _assert_exact(Source("post.md", raw))


@pytest.mark.parametrize(
    ("raw", "sought", "position"),
    [
        pytest.param("k: ein#x Tag\n", "Tag", (1, 10), id="plain"),
        pytest.param("k: Wörter über\n  zwei Zeilen\n", "zwei", (2, 3), id="plain over two lines"),
        pytest.param("k: 'it''s hier'\n", "hier", (1, 11), id="a doubled quote in single quotes"),
        pytest.param('k: "\\u00e4\\"x"\n', "x", (1, 13), id="escapes in double quotes"),
        pytest.param('k: "eins \\\n    zwei"\n', "zwei", (2, 5), id="an escaped line end in double quotes"),
        pytest.param("k: |\n  eins\n\n  zwei\n", "zwei", (4, 3), id="literal"),
        pytest.param("k: >\n  eins\n  zwei\n", "zwei", (3, 3), id="folded"),
        pytest.param("k: >-\n\n  eins\n\n    mehr\n  zwei\n", "mehr", (5, 5), id="folded with a deeper line"),
        pytest.param(
            "k: |2\n    eins\n   zwei\n", "zwei", (3, 4), id="literal with an indentation of its own"
        ),
        pytest.param("k: &a wert\n", "wert", (1, 7), id="behind an anchor"),
        pytest.param("k: !!str 'wert'\n", "wert", (1, 11), id="behind a tag"),
        pytest.param("k: !x &a\n  wert\n", "wert", (2, 3), id="behind tag and anchor in the line above"),
        pytest.param(
            "k: 👩\u200d👩\u200d👧 fu\u0308r\n", "r", (1, 13), id="behind a family and a decomposed umlaut"
        ),
        pytest.param("k: ein\u2028 zwei\n", "zwei", (1, 9), id="behind a line separator of a layout program"),
    ],
)
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_line_and_column_in_every_style(
    raw: str, sought: str, position: tuple[int, int], line_end: str
) -> None:
    source = Source("post.md", raw.replace("\n", line_end))
    text = _value(source)
    at = text.value.index(sought)
    span = text.span(at, at + len(sought))
    assert span.text == sought
    assert source.position(span.start) == position


@pytest.mark.parametrize(
    ("raw", "value", "style"),
    [
        pytest.param("'abc'", "abX", "'", id="another character"),
        pytest.param("'abc'", "abcd", "'", id="a character too many"),
        pytest.param("abc", "abcd", None, id="a character too many in a plain value"),
        pytest.param("'a\n\nb'", "a b", "'", id="another fold"),
        pytest.param("|\n  ab\n  cd", "ab\nXd", "|", id="another line"),
        pytest.param("|\n  ab", "ab\ncd", "|", id="a line too many"),
        pytest.param("|", "ab", "|", id="no line at all"),
    ],
)
def test_a_value_that_does_not_match_its_characters_leads_to_the_whole_scalar(
    raw: str, value: str, style: str | None
) -> None:
    text = scalar_text(Source("post.md", f"k: {raw}\nz: 1"), 3, 3 + len(raw), value, style)
    assert [text.span(index, index + 1).text for index in range(len(value))] == [raw] * len(value)


@pytest.mark.parametrize(
    ("raw", "grip"),
    [
        pytest.param("k: wert  \n\n", "wert", id="a plain value without the blanks behind it"),
        pytest.param('k: "wert"\n', '"wert"', id="a quoted value with its quotes"),
        pytest.param(
            "k: |\n  eins\n  zwei\n\n\nz: 1\n",
            "|\n  eins\n  zwei",
            id="a block without the line ends behind it",
        ),
        pytest.param("k:\nz: 1\n", "", id="nothing where there is nothing"),
    ],
)
def test_a_finding_about_a_value_takes_hold_of_it_without_blanks(raw: str, grip: str) -> None:
    table, _ = compose(Source("post.md", raw), 0, len(raw))
    node = table.get("k")
    assert isinstance(node, Scalar)
    assert node.at.text == grip
