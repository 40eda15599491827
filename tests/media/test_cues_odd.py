"""What hides in caption files that look right, and what only looks like a mistake."""

from __future__ import annotations

import time

import pytest

from a11ylint.media.cues import odd
from a11ylint.media.cues.load import parse, read
from a11ylint.media.cues.model import Format

VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n{}\n"
SRT = "1\n00:00:01,000 --> 00:00:03,000\n{}\n"


def _troubles(text: str, form: Format) -> list[tuple[int, str]]:
    return [(trouble.line, trouble.key) for trouble in parse(text, form).troubles]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<v Anna Weber>Hallo", id="a voice"),
        pytest.param("<v.laut.fern Anna &amp; Ben>Hallo</v>", id="a voice with classes"),
        pytest.param("<c.yellow.bg_blue>Hallo</c> <00:02.000>du", id="colours and a time"),
        pytest.param("<lang en-GB>Hello</lang> <ruby>日<rt>に</rt></ruby>", id="a language and a reading"),
        pytest.param('<font color="#fff">Hallo</font><br/><b>du</b>', id="tags of HTML"),
        pytest.param("<big>Hallo</big> <tt:span>du</tt:span>", id="unknown tags that are ended"),
        pytest.param("<i>Hallo</i", id="an end without its bracket and nothing behind"),
        pytest.param("<!-- Notiz: Musik", id="a comment of HTML"),
        pytest.param("ich &lt;3 dich", id="the sign as a code"),
        pytest.param("a > b >> c", id="the other bracket"),
        pytest.param("<>", id="brackets around nothing"),
        pytest.param("eins <00:00:02,000>zwei", id="a time with a comma"),
        pytest.param("<v >Hallo</v> <I>du</I>", id="a voice without a name, a tag in capitals"),
        pytest.param("<" + "ä" * 5000, id="no caption any more"),
    ],
)
def test_tags_hold_no_words(words: str) -> None:
    assert _troubles(VTT.format(words), "vtt") == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param("ich <3 dich", 4, id="a heart"),
        pytest.param("Danke! <3", 4, id="a heart at the end"),
        pytest.param("3 < 5 und\n7 > 2", 4, id="less than, more than"),
        pytest.param("Schau:\n<- links", 5, id="an arrow to the left"),
        pytest.param("<v Anna Weber Hallo", 4, id="a voice without its bracket"),
        pytest.param("<i Hallo</i> du", 4, id="a command without its bracket"),
        pytest.param("<v Anna\nHallo>", 4, id="a bracket in the next line"),
        pytest.param("<Applaus>", 4, id="a sound in the wrong brackets"),
        pytest.param("Mail an <info@stadt.example>", 4, id="an address"),
    ],
)
def test_words_that_a_player_takes_for_a_tag(words: str, line: int) -> None:
    assert _troubles(VTT.format(words), "vtt") == [(line, "words-swallowed")]


@pytest.mark.parametrize("words", ["ich <3 dich", "3 < 5", "Mail an <info@stadt.example>"])
def test_players_of_srt_show_such_words(words: str) -> None:
    assert _troubles(SRT.format(words), "srt") == []


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        pytest.param("align:start position:0%", False, id="settings"),
        pytest.param("line:-1,end region:fred size:40%", False, id="all kinds of them"),
        pytest.param("D:vertical A:start L:50%", False, id="settings of an old draft"),
        pytest.param("align : start, line; 0", False, id="settings with blanks and wrong signs"),
        pytest.param("X1:201 X2:516 Y1:397 Y2:423", False, id="coordinates"),
        pytest.param("{\\an8}", False, id="a place of SRT"),
        pytest.param("\u200b", False, id="a sign without width"),
        pytest.param("Guten Tag", True, id="words"),
        pytest.param("align:start Guten Tag", True, id="words behind settings"),
        pytest.param("Anna: Hallo", True, id="a name and a word"),
        pytest.param("我们一直坚信", True, id="words without blanks"),
    ],
)
def test_words_behind_the_times(settings: str, found: bool) -> None:
    assert odd.has_words(settings) is found
    wanted = [(3, "words-beside")] if found else []
    assert _troubles(VTT.format("").replace("03.000", f"03.000 {settings}"), "vtt") == wanted
    wanted = [(2, "words-beside")] if found else []
    assert _troubles(SRT.format("").replace("03,000", f"03,000 {settings}"), "srt") == wanted


