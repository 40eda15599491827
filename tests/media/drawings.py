"""SVG and PDF files as the tests need them, written by hand."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image

SQUARE = '<rect width="10" height="10" fill="#d7191c"/>'
RED, GREEN = "#d7191c", "#1a9641"


def svg(inner: str = SQUARE, attributes: str = 'viewBox="0 0 10 10"', before: str = "") -> str:
    """An SVG with some root attributes."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {attributes}>{inner}</svg>"


def chart(words: str = "", lettering: str = "") -> str:
    """Two bars, a red and a green one; `words` such as a title, `lettering` at the top."""
    bars = "".join(
        f'<rect x="{x}" y="{y}" width="80" height="{260 - y}" fill="{fill}"/>'
        for x, y, fill in ((60, 80, RED), (240, 140, GREEN))
    )
    text = (
        f'<text x="20" y="40" font-size="28" font-family="Helvetica">{lettering}</text>' if lettering else ""
    )
    return svg(f"{words}{bars}{text}", 'viewBox="0 0 400 300"')


def raster(size: tuple[int, int], color: str = "red") -> str:
    """A picture as a `data:` address."""
    out = io.BytesIO()
    Image.new("1" if size[0] > 1000 else "RGB", size, 1 if size[0] > 1000 else color).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def pdf(
    path: Path, *, tags: bool = True, lang: str = "de-DE", title: str = "Haushalt", xmp: bool = False
) -> Path:
    """A PDF of one empty page."""
    roots = "/MarkInfo << /Marked true >> /StructTreeRoot 4 0 R " if tags else ""
    roots += f"/Lang ({lang}) " if lang else ""
    packet = f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{title}</rdf:li></rdf:Alt></dc:title>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {roots}/Metadata 6 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 540 540] >>",
        "<< /Type /StructTreeRoot >>",
        f"<< /Title ({title}) >>" if title and not xmp else "<< >>",
        f"<< /Type /Metadata /Subtype /XML /Length {len(packet)} >>\nstream\n{packet if xmp else ''}\nendstream",
    ]
    return _file(path, objects)


def nested_pdf(path: Path, box: str, levels: int) -> Path:
    """A PDF of one page whose forms draw each other ten times each."""
    use = "<< /XObject << /F {0} 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources {use.format(5)} >>",
        "<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for level in range(levels):
        drawn = "/F Do " * 10 if level < levels - 1 else "0 0 540 540 re f"
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 540 540] /Resources {use.format(6 + level)}"
        objects.append(f"<< {head} /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _file(path, objects)


def _file(path: Path, objects: list[str]) -> Path:
    out, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    info = " /Info 5 0 R" if "/Title" in objects[4] else ""
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{len(out)}\n%%EOF\n"
    path.write_text(out + head + end, encoding="latin-1")
    return path
