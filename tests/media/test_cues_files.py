"""Caption files from bytes: encodings, formats, TTML, broken characters, repairs, other formats."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.checks._windows_1252 import certain
from a11ylint.facts import Known, Unknown
from a11ylint.media.cues import damage, ttml
from a11ylint.media.cues.convert import Target, colours, convert, slim
from a11ylint.media.cues.load import LARGEST, decode, load, parse, read
from a11ylint.media.cues.model import CueFile
from a11ylint.media.cues.repair import ended, repairs
from a11ylint.source import Source

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nGrüße\n"
SRT = "1\n00:00:01,000 --> 00:00:02,000\nGrüße\n"
SBV = "0:00:01.000,0:00:02.000\nGrüße\n"
TTML = '<tt xml:lang="de"><body><div><p begin="1s" end="2s">Grüße</p></div></body></tt>'


def _read(raw: bytes, suffix: str) -> CueFile:
    fact = read(raw, suffix)
    assert isinstance(fact, Known)
    return fact.value


@pytest.mark.parametrize(
    ("text", "suffix", "form"),
    [
        pytest.param(VTT, ".vtt", "vtt", id="WebVTT"),
        pytest.param(VTT, ".srt", "vtt", id="WebVTT that is called SRT"),
        pytest.param(SRT, ".SRT", "srt", id="capital letters in the ending"),
        pytest.param(SBV, ".sbv", "sbv", id="SBV"),
        pytest.param(SBV, ".srt", "sbv", id="SBV that is called SRT"),
        pytest.param(SRT, ".sbv", "srt", id="SRT that is called SBV"),
        pytest.param(TTML, ".dfxp", "ttml", id="an old ending of TTML"),
    ],
)
def test_the_format_and_the_cue(text: str, suffix: str, form: str) -> None:
    file = _read(text.encode(), suffix)
    assert (file.format, file.lines) == (form, (("Grüße",),))
    assert [cue[:2] for cue in file.cues] == [(1.0, 2.0)]
    assert file.troubles == ()


@pytest.mark.parametrize(
    ("raw", "encoding", "mark"),
    [
        pytest.param(VTT.encode(), "utf-8", False, id="UTF-8"),
        pytest.param(VTT.encode("utf-8-sig"), "utf-8", True, id="UTF-8 with a mark"),
        pytest.param(VTT.encode("utf-16"), "utf-16", True, id="UTF-16 with a mark"),
        pytest.param(VTT.encode("utf-16-be"), "utf-16-be", False, id="UTF-16 by its zeros"),
        pytest.param(VTT.encode("cp1252"), "cp1252", False, id="Windows-1252"),
    ],
)
def test_encodings(raw: bytes, encoding: str, mark: bool) -> None:
    file = _read(raw, ".vtt")
    assert (file.encoding, file.mark, file.text, file.size) == (encoding, mark, VTT, len(raw))
    assert file.lines == (("Grüße",),)


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "iso-8859-2", "rot13", "klingon"])
def test_xml_says_its_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{TTML}'
    assert _read(text.encode("latin-1"), ".ttml").lines == (("Grüße",),)


def test_a_format_that_nothing_reads_a_file_that_is_gone_and_one_that_is_too_large(tmp_path: Path) -> None:
    assert read(b"[Events]", ".ass") == Unknown("no-decoder", "ass")
    assert isinstance(gone := load(tmp_path / "a.vtt"), Unknown)
    assert gone.why == "unreadable"
    with (tmp_path / "b.vtt").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert isinstance(large := load(tmp_path / "b.vtt"), Unknown)
    assert large.why == "too-large"


@given(
    st.one_of(st.binary(max_size=80), st.text(max_size=40).map(lambda text: text.encode("utf-16"))),
    st.sampled_from([".vtt", ".srt", ".sbv", ".ttml"]),
)
def test_no_bytes_raise(raw: bytes, suffix: str) -> None:
    file = _read(raw, suffix)
    assert len(file.lines) == len(file.cues)
    list(damage.mojibake(file.text))
    pieces = repairs(Source("a", file.text), file)
    assert all(one.end <= two.start for one, two in itertools.pairwise(pieces))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        pytest.param("00:00:01.500", 1.5, id="a clock"),
        pytest.param("01:00:00", 3600.0, id="a clock without a fraction"),
        pytest.param("00:00:01:05", 1.2, id="frames"),
        pytest.param("1.5s", 1.5, id="seconds"),
        pytest.param("1500ms", 1.5, id="milliseconds"),
        pytest.param("2m", 120.0, id="minutes"),
        pytest.param("0.5h", 1800.0, id="hours"),
        pytest.param("50f", 2.0, id="an offset in frames"),
        pytest.param("500t", 5.0, id="ticks"),
        pytest.param("00:60:00", None, id="minutes above 59"),
        pytest.param("1,5s", None, id="a comma"),
        pytest.param("bald", None, id="a word"),
    ],
)
def test_times_of_ttml(written: str, seconds: float | None) -> None:
    assert ttml.moment(written, ttml.Rates(25.0, 100.0)) == (
        None if seconds is None else pytest.approx(seconds)
    )


def test_ttml_with_names_nested_times_lines_and_metadata() -> None:
    text = """<?xml version="1.0" encoding="iso-8859-1"?>
