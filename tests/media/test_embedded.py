"""Texts, places and serial numbers inside picture files, and taking them out without touching a pixel."""

from __future__ import annotations

import hashlib
import os
import struct
import tracemalloc
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, features
from PIL.PngImagePlugin import PngInfo

from a11ylint.media.cache import digest
from a11ylint.media.metadata import exif as reader
from a11ylint.media.metadata.embedded import Embedded, read, strip
from a11ylint.media.metadata.walk import parts
from a11ylint.media.metadata.xmp import Said
from tests.media.portraits import (
    DESCRIPTION,
    EXIF_IFD,
    GPS_IFD,
    LENS,
    MAKER,
    ORIENTATION,
    SERIAL,
    exif,
    heic,
    li,
    packet,
    patched,
    save,
    tiff,
)

needs_heic = pytest.mark.skipif(find_spec("pillow_heif") is None, reason="needs the extra heic to write one")
needs_avif = pytest.mark.skipif(not features.check("avif"), reason="this Pillow writes no AVIF")
SUFFIXES = (
    ".jpg",
    ".png",
    ".webp",
    ".tif",
    pytest.param(".avif", marks=needs_avif),
    pytest.param(".heic", marks=needs_heic),
)
PLACE = 'exif:GPSLatitude="48,8.1N" exif:GPSLongitude="11,5.0E"'


def _opened(path: Path) -> Image.Image:
    if path.suffix == ".heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    return Image.open(path)


def _pixels(path: Path) -> bytes:
    with _opened(path) as image:
        image.load()
        return image.tobytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_place_and_serial_number_go_and_everything_else_stays(suffix: str, tmp_path: Path) -> None:
    data = exif(serial=True, description="Ein Fest am Hafen.")
    path = save(tmp_path / f"fest{suffix}", data, packet(attributes=PLACE))
    assert read(path).private == ("gps", "serial")
    new = patched(path)
    assert read(new).private == ()
    assert _pixels(new) == _pixels(path)
    assert new.stat().st_size == path.stat().st_size
    with _opened(new) as image, _opened(path) as before:
        kept = image.getexif()
        turned = before.getexif()[ORIENTATION]  # pillow-heif turns the picture itself and says 1
        assert (kept[ORIENTATION], kept[MAKER], kept[DESCRIPTION]) == (
            turned,
            "Musterkamera",
            "Ein Fest am Hafen.",
        )
        assert dict(kept.get_ifd(GPS_IFD)) == {}
        assert LENS in kept.get_ifd(EXIF_IFD)
        assert SERIAL not in kept.get_ifd(EXIF_IFD)
    assert b"48,8.1N" not in new.read_bytes()
    assert b"SN 12345" not in new.read_bytes()


