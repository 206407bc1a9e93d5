"""Reports → one tidy DataFrame. The only place where a Decimal becomes a float."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from .records import Indicator

if TYPE_CHECKING:
    from .report import Report

CONTEXT = ("source", "province", "agency")
NUMBERS = ("value", "total", "upper")


def frame_of(reports: Iterable[Report]) -> pd.DataFrame:
    """One row per indicator, reports and indicators in the order given; no row for a report without indicators.

    `period` is split into `period`, `period_start` and `period_end`; numbers are float64, NaN for None.
    """
    rows = [row_of(report, indicator) for report in reports for indicator in report.indicators]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(NUMBERS, "float64"))


def row_of(report: Report, indicator: Indicator) -> dict[str, Any]:
    """One indicator as plain values, with the report it stands in."""
    meta, period = report.metadata, indicator.period
    row: dict[str, Any] = {name: getattr(indicator, name) for name in Indicator.__struct_fields__}
    row |= {name: _float(row[name]) for name in NUMBERS}
    row |= {
        "columns": " | ".join(indicator.columns),
        "evidence": " ".join(f"{found.field}:{found.rule}" for found in indicator.evidence),
    }
    row |= {"period": period.label if period else None}
    row |= {"period_start": period.start if period else None, "period_end": period.end if period else None}
    province = meta.province.name if meta.province else None
    return row | {"source": report.document.source.name, "province": province, "agency": meta.agency}


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _columns() -> tuple[str, ...]:
    fields = list(Indicator.__struct_fields__)
    after = fields.index("period") + 1
    return (*CONTEXT, *fields[:after], "period_start", "period_end", *fields[after:])


COLUMNS = _columns()
"""Names of the frame's columns, in order."""
