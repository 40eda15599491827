"""Timing whole processes side by side: seconds, peak memory, ratios."""

from __future__ import annotations

import atexit
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PEERS = "A11YLINT_PEERS"  # a virtual environment that holds yamllint and proselint


class Run(NamedTuple):
    """One finished process; peak is its largest resident memory in MiB, 0 where the system does not tell."""

    seconds: float
    peak: float
    code: int


class Row(NamedTuple):
    """All runs of one command."""

    name: str
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """The largest peak in MiB."""
        return max(run.peak for run in self.runs)


def a11ylint(*args: str) -> list[str]:
    """The command line of the checkout."""
    return [sys.executable, "-P", "-m", "a11ylint", *args]


def peer(name: str) -> str | None:
    """Where another tool stands: in the Python or Node folders that A11YLINT_PEERS names, else on the PATH."""
    places = [Path(place) for place in os.environ.get(PEERS, "").split(os.pathsep) if place]
    folders = [str(place / sub) for place in places for sub in ("bin", "node_modules/.bin")]
    return shutil.which(name, path=os.pathsep.join(folders) if folders else None)


def one_core() -> None:
    """Hold this process and its children to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@cache
def environment() -> dict[str, str]:
    """Our variables: the checkout is found, and byte code is kept as in an installed package, but outside the checkout."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folder = tempfile.mkdtemp(prefix="a11ylint-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": folder}


def run(command: Sequence[str | Path]) -> Run:
    """Run a command from start to end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    process.wait()
    return Run(time.perf_counter() - start, peak, process.returncode)


def compare(commands: Mapping[str, Sequence[str | Path]], repeats: int) -> dict[str, Row]:
    """Run all commands in turn, `repeats` times over, after one round that warms the disk."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(repeats + 1):
        for name, command in commands.items():
            measured = run(command)
            if turn:
                runs[name].append(measured)
    return {name: Row(name, tuple(measured)) for name, measured in runs.items()}


def show(rows: Mapping[str, Row]) -> None:
    """Print one line a command."""
    for row in rows.values():
        spread = (
            f"{min(r.seconds for r in row.runs) * 1000:.0f}–{max(r.seconds for r in row.runs) * 1000:.0f}"
        )
        codes = ",".join(str(code) for code in sorted({r.code for r in row.runs}))
        print(f"  {row.name:<34} {row.seconds * 1000:8.0f} ms  ({spread})  {row.peak:6.0f} MiB  exit {codes}")


def ratio(rows: Mapping[str, Row], ours: str, theirs: str, budget: float | None = None) -> None:
    """Print how long ours took for each second of theirs; a line says so when theirs is not there."""
    if theirs not in rows:
        print(f"  {theirs} is not installed: no ratio (name its environment in {PEERS})")
        return
    value = rows[ours].seconds / rows[theirs].seconds
    print(f"  ratio to {theirs}: {value:.2f}{verdict(value, budget)}")


def verdict(value: float, budget: float | None) -> str:
    """Whether a value keeps its budget, as the end of a line."""
    return "" if budget is None else f"  budget {budget:g}: {'kept' if value <= budget else 'MISSED'}"
