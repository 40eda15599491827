"""Frames, delays and plays of animated pictures, read and set in the bytes of the file."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from a11ylint.api import lint, lint_text
from a11ylint.config import Config
from a11ylint.fix import file_changes, save_file, wanted
from a11ylint.media.animation import FRAME_LIMIT, Animation, Splice, describe, read, with_plays
from a11ylint.media.errors import Unreadable

KINDS = ("a.gif", "a.png", "a.webp")


def frames(count: int) -> list[Image.Image]:
    return [Image.new("RGB", (24, 16), (index * 20 % 256, 90, 40)) for index in range(count)]


def save(path: Path, count: int = 4, delay: int | list[int] = 100, loop: int | None = 0) -> Path:
    """An animation; delays in milliseconds, `loop` as the format counts (None: nothing is said)."""
    first, *rest = frames(count)
    said: dict[str, Any] = {} if loop is None else {"loop": loop}
    first.save(path, save_all=True, append_images=rest, duration=delay, lossless=True, **said)
    return path


def spliced(data: bytes, splices: tuple[Splice, ...]) -> bytes:
    for at, length, new in sorted(splices, reverse=True):
        data = data[:at] + new + data[at + length :]
    return data


@pytest.mark.parametrize(
    ("name", "options", "wanted"),
    [
        pytest.param("a.gif", {}, Animation(4, 0.4, None), id="a GIF with loop 0 plays without end"),
        pytest.param("a.png", {}, Animation(4, 0.4, None), id="a PNG with 0 plays plays without end"),
        pytest.param("a.webp", {}, Animation(4, 0.4, None), id="a WebP with loop 0 plays without end"),
        pytest.param("a.gif", {"loop": None}, Animation(4, 0.4, 1), id="a GIF that says nothing plays once"),
        pytest.param(
            "a.gif", {"loop": 2}, Animation(4, 0.4, 3), id="a GIF counts repetitions after the first play"
        ),
        pytest.param("a.png", {"loop": 2}, Animation(4, 0.4, 2), id="a PNG counts plays"),
        pytest.param("a.webp", {"loop": 2}, Animation(4, 0.4, 2), id="a WebP counts plays"),
        pytest.param("a.gif", {"count": 1}, Animation(), id="a GIF with one frame is a still picture"),
        pytest.param("a.png", {"count": 1}, Animation(), id="a PNG with one frame is a still picture"),
        pytest.param("a.webp", {"count": 1}, Animation(), id="a WebP with one frame is a still picture"),
        pytest.param("a.gif", {"delay": 10}, Animation(4, 0.4, None), id="10 ms in a GIF are played as 100"),
        pytest.param(
            "a.gif", {"delay": 0}, Animation(4, 0.4, None), id="no delay in a GIF is played as 100 ms"
        ),
        pytest.param(
            "a.gif", {"delay": 20}, Animation(4, 0.08, None), id="20 ms in a GIF are played as they are"
        ),
        pytest.param("a.webp", {"delay": 5}, Animation(4, 0.4, None), id="5 ms in a WebP are played as 100"),
        pytest.param(
            "a.png", {"delay": 11}, Animation(4, 0.044, None), id="11 ms in a PNG are played as they are"
        ),
        pytest.param(
            "a.webp",
            {"delay": [50, 1000, 200, 3000]},
            Animation(4, 4.25, None),
            id="frames of different length",
        ),
    ],
)
def test_time_and_plays(name: str, options: dict[str, int], wanted: Animation, tmp_path: Path) -> None:
    assert describe(save(tmp_path / name, **options)) == wanted


def test_the_time_until_it_stands_still() -> None:
    assert Animation(4, 0.5, 3).playing == 1.5
    assert Animation(4, 0.5, None).playing is None


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("plays", [1, 2, 7, 25])
@pytest.mark.parametrize("before", [0, 40])
def test_plays_are_set_and_nothing_else_changes(name: str, plays: int, before: int, tmp_path: Path) -> None:
    path = save(tmp_path / name, loop=before)
    old = path.read_bytes()
    new = spliced(old, with_plays(read(path), plays))
    with Image.open(io.BytesIO(old)) as one, Image.open(io.BytesIO(new)) as two:
        for index in range(4):
            one.seek(index)
            two.seek(index)
            one.load()
            two.load()
            assert (
                ImageChops.difference(one.convert("RGBA"), two.convert("RGBA")).getbbox(alpha_only=False)
                is None
            )
            assert one.info["duration"] == two.info["duration"]
    path.write_bytes(new)
    assert describe(path) == Animation(4, 0.4, plays)
    removed = 19 if name == "a.gif" and plays == 1 else 0  # a GIF without its loop block plays once
    assert len(old) - len(new) == removed
    assert removed or sum(a != b for a, b in zip(old, new, strict=True)) <= 8


def test_both_loop_blocks_of_a_gif_are_set(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gif")
    data = path.read_bytes()
    start = data.index(b"\x21\xff\x0bNETSCAPE2.0")
    block = data[start : start + 19]
    path.write_bytes(data[:start] + block[:16] + b"\x05\x00\x00" + data[start:])
    assert describe(path).plays is None, "the later block counts"
    path.write_bytes(spliced(path.read_bytes(), with_plays(read(path), 3)))
    assert [loop.number for loop in read(path).loops] == [2, 2]


def test_a_picture_with_another_name_than_its_format(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gif")
    path.rename(tmp_path / "a.jpg")
    assert describe(tmp_path / "a.jpg").frames == 4


def test_comments_and_foreign_blocks_are_passed_over(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gif")
    data = path.read_bytes()
    start = data.index(b"\x21\xff\x0bNETSCAPE2.0")
    foreign = b"\x21\xff\x0bXMP DataXMP\x02ab\x00" + b"\x21\xfe\x05Gruss\x00"
    path.write_bytes(data[:start] + foreign + data[start:])
    assert describe(path) == Animation(4, 0.4, None)


def test_a_file_without_end_of_frames_is_counted_up_to_the_limit(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gif", count=2, delay=50)
    data = path.read_bytes()
    start = data.index(b"\x21\xf9")
    frame = data[start : data.index(b"\x21\xf9", start + 2)]
    path.write_bytes(data[:start] + frame * (FRAME_LIMIT + 5) + b"\x3b")
    assert describe(path) == Animation(FRAME_LIMIT, FRAME_LIMIT * 0.05, None, complete=False)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"GIF89a", id="a GIF that ends in its header"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x08acTL\x00\x00", id="a PNG that ends in its acTL"),
        pytest.param(b"RIFF\x10\x00\x00\x00WEBPANIM\x06\x00\x00\x00\x00", id="a WebP that ends in its ANIM"),
        pytest.param(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT", id="a PNG with a chunk of 4 GB"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPANMF\xff\xff\xff\xff", id="a WebP with a chunk of 4 GB"),
        pytest.param(b"Guten Tag", id="a text"),
    ],
)
def test_what_is_no_animation_is_a_still_picture(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    path.write_bytes(data)
    assert describe(path).frames == 1


@pytest.mark.parametrize("name", KINDS)
def test_damaged_files_are_read_without_an_exception(name: str, tmp_path: Path) -> None:
    data = save(tmp_path / name).read_bytes()
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(150):
        broken = bytearray(data[: dice.randrange(len(data))])
        for _ in range(3):
            if broken:
                broken[dice.randrange(len(broken))] = dice.randrange(256)
        (tmp_path / name).write_bytes(broken)
        assert describe(tmp_path / name).frames >= 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with suppress(Unreadable):
        describe(tmp_path / "a.gif")
        pytest.fail("no reason was given")


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    ("delay", "plays"), [pytest.param(300, 4, id="four plays fit"), pytest.param(1200, 1, id="one play fits")]
)
def test_the_fix_makes_the_finding_go_away(name: str, delay: int, plays: int, tmp_path: Path) -> None:
    path = save(tmp_path / name, delay=delay)
    draft = tmp_path / "post.md"
    draft.write_text(
        f"---\nlang: de\nmedia:\n  - file: {name}\n    alt: Eine Figur winkt.\n---\nHallo!\n", "utf-8"
    )
    config = Config(root=tmp_path, cache=False, select=("gif-loops-forever",))
    (finding,) = lint(draft, config).findings
    for change in file_changes(wanted([finding], unsafe=False), tmp_path):
        save_file(change, tmp_path)
    assert describe(path).plays == plays
    assert lint(draft, config).findings == ()


def test_a_play_that_is_too_long_has_no_fix(tmp_path: Path) -> None:
    save(tmp_path / "a.gif", delay=2000)
    text = "---\nlang: de\nmedia:\n  - file: a.gif\n    alt: Eine Figur winkt.\n---\nHallo!\n"
    config = Config(root=tmp_path, cache=False, select=("gif-loops-forever",))
    (finding,) = lint_text(text, str(tmp_path / "post.md"), config).findings
    assert (finding.problem.key, finding.problem.fix) == ("long", None)
