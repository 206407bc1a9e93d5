"""What became of files: rows that wait to be written, and their count."""

from __future__ import annotations

import datetime
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Self

from ..isolation import Result
from ..limits import Limits
from ..report import Report
from .parts import Partition, Writer
from .rows import Columns, failure_of, rows_of
from .schema import Table
from .sources import Looked

MOST_REPORTS, MOST_CHARACTERS, MOST_NOTES, MOST_SECONDS = 512, 32_000_000, 20_000, 30.0
"""What waits at most to be written: reports, characters of their JSON, notes of places, seconds since the first."""


class Added(NamedTuple):
    """What became of the files that were found."""

    files: int = 0
    new: int = 0
    """Reports that were parsed and written."""
    known: int = 0
    """Files that the archive had, whatever they are called now, and copies of one that came before in the same run."""
    moved: int = 0
    """Those of them that stand elsewhere than before."""
    failed: int = 0
    """Files that cannot be parsed, those that were known for it among them."""

    def plus(self, other: Added) -> Added:
        """Both together.

        >>> Added(files=2, new=2).plus(Added(files=1, failed=1))
        Added(files=3, new=2, known=0, moved=0, failed=1)
        """
        return Added(*(one + another for one, another in zip(self, other, strict=True)))


class Ledger:
    """Rows by the parts that they go into. When they are many a thread writes them, while others come in."""

    def __init__(self, writer: Writer, limits: Limits, began: datetime.datetime) -> None:
        """`began` is when the run began: what it notes of files was seen then."""
        self._writer, self._limits, self._began = writer, limits, began
        self.added = Added()
        self._hand = ThreadPoolExecutor(1, "baocao-write")
        self._written: Future[None] | None = None
        self._clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        """Write the rest, unless something went wrong; what is being written is finished in any case."""
        try:
            if kind is None:
                self.flush()
                self._wait()
        finally:
            self._hand.shutdown()

    def count(self, **counts: int) -> None:
        """Count files, by the fields of `Added`."""
        self.added = self.added.plus(Added(**counts))

    def enter(self, file: Looked, result: Result, stage: str = "") -> None:
        """A file with its report; or with the error in its place, and the stage that gave it where that is known."""
        if isinstance(result, Report):
            rows = rows_of(result, file.path)
            where, sha256 = (rows.report["year"], rows.report["province_code"]), rows.report["sha256"]
            self._put(where, "reports", {name: [value] for name, value in rows.report.items()})
            self._put(where, "indicators", rows.indicators)
            self._put(where, "checks", rows.checks)
            self._reports += 1
            self._characters += len(rows.report["report"])
            self.count(files=1, new=1)
        else:
            where, sha256 = (None, None), file.sha256
            failure = failure_of(result, file.path, file.name, sha256, self._limits, stage)
            self._put(where, "failures", {name: [value] for name, value in failure.items()})
            self.count(files=1, failed=1)
        # the hash of the bytes that were parsed, with the stamp of before: what is written meanwhile is looked at again
        self._note(where, file.path, sha256, file.stamp)
        self._flush_in_time()

    def note(self, path: str, sha256: str | None, stamp: str) -> None:
        """What stands at a path now, of files that need no parsing."""
        self._note((None, None), path, sha256, stamp)
        self._flush_in_time()

    def flush(self) -> None:
        """Have all written that waits. BaocaoError where what was before it could not be."""
        self._wait()  # so that no more than twice the most is in memory
        self._written = self._hand.submit(self._write, self._waiting)
        self._clear()

    def _wait(self) -> None:
        if self._written is not None:
            self._written.result()

    def _write(self, waiting: dict[Partition, dict[Table, Columns]]) -> None:
        for where, tables in waiting.items():
            self._writer.write(where, tables)

    def _flush_in_time(self) -> None:
        waited = time.monotonic() - self._since
        many = self._reports >= MOST_REPORTS or self._characters >= MOST_CHARACTERS or self._notes >= MOST_NOTES
        if many or waited >= MOST_SECONDS:
            self.flush()

    def _clear(self) -> None:
        self._waiting: dict[Partition, dict[Table, Columns]] = {}
        self._reports = self._characters = self._notes = 0
        self._since = time.monotonic()

    def _note(self, where: Partition, path: str, sha256: str | None, stamp: str) -> None:
        self._put(where, "files", {"path": [path], "sha256": [sha256], "stamp": [stamp], "seen": [self._began]})
        self._notes += 1

    def _put(self, where: Partition, table: Table, columns: Columns) -> None:
        waiting = self._waiting.setdefault(where, {}).setdefault(table, {})
        for name, values in columns.items():
            waiting.setdefault(name, []).extend(values)
