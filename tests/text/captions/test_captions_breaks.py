"""Bad ends of lines, and wrapping at the ends of phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.text.captions.breaks import Wrap, bad_ends, wrapped


def _seen(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)


def _how(longest: int = 42, lines: int = 2, language: str = "de") -> Wrap:
    return Wrap(longest, lines, len, _seen, language)


@pytest.mark.parametrize(
    ("lines", "language", "found"),
    [
        pytest.param(("Wir sind in der", "Stadt."), "de", [("word", "der")], id="an article"),
        pytest.param(("Brot und", "Butter"), "de", [("word", "und")], id="a conjunction"),
        pytest.param(("Das ist für", "alle."), "de", [("word", "für")], id="a preposition"),
        pytest.param(("Die Bürger-", "meisterin"), "de", [("split", "Bürger-")], id="a split word"),
        pytest.param(("Das Fest fängt an", "und endet."), "de", [], id="a prefix of a verb"),
        pytest.param(("Haupt-", "und Nebenstraße"), "de", [], id="a hyphen before und"),
        pytest.param(("E-Mail-", "Adresse"), "de", [], id="a hyphen before a capital"),
        pytest.param(
            ("Kommt her, und", "bleibt", "hier und"), "de", [("word", "und")], id="the last line may end so"
        ),
        pytest.param(("Wir sind da,", "und ihr?"), "de", [], id="a comma"),
        pytest.param(("We closed the", "road."), "en", [("word", "the")], id="an English article"),
        pytest.param(("they know you-", "through your site"), "en", [], id="an interrupted sentence"),
        pytest.param(("Come in", "and sit."), "en", [], id="an English particle"),
    ],
)
def test_bad_ends_of_lines(lines: tuple[str, ...], language: str, found: list[tuple[str, str]]) -> None:
    assert list(bad_ends(lines, language)) == found


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param(
            "Wir haben heute in der Stadt eine\ngroße Baustelle eröffnet.",
            "Wir haben heute in der Stadt\neine große Baustelle eröffnet.",
            id="before the article",
        ),
        pytest.param(
            "Das Rathaus bleibt am Montag zu, am Dienstag ist es offen.",
            "Das Rathaus bleibt am Montag zu,\nam Dienstag ist es offen.",
            id="behind the comma",
        ),
        pytest.param("Kurz und\ngut.", "Kurz und gut.", id="what fits stands in one line"),
        pytest.param(
            "<v Frau Müller><i>Das Rathaus bleibt am Montag zu,</i> am Dienstag ist es offen.",
            "<v Frau Müller><i>Das Rathaus bleibt am Montag zu,</i>\nam Dienstag ist es offen.",
            id="tags stay at their words and take no room",
        ),
        pytest.param("Ein Wort.", None, id="nothing to do"),
        pytest.param(
            "Die Bürgermeisterin sagte, dass die\nSanierung seit Jahren nötig ist, weil der",
            None,
            id="what fits is not torn at another bad place",
        ),
        pytest.param("Die Bürger-\nmeisterin kommt.", None, id="a split word is left to a person"),
        pytest.param("Wort " * 40, None, id="too long for two lines"),
        pytest.param(
            "Donaudampfschifffahrtsgesellschaftskapitänsmütze", None, id="one word that does not fit"
        ),
        pytest.param("", None, id="nothing"),
    ],
)
def test_wrapping(payload: str, expected: str | None) -> None:
    assert wrapped(payload, _how()) == expected


WORDS = st.lists(
    st.sampled_from("und der Stadt, Rathaus <i>Markt</i> zu am Fest. - & <b>".split()), max_size=14
)


@given(WORDS, st.integers(8, 30), st.integers(1, 3))
def test_wrapping_changes_line_ends_alone_and_keeps_the_limits(
    words: list[str], longest: int, lines: int
) -> None:
    payload = " ".join(words)
    new = wrapped(payload, _how(longest, lines))
    if new is not None:
        assert new.split() == payload.split()
        assert len(new.split("\n")) <= lines
        assert max(len(_seen(line).strip()) for line in new.split("\n")) <= longest
        assert wrapped(new, _how(longest, lines)) in (None, new)
