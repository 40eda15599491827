"""Hashtags in a post: where they stand and end, which of them run together, and what the rules make of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.post import House
from a11ylint.text import lexicon
from a11ylint.text.hashtags import find, key, spelled, unparted, with_abbreviations
from a11ylint.text.segment import split
from tests.core.support import by_rule, lint_text, marked

HEAD = "---\nlang: de\n---\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Zum #Rathaus, #Markt.", ["Rathaus", "Markt"], id="signs behind a hashtag"),
        pytest.param("(#Rathaus) „#Markt“", ["Rathaus", "Markt"], id="brackets and quotation marks around it"),
        pytest.param("＃Rathaus", ["Rathaus"], id="a wide number sign"),
        pytest.param("#Wahl_2026 #U18", ["Wahl_2026", "U18"], id="digits and underscores"),
        pytest.param("#scho\u0308n", ["schön"], id="a decomposed umlaut"),
        pytest.param("#a#b", ["a"], id="no blank between two"),
        pytest.param("C# a#b /#c &#x41; ##d", [], id="no blank before the sign"),
        pytest.param("# Titel", [], id="a heading"),
        pytest.param("https://a.example/#Teil [Text](#Teil)", [], id="addresses and link targets"),
        pytest.param("[#Rathaus](https://a.example)", ["Rathaus"], id="the words of a link"),
        pytest.param("`#eins` <!-- #zwei --> ![#drei](a.jpg)", [], id="code, comments and alternative texts"),
        pytest.param('<b style="color:#d7191c">#Rot</b>', ["Rot"], id="a colour in a tag of HTML"),
        pytest.param("#️⃣ 1️⃣", [], id="keycaps"),
        pytest.param("#1 #24/7", ["1", "24"], id="numbers"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert [tag.name for tag in find(text)] == names


@pytest.mark.parametrize(
    ("text", "platforms", "tail", "gender"),
    [
        pytest.param("#Covid-19 hier", (), "-19", False, id="a hyphen"),
        pytest.param("#Tag-der-offenen-Tür", (), "-der-offenen-Tür", False, id="several hyphens"),
        pytest.param("#St.Martin", (), ".Martin", False, id="a full stop, though it looks like an address"),
        pytest.param("#Bürger*innen.", (), "*innen", True, id="a star"),
        pytest.param("#Bürger:innen", (), ":innen", True, id="a colon"),
        pytest.param("#Lehrer/-innen", (), "/-innen", True, id="a slash and a hyphen"),
        pytest.param("#jede:r", (), ":r", True, id="a short ending"),
        pytest.param("#Bürger_innen", (), "", False, id="an underscore"),
        pytest.param("#Thema: heute", (), "", False, id="a colon and a blank"),
        pytest.param("#Thema:heute", (), ":heute", False, id="a colon without a blank"),
        pytest.param("#London's", (), "", False, id="the English genitive"),
        pytest.param("#Rock'n'Roll", (), "'n'Roll", False, id="apostrophes"),
        pytest.param("#Bundes·tag", (), "·tag", False, id="a middle dot"),
        pytest.param("#Bundes·tag", ("mastodon", "x"), "", False, id="a middle dot where it is allowed"),
        pytest.param("#Bundes·tag", ("mastodon", "instagram"), "·tag", False, id="a middle dot that one platform refuses"),
        pytest.param("#Covid-19", ("bluesky",), "", False, id="any sign on Bluesky"),
    ],
)  # fmt: skip
def test_what_no_longer_belongs_to_a_hashtag(
    text: str, platforms: tuple[str, ...], tail: str, gender: bool
) -> None:
    [tag] = find(text, platforms)
    assert (tag.tail, tag.gender) == (tail, gender)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("Kommt zum #Fest am #Markt!", [True, True], id="words of a sentence"),
        pytest.param("Kommt alle! #Fest #Markt", [False, False], id="behind the sentence"),
        pytest.param("#Fest #Markt Kommt alle!", [False, False], id="before the sentence"),
        pytest.param("Heute ist Tag der #Teilhabe", [True], id="behind an article"),
        pytest.param("Danke! #Bürger*innen #Rat", [False, False], id="a gender ending makes no sentence"),
        pytest.param("Danke! #Notruf #112", [False, False], id="nor does a number"),
    ],
)  # fmt: skip
def test_inside_a_sentence(text: str, inside: list[bool]) -> None:
    assert [tag.inside for tag in find(text)] == inside


@given(st.text("#＃aÄ1_-·*:. \n\u0308@[](`<&;", max_size=60))
def test_offsets_lie_in_the_text_and_in_order(text: str) -> None:
    at = 0
    for tag in find(text):
        assert at <= tag.start < tag.end <= len(text)
        assert text[tag.start] in "#＃"
        assert text[tag.end :].startswith(tag.tail)
        at = tag.end


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        pytest.param("leichtesprache", True, id="small letters"),
        pytest.param("LEICHTESPRACHE", True, id="capitals"),
        pytest.param("Leichtesprache", True, id="one capital"),
        pytest.param("wahl2026", True, id="digits"),
        pytest.param("LeichteSprache", False, id="two capitals"),
        pytest.param("iPhone", False, id="a capital inside"),
        pytest.param("зелений", False, id="other letters"),
        pytest.param("2026", False, id="digits alone"),
        pytest.param("a" * 101, False, id="longer than any platform takes"),
    ],
)  # fmt: skip
def test_unparted(name: str, alike: bool) -> None:
    assert unparted(name) is alike


@pytest.mark.parametrize(
    ("name", "right"),
    [
        pytest.param("digitaleverwaltung", "DigitaleVerwaltung", id="small letters"),
        pytest.param("DIGITALEVERWALTUNG", "DigitaleVerwaltung", id="capitals"),
        pytest.param("Leichtesprache", "LeichteSprache", id="one capital"),
        pytest.param("neuewege2025fürköln", "NeueWege2025FürKöln", id="digits between words"),
        pytest.param("thwberlin", "THWBerlin", id="an abbreviation"),
        pytest.param("stadtmusterdorf", "StadtMusterDorf", id="a name of the house"),
    ],
)  # fmt: skip
def test_spelled(name: str, right: str) -> None:
    assert spelled(name, "de", {"musterdorf": "MusterDorf"}).name == right


@pytest.mark.parametrize(
    ("name", "right"),
    [
        pytest.param("Eu", "EU", id="the whole hashtag"),
        pytest.param("EuWahl2024", "EUWahl2024", id="before a capital"),
        pytest.param("ki_tage", "KI_tage", id="before an underscore"),
        pytest.param("VEuPathDB", "VEuPathDB", id="not inside a stylised name"),
        pytest.param("neu", "neu", id="not inside a word"),
        pytest.param("WhoWeAre", "WhoWeAre", id="not what is also a word"),
        pytest.param("KvmInfo", "KVMInfo", id="an abbreviation of the house"),
        pytest.param("Bundes·tag", "Bundes·tag", id="signs stay"),
    ],
)  # fmt: skip
def test_abbreviations(name: str, right: str) -> None:
    assert with_abbreviations(name, {"kvm": "KVM"}) == right


def test_keys_ignore_capitals_signs_and_composition() -> None:
    assert key("#Straße") == key("STRASSE") == key("＃strasse")
    assert key("Ko\u0308ln") == key("köln")


def test_a_post_without_a_candidate_does_not_load_the_lexicon(tmp_path: Path) -> None:
    lexicon.lexicon.cache_clear()
    split.cache_clear()
    lint_text(f"{HEAD}Das Rathaus ist zu. #Rathaus #TagDerOffenenTür #BMFSFJ #DSGVO #2026\n", tmp_path)
    assert lexicon.lexicon.cache_info().currsize == 0
    lint_text(f"{HEAD}Das Rathaus ist zu. #rathaus\n", tmp_path)
    assert lexicon.lexicon.cache_info().currsize == 1


def test_hashtags_with_one_flaw_are_one_finding_at_the_first(tmp_path: Path) -> None:
    report = lint_text(f"{HEAD}Wir laden ein.\n\n#rathaus #offenetür #neuewege #offenetür\n", tmp_path)
    [finding] = by_rule(report, "hashtag-camel-case")
    assert marked(finding.place) == ((6, 10), "#offenetür")
    assert finding.message("de").startswith(
        "3 Hashtags bestehen aus mehreren Wörtern: #offenetür, #neuewege. "
    )
    assert [related.label.en for related in finding.problem.related] == ["“#NeueWege”", "“#OffeneTür”"]
    assert finding.problem.fix is not None
    assert not finding.problem.fix.safe
    assert [edit.text for edit in finding.problem.fix.edits] == ["OffeneTür", "NeueWege", "OffeneTür"]


def test_the_spelling_of_the_house_is_a_safe_fix(tmp_path: Path) -> None:
    house = House(hashtags_keep=("#WirSindHier",), hashtags_spell={"#musterstadtläuft": "#MusterstadtLÄUFT"})
    report = lint_text(
        f"{HEAD}Los. #wirsindhier #musterstadtLäuft #MusterstadtLÄUFT\n", tmp_path, house=house
    )
    [finding] = by_rule(report, "hashtag-camel-case")
    assert finding.problem.key == "house"
    assert finding.problem.fix is not None
    assert finding.problem.fix.safe
    assert [edit.text for edit in finding.problem.fix.edits] == ["MusterstadtLÄUFT"]


def test_a_message_does_not_name_more_than_ten_hashtags(tmp_path: Path) -> None:
    names = (
        "köln",
        "bonn",
        "kiel",
        "mainz",
        "ulm",
        "trier",
        "hamburg",
        "bremen",
        "berlin",
        "essen",
        "dresden",
    )
    report = lint_text(HEAD + " ".join(f"#hallo{name}" for name in names), tmp_path)
    [finding] = by_rule(report, "hashtag-camel-case")
    assert finding.message("de").startswith("11 Hashtags")
    assert "#halloessen, …" in finding.message("de")
    assert "#hallodresden" not in finding.message("de")


@pytest.mark.parametrize(
    ("platforms", "tags", "keys"),
    [
        pytest.param((), 5, [], id="any platform, five"),
        pytest.param((), 6, ["many"], id="any platform, six"),
        pytest.param(("instagram",), 6, ["platform"], id="a platform that refuses the sixth"),
        pytest.param(("threads", "instagram"), 2, ["platform"], id="the stricter of two platforms"),
        pytest.param(("bluesky",), 6, ["many"], id="a limit for hashtags outside the text"),
    ],
)  # fmt: skip
def test_too_many(platforms: tuple[str, ...], tags: int, keys: list[str], tmp_path: Path) -> None:
    text = HEAD + "Hallo.\n" + " ".join(f"#Ort{number}" for number in range(tags))
    found = by_rule(lint_text(text, tmp_path, platforms=platforms), "hashtag-count")
    assert [finding.problem.key for finding in found] == keys


def test_the_message_names_the_platforms_that_refuse(tmp_path: Path) -> None:
    text = HEAD + "Hallo.\n" + " ".join(f"#Ort{number}" for number in range(6))
    report = lint_text(text, tmp_path, platforms=("threads", "mastodon", "instagram"))
    [finding] = by_rule(report, "hashtag-count")
    assert "Threads 1, Instagram 5" in finding.message("de")
    assert marked(finding.place)[1] == "#Ort1"


def test_a_megabyte_of_hashtags_is_read(tmp_path: Path) -> None:
    text = HEAD + "#" + "a" * 400_000 + " #neuewege" * 20_000 + " #a-1" * 20_000
    report = lint_text(text, tmp_path, select=("hashtag-camel-case", "hashtag-invalid"))
    assert {finding.rule.id for finding in report.findings} == {"hashtag-camel-case", "hashtag-invalid"}
