"""HEIC, AVIF, SVG and PDF: read where a package allows it, else named in the report together with the extra."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from a11ylint import i18n, lint
from a11ylint.checks._lettering import not_read
from a11ylint.config import Config
from a11ylint.facts import Unknown
from a11ylint.finding import Report
from a11ylint.media.color.evidence import analyse
from a11ylint.media.errors import Unreadable
from a11ylint.media.image import load_pixels, read_header
from a11ylint.media.pdf import MOST_PAGES, Document, document, pages
from tests.core.support import posts
from tests.media import charts
from tests.media.drawings import chart, nested_pdf, pdf

TRAFFIC = ("#d7191c", "#1a9641")
needs_heic = pytest.mark.skipif(find_spec("pillow_heif") is None, reason="needs the extra heic")
needs_svg = pytest.mark.skipif(find_spec("resvg_py") is None, reason="needs the extra svg")
needs_pdf = pytest.mark.skipif(find_spec("pypdfium2") is None, reason="needs the extra pdf")


def report(folder: Path, name: str) -> Report:
    text = f"---\nlang: de\nmedia:\n  - file: {name}\n    alt: Zwei Säulen zeigen das Ergebnis.\n---\nDie Befragung.\n"
    (folder / "post.md").write_text(text, encoding="utf-8")
    return lint([folder / "post.md"], Config(root=folder))


def colors(found: Report) -> list[tuple[str, str | None]]:
    return [
        (one.problem.key, one.place.logical)
        for one in found.findings
        if one.rule.id == "infographic-red-green"
    ]


@pytest.mark.parametrize(
    ("name", "content", "why", "words"),
    [
        pytest.param(
            "a.svg", b"<svg/>", "no-svg", "a11ylint[svg]", id="SVG",
            marks=pytest.mark.skipif(find_spec("resvg_py") is not None, reason="the extra is there"),
        ),
        pytest.param("a.psd", b"8BPS", "no-decoder", "Format", id="a format that nothing reads"),
        pytest.param(
            "a.heic", b"", "no-heic", "a11ylint[heic]", id="HEIC",
            marks=pytest.mark.skipif(find_spec("pillow_heif") is not None, reason="the extra is there"),
        ),
        pytest.param(
            "a.pdf", b"%PDF-1.4", "no-pdf", "a11ylint[pdf]", id="PDF",
            marks=pytest.mark.skipif(find_spec("pypdfium2") is not None, reason="the extra is there"),
        ),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named_with_its_format(
    name: str, content: bytes, why: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    found = report(tmp_path, name)
    assert (why, name) in [one[:2] for one in found.unchecked]
    assert not found.failures
    for lang in ("de", "en"):
        assert words.lower() in i18n.why_unchecked(why, 1, lang).lower()


def test_a_pdf_without_its_package_is_unreadable_for_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    with pytest.raises(Unreadable) as caught:
        read_header(tmp_path / "a.pdf")
    assert caught.value.reason == ("unreadable" if find_spec("pypdfium2") else "missing-library")


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
def test_avif_is_read(tmp_path: Path) -> None:
    charts.save(charts.bars(TRAFFIC), tmp_path / "a.avif", quality=80)
    assert [key for key, _ in colors(report(tmp_path, "a.avif"))] == ["pixels"]


@needs_heic
def test_heic_is_read(tmp_path: Path) -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    charts.save(charts.bars(TRAFFIC), tmp_path / "a.heic", quality=90)
    assert [key for key, _ in colors(report(tmp_path, "a.heic"))] == ["pixels"]
    assert read_header(tmp_path / "a.heic")[:4] == ("HEIF", 1080, 1080, 1)


@needs_heic
def test_of_heic_only_the_rotation_of_the_container_counts(tmp_path: Path) -> None:
    """ISO 23008-12: the turn stands in the container, and that in the EXIF data is for information."""
    from pillow_heif import register_heif_opener

    register_heif_opener()
    exif = Image.Exif()
    exif[0x0112] = 6
    charts.save(Image.new("RGB", (320, 160), "white"), tmp_path / "b.heic", quality=90, exif=exif)
    assert load_pixels(tmp_path / "b.heic").rgb.shape == (160, 320, 3)


@needs_pdf
def test_the_worst_page_of_a_pdf_is_reported_with_its_number(tmp_path: Path) -> None:
    slides = [charts.bars(("#0072b2", "#e69f00")), charts.bars(TRAFFIC)]
    slides[0].save(tmp_path / "a.pdf", save_all=True, append_images=slides[1:])
    assert read_header(tmp_path / "a.pdf")[:4] == ("PDF", 1080, 1080, 2)
    ((key, place),) = colors(report(tmp_path, "a.pdf"))
    assert key == "pixels"
    assert place is not None
    assert place.startswith("page=2&xywh=")
    assert analyse(tmp_path / "a.pdf").page == 2


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        pytest.param("a11ylint[ocr]: cv2", ["no-ocr"], id="the extra ocr"),
        pytest.param("a11ylint[svg]", [], id="the extra svg, which has a notice of its own"),
        pytest.param("a11ylint[pdf]", [], id="the extra pdf, which has a notice of its own"),
    ],
)
def test_for_every_missing_extra_there_is_one_notice(detail: str, said: list[str], tmp_path: Path) -> None:
    (medium,) = posts("---\nmedia: [a.svg]\n---\nText.\n", tmp_path)[0].media
    assert [one.why for one in not_read(medium, Unknown("missing-library", detail))] == said


@needs_svg
def test_the_colours_of_an_svg_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(chart())
    found = report(tmp_path, "a.svg")
    assert [key for key, _ in colors(found)] == ["pixels"]
    assert "no-svg" not in [why for why, *_ in found.unchecked]


def test_an_svg_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert ("media-unreadable", "not-an-image") in [
        (one.rule.id, one.problem.key) for one in report(tmp_path, "a.svg").findings
    ]


@needs_pdf
@pytest.mark.parametrize(
    ("settings", "found"),
    [
        pytest.param({}, Document(1, True, "de-DE", "Haushalt"), id="everything is there"),
        pytest.param({"tags": False}, Document(1, False, "de-DE", "Haushalt"), id="no tags"),
        pytest.param({"lang": ""}, Document(1, True, "", "Haushalt"), id="no language"),
        pytest.param({"title": ""}, Document(1, True, "de-DE", ""), id="no title"),
        pytest.param({"xmp": True}, Document(1, True, "de-DE", "Haushalt"), id="the title in XMP alone"),
    ],
)
def test_what_a_pdf_tells_screen_readers(settings: dict[str, Any], found: Document, tmp_path: Path) -> None:
    assert document(pdf(tmp_path / "a.pdf", **settings)) == found


@needs_pdf
@pytest.mark.parametrize(("tags", "key"), [(True, None), (False, "untagged")])
def test_a_pdf_without_tags_is_reported(tags: bool, key: str | None, tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", tags=tags)
    findings = report(tmp_path, "a.pdf").findings
    assert [one.problem.key for one in findings if one.rule.id == "document-post-inaccessible"] == [key] * (
        key is not None
    )


@needs_pdf
@pytest.mark.parametrize("count", [1, MOST_PAGES, MOST_PAGES + 1])
def test_pages_that_are_passed_over_are_told(count: int, tmp_path: Path) -> None:
    page = Image.new("RGB", (90, 90), "white")
    page.save(tmp_path / "a.pdf", save_all=True, append_images=[page] * (count - 1))
    told = {why for why, name, _ in report(tmp_path, "a.pdf").unchecked if name == "a.pdf"}
    assert ("pdf-pages" in told) == (count > MOST_PAGES)
    assert ("pdf-lettering" in told) == (count > 1 and find_spec("rapidocr") is not None)
    assert ("no-ocr" in told) == (find_spec("rapidocr") is None)
    assert str(MOST_PAGES) in i18n.why_unchecked("pdf-pages", 1, "de")


@needs_pdf
def test_many_threads_may_look_at_pdfs(tmp_path: Path) -> None:
    """PDFium takes one thread at a time: each file has a process of its own."""
    paths = [pdf(tmp_path / f"{number}.pdf", title=str(number)) for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        assert [found.title for found in pool.map(document, paths)] == list("01234567")
        assert {pixels.rgb.shape for pixels in pool.map(load_pixels, paths)} == {(1440, 1440, 3)}


@needs_pdf
@pytest.mark.parametrize(
    ("box", "levels"),
    [
        pytest.param("0 0 540 540", 8, id="forms that use each other tenfold: days of drawing"),
        pytest.param("0 0 1e9 0.001", 1, id="a page as wide as a country"),
        pytest.param("0 0 1e999 0", 1, id="a page of no size"),
        pytest.param("0 0 0.001 100000", 1, id="a page like a thread"),
    ],
)
def test_a_hostile_pdf_ends_with_pixels_or_a_reason(box: str, levels: int, tmp_path: Path) -> None:
    path = nested_pdf(tmp_path / "a.pdf", box, levels)
    for look in (read_header, load_pixels, document):
        try:
            look(path)
        except Unreadable as problem:
            assert problem.reason in ("too-large", "unreadable")  # noqa: PT017 - both ends are right


@needs_pdf
def test_a_child_that_nobody_listens_to_ends(tmp_path: Path) -> None:
    """Only the first page is wanted: the others are not drawn to the end."""
    page = Image.new("RGB", (900, 900), "white")
    page.save(tmp_path / "a.pdf", save_all=True, append_images=[page] * 19)
    one, two = pages(tmp_path / "a.pdf", 1000), pages(tmp_path / "a.pdf", 1000)
    assert next(one).info.frames == 20
    one.close()
    assert len(list(two)) == 20


@needs_pdf
@pytest.mark.parametrize("content", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\xff" * 4000], ids=["a head", "rubbish"])
def test_a_broken_pdf_is_unreadable(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    for read in (read_header, analyse, load_pixels, document):
        with pytest.raises(Unreadable, match="unreadable"):
            read(tmp_path / "a.pdf")
