"""What holds for all formats, and for the program's own words."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import a11ylint
from a11ylint import about, strings, unchecked
from a11ylint.finding import Failure, Unchecked
from a11ylint.formats import Options, names, render
from a11ylint.i18n import clean, text, why_skipped, why_unchecked
from a11ylint.media.errors import Reason
from a11ylint.source import Place, Source
from tests.formats.build import at, finding, let_through, mixed, related, report

PACKAGE = Path(a11ylint.__file__).parent
EVERYTHING = report(
    [*mixed(), let_through(), related()],
    unchecked=(Unchecked("too-short-to-score", "b.md"),),
    skipped=(Unchecked("format", "a.pdf"),),
    failures=(Failure("a.md", "no-alt", "ValueError: oh", "Traceback …"),),
    languages={"de": 1},
)


def test_formats_are_found_by_their_modules() -> None:
    assert names() == ("github", "json", "sarif", "text")


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError, match="html"):
        render("html", report(), "de")


@pytest.mark.parametrize("name", ["github", "json", "sarif", "text"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_two_runs_give_the_same_bytes(name: str, lang: str) -> None:
    options = Options(show_ignored=True, statistics=True)
    page = render(name, EVERYTHING, lang, options)
    assert page == render(name, EVERYTHING, lang, options)
    assert page.endswith("\n")
    assert str(PACKAGE.parent) not in page


@pytest.mark.parametrize("name", ["github", "json", "sarif", "text"])
def test_no_name_of_a_file_breaks_a_format(name: str) -> None:
    odd = 'a\n::error::b\r\n"c\\d%0A\x1b[31m\u202e\u2028\udcff.md'
    run = report(
        [
            finding("no-alt", at("A", Source(odd, "A")), {"name": odd}),
            finding("no-alt", Place(odd, logical=odd), {"name": odd}),
        ],
        unchecked=(Unchecked("unused", odd),),
        failures=(Failure(odd, "reader", odd, ""),),
    )
    page = render(name, run, "de")
    page.replace("\udcff", "?").encode()
    assert "\x1b" not in page
    assert "\u202e" not in page or name in ("json", "sarif")
    assert not [line for line in page.split("\n") if re.match(r"\s*::error::", line)]
    if name == "github":
        assert [line[:8] for line in page.split("\n")] == [*["::error "] * 3, ""]


def _calls(*functions: str) -> Iterator[tuple[str, str]]:
    """The first argument, where it is written out, of every call of some functions in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in functions:
                yield from ((path.name, value) for value in _constants(node.args[0]))


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def test_every_reason_for_not_looking_has_words() -> None:
    reasons = dict(_calls("Unchecked", "NotChecked"))
    assert reasons
    assert {why for _, why in _calls("Unchecked", "NotChecked")} <= set(unchecked.UNCHECKED)
    assert {why for _, why in _calls("Skipped")} <= set(unchecked.SKIPPED)


def test_every_string_of_the_program_is_used() -> None:
    media = ("image", "video", "audio")
    composed = {f"count-{name}" for name in ("error", "warning", "review", "info", "drafts", "media")}
    composed |= {f"say-{name}" for name in media} | {f"speak-no-alt-{name}" for name in media}
    composed |= {f"speak-{name}" for name in ("letters", "crossed", "mixed", "drawing")}
    composed |= {f"why-{reason}" for reason in get_args(Reason) if reason != "missing-library"}
    used = {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.name not in ("strings.py", "unchecked.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(strings.STRINGS) - composed <= used


def _fields(words: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(words)) if name}


TABLES = {"STRINGS": strings.STRINGS, "UNCHECKED": unchecked.UNCHECKED, "SKIPPED": unchecked.SKIPPED}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_words_exist_in_both_languages_with_the_same_values(table: Any) -> None:
    for key, words in table.items():
        assert set(words) == {"de", "en"}, key
        german, english = (
            list(each.values()) if isinstance(each, dict) else [each] for each in (words["de"], words["en"])
        )
        assert [_fields(each) for each in german] == [_fields(each) for each in english], key


def test_counts_choose_the_number() -> None:
    assert why_unchecked("too-short-to-score", 1, "de") == "1 Beitrag ist zu kurz für einen Lesbarkeitswert"
    assert why_skipped("format", 2, "en") == "2 files have formats without drafts"
    assert [text("count-warning", "de", count=count) for count in (0, 1, 2)] == [
        "0 Warnungen",
        "1 Warnung",
        "2 Warnungen",
    ]


CLEANED = [
    pytest.param("a\r\nb\tc", "a b c", id="line ends and tabs become one blank"),
    pytest.param("\x1b[31mrot", "[31mrot", id="the sign that begins a terminal's command goes"),
    pytest.param("a\u202eb\u2066c\u2028d", "a b c d", id="marks of direction and line separators go"),
    pytest.param("\udcff", "\ufffd", id="half a surrogate is replaced"),
    pytest.param("👩\u200d👩\u200d👧 ü", "👩\u200d👩\u200d👧 ü", id="joined emoji stay"),
]


@pytest.mark.parametrize(("raw", "cleaned"), CLEANED)
def test_words_are_cleaned_for_one_line(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_the_address_of_the_project_stands_in_one_place() -> None:
    holders = [
        path.name for path in sorted(PACKAGE.rglob("*.py")) if about.URL in path.read_text(encoding="utf-8")
    ]
    assert holders == ["about.py"]
    assert a11ylint.__version__ == about.VERSION


def test_the_module_json_hides_no_module_of_the_library() -> None:
    render("json", report(), "de")
    assert sys.modules["json"].__name__ == "json"
    assert not str(sys.modules["json"].__file__).startswith(str(PACKAGE))
