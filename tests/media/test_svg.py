"""SVG files: their texts and size from the XML alone, and their pixels drawn by a child process with limits."""

from __future__ import annotations

import gzip
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from a11ylint.media import svg
from a11ylint.media.apart import child
from a11ylint.media.color.evidence import analyse
from a11ylint.media.errors import Unreadable
from a11ylint.media.image import load_pixels, read_header
from a11ylint.media.metadata.embedded import Embedded, read
from a11ylint.media.metadata.xmp import Said
from a11ylint.media.svg.clean import MOST_ELEMENTS, clean
from tests.media.drawings import SQUARE, chart, raster
from tests.media.drawings import svg as written

HERE = find_spec("resvg_py") is not None
needs_svg = pytest.mark.skipif(not HERE, reason="needs the extra svg")


def file(folder: Path, content: str | bytes, name: str = "a.svg") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def outcome(path: Path, look: Callable[[Path], object] = load_pixels) -> str:
    """`pixels`, or the reason against them; every other exception ends the test."""
    try:
        look(path)
    except Unreadable as problem:
        return problem.reason
    return "pixels"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        pytest.param('width="640" height="480"', (640, 480), id="in pixels"),
        pytest.param('width="210mm" height="29.7cm"', (794, 1123), id="in millimetres and centimetres"),
        pytest.param('width="3in" height="72pt"', (288, 96), id="in inches and points"),
        pytest.param('viewBox="0 0 400 300"', (400, 300), id="by the view box alone"),
        pytest.param('viewBox="0,0,400,300" width="100%"', (400, 300), id="a share of nobody knows what"),
        pytest.param('viewBox="0 0 400 300" width="200"', (200, 150), id="a width and a view box"),
        pytest.param('viewBox="0 0 400 300" height="600"', (800, 600), id="a height and a view box"),
        pytest.param('viewBox="0 0 -4 3"', (300, 150), id="a broken view box, shown as browsers do"),
        pytest.param("", (300, 150), id="nothing, shown as browsers do"),
        pytest.param('width="1e9" height="1e9"', (1_000_000, 1_000_000), id="a size that nobody means"),
        pytest.param('width="nan" height="1e999"', (300, 150), id="no numbers"),
        pytest.param('viewBox="0 0 0.3 0.2"', (1, 1), id="less than a pixel"),
    ],
)
def test_the_size_is_what_a_browser_makes_of_it(
    attributes: str, size: tuple[int, int], tmp_path: Path
) -> None:
    info = read_header(file(tmp_path, written(attributes=attributes)))
    assert (info.format, info.width, info.height, info.frames) == ("SVG", *size, 1)


TITLE = "<title>Zustand der Straßen</title>"
DESC = "<desc>120 km sind gut,\n 80 km schlecht.</desc>"


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param(
            written(TITLE + DESC, 'lang="de"'),
            (
                Said("title", "de", "Zustand der Straßen"),
                Said("extended", "de", "120 km sind gut, 80 km schlecht."),
            ),
            id="title and description of the whole picture",
        ),
        pytest.param(
            written(SQUARE, 'aria-label=" Zwei  Säulen " xml:lang="de"'),
            (Said("alt", "de", "Zwei Säulen"),),
            id="the label of the whole picture",
        ),
        pytest.param(
            written('<title lang="en">Roads</title><title xml:lang="de">Straßen</title>'),
            (Said("title", "en", "Roads"), Said("title", "de", "Straßen")),
            id="titles in two languages",
        ),
        pytest.param(written(f"<g>{TITLE}</g>"), (), id="the title of a part"),
        pytest.param(written(TITLE, 'role="presentation"'), (), id="declared as decoration"),
        pytest.param(written(TITLE, 'aria-hidden="true"'), (), id="hidden from screen readers"),
        pytest.param(
            written("<title>A <tspan>B</tspan> &amp; C</title>"),
            (Said("title", "", "A & C"),),
            id="only the characters of the title itself",
        ),
        pytest.param(written("<metadata><title>x</title></metadata>"), (), id="metadata of programs"),
        pytest.param(
            '<svg width="9" height="9"><title>Straßen</title></svg>',
            (Said("title", "", "Straßen"),),
            id="without the name of the language SVG",
        ),
    ],
)
def test_the_texts_of_a_drawing(content: str, texts: tuple[Said, ...], tmp_path: Path) -> None:
    assert read(file(tmp_path, content)) == Embedded(texts)


