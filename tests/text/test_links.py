"""Which links a post has, where they begin and end, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11ylint.text.links import (
    Kind,
    belongs_to,
    comments,
    host,
    links,
    web_links,
    without_hidden,
    words_around,
)

PIECES = st.lists(
    st.sampled_from(
        [
            *"abÄ .,:;!?()[]<>\"'\r\n#@/&=-_*`~|🎉",
            *(
                "https://",
                "www.",
                "a.de",
                "![a](b.png)",
                "[x](https://a.de)",
                "[x][1]",
                "\n[1]: https://b.de",
            ),
            *(
                "<!--",
                "-->",
                "```",
                "mailto:",
                "x@y.de",
                '<a href="https://c.de">',
                "</a>",
                "bit.ly/x",
                "](",
                "@[",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Mehr: https://a.example/b?c=d#e.", ["https://a.example/b?c=d#e"], id="a full stop ends the sentence"),
        pytest.param("(https://a.example/b)", ["https://a.example/b"], id="brackets around an address"),
        pytest.param("https://a.example/Rot_(Farbe).", ["https://a.example/Rot_(Farbe)"], id="brackets that belong to an address"),
        pytest.param("((https://a.example/x_(y)))", ["https://a.example/x_(y)"], id="brackets of both kinds"),
        pytest.param("„https://a.example“, «https://b.example»", ["https://a.example", "https://b.example"], id="quotation marks"),
        pytest.param("**https://a.example/**", ["https://a.example/"], id="bold type"),
        pytest.param("Infos:https://a.example/…", ["https://a.example/"], id="an ellipsis and no blank before"),
        pytest.param("https://a.example/👍", ["https://a.example/"], id="an emoji right behind"),
        pytest.param("<https://a.example>", ["https://a.example"], id="angle brackets"),
        pytest.param("HTTPS://A.EXAMPLE/B", ["HTTPS://A.EXAMPLE/B"], id="capitals"),
        pytest.param("www.musterstadt.de/rathaus!", ["www.musterstadt.de/rathaus"], id="no scheme"),
        pytest.param("Auf musterstadt.de und bürger.online.", ["musterstadt.de", "bürger.online"], id="bare domains"),
        pytest.param("musterstadt.de: Alles neu", ["musterstadt.de"], id="a colon behind a bare domain"),
        pytest.param("stadt.example:8080/x", ["stadt.example:8080/x"], id="a port"),
        pytest.param("youtu.be/abc, is.gd/x", ["youtu.be/abc", "is.gd/x"], id="short endings with a path"),
        pytest.param("Punkt.Ende, z.B. am 1.Mai um 9.am, is.gd und 3.is", [], id="a full stop makes no domain"),
        pytest.param("gruss.de.vtt und und.oder/aber", [], id="file names and alternatives"),
        pytest.param("@stadt.bsky.social und @amt@social.example", [], id="mentions"),
        pytest.param("#musterstadt.de", [], id="a hashtag"),
        pytest.param("Post an a.b+c@musterstadt.de.", ["a.b+c@musterstadt.de"], id="a mail address"),
        pytest.param("mailto:a@musterstadt.de", ["a@musterstadt.de"], id="a mail address with its scheme"),
        pytest.param("[Text](https://a.example/x_(y) \"T\")", ["https://a.example/x_(y)"], id="Markdown with a title"),
        pytest.param("[Text](<https://a.example/a b>)", ["https://a.example/a b"], id="Markdown with angle brackets"),
        pytest.param("[Text [neu]](plan.pdf)", ["plan.pdf"], id="Markdown with brackets in its text"),
        pytest.param("[a][1] [b][2]\n\n[1]: https://a.example\r[2]: <https://b.example>", ["https://a.example", "https://b.example"], id="Markdown by reference"),
        pytest.param("[1]: https://a.example", ["https://a.example"], id="a definition that nobody uses"),
        pytest.param("[sic](siehe oben) [1](S. 3) [a][b]", [], id="brackets that are no link"),
        pytest.param("@[Stadt](urn:li:organization:1)", [], id="a mention of a planning tool"),
        pytest.param("![Bild [neu]](https://a.example/b.png)", [], id="a picture"),
        pytest.param('<img src="https://a.example/b.png">', [], id="a picture in HTML"),
        pytest.param("<a class=x href='https://a.example'>Text</a>", ["https://a.example"], id="HTML"),
        pytest.param("<!-- https://a.example\n--> https://b.example", ["https://b.example"], id="a comment"),
        pytest.param("<!-- https://a.example", ["https://a.example"], id="a comment that is never closed is posted"),
        pytest.param("```\nhttps://a.example\n```\nhttps://b.example", ["https://b.example"], id="fenced code"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_links(text: str, found: list[str]) -> None:
    assert [link.url for link in links(text)] == found


@pytest.mark.parametrize(
    ("text", "kind", "mark", "label"),
    [
        pytest.param("x https://a.example. y", Kind.WEB, "https://a.example", None, id="an address"),
        pytest.param("x a@b.de y", Kind.MAIL, "a@b.de", None, id="a mail address"),
        pytest.param("x [T](https://a.example) y", Kind.MARKDOWN, "[T](https://a.example)", "T", id="Markdown"),
        pytest.param('x <a href="https://a.example">T</a> y', Kind.HTML, '<a href="https://a.example">T</a>', "T", id="HTML"),
    ],
)  # fmt: skip
def test_where_a_link_stands(text: str, kind: Kind, mark: str, label: str | None) -> None:
    [link] = links(text)
    assert (link.kind, text[link.start : link.end]) == (kind, mark)
    assert (text[slice(*link.label)] if link.label else None) == label
    assert text[link.at : link.at + len(link.url)] == link.url


def test_mail_addresses_are_no_web_links() -> None:
    assert [link.url for link in web_links("a@b.de www.c.de")] == ["www.c.de"]


@given(PIECES | st.text(max_size=60))
def test_offsets_hold_and_marks_do_not_overlap(text: str) -> None:
    last = 0
    for link in links(text):
        assert last <= link.start < link.end <= len(text)
        assert text[link.at : link.at + len(link.url)] == link.url != ""
        if link.label:
            assert link.start <= link.label[0] <= link.label[1] <= link.end
        last = link.end


@given(PIECES | st.text(max_size=60))
def test_blanking_moves_nothing(text: str) -> None:
    assert len(words_around(text)) == len(text)
    blanked = without_hidden(text)
    assert len(blanked) == len(text)
    assert all(blanked[i] == char for i, char in enumerate(text) if char in "\r\n")
    assert "".join(piece for piece, _ in comments(text)) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Zum [Antrag](https://a.example) geht es hier.", "Zum Antrag geht es hier.", id="the text of a link stays"),
        pytest.param("Siehe [www.a.de](https://www.a.de)!", "Siehe !", id="a text that is an address goes"),
        pytest.param("Auf stadt.example/x oder a@b.de", "Auf oder", id="addresses go"),
        pytest.param("Danke @amt! #Fest", "Danke !", id="mentions and hashtags go"),
    ],
)  # fmt: skip
def test_words_around_links(text: str, left: str) -> None:
    assert " ".join(words_around(text).split()) == left


@pytest.mark.parametrize(
    ("url", "name"),
    [
        pytest.param("https://user:pw@WWW.Musterstadt.DE:8080/x?y@z", "musterstadt.de", id="all parts"),
        pytest.param("musterstadt.de/x", "musterstadt.de", id="no scheme"),
        pytest.param("//musterstadt.de", "musterstadt.de", id="no protocol"),
        pytest.param("plan", "", id="a file without an ending"),
        pytest.param("mailto:a@musterstadt.de", "", id="a mail address"),
        pytest.param("https://[::1", "", id="a broken IPv6 address"),
    ],
)  # fmt: skip
def test_host(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    ("name", "domains", "inside"),
    [
        pytest.param("t1p.de", ["t1p.de"], True, id="the same"),
        pytest.param("link.stadt.de", ["https://www.stadt.de/"], True, id="below a domain that is given as an address"),
        pytest.param("orbit.ly", ["bit.ly"], False, id="the same ending"),
        pytest.param("stadt.de", [], False, id="none given"),
    ],
)  # fmt: skip
def test_domains(name: str, domains: list[str], inside: bool) -> None:
    assert belongs_to(name, domains) is inside


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "[a",
        "[a](",
        "<!--",
        "a.",
        "a@",
        "a@b.",
        "![",
        "<a href=",
        "http://",
        "```\n",
        "[a]",
        "[[a]",
        "<",
        ")",
        "[a]: x\n",
    ],
)
def test_hostile_text_stays_linear(piece: str) -> None:
    """A hundred thousand characters; a pattern that looks again and again would take minutes."""
    text = piece * (100_000 // len(piece)) + " ](https://a.example)"
    assert len(links(text)) < len(text)
