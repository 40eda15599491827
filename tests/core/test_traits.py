"""Traits of posts, and the promise that a check which needs one finds nothing without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint.checks import Check, Problem, registry
from a11ylint.examples import examples, posts_of
from a11ylint.post import Post
from a11ylint.rulebook import all_rules
from a11ylint.traits import TRAITS, traits
from tests.core.support import post

EXAMPLES = [example for rule in all_rules().values() for example in examples(rule)]
OPTIONS = {rule.check: rule.options for rule in all_rules().values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Das Rathaus öffnet – „endlich“ … für 3 €!", {"digit"}, id="German typography is usual"),
        pytest.param("Kommt zum #Fest", {"hashtag"}, id="a hashtag"),
        pytest.param("Kommt zum ＃Fest", {"hashtag", "unusual", "picture"}, id="a wide number sign"),
        pytest.param("Danke @stadt", {"at"}, id="a mention"),
        pytest.param("Danke 🎉", {"picture", "unusual"}, id="an emoji"),
        pytest.param("Nummer 1\ufe0f\u20e3", {"digit", "picture", "unusual"}, id="a keycap"),
        pytest.param("Marke©", {"picture"}, id="a sign that may be an emoji"),
        pytest.param("Scho\u0308n", {"unusual"}, id="a decomposed umlaut"),
        pytest.param("Ver\u00adwaltung", {"unusual"}, id="a soft hyphen"),
        pytest.param("Привет", {"unusual"}, id="another script"),
        pytest.param("![Bild](a.jpg)", {"media"}, id="a picture"),
        pytest.param("---\nplatfroms: x\n---\n", {"note"}, id="a misspelt key"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_traits(text: str, expected: set[str], tmp_path: Path) -> None:
    assert traits(post(text, tmp_path)) == expected


def test_a_thread_has_the_traits_of_all_its_parts(tmp_path: Path) -> None:
    from tests.core.support import posts

    parts = posts("---\nformat: thread\n---\nEins\n\n---\n\nZwei 🎉\n", tmp_path)
    assert [traits(part) for part in parts] == [{"picture", "unusual"}] * 2


@pytest.mark.parametrize("check", registry().values(), ids=lambda check: check.name)
def test_needs_are_traits(check: Check) -> None:
    assert set(check.needs) <= set(TRAITS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule.id}-{example.title}")
def test_a_check_finds_nothing_in_posts_without_what_it_needs(example: object, tmp_path: Path) -> None:
    for one in posts_of(example, tmp_path):  # type: ignore[arg-type]
        has = traits(one)
        idle = [check for check in registry().values() if check.needs and has.isdisjoint(check.needs)]
        assert [check.name for check in idle if _finds(check, one)] == []


def _finds(check: Check, one: Post) -> bool:
    options = OPTIONS[check.name]
    outcomes = (item for target in check.targets(one) for item in check.run(one, target, **options))
    return any(isinstance(item, Problem) for item in outcomes)


def test_checks_on_media_need_media() -> None:
    assert registry()["image-alt-placeholder"].needs == ("media",)
