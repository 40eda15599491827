"""Ctrl-C in the middle of long work: the end at once, with 130, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.core.support import ROOT, build

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="asks the system what the program does"
)

DRAFT = "---\nlang: de\nmedia:\n  - file: rede.wav\n---\nDie Rede zum 𝐅𝐞𝐬𝐭 am See.\n"
HOUR = 3600  # seconds; to be listened to for some twenty of them
PATIENCE = 90.0  # seconds until the program must have come so far


@pytest.fixture(autouse=True)
def with_ctrl_c() -> Iterator[None]:
    """A shell starts what it runs in the background with Ctrl-C ignored, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two drafts with an hour of noise each, and a folder for what programs store for a while."""
    second = bytes((number * number * 7919 >> 3) & 255 for number in range(8000))
    build(tmp_path, {"posts/a/post.md": DRAFT, "posts/b/post.md": DRAFT, "tmp/.gitkeep": ""})
    (tmp_path / "tmp/.gitkeep").unlink()
    with wave.open(str(tmp_path / "posts/a/rede.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        for _ in range(HOUR):
            file.writeframesraw(second)
    os.link(tmp_path / "posts/a/rede.wav", tmp_path / "posts/b/rede.wav")
    return tmp_path


def _start(folder: Path, *args: str) -> subprocess.Popen[bytes]:
    """The program in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "a11ylint", "check", "--no-cache", *args, "posts"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "TMPDIR": str(folder / "tmp")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert process.poll() is None, "ended before anybody stopped it"
        assert time.monotonic() < end
        time.sleep(0.1)


def _worked(process: subprocess.Popen[bytes]) -> float:
    """Seconds of computing so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _stop(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """What it printed, once Ctrl-C has ended it; nothing it started runs on."""
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=10)  # an hour of sound takes longer
    finally:
        process.kill()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return out, err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_the_middle_of_a_recording(jobs: str, folder: Path) -> None:
    process = _start(folder, "--jobs", jobs)
    _wait(process, lambda: _worked(process) > 2)
    out, err = _stop(process)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list((folder / "tmp").iterdir()) == []


def test_ctrl_c_while_changes_are_tried_out_leaves_no_copies(folder: Path) -> None:
    build(folder, {"a11ylint.toml": "[limits]\nseconds = 300\n"})
    process = _start(folder, "--jobs", "2", "--unsafe-fixes", "--diff")
    _wait(process, lambda: any((folder / "tmp").iterdir()))
    out, err = _stop(process)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize("command", [["speak", "-"], ["check", "-"]], ids=["speak", "check"])
def test_ctrl_c_in_any_command_is_not_like_findings(command: list[str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "a11ylint", *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        _wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def _wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Until it has done its imports and waits for its input: it sleeps, and its computing time stands still."""
    before = 0.0

    def sleeps() -> bool:
        nonlocal before
        state = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        last, before = before, _worked(process)
        time.sleep(0.1)
        return state == "S" and 0 < last == before  # R: a busy machine lets it wait for its turn

    _wait(process, sleeps)