def test_compressed_and_other_encodings(tmp_path: Path) -> None:
    packed = file(tmp_path, gzip.compress(written(TITLE).encode()), "a.svgz")
    assert read(packed).texts == (Said("title", "", "Zustand der Straßen"),)
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>' + written(TITLE)
    assert read(file(tmp_path, latin.encode("latin-1"))).texts[0].text == "Zustand der Straßen"
    assert read(file(tmp_path, written(TITLE).encode("utf-16"))).texts[0].text == "Zustand der Straßen"


def test_short_names_of_older_programs_are_written_out(tmp_path: Path) -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [\n<!ENTITY ns "http://ns.example/">\n'
    names = "<!ENTITY s 'Straße'>]>"
    text = f"{head}{names}" + written("<title>Die &s; &amp; mehr</title>", 'xmlns:x="&ns;"')
    assert read(file(tmp_path, text)).texts[0].text == "Die Straße & mehr"


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("", "not-an-image", id="an empty file"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "not-an-image", id="a PNG"),
        pytest.param("<html><svg/></html>", "not-an-image", id="a web page"),
        pytest.param('<svg xmlns="http://x.de/"/>', "not-an-image", id="another language"),
        pytest.param(written()[:-9], "truncated", id="cut off"),
        pytest.param(written("<g></b>"), "unreadable", id="broken XML"),
        pytest.param(written(attributes='width="0" height="9"'), "unreadable", id="no width"),
        pytest.param(
            f"<!DOCTYPE svg [{BOMB}]>" + written("<title>&a9;</title>"), "unreadable", id="a bomb of entities"
        ),
        pytest.param(
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + written("<title>&a;</title>"),
            "unreadable",
            id="an entity that stands for a file",
        ),
        pytest.param(
            '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://x.de/"> %a;]>' + written(),
            "unreadable",
            id="a definition that lies on the web",
        ),
        pytest.param(written("<g>" * 100_000), "too-large", id="nested 100,000 deep"),
        pytest.param(written("<g/>" * (MOST_ELEMENTS + 1)), "too-large", id="too many elements"),
        pytest.param(gzip.compress(b" " * 40_000_000), "too-large", id="a bomb of blanks"),
        pytest.param(gzip.compress(written().encode())[:-12], "truncated", id="a compressed file cut off"),
        pytest.param(b"\x1f\x8bxx", "unreadable", id="no compressed file"),
        pytest.param(
            '<?xml version="1.0" encoding="klingon"?>' + written(), "not-an-image", id="an unknown encoding"
        ),
    ],
)
def test_what_is_no_good_svg_says_why(content: str | bytes, why: str, tmp_path: Path) -> None:
    path = file(tmp_path, content)
    for look in (read_header, *((load_pixels,) if HERE else ())):
        with pytest.raises(Unreadable) as caught:
            look(path)
        assert caught.value.reason == why
        assert str(tmp_path) not in str(caught.value)


