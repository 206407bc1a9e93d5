"""Parsing in processes that can be ended: what a hostile file does costs that file, and no other.

A file can hang a reader, crash it, or fill the memory, and no signal handler in the same process stops native code.
So a worker process (`worker.py`) parses. Its parent ends it when its time is over, the system when its memory is. It
serves many files, and is a program of its own, so that scripts need no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache, partial
from multiprocessing.util import Finalize
from pathlib import Path

import msgspec

from .corrections import Corrections
from .errors import BaocaoError, ReadError
from .readers import PathLike, load
from .readers.folders import files_of
from .readers.office import Converted, convert
from .readers.originals import remember
from .readers.signatures import HEAD, format_of, is_office
from .report import Emphasis, Report
from .worker import OUT_OF_MEMORY, Reply, Request, receive, send

TIMEOUT = 300.0
"""Seconds for one file; OCR takes two for a page."""
MEMORY = 2048
"""Megabytes of address space for one worker, where the system can limit it; a report takes a tenth of it."""
START = 60.0
"""Seconds that a worker may take to start."""
AHEAD = 16
"""Files that are prepared while the workers are busy: those for LibreOffice go into one run of it."""
AHEAD_OF_EXECUTOR = 256
"""Files that an executor of the user's is given at a time: it may have many machines."""

_log = logging.getLogger(__name__)


def parse_isolated(
    source: PathLike,
    *,
    emphasis: Emphasis = "bold",
    name: str | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
) -> Report:
    """Report of a file, parsed in a worker that is kept for the next call; what `parse(source, isolated=True)` does.

    Raises ReadError for a file that takes more than `timeout` seconds or `memory` megabytes, or that crashes its
    reader; BaocaoError also for defects of the parser.
    """
    return _kept(timeout, memory).parse(source, emphasis, name)