<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="de-AT"
  ttp:frameRate="25" ttp:frameRateMultiplier="1 1">
<tt:head><tt:metadata><ttm:title xmlns:ttm="urn:x">Titel</ttm:title></tt:metadata></tt:head>
<tt:body begin="1s"><tt:div>
<tt:p begin="00:00:01.500" end="00:00:03.000">Grüße &amp; <tt:span>mehr</tt:span><tt:br/>  3 &lt;
  5</tt:p>
<tt:p><tt:span begin="4s" dur="2s">eins</tt:span><tt:span begin="8s" end="9s">zwei</tt:span></tt:p>
<tt:p begin="bald" end="12s">weg</tt:p>
<tt:p begin="12s">ohne Ende</tt:p>
</tt:div></tt:body></tt:tt>"""
    file = parse(text, "ttml")
    assert [cue[:2] for cue in file.cues] == [(2.5, 4.0), (5.0, 7.0), (9.0, 10.0)]
    assert file.lines == (("Grüße & mehr", "3 < 5"), ("eins",), ("zwei",))
    assert [cue.line for cue in file.cues] == [6, 8, 8]
    assert [(trouble.line, trouble.key) for trouble in file.troubles] == [(9, "time"), (10, "no-time")]
    assert file.language == "de-AT"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("<tt><p>", id="an end is missing"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><tt>&b;</tt>', id="entities of its own"),
        pytest.param('<!DOCTYPE a SYSTEM "file:///etc/passwd"><tt>&b;</tt>', id="words from elsewhere"),
    ],
)
def test_what_is_no_xml_is_one_trouble(text: str) -> None:
    assert [trouble.key for trouble in parse(text, "ttml").troubles] == ["not-xml"]


def _mended(text: str) -> str:
    for entry in reversed(list(damage.mojibake(text))):
        text = text[: entry.start] + entry.meant + text[entry.end :]
    return text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_misread_characters_are_turned_back(encoding: str) -> None:
    text = "Straße, „schöne Übung“ – ça va? 20 °C ♪ 🎉"
    garbled = "".join(bytes((code,)).decode(encoding, "ignore") or chr(code) for code in text.encode("utf-8"))
    assert _mended(garbled) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Grüße aus Köln, „Schön“ – ÄÖÜ ß 20 °C €", id="German"),
        pytest.param("NÃO Ã O À la carte, ÂGE, naïve, «où» Ñandú", id="capitals with accents"),
        pytest.param("„JÄ“ und „NEIÖ“ …", id="an accent before a quotation mark"),
        pytest.param("Ångström, Ø “x”, ÐÞ", id="northern letters"),
    ],
)
def test_real_characters_stay(text: str) -> None:
    assert list(damage.mojibake(text)) == []


@pytest.mark.parametrize(
    ("text", "encoding", "sure"),
    [
        pytest.param("„Grüße“ – Übung, Straße, 5 €", "cp1252", True, id="German in Windows-1252"),
        pytest.param("Grüße aus Köln", "latin-1", True, id="German in Latin-1, which is the same"),
        pytest.param("Grüße, schöne Straße", "mac-roman", False, id="German of old Macs"),
        pytest.param("schöne Bäume", "cp850", False, id="German of DOS"),
        pytest.param("Zażółć gęślą jaźń", "cp1250", False, id="Polish"),
        pytest.param("Привет", "cp1251", False, id="Russian"),
    ],
)
def test_only_what_is_sure_is_converted(text: str, encoding: str, sure: bool) -> None:
    found = decode(text.encode(encoding))
    assert certain(found.text, found.encoding) is sure


@pytest.mark.parametrize(
    ("text", "encoding", "lang", "sure"),
    [
        pytest.param("Dziękuję.", "cp1250", "pl", False, id="a Polish name"),
        pytest.param("Dziękuję.", "cp1250", None, False, id="words that end as Polish ones do"),
        pytest.param("WEBVTT\nLanguage: pl\n\nDziękuję.", "cp1250", None, False, id="a Polish header"),
        pytest.param("Dzień dobry, pójdę", "cp1250", "pl-PL", False, id="a region behind the language"),
        pytest.param("Děkujeme vám za trpělivost. Vítejte", "cp1250", None, False, id="Czech letters"),
        pytest.param("Köszönöm szépen, erről", "cp1250", None, False, id="Hungarian letters"),
        pytest.param("Jó napot, én", "cp1250", "hu", False, id="a Hungarian name, though no letter differs"),
        pytest.param("Yeni salon, mağara", "cp1254", "tr", False, id="a Turkish name"),
        pytest.param("Der Fußball rollt auf der Straße.", "cp850", "de", False, id="ß of DOS in words"),
        pytest.param("Der Ball macht Spaß und das ist gut.", "cp850", None, False, id="ß of DOS at an end"),
        pytest.param("Im Café ist heute geschlossen.", "cp437", "de", False, id="é of DOS at an end"),
        pytest.param("‚Größe‘ im Café à la carte, Señor", "cp1252", "de", True, id="German with foreign words"),
        pytest.param("Où êtes-vous, ma sœur? Ça va, l’été", "cp1252", "fr", True, id="French"),
        pytest.param("À la fête, ma sœur. Où?", "cp1252", None, True, id="French by its letters alone"),
        pytest.param("¿Dónde está el niño? ¡Mañana!", "cp1252", None, True, id="Spanish"),
        pytest.param("Perché no? È così, più città", "cp1252", None, True, id="Italian"),
        pytest.param("Não, você não é português", "cp1252", None, True, id="Portuguese, which ends in ê"),
        pytest.param("Blåbærsyltetøj på brød", "cp1252", "da", True, id="Danish"),
    ],
)  # fmt: skip
def test_an_encoding_is_sure_for_the_languages_it_was_made_for(
    text: str, encoding: str, lang: str | None, sure: bool
) -> None:
    assert certain(decode(text.encode(encoding)).text, "cp1252", lang) is sure


def test_a_long_word_is_soon_judged() -> None:
    assert certain("a" * 100_000 + " é", "cp1252")


def _repaired(text: str, suffix: str) -> str:
    file = _read(text.encode(), suffix)
    for entry in reversed(repairs(Source("a", file.text), file)):
        text = text[: entry.start] + entry.text + text[entry.end :]
    return text


@pytest.mark.parametrize(
    ("broken", "suffix", "whole"),
    [
        pytest.param("webvtt\n\n00:01.000 --> 00:02.000\nx", ".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx", id="a"),
        pytest.param("00:01.000 --> 00:02.000\nx", ".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx", id="no signature"),
        pytest.param(
            "WEBVTT\r\n00:01,000 --> 00:02,000\r\nx",
            ".vtt",
            "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nx",
            id="commas and a blank line, with line ends of Windows",
        ),
        pytest.param("1\n00:00:01 -> 00:00:02\nx", ".srt", "1\n00:00:01 --> 00:00:02\nx", id="an arrow"),
        pytest.param("00:00:01 --> 00:00:02\nx", ".srt", "1\n00:00:01,000 --> 00:00:02,000\nx", id="number and rest"),
        pytest.param("0:00:01.000,0:00:02.000\nx\n0:00:02.000,0:00:03.000\ny", ".sbv",
                     "0:00:01.000,0:00:02.000\nx\n\n0:00:02.000,0:00:03.000\ny", id="a blank line in SBV"),
        pytest.param("WEBVTT\n\n00:99.000 --> 00:02.000\nx", ".vtt", "WEBVTT\n\n00:99.000 --> 00:02.000\nx", id="none"),
    ],
)  # fmt: skip
def test_repairs(broken: str, suffix: str, whole: str) -> None:
    assert _repaired(broken, suffix) == whole


@pytest.mark.parametrize(
    ("line", "after"),
    [
        pytest.param(
            "00:01.000 --> 00:02.000 line:1,end", "00:01.000 --> 00:01.500 line:1,end", id="settings"
        ),
        pytest.param("00:00:01,000 --> 00:00:02,000", "00:00:01,000 --> 00:00:01,500", id="commas of SRT"),
        pytest.param("0:00:01.000,0:00:02.000", "0:00:01.000,0:00:01.500", id="SBV"),
    ],
)
def test_another_end_is_written_as_the_old_one(line: str, after: str) -> None:
    entry = ended(Source("a", line), 1, 1.5)
    assert entry is not None
    assert line[: entry.start] + entry.text + line[entry.end :] == after


RICH = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Anna>Guten <i>Tag</i> &amp;\nauf Wiedersehen\n\n"
RICH += "01:00:03.000 --> 01:00:04.000\n<v Ben>3 &lt; 5 --&gt; ja\n\n01:00:05.000 --> 01:00:05.000\nweg\n"


@pytest.mark.parametrize(
    ("to", "text"),
    [
        pytest.param(
            "srt",
            "1\n00:00:01,000 --> 00:00:02,500\nAnna: Guten Tag &\nauf Wiedersehen\n\n"
            "2\n01:00:03,000 --> 01:00:04,000\nBen: 3 < 5 → ja\n",
            id="SRT",
        ),
        pytest.param(
            "sbv",
            "0:00:01.000,0:00:02.500\nAnna: Guten Tag &\nauf Wiedersehen\n\n"
            "1:00:03.000,1:00:04.000\nBen: 3 < 5 → ja\n",
            id="SBV",
        ),
    ],
)
def test_webvtt_in_another_format(to: Target, text: str) -> None:
    assert convert(parse(RICH, "vtt"), to) == text


@pytest.mark.parametrize(
    ("cues", "shown"),
    [
        pytest.param(
            ["<v Anna>Kommst du?</v>\n<v Bernd>Ja.</v>", "<v Anna>Schön."],
            ["Anna: Kommst du?\nBernd: Ja.", "Anna: Schön."],
            id="two speakers in a caption, then the first one again",
        ),
        pytest.param(
            ["<v Anna>Ja? <v Bernd>Nein!\nNie.", "<v Bernd>Gut."],
            ["Anna: Ja?\nBernd: Nein!\nNie.", "Gut."],
            id="two speakers in a line, the second one goes on",
        ),
        pytest.param(
            ["<v Anna>Anna: Hallo.", "Musik", "<v Anna>Da."],
            ["Anna: Hallo.", "Musik", "Anna: Da."],
            id="a name that is written out already, and words of nobody between",
        ),
        pytest.param(
            ["<ruby>漢字<rt>かんじ</rt></ruby>です", "<ruby>漢<rt>かん</ruby> &lt;a"],
            ["漢字(かんじ)です", "漢(かん) <a"],
            id="readings stand behind their signs",
        ),
    ],
)
def test_who_speaks_is_kept_in_srt(cues: list[str], shown: list[str]) -> None:
    text = "".join(f"\n00:0{at}.000 --> 00:0{at}.900\n{words}\n" for at, words in enumerate(cues))
    after = parse(convert(parse(f"WEBVTT\n{text}", "vtt"), "srt"), "srt")
    assert ["\n".join(lines) for lines in after.lines] == shown


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        pytest.param("srt", '<font color="#FF0">a</font> <font face=x color=red>b', {"#ff0", "red"}, id="SRT"),
        pytest.param("vtt", "<c.gelb>a</c> <c.cyan.bg_black>b</c> <v.laut Anna>c", {"gelb", "cyan.bg_black"}, id="VTT"),
        pytest.param("vtt", "<i>a</i> <b>b</b> <v Anna>c", set(), id="no colour at all"),
    ],
)  # fmt: skip
def test_colours_of_captions(form: Literal["srt", "vtt"], text: str, found: set[str]) -> None:
    head = {"srt": "1\n00:00:01,000 --> 00:00:02,000\n", "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n"}[form]
    assert colours(parse(head + text, form)) == found


def test_colours_of_ttml() -> None:
    text = '<tt xmlns:tts="t"><style tts:color="#FFFF00"/><p begin="1s" end="2s" tts:color="white">a</p></tt>'
    assert colours(parse(text, "ttml")) == {"#ffff00", "white"}


def test_srt_and_ttml_as_webvtt() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<I>A</I> & <font color='x'>3 < 5 --</font>"
    assert convert(parse(srt, "srt"), "vtt") == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>A</i> &amp; 3 &lt; 5 --\n"
    )
    xml = '<tt><body><p begin="1s" end="2s">3 &lt; 5<br/>&amp;amp;</p></body></tt>'
    assert convert(parse(xml, "ttml"), "vtt").endswith("02.000\n3 &lt; 5\n&amp;amp;\n")


@given(
    st.lists(
        st.tuples(st.integers(0, 10**7), st.integers(1, 10**4), st.text("aß<&>-{}\\ \n", max_size=12)),
        max_size=6,
    ),
    st.sampled_from(["vtt", "srt", "sbv"]),
)
def test_times_and_words_survive_a_conversion(rows: list[tuple[int, int, str]], to: Target) -> None:
    from html import escape

    from a11ylint.media.cues.convert import clock

    text = "WEBVTT\n\n" + "".join(
        f"{clock(start / 1000)} --> {clock((start + length) / 1000)}\nw {escape(' '.join(words.split()))}\n\n"
        for start, length, words in rows
    )
    before = parse(text, "vtt")
    after = parse(convert(before, to), to)
    assert [cue[:2] for cue in after.cues] == [cue[:2] for cue in before.cues]
    if to == "vtt":
        assert after.lines == before.lines


@pytest.mark.parametrize("to", ["vtt", "srt", "sbv"])
def test_webvtt_py_reads_what_was_written(to: Target, tmp_path: Path) -> None:
    import webvtt

    path = tmp_path / f"gruss.{to}"
    path.write_text(convert(parse(RICH, "vtt"), to), encoding="utf-8")
    readers = {"vtt": webvtt.read, "srt": webvtt.from_srt, "sbv": webvtt.from_sbv}
    theirs = [(cue.start, cue.end) for cue in readers[to](str(path))]
    assert theirs == [("00:00:01.000", "00:00:02.500"), ("01:00:03.000", "01:00:04.000")]


def test_slim_keeps_what_is_seen() -> None:
    text = "WEBVTT x\nLanguage: de\n\nSTYLE\n::cue{}\n\nNOTE n\n\n7\n00:00:01.000 --> 01:00:02.000 line:0\n<v A>ä\nb\n"
    assert (
        slim(parse(text, "vtt")) == "WEBVTT\nLanguage: de\n\n00:01.000 --> 01:00:02.000 line:0\n<v A>ä\nb\n"
    )