def inner(content: str) -> str:
    return clean(written(content).encode()).inner


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        pytest.param('<use xlink:href="#a"/>', '<use href="#a"></use>', id="a part of the drawing stays"),
        pytest.param('<image href="/etc/passwd"/>', "<image></image>", id="a file goes"),
        pytest.param('<image xlink:href="file:///a.png"/>', "<image></image>", id="a file address goes"),
        pytest.param('<image href="https://x.de/a.png"/>', "<image></image>", id="a web address goes"),
        pytest.param(
            '<image href="data:image/svg+xml;base64,AAAA"/>', "<image></image>", id="a drawing in it goes"
        ),
        pytest.param('<use href="b.svg#a"/>', "<use></use>", id="a part of another file goes"),
        pytest.param('<g fill="url(#a)"/>', '<g fill="url(#a)"></g>', id="a pattern stays"),
        pytest.param(
            """<g style="fill: url( '#a' )"/>""",
            '<g style="fill: url( &#x27;#a&#x27; )"></g>',
            id="a pattern in quotation marks stays",
        ),
        pytest.param(
            '<use href="#a" xlink:href="b.svg#a"/>',
            '<use href="#a"></use>',
            id="of two links the newer counts",
        ),
        pytest.param(
            "<g fill=\"url( 'x.svg#a' ) red\"/>", '<g fill="none red"></g>', id="a foreign one goes"
        ),
        pytest.param(
            '<style>@import "x.css"; @font-face{src:url(x.woff)} a{fill:url(x)}</style>',
            "<style>  a{fill:none}</style>",
            id="style sheets and fonts from elsewhere go",
        ),
        pytest.param("<script>a</script><g/>", "<g></g>", id="programs go"),
        pytest.param("<foreignObject><p>x</p></foreignObject>", "", id="web pages go"),
        pytest.param('<g onclick="x()" id="a"/>', '<g id="a"></g>', id="what happens on a click goes"),
        pytest.param('<i:x xmlns:i="urn:i"><g/></i:x><g/>', "<g></g>", id="other languages go"),
        pytest.param(
            '<text xml:space="preserve">a &lt; b</text>',
            '<text xml:space="preserve">a &lt; b</text>',
            id="characters stay escaped",
        ),
    ],
)
def test_the_copy_holds_nothing_that_leads_elsewhere(content: str, kept: str) -> None:
    assert inner(content) == kept


@pytest.mark.parametrize(
    "value", ["url(" + " " * 400_000 + "#a)", "@import" * 100_000, "url(" * 100_000, "a\n" * 300_000]
)
def test_no_value_takes_long(value: str) -> None:
    """Half a minute each where a pattern goes back and forth."""
    began = time.process_time()
    inner(f"<style>{value}</style>")
    inner(f"<title>{value}</title>")
    assert time.process_time() - began < 5


def test_a_picture_inside_stays_when_it_is_small_enough() -> None:
    assert "data:image/png" in inner(f'<image href="{raster((40, 40))}"/>')
    assert "data:" not in inner(f'<image href="{raster((20_000, 20_000))}"/>')
    assert inner(f'<image href="{raster((6000, 6000))}"/>' * 2).count("data:") == 1, "all together"


def test_without_the_extra_only_the_pixels_are_missing(tmp_path: Path) -> None:
    """In a child process that cannot see the package, so that it is tested with the extra too."""
    path = file(tmp_path, chart(TITLE))
    code = f"""
import sys
sys.modules["resvg_py"] = None
from importlib import util
real = util.find_spec
util.find_spec = lambda name, package=None: None if name == "resvg_py" else real(name, package)
from pathlib import Path
from a11ylint.media.image import load_pixels, read_header
from a11ylint.media.metadata.embedded import read
from a11ylint.media.errors import Unreadable
path = Path({str(path)!r})
print(read_header(path)[:3], read(path).texts[0].text)
try:
    load_pixels(path)
except Unreadable as problem:
    print(problem.reason, problem.detail)
"""
    root = Path(svg.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "('SVG', 400, 300) Zustand der Straßen",
        "missing-library a11ylint[svg]",
    ]


@needs_svg
def test_a_drawing_is_1080_pixels_wide_on_white(tmp_path: Path) -> None:
    pixels = load_pixels(file(tmp_path, chart()))
    assert pixels.rgb.shape == (810, 1080, 3)
    assert pixels.info[:3] == ("SVG", 1080, 810)
    assert tuple(pixels.rgb[5, 5]) == (255, 255, 255)
    assert tuple(pixels.rgb[600, 250]) == (0xD7, 0x19, 0x1C)


@needs_svg
@pytest.mark.parametrize(
    ("attributes", "shape"),
    [
        pytest.param('viewBox="0 0 10 10"', (1080, 1080), id="a square"),
        pytest.param('viewBox="0 0 10 40"', (2880, 720), id="a tall one keeps within the pixels"),
        pytest.param('viewBox="0 0 1000000 1"', (11, 1080), id="a line"),
        pytest.param('width="1" height="1e9"', (14400, 144), id="a thread"),
    ],
)
def test_the_drawn_size_is_ours(attributes: str, shape: tuple[int, int], tmp_path: Path) -> None:
    assert load_pixels(file(tmp_path, written(attributes=attributes))).rgb.shape[:2] == shape