def parse_many(
    sources: Iterable[PathLike],
    *,
    emphasis: Emphasis = "bold",
    executor: Executor | None = None,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> Iterator[Report | BaocaoError]:
    """Reports of many files, in the order of `sources`, each as soon as it is there; an error in the place of a report.

    Every file is parsed in a worker process, `workers` of them at a time (by default one for each core). A file that
    takes more than `timeout` seconds or `memory` megabytes, or that crashes its reader, gives an error that names it,
    and the others are parsed. A folder stands for the documents in it. `sources` is read a few files ahead. With an
    `executor` (of `concurrent.futures`, of Dask …) the work goes to it, and so to other machines; there, too, each
    file is parsed in a worker process. `corrections` are applied to the reports whose files they were made for.

    >>> [type(result).__name__ for result in parse_many([b"I. A", b""])]
    ['Report', 'ReadError']
    """
    known = Corrections([]) if corrections is None else Corrections.of(corrections)
    for result in _parsed(files_of(sources), emphasis, executor, workers, timeout, memory):
        yield known.apply(result) if isinstance(result, Report) else result


def _parsed(
    sources: Iterable[PathLike],
    emphasis: Emphasis,
    executor: Executor | None,
    workers: int | None,
    timeout: float,
    memory: int,
) -> Iterator[Result]:
    if executor is not None:
        task = partial(_outcome_apart, emphasis=emphasis, timeout=timeout, memory=memory)
        yield from _in_order(sources, partial(executor.submit, task), task, AHEAD_OF_EXECUTOR)
        return
    pool = Workers(timeout, memory, workers or _cores())
    threads = ThreadPoolExecutor(pool.most + AHEAD, "baocao")
    task = partial(_outcome, pool, emphasis)
    try:
        yield from _in_order(sources, partial(threads.submit, task), task, pool.most + AHEAD)
    finally:  # also when the caller stops early, or presses Ctrl-C
        threads.shutdown(wait=False, cancel_futures=True)
        pool.close()


Result = Report | BaocaoError
Task = Callable[[PathLike], Result]


def _in_order(
    sources: Iterable[PathLike], submit: Callable[[PathLike], Future[Result]], task: Task, ahead: int
) -> Iterator[Result]:
    """Results in the order of the sources, at most `ahead` of them under way; `task` does what an executor fails to."""
    waiting: deque[tuple[PathLike, Future[Result]]] = deque()
    try:
        for source in sources:
            waiting.append((source, _submitted(submit, source)))
            while waiting and (len(waiting) > ahead or waiting[0][1].done()):
                yield _result(*waiting.popleft(), task)
        while waiting:
            yield _result(*waiting.popleft(), task)
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(submit: Callable[[PathLike], Future[Result]], source: PathLike) -> Future[Result]:
    try:
        return submit(source)
    except RuntimeError as error:  # a broken pool takes no more
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _result(source: PathLike, future: Future[Result], task: Task) -> Result:
    result = _awaited(source, future, task)
    if isinstance(result, Report):
        remember(result.document.source, source)
    return result


def _awaited(source: PathLike, future: Future[Result], task: Task) -> Result:
    try:
        return future.result()
    except Exception as error:  # tasks raise nothing: it is the executor that failed
        _log.warning("the executor failed (%s: %s); parsing here instead", type(error).__name__, error)
        return task(source)


def _outcome(pool: Workers, emphasis: Emphasis, source: PathLike) -> Result:
    try:
        return pool.parse(source, emphasis)
    except BaocaoError as error:
        return error


def _outcome_apart(source: PathLike, *, emphasis: Emphasis, timeout: float, memory: int) -> Result:
    """What an executor runs, wherever that is; it can be pickled."""
    return _outcome(_kept(timeout, memory), emphasis, source)


_one_at_a_time = threading.Lock()


def _kept(timeout: float, memory: int) -> Workers:
    """Workers that live as long as this process; a fork starts its own."""
    with _one_at_a_time:
        return _kept_by(os.getpid(), timeout, memory)


@cache
def _kept_by(process: int, timeout: float, memory: int) -> Workers:
    pool = Workers(timeout, memory, _cores())
    Finalize(None, pool.close, exitpriority=0)
    return pool


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Workers:
    """At most `most` workers at a time, started when they are needed, replaced when they die. Safe with threads."""

    def __init__(self, timeout: float, memory: int, most: int) -> None:
        self.timeout, self.memory, self.most = timeout, memory, most
        self._slots = threading.BoundedSemaphore(most)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def parse(self, source: PathLike, emphasis: Emphasis, name: str | None = None) -> Report:
        """Report of a file. BaocaoError naming the file for whatever goes wrong."""
        head, name = load(source, name, HEAD)
        converted = _converted(source, name) if is_office(head) else None
        with self._slots:
            file = converted or load(source, name)[0]
            reply = self._ask(Request(file, name, emphasis))
        if reply.report is not None:
            return reply.report
        kind = ReadError if reply.unreadable else BaocaoError
        raise kind(reply.problem, source=reply.source, remedy=reply.remedy)

    def close(self) -> None:
        """End all workers, busy or not."""
        self._closed = True
        for worker in list(self._all):
            worker.end()

    def _ask(self, request: Request) -> Reply:
        message = pickle.dumps(tuple(request))
        while not self._closed:
            worker = self._free()
            fresh = not worker.served
            try:
                reply = worker.ask(message, self.timeout)
            except (EOFError, OSError):
                self._all.discard(worker)
                code = worker.end()
                if fresh or worker.late:  # else what served others before may have brought it down
                    return self._death(request.name, worker.late, code)
                continue
            self._idle.append(worker)
            return reply
        return Reply(None, "was not parsed: the work was stopped", request.name)

    def _free(self) -> _Worker:
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        worker = _Worker(self.memory)
        self._all.add(worker)
        if self._closed:  # meanwhile
            worker.end()
        return worker

    def _death(self, name: str, late: bool, code: int) -> Reply:
        """The error for a file that brought down a fresh worker."""
        more = "if the file is sound, give it more with timeout= and memory="
        if late:
            return Reply(None, f"was not parsed within {self.timeout:g} seconds", name, more, unreadable=True)
        if code == OUT_OF_MEMORY:
            return Reply(None, f"needs more than {self.memory} MB of memory", name, more, unreadable=True)
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        problem = (
            f"ended the process that read it ({how}): it is damaged or hostile, or needs more than {self.memory} MB"
        )
        return Reply(None, problem, name, more, unreadable=True)


def _converted(source: PathLike, name: str) -> Converted | None:
    data = load(source, name)[0]
    form = format_of(data, name)
    return convert(data, form, name) if form == "doc" or form == "rtf" or form == "odt" else None


class _Worker:
    """One worker process, as its parent sees it."""

    def __init__(self, memory: int) -> None:
        command = [sys.executable, "-P", "-m", "baocao_parser.worker", str(memory)]
        here = str(Path(__file__).parents[1])
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,  # Ctrl-C is its parent's business
        )
        self.served = False
        """It has parsed a file."""
        self.late = False
        """Its time was over."""
        try:
            self._receive(START)
        except EOFError as error:
            self.end()
            raise BaocaoError("the worker process does not start", remedy=f"see why: {' '.join(command)}") from error

    def ask(self, message: bytes, timeout: float) -> Reply:
        """The answer to a request; EOFError or OSError where the process ended, or was ended, over it."""
        assert self._process.stdin is not None
        send(self._process.stdin, message)
        reply = msgspec.msgpack.decode(self._receive(timeout), type=Reply)
        self.served = True
        return reply

    def end(self) -> int:
        """End the process, if it has not ended; gives its exit code."""
        self._kill()
        with contextlib.suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        code = self._process.wait()
        self._process.stdout.close()  # type: ignore[union-attr]
        return code

    def _receive(self, timeout: float) -> bytes:
        assert self._process.stdout is not None
        watch = threading.Timer(timeout, self._expire)
        watch.daemon = True
        watch.start()
        try:
            return receive(self._process.stdout)
        finally:
            watch.cancel()

    def _expire(self) -> None:
        self.late = True
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
