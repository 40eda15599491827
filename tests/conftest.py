"""What holds for the whole suite: no sockets in this process, a neutral environment, the marker `network`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
REQUIRE_NETWORK = "A11YLINT_REQUIRE_NETWORK"  # set by .ci/run: a skipped network test is then a failure
SMALL_PACKAGE = "webvtt-py"  # one of our own dependencies, 40 KB

# Every example is the same in every run: a red test can be run again.
hypothesis.settings.register_profile("a11ylint", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("a11ylint")


class SocketBlockedError(RuntimeError):
    """Something in our process wanted to go online."""


def _blocked(*_: object, **__: object) -> Any:
    raise SocketBlockedError("a11ylint never goes online: no sockets in this process")


class _Guard:
    """Blocks name look-ups and connections of this process; sockets of the AF_UNIX family stay allowed."""

    methods = ("connect", "connect_ex", "sendto")
    functions = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "create_connection")

    def __init__(self) -> None:
        self.saved = {name: getattr(socket, name) for name in self.functions}

    def install(self) -> None:
        for name in self.functions:
            setattr(socket, name, _blocked)
        for name in self.methods:
            setattr(socket.socket, name, self._only_unix(name))

    def remove(self) -> None:
        for name, function in self.saved.items():
            setattr(socket, name, function)
        for name in self.methods:  # the originals are inherited from the C class
            delattr(socket.socket, name)

    @staticmethod
    def _only_unix(name: str) -> Any:
        original = getattr(socket.socket, name)

        def method(self: socket.socket, *args: Any) -> Any:
            if self.family == getattr(socket, "AF_UNIX", None):
                return original(self, *args)
            return _blocked()

        return method


GUARD = _Guard()


def pytest_configure(config: pytest.Config) -> None:
    """Cut the sockets and whatever of the surroundings changes a report, before the first test module is read."""
    GUARD.install()
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "LC_", "GIT_")) or name in {"LANG", "LANGUAGE", "PYTHONPATH"}:
            del os.environ[name]
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ["LC_ALL"] = "C.UTF-8"
    cache_folder = tempfile.TemporaryDirectory(prefix="a11ylint-cache-", ignore_cleanup_errors=True)
    config.add_cleanup(cache_folder.cleanup)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):  # our cache of facts stays out of the user's
        os.environ[name] = cache_folder.name


def pytest_unconfigure() -> None:
    GUARD.remove()


@cache
def _index_answers() -> str:
    """Empty when pip reaches a package index, else the reason."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir", "download"]
        try:
            done = subprocess.run(
                [
                    *command,
                    "--quiet",
                    "--no-deps",
                    "--retries=1",
                    "--timeout=15",
                    "--dest",
                    folder,
                    SMALL_PACKAGE,
                ],
                capture_output=True,
                text=True,
                timeout=90,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "no package index answered within 90 seconds"
    said = (done.stderr.strip() or "pip said nothing").splitlines()[-1]
    return "" if done.returncode == 0 else f"no package index answers: {said}"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("network") and (reason := _index_answers()):
        pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where the network is required, a skipped network test has failed."""
    report = yield
    if report.skipped and item.get_closest_marker("network") and os.environ.get(REQUIRE_NETWORK):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{REQUIRE_NETWORK} is set, but this test was skipped: {reason}"
    return report


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def child_environment() -> dict[str, str]:
    """The environment in which `python -m a11ylint` in a child process is the checkout, wherever it runs."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the stored outputs anew; read the difference"
    )


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether stored outputs are written instead of compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def seen_messages(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """(rule, message key) of every finding of every example of every rule."""
    from a11ylint.examples import examples, run
    from a11ylint.rulebook import all_rules

    seen = set()
    for rule in all_rules().values():
        for example in examples(rule):
            result = run(example, tmp_path_factory.mktemp("example")).result
            seen |= {(finding.rule.id, finding.problem.key) for finding in result.findings}
    return seen