@needs_svg
def test_the_limit_of_pixels_is_kept(tmp_path: Path) -> None:
    rows, columns, _ = load_pixels(file(tmp_path, chart()), max_pixels=10_000).rgb.shape
    assert rows * columns <= 10_100


@needs_svg
def test_colours_are_found_where_they_are(tmp_path: Path) -> None:
    found = analyse(file(tmp_path, chart()))
    assert found.drawn
    boxes = {area.hex: area.boxes[0] for area in found.colors}
    assert abs(boxes["#d7191c"].x - 162) < 20
    assert abs(boxes["#1a9641"].x - 648) < 20


@needs_svg
def test_letters_are_drawn_with_the_font_of_the_extra(tmp_path: Path) -> None:
    """Never with fonts of the system: the same drawing looks the same everywhere. Umlauts are letters, not boxes."""
    with_words = load_pixels(file(tmp_path, chart(lettering="Straßen für Fußgänger"))).rgb
    other = load_pixels(file(tmp_path, chart(lettering="Stra□en f□r Fu□g□nger"), "b.svg")).rgb
    plain = load_pixels(file(tmp_path, chart(), "c.svg")).rgb
    ink = [(picture[:200] < 128).all(axis=2).sum() for picture in (with_words, other, plain)]
    assert ink[2] == 0 < ink[0]
    assert not np.array_equal(with_words, other)


def _nest(levels: int, copies: int) -> str:
    """Copies of copies: ten levels of ten are ten thousand million squares."""
    parts = f'<g id="g0">{SQUARE}</g>' + "".join(
        f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * copies + "</g>" for level in range(1, levels)
    )
    return f'<defs>{parts}</defs><use href="#g{levels - 1}"/>'


def _filled(kind: str, inside: str) -> str:
    return f'{inside}<rect width="10" height="10" {kind}="url(#p)"/>'


TURBULENCE = '<filter id="p"><feTurbulence baseFrequency="0.1" numOctaves="2000000000"/></filter>'
SHEET = '<pattern id="p" patternUnits="userSpaceOnUse" width="{0}" height="{0}">' + SQUARE + "</pattern>"
LOOP = '<pattern id="p" width="1" height="1"><rect width="9" height="9" fill="url(#p)"/></pattern>'
CIRCLE = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'


@needs_svg
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(written(attributes='width="1e9" height="1e9"'), id="a huge size"),
        pytest.param(
            written(SQUARE + "<style>svg{width:1e9px;height:1e9px}</style>", 'style="width:1e9px"'),
            id="a huge size in the style sheet",
        ),
        pytest.param(written(attributes='viewBox="-1e300 0 1e300 1e300"'), id="a huge view box"),
        pytest.param(written(_nest(12, 10)), id="copies of copies"),
        pytest.param(written(_nest(190, 1)), id="a long chain of copies"),
        pytest.param(written(CIRCLE + '<use id="c" href="#c"/>'), id="copies in a circle"),
        pytest.param(written(_filled("fill", LOOP)), id="a pattern of itself"),
        pytest.param(written(_filled("fill", SHEET.format("1e6"))), id="a huge pattern"),
        pytest.param(written(_filled("fill", SHEET.format("1e-6"))), id="a tiny pattern"),
        pytest.param(written('<g opacity="0.9">' * 50 + SQUARE + "</g>" * 50), id="many layers"),
        pytest.param(written('<text font-size="1e30" letter-spacing="1e30">ab</text>'), id="huge letters"),
        pytest.param(
            written(_filled("filter", TURBULENCE)), id="a filter without end", marks=pytest.mark.slow
        ),
    ],
)
def test_a_hostile_drawing_ends_with_pixels_or_a_reason(content: str, tmp_path: Path) -> None:
    assert outcome(file(tmp_path, content)) in ("pixels", "too-large", "unreadable")


