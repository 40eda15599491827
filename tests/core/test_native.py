"""Native drafts: language, platforms, threads, places and notes of the posts that a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from a11ylint.source import Source
from a11ylint.tree import BY_MACHINE, BY_PEOPLE, NOTHING
from tests.core.support import build, by_rule, lint_text, marked, post, posts

FAMILY = "👩\u200d👩\u200d👧"
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.mark.parametrize(
    ("head", "settings", "lang"),
    [
        pytest.param("lang: de", {}, ("de", True), id="declared"),
        pytest.param("lang: de_AT", {}, ("de-at", True), id="declared with an underscore"),
        pytest.param("lang: no", {}, ("no", True), id="Norwegian, not a truth value"),
        pytest.param("language: fr", {}, ("fr", True), id="declared under another tool's key"),
        pytest.param(
            "lang: fr", {"post_lang": "de"}, ("fr", True), id="the draft comes before the configuration"
        ),
        pytest.param("tags: [x]", {"post_lang": "en"}, ("en", True), id="configured"),
        pytest.param("tags: [x]", {}, ("de", False), id="recognised"),
        pytest.param("lang:", {}, ("de", False), id="an empty key declares nothing"),
        pytest.param("lang: deutsch", {}, ("de", False), id="a word declares nothing"),
        pytest.param("lang: de, en", {"post_lang": "en"}, ("en", True), id="two languages declare nothing"),
        pytest.param("lang: zh-Hant-TW", {}, ("zh-hant-tw", True), id="a script and a country"),
    ],
)
def test_the_language_of_a_post(
    head: str, settings: dict[str, str], lang: tuple[str, bool], tmp_path: Path
) -> None:
    text = f"---\n{head}\n---\nAm Montag ist das Rathaus wegen einer Feier geschlossen und wir bitten um Verständnis.\n"
    found = post(text, tmp_path, **settings)
    assert (found.lang, found.lang_declared) == lang


def test_the_language_of_numbers_alone_is_unknown(tmp_path: Path) -> None:
    assert post("12 345", tmp_path).lang is None


@pytest.mark.parametrize(
    ("head", "settings", "platforms"),
    [
        pytest.param("platforms: [mastodon, X]", {}, ("mastodon", "x"), id="declared, in any spelling"),
        pytest.param("platforms: mastodon", {}, ("mastodon",), id="a single one"),
        pytest.param("lang: de", {}, (), id="none: any"),
        pytest.param("lang: de", {"platforms": ("xing",)}, ("xing",), id="configured"),
        pytest.param(
            "platforms: [x]", {"platforms": ("xing",)}, ("x",), id="the draft comes before the configuration"
        ),
        pytest.param(
            "platforms: [x]", {"forced_platforms": ("xing",)}, ("xing",), id="the command line comes first"
        ),
        pytest.param("platforms: instagram, mastodon", {}, ("instagram", "mastodon"), id="without brackets"),
        pytest.param("platforms: [mastodn]", {}, (), id="a misspelt one counts as none"),
        pytest.param(
            "media: [mastodon-stadt, linkedin-stadt]",
            {},
            ("mastodon", "linkedin"),
            id="channels of another tool",
        ),
    ],
)
def test_the_platforms_of_a_post(
    head: str, settings: dict[str, Any], platforms: tuple[str, ...], tmp_path: Path
) -> None:
    assert post(f"---\n{head}\n---\nText\n", tmp_path, **settings).platforms == platforms


@pytest.mark.parametrize(
    ("name", "head", "settings", "platforms"),
    [
        pytest.param("a.tweet", "lang: de", {}, ("x",), id="a tweet"),
        pytest.param(
            "a.TOOT", "lang: de", {"platforms": ("x",)}, ("mastodon",), id="before the configuration"
        ),
        pytest.param("a.tweet", "platforms: [x, threads]", {}, ("x", "threads"), id="the draft says more"),
        pytest.param("a.tweet", "media: [bild.jpg]", {}, ("x",), id="a file is no channel"),
        pytest.param(
            "a.tweet", "lang: de", {"forced_platforms": ("xing",)}, ("xing",), id="the command line"
        ),
        pytest.param("a.md", "lang: de", {}, (), id="Markdown is for any"),
    ],
)
def test_the_ending_of_a_draft_says_where_it_is_posted(
    name: str, head: str, settings: dict[str, Any], platforms: tuple[str, ...], tmp_path: Path
) -> None:
    assert post(f"---\n{head}\n---\nText\n", tmp_path, name, **settings).platforms == platforms


THREAD = "---\nformat: thread\nlang: de\nmedia: [a.jpg]\ndat: x\n---\nEins ![A](b.jpg)\n---\nZwei ![B](c.jpg)\n---\nDrei\n"


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_a_thread_is_as_many_posts_as_it_has_parts(line_end: str, tmp_path: Path) -> None:
    found = posts(THREAD.replace("\n", line_end), tmp_path)
    assert [one.id for one in found] == ["post.md#1", "post.md#2", "post.md#3"]
    assert [one.part for one in found] == [(1, 3), (2, 3), (3, 3)]
    assert [one.first for one in found] == [True, False, False]
    assert [one.text.value.strip().split()[0] for one in found] == ["Eins", "Zwei", "Drei"]
    assert [(one.at.lines() or (0,))[0] for one in found] == [7, 9, 11]
    assert [[medium.ref for medium in one.media] for one in found] == [["a.jpg", "b.jpg"], ["c.jpg"], []]
    assert [bool(one.notes) for one in found] == [True, False, False], (
        "what is wrong with the head is told once"
    )
    assert all(len(one.thread) == 3 for one in found)


def test_a_post_that_is_no_thread_keeps_its_rules(tmp_path: Path) -> None:
    assert post("---\nlang: de\n---\nEins\n---\nZwei\n", tmp_path).id == "post.md"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Hallo", ((1, 1), ""), id="a text without front matter"),
        pytest.param(
            "---\nlang: de\n---\n\n  Hallo", ((5, 3), ""), id="below front matter, blank lines and blanks"
        ),
        pytest.param("---\nlang: de\n---\n", ((1, 1), ""), id="no text at all"),
        pytest.param("", ((1, 1), ""), id="an empty file"),
    ],
)
def test_a_finding_about_the_whole_post_stands_at_its_first_character(
    text: str, place: tuple[tuple[int, int], str], tmp_path: Path
) -> None:
    assert marked(post(text, tmp_path).at) == place


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a byte order mark"])
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("text", "raw", "position"),
    [
        pytest.param("---\nmedia:\n  - file: weg.jpg\n---\n", "weg.jpg", (3, 11), id="plain"),
        pytest.param("---\nmedia:\n  - file: 'weg.jpg'\n---\n", "'weg.jpg'", (3, 11), id="in single quotes"),
        pytest.param(
            '---\nmedia:\n  - {"file": "weg.jpg"}\n---\n',
            '"weg.jpg"',
            (3, 14),
            id="in double quotes and braces",
        ),
        pytest.param(
            "---\nmedia:\n  - file: |\n      weg.jpg\n---\n", "|\n      weg.jpg", (3, 11), id="literal"
        ),
        pytest.param(
            "---\nmedia:\n  - file: >-\n      weg.jpg\n---\n", ">-\n      weg.jpg", (3, 11), id="folded"
        ),
        pytest.param("---\nmedia: [weg.jpg]\n---\n", "weg.jpg", (2, 9), id="a name in a list"),
        pytest.param(
            "---\n# 👋\nmedia: weg.jpg\n---\n", "weg.jpg", (3, 8), id="below a comment with an emoji"
        ),
        pytest.param("---\nlang: de\n---\nx\n![Fest](weg.jpg)\n", "weg.jpg", (5, 9), id="in the text"),
        pytest.param(f"Hi {FAMILY} ![Fest](weg.jpg)\n", "weg.jpg", (1, 18), id="behind a family"),
        pytest.param("Fu\u0308r 𝗳 ![Fest](weg.jpg)\n", "weg.jpg", (1, 16), id="behind a decomposed umlaut"),
        pytest.param(
            'x\n\n<img alt="Gr&uuml;n" src="weg.jpg">\n', "weg.jpg", (3, 27), id="in a tag behind an entity"
        ),
    ],
)
def test_a_missing_file_is_reported_where_it_is_named(
    text: str, raw: str, position: tuple[int, int], line_end: str, mark: str, tmp_path: Path
) -> None:
    (finding,) = by_rule(
        lint_text(mark + text.replace("\n", line_end), tmp_path, select=("media-missing",)), "media-missing"
    )
    assert marked(finding.place) == (position, raw.replace("\n", line_end))


def test_a_draft_that_has_its_text_in_the_head_is_read_from_there(tmp_path: Path) -> None:
    found = post('---\ntext: "Hallo ![Fest](a.jpg)"\n---\n', tmp_path)
    assert found.text.value == "Hallo ![Fest](a.jpg)"
    assert marked(found.media[0].at) == ((2, 22), "a.jpg")


@pytest.mark.parametrize(
    ("head", "live"),
    [
        pytest.param("live: ja", True, id="declared"),
        pytest.param("live: false", False, id="declared as none"),
        pytest.param("format: live", True, id="the format says it"),
        pytest.param("format: live\nlive: false", False, id="the own key counts more than the format"),
        pytest.param("lang: de", None, id="nothing said"),
    ],
)
def test_live(head: str, live: bool | None, tmp_path: Path) -> None:
    assert post(f"---\n{head}\n---\nText\n", tmp_path).live is live


@pytest.mark.parametrize(
    ("head", "wishes"),
    [
        pytest.param("a11y-ignore: {rule-a: weil}", [("rule-a", "weil", (2, 15))], id="a map with reasons"),
        pytest.param(
            "a11y-ignore:\n  rule-a:\n  rule-b: ~",
            [("rule-a", "", (3, 3)), ("rule-b", "", (4, 3))],
            id="without reasons",
        ),
        pytest.param(
            "a11y-ignore: [rule-a, rule-b]", [("rule-a", "", (2, 15)), ("rule-b", "", (2, 23))], id="a list"
        ),
        pytest.param("a11y-ignore: rule-a", [("rule-a", "", (2, 14))], id="a single word"),
        pytest.param("a11y-ignore:", [], id="nothing"),
    ],
)
def test_ignores_of_the_head(
    head: str, wishes: list[tuple[str, str, tuple[int, int]]], tmp_path: Path
) -> None:
    found = post(f"---\n{head}\n---\nText\n", tmp_path).ignores
    assert [(wish.rule, wish.reason, marked(wish.at)[0]) for wish in found] == wishes
    assert all(wish.line is None for wish in found)


@pytest.mark.parametrize(
    ("head", "key", "position", "data"),
    [
        pytest.param("platfroms: [x]", "close", (2, 1), {"match": "platforms"}, id="a misspelt key"),
        pytest.param("Netzwerke: [x]", "close", (2, 1), {"match": "platforms"}, id="a German word for a key"),
        pytest.param(
            "media:\n  - Untertitel: a.srt",
            "close",
            (3, 5),
            {"match": "captions"},
            id="and for one of a medium",
        ),
        pytest.param("alt: Ein Fest", "inside", (2, 1), {"name": "alt"}, id="an alt without a picture"),
        pytest.param(
            "media: [a.jpg, b.jpg]\nalt: Ein Fest",
            "inside",
            (3, 1),
            {"name": "alt"},
            id="an alt for two",
        ),
        pytest.param(
            "captions: none", "inside", (2, 1), {"name": "captions"}, id="a key of a medium at the top"
        ),
        pytest.param(
            "media: [{file: a.mp4, sign_language: gsg}]",
            "above",
            (2, 23),
            {"name": "sign_language"},
            id="a key of the post with a medium",
        ),
        pytest.param(
            "media:\n  - captoins: a.srt",
            "close",
            (3, 5),
            {"match": "captions"},
            id="a misspelt key of a medium",
        ),
        pytest.param(
            "xyzzy: 1\nfoo: 2", "strange", (2, 1), {"count": 2}, id="keys of another tool share one note"
        ),
        pytest.param("format: thred", "value-close", (2, 9), {"match": "thread"}, id="a misspelt value"),
        pytest.param(
            "language_level: C2", "value", (2, 17), {"value": "C2"}, id="a value outside the choice"
        ),
        pytest.param("lang: Deutsch", "value-close", (2, 7), {"match": "de"}, id="a language as a word"),
        pytest.param(
            "lang: Niederländisch", "value-close", (2, 7), {"match": "nl"}, id="another language as a word"
        ),
        pytest.param("lang: de; en", "value", (2, 7), {"value": "de; en"}, id="two languages in one value"),
        pytest.param("lang: ../../etc", "value", (2, 7), {"value": "../../etc"}, id="a path for a language"),
        pytest.param(
            "media:\n  - file: [a.jpg, b.jpg]",
            "several",
            (3, 11),
            {"name": "file"},
            id="two files in one entry",
        ),
        pytest.param("live: vielleicht", "value", (2, 7), {"value": "vielleicht"}, id="neither yes nor no"),
        pytest.param(
            "platforms: x, mastodn", "value-close", (2, 12), {"value": "mastodn"}, id="one of two platforms"
        ),
        pytest.param(
            "platforms: [mastodn]", "value-close", (2, 13), {"match": "mastodon"}, id="a misspelt platform"
        ),
    ],
)
def test_unknown_keys_and_values(
    head: str, key: str, position: tuple[int, int], data: dict[str, object], tmp_path: Path
) -> None:
    (note,) = post(f"---\n{head}\n---\nText\n", tmp_path).notes
    assert (note.rule, note.key, marked(note.at)[0]) == ("unknown-key", key, position)
    assert data.items() <= note.data.items()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("title: x\ndate: 2026-01-01\ntags: [a]", id="keys of page generators"),
        pytest.param("live: ja\nsign_language: gsg", id="German words for yes"),
        pytest.param("language_level: Leicht\nformat: POST", id="capitals"),
        pytest.param("format:\nlive:", id="keys without a value"),
        pytest.param("media:\n  - file: a.mp4\n    audio: Musik", id="German words for what is heard"),
        *(
            pytest.param(
                f"live: true\nlive_captions: '{word}'", id=f"captions of a stream: {word or 'blank'}"
            )
            for word in sorted(BY_PEOPLE | BY_MACHINE | NOTHING | {""})
        ),
        pytest.param("images:\n  - src: a.jpg\n    alt-text: Ein Fest.", id="other spellings"),
        *(
            pytest.param(f"media: [{{file: a.mp4, kind: {word}}}]", id=f"a kind: {word}")
            for word in ("dgs", "DGS", "Gebärdensprache", "Geba\u0308rdensprache", "sign language")
        ),
    ],
)
def test_nothing_is_said_about_known_keys(head: str, tmp_path: Path) -> None:
    assert post(f"---\n{head}\n---\nText\n", tmp_path).notes == ()


def test_a_broken_head_takes_no_media_from_the_folder(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "fest.md": "---\nalt: a: b\n---\nText\n"})
    found = post((tmp_path / "fest.md").read_bytes(), tmp_path, "fest.md")
    assert found.media == ()
    assert [note.key for note in found.notes] == ["yaml"]


def test_a_post_without_characters_has_its_places_in_its_own_file(tmp_path: Path) -> None:
    found = post("", tmp_path)
    assert found.text.value == ""
    assert isinstance(found.source, Source)
    assert found.text.span().source is found.source
