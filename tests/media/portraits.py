"""Small pictures with metadata, as telephones, cameras and picture programs write it."""

from __future__ import annotations

import struct
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from a11ylint.media.metadata.embedded import strip

ORIENTATION, DESCRIPTION, MAKER, EXIF_IFD, GPS_IFD = 0x0112, 0x010E, 0x010F, 0x8769, 0x8825
SERIAL, LENS = 0xA431, 0xA434
XMP = 0x02BC  # of a TIFF


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
    data = exif_data.tobytes() if exif_data else b""
    if path.suffix == ".png":
        info = PngInfo()
        if xmp:
            info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        if description:
            info.add_text("Description", description)
        image.save(path, pnginfo=info, exif=exif_data or Image.Exif())
    elif path.suffix == ".tif":
        tags = exif_data or Image.Exif()
        if xmp:
            tags[XMP] = xmp
        image.save(path, exif=tags.tobytes())
    elif path.suffix == ".heic":
        import pillow_heif

        pillow_heif.from_pillow(image).save(path, exif=data or None, xmp=xmp or None, quality=90)
    else:
        image.save(path, exif=data, xmp=xmp, lossless=True, quality=90)
    return path


def tiff(order: str) -> bytes:
    """A rotation and a GPS table with latitude and longitude, by hand."""
    sign = "<" if order == "II" else ">"
    main = struct.pack(f"{sign}HHHLHHHHLLL", 2, 0x0112, 3, 1, 6, 0, GPS_IFD, 4, 1, 38, 0)
    rows = b"".join(struct.pack(f"{sign}HHLL", tag, 5, 1, at) for tag, at in ((2, 68), (4, 76)))
    gps = struct.pack(f"{sign}H", 2) + rows + bytes(4)
    head = order.encode() + struct.pack(f"{sign}HL", 42, 8)
    return head + main + gps + struct.pack(f"{sign}LLLL", 48, 1, 11, 1)


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body) + 8) + name + body


def heic(content: bytes, method: int, *, twice: bool = False) -> bytes:
    """A container with one Exif item, the content of which lies in two pieces; `twice`: a second item lies there too."""
    infe = _box(b"infe", b"\2\0\0\1" + struct.pack(">HH", 7, 0) + b"Exif\0")
    iinf = _box(b"iinf", bytes(4) + struct.pack(">H", 1) + infe)
    hdlr = _box(b"hdlr", bytes(8) + b"pict" + bytes(13))
    idat = _box(b"idat", content)
    half = len(content) // 2

    def iloc(start: int) -> bytes:
        places = struct.pack(">LLLL", start, half, start + half, len(content) - half)
        items = (
            struct.pack(">HHHH", number, method, 0, 2) + places for number in ((7, 8) if twice else (7,))
        )
        return _box(b"iloc", b"\1\0\0\0\x44\0" + struct.pack(">H", 1 + twice) + b"".join(items))

    ftyp = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic")
    size = len(ftyp) + 12 + len(hdlr + iinf + iloc(0) + idat)
    start = size + 8 if method == 0 else 0
    meta = _box(b"meta", bytes(4) + hdlr + iinf + iloc(start) + idat)
    return ftyp + meta + _box(b"mdat", content if method == 0 else b"")


def patched(path: Path) -> Path:
    """The file with its patches put in, beside it."""
    data = bytearray(path.read_bytes())
    for patch in strip(path):
        assert patch.length == len(patch.data)
        data[patch.at : patch.at + patch.length] = patch.data
    other = path.with_name(f"stripped{path.suffix}")
    other.write_bytes(data)
    return other
