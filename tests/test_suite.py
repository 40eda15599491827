"""The suite itself: no sockets, and it is the checkout that is tested."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

import a11ylint


def test_the_suite_tests_the_checkout_and_not_an_installed_copy(root: Path) -> None:
    assert Path(a11ylint.__file__).parent == root / "a11ylint"


def test_a_connection_out_of_this_process_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as plug,
        pytest.raises(RuntimeError, match="online"),
    ):
        plug.connect(("127.0.0.1", 9))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match="online"):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_a_socket_between_processes_of_one_machine_is_allowed(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug, pytest.raises(FileNotFoundError):
        plug.connect(str(tmp_path / "nobody"))
