"""Archive: a folder of Parquet parts that reports are added to, and that answers questions about all of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from ..errors import BaocaoError
from ..limits import DEFAULT, Limits
from ..progress import bar
from ..report import Report
from . import adding, compacting, exporting, parts, queries
from .filters import Choice, condition
from .ledger import Added
from .queries import Status
from .views import Answer, Views, answer

if TYPE_CHECKING:
    import pandas as pd

    from ..comparison import Comparison

Source = str | os.PathLike[str]
AT_A_TIME = 100
"""Whole reports that are in memory."""


class Archive:
    """Reports in a folder of Parquet files, asked by DuckDB in this process: no server, no lock on readers.

    `add` makes the folder; everything else raises BaocaoError where there is no archive. All indicators are kept, bold
    or not (column `bold`). docs/archive.md lists the columns; docs/scale.md says how far it goes.

    >>> import tempfile
    >>> archive = Archive(f"{tempfile.mkdtemp()}/bao-cao")
    >>> archive.add("corpus/tra-vinh/2020-05.docx", progress=False)
    Added(files=1, new=1, known=0, moved=0, failed=0)
    >>> archive.add("corpus/tra-vinh/2020-05.docx", progress=False)
    Added(files=1, new=0, known=1, moved=0, failed=0)
    >>> archive.indicators(code="cert.new")[["province", "report_period", "value", "unit"]].values.tolist()
    [['Trà Vinh', '2020-05', 9.0, 'chứng thư số']]
    >>> archive.sql("SELECT nature, count(*) AS n FROM indicators WHERE bold GROUP BY nature ORDER BY n DESC").n.sum()
    np.int64(28)
    >>> archive.indicators(province="Trà Vin")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: archive: there is no province 'Trà Vin' (nearest: Trà Vinh)
    """

    def __init__(self, path: Source) -> None:
        """The archive in a folder, which need not be there yet."""
        self.path = Path(path)
        self._views: Views | None = None
        self._one_at_a_time = threading.RLock()

    def __repr__(self) -> str:
        return f"Archive({str(self.path)!r})"

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        executor: Executor | None = None,
        workers: int | None = None,
        limits: Limits = DEFAULT,
        progress: bool | None = None,
    ) -> Added:
        """Parse what is new of files, folders, globs and fsspec URLs, and keep it.

        A file is known by its bytes: one that was moved is no new report; one that did not change is not read; a later
        parser reads it again. A file that cannot be parsed is a row of `failures()`. Killed, full of errors or run
        twice at once, the archive stays whole, and the same call goes on. Each file is parsed in a worker process,
        `workers` at a time (by default one for each core), or by an `executor`, whose workers write the parts
        themselves. `progress` draws a bar; by default in a terminal and in a notebook.

        Raises BaocaoError where the archive cannot be written.
        """
        given = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
        with bar(progress) as told:
            return adding.add(self.path, given, executor=executor, workers=workers, limits=limits, progress=told)

    def reports(
        self,
        *,
        province: Choice = None,
        issuer: Choice = None,
        level: Choice = None,
        period: Choice = None,
        year: int | None = None,
        superseded: bool = False,
    ) -> pd.DataFrame:
        """One row per report: letterhead, counts, parser. The filters are those of `indicators`."""
        which = partial(condition, province=province, issuer=issuer, level=level, period=period, year=year)
        return self._ask(lambda views: queries.reports(views, which(views), superseded=superseded))

    def indicators(
        self,
        *,
        province: Choice = None,
        issuer: Choice = None,
        level: Choice = None,
        period: Choice = None,
        year: int | None = None,
        code: Choice = None,
        section: str | None = None,
        superseded: bool = False,
    ) -> pd.DataFrame:
        """One row per indicator with its report and its place in it; numbers as float64, days as datetime64.

        `province` is a name or a code, `issuer` words of the office's name, `level` one of central, province,
        department, district and commune, `period` as SDMX writes it ("2020-05", "2020-Q2"), `section` a path or words
        of a title; all but `section` may be lists. `superseded=True` gives also the reports that a later edition has
        replaced, and by which. BaocaoError, naming the nearest, for a province, an issuer or a code that there is not.
        """
        reports = partial(condition, province=province, issuer=issuer, level=level, period=period, year=year)
        which = partial(reports, code=code, section=section)
        return self._ask(lambda views: queries.indicators(views, which(views), superseded=superseded))

    def table(self, code: str, *, level: Choice = None, year: int | None = None) -> pd.DataFrame:
        """One indicator over all offices and periods, as float64: offices down, periods across.

        What an office states more than once is a row of its own (`nth`). BaocaoError for a code that there is not.
        """
        return self._ask(lambda views: queries.table(views, condition(views, code=code, level=level, year=year)))

    def findings(
        self,
        *,
        province: Choice = None,
        issuer: Choice = None,
        level: Choice = None,
        period: Choice = None,
        year: int | None = None,
    ) -> pd.DataFrame:
        """What does not add up within a report, and what else is an error or a warning of it; errors first."""
        which = partial(condition, province=province, issuer=issuer, level=level, period=period, year=year)
        return self._ask(lambda views: queries.findings(views, which(views)))

    def failures(self) -> pd.DataFrame:
        """Files, and folders, that cannot be parsed: stage, reason, remedy, and the limit that they exceed."""
        return self._ask(queries.failures)

    def sql(self, query: str, values: Iterable[object] = ()) -> pd.DataFrame:
        """The answer to a query of DuckDB over the tables reports, indicators, checks and failures.

        all_reports, all_indicators and all_checks hold also what a later edition has replaced. `values` are those of
        its "?". BaocaoError for what DuckDB cannot do.
        """
        try:
            return self._ask(lambda views: views.connection.execute(query, list(values)).df())
        except duckdb.Error as error:
            said = str(error).strip().partition("\n\nLINE")[0]
            raise BaocaoError(said, source="sql", remedy="the tables and their columns: docs/archive.md") from error

    def report(self, sha256: str) -> Report:
        """The whole report of a file, as `parse(file, emphasis="any")` gave it; the hash may be cut short.

        KeyError where there is none, or where several begin so.
        """
        query = "SELECT sha256, report FROM all_reports WHERE starts_with(sha256, ?) LIMIT 2"
        rows = self._ask(lambda views: views.connection.execute(query, [sha256]).fetchall())
        if len(rows) != 1:
            raise KeyError(f"no report {sha256!r}" if not rows else f"several reports begin with {sha256!r}")
        return Report.from_json(rows[0][1])

    def each_report(
        self,
        *,
        province: Choice = None,
        issuer: Choice = None,
        level: Choice = None,
        period: Choice = None,
        year: int | None = None,
    ) -> Iterator[Report]:
        """The whole reports, by province and time; a few of them at a time are in memory."""
        which = partial(condition, province=province, issuer=issuer, level=level, period=period, year=year)
        hashes = list(self._ask(lambda views: queries.reports(views, which(views), superseded=False))["sha256"])
        for at in range(0, len(hashes), AT_A_TIME):
            some = hashes[at : at + AT_A_TIME]
            texts = self._ask(partial(queries.texts, hashes=some))
            yield from (Report.from_json(texts[sha256]) for sha256 in some if sha256 in texts)

    def compare(
        self,
        *,
        province: Choice = None,
        issuer: Choice = None,
        level: Choice = None,
        period: Choice = None,
        year: int | None = None,
    ) -> Comparison:
        """`baocao_parser.compare` of the reports: all of them are in memory, so choose some of a large archive."""
        from ..comparison import compare

        return compare(self.each_report(province=province, issuer=issuer, level=level, period=period, year=year))

    def status(self) -> Status:
        """How much it holds."""
        return self._ask(lambda views: queries.status(views, self.path))

    def compact(self) -> tuple[int, int]:
        """Make few large parts of many small ones, without what was read again; how many there were, and are."""
        return compacting.compact(self.path)

    def export(self, path: Source) -> None:
        """Write the tables as one file: .duckdb, or .xlsx for what Excel can hold. BaocaoError for other names."""
        self._ask(lambda views: exporting.export(views, path))

    def _ask(self, question: Callable[[Views], Answer]) -> Answer:
        """The answer of the parts that are there now."""
        parts.check(self.path)
        with self._one_at_a_time:
            found, self._views = answer(self.path, question, self._views)
        return found
