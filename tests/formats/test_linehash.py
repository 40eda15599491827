"""GitHub's line hashes, against figures that its own program gives (github/codeql-action, fingerprints.test.ts)."""

from __future__ import annotations

import pytest

from a11ylint.formats._linehash import line_hashes

GREETING = (
    "e9496ae3ebfced30 fb7c023a8b9ccb3f ce8ba1a563dcdaca e20e36e16fcb0cc8 b3edc88f2938467e c8e28b0b4002a3a0"
)
CASES = [
    pytest.param("", "c129715d7a2bc9a3:1", id="an empty file is one line"),
    pytest.param(
        " a\nb\n  \t\tc\n d",
        "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1",
        id="blanks and tabs do not count, zeros in front are not written",
    ),
    pytest.param(
        " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
        " ".join(f"{one}:1" for one in [*GREETING.split(), "c129715d7a2bc9a3"]),
        id="all line ends are the same, the line behind the last one counts",
    ),
    pytest.param(
        "Lorem ipsum dolor sit amet.\n" * 10,
        " ".join(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7))
        + " a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1",
        id="equal stretches of 100 characters are numbered",
    ),
]


@pytest.mark.parametrize(("text", "hashes"), CASES)
def test_hashes(text: str, hashes: str) -> None:
    assert line_hashes(text) == hashes.split()


def test_characters_beyond_the_first_plane_count_as_two_units() -> None:
    assert line_hashes("🎉") == line_hashes("\ud83c\udf89") != line_hashes("\uf389")


def test_hashes_see_a_hundred_characters_and_no_more() -> None:
    first = line_hashes("a" * 100 + "b\n")[0]
    assert first == line_hashes("a" * 100 + "c\n")[0]
    assert first != line_hashes("a" * 99 + "bb\n")[0]
