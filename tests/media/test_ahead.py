"""Work that another thread does ahead."""

from __future__ import annotations

import threading
from contextlib import closing
from time import sleep
from typing import TYPE_CHECKING

import pytest

from a11ylint.media.flash.ahead import ahead

if TYPE_CHECKING:
    from collections.abc import Iterator


def _counted(made: list[int], end: int = 10_000) -> Iterator[int]:
    for number in range(end):
        made.append(number)
        yield number


@pytest.mark.parametrize("together", [1, 3, 4, 100])
@pytest.mark.parametrize("end", [0, 1, 4, 25])
def test_all_items_come_in_their_order(together: int, end: int) -> None:
    assert list(ahead(range(end), together)) == list(range(end))


@pytest.mark.parametrize("together", [1, 3, 100])
def test_what_goes_wrong_is_raised_after_the_items_before_it(together: int) -> None:
    def items() -> Iterator[int]:
        yield from range(4)
        raise ValueError("the fifth")

    seen: list[int] = []
    with pytest.raises(ValueError, match="the fifth"):
        seen.extend(ahead(items(), together))
    assert seen == [0, 1, 2, 3]


def test_only_a_few_items_are_made_ahead() -> None:
    made: list[int] = []
    with closing(ahead(_counted(made), 2)) as items:
        assert next(items) == 0
        sleep(0.05)
        assert len(made) <= 8


@pytest.mark.parametrize("asked", [1, 5])
def test_the_thread_ends_when_nobody_wants_more(asked: int) -> None:
    before = threading.active_count()
    made: list[int] = []
    with closing(ahead(_counted(made), 2)) as items:
        assert [next(items) for _ in range(asked)] == list(range(asked))
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
    assert len(made) < 20


def test_items_are_made_in_another_thread() -> None:
    def items() -> Iterator[int]:
        yield threading.get_ident()

    assert list(ahead(items(), 1)) != [threading.get_ident()]
