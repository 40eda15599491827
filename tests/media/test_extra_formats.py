"""HEIC, AVIF, SVG and PDF: read where a package allows it, else named in the report together with the extra."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, features

from a11ylint import i18n, lint
from a11ylint.config import Config
from a11ylint.finding import Report
from a11ylint.media.color.evidence import analyse
from a11ylint.media.errors import Unreadable
from a11ylint.media.image import load_pixels, read_header
from tests.media import charts

TRAFFIC = ("#d7191c", "#1a9641")
needs_heic = pytest.mark.skipif(find_spec("pillow_heif") is None, reason="needs the extra heic")
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
        pytest.param("a.svg", b"<svg/>", "no-svg", "SVG", id="SVG"),
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
    assert (why, name) in [tuple(one) for one in found.unchecked]
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
    pages = [charts.bars(("#0072b2", "#e69f00")), charts.bars(TRAFFIC)]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:])
    assert read_header(tmp_path / "a.pdf")[:4] == ("PDF", 1080, 1080, 2)
    ((key, place),) = colors(report(tmp_path, "a.pdf"))
    assert key == "pixels"
    assert place is not None
    assert place.startswith("page=2&xywh=")
    assert analyse(tmp_path / "a.pdf").page == 2


@needs_pdf
@pytest.mark.parametrize("content", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\xff" * 4000], ids=["a head", "rubbish"])
def test_a_broken_pdf_is_unreadable(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    for read in (read_header, analyse, load_pixels):
        with pytest.raises(Unreadable, match="unreadable"):
            read(tmp_path / "a.pdf")
