"""Emoji as people see them, and their names as people hear them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import emoji as package
import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint import lint_text
from a11ylint.text import emoji
from a11ylint.text.emoji_names import name
from a11ylint.text.emoji_words import stand_ins

# status 2 of the package: fully qualified
ALL = [
    text for text, entry in package.EMOJI_DATA.items() if entry["status"] == package.STATUS["fully_qualified"]
]
NO_NOUN = "geteilt durch, minus, neblig, om, plus, schwindlig, verboten, verkleidet, wiederholen, überwältigt"
LETTERLIKE = {"©️", "®️", "™️"}


def _texts(text: str) -> list[str]:
    return [item.text for item in emoji.find(text)]


def test_every_emoji_of_unicode_is_one() -> None:
    assert len(ALL) > 3900
    assert [text for text in ALL if _texts(f"a{text} b") != [text]] == [
        text for text in ALL if text in LETTERLIKE
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "24/7, 5 %, #1, 3*, © ® ™ ½ № → ©️ ®️ ™️ 1️",
            "",
            id="digits, number signs and signs like letters are none",
        ),
        pytest.param("🇩🇪🇫🇷", "🇩🇪 🇫🇷", id="two flags side by side"),
        pytest.param("🇭🇪🇱🇱🇴", "", id="a word in letters for flags"),
        pytest.param("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", id="the flag of a part of a country"),
        pytest.param("1️⃣0️⃣#️⃣", "1️⃣ 0️⃣ #️⃣", id="keycaps"),
        pytest.param(
            "👍🏽👩🏽‍🦽👨‍👩‍👧‍👦❤️‍🔥", "👍🏽 👩🏽‍🦽 👨‍👩‍👧‍👦 ❤️‍🔥", id="skin tones and joined people count once"
        ),
        pytest.param("ℹ️ Ⓜ️ 🅿️ ℹ Ⓜ 🅿", "ℹ️ Ⓜ️ 🅿️", id="letters become emoji by the variation selector"),
        pytest.param("a\u200db \u200d", "", id="joiners without emoji"),
        pytest.param("🫩🫆", "🫩 🫆", id="emoji that are younger than the Python"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_find(text: str, found: str) -> None:
    assert _texts(text) == found.split()


def test_symbols_in_text_style_are_a_kind_of_their_own() -> None:
    assert [(item.text, item.symbol) for item in emoji.find("☎ ✔ ✔️")] == [
        ("☎", True),
        ("✔", True),
        ("✔️", False),
    ]


@given(
    st.lists(
        st.sampled_from([*ALL[::40], " ", "a", "\n", "\u200d", "\ufe0f", "🏽", "🇩", "1", "#"]), max_size=30
    ).map("".join)
)
def test_emoji_stand_in_order_and_blanking_keeps_the_rest(text: str) -> None:
    found = emoji.find(text)
    ends = [0, *(item.end for item in found)]
    assert all(end <= item.start for end, item in zip(ends, found, strict=False))
    assert all(text[item.start : item.end] == item.text for item in found)
    blanked = emoji.blanked(text)
    assert len(blanked) == len(text)
    assert not emoji.find(blanked)


@pytest.mark.parametrize(
    ("cluster", "german", "english"),
    [
        pytest.param("💪", "angespannter Bizeps", "flexed biceps", id="an adjective and a noun"),
        pytest.param("🙏", "zusammengelegte Handflächen", "folded hands", id="a participle"),
        pytest.param(
            "👉", "nach rechts weisender Zeigefinger", "backhand index pointing right", id="small words"
        ),
        pytest.param("🇩🇪", "Flagge: Deutschland", "flag: Germany", id="a flag"),
        pytest.param(
            "👍🏽", "Daumen hoch: mittlere Hautfarbe", "thumbs up: medium skin tone", id="a skin tone"
        ),
        pytest.param("👩‍🚀", "Astronautin", "woman astronaut", id="a profession"),
        pytest.param("💿", "CD", "optical disk", id="an abbreviation"),
        pytest.param("🧑‍🎨", "Künstler(in)", "artist", id="a gender in brackets"),
        pytest.param("☎", "Telefon", "telephone", id="a symbol without the variation selector"),
        pytest.param(
            "🐕\u200d🚀",
            "Hund, Rakete",
            "dog, rocket",
            id="a joining that Unicode does not know is read part by part",
        ),
        pytest.param("\U0001fbff", "Emoji", "emoji", id="an unknown one"),
    ],
)
def test_names(cluster: str, german: str, english: str) -> None:
    assert name(cluster) == (german, english)


@pytest.mark.parametrize(
    ("text", "most", "german"),
    [
        pytest.param("🎉🚀", 5, "Konfettibombe, Rakete", id="all of them"),
        pytest.param("🎉🚀🔥", 2, "Konfettibombe, Rakete und 1 weitere", id="the first two"),
        pytest.param(
            "🎉🎉❗❗❗",
            5,
            "Konfettibombe, Konfettibombe, rotes Ausrufezeichen und 2 weitere",
            id="no name is cut in two",
        ),
        pytest.param("", 5, "", id="none"),
    ],
)
def test_names_in_a_row(text: str, most: int, german: str) -> None:
    assert emoji.names(emoji.find(text), most).de == german


def test_german_names_begin_nouns_with_a_capital() -> None:
    """The package writes all letters small; these few names have no noun."""
    spoken = {name(text).de for text in ALL}
    small = {said for said in spoken if said == said.lower() and any(map(str.isalpha, said))}
    assert small == set(NO_NOUN.split(", "))
    assert not [said for said in spoken if "_" in said or "  " in said]


def _leads(text: str) -> list[str]:
    return [line.lead[0].text for line in emoji.bullets(emoji.lines(text, text), 2)]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param("👉 a\n👉 b", "👉 👉", id="two lines"),
        pytest.param("- 👉 a\r\n- ✅ b", "👉 ✅", id="behind hyphens"),
        pytest.param("📅 a\n\n📍 b", "📅 📍", id="two paragraphs"),
        pytest.param("🎉 a\nb\n👋 c", "", id="one at the top and one at the end"),
        pytest.param("👉 a\nb\n👉 c", "👉 👉", id="the same at the top and at the end"),
        pytest.param("🎉 a\nb\n👋 c\nd\n📍 e", "🎉 👋 📍", id="three anywhere"),
        pytest.param("🇩🇪 a\n🇬🇧 b", "", id="flags"),
        pytest.param("🎉\n🎉", "", id="lines of emoji only"),
        pytest.param("a 🎉\nb 🎉", "", id="emoji at the end of lines"),
    ],
)
def test_bullets(text: str, leads: str) -> None:
    assert _leads(text) == leads.split()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mit dem 🚌 zur Schule", id="before a short word"),
        pytest.param("Wir gehen ins 🏊.", id="before a full stop"),
        pytest.param("Take the 🚌", id="at the end of an English line"),
        pytest.param("I 💙 Bonn", id="a heart of another colour"),
        pytest.param("Ich ❤ Bonn", id="a heart in text style"),
    ],
)
def test_an_emoji_that_replaces_a_word(text: str) -> None:
    assert len(stand_ins(text, emoji.find(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mit dem 🚌 Bus", id="the noun follows"),
        pytest.param("Wir laden ein 🎉", id="a verb with a particle"),
        pytest.param("Macht mit 💪!", id="another particle"),
        pytest.param("Das schaffen wir ❤️", id="a pronoun at the end"),
        pytest.param("Danke ❤️ Bonn", id="a heart after another word"),
        pytest.param("Kommt in den\n🎪 Zirkus", id="the line ends before the emoji"),
    ],
)
def test_an_emoji_beside_words(text: str) -> None:
    assert stand_ins(text, emoji.find(text)) == []


def test_a_message_says_what_is_heard_in_both_languages() -> None:
    [finding] = lint_text("---\nlang: de\n---\nWir feiern 🎉 am Samstag das Fest.\n", "post.md").findings
    assert finding.message("de").endswith("„Wir feiern Konfettibombe am Samstag das Fest.“")
    assert finding.message("en").endswith("“Wir feiern party popper am Samstag das Fest.”")


def test_each_part_of_a_thread_is_counted_by_itself() -> None:
    text = "---\nlang: de\nformat: thread\n---\nA. 🎉\nB. 🎈\n---\nC. 🎁\nD. 🎶\n"
    assert not lint_text(text, "post.md").findings


def test_an_ordinary_draft_loads_no_emoji_package(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """And `regex` only after a character that could be an emoji."""
    draft = tmp_path / "post.md"
    code = (
        "import sys\nfrom pathlib import Path\nimport a11ylint\n"
        "a11ylint.lint([Path(sys.argv[1])])\nprint(*({'emoji', 'regex'} & set(sys.modules)))"
    )
    loaded = {}
    for body in ("Die Bürger:innen – „alle“ – feiern… #Fest\n", "Wir feiern. 🎉\n", "Wir feiern. 🎉🎉🎉\n"):
        draft.write_text(f"---\nlang: de\n---\n{body}", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", code, str(draft)],
            capture_output=True,
            text=True,
            check=True,
            env=child_environment,
            cwd=tmp_path,
        )
        loaded[body] = set(done.stdout.split())
    assert list(loaded.values()) == [set(), {"regex"}, {"emoji", "regex"}]
