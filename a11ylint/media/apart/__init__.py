"""Drawing in a child process with limits: a hostile SVG or PDF ends the child, not the run."""

from __future__ import annotations

import os

# The one place where a program is started: this very Python with our own file `child.py`. A huge pattern makes the
# library that draws an SVG abort its whole process, which no `except` can catch, and a PDF whose forms use each other
# tenfold keeps PDFium busy for days.
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from a11ylint.media.apart import child
from a11ylint.media.errors import Unreadable

# By the clock, for systems that cannot limit computing time; the limits of the child are lower.
SECONDS: Final = 60.0
_CHILD: Final = Path(child.__file__)


@cache
def folder(package: str) -> str:
    """Where a library lies, empty where it does not; a program packed into one file cannot start Python."""
    spec = find_spec(package)
    if spec is None or spec.origin is None or not sys.executable or getattr(sys, "frozen", False):
        return ""
    return str(Path(spec.origin).parent.parent)


def run(job: str, package: str, *arguments: str, given: bytes = b"") -> bytes:
    """What the child writes; raises `Unreadable`: unreadable, or too-large when it broke off or took too long."""
    command, environment = _command(job, package, arguments)
    try:
        done = subprocess.run(  # noqa: S603 - see the comment at the import
            command, input=given, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as problem:
        raise _too_much(job) from problem
    except OSError as problem:
        raise Unreadable("unreadable", problem.strerror or "") from problem
    _judge(job, done.returncode, done.stderr)
    return done.stdout


@contextmanager
def stream(job: str, package: str, *arguments: str) -> Iterator[IO[bytes]]:
    """What the child writes, while it writes. A child that nobody listens to any more is ended.

    Raises `Unreadable` as `run` does, once everything is read.
    """
    command, environment = _command(job, package, arguments)
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - see the comment at the import
        command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=environment
    ) as process:
        assert process.stdout
        assert process.stderr
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        try:
            yield process.stdout
            said = process.stderr.read()
            _judge(job, process.wait(), said)
        finally:
            timer.cancel()
            process.kill()


def _command(job: str, package: str, arguments: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """-I and -S: neither the environment nor the folder of a draft can slip in another module."""
    # Windows starts no program without this variable.
    environment = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(_CHILD), job, folder(package), *arguments]
    return command, environment


def _judge(job: str, status: int, said: bytes) -> None:
    if status == child.SAID_WHY:
        raise Unreadable("unreadable", said.decode("utf-8", "replace").strip())
    if status:
        raise _too_much(job)


def _too_much(job: str) -> Unreadable:
    """The same words for a limit of time, of memory and for a library that gave up: nobody can tell them apart."""
    return Unreadable("too-large", f"limit: {child.SECONDS[job]} s, {child.MEMORY >> 30} GB")
