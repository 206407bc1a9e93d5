"""What Python prints of reports and records: a line each, and of many records the first lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .numbers.writing import figure
from .records import Check, Indicator, Issue, Section
from .visible import visible

if TYPE_CHECKING:
    from .report import Report

MOST = 20
"""Records that are printed of a longer list."""


def line_of(record: object) -> str:
    """A record in a line; what is none of this package as Python prints it.

    >>> line_of(Issue("label-gap", "info", "2. is missing"))
    'info label-gap: 2. is missing'
    >>> line_of(7)
    '7'
    """
    if isinstance(record, Indicator):
        sort = ", ".join(filter(None, (record.nature, record.section, f"{record.start}-{record.end}")))
        return visible(f"{figure(record)} {record.unit}: {record.label} ({sort})")
    if isinstance(record, Section):
        return visible(f"{'  ' * record.level}{record.label} {record.title}".rstrip())
    if isinstance(record, Check):
        return visible(f"{'holds' if record.holds else 'FAILS'} {record.code}: {record.message}")
    if isinstance(record, Issue):
        return visible(f"{record.severity} {record.code}: {record.message}")
    return repr(record)


def lines_of(records: Sequence[object]) -> str:
    """Some records, a line each, the first MOST of them; "()" for none."""
    if not records:
        return "()"
    lines = list(map(line_of, records[:MOST]))
    rest = len(records) - MOST
    return "\n".join([*lines, *([f"… {rest} more"] if rest > 0 else [])])


def line_of_report(report: Report) -> str:
    """What a report is, and how much is in it."""
    meta = report.metadata
    who = (meta.agency, meta.province.name if meta.province else None, meta.period.label if meta.period else None)
    failed = sum(not check.holds for check in report.checks)
    counts = f"{len(report.sections)} sections, {len(report.indicators)} indicators, {len(report.issues)} issues"
    return visible(f"{report.document.source.name}: {', '.join(filter(None, who))}; {counts}, {failed} checks fail")
