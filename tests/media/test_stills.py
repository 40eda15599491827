"""Single pictures of a clip at moments that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import pytest

from a11ylint.media.stills import frames
from tests.media import flashing as f

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = (10, 70, 130, 190)  # of grey, a second each


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        pytest.param("a.mp4", 0.0, id="a clip"),
        pytest.param("a.mkv", 60.0, id="a part of a recording, whose clock does not begin at zero"),
    ],
)
@pytest.mark.parametrize(
    "moments",
    [
        pytest.param([0.5, 1.5, 2.5, 3.5], id="one after the other"),
        pytest.param([2.5, 0.5], id="back again"),
        pytest.param([3.5], id="far ahead"),
    ],
)
def test_the_picture_of_a_moment(name: str, begin: float, moments: list[float], tmp_path: Path) -> None:
    times = [begin + time for time in f.every(25, 4)]
    path = f.write(tmp_path / name, lambda time: f.plain((LEVELS[int(time - begin)],) * 3), times)
    with av.open(str(path)) as container:
        assert (container.start_time or 0) / 1_000_000 == pytest.approx(begin, abs=0.1)
    seen = list(frames(path, moments))
    assert [moment for moment, _ in seen] == moments
    assert [round(picture.mean() / 60) for _, picture in seen] == [int(moment) for moment in moments]