@pytest.mark.parametrize(
    ("times", "form", "key"),
    [
        pytest.param("00:01.000\u00a0-->\u00a000:03.000", "vtt", "time-hidden", id="no-break spaces"),
        pytest.param("\u200f00:01.000 --> 00:03.000", "vtt", "time-hidden", id="a mark of direction"),
        pytest.param("00: 01. 000 --> 00: 03. 000", "vtt", "time-blanks", id="blanks"),
        pytest.param("00:00:01:12 --> 00:00:03:20", "vtt", "time-frames", id="frames"),
        pytest.param("00:00:01;12 --> 00:00:03;20", "vtt", "time-frames", id="frames that are dropped"),
        pytest.param("00:00:01.000 -- > 00:00:03.000", "vtt", "arrow", id="a blank in the arrow"),
        pytest.param("00:00:01.000 --&gt; 00:00:03.000", "vtt", "arrow", id="an arrow of HTML"),
        pytest.param("Weiter --> rechts", "vtt", "arrow-text", id="an arrow between words"),
        pytest.param("\u200f00:00:01,000 --> 00:00:03,000", "srt", "time-hidden", id="a mark in SRT"),
        pytest.param("00:00:01,000 -->\u300000:00:03,000", "srt", "time-hidden", id="a wide blank in SRT"),
        pytest.param("00: 00: 01, 000 --> 00:00:03, 000", "srt", "time-blanks", id="blanks in SRT"),
        pytest.param("00:00:01, 000 -> 00:00:03, 000", "srt", "arrow", id="blanks and a short arrow"),
        pytest.param("00:00:01,000 à 00:00:03,000", "srt", "arrow", id="a word for the arrow"),
        pytest.param("00:00:01:12 --> 00:00:03:20", "srt", "time-frames", id="frames in SRT"),
        pytest.param("00:00:01;12 --> 00:00:03;20", "srt", "time-frames", id="dropped frames in SRT"),
        pytest.param("00:00:01:000 --> 00:00:03:000", "srt", "time", id="colons before the thousandths"),
        pytest.param("00:00:01,5 --> 00:00:03,25", "srt", "odd-thousandths", id="one digit, two digits"),
        pytest.param("00:00:01.5000000 --> 00:00:03.2500000", "srt", "odd-thousandths", id="seven digits"),
        pytest.param("٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٣,٠٠٠", "srt", "time", id="digits of Arabic"),
        pytest.param("00:00:01,000 -->", "srt", "time", id="no end"),
        pytest.param("0:00:01.00,0:00:03.00", "sbv", "odd-thousandths", id="two digits in SBV"),
        pytest.param("0:00:01.000;0:00:03.000", "sbv", "time", id="a semicolon in SBV"),
        pytest.param("00:01.000,00:03.000", "sbv", "time", id="no hours in SBV"),
    ],
)  # fmt: skip
def test_why_times_are_none(times: str, form: Format, key: str) -> None:
    text = {"vtt": f"WEBVTT\n\n{times}\nHallo\n", "srt": f"1\n{times}\nHallo\n", "sbv": f"{times}\nHallo\n"}
    assert [trouble[1] for trouble in _troubles(text[form], form)] == [key]


@pytest.mark.parametrize(
    "words", ["Weiter --> rechts", "E-Mail --> Anhang\n--> Senden", "Bus 9:30 --> 10:30"]
)
def test_an_arrow_between_words_is_text_in_srt(words: str) -> None:
    file = parse(SRT.format(words), "srt")
    assert ([cue.text for cue in file.cues], file.troubles) == ([words], ())


@pytest.mark.parametrize(
    ("words", "form", "found"),
    [
        pytest.param("A &amp; B", "srt", True, id="a code in SRT"),
        pytest.param("I&#39;m here", "srt", True, id="a number in SRT"),
        pytest.param("A &amp; B", "vtt", False, id="a code in WebVTT"),
        pytest.param("A &amp;amp; B", "vtt", True, id="written twice in WebVTT"),
        pytest.param("A & B; C&A;", "srt", False, id="the sign itself"),
    ],
)
def test_codes_that_are_shown(words: str, form: Format, found: bool) -> None:
    keys = [key for _, key in _troubles((VTT if form == "vtt" else SRT).format(words), form)]
    assert keys == (["code-shown"] if found else [])


