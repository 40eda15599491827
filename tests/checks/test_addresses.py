"""Tracking parameters go and nothing else does; links of Markdown become text and address."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.fix import changes, wanted
from tests.core.support import lint_text


def _fixed(draft: str, folder: Path, rule: str = "link-long-raw") -> str:
    """The draft after all fixes of a rule, proposals too; unchanged when there are none."""
    found = changes(wanted(lint_text(draft, folder, select=(rule,)).findings, unsafe=True))
    return found[0].after if found else draft


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        pytest.param("https://a.example/?utm_source=x", "https://a.example/", id="the only parameter"),
        pytest.param("https://a.example?utm_source=x#top", "https://a.example#top", id="before a fragment"),
        pytest.param("https://a.example/?utm_a=1&utm_b=2&fbclid=3", "https://a.example/", id="all of them"),
        pytest.param("https://a.example/?utm_a=1&b=2", "https://a.example/?b=2", id="the first one"),
        pytest.param("https://a.example/?b=2&utm_a=1", "https://a.example/?b=2", id="the last one"),
        pytest.param("https://a.example/?b=2&utm_a=1&c=3", "https://a.example/?b=2&c=3", id="one in between"),
        pytest.param("https://a.example/?utm_a=1&b=2&utm_c=3&d&gclid=4", "https://a.example/?b=2&d", id="every other one"),
        pytest.param("https://a.example/?b=2&amp;utm_a=1&amp;c=3", "https://a.example/?b=2&amp;c=3", id="entities"),
        pytest.param("https://a.example/?utm_source&b=%20", "https://a.example/?b=%20", id="without a value"),
        pytest.param("https://a.example/?UTM_Source=x&b", "https://a.example/?b", id="capitals"),
        pytest.param("https://a.example/#/x?utm_source=y", "https://a.example/#/x", id="inside a fragment"),
        pytest.param("a.example/x?mc_cid=1", "a.example/x", id="no scheme"),
        pytest.param("https://open.spotify.com/x?si=1&b=2", "https://open.spotify.com/x?b=2", id="a parameter of one site"),
        pytest.param("https://a.example/?si=1&b=utm_source&q", "https://a.example/?si=1&b=utm_source&q", id="nothing to take out"),
        pytest.param("https://a.example/utm_source=1", "https://a.example/utm_source=1", id="no query"),
        pytest.param("https://a.example/?", "https://a.example/?", id="an empty query"),
    ],
)  # fmt: skip
def test_tracking_parameters_go(url: str, clean: str, tmp_path: Path) -> None:
    draft = "---\nlang: de\n---\r\nÄ 🎉 {}. Und\r\n"
    assert _fixed(draft.format(url), tmp_path) == draft.format(clean)


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("---\ntext: Das {} gilt.\n---\n", id="plain"),
        pytest.param("---\ntext: 'Das ''neue'' {} gilt.'\n---\n", id="single quotes"),
        pytest.param('---\ntext: "Das \\"neue\\" \\U0001F389 {} gilt."\n---\n', id="double quotes"),
        pytest.param("---\ntext: |\n  Das\n  {}\n  gilt.\n---\n", id="a block that keeps its lines"),
        pytest.param("---\ntext: >\n  Das\n  {} gilt.\n\n  Ja.\n---\n", id="a folded block"),
        pytest.param("---\ntext: Das\n  {}\n  gilt.\n---\n", id="plain over several lines"),
    ],
)
def test_tracking_parameters_go_from_yaml(draft: str, tmp_path: Path) -> None:
    before, after = "https://a.example/?b=2&utm_source=x&c=3", "https://a.example/?b=2&c=3"
    assert _fixed(draft.format(before), tmp_path) == draft.format(after)


def test_an_escape_inside_the_address_stays_where_it_is(tmp_path: Path) -> None:
    draft = '---\ntext: "https://a.example/?b=\\u00e4&utm_source=\\u00e4{}"\n---\n'
    assert _fixed(draft.format("&c=3"), tmp_path) == '---\ntext: "https://a.example/?b=\\u00e4&c=3"\n---\n'


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("[Plan](https://a.example).", "Plan (https://a.example).", id="text and address"),
        pytest.param("[Plan](<https://a.example> \"T\")!", "Plan (https://a.example)!", id="brackets and a title go"),
        pytest.param("[www.a.example](https://www.a.example/)", "https://www.a.example/", id="the same twice"),
        pytest.param("[a](x.de) und [b](y.de)", "a (x.de) und b (y.de)", id="two links"),
        pytest.param("[a][1]\n\n[1]: https://a.example", "[a][1]\n\n[1]: https://a.example", id="a reference is left to the author"),
    ],
)  # fmt: skip
def test_links_of_markdown_become_text_and_address(text: str, plain: str, tmp_path: Path) -> None:
    assert _fixed(text, tmp_path, "link-markdown-raw") == plain
