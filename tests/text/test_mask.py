"""What is prose in a post, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.text.mask import EMOJI, mask

_PIECES = st.lists(
    st.sampled_from(
        [
            *"abÄß AB.!?…:\n\r#@_*-–[]()<>/&;,'\"12|🎉\ufe0f\u200d🏽•\u20e3\u0308",
            *(
                "http://",
                "www.",
                "z. B. ",
                "<!--",
                "-->",
                "```",
                "![a](b)",
                "[x](y)",
                "#Tag ",
                "e. V.",
                "24. ",
            ),
        ]
    ),
    max_size=60,
).map("".join)


def _left(text: str) -> str:
    return " ".join(mask(text).replace(EMOJI, " ").split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Mehr: https://a.example/b_(c)?d=e#f.", "Mehr: .", id="an address loses its full stop to the sentence"),
        pytest.param("Auf www.musterstadt.de/rathaus.", "Auf .", id="an address without a scheme"),
        pytest.param("Auf musterstadt.de und bürger.online!", "Auf und !", id="bare domains"),
        pytest.param("Punkt.Ende und z.B. am 1.Mai", "Punkt.Ende und z.B. am 1.Mai", id="a full stop makes no domain"),
        pytest.param("Mail an post@musterstadt.de.", "Mail an .", id="a mail address"),
        pytest.param("Danke @feuerwehr_muster@social.example!", "Danke !", id="a mention with its server"),
        pytest.param("![Ein Bild](a.jpg) Text", "Text", id="a picture with its alternative text"),
        pytest.param("![Karte [neu]](a.jpg) Text", "Text", id="brackets inside an alternative text"),
        pytest.param('Zum [Antrag](https://a.example "Titel").', "Zum Antrag .", id="a link keeps its text"),
        pytest.param("Zum [Antrag][1].\n\n[1]: https://a.example", "Zum Antrag .", id="a link by reference"),
        pytest.param("[ID]: Das Bild zeigt den Markt.", "[ID]: Das Bild zeigt den Markt.", id="a description line is no link"),
        pytest.param("Bildbeschreibung: Ein Bus.", "Bildbeschreibung: Ein Bus.", id="a description line is prose"),
        pytest.param("A <!-- intern\nstreng --> B", "A B", id="a comment over two lines"),
        pytest.param("A <!-- offen B", "A", id="a comment that is never closed"),
        pytest.param("<b>Neu</b> &amp; gut", "Neu gut", id="tags and entities"),
        pytest.param("x < y und y > z", "x < y und y > z", id="less and greater"),
        pytest.param("```\ncode = 1\n```\nText", "Text", id="fenced code"),
        pytest.param("Kommt zum #Stadtfest am Markt!", "Kommt zum Stadtfest am Markt!", id="a hashtag inside a sentence"),
        pytest.param("#Musterstadt feiert", "Musterstadt feiert", id="a hashtag that begins a sentence"),
        pytest.param("Heute ist Tag der #Barrierefreiheit", "Heute ist Tag der Barrierefreiheit", id="a hashtag after an article"),
        pytest.param("Tag der #Inklusion #Teilhabe", "Tag der Inklusion", id="the first hashtag after an article"),
        pytest.param("Kommt alle! #Fest", "Kommt alle!", id="a hashtag after the last sentence"),
        pytest.param("Kommt alle #Fest #Stadt 🎉", "Kommt alle", id="hashtags at the end of a line"),
        pytest.param("Text\n#eins\n#zwei", "Text", id="hashtags one a line"),
        pytest.param("#Rat #Stadt Der Rat tagt", "Der Rat tagt", id="hashtags at the start of a line"),
        pytest.param("Für #Inklusion, #Teilhabe und #Respekt stehen wir", "Für Inklusion, Teilhabe und Respekt stehen wir", id="an enumeration of hashtags"),
        pytest.param("#Bu\u0308rger sind da", "Bu\u0308rger sind da", id="a hashtag with a decomposed umlaut"),
        pytest.param("Platz #1 und C#", "Platz #1 und C#", id="a number sign"),
        pytest.param("Um 1️⃣0️⃣ Uhr", "Um Uhr", id="keycaps"),
        pytest.param("ℹ️ Info ™", "Info", id="symbols that are letters to Unicode"),
        pytest.param("# Titel\n> Zitat", "Titel Zitat", id="heading and quotation marks of Markdown"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_only_prose_is_left(text: str, left: str) -> None:
    assert _left(text) == left


def test_emoji_keep_their_place() -> None:
    assert mask("a 👩🏽‍🦽 b") == f"a {EMOJI * 4} b"


def test_a_block_tag_breaks_the_line() -> None:
    assert mask("eins<br>zwei") == "eins\n   zwei"


@given(_PIECES | st.text(max_size=80))
def test_nothing_moves(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(masked[i] == char for i, char in enumerate(text) if char in "\r\n")