def test_a_code_that_is_shown_in_ttml() -> None:
    text = '<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s" end="3s">A &amp;{} B</p></body></tt>'
    assert _troubles(text.format(""), "ttml") == []
    assert _troubles(text.format("amp;"), "ttml") == [(1, "code-shown")]


@pytest.mark.parametrize(
    ("line", "form", "mended"),
    [
        pytest.param("I&#39;m &quot;here&quot; &amp; there", "srt", 'I\'m "here" & there', id="SRT"),
        pytest.param("&lt;i&gt;", "srt", "&lt;i&gt;", id="a sign that would begin a tag"),
        pytest.param("A &amp;amp; B &amp;lt; C", "vtt", "A &amp; B &lt; C", id="WebVTT keeps one code"),
    ],
)
def test_codes_are_written_as_signs(line: str, form: str, mended: str) -> None:
    assert odd.decoded(line, form) == mended


@pytest.mark.parametrize(
    ("below", "troubles"),
    [
        pytest.param(" \n", [(5, "blank-filled")], id="a blank line with a blank"),
        pytest.param("\t\n2\n", [(5, "blank-filled")], id="a tab, and the number of the next one"),
        pytest.param("2\n", [(5, "number-shown")], id="a number and no blank line"),
        pytest.param("WEBVTT\n", [(5, "no-blank-line")], id="a header and no blank line"),
        pytest.param("\nWEBVTT\n\n", [(6, "second-header")], id="a second file"),
        pytest.param("\nEins\n\nzwei\n\ndrei\n\n", [(6, "text-lost")], id="words outside are told once"),
    ],
)
def test_what_stands_between_two_captions(below: str, troubles: list[tuple[int, str]]) -> None:
    text = VTT.format("Hallo") + below + "00:04.000 --> 00:06.000\nWelt\n"
    if troubles[0][1] == "no-blank-line":
        troubles = [(6, "no-blank-line")]
    assert _troubles(text, "vtt") == troubles


def test_words_outside_of_captions_are_told_once_in_srt() -> None:
    text = SRT.format("Hallo") + "\nEins\n\nzwei\n\n" + SRT.format("Welt") + "\ndrei\n"
    assert [found for found in _troubles(text, "srt") if found[1] == "text-lost"] == [
        (5, "text-lost"),
        (13, "text-lost"),
    ]


def test_ttml_captions_in_a_row_begin_where_the_one_before_ends() -> None:
    text = """<tt xmlns="http://www.w3.org/ns/ttml"><body begin="10s"><div timeContainer="seq">
<p dur="2s">eins</p><p begin="1s" end="3s">zwei<br/>drei</p><p dur="1s">vier</p></div>
<p begin="1s" end="2s">fünf</p></body></tt>"""
    times = [cue[:2] for cue in parse(text, "ttml").cues]
    assert times == [(10.0, 12.0), (13.0, 15.0), (15.0, 16.0), (11.0, 12.0)]


def test_the_name_of_a_grammar_breaks_no_ttml() -> None:
    text = """<?xml version="1.0"?>\n<!DOCTYPE tt PUBLIC "-//W3C//DTD\nTTML//EN" "http://www.w3.org/x.dtd">
<tt xmlns="http://www.w3.org/ns/ttml"><body>\n<p begin="1s" end="3s">Hallo</p></body></tt>"""
    file = parse(text, "ttml")
    assert ([(cue.line, cue.text) for cue in file.cues], file.troubles) == ([(5, "Hallo")], ())


@pytest.mark.parametrize("sign", [*"<>&- \t0:,.x-", "<a", "&amp;", "-->", "<b>", "</b>", "0:", " :"])
@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".sbv"])
def test_long_lines_take_no_long_time(sign: str, suffix: str) -> None:
    head = {".vtt": VTT, ".srt": SRT, ".sbv": "0:00:01.000,0:00:03.000\n{}\n"}[suffix]
    start = time.process_time()
    for text in (head.format(sign * 20_000), head.replace("03", f"03{sign * 20_000}").format("x")):
        read(text.encode(), suffix)
    assert time.process_time() - start < 2
