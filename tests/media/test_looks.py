"""Facts from pixels: one decode serves all of them, whatever is asked and in whatever order, and memory keeps its bound."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from a11ylint import lint
from a11ylint.config import Config, Limits
from a11ylint.facts import Known, Unknown
from a11ylint.media import looks
from a11ylint.media.cache import Cache
from a11ylint.media.errors import Unreadable
from a11ylint.media.image import load_pixels, load_sizes
from a11ylint.media.store import FileFacts
from tests.media import charts
from tests.media.lettered import needs_ocr, tile

PALETTE = ("#d7191c", "#1a9641", "#377eb8")
SIZES = (1080 * 1920, 16_000_000, 4_000_000, 10_000)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def decodes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The decoders that Pillow made, `zip` for a PNG, `jpeg` for a JPEG.

    Counted through Pillow's own register of decoders; each passes on to the one that Pillow comes with.
    """
    made: list[str] = []

    def counting(name: str) -> object:
        def decoder(mode: str, *args: object) -> object:
            made.append(name)
            return getattr(vars(Image)["core"], f"{name}_decoder")(mode, *args)

        return decoder

    for name in ("zip", "jpeg"):
        monkeypatch.setitem(Image.DECODERS, name, counting(name))
    return made


def _draft(folder: Path, *lines: str) -> None:
    media = "\n".join(f"  - {line}" for line in lines)
    text = f"---\nlang: de\nmedia:\n{media}\n---\nDie Befragung ist ausgewertet.\n\nBildbeschreibung: Eine Grafik.\n"
    (folder / "post.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "large.jpg"])
def test_sizes_from_one_decode_are_those_of_a_decode_each(
    name: str, decodes: list[str], tmp_path: Path
) -> None:
    shape = (3400, 2600) if name == "large.jpg" else (1400, 1900)
    path = charts.save(charts.bars(PALETTE, shape), tmp_path / name)
    wanted = (SIZES[0], SIZES[2], SIZES[1])
    found = load_sizes(path, wanted)
    assert len(decodes) == 1
    for kept, pixels in zip(wanted, found, strict=True):
        assert np.array_equal(pixels.rgb, load_sizes(path, (kept,))[0].rgb)
        assert pixels.rgb.shape[0] * pixels.rgb.shape[1] <= kept
        assert (pixels.info.width, pixels.info.height) == shape


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_run_decodes_each_picture_of_a_post_once(suffix: str, decodes: list[str], tmp_path: Path) -> None:
    for number in range(3):
        charts.save(charts.bars(PALETTE, (1080, 900 + number)), tmp_path / f"{number}.{suffix}")
    _draft(
        tmp_path,
        f"{{file: 0.{suffix}, alt: Die Befragung ist ausgewertet.}}",
        f"{{file: 1.{suffix}, alt: Säulen der Befragung.}}",
        f"{{file: 2.{suffix}, alt: Säulen der zweiten Befragung, kind: chart}}",
    )
    report = lint([tmp_path / "post.md"], Config(root=tmp_path, cache=False))
    assert not report.failures
    assert {finding.rule.id for finding in report.findings} >= {"infographic-red-green"}
    assert len(decodes) == 3


@pytest.mark.parametrize("kind", ["photo", "logo", "screenshot", "infographic"])
def test_a_declared_kind_makes_no_second_decode(kind: str, decodes: list[str], tmp_path: Path) -> None:
    charts.save(charts.bars(PALETTE), tmp_path / "a.jpg")
    _draft(tmp_path, f"{{file: a.jpg, alt: Menschen auf dem Marktplatz von Musterstadt., kind: {kind}}}")
    lint([tmp_path / "post.md"], Config(root=tmp_path, cache=False))
    assert decodes == ["jpeg"]


@needs_ocr
@pytest.mark.parametrize("order", list(permutations(looks.NAMES)), ids=" then ".join)
def test_what_is_announced_comes_from_one_decode_in_any_order(
    order: tuple[str, ...], decodes: list[str], tmp_path: Path
) -> None:
    path = tile(tmp_path / "a.jpg", ["Das Rathaus bleibt zu"], 60)
    facts = FileFacts(path, Limits(), Cache(None))
    facts.expect(looks.NAMES)
    together = {name: getattr(facts, name)() for name in order}
    assert len(decodes) == 1
    for name in order:
        assert together[name] == getattr(FileFacts(path, Limits(), Cache(None)), name)()


@needs_ocr
def test_with_the_extra_too_each_picture_is_decoded_once(decodes: list[str], tmp_path: Path) -> None:
    tile(tmp_path / "a.png", ["Das Rathaus bleibt zu", "bis zum 3. August"], 60)
    tile(tmp_path / "b.jpg", ["Das Freibad", "öffnet im Mai"], 60)
    _draft(
        tmp_path,
        "{file: a.png, alt: Eine Kachel der Stadt.}",
        "{file: b.jpg, alt: Noch eine Kachel der Stadt.}",
    )
    report = lint([tmp_path / "post.md"], Config(root=tmp_path, cache=False))
    assert "image-text-not-in-alt" in {finding.rule.id for finding in report.findings}
    assert sorted(decodes) == ["jpeg", "zip"]


def test_stored_facts_need_no_decode_and_are_stored_for_each_alone(
    decodes: list[str], tmp_path: Path
) -> None:
    path = charts.save(charts.bars(PALETTE), tmp_path / "a.png")
    cache = Cache(tmp_path / "cache")
    first = FileFacts(path, Limits(), cache).colors()
    again = FileFacts(path, Limits(), cache)
    again.expect(("colors",))
    assert again.colors() == first
    assert len(decodes) == 1


def test_a_picture_that_cannot_be_read_says_why_to_each(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    charts.save(charts.bars(PALETTE), path)
    path.write_bytes(path.read_bytes()[:3000])
    one = looks.look("colors")
    found = looks.see(path, (one, one), 1_000_000_000)
    assert [fact.why for fact in found if isinstance(fact, Unknown)] == ["truncated", "truncated"]


@pytest.mark.parametrize(
    ("name", "options", "pixels"),
    [
        pytest.param(
            "a.png", {}, 1.0, id="a PNG takes four bytes a pixel, which is what the limit stands for"
        ),
        pytest.param("a.jpg", {}, 1.0, id="so does a plain JPEG at most"),
        pytest.param(
            "a.jpg", {"progressive": True, "subsampling": 2}, 1.0, id="one that comes in steps: three"
        ),
        pytest.param("a.jpg", {"progressive": True, "subsampling": 0}, 1.5, id="in all its colours: six"),
        pytest.param("a.webp", {}, 4.0, id="a small WebP goes through Pillow, which takes sixteen"),
        pytest.param("a.avif", {}, 2.375, id="AVIF takes nine and a half"),
        pytest.param("a.jp2", {}, 4.75, id="JPEG 2000 takes nineteen"),
        pytest.param(
            "a.tif", {"compression": "tiff_lzw", "tiffinfo": {278: 200}}, 1.75, id="a TIFF of one strip"
        ),
    ],
)
def test_the_limit_of_pixels_stands_for_memory_whatever_the_format(
    name: str, options: dict[str, object], pixels: float, tmp_path: Path
) -> None:
    path = charts.save(charts.bars(PALETTE, (300, 200)), tmp_path / name, **options)
    enough = int(300 * 200 * pixels) + 10
    assert load_pixels(path, max_pixels=enough).rgb.shape == (200, 300, 3)
    with pytest.raises(Unreadable, match="300 x 200 pixels, limit") as refused:
        load_pixels(path, max_pixels=enough - 1000)
    assert refused.value.reason == "too-large"


PEAK = """
import sys
from pathlib import Path
from a11ylint.media.color.evidence import analyse
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
analyse(Path(sys.argv[1]))
before = peak()
analyse(Path(sys.argv[2]))
print((peak() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="this system does not tell the peak")
@pytest.mark.parametrize(
    ("name", "options", "most"),
    [
        pytest.param("large.png", {}, 115, id="PNG, four bytes a pixel"),
        pytest.param("large.webp", {"method": 0}, 140, id="WebP, a byte and a half out of FFmpeg's planes"),
        pytest.param("large.webp", {"method": 0, "lossless": True}, 150, id="lossless WebP, four bytes"),
        pytest.param("large.jpg", {}, 30, id="JPEG, decoded at a quarter of its sides"),
    ],
)
def test_a_picture_of_25_megapixels_stays_within_its_memory(
    name: str, options: dict[str, object], most: int, tmp_path: Path
) -> None:
    """More than MiB for the pixels themselves: the arrays of at most two megapixels, and the decoder."""
    large = charts.bars(PALETTE, (1250, 800)).resize((6250, 4000), Image.Resampling.NEAREST)
    path = charts.save(large, tmp_path / name, **options)
    small = charts.save(charts.bars(PALETTE, (2000, 1000)), tmp_path / f"small{name[5:]}", **options)
    command = [sys.executable, "-c", PEAK, str(small), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert int(done.stdout) <= most


def test_a_wide_webp_has_the_colours_that_pillow_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flat areas are equal; at edges FFmpeg's planes have one tint for two pixels."""
    image = charts.bars(PALETTE, (1200, 901)).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    for options in ({"quality": 80}, {"lossless": True}):
        for picture in (image, image.convert("RGB")):
            path = charts.save(picture, tmp_path / "a.webp", exif=b"", **options)
            monkeypatch.setattr("a11ylint.media.thinning.WIDE", 16_000_000)
            plain = load_sizes(path, (2_000_000, 50_000))
            monkeypatch.setattr("a11ylint.media.thinning.WIDE", 1000)
            for one, other in zip(plain, load_sizes(path, (2_000_000, 50_000)), strict=True):
                assert one.info == other.info
                assert one.rgb.shape == other.rgb.shape
                apart = np.abs(one.rgb.astype(int) - other.rgb.astype(int)).max(axis=2)
                assert np.mean(apart > 3) < 0.02
                assert "lossless" not in options or apart.max() == 0


def test_a_wide_webp_that_is_cut_off_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("a11ylint.media.thinning.WIDE", 1000)
    path = charts.save(charts.bars(PALETTE, (1200, 900)), tmp_path / "a.webp")
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(Unreadable):
        load_pixels(path)


def test_equal_files_have_one_digest_and_changed_ones_another(tmp_path: Path) -> None:
    for name, data in (("a.png", b"one"), ("b.png", b"one"), ("c.png", b"two")):
        (tmp_path / name).write_bytes(data)
    one, same, other = (
        FileFacts(tmp_path / name, Limits(), Cache(None)).digest() for name in ("a.png", "b.png", "c.png")
    )
    assert isinstance(one, Known)
    assert one == same
    assert one != other
    (tmp_path / "a.png").write_bytes(b"three")
    assert FileFacts(tmp_path / "a.png", Limits(), Cache(None)).digest() != one
