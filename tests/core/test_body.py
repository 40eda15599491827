"""Pictures, media links, threads and ignore comments in the text of a draft."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from a11ylint.readers import body
from a11ylint.source import Source, whole

LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
FAMILY = "👩\u200d👩\u200d👧"


def _media(text: str) -> list[tuple[str, str | None]]:
    found = body.media(whole(Source("post.md", text)))
    return [(item.ref.value, item.alt.value if item.alt is not None else None) for item in found]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        pytest.param("![Alt](a.jpg)", [("a.jpg", "Alt")], id="a Markdown picture"),
        pytest.param("![](a.jpg)", [("a.jpg", "")], id="without an alternative text"),
        pytest.param("![Alt]( a.jpg )", [("a.jpg", "Alt")], id="with blanks in the brackets"),
        pytest.param('![Alt](a.jpg "Titel")', [("a.jpg", "Alt")], id="with a title"),
        pytest.param("![Alt](a.jpg 'Titel')", [("a.jpg", "Alt")], id="with a title in single quotes"),
        pytest.param(
            "![Alt](<mit Blank.jpg>)", [("mit Blank.jpg", "Alt")], id="with a blank in angle brackets"
        ),
        pytest.param(
            "![Alt](WhatsApp Image 1.jpg)", [("WhatsApp Image 1.jpg", "Alt")], id="with blanks in the name"
        ),
        pytest.param(
            '![Alt](mein bild.jpg "Titel")',
            [("mein bild.jpg", "Alt")],
            id="with blanks in the name and a title",
        ),
        pytest.param("![Alt](siehe oben)", [], id="words in the brackets"),
        pytest.param("![Alt][1]\n\n[1]: a.jpg", [("a.jpg", "Alt")], id="by reference"),
        pytest.param(
            "![Markt][]\n\n[markt]: <a b.jpg>", [("a b.jpg", "Markt")], id="by reference of its own text"
        ),
        pytest.param("![Alt][2]\n\n[1]: a.jpg", [], id="by a reference that is nowhere"),
        pytest.param("![Alt](a(1).jpg)", [("a(1).jpg", "Alt")], id="with brackets in the name"),
        pytest.param("![A [b] c](a.jpg)", [("a.jpg", "A [b] c")], id="with brackets in the alternative text"),
        pytest.param(r"![A \] b\*](a.jpg)", [("a.jpg", "A ] b*")], id="with escapes in the alternative text"),
        pytest.param("![A\nb](a.jpg)", [("a.jpg", "A\nb")], id="with an alternative text over two lines"),
        pytest.param("[![A](a.jpg)](https://x.de)", [("a.jpg", "A")], id="inside a link"),
        pytest.param("![A](a.jpg)![B](b.jpg)", [("a.jpg", "A"), ("b.jpg", "B")], id="two in a row"),
        pytest.param(
            '<img src="a.jpg" alt="A &amp; B">', [("a.jpg", "A & B")], id="an HTML picture with an entity"
        ),
        pytest.param(
            "<IMG ALT='A' SRC='a.jpg'/>", [("a.jpg", "A")], id="capitals, single quotes, other order"
        ),
        pytest.param('<img\n  src="a.jpg"\n  alt="A">', [("a.jpg", "A")], id="an HTML picture over lines"),
        pytest.param('<img src="a.jpg">', [("a.jpg", None)], id="an HTML picture without alt"),
        pytest.param('<img src="a.jpg" alt="">', [("a.jpg", "")], id="an HTML picture with an empty alt"),
        pytest.param('<img data-src="b.jpg" src="a.jpg">', [("a.jpg", None)], id="data-src is not src"),
        pytest.param("[Film](clip.mp4)", [("clip.mp4", None)], id="a link to a clip"),
        pytest.param("[Ton](ton.mp3)", [("ton.mp3", None)], id="a link to a sound"),
        pytest.param("[Seite](seite.html) [Foto](a.jpg)", [], id="other links are no media"),
        pytest.param("![Film](clip.mp4)", [("clip.mp4", "Film")], id="a clip as a picture"),
        pytest.param("```\n![A](a.jpg)\n```", [], id="in fenced code"),
        pytest.param("~~~~\n![A](a.jpg)\n~~~\n~~~~", [], id="in code between longer fences"),
        pytest.param("```\n```\n![A](a.jpg)\n", [("a.jpg", "A")], id="behind fenced code"),
        pytest.param("```\n![A](a.jpg)\n", [("a.jpg", "A")], id="behind a fence that is never closed"),
        pytest.param("<!-- ![A](a.jpg) -->", [], id="in a comment"),
        pytest.param("<!-- x --> ![A](a.jpg) <!-- y -->", [("a.jpg", "A")], id="between comments"),
        pytest.param("<!-- ![A](a.jpg)", [("a.jpg", "A")], id="behind a comment that is never closed"),
        pytest.param("<!-- a -->![A](a.jpg)", [("a.jpg", "A")], id="right behind a comment"),
        pytest.param("<!---->![A](a.jpg)", [("a.jpg", "A")], id="right behind an empty comment"),
        pytest.param("```\n<!--\n```\n![A](a.jpg) -->", [], id="in a comment that begins in code"),
        pytest.param("<!--\n```\n-->\n![A](a.jpg)\n```\n", [], id="in code that begins in a comment"),
        pytest.param("```\n<!-- x -->\n![A](a.jpg)\n```\n", [], id="behind a comment in code"),
        pytest.param(
            "~~~\n```\n~~~\n![A](a.jpg)\n```\n", [("a.jpg", "A")], id="the other sign closes no fence"
        ),
        pytest.param("``\n![A](a.jpg)\n``\n", [("a.jpg", "A")], id="two signs are no fence"),
        pytest.param(
            "```\n![A](a.jpg)\n``` x\n![B](b.jpg)\n```\n", [], id="a fence with words closes nothing"
        ),
        pytest.param('<img alt="A">', [], id="an HTML picture without an address"),
        pytest.param("Ein Text! [So](a.md) (b.jpg)", [], id="ordinary text"),
    ],
)
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_media_of_a_text(text: str, media: list[tuple[str, str | None]], line_end: str) -> None:
    wanted = [(ref, alt.replace("\n", line_end) if alt else alt) for ref, alt in media]
    assert _media(text.replace("\n", line_end)) == wanted


@pytest.mark.parametrize(
    ("text", "sought", "raw", "position"),
    [
        pytest.param(
            f"Hi {FAMILY} ![Ein Fest](a.jpg)", "Ein Fest", "Ein Fest", (1, 12), id="behind a family"
        ),
        pytest.param("Fu\u0308r ![Fest](a.jpg)", "Fest", "Fest", (1, 8), id="behind a decomposed umlaut"),
        pytest.param("x\r\ny\r\n![Fest](a.jpg)", "Fest", "Fest", (3, 3), id="behind CRLF"),
        pytest.param("x\ry\r![Fest](a.jpg)", "Fest", "Fest", (3, 3), id="behind CR"),
        pytest.param(
            '<img src="a.jpg" alt="Gr&uuml;n">',
            "ün",
            "&uuml;n",
            (1, 25),
            id="an entity covers its characters",
        ),
        pytest.param(
            '<img src="a.jpg" alt="&#x1F469;Fest">', "Fest", "Fest", (1, 32), id="behind a numeric entity"
        ),
        pytest.param(r"![\*Fest](a.jpg)", "*", r"\*", (1, 3), id="an escape covers its backslash"),
        pytest.param(r"![\*Fest](a.jpg)", "Fest", "Fest", (1, 5), id="behind an escape"),
    ],
)
def test_each_character_of_an_alternative_text_has_its_place(
    text: str, sought: str, raw: str, position: tuple[int, int]
) -> None:
    source = Source("post.md", text)
    (found,) = body.media(whole(source))
    assert found.alt is not None
    at = found.alt.value.index(sought)
    span = found.alt.span(at, at + len(sought))
    assert span.text == raw
    assert source.position(span.start) == position


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("a\n---\nb", ["a", "b"], id="a line of three hyphens parts"),
        pytest.param("a\n---  \nb\n---\nc\n", ["a", "b", "c"], id="blanks behind it are forgiven"),
        pytest.param("---\na\n---\n\n---\nb", ["a", "b"], id="empty parts do not count"),
        pytest.param("a\n----\nb", ["a\n----\nb"], id="four hyphens part nothing"),
        pytest.param("a\n --- \nb", ["a\n --- \nb"], id="indented hyphens part nothing"),
        pytest.param("a\n```\n---\n```\nb", ["a\n```\n---\n```\nb"], id="code parts nothing"),
        pytest.param("a\n<!--\n---\n-->\nb", ["a\n<!--\n---\n-->\nb"], id="a comment parts nothing"),
        pytest.param("", [""], id="an empty text is one part"),
    ],
)
def test_parts_of_a_thread(text: str, parts: list[str], line_end: str) -> None:
    text = text.replace("\n", line_end)
    found = body.parts(whole(Source("post.md", text)), thread=True)
    assert [part.value.strip() for part in found] == [part.replace("\n", line_end) for part in parts]
    for part in found:
        assert part.span().text == part.value


def test_only_threads_have_parts() -> None:
    (part,) = body.parts(whole(Source("post.md", "a\n---\nb")), thread=False)
    assert part.value == "a\n---\nb"


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        pytest.param(
            "<!-- a11ylint: ignore rule-a -- weil -->", [("rule-a", "weil", 1)], id="a rule with a reason"
        ),
        pytest.param("<!-- a11ylint: ignore rule-a -->", [("rule-a", "", 1)], id="without a reason"),
        pytest.param("<!--a11ylint:ignore rule-a-->", [("rule-a", "", 1)], id="without blanks"),
        pytest.param("<!-- a11ylint: fixme rule-a -- später -->", [("rule-a", "später", 1)], id="fixme"),
        pytest.param(
            "<!-- a11ylint: ignore rule-a – weil -->",
            [("rule-a", "weil", 1)],
            id="a dash of a word processor",
        ),
        pytest.param("<!-- a11ylint: ignore rule-a -- -->", [("rule-a", "", 1)], id="an empty reason"),
        pytest.param(
            "<!-- a11ylint: ignore rule-a, rule-b -- weil -- ja -->",
            [("rule-a", "weil -- ja", 1), ("rule-b", "weil -- ja", 1)],
            id="two rules and hyphens in the reason",
        ),
        pytest.param(
            "x\n\n<!-- a11ylint: ignore\nrule-a -->", [("rule-a", "", 4)], id="the line is the comment's last"
        ),
        pytest.param(
            "<!-- a11ylint: ignore Rule.A! -->", [("Rule.A!", "", 1)], id="a name that is no rule is kept"
        ),
        pytest.param("<!-- ein anderer Kommentar -->", [], id="another comment"),
        pytest.param("<!-- a11ylint: ignore -->", [], id="no rule at all"),
        pytest.param("<!-- a11ylint: ignore rule-a", [], id="a comment that is never closed"),
    ],
)
def test_ignore_comments(text: str, wishes: list[tuple[str, str, int]]) -> None:
    source = Source("post.md", text)
    found = list(body.ignores(source, 0))
    assert [(wish.rule, wish.reason, wish.line) for wish in found] == wishes
    for wish in found:
        assert wish.at.span is not None
        assert wish.at.span.text.startswith("<!--")
        assert wish.at.span.text.endswith("-->")


def _all(text: str) -> None:
    source = Source("post.md", text)
    body.media(whole(source))
    body.parts(whole(source), thread=True)
    list(body.ignores(source, 0))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda count: "![" * count, id="pictures that are never closed"),
        pytest.param(lambda count: "![a" * count, id="pictures with a letter"),
        pytest.param(lambda count: "![a](" * count, id="pictures without an end"),
        pytest.param(lambda count: "![a](b " * count, id="pictures with a blank in the address"),
        pytest.param(lambda count: '![a](b "' * count, id="pictures with an open title"),
        pytest.param(lambda count: "![](a.jpg)" * count, id="very many pictures"),
        pytest.param(lambda count: "[" * count, id="brackets"),
        pytest.param(lambda count: "[a](" * count, id="links without an end"),
        pytest.param(lambda count: '[a](b "' * count, id="links with an open title"),
        pytest.param(lambda count: "<img <img " * count, id="tags that are never closed"),
        pytest.param(lambda count: "<img " + "alt=" * count, id="attributes without a value"),
        pytest.param(lambda count: "<img src='" + "&amp;" * count + "'>", id="entities"),
        pytest.param(lambda count: "<!--" * count, id="comments that are never closed"),
        pytest.param(lambda count: "<!-- -->![](a.jpg)" * count, id="comments and pictures in turn"),
        pytest.param(lambda count: "<!-- a11ylint: ignore x -- " * count, id="ignores that are never closed"),
        pytest.param(
            lambda count: "<!-- a11ylint: ignore x --" + " " * count + "y -->", id="a reason of blanks"
        ),
        pytest.param(lambda count: "```x\n" * count, id="fences that are never closed"),
        pytest.param(
            lambda count: "".join("`" * (number % 60 + 3) + "x\n" for number in range(count)),
            id="fences of all lengths",
        ),
        pytest.param(lambda count: "```\n```\n![](a.jpg)\n" * count, id="fences and pictures in turn"),
        pytest.param(lambda count: "a\n---\n" * count, id="a thread of very many parts"),
        pytest.param(lambda count: " " * count + "![a]" + " " * count, id="blanks"),
        pytest.param(lambda count: "![](" + " " * count, id="blanks in a picture"),
        pytest.param(lambda count: "\\" * count, id="backslashes"),
        pytest.param(lambda count: "![" + "\\[" * count, id="escapes"),
    ],
)
def test_twice_the_text_takes_about_twice_the_time(make: Callable[[int], str]) -> None:
    short, long = make(4_000), make(32_000)
    _all(short)
    assert _seconds(long) < 30 * max(_seconds(short), 0.0005), (
        "eight times the text: 8 is linear, 64 would be quadratic"
    )


def _seconds(text: str) -> float:
    """The best of three tries, so that a busy machine does not count."""
    times = []
    for _ in range(3):
        start = time.process_time()
        _all(text)
        times.append(time.process_time() - start)
    return min(times)