@needs_svg
def test_no_file_of_the_system_gets_into_the_picture(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (10, 10), "red").save(tmp_path / "a.png")
    path = tmp_path / "a.png"
    links = (str(path), path.as_uri(), "a.png")
    content = "".join(f'<image href="{link}" width="10" height="10"/>' for link in links)
    assert (load_pixels(file(tmp_path, written(content))).rgb == 255).all()


@needs_svg
@pytest.mark.skipif(find_spec("resource") is None, reason="this system limits no child")
def test_the_child_may_not_write_and_has_little_memory() -> None:
    code = f"""
import sys
sys.path.insert(0, {str(Path(child.__file__).parent)!r})
import child, resource
child.limit("svg")
print(resource.getrlimit(resource.RLIMIT_FSIZE)[0], resource.getrlimit(resource.RLIMIT_AS)[0] <= child.MEMORY)
try:
    bytearray(child.MEMORY)
except MemoryError:
    print("no")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True", "no"] or sys.platform == "darwin"


_ASKS: str = """
import resource

def svg_to_bytes(**settings):
    kinds = resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_CORE
    return " ".join(str(resource.getrlimit(kind)[0]) for kind in kinds).encode()
"""


@pytest.mark.skipif(find_spec("resource") is None, reason="this system limits no child")
def test_a_library_that_draws_runs_within_the_limits(tmp_path: Path) -> None:
    """The whole child, with a library that only tells under which limits it was called."""
    (tmp_path / "resvg_py.py").write_text(_ASKS, "utf-8")
    command = [sys.executable, "-I", "-S", str(Path(child.__file__)), "svg", str(tmp_path)]
    done = subprocess.run(command, input=b"<svg/>", capture_output=True, check=True)
    assert done.stdout.split() == [b"0", str(child.SECONDS["svg"]).encode(), b"0"]


_ENDLESS: str = """
import hashlib, os, threading

def svg_to_bytes(**settings):
    threading.Timer(0.3, os.write, (2, b"draws")).start()
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)  # Python sees no signal before it ends
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals of this kind")
def test_ctrl_c_ends_a_library_that_draws(tmp_path: Path) -> None:
    (tmp_path / "resvg_py.py").write_text(_ENDLESS, "utf-8")
    command = [sys.executable, "-I", "-S", str(Path(child.__file__)), "svg", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"<svg/>")
        process.stdin.close()
        assert process.stderr.read(5) == b"draws"
        process.send_signal(signal.SIGINT)
        assert process.wait() == -signal.SIGINT


@needs_svg
def test_changed_bytes_never_end_in_anything_else(tmp_path: Path) -> None:
    """Values of attributes are changed, so that the XML stays XML."""
    dice = random.Random(5)  # noqa: S311 - the same in every run
    values = ("1e9", "-1", "0", "NaN", "url(#a)", "#a", "100%", "1e-30", "/etc/passwd", "9" * 99, "inherit")
    base = chart(TITLE, "Straßen").replace(
        "<rect", '<rect stroke="red" stroke-width="2" transform="scale(1)"'
    )
    for _ in range(60):
        parts = re.split(r'(="[^"]*")', base)
        for _ in range(dice.choice((1, 3, 9))):
            at = dice.randrange(1, len(parts), 2)
            parts[at] = f'="{dice.choice(values)}"'
        path = file(tmp_path, "".join(parts))
        for look in (read_header, load_pixels, read):
            assert outcome(path, look) in ("pixels", "too-large", "unreadable", "not-an-image")


@needs_svg
@pytest.mark.skipif(find_spec("rapidocr") is None, reason="needs the extra ocr")
def test_words_are_read_where_they_stand(tmp_path: Path) -> None:
    from a11ylint.media.ocr import read as words

    found = words(file(tmp_path, chart(lettering="Straßen für Fußgänger")), 10_000_000)
    assert (found.width, found.height) == (1080, 810)
    line = found.lines[0]  # the engine takes the bars for strokes of letters, which the checks leave out
    assert line.text == "Straßen für Fußgänger"
    assert abs(line.box.x - 54) < 30
    assert line.ink == "#000000"
