"""Letters that only look like letters, marks over letters, and characters that nobody sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint import lint_text
from a11ylint.fix import changes
from a11ylint.text import letters, marks
from a11ylint.text.letters import _table

HARMLESS = [
    *(
        "m²",
        "CO₂",
        "½ Liter",
        "№ 5",
        "1ª",
        "2º",
        "①②③",
        "℃",
        "™",
        "ℹ️",
        "Ⓜ️",
        "🅰️🅱️",
        "Ⅳ",
        "→",
        "µm",
        "5 kΩ",
        "x² + xⁿ",
    ),
    *(
        "𝑥 = 5",
        "𝛼𝛽",
        "ℝ, ℕ, ℓ",
        "ℎ",
        "Hⓔ",
        "Ⓐ Ⓑ Ⓒ Ⓓ",
        "⒜ Antrag",
        "Mᵐᵉ",
        "1ᵉʳᵉ",
        "10ᵗʰ",
        "2ⁿᵈ",
        "ﬁnden",
        "ﬂüssig",
    ),
    *(
        "日本語ＡＢＣ",
        "東京ＮＥＷＳ",
        "한국어",
        "Tiếng Việt",
        "Bürger",
        "مرحبا بكم",
        "שלום",
        "नमस्ते",
        "สวัสดี",
        "Ελλάδα",
        "Київ",
    ),
    *(
        "[mɪnɪˈstɪ]",
        "/ʀʏʏʀɪ/",
        "ɔkɔtɔ",
        "ǝ",
        "🇩🇪🇫🇷",
        "🇪🇺",
        "1️⃣2️⃣",
        "👩‍🦽",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "ʻokina",
        "Ðingvellir",
        "Łódź",
    ),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_decoration(text: str) -> None:
    for form in ("NFC", "NFD"):
        same = unicodedata.normalize(form, text)
        assert letters.styled(same) == ()
        assert marks.overlaid(same, 2) == []
        assert letters.mixed(same) == []


@pytest.mark.parametrize("style", sorted(set(_table()[0].values()) - {"turned", "letterlike"}))
def test_every_letter_of_every_style_becomes_a_plain_one(style: str) -> None:
    styles, plain = _table()
    for char in (char for char, of in styles.items() if of == style and plain[char].isascii()):
        [found] = letters.styled(f"A {char * 3} b")
        assert (found.plain, found.style) == (plain[char] * 3, style)
        assert plain[char].isalnum()
        assert len(plain[char]) == 1


@pytest.mark.parametrize(
    ("text", "plain", "style"),
    [
        pytest.param("𝗪𝗶𝗰𝗵𝘁𝗶𝗴 𝗲𝘀 da", "Wichtig es", "math", id="words side by side are one stretch"),
        pytest.param("ℋ𝑒𝓁𝓁ℴ", "Hello", "math", id="the gaps of the block are letterlike symbols"),
        pytest.param("ℍℂℕ", "HCN", "letterlike", id="letterlike symbols alone"),
        pytest.param("𝟚𝟘𝟚𝟞", "2026", "math", id="digits"),
        pytest.param("𝐇 𝐀 𝐋 𝐋 𝐎", "H A L L O", "math", id="with blanks between the letters"),
        pytest.param("🇭 🇪 🇾 🇴", "H E Y O", "regional", id="single letters for flags"),
        pytest.param("🇧🇪🇷🇱🇮🇳", "BERLIN", "regional", id="letters for flags that begin like a flag"),
        pytest.param("𝐍eu", "N", "math", id="an initial"),
        pytest.param("Hᴀʟʟᴏ", "allo", "small-caps", id="a plain initial"),
        pytest.param("ollɐɥ plɹoʍ", "hallo", "turned", id="upside down"),
    ],
)
def test_decorated_letters(text: str, plain: str, style: str) -> None:
    found = letters.styled(text)[0]
    assert (found.plain, found.style) == (plain, style)


def test_the_word_of_a_message_is_plain() -> None:
    assert letters.styled("𝗞ö𝗹𝗻")[0].word == "Köln"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("Wiсhtig", "Wichtig", id="a Cyrillic letter"),
        pytest.param("ΡΟSΤ", "POST", id="Greek capitals"),
        pytest.param("Укрaїна", "Україна", id="a Latin letter in a Ukrainian word"),
    ],
)
def test_mixed_scripts(text: str, plain: str) -> None:
    assert [hit.plain for hit in letters.mixed(text)] == [plain]


@pytest.mark.parametrize("text", ["IT-компания", "ΔE", "hν", "сдк SDK", "VIPом", "Дякуємо", "Abс: сα"])
def test_scripts_side_by_side(text: str) -> None:
    assert [hit.plain for hit in letters.mixed(text) if hit.plain != "Abc"] == []


@pytest.mark.parametrize(
    ("text", "plain", "struck"),
    [
        pytest.param("1\u03360\u0336 \u0336€\u0336 neu", "10 €", True, id="crossed out with its blank"),
        pytest.param("N\u0332e\u0332u\u0332", "Neu", False, id="underlined"),
        pytest.param("a\u0338b\u0337", "ab", True, id="a slash through each letter"),
        pytest.param("H\u0321\u0316\u0345a\u0329\u0353\u0317", "Ha", False, id="heaps of marks"),
        pytest.param("Z\u0321\u0316\u0345\u0353", "Z", False, id="one heap"),
        pytest.param("u\u0308\u0336b\u0336", "üb", True, id="an umlaut keeps its dots"),
        pytest.param("H\u0489e\u0489", "He", False, id="the Cyrillic sign of a million"),
    ],
)
def test_marks_over_letters(text: str, plain: str, struck: bool) -> None:
    [found] = marks.overlaid(text, 2)
    assert (found.plain, found.struck) == (plain, struck)


@pytest.mark.parametrize(
    "text",
    [
        "x\u0305 = 5",
        "s\u0331 und h\u032e",
        "1 \u2260 2",
        "=\u0338",
        "a\u0301\u0328 b",
        "ɔ\u0303\u0301",
        "1\ufe0f\u20e3 2\ufe0f\u20e3",
    ],
)
def test_single_marks_are_science(text: str) -> None:
    assert marks.overlaid(text, 2) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Bür\u00adger", "soft-hyphen", id="a soft hyphen"),
        pytest.param("a\u200b\u200bb\u2060c", "zero-width zero-width", id="neighbours are one place"),
        pytest.param("Auf\u200clage", "zero-width", id="a joiner between Latin letters"),
        pytest.param("a\u200eb", "direction", id="a direction mark without a second direction"),
        pytest.param("a\u202ecb\u202c", "order direction", id="an override"),
        pytest.param("\u2800\n\u3164", "blank blank", id="blank letters"),
        pytest.param("a\U000e0041", "hidden", id="a tag character"),
        pytest.param("می\u200cخواهم", "", id="Persian"),
        pytest.param("क्\u200dष", "", id="Hindi"),
        pytest.param("ไทย\u200bไทย", "", id="Thai"),
        pytest.param("\u200fשלום\u200e (1)", "", id="Hebrew"),
        pytest.param("⠓⠁\u2800⠓", "", id="Braille"),
        pytest.param("👩\u200d🦽🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "", id="emoji"),
        pytest.param("#\u200bTag @\u2060name", "", id="a tag that must not be one"),
        pytest.param("z.\u00a0B. 3.\u202fMai", "", id="no-break spaces"),
    ],
)  # fmt: skip
def test_invisible_characters(text: str, kinds: str) -> None:
    assert [item.kind for item in marks.unseen(text)] == kinds.split()


RULES = (
    "pseudo-font",
    "combining-overlay",
    "invisible-characters",
    "homoglyph",
    "separator-line",
    "repeated-punctuation",
    "spaced-letters",
    "emoticon",
    "emoji-as-bullet",
)
_PIECES = st.lists(
    st.sampled_from(
        [
            *("𝗔", "𝗯𝗰", "Ⓗⓔⓛ", "ʜᴇʟ", "ᴴᵉˡ", "Ｈｅｌ", "🇭🇪🇱", "🅷🅴", "ö", "a", "B", "Wort ", "W o r t e ", " ", "  ", "\n", "\n\n"),
            *("\u0336", "\u0332", "\u0301\u0302\u0303", "\u0308", "\u00ad", "\u200b", "\u2800", "\u202e", "с", "Ο", "@", "#", "."),
            *("-----", "━━━━", "★★★★", "!!", "?!", "....", ":)", " ;-) ", "👉 ", "1️⃣ ", "🎉", "日本"),
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(_PIECES)
def test_mended_text_is_clean_for_the_rule_and_other_characters_stay(text: str) -> None:
    draft = f"---\nlang: de\n---\nText {text}\n"
    for finding in lint_text(draft, "post.md").findings:
        fix = finding.problem.fix
        if finding.rule.id not in RULES or fix is None:
            continue
        [change] = changes([fix])
        spans = [edit.span for edit in fix.edits]
        kept = "".join(
            char for i, char in enumerate(draft) if not any(span.start <= i < span.end for span in spans)
        )
        left = iter(change.after)
        assert all(char in left for char in kept)
        again = {
            item.rule.id
            for item in lint_text(change.after, "post.md").findings
            if item.problem.fix and item.problem.key == finding.problem.key
        }
        assert finding.rule.id not in again, (text, change.after)
