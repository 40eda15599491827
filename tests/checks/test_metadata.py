"""Place and serial numbers in picture files: what is said, and the fix on real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, features
from PIL.PngImagePlugin import PngInfo

from a11ylint import lint
from a11ylint.config import Config
from a11ylint.finding import Finding
from a11ylint.fix import file_changes
from a11ylint.selection import choose
from tests.media.boxed import clip
from tests.media.portraits import ORIENTATION, exif, heic, packet, save, tiff

RULE = "image-gps-metadata"


def _findings(root: Path) -> list[Finding]:
    return list(lint(root, Config(root=root, cache=False, select=(RULE,))).findings)


@pytest.mark.parametrize(
    "suffix",
    [
        ".jpg",
        ".png",
        ".webp",
        ".tif",
        pytest.param(
            ".avif", marks=pytest.mark.skipif(not features.check("avif"), reason="Pillow without AVIF")
        ),
    ],
)
def test_the_fixed_file_is_clean_and_looks_the_same(suffix: str, tmp_path: Path) -> None:
    path = save(tmp_path / f"fest{suffix}", exif(serial=True))
    (tmp_path / "a.md").write_text(f"---\nmedia: [fest{suffix}]\n---\nText.\n")
    (tmp_path / "b.md").write_text(f"---\nmedia: [fest{suffix}]\n---\nText.\n")
    found = _findings(tmp_path)
    assert [(item.problem.key, item.level, item.review) for item in found] == [("gps", "warning", False)] * 2
    fixes = [item.problem.fix for item in found if item.problem.fix]
    assert all(fix.safe for fix in fixes)
    with Image.open(path) as image:
        before = image.tobytes()
    [change] = file_changes(fixes, tmp_path)
    path.write_bytes(change.after)
    assert _findings(tmp_path) == []
    with Image.open(path) as image:
        assert image.getexif()[ORIENTATION] == 6
        assert image.tobytes() == before


def test_a_photo_of_a_telephone_needs_no_extra(tmp_path: Path) -> None:
    """Reading and mending HEIC works on the container; only its pixels need a package."""
    path = tmp_path / "fest.heic"
    path.write_bytes(heic(b"\0\0\0\6Exif\0\0" + tiff("MM"), 0))
    (tmp_path / "post.md").write_text("---\nmedia: [fest.heic]\n---\nText.\n")
    [finding] = _findings(tmp_path)
    assert finding.problem.key == "gps"
    assert finding.problem.fix
    [change] = file_changes([finding.problem.fix], tmp_path)
    path.write_bytes(change.after)
    assert _findings(tmp_path) == []


def test_where_the_file_would_suffer_nothing_is_promised(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet(attributes='exif:GPSLatitude="48,8.1N"').decode(), zip=True)
    Image.new("RGB", (4, 4)).save(tmp_path / "fest.png", pnginfo=info)
    (tmp_path / "post.md").write_text("---\nmedia: [fest.png]\n---\nText.\n")
    [finding] = _findings(tmp_path)
    assert (finding.problem.key, finding.problem.fix, finding.level) == ("gps-by-hand", None, "warning")


def test_a_serial_number_alone_is_a_note(tmp_path: Path) -> None:
    save(tmp_path / "fest.jpg", exif(gps=False, serial=True))
    (tmp_path / "post.md").write_text("---\nmedia: [fest.jpg]\n---\nText.\n")
    assert [(item.problem.key, item.level) for item in _findings(tmp_path)] == [("serial", "info")]


def test_the_message_does_not_name_the_place(tmp_path: Path) -> None:
    save(tmp_path / "fest.jpg", exif())
    (tmp_path / "post.md").write_text("---\nmedia: [fest.jpg]\n---\nText.\n")
    [finding] = _findings(tmp_path)
    assert "48" not in finding.message("de") + finding.mend("de")


@pytest.mark.parametrize(("profile", "on"), [("recommended", False), ("strict", True)])
def test_privacy_is_opt_in(profile: str, on: bool) -> None:
    assert (RULE in {entry.rule.id for entry in choose(Config(profile=profile))}) == on


@pytest.mark.parametrize(
    ("name", "key", "left"),
    [
        pytest.param("fest.mov", "gps", [], id="an MP4 or QuickTime file is mended"),
        pytest.param("fest.mkv", "gps-clip", ["gps-clip"], id="any other is a matter for people"),
    ],
)
def test_the_place_of_a_clip(name: str, key: str, left: list[str], tmp_path: Path) -> None:
    path = clip(tmp_path / name, location="+48.1373+011.5754/")
    (tmp_path / "post.md").write_text(f"---\nmedia: [{name}]\n---\nText.\n")
    [finding] = _findings(tmp_path)
    assert (finding.problem.key, finding.level) == (key, "warning")
    for change in file_changes([finding.problem.fix] if finding.problem.fix else [], tmp_path):
        path.write_bytes(change.after)
    assert [item.problem.key for item in _findings(tmp_path)] == left


def test_a_file_that_does_not_fit_into_memory_is_a_matter_for_people(tmp_path: Path) -> None:
    path = clip(tmp_path / "fest.mov", location="+48.1373+011.5754/")
    os.truncate(path, 260_000_000)
    (tmp_path / "post.md").write_text("---\nmedia: [fest.mov]\n---\nText.\n")
    assert [(item.problem.key, item.problem.fix) for item in _findings(tmp_path)] == [("gps-clip", None)]
