"""A text inside a picture file: which one is proposed, and how it is taken over into any shape of draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11ylint import lint
from a11ylint.checks.alt_proposal import ALT_KEYS
from a11ylint.config import Config
from a11ylint.finding import Finding
from a11ylint.fix import changes, file_changes
from a11ylint.post import AltState
from a11ylint.readers import keys
from a11ylint.readers.read import read_text
from a11ylint.shelf import DiskShelf
from tests.media.drawings import svg
from tests.media.portraits import exif, li, packet, save

RULE = "image-alt-missing"
TEXT = 'Menschen tanzen: "Sommerfest" \\o/ & [mehr] #1'
XMP = packet(li("x-default", "People dance on the market place.") + li("de-DE", TEXT.replace("&", "&amp;")))


def _config(root: Path) -> Config:
    return Config(root=root, cache=False, select=(RULE,))


def _findings(root: Path) -> list[Finding]:
    return list(lint(root, _config(root)).findings)


def _proposed(folder: Path, xmp: bytes = b"", description: str = "", lang: str = "de") -> tuple[str, object]:
    """Message key and text for a picture with this metadata."""
    save(folder / "bild.jpg", exif(gps=False, description=description), xmp)
    (folder / "post.md").write_text(f"---\nlang: {lang}\nmedia: [bild.jpg]\n---\nText.\n")
    [finding] = _findings(folder)
    return finding.problem.key, finding.problem.data.get("text")


SHAPES = [
    pytest.param("media:\n  - file: bild.jpg\n", "", id="an entry without alt"),
    pytest.param(
        "media:\n  - file: bild.jpg  # neu\n    kind: photo\n", "", id="an entry with a comment and more keys"
    ),
    pytest.param(
        "media:\n  - kind: photo\n    file: 'bild.jpg'\n", "", id="the name in quotation marks, last"
    ),
    pytest.param(
        "media:\n  - file: bild.jpg\n    alt:\n    kind: photo\n", "", id="alt with nothing behind it"
    ),
    pytest.param(
        "media:\n  - alt: # fehlt noch\n    file: bild.jpg\n", "", id="alt with a comment behind it"
    ),
    pytest.param('media:\n  - file: bild.jpg\n    alt: ""\n', "", id="alt with empty quotation marks"),
    pytest.param("media:\n  - file: bild.jpg\n    alt_text: ~\n", "", id="another spelling of the key, null"),
    pytest.param("media:\n  - {file: bild.jpg, kind: photo}\n", "", id="a map in braces"),
    pytest.param("media: [{file: bild.jpg, alt: }]\n", "", id="a map in braces with an empty alt"),
    pytest.param("media: [bild.jpg]\n", "", id="a plain list"),
    pytest.param("media:\n  - bild.jpg\n  - andere.jpg\n", "", id="a plain list of lines"),
    pytest.param("image: bild.jpg\n", "", id="a single name"),
    pytest.param("", "![](bild.jpg)\n", id="Markdown"),
    pytest.param("", 'Text ![ ](<bild.jpg> "Titel")\n', id="Markdown with a title"),
    pytest.param("", '<img src="bild.jpg">\n', id="HTML"),
    pytest.param("", "<img alt='' src='bild.jpg' />\n", id="HTML with an empty text"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("head", "body"), SHAPES)
def test_the_text_is_taken_over_into_any_shape_of_draft(
    head: str, body: str, line_end: str, tmp_path: Path
) -> None:
    save(tmp_path / "bild.jpg", None, XMP)
    save(tmp_path / "andere.jpg")
    draft = tmp_path / "post.md"
    draft.write_text(f"---\nlang: de\n{head}---\nText.\n{body}", newline=line_end)
    found = [finding for finding in _findings(tmp_path) if finding.problem.key == "in-file"]
    [fix] = [finding.problem.fix for finding in found if finding.problem.fix]
    assert not fix.safe
    [change] = changes([fix])
    draft.write_bytes(change.after.encode())
    [post] = read_text(change.after, draft, DiskShelf(_config(tmp_path)), _config(tmp_path))
    picture = next(medium for medium in post.media if medium.name == "bild.jpg")
    assert (picture.alt.state, picture.alt.value) == (AltState.TEXT, TEXT)
    assert not any(note.rule == "draft-unreadable" for note in post.notes)
    assert "bild.jpg" not in [finding.problem.data["name"] for finding in _findings(tmp_path)]


def test_a_picture_that_no_draft_names_gets_a_file_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "fest.jpg", None, XMP)
    (tmp_path / "fest.txt").write_text("Das Stadtfest beginnt.\n")
    [finding] = _findings(tmp_path)
    assert finding.problem.fix is not None
    [change] = file_changes([finding.problem.fix], tmp_path)
    assert (Path(change.path).name, change.before) == ("fest.alt.txt", None)
    (tmp_path / "fest.alt.txt").write_bytes(change.after)
    assert _findings(tmp_path) == []


def test_an_empty_file_beside_it_is_filled(tmp_path: Path) -> None:
    save(tmp_path / "fest.jpg", None, XMP)
    (tmp_path / "fest.txt").write_text("Das Stadtfest beginnt, und wir sind nicht allein.\n")
    (tmp_path / "fest.alt.txt").write_text("\n")
    [finding] = _findings(tmp_path)
    assert finding.problem.fix is not None
    [change] = changes([finding.problem.fix])
    assert (change.path, change.after) == ("fest.alt.txt", f"{TEXT}\n")


EXTENDED = f"<Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt>{li('x-default', 'Lange Beschreibung des Festes.')}</rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>"
CAPTION = f"<dc:description><rdf:Alt>{li('x-default', 'Tanz auf dem Markt.')}</rdf:Alt></dc:description>"
LANGUAGES = li("en", "People dance.") + li("x-default", "Danza in piazza.") + li("de", "Menschen tanzen.")


@pytest.mark.parametrize(
    ("xmp", "lang", "text"),
    [
        pytest.param(packet(LANGUAGES), "de-AT", "Menschen tanzen.", id="in the language of the post"),
        pytest.param(packet(LANGUAGES), "fr", "Danza in piazza.", id="else the default"),
        pytest.param(
            packet(LANGUAGES.replace("x-default", "it")),
            "fr",
            "Menschen tanzen.",
            id="else the first by name",
        ),
        pytest.param(
            packet(LANGUAGES, EXTENDED), "de", "Menschen tanzen.", id="the alternative text before the rest"
        ),
        pytest.param(
            packet("", CAPTION + EXTENDED),
            "de",
            "Lange Beschreibung des Festes.",
            id="the long one before the caption",
        ),
        pytest.param(packet("", CAPTION), "de", "Tanz auf dem Markt.", id="the caption at last"),
        pytest.param(
            packet(li("de", "IMG_4711.jpg") + li("en", "People dance.")),
            "de",
            "People dance.",
            id="a file name is passed over",
        ),
        pytest.param(
            packet(li("de", "Eine\n  lange\u2028Zeile")), "de", "Eine lange Zeile", id="on one line"
        ),
    ],
)
def test_the_best_text_is_proposed(xmp: bytes, lang: str, text: str, tmp_path: Path) -> None:
    assert _proposed(tmp_path, xmp, lang=lang) == ("in-file", text)


def test_a_description_of_the_camera_is_proposed_when_somebody_wrote_it(tmp_path: Path) -> None:
    assert _proposed(tmp_path, description="Tanz auf dem Markt") == ("in-file", "Tanz auf dem Markt")


@pytest.mark.parametrize(
    "description",
    ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "SAMSUNG CAMERA PICTURES", "Digital Camera", "KODAK Digital Still Camera",
     "DCIM\\100MEDIA\\DJI_0001.JPG", "<KENOX S630  / Samsung S630>", "Exif_JPEG_PICTURE", "Bild", "IMG_4711.jpg",
     "Created with GIMP", "Foto: Stadt Musterstadt", "Screenshot", "MINOLTA DIGITAL CAMERA", "default", "untitled", "  "],
)  # fmt: skip
def test_what_cameras_and_programs_write_is_no_proposal(description: str, tmp_path: Path) -> None:
    assert _proposed(tmp_path, description=description) == ("missing", None)


def test_a_draft_with_its_own_text_is_left_alone(tmp_path: Path) -> None:
    save(tmp_path / "bild.jpg", None, XMP)
    (tmp_path / "post.md").write_text(
        "---\nmedia:\n  - file: bild.jpg\n    alt: Ein Fest am Hafen.\n---\nText.\n"
    )
    assert _findings(tmp_path) == []


def test_a_text_inside_a_value_of_the_front_matter_is_left_to_a_person(tmp_path: Path) -> None:
    save(tmp_path / "bild.jpg", None, XMP)
    (tmp_path / "post.md").write_text('---\nlang: de\ntext: "Fest ![](bild.jpg)"\n---\n')
    [finding] = _findings(tmp_path)
    assert (finding.problem.key, finding.problem.fix) == ("in-file", None)


def test_the_spellings_of_the_key_are_those_of_the_reader() -> None:
    assert ALT_KEYS == keys.ALT_KEYS


@pytest.mark.parametrize(
    ("inner", "attributes", "proposed"),
    [
        pytest.param(
            "<title>Straßen</title><desc>120 km sind gut.</desc>",
            "",
            "120 km sind gut.",
            id="a short title is a heading",
        ),
        pytest.param(
            "<title>Zustand der Straßen 2026</title><desc>Lang und breit.</desc>",
            "",
            "Zustand der Straßen 2026",
            id="a title that says something",
        ),
        pytest.param(
            "<title>Zustand der Straßen 2026</title>",
            'aria-label="Zwei Säulen"',
            "Zwei Säulen",
            id="the label comes first",
        ),
        pytest.param(
            '<title lang="en">The state of the roads</title><title lang="de">Wie es den Straßen geht</title>',
            "",
            "Wie es den Straßen geht",
            id="the language of the post",
        ),
        pytest.param("<desc>Created with Sketch.</desc>", "", None, id="the name of a program"),
        pytest.param("<title>chart_final.svg</title>", "", None, id="a file name"),
    ],
)
def test_the_title_of_a_drawing_is_proposed(
    inner: str, attributes: str, proposed: str | None, tmp_path: Path
) -> None:
    (tmp_path / "bild.svg").write_text(svg(inner, f'width="9" height="9" {attributes}'), encoding="utf-8")
    (tmp_path / "post.md").write_text("---\nlang: de\nmedia: [bild.svg]\n---\nText.\n")
    [finding] = _findings(tmp_path)
    assert finding.problem.data.get("text") == proposed
