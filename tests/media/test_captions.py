"""What a timed-text file is, and which ones belong to a clip, by name, header and content."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from a11ylint.media.captions import PEEK_BYTES, CaptionFile, Claims, claims, describe, sidecars
from a11ylint.media.labels import may_be_captions
from a11ylint.media.languages import tag

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag.\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nGuten Tag.\n"
SBV = "0:00:00.000,0:00:02.040\nGuten Tag.\n"


def _named(name: str, media: str | None, folder: Path, content: str = VTT) -> CaptionFile:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return describe(path, folder / media if media else None)


@pytest.mark.parametrize(
    ("name", "media", "kind", "lang"),
    [
        pytest.param("fest.vtt", "fest.mp4", "captions", None, id="the name of the clip alone"),
        pytest.param("fest.de.vtt", "fest.mp4", "captions", "de", id="a language after a dot"),
        pytest.param("fest-de.vtt", "fest.mp4", "captions", "de", id="a language after a hyphen"),
        pytest.param("fest_captions_de.vtt", "fest.mp4", "captions", "de", id="kind and language"),
        pytest.param(
            "fest_captions_pt-br.vtt", "fest.mp4", "captions", "pt-BR", id="a language with a region"
        ),
        pytest.param(
            "fest-subtitles_zh-cn.vtt", "fest.mp4", "subtitles", "zh-CN", id="subtitles of a region"
        ),
        pytest.param("fest.de_AT.vtt", "fest.mp4", "captions", "de-AT", id="a region after an underscore"),
        pytest.param("fest.de-simple.vtt", "fest.mp4", "captions", "de-simple", id="simple German"),
        pytest.param("fest.zh-Hans.vtt", "fest.mp4", "captions", "zh-Hans", id="a script"),
        pytest.param("fest.deutsch.vtt", "fest.mp4", "captions", "de", id="a language as a word"),
        pytest.param("fest.deu.vtt", "fest.mp4", "captions", "de", id="a three-letter language"),
        pytest.param("fest_description_de.vtt", "fest.mp4", "descriptions", "de", id="a description"),
        pytest.param(
            "fest_Audiodeskription.vtt", "fest.mp4", "descriptions", None, id="a German description"
        ),
        pytest.param("fest_chapters_de.vtt", "fest.mp4", "chapters", "de", id="chapters"),
        pytest.param("fest.kapitel.vtt", "fest.mp4", "chapters", None, id="German chapters"),
        pytest.param("fest_meta.vtt", "fest.mp4", "metadata", None, id="metadata"),
        pytest.param(
            "kapitel-de.vtt", "kapitel-de.mp4", "captions", None, id="words of the clip's name say nothing"
        ),
        pytest.param(
            "untertitel/de/fest.vtt", "fest.mp4", "captions", "de", id="folders say kind and language"
        ),
        pytest.param("chapters/fest.de.vtt", "fest.mp4", "chapters", "de", id="a folder says chapters"),
        pytest.param("de/fest.en.vtt", "fest.mp4", "captions", "en", id="a name before its folder"),
        pytest.param("wwa_captions_en_test.vtt", None, "captions", "en", id="a word of work at the end"),
        pytest.param("fest-am-rathaus.vtt", None, "captions", None, id="a name without any of it"),
        pytest.param("the-described-captions_en.vtt", None, "captions", "en", id="the last kind word counts"),
        pytest.param(
            "subtitles/de.vtt", None, "subtitles", "de", id="a folder for kind and a file for language"
        ),
    ],
)
def test_kind_and_language_by_name(
    name: str, media: str | None, kind: str, lang: str | None, tmp_path: Path
) -> None:
    found = _named(name, media, tmp_path)
    assert (found.kind, found.lang, found.cues, found.problem) == (kind, lang, 1, None)


@pytest.mark.parametrize(
    ("name", "header", "kind", "lang"),
    [
        pytest.param("a.vtt", "Kind: captions\nLanguage: de", "captions", "de", id="a header says both"),
        pytest.param(
            "a.vtt", "kind:chapters\nlang:de-AT", "chapters", "de-AT", id="a header in small letters"
        ),
        pytest.param(
            "a_chapters.vtt", "Kind: descriptions", "chapters", None, id="the name before the header, kind"
        ),
        pytest.param("a.de.vtt", "Language: en", "captions", "de", id="the name before the header, language"),
        pytest.param("a.vtt", "X-TIMESTAMP-MAP=LOCAL:00:00", "captions", None, id="an unknown header line"),
        pytest.param("a.vtt", "Language: Klingonisch", "captions", None, id="a language nobody knows"),
    ],
)
def test_kind_and_language_by_header(
    name: str, header: str, kind: str, lang: str | None, tmp_path: Path
) -> None:
    found = _named(name, "a.mp4", tmp_path, VTT.replace("WEBVTT\n", f"WEBVTT\n{header}\n"))
    assert (found.kind, found.lang, found.cues) == (kind, lang, 1)


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        pytest.param("fest.de.vtt", (), id="no flag"),
        pytest.param("fest.de-orig.vtt", ("auto",), id="the automatic track of a download"),
        pytest.param("fest_auto.de.vtt", ("auto",), id="automatic by name"),
        pytest.param("fest.de.forced.srt", ("forced",), id="foreign passages only"),
    ],
)
def test_flags_of_a_name(name: str, flags: tuple[str, ...], tmp_path: Path) -> None:
    assert _named(name, "fest.mp4", tmp_path).flags == flags


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        pytest.param("a.vtt", VTT.encode(), ("vtt", 1, None), id="WebVTT"),
        pytest.param("a.srt", SRT.encode(), ("srt", 1, None), id="SRT"),
        pytest.param("a.sbv", SBV.encode(), ("sbv", 1, None), id="SBV"),
        pytest.param("a.srt", SBV.encode(), ("sbv", 1, None), id="SBV called SRT"),
        pytest.param("a.srt", VTT.encode(), ("vtt", 1, None), id="WebVTT called SRT"),
        pytest.param("a.vtt", VTT.replace("\n", "\r\n").encode(), ("vtt", 1, None), id="Windows line ends"),
        pytest.param("a.vtt", VTT.replace("\n", "\r").encode(), ("vtt", 1, None), id="old Mac line ends"),
        pytest.param("a.vtt", VTT.encode("utf-8-sig"), ("vtt", 1, None), id="a byte order mark"),
        pytest.param("a.vtt", VTT.encode("utf-16"), ("vtt", 1, "encoding"), id="UTF-16"),
        pytest.param("a.srt", SRT.encode("utf-16-be"), ("srt", 1, "encoding"), id="UTF-16 without a mark"),
        pytest.param(
            "a.srt", SRT.replace("Tag", "Tür").encode("latin-1"), ("srt", 1, "encoding"), id="Latin-1"
        ),
        pytest.param("a.vtt", b"", ("vtt", 0, "empty"), id="an empty file"),
        pytest.param("a.srt", b"\xef\xbb\xbf \r\n", ("srt", 0, "empty"), id="blanks only"),
        pytest.param("a.vtt", b"WEBVTT\n", ("vtt", 0, "no-cues"), id="a header only"),
        pytest.param("a.vtt", b"WEBVTT", ("vtt", 0, "no-cues"), id="a header without a line end"),
        pytest.param("a.vtt", SRT.encode(), ("vtt", 0, "no-header"), id="SRT called WebVTT"),
        pytest.param(
            "a.vtt",
            VTT.replace("WEBVTT", "WEBVTTnope").encode(),
            ("vtt", 1, "no-header"),
            id="a wrong header",
        ),
        pytest.param(
            "a.vtt", VTT.replace("Guten Tag.", "").encode(), ("vtt", 0, "no-cues"), id="a time without text"
        ),
        pytest.param(
            "a.vtt", VTT.replace(".", ",").encode(), ("vtt", 0, "no-cues"), id="commas in WebVTT times"
        ),
        pytest.param(
            "a.srt", SRT.replace(",000", "").encode(), ("srt", 1, None), id="SRT without milliseconds"
        ),
        pytest.param("a.srt", b"Guten Tag.\n", ("srt", 0, "no-cues"), id="plain text called SRT"),
        pytest.param("a.srt", bytes(range(256)) * 9, ("srt", 0, "encoding"), id="no text at all"),
        pytest.param("a.ttml", b'<tt><p begin="0s" end="1s">Ja</p></tt>', ("ttml", 1, None), id="TTML"),
        pytest.param(
            "a.ass", b"[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,Ja", ("ass", 1, None), id="ASS"
        ),
    ],
)
def test_format_and_cues_by_content(
    name: str, content: bytes, wanted: tuple[str, int, str | None], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    found = describe(tmp_path / name)
    assert (found.format, found.cues, found.problem) == wanted


@pytest.mark.parametrize("name", [pytest.param("gone.vtt", id="no file"), pytest.param(".", id="a folder")])
def test_what_cannot_be_read_says_so(name: str, tmp_path: Path) -> None:
    assert describe(tmp_path / name).problem == "unreadable"


def test_a_huge_file_is_read_in_part_and_cut_between_characters(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(VTT.encode() + b"x" + "ü".encode() * PEEK_BYTES)
    assert describe(tmp_path / "a.vtt")[3:5] == (1, None)


@pytest.mark.parametrize(
    ("media", "files", "found"),
    [
        pytest.param("fest.mp4", "fest.vtt", "fest.vtt", id="the same name"),
        pytest.param(
            "fest.mp4", "fest.de.vtt fest-de.sbv fest_captions_en.srt", "=", id="kind and language added"
        ),
        pytest.param("fest.mp4", "fest.mp4.srt fest.mp4.de.vtt", "=", id="the name with its ending"),
        pytest.param("fest.mp4", "fest_korrigiert.srt fest.de.v2.vtt", "=", id="words of work added"),
        pytest.param("fest.mp4", "fest_Untertitel_1.srt fest-subtitle-2.vtt", "=", id="numbered tracks"),
        pytest.param(
            "fest.mp4", "fest_de_1.srt fest_untertitel_2024.srt", "", id="numbers of something else"
        ),
        pytest.param("fest.mp4", "FEST.DE.VTT", "=", id="capital letters"),
        pytest.param("fest.mp4", "fest2.vtt fest-2.vtt festival.vtt", "", id="another clip's captions"),
        pytest.param("fest.mp4", "das-fest.vtt de.fest.vtt", "", id="a name that ends the same way"),
        pytest.param("fest.mp4", "fest.txt fest.de.md fest.jpg", "", id="files that are no captions"),
        pytest.param(
            "fest.mp4", "fest_chapters_de.vtt fest.meta.vtt fest_descriptions.vtt", "", id="other kinds"
        ),
        pytest.param("fest.mp4", "fest-de.mp4 fest-de.vtt", "", id="a clip of that very name is there"),
        pytest.param(
            "fest-de.mp4", "fest.mp4 fest-de.vtt fest.vtt", "fest-de.vtt", id="the closest clip gets it"
        ),
        pytest.param(
            "fest.mp4", "fest.mp3 fest.vtt", "fest.vtt", id="the sound file of the same name shares it"
        ),
        pytest.param(
            "promo.mp4", "subtitles/de.vtt captions/en.vtt untertitel/fr.vtt", "=", id="folders, one clip"
        ),
        pytest.param("promo.mp4", "other.mp4 subtitles/de.vtt", "", id="folders, two clips"),
        pytest.param(
            "promo.mp4", "jingle.mp3 bild.gif subtitles/de.vtt", "subtitles/de.vtt", id="no second clip"
        ),
        pytest.param(
            "promo.mp4", "other.mp4 untertitel/promo.de.vtt", "untertitel/promo.de.vtt", id="folder and name"
        ),
        pytest.param("promo.mp4", "untertitel/other.de.vtt", "", id="another name in the folder"),
        pytest.param("promo.mp4", "archiv/promo.vtt", "", id="a folder for something else"),
        pytest.param("promo.mp4", "chapters/promo.vtt", "", id="a folder for chapters"),
        pytest.param("promo.mp4", "untertitel.vtt", "=", id="one clip and one caption file"),
        pytest.param("am-see.mp4", "am-see.vtt am-see.am.vtt", "=", id="words of the name are no languages"),
    ],
)
def test_which_files_belong_to_a_clip(media: str, files: str, found: str) -> None:
    folder = Path("posts")
    siblings = [folder / name for name in [media, *files.split()]]
    wanted = sorted(folder / name for name in (files if found == "=" else found).split())
    assert sidecars(folder / media, siblings) == wanted


@pytest.mark.parametrize(("one", "other"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_names_match_across_unicode_forms(one: str, other: str) -> None:
    media = Path(unicodedata.normalize(one, "Grußwort Bürgermeister.mp4"))
    captions = Path(unicodedata.normalize(other, "Grußwort Bürgermeister.de.vtt"))
    assert sidecars(media, [captions]) == [captions]


def test_other_kinds_are_found_when_asked_for() -> None:
    files = [Path("fest.de.vtt"), Path("fest_description_de.vtt")]
    assert sidecars(Path("fest.mp4"), files, kinds=("descriptions",)) == files[1:]


@pytest.mark.parametrize(
    ("title", "may"),
    [
        pytest.param("", True, id="no title"),
        pytest.param("Deutsch (für Gehörlose)", True, id="words that say nothing against it"),
        pytest.param("Audiodeskription Deutsch", False, id="descriptions"),
        pytest.param("German (forced)", False, id="foreign passages only"),
    ],
)
def test_titles_of_embedded_tracks(title: str, may: bool) -> None:
    assert may_be_captions(title) is may


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        pytest.param("deu", "de", id="three letters"),
        pytest.param("ger", "de", id="the other three letters"),
        pytest.param("DE-at", "de-AT", id="a region in small letters"),
        pytest.param("pt_br", "pt-BR", id="an underscore"),
        pytest.param("fr-ch", "fr-CH", id="a country whose letters are a language too"),
        pytest.param("de-simple", "de-simple", id="simple German"),
        pytest.param("hsb", "hsb", id="Upper Sorbian"),
        pytest.param("und", None, id="undetermined"),
        pytest.param("", None, id="nothing"),
        pytest.param(None, None, id="not said"),
        pytest.param("de-DE-u-co-phonebk", "de-DE", id="an extension"),
    ],
)
def test_language_tags(written: str | None, wanted: str | None) -> None:
    assert tag(written) == wanted


def test_what_name_folder_and_header_claim_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "untertitel" / "fest_kapitel_de.vtt"
    said = claims(path, tmp_path / "fest.mp4", "Descriptions", "en-US")
    assert said == Claims("chapters", "captions", "descriptions", "de", None, "en-US")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('{"folie": 1}', "metadata", id="JSON"),
        pytest.param("bilder/fest.jpg#xywh=0,0,160,90", "metadata", id="preview pictures"),
        pytest.param("[Musik]", "captions", id="a sound in brackets"),
        pytest.param("Mehr steht in karte.png", "captions", id="a picture is named"),
    ],
)
def test_the_kind_by_the_look_of_the_text(text: str, kind: str, tmp_path: Path) -> None:
    content = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n{text}\n\n" for n in range(1, 5))
    assert _named("fest.vtt", "fest.mp4", tmp_path, content).kind == kind


def test_the_language_of_a_ttml_file(tmp_path: Path) -> None:
    content = '<tt:tt xmlns:tt="urn:x" xml:lang="de-AT"><tt:p begin="1s" end="2s">Hallo</tt:p></tt:tt>'
    assert _named("fest.ttml", "fest.mp4", tmp_path, content).lang == "de-AT"
