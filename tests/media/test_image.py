"""Headers and pixels of pictures, good ones in every mode and format and bad ones of every kind."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from a11ylint.media import image as reader
from a11ylint.media.errors import Unreadable
from a11ylint.media.image import load_pixels, read_header

CORNERS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")


def corners(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Four quarters: red, green above blue, yellow."""
    image = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for number, color in enumerate(CORNERS):
        image.paste(Image.new("RGB", (width, height), color), (number % 2 * width, number // 2 * height))
    return image


def png(width: int, height: int, data: bytes = b"", *, chunks: bytes = b"") -> bytes:
    """A PNG with a true header and whatever pixel data."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunks + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "bmp", "tif"])
def test_the_header_of_a_picture(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"Bild – 1.{suffix}"
    corners().save(path)
    info = read_header(path)
    assert (info.width, info.height, info.frames, info.animated, info.orientation) == (40, 20, 1, False, 1)
    assert info.lossy is (suffix in ("jpg", "webp"))


@pytest.mark.parametrize("suffix", ["gif", "png", "webp"])
def test_an_animation_has_frames_and_its_first_one_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    frames = [Image.new("RGB", (32, 32), color) for color in CORNERS[:3]]
    frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
    assert (read_header(path).frames, read_header(path).animated) == (3, True)
    assert load_pixels(path).rgb[16, 16].tolist() == [255, 0, 0]


def test_the_suffix_of_a_file_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    corners().save(path, "PNG")
    assert read_header(path).format == "PNG"


def test_a_gif_without_end_is_counted_up_to_a_limit(tmp_path: Path) -> None:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    path = tmp_path / "a.gif"
    path.write_bytes(b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0" * 6 + frame * 50_000)
    assert read_header(path).frames == reader.FRAME_LIMIT


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_exif_rotation_is_honoured(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    corners().save(path, exif=exif, quality=100, subsampling=0)
    pixels = load_pixels(path)
    with Image.open(path) as image:
        wanted = np.asarray(ImageOps.exif_transpose(image))
    assert pixels.info[:3] == ("JPEG", wanted.shape[1], wanted.shape[0])
    assert pixels.info.orientation == orientation
    assert np.array_equal(pixels.rgb, wanted)


def test_an_impossible_exif_rotation_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 9
    corners().save(path, exif=exif)
    assert read_header(path).orientation == 1


def palette_with_transparency() -> Image.Image:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (0, 0, 4, 8))
    image.info["transparency"] = 0
    return image


def half_transparent() -> Image.Image:
    return Image.new("RGBA", (8, 8), (255, 0, 0, 128))


@pytest.mark.parametrize(
    ("name", "image", "first", "last"),
    [
        pytest.param(
            "a.png", palette_with_transparency(), (255, 0, 0), (255, 255, 255), id="palette with a hole"
        ),
        pytest.param(
            "a.gif", palette_with_transparency(), (255, 0, 0), (255, 255, 255), id="GIF with a hole"
        ),
        pytest.param(
            "a.png", half_transparent(), (255, 127, 127), (255, 127, 127), id="alpha is laid on white"
        ),
        pytest.param("a.webp", half_transparent(), (255, 127, 127), (255, 127, 127), id="WebP with alpha"),
        pytest.param("a.png", Image.new("LA", (8, 8), (0, 0)), (255,) * 3, (255,) * 3, id="grey with alpha"),
        pytest.param("a.png", Image.new("1", (8, 8), 1), (255,) * 3, (255,) * 3, id="one bit"),
        pytest.param("a.png", Image.new("L", (8, 8), 77), (77,) * 3, (77,) * 3, id="grey"),
        pytest.param(
            "a.png", Image.new("I;16", (8, 8), 0x8040), (128,) * 3, (128,) * 3, id="16 bits of grey"
        ),
        pytest.param(
            "a.tif", Image.new("F", (8, 8), 77.4), (77,) * 3, (77,) * 3, id="grey in floating point"
        ),
        pytest.param(
            "a.tif", Image.new("CMYK", (8, 8), (0, 255, 255, 0)), (255, 0, 0), (255, 0, 0), id="CMYK"
        ),
    ],
)
def test_every_mode_becomes_rgb_on_white(
    name: str, image: Image.Image, first: tuple[int, ...], last: tuple[int, ...], tmp_path: Path
) -> None:
    image.save(tmp_path / name, lossless=True)
    rgb = load_pixels(tmp_path / name).rgb
    assert rgb.dtype == np.uint8
    assert rgb.shape == (8, 8, 3)
    assert rgb[0, 0] == pytest.approx(first, abs=1)
    assert rgb[-1, -1] == pytest.approx(last, abs=1)


def test_a_jpeg_in_printing_colors(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(path, quality=95)
    assert read_header(path).mode == "CMYK"
    assert load_pixels(path).rgb[8, 8] == pytest.approx((255, 0, 0), abs=4)


def test_a_png_with_sixteen_bits_a_channel(tmp_path: Path) -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 16, 2, 0, 0, 0))
    row = b"\0" + struct.pack(">HHH", 0xD719, 0x1919, 0x1C1C) * 2
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(row * 2)) + chunk(b"IEND", b"")
    )
    assert load_pixels(path).rgb[0, 0].tolist() == [0xD7, 0x19, 0x1C]


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        pytest.param((1080, 1920), (1920, 1080), id="a story is kept whole"),
        pytest.param((1081, 1920), (960, 540), id="a pixel more, and every second one is kept"),
        pytest.param((4000, 3000), (1000, 1333), id="twelve megapixels, every third one"),
        pytest.param((90_000, 50), (25, 45_000), id="a very long strip keeps its shape"),
        pytest.param((3_000_000, 1), (1, 1_500_000), id="a line of one pixel"),
    ],
)
def test_large_pictures_are_thinned_out(
    size: tuple[int, int], shape: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", size, "#d7191c").save(path, compress_level=1)
    pixels = load_pixels(path)
    assert pixels.rgb.shape == (*shape, 3)
    assert (pixels.info.width, pixels.info.height) == size


def test_thinning_out_blends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    grid = np.indices((900, 900)).sum(axis=0) % 2 * 255
    Image.fromarray(grid.astype(np.uint8)).save(path)
    assert set(np.unique(load_pixels(path, kept=10_000).rgb)) <= {0, 255}


def test_a_large_jpeg_is_decoded_small_and_still_has_its_shown_size(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    corners((4000, 3000)).save(path)
    pixels = load_pixels(path)
    assert (pixels.info.width, pixels.info.height) == (4000, 3000)
    assert pixels.rgb.shape == (750, 1000, 3)  # half the size from the decoder, every second pixel of that
    assert [pixels.rgb[y, x].argmax() for y, x in ((5, 5), (5, -5), (-5, 5))] == [0, 1, 2]


BAD = [
    pytest.param(b"", "not-an-image", id="an empty file"),
    pytest.param(b"Das ist Text.\n", "not-an-image", id="text that is called .png"),
    pytest.param(b"<html><body>404</body></html>", "not-an-image", id="an error page"),
    pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-an-image", id="an SVG"),
    pytest.param(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not-an-image", id="an EPS, which runs code"
    ),
    pytest.param(b"\x89PNG\r\n\x1a\n", "not-an-image", id="a PNG signature alone"),
    pytest.param(png(60_000, 60_000), "too-large", id="a header that claims 3.6 gigapixels"),
    pytest.param(png(10_500, 10_500), "too-large", id="a header that claims 110 megapixels"),
    pytest.param(png(100, 100, zlib.compress(b"\0" * 500)), "truncated", id="too few pixels"),
    pytest.param(png(100, 100, b"no zlib stream"), "unreadable", id="pixels that cannot be unpacked"),
    pytest.param(
        png(9, 9, chunks=chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 2**27))),
        "unreadable",
        id="a text bomb",
    ),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_bad_files_are_unreadable_for_a_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        load_pixels(path)
    assert caught.value.reason == reason
    assert str(tmp_path) not in caught.value.detail


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "tif", "bmp", "avif"])
def test_a_file_cut_anywhere_never_crashes(suffix: str, tmp_path: Path) -> None:
    whole, path = tmp_path / f"whole.{suffix}", tmp_path / f"cut.{suffix}"
    corners((64, 64)).save(whole)
    content = whole.read_bytes()
    for length in {*range(0, len(content), max(len(content) // 40, 1)), len(content) - 3}:
        path.write_bytes(content[:length])
        try:
            assert load_pixels(path).rgb.shape == (64, 64, 3)
        except Unreadable as problem:
            assert problem.reason in ("truncated", "unreadable", "not-an-image", "too-large")  # noqa: PT017


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "tif"])
def test_flipped_bytes_never_crash(suffix: str, tmp_path: Path) -> None:
    whole, path = tmp_path / f"whole.{suffix}", tmp_path / f"flipped.{suffix}"
    corners((64, 64)).save(whole)
    content = whole.read_bytes()
    for place in range(0, len(content), max(len(content) // 120, 1)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        try:
            load_pixels(path, max_pixels=1_000_000)
            read_header(path)
        except Unreadable as problem:
            assert problem.detail  # noqa: PT017


def test_a_half_photograph_is_truncated(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.jpg", tmp_path / "a.jpg"
    Image.effect_mandelbrot((400, 400), (-2, -1.5, 1, 1.5), 60).save(whole)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert read_header(path).width == 400
    with pytest.raises(Unreadable, match="truncated"):
        load_pixels(path)


def test_the_limit_counts_pixels_before_anything_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(3000, 3000, b"no zlib stream"))
    with pytest.raises(Unreadable, match=r"too-large: 3000 x 3000 pixels, limit 1000000"):
        load_pixels(path, max_pixels=1_000_000)
    assert read_header(path).width == 3000


@pytest.mark.parametrize("read", [read_header, load_pixels])
def test_files_that_are_none(read: object, tmp_path: Path) -> None:
    assert callable(read)
    for path in (tmp_path / "missing.png", tmp_path):
        with pytest.raises(Unreadable, match="unreadable"):
            read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(Unreadable, match="not a regular file"):
        read_header(tmp_path / "a.png")


ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))


def profile(primaries: tuple[tuple[float, float, float], ...], space: bytes = b"RGB ") -> bytes:
    """A small ICC profile with these primaries (XYZ under D50) and a gamma of 2.2 (ICC.1:2010, 7.2 and 9.2)."""

    def xyz(values: tuple[float, ...]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Wide\0" + b"\0" * 78 + b"\0"
    tags = [(b"desc", text), (b"wtpt", xyz((0.9642, 1.0, 0.8249)))]
    tags += [(name + b"XYZ", xyz(values)) for name, values in zip((b"r", b"g", b"b"), primaries, strict=True)]
    tags += [(name + b"TRC", curve) for name in (b"r", b"g", b"b")]
    table, data = struct.pack(">I", len(tags)), b""
    for name, bare in tags:
        content = bare.ljust(-(-len(bare) // 4) * 4, b"\0")
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(data), len(content))
        data += content
    head = struct.pack(
        ">I4sI4s4s4s", 132 - 4 + len(table) + len(data), b"\0\0\0\0", 0x02100000, b"mntr", space, b"XYZ "
    )
    head += b"\0" * 12 + b"acsp" + b"\0" * 28
    head += b"".join(struct.pack(">i", round(value * 65536)) for value in (0.9642, 1.0, 0.8249))
    return head.ljust(128, b"\0") + table + data


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tif"])
@pytest.mark.parametrize(
    ("primaries", "stored", "shown"),
    [
        pytest.param(ADOBE, (144, 255, 60), (0, 255, 0), id="green in Adobe RGB"),
        pytest.param(ADOBE, (219, 0, 0), (255, 0, 0), id="red in Adobe RGB"),
        pytest.param(P3, (234, 51, 35), (255, 0, 0), id="red in Display P3"),
        pytest.param(P3, (117, 251, 76), (0, 255, 0), id="green in Display P3"),
    ],
)
def test_a_color_profile_is_honoured(
    primaries: tuple[tuple[float, float, float], ...],
    stored: tuple[int, int, int],
    shown: tuple[int, int, int],
    suffix: str,
    tmp_path: Path,
) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (16, 16), stored).save(
        path, icc_profile=profile(primaries), **({"quality": 95} if suffix != "png" else {})
    )
    assert np.abs(load_pixels(path).rgb[8, 8].astype(int) - shown).max() <= 22


def test_a_profile_counts_in_a_palette_and_beside_transparency(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (16, 16), (144, 255, 60, 255))
    clear.paste((0, 0, 0, 0), (0, 0, 8, 16))
    for number, image in enumerate((clear, clear.quantize(4))):
        path = tmp_path / f"{number}.png"
        image.save(path, icc_profile=profile(ADOBE))
        rgb = load_pixels(path).rgb.astype(int)
        assert rgb[8, 2].tolist() == [255, 255, 255]
        assert np.abs(rgb[8, 12] - (0, 255, 0)).max() <= 22


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"nonsense", id="nonsense"),
        pytest.param(profile(ADOBE)[:200], id="half a profile"),
        pytest.param(profile(ADOBE, b"CMYK"), id="a profile for another kind of picture"),
        pytest.param(profile(ADOBE, b"GRAY"), id="a profile for grey"),
    ],
)
def test_a_bad_profile_counts_as_srgb(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (16, 16), (144, 255, 60)).save(path, icc_profile=content)
    assert load_pixels(path).rgb[8, 8].tolist() == [144, 255, 60]
