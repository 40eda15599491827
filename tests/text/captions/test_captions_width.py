"""How wide lines of captions are, in every script."""

from __future__ import annotations

import unicodedata

import pytest

from a11ylint.text.captions.width import measure_of, script_of


@pytest.mark.parametrize(
    ("text", "script", "width"),
    [
        pytest.param("Das Rathaus öffnet.", "latin", 19, id="German"),
        pytest.param(unicodedata.normalize("NFD", "Größe für Bäume"), "latin", 15, id="decomposed umlauts"),
        pytest.param("Mit Herz ❤️ und 👩‍👩‍👧!", "latin", 18, id="a family is one emoji and takes two columns"),
        pytest.param(
            "Bür\u00adger\u200bmeister", "latin", 13, id="soft hyphens and zero-width blanks take no room"
        ),
        pytest.param("Ратуша открыта.", "cyrillic", 15, id="Russian"),
        pytest.param("Το δημαρχείο", "greek", 12, id="Greek"),
        pytest.param("لاحِقًا", "arabic", 5, id="Arabic vowel signs take no room"),
        pytest.param("नहीं।", "devanagari", 3, id="Hindi syllables"),
        pytest.param("市政厅开门。", "han", 6, id="Chinese"),
        pytest.param("Webサイト", "kana", 4.5, id="Latin letters are half as wide in Japanese"),
        pytest.param("그는 거의", "hangul", 4.5, id="blanks are half as wide in Korean"),
        pytest.param("განათლება", "other", 9, id="Georgian has no limits of its own"),
        pytest.param("1, 2, 3 – 4!", "latin", 12, id="no letters at all"),
    ],
)
def test_lines_are_measured_in_the_characters_of_their_script(text: str, script: str, width: float) -> None:
    assert script_of(text) == script
    assert measure_of(text, script)(text) == width


def test_plain_latin_is_counted_the_quick_way_with_the_same_result() -> None:
    line = "Grüße aus „Köln“ – 3 € für Straßen & Çağlar: ♪ … Ÿ"
    assert measure_of(line, "latin") is len
    assert measure_of(line + "👍", "latin")(line) == len(line)
