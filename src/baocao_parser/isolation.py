"""Parsing in processes that can be ended: what a hostile file does costs that file, and no other.

A file can hang a reader, crash it, or fill the memory, and no signal handler in the same process stops native code.
So a worker process (`worker.py`) parses. Its parent ends it when its time is over, the system when its memory is. It
serves many files, is forked where the system can from a process that has loaded all stages (`processes/`), and never
outlives its parent. Scripts need no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache, partial
from multiprocessing.util import Finalize

from .errors import BaocaoError, unforeseen
from .limits import DEFAULT, Limits
from .pool import Workers
from .readers.files import PathLike, name_of
from .readers.folders import files_of
from .report import EMPHASES, Emphasis, Report

AHEAD = 16
"""Files that are prepared while the workers are busy: those for LibreOffice go into one run of it."""
AHEAD_OF_EXECUTOR = 256
"""Files that an executor of the user's is given at a time: it may have many machines."""

_log = logging.getLogger(__name__)


def parse_isolated(
    source: PathLike, *, emphasis: Emphasis = "bold", name: str | None = None, limits: Limits = DEFAULT
) -> Report:
    """Report of a file, parsed in a worker that is kept for the next call; what `parse(source, isolated=True)` does.

    Raises ReadError for a file that exceeds a limit or crashes its reader; BaocaoError also for defects of the parser.
    """
    name = name_of(source, name)
    result = _outcome(_kept(limits), _sound(emphasis), source, name)
    if isinstance(result, BaocaoError):
        raise result
    return result


def parse_many(
    sources: Iterable[PathLike],
    *,
    emphasis: Emphasis = "bold",
    executor: Executor | None = None,
    workers: int | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[Report | BaocaoError]:
    """Reports of many files, in the order of `sources`, each as soon as it is there; an error in the place of a report.

    Every file is parsed in a worker process, `workers` of them at a time (by default one for each core). A file that
    exceeds one of the `limits`, or that crashes its reader, gives an error that names it, and the others are parsed;
    so does whatever else goes wrong. A folder stands for the documents in it. `sources` is read a few files ahead.
    With an `executor` (of `concurrent.futures`, of Dask …) the work goes to it, and so to other machines; there, too,
    each file is parsed in a worker process.

    >>> [type(result).__name__ for result in parse_many([b"I. A", b""])]
    ['Report', 'ReadError']
    >>> parse_many("thang-5.docx")
    Traceback (most recent call last):
    TypeError: sources must be a list of paths or bytes, not one of them
    """
    if isinstance(sources, str | bytes | os.PathLike):
        raise TypeError("sources must be a list of paths or bytes, not one of them")
    if workers is not None and workers < 1:
        raise BaocaoError(f"must be 1 or more, not {workers}", source="workers", remedy="leave it out for all cores")
    if executor is not None:
        return _with_executor(executor, sources, _sound(emphasis), limits)
    return _with_workers(Workers(limits, workers or _cores()), sources, _sound(emphasis))


def parse_near(source: PathLike, *, emphasis: Emphasis, limits: Limits = DEFAULT) -> Iterator[Report | BaocaoError]:
    """What `parse_many([source])` gives, without another process for one file that can do no harm."""
    from .readers.guard import is_harmless

    if not is_harmless(source):
        yield from parse_many([source], emphasis=emphasis, limits=limits, workers=1)
        return
    from .parsing import parse

    try:
        yield parse(source, emphasis=_sound(emphasis), limits=limits)
    except BaocaoError as error:
        yield error


Result = Report | BaocaoError
Task = Callable[[PathLike], Result]


def _with_executor(
    executor: Executor, sources: Iterable[PathLike], emphasis: Emphasis, limits: Limits
) -> Iterator[Result]:
    task = partial(_outcome_apart, emphasis=emphasis, limits=limits)
    yield from _in_order(sources, partial(executor.submit, task), task, AHEAD_OF_EXECUTOR)


def _with_workers(pool: Workers, sources: Iterable[PathLike], emphasis: Emphasis) -> Iterator[Result]:
    threads = ThreadPoolExecutor(pool.most + AHEAD, "baocao")
    task = partial(_outcome, pool, emphasis)
    try:
        yield from _in_order(sources, partial(threads.submit, task), task, pool.most + AHEAD)
    finally:  # also when the caller stops early, or presses Ctrl-C
        threads.shutdown(wait=False, cancel_futures=True)
        pool.close()


def _in_order(
    sources: Iterable[PathLike], submit: Callable[[PathLike], Future[Result]], task: Task, ahead: int
) -> Iterator[Result]:
    """Results in the order of the sources, at most `ahead` of them under way; `task` does what an executor fails to."""
    waiting: deque[tuple[PathLike | BaocaoError, Future[Result]]] = deque()
    try:
        for source in files_of(sources):
            waiting.append((source, _submitted(submit, source)))
            while waiting and (len(waiting) > ahead or waiting[0][1].done()):
                yield _result(*waiting.popleft(), task)
        while waiting:
            yield _result(*waiting.popleft(), task)
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(submit: Callable[[PathLike], Future[Result]], source: PathLike | BaocaoError) -> Future[Result]:
    future: Future[Result] = Future()
    if isinstance(source, BaocaoError):  # a folder that cannot be listed
        future.set_result(source)
        return future
    try:
        return submit(source)
    except RuntimeError as error:  # a broken pool takes no more
        future.set_exception(error)
        return future


def _result(source: PathLike | BaocaoError, future: Future[Result], task: Task) -> Result:
    try:
        return future.result()
    except Exception as error:  # tasks raise nothing: it is the executor that failed
        _log.warning("the executor failed (%s: %s); parsing here instead", type(error).__name__, error)
        return source if isinstance(source, BaocaoError) else task(source)


def _outcome(pool: Workers, emphasis: Emphasis, source: PathLike, name: str | None = None) -> Result:
    """The report of a file, or the error in its place: nothing else comes of a file."""
    try:
        name = name_of(source, name)
    except TypeError:
        problem = f"is no path and no bytes: {type(source).__name__}"
        return BaocaoError(problem, source=repr(source)[:80], remedy="give paths or bytes")
    try:
        return pool.parse(source, emphasis, name)
    except BaocaoError as error:
        return error if error.source else type(error)(error.problem, source=name, remedy=error.remedy)
    except Exception as error:
        return unforeseen(error, name)


def _outcome_apart(source: PathLike, *, emphasis: Emphasis, limits: Limits) -> Result:
    """What an executor runs, wherever that is; it can be pickled."""
    return _outcome(_kept(limits), emphasis, source)


def _sound(emphasis: Emphasis) -> Emphasis:
    if emphasis not in EMPHASES:
        raise BaocaoError(f"is no emphasis: {emphasis!r}", source="emphasis", remedy=f"give {' or '.join(EMPHASES)}")
    return emphasis


_one_at_a_time = threading.Lock()


def _kept(limits: Limits) -> Workers:
    """Workers that live as long as this process; a fork starts its own."""
    with _one_at_a_time:
        return _kept_by(os.getpid(), limits)


@cache
def _kept_by(process: int, limits: Limits) -> Workers:
    pool = Workers(limits, _cores())
    Finalize(None, pool.close, exitpriority=1)
    return pool


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
