"""What of a body is posted, and how long a platform finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.checks.length import posted
from tests.core.support import by_rule, lint_text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("\n\nText\r\n\r\n\r\nmehr  \n", "Text\n\nmehr", id="line ends and blank lines"),
        pytest.param("A\n\n![Bild [neu]](a_(1).jpg)\n\nB", "A\n\nB", id="a picture"),
        pytest.param('A <img src="a.jpg" alt="x"> B', "A  B", id="a picture in HTML"),
        pytest.param("A\n[Gruß](gruss.mp4)", "A", id="a link to a clip"),
        pytest.param("A [Plan](plan.pdf)", "A [Plan](plan.pdf)", id="a link to a page or a file stays"),
        pytest.param("A <!-- x\ny --> B\n<!-- z -->", "A  B", id="comments"),
        pytest.param("A <!-- x", "A <!-- x", id="a comment that is never closed"),
    ],
)
def test_what_is_posted(body: str, text: str) -> None:
    assert posted(body) == text


@pytest.mark.parametrize(
    ("platform", "text", "key"),
    [
        pytest.param("x", "ä" * 280, None, id="280 characters on X"),
        pytest.param("x", "ä" * 281, "long", id="281 characters on X"),
        pytest.param("x", "🎉" * 141, "long", id="an emoji counts two on X"),
        pytest.param("x", "a.de " * 12, "long", id="a short address counts 23 on X"),
        pytest.param(
            "mastodon", "https://a.example/" + "x" * 600, None, id="a long address counts 23 on Mastodon"
        ),
        pytest.param(
            "mastodon", "👩🏽‍🚒" * 500, None, id="an emoji of four code points counts once on Mastodon"
        ),
        pytest.param("bluesky", "👩🏽‍🚒" * 299, "long", id="Bluesky counts bytes, too"),
        pytest.param("threads", "🎉" * 126, "long", id="an emoji counts its bytes on Threads"),
        pytest.param("tiktok", "x" * 4001, "perhaps", id="a limit that its source gives roughly"),
        pytest.param("facebook", "x" * 63207, "perhaps", id="a limit that nobody has read"),
        pytest.param("xing", "x" * 9000, None, id="no limit is known"),
    ],
)
def test_platforms_count_in_their_way(platform: str, text: str, key: str | None, tmp_path: Path) -> None:
    draft = f"---\nplatforms: [{platform}]\n---\n{text}\n"
    found = by_rule(lint_text(draft, tmp_path, select=("post-too-long",)), "post-too-long")
    assert [finding.problem.key for finding in found] == ([key] if key else [])


def test_all_platforms_stand_in_one_finding(tmp_path: Path) -> None:
    draft = f"---\nplatforms: [x, bluesky, facebook]\n---\n{'x' * 301}\n"
    [finding] = by_rule(lint_text(draft, tmp_path, select=("post-too-long",)), "post-too-long")
    assert finding.message("de") == (
        "Der Text ist zu lang für X (früher Twitter): 301 statt höchstens 280 Zeichen (gewichtet gezählt), "
        "Bluesky: 301 statt höchstens 300 Zeichen. Er wird abgelehnt oder abgeschnitten."
    )
