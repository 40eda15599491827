"""The platform table is complete and sourced, and its counters agree with counts made by hand."""

from __future__ import annotations

import re

import pytest

from a11ylint import platforms
from a11ylint.counters import ONE_EACH, count
from a11ylint.platforms import Alt, Limit, Platform

DESIGN = (
    "mastodon bluesky x threads instagram facebook linkedin youtube tiktok xing whatsapp".split()
)  # the front matter key `platforms`
CONFIDENCES = {"verified", "memory", "contradictory", "unknown"}
FAMILY = "👨\u200d👩\u200d👧"  # five code points, eight UTF-16 units, 18 bytes
THUMB = "👍🏽"
FLAG = "🇩🇪"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def rows() -> list[Platform]:
    return list(platforms.table().values())


def limits(row: Platform) -> list[Limit]:
    """Every number in a row."""
    from_alt = [alt.limit for alt in row.alt.values() if alt.limit]
    url = [row.url_length] if row.url_length else []
    return [*row.text, *row.hashtags, *row.media, *row.captions.limits, *from_alt, *url]


def supports(row: Platform) -> list[platforms.Support]:
    mentions = [row.short_mentions] if row.short_mentions else []
    return [row.captions.upload, *(alt.supported for alt in row.alt.values()), *mentions]


def test_every_platform_a_draft_may_name_has_a_row() -> None:
    assert list(platforms.names()) == DESIGN


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_every_value_has_a_confidence_and_a_source_that_fits_it(row: Platform) -> None:
    for value in [*limits(row), *supports(row), *row.captions.formats]:
        assert value.confidence in CONFIDENCES, value
        assert value.source.startswith("https://") or value.confidence in {"memory", "unknown"}, value


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_row_has_names_a_date_a_text_limit_an_alt_entry_and_bilingual_notes(row: Platform) -> None:
    assert set(row.name) == {"de", "en"}
    assert row.as_of == "2026-11"
    assert platforms.named(row.text, "post")
    assert "image" in row.alt
    assert platforms.named(row.hashtags, "guidance")[0].value == 5
    found = [item.note for item in [*limits(row), *supports(row)] if item.note] + [n.text for n in row.notes]
    assert all(set(note) == {"de", "en"} for note in found)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_number_is_missing_only_where_it_is_unknown(row: Platform) -> None:
    for limit in limits(row):
        assert (limit.value is None) == (limit.confidence == "unknown"), limit
        assert bool(limit.claims) == (limit.confidence == "contradictory"), limit
        assert not limit.claims or limit.value == max(value for value, _source in limit.claims)


def test_only_verified_and_exact_limits_can_fail_a_build() -> None:
    binding = {row.id: bool(limit.binding) for row in rows() for limit in platforms.named(row.text, "post")}
    assert [name for name, fails in binding.items() if fails] == [
        "mastodon", "bluesky", "x", "threads", "instagram", "linkedin", "youtube",
    ]  # fmt: skip
    assert not Limit(5, "items", "memory", "memory").binding
    assert not Limit(5, "items", "contradictory", "https://a.example").binding
    assert not Limit(5, "items", "verified", "https://a.example", soft=True).binding
    assert not Limit(None, "items", "verified", "https://a.example").binding


@pytest.mark.parametrize(
    ("platform", "medium", "value", "unit", "confidence"),
    [
        pytest.param("mastodon", "image", 1500, "code-points", "verified", id="Mastodon takes 1500"),
        pytest.param("mastodon", "audio", 1500, "code-points", "verified", id="Mastodon describes audio too"),
        pytest.param(
            "bluesky", "image", 2000, "graphemes", "verified", id="Bluesky takes 2000 for a picture"
        ),
        pytest.param("bluesky", "video", 1000, "graphemes", "verified", id="and 1000 for a video"),
        pytest.param("x", "image", 1000, "code-points", "verified", id="X takes 1000"),
        pytest.param("threads", "video", 1000, "code-points", "memory", id="Threads rests on memory"),
        pytest.param("instagram", "image", 1000, "code-points", "contradictory", id="Instagram is disputed"),
        pytest.param("linkedin", "image", 4086, "code-points", "contradictory", id="LinkedIn is disputed"),
        pytest.param("tiktok", "image", 300, "code-points", "verified", id="TikTok takes 300 for a photo"),
        pytest.param("facebook", "image", None, "code-points", "unknown", id="Facebook has no known limit"),
    ],
)
def test_alt_limits(platform: str, medium: str, value: int | None, unit: str, confidence: str) -> None:
    limit = platforms.table()[platform].alt[medium].limit
    assert limit is not None
    assert (limit.value, limit.unit, limit.confidence) == (value, unit, confidence)


