"""Jobs side by side: everything runs in one process, one call of each job after the other, round by round.

Times are processor time. A ratio is the median of the ratios of the rounds. So a busy machine slows both sides of a
ratio, and the ratios stay comparable between machines. What the library remembers of texts is forgotten before every
call.
"""

from __future__ import annotations

import gc
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import _lru_cache_wrapper, lru_cache, wraps
from operator import truediv
from statistics import median
from typing import NamedTuple
from unittest.mock import patch

Job = Callable[[], object]
Seconds = dict[str, list[float]]


class Line(NamedTuple):
    """One line of the table: a job, and what its time is to be compared with."""

    what: str
    job: str
    over: str = ""
    """Job to compare with; "" for a bare time."""
    target: float | None = None
    """Largest ratio (or seconds added) that is good enough."""
    unit: str = "x"
    """ "x" for a ratio, "s" for seconds added."""


class Result(NamedTuple):
    """One line with its figures; None for what could not be measured."""

    what: str
    unit: str
    seconds: float | None
    ratio: float | None
    target: float | None
    problem: str | None

    @property
    def ok(self) -> bool | None:
        """Whether the target is met; None where there is nothing to compare."""
        return None if self.ratio is None or self.target is None else self.ratio <= self.target


def measure(work: dict[str, Job], rounds: int) -> tuple[Seconds, dict[str, str]]:
    """Seconds of every job in every round, and why a job could not run at all."""
    failed = {}
    for name, job in work.items():
        try:
            job()  # caches fill, modules load
        except Exception as error:  # a job that fails must not hide the others
            failed[name] = f"{type(error).__name__}: {error}"
    seconds: Seconds = {name: [] for name in work if name not in failed}
    for _ in range(rounds):
        for name, taken in seconds.items():
            forget()
            gc.collect()
            taken.append(spent(work[name]))
    return seconds, failed


def least(work: dict[str, Job], rounds: int) -> dict[str, float]:
    """Least processor seconds of each job, over rounds in which every job runs once."""
    for job in work.values():
        job()
    found = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, job in work.items():
            forget()
            gc.collect()
            found[name] = min(found[name], spent(job))
    return found


def forget() -> None:
    """Have the library forget the texts that it has read, so that no job is told what the round before has found."""
    for cache in _caches():
        cache.cache_clear()


@lru_cache(maxsize=1)
def _caches() -> list[_lru_cache_wrapper[object]]:
    """The bounded caches of the library; those without a bound hold its own data."""
    found = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    own = [each for each in found if (each.__module__ or "").startswith("baocao_parser.")]
    return [each for each in own if each.cache_parameters()["maxsize"] is not None]


def spent(job: Job) -> float:
    """Processor seconds of a job, with those of the processes that it starts and waits for."""
    before = _used()
    job()
    return _used() - before


def _used() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


Step = tuple[str, object, str]
"""A name for what a function does, and where the function is looked up: an object and a name in it."""


@contextmanager
def counted(steps: Iterable[Step], spent: Counter[str]) -> Iterator[None]:
    """While this lasts, add the processor seconds that functions take to `spent`, under the names of their steps."""
    with ExitStack() as patched:
        for name, owner, function in steps:
            spent[name] += 0
            patched.enter_context(patch.object(owner, function, _counting(getattr(owner, function), name, spent)))
        yield


def _counting(function: Callable[..., object], name: str, spent: Counter[str]) -> Callable[..., object]:
    @wraps(function)
    def measured(*given: object, **named: object) -> object:
        start = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.process_time() - start  # type: ignore[assignment]

    return measured


def timed(job: Job) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def result(
    line: Line, seconds: Seconds, failed: dict[str, str], compare: Callable[[float, float], float] = truediv
) -> Result:
    """Medians of one line over the rounds."""
    taken, base = seconds.get(line.job, []), seconds.get(line.over, [])
    return Result(
        what=line.what,
        unit=line.unit,
        seconds=median(taken) if taken else None,
        ratio=median(map(compare, taken, base)) if taken and base else None,
        target=line.target,
        problem=failed.get(line.job) or failed.get(line.over),
    )


def show(results: list[Result]) -> None:
    """The table, and below it what could not be measured."""
    print(f"{'what':<28}{'time':>12}{'ratio':>10}{'target':>10}  ok")
    for r in results:
        time_ = "-" if r.seconds is None else f"{1000 * r.seconds:.2f} ms"
        ratio = "" if r.ratio is None else f"{r.ratio:.2f} {r.unit}"
        target = "" if r.target is None else f"{r.target:.3g} {r.unit}"
        verdict = {None: "", True: "yes", False: "NO"}[r.ok]
        print(f"{r.what:<28}{time_:>12}{ratio:>10}{target:>10}  {verdict}".rstrip())
    for problem in dict.fromkeys(r.problem for r in results if r.problem):
        print(f"not measured: {problem}")
