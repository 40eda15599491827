"""Which media a draft has, where they lie, and which alternative texts and captions belong to them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from a11ylint.facts import Known, Unknown
from a11ylint.media.kinds import media_type, suffix
from a11ylint.post import AltState, Medium, Post, Where
from tests.core.support import build, by_rule, lint, marked, post, posts

NFC = unicodedata.normalize("NFC", "Brücke")
NFD = unicodedata.normalize("NFD", "Brücke")


def _post(folder: Path, name: str = "post.md", **settings: Any) -> Post:
    """The post of a file that is there."""
    return post((folder / name).read_bytes(), folder, name, **settings)


def _medium(head: str, folder: Path) -> Medium:
    (medium,) = post(f"---\nlang: de\n{head}\n---\nText\n", folder).media
    return medium


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("a.JPG", "image", id="capitals"),
        pytest.param("a.heic", "image", id="a format that is not decoded"),
        pytest.param("a.mp4", "video", id="a clip"),
        pytest.param("a.mp3", "audio", id="a sound"),
        pytest.param("a.vtt", None, id="captions are no medium"),
        pytest.param("jpg", None, id="a name without an ending"),
        pytest.param("https://x.de/a.png?w=100#c", "image", id="an address with a query"),
        pytest.param("https://x.de/a.html?img=b.png", None, id="an address whose query names a picture"),
        pytest.param("karte.png#center", "image", id="a fragment of a page generator"),
        pytest.param("Fest #2.jpg", "image", id="a number sign in a file name"),
        pytest.param("Was ist das?.jpg", "image", id="a question mark in a file name"),
        pytest.param("ordner.png/datei", None, id="a folder that is called like a picture"),
    ],
)
def test_the_type_of_a_medium(name: str, kind: str | None) -> None:
    assert media_type(name) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("Gebärdensprache", "sign-language", id="in German"),
        pytest.param("Geba\u0308rdensprache", "sign-language", id="decomposed"),
        pytest.param("dgs", "sign-language", id="the name of the language"),
        pytest.param("sign-language", "sign-language", id="as proposed"),
        pytest.param("Photo", "photo", id="another kind"),
    ],
)
def test_the_kind_of_a_medium(word: str, kind: str, tmp_path: Path) -> None:
    medium = _medium(f"media: [{{url: 'https://x.de/clip', kind: {word}}}]", tmp_path)
    assert medium.kind == kind
    assert medium.type == ("video" if kind == "sign-language" else "image")


@pytest.mark.parametrize("name", ["a.b.JPG", "a.jpg?x.y", "x/y.z/a.jpg"])
def test_the_ending_of_a_name(name: str) -> None:
    assert suffix(name) == ".jpg"


@pytest.mark.parametrize(
    ("head", "where"),
    [
        pytest.param("media: [a.jpg]", Where.LOCAL, id="beside the draft"),
        pytest.param("media: [bilder/b.jpg]", Where.LOCAL, id="in a folder below"),
        pytest.param("media: [./a.jpg]", Where.LOCAL, id="with a dot before it"),
        pytest.param("media: [c.jpg]", Where.LOCAL, id="in the folder media"),
        pytest.param("media: [/bilder/b.jpg]", Where.LOCAL, id="from the root, as page generators write it"),
        pytest.param("media: [/d.jpg]", Where.LOCAL, id="from the root, in static"),
        pytest.param("media: [mit%20blank.jpg]", Where.LOCAL, id="with an escaped blank"),
        pytest.param("media: ['a.jpg#center']", Where.LOCAL, id="with a fragment"),
        pytest.param("media: ['Fest #2.jpg']", Where.LOCAL, id="with a number sign in the name"),
        pytest.param("media: [A.jpg]", Where.MISSING, id="in capitals that the file does not have"),
        pytest.param("media: [x.jpg]", Where.MISSING, id="nowhere"),
        pytest.param("media: [ordner.jpg]", Where.MISSING, id="a folder is no picture"),
        pytest.param('media: ["a\\0.jpg"]', Where.MISSING, id="with a null byte"),
        pytest.param(f"media: [{'x' * 5000}.jpg]", Where.MISSING, id="a name that is too long for any disk"),
        pytest.param("media: ['https://x.de/a.jpg']", Where.REMOTE, id="on the web"),
        pytest.param("media: ['//x.de/a.jpg']", Where.REMOTE, id="on the web without a scheme"),
        pytest.param("media: [{url: 'HTTPS://x.de/a.jpg'}]", Where.REMOTE, id="an address in a map"),
        pytest.param("media: ['data:image/png;base64,AAAA']", Where.EMBEDDED, id="in the draft itself"),
        pytest.param("media: [logo.psd]", Where.UNDECODABLE, id="a format that no package reads"),
        pytest.param("media: [../oben.jpg]", Where.OUTSIDE, id="above the folder"),
        pytest.param("media: [link.jpg]", Where.OUTSIDE, id="a link that leads out"),
        pytest.param("media: [fern/oben.jpg]", Where.OUTSIDE, id="a folder that leads out"),
    ],
)
def test_where_a_medium_lies(head: str, where: Where, tmp_path: Path) -> None:
    names = (
        "a.jpg",
        "bilder/b.jpg",
        "media/c.jpg",
        "static/d.jpg",
        "mit blank.jpg",
        "Fest #2.jpg",
        "ordner.jpg/x.jpg",
    )
    folder = build(tmp_path / "posts", dict.fromkeys(names))
    build(folder, {"logo.psd": "8BPS", "../oben.jpg": None})
    (folder / "link.jpg").symlink_to(tmp_path / "oben.jpg")
    (folder / "fern").symlink_to(tmp_path)
    medium = _medium(head, folder)
    assert medium.where is where
    assert (medium.path is not None) == (where in (Where.LOCAL, Where.UNDECODABLE))


def test_a_folder_media_above_belongs_to_the_drafts_below(tmp_path: Path) -> None:
    build(tmp_path, {"media/a.jpg": None, "posts/mai/post.md": "![A](a.jpg)"})
    (medium,) = _post(tmp_path, "posts/mai/post.md").media
    assert medium.where is Where.LOCAL


@pytest.mark.parametrize(("stored", "written"), [(NFC, NFD), (NFD, NFC), (NFC, NFC), (NFD, NFD)])
def test_names_match_across_composed_and_decomposed_umlauts(
    stored: str, written: str, tmp_path: Path
) -> None:
    build(tmp_path, {f"{stored}.jpg": None, "x/y.jpg": None})
    medium = _medium(f"media: [{written}.jpg]", tmp_path)
    assert medium.where is Where.LOCAL
    assert isinstance(medium.facts.image(), Known)


@pytest.mark.parametrize(("medium", "text"), [(NFC, NFD), (NFD, NFC)])
def test_companions_and_alternative_texts_match_across_both_forms(
    medium: str, text: str, tmp_path: Path
) -> None:
    build(
        tmp_path,
        {
            f"{medium}.jpg": None,
            f"{text}.txt": "Die neue Brücke.",
            f"{text}.alt.txt": "Eine Brücke.",
            "b.md": "B",
            "c.jpg": None,
        },
    )
    (found,) = _post(tmp_path, f"{text}.txt").media
    assert found.name == f"{medium}.jpg"
    assert found.alt.value == "Eine Brücke."


@pytest.mark.parametrize(
    ("files", "name", "media"),
    [
        pytest.param(["fest.jpg", "fest.txt"], "fest.txt", ["fest.jpg"], id="a text named like its picture"),
        pytest.param(
            ["fest.jpg", "fest.mp4", "fest.md", "b.md"],
            "fest.md",
            ["fest.jpg", "fest.mp4"],
            id="a picture and a clip",
        ),
        pytest.param(["Fest.JPG", "fest.md", "b.md"], "fest.md", ["Fest.JPG"], id="capitals do not count"),
        pytest.param(
            ["a.jpg", "b.jpg", "post.md"], "post.md", ["a.jpg", "b.jpg"], id="the only text has all media"
        ),
        pytest.param(["a.jpg", "post.md", "b.md"], "post.md", [], id="one of two texts has none of them"),
        pytest.param(
            ["a.jpg", "post.md", "README.md"], "post.md", ["a.jpg"], id="a README is no second text"
        ),
        pytest.param(
            ["a.jpg", "post.md", "a.alt.txt"],
            "post.md",
            ["a.jpg"],
            id="an alternative text is no second text",
        ),
        pytest.param(["festival.jpg", "fest.md", "b.md"], "fest.md", [], id="a longer name is another name"),
        pytest.param(
            [f"{n}.jpg" for n in range(21)] + ["post.md"], "post.md", [], id="a folder of scans is no post"
        ),
    ],
)
def test_media_that_a_draft_does_not_name(
    files: list[str], name: str, media: list[str], tmp_path: Path
) -> None:
    build(tmp_path, {file: None if file.lower().endswith((".jpg", ".png")) else "Text" for file in files})
    assert [medium.ref for medium in _post(tmp_path, name).media] == media


def test_media_that_a_draft_names_are_not_taken_twice(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "fest.md": "---\nmedia: [./fest.jpg]\n---\n![A](fest.jpg)\n"})
    assert [(medium.ref, medium.alt.value) for medium in _post(tmp_path, "fest.md").media] == [
        ("./fest.jpg", "A")
    ]


@pytest.mark.parametrize(
    ("entry", "written", "alt"),
    [
        pytest.param("{file: a.jpg, alt: Kopf}", "![Text](a.jpg)", "Kopf", id="the entry goes first"),
        pytest.param("{file: a.jpg, alt: ''}", "![Text](a.jpg)", "Text", id="an empty one is none"),
        pytest.param("{file: a.jpg}", "![](a.jpg)", "", id="neither has one"),
        pytest.param("{file: a.jpg, decorative: true}", "![](a.jpg)", "", id="decoration"),
    ],
)
def test_the_alternative_text_of_a_file_in_head_and_text(
    entry: str, written: str, alt: str, tmp_path: Path
) -> None:
    build(tmp_path, {"a.jpg": None, "post.md": f"---\nmedia: [{entry}]\n---\n{written}\n"})
    [medium] = _post(tmp_path, "post.md").media
    assert (medium.alt.value, medium.answers.word("file")) == (alt, "a.jpg")


def test_files_in_head_and_text_belong_to_the_part_that_shows_them(tmp_path: Path) -> None:
    head = "---\nformat: thread\nmedia: [a.jpg, b.jpg]\n---\n"
    build(tmp_path, {"a.jpg": None, "b.jpg": None, "post.md": f"{head}Eins\n\n---\n\n![B](b.jpg)\n"})
    first, second = posts((tmp_path / "post.md").read_text("utf-8"), tmp_path)
    assert [[medium.ref for medium in part.media] for part in (first, second)] == [["a.jpg"], ["b.jpg"]]


def test_a_text_in_memory_takes_no_pictures_that_only_lie_around(tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None, "fest.jpg": None})
    assert post("Text", tmp_path, "post.md").media == ()
    assert [medium.ref for medium in post("Text", tmp_path, "fest.md").media] == ["fest.jpg"]


def test_a_link_out_of_the_folder_is_no_companion(tmp_path: Path) -> None:
    folder = build(tmp_path / "posts", {"post.md": "Text", "../geheim.jpg": None})
    (folder / "post.jpg").symlink_to(tmp_path / "geheim.jpg")
    assert _post(folder).media == ()


@pytest.mark.parametrize(
    ("head", "state", "value"),
    [
        pytest.param("media: [{file: a.jpg, alt: Ein Fest}]", AltState.TEXT, "Ein Fest", id="a text"),
        pytest.param(
            "media: [{file: a.jpg, altText: Ein Fest}]", AltState.TEXT, "Ein Fest", id="another tool's key"
        ),
        pytest.param("media: [{file: a.jpg, alt: ''}]", AltState.EMPTY, "", id="an empty text"),
        pytest.param("media: [{file: a.jpg, alt: }]", AltState.EMPTY, "", id="nothing behind the key"),
        pytest.param("media: [{file: a.jpg, alt: ~}]", AltState.EMPTY, "", id="YAML's word for nothing"),
        pytest.param("media: [{file: a.jpg, alt: '~'}]", AltState.TEXT, "~", id="the same word in quotes"),
        pytest.param(
            'media: [{file: a.jpg, alt: "\\u200b\\u00ad "}]', AltState.EMPTY, "", id="invisible characters"
        ),
        pytest.param("media: [{file: a.jpg}]", AltState.ABSENT, "", id="no key"),
        pytest.param("media: [a.jpg]", AltState.ABSENT, "", id="a name alone"),
        pytest.param("media: [{file: a.jpg, alt: [x]}]", AltState.ABSENT, "", id="a list is no text"),
        pytest.param(
            "media: [{file: a.jpg, alt: {en: A fair, de: Ein Fest}}]",
            AltState.TEXT,
            "Ein Fest",
            id="a map of languages has the one of the post",
        ),
        pytest.param(
            "media: [{file: a.jpg, alt: {en: A fair, fr: Une fête}}]",
            AltState.TEXT,
            "A fair",
            id="a map of other languages has the first",
        ),
        pytest.param(
            "media: [{file: a.jpg, alt: {de: }}]", AltState.EMPTY, "", id="a map with nothing in it"
        ),
        pytest.param("media: [{file: a.jpg, alt: {}}]", AltState.ABSENT, "", id="an empty map"),
        pytest.param(
            "image: a.jpg\nimage_alt: Ein Fest", AltState.TEXT, "Ein Fest", id="a key beside the name"
        ),
        pytest.param("image: a.jpg\nimage_alt: ''", AltState.EMPTY, "", id="nothing in a key beside it"),
        pytest.param("image: a.jpg", AltState.ABSENT, "", id="no key beside it"),
        pytest.param(
            "media: a.jpg\nalt: Ein Fest", AltState.TEXT, "Ein Fest", id="a key beside the only name"
        ),
        pytest.param(
            "bilder: [a.jpg]\nalternativtext: Ein Fest", AltState.TEXT, "Ein Fest", id="German keys"
        ),
        pytest.param(
            "medien: [{datei: a.jpg, bildbeschreibung: Ein Fest}]",
            AltState.TEXT,
            "Ein Fest",
            id="German keys inside",
        ),
        pytest.param(
            "media: [{file: a.jpg, decorative: ja}]", AltState.DECORATIVE, "", id="declared as decoration"
        ),
        pytest.param(
            "media: [{file: a.jpg, decorative: false}]", AltState.ABSENT, "", id="declared as no decoration"
        ),
        pytest.param(
            "media: [{file: a.jpg, description: Ein Fest}]", AltState.ABSENT, "", id="a description is none"
        ),
    ],
)
def test_the_state_of_a_declared_alternative_text(
    head: str, state: AltState, value: str, tmp_path: Path
) -> None:
    build(tmp_path, {"a.jpg": None})
    alt = _medium(head, tmp_path).alt
    assert (alt.state, alt.value) == (state, value)


@pytest.mark.parametrize(
    ("head", "alts"),
    [
        pytest.param("media: [a.jpg, b.jpg]\nalt: [Eins, Zwei]", ["Eins", "Zwei"], id="a list of as many"),
        pytest.param("media: [a.jpg]\nalt: [Eins]", ["Eins"], id="a list of one"),
        pytest.param(
            "media: [a.jpg, b.jpg]\nalt: {b.jpg: Zwei, a.jpg: Eins}", ["Eins", "Zwei"], id="a map of names"
        ),
        pytest.param("media: [a.jpg, b.jpg]\nalt: {b.jpg: Zwei}", ["", "Zwei"], id="a map that lacks one"),
        pytest.param("media: [a.jpg: Eins, b.jpg: Zwei]", ["Eins", "Zwei"], id="each name before its text"),
        pytest.param("bilder:\n  a.jpg: Eins\n  b.jpg: Zwei", ["Eins", "Zwei"], id="one map of all"),
        pytest.param(
            "media:\n  - a.jpg:\n      alt: Eins\n      kind: photo\n  - file: b.jpg\n    alt: Zwei",
            ["Eins", "Zwei"],
            id="a name over its keys",
        ),
    ],
)
def test_the_alternative_texts_of_several_media(head: str, alts: list[str], tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None, "b.jpg": None})
    found = post(f"---\n{head}\n---\nText\n", tmp_path)
    assert [medium.alt.value for medium in found.media if medium.ref != "b.jpg" or len(alts) > 1] == alts
    assert found.notes == ()


@pytest.mark.parametrize(
    ("head", "key"),
    [
        pytest.param("media: [a.jpg, b.jpg]\nalt: Eins", "inside", id="one text for two"),
        pytest.param("media: [a.jpg, b.jpg]\nalt: [Eins]", "inside", id="a list that is too short"),
        pytest.param("media: [a.jpg, {file: b.jpg}]\nalt: [Eins, Zwei]", "inside", id="media that say more"),
        pytest.param(
            "media: [a.jpg: {alt: Eins, farbe: rot}, b.jpg: Zwei]", "strange", id="a key below a name"
        ),
    ],
)
def test_a_key_that_may_mean_any_medium_is_told(head: str, key: str, tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None, "b.jpg": None})
    (note,) = post(f"---\n{head}\n---\nText\n", tmp_path).notes
    assert note.key == key


@pytest.mark.parametrize(
    ("text", "state", "raw"),
    [
        pytest.param(
            "![Ein Fest](a.jpg)", AltState.TEXT, "Ein Fest", id="a Markdown picture: the text itself"
        ),
        pytest.param("![](a.jpg)", AltState.EMPTY, "a.jpg", id="an empty one: the name"),
        pytest.param("![ \u200b](a.jpg)", AltState.EMPTY, "a.jpg", id="an invisible one: the name"),
        pytest.param('<img src="a.jpg" alt="Ein Fest">', AltState.TEXT, "Ein Fest", id="an HTML picture"),
        pytest.param('<img src="a.jpg" alt="">', AltState.EMPTY, "a.jpg", id="an empty attribute"),
        pytest.param('<img src="a.jpg">', AltState.ABSENT, "a.jpg", id="no attribute"),
        pytest.param("[Film](a.mp4)", AltState.ABSENT, "a.mp4", id="a link to a clip"),
    ],
)
def test_the_state_of_an_alternative_text_in_the_text(
    text: str, state: AltState, raw: str, tmp_path: Path
) -> None:
    (medium,) = post(text, tmp_path).media
    assert medium.alt.state is state
    assert marked(medium.alt.at)[1] == raw


@pytest.mark.parametrize(
    ("ref", "why"),
    [
        pytest.param("weg.jpg", "missing", id="that is missing"),
        pytest.param("https://x.de/a.jpg", "remote", id="on the web"),
        pytest.param("data:image/png;base64,AA", "embedded", id="in the draft"),
        pytest.param("logo.psd", "no-decoder", id="that no package reads"),
        pytest.param("../oben.jpg", "outside", id="outside the folder"),
    ],
)
def test_nothing_is_known_about_a_medium(ref: str, why: str, tmp_path: Path) -> None:
    folder = build(tmp_path / "posts", {"logo.psd": "8BPS", "../oben.jpg": None})
    facts = _medium(f"media: ['{ref}']", folder).facts
    assert facts.image() == facts.colors() == facts.probe() == facts.sound() == Unknown(why)


@pytest.mark.parametrize(
    ("files", "value"),
    [
        pytest.param({"fest.alt.txt": "A"}, "A", id="beside it"),
        pytest.param({"fest.alt.md": "A"}, "A", id="as Markdown"),
        pytest.param({"fest.jpg.alt.txt": "A"}, "A", id="with the ending of the picture"),
        pytest.param({"fest.de.alt.txt": "A"}, "A", id="with a language"),
        pytest.param({"fest.jpg.de-at.alt.txt": "A"}, "A", id="with the ending and a regional language"),
        pytest.param({"FEST.ALT.TXT": "A"}, "A", id="in capitals"),
        pytest.param({"fest.alt.txt": "A", "fest.jpg.alt.txt": "B"}, "B", id="the closest name counts"),
        pytest.param(
            {"fest.alt.txt": "\ufeff  A\r\n\r\n"},
            "A",
            id="blanks, line ends and a byte order mark do not count",
        ),
        pytest.param(
            {"fest.cs.alt.txt": "A", "fest.de.alt.txt": "B"}, "B", id="the language of the post counts"
        ),
        pytest.param(
            {"fest.alt.txt": "A", "fest.de.alt.txt": "B"},
            "B",
            id="the language of the post counts more than none",
        ),
        pytest.param(
            {"fest.aa.alt.txt": "A", "fest.alt.txt": "B"}, "B", id="no language counts more than another one"
        ),
        pytest.param({"fest.en.alt.txt": "A"}, "A", id="a text in another language is a text"),
        pytest.param({"festival.alt.txt": "A"}, None, id="another picture's text"),
        pytest.param(
            {"fest.png.alt.txt": "A", "fest.png": None}, None, id="the text of a picture with another ending"
        ),
        pytest.param({"fest.alt": "A"}, None, id="without an ending"),
        pytest.param({"alt.txt": "A"}, None, id="without a picture's name"),
    ],
)
def test_alternative_texts_in_files(files: dict[str, str | None], value: str | None, tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, **files})
    alt = _medium("media: [fest.jpg]", tmp_path).alt
    assert (alt.value if alt.state is AltState.TEXT else None) == value


def test_a_finding_about_a_text_in_a_file_points_into_that_file(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "fest.alt.txt": "\r\n  Ein Fest.\r\n"})
    alt = _medium("media: [fest.jpg]", tmp_path).alt
    assert alt.at.path == "fest.alt.txt"
    assert marked(alt.at) == ((2, 3), "Ein Fest.")


def test_the_text_of_the_draft_counts_more_than_a_file(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "fest.alt.txt": "Aus der Datei"})
    assert _medium("media: [{file: fest.jpg, alt: Aus dem Entwurf}]", tmp_path).alt.value == "Aus dem Entwurf"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    build(tmp_path, {"fest.jpg": None, "fest.alt.txt": " \n"})
    assert _medium("media: [fest.jpg]", tmp_path).alt.state is AltState.EMPTY


@pytest.mark.parametrize(
    ("content", "key"),
    [
        pytest.param("Ein schönes Fest".encode("latin-1"), "encoding", id="Latin-1"),
        pytest.param("Ein Fest".encode("utf-16"), "encoding", id="UTF-16"),
        pytest.param(b"\0\1\2", "binary", id="no text at all"),
        pytest.param(b"x" * 1_000_001, "binary", id="far too long for an alternative text"),
    ],
)
def test_an_alternative_text_that_cannot_be_read_is_told(content: bytes, key: str, tmp_path: Path) -> None:
    build(
        tmp_path, {"fest.jpg": None, "post.md": "---\nmedia: [fest.jpg]\n---\nText", "fest.alt.txt": content}
    )
    (finding,) = by_rule(lint(tmp_path), "draft-unreadable")
    assert finding.place.path == "fest.alt.txt"
    assert finding.problem.key == key


def test_an_alternative_text_that_lies_elsewhere_is_not_opened(tmp_path: Path) -> None:
    folder = build(tmp_path / "posts", {"fest.jpg": None, "../geheim.txt": "Kennwort: 1234"})
    (folder / "fest.alt.txt").symlink_to(tmp_path / "geheim.txt")
    assert _medium("media: [fest.jpg]", folder).alt.state is AltState.ABSENT


VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag\n"


@pytest.mark.parametrize(
    ("head", "files", "tracks"),
    [
        pytest.param("media: [a.mp4]", ["a.vtt"], [("a.vtt", False)], id="beside the clip"),
        pytest.param(
            "media: [a.mp4]",
            ["a.de.vtt", "a.en.srt"],
            [("a.de.vtt", False), ("a.en.srt", False)],
            id="in two languages",
        ),
        pytest.param(
            "media: [{file: a.mp4, captions: [x.vtt]}]", ["x.vtt"], [("x.vtt", True)], id="named in the draft"
        ),
        pytest.param(
            "media: [{file: a.mp4, captions: a.vtt}]",
            ["a.vtt"],
            [("a.vtt", True)],
            id="named and beside it: once",
        ),
        pytest.param("media: [{file: a.mp4, captions: burned-in}]", [], [], id="an answer is no file"),
        pytest.param(
            "media: [{file: a.mp4, captions: {file: [x.srt, x.vtt], lang: de}}]",
            ["x.srt", "x.vtt"],
            [("x.srt", True), ("x.vtt", True)],
            id="several files in a map",
        ),
        pytest.param(
            "media: [a.mp4]", ["untertitel/a.vtt"], [("a.vtt", False)], id="in a folder for captions"
        ),
        pytest.param("media: [a.jpg]", ["a.vtt"], [], id="a picture has none"),
    ],
)
def test_caption_files(head: str, files: list[str], tracks: list[tuple[str, bool]], tmp_path: Path) -> None:
    build(tmp_path, {"a.mp4": b"", "a.jpg": None, **dict.fromkeys(files, VTT)})
    found = _medium(head, tmp_path).captions
    assert [(track.ref, track.declared) for track in found] == tracks
    assert all(track.path for track in found)


def test_a_caption_file_that_is_not_there_has_no_path_and_the_place_of_its_name(tmp_path: Path) -> None:
    build(tmp_path, {"a.mp4": b""})
    (track,) = _medium("media: [{file: a.mp4, captions: [x.vtt]}]", tmp_path).captions
    assert track.path is None
    assert marked(track.at) == ((3, 34), "x.vtt")


def test_captions_that_lie_elsewhere_are_not_opened(tmp_path: Path) -> None:
    folder = build(tmp_path / "posts", {"a.mp4": b"", "../geheim.vtt": VTT})
    (folder / "a.de.vtt").symlink_to(tmp_path / "geheim.vtt")
    (folder / "b.vtt").symlink_to(tmp_path / "geheim.vtt")
    assert _medium("media: [a.mp4]", folder).captions == ()
    (track,) = _medium("media: [{file: a.mp4, captions: b.vtt}]", folder).captions
    assert track.path is None


@pytest.mark.parametrize(
    ("head", "refs"),
    [
        pytest.param("media: [mastodon-stadt, linkedin-stadt]", [], id="a list of channels"),
        pytest.param(
            "media:\n  - mastodon-stadt\n  - karte.png", ["karte.png"], id="a channel and a picture"
        ),
        pytest.param("media: [karten/uferweg]", ["karten/uferweg"], id="a path without an ending is a file"),
        pytest.param("images: [a.jpg]\nimage: b.jpg", ["a.jpg", "b.jpg"], id="the keys of other tools"),
        pytest.param("media: a.jpg", ["a.jpg"], id="a single name"),
        pytest.param("media: {file: a.jpg}", ["a.jpg"], id="a single map"),
        pytest.param("media: [{alt: x}, [a.jpg], ~, '']", [], id="entries without a file"),
        pytest.param("media:", [], id="nothing"),
    ],
)
def test_media_of_the_head(head: str, refs: list[str], tmp_path: Path) -> None:
    assert [medium.ref for medium in post(f"---\n{head}\n---\nText\n", tmp_path).media] == refs


def test_a_list_of_channels_is_no_list_of_missing_files(tmp_path: Path) -> None:
    build(tmp_path, {"post.md": "---\nlang: de\nmedia: [mastodon-stadt, linkedin-stadt]\n---\nText\n"})
    assert by_rule(lint(tmp_path), "media-missing") == []


def test_two_drafts_with_the_same_file_share_its_facts(tmp_path: Path) -> None:
    build(tmp_path, {"a.jpg": None})
    found = post("![A](a.jpg) ![B](./a.jpg)", tmp_path)
    assert found.media[0].facts is found.media[1].facts


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_that_is_called_like_a_picture_is_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert _medium("media: [a.jpg]", tmp_path).where is Where.MISSING


@pytest.mark.parametrize(
    ("captions", "named"),
    [
        pytest.param("rede.vtt", [("rede.vtt", None)], id="a name"),
        pytest.param("[rede.vtt, talk.srt]", [("rede.vtt", None), ("talk.srt", None)], id="a list of names"),
        pytest.param("{file: rede.vtt, lang: de}", [("rede.vtt", "de")], id="a map"),
        pytest.param("[{file: rede.vtt, lang: de}, talk.srt]", [("rede.vtt", "de"), ("talk.srt", None)], id="a list with a map"),
        pytest.param("burned-in", [], id="an answer"),
    ],
)  # fmt: skip
def test_caption_files_that_a_draft_names(
    captions: str, named: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    build(tmp_path, {"clip.mp4": b"", "rede.vtt": "WEBVTT\n", "talk.srt": ""})
    text = f"---\nmedia:\n  - file: clip.mp4\n    captions: {captions}\n---\nText\n"
    [medium] = post(text, tmp_path).media
    assert [(track.ref, track.lang) for track in medium.captions if track.declared] == named


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param("rede.txt", [True], id="a file that is there"),
        pytest.param("rede.md", [False], id="a file that is not"),
        pytest.param("texte/rede.txt", [False], id="in a folder that is not there"),
        pytest.param("Rede zum Neujahr.docx", [False], id="with blanks"),
        pytest.param("https://stadt.example/rede.txt", [], id="an address"),
        pytest.param("www.stadt.example/rede.html", [], id="an address without a scheme"),
        pytest.param("stadt.example/rede.html", [], id="an address that begins with its host"),
        pytest.param("stadt.example", [], id="a host"),
        pytest.param("yes", [], id="an answer"),
    ],
)
def test_files_that_an_entry_attaches(value: str, found: list[bool], tmp_path: Path) -> None:
    build(tmp_path, {"clip.mp4": b"", "rede.txt": "Text"})
    text = f"---\nmedia:\n  - file: clip.mp4\n    transcript: {value}\n---\nText\n"
    [medium] = post(text, tmp_path).media
    assert [track.path is not None for track in medium.attached] == found
