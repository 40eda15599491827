"""What people see of a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.text.visible import visible

_PIECES = st.lists(
    st.sampled_from(
        [
            *"aÄ .!?\n\r#@_*-[]()<>`~&;:/|🎉\ufe0f\u200d",
            "http://",
            "www.a.de",
            "<!--",
            "-->",
            "```\n",
            "![a](b)",
            "[x](y)",
            "#Tag ",
            "@name ",
        ]
    ),
    max_size=60,
).map("".join)


def _left(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("A <!-- 🎉 --> B", "A B", id="a comment"),
        pytest.param("A <!-- 🎉\n\nB", "A", id="a comment that is never closed"),
        pytest.param("A\n```\nCODE 🎉\n```\nB", "A B", id="fenced code"),
        pytest.param("A\n~~~ text\nCODE\n~~~\nB", "A B", id="a fence of tildes"),
        pytest.param("A `CODE 🎉` B", "A B", id="code in a line"),
        pytest.param("```\nA", "``` A", id="a fence that is never closed hides nothing"),
        pytest.param("![Alt 🎉](bild.jpg) B", "B", id="a picture with its alternative text"),
        pytest.param("[Link 🎉](https://a.example/x) B", "Link 🎉 B", id="the words of a link stay"),
        pytest.param("https://a.example/B3hörd3 B", "B", id="an address"),
        pytest.param("Siehe https://a.example/x🎉", "Siehe 🎉", id="an emoji ends an address"),
        pytest.param("www.a.example, post@a.example und stadt.example/x.", ", und .", id="addresses without a scheme keep the marks behind them"),
        pytest.param("z.B. und u.a. um 8.30 Uhr", "z.B. und u.a. um 8.30 Uhr", id="abbreviations and times are no addresses"),
        pytest.param("A&amp;B <b>C</b>", "A B C", id="entities and tags"),
        pytest.param("2 < 3 > 1 <3", "2 < 3 > 1 <3", id="less and greater"),
        pytest.param("#Fest @stadt", "#Fest @stadt", id="hashtags and mentions stay"),
    ],
)  # fmt: skip
def test_what_is_seen(text: str, seen: str) -> None:
    assert _left(visible(text).text) == seen


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param(
            "Am #Stadtfest mit @stadt@a.social da", "Am mit da", id="hashtags and mentions are no prose"
        ),
        pytest.param("C# und Platz # 3 und a@b", "C# und Platz # 3 und a@b", id="signs that begin no tag"),
    ],
)
def test_what_is_prose(text: str, prose: str) -> None:
    assert _left(visible(text).prose) == prose


@given(_PIECES | st.text(max_size=80))
def test_nothing_moves(text: str) -> None:
    for seen in visible(text):
        assert len(seen) == len(text)
        assert all(seen[i] == char for i, char in enumerate(text) if char in "\r\n")
        assert all(new in (old, " ") for new, old in zip(seen, text, strict=True))
