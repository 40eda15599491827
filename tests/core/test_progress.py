"""The progress bar on a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="terminals of this kind are a matter of Unix")

CODE = """
import time
from a11ylint.commands.progress import Progress
bar = Progress({wanted})
bar(0, 2, "sitzung.md")
{then}
time.sleep({seconds})
bar(1, 2, "sitzung.md")
bar.close()
"""


def _drawn(wanted: bool, seconds: float, then: str = "") -> str:
    main, side = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", CODE.format(wanted=wanted, seconds=seconds, then=then)],
        stderr=side,
        cwd=Path(__file__).parents[2],
    ) as child:
        child.wait(timeout=60)
        os.write(side, b"end")
        drawn = b""
        while b"end" not in drawn:
            drawn += os.read(main, 4096)
    os.close(main)
    os.close(side)
    return drawn.decode()


def test_a_long_file_is_named_while_it_is_at_work() -> None:
    assert "0/2 sitzung.md" in _drawn(True, 1.4)


def test_a_long_look_at_a_medium_shows_how_far_it_has_come() -> None:
    drawn = _drawn(True, 2.3, 'bar.within("sitzung.mp4", 754.0)')
    assert "0/2 sitzung.mp4 12:34" in drawn
    assert drawn.count("0/2") >= 2


def test_the_time_of_a_long_file_goes_on() -> None:
    drawn = _drawn(True, 2.3)
    assert "sitzung.md 0:01" in drawn
    assert "sitzung.md 0:02" in drawn


def test_a_quick_run_draws_nothing() -> None:
    assert _drawn(True, 0.0) == "end"


def test_nobody_asked_for_it() -> None:
    assert _drawn(False, 1.2) == "end"
