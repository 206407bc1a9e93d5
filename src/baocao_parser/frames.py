"""Reports → one tidy DataFrame, or CSV. The only place where a Decimal becomes a float."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from .records import Indicator
from .visible import in_csv

if TYPE_CHECKING:
    import pandas as pd

    from .report import Report

CONTEXT = ("source", "province", "agency")
NUMBERS = ("value", "total", "upper")


def frame_of(reports: Iterable[Report]) -> pd.DataFrame:
    """One row per indicator, reports and indicators in the order given; no row for a report without indicators.

    `period` is split into `period`, `period_start` and `period_end`; `box` is "left top right bottom" on its page, in
    points; numbers are float64, NaN for None.
    """
    import pandas as pd

    rows = [row_of(report, indicator) for report in reports for indicator in report.indicators]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(NUMBERS, "float64"))


def write_csv(reports: Iterable[Report], stream: IO[str]) -> None:
    """The rows of `frame_of` as CSV, report by report; text that a spreadsheet takes for a formula behind an "'"."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        for indicator in report.indicators:
            writer.writerow({name: in_csv(value) for name, value in row_of(report, indicator).items()})


def row_of(report: Report, indicator: Indicator) -> dict[str, Any]:
    """One indicator as plain values, with the report it stands in."""
    meta, period = report.metadata, indicator.period
    row: dict[str, Any] = {name: getattr(indicator, name) for name in Indicator.__struct_fields__}
    row |= {name: _float(row[name]) for name in NUMBERS}
    evidence = " ".join(f"{found.field}:{found.rule}" for found in indicator.evidence)
    row |= {"columns": " | ".join(indicator.columns), "evidence": evidence}
    row |= {"box": f"{box.x0:g} {box.top:g} {box.x1:g} {box.bottom:g}" if (box := indicator.box) else None}
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
