"""A comparison as a file: a workbook to read, and tidy tables to compute with."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pandas as pd

from ..aside import aside
from ..errors import BaocaoError
from ..visible import in_csv
from .names import Names
from .observations import Observation

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from .comparison import Comparison

Target = str | os.PathLike[str]
SDMX = [
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "NATURE", "TIME_PERIOD", "OBS_VALUE",
    "UNIT_MEASURE", "DECIMALS", "OBS_STATUS", "TITLE", "SOURCE",
]  # fmt: skip
DATAFLOW = "BAOCAO:INDICATORS(1.0)"


def to_csv(long: pd.DataFrame, path: Target) -> None:
    """The tidy table as CSV in UTF-8 with the mark that spreadsheets need to show Vietnamese.

    Text that a spreadsheet would take for a formula stands behind an "'".
    """
    with aside(path) as file:
        long.map(in_csv).to_csv(file, index=False, encoding="utf-8-sig", errors="replace")


def to_parquet(long: pd.DataFrame, path: Target) -> None:
    """The tidy table as Parquet."""
    _needed("pyarrow", "archive", path)
    with aside(path) as file:
        long.to_parquet(file, index=False)


def to_sdmx_csv(observations: Iterable[Observation], names: Names, path: Target) -> None:
    """Values as SDMX-CSV 2.0, one row each; what does not compare is left out.

    REF_AREA is the code of the statistics office, or the place's name where it has none. OBS_STATUS: A normal,
    E estimated by the office, I joined under new boundaries. Source: SDMX-CSV field guide, version 2.0.
    """
    rows = [_sdmx(o, names) for o in observations if o.compares]
    with aside(path) as file:
        pd.DataFrame(rows, columns=SDMX).map(in_csv).to_csv(file, index=False, encoding="utf-8", errors="replace")


def _sdmx(o: Observation, names: Names) -> tuple[object, ...]:
    indicator, key = o.figure.indicator, o.stretch.key if o.stretch else ""
    status = "I" if len(o.figures) > 1 else "E" if indicator.bound == "estimate" else "A"
    frequency = {"Q": "Q", "S": "S"}.get(key[5:6], "M" if len(key) == 7 else "A" if len(key) == 4 else "_U")
    source = " + ".join(names.reports[figure.report] for figure in o.figures)
    area, series = o.place.code or o.place.name, o.series
    return (
        "dataflow", DATAFLOW, "I", frequency, area, series.code or series.id.rpartition(":")[0], series.nature or "_U",
        key, f"{o.value.normalize():f}", series.unit, indicator.decimals, status, series.label, source,
    )  # fmt: skip


def to_excel(comparison: Comparison, path: Target) -> None:
    """A workbook: the wide table, changes, gaps, checks and every figure with its place in its report."""
    _needed("openpyxl", "excel", path)
    sheets = {
        "Table": comparison.table(),
        "Changes": comparison.changes(),
        "Missing": comparison.missing(),
        "Checks": checks_frame(comparison),
        "Joins": comparison.joins(),
        "Figures": comparison.long().dropna(subset=["value"]),
    }
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=name == "Table")
            _lay_out(writer.sheets[name], header=3 if name == "Table" else 1)


WRITERS = {".xlsx": to_excel, ".sdmx.csv": to_sdmx_csv, ".csv": to_csv, ".parquet": to_parquet}


def to_file(comparison: Comparison, path: Target) -> None:
    """Write a comparison in the format that the file's name ends with."""
    name = Path(path).name
    writer = next((write for ending, write in WRITERS.items() if name.lower().endswith(ending)), None)
    if writer is None:
        raise BaocaoError("is no format that is written", source=name, remedy=f"end it with {', '.join(WRITERS)}")
    writer(comparison, path)


def checks_frame(comparison: Comparison) -> pd.DataFrame:
    """One row per check across reports, those that fail first."""
    rows = [(c.holds, c.code, c.report, c.message) for c in sorted(comparison.checks, key=lambda c: c.holds)]
    return pd.DataFrame(rows, columns=["holds", "check", "report", "message"])


WIDEST = 48
LOOKED_AT = 200
"""Rows that decide how wide a column is."""


def _lay_out(sheet: Worksheet, header: int) -> None:
    """Columns as wide as their words, the header in view, numbers grouped as the reader's locale writes them."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"{'E' if header > 1 else 'A'}{header + 1}"
    for at in range(1, sheet.max_column + 1):
        words = (sheet.cell(row, at).value for row in range(header, min(sheet.max_row, LOOKED_AT) + 1))
        longest = max((len(str(word)) for word in words if word is not None), default=8)
        sheet.column_dimensions[get_column_letter(at)].width = min(longest + 2, WIDEST)
    for row in sheet.iter_rows(min_row=header + 1):
        for cell in row:
            if isinstance(cell.value, float):
                cell.number_format = "#,##0" if cell.value.is_integer() else "#,##0.00"


def _needed(module: str, extra: str, path: Target) -> ModuleType:
    """The library that writes a format; BaocaoError naming the command that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        remedy = f"pip install 'baocao-parser[{extra}]'"
        raise BaocaoError(f"cannot be written without {module}", source=Path(path).name, remedy=remedy) from error
