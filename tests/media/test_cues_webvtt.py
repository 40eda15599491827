"""WebVTT after the algorithm of the standard, and a reason for each cue that it drops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.media.cues import webvtt
from a11ylint.media.cues.load import parse
from a11ylint.media.cues.model import FATAL, LOST, MINOR

HEAD = "WEBVTT\n\n"
CUE = "00:01.000 --> 00:02.000\nHallo\n"


def _cues(text: str) -> list[tuple[float, float, str]]:
    return [(cue.start, cue.end, cue.text) for cue in webvtt.parse(text).cues]


def _troubles(text: str) -> list[tuple[int, str]]:
    return [(trouble.line, trouble.key) for trouble in webvtt.parse(text).troubles]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + CUE, id="a plain file"),
        pytest.param(HEAD + CUE.rstrip("\n"), id="no line end at the end"),
        pytest.param((HEAD + CUE).replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param((HEAD + CUE).replace("\n", "\r"), id="line ends of old Macs"),
        pytest.param("WEBVTT - Titel\nKind: captions\n\n" + CUE, id="a title and a header"),
        pytest.param("WEBVTT\tTitel\n\n\n\n" + CUE, id="a tab and many blank lines"),
        pytest.param(HEAD + "NOTE\nWer das liest: -> weiter\n\n" + CUE, id="a note"),
        pytest.param(HEAD + "STYLE\n::cue { color: red }\n\n" + CUE, id="a style"),
        pytest.param(HEAD + "STYLE\n::cue {\n\n color: red }\n\n" + CUE, id="a style torn by a blank line"),
        pytest.param(HEAD + "X-Tool: Schnitt 2\n\n" + CUE, id="a header line in a block of its own"),
        pytest.param(HEAD + "REGION\nid:oben width:40%\n\n" + CUE, id="a region"),
        pytest.param(HEAD + "Nummer eins\n" + CUE, id="an identifier of two words"),
        pytest.param(HEAD + "12\n\n" + CUE, id="a stray number"),
        pytest.param(HEAD + CUE.replace("00:02.000", "00:02.000 align:left line:0"), id="settings"),
        pytest.param(HEAD + CUE.replace("00:02.000", "00:02.000align:left"), id="settings without a blank"),
        pytest.param(HEAD + CUE.replace(" --> ", "-->"), id="no blanks around the arrow"),
        pytest.param(HEAD + CUE.replace(" --> ", "\t-->\f"), id="tabs around the arrow"),
        pytest.param(HEAD + CUE.replace("00:01.000", "0:00:01.000"), id="one digit for the hours"),
        pytest.param(HEAD + CUE.replace("00:01.000", "  00:01.000"), id="blanks before the time"),
    ],
)
def test_one_cue_and_no_trouble(text: str) -> None:
    assert _cues(text) == [(1.0, 2.0, "Hallo")]
    assert _troubles(text) == []


@pytest.mark.parametrize(
    ("block", "troubles"),
    [
        pytest.param("00:00:01,000 --> 00:00:02,000\nx", [(3, "time-comma")], id="commas"),
        pytest.param("00:61.000 --> 00:62.000\nx", [(3, "time-range")], id="seconds above 59"),
        pytest.param("00:60:00.000 --> 00:60:02.000\nx", [(3, "time-range")], id="minutes above 59"),
        pytest.param("00:01.00 --> 00:02.000\nx", [(3, "time")], id="two digits behind the dot"),
        pytest.param("00:01.0000 --> 00:02.000\nx", [(3, "time")], id="four digits behind the dot"),
        pytest.param("0:01.000 --> 00:02.000\nx", [(3, "time")], id="one digit for the minutes"),
        pytest.param("000:01.000 --> 00:02.000\nx", [(3, "time")], id="three digits for the minutes"),
        pytest.param("00:01.000 --> \nx", [(3, "time")], id="no end"),
        pytest.param("00:01.000\v--> 00:02.000\nx", [(3, "time")], id="a vertical tab is no blank"),
        pytest.param("٠٠:٠١.٠٠٠ --> 00:02.000\nx", [(3, "time")], id="digits of another script"),
        pytest.param("eins\n00:01.000 -> 00:02.000\nx", [(4, "arrow")], id="a short arrow"),
        pytest.param("00:01.000 – 00:02.000\nx", [(3, "arrow")], id="a dash"),
        pytest.param("00:01.000 00:02.000\nx", [(3, "arrow")], id="a blank"),
    ],
)
def test_a_lost_cue_has_a_line_and_a_reason(block: str, troubles: list[tuple[int, str]]) -> None:
    text = f"{HEAD}{block}\n\n00:05.000 --> 00:06.000\nDanach"
    assert _cues(text) == [(5.0, 6.0, "Danach")]
    assert _troubles(text) == troubles


@pytest.mark.parametrize(
    ("text", "cues", "troubles"),
    [
        pytest.param("", [], [(1, "no-signature")], id="an empty file"),
        pytest.param("webvtt\n\n" + CUE, [], [(1, "no-signature")], id="small letters"),
        pytest.param("WEBVTTx\n\n" + CUE, [], [(1, "no-signature")], id="letters behind the signature"),
        pytest.param("\n" + HEAD + CUE, [], [(1, "no-signature")], id="a blank line above"),
        pytest.param("WEBVTT\n" + CUE, [(1.0, 2.0, "Hallo")], [(2, "no-blank-line")], id="no blank line"),
        pytest.param(
            HEAD + CUE + "2\n00:03.000 --> 00:04.000\nWelt",
            [(1.0, 2.0, "Hallo\n2"), (3.0, 4.0, "Welt")],
            [(5, "number-shown")],
            id="the number of the next cue is shown",
        ),
        pytest.param(
            HEAD + CUE + "00:03.000 --> 00:04.000\nWelt",
            [(1.0, 2.0, "Hallo"), (3.0, 4.0, "Welt")],
            [(5, "no-blank-line")],
            id="two cues without a blank line",
        ),
        pytest.param(
            HEAD + CUE + "\nund Tschüs\n",
            [(1.0, 2.0, "Hallo")],
            [(6, "text-lost")],
            id="words behind a blank line",
        ),
        pytest.param(
            HEAD + CUE + " \nund Tschüs\n",
            [(1.0, 2.0, "Hallo\n \nund Tschüs")],
            [],
            id="a blank is no blank line",
        ),
        pytest.param(
            HEAD + CUE + "\nSTYLE\n::cue {}\n",
            [(1.0, 2.0, "Hallo")],
            [(6, "style-late")],
            id="a style after the first cue",
        ),
        pytest.param(
            HEAD + "00:02.000 --> 00:01.000\nx",
            [(2.0, 1.0, "x")],
            [(3, "backwards")],
            id="an end before the start",
        ),
        pytest.param(
            HEAD + "00:05.000 --> 00:06.000\nb\n\n" + CUE,
            [(5.0, 6.0, "b"), (1.0, 2.0, "Hallo")],
            [(6, "unordered")],
            id="not in order",
        ),
        pytest.param(HEAD + "00:01.000 --> 00:02.000", [(1.0, 2.0, "")], [], id="a cue without words"),
        pytest.param(
            HEAD + CUE.replace("Hallo", "a\0b"), [(1.0, 2.0, "a\ufffdb")], [], id="a null character"
        ),
    ],
)
def test_what_players_make_of_it(
    text: str, cues: list[tuple[float, float, str]], troubles: list[tuple[int, str]]
) -> None:
    assert _cues(text) == cues
    assert _troubles(text) == troubles


def test_what_a_cue_knows() -> None:
    text = f"{HEAD}eins\n00:01.000 --> 00:02.000 align:left\n<v.laut Anna  Berg>Hallo &amp; <i>Tschüs</i>\n3 &lt; 5"
    [cue] = webvtt.parse(text).cues
    assert (cue.id, cue.settings, cue.voice, cue.line) == ("eins", "align:left", "Anna Berg", 4)
    assert parse(text, "vtt").lines == (("Hallo & Tschüs", "3 < 5"),)


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        pytest.param("<c.gelb>Gelb</c>", ("Gelb",), id="a class"),
        pytest.param("<00:00:01.500><c> Wort</c>", ("Wort",), id="a time in the words"),
        pytest.param("a <b", ("a",), id="a tag without an end"),
        pytest.param("<ruby>漢<rt>kan</rt></ruby>", ("漢kan",), id="ruby"),
        pytest.param("&lt;i&gt; &nbsp;&amp;lrm; &uuml;", ("<i> \xa0&lrm; ü",), id="entities, decoded once"),
        pytest.param("- Ja?\n\t- Nein!", ("- Ja?", "- Nein!"), id="two lines"),
        pytest.param("<i></i>", (), id="nothing to see"),
    ],
)
def test_visible_lines(payload: str, shown: tuple[str, ...]) -> None:
    assert parse(f"{HEAD}00:01.000 --> 00:02.000\n{payload}", "vtt").lines == (shown,)


def test_the_header() -> None:
    file = parse("WEBVTT\nKind: captions\nLanguage: de-AT\nX-TIMESTAMP-MAP=LOCAL:0\n\n" + CUE, "vtt")
    assert (file.kind, file.language) == ("captions", "de-AT")


PIECES = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\n\n",
        "\r",
        "00:01.000",
        "01:00:02.500",
        "00:61.000",
        " --> ",
        "-->",
        "->",
        "NOTE",
        "STYLE",
        "1",
        "Hallo",
        "<v A>",
        "<",
        "&amp;",
        " ",
        "\x00",
        "\t",
        "line:0",
        ",",
        "ä",
        "\ufeff",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)))
def test_the_quick_way_gives_what_the_algorithm_gives(text: str) -> None:
    for whole in (text, HEAD + text):
        assert webvtt.parse(whole) == webvtt.parse(whole, quick=False)
        found = webvtt.parse(whole)
        last = whole.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= entry.line <= last for entry in (*found.cues, *found.troubles))
        assert {trouble.key for trouble in found.troubles} <= FATAL | LOST | MINOR


@given(
    st.lists(
        st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), st.text("abc äß\n", max_size=20)), max_size=8
    )
)
def test_webvtt_py_is_of_the_same_mind_about_well_formed_files(rows: list[tuple[int, int, str]]) -> None:
    import webvtt as other

    from a11ylint.media.cues.convert import clock

    blocks = [
        f"{clock(start / 1000)} --> {clock((start + length) / 1000)}\n{' '.join(text.split()) or 'x'}"
        for start, length, text in rows
    ]
    text = HEAD + "\n\n".join(blocks)
    theirs = [(cue.start, cue.end, cue.text) for cue in other.from_string(text)]
    assert [(clock(cue.start), clock(cue.end), cue.text) for cue in webvtt.parse(text).cues] == theirs


@pytest.mark.parametrize(
    ("above", "troubles"),
    [
        pytest.param("NOTE\nErste Fassung\nmit --> Pfeil\n\n", [], id="an arrow deep in a comment"),
        pytest.param("NOTE a --> b\nweiter\n\n", [], id="an arrow in the first line of a comment"),
        pytest.param("NOTE\nx\na --> b\nc --> d\nEnde\n\n", [], id="two arrows in a comment"),
        pytest.param("Teil --> eins\n", [], id="an identifier with an arrow"),
        pytest.param("NOTE 9:30 --> 10:30 Uhr\n\n", [], id="two times of day in a comment"),
        pytest.param("NOTE\n3.2.2025 --> Fassung 2\n\n", [], id="a date and an arrow in a comment"),
        pytest.param("a --> b\nWorte\n\n", [(3, "arrow-text")], id="words below an arrow without times are lost"),
        pytest.param("NOTE\nx\n00:01,000 --> 00:02,000\nWorte\n\n", [(5, "time-comma")], id="times below a comment"),
    ],
)  # fmt: skip
def test_an_arrow_counts_only_where_a_caption_is_lost(above: str, troubles: list[tuple[int, str]]) -> None:
    text = f"WEBVTT\n\n{above}00:05.000 --> 00:06.000\nHallo\n"
    assert _cues(text) == [(5.0, 6.0, "Hallo")]
    assert _troubles(text) == troubles