@pytest.mark.parametrize(
    ("platform", "medium", "post_format", "supported"),
    [
        pytest.param("mastodon", "image", "post", True, id="Mastodon pictures take alt text"),
        pytest.param("mastodon", "video", "post", True, id="Mastodon videos take it too"),
        pytest.param("bluesky", "gif", "post", True, id="a GIF without an entry of its own is a picture"),
        pytest.param("instagram", "image", "post", True, id="Instagram feed pictures take alt text"),
        pytest.param("instagram", "image", "story", False, id="an Instagram story has no alt field"),
        pytest.param("instagram", "image", "reel", False, id="nor has a reel"),
        pytest.param("x", "video", "post", False, id="X has none on videos"),
        pytest.param("youtube", "image", "post", False, id="YouTube has none at all"),
        pytest.param("linkedin", "document", "post", False, id="LinkedIn documents have none"),
        pytest.param("xing", "image", "post", None, id="nobody knows about XING"),
        pytest.param(
            "mastodon", "document", "post", None, id="a kind that the table does not list is unknown"
        ),
    ],
)
def test_alt_fields(platform: str, medium: str, post_format: str, supported: bool | None) -> None:
    assert alt(platform, medium, post_format).supported.value is supported


def alt(platform: str, medium: str, post_format: str) -> Alt:
    return platforms.alt_field(platforms.table()[platform], medium, post_format)


def test_captions() -> None:
    table = platforms.table()
    assert {name for name, row in table.items() if row.captions.upload.value is False} == {
        "mastodon", "threads", "instagram", "whatsapp",
    }  # fmt: skip
    assert [item.name for item in table["bluesky"].captions.formats] == ["vtt"]
    assert platforms.named(table["bluesky"].captions.limits, "file-bytes")[0].value == 20_000
    assert platforms.named(table["bluesky"].captions.limits, "tracks")[0].value == 20
    verified = [item.name for item in table["youtube"].captions.formats if item.confidence == "verified"]
    assert verified == ["srt", "sbv", "sub", "mpsub", "lrc", "cap"]


def test_hard_hashtag_limits() -> None:
    hard = {row.id: row.hashtags[0].value for row in rows() if row.hashtags[0].name == "post"}
    assert hard == {"threads": 1, "instagram": 5}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("mastodon", "mastodon", id="the id itself"),
        pytest.param(" Mastodon ", "mastodon", id="capitals and blanks do not matter"),
        pytest.param("twitter", "x", id="Twitter is X"),
        pytest.param("X/Twitter", "x", id="both names with a slash"),
        pytest.param("X (Twitter)", "x", id="both names with brackets"),
        pytest.param("insta", "instagram", id="insta"),
        pytest.param("ig", "instagram", id="ig"),
        pytest.param("FB", "facebook", id="fb"),
        pytest.param("li", "linkedin", id="li"),
        pytest.param("yt", "youtube", id="yt"),
        pytest.param("WhatsApp-Kanal", "whatsapp", id="a WhatsApp channel"),
        pytest.param("Xing", "xing", id="XING is not X"),
        pytest.param("mastodon-stadt", None, id="a channel of another tool is no platform name"),
        pytest.param("myspace", None, id="a platform that we do not know"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_names_resolve(name: str, expected: str | None) -> None:
    assert platforms.resolve(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("mastodon-stadt", "mastodon", id="the platform stands first"),
        pytest.param("bluesky_musterstadt", "bluesky", id="with an underscore"),
        pytest.param("x-stadt", "x", id="a short platform name first"),
        pytest.param("stadt.instagram", "instagram", id="the platform stands last"),
        pytest.param("linkedin", "linkedin", id="the bare name"),
        pytest.param("vaduz-li", None, id="a country at the end is not LinkedIn"),
        pytest.param("matrix-stadt", None, id="a channel that is no platform of ours"),
        pytest.param("presse", None, id="one word"),
        pytest.param(" - ", None, id="no word at all"),
    ],
)
def test_channels_of_other_tools(name: str, expected: str | None) -> None:
    assert platforms.from_channel(name) == expected


def test_no_two_platforms_share_an_alias() -> None:
    pairs = {(platforms._key(name), row.id) for row in rows() for name in (row.id, *row.aliases)}
    assert len(pairs) == len({key for key, _row in pairs})


