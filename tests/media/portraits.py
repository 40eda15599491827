"""Small pictures with metadata, as telephones, cameras and picture programs write it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

ORIENTATION, DESCRIPTION, MAKER, EXIF_IFD, GPS_IFD = 0x0112, 0x010E, 0x010F, 0x8769, 0x8825
SERIAL, LENS = 0xA431, 0xA434


def packet(alts: str = "", more: str = "", attributes: str = "") -> bytes:
    """An XMP packet; `alts` are the rdf:li elements of the alternative text."""
    field = (
        f"<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>{alts}</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 {attributes}>{field if alts else ""}{more}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def li(lang: str, text: str) -> str:
    """One language of a text."""
    return f'<rdf:li xml:lang="{lang}">{text}</rdf:li>'


def exif(
    *, gps: bool = True, serial: bool = False, description: str = "", position: bool = True
) -> Image.Exif:
    """EXIF with a rotation and a maker; a GPS table with a position, or with 0/0 as telephones write it."""
    found = Image.Exif()
    found[ORIENTATION], found[MAKER] = 6, "Musterkamera"
    if description:
        found[DESCRIPTION] = description
    if gps:
        table = found.get_ifd(GPS_IFD)
        degrees = tuple(IFDRational(number, 1) for number in (48, 8, 6))
        degrees = degrees if position else (IFDRational(0, 0),) * 3
        table.update({0: b"\x02\x03\x00\x00", 1: "N", 2: degrees, 3: "E", 4: degrees})
    more = found.get_ifd(EXIF_IFD)
    more[LENS] = "Objektiv 50 mm"
    if serial:
        more[SERIAL] = "SN 12345"
    return found


def save(path: Path, exif_data: Image.Exif | None = None, xmp: bytes = b"", description: str = "") -> Path:
    """A noisy picture, so that a changed pixel would show; the format follows the ending."""
    image = Image.effect_noise((48, 32), 60).convert("RGB")
    if path.suffix == ".png":
        info = PngInfo()
        if xmp:
            info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        if description:
            info.add_text("Description", description)
        image.save(path, pnginfo=info, exif=exif_data or Image.Exif())
    else:
        data = exif_data.tobytes() if exif_data else b""
        image.save(path, exif=data, xmp=xmp, lossless=True, quality=90)
    return path
