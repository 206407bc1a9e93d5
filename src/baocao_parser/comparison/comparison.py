"""compare: reports → the same indicators side by side, over places and periods, with every doubt visible."""

from __future__ import annotations

import datetime
import difflib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

import msgspec

from ..catalogue import Catalogue
from ..corrections import Correction, Corrections
from ..errors import BaocaoError
from ..records import Issue, Records
from ..report import Report
from . import exports, tables
from .across import CrossCheck, cross_checks
from .alignment import THRESHOLD, Join, align
from .boundaries import MERGER, filed_under, restated
from .breaks import Breaks
from .figures import Place, figures_of, filed_by, names_of
from .observations import Filed, Gap, Observation, Series, gaps_of, observations_of, series_of, statements_of
from .stretch import stretch_of

if TYPE_CHECKING:
    import pandas as pd

    from .charts import Chart, Drawn


_NATURES = ("flow", "stock", "cumulative", "target", "change", "prior", None)
"""In the order in which a reader asks for them."""


class ReportIssue(Issue, frozen=True, gc=False):
    """An issue of a comparison: what a reader should know, and of which report."""

    report: str = ""


class Comparison:
    """Figures of many reports, joined into series. Made by `compare`; nothing in it changes.

    `observations` is what reports state, `gaps` what they do not, `checks` what they say of each other.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        observations: Sequence[Observation],
        all_joins: Sequence[Join],
        filed: Filed,
        catalogue: Catalogue,
        left_out: Sequence[Gap] = (),
        unread: Sequence[BaocaoError] = (),
        unused: Sequence[Correction] = (),
    ) -> None:
        self.reports = tuple(reports)
        self.observations = tuple(observations)
        self.all_joins = tuple(all_joins)
        self.filed = filed
        self.catalogue = catalogue
        self._left_out = tuple(left_out)
        self._unread = tuple(unread)
        self._unused = tuple(unused)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The indicators that are compared."""
        return tuple(dict.fromkeys(o.series for o in self.observations))

    @cached_property
    def report_names(self) -> tuple[str, ...]:
        """What each report is called: its file, with place and period where files share their names."""
        return names_of(self.reports)

    @cached_property
    def place_names(self) -> dict[Place, str]:
        """What each place is called in tables and charts."""
        return tables.place_names([*self.filed, *(o.place for o in self.observations)])

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What a place's reports leave out, of the series that others state."""
        known = {(gap.series, gap.place, gap.stretch) for gap in self._left_out}
        others = [g for g in gaps_of(self.observations, self.filed) if (g.series, g.place, g.stretch) not in known]
        return (*self._left_out, *map(self.breaks.explained, others))

    @cached_property
    def breaks(self) -> Breaks:
        """Indicators that were defined anew, as the catalogue declares them."""
        return Breaks(self.observations, self.catalogue)

    @cached_property
    def checks(self) -> tuple[CrossCheck, ...]:
        """What reports say of earlier ones, recomputed: those that hold and those that fail."""
        return Records(cross_checks(self))

    @cached_property
    def issues(self) -> tuple[ReportIssue, ...]:
        """Files and pages that could not be read, reports without place or time, breaks in series, failed checks."""
        found = [ReportIssue("unread", "error", str(error), report=error.source) for error in self._unread]
        for file, count in Counter(one.file for one in self._unused).items():
            message = f"{count} corrections are for a file that is not compared, or has changed since"
            found.append(ReportIssue("corrections-of-other-files", "warning", message, report=file))
        for report, name in zip(self.reports, self.report_names, strict=True):
            found += (ReportIssue(lost.code, lost.severity, lost.message, report=name) for lost in report.unread)
            if report.metadata.province is None:
                message = "names no province; its office stands for the place"
                found.append(ReportIssue("no-province", "warning", message, report=name))
            if stretch_of(report.metadata.period) is None:
                message = "names no period with both ends; its figures are listed and compared with nothing"
                found.append(ReportIssue("no-period", "warning", message, report=name))
        for old, new in self.breaks.pairs():
            found.append(ReportIssue("series-break", "info", f"{old!r} and {new!r} are two series: defined anew"))
        failed = (check for check in self.checks if not check.holds)
        found += (ReportIssue(c.code, c.severity, c.message, c.start, c.end, c.report) for c in failed)
        return Records(found)

    def named(self, indicator: str) -> list[Series]:
        """The series of a code, a series id or a label; KeyError, naming the nearest, where there is none."""
        found = [s for s in self.series if indicator in (s.code, s.id, s.label)]
        if not found:
            known = sorted({name for s in self.series for name in (s.code, s.label) if name})
            near = difflib.get_close_matches(indicator, known, n=3, cutoff=0.3)
            raise KeyError(f"no indicator {indicator!r}" + (f"; nearest: {', '.join(near)}" if near else ""))
        return found

    def leading(self, indicator: str) -> Series:
        """Of several series of one name the one that a reader means: the month's flow, else the state, else the total.

        A report that states a figure twice has a series for each; the one of most places leads. KeyError as `named`.
        """
        counted = Counter(o.series for o in self.observations)
        return min(self.named(indicator), key=lambda s: (_NATURES.index(s.nature), -counted[s]))

    def restate(self, on: datetime.date = MERGER) -> Comparison:
        """The same under the boundaries of a day: figures of old provinces become those of the unit they went into.

        Counts add where every old province states them. Shares do not: they are recomputed from the counts they
        describe, or left out with a reason (`missing()`), as are ranks and rates.
        """
        statements, left_out = restated(self.observations, self.reports, on)
        observations = [o for series, own in statements.items() for o in observations_of(series, own)]
        found = Comparison(
            self.reports,
            observations,
            self.all_joins,
            filed_under(self.filed, on),
            self.catalogue,
            left_out,
            self._unread,
            self._unused,
        )
        found.checks = self.checks  # what the old provinces printed stays what is checked
        return found

    def table(self, by: tables.By = "place", natures: Sequence[str] | None = None) -> pd.DataFrame:
        """Indicators down, places and periods across, as float64; NaN where nothing that compares is stated.

        `by="period"` puts the places of one period together; `natures=("flow", "stock")` leaves the others out.
        """
        return tables.table(self, by, natures)

    def long(self) -> pd.DataFrame:
        """Tidy: one row per figure and per gap, with status, reason and the exact place in the report."""
        return tables.long(self)

    def changes(self, against: Literal["previous", "year"] = "previous") -> pd.DataFrame:
        """Each value against the period before, or the same one a year earlier: absolute, relative (%), points."""
        return tables.changes(self, against)

    def rank(self, indicator: str, period: str | None = None) -> pd.DataFrame:
        """Places by the value of an indicator, greatest first, in each period ("2020-05") or in one."""
        return tables.rank(self, indicator, period)

    def missing(self) -> pd.DataFrame:
        """Series that a place leaves out in a period, with the reason."""
        return tables.missing(self)

    def joins(self) -> pd.DataFrame:
        """Why figures stand in one series: score and reason of every join, and the near misses."""
        return tables.joins(self)

    def plot(self, indicator: str | Sequence[str], kind: Chart = "months", period: str | None = None) -> Drawn:
        """An Altair chart: "months" and "ranking" of one indicator, "heatmap" and "multiples" of several.

        `period` ("2020-06") chooses the period of a ranking or heatmap; without it the one most places report on.
        Save it without a network: `chart.save("a.png")`, "a.svg" or "a.html". KeyError for an unknown indicator;
        BaocaoError where it has no value to draw, or without Altair.
        """
        try:
            from . import charts
        except ImportError as error:
            raise BaocaoError("charts need altair", remedy="pip install 'baocao-parser[charts]'") from error
        return charts.draw(self, [indicator] if isinstance(indicator, str) else indicator, kind, period)

    def __repr__(self) -> str:
        from ..display import line_of_comparison

        return f"<Comparison {line_of_comparison(self)}>"

    def _repr_html_(self) -> str:
        from ..view.notebook import comparison_html

        return comparison_html(self)

    @overload
    def to_html(self, path: None = None, *, pages: str | None = None, language: Literal["vi", "en"] = "vi") -> str: ...
    @overload
    def to_html(
        self, path: exports.Target, *, pages: str | None = None, language: Literal["vi", "en"] = "vi"
    ) -> Path: ...
    def to_html(
        self, path: exports.Target | None = None, *, pages: str | None = None, language: Literal["vi", "en"] = "vi"
    ) -> str | Path:
        """The table as a page on which each cell leads to its sentence, page and report, with changes and findings.

        Without a path the page as text; with one that ends with ".html" a file; with another one a folder, in which the
        page links to a page of each report. Gives the path of the page. `pages` as in `Report.to_html`.
        """
        from ..view.comparison import comparison_page, write_pages

        if path is None:
            return comparison_page(self, language=language)
        return write_pages(self, path, pages=pages, language=language)

    def to_csv(self, path: exports.Target) -> None:
        """Write the tidy table as CSV that spreadsheets open with its Vietnamese letters."""
        exports.to_csv(self, path)

    def to_parquet(self, path: exports.Target) -> None:
        """Write the tidy table as Parquet; BaocaoError without pyarrow."""
        exports.to_parquet(self, path)

    def to_excel(self, path: exports.Target) -> None:
        """Write a workbook of all tables; BaocaoError without openpyxl."""
        exports.to_excel(self, path)

    def to_sdmx_csv(self, path: exports.Target) -> None:
        """Write the values as SDMX-CSV 2.0."""
        exports.to_sdmx_csv(self, path)

    def to_file(self, path: exports.Target) -> None:
        """Write it in the format that the name ends with: .html, .xlsx, .sdmx.csv, .csv, .parquet.

        A name without an ending is a folder of pages. BaocaoError for other endings.
        """
        exports.to_file(self, path)