def test_every_source_of_the_data_file_is_used() -> None:
    text = platforms.DATA.read_text(encoding="utf-8")
    keys = re.findall(r"^  ([A-Z0-9-]+): ", text, re.MULTILINE)
    assert keys
    assert [key for key in keys if not re.search(rf"source: {re.escape(key)}\b(?!-)", text)] == []


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        pytest.param("äöüß", "code-points", 4, id="four letters are four code points"),
        pytest.param("a\u0308", "code-points", 2, id="a decomposed umlaut is two code points"),
        pytest.param(FAMILY, "code-points", 5, id="a family is five code points"),
        pytest.param("a\u0308", "graphemes", 1, id="a decomposed umlaut is one grapheme"),
        pytest.param(FAMILY, "graphemes", 1, id="a family is one grapheme"),
        pytest.param("Hallo " + FLAG + THUMB, "graphemes", 8, id="a flag and a tinted thumb are one each"),
        pytest.param("a\r\nb", "graphemes", 3, id="a Windows line break is one grapheme"),
        pytest.param("plain", "graphemes", 5, id="plain letters are one grapheme each"),
        pytest.param("ä", "utf-16", 1, id="an umlaut is one UTF-16 unit"),
        pytest.param(FAMILY, "utf-16", 8, id="a family is eight UTF-16 units"),
        pytest.param("äöüß", "bytes", 8, id="German letters are two bytes each"),
        pytest.param(FAMILY, "bytes", 18, id="a family is 18 bytes"),
        pytest.param("\ud83d", "bytes", 3, id="half a surrogate pair does not crash the bytes"),
        pytest.param("\ud83d", "utf-16", 1, id="nor UTF-16"),
        pytest.param("äöüÄÖÜß", "weighted", 7, id="German letters count once on X"),
        pytest.param("a\u0308", "weighted", 1, id="a decomposed umlaut is composed first on X"),
        pytest.param("„Ja“ – sagt’s", "weighted", 13, id="quotes and dashes count once on X"),
        pytest.param("…", "weighted", 2, id="the ellipsis sign counts twice on X"),
        pytest.param("5 €", "weighted", 4, id="the euro sign counts twice on X"),
        pytest.param("日本", "weighted", 4, id="a Chinese sign counts twice on X"),
        pytest.param("한", "weighted", 2, id="Hangul counts twice on X"),
        pytest.param("ქ", "weighted", 1, id="Georgian at the end of the first range counts once on X"),
        pytest.param(FAMILY, "weighted", 2, id="a family counts two on X"),
        pytest.param(THUMB + FLAG, "weighted", 4, id="a tinted thumb and a flag count two each on X"),
        pytest.param(ENGLAND, "weighted", 2, id="a flag made of tags counts two on X"),
        pytest.param("1\ufe0f\u20e3", "weighted", 2, id="a keycap counts two on X"),
        pytest.param("❤\ufe0f", "weighted", 2, id="a heart with its selector counts two on X"),
        pytest.param("❤\u200d🔥", "weighted", 2, id="a burning heart counts two on X"),
        pytest.param("©", "weighted", 1, id="a plain copyright sign counts once on X"),
        pytest.param("©\ufe0f", "weighted", 2, id="an emoji copyright sign counts two on X"),
        pytest.param("24/7 #1 *", "weighted", 9, id="digits and signs are no emoji on X"),
        pytest.param(
            "https://musterstadt.example/ein/langer/weg?mit=frage", "weighted", 23, id="X counts 23"
        ),
        pytest.param("Mehr: musterstadt.de/radweg.", "weighted", 30, id="also without https, dot outside"),
        pytest.param("(https://a.de)", "weighted", 25, id="brackets around an address stay outside"),
        pytest.param("post@musterstadt.de", "weighted", 19, id="a mail address is no web address"),
        pytest.param("z.B. Uhr.Danach", "weighted", 15, id="a missing blank makes no web address"),
        pytest.param("äö " + THUMB, "emoji-bytes", 11, id="Threads counts the bytes of an emoji only"),
        pytest.param(FAMILY, "emoji-bytes", 18, id="a family is 18 on Threads"),
        pytest.param("Guten Tag", "emoji-bytes", 9, id="plain text on Threads"),
        pytest.param("", "weighted", 0, id="nothing counts nothing"),
    ],
)
def test_counts_made_by_hand(text: str, unit: str, expected: int) -> None:
    assert count(text, unit) == expected


def test_an_unknown_unit_says_which_ones_there_are() -> None:
    with pytest.raises(ValueError, match=r"unknown unit 'letters'.*graphemes"):
        count("a", "letters")


@pytest.mark.parametrize(
    ("platform", "text", "expected"),
    [
        pytest.param(
            "mastodon", "https://a.example/" + "x" * 90, [23], id="Mastodon counts 23 for an address"
        ),
        pytest.param("mastodon", "musterstadt.example", [19], id="but only with a scheme"),
        pytest.param("mastodon", "Danke @presse@social.example!", [14], id="and no server in a mention"),
        pytest.param("bluesky", "ä" + FAMILY, [2, 20], id="Bluesky counts graphemes and bytes"),
        pytest.param("bluesky", "https://a.example/b", [19, 19], id="and addresses in full"),
        pytest.param("x", "https://a.example/b ü", [25], id="X counts 23 for an address"),
        pytest.param("threads", "ü" + FAMILY, [19], id="Threads counts the bytes of emoji"),
        pytest.param("instagram", "ü" + FAMILY, [6], id="Instagram counts code points"),
    ],
)
def test_the_length_as_a_platform_counts_it(platform: str, text: str, expected: list[int]) -> None:
    row = platforms.table()[platform]
    assert [platforms.length(text, limit, row) for limit in platforms.named(row.text, "post")] == expected


def test_characters_that_are_counted_without_looking_never_join() -> None:
    import regex

    alone = re.compile(f"[{ONE_EACH}]")
    joining = [
        hex(code)
        for code in range(0x110000)
        if alone.match(chr(code)) and not regex.match(r"\p{GCB=Other}|\n", chr(code))
    ]
    assert joining == []


@pytest.mark.parametrize("text", ["😀 ist da", "3 € → hier", "❤ und ✔", "\r\n", "👍🏽", "a\u200db"])
def test_graphemes_are_those_of_unicode(text: str) -> None:
    import regex

    assert count(text, "graphemes") == len(regex.findall(r"\X", text))
