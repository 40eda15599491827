"""Work ahead: what comes next is made in a thread of its own while the last one is still being looked at."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

T = TypeVar("T")

_HANDS: Final = 2  # parts that may be ready and wait


def ahead(items: Iterable[T], together: int) -> Generator[T]:
    """The same items in the same order, made in another thread, `together` handed over at once.

    What making them raises is raised here, after the items before it. Close the generator to stop the thread: it
    ends with the item that it is making. Items are only worth it where making them lets other threads work, as
    FFmpeg does while it decodes.
    """
    made: SimpleQueue[list[T] | BaseException | None] = SimpleQueue()
    wanted: SimpleQueue[bool] = SimpleQueue()
    for _ in range(_HANDS):
        wanted.put(True)
    worker = Thread(target=_make, args=(items, together, made, wanted), daemon=True)
    worker.start()
    try:
        while (part := made.get()) is not None:
            if isinstance(part, BaseException):
                raise part
            yield from part
            wanted.put(True)
    finally:
        wanted.put(False)
        worker.join()


def _make(
    items: Iterable[T],
    together: int,
    made: SimpleQueue[list[T] | BaseException | None],
    wanted: SimpleQueue[bool],
) -> None:
    part: list[T] = []
    try:
        for item in items:
            part.append(item)
            if len(part) == together:
                made.put(part)
                part = []
                if not wanted.get():
                    return
        made.put(part)
        made.put(None)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to the thread that asked
        made.put(part)
        made.put(error)
