"""Adding: what is new of a folder → parsed → parts. Killed at any moment it goes on where it stopped.

    find —list→ what has changed —look→ what is new —parse→ Ledger —write→ parts

Nothing is done twice that a part holds, and nothing is a part before it is whole. Writers know nothing of each other:
what two of them parse at once is one row in the views.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ..errors import BaocaoError
from ..isolation import Parsers, Result, outcome_apart
from ..limits import Limits
from ..progress import Progress
from ..streaming import as_finished
from .known import Known
from .ledger import Added, Ledger
from .parts import Writer
from .sorting import enter_problems, fresh
from .sources import Found, Looked, find, look, source_of

CHUNK = 256
"""Files that are looked at together, and that an executor gets at a time."""
CHUNKS_AHEAD = 64
"""Chunks that an executor has at a time: it may have many machines."""

Made = TypeVar("Made")

_log = logging.getLogger(__name__)


def add(
    root: Path,
    sources: Sequence[str | os.PathLike[str]],
    *,
    executor: Executor | None,
    workers: int | None,
    limits: Limits,
    progress: Progress,
) -> Added:
    """Add what is new of the sources to an archive; what `Archive.add` does."""
    began = datetime.datetime.now(datetime.UTC)
    with Writer(root) as writer, Known(root, limits) as known, Ledger(writer, limits, began) as ledger:
        total, problems = known.listed(find(sources))
        read, failed = known.unchanged()
        ledger.count(files=read + failed, known=read, failed=failed)
        enter_problems(problems, sources, known, ledger)
        _tell(progress, ledger.added, total)
        if executor is None:
            done = _here(known, ledger, limits, workers)
        else:
            done = _elsewhere(root, known, ledger, limits, executor, began)
        elsewhere = Added()
        for elsewhere in done:
            _tell(progress, ledger.added.plus(elsewhere), total)
    return ledger.added.plus(elsewhere)


def _tell(progress: Progress, added: Added, total: int) -> None:
    progress(added.files, total, f"{added.new:,} new, {added.failed:,} failed")


def store(root: Path, files: Sequence[Looked], *, limits: Limits, began: datetime.datetime) -> Added:
    """Parse some files and write their parts: what an executor runs, wherever that is. Run again it changes nothing."""
    with Writer(root) as writer, Ledger(writer, limits, began) as ledger:
        for file in files:
            ledger.enter(file, _result(file, partial(outcome_apart, emphasis="any", limits=limits), limits))
    return ledger.added


def _here(known: Known, ledger: Ledger, limits: Limits, workers: int | None) -> Iterator[Added]:
    """Parse with workers of this process, and write here; tells of every file, and of none elsewhere."""
    with Parsers(limits, workers) as parsers:

        def parse(file: Looked) -> Result:
            return _result(file, partial(parsers.parse, emphasis="any"), limits)

        looks = (_look(chunk, limits) for chunk in known.unsettled(CHUNK))
        for file, future in as_finished(fresh(looks, known, ledger), partial(parsers.submit, parse), parsers.ahead):
            ledger.enter(file, future.result())
            yield Added()


def _elsewhere(
    root: Path, known: Known, ledger: Ledger, limits: Limits, executor: Executor, began: datetime.datetime
) -> Iterator[Added]:
    """Have an executor look, parse and write; only paths, hashes and counts come here. Tells of every chunk."""
    see, keep = partial(_look, limits=limits), partial(store, root, limits=limits, began=began)
    seen = as_finished(known.unsettled(CHUNK), partial(executor.submit, see), CHUNKS_AHEAD)
    looks = (_or_here(future, partial(see, chunk)) for chunk, future in seen)
    chunks = _chunks(fresh(looks, known, ledger))
    total = Added()
    for chunk, future in as_finished(chunks, partial(executor.submit, keep), CHUNKS_AHEAD):
        total = total.plus(_or_here(future, partial(keep, chunk)))
        yield total


def _or_here(future: Future[Made], work: Callable[[], Made]) -> Made:
    """The result of an executor; where that fails, the work is done here."""
    try:
        return future.result()
    except BaocaoError:  # of the work: the archive cannot be written
        raise
    except Exception as error:
        _log.warning("the executor failed (%s: %s); the work is done here", type(error).__name__, error)
        return work()


def _look(files: Sequence[Found], limits: Limits) -> list[Looked]:
    return [look(file, limits) for file in files]


def _result(file: Looked, parse: Callable[..., Result], limits: Limits) -> Result:
    try:
        return parse(source_of(file.path, limits), name=file.name)
    except BaocaoError as error:
        return error


def _chunks(files: Iterator[Looked]) -> Iterator[list[Looked]]:
    while chunk := list(islice(files, CHUNK)):
        yield chunk