def _long_packet(path: Path, pieces: int) -> tuple[bytes, str]:
    """A JPEG whose XMP goes on in `pieces` segments, as Photoshop writes it; the long packet and its name."""
    filler = "<dc:title>" + "Fest am Hafen. " * 6000 + "</dc:title>"
    long = packet(more=filler, attributes=PLACE)
    name = hashlib.md5(long, usedforsecurity=False).hexdigest().upper()
    short = packet(
        attributes=f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{name}"'
    )
    data = save(path, exif(gps=False), short).read_bytes()
    at = data.index(b"\xff\xdb")
    size = -(-len(long) // pieces)
    segments = []
    for start in range(0, len(long), size):
        head = b"http://ns.adobe.com/xmp/extension/\0" + name.encode() + struct.pack(">LL", len(long), start)
        body = head + long[start : start + size]
        segments.append(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    path.write_bytes(data[:at] + b"".join(reversed(segments)) + data[at:])
    return long, name


@pytest.mark.parametrize("pieces", [2, 3])
def test_a_long_packet_of_a_jpeg_is_put_together_and_stripped(pieces: int, tmp_path: Path) -> None:
    """XMP specification 3, 1.1.3.1; the place may be cut in two by the end of a segment."""
    path = tmp_path / "fest.jpg"
    _, name = _long_packet(path, pieces)
    assert read(path).private == ("gps",)
    new = patched(path)
    assert read(new).private == ()
    assert _pixels(new) == _pixels(path)
    (part,) = [part for part in parts(new) if part.name]
    said = hashlib.md5(part.data, usedforsecurity=False).hexdigest().upper().encode()
    assert part.name == said != name.encode()
    assert new.read_bytes().count(said) == pieces + 1, "the short packet names the long one"
    assert name.encode() not in new.read_bytes()


def test_the_second_picture_of_a_file_is_looked_at_too(tmp_path: Path) -> None:
    """CIPA DC-007: telephones and 3D cameras put one behind the other."""
    first = save(tmp_path / "a.jpg", exif(gps=False)).read_bytes()
    second = save(tmp_path / "b.jpg", exif()).read_bytes()
    size = 2 + 2 + 4 + 8 + 2 + 36 + 4 + 32  # marker, length, name, head, three entries, two rows
    base = 2 + 8
    rows = struct.pack(">LLLHH", 0x030000, 0, 0, 0, 0)
    rows += struct.pack(">LLLHH", 0, len(second), len(first) + size - base, 0, 0)
    table = struct.pack(">HHHL4sHHLL", 3, 0xB000, 7, 4, b"0100", 0xB001, 4, 1, 2)
    table += struct.pack(">HHLLL", 0xB002, 7, 32, 8 + 42, 0)
    body = b"MPF\0" + b"MM\0*" + struct.pack(">L", 8) + table + rows
    segment = b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body
    assert len(segment) == size
    path = tmp_path / "fest.jpg"
    path.write_bytes(first[:2] + segment + first[2:] + second)
    with Image.open(path) as image:
        assert (image.format, image.n_frames) == ("MPO", 2), "Pillow finds it as well"
    assert read(path).private == ("gps",)
    new = patched(path)
    assert read(new).private == ()
    assert _pixels(new) == _pixels(path)


@pytest.mark.parametrize("field", ["drone-dji:GpsLatitude", "drone-dji:DroneSerialNumber"])
def test_what_drones_write_is_found_and_goes(field: str, tmp_path: Path) -> None:
    more = f'xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" {field}="+48.13"'
    path = save(tmp_path / "fest.jpg", None, packet(attributes=more))
    assert read(path).private == ("gps" if "Gps" in field else "serial",)
    assert read(patched(path)).private == ()


def test_a_tiff_whose_place_lies_in_its_pixels_is_left_alone(tmp_path: Path) -> None:
    path = save(tmp_path / "fest.tif", exif())
    data = bytearray(path.read_bytes())
    found = {entry.tag: entry for table in reader.tables(bytes(data)) for entry in table.entries}
    strip_at = struct.unpack("<L", found[0x0111].value)[0]
    struct.pack_into("<L", data, found[2].at + 8, strip_at)
    path.write_bytes(data)
    assert read(path).private == ("gps",)
    assert strip(path) == ()


def test_every_page_of_a_tiff_is_stripped(tmp_path: Path) -> None:
    path = tmp_path / "fest.tif"
    pages = [Image.effect_noise((48, 32), 60) for _ in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:], exif=exif().tobytes())
    assert read(path).private == ("gps",)
    new = patched(path)
    assert read(new).private == ()
    with Image.open(new) as image:
        assert image.n_frames == 3


def test_a_large_tiff_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "fest.tif"
    Image.new("L", (6000, 6000)).save(path, exif=exif().tobytes())
    tracemalloc.start()
    patches = strip(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert patches


@pytest.mark.parametrize(
    ("method", "exact"),
    [
        pytest.param(0, True, id="the metadata lies among the pixels"),
        pytest.param(1, True, id="the metadata lies in the table of contents (idat)"),
        pytest.param(2, False, id="the metadata lies in another item, which nobody writes"),
    ],
)
def test_the_items_of_a_heic_are_found_where_the_container_says(
    method: int, exact: bool, tmp_path: Path
) -> None:
    """By hand, so that it is tested without the extra too; in two pieces, as the format allows."""
    path = tmp_path / "fest.heic"
    path.write_bytes(heic(b"\0\0\0\6Exif\0\0" + tiff("MM"), method))
    assert read(path).private == (("gps",) if exact else ())
    if exact:
        assert read(patched(path)).private == ()


def test_items_of_a_heic_that_share_their_bytes_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "fest.heic"
    path.write_bytes(heic(b"\0\0\0\6Exif\0\0" + tiff("MM"), 0, twice=True))
    assert read(path).private == ("gps",)
    assert strip(path) == ()


def test_the_checksums_of_a_png_hold(tmp_path: Path) -> None:
    new = patched(save(tmp_path / "fest.png", exif(serial=True), packet(attributes=PLACE)))
    data, at = new.read_bytes(), 8
    while at < len(data):
        size, name = struct.unpack_from(">L4s", data, at)
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack_from(">L", data, at + 8 + size)[0] == zlib.crc32(name + body), name
        at += 12 + size


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_gps_table_without_a_position_tells_nothing(suffix: str, tmp_path: Path) -> None:
    path = save(tmp_path / f"fest{suffix}", exif(position=False))
    assert read(path).private == ()
    assert strip(path) == ()


@pytest.mark.parametrize("order", ["II", "MM"])
def test_both_byte_orders_are_stripped(order: str) -> None:
    data = tiff(order)
    assert reader.private(data) == {"gps"}
    new = reader.stripped(data)
    assert new is not None
    assert len(new) == len(data)
    assert [entry.tag for table in reader.tables(new) for entry in table.entries] == [0x0112]


def test_a_compressed_packet_is_read_and_left_alone(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_itxt(
        "XML:com.adobe.xmp", packet(li("de", "Menschen tanzen."), attributes=PLACE).decode(), zip=True
    )
    path = tmp_path / "fest.png"
    Image.new("RGB", (4, 4)).save(path, pnginfo=info)
    assert read(path) == Embedded((Said("alt", "de", "Menschen tanzen."),), ("gps",))
    assert strip(path) == ()


def test_tables_in_a_circle_end() -> None:
    data = bytearray(tiff("II"))
    struct.pack_into("<L", data, 34, 8)
    assert reader.private(bytes(data)) == {"gps"}


def test_a_place_whose_values_lie_on_other_entries_is_left_alone() -> None:
    data = bytearray(tiff("II"))
    struct.pack_into("<L", data, 38 + 2 + 8, 8)  # the latitude lies on the main table
    assert reader.stripped(bytes(data)) is None


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_texts_are_read_in_all_languages(suffix: str, tmp_path: Path) -> None:
    alts = li("x-default", "People dance.") + li("de-DE", "Menschen tanzen &amp; lachen.")
    more = f"<Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt>{li('de', 'Lang.')}</rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>"
    more += f"<dc:description><rdf:Alt>{li('x-default', 'Fest')}</rdf:Alt></dc:description>"
    path = save(
        tmp_path / f"fest{suffix}", exif(gps=False, description="Am Markt"), packet(alts, more), "Am Hafen"
    )
    found = set(read(path).texts)
    assert {
        Said("alt", "x-default", "People dance."),
        Said("alt", "de-DE", "Menschen tanzen & lachen."),
        Said("extended", "de", "Lang."),
        Said("description", "x-default", "Fest"),
        Said("description", "", "Am Markt"),
    } <= found
    assert (Said("description", "", "Am Hafen") in found) == (suffix == ".png")


BOMB = b'<!DOCTYPE a [<!ENTITY b "Ha">]><a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>&b;</dc:description></a>'


@pytest.mark.parametrize(
    "xmp",
    [
        pytest.param(BOMB, id="entities"),
        pytest.param(b"<x:xmpmeta>", id="never closed"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"<a>" * 50_000, id="very deep"),
    ],
)
def test_a_broken_packet_says_nothing(xmp: bytes, tmp_path: Path) -> None:
    assert read(save(tmp_path / "fest.webp", None, xmp)).texts == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_cut_anywhere_is_read_without_an_error(suffix: str, tmp_path: Path) -> None:
    data = save(
        tmp_path / f"fest{suffix}", exif(serial=True), packet(li("de", "Menschen tanzen."))
    ).read_bytes()
    path = tmp_path / f"cut{suffix}"
    for length in range(0, min(len(data), 1500), 7):
        path.write_bytes(data[:length])
        read(path)
        strip(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_odd_bytes_in_the_metadata_are_read_without_an_error(suffix: str, tmp_path: Path) -> None:
    data = save(tmp_path / f"fest{suffix}", exif(serial=True)).read_bytes()
    start = data.find(b"Musterkamera") - 120
    path = tmp_path / f"odd{suffix}"
    for at in range(max(start, 0), start + 240):
        path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
        read(path)
        strip(path)


def test_other_formats_and_folders(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.gif")
    assert read(tmp_path / "a.gif") == Embedded()
    (tmp_path / "leer.jpg").touch()
    assert read(tmp_path / "leer.jpg") == Embedded()


def test_pixels_of_a_large_file_are_not_read(tmp_path: Path) -> None:
    path = save(tmp_path / "fest.png", exif())
    data = path.read_bytes()
    at = data.index(b"IDAT") - 4
    with path.open("wb") as file:
        file.write(data[:at] + struct.pack(">L4s", 2_000_000_000, b"IDAT"))
        file.seek(2_000_000_004, os.SEEK_CUR)
        file.write(data[at:])
    assert read(path).private == ("gps",)


def test_equal_files_have_the_same_number(tmp_path: Path) -> None:
    one, other = save(tmp_path / "a.png"), tmp_path / "b.png"
    other.write_bytes(one.read_bytes())
    assert digest(one) == digest(other)
    assert digest(one) != digest(save(tmp_path / "c.png"))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("Größe\0rest".encode(), "Größe", id="UTF-8 up to the zero"),
        pytest.param("Größe ".encode("latin-1"), "Größe", id="Latin-1"),
        pytest.param(b"\0", "", id="nothing"),
    ],
)
def test_descriptions_of_cameras_are_decoded(raw: bytes, text: str) -> None:
    assert reader.decoded(raw) == text
