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
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache, partial
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Self, TypeVar

from . import streaming
from .choices import one_of
from .errors import BaocaoError, unforeseen
from .limits import DEFAULT, Limits
from .pool import Workers
from .readers.files import PathLike, name_of
from .readers.folders import files_of
from .readers.originals import remember
from .report import EMPHASES, Emphasis, Report

if TYPE_CHECKING:
    from .corrections import Corrections

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
    in_order: bool = True,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> Iterator[Report | BaocaoError]:
    """Reports of many files, in the order of `sources`, each as soon as it is there; an error in the place of a report.

    Every file is parsed in a worker process, `workers` of them at a time (by default one for each core). A file that
    exceeds one of the `limits`, or that crashes its reader, gives an error that names it, and the others are parsed;
    so does whatever else goes wrong. A folder stands for the documents in it. `sources` is read a few files ahead, and
    memory holds no more than what is ahead. With an `executor` (of `concurrent.futures`, of Dask …) the work goes to
    it, and so to other machines; there, too, each file is parsed in a worker process. `in_order=False` gives every
    report as soon as it is finished, so that a file that takes long keeps no other waiting. `corrections` are applied
    to the reports whose files they were made for.

    >>> [type(result).__name__ for result in parse_many([b"I. A", b""])]
    ['Report', 'ReadError']
    >>> parse_many("thang-5.docx")
    Traceback (most recent call last):
    TypeError: sources must be a list of paths or bytes, not one of them
    """
    if isinstance(sources, str | bytes | os.PathLike):
        raise TypeError("sources must be a list of paths or bytes, not one of them")
    emphasis, stream = _sound(emphasis), streaming.in_order if in_order else streaming.as_finished
    finish = partial(_finished, known=_known(corrections))
    if executor is None:
        return _with_workers(Parsers(limits, workers), sources, emphasis, stream, finish)
    return _with_executor(executor, sources, emphasis, limits, stream, finish)


Result = Report | BaocaoError
Source = PathLike | BaocaoError
"""A file, or the error in the place of a folder that cannot be listed."""
Stream = Callable[
    [Iterable[Source], Callable[[Source], "Future[Result]"], int], Iterator[tuple[Source, "Future[Result]"]]
]
Finish = Callable[[Source, Result], Result]
Given = TypeVar("Given")
Made = TypeVar("Made")


class Parsers:
    """Threads that each wait for a worker of one pool, so that some files are prepared while others are parsed."""

    def __init__(self, limits: Limits = DEFAULT, workers: int | None = None) -> None:
        """At most so many workers at a time, by default one for each core. BaocaoError for less than one."""
        if workers is not None and workers < 1:
            problem = f"must be 1 or more, not {workers}"
            raise BaocaoError(problem, source="workers", remedy="leave it out for all cores")
        self._pool = Workers(limits, workers or cores())
        self.ahead = self._pool.most + AHEAD
        """How many files are worth being under way at a time."""
        self._threads = ThreadPoolExecutor(self.ahead, "baocao")

    def parse(self, source: PathLike, emphasis: Emphasis, name: str | None = None) -> Result:
        """The report of a file, or the error in its place; waits for a worker."""
        return _outcome(self._pool, emphasis, source, name)

    def submit(self, task: Callable[[Given], Made], given: Given) -> Future[Made]:
        """Have a task that parses done by a thread."""
        return self._threads.submit(task, given)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:  # also when the caller stops early, or presses Ctrl-C
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._pool.close()


def _with_workers(
    parsers: Parsers, sources: Iterable[PathLike], emphasis: Emphasis, stream: Stream, finish: Finish
) -> Iterator[Result]:
    def submit(source: Source) -> Future[Result]:
        if isinstance(source, BaocaoError):
            return _settled(source)
        return parsers.submit(partial(parsers.parse, emphasis=emphasis), source)

    with parsers:
        for source, future in stream(files_of(sources), submit, parsers.ahead):
            yield finish(source, future.result())


def _with_executor(
    executor: Executor,
    sources: Iterable[PathLike],
    emphasis: Emphasis,
    limits: Limits,
    stream: Stream,
    finish: Finish,
) -> Iterator[Result]:
    task = partial(outcome_apart, emphasis=emphasis, limits=limits)

    def submit(source: Source) -> Future[Result]:
        return _settled(source) if isinstance(source, BaocaoError) else executor.submit(task, source)

    for source, future in stream(files_of(sources), submit, AHEAD_OF_EXECUTOR):
        try:
            result = future.result()
        except Exception as error:  # tasks raise nothing: it is the executor that failed
            _log.warning("the executor failed (%s: %s); parsing here instead", type(error).__name__, error)
            result = source if isinstance(source, BaocaoError) else task(source)
        yield finish(source, result)


def _known(corrections: Corrections | str | os.PathLike[str] | None) -> Corrections | None:
    """The corrections of a file, where there are any; read before the reports are."""
    if corrections is None:
        return None
    from .corrections import Corrections

    return Corrections.of(corrections)


def _finished(source: Source, result: Result, known: Corrections | None) -> Result:
    """A report with its corrections; where its file lies is noted."""
    if not isinstance(result, Report) or isinstance(source, BaocaoError):
        return result
    remember(result.document.source, source)
    return result if known is None else known.apply(result)


def _settled(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future


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


def outcome_apart(source: PathLike, name: str | None = None, *, emphasis: Emphasis, limits: Limits = DEFAULT) -> Result:
    """The report of a file, or the error in its place: what an executor runs, wherever that is; it can be pickled."""
    return _outcome(_kept(limits), emphasis, source, name)


def _sound(emphasis: Emphasis) -> Emphasis:
    return one_of(emphasis, EMPHASES, "emphasis")


_one_at_a_time = threading.Lock()


def _kept(limits: Limits) -> Workers:
    """Workers that live as long as this process; a fork starts its own."""
    with _one_at_a_time:
        return _kept_by(os.getpid(), limits)


@cache
def _kept_by(process: int, limits: Limits) -> Workers:
    pool = Workers(limits, cores())
    Finalize(None, pool.close, exitpriority=1)
    return pool


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