def compare(
    reports: Iterable[Report | BaocaoError],
    catalogue: Catalogue | None = None,
    *,
    threshold: float = THRESHOLD,
    corrections: Corrections | str | os.PathLike[str] | None = None,
) -> Comparison:
    """The figures of reports, each next to itself over time and over places.

    Figures with a code of the catalogue are joined by it; others by their names, where these are alike by `threshold`
    (0 to 1) and unit, kind and nature agree. `catalogue` replaces the codes that `parse` gave. Errors that `parse_many`
    put in the place of a report become issues. `corrections` are applied to the reports before; those of files that are
    not among them are issues. No report gives an empty comparison: frames with columns and no rows.

    >>> from baocao_parser import parse
    >>> compare([parse("Cấp mới **09** chứng thư số.".encode())]).table().shape
    (0, 0)
    """
    given = list(reports)
    known = [report for report in given if isinstance(report, Report)]
    right = Corrections([]) if corrections is None else Corrections.of(corrections)
    unused = right.unused(known)
    known = list(map(right.apply, known))
    if catalogue is not None:
        known = [msgspec.structs.replace(r, indicators=catalogue.recognise(r.indicators)) for r in known]
    codes = Catalogue.default() if catalogue is None else catalogue
    names = {entry.code: entry.name for entry in codes}
    groups, joins = align(figures_of(known), known, threshold)
    observations = [
        observation
        for series, group in zip(series_of(groups, names), groups, strict=True)
        for observation in observations_of(series, statements_of(series, group))
    ]
    unread = [error for error in given if isinstance(error, BaocaoError)]
    return Comparison(known, observations, joins, filed_by(known), codes, unread=unread, unused=unused)
