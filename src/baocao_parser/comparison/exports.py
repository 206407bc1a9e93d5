"""A comparison as a file: a workbook to read, and tidy tables to compute with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..aside import Target, aside, writer_of
from ..choices import one_of
from ..errors import BaocaoError
from ..extras import library
from ..messages import LANGUAGES, Language
from ..visible import in_csv
from .names import Names
from .observations import Observation

if TYPE_CHECKING:
    from .comparison import Comparison

SDMX = [
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "ISSUER", "INDICATOR", "NATURE", "TIME_PERIOD",
    "OBS_VALUE", "UNIT_MEASURE", "DECIMALS", "OBS_STATUS", "TITLE", "SOURCE",
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
    library("pyarrow", "archive", "cannot be written without pyarrow", Path(path).name)
    with aside(path) as file:
        long.to_parquet(file, index=False)


def to_sdmx_csv(observations: Iterable[Observation], names: Names, path: Target) -> None:
    """Values as SDMX-CSV 2.0, one row each; what does not compare is left out.

    REF_AREA is the code of the statistics office, or the place's name where it has none; ISSUER tells offices of one
    area apart. OBS_STATUS: A normal,
    E estimated by the office, I joined under new boundaries. Source: SDMX-CSV field guide, version 2.0.
    """
    rows = [_sdmx(o, names) for o in observations if o.compares]
    with aside(path) as file:
        pd.DataFrame(rows, columns=SDMX).map(in_csv).to_csv(file, index=False, encoding="utf-8", errors="replace")


def _sdmx(o: Observation, names: Names) -> tuple[object, ...]:
    indicator, key = o.figure.indicator, o.period
    status = "I" if len(o.figures) > 1 else "E" if indicator.bound == "estimate" else "A"
    frequency = {"Q": "Q", "S": "S"}.get(key[5:6], "M" if len(key) == 7 else "A" if len(key) == 4 else "_U")
    area, series = o.place.code or o.place.name, o.series
    return (
        "dataflow", DATAFLOW, "I", frequency, area, names.issuers[o.issuer],
        series.code or series.id.rpartition(":")[0], series.nature or "_U",
        key, f"{o.value.normalize():f}", series.unit, indicator.decimals, status, series.label, names.sources(o),
    )  # fmt: skip


def to_excel(comparison: Comparison, path: Target, language: Language = "vi") -> None:
    """A workbook that can be sent: summary, changes, gaps, findings, notices, and every figure with its source."""
    library("openpyxl", "excel", "cannot be written without openpyxl", Path(path).name)
    from .workbook import workbook

    rows = max(len(comparison.observations), len(comparison.gaps))
    columns = sum(map(len, comparison.filed.values()))
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        problem = f"would have {rows:,} rows and {columns:,} columns, too many for Excel"
        raise BaocaoError(problem, source=Path(path).name, remedy="write .csv or .parquet")
    with aside(path) as file:
        workbook(comparison, one_of(language, LANGUAGES, "language")).save(file)


MOST_ROWS, MOST_COLUMNS = (1 << 20) - 8, (1 << 14) - 8
"""Of a sheet in Excel, less those of the headers."""

WRITERS: dict[str, Callable[[Comparison, Target, Language], object]] = {
    ".html": lambda comparison, path, language: comparison.to_html(path, language=language),
    ".xlsx": to_excel,
    ".sdmx.csv": lambda comparison, path, _: to_sdmx_csv(comparison.observations, comparison.names, path),
    ".csv": lambda comparison, path, _: to_csv(comparison.long(), path),
    ".parquet": lambda comparison, path, _: to_parquet(comparison.long(), path),
}


def to_file(comparison: Comparison, path: Target, language: Language = "vi") -> None:
    """Write a comparison in the format that a name ends with; a name without an ending is a folder of pages."""
    writer_of(path, WRITERS, without_ending=WRITERS[".html"])(comparison, path, language)
