"""compare: reports → the same indicators side by side, over issuers and periods, with every doubt visible."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

import msgspec

from ..aside import Target
from ..catalogue import Catalogue
from ..choices import one_of
from ..corrections import Corrections
from ..extras import library
from ..levels import LEVELS, Level
from ..messages import LANGUAGES, Language, word
from ..records import Records
from ..report import Report
from . import exports, tables
from . import issues as notes
from .across import CrossCheck, cross_checks
from .alignment import THRESHOLD, align
from .boundaries import MERGER, filed_under, restated
from .breaks import Breaks
from .candidates import candidates
from .decisions import Decisions, PathLike
from .editions import Editions, editions_of, order_of, successors
from .figures import Filed, figures_of, filed_by, report_names
from .findings import Finding
from .findings import findings as find
from .findings import frame as frame_of_findings
from .gaps import Gap, gaps_of
from .groups import Join
from .issuers import Issuer, issuer_names, issuers_of
from .issues import NOT_READ, ReportIssue
from .names import Names, leading, period_named, series_named
from .observations import Observation, Series, observations_of, series_of, statements_of
from .readable import readable
from .sources import Given, Source, given

if TYPE_CHECKING:
    import pandas as pd

    from .charts import Chart, Drawn

_log = logging.getLogger(__name__)


@dataclass(frozen=True, repr=False, eq=False)
class Comparison:
    """What many reports state, joined into series: a table of observations, and what to know of it. Made by `compare`.

    Nothing in it changes. Its methods ask the table; `baocao_parser.comparison.tables` has what they call.
    """

    reports: tuple[Report, ...]
    issuers: tuple[Issuer, ...]
    """Of each report."""
    observations: tuple[Observation, ...]
    """What issuers state of each series in each period."""
    printed: tuple[Observation, ...]
    """The same as the reports print it; another one only where a comparison was restated."""
    filed: Filed
    """The periods for which each issuer has a report."""
    names: Names
    editions: tuple[Editions, ...]
    """Reports of one issuer and period, of which the last is compared."""
    all_joins: tuple[Join, ...]
    catalogue: Catalogue
    settings: Terms
    """What it was made with; `settings.decisions` has what was decided of names."""
    given: Given
    """What it was made of."""
    told: tuple[ReportIssue, ...]
    """What was known before the first table: of reading, issuers and editions."""
    left_out: tuple[Gap, ...] = ()
    """What cannot be restated."""

    def __repr__(self) -> str:
        return f"<Comparison: {self.summary()}>"

    @overload
    def to_html(self, path: None = None, *, pages: str | None = None, language: Language = "vi") -> str: ...
    @overload
    def to_html(self, path: Target, *, pages: str | None = None, language: Language = "vi") -> Path: ...
    def to_html(self, path: Target | None = None, *, pages: str | None = None, language: Language = "vi") -> str | Path:
        """The table as a page on which each cell leads to its sentence, page and report, with changes and findings.

        Without a path the page as text; with one that ends with ".html" a file; with another one a folder, in which the
        page links to a page of each report. Gives the path of the page. `pages` as in `Report.to_html`.
        """
        from ..view.comparison import comparison_page, write_pages

        if path is None:
            return comparison_page(self, language=language)
        return write_pages(self, path, pages=pages, language=language)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The indicators that are compared."""
        return tuple(dict.fromkeys(o.series for o in self.observations))

    @property
    def report_names(self) -> tuple[str, ...]:
        """What each report is called: its path below the folder given, else its file."""
        return self.names.reports

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What an issuer's reports leave out of the series that others state; first what it states in other periods."""
        known = {(gap.series, gap.issuer, gap.stretch) for gap in self.left_out}
        others = [g for g in gaps_of(self.observations, self.filed) if (g.series, g.issuer, g.stretch) not in known]
        explained = sorted(map(self.breaks.explained, others), key=lambda gap: gap.status != "missing")
        return (*self.left_out, *explained)

    @cached_property
    def breaks(self) -> Breaks:
        """Indicators that were defined anew, as the catalogue declares them."""
        return Breaks(self.observations, self.catalogue)

    @cached_property
    def checks(self) -> tuple[CrossCheck, ...]:
        """What reports say of earlier ones, recomputed: those that hold and those that fail."""
        return Records(cross_checks(self.printed, self.reports, self.names, self.catalogue))

    @cached_property
    def issues(self) -> tuple[ReportIssue, ...]:
        """What was not read or stands apart, reports that came twice, breaks in series, what does not add up."""
        return Records((*self.told, *notes.of_breaks(self.breaks.pairs()), *notes.of_findings(self.found)))

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What does not add up, within reports and from one to another, most serious first."""
        replaced = successors(self.editions)
        return find(self.reports, self.issuers, self.printed, self.checks, self.names, replaced)

    @property
    def is_whole(self) -> bool:
        """Whether every file and page was read."""
        return not any(issue.code in NOT_READ for issue in self.told)

    def named(self, indicator: str) -> list[Series]:
        """The series of a code, a series id or a label; KeyError, naming the nearest, where there is none."""
        return series_named(self.series, indicator)

    def leading(self, indicator: str) -> Series:
        """Of several series of one name the one that a reader means: flow, else state, else total."""
        return leading(self.observations, self.named(indicator))

    def join(self, *names: str) -> Comparison:
        """The same with these names (labels as printed, or codes) taken for one indicator, whatever they look like.

        What you decide stays in `settings.decisions`: keep it with `.to_toml("joins.toml")`, and give
        `compare(…, joins="joins.toml")` the file next time. What was restated has to be restated again.
        """
        return _compared(self.given, self.settings._replace(decisions=self.settings.decisions.join(*names)))

    def apart(self, *names: str) -> Comparison:
        """The same with these names taken for different indicators, however alike they look; else as `join`."""
        return _compared(self.given, self.settings._replace(decisions=self.settings.decisions.apart(*names)))

    def restate(self, on: datetime.date = MERGER) -> Comparison:
        """The same under the boundaries of a day: figures of old provinces become those of the unit they went into.

        Counts add where every old province states them. Shares do not: they are recomputed from the counts they
        describe, or left out with a reason (`missing()`), as are ranks and rates.
        """
        statements, left_out = restated(self.observations, self.reports, on)
        found = [o for s, own in statements.items() for o in observations_of(s, own, self.names.reports)]
        filed = filed_under(self.filed, on)
        names = self.names._replace(issuers={**self.names.issuers, **issuer_names(filed)})
        return replace(self, observations=tuple(found), filed=filed, names=names, left_out=tuple(left_out))

    def table(self, by: tables.By = "place", natures: Sequence[str] | None = None) -> pd.DataFrame:
        """Indicators down, issuers and periods across, as float64; NaN where nothing that compares is stated.

        `by="period"` puts the issuers of one period together; `natures=("flow", "stock")` leaves the others out.
        """
        return tables.table(self.observations, self.names.issuers, tables.sound_by(by), tables.sound_natures(natures))

    def readable(self, natures: Sequence[str] | None = None, language: Language = "vi") -> pd.DataFrame:
        """The table as a person reads it: text, money in triệu and tỷ, T5/2020; without changes, plans, earlier values.

        Where there is one issuer the columns are its periods. `natures` chooses the rows as in `table`.
        """
        chosen, language = tables.sound_natures(natures), one_of(language, LANGUAGES, "language")
        return readable(self.observations, language, chosen)

    def summary(self, language: Language = "en") -> str:
        """How much is compared, and how much of it holds, in one line."""
        held = sum(check.holds for report in self.reports for check in report.checks)
        held += sum(check.holds for check in self.checks)
        return word("screen-summary", one_of(language, LANGUAGES, "language")).format(
            reports=len(self.reports), issuers=len(self.filed), figures=len(self.observations),
            series=len(self.series), held=held, failed=len(self.found),
        )  # fmt: skip

    def _repr_html_(self) -> str:
        from ..view.notebook import comparison_html

        return comparison_html(self)

    def long(self) -> pd.DataFrame:
        """Tidy: one row per figure and per gap, with status, reason and the exact place in the report."""
        return tables.long(self.observations, self.gaps, self.reports, self.names)

    def changes(self, against: tables.Against = "previous") -> pd.DataFrame:
        """Each value against the period before, or the same one a year earlier: absolute, relative (%), points."""
        against = one_of(against, ("previous", "year"), "comparison")
        return tables.changes(self.observations, self.names.issuers, self.breaks, against)

    def rank(self, indicator: str, period: str | None = None) -> pd.DataFrame:
        """Issuers by the value of an indicator, greatest first, in each period ("2020-05") or in one."""
        period = period_named(self.observations, period) if period else None
        return tables.rank(self.observations, self.names.issuers, self.leading(indicator), period)

    def missing(self) -> pd.DataFrame:
        """Series that an issuer leaves out in a period, with the reason.

        `candidate` is the figure of that report that comes nearest, with its `score`: `join` it where it is the same.
        """
        return tables.missing(self.gaps, candidates(self.gaps, self.observations, self.reports), self.names)

    def findings(self, language: Language = "en") -> pd.DataFrame:
        """Everything that does not add up, within a report and across reports, most serious first.

        One row each: indicator, place and period, what is said and what it should be, sentence, page and report.
        """
        return frame_of_findings(self.found, self.names, one_of(language, LANGUAGES, "language"))

    def joins(self) -> pd.DataFrame:
        """Why figures stand in one series: score and reason of every join, and the near misses.

        "all evidence" tells what speaks for it and against it, weightiest first; its score is a probability, the others
        are the likeness of names. `apart` overrules a join, `join` a near miss.
        """
        return tables.joins(self.all_joins, self.names)

    def twice(self) -> pd.DataFrame:
        """Where several reports of one issuer and period differ: one row a series and report, the last one in force."""
        return tables.editions(self.editions, self.observations, self.names)

    def plot(
        self,
        indicator: str | Sequence[str],
        kind: Chart = "months",
        period: str | None = None,
        language: Language = "vi",
    ) -> Drawn:
        """An Altair chart: "months" and "ranking" of one indicator, "heatmap" and "multiples" of several.

        `period` ("2020-06") chooses the period of a ranking or heatmap; without it the one most issuers report on.
        Save it without a network: `chart.save("a.png")`, "a.svg" or "a.html". KeyError for an unknown indicator;
        BaocaoError where it has no value to draw, or without Altair.
        """
        library("altair", "charts", "charts need altair")
        from . import charts

        wanted = [indicator] if isinstance(indicator, str) else indicator
        chosen = [self.leading(name) for name in wanted]
        period = period_named(self.observations, period) if period else None
        language = one_of(language, LANGUAGES, "language")
        return charts.draw(self.observations, self.reports, self.names, chosen, kind, period, language)

    def to_csv(self, path: Target) -> None:
        """Write the tidy table as CSV that spreadsheets open with its Vietnamese letters."""
        exports.to_csv(self.long(), path)

    def to_parquet(self, path: Target) -> None:
        """Write the tidy table as Parquet, periods as dates; BaocaoError without pyarrow."""
        exports.to_parquet(self.long(), path)

    def to_excel(self, path: Target, language: Language = "vi") -> None:
        """Write a workbook that can be sent: each figure with its sentence and source; BaocaoError without openpyxl."""
        exports.to_excel(self, path, language)

    def to_sdmx_csv(self, path: Target) -> None:
        """Write the values as SDMX-CSV 2.0."""
        exports.to_sdmx_csv(self.observations, self.names, path)

    def to_file(self, path: Target, language: Language = "vi") -> None:
        """Write it in the format that the name ends with: .html, .xlsx, .sdmx.csv, .csv, .parquet.

        A name without an ending is a folder of pages. BaocaoError for other endings.
        """
        exports.to_file(self, path, language)


class Terms(NamedTuple):
    """What a comparison is made with."""

    catalogue: Catalogue | None = None
    levels: tuple[Level, ...] = ()
    threshold: float = THRESHOLD
    decisions: Decisions = Decisions()
    corrections: Corrections = Corrections([])


def compare(
    sources: Iterable[Source],
    catalogue: Catalogue | None = None,
    *,
    level: Level | Sequence[Level] | None = None,
    threshold: float = THRESHOLD,
    joins: Decisions | PathLike | None = None,
    corrections: Corrections | PathLike | None = None,
    progress: bool | None = None,
) -> Comparison:
    """The figures of reports, each next to itself over time and over issuers.

    `sources` are reports, files and folders, and the errors that `parse_many` gives; what could not be read becomes an
    issue. All figures are compared, whatever `emphasis` a report was parsed with. Each office stands by itself: two
    offices, or a province and its communes, never state each other's figures. `level` chooses the reports of a level
    ("central", "province", "department", "district", "commune") or of some; the figures of departments and above then
    stand for their place. Figures with a code of the catalogue are joined by it; others by their names, where these
    are alike by `threshold` (0 to 1) and unit and kind agree, and from one office to another by all that is said of
    them, whatever the threshold; `joins` are what you decided yourself (`Comparison.join`), or the TOML file that
    holds it. `catalogue` replaces the codes that `parse` gave. `progress` shows a bar; None for one where a person
    looks on. No report gives an empty comparison: frames with columns and no rows. BaocaoError for an unknown level,
    for what is no list of sources, and for a file without decisions.

    >>> from baocao_parser import parse
    >>> compare([parse("Cấp mới **09** chứng thư số.".encode())]).table().shape
    (0, 0)
    >>> compare("2020-05.docx")
    Traceback (most recent call last):
    baocao_parser.errors.BaocaoError: '2020-05.docx' is no list (give a list: ['2020-05.docx'])
    """
    decisions = joins if isinstance(joins, Decisions) else Decisions() if joins is None else Decisions.load(joins)
    right = Corrections([]) if corrections is None else Corrections.of(corrections)
    settings = Terms(catalogue, _levels(level), threshold, decisions, right)
    return _compared(given(sources, progress=progress), settings)


def _compared(found: Given, settings: Terms) -> Comparison:
    begun = time.perf_counter()
    right = settings.corrections
    unused = right.unused(found.reports)
    found = found._replace(reports=tuple(map(right.apply, found.reports)))
    of_levels, left_out = _of_levels(found, settings.levels)
    reports, catalogue = of_levels.reports, settings.catalogue
    if catalogue is not None:
        reports = tuple(msgspec.structs.replace(r, indicators=catalogue.recognise(r.indicators)) for r in reports)
    codes = catalogue or Catalogue.default()
    issuers = issuers_of(reports, by_place=bool(settings.levels) and not {"district", "commune"} & {*settings.levels})
    names = _names(of_levels, issuers)
    order = order_of(reports)
    editions = editions_of(reports, issuers, order)
    replaced = {at: names.reports[by] for at, by in successors(editions).items()}
    figures = figures_of(reports, issuers, order)
    groups, joins = align(figures, reports, settings.threshold, settings.decisions, codes)
    observations = tuple(
        observation
        for series, group in zip(series_of(groups, {e.code: e.name for e in codes}), groups, strict=True)
        for observation in observations_of(series, statements_of(series, group, replaced), names.reports)
    )
    told = (
        *notes.of_reading(found.unread, found.skipped, reports, names),
        *notes.of_metadata(reports, issuers, names),
        *notes.of_other_levels(left_out),
        *notes.of_editions(editions, observations, reports, names),
        *notes.of_decisions(settings.decisions, observations),
        *notes.of_corrections(one.file for one in unused),
    )
    _log.info("%d reports compared in %.1f s: %d figures", len(reports), time.perf_counter() - begun, len(observations))
    return Comparison(
        reports, issuers, observations, observations, filed_by(reports, issuers), names, editions, tuple(joins), codes,
        settings, found, told,
    )  # fmt: skip


def _levels(level: Level | Sequence[Level] | None) -> tuple[Level, ...]:
    given = () if level is None else (level,) if isinstance(level, str) else tuple(level)
    return tuple(one_of(one, LEVELS, "level") for one in given)


def _of_levels(found: Given, levels: Sequence[Level]) -> tuple[Given, list[Issuer]]:
    """The reports of some levels, all of them for none, and the issuers of the others."""
    if not levels:
        return found, []
    issuers = issuers_of(found.reports)
    kept = [at for at, issuer in enumerate(issuers) if issuer.level in levels]
    reports, paths = (tuple(values[at] for at in kept) for values in (found.reports, found.paths))
    left_out = [issuer for issuer in issuers if issuer.level not in levels]
    return found._replace(reports=reports, paths=paths), left_out  # type: ignore[arg-type]


def _names(found: Given, issuers: Sequence[Issuer]) -> Names:
    called = issuer_names(issuers)
    return Names(report_names(found.reports, found.paths, issuers, called), called)
