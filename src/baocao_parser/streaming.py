"""Items → futures → results, with a bounded number under way: whoever does the work, nothing piles up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Submit = Callable[[Item], "Future[Result]"]


def in_order(items: Iterable[Item], submit: Submit[Item, Result], ahead: int) -> Iterator[tuple[Item, Future[Result]]]:
    """Every item with its finished future, in the order of the items; at most `ahead` behind the first are under way.

    A failure stays in its future. Where the caller stops, what has not begun is cancelled.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> with ThreadPoolExecutor() as pool:
    ...     [future.exception() or future.result() for _, future in in_order("31x", lambda s: pool.submit(int, s), 2)]
    [3, 1, ValueError("invalid literal for int() with base 10: 'x'")]
    """
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            waiting.append((item, _submitted(submit, item)))
            while waiting and (len(waiting) > ahead or waiting[0][1].done()):
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        for _, future in waiting:
            future.cancel()


def as_finished(
    items: Iterable[Item], submit: Submit[Item, Result], ahead: int
) -> Iterator[tuple[Item, Future[Result]]]:
    """Every item with its finished future, each as soon as it is finished; at most `ahead` of them are under way.

    One that takes long keeps nobody waiting. A failure stays in its future. Where the caller stops, what has not begun
    is cancelled.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> with ThreadPoolExecutor() as pool:
    ...     sorted(future.result() for _, future in as_finished("312", lambda s: pool.submit(int, s), 2))
    [1, 2, 3]
    >>> list(as_finished([], print, 1))
    []
    """
    finished: SimpleQueue[tuple[Item, Future[Result]]] = SimpleQueue()
    under_way: dict[int, Future[Result]] = {}
    try:
        for item in items:
            future = _submitted(submit, item)
            under_way[id(future)] = future
            future.add_done_callback(lambda done, item=item: finished.put((item, done)))  # type: ignore[misc]
            while len(under_way) >= ahead or not finished.empty():
                yield _next(finished, under_way)
        while under_way:
            yield _next(finished, under_way)
    finally:
        for future in under_way.values():
            future.cancel()


def _next(
    finished: SimpleQueue[tuple[Item, Future[Result]]], under_way: dict[int, Future[Result]]
) -> tuple[Item, Future[Result]]:
    item, future = finished.get()
    del under_way[id(future)]
    return item, future


def _finished(item: Item, future: Future[Result]) -> tuple[Item, Future[Result]]:
    wait([future])
    return item, future


def _submitted(submit: Submit[Item, Result], item: Item) -> Future[Result]:
    try:
        return submit(item)
    except RuntimeError as error:  # a broken or closed pool takes no more
        future: Future[Result] = Future()
        future.set_exception(error)
        return future
