"""Bounded streams of work, with real threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from baocao_parser import streaming

STREAMS = (streaming.in_order, streaming.as_finished)


def counting(upto: int, taken: list[int]) -> Iterator[int]:
    for number in range(upto):
        taken.append(number)
        yield number


@pytest.mark.parametrize("stream", STREAMS)
def test_no_more_than_so_many_are_taken_ahead(stream: Callable[..., Iterator[tuple[int, Future[int]]]]) -> None:
    taken: list[int] = []
    with ThreadPoolExecutor(1) as pool:
        results = stream(counting(50, taken), lambda number: pool.submit(abs, number), 3)
        for done, _ in enumerate(results, 1):
            assert len(taken) - done <= 3
    assert taken == list(range(50))


def test_one_that_takes_long_keeps_the_others_waiting_only_where_order_is_asked_for() -> None:
    let_go = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert let_go.wait(30)
        return number

    with ThreadPoolExecutor(2) as pool:
        finished = streaming.as_finished(range(9), lambda number: pool.submit(work, number), 4)
        got = [next(finished)[1].result() for _ in range(8)]
        let_go.set()
        got += [future.result() for _, future in finished]
    assert sorted(got[:8]) == list(range(1, 9))
    assert got[8] == 0


@pytest.mark.parametrize("stream", STREAMS)
def test_what_fails_stays_in_its_place(stream: Callable[..., Iterator[tuple[str, Future[int]]]]) -> None:
    with ThreadPoolExecutor(2) as pool:
        results = {item: future.exception() for item, future in stream("1x2", lambda s: pool.submit(int, s), 2)}
    assert {item: type(error) for item, error in results.items()} == {
        "1": type(None),
        "2": type(None),
        "x": ValueError,
    }


@pytest.mark.parametrize("stream", STREAMS)
def test_an_executor_that_takes_no_more_fails_each_item(
    stream: Callable[..., Iterator[tuple[int, Future[int]]]],
) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    errors = [future.exception() for _, future in stream(range(3), lambda number: pool.submit(abs, number), 2)]
    assert [type(error) for error in errors] == [RuntimeError] * 3


@pytest.mark.parametrize("stream", STREAMS)
def test_what_has_not_begun_is_cancelled_where_the_caller_stops(
    stream: Callable[..., Iterator[tuple[int, Future[bool]]]],
) -> None:
    submitted, let_go = threading.Event(), threading.Event()
    futures: list[Future[bool]] = []

    def submit(number: int) -> Future[bool]:
        futures.append(pool.submit((let_go if number else submitted).wait, 30))
        if number == 4:
            submitted.set()
        return futures[-1]

    with ThreadPoolExecutor(1) as pool:
        results = stream(range(9), submit, 5)
        next(results)
        results.close()  # type: ignore[attr-defined]
        let_go.set()
    assert any(future.cancelled() for future in futures)
