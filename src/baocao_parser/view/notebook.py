"""Reports, records and comparisons as notebooks show them: small tables of one look, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from markupsafe import Markup

from ..display import line_of, line_of_report
from ..messages import in_language, word
from ..numbers.writing import figure
from ..records import Indicator, Issue, Section
from .data import counted_natures
from .templates import render, static

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..explain import Explanation
    from ..report import Report

MOST = 10
MOST_COLUMNS = 8
"""Rows that are shown of a longer list."""


@runtime_checkable
class Checked(Protocol):
    """A check of one report, or of several."""

    code: str
    holds: bool
    message: str


class ShownRow(NamedTuple):
    """A row of a small table."""

    sign: str
    """What colours its mark: a nature, or "good", "bad"."""
    cells: tuple[str, ...]
    level: int = 0


class Grid(NamedTuple):
    """A small table."""

    head: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    more: int
    """Rows that are not shown."""
    right: tuple[int, ...] = ()
    """Columns of numbers."""


def records_html(records: Sequence[object]) -> str:
    """Indicators, sections, issues, checks or findings as a table; of others what Python prints."""
    return _shown("records.html", grid=_grid(records, MOST * 3 if _is(records, Section) else MOST), count=len(records))


def report_html(report: Report) -> str:
    """A report: what it is, what it holds, what does not add up."""
    failed = [check for check in report.checks if not check.holds]
    notes = [issue for issue in report.issues if issue.message not in {check.message for check in failed}]
    return _shown(
        "report.html",
        title=" ".join(filter(None, (report.metadata.kind, report.metadata.title))) or report.document.source.name,
        line=line_of_report(report),
        natures=counted_natures(report.indicators),
        grid=_grid(report.indicators, MOST),
        notes=_grid([*failed, *notes], 5),
    )


def comparison_html(comparison: Comparison) -> str:
    """A comparison: its first rows, and what does not hold."""
    frame = comparison.readable()
    values = frame.iloc[:MOST, :MOST_COLUMNS].itertuples(name=None)
    rows = tuple(ShownRow("", (label, *map(str, row))) for label, *row in values)
    head = ("", *map(str, frame.columns[:MOST_COLUMNS]))
    grid = Grid(head, rows, max(len(frame) - MOST, 0), tuple(range(3, len(head))))
    told = [(found.code, found.severity, found.message) for found in comparison.found]
    told += [(issue.code, issue.severity, issue.message) for issue in comparison.told if issue.severity != "info"]
    shown = [("bad", (code, in_language(message, "vi"), word(severity, "vi"))) for code, severity, message in told]
    notes = Grid((), tuple(starmap(ShownRow, shown[:5])), max(len(shown) - 5, 0))
    more, page = word("shown-more", "vi"), word("shown-page", "vi")
    return _shown("comparison.html", line=comparison.summary("vi"), grid=grid, notes=notes, more=more, page=page)


def explanation_html(explanation: Explanation) -> str:
    """One number: its sentence, and what decided each field."""
    return _shown("explanation.html", told=explanation, sign=explanation.indicator.nature or "unknown")


def _grid(records: Sequence[object], most: int) -> Grid:
    rows = tuple(map(_row, records[:most]))
    head = ("", "section", "label", "value", "unit", "as printed") if _is(records, Indicator) else ()
    return Grid(head[1:], rows, max(len(records) - most, 0), (2,) if head else ())


def _row(record: object) -> ShownRow:
    if isinstance(record, Indicator):
        label = record.label or record.row or ""
        return ShownRow(record.nature or "unknown", (record.section, label, figure(record), record.unit, record.text))
    if isinstance(record, Section):
        return ShownRow("", (record.path, f"{record.label} {record.title}".strip(), record.role), record.level)
    if isinstance(record, Checked):
        return ShownRow("good" if record.holds else "bad", (record.code, record.message, getattr(record, "report", "")))
    if isinstance(record, Issue):
        return ShownRow("" if record.severity == "info" else "bad", (record.code, record.message, record.severity))
    return ShownRow("", (line_of(record),))


def _is(records: Sequence[object], kind: type) -> bool:
    return bool(records) and all(isinstance(record, kind) for record in records)


def _shown(template: str, **values: object) -> str:
    return render(f"notebook/{template}", style=Markup(static(("notebook",), "css")), **values)
