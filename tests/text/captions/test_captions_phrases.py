"""What speech recognisers invent, as the shipped rule lists it."""

from __future__ import annotations

import pytest

from a11ylint.rulebook import all_rules
from a11ylint.text.captions.phrases import candidates, credit_behind, is_credit, is_said, loops, plain

OPTIONS = all_rules()["caption-recogniser-text"].options
CREDITS, SAYINGS = tuple(OPTIONS["invented"]), tuple(OPTIONS["sayings"])


@pytest.mark.parametrize(
    ("text", "credit", "saying"),
    [
        pytest.param("Untertitelung des ZDF, 2020", True, False, id="a German broadcaster"),
        pytest.param("Untertitel im Auftrag des ZDF für funk, 2017", True, False, id="more words behind it"),
        pytest.param("UNTERTITEL DER AMARA.ORG-COMMUNITY", True, False, id="in capitals"),
        pytest.param("Copyright WDR 2021", True, False, id="a copyright"),
        pytest.param("Untertitel: SWR 2021", True, False, id="a colon before the broadcaster"),
        pytest.param("Untertitel von Stephanie Geiges", True, False, id="a person"),
        pytest.param("Untertitel: Stadt Musterstadt", False, False, id="a credit of one's own"),
        pytest.param("SWR 2019", True, False, id="a broadcaster with another year than listed"),
        pytest.param(
            "Sous-titres réalisés par la communauté d’Amara.org", True, False, id="French, curly apostrophe"
        ),
        pytest.param("字幕由 Amara.org 社区提供", True, False, id="Chinese"),
        pytest.param("字幕由Amara.org社区提供", True, False, id="Chinese"),
        pytest.param("Vielen Dank für's Zuschauen!", False, True, id="thanks with an apostrophe"),
        pytest.param(
            "Thanks for watching! Thanks for watching! Thanks for watching!", False, True, id="thrice"
        ),
        pytest.param("ご視聴ありがとうございました。", False, True, id="Japanese"),
        pytest.param("Vielen Dank.", False, False, id="genuine thanks"),
        pytest.param("Danke fürs Kommen!", False, False, id="thanks for coming"),
        pytest.param(
            "Thanks for watching the demo of our new town app.", False, False, id="a longer sentence"
        ),
        pytest.param(
            "Der SWR hat 2019 darüber berichtet.", False, False, id="a sentence about a broadcaster"
        ),
        pytest.param(
            "Untertitel der Filme gibt es in fünf Sprachen und mehr.", False, False, id="about captions"
        ),
        pytest.param("BR 2018", False, False, id="two letters are too little"),
    ],
)
def test_the_lists_tell_inventions_from_sentences(text: str, credit: bool, saying: bool) -> None:
    assert is_credit(plain(text), CREDITS) is credit
    assert is_said(plain(text), SAYINGS) is saying


def test_every_phrase_of_the_lists_is_found_among_captions() -> None:
    shown = [(f"- „{phrase}“",) for phrase in (*CREDITS, *SAYINGS)]
    assert candidates(shown, (*CREDITS, *SAYINGS)) == list(range(len(shown)))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(["Ein Tag."] * 5, [(0, 5)], id="five times the same"),
        pytest.param(["Ein Tag."] * 4, [], id="four times the same"),
        pytest.param(["Oh!"] * 9, [], id="a single word"),
        pytest.param(["Anfang.", *["Ein Tag."] * 6, "Ende."], [(1, 6)], id="in the middle"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_the_same_again_and_again(texts: list[str], found: list[tuple[int, int]]) -> None:
    assert list(loops([(text,) for text in texts], 5)) == found


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        pytest.param("Das war's. Danke. Untertitelung des ZDF, 2020", True, id="behind two sentences"),
        pytest.param("Gute Nacht! Untertitel der Amara.org-Community", True, id="behind a call"),
        pytest.param("Danke. Untertitel des ZDF sind gut.", False, id="a sentence about captions"),
        pytest.param("Danke. Untertitel: Stadt Musterstadt", False, id="a credit of one's own"),
        pytest.param("Es gab Untertitelung des ZDF", False, id="within a sentence"),
    ],
)
def test_a_credit_behind_a_sentence(text: str, credit: bool) -> None:
    assert (credit_behind(text, CREDITS) != "") is credit
    assert not credit or candidates([(text,)], CREDITS) == [0]


@pytest.mark.parametrize(
    "text", ["." * 20_000, ". " * 10_000, '"' * 20_000, "Untertitel. " * 1_700, "\0" * 20_000]
)
def test_a_caption_of_equal_signs_is_looked_through_at_once(text: str) -> None:
    candidates([(text,)], CREDITS)  # minutes, where each sign is looked at from the one before it on
    assert credit_behind(text, CREDITS) == ""


def test_each_caption_with_a_likely_sentence_is_named_once() -> None:
    shown = [
        ("Guten Tag.",),
        ("Das war's.", "Untertitelung des ZDF"),
        ("Ende.",),
        ("… Untertitel des ZDF. Untertitel: BR",),
    ]
    assert candidates(shown, CREDITS) == [1, 3]
