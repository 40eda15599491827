"""Texts, places and serial numbers inside picture files, and taking them out without touching a pixel."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from a11ylint.media import exif as reader
from a11ylint.media.embedded import Embedded, digest, read, strip
from a11ylint.media.xmp import Said
from tests.media.portraits import (
    DESCRIPTION,
    EXIF_IFD,
    GPS_IFD,
    LENS,
    MAKER,
    ORIENTATION,
    SERIAL,
    exif,
    li,
    packet,
    save,
)

SUFFIXES = (".jpg", ".png", ".webp")
PLACE = 'exif:GPSLatitude="48,8.1N" exif:GPSLongitude="11,5.0E"'


def _patched(path: Path) -> Path:
    """The file with its patches put in, beside it."""
    data = bytearray(path.read_bytes())
    for patch in strip(path):
        assert patch.length == len(patch.data)
        data[patch.at : patch.at + patch.length] = patch.data
    other = path.with_name(f"stripped{path.suffix}")
    other.write_bytes(data)
    return other


def _pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        image.load()
        return image.tobytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_place_and_serial_number_go_and_everything_else_stays(suffix: str, tmp_path: Path) -> None:
    data = exif(serial=True, description="Ein Fest am Hafen.")
    path = save(tmp_path / f"fest{suffix}", data, packet(attributes=PLACE))
    assert read(path).private == ("gps", "serial")
    new = _patched(path)
    assert read(new).private == ()
    assert _pixels(new) == _pixels(path)
    assert new.stat().st_size == path.stat().st_size
    with Image.open(new) as image:
        kept = image.getexif()
        assert (kept[ORIENTATION], kept[MAKER], kept[DESCRIPTION]) == (
            6,
            "Musterkamera",
            "Ein Fest am Hafen.",
        )
        assert dict(kept.get_ifd(GPS_IFD)) == {}
        assert LENS in kept.get_ifd(EXIF_IFD)
        assert SERIAL not in kept.get_ifd(EXIF_IFD)
    assert b"48,8.1N" not in new.read_bytes()
    assert b"SN 12345" not in new.read_bytes()


def test_the_checksums_of_a_png_hold(tmp_path: Path) -> None:
    new = _patched(save(tmp_path / "fest.png", exif(serial=True), packet(attributes=PLACE)))
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
    data = _tiff(order)
    assert reader.private(data) == {"gps"}
    new = reader.stripped(data)
    assert new is not None
    assert len(new) == len(data)
    assert [entry.tag for table in reader.tables(new) for entry in table.entries] == [0x0112]


def _tiff(order: str) -> bytes:
    """A rotation and a GPS table with latitude and longitude, by hand."""
    sign = "<" if order == "II" else ">"
    main = struct.pack(f"{sign}HHHLHHHHLLL", 2, 0x0112, 3, 1, 6, 0, GPS_IFD, 4, 1, 38, 0)
    rows = b"".join(struct.pack(f"{sign}HHLL", tag, 5, 1, at) for tag, at in ((2, 68), (4, 76)))
    gps = struct.pack(f"{sign}H", 2) + rows + bytes(4)
    head = order.encode() + struct.pack(f"{sign}HL", 42, 8)
    return head + main + gps + struct.pack(f"{sign}LLLL", 48, 1, 11, 1)


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
    data = bytearray(_tiff("II"))
    struct.pack_into("<L", data, 34, 8)
    assert reader.private(bytes(data)) == {"gps"}


def test_a_place_whose_values_lie_on_other_entries_is_left_alone() -> None:
    data = bytearray(_tiff("II"))
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
